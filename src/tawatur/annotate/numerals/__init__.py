"""Numbers in words and digits with their exact values.

Note [What a number covers]
    «ثلاثة وعشرون ألفاً وأربعمئة» is one number; a و, ب, ل, ك or ف written before it stays outside, the article and a
    lone «الـ» before digits are taken in. The words of a percentage («في المئة») are no part of it: they are the unit
    of the quantity. Digits of dates are numbers too: the time layer reads them from here.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.annotate.numerals.context import (
    is_determined,
    is_sign_of_percent,
    is_vetoed_digits,
    is_vetoed_ordinal,
    is_vetoed_word,
    looks_counted,
    stands_for_one,
    word_at,
)
from tawatur.annotate.numerals.digits import Exact
from tawatur.annotate.numerals.grammar import Grammar, Parsed
from tawatur.annotate.numerals.lexicon import (
    Atom,
    context_words,
    counted_plurals,
    counted_singulars,
    number_words,
    parts,
)
from tawatur.annotate.numerals.ordinals import parse_ordinal
from tawatur.model import Document, Numeral
from tawatur.text.clitics import article as the_article
from tawatur.text.clitics import endings, stems
from tawatur.text.segment import Tokens, tokenize

__all__ = ["find_numerals", "number_of"]

_LARGEST = 10**18
_NEVER_FIRST = frozenset({"scale-plural", "hundred-plural", "fraction-plural", "decimal"})
_ORDINALS = frozenset({"ordinal", "ordinal-head"})
_ABOVE_TEN = 10


def number_of(value: Exact) -> int | float:
    """The value as an int where it is integral, else as the nearest float.

    >>> number_of(7), number_of(exact("7/2"))
    (7, 3.5)
    """
    return value.numerator if value.denominator == 1 else float(value)


def find_numerals(document: Document) -> Sequence[Numeral]:
    """Every number of the text in order, none overlapping.

    «وأربعمئة» → the span of «أربعمئة», 400; «السابع والعشرون» → 27, ordinal; «الـ24» → 24, ordinal where it counts no
    noun. What only looks like a number (the أول of «تشرين الأول», «كوردستان 24», telephones) yields nothing.
    """
    tokens = tokenize(document.text)
    grammar = Grammar(tokens)
    found: list[Numeral] = []
    free = 0
    for token in sorted([*tokens.among(number_words()), *tokens.numbers()]):
        if token < free:
            continue
        atom = grammar.atom(token)
        numeral, free = _read(grammar, token, atom, free) if atom else (None, free)
        if numeral is not None:
            found.append(numeral)
    return found


def _read(grammar: Grammar, token: int, atom: Atom, free: int) -> tuple[Numeral | None, int]:
    """The number that begins at a token and the first token after what was read."""
    tokens = grammar.tokens
    if atom.kind in _ORDINALS:
        parsed = parse_ordinal(grammar, token)
        if parsed is None or is_vetoed_ordinal(tokens, token, atom, parsed.after):
            return None, token + 1
        return _numeral(tokens, token, atom, parsed, True), parsed.after
    if atom.kind == "digit":
        if is_vetoed_digits(tokens, token):
            return None, token + 1
    elif atom.kind in _NEVER_FIRST:
        return None, token + 1
    parsed = _part_of_noun(grammar, token, atom) or _year(grammar, token) or grammar.number(token)
    if parsed is None:
        alone = atom.kind == "one" and stands_for_one(tokens, token, atom)
        return (
            _numeral(tokens, token, atom, Parsed(1, token + 1, rule="partitive-one"), False) if alone else None
        ), token + 1
    if atom.kind != "digit" and is_vetoed_word(tokens, token, atom, parsed.after):
        return None, token + 1
    if parsed.value >= _LARGEST:
        return None, parsed.after
    if atom.kind == "scale" and parsed.after == token + 1 and _is_one(grammar, parsed.after):
        # «مليون واحد»: the one says again how many millions
        parsed = Parsed(parsed.value, parsed.after + 1, parsed.scale, parsed.rule)
    return _numeral(tokens, token, atom, parsed, _counts_in_order(tokens, token, atom, parsed)), parsed.after


def _is_one(grammar: Grammar, token: int) -> bool:
    """Whether «واحد» stands at a token without article and clitic."""
    atom = grammar.atom(token) if token < len(grammar.tokens) else None
    return atom is not None and atom.kind == "unit" and atom.value == 1 and atom.letters == 0 and not atom.article


def _year(grammar: Grammar, token: int) -> Parsed | None:
    return grammar.year(token) if word_at(grammar.tokens, token - 1) in context_words()["year"] else None


def _part_of_noun(grammar: Grammar, token: int, atom: Atom) -> Parsed | None:
    """«خمس السكان»: a unit that is a fraction before a determined noun."""
    if atom.kind not in {"unit", "ten"} or atom.article:
        return None
    value = parts().get(grammar.forms[token][atom.letters :])
    if value is None or not is_determined(word_at(grammar.tokens, token + 1)) or grammar.atom(token + 1):
        return None
    return Parsed(value, token + 1, rule="fraction")


def _numeral(tokens: Tokens, token: int, atom: Atom, parsed: Parsed, ordinal: bool) -> Numeral:
    start = tokens.place(token, atom.letters)
    if atom.kind == "digit" and (article := _article_before(tokens, token)) is not None:
        start = article
    name = "ordinal-digits" if ordinal and parsed.rule == "digits" else parsed.rule
    name = "ordinal-words" if ordinal and name == "words" else name
    return Numeral(
        start=start,
        end=tokens.ends[parsed.after - 1],
        value=number_of(parsed.value),
        ordinal=ordinal,
        rule=f"ar.numeral.{name}",
    )


def _article_before(tokens: Tokens, token: int) -> int | None:
    """Where «الـ» before digits begins, clitics left out."""
    word = word_at(tokens, token - 1)
    the = the_article()
    if not word or tokens.starts[token] - tokens.ends[token - 1] > 1:
        return None
    if word == the[1:] * 2:
        return tokens.place(token - 1, 1)
    letters = next((stem.start for stem in stems(word) if stem.form == the), None)
    return tokens.place(token - 1, letters) if letters is not None else None


def _counts_in_order(tokens: Tokens, token: int, atom: Atom, parsed: Parsed) -> bool:
    """Whether a determined number is an ordinal: «اليوم الثلاثين», «الذكرى الـ50»; «الجنود الـ50» are counted."""
    if parsed.value < 1 or parsed.value.denominator != 1 or parsed.rule in {"fraction", "fraction-of-scale"}:
        return False
    digits = atom.kind == "digit"
    first = token - 1 if digits else token
    if digits and (parsed.rule != "digits" or _article_before(tokens, token) is None):
        return False
    if not digits and (not atom.article or (parsed.value < _ABOVE_TEN * 2 and atom.value != 1)):
        return False
    after, before = word_at(tokens, parsed.after), word_at(tokens, first - 1)
    if looks_counted(after) or is_sign_of_percent(after) or after in context_words()["percent"]:
        return False
    if any(stem.article for stem in stems(before)):
        return not _is_plural(before)
    if any(ending.pronoun and ending.form in counted_singulars() for ending in endings(before)):
        return True
    return digits and not _counts(after)


def _is_plural(word: str) -> bool:
    bare = next(stem.form.removeprefix(the_article()) for stem in stems(word) if stem.article)
    return bare in counted_plurals() or bare.endswith(tuple(context_words()["plural-ending"]))


def _counts(word: str) -> bool:
    """Whether a word is a noun that numbers count, so that the number before it is no ordinal."""
    return word in counted_singulars() or word in counted_plurals()
