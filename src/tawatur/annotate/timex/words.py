"""The words of time expressions, ready to be looked up by the form of a token.

Every written form of a phrase's first word (و ف ب ل ك in front, the article, «لل») is listed once when the tables are
loaded, so that a token of the text costs one dictionary look-up and no analysis.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from functools import cache

import msgspec

from tawatur.data import read_rows, read_toml
from tawatur.text.memo import Shared
from tawatur.text.segment import tokenize

# Kinds whose rows are listed without the article and may carry it.
_ARTICLED = frozenset({"unit", "season", "part", "mod", "vague"})


class Word(msgspec.Struct, frozen=True, gc=False):
    """One row: its place in the grammar, what it stands for, and what restricts it.

    `detail` is the calendar of a month, the number (sg, du, pl, duc) of a unit. `style` is the end of a month's key.
    """

    kind: str
    value: str
    detail: str = ""
    style: str = ""
    flags: str = ""


class Form(msgspec.Struct, frozen=True, gc=False):
    """One way to write a phrase: the tokens after the first, the letters before the stem, and its row."""

    rest: tuple[str, ...]
    start: int
    article: bool
    word: Word


class Letters(msgspec.Struct, frozen=True):
    """Letters and particles of the grammar, folded."""

    future: tuple[str, ...]
    conjunction: str
    article: str
    lam: str
    madda: str
    alef: str
    feminine: str
    last: frozenset[str]
    first: frozenset[str]
    feminine_first: frozenset[str]
    conjunctions: tuple[str, ...]
    prepositions: tuple[str, ...]


@cache
def letters() -> Letters:
    """The letters of data/ar/timex.toml and data/ar/clitics.toml."""
    table, clitics = read_toml("ar/timex.toml"), read_toml("ar/clitics.toml")
    return Letters(
        future=tuple(_fold(p) for p in table["future_prefixes"]),
        conjunction=table["and"],
        article=table["article"],
        lam=table["lam"],
        madda=table["alef_madda"],
        alef=clitics["alef"],
        feminine=_fold(clitics["feminine_ending"]),
        last=frozenset(_fold(w) for w in table["last"]),
        first=frozenset(_fold(w) for w in table["first"]),
        feminine_first=frozenset(_fold(w) for w in table["feminine_first"]),
        conjunctions=tuple(clitics["conjunctions"]),
        prepositions=tuple(clitics["prepositions"]),
    )


def _fold(word: str) -> str:
    return tokenize(word).forms[0]


def _rows() -> Iterator[tuple[str, Word]]:
    for row in read_rows("ar/months.tsv"):
        style = row["key"].partition(".")[2]
        word = Word("month", row["month"], row["calendar"], style, row["flags"])
        yield from ((phrase, word) for phrase in row["ar"].split("|"))
    for row in read_rows("ar/weekdays.tsv"):
        kind = "weekday_bare" if row["flags"] else "weekday"
        yield from ((phrase, Word(kind, row["iso"])) for phrase in row["ar"].split("|"))
    for row in read_rows("ar/timex_units.tsv"):
        word = Word("unit", row["unit"], row["number"], "", row["flags"])
        yield from ((phrase, word) for phrase in row["ar"].split("|"))
    for row in read_rows("ar/timex.tsv"):
        yield from ((phrase, Word(row["kind"], row["value"], flags=row["flags"])) for phrase in row["ar"].split("|"))
    for row in read_rows("ar/timex_vetoes.tsv"):
        yield from ((phrase, Word("veto", row["key"], flags=row["flags"])) for phrase in row["ar"].split("|"))


def _written(form: str, word: Word) -> Iterator[tuple[str, int, bool]]:
    """The ways a first word is written: text, letters before the stem, whether the article was added."""
    yield from ((text, start, False) for text, start in _with_clitics(form, word))
    the = letters().article
    if word.kind in _ARTICLED and not form.startswith(the):
        yield from ((text, start, True) for text, start in _with_clitics(the + form, word))


def _with_clitics(form: str, word: Word) -> Iterator[tuple[str, int]]:
    known = letters()
    yield form, 0
    if len(form) == 1:
        return
    bare = word.flags not in {"", "general"}
    for head in ("", *known.conjunctions, known.conjunction * 2):
        if head:
            yield head + form, len(head)
        if bare:
            continue
        for preposition in known.prepositions:
            start = len(head) + 1
            if preposition == known.lam and form.startswith(known.article):
                yield head + known.lam + form[1:], start
                if form.startswith(known.article + known.lam):
                    yield head + known.lam + form[2:], start
            else:
                yield head + preposition + form, start


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Written first word → the phrases it may begin, longest first, then those with the fewest letters left out."""
    found: dict[str, list[Form]] = {}
    shared: Shared[tuple[Form, ...]] = Shared()
    for phrase, word in _rows():
        first, *rest = tokenize.__wrapped__(phrase).forms
        alike: dict[tuple[int, bool], Form] = {}
        for text, start, article in _written(first, word):
            form = alike.get((start, article))
            if form is None:
                form = alike[start, article] = Form(tuple(rest), start, article, word)
            found.setdefault(text, []).append(form)
    return {
        text: shared[tuple(sorted(rows, key=lambda form: (-len(form.rest), form.start)))]
        for text, rows in found.items()
    }


@cache
def forms_by_kind() -> dict[str, dict[str, tuple[Form, ...]]]:
    """`forms` for each kind apart: a word of the text is nearly always none of the kind that is asked for."""
    found: dict[str, dict[str, tuple[Form, ...]]] = defaultdict(dict)
    for text, rows in forms().items():
        kinds_here = {row.word.kind for row in rows}
        for kind in kinds_here:
            alike = rows if len(kinds_here) == 1 else tuple(row for row in rows if row.word.kind == kind)
            found[kind][text] = alike
    return found


def seconds(form: str, wanted: Container[str]) -> frozenset[str]:
    """The second words of the phrases of some kinds that begin with `form`."""
    return frozenset(row.rest[0] for row in forms()[form] if row.rest and row.word.kind in wanted)


@cache
def prepositions() -> frozenset[str]:
    """The written words after which a bare year or an ambiguous month name may stand («في 2015», «منذ مارس»)."""
    return frozenset(text for text, rows in forms().items() if any(row.word.kind == "yearcue" for row in rows))


def stands_alone(form: str, wanted: Container[str]) -> bool:
    """Whether `form` by itself is a word of one of some kinds."""
    return any(not row.rest and row.word.kind in wanted for row in forms()[form])


# What may follow a number that belongs to a time; «من» parts a day from its month.
_AFTER_NUMBERS = frozenset({"month", "to", "unit", "era", "partadv", "part", "zone", "ofit", "adj"})


@cache
def time_words() -> frozenset[str]:
    """The written words that make a number before them part of a time."""
    return frozenset(text for text, rows in forms().items() if any(row.word.kind in _AFTER_NUMBERS for row in rows))
