"""Comparison levels and exclusions, on pairs of hand-made reports."""

from __future__ import annotations

import pytest

from tawatur.link import weights as w
from tawatur.link.compare import Comparison, compare, exclusion
from tawatur.link.coreference import find_tellings
from tawatur.link.tellings import Telling
from tests.link.builders import Report

ENVOY, HOST, OTHER = "per.~سالم", "per.~فاضل", "per.~رامي"


def telling(report: Report) -> Telling:
    (found,) = find_tellings(report.build())
    return found


def levels(comparison: Comparison) -> dict[str, str]:
    return {level.field: level.level for level in comparison.levels}


def call(id: str, *, on: str | None = "2024-03-09", published: str = "2024-03-10", partner: str = HOST) -> Report:
    return Report(id, id.upper(), published).event("CONSULT", "phone", [ENVOY], [partner], on=on)


def test_two_reports_of_one_call() -> None:
    comparison = compare(telling(call("a")), telling(call("b")))
    assert comparison.excluded is None
    assert comparison.weight > 0
    assert levels(comparison)["date"] == "same day"
    assert levels(comparison)["parties"] == "same"
    assert comparison.weight == pytest.approx(sum(level.weight for level in comparison.levels))


def test_it_is_the_same_from_both_sides() -> None:
    a, b = telling(call("a")), telling(call("b", on=None))
    assert compare(a, b) == compare(b, a)


def test_host_and_guest_may_change_sides() -> None:
    swapped = Report("b", "B").event("CONSULT", "phone", [HOST], [ENVOY], on="2024-03-09")
    assert levels(compare(telling(call("a")), telling(swapped)))["parties"] == "same"


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        (call("b", partner=OTHER), "parties differ"),
        (call("b", on="2024-03-07"), "dates differ"),
        (Report("b").event("CONSULT", "visit", [ENVOY], [HOST], on="2024-03-09"), "kinds differ"),
        (Report("b").event("ASSAULT", None, [ENVOY], [HOST], on="2024-03-09"), "types differ"),
        (
            Report("b").event("CONSULT", "phone", [ENVOY], [HOST], on="2024-03-09", realis="future"),
            "one is planned, the other has happened",
        ),
    ],
)
def test_what_excludes(second: Report, reason: str) -> None:
    assert exclusion(telling(call("a")), telling(second)) == reason
    assert exclusion(telling(second), telling(call("a"))) == reason


@pytest.mark.parametrize(
    "second",
    [
        call("b"),
        call("b", on=None),
        call("b", on="2024-03"),
        Report("b").event("CONSULT", "phone", [ENVOY], ["gpe.iraq"], on="2024-03-09"),
        Report("b").event("CONSULT", "phone", [ENVOY], on="2024-03-09"),
        Report("b").event("CONSULT", "phone", [ENVOY], [HOST], on="2024-03-09", realis="historical"),
        Report("b").event("CONSULT", "phone", [ENVOY], [HOST], on="2024-03-10", relative=True),
    ],
)
def test_what_does_not_exclude(second: Report) -> None:
    assert exclusion(telling(call("a")), telling(second)) is None


def test_a_flawed_date_never_excludes_but_weighs_less() -> None:
    good = telling(call("a"))
    flawed = telling(call("b", on="2024-03-18").finding("C201"))
    comparison = compare(good, flawed)
    assert comparison.excluded is None
    assert levels(comparison)["date"] == "differs, with a finding"
    assert comparison.weight < compare(good, telling(call("c"))).weight


def test_a_suggested_date_counts_as_an_alternative() -> None:
    good = telling(call("a"))
    repaired = telling(call("b", on="2024-03-18").finding("C202", "2024-03-09"))
    assert levels(compare(good, repaired))["date"] == "suggested reading"
    assert compare(good, repaired).weight > compare(good, telling(call("c", on="2024-03-18").finding("C201"))).weight


def test_a_slip_is_seen_only_in_a_report_that_has_slipped() -> None:
    attack = ("ASSAULT", None, ["org.~كتيبة"], ["gpe.israel"])
    good = telling(Report("a").event(*attack, on="2023-10-07"))
    innocent = telling(Report("b").event(*attack, on="2023-05-15"))
    assert exclusion(good, innocent) == "dates differ"
    slipped = (
        Report("c").event("CONSULT", "visit", [ENVOY], ["gpe.iraq"], on="2023-11-14").finding("C202", "2023-11-05")
    )
    suspect = find_tellings(slipped.event(*attack, on="2023-05-15").build())[1]
    assert exclusion(good, suspect) is None
    assert levels(compare(good, suspect))["date"] == "same day of another calendar"


