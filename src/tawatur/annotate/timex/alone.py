"""An expression that is the whole text, as in a field, a query or a cell: it needs no sentence to vouch for it.

Note [What stands alone]
    In running text «ساعة» is "a watch" too, 23/4 a fraction, 2019 a count, «الظهر» the back. Where nothing else is
    written these readings have nothing to rest on, and the time is the likeliest one. A preposition may open the text.
"""

from __future__ import annotations

from collections.abc import Callable

from tawatur.annotate import calendars
from tawatur.annotate.timex.clock import read_hour
from tawatur.annotate.timex.durations import read_ago
from tawatur.annotate.timex.numeric import figures_at
from tawatur.annotate.timex.parts import Parts
from tawatur.annotate.timex.reader import Reader
from tawatur.text.segment import NEWLINE

# No single expression of time is longer.
LONGEST = 12
_LIKELY_YEARS = range(1000, 2200)
_YEAR_DIGITS = 4
_DAYS = 31
_MARKS = frozenset({NEWLINE, ".", "\u060c", ",", ":", ";", "!"})


def read_alone(reader: Reader, found: list[Parts]) -> list[Parts]:
    """What was found in a short text, or the one expression that is the whole of it."""
    first, after = _bounds(reader)
    if first >= after or any(
        parts.first == first and parts.after == after and parts.shape != "hence" for parts in found
    ):
        return found
    for token in {first: 0, _skip_preposition(reader, first): 0}:
        for read in _READERS:
            parts = read(reader, token)
            if parts is not None and parts.after == after:
                return [parts]
    return found


def _bounds(reader: Reader) -> tuple[int, int]:
    """The first token that is no mark and the token after the last such one."""
    first, after = 0, reader.size
    while first < after and reader.forms[first] in _MARKS:
        first += 1
    while after > first and reader.forms[after - 1] in _MARKS:
        after -= 1
    return first, after


def _skip_preposition(reader: Reader, token: int) -> int:
    opens = any(
        hit.word.kind in {"clockcue", "yearcue", "from"} and hit.after == token + 1 for hit in reader.hits(token)
    )
    return token + 1 if opens else token


def _unit(reader: Reader, token: int) -> Parts | None:
    unit = reader.hit(token, "unit")
    if unit is None or unit.word.detail != "sg" or unit.article:
        return None
    return Parts("duration", token, unit.after, start=unit.start, unit=unit.value, amount=1)


def _reference(reader: Reader, token: int) -> Parts | None:
    hit = reader.hit(token, "refalone")
    return Parts("ref", token, hit.after, start=hit.start, text=hit.value) if hit else None


def _part_of_day(reader: Reader, token: int) -> Parts | None:
    hit = reader.hit(token, "partadv") or reader.hit(token, "part")
    if hit is None or len(reader.form(token)) <= 1:
        return None
    return Parts("part", token, hit.after, start=hit.start, part=hit.value, deictic=0)


def _month(reader: Reader, token: int) -> Parts | None:
    hit = reader.hit(token, "month")
    if hit is None or "strict" in hit.word.flags:
        return None
    return Parts(
        "date", token, hit.after, start=hit.start, month=int(hit.value), calendar=hit.word.detail, style=hit.word.style
    )


def _figures(reader: Reader, token: int) -> Parts | None:
    """«23/4» is a day of a month, «10/2014» a month of a year, «2019» a year."""
    figures, after = figures_at(reader, token)
    if len(figures) == 2:
        (one, wide_one), (two, wide_two) = figures
        if wide_two == _YEAR_DIGITS and 1 <= one <= calendars.MONTHS and two in _LIKELY_YEARS:
            return Parts("date", token, after, month=one, year=two)
        if wide_one == _YEAR_DIGITS and 1 <= two <= calendars.MONTHS and one in _LIKELY_YEARS:
            return Parts("date", token, after, month=two, year=one)
        if wide_one <= 2 >= wide_two and 1 <= one <= _DAYS and 1 <= two <= calendars.MONTHS:
            return Parts("date", token, after, day=one, month=two, numeric=(one, two))
        if wide_one == wide_two == _YEAR_DIGITS and one < two and one in _LIKELY_YEARS and two in _LIKELY_YEARS:
            return Parts("year", token, after, year=one, text=str(two))
        return None
    number = reader.number(token)
    if number is None or number.ordinal or number.value not in _LIKELY_YEARS:
        return None
    era = reader.inner(number.after, "era")
    if number.digits and number.width == _YEAR_DIGITS and era is None:
        return Parts("year", token, number.after, year=int(number.value))
    return None


def _before_christ(reader: Reader, token: int) -> Parts | None:
    number = reader.number(token)
    era = reader.inner(number.after, "era") if number else None
    if number is None or era is None or era.value != "bc" or not 1 <= number.value <= 9999:
        return None
    return Parts("year", token, era.after, year=int(number.value), era="bc")


def _clock(reader: Reader, token: int) -> Parts | None:
    number = reader.number(token)
    parts = read_hour(reader, token, sure=True) if number and number.digits else None
    return parts if parts and (parts.text or parts.part) else None


def _ahead(reader: Reader, token: int) -> Parts | None:
    parts = read_ago(reader, token)
    if parts is None or parts.shape != "hence":
        return None
    parts.alone = True
    return parts


_READERS: tuple[Callable[[Reader, int], Parts | None], ...] = (
    _ahead, _reference, _part_of_day, _unit, _month, _figures, _before_christ, _clock,
)  # fmt: skip
