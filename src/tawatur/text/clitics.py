"""What may be written before and after a word: و ف, ب ل ك, ال, لل, and the pronouns.

`stems` and `endings` only list what grammar allows; that a reading is real needs evidence from a lexicon (بلينكن, وزير
and فلسطين start with letters that could be clitics and stay whole).

Note [From the lexicon to the text]
    A text has more word forms than a lexicon of a few hundred words has written ones: of a hundred new reports' words
    a third are met for the first time. So the forms that such words can be written in are listed once (`surfaces`), and
    a word of the text is analysed only if it is one of them; all others cost one look-up in a set.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

import msgspec

from tawatur.data import read_toml
from tawatur.text.fold import fold_word
from tawatur.text.memo import FORMS_AT_HAND

# What is left of a word after its clitics has more than one letter.
_SHORTEST_STEM = 2


class Stem(msgspec.Struct, frozen=True, gc=False):
    """One reading of a folded word.

    `start` is the number of letters before the stem (proclitics; the article is never among them). `form` is the form
    to look up, with an assimilated article written out («للعراق» → start 1, form «العراق»). `clitics` are the letters
    left out in front, `article` whether form begins with the article.
    """

    start: int
    form: str
    clitics: str
    article: bool


class Ending(msgspec.Struct, frozen=True, gc=False):
    """One reading of a word's end: the form without the pronoun (ة restored), and the pronoun's letters."""

    form: str
    pronoun: str


class _Letters(msgspec.Struct, frozen=True):
    conjunctions: tuple[str, ...]
    prepositions: tuple[str, ...]
    proclitics: tuple[str, ...]
    heads: tuple[str, ...]
    article: str
    lam: str
    alef: str
    pronouns: tuple[str, ...]
    # the same by their last letter
    closing: dict[str, tuple[str, ...]]
    feminine: str
    feminine_joined: str


@cache
def _letters() -> _Letters:
    table = read_toml("ar/clitics.toml")
    conjunctions, prepositions = tuple(table["conjunctions"]), tuple(table["prepositions"])
    pronouns = tuple(fold_word(p) for p in table["pronouns"])
    return _Letters(
        conjunctions=conjunctions,
        prepositions=prepositions,
        proclitics=conjunctions + prepositions,
        heads=("", *conjunctions, *(letter * 2 for letter in conjunctions)),
        article=table["article"],
        lam=table["lam"],
        alef=table["alef"],
        pronouns=pronouns,
        closing={last[-1]: tuple(p for p in pronouns if p[-1] == last[-1]) for last in pronouns},
        feminine=fold_word(table["feminine_ending"]),
        feminine_joined=table["feminine_before_pronoun"],
    )


@lru_cache(maxsize=FORMS_AT_HAND)
def stems(form: str) -> tuple[Stem, ...]:
    """The readings of a folded word from the left, the whole word first.

    Order of proclitics: conjunction (a doubled و is a common slip and counts as one), preposition, article.

    >>> [(s.start, s.form) for s in stems("وبالعراق")]
    [(0, 'وبالعراق'), (1, 'بالعراق'), (2, 'العراق')]
    """
    letters = _letters()
    article = letters.article
    found = [Stem(0, form, "", form.startswith(article))]
    if not form.startswith(letters.proclitics):
        return tuple(found)
    starts = [0]
    if form[0] in letters.conjunctions:
        starts += [1, 2] if form[1:2] == form[0] else [1]
    found += [Stem(start, form[start:], form[:start], form.startswith(article, start)) for start in starts[1:]]
    for start in starts:
        if form[start : start + 1] not in letters.prepositions:
            continue
        after = start + 1
        rest = form[after:]
        clitics = form[:after]
        found.append(Stem(after, rest, clitics, rest.startswith(article)))
        if form[start] == letters.lam and rest.startswith(letters.lam):
            found.append(Stem(after, letters.alef + rest, clitics, True))
            found.append(Stem(after, article + rest, clitics, True))
    return tuple([stem for stem in found if stem.start == 0 or len(stem.form) >= _SHORTEST_STEM])


@lru_cache(maxsize=FORMS_AT_HAND)
def endings(form: str) -> tuple[Ending, ...]:
    """The readings of a folded word's end, the whole word first, then without a pronoun.

    >>> [e.form for e in endings(fold_word("زيارته"))]
    ['زيارته', 'زيارت', 'زياره']
    """
    letters = _letters()
    found = [Ending(form, "")]
    for pronoun in letters.closing.get(form[-1:], ()):
        if form.endswith(pronoun) and len(form) - len(pronoun) >= _SHORTEST_STEM:
            bare = form[: -len(pronoun)]
            found.append(Ending(bare, pronoun))
            if bare.endswith(letters.feminine_joined):
                found.append(Ending(bare[:-1] + letters.feminine, pronoun))
    return tuple(found)


def bears_pronoun(form: str) -> bool:
    """Whether `endings` may read a folded word as one with a pronoun."""
    return form.endswith(_letters().closing.get(form[-1:], ()))


def surfaces(forms: Iterable[str], *, article: bool = False) -> set[str]:
    """The folded words that `stems` reads as one of some forms, with `article` also as one after the article.

    >>> sorted(surfaces(["قم"]))[:3]
    ['بقم', 'فبقم', 'ففبقم']
    """
    letters = _letters()
    the, lam = letters.article, letters.lam
    stemmed = {*forms}
    if article:
        stemmed.update([the + form for form in stemmed])
    heads, prepositions = letters.heads, letters.prepositions
    found = {head + form for form in stemmed for head in heads}
    found.update([head + letter + form for form in stemmed for head in heads for letter in prepositions])
    # «للعراق» writes the article without its alef, «للبنان» writes none
    joined = [form[len(left) :] for form in stemmed for left in (letters.alef, the) if form.startswith(left + lam)]
    found.update([head + lam + rest for rest in joined for head in heads])
    return found


def with_pronouns(forms: Iterable[str]) -> set[str]:
    """The folded words that `endings` reads as one of some forms, without a pronoun or with one.

    >>> "زيارتها" in with_pronouns(["زياره"])
    True
    """
    letters = _letters()
    found = {*forms}
    bare = [form for form in found if len(form) >= _SHORTEST_STEM]
    bare += [form[:-1] + letters.feminine_joined for form in bare if form.endswith(letters.feminine)]
    found.update([form + pronoun for form in bare for pronoun in letters.pronouns])
    return found


def proclitics() -> tuple[str, ...]:
    """The letters that may stand before a word: `stems` reads a folded word without one of them only as it stands."""
    return _letters().proclitics


def article() -> str:
    """The article, as it stands in folded forms."""
    return _letters().article
