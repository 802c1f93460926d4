"""The slip that only another report exposes: a Solar Hijri date whose month was translated and whose day was kept.

Note [Translated months]
    Reports translated from Persian keep the day's number and replace the month: «15 مهر 1402» (7 October 2023) becomes
    «15 مايو». The literal date is impossible to refute within the report; another report's date is its proof where the
    two have the same day number and lie less than a year apart. One date in thirty has it by chance, so this is asked
    only of a report in which such a slip was found already.

Note [Months of a day]
    Only the day's number is asked for, so the 33-year rule is applied to ordinals here: `annotate` knows the
    calendars as news writes them and stands beside `link`, not below it.
"""

from __future__ import annotations

import datetime
from functools import cache, lru_cache

import msgspec

from tawatur.data import read_toml

# A slip changes the month, seldom the year.
FARTHEST = 366
# 1 Farvardin 1403, the first year of no cycle; years are counted from here.
_EPOCH_YEAR, _EPOCH = 1403, datetime.date(2024, 3, 20).toordinal()
_CYCLE = 33
_LONG_MONTHS, _LONG, _SHORT = 6, 31, 30
# Outside these years the rule is not the official calendar.
_FIRST, _LAST = 1244, 1472


class _SolarDay(msgspec.Struct, frozen=True):
    year: int
    month: int
    day: int


@cache
def _facts() -> tuple[frozenset[int], tuple[str, ...]]:
    solar = read_toml("calendars.toml")["solar"]
    return frozenset(solar["leap_places"]), tuple(solar["names"])


@lru_cache(maxsize=1 << 10)
def _new_year(year: int) -> int:
    """The ordinal of 1 Farvardin."""
    leap_places, _ = _facts()
    cycles, rest = divmod(year - _EPOCH_YEAR, _CYCLE)
    leaps = cycles * len(leap_places) + sum((_EPOCH_YEAR + past) % _CYCLE in leap_places for past in range(rest))
    return _EPOCH + 365 * (year - _EPOCH_YEAR) + leaps


@lru_cache(maxsize=1 << 14)
def _solar(ordinal: int) -> _SolarDay | None:
    year = datetime.date.fromordinal(ordinal).year - 621
    if ordinal < _new_year(year):
        year -= 1
    if not _FIRST <= year <= _LAST:
        return None
    days = ordinal - _new_year(year)
    if days < _LONG_MONTHS * _LONG:
        return _SolarDay(year, days // _LONG + 1, days % _LONG + 1)
    days -= _LONG_MONTHS * _LONG
    return _SolarDay(year, _LONG_MONTHS + days // _SHORT + 1, days % _SHORT + 1)


def same_day_elsewhere(written: int, other: int) -> bool:
    """Whether the day number written as a Gregorian date is that of the other date in the Solar Hijri calendar.

    >>> same_day_elsewhere(datetime.date(2023, 5, 15).toordinal(), datetime.date(2023, 10, 7).toordinal())
    True
    """
    if written == other or abs(written - other) > FARTHEST:
        return False
    solar = _solar(other)
    return solar is not None and datetime.date.fromordinal(written).day == solar.day


@lru_cache(maxsize=1 << 12)
def days_elsewhere(written: int) -> tuple[int, ...]:
    """All days less than a year away that `same_day_elsewhere` accepts, as ordinals in order."""
    first, last = max(1, written - FARTHEST), min(datetime.date.max.toordinal(), written + FARTHEST)
    return tuple(day for day in range(first, last + 1) if same_day_elsewhere(written, day))


def solar_in_words(ordinal: int) -> str | None:
    """A date as the Solar Hijri calendar has it, "15 Mehr 1402"; null outside the calendar's rule."""
    solar = _solar(ordinal)
    return f"{solar.day} {_facts()[1][solar.month - 1]} {solar.year}" if solar else None
