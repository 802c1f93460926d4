"""Single-field repairs of a date whose weekday does not fit, ranked by how likely a slip each one is.

Note [Ranking]
    A repair is worth what its slip is worth (a day off by one or the next month is commoner than a far one) plus how
    near its day lies to where the news must be: on the day that «اليوم» or «أمس» points to, else shortly before
    publication, or shortly after it in an announcement. The weights order the 32 slips of shared/dev/weekday.jsonl
    rightly.
"""

from __future__ import annotations

import datetime

import msgspec

from tawatur.annotate import calendars
from tawatur.annotate.timex.parts import Parts
from tawatur.model import Suggestion

# The field that the proof of a repaired weekday names first.
WEEKDAY_FIELD = "weekday"
_MOST_SUGGESTIONS = 5
_WEEK = 7
_FIGURES = 3
_YEARS_BACK_AND_FORTH = 6
_POINTED_AT = 100
# Points for the slip itself.
_DAY_BY_ONE, _WEEKDAY, _NEXT_YEAR, _NEXT_MONTH, _ONE_DIGIT, _OTHER = 12, 10, 10, 10, 8, 4
# A day off by one is likelier still where the literal day is near publication; a slip of the year moves it far away.
_NEAR_BONUS, _NEAR_DAYS = 25, 21
# The text itself names the month («تشرين الثاني/ديسمبر»): no other slip needs to be assumed.
_NAMED_MONTH = 60
# Points for the place in time: (most days before publication, points); the first row that holds counts.
_NARRATED = ((3, 50), (7, 40), (31, 25), (366, 5))
_ANNOUNCED = ((0, 30), (7, 45), (31, 35), (366, 5))
_WRONG_SIDE = ((14, 20), (366, 3))


class Repair(msgspec.Struct, frozen=True):
    """A day that removes the contradiction, the field it changes, its points and its proof."""

    field: str
    day: datetime.date
    points: int
    why: str


class Case(msgspec.Struct, frozen=True):
    """A contradictory date: parts, literal day, publication, the day pointed at, and whether it is announced."""

    parts: Parts
    day: datetime.date
    weekday: int
    published: datetime.date | None
    expected: datetime.date | None
    announced: bool


def rank_repairs(case: Case) -> tuple[Suggestion, ...]:
    """The repairs of a case, best first; equal ones by field and day."""
    repairs = [*_weekday(case), *_day(case), *_month(case), *_year(case), *_exchange(case)]
    best: dict[datetime.date, Repair] = {}
    for repair in repairs:
        if repair.day not in best or best[repair.day].points < repair.points:
            best[repair.day] = repair
    ordered = sorted(best.values(), key=lambda repair: (-repair.points, repair.field, repair.day))
    return tuple(Suggestion(value=repair.day.isoformat(), why=repair.why) for repair in ordered[:_MOST_SUGGESTIONS])


def nearness(case: Case, day: datetime.date) -> int:
    """Points for where a day lies in time; see Note [Ranking]."""
    if case.expected == day:
        return _POINTED_AT
    if case.published is None:
        return 0
    since = (case.published - day).days
    if case.announced:
        rows, distance = (_ANNOUNCED, -since) if since <= 0 else (_WRONG_SIDE, since)
    else:
        rows, distance = (_NARRATED, since) if since >= 0 else (_WRONG_SIDE, -since)
    return next((points for most, points in rows if distance <= most), 0)


def _repair(case: Case, field: str, day: datetime.date, points: int, why: str) -> Repair:
    return Repair(field, day, points + nearness(case, day), why)


def _weekday(case: Case) -> list[Repair]:
    right = calendars.weekday_name(case.day.isoweekday())
    why = f"{WEEKDAY_FIELD} {calendars.weekday_name(case.weekday)} for {right}: {_is(case.day)}"
    return [_repair(case, WEEKDAY_FIELD, case.day, _WEEKDAY, why)]


def _is(day: datetime.date) -> str:
    return f"{calendars.in_words(day)} is a {calendars.weekday_name(day.isoweekday())}"


def _day(case: Case) -> list[Repair]:
    """Days of the same month with that weekday, and the neighbour day beyond the month's end."""
    found = []
    written = case.day.day
    for shift in range(-28, 29):
        day = calendars.add_days(case.day, shift)
        if shift == 0 or day is None or day.isoweekday() != case.weekday:
            continue
        if day.month != case.day.month and abs(shift) > 1:
            continue
        if abs(shift) == 1:
            points = _DAY_BY_ONE + (_NEAR_BONUS if _is_near(case) else 0)
        elif _one_digit_apart(written, day.day):
            points = _ONE_DIGIT
        elif abs(shift) < _WEEK // 2 + 1:
            points = _OTHER
        else:
            continue
        found.append(_repair(case, "day", day, points, f"day {written} for {day.day}: {_is(day)}"))
    return found


def _is_near(case: Case) -> bool:
    """Whether the literal day lies near publication: then the smallest change is the likeliest."""
    return case.published is not None and abs((case.published - case.day).days) <= _NEAR_DAYS


def _one_digit_apart(first: int, second: int) -> bool:
    """Whether two days differ in one digit or by an exchange of digits (19 and 29, 12 and 21)."""
    a, b = f"{first:02d}", f"{second:02d}"
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1 or a == b[::-1]


def _month(case: Case) -> list[Repair]:
    found = []
    for month in range(1, calendars.MONTHS + 1):
        day = calendars.gregorian(case.day.year, month, case.day.day)
        if month == case.day.month or day is None or day.isoweekday() != case.weekday:
            continue
        points = _NEXT_MONTH if abs(month - case.day.month) == 1 else _OTHER
        points = _NAMED_MONTH if month == case.parts.month2 else points
        names = calendars.month_name("gregorian", case.day.month), calendars.month_name("gregorian", month)
        found.append(_repair(case, "month", day, points, f"month {names[0]} for {names[1]}: {_is(day)}"))
    return found


def _year(case: Case) -> list[Repair]:
    """Other years, where the text names one."""
    if case.parts.year is None:
        return []
    found = []
    for shift in range(-_YEARS_BACK_AND_FORTH, _YEARS_BACK_AND_FORTH + 1):
        day = calendars.gregorian(case.day.year + shift, case.day.month, case.day.day)
        if shift == 0 or day is None or day.isoweekday() != case.weekday:
            continue
        points = _NEXT_YEAR if abs(shift) == 1 else _OTHER // abs(shift)
        found.append(_repair(case, "year", day, points, f"year {case.day.year} for {day.year}: {_is(day)}"))
    return found


def _exchange(case: Case) -> list[Repair]:
    """«الاثنين 10/4/1436»: day and month of a date in figures in the other order."""
    parts = case.parts
    if len(parts.numeric) != _FIGURES or parts.day == parts.month or parts.year is None:
        return []
    day = calendars.to_gregorian(parts.calendar, parts.year, parts.day or 0, parts.month or 0)
    if day is None or day.isoweekday() != case.weekday:
        return []
    return [_repair(case, "order", day, _NEXT_MONTH, f"day and month exchanged: {_is(day)}")]
