"""The grammar of lengths of time: «ثلاثة أيام», «أكثر من ساعة», «قبل يومين», «الـ48 ساعة الماضية», «كل أحد»."""

from __future__ import annotations

from tawatur.annotate.timex.parts import Parts
from tawatur.annotate.timex.reader import Hit, Reader
from tawatur.text.clitics import endings

_MOST = 100_000
_LONG = frozenset({"E", "C"})
_LONGEST_LIST = 6
_YEAR_DIGITS = 4
_TIMED = frozenset({"H", "TM", "S"})
_COMMAS = ("\u060c", ",")
_SMALLER = {"H": {"TM"}, "TM": {"S"}, "Y": {"M", "W", "D"}, "M": {"D", "W"}, "W": {"D"}, "D": {"H"}}


def read_duration(reader: Reader, token: int) -> Parts | None:
    """A length of time with its bound; a unit alone needs a bound, «خلال» or the like before it."""
    parts = Parts("duration", token, token)
    place = token
    bound = reader.hit(place, "bound")
    if bound:
        parts.mod, parts.start, place = bound.value, bound.start, bound.after
    if not _read_amount(reader, place, parts, alone=bound is not None or _length_follows(reader, token)):
        return None
    if parts.mod is None and (limit := reader.inner(parts.after, "boundafter")):
        parts.mod, parts.after = limit.value, limit.after
        return parts
    if parts.relative is None and _from_now(reader, parts):
        return parts
    gone = reader.inner(parts.after, "gone")
    if gone and parts.amount is not None and parts.relative is None:
        parts.shape, parts.after = "ago", gone.after
    return parts


def _from_now(reader: Reader, parts: Parts) -> bool:
    """«ثلاثة أيام من الآن»: the point that far ahead."""
    after = reader.skip(parts.after, "from")
    now = reader.inner(after, "ref") if after > parts.after else None
    if now is None or now.value != "PRESENT_REF" or parts.unit in _TIMED or parts.amount is None:
        return False
    parts.shape, parts.after, parts.alone = "hence", now.after, True
    return True


def _length_follows(reader: Reader, token: int) -> bool:
    """Whether the word before announces a length («خلال», «لمدة»)."""
    return reader.before(token, "during") or reader.before(token, "during", 2)


def _read_amount(reader: Reader, place: int, parts: Parts, alone: bool) -> bool:
    """Fill unit and amount from what stands at `place`; whether it is a length of time."""
    first = place == parts.first
    vague = reader.hit(place, "vague")
    if vague and (vague.start == 0 or first):
        unit = reader.inner(reader.skip(vague.after, "from"), "unit")
        if unit and unit.word.detail in {"pl", "du"}:
            parts.start = vague.start if first else parts.start
            return _take(reader, unit, None, parts)
        return False
    fraction = reader.hit(place, "fraction")
    if fraction and (fraction.start == 0 or first):
        unit = reader.inner(fraction.after, "unit")
        if unit and unit.word.detail == "sg" and unit.value in {"H", "Y", "TM", "D", "C", "E"}:
            parts.start = fraction.start if first else parts.start
            return _take(reader, unit, float(fraction.value), parts, halves=False)
        return False
    start = place
    if reader.is_article(place) and reader.number(place + 1):
        parts.start = reader.article_start(place) if first else parts.start
        place += 1
    number = reader.number(place)
    if number and not (number.ordinal and not number.digits) and (number.start == 0 or first):
        unit = reader.inner(number.after, "unit")
        if unit is None or unit.article or not 0 < number.value <= _MOST or _is_of_year(reader, unit):
            return False
        if number.value == 1 and unit.word.detail == "pl":
            # «إحدى أشهر الجامعات»: the best known, no months
            return False
        if start == place and first:
            parts.start = number.start
        return _take(reader, unit, number.value, parts)
    return _read_bare_unit(reader, start, parts, alone, first)


def _is_of_year(reader: Reader, unit: Hit) -> bool:
    """«عامي 2001 و2007», «(شهر 13) عام 2020»: the unit belongs to the year after it and not to the number before."""
    number = reader.number(unit.after) if unit.value == "Y" else None
    return unit.word.detail == "duc" or (number is not None and number.digits and number.width == _YEAR_DIGITS)


