"""Writes dates as the Arabic press does, for tests that read them back."""

from __future__ import annotations

import datetime
from functools import cache

from tawatur.annotate import calendars
from tawatur.data import read_rows

STYLES = ("egypt", "levant", "maghreb", "morocco", "libya")
FORMS = (
    "plain",
    "weekday",
    "double",
    "bracketed",
    "words",
    "of_month",
    "slashes",
    "iso",
    "dots",
    "indic",
    "persian",
    "era",
    "detached",
)
_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_UNITS = ("", "الحادي", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع")


@cache
def months(calendar: str, style: str = "") -> dict[int, str]:
    """The first name of each month in one style; the Egyptian name where a style has none of its own."""
    names: dict[int, str] = {}
    for row in read_rows("ar/months.tsv"):
        key_style = row["key"].partition(".")[2]
        if row["calendar"] != calendar:
            continue
        if key_style in {style, ""} or (key_style == "egypt" and int(row["month"]) not in names):
            names[int(row["month"])] = row["ar"].split("|")[0]
    return names


@cache
def weekdays() -> dict[int, str]:
    return {int(row["iso"]): row["ar"].split("|")[0] for row in read_rows("ar/weekdays.tsv") if not row["flags"]}


def ordinal(day: int) -> str:
    """A day of the month as an ordinal in words.

    >>> ordinal(27)
    'السابع والعشرين'
    """
    tens, units = divmod(day, 10)
    if day == 1:
        return "الأول"
    if day == 10:
        return "العاشر"
    if day in {20, 30}:
        return {20: "العشرين", 30: "الثلاثين"}[day]
    if tens == 0:
        return _UNITS[units]
    if tens == 1:
        return f"{_UNITS[units]} عشر"
    return f"{_UNITS[units]} و{ {2: 'العشرين', 3: 'الثلاثين'}[tens] }"


def write_gregorian(date: datetime.date, style: str, form: str) -> str:
    """A Gregorian date in one month style and one form."""
    day, month, year = date.day, months("gregorian", style)[date.month], date.year
    other = months("gregorian", "egypt" if style != "egypt" else "levant")[date.month]
    plain = f"{day} {month} {year}"
    weekday = weekdays()[date.isoweekday()]
    return {
        "plain": plain,
        "weekday": f"{weekday} {plain}",
        "double": f"{day} {month}/{other} {year}" if other != month else plain,
        "bracketed": f"{day} {month} ({other}) {year}" if other != month else plain,
        "words": f"{ordinal(day)} من {month} عام {year}",
        "of_month": f"{day} من شهر {month} سنة {year}",
        "slashes": f"{day:02d}/{date.month:02d}/{year}",
        "iso": date.isoformat(),
        "dots": f"{day}.{date.month}.{year}",
        "indic": plain.translate(_INDIC),
        "persian": plain.translate(_PERSIAN),
        "era": f"{plain}م",
        "detached": f"الـ {day} {month} {year}",
    }[form]


def write_other(date: datetime.date, calendar: str, form: str) -> str | None:
    """A date in the Hijri or Solar Hijri calendar, None outside its reach."""
    found = calendars.to_hijri(date) if calendar == "hijri" else calendars.to_solar(date)
    if found is None:
        return None
    month = months(calendar)[found.month]
    mark = "هـ" if calendar == "hijri" else "ش"
    return {
        "plain": f"{found.day} {month} {found.year}",
        "era": f"{found.day} {month} {found.year}{mark}",
        "words": f"{ordinal(found.day)} من {month} عام {found.year}",
        "weekday": f"{weekdays()[date.isoweekday()]} {found.day} {month} {found.year} {mark}",
        "slashes": f"{found.day}/{found.month}/{found.year}{mark}",
    }[form]
