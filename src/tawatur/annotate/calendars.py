"""Calendar arithmetic: Gregorian helpers, Solar Hijri of our own, Hijri by the table of Umm al-Qura.

Note [Solar Hijri by the 33-year rule]
    The year starts at the vernal equinox as seen from Tehran. The rule "8 leap days in 33 years, at the places listed
    in data/calendars.toml" gives the official calendar from 1244 to 1472 (1865 to 2093 of the common era); outside
    it the functions answer None. Tests compare every day of 1970–2039 with two libraries.

Note [Hijri]
    hijridate carries the table of Umm al-Qura for 1343 to 1500 (1 August 1924 to 16 November 2077). It is imported at
    the first use, for it is slow to import. Sightings differ from the table by a day now and then; those who compare
    allow for it.
"""

from __future__ import annotations

import datetime
from functools import cache, lru_cache

import msgspec

from tawatur.data import read_toml

# 1 Farvardin 1403
_SOLAR_EPOCH_YEAR = 1403
_SOLAR_EPOCH = datetime.date(2024, 3, 20).toordinal()
_SOLAR_FIRST, _SOLAR_LAST = 1244, 1472
_CYCLE = 33
_DAYS_OF_CYCLE = 33 * 365 + 8
_LONG_MONTHS = 6
HIJRI_FIRST, HIJRI_LAST = 1343, 1500
MONTHS = 12


class CalendarDate(msgspec.Struct, frozen=True, order=True):
    """A day of some calendar, by its year, month and day."""

    year: int
    month: int
    day: int


class _Facts(msgspec.Struct, frozen=True):
    names: dict[str, tuple[str, ...]]
    titles: dict[str, str]
    weekdays: tuple[str, ...]
    leap_places: frozenset[int]
    confusable: dict[int, tuple[tuple[int, str], ...]]


@cache
def _facts() -> _Facts:
    table = read_toml("calendars.toml")
    confusable: dict[int, tuple[tuple[int, str], ...]] = {}
    for row in table["confusable"]:
        known = confusable.get(row["gregorian"], ())
        confusable[row["gregorian"]] = (*known, (row["solar"], row["why"]))
    return _Facts(
        names={name: tuple(table[name]["names"]) for name in ("gregorian", "hijri", "solar")},
        titles={name: table[name]["title"] for name in ("gregorian", "hijri", "solar")},
        weekdays=tuple(table["gregorian"]["weekdays"]),
        leap_places=frozenset(table["solar"]["leap_places"]),
        confusable=confusable,
    )


def gregorian(year: int, month: int, day: int) -> datetime.date | None:
    """The day, or None where there is none (30 February, month 13, year 99999)."""
    if not (1 <= year <= 9999 and 1 <= month <= MONTHS and 1 <= day <= days_in_month(year, month)):
        return None
    return datetime.date(year, month, day)


def days_in_month(year: int, month: int) -> int:
    """The length of a Gregorian month, 28 to 31.

    >>> days_in_month(2024, 2)
    29
    """
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def add_months(date: datetime.date, months: int) -> datetime.date | None:
    """The same day `months` later, cut to the month's length; None outside the calendar's range."""
    year, month = divmod(date.year * MONTHS + date.month - 1 + months, MONTHS)
    if not 1 <= year <= 9999:
        return None
    return datetime.date(year, month + 1, min(date.day, days_in_month(year, month + 1)))


def add_days(date: datetime.date, days: int) -> datetime.date | None:
    """The day `days` later; None outside the calendar's range."""
    ordinal = date.toordinal() + days
    if not 1 <= ordinal <= datetime.date.max.toordinal():
        return None
    return datetime.date.fromordinal(ordinal)


def iso_week(date: datetime.date) -> str:
    """The ISO week of a day as TIMEX3 writes it.

    >>> iso_week(datetime.date(2024, 8, 6))
    '2024-W32'
    """
    year, week, _ = date.isocalendar()
    return f"{year:04d}-W{week:02d}"


def is_solar_leap(year: int) -> bool:
    """Whether Esfand of a Solar Hijri year has 30 days; see Note [Solar Hijri by the 33-year rule]."""
    return year % _CYCLE in _facts().leap_places


def solar_month_length(year: int, month: int) -> int:
    """31, 30 or 29 days."""
    if month <= _LONG_MONTHS:
        return 31
    return 30 if month < MONTHS or is_solar_leap(year) else 29


@lru_cache(maxsize=512)
def _solar_new_year(year: int) -> int:
    """The proleptic ordinal of 1 Farvardin."""
    cycles, rest = divmod(year - _SOLAR_EPOCH_YEAR, _CYCLE)
    days = cycles * _DAYS_OF_CYCLE + rest * 365
    return _SOLAR_EPOCH + days + sum(is_solar_leap(_SOLAR_EPOCH_YEAR + past) for past in range(rest))


