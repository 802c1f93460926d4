from __future__ import annotations

import itertools

import pytest

from tawatur.link.blocking import NEIGHBOURS, candidate_pairs, keys
from tawatur.link.cluster import cluster
from tawatur.link.coreference import find_tellings
from tawatur.link.tellings import Telling
from tests.link.builders import Report

ENVOY, HOST = "per.~سالم", "per.~فاضل"


def told(id: str, published: str = "2024-03-10", on: str | None = "2024-03-09", who: str = ENVOY) -> Telling:
    (found,) = find_tellings(Report(id, id, published).event("CONSULT", "phone", [who], [HOST], on=on).build())
    return found


def paired(first: Telling, second: Telling) -> bool:
    return list(candidate_pairs([first, second])) == [(0, 1)]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (told("b"), True),
        (told("b", on=None), True),
        (told("b", on="2024-03"), True),
        (told("b", published="2024-09-01", on="2024-03-09"), True),
        (told("b", on="2024-05-09"), False),
        (told("b", published="2024-06-10", on=None), False),
    ],
)
def test_what_is_compared(second: Telling, expected: bool) -> None:
    assert paired(told("a"), second) is expected


def test_other_types_are_not_compared() -> None:
    (other,) = find_tellings(Report("b").event("ASSAULT", None, [ENVOY], [HOST], on="2024-03-09").build())
    assert not paired(told("a"), other)


def test_tellings_of_one_report_are_not_compared() -> None:
    report = Report("a").event("CONSULT", "phone", [ENVOY], [HOST]).event("CONSULT", "phone", [ENVOY], ["per.~رامي"])
    assert list(candidate_pairs(find_tellings(report.build()))) == []


def test_a_suggested_date_is_a_key_too() -> None:
    slipped = Report("b").event("CONSULT", "phone", [ENVOY], [HOST], on="2024-05-09").finding("C202", "2024-03-09")
    assert paired(told("a"), find_tellings(slipped.build())[0])


def test_a_common_entity_alone_is_no_key() -> None:
    def attack(id: str) -> Telling:
        return find_tellings(Report(id).event("ASSAULT", None, ["gpe.saudi-arabia"], on="2024-03-09").build())[0]

    assert not paired(attack("a"), attack("b"))


def test_two_common_entities_are() -> None:
    def attack(id: str) -> Telling:
        report = Report(id).event("ASSAULT", None, ["gpe.saudi-arabia"], ["gpe.iran"], on="2024-03-09")
        return find_tellings(report.build())[0]

    assert paired(attack("a"), attack("b"))


def test_a_shared_sentence_is_a_key_whatever_the_week() -> None:
    text = (
        "انفجرت عبوة ناسفة قرب مدرسة ابتدائية شرق المدينة ظهر أمس وأوقعت عشرات الجرحى بين التلاميذ ومعلميهم في ساحتها"
    )

    def attack(id: str, published: str) -> Telling:
        report = Report(id, id, published)
        return find_tellings(report.event("ASSAULT", None, at=report.sentence(text)).build())[0]

    assert paired(attack("a", "2024-03-10"), attack("b", "2024-12-10"))


def reported(id: str, *names: str) -> Telling:
    """An attack without parties in a report that names these besides."""
    report = Report(id).event("ASSAULT", "abduct", on="2024-03-09")
    report.event("CONSULT", "phone", names)
    return next(t for t in find_tellings(report.build()) if t.type == "ASSAULT")


def test_two_rare_entities_of_the_reports_are_a_key() -> None:
    assert paired(reported("a", ENVOY, HOST, "gpe.iraq"), reported("b", HOST, ENVOY, "gpe.iran"))


@pytest.mark.parametrize("names", [(ENVOY, "per.~رامي"), ("gpe.saudi-arabia", "gpe.iran")])
def test_one_rare_entity_of_the_reports_is_none(names: tuple[str, ...]) -> None:
    assert not paired(reported("a", ENVOY, HOST, "gpe.saudi-arabia", "gpe.iran"), reported("b", *names))


def test_keys_of_a_telling_are_always_the_same() -> None:
    assert list(keys(told("a"))) == list(keys(told("a")))


def test_a_large_block_stays_linear_and_whole() -> None:
    many = [told(f"r{number:04}") for number in range(NEIGHBOURS.width * 5)]
    pairs = list(candidate_pairs(many))
    assert len(pairs) < 3 * len(many)
    assert cluster(many, pairs) == [list(range(len(many)))]


def test_different_contents_meet_in_a_large_block() -> None:
    many = [told(f"r{number:04}") for number in range(NEIGHBOURS.width * 2)]
    many.append(told("zz", on=None))
    pairs = list(candidate_pairs(many))
    assert any(len(many) - 1 in pair for pair in pairs)


def test_clusters_do_not_depend_on_the_order_of_pairs() -> None:
    people = ["per.~سالم", "per.~رامي", "per.~فاضل الكريم"]
    several = [
        told(f"r{n}", on=day, who=who) for n, (day, who) in enumerate(itertools.product(["2024-03-09", None], people))
    ]
    pairs = list(candidate_pairs(several))
    expected = cluster(several, pairs)
    assert cluster(several, reversed(pairs)) == expected
    assert sorted(at for group in expected for at in group) == list(range(len(several)))


def test_exclusion_is_never_bridged() -> None:
    """A call without a partner may be either of two calls of one man; it must not join them."""
    first, second = told("a"), told("c", who="per.~رامي")
    (between,) = find_tellings(Report("b").event("CONSULT", "phone", [HOST], on="2024-03-09").build())
    groups = cluster([first, between, second], [(0, 1), (1, 2), (0, 2)])
    assert all(not {0, 2} <= set(group) for group in groups)


def test_only_given_pairs_link() -> None:
    assert cluster([told("a"), told("b")], []) == [[0], [1]]
