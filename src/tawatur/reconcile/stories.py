"""Which reports tell one story: reports that share an event that is news to them.

Note [News, not background]
    Most reports recall older events. Two reports are of one story where an event that both tell lies within NEWS_DAYS
    of both; an attack of last month that both recall does not join them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence

from tawatur.link.dates import read_days
from tawatur.model import Document, Event

# Days between an event and the reports to which it is news.
NEWS_DAYS = 7


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
