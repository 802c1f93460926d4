"""Values of lengths, seasons and feasts."""

from __future__ import annotations

import datetime

from tawatur.annotate import calendars
from tawatur.annotate.timex.parts import Parts

_TIMED = {"H": "H", "TM": "M", "S": "S"}
_DATED = {"D": "D", "N": "D", "W": "W", "M": "M", "Y": "Y", "E": "DE", "C": "CE"}
# A half of these is a whole number of the smaller unit.
_SMALLER = {"H": ("TM", 60), "TM": ("S", 60), "Y": ("M", 12), "E": ("Y", 10), "D": ("H", 24), "C": ("Y", 100)}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_HIJRI_TO_GREGORIAN = 0.970224


def duration_value(parts: Parts) -> str:
    """The ISO 8601 duration of an amount of a unit, X where the amount is vague.

    «ساعة ونصف» → PT1H30M, «نصف ساعة» → PT30M, «بضعة أيام» → PXD.
    """
    unit = parts.unit or "D"
    amount = parts.amount
    if amount is None:
        return _one(unit, "X")
    whole = int(amount)
    if parts.rest is not None:
        return _joined(_one(unit, f"{amount:g}"), _one(parts.rest[1], f"{parts.rest[0]:g}"))
    if amount == whole:
        return _one(unit, str(whole))
    smaller, factor = _SMALLER.get(unit, (unit, 1))
    rest = (amount - whole) * factor
    if abs(rest - round(rest)) > 1e-6 or factor == 1:
        return _one(unit, f"{amount:g}")
    if whole == 0:
        return _one(smaller, str(round(rest)))
    if unit in {"E", "C"}:
        return _one(smaller, str(round(amount * factor)))
    return _joined(_one(unit, str(whole)), _one(smaller, str(round(rest))))


def _joined(head: str, tail: str) -> str:
    """P2D and PT12H → P2DT12H, PT1H and PT20M → PT1H20M."""
    return head + (tail[2:] if head.startswith("PT") else tail[1:])


def _one(unit: str, amount: str) -> str:
    return f"PT{amount}{_TIMED[unit]}" if unit in _TIMED else f"P{amount}{_DATED[unit]}"


def resolve_season(parts: Parts, anchor: datetime.date | None) -> str:
    """«صيف 2023» → 2023-SU; a relative season counts from the anchor."""
    year = parts.year
    if year is None and anchor is not None:
        if isinstance(parts.year_relative, int):
            year = anchor.year + parts.year_relative
        else:
            year = _season_year(parts.text, parts.relative, anchor)
    return f"{year:04d}-{parts.text}" if year is not None else f"XXXX-{parts.text}"


def _season_year(season: str, relative: int | str | None, anchor: datetime.date) -> int:
    start = _SEASONS[season]
    if relative == -1:
        return anchor.year if anchor.month >= start + 3 else anchor.year - 1
    if relative == 1:
        return anchor.year if anchor.month < start else anchor.year + 1
    return anchor.year - 1 if season == "WI" and anchor.month <= 3 else anchor.year


def resolve_feast(parts: Parts, anchor: datetime.date | None) -> datetime.date | None:
    """The day of a feast in the year named, else the last, the next or the nearest one; None without either."""
    calendar, _, day = parts.text.partition(":")
    month, number = (int(piece) for piece in day.split("-"))
    if parts.year is not None:
        years = [parts.year] if calendar == "gregorian" or parts.year < 1500 else _hijri_years(parts.year)
        days = [calendars.to_gregorian(calendar, year, month, number) for year in years]
        return next((d for d in days if d and (d.year == parts.year or parts.year < 1500)), None)
    if anchor is None:
        return None
    base = calendars.year_in(calendar, anchor)
    if base is None:
        return None
    shift = parts.year_relative if isinstance(parts.year_relative, int) else None
    around = [calendars.to_gregorian(calendar, year, month, number) for year in range(base - 1, base + 2)]
    known = [found for found in around if found]
    if shift is not None:
        return next((found for found in known if found.year == anchor.year + shift), None)
    if parts.relative == -1:
        return max((found for found in known if found < anchor), default=None)
    if parts.relative == 1:
        return min((found for found in known if found > anchor), default=None)
    return min(known, key=lambda found: (abs((found - anchor).days), found), default=None)


def _hijri_years(year: int) -> list[int]:
    near = round((year - 622) / _HIJRI_TO_GREGORIAN)
    return [near - 1, near, near + 1, near + 2]
