"""Day, month in one or two names, year and era: «السابع من أكتوبر/تشرين الأول عام 2023م»."""

from __future__ import annotations

from tawatur.annotate import calendars
from tawatur.annotate.timex.parts import Parts
from tawatur.annotate.timex.reader import Hit, Number, Reader, hit_of
from tawatur.annotate.timex.words import Form, Word, letters
from tawatur.text.segment import NEWLINE

_LAST_DAY = 99
_LONGEST_MONTH = 31
_LONGEST_LIST = 6
_LEVANT = "levant"
_CLAUSE_ENDS = frozenset({"", NEWLINE, ".", ",", "\u060c", "\u061b", ")", "!", "\u061f"})
_YEARS = {"gregorian": (1700, 2100), "hijri": (1300, 1500), "solar": (1244, 1472)}
# «رمضان 2023»: a Hijri month in a Gregorian year
_FEAST_YEARS = range(1900, 2078)
# Years of history and of far plans, where no noun follows that the number could count.
_FAR_YEARS = range(1000, 3000)
_SHORT_YEAR = 2
_FIRST_OF_CENTURY, _LAST_CENTURY, _CENTURY = 70, 1900, 2000
# The widest years a number word or an era mark may give.
_WIDE_YEARS = (1, 9999)
_WIDEST_YEAR = 4
_OPEN, _CLOSE = "(", ")"
_COMMAS = ("\u060c", ",")
_DOUBLE_MARKS = ("/", "-", "\\", "\u2013", "|", "\u2215", ".")
_YEAR_MARKS = ("-", "/", ".")
_RANGE_MARKS = ("-", "\u2013", "\u2014")


def fits(parts: Parts, hit: Hit) -> bool:
    """Clitics may stand only before the first word of an expression."""
    return hit.start == 0 or hit.first == parts.first


def begin(parts: Parts, hit: Hit) -> None:
    """Leave the clitics of an expression's first word out of its span."""
    if hit.first == parts.first:
        parts.start = hit.start


def read_day_month(reader: Reader, token: int, parts: Parts) -> int | None:
    """«5 نوفمبر», «السابع من أكتوبر», «الـ 24 من شهر مايو», «3-5 مايو», «شهر مارس»; the token after the year."""
    if after := _read_year_first(reader, token, parts):
        return after
    place = _read_day(reader, token, parts)
    named = False
    after = _after_day(reader, place) if parts.day is not None else place
    unit = reader.hit(after, "unit")
    whole_name = month_at(reader, after, at_start=after == parts.first) is not None
    if unit and _names_month(unit) and not whole_name and (unit.start == 0 or after == token == parts.first):
        named = True
        parts.start = unit.start if unit.first == parts.first else parts.start
        after = unit.after
    month = month_at(reader, after, at_start=after == parts.first) or _month_by_number(reader, after, parts, named)
    if month is None:
        return _read_day_alone(reader, place, parts)
    if month.first == parts.first:
        parts.start = month.start
    parts.month, parts.calendar = int(month.value), month.word.detail
    parts.style = month.word.style
    reached = _read_second_month(reader, month.after, parts)
    if parts.day is None:
        reached = _read_day_after(reader, reached, parts)
    reached = _read_year(reader, reached, parts, month)
    if not _has_evidence(reader, parts, month, named) or _is_count(parts) or _has_odd_year(reader, reached, parts):
        parts.day = parts.day_from = parts.month = parts.month2 = parts.year = parts.relative = None
        parts.year_relative = parts.era = None
        parts.calendar = "gregorian"
        return None
    return reached


def _read_year_first(reader: Reader, token: int, parts: Parts) -> int:
    """«2013 فبراير 12»: the token after the day, 0 where the year does not stand first."""
    year = reader.number(token)
    month = month_at(reader, year.after) if year and year.digits and year.width == _WIDEST_YEAR else None
    day = reader.number(month.after) if month else None
    if year is None or month is None or day is None or not day.digits or day.width > _SHORT_YEAR:
        return 0
    if not 1 <= day.value <= _LONGEST_MONTH or reader.form(day.after) not in _CLAUSE_ENDS:
        return 0
    parts.year, parts.month, parts.day = int(year.value), int(month.value), int(day.value)
    parts.calendar, parts.style = month.word.detail, month.word.style
    return day.after


def _after_day(reader: Reader, place: int) -> int:
    """The token after «من», or after the mark of «5-يناير-2015»."""
    if reader.form(place) in _DOUBLE_MARKS and month_at(reader, place + 1) is not None:
        return place + 1
    return reader.skip(place, "from")