def test_two_towns_in_one_report_are_two_attacks() -> None:
    report = Report("a").event("ASSAULT", "aerial", place="gpe.baghdad").event("ASSAULT", "aerial", place="gpe.cairo")
    assert len(find_tellings(report.build())) == 2


def test_a_series_takes_in_no_single_attack() -> None:
    single = telling(Report("a").event("ASSAULT", None, [], ["gpe.iraq"]))
    series = telling(Report("b").event("ASSAULT", None, [], ["gpe.iraq"], counts=[("attacks", 73)]))
    assert exclusion(single, series) == "one is a series"


def test_the_prior_of_one_report_is_higher() -> None:
    report = Report("a").event("CONSULT", "phone", [ENVOY], [HOST]).event("CONSULT", "phone", [ENVOY], [OTHER])
    one, two = find_tellings(report.build())
    within = compare(one, two)
    across = compare(telling(call("b", on=None)), one)
    assert levels(within)["prior"] == "one report"
    assert levels(across)["prior"] == "two reports"
    assert within.levels[0].weight > across.levels[0].weight


@pytest.mark.parametrize(
    ("published", "level"),
    [
        ("2024-03-10", "news of one day"),
        ("2024-03-13", "news of a few days"),
        ("2024-03-20", "news of two weeks"),
        ("2024-06-20", "news far apart"),
    ],
)
def test_without_dates_the_reports_speak(published: str, level: str) -> None:
    first, second = telling(call("a", on=None)), telling(call("b", on=None, published=published))
    assert levels(compare(first, second))["date"] == level


def test_a_rare_party_weighs_more_than_a_common_one() -> None:
    def attack(id: str, who: str) -> Telling:
        return telling(Report(id).event("ASSAULT", None, [who]))

    rare = compare(attack("a", ENVOY), attack("b", ENVOY)).weight
    common = compare(attack("a", "norp.iraqi"), attack("b", "norp.iraqi")).weight
    assert rare > common


def test_the_same_count_speaks_for_one_event() -> None:
    def attack(id: str, killed: int) -> Telling:
        return telling(Report(id).event("ASSAULT", None, [], ["gpe.iraq"], counts=[("killed", killed)]))

    same, other = compare(attack("a", 32), attack("b", 32)), compare(attack("a", 32), attack("b", 30))
    assert levels(same)["counts"] == "same"
    assert levels(other)["counts"] == "differ"
    assert other.excluded is None


def test_a_shared_sentence_speaks_for_one_event() -> None:
    words = "انفجرت عبوة قرب السوق القديم في الساعات الأولى من الصباح وأوقعت ضحايا كثيرين"

    def attack(id: str, text: str) -> Telling:
        report = Report(id)
        return telling(report.event("ASSAULT", "explosives", at=report.sentence(text)))

    assert levels(compare(attack("a", words), attack("b", words)))["text"] == "same sentence"
    assert "text" not in levels(compare(attack("a", words), attack("b", " ".join(reversed(words.split())))))


# rare modes, hosts


def act(id: str, type: str, mode: str) -> Telling:
    return telling(Report(id).event(type, mode, [], ["gpe.iraq"], on="2024-03-09"))


@pytest.mark.parametrize(
    ("type", "rare", "common"),
    [("COERCE", "deport", "seize"), ("PROTEST", "strike", "demo"), ("RETREAT", "disarm", "release")],
)
def test_a_rare_mode_in_common_tells_more(type: str, rare: str, common: str) -> None:
    def weight(mode: str) -> float:
        found = compare(act("a", type, mode), act("b", type, mode)).levels
        return next(level.weight for level in found if level.field == "mode")

    assert w.SAME_MODE <= weight(common) < weight(rare) <= w.SAME_MODE_MOST


def test_other_modes_speak_against() -> None:
    assert levels(compare(act("a", "ASSAULT", "firearms"), act("b", "ASSAULT", "aerial")))["mode"] == "differs"


def visit(id: str, who: str, host: str) -> Telling:
    return telling(Report(id).event("CONSULT", "visit", [who], [host], on="2024-03-09", trigger="visit"))


def test_a_host_told_as_the_actor_is_no_other_visitor() -> None:
    """«أكد السيسي أهمية زيارة الوفد لمصر»: the president of the country visited does not visit it."""
    assert (
        exclusion(visit("a", "per.abdel-fattah-el-sisi", "gpe.egypt"), visit("b", "per.john-kerry", "gpe.egypt"))
        is None
    )


def test_two_visitors_are_two_visits() -> None:
    first, second = visit("a", "per.sergey-lavrov", "gpe.egypt"), visit("b", "per.john-kerry", "gpe.egypt")
    assert exclusion(first, second) == "parties differ"
