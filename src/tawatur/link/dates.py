"""What days a TIMEX3 value allows, and how two such values stand to each other.

Note [Windows of a modifier]
    START, MID and END are read as thirds of their period («بداية نوفمبر» is 1–10 November): the gold of the seeds
    accepts exactly those days for «بداية الشهر الحالي».
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

import msgspec

from tawatur.model import Relation

# A value as the parts that it may have; every alternative is anchored and free of nested repeats.
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(?:-([1-7]|WE))?(?:T.*)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_YEAR = re.compile(r"\d{2,4}")
_PARTS = {
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
    "H1": (1, 6),
    "H2": (7, 12),
    "SP": (3, 5),
    "SU": (6, 8),
    "FA": (9, 11),
    "WI": (12, 14),
}
_WEEKEND = {"WE": (4, 6)}
EVER = (1, datetime.date.max.toordinal())
# «نحو 5 نوفمبر» allows the days around it.
APPROXIMATE_DAYS = 3


class Days(msgspec.Struct, frozen=True, order=True, array_like=True):
    """All days from `low` to `high`, both in, as proleptic ordinals of `datetime.date`."""

    low: int
    high: int

    @property
    def width(self) -> int:
        """How many days there are."""
        return self.high - self.low + 1

    def overlaps(self, other: Days) -> bool:
        """Whether a day lies in both."""
        return self.low <= other.high and other.low <= self.high

    def contains(self, other: Days) -> bool:
        """Whether every day of `other` lies in these days."""
        return self.low <= other.low and other.high <= self.high

    def gap(self, other: Days) -> int:
        """Days between the two; 0 where they overlap."""
        return max(0, self.low - other.high, other.low - self.high)


def _ordinal(year: int, month: int, day: int) -> int | None:
    if not 1 <= year <= 9999 or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    last = _last_day(year, month)
    return datetime.date(year, month, day).toordinal() if day <= last else None


def _last_day(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (datetime.date(year, month + 1, 1) - datetime.date(year, month, 1)).days


def _months(year: int, first: int, last: int) -> Days | None:
    if not 1 <= year <= 9998:
        return None
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    low = datetime.date(year, first, 1).toordinal()
    return Days(low, datetime.date(end_year, end_month, _last_day(end_year, end_month)).toordinal())


def _week(year: int, week: int, part: str | None) -> Days | None:
    if not 1 <= week <= 53 or not 1 <= year <= 9998 or (week == 53 and not _has_week_53(year)):
        return None
    monday = datetime.date.fromisocalendar(year, week, 1).toordinal()
    if part is None:
        return Days(monday, monday + 6)
    first, last = _WEEKEND.get(part) or (int(part) - 1, int(part) - 1)
    return Days(monday + first, monday + last)


def _has_week_53(year: int) -> bool:
    return datetime.date(year, 12, 28).isocalendar().week == 53


def _period(value: str) -> Days | None:
    if match := _DAY.fullmatch(value):
        day = _ordinal(int(match[1]), int(match[2]), int(match[3]))
        return None if day is None else Days(day, day)
    if match := _WEEK.fullmatch(value):
        return _week(int(match[1]), int(match[2]), match[3])
    if match := _PART.fullmatch(value):
        return _months(int(match[1]), *_PARTS[match[2]])
    if match := _MONTH.fullmatch(value):
        month = int(match[2])
        return _months(int(match[1]), month, month) if 1 <= month <= 12 else None
    if _YEAR.fullmatch(value):
        missing = 4 - len(value)
        first, last = int(value + "0" * missing), int(value + "9" * missing)
        start, end = _months(max(first, 1), 1, 12), _months(min(last, 9998), 1, 12)
        return Days(start.low, end.high) if start and end else None
    return None


def _modified(days: Days, modifier: str | None) -> Days:
    third = max(1, days.width // 3)
    if modifier == "START":
        return Days(days.low, days.low + third - 1)
    if modifier == "MID":
        return Days(days.low + third, days.high - third) if days.width > 2 else days
    if modifier == "END":
        return Days(days.high - third + 1, days.high)
    if modifier in {"BEFORE", "ON_OR_BEFORE"}:
        return Days(EVER[0], days.high if modifier == "ON_OR_BEFORE" else max(EVER[0], days.low - 1))
    if modifier in {"AFTER", "ON_OR_AFTER"}:
        return Days(days.low if modifier == "ON_OR_AFTER" else min(EVER[1], days.high + 1), EVER[1])
    if modifier == "APPROX":
        return Days(max(EVER[0], days.low - APPROXIMATE_DAYS), min(EVER[1], days.high + APPROXIMATE_DAYS))
    return days


@lru_cache(maxsize=1 << 16)
def read_days(value: str, modifier: str | None = None) -> Days | None:
    """The days that a TIMEX3 date or interval allows; None where it is no calendar value ("PAST_REF", "P2D").

    >>> read_days("2023-11", "START") == read_days("2023-11-01/2023-11-10")
    True
    """
    first, slash, last = value.partition("/")
    start = _period(first)
    if start is None:
        return None
    if not slash:
        return _modified(start, modifier)
    end = _period(last)
    if end is None or end.high < start.low:
        return None
    return Days(start.low, end.high)


def format_day(ordinal: int) -> str:
    """The ISO date of an ordinal."""
    return datetime.date.fromordinal(ordinal).isoformat()


def compare_dates(first: Days, second: Days) -> Relation:
    """How `first` stands to `second`: «5 نوفمبر» refines «بداية نوفمبر», and contradicts «14 نوفمبر»."""
    if first == second:
        return Relation.EQUAL
    if second.contains(first):
        return Relation.REFINES
    if first.contains(second):
        return Relation.REFINED_BY
    return Relation.OVERLAPS if first.overlaps(second) else Relation.CONTRADICTS
