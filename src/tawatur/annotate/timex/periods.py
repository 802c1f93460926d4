"""The grammar of periods: «الشهر الماضي», «هذا الأسبوع», «عام 2015», «التسعينيات», «صيف 2023», «الربع الثالث»."""

from __future__ import annotations

from tawatur.annotate.timex.dates import read_date
from tawatur.annotate.timex.daymonth import relative_value
from tawatur.annotate.timex.parts import Parts
from tawatur.annotate.timex.reader import Hit, Number, Reader
from tawatur.annotate.timex.words import letters

_YEAR_DIGITS = 4
_LONGEST_LIST = 6
# How far around a bare quarter a word of sport makes it one of a match.
_SPORT_REACH = 16
_LIKELY_YEARS = range(1900, 2100)
_NAMED_YEARS = range(1300, 2200)
# Units that "last", "this" and "next" may go with and give a date; smaller ones give a reference.
_PERIODS = frozenset({"D", "W", "M", "Y", "E", "C"})


def read_period(reader: Reader, token: int) -> Parts | None:
    """«نهاية الشهر الجاري», «العام الماضي», «هذا الأسبوع», «اليوم التالي», «نفس اليوم»."""
    parts = Parts("period", token, token)
    place = token
    mod = reader.hit(place, "mod") or reader.hit(place, "edge")
    if mod:
        parts.mod, parts.start = mod.value, mod.start
        place = mod.after
    part = None if mod else reader.hit(place, "part")
    if part and not part.article:
        parts.part, parts.start, place = part.value, part.start, part.after
    this = reader.hit(place, "this") or reader.hit(place, "same")
    if this and (this.start == 0 or place == token):
        parts.relative = relative_value(this.value)
        parts.start = this.start if place == token else parts.start
        place = this.after
    unit = reader.hit(place, "unit")
    if (
        unit is None
        or (parts.part is not None and (unit.value != "D" or unit.start))
        or unit.word.detail != "sg"
        or unit.value not in _PERIODS
        or not (unit.start == 0 or place == token)
    ):
        return None
    if not unit.article:
        return None
    if place == token:
        parts.start = unit.start
    parts.unit = unit.value
    return _finish_period(reader, unit, parts)


def _finish_period(reader: Reader, unit: Hit, parts: Parts) -> Parts | None:
    place = reader.skip(unit.after, "qualifier")
    era = reader.inner(unit.after, "era")
    if place > unit.after and unit.value == "Y" and era and era.value == "hijri":
        parts.calendar = "hijri"
    adjective = reader.inner(place, "adj") or reader.inner(place, "this")
    if adjective and not (parts.relative is not None and adjective.value == "prev"):
        if parts.relative is None or parts.relative == "same":
            parts.relative = relative_value(adjective.value)
        parts.after = adjective.after
    elif parts.relative is not None or (parts.mod is not None and unit.value != "D"):
        parts.after = unit.after
        parts.relative = 0 if parts.relative is None else parts.relative
        year = reader.number(unit.after) if unit.value == "Y" else None
        if year and year.value in _NAMED_YEARS:
            return None
    else:
        return None
    if adjective and _is_general(reader, unit, adjective):
        return None
    if unit.value == "D" and parts.relative not in {"prev", "next", "same", 0, -1, 1, -2, 2}:
        return None
    if isinstance(parts.relative, str):
        parts.shape = "anaphor"
        if unit.value == "M" and parts.relative == "same":
            read_year_of(reader, parts)
    return parts


def _is_general(reader: Reader, unit: Hit, adjective: Hit) -> bool:
    """«الأمين العام السابق»: after a noun with the article the word means "general" before these adjectives."""
    general = unit.word.flags == adjective.word.flags == "general"
    return general and reader.form(unit.first - 1).startswith(letters().article)


