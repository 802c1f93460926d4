"""What bounds a number: «أكثر من», «ما لا يقل عن», «نحو» before it, «على الأقل», «فأكثر» after it."""

from __future__ import annotations

from functools import cache
from typing import cast

from tawatur.annotate.quantities.lexicon import single_words
from tawatur.data import read_rows
from tawatur.model.layers import Modifier
from tawatur.text.clitics import Stem, stems
from tawatur.text.segment import NEWLINE, Tokens, tokenize

# «تجاوز عدد القتلى في الغارات 50»: how far a verb of exceeding reaches over a noun like عدد.
_GAP = 6

# further words of a phrase, what it means
_Rows = tuple[tuple[tuple[str, ...], Modifier], ...]


@cache
def _before() -> dict[str, dict[str, _Rows]]:
    """Last word → the word before it ("" where there is none) → the words before both, longest first."""
    found: dict[str, dict[str, list[tuple[tuple[str, ...], Modifier]]]] = {}
    for words, modifier in _phrases("before"):
        previous = words[-2] if len(words) > 1 else ""
        found.setdefault(words[-1], {}).setdefault(previous, []).append((words[:-2], modifier))
    return {last: {word: _longest_first(rows) for word, rows in by_word.items()} for last, by_word in found.items()}


@cache
def _after() -> dict[str, _Rows]:
    """First word → the words after it, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Modifier]]] = {}
    for words, modifier in _phrases("after"):
        found.setdefault(words[0], []).append((words[1:], modifier))
    return {first: _longest_first(rows) for first, rows in found.items()}


@cache
def _gap() -> dict[str, Modifier]:
    """The verbs that bound a number over a noun."""
    return {words[0]: modifier for words, modifier in _phrases("gap")}


@cache
def _around() -> dict[str, dict[str, Modifier]]:
    """Preposition → the verbs that bound a number with it, their subject in between."""
    found: dict[str, dict[str, Modifier]] = {}
    for (verb, preposition), modifier in _phrases("around"):
        found.setdefault(preposition, {})[verb] = modifier
    return found


def _phrases(side: str) -> list[tuple[tuple[str, ...], Modifier]]:
    rows = [row for row in read_rows("ar/modifiers.tsv") if row["side"] == side]
    return [(tuple(tokenize(row["phrase"]).forms), cast("Modifier", row["modifier"])) for row in rows]


def _longest_first(rows: list[tuple[tuple[str, ...], Modifier]]) -> _Rows:
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))


def modifier_before(tokens: Tokens, token: int) -> tuple[Modifier | None, int]:
    """The modifier that ends right before a token, and where it begins (the token itself where there is none)."""
    if token == 0:
        return None, token
    forms = tokens.forms
    last = forms[token - 1]
    table = _before()
    by_word = table.get(last)
    if by_word and token > 1:
        for stem in stems(forms[token - 2]):
            for rest, modifier in by_word.get(stem.form, ()):
                first = token - 2 - len(rest)
                if first >= 0 and _begins(forms[first : token - 1], rest, stem):
                    return modifier, first
    for stem in stems(last):
        alone = table.get(stem.form, {}).get("", ())
        if alone:
            return alone[0][1], token - 1
    return _over_noun(forms, token) or _around_noun(forms, token), token


def _begins(forms: list[str], rest: tuple[str, ...], stem: Stem) -> bool:
    """Whether the words before the last two are there; clitics may stand before the first word of a phrase alone.

    A verb takes conjunctions only: «ليصل إلى 31» is no upper bound.
    """
    if not rest:
        verb = stem.form[0] in single_words("imperfect")
        return not (verb and stem.start and forms[0][0] == _lam())
    if stem.start or tuple(forms[1 : len(rest)]) != rest[1:]:
        return False
    verb = rest[0][0] in single_words("imperfect")
    return any(first.form == rest[0] for first in stems(forms[0]) if not verb or forms[0][0] != _lam())


@cache
def _lam() -> str:
    """The preposition that makes a consequence of a verb."""
    (letter,) = single_words("consequence")
    return letter


def _over_noun(forms: list[str], token: int) -> Modifier | None:
    """«تجاوز عدد القتلى 50»: a verb of exceeding with the noun of counting as its subject."""
    nouns = single_words("count-noun")
    ends = single_words("hard") | single_words("soft")
    for place in range(token - 1, max(0, token - _GAP), -1):
        form = forms[place]
        if form == NEWLINE or form in ends or form[0].isdecimal():
            return None
        if form in nouns:
            for stem in stems(forms[place - 1]):
                if stem.form in _gap():
                    return _gap()[stem.form]
            return None
    return None


def _around_noun(forms: list[str], token: int) -> Modifier | None:
    """«يزيد ارتفاع البرج على 120»: a verb that has its subject before its preposition; «لا يزيد … على» is at most."""
    verbs = _around().get(forms[token - 1], {})
    ends = single_words("hard") | single_words("soft")
    for place in range(token - 2, max(-1, token - _GAP), -1) if verbs else ():
        form = forms[place]
        if form == NEWLINE or form in ends or form[0].isdecimal():
            return None
        for stem in stems(form):
            if stem.form in verbs:
                return "up_to" if place and forms[place - 1] in single_words("not") else verbs[stem.form]
    return None


def modifier_after(tokens: Tokens, token: int) -> tuple[Modifier | None, int]:
    """The modifier that begins at a token, and the token after it."""
    forms = tokens.forms
    if token >= len(forms):
        return None, token
    (of,) = single_words("range-from")
    for rest, modifier in _after().get(forms[token], ()):
        after = token + 1 + len(rest)
        if tuple(forms[token + 1 : after]) == rest and forms[after : after + 1] != [of]:
            return modifier, after
    return None, token