def _read_bare_unit(reader: Reader, place: int, parts: Parts, alone: bool, first: bool) -> bool:
    unit = reader.hit(place, "unit")
    if unit is None or not (unit.start == 0 or first):
        return False
    if first:
        parts.start = unit.start
    if unit.article:
        return _read_articled(reader, unit, parts)
    if unit.word.detail == "du":
        return _take(reader, unit, 2, parts)
    if unit.word.detail == "sg" and unit.after > unit.first + 1:
        return _take(reader, unit, 1, parts)
    if unit.word.detail == "pl" and (few := reader.inner(unit.after, "few")):
        parts.unit, parts.amount, parts.after = unit.value, None, few.after
        return True
    sure = "weak" not in unit.word.flags or (parts.mod is not None and unit.value in _LONG)
    if unit.word.detail == "sg" and (sure or _is_one(reader, unit.after)):
        half = reader.inner(unit.after, "andhalf")
        if _is_one(reader, unit.after):
            parts.unit, parts.amount, parts.after = unit.value, 1, unit.after + 1
            return True
        if half or (alone and reader.number(unit.after) is None) or _rest(reader, unit.value, unit.after):
            return _take(reader, unit, 1, parts)
    return False


def _is_one(reader: Reader, place: int) -> bool:
    """«يوم واحد», «شهر كامل»."""
    number = reader.number(place)
    if number is None:
        return reader.inner(place, "whole") is not None
    return number.value == 1 and not number.digits and not number.ordinal and number.start == 0


def _rest(reader: Reader, unit: str, place: int) -> tuple[float, str, int] | None:
    """The smaller part of «ساعة و20 دقيقة», «سنة وثلاثة أشهر»: amount, unit, the token after it."""
    smaller = _SMALLER.get(unit)
    number = reader.number(place + 1) if reader.and_at(place) else reader.and_number(place)
    if smaller is not None and number is None and (two := _two_more(reader, place)) and two.value in smaller:
        return 2, two.value, two.after
    if smaller is None or number is None or number.ordinal:
        return None
    hit = reader.inner(number.after, "unit")
    if hit is None or hit.value not in smaller or hit.article or hit.word.detail == "duc":
        return None
    return number.value, hit.value, hit.after


def _two_more(reader: Reader, place: int) -> Hit | None:
    """«(ثلاث سنوات) وشهرين»: a dual with «و» before it."""
    joined = reader.and_at(place)
    hit = reader.hit(place + joined, "unit")
    return hit if hit and hit.word.detail == "du" and not hit.article and hit.start == 1 - joined else None


def _read_articled(reader: Reader, unit: Hit, parts: Parts) -> bool:
    """«الأيام الثلاثة الماضية», «الشهرين الماضيين», «الـ48 ساعة الماضية»: the adjective must follow."""
    amount: float | None = 2 if unit.word.detail == "du" else None
    after = unit.after
    number = reader.number(after)
    if (number and unit.word.detail == "pl" and not number.digits and number.start == 0) or (
        unit.word.detail == "pl" and reader.is_article(after) and (number := reader.number(after + 1))
    ):
        amount, after = number.value, number.after
    adjective = reader.inner(after, "adj") or reader.inner(after, "latest")
    if unit.word.detail == "sg" or amount is None or adjective is None:
        return False
    parts.unit, parts.amount, parts.after = unit.value, amount, adjective.after
    parts.relative = adjective.value
    return True


def _take(reader: Reader, unit: Hit, amount: float | None, parts: Parts, halves: bool = True) -> bool:
    if unit.word.flags == "weak" and amount is None:
        return False
    parts.unit, parts.amount, parts.after = unit.value, amount, unit.after
    half = reader.inner(unit.after, "andhalf") if halves and amount is not None else None
    if half and amount is not None and (half.after > unit.after + 1 or reader.inner(half.after, "unit") is None):
        parts.amount = amount + float(half.value)
        parts.after = half.after
    elif amount is not None and (rest := _rest(reader, unit.value, unit.after)):
        parts.rest, parts.after = rest[:2], rest[2]
    adjective = reader.inner(parts.after, "adj") or reader.inner(parts.after, "latest")
    if adjective and adjective.value in {"-1", "0", "1"} and not (unit.word.detail == "sg" and amount == 1):
        parts.relative = adjective.value
        parts.after = adjective.after
    return True