def read_year(reader: Reader, token: int) -> Parts | None:
    """«عام 2015», «سنة ألفين وعشرة», «مطلع 2015», «في 2015», «عامي 2001 و2007», «2015-2016» after a season."""
    parts = Parts("year", token, token)
    place = token
    mod = reader.hit(place, "mod")
    if mod:
        parts.mod, parts.start = mod.value, mod.start
        place = mod.after
    unit = reader.hit(place, "unit")
    named = unit is not None and unit.value == "Y" and unit.word.detail in {"sg", "duc", "pl"}
    if unit is not None and named and (unit.start == 0 or place == token):
        parts.start = unit.start if place == token else parts.start
        place = reader.skip(unit.after, "qualifier")
    else:
        named = False
    number = reader.number(place)
    if number is None or number.ordinal or (number.start and place != token) or number.value != int(number.value):
        return None
    if not _is_year(reader, number, named or mod is not None, token):
        return None
    parts.year, parts.after = int(number.value), number.after
    _read_span_of_years(reader, parts)
    era = reader.inner(parts.after, "era")
    if era:
        parts.era, parts.after = era.value, era.after
    if parts.era == "hijri" or (parts.era is None and parts.year < 1500 and named and parts.year > 1340):
        parts.calendar = "hijri"
    elif parts.era == "solar":
        parts.calendar = "solar"
    return parts


def _is_year(reader: Reader, number: Number, named: bool, token: int) -> bool:
    if number.digits and number.width != _YEAR_DIGITS:
        return named and number.width < _YEAR_DIGITS and reader.inner(number.after, "era") is not None
    if named:
        return number.value in _NAMED_YEARS or (reader.inner(number.after, "era") is not None and number.value > 99)
    if number.digits and number.value in _NAMED_YEARS and _goes_on(reader, token):
        return reader.inner(number.after, "unit") is None
    if number.digits and number.value in _LIKELY_YEARS and _opens_range(reader, number):
        return True
    if not number.digits or number.value not in _LIKELY_YEARS:
        return reader.inner(number.after, "era") is not None and number.digits and 1300 < number.value < 2200
    if reader.inner(number.after, "era") is not None and reader.form(number.after) not in {reader.form(token)}:
        return True
    return reader.after_preposition(token) and not _counts(reader, number.after)


def _goes_on(reader: Reader, token: int) -> bool:
    """Whether «و» joins the number to a year («عامي 2001 و2007», «في 2011 و2012»)."""
    for place in range(token - 2, token - 2 * _LONGEST_LIST - 1, -2):
        before = reader.number(place) if reader.and_at(place + 1) else None
        if before is None or not before.digits or before.width != _YEAR_DIGITS or before.value not in _NAMED_YEARS:
            return False
        if reader.after_preposition(place):
            return True
        if any(hit.word.kind in {"unit", "mod", "season"} and hit.after == place for hit in reader.hits(place - 1)):
            return True
    return False


def _opens_range(reader: Reader, number: Number) -> bool:
    """«من 2010 إلى 2015»."""
    to = reader.inner(number.after, "to")
    until = reader.number(to.after) if to else None
    return reader.hit(number.first - 1, "from") is not None and until is not None and until.value in _LIKELY_YEARS


def _counts(reader: Reader, place: int) -> bool:
    """Whether the number before counts something: a unit, an indefinite accusative, a sign of per cent."""
    form = reader.form(place)
    if not form or form[0].isdecimal():
        return False
    if form in {"%", "\u066a", "$"}:
        return True
    if reader.inner(place, "unit") is not None:
        return True
    return reader.counted(place)


def _read_span_of_years(reader: Reader, parts: Parts) -> None:
    mark = reader.form(parts.after)
    if mark not in {"-", "/", "\u2013"}:
        return
    other = reader.number(parts.after + 1)
    if other is None or not other.digits or other.width != _YEAR_DIGITS or parts.year is None:
        return
    if other.value in _NAMED_YEARS and other.value != parts.year:
        low, high = sorted((parts.year, int(other.value)))
        parts.year, parts.text = low, str(high)
        parts.after = other.after