def from_solar(year: int, month: int, day: int) -> datetime.date | None:
    """The Gregorian day of a Solar Hijri date, None where there is no such day or it lies outside the rule.

    >>> from_solar(1402, 8, 14)
    datetime.date(2023, 11, 5)
    """
    if not (_SOLAR_FIRST <= year <= _SOLAR_LAST and 1 <= month <= MONTHS):
        return None
    if not 1 <= day <= solar_month_length(year, month):
        return None
    before = (month - 1) * 30 + min(month - 1, _LONG_MONTHS)
    return datetime.date.fromordinal(_solar_new_year(year) + before + day - 1)


def to_solar(date: datetime.date) -> CalendarDate | None:
    """The Solar Hijri date of a day, None outside the rule.

    >>> to_solar(datetime.date(2023, 10, 7))
    CalendarDate(year=1402, month=7, day=15)
    """
    year = date.year - 621
    if date.toordinal() < _solar_new_year(year):
        year -= 1
    if not _SOLAR_FIRST <= year <= _SOLAR_LAST:
        return None
    days = date.toordinal() - _solar_new_year(year)
    if days < _LONG_MONTHS * 31:
        return CalendarDate(year, days // 31 + 1, days % 31 + 1)
    days -= _LONG_MONTHS * 31
    return CalendarDate(year, days // 30 + _LONG_MONTHS + 1, days % 30 + 1)


@lru_cache(maxsize=4096)
def from_hijri(year: int, month: int, day: int) -> datetime.date | None:
    """The Gregorian day of a Hijri date by Umm al-Qura, None outside its table or where there is no such day.

    >>> from_hijri(1436, 10, 1)
    datetime.date(2015, 7, 17)
    """
    if not (HIJRI_FIRST <= year <= HIJRI_LAST and 1 <= month <= MONTHS):
        return None
    from hijridate import Hijri

    if not 1 <= day <= Hijri(year, month, 1).month_length():
        return None
    found = Hijri(year, month, day).to_gregorian()
    return datetime.date(found.year, found.month, found.day)


@lru_cache(maxsize=4096)
def to_hijri(date: datetime.date) -> CalendarDate | None:
    """The Hijri date of a day by Umm al-Qura, None outside its table.

    >>> to_hijri(datetime.date(2015, 7, 17))
    CalendarDate(year=1436, month=10, day=1)
    """
    if not datetime.date(1924, 8, 1) <= date <= datetime.date(2077, 11, 16):
        return None
    from hijridate import Gregorian

    found = Gregorian(date.year, date.month, date.day).to_hijri()
    return CalendarDate(found.year, found.month, found.day)


def to_gregorian(calendar: str, year: int, month: int, day: int) -> datetime.date | None:
    """The Gregorian day of a date in "gregorian", "hijri" or "solar"."""
    if calendar == "hijri":
        return from_hijri(year, month, day)
    if calendar == "solar":
        return from_solar(year, month, day)
    return gregorian(year, month, day)


def year_in(calendar: str, date: datetime.date) -> int | None:
    """The year of a calendar that a day lies in."""
    if calendar == "gregorian":
        return date.year
    found = to_hijri(date) if calendar == "hijri" else to_solar(date)
    return found.year if found else None


def month_bounds(calendar: str, year: int, month: int) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of a month, None where the calendar does not reach."""
    first = to_gregorian(calendar, year, month, 1)
    if first is None:
        return None
    for length in (31, 30, 29, 28):
        last = to_gregorian(calendar, year, month, length)
        if last is not None:
            return first, last
    return None


def month_name(calendar: str, month: int) -> str:
    """The English name of a month."""
    return _facts().names[calendar][month - 1]


def calendar_title(calendar: str) -> str:
    """The English name of a calendar."""
    return _facts().titles[calendar]


def weekday_name(weekday: int) -> str:
    """The English name of an ISO weekday."""
    return _facts().weekdays[weekday - 1]


def in_words(date: datetime.date, weekday: bool = False) -> str:
    """A day in English: "5 November 2023", with the weekday "Sunday 5 November 2023"."""
    words = f"{date.day} {month_name('gregorian', date.month)} {date.year}"
    return f"{weekday_name(date.isoweekday())} {words}" if weekday else words


def confusable_months(month: int) -> tuple[tuple[int, str], ...]:
    """Solar Hijri months that a careless hand may write as this Gregorian month by their name, each with the reason."""
    return _facts().confusable.get(month, ())


def overlapping_months(month: int) -> tuple[int, int]:
    """The two Solar Hijri months that a Gregorian month overlaps, the earlier first.

    >>> overlapping_months(11)
    (8, 9)
    """
    earlier = (month - 4) % MONTHS + 1
    return earlier, earlier % MONTHS + 1
