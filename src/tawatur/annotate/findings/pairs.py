"""C207: a Hijri and a Gregorian date that stand for one day and disagree."""

from __future__ import annotations

import datetime
from itertools import pairwise

from tawatur.annotate import calendars
from tawatur.annotate.findings.evidence import Scene, is_day
from tawatur.annotate.timex import Reading
from tawatur.annotate.timex.pairing import is_pair
from tawatur.model import Finding, Suggestion

# Sightings of the new moon part from Umm al-Qura's table by a day.
_TOLERANCE = 1


def find_pairs(scene: Scene) -> list[Finding]:
    """One finding for each pair («9 رجب 1445 الموافق 21 يناير 2024») that is more than a day apart."""
    found = []
    for first, second in pairwise(scene.readings):
        if not (is_day(first) and is_day(second) and is_pair(scene.tokens, first.parts, second.parts)):
            continue
        hijri, other = (first, second) if first.parts.calendar == "hijri" else (second, first)
        if _agree_in_some_year(hijri, other) or (finding := _compare(scene, hijri, other)) is None:
            continue
        found.append(finding)
    return found


def _agree_in_some_year(hijri: Reading, other: Reading) -> bool:
    """Where neither date has a year: whether the two meet in a year around the one that was assumed."""
    if hijri.parts.year is not None or other.parts.year is not None:
        return False
    day, said = hijri.value.day, other.value.day
    base = calendars.year_in("hijri", day) if day else None
    if base is None or said is None:
        return True
    meetings = [
        abs((first - second).days)
        for shift in (-1, 0, 1)
        if (second := calendars.gregorian(said.year + shift, said.month, said.day))
        for year in range(base - 2, base + 3)
        if (first := calendars.from_hijri(year, hijri.parts.month or 0, hijri.parts.day or 0))
    ]
    return min(meetings, default=0) <= _TOLERANCE


def _compare(scene: Scene, hijri: Reading, other: Reading) -> Finding | None:
    day, said = hijri.value.day, other.value.day
    if day is None or said is None or abs((day - said).days) <= _TOLERANCE:
        return None
    first, second = sorted((hijri, other), key=lambda reading: reading.timex.start)
    return Finding(
        code="C207",
        message=f"the Hijri date is {calendars.in_words(day)} by Umm al-Qura, {abs((day - said).days)} days away",
        evidence=(scene.evidence(first), scene.evidence(second)),
        suggestions=_suggest(hijri, day, said),
        rule="ar.finding.calendar-pair",
    )


def _suggest(hijri: Reading, day: datetime.date, said: datetime.date) -> tuple[Suggestion, ...]:
    """Keep the Gregorian date (its Hijri date in words), or keep the Hijri one; the weekday decides the order."""
    right = calendars.to_hijri(said)
    options = []
    if right is not None:
        words = f"{right.day} {calendars.month_name('hijri', right.month)} {right.year}"
        options.append(Suggestion(value=said.isoformat(), why=f"{calendars.in_words(said)} = {words}"))
    options.append(Suggestion(value=day.isoformat(), why=f"the Hijri date = {calendars.in_words(day, weekday=True)}"))
    if hijri.parts.weekday == day.isoweekday() != said.isoweekday():
        options.reverse()
    return tuple(options)