def read_decade(reader: Reader, token: int) -> Parts | None:
    """«تسعينيات القرن الماضي» → 199, «القرن التاسع عشر» → 18, «العقد الماضي»."""
    parts = Parts("decade", token, token)
    place = token
    mod = reader.hit(place, "mod")
    if mod:
        parts.mod, parts.start, place = mod.value, mod.start, mod.after
    hit = reader.hit(place, "decade")
    if hit and (hit.start == 0 or place == token):
        parts.start = hit.start if place == token else parts.start
        parts.text, parts.after = hit.value, hit.after
        century = reader.inner(reader.skip(hit.after, "from"), "unit")
        if century and century.value == "C" and century.article:
            return _read_decade_century(reader, parts, century)
        return None if reader.inner(hit.after, "age") else parts
    unit = reader.hit(place, "unit")
    if unit is None or unit.value != "C" or not unit.article or not (unit.start == 0 or place == token):
        return None
    parts.start = unit.start if place == token else parts.start
    number = reader.number(unit.after + reader.is_article(unit.after))
    if number is None or not (number.ordinal or number.digits) or not 1 <= number.value <= 21:
        return None
    if number.value != int(number.value):
        return None
    parts.text, parts.after = f"{int(number.value) - 1:02d}", number.after
    era = reader.inner(parts.after, "era")
    if era and era.value in {"bc", "gregorian"}:
        parts.text, parts.after = ("BC" if era.value == "bc" else "") + parts.text, era.after
    return parts


def _read_decade_century(reader: Reader, parts: Parts, century: Hit) -> Parts:
    adjective = reader.inner(century.after, "adj")
    number = reader.number(century.after)
    if adjective and adjective.value == "-1":
        parts.after = adjective.after
    elif adjective and adjective.value in {"0", "prev"}:
        parts.text = ("20" if adjective.value == "0" else "19") + parts.text[2:]
        parts.after = adjective.after
    elif number and number.ordinal and 1 <= number.value <= 21:
        parts.text = f"{int(number.value) - 1:02d}" + parts.text[2:]
        parts.after = number.after
    return parts


def read_season(reader: Reader, token: int) -> Parts | None:
    """«صيف 2023», «الشتاء المقبل», «خريف العام الماضي», «هذا الصيف»."""
    parts = Parts("season", token, token)
    place = token
    mod = reader.hit(place, "mod")
    if mod:
        parts.mod, parts.start, place = mod.value, mod.start, mod.after
    this = reader.hit(place, "this")
    if this and (this.start == 0 or place == token):
        parts.relative = 0
        parts.start = this.start if place == token else parts.start
        place = this.after
    hit = reader.hit(place, "season")
    if hit is None or not (hit.start == 0 or place == token):
        return None
    parts.start = hit.start if place == token else parts.start
    parts.text, parts.after = hit.value, hit.after
    if read_year_of(reader, parts) or (parts.relative is not None and hit.article):
        return parts
    return None


def read_year_of(reader: Reader, parts: Parts) -> bool:
    """Fill the year or the adjective after a season, a quarter or a feast; whether there is one."""
    adjective = reader.inner(parts.after, "adj")
    if adjective:
        if parts.shape == "anaphor":
            return False
        parts.relative, parts.after = relative_value(adjective.value), adjective.after
        return parts.relative in {-1, 0, 1}
    after = reader.skip(parts.after, "from")
    if this := reader.this_year(after):
        parts.year_relative, parts.after = 0, this
        return True
    unit = reader.hit(after, "unit")
    if unit and unit.value == "Y" and unit.word.detail == "sg" and unit.start <= 1:
        after = reader.skip(unit.after, "qualifier")
        number = reader.number(after)
        adjective = reader.inner(after, "adj")
        if number and number.value in _NAMED_YEARS:
            parts.year, parts.after = int(number.value), number.after
            return True
        if unit.article and adjective and adjective.value in {"-1", "0", "1", "prev", "next"}:
            parts.year_relative, parts.after = relative_value(adjective.value), adjective.after
            return True
        if unit.article and parts.shape == "quarter" and reader.hit(unit.after, "number") is None:
            parts.year_relative, parts.after = 0, unit.after
            return True
        return False
    number = reader.number(after)
    if number and number.digits and number.width == _YEAR_DIGITS and number.value in _NAMED_YEARS:
        parts.year, parts.after = int(number.value), number.after
        return True
    return False


