"""The slip that only another report exposes: a Solar Hijri date whose month was translated and whose day was kept.

Note [Translated months]
    Reports translated from Persian keep the day's number and replace the month: «15 مهر 1402» (7 October 2023) becomes
    «15 مايو». The literal date is impossible to refute within the report; another report's date is its proof where the
    two have the same day number and lie less than a year apart. One date in thirty has it by chance, so this is asked
    only of a report in which such a slip was found already.
"""

from __future__ import annotations

import datetime
from functools import lru_cache

from tawatur.annotate.calendars import CalendarDate, month_name, to_solar

# A slip changes the month, seldom the year.
FARTHEST = 366


@lru_cache(maxsize=1 << 14)
def _solar(ordinal: int) -> CalendarDate | None:
    return to_solar(datetime.date.fromordinal(ordinal))


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
    return f"{solar.day} {month_name('solar', solar.month)} {solar.year}" if solar else None
