"""From parts to TIMEX3 values. The policy is written in docs/codebook/time.md; the literal value is never repaired."""

from __future__ import annotations

import datetime

import msgspec

from tawatur.annotate import calendars
from tawatur.annotate.timex.choose import choose_day, choose_month, choose_weekday
from tawatur.annotate.timex.clock import use_part
from tawatur.annotate.timex.context import Context
from tawatur.annotate.timex.parts import Parts
from tawatur.annotate.timex.spans import duration_value, resolve_feast, resolve_season

_REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
_MONTH_FIRST_COUNTRIES = frozenset({"US"})
_MOST_IN_MONTH = 5
_WEEK = 7
_QUARTERS = 4
_WEEKEND = "WE"


class Value(msgspec.Struct, frozen=True):
    """A resolved expression: TIMEX3 type and value, the day it names (last day of an interval of days), its anchor.

    `flaw` says why a date is impossible ("day", "month"), None where it is possible.
    """

    type: str
    value: str
    rule: str
    day: datetime.date | None = None
    anchor: datetime.date | None = None
    flaw: str | None = None


# A record may carry the day before; no report tells of a yesterday that lies ahead of its publication.
_DATED_TOO_EARLY = 1


def resolve(parts: Parts, context: Context) -> Value | None:
    """The value of one expression, None where it has none."""
    if parts.mod == _WEEKEND and parts.unit != "W":
        parts.mod = "END"
    if parts.shape == "date":
        return _resolve_date(parts, context)
    if parts.shape in {"period", "anaphor"}:
        return _resolve_period(parts, context)
    if parts.shape in {"ago", "hence"}:
        return _resolve_distance(parts, context)
    if parts.shape == "clock":
        return _resolve_clock(parts, context)
    return _resolve_plain(parts, context)


def _resolve_plain(parts: Parts, context: Context) -> Value | None:
    anchor = context.anchor(parts)
    if parts.shape == "duration":
        return Value("DURATION", duration_value(parts), "ar.timex.duration")
    if parts.shape == "set":
        return Value("SET", _set_value(parts), "ar.timex.set")
    if parts.shape == "ref":
        return Value("DATE", parts.text, "ar.timex.reference")
    if parts.shape == "decade":
        return Value("DATE", parts.text, "ar.timex.decade")
    if parts.shape == "year":
        return Value("DATE", _year_value(parts), "ar.timex.year")
    if parts.shape == "count":
        day = _shifted(anchor, parts.deictic or 0)
        return Value("DATE", day.isoformat() if day else "PRESENT_REF", "ar.timex.counted-day", day, anchor)
    return _resolve_anchored(parts, context, anchor)


def _resolve_anchored(parts: Parts, context: Context, anchor: datetime.date | None) -> Value | None:
    """Parts of the day, seasons, quarters and feasts: all need a year or a day to count from."""
    if parts.shape == "part":
        return _with_part(parts, _shifted(anchor, parts.deictic or 0), anchor, "ar.timex.part-of-day")
    if parts.shape == "season":
        return Value("DATE", resolve_season(parts, anchor), "ar.timex.season", anchor=anchor)
    if parts.shape == "quarter" and (len(parts.text) == 1 or not parts.year_is_said):
        return _resolve_bare_quarter(parts, anchor)
    if parts.shape == "quarter":
        year = _relative_year(parts, context, anchor)
        value = f"{year:04d}-{parts.text}" if year else f"XXXX-{parts.text}"
        return Value("DATE", value, "ar.timex.quarter", None, anchor)
    if parts.shape == "feast":
        day = _shifted(resolve_feast(parts, anchor), int(parts.amount or 0))
        calendar, _, fixed = parts.text.partition(":")
        unknown = f"XXXX-{fixed}" if calendar == "gregorian" else "PAST_REF"
        return Value("DATE", day.isoformat() if day else unknown, "ar.timex.feast", day, anchor)
    return None


