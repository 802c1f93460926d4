"""C101, C203, C204 and C206: dates that are ambiguous, doubled wrongly, impossible, or far from their publication."""

from __future__ import annotations

import datetime

from tawatur.annotate import calendars
from tawatur.annotate.findings.evidence import Scene, expected_day, is_day
from tawatur.annotate.findings.weekdays import contradicts
from tawatur.annotate.timex import Reading
from tawatur.model import Finding, Suggestion

# A date said to be today may be this far from publication: pages are stamped late.
_STAMP_DAYS = 3
# … and this far where its weekday is right: a statement was put up again days later.
_ARCHIVED_DAYS = 31
# A month-first reading is only worth a word where it is news and the day-first reading is not.
_NEWS_DAYS = 31
_STRAIGHT_DAYS = 3


def find_month_doubles(scene: Scene) -> list[Finding]:
    """C203: «تشرين الثاني/أكتوبر»; each name is a suggestion, the one that fits the weekday or publication first."""
    found = []
    for reading in scene.readings:
        parts = reading.parts
        if parts.month is None or parts.month2 is None or parts.month == parts.month2:
            continue
        names = [calendars.month_name(parts.calendar, month) for month in (parts.month, parts.month2)]
        found.append(
            Finding(
                code="C203",
                message=f"the two month names mean {names[0]} and {names[1]}",
                evidence=(scene.evidence(reading),),
                suggestions=_each_month(scene, reading, (parts.month, parts.month2)),
                rule="ar.finding.month-double",
            )
        )
    return found


def _each_month(scene: Scene, reading: Reading, months: tuple[int, int]) -> tuple[Suggestion, ...]:
    parts = reading.parts
    year = int(reading.value.value[:4]) if reading.value.value[:4].isdecimal() else None
    if year is None:
        return ()
    options = []
    for month in months:
        if parts.day is None:
            options.append(
                (False, 0, Suggestion(value=f"{year:04d}-{month:02d}", why=f"the name of month {month} is right"))
            )
            continue
        day = calendars.to_gregorian(parts.calendar, year, month, parts.day)
        if day is None:
            continue
        fits = parts.weekday is not None and day.isoweekday() == parts.weekday
        distance = abs((scene.published - day).days) if scene.published else 0
        why = f"{calendars.in_words(day, weekday=True)}" + (" has the named weekday" if fits else "")
        options.append((not fits, distance, Suggestion(value=day.isoformat(), why=why)))
    options.sort(key=lambda option: (option[0], option[1], option[2].value))
    return tuple(option[2] for option in options)


def find_impossible(scene: Scene) -> list[Finding]:
    """C204: «31 نيسان», «30 فبراير», a thirteenth month."""
    found = []
    for reading in scene.readings:
        parts = reading.parts
        if reading.value.flaw is None or parts.month is None:
            continue
        if reading.value.flaw == "month":
            message = f"there is no month {parts.month}"
            suggestions: tuple[Suggestion, ...] = ()
        else:
            name = calendars.month_name(parts.calendar, parts.month)
            message, suggestions = f"{name} has no day {parts.day}", _last_days(reading)
        found.append(
            Finding(
                code="C204",
                message=message,
                evidence=(scene.evidence(reading),),
                suggestions=suggestions,
                rule="ar.finding.impossible-date",
            )
        )
    return found


def _last_days(reading: Reading) -> tuple[Suggestion, ...]:
    """The last day of the month and the first of the next."""
    parts = reading.parts
    value = reading.value.value
    if parts.calendar != "gregorian" or len(value) != 7 or not value[:4].isdecimal() or parts.month is None:
        return ()
    year = int(value[:4])
    last = calendars.gregorian(year, parts.month, calendars.days_in_month(year, parts.month)) if year else None
    if last is None:
        return ()
    following = calendars.add_days(last, 1)
    days = [last] if following is None else [last, following]
    if parts.weekday is not None:
        days.sort(key=lambda day: day.isoweekday() != parts.weekday)
    return tuple(Suggestion(value=day.isoformat(), why=f"{calendars.in_words(day, weekday=True)}") for day in days)


def find_far_dates(scene: Scene) -> list[Finding]:
    """C206: «اليوم 14 ماي 2015» in a report of 2016. Only what is said to be today, yesterday or tomorrow is tested."""
    found = []
    for reading in scene.readings:
        expected = expected_day(reading, scene.published)
        day = reading.value.day
        if expected is None or day is None or not is_day(reading) or contradicts(reading):
            continue
        late = _ARCHIVED_DAYS if reading.parts.weekday is not None else _STAMP_DAYS
        if reading.timex.anchor is not None or abs((day - expected).days) <= late:
            continue
        found.append(
            Finding(
                code="C206",
                message=f"{calendars.in_words(day)} is {abs((day - expected).days)} days from its publication",
                evidence=(scene.evidence(reading),),
                suggestions=(Suggestion(value=expected.isoformat(), why=_repaired_field(day, expected)),),
                rule="ar.finding.far-from-publication",
            )
        )
    return found


def _repaired_field(day: datetime.date, expected: datetime.date) -> str:
    changed = [
        name
        for name, before, after in (
            ("year", day.year, expected.year),
            ("month", day.month, expected.month),
            ("day", day.day, expected.day),
        )
        if before != after
    ]
    fields = " and ".join(changed)
    return f"publication makes it {calendars.in_words(expected, weekday=True)}; {fields} differ"


def find_ambiguous(scene: Scene) -> list[Finding]:
    """C101: 05/03/2016 where the outlet's country is unknown and only the month-first reading would be news."""
    if scene.document.meta.country is not None or scene.published is None:
        return []
    ordered = any(max(reading.parts.numeric[:2]) > calendars.MONTHS for reading in scene.readings if _is_plain(reading))
    if ordered:
        return []
    return [_ambiguous(scene, reading) for reading in scene.readings if _is_plain(reading) and _is_open(scene, reading)]


def _is_plain(reading: Reading) -> bool:
    numeric = reading.parts.numeric
    return len(numeric) == 3 and numeric[2] > 31 and reading.parts.calendar == "gregorian" and is_day(reading)


def _is_open(scene: Scene, reading: Reading) -> bool:
    first, second, year = reading.parts.numeric
    if first == second or max(first, second) > calendars.MONTHS or reading.parts.weekday is not None:
        return False
    straight = calendars.gregorian(year, second, first)
    swapped = calendars.gregorian(year, first, second)
    published = scene.published
    if straight is None or swapped is None or published is None:
        return False
    if abs((published - straight).days) <= _STRAIGHT_DAYS:
        return False
    return abs((published - swapped).days) <= _NEWS_DAYS < abs((published - straight).days)


def _ambiguous(scene: Scene, reading: Reading) -> Finding:
    first, second, year = reading.parts.numeric
    swapped = calendars.gregorian(year, first, second) or datetime.date.min
    return Finding(
        code="C101",
        message="day and month of this date can be exchanged, and the outlet's country is unknown",
        evidence=(scene.evidence(reading),),
        suggestions=(
            Suggestion(value=swapped.isoformat(), why=f"month first: {calendars.in_words(swapped)}, near publication"),
        ),
        rule="ar.finding.ambiguous-date",
    )
