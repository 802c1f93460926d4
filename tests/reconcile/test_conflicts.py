"""What clashes, and what only looks so."""

from __future__ import annotations

import itertools

import pytest

from tawatur.reconcile.claims import Reading
from tawatur.reconcile.conflicts import compare_tolls, find_clashes, principals, superseded
from tests.reconcile.readings import count, date, party, word


def values(type: str, field: str, *readings: Reading) -> list[tuple[str, str]]:
    return [(clash.first.claim.value, clash.second.claim.value) for clash in find_clashes(type, field, readings)]


def codes(*readings: Reading) -> list[tuple[str, str, str]]:
    return [(c.first.claim.value, c.second.claim.value, c.code) for c in compare_tolls(readings)]


def test_dates_that_no_reading_joins() -> None:
    assert values("ASSAULT", "date", date("2023-11-14", "a"), date("2023-11-05", "b")) == [("2023-11-05", "2023-11-14")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (date("2023-11-05", "a"), date("2023-11-05", "b")),
        (date("2023-11-05", "a"), date("2023-11", "b")),
        (date("2023-11-05", "a"), date("2023-11-06", "b", relative=True)),
        (date("2023-11-05", "a"), date("2023-11-14", "b", inferred=True)),
        (date("2023-11-05", "a"), date("2023-10-30/2023-11-10", "b")),
    ],
)
def test_dates_that_do_not_clash(first: Reading, second: Reading) -> None:
    assert values("ASSAULT", "date", first, second) == []


def test_a_clash_of_two_values_is_told_once() -> None:
    several = [date("2023-11-05", name) for name in "abc"] + [date("2023-11-14", name) for name in "de"]
    assert values("ASSAULT", "date", *several) == [("2023-11-05", "2023-11-14")]


def test_actors_of_material_events() -> None:
    ours, theirs = party("actors", "org.~فجر", "a"), party("actors", "org.~نصر", "b")
    assert values("ASSAULT", "actors", ours, theirs) == [("org.~فجر", "org.~نصر")]
    assert values("CONSULT", "actors", ours, theirs) == []
    assert values("ACCUSE", "actors", ours, theirs) == []


def test_actors_that_act_together_do_not_clash() -> None:
    both = [party("actors", "org.~فجر", "a"), party("actors", "org.~نصر", "a"), party("actors", "org.~نصر", "b")]
    assert values("ASSAULT", "actors", *both) == []


def test_far_parties_clash_with_nothing() -> None:
    assert (
        values("ASSAULT", "actors", party("actors", "org.~فجر", "a"), party("actors", "org.~نصر", "b", near=False))
        == []
    )


def test_places_of_two_countries() -> None:
    ours = party("place", "gpe.baghdad", "a", country="IQ")
    theirs = party("place", "gpe.cairo", "b", country="EG")
    assert values("ASSAULT", "place", ours, theirs) == [("gpe.baghdad", "gpe.cairo")]


def test_countries_beside_a_talk_are_topics() -> None:
    ours = party("place", "gpe.cairo", "a", country="EG")
    theirs = party("place", "gpe.syria", "b", country="SY")
    assert values("CONSULT", "place", ours, theirs) == []
    assert values("ASSAULT", "place", ours, theirs) == [("gpe.cairo", "gpe.syria")]


def test_denial_needs_two_consistent_reports() -> None:
    yes, no = word("polarity", "affirmed", "a"), word("polarity", "negated", "b")
    assert values("ASSAULT", "polarity", yes, no) == [("affirmed", "negated")]
    assert values("ASSAULT", "polarity", yes, no, word("polarity", "affirmed", "b")) == []
    assert values("REQUEST", "polarity", yes, no) == []
    assert values("ASSAULT", "polarity", yes, word("polarity", "affirmed", "b")) == []


def test_unknown_fields_never_clash() -> None:
    assert values("ASSAULT", "instrument", word("instrument", "x", "a"), word("instrument", "y", "b")) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (count(12, "a"), count(15, "b"), [("12", "15", "C301")]),
        (count(12, "a"), count(15, "b", "2024-03-11"), [("12", "15", "C303")]),
        (count(15, "a"), count(12, "b", "2024-03-11"), [("15", "12", "C301")]),
        (count(12, "a", None), count(15, "b", None), [("12", "15", "C301")]),
        (count(12, "a"), count(12, "b"), []),
        (count(12, "a"), count(10, "b", modifier="at_least"), []),
        (count(12, "a", counted="قتيلا"), count(15, "b", counted="شخصا"), [("12", "15", "C301")]),
        (count(12, "a", counted="جنديا"), count(15, "b", counted="شخصا"), []),
        (count(12, "a", counted="جنديا"), count(15, "b", counted="جنديا"), [("12", "15", "C301")]),
    ],
)
def test_tolls(first: Reading, second: Reading, expected: list[tuple[str, str, str]]) -> None:
    assert codes(first, second) == expected
    assert codes(second, first) == expected


def test_parts_that_add_up_do_not_clash() -> None:
    report = [count(10, "a", start=0), count(3, "a", start=5)]
    assert codes(*report, count(13, "b")) == []
    assert codes(*report, count(14, "b")) == [("10", "14", "C301")]


def test_the_total_of_a_report_is_its_largest_count() -> None:
    found = principals([count(4, "a", start=1), count(20, "a", start=5), count(50, "a", part=True), count(7, "b")])
    assert [reading.claim.value for reading in found] == ["20", "7"]


def test_a_chain_of_updates_supersedes_all_before() -> None:
    several = [count(n, f"r{n}", f"2024-03-{n}") for n in (10, 12, 15)]
    assert superseded(several) == {"10", "12"}
    assert [code for _, _, code in codes(*several)] == ["C303"] * 3


def test_what_is_in_conflict_is_not_superseded() -> None:
    several = [count(12, "a"), count(13, "b"), count(15, "c", "2024-03-12")]
    assert superseded(several) == frozenset()


def test_order_does_not_matter() -> None:
    several = [count(12, "a"), count(15, "b"), count(15, "c", "2024-03-12"), count(31, "d", modifier="at_least")]
    expected = sorted(codes(*several))
    for order in itertools.permutations(several):
        assert sorted(codes(*order)) == expected


def test_a_toll_that_grew_clashes_by_its_last_value_alone() -> None:
    first, witnesses = count(9, "a", "2024-03-14"), count(15, "b", "2024-03-14", modifier="at_least")
    later = count(13, "c", "2024-03-15")
    assert codes(first, witnesses, later) == [("9", "13", "C303"), (">=15", "13", "C301")]
    assert superseded([first, witnesses, later]) == frozenset({"9"})


def test_a_toll_that_grew_into_agreement_keeps_its_clash_of_the_day() -> None:
    first, rival, later = count(9, "a", "2024-03-14"), count(15, "b", "2024-03-14"), count(15, "c", "2024-03-15")
    assert [code for _, _, code in codes(first, rival, later)] == ["C301"]
