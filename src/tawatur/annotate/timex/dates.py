"""The grammar of dates: part of the day, today or yesterday, weekday, and what follows them."""

from __future__ import annotations

from tawatur.annotate.timex.daymonth import begin, fits, month_at, read_day_month, relative_value
from tawatur.annotate.timex.nth import read_week_of
from tawatur.annotate.timex.numeric import read_numeric
from tawatur.annotate.timex.parts import Parts
from tawatur.annotate.timex.reader import Hit, Reader

_OPEN, _CLOSE = "(", ")"
_WEEK = 7
_FRIDAY = 5
_MOST_IN_MONTH = 5
_DAY_DIGITS = 2
_COMMAS = ("\u060c", ",")
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
    _read_weekday_after(reader, parts)
    return parts


def _read_head(reader: Reader, token: int, parts: Parts) -> int | None:
    """Mod, part of day, the word day, today or yesterday, weekday; the token after them."""
    place = token
    hit = reader.hit(place, "mod") or _edge_of_month(reader, place)
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


def _edge_of_month(reader: Reader, place: int) -> Hit | None:
    """«آخر أبريل», «أول شهر مايو»: the end or the beginning of a month; «أول مايو» is its first day."""
    edge = reader.hit(place, "edge")
    if edge is None:
        return None
    unit = reader.inner(edge.after, "unit")
    named = unit is not None and unit.value == "M" and not unit.article and month_at(reader, unit.after) is not None
    return edge if named or (edge.value == "END" and month_at(reader, edge.after) is not None) else None


def _read_day_words(reader: Reader, place: int, parts: Parts) -> int:
    opened = False
    hit = reader.hit(place, "unit")
    if hit and hit.word.value == "D" and hit.word.detail in {"sg", "duc"} and not hit.article and fits(parts, hit):
        parts.day_word = True
        begin(parts, hit)
        place = hit.after
    hit = reader.hit(place, "deictic")
    if hit and fits(parts, hit) and not _counts_days(reader, hit):
        parts.deictic = int(hit.value)
        begin(parts, hit)
        place = hit.after
        after = _skip_link(reader, place, "weekday")
        opened = after > place and reader.form(place) == _OPEN
        place = after
    hit = reader.hit(place, "weekday") or (reader.hit(place, "weekday_bare") if parts.day_word else None)
    if hit and fits(parts, hit):
        parts.weekday = int(hit.value)
        begin(parts, hit)
        place = hit.after
        if parts.part == "NI" or parts.mod:
            place = _read_second_weekday(reader, place, parts)
        if opened and reader.form(place) == _CLOSE:
            place += 1
        parts.weekday_after = place
    return place


def _counts_days(reader: Reader, hit: Hit) -> bool:
    """«اليوم الثلاثون», «اليوم الـ30»: an ordinal day and not today."""
    if hit.value != "0":
        return False
    place = hit.after + 1 if reader.is_article(hit.after) else hit.after
    number = reader.number(place)
    if number is None or month_at(reader, reader.skip(number.after, "from")) is not None:
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
    if hit is None and after == place and _after_between(reader, place):
        # «الليلة الفاصلة بين السبت والأحد»
        hit = reader.hit(after, "weekday")
    if hit and parts.part == "NI":
        parts.weekday2 = int(hit.value)
        return hit.after
    return place


def _after_between(reader: Reader, place: int) -> bool:
    """Whether the weekday that ends at a token stands after «بين»."""
    return reader.hit(place - 2, "between") is not None


def _read_after_weekday(reader: Reader, place: int, parts: Parts) -> int | None:
    """The adjective, the joints («الموافق», comma, bracket) and the day and month; the token after them."""
    adjective = reader.inner(place, "adj") if parts.weekday and parts.weekday_after == place else None
    if adjective:
        parts.relative = relative_value(adjective.value)
        place = adjective.after
        parts.weekday_after = place
    if parts.weekday is not None and adjective is None and (week := read_week_of(reader, place)):
        parts.week, parts.weekday_after = week
        return parts.weekday_after
    if adjective is None and parts.weekday is not None and (reached := _read_nth(reader, place, parts)):
        return reached
    after, opened = _skip_joints(reader, place, parts)
    if after == place and parts.weekday_after == place:
        after = _skip_in(reader, place)
    reached = _read_day_list(reader, after, parts)
    if reached is not None:
        return reached
    if parts.deictic in {None, 0} or parts.weekday is not None:
        reached = read_numeric(reader, after, parts, loose=parts.weekday is not None or parts.day_word)
    if reached is None and _joins(parts):
        reached = read_day_month(reader, after, parts)
    if reached is None:
        return adjective.after if adjective else None
    return reached + 1 if opened and reader.form(reached) == _CLOSE else reached


def _read_nth(reader: Reader, place: int, parts: Parts) -> int | None:
    """«(الجمعة) الثانية من أكتوبر», «(الأحد) الأخير من شهر مايو»; the token after it."""
    number = reader.number(place)
    latest = reader.inner(place, "latest")
    if latest:
        nth, after = -1, latest.after
    elif parts.weekday == _FRIDAY and number and reader.is_feminine(number) and 1 <= number.value <= _MOST_IN_MONTH:
        # the other weekdays are masculine: «الأحد الثاني من أكتوبر» may be the second of the month
        nth, after = int(number.value), number.after
    else:
        return None
    trial = Parts("date", reader.skip(after, "from"), after)
    reached = read_day_month(reader, trial.first, trial)
    if reached is None or trial.day is not None:
        return None
    parts.nth = nth
    parts.take_month(trial)
    return reached


