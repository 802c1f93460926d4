"""The grammar of clock times: «الساعة الثالثة والنصف عصرا بتوقيت غرينتش», «15:30», «التاسعة مساء»; and counted days."""

from __future__ import annotations

from tawatur.annotate.timex.parts import Parts
from tawatur.annotate.timex.reader import Number, Reader

_HOURS = 24
_MINUTES = 60
# Hours that a part of the day moves to the second half of the day.
_AFTERNOON = {"AF": range(1, 8), "EV": range(1, 12), "NI": range(6, 12), "MI": range(1, 4)}
_NOON = 12


def read_clock(reader: Reader, token: int) -> Parts | None:
    """A time of the day; a bare number needs the word hour before it, a colon in it or a part of the day after it."""
    hit = reader.hit(token, "clock")
    if hit:
        parts = Parts("clock", token, token, start=hit.start)
        place = hit.after
    else:
        parts = Parts("clock", token, token)
        place = token
    if reader.is_article(place) and hit:
        place += 1
    number = reader.number(place)
    if number is not None and number.digits and number.width == 4:
        return _read_military(reader, parts, number, hit is not None)
    if number is None or not 0 <= number.value <= _HOURS or (number.digits and number.width > 2 and hit is None):
        return None
    if number.start and hit:
        return None
    if hit is None:
        if not number.digits and not reader.is_feminine(number):
            return None
        parts.start = number.start
    if not _read_minutes(reader, number, parts):
        return None
    return _finish(reader, parts, number, named=hit is not None)


def _read_minutes(reader: Reader, number: Number, parts: Parts) -> bool:
    """Fill hour and minute: «3:30», «الثالثة والنصف», «الخامسة إلا ربعا», «الثالثة و20 دقيقة»."""
    value = number.value
    parts.hour = int(value)
    parts.minute = round((value - int(value)) * 60) if not number.digits else 0
    parts.after = number.after
    if number.digits and value != int(value):
        parts.minute = int(str(reader.form(number.first)).split(".")[-1].split(",")[-1])
        return parts.minute < _MINUTES
    if reader.form(parts.after) in {":", "."} and reader.adjacent(parts.after) and number.digits:
        minutes = reader.form(parts.after + 1)
        if (
            not minutes.isdigit()
            or len(minutes) != 2
            or int(minutes) >= _MINUTES
            or not reader.adjacent(parts.after + 1)
        ):
            return False
        parts.minute = int(minutes)
        parts.after += 2
        parts.text = ":"
        return True
    half = reader.inner(parts.after, "andhalf")
    if half:
        shift = round(float(half.value) * _MINUTES)
        parts.hour, parts.minute = (parts.hour, shift) if shift > 0 else ((parts.hour - 1) % _HOURS, _MINUTES + shift)
        parts.after = half.after
    return True


def _read_military(reader: Reader, parts: Parts, number: Number, named: bool) -> Parts | None:
    """«الساعة 1930», «1930 بتوقيت غرينتش»: hours and minutes without a mark."""
    hour, minute = divmod(int(number.value), 100)
    if number.value != int(number.value) or hour >= _HOURS or minute >= _MINUTES:
        return None
    if not named and reader.inner(number.after, "zone") is None:
        return None
    parts.hour, parts.minute, parts.after = hour, minute, number.after
    _read_zone(reader, parts)
    return parts


def _finish(reader: Reader, parts: Parts, number: Number, named: bool) -> Parts | None:
    minute = reader.number(parts.after + 1) if reader.and_at(parts.after) else reader.and_number(parts.after)
    unit = reader.inner(minute.after, "unit") if minute else None
    if minute and unit and unit.value == "TM" and minute.value < _MINUTES:
        parts.minute, parts.after = int(minute.value), unit.after
    after = reader.skip(parts.after, "from")
    partadv = reader.inner(after, "partadv") or reader.inner(parts.after, "partadv")
    part = reader.inner(after, "part")
    before = partadv.first if partadv else None
    if partadv and _of_a_day(reader, partadv.after):
        parts.part = partadv.value
    elif partadv and (named or parts.text or len(reader.form(partadv.first)) > 1):
        parts.part, parts.after = partadv.value, partadv.after
    elif part and (named or number.ordinal) and not part.article:
        parts.part = part.value
    elif not named and not (parts.text == ":" and _clock_context(reader, parts)):
        return None
    if not named and parts.part and not parts.text and not (number.ordinal or number.digits):
        return None
    if not named and parts.part and number.digits and not parts.text and before is not None and not parts.hour:
        return None
    _use_part(parts)
    _read_zone(reader, parts)
    return parts


def _of_a_day(reader: Reader, place: int) -> bool:
    """«الثامنة مساء الأحد»: the part of the day belongs to the day that follows."""
    unit = reader.inner(place, "unit")
    place = unit.after if unit and unit.value == "D" and not unit.article else place
    return reader.inner(place, "weekday") is not None or reader.inner(place, "deictic") is not None


def _clock_context(reader: Reader, parts: Parts) -> bool:
    """A bare 15:30 is a time after a preposition or before a time zone, and no score or ratio."""
    if reader.form(parts.after) in {":", "/", "%"}:
        return False
    return reader.hit(parts.first - 1, "clockcue") is not None or reader.inner(parts.after, "zone") is not None


def _use_part(parts: Parts) -> None:
    if parts.hour is None or parts.part is None:
        return
    if parts.hour in _AFTERNOON.get(parts.part, ()):
        parts.hour += _NOON
    elif parts.hour == _NOON and parts.part in {"NI"}:
        parts.hour = _HOURS
    elif parts.hour == _NOON and parts.part == "MO":
        parts.hour = 0


def _read_zone(reader: Reader, parts: Parts) -> None:
    """«بتوقيت غرينتش», also in brackets of its own."""
    mark = reader.form(parts.after)
    zone = reader.inner(parts.after + (mark in {"(", "\u060c"}), "zone")
    if zone is None:
        return
    name = reader.inner(zone.after, "zonename")
    parts.after = name.after if name else zone.after
    if mark == "(" and reader.form(parts.after) == ")":
        parts.after += 1


def read_midnight(reader: Reader, token: int) -> Parts | None:
    """«منتصف الليل»: the end of the day, 24:00."""
    hit = reader.hit(token, "midnight")
    if hit is None:
        return None
    hour = int(hit.value.partition(":")[0])
    return Parts("clock", token, hit.after, start=hit.start, hour=hour, minute=0)


def read_counted_day(reader: Reader, token: int) -> Parts | None:
    """«لليوم الثلاثين», «لليوم الـ45 على التوالي», «اليوم الثاني للهدنة»: the day of a count that goes on."""
    hit = reader.hit(token, "deictic")
    if hit is None or hit.value != "0":
        return None
    place = hit.after + 1 if reader.is_article(hit.after) else hit.after
    number = reader.number(place)
    if number is None or number.start or number.value != int(number.value) or not 1 <= number.value <= 5000:
        return None
    if place == hit.after and (number.digits or not reader.is_ordinal(number)):
        return None
    if reader.hit(number.after, "month") or reader.hit(reader.skip(number.after, "from"), "month"):
        return None
    counting = reader.counts_for(token, hit.start)
    after = reader.skip(number.after, "running")
    in_war = reader.hit(reader.skip(after, "from"), "war") is not None
    if not (counting or in_war or after != number.after):
        return None
    parts = Parts("count", token, number.after, start=hit.start, counted=int(number.value))
    parts.counting = counting or after != number.after
    return parts