def _resolve_bare_quarter(parts: Parts, anchor: datetime.date | None) -> Value:
    """«الربع الماضي», «الربع الثاني» without a year: the last such quarter that has begun."""
    rule = "ar.timex.quarter"
    named = int(parts.text[1:] or 0)
    if anchor is None:
        return Value("DATE", f"XXXX-{parts.text}" if named else _REFERENCES[_sign(parts.relative)], rule)
    now = anchor.year * _QUARTERS + (anchor.month - 1) // 3
    if named:
        then = now - (now - (named - 1)) % _QUARTERS
    else:
        then = now + (parts.relative if isinstance(parts.relative, int) else 0)
    return Value("DATE", f"{then // _QUARTERS:04d}-Q{then % _QUARTERS + 1}", rule, None, anchor)


def _sign(relative: int | str | None) -> int:
    return max(-1, min(1, relative)) if isinstance(relative, int) else 0


def _set_value(parts: Parts) -> str:
    if parts.text:
        return parts.text
    if parts.weekday is not None:
        return f"XXXX-WXX-{parts.weekday}"
    if parts.part is not None:
        return f"XXXX-XX-XXT{parts.part}"
    return duration_value(parts)


def _year_value(parts: Parts) -> str:
    year = parts.year or 0
    if parts.era == "bc":
        return f"BC{year:04d}"
    if parts.calendar != "gregorian":
        first = calendars.to_gregorian(parts.calendar, year, 1, 1)
        bounds = calendars.month_bounds(parts.calendar, year, 12)
        return f"{first.isoformat()}/{bounds[1].isoformat()}" if first and bounds else "PAST_REF"
    return f"{year:04d}/{parts.text}" if parts.text else f"{year:04d}"


def _shifted(day: datetime.date | None, days: int) -> datetime.date | None:
    return calendars.add_days(day, days) if day else None


def _with_part(parts: Parts, day: datetime.date | None, anchor: datetime.date | None, rule: str) -> Value:
    if day is None:
        reference = _REFERENCES[max(-1, min(1, parts.deictic or 0))] if parts.deictic is not None else "XXXX-XX-XX"
        if parts.part is None or parts.deictic is not None:
            return Value("DATE", reference, rule)
        return Value("TIME", f"XXXX-XX-XXT{parts.part}", rule)
    if parts.hour is not None:
        return Value("TIME", f"{day.isoformat()}T{parts.hour:02d}:{parts.minute or 0:02d}", rule, day, anchor)
    if parts.part is not None:
        return Value("TIME", f"{day.isoformat()}T{parts.part}", rule, day, anchor)
    return Value("DATE", day.isoformat(), rule, day, anchor)


def _resolve_date(parts: Parts, context: Context) -> Value | None:
    anchor = context.anchor(parts)
    if parts.numeric and context.country in _MONTH_FIRST_COUNTRIES:
        _swap(parts)
    if parts.month_relative is not None:
        return _resolve_day_of_month(parts, context, anchor)
    if parts.month is None:
        return _resolve_day_word(parts, context, anchor)
    if not 1 <= parts.month <= calendars.MONTHS:
        value = f"{parts.year:04d}" if parts.year else "XXXX"
        return Value("DATE", value, "ar.timex.impossible-date", flaw="month")
    if parts.day is None:
        month_value = _resolve_month(parts, context, anchor)
        return month_value if parts.nth is None else _resolve_nth(parts, month_value)
    return _resolve_day(parts, context, anchor)


def _resolve_day_of_month(parts: Parts, context: Context, anchor: datetime.date | None) -> Value | None:
    """«20 من الشهر الجاري», «السادس من الشهر نفسه»."""
    rule = "ar.timex.day-of-month"
    shift, base = parts.month_relative, anchor
    if isinstance(shift, str):
        base = context.month or anchor
        shift = {"prev": -1, "next": 1}.get(shift, 0)
    month = calendars.add_months(base.replace(day=1), shift or 0) if base else None
    if month is None or parts.day is None:
        return Value("DATE", _REFERENCES[max(-1, min(1, shift or 0))], rule)
    day = calendars.gregorian(month.year, month.month, parts.day)
    if day is None:
        return None
    if parts.day_from is not None and (first := calendars.gregorian(month.year, month.month, parts.day_from)):
        return Value("DATE", f"{first.isoformat()}/{day.isoformat()}", rule, day, anchor)
    return _with_part(parts, day, anchor, rule)


def _swap(parts: Parts) -> None:
    day, month = parts.day, parts.month
    iso = len(parts.numeric) == 3 and parts.numeric[0] > 99
    if not iso and day is not None and month is not None and day <= calendars.MONTHS:
        parts.day, parts.month = month, day


