"""What bounds a number: «أكثر من», «ما لا يقل عن», «نحو» before it, «على الأقل», «فأكثر» after it."""

from __future__ import annotations

from functools import cache
from typing import cast

from tawatur.annotate.quantities.lexicon import single_words
from tawatur.data import read_rows
from tawatur.model.layers import Modifier
from tawatur.text.clitics import stems
from tawatur.text.segment import NEWLINE, Tokens, tokenize

# «تجاوز عدد القتلى في الغارات 50»: how far a verb of exceeding reaches over a noun like عدد.
_GAP = 6

_Phrases = dict[str, tuple[tuple[tuple[str, ...], Modifier], ...]]


@cache
def _phrases(side: str) -> _Phrases:
    """Edge word (the last before a number, the first after it) → the other words in order, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Modifier]]] = {}
    for row in read_rows("ar/modifiers.tsv"):
        if row["side"] == side:
            forms = tuple(tokenize(row["phrase"]).forms)
            edge, rest = (forms[-1], forms[:-1]) if side == "before" else (forms[0], forms[1:])
            found.setdefault(edge, []).append((rest, cast("Modifier", row["modifier"])))
    return {edge: tuple(sorted(rows, key=lambda row: (-len(row[0]), row))) for edge, rows in found.items()}


def modifier_before(tokens: Tokens, token: int) -> tuple[Modifier | None, int]:
    """The modifier that ends right before a token, and where it begins (the token itself where there is none)."""
    if token == 0:
        return None, token
    forms = tokens.forms
    phrases = _phrases("before")
    edge = forms[token - 1]
    best: tuple[Modifier | None, int] = (None, token)
    for rest, modifier in phrases.get(edge, ()):
        first = token - 1 - len(rest)
        if first >= 0 and rest and _matches(forms[first : token - 1], rest):
            return modifier, first
        if not rest:
            best = modifier, token - 1
    if best[0] is None:
        for stem in stems(edge)[1:]:
            for rest, modifier in phrases.get(stem.form, ()):
                if not rest:
                    return modifier, token - 1
    return best if best[0] else (_over_noun(forms, token), token)


def _matches(forms: list[str], phrase: tuple[str, ...]) -> bool:
    """Whether the words are the phrase, the first perhaps after clitics; a verb takes conjunctions alone («ليصل»)."""
    if tuple(forms[1:]) != phrase[1:]:
        return False
    verb = phrase[0][0] in single_words("imperfect")
    return any(stem.form == phrase[0] for stem in stems(forms[0]) if not verb or forms[0][0] != _lam())


@cache
def _lam() -> str:
    """The preposition that makes a consequence of a verb: «ليصل إلى 31» is exact."""
    (letter,) = single_words("consequence")
    return letter


def _over_noun(forms: list[str], token: int) -> Modifier | None:
    """«تجاوز عدد القتلى 50»: a verb of exceeding with the noun of counting as its subject."""
    gap = _phrases("gap")
    nouns = single_words("count-noun")
    ends = single_words("hard") | single_words("soft")
    for place in range(token - 1, max(0, token - _GAP), -1):
        form = forms[place]
        if form == NEWLINE or form in ends or form[0].isdigit():
            return None
        if form in nouns:
            for stem in stems(forms[place - 1]):
                if stem.form in gap:
                    return gap[stem.form][0][1]
            return None
    return None


def modifier_after(tokens: Tokens, token: int) -> tuple[Modifier | None, int]:
    """The modifier that begins at a token, and the token after it."""
    forms = tokens.forms
    if token >= len(forms):
        return None, token
    (of,) = single_words("range-from")
    for rest, modifier in _phrases("after").get(forms[token], ()):
        after = token + 1 + len(rest)
        if tuple(forms[token + 1 : after]) == rest and forms[after : after + 1] != [of]:
            return modifier, after
    return None, token
