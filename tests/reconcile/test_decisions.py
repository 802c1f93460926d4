"""Merges, splits and accepted values of people: applied, undone by later ones, and kept through new runs."""

from __future__ import annotations

import random

import msgspec
import pytest

from tawatur.model import Claim, Document, Event
from tawatur.reconcile import View, link_and_reconcile
from tawatur.reconcile.counts import read_count
from tawatur.reconcile.decisions import accept_decision, in_order, merge_decision, split_decision
from tests.link.builders import Report

SAID = ("Layla", "read both reports", "2024-04-01T10:00:00Z")


def attack(id: str, killed: int, place: str = "gpe.damascus", published: str = "2024-03-10") -> Document:
    report = Report(id, id.upper(), published)
    report.event("ASSAULT", "explosives", place=place, on="2024-03-09", counts=[("killed", killed)])
    return report.build()


THREE = [attack("a", 12), attack("b", 15), attack("c", 12)]


def one(view: View) -> Event:
    (event,) = view.events
    return event


def reports(view: View) -> list[tuple[str, ...]]:
    return [event.documents for event in view.events]


def split(view: View, report: str, at: str = SAID[2]) -> Claim:
    event = next(e for e in view.events if report in e.documents)
    document = next(d for d in THREE if d.id == report)
    return split_decision(event, report, document, "Layla", "another street", at)


def merge(view: View, at: str = SAID[2]) -> Claim:
    first, second = view.events[:2]
    document = next(d for d in THREE if d.id == first.documents[0])
    return merge_decision(first, second, document, "Layla", "one attack", at)


def test_a_split_takes_a_report_out() -> None:
    view = link_and_reconcile(THREE)
    assert reports(view) == [("a", "b", "c")]
    decided = link_and_reconcile(THREE, [split(view, "b")])
    assert reports(decided) == [("a", "c"), ("b",)]


def test_the_report_of_the_least_mention_can_be_split_off() -> None:
    decided = link_and_reconcile(THREE, [split(link_and_reconcile(THREE), "a")])
    assert reports(decided) == [("a",), ("b", "c")]


def test_a_merge_joins_what_excludes_each_other() -> None:
    far = [attack("a", 12), attack("z", 3, "gpe.cairo")]
    view = link_and_reconcile(far)
    assert len(view.events) == 2
    claim = merge_decision(view.events[0], view.events[1], far[0], *SAID)
    merged = link_and_reconcile(far, [claim])
    assert reports(merged) == [("a", "z")]
    assert {c.field for c in one(merged).conflicts} >= {"place"}


def test_the_later_of_two_decisions_stands() -> None:
    parted = split(link_and_reconcile(THREE), "b", "2024-04-01T10:00:00Z")
    joined = merge(link_and_reconcile(THREE, [parted]), "2024-04-02T10:00:00Z")
    assert reports(link_and_reconcile(THREE, [parted, joined])) == [("a", "b", "c")]
    assert reports(link_and_reconcile(THREE, [joined, parted])) == [("a", "b", "c")]
    again = split(link_and_reconcile(THREE), "b", "2024-04-03T10:00:00Z")
    assert reports(link_and_reconcile(THREE, [again, joined, parted])) == [("a", "c"), ("b",)]
    assert in_order([again, joined, parted]) == [parted, joined, again]


def test_decisions_survive_new_reports() -> None:
    decision = split(link_and_reconcile(THREE), "b")
    more = [*THREE, attack("0", 12), attack("d", 15)]
    view = link_and_reconcile(more, [decision])
    home = next(event for event in view.events if "a" in event.documents)
    assert "b" not in home.documents


def test_a_decision_whose_report_is_gone_waits() -> None:
    decision = split(link_and_reconcile(THREE), "b")
    assert reports(link_and_reconcile(THREE[::2], [decision])) == [("a", "c")]


def accept(field: str, value: str) -> Claim:
    event = one(link_and_reconcile(THREE))
    return accept_decision(event, field, value, THREE[0], SAID)


def test_an_accepted_value_stands_first_and_hides_nothing() -> None:
    event = one(link_and_reconcile(THREE, [accept("killed", "15")]))
    assert [value.value for value in event.fields["killed"]] == ["15", "12"]
    assert event.fields["killed"][0].documents == ("b",)
    assert [conflict.field for conflict in event.conflicts] == ["killed"]


def test_a_value_that_no_report_has_can_be_accepted() -> None:
    event = one(link_and_reconcile(THREE, [accept("killed", "14"), accept("date", "2024-03-08")]))
    first = event.fields["killed"][0]
    assert (first.value, first.documents, first.evidence) == ("14", (), ())
    assert first.chain[0].name == "Layla"
    assert event.date is not None
    assert event.date.value == "2024-03-08"
    assert [value.value for value in event.fields["date"]] == ["2024-03-08", "2024-03-09"]
    assert [conflict.field for conflict in event.conflicts] == ["killed"]


def test_an_accepted_party_comes_first() -> None:
    event = one(link_and_reconcile(THREE, [accept("actors", "org.islamic-state-daesh")]))
    assert [actor.name for actor in event.actors] == ["Islamic State (Daesh)"]


def test_accepted_values_are_no_claims_of_the_view() -> None:
    view = link_and_reconcile(THREE, [accept("killed", "14")])
    assert {claim.author for claim in view.claims} == {"text"}


@pytest.mark.parametrize(("field", "value"), [("colour", "red"), ("date", "yesterday"), ("killed", "many")])
def test_what_no_field_can_hold_is_refused(field: str, value: str) -> None:
    with pytest.raises(ValueError):
        accept(field, value)


def test_a_report_told_alone_cannot_be_split_off() -> None:
    view = link_and_reconcile(THREE[:1])
    with pytest.raises(ValueError):
        split_decision(one(view), "a", THREE[0], *SAID)
    with pytest.raises(ValueError):
        split_decision(one(view), "x", THREE[0], *SAID)


def test_the_order_of_decisions_does_not_matter() -> None:
    decisions = [split(link_and_reconcile(THREE), "b"), accept("killed", "14"), accept("date", "2024-03-08")]
    expected = msgspec.json.encode(link_and_reconcile(THREE, decisions).events)
    for seed in range(4):
        random.Random(seed).shuffle(decisions)
        assert msgspec.json.encode(link_and_reconcile(THREE[::-1], decisions).events) == expected


@pytest.mark.parametrize(("value", "low", "high"), [("31", 31, 31), ("10-12", 10, 12), ("~50", 45, 55)])
def test_counts_are_read_as_they_are_written(value: str, low: float, high: float) -> None:
    bounds = read_count(value)
    assert (bounds.low, bounds.high) == (low, high)