def _skip_joints(reader: Reader, place: int, parts: Parts) -> tuple[int, bool]:
    """The token after «، الموافق», «بتاريخ», a colon or a bracket, and whether a bracket was opened."""
    opened = False
    if parts.weekday is None and parts.deictic is None and not parts.day_word:
        return place, opened
    if reader.form(place) in (*_COMMAS, *_RANGE_MARKS, "/"):
        place += 1
    if reader.form(place) == _OPEN:
        opened = True
        place += 1
    place = reader.skip(reader.skip(place, "corresponding"), "dated")
    return place + (reader.form(place) == ":"), opened


def _skip_in(reader: Reader, place: int) -> int:
    """«الجمعة في 22 تشرين الأول»: the token after «في» where a day and its month follow."""
    number = reader.number(place + 1) if reader.hit(place, "nottoday") else None
    day = number is not None and number.digits and number.width <= _DAY_DIGITS
    return place + 1 if day and number and month_at(reader, reader.skip(number.after, "from")) else place


def _read_day_list(reader: Reader, place: int, parts: Parts) -> int | None:
    """«(الجمعة) والسبت 12 و13 مايو»: the last of several weekdays goes with the last of as many days."""
    before = _weekdays_before(reader, parts.first) if parts.weekday is not None and not parts.day_word else 0
    if not before:
        return None
    days = _listed_days(reader, place)
    if len(days) != before + 1:
        parts.weekday2 = reader.last_weekday(parts.first)
        return None
    trial = Parts("date", place, place)
    reached = read_day_month(reader, days[-1], trial)
    if reached is None or trial.day is None:
        return None
    parts.day, parts.month, parts.month2, parts.year = trial.day, trial.month, trial.month2, trial.year
    parts.calendar, parts.style, parts.era = trial.calendar, trial.style, trial.era
    parts.year_relative, parts.relative = trial.year_relative, trial.relative
    listed = [reader.number(place) for place in days]
    parts.listed = tuple(int(number.value) for number in listed if number)
    return reached


def _listed_days(reader: Reader, place: int) -> list[int]:
    """The tokens of the days of «12 و13 و14»."""
    days = [place]
    while len(days) < _WEEK and (number := reader.number(days[-1])):
        joint = _list_joint(reader, number.after)
        if joint == number.after or reader.number(joint) is None:
            break
        days.append(joint)
    return days


def _list_joint(reader: Reader, place: int) -> int:
    """The token after «و», a comma or a dash between the days of a list."""
    if reader.and_at(place) or reader.form(place) in (*_COMMAS, *_RANGE_MARKS):
        return place + 1
    return place


def _weekdays_before(reader: Reader, token: int) -> int:
    """How many weekdays are listed right before a weekday («الجمعة والسبت»: 1 before the second)."""
    count = 0
    place = token
    while count < _WEEK:
        hit = reader.hit(place, "weekday")
        joined = hit is not None and hit.start > 0
        back = place - 1
        if not joined and (reader.form(back) in (*_COMMAS, *_RANGE_MARKS, "/") or reader.and_at(back)):
            joined, back = True, back - 1
        if not joined or reader.hit(back, "weekday") is None:
            return count
        count += 1
        place = back
    return count


def _joins(parts: Parts) -> bool:
    """«أمس 5 مايو» is one date; «أول من أمس» does not go on with one unless a weekday stands between."""
    return parts.deictic is None or parts.weekday is not None or abs(parts.deictic) <= 1


def _may_begin_day_month(reader: Reader, token: int) -> bool:
    return (
        reader.number(token) is not None
        or reader.form(token)[:1].isdecimal()
        or reader.is_article(token)
        or any(reader.hit(token, kind) for kind in ("month", "firstday", "unit"))
    )


def _read_part_after(reader: Reader, parts: Parts) -> None:
    """«الأحد صباحا», «5 نوفمبر مساء»: the part of the day after the day."""
    if parts.part is not None or not (parts.has_day or parts.weekday or parts.deictic is not None) or parts.day_from:
        return
    # «غدا في الصباح»
    said_in = (
        parts.deictic is not None and reader.hit(parts.after, "nottoday") and reader.inner(parts.after + 1, "partadv")
    )
    hit = said_in or reader.inner(parts.after, "partadv")
    if hit and len(reader.form(hit.first)) > 1:
        parts.part = hit.value
        parts.after = hit.after


def _read_weekday_after(reader: Reader, parts: Parts) -> None:
    """«13 ماي 2016 (الجمعة)», «14 ماي 2016 الموافق ليوم الجمعة»."""
    if parts.weekday is not None or parts.day is None or parts.month is None or parts.day_from is not None:
        return
    opened = reader.form(parts.after) == _OPEN
    joint = reader.skip(parts.after, "corresponding")
    place = parts.after + 1 if opened else joint
    if place == parts.after:
        return
    unit = reader.hit(place, "unit")
    if unit and unit.value == "D" and unit.word.detail == "sg" and not unit.article:
        place = unit.after
    weekday = reader.inner(place, "weekday")
    if weekday is None or (opened and reader.form(weekday.after) != _CLOSE):
        return
    if not opened and month_at(reader, reader.skip_number(weekday.after)) is not None:
        return
    parts.weekday, parts.after = int(weekday.value), weekday.after + opened


def _stands_alone(reader: Reader, parts: Parts) -> bool:
    """Whether head words suffice without a month: a weekday, or a day by its distance from today.

    «في اليوم» is "a day" («ساعتين في اليوم») and not today.
    """
    if parts.weekday is not None:
        return True
    if parts.deictic == 0 and parts.part is None and reader.hit(parts.first - 1, "nottoday"):
        return False
    return parts.deictic is not None
