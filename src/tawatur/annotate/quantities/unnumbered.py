"""Amounts without a number: vague words («عشرات القتلى», «عدة أشخاص») and duals («قتيلان», «كيلومترين»).

The words that may begin one are listed once with all clitics (`_openers`), so that a text costs one look-up a token.
"""

from __future__ import annotations

from functools import cache

import msgspec

from tawatur.annotate.numerals.context import is_determined
from tawatur.annotate.numerals.lexicon import conjunction, letter
from tawatur.annotate.quantities.amounts import Amounts
from tawatur.annotate.quantities.draft import Draft
from tawatur.annotate.quantities.lexicon import Noun, Unit, duals, single_words, starts_phrase, unit_duals, words
from tawatur.annotate.quantities.noun import Counted, noun_after, noun_before
from tawatur.text.clitics import stems, surfaces
from tawatur.text.memo import ByForm

_SHORTEST_DUAL = 4
_LONGEST_PHRASE = 5
_VAGUE = ("vague-of", "vague")


class _Head(msgspec.Struct, frozen=True):
    """What a word may begin: readings of a vague phrase (letters left out, first word), or two of something."""

    vague: tuple[tuple[int, str], ...]
    letters: int
    two_of: Noun | Unit | None


@cache
def _openers() -> frozenset[str]:
    """Every folded word, with clitics, that may begin an amount without a number."""
    return frozenset(surfaces([*_vague_words(), *duals(), *unit_duals()]))


def _head(form: str) -> _Head | None:
    if form not in _openers():
        return None
    letters, two_of = _two_of(form)
    vague = tuple((stem.start, stem.form) for stem in stems(form) if stem.form in _vague_words())
    return _Head(vague, letters, two_of) if vague or two_of is not None else None


# Folded form → what it may begin, None for nearly all.
_HEADS = ByForm(_head)


@cache
def _vague_words() -> frozenset[str]:
    return frozenset(phrase[0] for kind in (*_VAGUE, "post-vague") for phrase in words(kind))


def _two_of(form: str) -> tuple[int, Noun | Unit | None]:
    if len(form) < _SHORTEST_DUAL:
        return 0, None
    for stem in stems(form):
        what = duals().get(stem.form) or unit_duals().get(stem.form)
        # a preposition takes the oblique: «بطائرتين», never «بطائرتان»
        oblique = stem.form.endswith(tuple(single_words("dual-oblique")))
        if what is not None and (oblique or set(stem.clitics) <= {conjunction()}):
            return stem.start, what
    return 0, None


def find_unnumbered(amounts: Amounts, held: set[int]) -> list[Draft]:
    """The amounts without a number, in order; `held` are the tokens of numbers."""
    found: list[Draft] = []
    forms = amounts.forms
    free = 0
    for token in amounts.tokens.among(_openers()):
        head = _HEADS[forms[token]]
        if head is None or token < free or token in held:
            continue
        draft = _vague(amounts, token, head) if head.vague else _dual(amounts, token, head, held)
        if draft is not None:
            found.append(draft)
            free = draft.closes
    return found


def _vague(amounts: Amounts, token: int, head: _Head) -> Draft | None:
    forms, tokens = amounts.forms, amounts.tokens
    for letters, first in head.vague:
        phrase = [first, *forms[token + 1 : token + _LONGEST_PHRASE]]
        after = token + max(starts_phrase(phrase, 0, kind) for kind in _VAGUE)
        if after == token:
            continue
        draft = Draft(token, after, tokens.place(token, letters), tokens.ends[after - 1], None, None, "vague")
        draft.source = "vague"
        draft.linked = letters > 0 and forms[token][0] == conjunction()
        draft.opens, draft.closes = token, after
        amounts.measure(draft)
        if draft.unit is not None:
            return draft
        postposed = first in single_words("post-vague")
        if postposed and not tokens.surface(token).endswith(letter("feminine")):
            return None
        draft.counted = noun_after(tokens, after, vague=True)
        if postposed and (draft.counted is None or draft.counted.noun is None):
            draft.counted = _plural_before(amounts, token) or draft.counted
        if draft.counted is not None and draft.counted.first > token:
            draft.closes = draft.counted.after
        draft.bare = draft.counted is None
        return None if postposed and draft.counted is None else draft
    return None


def _plural_before(amounts: Amounts, token: int) -> Counted | None:
    """«مدن عدة», «نقاشات عدة»: an undetermined plural that «عدة» follows."""
    form = amounts.forms[token - 1] if token else ""
    found = noun_before(amounts.tokens, token)
    if found is not None and found.noun is not None and found.noun.plural and not is_determined(form):
        return found
    plural = form.isalpha() and form.endswith(tuple(single_words("idafa"))) and not is_determined(form)
    return Counted(token - 1, token, None) if plural else None


def _dual(amounts: Amounts, token: int, head: _Head, held: set[int]) -> Draft | None:
    """«قتيلان»; none beside a number («شخصين اثنين») or as the adjective of another dual."""
    forms, tokens = amounts.forms, amounts.tokens
    if head.two_of is None or token - 1 in held or token + 1 in held:
        return None
    if tokens.surface(token)[-2:-1] == letter("hamza-alef"):
        # «تصريحأن» is two words written as one
        return None
    before = _HEADS[forms[token - 1]] if token else None
    if before is not None and before.two_of is not None and not head.letters:
        return None
    draft = Draft(token, token + 1, tokens.place(token, head.letters), tokens.ends[token], 2, 2, source="dual")
    draft.opens, draft.closes = token, token + 1
    draft.linked = head.letters > 0 and forms[token][0] == conjunction()
    if isinstance(head.two_of, Unit):
        draft.unit, draft.kind = amounts.sign(head.two_of), head.two_of.kind
    else:
        draft.counted = Counted(token, token + 1, head.two_of, head.letters)
    amounts.bound(draft)
    return draft