def read_quarter(reader: Reader, token: int) -> Parts | None:
    """«الربع الأول من عام 2023» → 2023-Q1, «النصف الثاني من العام الجاري» → H2."""
    this = reader.hit(token, "this")
    hit = reader.inner(this.after, "quarter") if this else reader.hit(token, "quarter")
    if hit is None:
        return None
    parts = Parts("quarter", token, token, start=this.start if this else hit.start, text=hit.value)
    adjective = reader.inner(hit.after, "adj")
    shift = relative_value(adjective.value) if adjective else 0
    if hit.value == "Q" and isinstance(shift, int) and (this or adjective):
        parts.relative, parts.after = shift, adjective.after if adjective else hit.after
        return parts
    number = reader.number(hit.after)
    most = 4 if hit.value == "Q" else 2
    known = letters()
    if number and number.ordinal and 1 <= number.value <= most:
        which, parts.after = int(number.value), number.after
    elif reader.form(hit.after) in known.last:
        which, parts.after = most, hit.after + 1
    elif reader.form(hit.after) in known.first:
        which, parts.after = 1, hit.after + 1
    else:
        return None
    parts.text = f"{hit.value}{which}"
    return parts if read_year_of(reader, parts) or _may_be_bare(reader, hit, parts) else None


def _may_be_bare(reader: Reader, hit: Hit, parts: Parts) -> bool:
    """«(في) الربع الثاني»: a quarter of the year, unless it is said of what it is one, or sport is told."""
    opened = hit.start > 0 or reader.after_preposition(hit.first) or reader.hit(hit.first - 1, "during") is not None
    if hit.value != "Q" or not opened or reader.skip(parts.after, "from") != parts.after:
        return False
    return not any(reader.hit(place, "sportcue") for place in range(hit.first - _SPORT_REACH, hit.first + _SPORT_REACH))


def read_feast(reader: Reader, token: int) -> Parts | None:
    """«عيد الأضحى», «عيد الفطر المقبل», «رأس السنة»: the day nearest to publication, or in the year named."""
    day = reader.hit(token, "feastday")
    hit = reader.inner(day.after, "feast") if day else reader.hit(token, "feast")
    if hit is None:
        return None
    parts = Parts("feast", token, hit.after, start=day.start if day else hit.start, text=hit.value)
    parts.amount = int(day.value) if day else 0
    if read_year_of(reader, parts) and parts.year is not None and (era := reader.inner(parts.after, "era")):
        parts.era, parts.after = era.value, era.after
    return parts


def read_reference(reader: Reader, token: int) -> Parts | None:
    """«الآن», «مؤخرا», «آنذاك», «قريبا», «الليلة», «هذا الصباح», «وقت لاحق اليوم الخميس»."""
    timed = reader.hit(token, "reftime")
    if timed:
        day = reader.inner(reader.skip(timed.after, "from"), "deictic") or reader.inner(timed.after, "weekday")
        date = read_date(reader, day.first) if day else None
        if date is None or date.month is not None:
            return Parts("ref", token, timed.after, start=timed.start, text=timed.value)
        date.first, date.start = token, timed.start
        return date
    hit = reader.hit(token, "ref")
    if hit and hit.value == "PRESENT_REF" and reader.tokens.surface(token)[hit.start :].startswith(letters().madda):
        return None
    if hit:
        return Parts("ref", token, hit.after, start=hit.start, text=hit.value)
    hit = reader.hit(token, "tonight")
    number = reader.number(hit.after) if hit else None
    if hit and not (number and number.ordinal):
        part, _, shift = hit.value.partition("-")
        return Parts("part", token, hit.after, start=hit.start, part=part, deictic=-int(shift or 0))
    return None
