from __future__ import annotations

from tawatur.link.coreference import find_tellings, is_bare
from tawatur.link.tellings import Telling
from tests.link.builders import Report

ENVOY, HOST, OTHER = "per.~سالم", "per.~فاضل", "per.~رامي"


def rows(report: Report) -> list[tuple[int, ...]]:
    return [telling.rows for telling in find_tellings(report.build())]


def test_mentions_that_agree_are_one() -> None:
    report = Report("a").event("CONSULT", "phone", [ENVOY], [HOST]).event("CONSULT", "phone", [HOST], [ENVOY])
    assert rows(report) == [(0, 1)]


def test_a_bare_mention_goes_to_the_nearest_earlier_one() -> None:
    report = (
        Report("a")
        .event("CONSULT", "phone", [ENVOY], [HOST])
        .event("CONSULT", "phone", [ENVOY], [OTHER])
        .event("CONSULT", "phone")
    )
    assert rows(report) == [(0,), (1, 2)]


def test_a_bare_mention_may_come_first() -> None:
    assert rows(Report("a").event("CONSULT", "phone").event("CONSULT", "phone", [ENVOY], [HOST])) == [(0, 1)]


def test_a_bare_mention_of_another_kind_stays_alone() -> None:
    report = Report("a").event("CONSULT", "phone", [ENVOY], [HOST]).event("CONSULT", "visit", trigger="visit")
    assert rows(report) == [(0,), (1,)]


def test_a_bare_mention_with_nobody_to_join_stays_alone() -> None:
    assert rows(Report("a").event("ASSAULT").event("CONSULT", "phone", [ENVOY], [HOST])) == [(0,), (1,)]


def test_what_is_said_never_takes_in_bare_mentions() -> None:
    assert rows(Report("a").event("ACCUSE", None, [ENVOY], [HOST]).event("ACCUSE")) == [(0,), (1,)]


def test_visit_and_meeting_are_two() -> None:
    report = (
        Report("a")
        .event("CONSULT", "visit", [ENVOY], ["gpe.iraq"], trigger="visit")
        .event("CONSULT", "visit", [ENVOY], ["per.~فاضل"], trigger="meet")
    )
    assert rows(report) == [(0,), (1,)]


def test_two_calls_with_two_partners_are_two() -> None:
    report = Report("a").event("CONSULT", "phone", [ENVOY], [HOST]).event("CONSULT", "phone", [ENVOY], [OTHER])
    assert rows(report) == [(0,), (1,)]


def test_two_calls_on_two_days_are_two() -> None:
    report = (
        Report("a")
        .event("CONSULT", "phone", [ENVOY], [HOST], on="2024-03-09")
        .event("CONSULT", "phone", [ENVOY], [HOST], on="2024-03", mod="START")
        .event("CONSULT", "phone", [ENVOY], [HOST], on="2024-02")
    )
    assert rows(report) == [(0, 1), (2,)]


def test_an_unsure_mention_stays_single() -> None:
    report = (
        Report("a")
        .event("CONSULT", "phone", [ENVOY], [HOST])
        .event("CONSULT", "phone", [ENVOY], [HOST], confidence=0.01)
    )
    assert rows(report) == [(0,), (1,)]


def test_plans_stay_apart_from_what_happened() -> None:
    report = (
        Report("a")
        .event("CONSULT", "visit", [ENVOY], ["gpe.iraq"])
        .event("CONSULT", "visit", [ENVOY], ["gpe.iraq"], realis="future")
    )
    assert rows(report) == [(0,), (1,)]


def test_a_joined_telling_knows_all_that_was_said() -> None:
    report = (
        Report("a")
        .event("ASSAULT", "explosives", [], ["gpe.iraq"], place="gpe.baghdad", on="2024-03-09")
        .event("ASSAULT", None, [], ["gpe.iraq"], counts=[("killed", 9)], on="2024-03-09")
    )
    (telling,) = find_tellings(report.build())
    assert telling.modes == ("explosives",)
    assert [tally.low for tally in telling.tallies] == [9]
    assert [place.key for place in telling.places] == ["gpe.baghdad"]
    assert [dated.value for dated in telling.dates] == ["2024-03-09"]


def test_what_is_bare() -> None:
    def first(report: Report) -> Telling:
        return find_tellings(report.build())[0]

    assert is_bare(first(Report("a").event("ASSAULT")))
    assert not is_bare(first(Report("a").event("ASSAULT", place="gpe.iraq")))
    assert not is_bare(first(Report("a").event("ASSAULT", on="2024-03-09")))


def test_a_report_without_events_tells_nothing() -> None:
    assert find_tellings(Report("a").build()) == []


def test_a_hostile_report_stays_quick() -> None:
    report = Report("a")
    for _ in range(600):
        report.event("ASSAULT", "aerial", [ENVOY], ["gpe.iraq"])
    assert rows(report) == [tuple(range(600))]
