"""Which year, which week: the choices that the text leaves open. See docs/codebook/time.md."""

from __future__ import annotations

import datetime

from tawatur.annotate import calendars
from tawatur.annotate.timex.context import Context
from tawatur.annotate.timex.parts import Parts

# A day without a year this near to publication is of that year, whatever its weekday says: all 20 such contradictions
# in shared/dev/weekday.jsonl are slips.
NEAR_DAYS = 60
# A day that lies this little ahead and has no year is announced, even where no verb says so.
_SOON_DAYS = 75
_LONG_AGO_DAYS = 270
# A day within a fortnight ahead is the one meant even where nothing announces it.
_SURELY_MEANT_DAYS = 14
# In an announcement, a day just past is still the one just past where the next is most of a year away.
_JUST_PAST_DAYS = 60
_FARTHEST_FIT_DAYS = 420
# How many tokens after a day ahead another day still belongs to the same list of days.
_LIST_REACH = 40
# A month that comes this soon is meant rather than the same month most of a year ago.
_SOON_MONTHS = 1
_WEEK = 7


def candidates(parts: Parts, anchor: datetime.date) -> list[tuple[int, datetime.date]]:
    """The years around publication in which the day exists, with the day, in order."""
    base = calendars.year_in(parts.calendar, anchor)
    if base is None or parts.month is None or parts.day is None:
        return []
    found = []
    for reach in (1, 4):
        for year in range(base - reach, base + reach + 1):
            day = calendars.to_gregorian(parts.calendar, year, parts.month, parts.day)
            if day is not None:
                found.append((year, day))
        if found:
            return found
    return []


def choose_day(parts: Parts, anchor: datetime.date, context: Context) -> int | None:
    """The year of a day without one: in narration the last, in an announcement the next, and never a far one where a
    near one exists.

    A weekday is only listened to where the day is far from publication and its year is open: then the year in which
    the weekday is right is taken, if there is one among those beside. Where the day does not exist in any year,
    the year of publication (the finding is C204).
    """
    found = candidates(parts, anchor)
    if not found:
        return calendars.year_in(parts.calendar, anchor)
    near = [(year, day) for year, day in found if parts.deictic is not None and abs((day - anchor).days) <= NEAR_DAYS]
    if near:
        return min(near, key=lambda pair: abs((pair[1] - anchor).days))[0]
    future = context.is_future(parts)
    if parts.relative in {-1, 1} and parts.weekday is not None and (today := [y for y, day in found if day == anchor]):
        return today[0]
    year, day = _by_tense(found, anchor, parts.relative, future)
    if parts.relative is None and not future and (told := _listed_ahead(parts, found, anchor, context)):
        year, day = told
    if parts.weekday is None or day.isoweekday() == parts.weekday or parts.relative is not None:
        return year
    certain = future or (day - anchor).days <= _SURELY_MEANT_DAYS
    if abs((day - anchor).days) <= NEAR_DAYS and certain:
        return year
    fitting = [
        (other, fit)
        for other, fit in found
        if fit.isoweekday() == parts.weekday and abs((fit - anchor).days) <= _FARTHEST_FIT_DAYS
    ]
    if fitting:
        return min(fitting, key=lambda pair: abs((pair[1] - anchor).days))[0]
    return _told_year(parts, context) or year


def _listed_ahead(
    parts: Parts, found: list[tuple[int, datetime.date]], anchor: datetime.date, context: Context
) -> tuple[int, datetime.date] | None:
    """A day listed after one that lies ahead goes on from there: «يوم 10 أوت المقبل … ويوم 16 أوت»."""
    point = context.point
    if point is None or point <= anchor or parts.first - context.point_after > _LIST_REACH:
        return None
    return next((pair for pair in found if 0 <= (pair[1] - point).days <= NEAR_DAYS), None)


def _told_year(parts: Parts, context: Context) -> int | None:
    """A year named in the text in which the weekday is right: the narration is set there."""
    for year in sorted(context.years, reverse=True):
        day = calendars.to_gregorian(parts.calendar, year, parts.month or 0, parts.day or 0)
        if day is not None and day.isoweekday() == parts.weekday:
            return year
    return None


def _by_tense(
    found: list[tuple[int, datetime.date]], anchor: datetime.date, relative: int | str | None, future: bool
) -> tuple[int, datetime.date]:
    behind = [pair for pair in found if pair[1] <= anchor]
    ahead = [pair for pair in found if pair[1] > anchor]
    if relative == -1 and (earlier := [pair for pair in behind if pair[1] < anchor]):
        return earlier[-1]
    if relative == 1 and ahead:
        return ahead[0]
    if not behind or not ahead:
        return min(found, key=lambda pair: abs((pair[1] - anchor).days))
    since, until = (anchor - behind[-1][1]).days, (ahead[0][1] - anchor).days
    if relative == 0:
        return behind[-1] if since <= until else ahead[0]
    if future:
        return behind[-1] if since == 0 or (since <= _JUST_PAST_DAYS and until > _LONG_AGO_DAYS) else ahead[0]
    return ahead[0] if until <= _SOON_DAYS and since > _LONG_AGO_DAYS else behind[-1]


def choose_month(parts: Parts, anchor: datetime.date, future: bool) -> int | None:
    """The year of a month without one: in narration the last such month up to publication, announced the next.

    None where that year lies outside the calendar.
    """
    year = _month_year(parts, anchor, future)
    return year if year is not None and 1 <= year <= datetime.MAXYEAR else None


def _month_year(parts: Parts, anchor: datetime.date, future: bool) -> int | None:
    base = calendars.year_in(parts.calendar, anchor)
    if base is None or parts.month is None:
        return None
    now = _month_of(parts.calendar, anchor)
    if parts.relative == -1:
        return base if parts.month < now else base - 1
    if parts.relative == 1:
        return base if parts.month > now else base + 1
    if parts.relative == 0:
        return base
    if future:
        return base if parts.month >= now else base + 1
    if now + _SOON_MONTHS >= parts.month > now:
        return base
    return base + 1 if parts.month + calendars.MONTHS <= now + _SOON_MONTHS else base - (parts.month > now)


def _month_of(calendar: str, day: datetime.date) -> int:
    if calendar == "gregorian":
        return day.month
    found = calendars.to_hijri(day) if calendar == "hijri" else calendars.to_solar(day)
    return found.month if found else day.month


def choose_weekday(parts: Parts, anchor: datetime.date, future: bool) -> datetime.date | None:
    """A bare weekday: in narration the last one up to the anchor, announced the next one from it on.

    «الماضي» is strictly before, «المقبل» strictly after; «الحالي» lies in the same ISO week.
    """
    weekday = parts.weekday or 1
    back = (anchor.isoweekday() - weekday) % _WEEK
    ahead = (weekday - anchor.isoweekday()) % _WEEK
    if parts.relative in {-1, "prev"}:
        return calendars.add_days(anchor, -(back or _WEEK))
    if parts.relative in {1, "next"}:
        return calendars.add_days(anchor, ahead or _WEEK)
    if parts.relative == "this":
        # «هذا الأحد» is the nearer one
        return calendars.add_days(anchor, ahead if future or back > ahead else -back)
    if parts.relative in {-2, 2}:
        return calendars.add_days(anchor, (ahead or _WEEK) + _WEEK if parts.relative > 0 else -(back or _WEEK) - _WEEK)
    if parts.relative == 0:
        return calendars.add_days(anchor, weekday - anchor.isoweekday())
    return calendars.add_days(anchor, ahead if future else -back)
