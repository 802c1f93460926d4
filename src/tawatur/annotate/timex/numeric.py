"""Dates in figures: 05/11/2023, 2023-11-05, 5.11.2023, 2017-01-20T16:13:00+01:00, 5/10/1436."""

from __future__ import annotations

from tawatur.annotate.timex.parts import Parts
from tawatur.annotate.timex.reader import Reader

_MARKS = ("/", "-", "\\", ".", "\u2013", "\u2215")
_WRITTEN_YEAR = 4
_HIJRI_YEARS = range(1300, 1501)
_YEARS = range(1800, 2101)
_MONTHS = 12
_DAYS = 31
_SHORT_YEAR = 2
# Years in two digits: 70 to 99 are of the last century.
_FIRST_OF_CENTURY = 70
_OPENERS = frozenset({"", "(", "[", ":", "\n"})


def read_numeric(reader: Reader, token: int, parts: Parts, loose: bool = False) -> int | None:
    """Fill `parts` from a date in figures and return the token after it, None where there is none.

    The order of day and month is settled later, by the outlet's country; `parts.numeric` keeps the numbers as
    written. `loose` allows a day and a month alone, as after a weekday («الأحد 5/11»).
    """
    figures, after = figures_at(reader, token)
    if len(figures) == 3:
        if _may_be_short(reader, token, figures, parts):
            figures[2] = (_long_year(figures[2][0]), _WRITTEN_YEAR)
        if not _fill(figures, parts):
            return None
    elif len(figures) == 2 and loose and 1 <= figures[0][0] <= _DAYS and 1 <= figures[1][0] <= _MONTHS:
        if figures[0][1] > 2 or figures[1][1] > 2:
            return None
        parts.day, parts.month = figures[0][0], figures[1][0]
        parts.numeric = (parts.day, parts.month)
    else:
        return None
    after = _read_era(reader, after, parts)
    return _read_time(reader, after, parts)


def _may_be_short(reader: Reader, token: int, figures: list[tuple[int, int]], parts: Parts) -> bool:
    """«في 12/5/17», «الأحد 5/11/23»: a year in two digits, where a preposition, a day or a bracket vouches for it."""
    if any(width > 2 for _, width in figures) or figures[2][1] != _SHORT_YEAR:
        return False
    vouched = parts.weekday is not None or parts.day_word or parts.deictic is not None
    vouched = vouched or reader.form(token - 1) in _OPENERS or reader.hit(token - 1, "dated") is not None
    return vouched or reader.after_preposition(token)


def _long_year(short: int) -> int:
    return short + (1900 if short >= _FIRST_OF_CENTURY else 2000)


def figures_at(reader: Reader, token: int) -> tuple[list[tuple[int, int]], int]:
    """Up to three numbers parted by one and the same mark, each with its width; and the token after them."""
    form = reader.form(token)
    if not form or not form[0].isdecimal() or len(form) > 10:
        return [], token
    if not form.isdecimal():
        pieces = form.split(".")
        if len(pieces) == 3 and all(piece.isdecimal() for piece in pieces):
            return [(int(piece), len(piece)) for piece in pieces], token + 1
        return [], token
    mark = reader.form(token + 1)
    if mark not in _MARKS:
        return [], token
    figures = [(int(form), len(form))]
    spaced = False
    place = token + 1
    while len(figures) < 4 and reader.form(place) == mark:
        following = reader.form(place + 1)
        if not following.isdecimal() or len(following) > _WRITTEN_YEAR + 1:
            break
        if mark != "/" and not (reader.adjacent(place) and reader.adjacent(place + 1)):
            spaced = True
        figures.append((int(following), len(following)))
        place += 2
    # «25 - 1 - 1427» is a date only as a whole; «19 - 21» is a range
    whole = len(figures) == 3 and _WRITTEN_YEAR in (figures[0][1], figures[2][1])
    return (figures, place) if len(figures) in (2, 3) and (whole or not spaced) else ([], token)


def _fill(figures: list[tuple[int, int]], parts: Parts) -> bool:
    """Settle which number is the year; day and month stay in their written order where both readings are possible."""
    (a, wide_a), (b, wide_b), (c, wide_c) = figures
    if wide_a == _WRITTEN_YEAR and wide_b <= 2 and wide_c <= 2:
        year, first, second = a, c, b
        swapped = True
    elif wide_c == _WRITTEN_YEAR and wide_a <= 2 and wide_b <= 2:
        year, first, second = c, a, b
        swapped = False
    else:
        return False
    if year in _HIJRI_YEARS:
        parts.calendar = "hijri"
    elif year not in _YEARS:
        return False
    if max(first, second) > _DAYS:
        return False
    if second > _MONTHS >= first:
        first, second = second, first
    parts.day, parts.month, parts.year = first, second, year
    parts.numeric = (year, second, first) if swapped else (first, second, year)
    return True


def _read_era(reader: Reader, place: int, parts: Parts) -> int:
    era = reader.inner(place, "era")
    if era is None:
        return place
    parts.era = era.value
    if era.value == "solar" and parts.calendar == "hijri":
        parts.calendar = "solar"
    return era.after


def _read_time(reader: Reader, place: int, parts: Parts) -> int:
    """The time of an ISO stamp: T16:13:00+01:00, or 16:13 after a date."""
    after = place
    if reader.form(after) == "t" and reader.adjacent(after):
        after += 1
    hour, colon, minute = reader.form(after), reader.form(after + 1), reader.form(after + 2)
    if colon != ":" or not hour.isdecimal() or not minute.isdecimal() or len(hour) > 2 or len(minute) != 2:
        return place
    if int(hour) > 23 or int(minute) > 59:
        return place
    parts.hour, parts.minute = int(hour), int(minute)
    after += 3
    if reader.form(after) == ":" and reader.form(after + 1).isdecimal():
        after += 2
    if reader.form(after) in ("+", "-") and reader.form(after + 2) == ":" and reader.adjacent(after):
        after += 4
    elif reader.form(after) == "z" and reader.adjacent(after):
        after += 1
    return after
