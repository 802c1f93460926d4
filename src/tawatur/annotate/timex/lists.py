"""Dates listed together share what the last one says: «الاثنين 5 فيفري والثلاثاء 6 فيفري 2017»."""

from __future__ import annotations

from tawatur.annotate.timex.parts import Parts
from tawatur.annotate.timex.reader import Reader

# Tokens between two dates of one list: «5 مايو و6 يونيو 2023», «من 5 مايو إلى يوم 10 يونيو 2023».
_LIST_GAP = 3
_MARKS = frozenset({"-", "\u2013", "\u060c", ","})


def borrow_years(reader: Reader, found: list[Parts]) -> None:
    """Give a date the year of the one it is listed with: «الاثنين 5 فيفري والثلاثاء 6 فيفري 2017»."""
    for parts, following in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if not _lacks_year(parts) or following.shape != "date" or following.numeric:
            continue
        if following.year is None and not (isinstance(following.relative, int) and _same_side(parts, following)):
            continue
        if following.first - parts.after > _LIST_GAP or following.calendar != parts.calendar:
            continue
        if not _only_joints(reader, parts.after, following):
            continue
        if following.year is None:
            parts.relative = following.relative
            continue
        later = (parts.month or 0) > (following.month or 0)
        parts.year = following.year - 1 if later else following.year
        parts.borrowed = True


def _same_side(parts: Parts, following: Parts) -> bool:
    """«30 تشرين الثاني و11 كانون الأول المقبل»: both days lie ahead, or behind, as the adjective says."""
    return parts.day is not None and following.day is not None and (parts.month or 0) <= (following.month or 0)


def _lacks_year(parts: Parts) -> bool:
    return parts.shape == "date" and parts.month is not None and not parts.year_is_said and parts.relative is None


def _only_joints(reader: Reader, first: int, following: Parts) -> bool:
    """Whether nothing but «و», «إلى», a dash or «يوم» parts two dates."""
    if first == following.first:
        return following.start > 0
    return all(
        reader.and_at(token)
        or reader.form(token) in _MARKS
        or any(hit.word.kind in {"to", "andor"} for hit in reader.hits(token))
        for token in range(first, following.first)
    )


def borrow_months(reader: Reader, found: list[Parts]) -> None:
    """Give a weekday the day and month it is listed with.

    «الجمعة والسبت 12 و13 مايو 2017»: the list of days is spread over the weekdays before.
    «الاثنين 8 إلى الجمعة 12 مايو»: the bare number after a weekday is a day of the month named next.
    """
    for index in range(len(found) - 1, -1, -1):
        parts = found[index]
        if parts.listed:
            _spread(found[max(0, index - len(parts.listed) + 1) : index], parts)
        elif index + 1 < len(found):
            if parts.pending:
                _complete(reader, parts, found[index + 1])
            else:
                _borrow_month(reader, parts, found[index + 1])
    found[:] = [parts for parts in found if not parts.pending]


def _complete(reader: Reader, parts: Parts, following: Parts) -> None:
    """Give a day without a month the month of the next date of its list."""
    if following.shape != "date" or following.month is None or following.day is None or following.pending:
        return
    if following.first - parts.after > _LIST_GAP or not _only_joints(reader, parts.after, following):
        return
    parts.month, parts.year, parts.calendar = following.month, following.year, following.calendar
    parts.relative, parts.year_relative = following.relative, following.year_relative
    parts.borrowed, parts.pending = True, False


def _spread(before: list[Parts], last: Parts) -> None:
    days = last.listed[:-1]
    if len(before) != len(days) or any(parts.weekday is None or parts.month is not None for parts in before):
        return
    for parts, day in zip(before, days, strict=True):
        parts.day, parts.month, parts.year = day, last.month, last.year
        parts.calendar, parts.relative, parts.year_relative = last.calendar, last.relative, last.year_relative
        parts.borrowed = True


def _borrow_month(reader: Reader, parts: Parts, following: Parts) -> None:
    if parts.shape != "date" or parts.weekday is None or parts.month is not None or parts.relative is not None:
        return
    number = reader.number(parts.after)
    if number is None or not number.digits or number.width > 2 or not 1 <= number.value <= 31:
        return
    if following.shape != "date" or following.month is None or following.day is None or following.numeric:
        return
    if following.first - number.after > _LIST_GAP or not _only_joints(reader, number.after, following):
        return
    if following.day <= number.value or following.day_from is not None:
        return
    parts.day, parts.month, parts.year = int(number.value), following.month, following.year
    parts.calendar, parts.relative, parts.year_relative = (
        following.calendar,
        following.relative,
        following.year_relative,
    )
    parts.after = number.after
    parts.borrowed = True