def _month_by_number(reader: Reader, place: int, parts: Parts, named: bool) -> Hit | None:
    """«شهر 12 عام 2018», «25 من شهر 12»: the month by its number, where a year or a day vouches for it."""
    number = reader.number(place) if named else None
    if number is None or not number.digits or number.width > 2 or not 1 <= number.value <= calendars.MONTHS:
        return None
    unit = reader.inner(number.after, "unit")
    year = reader.number(
        unit.after if unit and unit.value == "Y" else number.after + (reader.form(number.after) == "/")
    )
    dated = year is not None and year.digits and year.width == _WIDEST_YEAR
    if dated or (parts.day is not None and unit is None and not reader.counted(number.after)):
        return hit_of(place, Form((), 0, False, Word("month", str(int(number.value)), "gregorian", "number")))
    return None


def _read_day_alone(reader: Reader, place: int, parts: Parts) -> int | None:
    """A day whose month is told by «of last month», or by the date it is listed with; the token after it."""
    reached = _read_month_of(reader, place, parts) if parts.day is not None else None
    if reached is None and parts.day is not None and parts.day_from is None and _list_goes_on(reader, place):
        parts.pending = True
        return place
    if reached is None:
        parts.day = parts.day_from = None
    return reached


def _read_month_of(reader: Reader, place: int, parts: Parts) -> int | None:
    """«(20) من الشهر الجاري», «من هذا الشهر», «من الشهر نفسه»; the token after it."""
    if of_it := reader.inner(place, "ofit"):
        parts.month_relative = of_it.value
        return of_it.after
    running = reader.inner(place, "adj")
    if running and running.value == "0" and not parts.worded:
        parts.month_relative = 0
        return running.after
    after = reader.skip(place, "from")
    this = reader.inner(after, "this")
    unit = reader.inner(this.after if this else after, "unit")
    if after == place or unit is None or unit.value != "M" or not unit.article or unit.word.detail != "sg":
        return None
    adjective = reader.inner(unit.after, "adj") or reader.inner(unit.after, "this")
    if adjective is None and this is None:
        return None
    parts.month_relative = relative_value(adjective.value) if adjective else 0
    return adjective.after if adjective else unit.after


def _list_goes_on(reader: Reader, place: int) -> bool:
    """Whether «و» and another day of a month follow («15 و16 ماي»)."""
    for _ in range(_LONGEST_LIST):
        number = reader.number(place + 1) if reader.and_at(place) else reader.and_number(place)
        if number is None or not 1 <= number.value <= _LONGEST_MONTH or (number.digits and number.width > 2):
            return False
        if _followed(reader, number):
            return True
        place = number.after
    return False


def _read_day_after(reader: Reader, place: int, parts: Parts) -> int:
    """«أغسطس 8»، «مارس 12، 2014»: the day after the month, where a year or the end of the clause follows."""
    number = reader.number(place)
    if number is None or not number.digits or number.width > 2 or not 1 <= number.value <= _LONGEST_MONTH:
        return place
    if number.value != int(number.value):
        return place
    after = number.after
    second = reader.number(after + 1) if reader.form(after) in _RANGE_MARKS else None
    if second and second.digits and second.width <= 2 and number.value < second.value <= _LONGEST_MONTH:
        number, first, after = second, int(number.value), second.after
    else:
        first = None
    year = _year_number(reader, after + (reader.form(after) in _COMMAS), parts.calendar, wide=False)
    if year is None and reader.form(after) not in _CLAUSE_ENDS:
        return place
    parts.day, parts.day_from = int(number.value), first
    return after


def _names_month(unit: Hit) -> bool:
    """«شهر», «شهري» before a name."""
    return unit.value == "M" and unit.word.detail in {"sg", "duc"} and not unit.article


def _read_day(reader: Reader, token: int, parts: Parts) -> int:
    """The day of the month or a range of days; the token after it, or `token` where there is none."""
    hit = reader.hit(token, "firstday")
    if hit and fits(parts, hit):
        parts.day = 1
        begin(parts, hit)
        return hit.after
    first = _day_number(reader, token, parts)
    if first is None:
        return token
    parts.day, parts.worded = int(first.value), not first.digits
    mark = reader.form(first.after)
    joint = first.after
    if mark in _RANGE_MARKS:
        joint += 1
    elif link := reader.inner(joint, "to"):
        joint = link.after
    elif mark == letters().conjunction and _after_between(reader, token):
        joint += 1
    worded = not first.digits and _after_between(reader, token) and reader.and_number(joint) is not None
    if joint != first.after or worded:
        second = reader.and_number(joint) if worded else _day_number(reader, joint, parts, inner=True)
        if second and second.digits == first.digits and parts.day < second.value and _followed(reader, second):
            parts.day_from, parts.day = parts.day, int(second.value)
            return second.after
    return first.after


