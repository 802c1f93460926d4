"""What one folded word can be inside a number.

The words that may stand in a number are listed once (`number_words`) and each is analysed when it is met (`ATOMS`), so
that a text costs one look-up a token.

Note [One scale word, four forms]
    The data list a scale word once. The grammar of the press gives it an accusative («ألفاً»), a dual («ألفان»,
    «ألفين») and a dual before a noun («ألفا», «ألفي»). The accusative and the nominative dual construct are spelled
    alike: «24 ألفاً» and «ألفا شخص»; which one it is depends on what stands before it (grammar.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from tawatur.annotate.numerals.digits import Exact, exact, read_digits
from tawatur.data import read_rows
from tawatur.text.clitics import Stem, endings, stems, surfaces, with_pronouns
from tawatur.text.clitics import article as the_article
from tawatur.text.fold import fold_word
from tawatur.text.memo import ByForm
from tawatur.text.segment import tokenize

_WITH_PRONOUN = frozenset({"fraction", "fraction-dual", "ordinal", "one"})
# kinds whose rows are no words of their own
_NO_WORDS = frozenset({"part", "hundreds-stem", "ending-dual", "ending-accusative"})


class Atom(msgspec.Struct, frozen=True):
    """One reading of a word.

    `kind` is digit, unit, one, ten, tens, teen, teen-head, hundred, hundreds, hundred-dual, scale, scale-accusative,
    scale-plural, scale-dual, fraction, fraction-dual, fraction-plural, ordinal, ordinal-head, zero, decimal. `letters`
    are the clitics before it, `linked` says that they are a lone و, `article` that it is written. `other` is the
    second reading of digits («1.400» as 1.4), `split` the reading of «وأحد» that folds like «واحد».
    """

    kind: str
    value: Exact
    letters: int = 0
    linked: bool = False
    article: bool = False
    pronoun: bool = False
    other: Exact | None = None
    split: Atom | None = None


class Words(msgspec.Struct, frozen=True):
    """The words beside numbers, by kind (data/ar/number_context.tsv)."""

    by_kind: dict[str, frozenset[str]]

    def __getitem__(self, kind: str) -> frozenset[str]:
        return self.by_kind[kind]


@cache
def context_words() -> Words:
    """The folded words of data/ar/number_context.tsv by kind."""
    found: dict[str, set[str]] = {}
    for row in read_rows("ar/number_context.tsv"):
        found.setdefault(row["kind"], set()).add(fold_word(row["word"]))
    return Words({kind: frozenset(words) for kind, words in found.items()})


@cache
def letter(kind: str) -> str:
    """A single letter that folding removes, as data/ar/number_context.tsv has it."""
    return next(row["word"] for row in read_rows("ar/number_context.tsv") if row["kind"] == kind)


@cache
def accusative() -> str:
    """The letter that ends an undetermined accusative («شخصاً»)."""
    return next(row["word"] for row in read_rows("ar/numerals.tsv") if row["kind"] == "ending-accusative")


@cache
def conjunction() -> str:
    """The letter و that joins the parts of a number."""
    (letter,) = context_words()["and"]
    return letter


@cache
def parts() -> dict[str, Exact]:
    """Units that are fractions before a determined noun: «خمس السكان» is a fifth."""
    rows = [row for row in read_rows("ar/numerals.tsv") if row["kind"] == "part"]
    return {fold_word(row["word"]): exact(row["value"]) for row in rows}


@cache
def counted_plurals() -> frozenset[str]:
    """The folded plurals of the nouns that numbers count."""
    return frozenset(
        fold_word(word) for row in read_rows("ar/counted.tsv") for word in row["plural"].split("|") if word
    )


@cache
def counted_singulars() -> frozenset[str]:
    """The folded singulars of the nouns that numbers count, with the units of time."""
    words = [word for row in read_rows("ar/counted.tsv") for word in row["word"].split("|")]
    words += [word for row in read_rows("ar/timex_units.tsv") for word in row["ar"].split("|")]
    return frozenset(fold_word(word) for word in words)


@cache
def months() -> frozenset[str]:
    """The folded names of months of one word that are no common words."""
    rows = [row for row in read_rows("ar/months.tsv") if not row["flags"]]
    return frozenset(fold_word(name) for row in rows for name in row["ar"].split("|") if " " not in name)


@cache
def measures_in_decimals() -> frozenset[str]:
    """The first words of money and of percentages, which «1.250» measures rather than counts."""
    rows = [row for row in read_rows("ar/units.tsv") if row["kind"] in {"money", "percent"}]
    return frozenset(tokenize(word).forms[0] for row in rows for word in row["word"].split("|"))


@cache
def named_ordinals() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → the rest of a month's or day's name in which an ordinal is no number.

    From the months («تشرين الأول») and the days («أول من أمس») that the time lexicon lists.
    """
    found: dict[str, set[tuple[str, ...]]] = {}
    phrases = [row["ar"] for row in read_rows("ar/months.tsv")]
    phrases += [row["ar"] for row in read_rows("ar/timex.tsv") if row["kind"] == "deictic"]
    for phrase in "|".join(phrases).split("|"):
        forms = tokenize(phrase).forms
        if len(forms) > 1 and any(ATOMS[form] for form in forms):
            found.setdefault(forms[0], set()).add(tuple(forms[1:]))
    return {first: tuple(sorted(rests)) for first, rests in found.items()}


