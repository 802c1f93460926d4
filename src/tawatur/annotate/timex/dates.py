"""The grammar of calendar dates: weekday, day, month in one or two names, year, era, in words and digits."""

from __future__ import annotations

from tawatur.annotate.timex.numeric import read_numeric
from tawatur.annotate.timex.parts import Parts
from tawatur.annotate.timex.reader import Hit, Number, Reader
from tawatur.annotate.timex.words import letters

_LAST_DAY = 99
_LONGEST_MONTH = 31
_YEARS = {"gregorian": (1800, 2100), "hijri": (1300, 1500), "solar": (1244, 1472)}
# «رمضان 2023»: a Hijri month in a Gregorian year
_FEAST_YEARS = range(1900, 2078)
# The widest years a number word or an era mark may give.
_WIDE_YEARS = (1, 9999)
_OPEN, _CLOSE = "(", ")"
_COMMAS = ("\u060c", ",")
_DOUBLE_MARKS = ("/", "-", "\\", "\u2013", "|", "\u2215", ".")
_RANGE_MARKS = ("-", "\u2013", "\u2014")


def read_date(reader: Reader, token: int) -> Parts | None:
    """The date that begins at a token: «مساء الأحد 5 نوفمبر/تشرين الثاني 2023», «أمس السبت», «بداية مارس الماضي»."""
    parts = Parts("date", token, token)
    place = _read_head(reader, token, parts)
    if place is None:
        return None
    after = _read_after_weekday(reader, place, parts)
    if after is None:
        parts.after = place
        if not _stands_alone(reader, parts):
            return None
    else:
        parts.after = after
    _read_part_after(reader, parts)
    return parts


def _read_head(reader: Reader, token: int, parts: Parts) -> int | None:
    """Mod, part of day, the word day, today or yesterday, weekday; the token after them."""
    place = token
    hit = reader.hit(place, "mod")
    if hit:
        parts.mod, parts.start = hit.value, hit.start
        place = hit.after
    hit = reader.hit(place, "part") if place == token else reader.inner(place, "part")
    if hit and not hit.article:
        parts.part = hit.value
        parts.start = hit.start if place == token else parts.start
        place = hit.after
    place = _read_day_words(reader, place, parts)
    return place if place > token or _may_begin_day_month(reader, token) else None


def _read_day_words(reader: Reader, place: int, parts: Parts) -> int:
    opened = False
    hit = reader.hit(place, "unit")
    if hit and hit.word.value == "D" and hit.word.detail in {"sg", "duc"} and not hit.article and _fits(parts, hit):
        parts.day_word = True
        _begin(parts, hit)
        place = hit.after
    hit = reader.hit(place, "deictic")
    if hit and _fits(parts, hit) and not _counts_days(reader, hit):
        parts.deictic = int(hit.value)
        _begin(parts, hit)
        place = hit.after
        after = _skip_link(reader, place, "weekday")
        opened = after > place and reader.form(place) == _OPEN
        place = after
    hit = reader.hit(place, "weekday") or (reader.hit(place, "weekday_bare") if parts.day_word else None)
    if hit and _fits(parts, hit):
        parts.weekday = int(hit.value)
        _begin(parts, hit)
        place = hit.after
        if parts.part == "NI" or parts.mod:
            place = _read_second_weekday(reader, place, parts)
        if opened and reader.form(place) == _CLOSE:
            place += 1
        parts.weekday_after = place
    return place


def _fits(parts: Parts, hit: Hit) -> bool:
    """Clitics may stand only before the first word of an expression."""
    return hit.start == 0 or hit.first == parts.first


def _begin(parts: Parts, hit: Hit) -> None:
    if hit.first == parts.first:
        parts.start = hit.start


def _counts_days(reader: Reader, hit: Hit) -> bool:
    """«اليوم الثلاثون», «اليوم الـ30»: an ordinal day and not today."""
    if hit.value != "0":
        return False
    place = hit.after + 1 if reader.is_article(hit.after) else hit.after
    number = reader.number(place)
    if number is None or _month_at(reader, reader.skip(number.after, "from")) is not None:
        return False
    return place > hit.after or (not number.digits and reader.is_ordinal(number))


def _skip_link(reader: Reader, place: int, kind: str) -> int:
    """Over a comma, a bracket or the word day, where a word of `kind` follows."""
    after = place
    if reader.form(after) in (*_COMMAS, _OPEN):
        after += 1
    unit = reader.inner(after, "unit")
    if unit and unit.value == "D" and unit.word.detail == "sg" and not unit.article:
        after = unit.after
    return after if after != place and reader.inner(after, kind) else place


def _read_second_weekday(reader: Reader, place: int, parts: Parts) -> int:
    after = place
    if reader.form(after) in (*_RANGE_MARKS, "/"):
        after += 1
    elif link := reader.inner(after, "to"):
        after = link.after
    hit = reader.inner(after, "weekday")
    if hit and parts.part == "NI":
        parts.weekday2 = int(hit.value)
        return hit.after
    return place