def _after_between(reader: Reader, token: int) -> bool:
    return reader.before(token, "between")


def _followed(reader: Reader, number: Number) -> bool:
    """Whether a month, or «of this month», follows a day."""
    place = reader.skip(number.after, "from")
    this = reader.inner(place, "this")
    unit = reader.inner(this.after if this else place, "unit")
    if unit and unit.value == "M" and unit.article:
        return place > number.after and (this is not None or reader.inner(unit.after, "adj") is not None)
    if unit and unit.value == "M":
        place = unit.after
    return month_at(reader, place) is not None


def _day_number(reader: Reader, token: int, parts: Parts, inner: bool = False) -> Number | None:
    start = 0
    place = token
    if reader.is_article(token) and (number := reader.number(token + 1)) and number.digits:
        start = reader.article_start(token)
        place = token + 1
    number = reader.number(place)
    if number is None or number.value != int(number.value) or not 0 <= number.value <= _LAST_DAY:
        return None
    if number.width > 2 if number.digits else (reader.is_feminine(number) or reader.counts_a_part(place)):
        return None
    if number.start and (place != parts.first or inner):
        return None
    if token == parts.first and not inner:
        parts.start = number.start or start
    elif start:
        return None
    return number


def month_at(reader: Reader, token: int, at_start: bool = False) -> Hit | None:
    """The month at a token; clitics may stand before it only where the expression begins."""
    return reader.hit(token, "month") if at_start else reader.inner(token, "month")


def _read_second_month(reader: Reader, place: int, parts: Parts) -> int:
    """«تشرين الثاني/نوفمبر», «نوفمبر تشرين الثاني», «نوفمبر (تشرين الثاني)»: the other style's name."""
    after = place
    mark = reader.form(after)
    if mark in _DOUBLE_MARKS or mark == _OPEN:
        after += 1
    if mark in _COMMAS:
        return place
    hit = month_at(reader, after)
    if hit is None or hit.word.detail != parts.calendar or hit.word.style == parts.style:
        return place
    if "strict" in hit.word.flags or (after == place and hit.word.flags and hit.value != str(parts.month)):
        return place
    if int(hit.value) != parts.month and (mark in ("-", "\u2013", ".") or _LEVANT not in {parts.style, hit.word.style}):
        # «مارس/أفريل» is from March to April: only the Levantine names are doubled
        return place
    if mark == _OPEN and reader.form(hit.after) != _CLOSE:
        return place
    parts.month2 = int(hit.value)
    return hit.after + (mark == _OPEN)


def _read_year(reader: Reader, place: int, parts: Parts, month: Hit) -> int:
    """The year in digits or words, «of last year», an era mark, an adjective of the month; the token after them."""
    reached = place
    adjective = reader.inner(place, "adj")
    if adjective and adjective.value not in {"same"} and parts.month is not None:
        parts.relative = relative_value(adjective.value)
        place = reached = adjective.after
    after = place + 1 if reader.form(place) in _COMMAS or _marks_year(reader, place) else place
    after = reader.skip(after, "from")
    worded = reader.inner(after, "unit")
    year_word = worded is not None and worded.value == "Y" and worded.word.detail == "sg"
    if not year_word and (clitic := reader.hit(after, "unit")) and clitic.value == "Y" and clitic.start == 1:
        worded, year_word = clitic, True
    if year_word and worded is not None:
        found = _year_number(reader, worded.after, parts.calendar, wide=True)
        if found is None:
            return _read_relative_year(reader, worded, parts, reached)
        after = worded.after
    else:
        found = _year_number(reader, after, parts.calendar, wide=False)
    if found is None and reader.this_year(after):
        parts.year_relative = 0
        return reader.this_year(after)
    if found is None and parts.day is not None and (short := _short_year(reader, after)):
        parts.year = int(short.value) + (_CENTURY if short.value < _FIRST_OF_CENTURY else _LAST_CENTURY)
        return short.after
    if found is None:
        return _read_era(reader, reached, parts) if reached == place and parts.day is not None else reached
    parts.year = int(found.value)
    return _read_era(reader, found.after, parts)


def _marks_year(reader: Reader, place: int) -> bool:
    """«5-يناير-2015», «12/2018» after شهر: a mark that touches a year of four digits."""
    year = reader.number(place + 1)
    touches = reader.form(place) in _YEAR_MARKS and reader.adjacent(place) and reader.adjacent(place + 1)
    return touches and year is not None and year.digits and year.width == _WIDEST_YEAR


