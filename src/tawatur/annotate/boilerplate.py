"""Text that is of the page and not of the report: share lines, foreign headlines, captions, bylines, credits.

Note [A label and its headlines]
    «اقرأ أيضاً» alone on a line announces headlines of other reports. They stand under it as short lines without a final
    sign; where the page was cut apart, one paragraph of the report may stand between the two. Lines with a final sign
    are the report's own, and a label with body text under it announces nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress

import msgspec

from tawatur.data import read_rows, read_toml
from tawatur.lexicon.outlets import outlets
from tawatur.model import Boilerplate, Document
from tawatur.text.scan import PhraseTable
from tawatur.text.segment import NEWLINE, Tokens, tokenize

# Captions, bylines and datelines stand among the first lines of a report.
_TOP_LINES = 6
# Longest label line, headline, caption and dateline, in characters: the longest of 2,480 press reports, rounded up.
_LONGEST_LABEL = 140
_LONGEST_START = 60
_LONGEST_HEADLINE = 120
_LONGEST_CAPTION = 120
_LONGEST_DATELINE = 80
_MOST_HEADLINES = 5
_LONGEST_REPEATED = 15
_LONGEST_NAME = 4
_MOST_INITIALS = 4

_FINAL = frozenset(".!?\u061f\u2026")
_COLONS = frozenset(":/|-\u2013\u2014\u2022")
_DASHES = frozenset("-\u2013\u2014")
_MARKS = {"(": ")", "\u00ab": "\u00bb", '"': '"', "\u201c": "\u201d"}
_SENTENCE_END = frozenset(".!?\u061f")
# A sentence or a bracket begins after one of them.
_BEFORE_SENTENCE = _SENTENCE_END | {"("}
_BREAK = frozenset({NEWLINE})


class _Row(msgspec.Struct, frozen=True):
    kind: str
    where: str


class _Line(msgspec.Struct, frozen=True):
    """Tokens [first, after) of one line; `word` is its first token that is a word or a number."""

    first: int
    after: int
    word: int


@cache
def _table() -> PhraseTable[_Row]:
    rows = ((row["ar"], _Row(row["kind"], row["where"])) for row in read_rows("ar/boilerplate.tsv"))
    return PhraseTable(rows, proclitics=False)


@cache
def _conjunctions() -> frozenset[str]:
    return frozenset(read_toml("ar/clitics.toml")["conjunctions"])


class Wire(msgspec.Struct, frozen=True):
    """An agency or outlet found at a token: its role and name in data/outlets.toml, and the token after it."""

    role: str
    name: str
    after: int


def _names() -> Iterator[tuple[str, tuple[str, str]]]:
    """Every name of every outlet and agency, with its role and canonical name."""
    for outlet in outlets().values():
        for name in (*outlet.arabic, *outlet.english):
            yield name, (outlet.kind, outlet.name)
    for row in read_rows("ar/newswires.tsv"):
        for name in row["ar"].split("|"):
            yield name, (row["role"], row["en"])


@cache
def _newswires() -> PhraseTable[tuple[str, str]]:
    return PhraseTable((pair for pair in _names() if not _letters(pair[0])), proclitics=False)


@cache
def _initials() -> dict[tuple[str, ...], tuple[str, str]]:
    """Agencies known by single letters, however these are parted: «أ ف ب», «د.ب.أ»."""
    return {letters: value for name, value in _names() if (letters := _letters(name))}


def _letters(name: str) -> tuple[str, ...]:
    """The letters of a name that consists of single ones; empty where it has a word."""
    letters = tuple(form for form in tokenize(name).forms if form != ".")
    return letters if all(len(form) == 1 for form in letters) else ()


def wire_at(tokens: Tokens, token: int) -> Wire | None:
    """The agency or outlet whose name begins at a token: «رويترز», «(أ ف ب)»; None where none does."""
    hits = _newswires().at(tokens, token)
    if hits:
        return Wire(*hits[0].value, hits[0].after)
    letters: list[str] = []
    after = token
    while after < len(tokens) and len(letters) < _MOST_INITIALS and (len(tokens.forms[after]) == 1):
        form = tokens.forms[after]
        if form.isalpha():
            letters.append(form)
        elif form != "." or not letters:
            break
        after += 1
        value = _initials().get(tuple(letters))
        if value and not (after < len(tokens) and tokens.forms[after].isalpha() and len(tokens.forms[after]) == 1):
            return Wire(*value, after)
    return None


def find_boilerplate(document: Document) -> Sequence[Boilerplate]:
    """What does not belong to the report, line by line; kinds as in `Boilerplate`, and "dateline".

    «أربيل (كوردستان 24)- أعلنت …» has a dateline up to its dash; «اقرأ أيضاً» takes the headline under it.
    """
    tokens = tokenize(document.text)
    lines = list(_lines(tokens))
    found: list[Boilerplate] = []
    taken: set[int] = set()
    for number, line in enumerate(lines):
        if number in taken:
            continue
        for first, after, kind, rule in _in_line(tokens, line, number, len(lines)):
            found.append(_made(tokens, first, after, kind, rule))
            if first == line.first and after == line.after:
                taken.add(number)
                if kind == "related" and rule == "label":
                    for under in _headlines(tokens, lines, number):
                        taken.add(under)
                        found.append(_made(tokens, lines[under].first, lines[under].after, kind, "headline"))
    captions = [lines[n] for n in _repeated(tokens, lines[:_TOP_LINES]) if n not in taken]
    found.extend(_made(tokens, line.first, line.after, "caption", "repeated") for line in captions)
    return sorted(found, key=lambda one: (one.start, one.end))


def _made(tokens: Tokens, first: int, after: int, kind: str, rule: str) -> Boilerplate:
    span = tokens.span(first, after)
    return Boilerplate(start=span.start, end=span.end, kind=kind, rule=f"ar.boilerplate.{rule}")


def _lines(tokens: Tokens) -> Iterator[_Line]:
    forms = tokens.forms
    first = 0
    for after in (*tokens.among(_BREAK), len(forms)):
        word = next((token for token in range(first, after) if forms[token][0].isalnum()), -1)
        if word >= 0:
            yield _Line(first, after, word)
        first = after + 1


def _length(tokens: Tokens, line: _Line) -> int:
    return tokens.ends[line.after - 1] - tokens.starts[line.first]


def _in_line(tokens: Tokens, line: _Line, number: int, count: int) -> Iterator[tuple[int, int, str, str]]:
    """What a line holds: (first token, token after, kind, rule)."""
    label = _label(tokens, line)
    if label:
        yield line.first, line.after, label, "label"
        return
    if _is_credit(tokens, line, number, count):
        yield line.first, line.after, "credit", "credit-line"
        return
    if number < _TOP_LINES:
        after = _dateline(tokens, line, number)
        if after:
            yield line.first, _city_after(tokens, line, after), "dateline", "dateline"
    yield from _sentences_within(tokens, line)
    yield from _credits_within(tokens, line)
    if number == count - 1:
        yield from _closing_credit(tokens, line)


def _label(tokens: Tokens, line: _Line) -> str | None:
    """The kind of a line that as a whole is a label, by the longest row that fits; None where it is none."""
    length = _length(tokens, line)
    if length > _LONGEST_LABEL:
        return None
    ends = tokens.forms[line.after - 1] in _FINAL
    for hit in _table().at(tokens, line.word):
        rest = tokens.forms[hit.after : line.after]
        where = hit.value.where
        has_colon = bool(rest) and rest[0] in _COLONS
        alone = not any(form[0].isalnum() for form in rest)
        if where == "line" and (alone or (has_colon and not ends)):
            return hit.value.kind
        if where == "label" and has_colon and not alone and not ends:
            return hit.value.kind
        if where == "start" and (not ends or length <= _LONGEST_START):
            return hit.value.kind
    return _tail(tokens, line)


def _tail(tokens: Tokens, line: _Line) -> str | None:
    """A caption that says at its end that it is from the archive: «… في مؤتمر سابق (أرشيفية)»."""
    if _length(tokens, line) > _LONGEST_CAPTION:
        return None
    last = line.after
    while last > line.first and not tokens.forms[last - 1][0].isalnum():
        last -= 1
    for first in range(max(last - 2, line.first + 1), last):
        for hit in _table().at(tokens, first):
            before = tokens.forms[first - 1]
            if hit.value.where == "tail" and hit.after == last and (before == "(" or before in _COLONS):
                return hit.value.kind
    return None


def _headlines(tokens: Tokens, lines: list[_Line], label: int) -> Iterator[int]:
    """The lines of foreign headlines that a label announces, see Note [A label and its headlines]."""
    forms = tokens.forms
    if any(form[0].isalnum() for form in forms[lines[label].word + 3 : lines[label].after]):
        return
    number = label + 1
    if number < len(lines) and not _is_headline(tokens, lines[number]):
        number += 1
        if number < len(lines) - 1 and _is_headline(tokens, lines[number]):
            yield number
        return
    # A last line without a final sign may be the report's own end, so a body line must follow.
    while number < min(len(lines), label + 1 + _MOST_HEADLINES) and _is_headline(tokens, lines[number]):
        yield number
        number += 1


def _is_headline(tokens: Tokens, line: _Line) -> bool:
    last = tokens.forms[line.after - 1]
    if len(last) == 1 and last in '\u00bb\u201d"' and line.after - 2 > line.first:
        last = tokens.forms[line.after - 2]
    return _length(tokens, line) <= _LONGEST_HEADLINE and last not in _SENTENCE_END and last != ":"


def _repeated(tokens: Tokens, lines: list[_Line]) -> list[int]:
    """Short lines near the top that stand there twice; a headline that is repeated as a line of text stays once."""
    places: dict[tuple[str, ...], list[int]] = {}
    for number, line in enumerate(lines):
        forms = tuple(tokens.forms[line.first : line.after])
        if len(forms) <= _LONGEST_REPEATED and forms[-1] not in _SENTENCE_END:
            places.setdefault(forms, []).append(number)
    found = []
    for numbers in places.values():
        if len(numbers) > 1:
            found.extend(numbers[1:] if numbers[0] == 0 else numbers)
    return sorted(found)


def _is_credit(tokens: Tokens, line: _Line, number: int, count: int) -> bool:
    """A line of agency names and signs alone: «(رويترز)», «القاهرة - وكالات»."""
    if _length(tokens, line) > _LONGEST_START or _TOP_LINES <= number < count - 2:
        return False
    token = line.first
    names = 0
    others = 0
    while token < line.after:
        wire = wire_at(tokens, token)
        if wire and wire.after <= line.after:
            names += 1
            token = wire.after
            continue
        others += tokens.forms[token][0].isalnum()
        token += 1
    return names > 0 and others <= 1 and not (others and not _has_dash(tokens, line))


def _has_dash(tokens: Tokens, line: _Line) -> bool:
    return any(form in _COLONS or form == "(" for form in tokens.forms[line.first : line.after])


def _dateline(tokens: Tokens, line: _Line, number: int) -> int:
    """The token after a dateline that begins a line, 0 where there is none."""
    forms = tokens.forms
    last = line.after
    if forms[line.first][0] in _conjunctions() and not wire_at(tokens, line.first):
        return 0
    bracket = -1
    named = False
    token = line.first
    while token < last - 1 and tokens.ends[token] - tokens.starts[line.first] <= _LONGEST_DATELINE:
        form = forms[token]
        if form == "(":
            bracket = token
        # An outlet's name is one only where it stands apart: «القاهرة - رويترز», not «قالت رويترز:».
        apart = token == line.first or not forms[token - 1][0].isalnum()
        wire = wire_at(tokens, token) if apart else None
        if wire:
            named = True
            token = wire.after
            if token < last - 1 and (forms[token] in _DASHES or forms[token] in ":/|"):
                return _after_dashes(forms, token, last)
            continue
        closed = form == ")" and bracket >= 0 and token - bracket <= _LONGEST_NAME + 2
        if closed and (forms[token + 1] in _DASHES or (named and forms[token + 1] in ":\u060c")):
            return _after_dashes(forms, token + 1, last)
        if _is_name_dash(tokens, line, token, number):
            return _after_dashes(forms, token, last)
        if len(form) == 1 and form in '.\u061b\u00ab"':
            return 0
        token += 1
    return 0


def _city_after(tokens: Tokens, line: _Line, after: int) -> int:
    """The token after the outlet and the city that follow a name: «سامر العلي- سبق- الرياض: أعلنت …»."""
    token = after + 1
    while token < min(after + _LONGEST_NAME, line.after - 1):
        form = tokens.forms[token]
        if form == ":" or (form in _DASHES and _touches(tokens, token)):
            after = _after_dashes(tokens.forms, token, line.after)
            token = after
        elif not form[0].isalpha():
            break
        token += 1
    return after


def _touches(tokens: Tokens, token: int) -> bool:
    """Whether a dash is written onto the word before it and not onto the word after it."""
    return tokens.ends[token - 1] == tokens.starts[token] and tokens.starts[token + 1] > tokens.ends[token]


def _is_name_dash(tokens: Tokens, line: _Line, token: int, number: int) -> bool:
    """A reporter or an outlet before the first words: «سامر العلي- »; the dash touches the name alone."""
    if tokens.forms[token] not in _DASHES or number > 1 or not 0 < token - line.first <= _LONGEST_NAME:
        return False
    return _touches(tokens, token) and all(form[0].isalpha() for form in tokens.forms[line.first : token])


def _after_dashes(forms: list[str], token: int, last: int) -> int:
    while token < last and (forms[token] in _DASHES or forms[token] in ":/|\u060c"):
        token += 1
    return token


def _sentences_within(tokens: Tokens, line: _Line) -> Iterator[tuple[int, int, str, str]]:
    """Sentences and brackets in running text that speak of the page: «تم تحديث هذا الخبر.», «(تحرير …)»."""
    forms = tokens.forms
    begun = map(_BEFORE_SENTENCE.__contains__, forms[line.first : line.after - 1])
    free = line.first
    for token in (line.first, *compress(range(line.first + 1, line.after), begun)):
        hits = _table().at(tokens, token) if token >= free else []
        if not hits:
            continue
        opened = token > 0 and forms[token - 1] == "("
        where = "parenthesis" if opened else "sentence"
        hit = next((h for h in hits if h.value.where == where), None)
        if hit is None:
            continue
        stops = frozenset(")") if opened else _SENTENCE_END
        after = hit.after
        while after < line.after and forms[after] not in stops:
            after += 1
        free = min(after + 1, line.after)
        yield token - opened, free, hit.value.kind, where


def _credits_within(tokens: Tokens, line: _Line) -> Iterator[tuple[int, int, str, str]]:
    """An agency in marks between two sentences: «… في ختام الحفل. «واس» كما زار …»."""
    forms = tokens.forms
    for token in range(line.first + 1, line.after - 2):
        if forms[token] not in _MARKS or forms[token - 1] not in _SENTENCE_END:
            continue
        wire = wire_at(tokens, token + 1)
        if wire and wire.role == "agency" and wire.after < line.after - 1 and forms[wire.after] == _MARKS[forms[token]]:
            yield token, wire.after + 1, "credit", "credit-within"


def _closing_credit(tokens: Tokens, line: _Line) -> Iterator[tuple[int, int, str, str]]:
    """An agency in brackets after the last sentence: «… حتى إشعار آخر. (رويترز)»."""
    forms = tokens.forms
    last = line.after - 1 if forms[line.after - 1] == ")" else line.after - 2
    if last <= line.first + 1 or forms[last] != ")":
        return
    for first in range(max(last - _LONGEST_NAME, line.first), last):
        if forms[first] != "(":
            continue
        wire = wire_at(tokens, first + 1)
        if wire and wire.after == last:
            yield first, last + 1, "credit", "closing-credit"
        return
