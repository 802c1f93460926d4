"""The grammar of clock times: «الساعة الثالثة والنصف عصرا بتوقيت غرينتش», «15:30», «التاسعة مساء»; and counted days."""

from __future__ import annotations

from tawatur.annotate.timex.parts import Parts
from tawatur.annotate.timex.reader import Number, Reader

_HOURS = 24
_MINUTES = 60
# Hours that a part of the day moves to the second half of the day.
_AFTERNOON = {"AF": range(1, 8), "EV": range(1, 12), "NI": range(6, 12), "MI": range(1, 4)}
_NOON = 12
# How far before «يومه» the verb of entering may stand.
_ENTRY_REACH = 8
_STAMP_MARKS = frozenset({"-", "\u2013", "|", "\u060c", ","})
_DASHES = frozenset({"-", "\u2013"})


def read_clock(reader: Reader, token: int) -> Parts | None:
    """A time of the day; a bare number needs the word hour before it, a colon in it or a part of the day after it."""
    parts = read_hour(reader, token)
    if parts is not None and parts.part is not None:
        return parts
    return _read_first_of_range(reader, token) or parts


def read_hour(reader: Reader, token: int, sure: bool = False) -> Parts | None:
    """A clock time; `sure` where what stands around it vouches for a bare hour."""
    hit = reader.hit(token, "clock") or reader.hit(token, "exactly")
    named = hit is not None and hit.word.kind == "clock"
    parts = Parts("clock", token, token, start=hit.start if hit else 0)
    place = hit.after if hit else token
    if reader.is_article(place) and hit:
        place += 1
    number = _hour(reader, place)
    if number is not None and number.digits and number.width == 4 and number.value == int(number.value):
        return _read_military(reader, parts, number, named)
    if number is None or not 0 <= number.value <= _HOURS or (number.start and hit):
        return None
    if not named and not _may_be_hour(reader, number, hit is not None):
        return None
    parts.start = hit.start if hit else number.start
    if not _read_minutes(reader, number, parts):
        return None
    return _finish(reader, parts, number, named=sure or hit is not None)


def _hour(reader: Reader, place: int) -> Number | None:
    """The number at a token; «الواحدة» is an hour though it is no ordinal."""
    one = reader.hit(place, "hour")
    if one is None:
        return reader.number(place)
    return Number(place, one.after, int(one.value), digits=False, ordinal=True, start=one.start)


def _may_be_hour(reader: Reader, number: Number, exactly: bool) -> bool:
    """Whether a number without the word hour may be one: «التاسعة», 9 or 3.30; «تمام 9» is none."""
    if not number.digits:
        return reader.is_feminine(number) or (number.ordinal and number.value == 1)
    return not exactly and (number.width <= 2 or len(reader.form(number.first).partition(".")[2]) == 2)


def _read_first_of_range(reader: Reader, token: int) -> Parts | None:
    """«(من) الثالثة إلى الخامسة مساء», «(بين) 9 و11 صباحا»: the first hour takes the part of the day of the second."""
    first = read_hour(reader, token, sure=True)
    if first is None or first.part is not None or first.hour is None:
        return None
    place = first.after
    after = reader.skip(place, "to")
    opened = any(hit.word.kind in {"from", "between"} for hit in reader.hits(token - 1))
    if after == place and reader.form(place) in _DASHES:
        after += 1
    elif after == place and opened and any(hit.word.kind == "between" for hit in reader.hits(token - 1)):
        after += reader.and_at(place)
    elif after == place or not (opened or first.text or reader.hit(token, "clock")):
        return None
    second = read_hour(reader, after)
    if second is None or second.part is None or second.hour is None or (after == place and not second.start):
        return None
    hour, first.part = first.hour, second.part
    use_part(first)
    if first.hour > second.hour:
        first.hour, first.part = hour, None
    return first


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
            not minutes.isdecimal()
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
    less = reader.inner(parts.after, "butfor")
    fewer = reader.number(less.after) if less else None
    unit = reader.inner(fewer.after, "unit") if fewer else None
    if half is None and fewer and unit and unit.value == "TM" and 0 < fewer.value < _MINUTES:
        parts.hour, parts.minute = (parts.hour - 1) % _HOURS, _MINUTES - int(fewer.value)
        parts.after = unit.after
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
    if minute and unit and unit.value == "TM" and minute.value + (parts.minute or 0) < _MINUTES:
        parts.minute, parts.after = int(minute.value) + (parts.minute or 0), unit.after
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
    elif not named and not _clock_context(reader, parts, number):
        return None
    if not named and parts.part and not parts.text and not (number.ordinal or number.digits):
        return None
    if not named and parts.part and number.digits and not parts.text and before is not None and not parts.hour:
        return None
    use_part(parts)
    _read_zone(reader, parts)
    return parts


def _of_a_day(reader: Reader, place: int) -> bool:
    """«الثامنة مساء الأحد»: the part of the day belongs to the day that follows."""
    unit = reader.inner(place, "unit")
    place = unit.after if unit and unit.value == "D" and not unit.article else place
    return reader.inner(place, "weekday") is not None or reader.inner(place, "deictic") is not None


def _clock_context(reader: Reader, parts: Parts, number: Number) -> bool:
    """A bare 15:30 or «التاسعة والنصف» is a time after a preposition or before a time zone, and no score or ratio."""
    halved = not number.digits and bool(parts.minute)
    if not (parts.text == ":" or halved) or reader.form(parts.after) in {":", "/", "%"}:
        return False
    if parts.text and reader.form(parts.first - 1) in _STAMP_MARKS and _is_year(reader.form(parts.first - 2)):
        return True
    return reader.hit(parts.first - 1, "clockcue") is not None or reader.inner(parts.after, "zone") is not None


def _is_year(form: str) -> bool:
    """«25 ديسمبر 2018 - 10:00»: the stamp of a page goes on after the year."""
    return form.isdecimal() and len(form) == 4


def use_part(parts: Parts) -> None:
    """Move an hour to the half of the day that the part of the day says: 3 in the evening is 15."""
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
    own = reader.hit(token, "itsday")
    hit = own or reader.hit(token, "deictic")
    if hit is None or hit.value != "0" or (own and not _is_entered(reader, token)):
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
    if not (own or counting or in_war or after != number.after):
        return None
    parts = Parts("count", token, number.after, start=hit.start, counted=int(number.value))
    parts.counting = own is not None or counting or after != number.after
    day = reader.inner(number.after, "deictic")
    parts.deictic = int(day.value) if day else 0
    return parts


def _is_entered(reader: Reader, token: int) -> bool:
    """«دخل الإضراب … يومه الثاني عشر»: what goes on enters a further day."""
    return any(reader.hit(token - back, "enters") for back in range(1, _ENTRY_REACH + 1))
