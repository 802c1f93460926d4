from __future__ import annotations

import pytest

from tawatur.reconcile import link_and_reconcile
from tests.link.builders import Report

ENVOY, HOST, STRANGER = "per.antony-blinken", "per.mohammed-shia-al-sudani", "per.mahmoud-abbas"


def wholes(*reports: Report) -> list[str | None]:
    view = link_and_reconcile([report.build() for report in reports])
    names = {event.id: event.fields["recipients"][0].value for event in view.events}
    return [names[event.part_of] if event.part_of else None for event in view.events]


def told(on: str | None = "2024-03-09", meeting_on: str | None = "2024-03-09", host: str = HOST) -> Report:
    return (
        Report("a")
        .event("CONSULT", "visit", [ENVOY], ["gpe.iraq"], on=on, trigger="visit")
        .event("CONSULT", "visit", [ENVOY], [host], on=meeting_on, trigger="meet")
    )


@pytest.mark.parametrize(("on", "meeting_on"), [("2024-03-09", "2024-03-09"), ("2024-03", "2024-03-09"), (None, None)])
def test_a_meeting_lies_within_the_visit(on: str | None, meeting_on: str | None) -> None:
    assert wholes(told(on, meeting_on)) == [None, "gpe.iraq"]


def test_a_meeting_with_another_countrys_man_does_not() -> None:
    assert wholes(told(host=STRANGER)) == [None, None]


def test_a_meeting_of_another_day_does_not() -> None:
    assert wholes(told(meeting_on="2024-03-01")) == [None, None]


def test_a_call_does_not() -> None:
    report = (
        Report("a")
        .event("CONSULT", "visit", [ENVOY], ["gpe.iraq"], on="2024-03-09", trigger="visit")
        .event("CONSULT", "phone", [ENVOY], [HOST], on="2024-03-09")
    )
    assert wholes(report) == [None, None]


def test_a_planned_visit_holds_no_meeting_that_took_place() -> None:
    report = (
        Report("a")
        .event("CONSULT", "visit", [ENVOY], ["gpe.iraq"], on="2024-03-09", trigger="visit", realis="future")
        .event("CONSULT", "visit", [ENVOY], [HOST], on="2024-03-09", trigger="meet", realis="future")
    )
    assert wholes(report) == [None, "gpe.iraq"]


def test_the_visit_of_another_man_does_not() -> None:
    report = (
        Report("a")
        .event("CONSULT", "visit", [STRANGER], ["gpe.iraq"], on="2024-03-09", trigger="visit")
        .event("CONSULT", "visit", [ENVOY], [HOST], on="2024-03-09", trigger="meet")
    )
    assert wholes(report) == [None, None]
