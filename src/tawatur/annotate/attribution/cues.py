"""The cues: verbs of saying inflected by rule from their principal parts, and the closed classes around them.

Note [Inflection]
    data/ar/cues.tsv lists the third person masculine of the past (أعلن) and of the imperfect (يعلن), and the active
    participle (معلن). From these follow the forms of the third person: feminine (أعلنت, تعلن), dual and plural, each
    with its number and gender; a weak last letter is dropped where grammar drops it (دعا: دعت, دعوا; نفى: نفت).
    The endings stand in data/ar/inflection.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Literal

import msgspec

from tawatur.annotate.mentions.vocabulary import is_plain_lemma
from tawatur.data import read_rows, read_toml
from tawatur.text.fold import fold_word

Gender = Literal["m", "f"]


class Lemma(msgspec.Struct, frozen=True, gc=False):
    """One row of data/ar/cues.tsv without its forms."""

    name: str
    group: str
    frames: frozenset[str]
    flags: frozenset[str]


class Form(msgspec.Struct, frozen=True, gc=False):
    """One inflected form: what it is a form of, its kind, and what it says of its subject.

    `tail` holds the words that must follow the verb for a cue of several words («ألقى باللوم»), folded.
    """

    lemma: Lemma
    kind: Literal["past", "imperfect", "participle", "noun", "heading"]
    gender: Gender
    plural: bool
    tail: tuple[str, ...] = ()


# The colon of a headline, «وزير المالية: لا ضرائب جديدة».
HEADING = Form(Lemma("heading", "say", frozenset({"q"}), frozenset()), "heading", "m", False)


@cache
def _classes() -> dict[str, Any]:
    return read_toml("ar/attribution.toml")


@cache
def words(name: str) -> frozenset[str]:
    """A closed class of data/ar/attribution.toml, folded."""
    return frozenset(fold_word(word) for word in _classes()[name])


@cache
def spellings(name: str) -> frozenset[str]:
    """A class of data/ar/attribution.toml as it is written, for words that folding makes alike."""
    return frozenset(_classes()[name])


@cache
def letter(name: str) -> str:
    """A single word or letter of data/ar/attribution.toml, folded."""
    word: str = _classes()[name]
    return fold_word(word) or word


@cache
def cue_forms() -> dict[str, tuple[Form, ...]]:
    """Every inflected form of every cue, by its folded spelling; of two verbs with one, in the order of the rows."""
    found: dict[str, list[Form]] = {}
    for row in read_rows("ar/cues.tsv"):
        flags = frozenset(row["flags"].split(",")) - {""}
        lemma = Lemma(row["name"], row["class"], frozenset(row["frames"].split(",")), flags)
        for spelling, form in _inflect(lemma, row["ar"].split("|")):
            found.setdefault(spelling, []).append(form)
    return {spelling: tuple(forms) for spelling, forms in found.items()}


@cache
def _unprefixed() -> frozenset[str]:
    """Nouns that begin with ب themselves, beside those of the common words: «بناية»."""
    rows = (row["ar"] for row in read_rows("ar/classes.tsv") if row["class"] == "noun-in-b")
    return frozenset(fold_word(word) for row in rows for word in row.split("|")) | words("ba_words")


@lru_cache(maxsize=1 << 12)
def is_unprefixed(form: str) -> bool:
    """Whether the first letter of a word is its own and no preposition: «بعثات», «لجنة»."""
    plural = letter("feminine_plural")
    singular = form.removesuffix(plural) + letter("feminine") if form.endswith(plural) else form
    return any(word in _unprefixed() or is_plain_lemma(word) for word in (form, singular))


@cache
def _endings() -> dict[str, list[list[str]]]:
    table = read_toml("ar/inflection.toml")
    return {
        name: [[fold_word(cell) if i == 0 else cell for i, cell in enumerate(row)] for row in rows]
        for name, rows in table.items()
        if not name.startswith("weak_")
    }


def _inflect(lemma: Lemma, parts: list[str]) -> Iterator[tuple[str, Form]]:
    past, imperfect, *nominal = parts
    participle, noun = (past if part == "=" else part for part in nominal)
    for kind, part in (("past", past), ("imperfect", imperfect), ("participle", participle)):
        if part == "-":
            continue
        head, *tail = part.split(" ")
        words_after = tuple(fold_word(word) for word in tail)
        for spelling, gender, number in _spellings(kind, head):
            yield spelling, Form(lemma, kind, gender, number == "p", words_after)  # type: ignore[arg-type]
    if noun != "-":
        yield fold_word(noun), Form(lemma, "noun", "m", False)


def _spellings(kind: str, head: str) -> Iterator[tuple[str, Gender, str]]:
    """The forms of one principal part; its last letter is weak as it is written («نفى», not «خشي» or «هنأ»)."""
    endings = _endings()
    weak = head.endswith(tuple(_weak_letters(kind)))
    table = endings[f"{kind}_weak" if weak else kind]
    head = fold_word(head)
    stem = head[:-1] if weak else head
    for ending, gender, number in table:
        if ending == "=":
            yield head, gender, number  # type: ignore[misc]
        elif kind == "imperfect" and gender == "f":
            yield endings["feminine_prefix"][0][0] + (head[1:] if ending == "+" else stem[1:] + ending), "f", number
        else:
            yield stem + ending, gender, number  # type: ignore[misc]


@cache
def _weak_letters(kind: str) -> list[str]:
    letters: list[str] = read_toml("ar/inflection.toml")[f"weak_{kind}"]
    return letters
