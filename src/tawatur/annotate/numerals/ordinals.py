"""Ordinals in words: «السابع», «الحادي عشر», «السابع والعشرون», «الثانية بعد المئة»."""

from __future__ import annotations

from tawatur.annotate.numerals.grammar import Grammar, Parsed
from tawatur.annotate.numerals.lexicon import context_words

_ORDINALS = frozenset({"ordinal", "ordinal-head"})
_ABOVE = frozenset({"hundred", "hundreds", "hundred-dual", "scale", "scale-dual"})
_BELOW_TEN = range(1, 10)
_TEENS = range(2, 10)


def parse_ordinal(grammar: Grammar, token: int) -> Parsed | None:
    """The longest ordinal that begins at a token, None where none does.

    «حادي» counts only with its partner (عشر or a ten).
    """
    atom = grammar.atom(token)
    if atom is None or atom.kind not in _ORDINALS:
        return None
    head = atom.kind == "ordinal-head"
    after = token + 1
    ten = grammar.atom(after)
    if ten and ten.kind == "ten" and not (ten.letters or ten.article) and (head or atom.value in _TEENS):
        return _above(grammar, Parsed(atom.value + 10, after + 1))
    place = grammar.joined(after)
    tens = grammar.atom(place) if place is not None and (head or atom.value in _BELOW_TEN) else None
    if place is not None and tens and tens.kind == "tens" and tens.article == atom.article:
        return _above(grammar, Parsed(atom.value + tens.value, place + 1))
    return None if head else _above(grammar, Parsed(atom.value, after))


def _above(grammar: Grammar, found: Parsed) -> Parsed:
    """Adds what «بعد المئة» says."""
    words = grammar.forms[found.after : found.after + 1]
    if not words or words[0] not in context_words()["after"]:
        return found
    atom = grammar.atom(found.after + 1)
    if atom is None or atom.kind not in _ABOVE or not atom.article:
        return found
    above = grammar.group(found.after + 1)
    return Parsed(found.value + above.value, above.after) if above else found
