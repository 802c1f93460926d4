"""Which reports tell one story: reports that share an event that is news to them.

Note [News, not background]
    Most reports recall older events. Two reports are of one story where an event that both tell lies within NEWS_DAYS
    of both; an attack of last month that both recall does not join them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence

from tawatur.link.dates import read_days
from tawatur.model import Document, Event, EventMention, Sentence

# Days between an event and the reports to which it is news.
NEWS_DAYS = 7
# The headline and the first sentence of a report's text.
LEAD = 2


def find_stories(events: Iterable[Event], documents: Sequence[Document]) -> tuple[tuple[str, ...], ...]:
    """The groups of report ids that tell one story, sorted; a report of its own stands alone.

    >>> find_stories((), ())
    ()
    """
    published = {document.id: document.meta.published for document in documents}
    parent = {report: report for report in sorted(published)}
    for event in events:
        told = [report for report in event.documents if report in published and _is_news(event, report, published)]
        for report in told[1:]:
            first, second = _root(parent, told[0]), _root(parent, report)
            if first != second:
                parent[max(first, second)] = min(first, second)
    groups: dict[str, list[str]] = {}
    for report in sorted(parent):
        groups.setdefault(_root(parent, report), []).append(report)
    return tuple(sorted(tuple(group) for group in groups.values()))


def main_event(document: Document, events: Iterable[Event]) -> Event | None:
    """The event that a report is about; null where it tells of none.

    What has happened and is news comes first, then what the headline or the lead tells, then the most mentions, the
    surest one, the earliest one. `events` may hold those of other reports.
    """
    told = [event for event in events if document.id in event.documents]
    sentences = document[Sentence] if document.has(Sentence) else ()
    lead = sentences[min(LEAD, len(sentences)) - 1].end if sentences else 0
    sure = {(m.start, m.end): m.confidence for m in document[EventMention]} if document.has(EventMention) else {}
    published = {document.id: document.meta.published}

    def rank(event: Event) -> tuple[bool, bool, int, float, int, str]:
        places = [ref for ref in event.mentions if ref.document == document.id]
        first = min(ref.start for ref in places)
        surest = max(sure.get((ref.start, ref.end), 0.0) for ref in places)
        news = event.realis == "actual" and _is_news(event, document.id, published)
        return (not news, first >= lead, -len(places), -surest, first, event.id)

    return min(told, key=rank, default=None)


def main_events(documents: Sequence[Document], events: Iterable[Event]) -> dict[str, str]:
    """The event that the story of each report turns around, by report id; reports without events are left out.

    Each report of a story (`find_stories`) speaks for its own `main_event` and for all that is news to it: the event
    that most of them tell is the story's, then the one that is the main event of most, then the first by id.
    """
    known = tuple(events)
    by_report: dict[str, list[Event]] = {}
    for event in known:
        for report in event.documents:
            by_report.setdefault(report, []).append(event)
    published = {document.id: document.meta.published for document in documents}
    own = {d.id: main.id for d in documents if (main := main_event(d, by_report.get(d.id, ()))) is not None}
    found: dict[str, str] = {}
    for story in find_stories(known, documents):
        votes: dict[str, list[int]] = {}
        for report in story:
            for event in by_report.get(report, ()):
                counted = votes.setdefault(event.id, [0, 0])
                counted[0] += _is_news(event, report, published)
                counted[1] += own.get(report) == event.id
        if votes:
            head = min(votes, key=lambda event: (-votes[event][0], -votes[event][1], event))
            found.update((report, head) for report in story if report in own)
    return dict(sorted(found.items()))


def _root(parent: dict[str, str], report: str) -> str:
    while parent[report] != report:
        parent[report] = parent[parent[report]]
        report = parent[report]
    return report


def _is_news(event: Event, report: str, published: Mapping[str, datetime.date | None]) -> bool:
    day = published[report]
    if event.realis in {"historical", "hypothetical"}:
        return False
    if event.date is None or day is None:
        return True
    days = read_days(event.date.value)
    return days is None or abs(max(days.low, min(days.high, day.toordinal())) - day.toordinal()) <= NEWS_DAYS