def _relative_year(parts: Parts, context: Context, anchor: datetime.date | None) -> int | None:
    """The year that the text fixes, by number, by «last year» or by «the same year»; None where it fixes none."""
    if parts.year is not None:
        return _hijri_year_of(parts) if parts.calendar == "hijri" and parts.year > calendars.HIJRI_LAST else parts.year
    relative = parts.year_relative
    if isinstance(relative, str):
        shift = {"prev": -1, "next": 1}.get(relative, 0)
        base = context.year if context.year is not None else (anchor.year if anchor else None)
        return base + shift if base is not None else None
    if parts.calendar == "gregorian" and anchor is not None:
        if relative is not None:
            return anchor.year + relative
        if parts.relative == 0 or parts.shape == "quarter":
            shift = parts.relative if isinstance(parts.relative, int) else 0
            return anchor.year + (shift if parts.shape == "quarter" else 0)
    return None


def _hijri_year_of(parts: Parts) -> int | None:
    """The Hijri year of «رمضان 2023»: the one whose month begins in that Gregorian year."""
    middle = calendars.gregorian(parts.year or 0, 7, 1)
    base = calendars.year_in("hijri", middle) if middle else None
    for year in (base - 1, base, base + 1) if base else ():
        day = calendars.from_hijri(year, parts.month or 1, parts.day or 1)
        if day is not None and day.year == parts.year:
            return year
    return None


def _resolve_month(parts: Parts, context: Context, anchor: datetime.date | None) -> Value:
    rule = "ar.timex.month"
    month = parts.month or 1
    year = _relative_year(parts, context, anchor)
    if year is None and anchor is not None:
        year = choose_month(parts, anchor, context.is_future(parts))
    if year is None:
        value = f"XXXX-{month:02d}" if parts.calendar == "gregorian" else "PAST_REF"
        return Value("DATE", value, rule)
    if parts.calendar != "gregorian":
        bounds = calendars.month_bounds(parts.calendar, year, month)
        if bounds is None:
            return Value("DATE", "PAST_REF", rule)
        return Value("DATE", f"{bounds[0].isoformat()}/{bounds[1].isoformat()}", f"ar.timex.{parts.calendar}-month")
    parts_anchor = None if parts.year_is_said and parts.year is not None else anchor
    return Value("DATE", f"{year:04d}-{month:02d}", rule, None, parts_anchor)


def _may_be_nth(parts: Parts) -> bool:
    """«الأحد الأول من ماي» is the first of May or its first Sunday; the weekday tells which."""
    if parts.calendar != "gregorian":
        return False
    return parts.worded and parts.weekday is not None and (parts.day or 0) <= _MOST_IN_MONTH and parts.day_from is None


def _resolve_nth(parts: Parts, month: Value) -> Value:
    """The second Friday or the last day of a month (-1); the month alone where it is not resolved to one."""
    days = [day for day in _days_of(month) if parts.weekday in {None, day.isoweekday()}]
    nth = parts.nth or 1
    if nth > len(days) or not days:
        return month
    day = days[-1] if nth < 0 else days[nth - 1]
    return _with_part(parts, day, month.anchor, "ar.timex.nth-day" if parts.weekday is None else "ar.timex.nth-weekday")


def _days_of(month: Value) -> list[datetime.date]:
    """The days of a month by its value, "2023-10" or the interval of a month of another calendar."""
    first, _, last = month.value.partition("/")
    if last:
        start, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    elif first[:4].isdecimal():
        year, number = int(first[:4]), int(first[5:])
        start = datetime.date(year, number, 1)
        end = datetime.date(year, number, calendars.days_in_month(year, number))
    else:
        return []
    return [start + datetime.timedelta(days=shift) for shift in range((end - start).days + 1)]