def _read_after_weekday(reader: Reader, place: int, parts: Parts) -> int | None:
    """The adjective, the joints («الموافق», comma, bracket) and the day and month; the token after them."""
    adjective = reader.inner(place, "adj") if parts.weekday and parts.weekday_after == place else None
    if adjective:
        parts.relative = relative_value(adjective.value)
        place = adjective.after
        parts.weekday_after = place
    opened = 0
    after = place
    if parts.weekday is not None or parts.deictic is not None or parts.day_word:
        if reader.form(after) in _COMMAS:
            after += 1
        if reader.form(after) == _OPEN:
            opened = 1
            after += 1
        after = reader.skip(after, "corresponding")
        after = reader.skip(after, "dated")
        if reader.form(after) in (":",):
            after += 1
    reached = _read_day_list(reader, after, parts)
    if reached is not None:
        return reached
    if parts.deictic in {None, 0} or parts.weekday is not None:
        reached = read_numeric(reader, after, parts, loose=parts.weekday is not None or parts.day_word)
    if reached is None:
        reached = _read_day_month(reader, after, parts) if _joins(parts) else None
    if reached is None:
        return adjective.after if adjective else None
    if opened:
        reached = reached + 1 if reader.form(reached) == _CLOSE else reached
    return reached


def _read_day_list(reader: Reader, place: int, parts: Parts) -> int | None:
    """«(الجمعة) والسبت 12 و13 مايو»: the last of several weekdays goes with the last of as many days."""
    before = _weekdays_before(reader, parts.first) if parts.weekday is not None and not parts.day_word else 0
    if not before:
        return None
    days = [place]
    while (number := reader.number(days[-1])) and (joint := _list_joint(reader, number.after)) != number.after:
        if reader.number(joint) is None:
            break
        days.append(joint)
    if len(days) != before + 1:
        parts.weekday2 = reader.last_weekday(parts.first)
        return None
    trial = Parts("date", place, place)
    reached = _read_day_month(reader, days[-1], trial)
    if reached is None or trial.day is None:
        return None
    parts.day, parts.month, parts.month2, parts.year = trial.day, trial.month, trial.month2, trial.year
    parts.calendar, parts.style, parts.era = trial.calendar, trial.style, trial.era
    parts.year_relative, parts.relative = trial.year_relative, trial.relative
    listed = [reader.number(place) for place in days]
    parts.listed = tuple(int(number.value) for number in listed if number)
    return reached


def _list_joint(reader: Reader, place: int) -> int:
    """The token after «و», a comma or a dash between the days of a list."""
    if reader.and_at(place) or reader.form(place) in (*_COMMAS, *_RANGE_MARKS):
        return place + 1
    return place


def _weekdays_before(reader: Reader, token: int) -> int:
    """How many weekdays are listed right before a weekday («الجمعة والسبت»: 1 before the second)."""
    count = 0
    place = token
    while True:
        hit = reader.hit(place, "weekday")
        joined = hit is not None and hit.start > 0
        back = place - 1
        if not joined and (reader.form(back) in (*_COMMAS, *_RANGE_MARKS, "/") or reader.and_at(back)):
            joined, back = True, back - 1
        if not joined or reader.hit(back, "weekday") is None:
            return count
        count += 1
        place = back


def _joins(parts: Parts) -> bool:
    """«أمس 5 مايو» is one date; «أول من أمس» does not go on with one unless a weekday stands between."""
    return parts.deictic is None or parts.weekday is not None or abs(parts.deictic) <= 1


def _may_begin_day_month(reader: Reader, token: int) -> bool:
    return (
        reader.number(token) is not None
        or reader.form(token)[:1].isdigit()
        or reader.is_article(token)
        or any(hit.word.kind in {"month", "firstday", "lastday", "unit"} for hit in reader.hits(token))
    )


def _read_day_month(reader: Reader, token: int, parts: Parts) -> int | None:
    """«5 نوفمبر», «السابع من أكتوبر», «الـ 24 من شهر مايو», «3-5 مايو», «شهر مارس»; the token after the year."""
    place = _read_day(reader, token, parts)
    named = False
    after = reader.skip(place, "from") if parts.day is not None else place
    unit = reader.hit(after, "unit")
    if unit and unit.value == "M" and unit.word.detail in {"sg", "duc"} and not unit.article:
        if unit.start == 0 or after == token == parts.first:
            named = True
            parts.start = unit.start if unit.first == parts.first else parts.start
            after = unit.after
            if reader.form(after) in _DOUBLE_MARKS and reader.adjacent(after):
                after = place
    month = _month_at(reader, after, at_start=after == parts.first)
    if month is None:
        parts.day = parts.day_from = None
        return None
    if month.first == parts.first:
        parts.start = month.start
    parts.month, parts.calendar = int(month.value), month.word.detail
    parts.style = month.word.style
    reached = _read_second_month(reader, month.after, parts)
    reached = _read_year(reader, reached, parts, month)
    if not _has_evidence(reader, parts, month, named) or _is_count(parts):
        parts.day = parts.day_from = parts.month = parts.month2 = parts.year = parts.relative = None
        parts.year_relative = parts.era = None
        parts.calendar = "gregorian"
        return None
    return reached


