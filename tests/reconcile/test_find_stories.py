"""Which reports tell one story."""

from __future__ import annotations

import random

from tawatur.model import Document
from tawatur.reconcile import find_stories, link_and_reconcile, main_event, main_events
from tests.link.builders import Report
from tests.reconcile.stories import long_text


def attack(id: str, published: str, on: str, *, realis: str = "actual") -> Report:
    report = Report(id, id, published)
    report.sentence(long_text(sum(map(ord, id))))
    return report.event("ASSAULT", "explosives", ["org.~كتيبة"], ["gpe.iraq"], "gpe.baghdad", on=on, realis=realis)


def stories(*reports: Report) -> tuple[tuple[str, ...], ...]:
    documents: list[Document] = [report.build() for report in reports]
    return find_stories(link_and_reconcile(documents).events, documents)


def test_news_of_one_event_is_one_story() -> None:
    assert stories(attack("a", "2024-03-10", "2024-03-09"), attack("b", "2024-03-11", "2024-03-09")) == (("a", "b"),)


def test_an_event_of_last_month_joins_nothing() -> None:
    assert stories(attack("a", "2024-03-10", "2024-03-09"), attack("b", "2024-04-20", "2024-03-09")) == (("a",), ("b",))
    assert stories(attack("a", "2024-04-20", "2024-03-09"), attack("b", "2024-04-21", "2024-03-09")) == (("a",), ("b",))


def test_what_is_only_imagined_joins_nothing() -> None:
    first = attack("a", "2024-03-10", "2024-03-09", realis="hypothetical")
    second = attack("b", "2024-03-10", "2024-03-09", realis="hypothetical")
    assert stories(first, second) == (("a",), ("b",))


def test_stories_are_chained_by_news() -> None:
    middle = attack("b", "2024-03-10", "2024-03-09")
    middle.event("CONSULT", "phone", ["per.~سالم"], ["per.~فاضل"], on="2024-03-10")
    last = Report("c", "C", "2024-03-10").event("CONSULT", "phone", ["per.~سالم"], ["per.~فاضل"], on="2024-03-10")
    assert stories(attack("a", "2024-03-10", "2024-03-09"), middle, last) == (("a", "b", "c"),)


def test_every_report_stands_once_whatever_the_order() -> None:
    documents = [attack(f"r{n}", "2024-03-10", f"2024-03-0{1 + n % 4}").build() for n in range(8)]
    events = link_and_reconcile(documents).events
    expected = find_stories(events, documents)
    assert sorted(report for group in expected for report in group) == sorted(d.id for d in documents)
    random.Random(1).shuffle(documents)
    assert find_stories(events[::-1], documents) == expected


def test_an_undated_report_is_taken_at_its_word() -> None:
    documents = [attack("a", "2024-03-10", "2024-03-09").build(), Report("b", "B", None).build()]
    assert find_stories(link_and_reconcile(documents).events, documents) == (("a",), ("b",))


def test_the_main_event_is_news_of_the_lead() -> None:
    report = Report("a", "A", "2024-03-10")
    report.event("ASSAULT", "explosives", place="gpe.baghdad", on="2024-01-02")
    report.event("CONSULT", "phone", ["per.~سالم"], ["per.~فاضل"], on="2024-03-10")
    report.event("PROTEST", "demo", place="gpe.cairo", on="2024-05-10", realis="future")
    document = report.build()
    events = link_and_reconcile([document]).events
    main = main_event(document, events)
    assert main is not None
    assert main.type == "CONSULT"
    assert main_event(Report("x").build(), events) is None


def test_a_story_turns_around_the_event_that_most_of_it_tells() -> None:
    follow_up = attack("c", "2024-03-11", "2024-03-09")
    follow_up.event("ACCUSE", "disapprove", ["gpe.egypt"], ["org.~كتيبة"], on="2024-03-11")
    documents = [attack("a", "2024-03-10", "2024-03-09").build(), attack("b", "2024-03-10", "2024-03-09").build()]
    documents += [follow_up.build(), Report("d", "D", "2024-03-11").build()]
    events = link_and_reconcile(documents).events
    found = main_events(documents, events)
    assert set(found) == {"a", "b", "c"}
    assert len(set(found.values())) == 1
    head = next(event for event in events if event.id == found["a"])
    assert head.type == "ASSAULT"
    assert main_events(documents[::-1], events[::-1]) == found