def _resolve_day(parts: Parts, context: Context, anchor: datetime.date | None) -> Value | None:
    calendar, month, day = parts.calendar, parts.month or 0, parts.day or 0
    rule = "ar.timex.numeric-date" if parts.numeric else f"ar.timex.{calendar}-date"
    year = _relative_year(parts, context, anchor)
    said = parts.year is not None
    if year is None and anchor is not None:
        year = choose_day(parts, anchor, context)
    if year is None or not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        if calendar != "gregorian":
            return Value("DATE", "PAST_REF", rule)
        if day > calendars.days_in_month(2000, month) or day < 1:
            return Value("DATE", f"XXXX-{month:02d}", "ar.timex.impossible-date", flaw="day")
        return _underspecified(parts, f"XXXX-{month:02d}-{day:02d}", rule)
    found = calendars.to_gregorian(calendar, year, month, day)
    if found is None:
        return _impossible(parts, year, month, day)
    if _may_be_nth(parts) and found.isoweekday() != parts.weekday:
        month_value = Value("DATE", f"{year:04d}-{month:02d}", rule, None, None if said else anchor)
        parts.nth = day
        return _resolve_nth(parts, month_value)
    value = _with_part(parts, found, None if said else anchor, rule)
    if parts.day_from is not None:
        first = calendars.to_gregorian(calendar, year, month, parts.day_from)
        if first is not None:
            return Value("DATE", f"{first.isoformat()}/{found.isoformat()}", "ar.timex.day-range", found, value.anchor)
    return value


def _underspecified(parts: Parts, value: str, rule: str) -> Value:
    if parts.day_from is not None:
        return Value("DATE", f"{value[:-2]}{parts.day_from:02d}/{value}", "ar.timex.day-range")
    if parts.part is not None:
        return Value("TIME", f"{value}T{parts.part}", rule)
    return Value("DATE", value, rule)


def _impossible(parts: Parts, year: int, month: int, day: int) -> Value:
    """The coarser value that stays true where the day does not exist, or is out of the calendar's reach."""
    rule = "ar.timex.impossible-date"
    if parts.calendar == "gregorian":
        return Value("DATE", f"{year:04d}-{month:02d}", rule, flaw="day")
    reach = calendars.to_gregorian(parts.calendar, year, month, 1) is not None
    longest = 30 if parts.calendar == "hijri" else 31
    # a thirtieth that the table lacks may have been a day by sighting
    flaw = "day" if day > longest or day < 1 or (reach and parts.calendar == "solar") else None
    if not reach:
        return Value("DATE", "PAST_REF", rule, flaw=flaw)
    bounds = calendars.month_bounds(parts.calendar, year, month)
    value = f"{bounds[0].isoformat()}/{bounds[1].isoformat()}" if bounds else "PAST_REF"
    return Value("DATE", value, rule, flaw=flaw)


def _resolve_day_word(parts: Parts, context: Context, anchor: datetime.date | None) -> Value | None:
    """Weekdays and days by their distance: «الأحد», «أمس السبت», «غدا»."""
    if parts.deictic is not None:
        day = _shifted(anchor, parts.deictic)
        if day is not None and parts.weekday is not None:
            # published a little later than written, or dated a day too early: the weekday decides
            off = (parts.weekday - day.isoweekday() + 3) % 7 - 3
            day = calendars.add_days(day, off) if off < _DATED_TOO_EARLY + 1 else day
        return _with_part(parts, day, anchor, "ar.timex.day-by-distance")
    if parts.weekday is None:
        return None
    if anchor is None:
        value = f"XXXX-WXX-{parts.weekday}"
        if parts.part is not None:
            return Value("TIME", f"{value}T{parts.part}", "ar.timex.weekday")
        return Value("DATE", value, "ar.timex.weekday")
    if parts.week is not None:
        week = calendars.add_days(anchor, _WEEK * parts.week + parts.weekday - anchor.isoweekday())
        return _with_part(parts, week, anchor, "ar.timex.weekday-of-week")
    base = context.point if isinstance(parts.relative, str) and context.point else anchor
    future = parts.relative is None and context.is_future(parts)
    if parts.relative is None and parts.start == 0 and context.reader.hit(parts.first - 1, "this"):
        parts.relative = "this"
    return _with_part(parts, choose_weekday(parts, base, future), anchor, "ar.timex.weekday")