def _read_relative_year(reader: Reader, worded: Hit, parts: Parts, reached: int) -> int:
    """«من العام الماضي»: the year by its adjective."""
    adjective = reader.inner(worded.after, "adj")
    if worded.article and adjective:
        parts.year_relative = relative_value(adjective.value)
        return adjective.after
    return reached


def _year_number(reader: Reader, place: int, calendar: str, *, wide: bool) -> Number | None:
    number = reader.number(place)
    if number is None or number.ordinal or number.value != int(number.value) or number.start:
        return None
    if number.digits and number.width not in ((3, 4) if wide else (4,)):
        return None
    if not number.digits and not wide:
        return None
    low, high = _YEARS[calendar]
    if calendar == "gregorian" and not wide and number.value in _FAR_YEARS and _ends_clause(reader, number.after):
        return number
    if low <= number.value <= high or (calendar == "hijri" and number.value in _FEAST_YEARS):
        return number
    era = reader.inner(number.after, "era")
    return (
        number if (wide or era) and _WIDE_YEARS[0] <= number.value <= _WIDE_YEARS[1] and number.value >= 100 else None
    )


def _short_year(reader: Reader, place: int) -> Number | None:
    """«12 فبراير 13», «12-فبراير-13»: a year of two digits that ends the clause."""
    number = reader.number(place + (reader.form(place) in _YEAR_MARKS))
    if number is None or not number.digits or number.width != _SHORT_YEAR or number.value != int(number.value):
        return None
    return number if reader.form(number.after) in _CLAUSE_ENDS else None


def _ends_clause(reader: Reader, place: int) -> bool:
    """Whether nothing that could be counted follows a number («سقطت في 29 مايو 1453 بعد حصار»)."""
    return reader.form(place) in _CLAUSE_ENDS or reader.after_preposition(place + 1)


def _read_era(reader: Reader, place: int, parts: Parts) -> int:
    after = place + 1 if reader.form(place) == _OPEN else place
    era = reader.inner(after, "era")
    if era is None:
        return place
    parts.era = era.value
    if era.value == "solar":
        parts.calendar = "solar"
    return era.after + (after > place and reader.form(era.after) == _CLOSE)


def _is_count(parts: Parts) -> bool:
    """A number above 31 before a month is a count unless a weekday or a year makes it a date."""
    return parts.day is not None and parts.day > _LONGEST_MONTH and parts.year is None and parts.weekday is None


def _has_odd_year(reader: Reader, place: int, parts: Parts) -> bool:
    """«5 مايو 99999», «5 مايو 0»: what stands where a year should is none, and no other may be put in its place."""
    form = reader.form(place)
    if parts.year is not None or not form.isdecimal():
        return False
    if parts.day is None and reader.number(parts.first - 1) is None:
        return False
    odd = len(form) != _SHORT_YEAR and reader.form(place + 1) in _CLAUSE_ENDS
    return len(form) > _WIDEST_YEAR or not form.strip("0") or odd


def _has_evidence(reader: Reader, parts: Parts, month: Hit, named: bool) -> bool:
    """Whether a month word is a month here; see the flags in data/ar/months.tsv."""
    doubled = parts.month2 is not None
    fixed = parts.year is not None or parts.era is not None
    if "strict" in month.word.flags and parts.calendar == "hijri" and fixed:
        return True
    if "strict" in month.word.flags:
        vouched = fixed or doubled or named or parts.weekday is not None or _is_paired(reader, parts, month)
        return (parts.day is not None or named) and vouched
    if (
        parts.day is not None
        or doubled
        or fixed
        or named
        or parts.relative is not None
        or parts.year_relative is not None
    ):
        return True
    if parts.mod is not None:
        return True
    if "spelt" in month.word.flags:
        return False
    if "weak" in month.word.flags:
        return month.start > 0 or (reader.after_preposition(month.first) and reader.hit(month.first - 1, "to") is None)
    return True


def _is_paired(reader: Reader, parts: Parts, month: Hit) -> bool:
    """«17 صفر الموافق 7 مارس»: the day of another calendar stands beside the month."""
    before = (hit for back in (1, 2) for hit in reader.hits(parts.first - back) if hit.after == parts.first)
    return reader.hit(month.after, "corresponding") is not None or any(h.word.kind == "corresponding" for h in before)


def relative_value(value: str) -> int | str:
    """-2 to 2, or the word of an anaphoric adjective ("prev", "next", "same")."""
    return int(value) if value in {"-2", "-1", "0", "1", "2"} else value
