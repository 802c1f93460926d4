"""Finding the time expressions of a document and resolving them in order.

Note [Anchors first]
    Most tokens of a text are no word of time. One set look-up a token finds those that may begin an expression; only
    there the grammar looks around. Of the readings that begin at a token the longest wins; nothing is read twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

import msgspec

from tawatur.annotate import calendars
from tawatur.annotate.timex.alone import LONGEST, read_alone
from tawatur.annotate.timex.clock import read_clock, read_counted_day, read_midnight
from tawatur.annotate.timex.context import Context
from tawatur.annotate.timex.dates import read_date
from tawatur.annotate.timex.durations import read_ago, read_duration, read_next_of_set, read_set
from tawatur.annotate.timex.lists import borrow_months, borrow_years
from tawatur.annotate.timex.names import is_headed, is_name, is_title
from tawatur.annotate.timex.nth import read_nth
from tawatur.annotate.timex.pairing import pair_years
from tawatur.annotate.timex.parts import Parts
from tawatur.annotate.timex.periods import (
    read_decade,
    read_feast,
    read_period,
    read_quarter,
    read_reference,
    read_season,
    read_year,
)
from tawatur.annotate.timex.reader import Hit, Reader
from tawatur.annotate.timex.resolve import Value, resolve
from tawatur.annotate.timex.words import forms, seconds, stands_alone
from tawatur.model import Document, Numeral, Quote, Timex
from tawatur.text.memo import Shared
from tawatur.text.segment import tokenize

# Flag of a phrase that is a name only behind what it names.
_HEADED = "headed"
_Rule = Callable[[Reader, int], Parts | None]

# What may begin with a word of each kind; of equally long readings the first wins. Kinds without a row begin nothing.
_GRAMMAR: dict[str, tuple[_Rule, ...]] = {
    "deictic": (read_counted_day, read_nth, read_date, read_period),
    "itsday": (read_counted_day,),
    "weekday": (read_date,),
    "month": (read_date,),
    "part": (read_date, read_period, read_duration),
    "firstday": (read_date,),
    "mod": (read_date, read_period, read_year, read_season, read_decade),
    "unit": (read_date, read_period, read_year, read_decade, read_duration, read_set),
    "this": (read_period, read_season, read_quarter),
    "same": (read_period,),
    "feast": (read_feast,),
    "ref": (read_reference,),
    "tonight": (read_reference,),
    "season": (read_season,),
    "decade": (read_decade,),
    "ago": (read_ago,),
    "since": (read_ago,),
    "hence": (read_ago,),
    "bound": (read_duration,),
    "vague": (read_duration,),
    "fraction": (read_duration,),
    "every": (read_set,),
    "weekday_bare": (read_next_of_set,),
    "quarter": (read_quarter,),
    "reftime": (read_reference,),
    "setadv": (read_set,),
    "clock": (read_clock,),
    "exactly": (read_clock,),
    "hour": (read_clock,),
    "midnight": (read_midnight,),
    "edge": (read_period, read_date, read_nth),
    "feastday": (read_feast,),
}
_NEVER_ALONE = frozenset(
    {"edge", "feastday", "this", "same", "every", "ago", "since", "hence", "bound", "vague", "fraction"}
)
_NUMBER_RULES: tuple[_Rule, ...] = (read_date, read_nth, read_year, read_duration, read_clock)


class Reading(msgspec.Struct, frozen=True):
    """One expression: its parts as read, its value, and the annotation."""

    parts: Parts
    value: Value
    timex: Timex


def find_timexes(document: Document) -> Sequence[Timex]:
    """Every time expression of the document with its TIMEX3 value.

    Spans leave out prepositions and clitics and take in the article and the word day: «في يوم الأحد» → «يوم الأحد». A
    relative value without a date of publication stays underspecified (XXXX-WXX-7, PAST_REF), never the clock's day.
    """
    return [reading.timex for reading in read_times(document)]


def read_times(document: Document) -> tuple[Reading, ...]:
    """The readings behind `find_timexes`, for those who need the parts; the same object for the same document."""
    numerals = document[Numeral] if document.has(Numeral) else ()
    quotes = document[Quote] if document.has(Quote) else ()
    meta = document.meta
    return _read(document.text, meta.published, meta.country, numerals, quotes)


@lru_cache(maxsize=8)
def _read(
    text: str,
    published: datetime.date | None,
    country: str | None,
    numerals: tuple[Numeral, ...],
    quotes: tuple[Quote, ...],
) -> tuple[Reading, ...]:
    reader = Reader(tokenize(text), numerals)
    found = _scan(reader)
    if reader.size <= LONGEST:
        found = read_alone(reader, found)
    borrow_months(reader, found)
    borrow_years(reader, found)
    pair_years(reader.tokens, found)
    years = frozenset(parts.year for parts in found if parts.year is not None and parts.calendar == "gregorian")
    context = Context(reader, published, country, quotes, years=years)
    return _resolve_all(found, context)


class _Opener(msgspec.Struct, frozen=True, gc=False):
    """What to try at a written word: rules, whether a veto may begin, and what must stand after it.

    `alone` says that nothing must; else one of `seconds`, the second words of its phrases, or with `onward`, for words
    that mean nothing without one («قبل», «هذا», «نحو»), a number or a word of time.
    """

    rules: tuple[_Rule, ...]
    veto: bool
    alone: bool
    seconds: frozenset[str]
    onward: bool

    def opens(self, reader: Reader, token: int) -> bool:
        """Whether something may begin with the word at a token."""
        if self.alone or reader.padded[token + 1] in self.seconds:
            return True
        return self.onward and reader.may_go_on(token + 1)


@cache
def _openers() -> dict[str, _Opener]:
    table: dict[str, _Opener] = {}
    shared: Shared[_Opener] = Shared()
    for form, rows in forms().items():
        names = dict.fromkeys([row.word.kind for row in rows])
        rules = tuple(dict.fromkeys(rule for name in names for rule in _GRAMMAR.get(name, ())))
        veto = "veto" in names
        if rules or veto:
            wanted = {name for name in names if name in _GRAMMAR or name == "veto"}
            alone = stands_alone(form, wanted - _NEVER_ALONE)
            table[form] = shared[_Opener(rules, veto, alone, seconds(form, wanted), stands_alone(form, wanted))]
    return table


def _scan(reader: Reader) -> list[Parts]:
    """The expressions of the text in order, none overlapping."""
    found: list[Parts] = []
    free = 0
    openers = _openers()
    tokens = reader.tokens
    for token in sorted({*tokens.among(openers), *tokens.numbers(), *reader.worded}):
        if token < free:
            continue
        opener = openers.get(reader.forms[token])
        if opener is not None and not opener.opens(reader, token):
            opener = None
        if opener is not None and opener.veto and (veto := _veto_at(reader, token)):
            free = veto.after
            continue
        rules = _rules_at(reader, token, opener)
        best = _read_at(reader, token, rules) if rules else None
        if best is not None:
            free = best.after
            if not (is_name(reader, best) or is_title(reader, best)):
                found.append(best)
    return found


def _veto_at(reader: Reader, token: int) -> Hit | None:
    """The phrase that is no time; «اليوم العالمي للمرأة», a feast that is longer, wins over it."""
    veto = reader.hit(token, "veto")
    if veto and veto.word.flags == _HEADED and not is_headed(reader, veto.first, veto.after):
        return None
    feast = reader.hit(token, "feast") if veto else None
    return None if veto and feast and feast.after > veto.after else veto


def _rules_at(reader: Reader, token: int, opener: _Opener | None) -> tuple[_Rule, ...]:
    """The rules worth trying at a token: those of its word, and those of numbers near a word of time."""
    rules = opener.rules if opener is not None else ()
    if (reader.forms[token][0].isdecimal() or token in reader.numbered) and reader.near_time(token):
        return (*rules, *_NUMBER_RULES)
    return rules


def _read_at(reader: Reader, token: int, rules: tuple[_Rule, ...]) -> Parts | None:
    """The longest reading that begins at a token; of equally long ones the first."""
    best: Parts | None = None
    for read in rules:
        parts = read(reader, token)
        if parts is not None and parts.after > token and (best is None or parts.after > best.after):
            best = parts
    return best


def _resolve_all(found: list[Parts], context: Context) -> tuple[Reading, ...]:
    readings: list[Reading] = []
    for index, parts in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if (
            parts.shape == "clock"
            and following
            and following.shape == "date"
            and _adjoins(context.reader, parts, following)
        ):
            day = resolve(following, context)
            if day is not None and day.day is not None:
                context.point, context.point_after = day.day, parts.first
        value = resolve(parts, context)
        if value is None:
            continue
        timex = _annotation(parts, value, context.reader)
        readings.append(Reading(parts, value, timex))
        _remember(parts, value, context)
    return tuple(readings)


def _adjoins(reader: Reader, clock: Parts, day: Parts) -> bool:
    """«الساعة الثامنة من مساء الأحد»: nothing, or «من», stands between a clock time and its day."""
    return day.start == 0 and reader.skip(clock.after, "from") == day.first


def _annotation(parts: Parts, value: Value, reader: Reader) -> Timex:
    span = reader.tokens.span(parts.first, parts.after, parts.start)
    dated = parts.calendar if parts.month is not None or (parts.shape == "year") else None
    return Timex(
        start=span.start,
        end=span.end,
        rule=value.rule,
        type=value.type,  # type: ignore[arg-type]
        value=value.value,
        mod=parts.mod if value.type != "SET" else None,
        calendar=dated,
        weekday=parts.weekday if value.type != "SET" else None,
        anchor=value.anchor.isoformat() if value.anchor else None,
    )


def _remember(parts: Parts, value: Value, context: Context) -> None:
    if value.day is not None and parts.shape != "count":
        context.point, context.point_after, context.part = value.day, parts.after, parts.part
        context.month = value.day
        context.year = value.day.year
        if parts.weekday is not None or parts.month is not None or parts.deictic is not None:
            context.note_statement(parts, value.day)
    elif value.type == "DATE" and len(value.value) == 7 and value.value[:4].isdecimal() and value.value[5:].isdecimal():
        context.year = int(value.value[:4])
        context.month = calendars.gregorian(context.year, int(value.value[5:]), 1)
    elif value.type == "DATE" and parts.shape in {"season", "quarter"} and value.value[:4].isdecimal():
        context.year = int(value.value[:4])
    elif value.type == "DATE" and len(value.value) == 4 and value.value.isdecimal():
        context.year = int(value.value)
