"""Stories: events chained by actors and time."""

from __future__ import annotations

from tawatur.reconcile import link_and_reconcile
from tawatur.reconcile.chains import CHAIN_BITS, CHAIN_DAYS, Story, chain_events
from tests.link.builders import Report

ENVOY, HOST = "per.~مبعوث-أول", "per.~مضيف-ثان"


def call(id: str, on: str, *people: str, realis: str = "actual") -> Report:
    return Report(id, id, on).event("CONSULT", "phone", list(people[:1]), list(people[1:]), on=on, realis=realis)


def chained(*reports: Report) -> tuple[Story, ...]:
    return chain_events(link_and_reconcile([report.build() for report in reports]).events)


def test_events_of_one_man_are_chained_in_order() -> None:
    (story,) = chained(call("b", "2024-03-20", ENVOY, "gpe.iraq"), call("a", "2024-03-01", ENVOY, "gpe.egypt"))
    assert story.first_day == "2024-03-01"
    assert story.last_day == "2024-03-20"
    assert story.documents == ("a", "b")
    assert [actor.entity for actor in story.actors] == [ENVOY]
    assert story.id == story.events[0]


def test_what_lies_too_far_apart_is_two() -> None:
    assert CHAIN_DAYS == 30
    assert chained(call("a", "2024-03-01", ENVOY), call("b", "2024-04-30", ENVOY)) == ()


def test_a_chain_may_be_longer_than_its_links() -> None:
    days = ("2024-03-01", "2024-03-25", "2024-04-18", "2024-05-12")
    (story,) = chained(*(call(day, day, ENVOY, "gpe.iraq") for day in days))
    assert len(story.events) == 4


def test_a_country_alone_chains_nothing() -> None:
    assert CHAIN_BITS > 6
    assert chained(call("a", "2024-03-01", "gpe.iraq"), call("b", "2024-03-03", "gpe.iraq")) == ()


def test_two_common_parties_together_chain() -> None:
    people = ("per.antony-blinken", "gpe.iraq")
    assert len(chained(call("a", "2024-03-01", *people), call("b", "2024-03-09", *people))) == 1


def test_plans_and_undated_events_stand_outside() -> None:
    plan = call("a", "2024-03-01", ENVOY, HOST, realis="future")
    undated = Report("c", "c", None).event("CONSULT", "phone", [ENVOY], [HOST])
    assert chained(plan, call("b", "2024-03-05", ENVOY, HOST), undated) == ()


def test_one_report_is_no_story() -> None:
    report = call("a", "2024-03-01", ENVOY, HOST)
    report.event("CONSULT", "visit", [ENVOY], ["gpe.iraq"], on="2024-03-02", trigger="visit")
    assert chained(report) == ()


def test_the_order_of_events_does_not_matter() -> None:
    reports = [call(f"r{n}", f"2024-03-{n + 1:02}", ENVOY, HOST if n % 2 else "gpe.iraq") for n in range(9)]
    events = link_and_reconcile([report.build() for report in reports]).events
    assert chain_events(events) == chain_events(events[::-1])
