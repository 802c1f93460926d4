"""Which event is part of which: a meeting within a visit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tawatur.link import Telling
from tawatur.link.dates import Days
from tawatur.link.parties import Party

VISIT = "visit"
# «الأحد» and its eve: a visit and its meetings may be dated a day apart.
SLACK_DAYS = 1
# Visits are looked up by months of so many days; a date of more than a year is too wide to look up.
_MONTH, _LONGEST = 30, 366


def find_whole(meeting: Sequence[Telling], visits: Iterable[Sequence[Telling]]) -> Sequence[Telling] | None:
    """The visit that a meeting lies within; null where it lies in none of these.

    The visitor takes part in the meeting, the host or the meeting's place is of the country visited, and the dates
    allow it. Of several visits the one told by most of the same reports is taken, then the first by its least mention.
    """
    fitting = [visit for visit in visits if _within(meeting, visit)]
    return min(fitting, key=lambda visit: (-_shared(meeting, visit), visit[0].ref), default=None)


def stays(tellings: Sequence[Telling]) -> Iterator[str]:
    """What a meeting and its visit have in common: a party with a report, and with each month of a date, as keys."""
    reports = {t.report.document for t in tellings}
    months = {
        str(month)
        for days in _readings(tellings)
        if days.width <= _LONGEST
        for month in range((days.low - SLACK_DAYS) // _MONTH, (days.high + SLACK_DAYS) // _MONTH + 1)
    }
    for party in _parties(tellings, actors=tellings[0].kind == VISIT):
        yield from ("\0".join(("stay", party.key, common)) for common in (*sorted(reports), *sorted(months)))


def _parties(tellings: Sequence[Telling], actors: bool = False) -> list[Party]:
    found = {p.key: p for t in tellings for p in (t.actors if actors else t.parties)}
    return [found[key] for key in sorted(found)]


def _within(meeting: Sequence[Telling], visit: Sequence[Telling]) -> bool:
    if {t.realis for t in meeting} <= _AHEAD and not {t.realis for t in visit} <= _AHEAD:
        return False
    visitors = {p.key for p in _parties(visit, actors=True)}
    home = {p.country for p in _parties(visit, actors=True)}
    hosts = {p.country for t in visit for p in (*t.recipients, *t.places)} - {None} - home
    partners = [p for p in _parties(meeting) if p.key not in visitors]
    places = [p for t in meeting for p in t.places]
    there = {p.country for p in (*partners, *places)} - {None}
    return bool(hosts & there) and _dates_allow(meeting, visit)


_AHEAD = {"future", "hypothetical"}


def _dates_allow(meeting: Sequence[Telling], visit: Sequence[Telling]) -> bool:
    """Whether some reading of the dates puts the meeting into the visit; undated ones need a report in common."""
    ours, theirs = _readings(meeting), _readings(visit)
    if not ours or not theirs:
        return _shared(meeting, visit) > 0
    return any(a.gap(b) <= SLACK_DAYS for a in ours for b in theirs)


def _readings(tellings: Sequence[Telling]) -> list[Days]:
    return sorted({days for t in tellings for dated in t.dates for days in dated.readings})


def _shared(first: Sequence[Telling], second: Sequence[Telling]) -> int:
    return len({t.report.document for t in first} & {t.report.document for t in second})