@cache
def _words() -> dict[str, tuple[str, Exact]]:
    """Folded word → kind and value: the rows, and the forms that grammar makes of scales, hundreds and teens."""
    rows: dict[str, list[tuple[Exact, str]]] = {}
    for row in read_rows("ar/numerals.tsv"):
        for word in row["word"].split("|"):
            rows.setdefault(row["kind"], []).append((exact(row["value"]), fold_word(word)))
    made: list[tuple[str, str, Exact]] = []
    for value, word in rows["scale"]:
        made += [(word + ending, "scale-dual", value * 2) for _, ending in rows["ending-dual"]]
        made += [(word + ending, "scale-accusative", value) for _, ending in rows["ending-accusative"]]
    for value, word in rows["hundreds-stem"]:
        made += [(word + hundred, "hundreds", value * 100) for _, hundred in rows["hundred"]]
    for value, word in (*rows["unit"], *rows["one"], *rows["teen-head"]):
        made += [(word + ten, "teen", value + 10) for _, ten in rows["ten"]]
    found: dict[str, tuple[str, Exact]] = {}
    for kind, entries in rows.items():
        found |= {word: (kind, value) for value, word in entries if kind not in _NO_WORDS}
    for word, kind, value in made:
        found.setdefault(word, (kind, value))
    return found


@cache
def number_words() -> frozenset[str]:
    """Every folded word, with clitics, that can be one inside a number."""
    words = _words()
    carriers = [word for word, (kind, _) in words.items() if kind in _WITH_PRONOUN]
    return frozenset(surfaces(words, article=True) | surfaces(with_pronouns(carriers)))


def _analyse(form: str) -> Atom | None:
    if "0" <= form[0] <= "9":
        digits = read_digits(form)
        return Atom("digit", digits[0], other=digits[1]) if digits else None
    if form not in number_words():
        return None
    found = [atom for stem in stems(form) for atom in _readings(stem)]
    if len(found) > 1 and found[1].kind == "one" and found[1].linked:
        return msgspec.structs.replace(found[0], split=found[1])
    return found[0] if found else None


def _readings(stem: Stem) -> Iterator[Atom]:
    words = _words()
    the = the_article()
    own = context_words()["own-pronoun"]
    linked = bool(stem.clitics) and set(stem.clitics) == {conjunction()}
    bare = [(stem.form, False)]
    if stem.article:
        bare.append((stem.form.removeprefix(the), True))
    for word, article in bare:
        for ending in endings(word):
            kind, value = words.get(ending.form, ("", 0))
            if kind and (not ending.pronoun or (kind in _WITH_PRONOUN and not article and ending.pronoun not in own)):
                yield Atom(kind, value, stem.start, linked, article, bool(ending.pronoun))


# Folded form → its reading, None for nearly all.
ATOMS = ByForm(_analyse)
