"""Days by their place: «أول خميس من أكتوبر», «آخر يوم في مارس», «اليوم الخامس من شهر يناير»."""

from __future__ import annotations

from tawatur.annotate.timex.daymonth import read_day_month, relative_value
from tawatur.annotate.timex.parts import Parts
from tawatur.annotate.timex.reader import Hit, Number, Reader

_LAST = -1
_MOST_WEEKDAYS = 5
_MOST_DAYS = 31


def read_nth(reader: Reader, token: int) -> Parts | None:
    """The weekday or the day of a month by its place, counted from the beginning or the end of the month."""
    parts = Parts("date", token, token)
    articled = reader.hit(token, "deictic")
    if articled and articled.value == "0":
        parts.start = articled.start
        place = _read_place(reader, articled.after, parts)
    else:
        place = _read_place(reader, token, parts)
        place = _read_weekday(reader, place, parts) if place is not None else None
    if place is None or parts.nth is None:
        return None
    after = reader.skip(place, "from")
    if after == place and reader.hit(place, "nottoday") and len(reader.form(place)) > 1:
        after += 1
    month = Parts("date", after, after)
    reached = read_day_month(reader, after, month) if after > place else None
    if reached is None or month.day is not None or month.start:
        return None
    parts.after = reached
    parts.take_month(month)
    return _as_day(parts)


def _read_place(reader: Reader, place: int, parts: Parts) -> int | None:
    """«أول», «ثالث», «الخامس», «الأخير»; the token after it."""
    edge = reader.hit(place, "edge") or reader.inner(place, "latest")
    if edge and (edge.start == 0 or place == parts.first):
        parts.nth = _LAST if edge.value in {"END", "-1"} else 1
        parts.start = edge.start if place == parts.first else parts.start
        return edge.after
    number = reader.number(place)
    if number is None or not _counts_in_order(reader, number) or (number.start and place != parts.first):
        return None
    parts.nth = int(number.value)
    parts.start = number.start if place == parts.first else parts.start
    return number.after


def _counts_in_order(reader: Reader, number: Number) -> bool:
    in_words = not number.digits and reader.is_ordinal(number)
    return in_words and 1 <= number.value <= _MOST_DAYS and number.value == int(number.value)


def _read_weekday(reader: Reader, place: int, parts: Parts) -> int | None:
    """The weekday or the word day after «أول»; the token after it."""
    unit = reader.inner(place, "unit")
    if unit and unit.value == "D" and unit.word.detail == "sg" and not unit.article:
        weekday = reader.inner(unit.after, "weekday_bare") or reader.inner(unit.after, "weekday")
        place = unit.after
        if weekday is None:
            return place
    else:
        weekday = reader.inner(place, "weekday_bare")
    if weekday is None:
        return None
    parts.weekday = int(weekday.value)
    return weekday.after


def _as_day(parts: Parts) -> Parts | None:
    """Without a weekday the place is the day of the month itself; the last one is found when the month is resolved."""
    if parts.weekday is not None:
        return parts if parts.nth == _LAST or (parts.nth or 0) <= _MOST_WEEKDAYS else None
    if parts.nth != _LAST:
        parts.day, parts.nth = parts.nth, None
        parts.worded = True
    return parts


def read_week_of(reader: Reader, place: int) -> tuple[int, int] | None:
    """«(الجمعة) من الأسبوع المقبل», «هذا الأسبوع»: the shift of the week and the token after it."""
    after = reader.skip(place, "from")
    this = reader.inner(after, "this")
    unit = reader.inner(this.after if this else after, "unit")
    if unit is None or not _is_week(unit):
        return None
    adjective = reader.inner(unit.after, "adj")
    shift = relative_value(adjective.value) if adjective else 0
    if not isinstance(shift, int) or (adjective is None and this is None):
        return None
    return shift, adjective.after if adjective else unit.after


def _is_week(unit: Hit) -> bool:
    return unit.value == "W" and unit.article and unit.word.detail == "sg"