def read_ago(reader: Reader, token: int) -> Parts | None:
    """«قبل يومين», «منذ نحو ثلاثة أشهر», «بعد أسبوع»: a point counted back or forth, or a length where «من» follows."""
    back = reader.hit(token, "ago") or reader.hit(token, "since")
    ahead = None if back else reader.hit(token, "hence")
    hit = back or ahead
    if hit is None:
        return None
    parts = Parts("ago" if back else "hence", token, token, start=hit.start)
    place = hit.after
    bound = reader.inner(place, "bound")
    if bound:
        parts.mod, place = bound.value, bound.after
    if not _read_amount(reader, place, parts, alone=True) or parts.relative is not None:
        return None
    if parts.unit == "D" and parts.amount == 1 and (reader.hit(place, "unit") or hit).article:
        return None
    if _is_date_head(reader, place):
        return None
    if ahead and _from_now(reader, parts):
        return parts
    if reader.skip(parts.after, "from") != parts.after or parts.unit in _TIMED or parts.amount is None:
        parts.shape = "duration"
        parts.first = place
        parts.start = 0
    return parts


def _is_date_head(reader: Reader, place: int) -> bool:
    """«قبل يوم الأحد», «منذ شهر مارس», «قبل يوم 5 مايو»: the unit belongs to a date."""
    unit = reader.inner(place, "unit")
    if unit is None or _is_one(reader, unit.after):
        return False
    return bool(
        reader.inner(unit.after, "weekday") or reader.inner(unit.after, "month") or reader.number(unit.after)
        or reader.inner(unit.after, "deictic") or reader.is_article(unit.after)
    )  # fmt: skip


def read_set(reader: Reader, token: int) -> Parts | None:
    """«كل يوم», «كل أحد», «كل خمس سنوات», «يوميا», «كل صباح»."""
    adverb = reader.hit(token, "setadv")
    if adverb:
        if _is_adjective(reader, adverb):
            return None
        return Parts("set", token, adverb.after, start=adverb.start, text=adverb.value)
    every = reader.hit(token, "every")
    if every is None:
        return _read_days(reader, token)
    parts = Parts("set", token, token, start=every.start)
    place = every.after
    unit = reader.inner(place, "unit")
    weekday = reader.inner(place, "weekday_bare")
    if unit and unit.value == "D" and unit.word.detail == "sg":
        weekday = reader.inner(unit.after, "weekday_bare") or reader.inner(unit.after, "weekday")
    if weekday:
        parts.weekday, parts.after = int(weekday.value), weekday.after
        return None if not unit and reader.skip(weekday.after, "from") != weekday.after else parts
    part = reader.inner(place, "part")
    if part and not part.article:
        parts.part, parts.after = part.value, part.after
        return parts
    inner = Parts("set", place, place)
    if not _read_amount(reader, place, inner, alone=True) or inner.amount is None or inner.relative is not None:
        return None
    parts.unit, parts.amount, parts.after = inner.unit, inner.amount, inner.after
    return parts


def _is_adjective(reader: Reader, adverb: Hit) -> bool:
    """«(نشر) تقريرا سنويا»: the word describes one thing; after a number it tells how often («50 كتابا يوميا»)."""
    before = reader.form(adverb.first - 1)
    described = adverb.start == 0 and reader.counted(adverb.first - 1) and not any(e.pronoun for e in endings(before))
    return described and not any(
        reader.number(adverb.first - back) or reader.hit(adverb.first - back, "vague") for back in (2, 3, 4)
    )


def _read_days(reader: Reader, token: int) -> Parts | None:
    """«أيام الثلاثاء»: every Tuesday; several days or a date after it make it no set."""
    unit = reader.hit(token, "unit")
    weekday = reader.inner(unit.after, "weekday") if unit and unit.value == "D" and unit.word.detail == "pl" else None
    if unit is None or weekday is None or unit.article:
        return None
    joined = reader.hit(weekday.after, "weekday") or (reader.and_at(weekday.after) and weekday)
    if (
        joined
        or reader.number(weekday.after)
        or reader.inner(weekday.after, "adj")
        or reader.form(weekday.after) in _COMMAS
    ):
        return None
    return Parts("set", token, weekday.after, start=unit.start, weekday=int(weekday.value))


def read_next_of_set(reader: Reader, token: int) -> Parts | None:
    """«(كل ثلاثاء) وخميس»: a further day of the same set."""
    hit = reader.hit(token, "weekday_bare")
    if hit is None or hit.start != 1 or reader.hit(token - 1, "weekday_bare") is None:
        return None
    for place in range(token - 1, max(-1, token - _LONGEST_LIST), -1):
        if reader.hit(place, "every"):
            return Parts("set", token, hit.after, start=hit.start, weekday=int(hit.value))
        unit = reader.hit(place, "unit")
        if not (reader.hit(place, "weekday_bare") or (unit and unit.value == "D")):
            return None
    return None