def _read_day(reader: Reader, token: int, parts: Parts) -> int:
    """The day of the month or a range of days; the token after it, or `token` where there is none."""
    hit = reader.hit(token, "firstday")
    if hit and _fits(parts, hit):
        parts.day = 1
        _begin(parts, hit)
        return hit.after
    first = _day_number(reader, token, parts)
    if first is None:
        return token
    parts.day = int(first.value)
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
    return any(hit.word.kind == "between" and hit.after == token for hit in reader.hits(token - 1))


def _followed(reader: Reader, number: Number) -> bool:
    place = reader.skip(number.after, "from")
    unit = reader.inner(place, "unit")
    if unit and unit.value == "M" and not unit.article:
        place = unit.after
    return _month_at(reader, place) is not None


def _day_number(reader: Reader, token: int, parts: Parts, inner: bool = False) -> Number | None:
    start = 0
    place = token
    if reader.is_article(token) and (number := reader.number(token + 1)) and number.digits:
        start = reader.article_start(token)
        place = token + 1
    number = reader.number(place)
    if number is None or number.value != int(number.value) or not 0 <= number.value <= _LAST_DAY:
        return None
    if number.digits and number.width > 2:
        return None
    if number.start and (place != parts.first or inner):
        return None
    if token == parts.first and not inner:
        parts.start = number.start or start
    elif start:
        return None
    return number


def _month_at(reader: Reader, token: int, at_start: bool = False) -> Hit | None:
    for hit in reader.hits(token):
        if hit.word.kind == "month" and (hit.start == 0 or at_start):
            return hit
    return None


def _read_second_month(reader: Reader, place: int, parts: Parts) -> int:
    """«تشرين الثاني/نوفمبر», «نوفمبر تشرين الثاني», «نوفمبر (تشرين الثاني)»: the other style's name."""
    after = place
    mark = reader.form(after)
    if mark in _DOUBLE_MARKS or mark == _OPEN:
        after += 1
    if mark in _COMMAS:
        return place
    hit = _month_at(reader, after)
    if hit is None or hit.word.detail != parts.calendar or hit.word.style == parts.style:
        return place
    if "strict" in hit.word.flags or (after == place and hit.word.flags and hit.value != str(parts.month)):
        return place
    if mark in ("-", "\u2013", ".") and int(hit.value) != parts.month:
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
    after = place + 1 if reader.form(place) in _COMMAS else place
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
    if found is None:
        return _read_era(reader, reached, parts) if reached == place and parts.day is not None else reached
    parts.year = int(found.value)
    return _read_era(reader, found.after, parts)


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
    if low <= number.value <= high or (calendar == "hijri" and number.value in _FEAST_YEARS):
        return number
    era = reader.inner(number.after, "era")
    return number if (wide or era) and _WIDE_YEARS[0] <= number.value <= _WIDE_YEARS[1] and number.value >= 100 else None


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


def _has_evidence(reader: Reader, parts: Parts, month: Hit, named: bool) -> bool:
    """Whether a month word is a month here; see the flags in data/ar/months.tsv."""
    doubled = parts.month2 is not None
    fixed = parts.year is not None or parts.era is not None
    if "strict" in month.word.flags:
        return (parts.day is not None or named) and (fixed or doubled or parts.weekday is not None or named)
    if parts.day is not None or doubled or fixed or named or parts.relative is not None or parts.year_relative is not None:
        return True
    if parts.mod is not None:
        return True
    if "spelt" in month.word.flags:
        return False
    if "weak" in month.word.flags:
        return month.start > 0 or reader.after_preposition(month.first)
    return True


def relative_value(value: str) -> int | str:
    """-1, 0, 1, or the word of an anaphoric adjective ("prev", "next", "same")."""
    return int(value) if value in {"-1", "0", "1"} else value


def _read_part_after(reader: Reader, parts: Parts) -> None:
    """«الأحد صباحا», «5 نوفمبر مساء»: the part of the day after the day."""
    if parts.part is not None or not (parts.has_day or parts.weekday or parts.deictic is not None) or parts.day_from:
        return
    hit = reader.inner(parts.after, "partadv")
    if hit and len(reader.form(hit.first)) > 1:
        parts.part = hit.value
        parts.after = hit.after


def _stands_alone(reader: Reader, parts: Parts) -> bool:
    """Whether head words suffice without a month: a weekday, or a day by its distance from today.

    «في اليوم» is "a day" («ساعتين في اليوم») and not today.
    """
    if parts.weekday is not None:
        return True
    if parts.deictic == 0 and parts.part is None and reader.hit(parts.first - 1, "nottoday"):
        return False
    return parts.deictic is not None
