"""A call in one report, a meeting in another: marked, never joined."""

from __future__ import annotations

import pytest

from tawatur.model import Event
from tawatur.reconcile import link_and_reconcile
from tests.link.builders import Report

ENVOY, HOST = "per.~سالم", "per.~رامي"


def call(id: str, on: str | None = "2024-03-10", host: str = HOST, realis: str = "actual") -> Report:
    return Report(id, id).event("CONSULT", "phone", [ENVOY], [host], on=on, realis=realis)


def meeting(id: str, on: str | None = "2024-03-10", host: str = HOST, realis: str = "actual") -> Report:
    return Report(id, id).event("CONSULT", "visit", [ENVOY], [host], on=on, trigger="meet", realis=realis)


def events(*reports: Report) -> tuple[Event, ...]:
    return link_and_reconcile([report.build() for report in reports]).events


def codes(event: Event) -> list[str]:
    return [finding.code for finding in event.findings]


def test_both_events_are_marked() -> None:
    first, second = events(call("a"), meeting("b"))
    assert codes(first) == codes(second) == ["C401"]
    assert first.findings == second.findings
    (finding,) = first.findings
    assert sorted(e.document for e in finding.evidence if e.document) == ["a", "b"]
    assert first.conflicts == second.conflicts == ()


def test_several_reports_of_each_give_one_finding() -> None:
    found = events(call("a"), call("b"), meeting("c"), meeting("d"))
    assert len(found) == 2
    assert all(codes(event).count("C401") == 1 for event in found)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (call("a"), meeting("b", on="2024-03-08")),
        (call("a"), meeting("b", host="per.~فاضل")),
        (call("a", on=None), meeting("b", on=None)),
        (call("a"), meeting("b", on="2024-03")),
        (call("a"), meeting("b", realis="future")),
        (call("a"), meeting("b", host="gpe.iraq")),
    ],
    ids=["another day", "another partner", "no day", "a month", "a plan", "a country"],
)
def test_what_is_not_marked(first: Report, second: Report) -> None:
    assert all("C401" not in codes(event) for event in events(first, second))


def test_a_report_that_tells_both_knows_of_both() -> None:
    both = call("a").event("CONSULT", "visit", [ENVOY], [HOST], on="2024-03-10", trigger="meet")
    assert all("C401" not in codes(event) for event in events(both))
    assert all("C401" not in codes(event) for event in events(both, meeting("b")))


def test_a_doubtful_day_marks_nothing() -> None:
    doubtful = call("a").finding("C201")
    assert all("C401" not in codes(event) for event in events(doubtful, meeting("b")))
