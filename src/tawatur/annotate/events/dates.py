"""When and where an event happened."""

from __future__ import annotations

import datetime
import re

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.clause import Roles
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.view import ReportView
from tawatur.model import Argument, Timex

# A value that names a day, week, month, season or year, or an interval of such.
_POINT = re.compile(r"\d{4}(?:-(?:\d\d(?:-\d\d)?|W\d\d(?:-\d)?|W\d\d-WE|[A-Z]{2}|Q\d|H\d))?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
# A whole month or week, which is named as such.
_PERIOD = re.compile(r"\d{4}-(?:W)?\d\d")
_BETWEEN_COST = 40
_BEFORE_COST = 12
# Words behind which a clause of its own begins, and verbs that tell of no event: «رجلا ولد عام 1990».
_PARTING = frozenset({"hard-break", "plain-verb", "until"})
_BREAK_COST = 15
# Another noun of an event between a trigger and a time may have it for its own.
_NOUN_COST = 12
# A region says less than a country or town.
_REGION_COST = 20
_FARTHEST_PLACE = 40
_ANAPHOR = "ar.timex.anaphor"
# Days before publication from which a dated event is a look-back and no news.
LOOK_BACK_DAYS = 24
# A war's first attack stays news longer.
ASSAULT_LOOK_BACK_DAYS = 60
# What happened «منذ الهجوم» is counted from it for a year.
SINCE_LOOK_BACK_DAYS = 366
# A date so many days before publication is that of the news: the name of a weekday reaches no farther.
_NEWS_DAYS = 6


def date_of(report: ReportView, trigger: Trigger, others: list[Trigger]) -> Timex | None:
    """The time expression nearest to a trigger in its sentence, one of its own clause first."""
    best: Timex | None = None
    best_cost = 0
    for timex in trigger.view.timexes:
        if timex.type not in ("DATE", "TIME") or not _POINT.match(timex.value):
            continue
        cost = _distance(report, trigger, timex, others)
        if best is None or cost < best_cost:
            best, best_cost = timex, cost
    if best is not None and best_cost >= _BETWEEN_COST and report.token_at(best.start) >= trigger.after:
        return None
    return best


def _distance(report: ReportView, trigger: Trigger, timex: Timex, others: list[Trigger]) -> int:
    place = report.token_at(timex.start)
    first, after = trigger.first, trigger.after
    if trigger.governor is not None:
        first = min(first, trigger.governor.token)
        after = max(after, trigger.governor.token + 1)
    if first <= place < after:
        return 0
    low, high = (after, place) if place >= after else (place, first)
    cost = high - low + (_BEFORE_COST if place < first else 0)
    for token in range(low, high):
        if token in report.stops or _parts_times(report, trigger, token) or _dates_another(report, token, place):
            cost += _BETWEEN_COST
    for other in others:
        if other is not trigger and low <= other.first < high:
            cost += _BETWEEN_COST if other.verbal else _NOUN_COST
    return cost


def _dates_another(report: ReportView, token: int, place: int) -> bool:
    """Whether a time belongs to what stands behind «منذ»: «عاد إلى عدن منذ بدء المعارك في مارس»."""
    return token + 1 < place and "since" in report.words[token].classes


def _parts_times(report: ReportView, trigger: Trigger, token: int) -> bool:
    """Whether a word begins a clause that has a time of its own: a conjunction, a relative that does not belong to the
    trigger before it, «حتى»; «بينما كان» tells of the same time."""
    classes = report.words[token].classes
    if "relative" in classes:
        return trigger.verbal or any(
            report.words[t].preposition or report.words[t].readings or report.is_governed(t)
            for t in range(trigger.after, token)
        )
    if "while" in classes and token + 1 < len(report.words) and "before-report" in report.words[token + 1].classes:
        return False
    return bool(classes & _PARTING)


def as_point(value: str) -> str:
    """A TIMEX3 value without its time of day.

    >>> as_point("2023-11-04TEV")
    '2023-11-04'
    """
    return "/".join(part.split("T", 1)[0] for part in value.split("/"))


def first_day(value: str) -> datetime.date | None:
    """The first day of a TIMEX3 point of day, month or week; null where there is none."""
    week = _WEEK.match(value)
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        if week:
            return datetime.date.fromisocalendar(int(week.group(1)), int(week.group(2)), 1)
        return datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None


def last_day(value: str) -> datetime.date | None:
    """The last day that a TIMEX3 point may mean, roughly: the end of its month or year."""
    day = first_day(value)
    if day is None:
        return None
    if _WEEK.match(value):
        return day + datetime.timedelta(days=6)
    if re.fullmatch(r"\d{4}-\d\d", value):
        return (day.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1)
    return day.replace(month=12, day=31) if re.fullmatch(r"\d{4}", value) else day


def is_look_back(report: ReportView, timex: Timex, days: int = LOOK_BACK_DAYS, *, named: bool = True) -> bool:
    """Whether a date lies so far before publication that it cannot be the report's news.

    An earlier month or week that is `named` for the event is no news either («خطف … الشهر الماضي»). What is dated by
    what was just told («فجر اليوم التالي») goes on with it.
    """
    if timex.rule == _ANAPHOR:
        return False
    published = report.document.meta.published
    value = as_point(timex.value).split("/")[-1]
    day = first_day(value) if timex.mod == "START" else last_day(value)
    if published is None or day is None:
        return False
    if named and _PERIOD.fullmatch(value):
        monday = published - datetime.timedelta(days=published.weekday())
        return day < (monday if "W" in value else published.replace(day=1))
    return (published - day).days > days


def is_ahead(report: ReportView, timex: Timex) -> bool:
    """Whether a date lies after publication."""
    published = report.document.meta.published
    day = first_day(as_point(timex.value).split("/")[0])
    return published is not None and day is not None and day > published


def is_near(report: ReportView, value: str | None) -> bool:
    """Whether a day lies so shortly before publication that it is that of the news."""
    published = report.document.meta.published
    if published is None or value is None or len(value) != len("2023-11-05"):
        return False
    day = first_day(value)
    return day is not None and 0 <= (published - day).days <= _NEWS_DAYS


def date_argument(timex: Timex) -> Argument:
    """A time expression as the filler of the date."""
    return Argument(start=timex.start, end=timex.end, value=as_point(timex.value))


def place_of(report: ReportView, trigger: Trigger, roles: Roles, others: list[Trigger]) -> Argument | None:
    """The place of an event: named after في, بـ, إلى nearest to its trigger, the most specific of a chain.

    A visit takes place where it goes. Null where the sentence names none.
    """
    best: Chunk | None = None
    best_cost = 0
    if trigger.entry.mode == "visit":
        for chunk in roles.recipient_chunks:
            if chunk.is_place:
                return chunk.argument()
    goal = trigger.entry.type == "CONSULT" or "ila" in trigger.entry.recipients
    actors = set(map(id, roles.actor_chunks))
    for chunk in trigger.view.chunks:
        if not chunk.is_place or id(chunk) in actors:
            continue
        allowed = chunk.preposition in ("fi", "b", "amam") or (
            goal and (chunk.preposition in ("ila", "l") or chunk in roles.recipient_chunks)
        )
        allowed = allowed or (chunk in roles.recipient_chunks and trigger.entry.type in ("ASSAULT", "COERCE"))
        # «لقاء الدوحة»: the genitive that does not act is where they met
        allowed = allowed or (trigger.entry.type == "CONSULT" and chunk.first == trigger.after)
        if not allowed:
            continue
        cost = (
            chunk.first - trigger.after if chunk.first >= trigger.after else trigger.first - chunk.after + _BEFORE_COST
        )
        for token in range(min(chunk.after, trigger.after), max(chunk.first, trigger.first)):
            if "hard-break" in report.words[token].classes:
                cost += _BREAK_COST
        cost += _REGION_COST if chunk.kind == "LOC" else 0
        low, high = min(chunk.first, trigger.first), max(chunk.first, trigger.first)
        cost += _BREAK_COST * sum(1 for t in others if t is not trigger and low < t.first < high)
        if (best is None or cost < best_cost) and cost < _FARTHEST_PLACE:
            best, best_cost = chunk, cost
    return best.argument() if best is not None else None
