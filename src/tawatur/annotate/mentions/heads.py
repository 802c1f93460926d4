"""The heads and cues of names as tables, and everything the lexicons say of one word form, read once a form."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import cache
from itertools import compress

import msgspec

from tawatur.annotate.mentions.likeness import likeness
from tawatur.annotate.mentions.vocabulary import (
    is_accusative,
    is_common,
    is_exact_lemma,
    is_future,
    is_particle,
    traits_of,
)
from tawatur.data import read_rows, read_toml
from tawatur.lexicon.entities import Entity, Heads, given_names, name_index, read_endings, surnames
from tawatur.lexicon.tables import ALIAS, read_forms, read_table
from tawatur.text.clitics import Stem, article, stems
from tawatur.text.fold import fold_word
from tawatur.text.memo import MOST_READ, ByForm, Shared
from tawatur.text.scan import PhraseTable, split_phrases


class Head(msgspec.Struct, frozen=True, gc=False):
    """A row of titles.tsv, org_heads.tsv, facility_heads.tsv or portfolios.tsv; its key without what is after a dot."""

    key: str
    kind: str
    english: str
    sector: str | None
    american: str = ""


class Word(msgspec.Struct, frozen=True, gc=False):
    """Everything the lexicons say of one folded word.

    `names` are the entities it may begin, `alone` those that it names by itself, `seconds` the second words of the
    others; `given` and `surname` the letters before the stem that is in the name
    lists, -1 where none is; the booleans say that a phrase of that table may begin here. `unknown` is a word that no
    list knows and that has the shape of a name, `weak` a name that is a common word too, `opens_name` one that the
    name of a person may begin with. `marks` say which passes look at the word at all: it is "named", begins a "title",
    an "organisation", a "site" or a "portfolio", stands before a "father", "opens" a name or is "joined" by «و».
    """

    names: Heads = ()
    alone: Heads = ()
    seconds: tuple[str, ...] = ()
    given: int = -1
    surname: int = -1
    title: bool = False
    organisation: bool = False
    site: bool = False
    portfolio: bool = False
    cues: frozenset[str] = frozenset()
    english: str = ""
    unknown: bool = False
    weak: bool = False
    opens_name: bool = False
    marks: tuple[str, ...] = ()

    def entities(self) -> Iterator[Entity]:
        """The entities that the whole word names by itself, with no letter joined before it."""
        return (entity for letter, _, named in self.alone if not letter for entity in named)


MARKS = ("named", "title", "organisation", "site", "portfolio", "father", "opens", "joined")
NOTHING = Word()
_NO_CUES: tuple[frozenset[str], str] = (NOTHING.cues, "")
# Of a word with letters before it and without: the same.
_SECONDS: Shared[tuple[str, ...]] = Shared()
_SHORTEST_UNKNOWN = 3
_OPENING = frozenset({"kunya", "particle", "compound"})
_NO_TABLES: frozenset[str] = frozenset()
# Tables of heads; a word that begins a portfolio may be a name all the same.
_NAMING = frozenset({"titles", "org_heads", "facility_heads"})
_HEADS = ("titles", "org_heads", "facility_heads", "portfolios")
# Likeness of a foreign name: of the unlisted words of the press above it, more than half are names.
LOOKS_FOREIGN = 0.5


def _table(path: str, kind: str) -> list[tuple[str, Head]]:
    rows = []
    for row in read_rows(f"ar/{path}.tsv"):
        key = row["key"].partition(".")[0]
        head = Head(key, row.get("class") or kind, row["en"], row.get("sector") or None, row.get("us", ""))
        rows += [(form, head) for form in row["ar"].split("|")]
    return rows


@cache
def titles() -> PhraseTable[Head]:
    """Heads of titles, as they are written (with or without the article)."""
    return PhraseTable(_table("titles", "title"))


@cache
def portfolios() -> PhraseTable[Head]:
    """Portfolios, bare, with the article, and owned by what has it («شؤون البرلمان»).

    "+" parts the conjunction from its word (طرق و+جسور). One with a preposition is listed as it is written.
    """
    the = article()
    rows = []
    for form, head in _table("portfolios", "portfolio"):
        rows.append((form.replace("+", ""), head))
        first, *rest = form.split(" ")
        definite = [_definite(word, the) for word in rest]
        rows.append((" ".join([the + first, *definite]), head))
        if rest:
            rows.append((" ".join([first, *definite]), head))
    return PhraseTable(rows)


def _definite(word: str, the: str) -> str:
    conjunction, plus, noun = word.partition("+")
    return conjunction + the + noun if plus else the + word


@cache
def organisation_heads() -> PhraseTable[Head]:
    """Heads of organisations, listed without the article."""
    return PhraseTable(_with_articles("org_heads"))


@cache
def site_heads() -> PhraseTable[Head]:
    """Heads of buildings and sites, listed without the article."""
    return PhraseTable(_with_articles("facility_heads"))


def _with_articles(path: str) -> list[tuple[str, Head]]:
    """A phrase as listed, and with the article on every word that may take it."""
    the = article()
    rows = []
    for form, head in _table(path, "head"):
        words = [fold_word(word) for word in form.split(" ")]
        rows.append((form, head))
        if not any(word.startswith(the) for word in words):
            rows.append((" ".join(the + word for word in words), head))
    return rows


@cache
def cues() -> dict[str, tuple[frozenset[str], str]]:
    """The classes of name_cues.tsv by folded word, and the key of its last row."""
    found: dict[str, tuple[frozenset[str], str]] = {}
    table = read_table("ar/name_cues.tsv")
    kind = table.columns.index("class")
    for cells, folded in zip(table.cells, table.folded, strict=True):
        for form in folded.split(ALIAS):
            classes, _ = found.get(form, (frozenset(), ""))
            found[form] = (classes | {cells[kind]}, cells[0].split(".")[0])
    return found


@cache
def signs() -> frozenset[str]:
    """The signs that may part a title from its name."""
    return frozenset(form for form, (classes, _) in cues().items() if "sign" in classes)


@cache
def _first_words() -> dict[str, frozenset[str]]:
    """The words that phrases begin with, with the article or without, and the tables that these stand in."""
    the = article()
    found: dict[str, frozenset[str]] = {}
    for table in _HEADS:
        phrases = [phrase for _, cell in read_forms(f"ar/{table}.tsv") for phrase in cell]
        for first in {forms[0] for forms in split_phrases(phrases)}:
            for word in (first, the + first):
                found[word] = found.get(word, frozenset()) | {table}
    return found


@cache
def _listed_words() -> frozenset[str]:
    """Every word that a table of heads, cues or names of persons has: of a hundred forms eighty are none."""
    return frozenset().union(_first_words(), cues(), given_names(), surnames())


def _begun(readings: Sequence[str]) -> frozenset[str]:
    """The tables a phrase of which may begin with one of some words."""
    table = _first_words()
    if table.keys().isdisjoint(readings):
        return _NO_TABLES
    return frozenset().union(*[table[form] for form in readings if form in table])


def _read_word(form: str) -> Word:
    if not form[0].isalpha():
        return NOTHING
    read = stems(form)
    names = name_index().heads(form)
    particle = is_particle(form)
    readings = [stem.form for stem in read]
    joined = form[0] == read_endings().conjunction
    if not names and _listed_words().isdisjoint(readings):
        return _unlisted(not particle and _has_shape_of_name(form), particle or is_exact_lemma(form), joined)
    heads = _begun(readings)
    classes, key = cues().get(form, _NO_CUES)
    given = _listed(read, given_names())
    if is_accusative(form) or (particle and (given or len(form) < _SHORTEST_UNKNOWN)):
        given = -1
    surname = -1 if particle else _listed(read, surnames())
    weak = particle or is_exact_lemma(form) or (_is_ambiguous(form) and is_common(form))
    listed = bool(particle or classes or heads.intersection(_NAMING) or given > 0 or surname > 0)
    unknown = not listed and _has_shape_of_name(form)
    if not (names or heads or classes or given >= 0 or surname >= 0):
        return _unlisted(unknown, weak, joined)
    title, organisation, site, portfolio = (table in heads for table in _HEADS)
    opens = unknown or given >= 0 or surname == 0 or not classes.isdisjoint(_OPENING)
    return Word(
        names=names,
        alone=tuple([name for name in names if not name[1]]),
        seconds=_SECONDS[tuple(dict.fromkeys([rest[0] for _, rest, _ in names if rest]))],
        given=given,
        surname=surname,
        title=title,
        organisation=organisation,
        site=site,
        portfolio=portfolio,
        cues=classes,
        english=key,
        unknown=unknown,
        weak=weak,
        opens_name=opens,
        marks=_marks(bool(names), title, organisation, site, portfolio, "lineage" in classes, opens, joined),
    )


# What the lexicons say of a folded word.
WORDS = ByForm(_read_word, MOST_READ)


def read_word(form: str) -> Word:
    """What the lexicons say of a folded word."""
    return WORDS[form]


@cache
def _unlisted(unknown: bool, weak: bool, joined: bool) -> Word:
    """A word that no list has: most words of a text are one of eight."""
    marks = tuple(mark for mark, true in (("opens", unknown), ("joined", joined)) if true)
    return Word(unknown=unknown, weak=weak, opens_name=unknown, marks=marks)


@cache
def _marks(*tests: bool) -> tuple[str, ...]:
    return tuple(compress(MARKS, tests))


def _is_ambiguous(form: str) -> bool:
    name = given_names().get(form) or surnames().get(form)
    return name is not None and name.ambiguous


def _has_shape_of_name(form: str) -> bool:
    traits = traits_of(form)
    if traits.common or traits.shaped or len(form) < _SHORTEST_UNKNOWN or form.isascii():
        return False
    return not ((form[0] == read_endings().conjunction or is_future(form)) and likeness(form) < LOOKS_FOREIGN)


def _listed(read: Sequence[Stem], names: Container[str]) -> int:
    for stem in read:
        if stem.form in names:
            return stem.start
    return -1


@cache
def alef_maqsura() -> str:
    """The letter that a report which tells «على» from «علي» writes."""
    return str(read_toml("ar/nominal_endings.toml")["alef_maqsura"])


@cache
def _dotted() -> tuple[str, ...]:
    table = read_toml("ar/nominal_endings.toml")
    return tuple(f" {word[:-1]}{table['nisba_ending']} " for word in table["undotted"])


@cache
def undotted_names() -> dict[str, Word]:
    """Folded names that are no common word where they are written with «ى»: «ليلى», «يحيى»."""
    forms = map(fold_word, read_toml("ar/nominal_endings.toml")["undotted_names"])
    return {form: msgspec.structs.replace(read_word(form), weak=False) for form in forms}


def tells_ya(text: str) -> bool:
    """Whether a report writes «على» for the preposition and «علي» for the name alone: it has «ى», and no «الي»."""
    return alef_maqsura() in text and not any(word in text for word in _dotted())