def _resolve_period(parts: Parts, context: Context) -> Value | None:
    """«الشهر الماضي», «هذا الأسبوع», «اليوم السابق», «العام التالي»."""
    anchor = context.anchor(parts)
    shift = parts.relative
    rule = "ar.timex.period"
    base = anchor
    if isinstance(shift, str):
        rule = "ar.timex.anaphor"
        base = _antecedent(parts, context)
        if base is None and parts.unit == "D" and context.month is not None and parts.relative != "same":
            # the day before it is one of a month that was told and not of publication
            return None
        base = base or anchor
        if parts.unit == "M" and parts.year_is_said and base is not None:
            year = _relative_year(parts, context, anchor)
            base = calendars.gregorian(year or base.year, base.month, 1) or base
        shift = {"prev": -1, "next": 1}.get(shift, 0)
    if shift is None:
        return None
    if parts.calendar == "hijri" and base is not None:
        return _hijri_year(base, shift, rule)
    if base is None:
        return Value("DATE", _REFERENCES[max(-1, min(1, shift))], rule)
    value = _period_value(parts.unit or "D", base, shift, rule, base)
    if parts.part is not None and value is not None and value.day is not None:
        return _with_part(parts, value.day, base, rule)
    if parts.mod == _WEEKEND and value is not None:
        parts.mod = None
        return msgspec.structs.replace(value, value=f"{value.value}-{_WEEKEND}")
    return value


def _hijri_year(base: datetime.date, shift: int, rule: str) -> Value | None:
    """«العام الهجري الحالي»: the days of that year."""
    year = calendars.year_in("hijri", base)
    first = calendars.to_gregorian("hijri", year + shift, 1, 1) if year else None
    bounds = calendars.month_bounds("hijri", year + shift, calendars.MONTHS) if year else None
    if first is None or bounds is None:
        return None
    return Value("DATE", f"{first.isoformat()}/{bounds[1].isoformat()}", rule, None, base)


def _antecedent(parts: Parts, context: Context) -> datetime.date | None:
    if parts.unit == "Y" and context.year is not None:
        return calendars.gregorian(context.year, 7, 1)
    if parts.unit == "M" and context.month is not None:
        return context.month
    return context.point


def _period_value(unit: str, base: datetime.date, shift: int, rule: str, anchor: datetime.date) -> Value | None:
    if unit == "D":
        day = calendars.add_days(base, shift)
        return Value("DATE", day.isoformat(), rule, day, anchor) if day else None
    if unit == "W":
        week = calendars.add_days(base, 7 * shift)
        return Value("DATE", calendars.iso_week(week), rule, None, anchor) if week else None
    if unit == "M":
        month = calendars.add_months(base, shift)
        return Value("DATE", month.isoformat()[:7], rule, None, anchor) if month else None
    year = base.year + shift * {"Y": 1, "E": 10, "C": 100}.get(unit, 1)
    if not 1 <= year <= 9999:
        return None
    width = {"Y": 4, "E": 3, "C": 2}.get(unit, 4)
    return Value("DATE", f"{year:04d}"[:width], rule, None, anchor)


def _resolve_distance(parts: Parts, context: Context) -> Value | None:
    """«قبل يومين» counts back from publication; «بعد يومين» is a length unless the clause announces."""
    anchor = context.anchor(parts)
    amount = parts.amount
    inexact = parts.mod not in {None, "APPROX"} or amount is None or amount != int(amount)
    ahead = parts.shape == "hence"
    if inexact or (ahead and not (parts.alone or context.is_future(parts))):
        return Value("DURATION", duration_value(parts), "ar.timex.duration")
    if anchor is None:
        return Value("DATE", "FUTURE_REF" if ahead else "PAST_REF", "ar.timex.distance")
    shift = int(amount or 0) * (1 if ahead else -1)
    if abs(shift) > 5000 or parts.unit == "N":
        return Value("DURATION", duration_value(parts), "ar.timex.duration")
    return _period_value(parts.unit or "D", anchor, shift, "ar.timex.distance", anchor)


def _resolve_clock(parts: Parts, context: Context) -> Value | None:
    """A clock time on the day told just before it, else on the day of publication."""
    near = context.point is not None and 0 <= parts.first - context.point_after <= 12
    day = context.point if near else context.anchor(parts)
    if near and parts.part is None and parts.text != ":":
        parts.part = context.part
        use_part(parts)
    time = f"T{parts.hour:02d}:{parts.minute or 0:02d}"
    if day is None:
        return Value("TIME", f"XXXX-XX-XX{time}", "ar.timex.clock")
    return Value("TIME", f"{day.isoformat()}{time}", "ar.timex.clock", day, context.anchor(parts))
