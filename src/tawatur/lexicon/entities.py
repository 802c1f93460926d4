"""The known entities: countries, places, organisations, people, nationalities, offices and who held them when.

Note [One index for all names]
    Every alias of every entity stands in one index keyed by its first folded word, so that a text costs one dictionary
    look-up a token whatever the number of names. A file is folded as a whole before it is parted into cells: folding
    thirty thousand names one by one took ten times as long. Files are read when first asked for and kept.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType

import msgspec

from tawatur.data import read_rows, read_text, read_toml
from tawatur.errors import LexiconError
from tawatur.text.clitics import article, stems
from tawatur.text.fold import fold
from tawatur.text.segment import tokenize

# Tables of entities/ that hold no names.
_OTHER = frozenset({"offices", "terms"})
_COLUMNS = ("key", "kind", "country", "sector", "from", "until", "lat", "lon", "flags", "en", "ar")
# Tables made from a gazetteer, whose names nobody has looked through for common words one by one.
_GENERATED = frozenset({"places"})
_SURNAME_MARK = "~"
_KINDS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})


class Entity(msgspec.Struct, frozen=True):
    """One row of data/entities: a thing in the world and its names.

    `english` and `arabic` hold all aliases, the canonical name first; the Arabic ones are folded. `flags` are those of
    the row ("ambiguous", "capital", "seat=org.us-government", "parent=gpe.gaza-strip").
    """

    key: str
    kind: str
    country: str | None
    sector: str | None
    since: str | None
    until: str | None
    latitude: float | None
    longitude: float | None
    flags: frozenset[str]
    english: tuple[str, ...]
    arabic: tuple[str, ...]
    surnames: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The canonical English name."""
        return self.english[0]

    @property
    def ambiguous(self) -> bool:
        """Whether its name is also a common word, so that a mention needs evidence."""
        return "ambiguous" in self.flags

    def flag(self, name: str) -> str | None:
        """The value of a flag written ``name=value``."""
        prefix = name + "="
        return next((flag[len(prefix) :] for flag in sorted(self.flags) if flag.startswith(prefix)), None)


class Office(msgspec.Struct, frozen=True):
    """A post that one person holds at a time: "US Secretary of State"; `country` is an ISO 3166 code."""

    key: str
    name: str
    country: str | None
    sector: str | None


class Term(msgspec.Struct, frozen=True):
    """A person's time in an office, as ISO dates (or years); an open end is null."""

    person: str
    office: str
    since: str | None
    until: str | None

    def covers(self, day: str) -> bool:
        """Whether the ISO date falls into the term; the day it ends belongs to the successor."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


# what follows the first word, and the entities of that name
_Rows = tuple[tuple[tuple[str, ...], tuple[Entity, ...]], ...]
# letters before the stem, what follows the first word, the entities
Heads = tuple[tuple[int, tuple[str, ...], tuple[Entity, ...]], ...]


def _read(name: str) -> list[Entity]:
    """The entities of one file, with their Arabic names folded."""
    path = f"entities/{name}.tsv"
    text = read_text(path)
    folded = fold(text).text
    found = []
    columns: list[str] | None = None
    plain = text.split("\n")
    for number, (line, folded_line) in enumerate(zip(plain, folded.split("\n"), strict=True), start=1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if columns is None:
            columns = cells
            if tuple(columns) != _COLUMNS:
                raise LexiconError(f"columns are not {' '.join(_COLUMNS)}", place=f"data/{path}:{number}")
            continue
        if len(cells) != len(_COLUMNS) or cells[1] not in _KINDS:
            raise LexiconError(
                f"{len(cells)} cells, kind {cells[1] if len(cells) > 1 else ''!r}",
                place=f"data/{path}:{number}",
                cure=f"write {len(_COLUMNS)} cells parted by single tabs",
            )
        entity = _entity(cells, folded_line.rsplit("\t", 1)[1])
        if name in _GENERATED:
            entity = msgspec.structs.replace(entity, flags=entity.flags | {"generated"})
        found.append(entity)
    return found


def _entity(cells: list[str], arabic: str) -> Entity:
    key, kind, country, sector, since, until, latitude, longitude, flags, english, _ = cells
    names = arabic.split("|")
    return Entity(
        key,
        kind,
        country or None,
        sector or None,
        since or None,
        until or None,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        frozenset(flags.split(",")) if flags else frozenset(),
        tuple(english.split("|")),
        tuple(name.lstrip(_SURNAME_MARK) for name in names),
        frozenset(name[1:] for name in names if name.startswith(_SURNAME_MARK)),
    )


def _files() -> list[str]:
    """The tables of names under data/entities, by name."""
    folder = resources.files("tawatur.data").joinpath("entities")
    names = sorted(file.name.removesuffix(".tsv") for file in folder.iterdir() if file.name.endswith(".tsv"))
    return [name for name in names if name not in _OTHER]


@cache
def entities() -> Mapping[str, Entity]:
    """All entities by key, in the order of the files; of two rows with one key the names are joined."""
    found: dict[str, Entity] = {}
    for name in _files():
        for entity in _read(name):
            old = found.get(entity.key)
            found[entity.key] = entity if old is None else _joined(old, entity)
    return MappingProxyType(found)


def _joined(old: Entity, new: Entity) -> Entity:
    return msgspec.structs.replace(
        old,
        english=tuple(dict.fromkeys(old.english + new.english)),
        arabic=tuple(dict.fromkeys(old.arabic + new.arabic)),
        flags=old.flags | new.flags,
    )


def english_name(key: str) -> str | None:
    """The canonical English name of an entity or office, null for an unknown key.

    >>> english_name("gpe.iraq")
    'Iraq'
    """
    entity = entities().get(key)
    if entity is not None:
        return entity.name
    office = offices().get(key)
    return office.name if office else None


def country_of(key: str) -> str | None:
    """The ISO 3166 code of the country an entity or office belongs to, null where there is none or it is unknown.

    >>> country_of("gpe.baghdad")
    'IQ'
    """
    entity = entities().get(key)
    if entity is not None:
        return entity.country
    office = offices().get(key)
    return office.country if office else None


@cache
def country_names() -> Mapping[str, Entity]:
    """The countries by ISO 3166 code."""
    found: dict[str, Entity] = {}
    for entity in entities().values():
        if entity.kind == "GPE" and entity.country and "country" in entity.flags:
            found.setdefault(entity.country, entity)
    return MappingProxyType(found)


def is_country(key: str | None) -> bool:
    """Whether a key is that of a country."""
    entity = entities().get(key or "")
    return entity is not None and "country" in entity.flags


@cache
def capitals() -> Mapping[str, Entity]:
    """The capitals by ISO 3166 code."""
    found: dict[str, Entity] = {}
    for entity in entities().values():
        if entity.country and "capital" in entity.flags:
            found.setdefault(entity.country, entity)
    return MappingProxyType(found)


@cache
def demonyms() -> Mapping[str, str]:
    """The English adjective of a country by ISO 3166 code: IQ → Iraqi."""
    found: dict[str, str] = {}
    for entity in entities().values():
        if entity.kind == "NORP" and entity.country:
            found.setdefault(entity.country, entity.name)
    return MappingProxyType(found)


@cache
def offices() -> Mapping[str, Office]:
    """The known offices by key."""
    rows = read_rows("entities/offices.tsv")
    return MappingProxyType(
        {
            row["key"]: Office(
                row["key"], row["en"].split("|")[0], row.get("country") or None, row.get("sector") or None
            )
            for row in rows
        }
    )


@cache
def _office_by_name() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in read_rows("entities/offices.tsv"):
        for name in row["en"].split("|"):
            found.setdefault(name.lower(), row["key"])
    return found


def office_of(name: str) -> str | None:
    """The key of an office by one of its English names."""
    return _office_by_name().get(name.lower())


@cache
def _terms() -> tuple[Mapping[str, tuple[Term, ...]], Mapping[str, tuple[Term, ...]]]:
    by_office: dict[str, list[Term]] = {}
    by_person: dict[str, list[Term]] = {}
    for row in read_rows("entities/terms.tsv"):
        term = Term(row["person"], row["office"], row["from"] or None, row["until"] or None)
        by_office.setdefault(term.office, []).append(term)
        by_person.setdefault(term.person, []).append(term)
    return (
        {key: tuple(terms) for key, terms in by_office.items()},
        {key: tuple(terms) for key, terms in by_person.items()},
    )


def holder_of(office: str, day: datetime.date | None) -> str | None:
    """The key of the person who held an office on a day, null where that is unknown.

    Without a day only an office that a single known person has held has an answer.
    """
    terms = _terms()[0].get(office, ())
    if day is None:
        people = {term.person for term in terms}
        return terms[0].person if len(people) == 1 else None
    return next((term.person for term in reversed(terms) if term.covers(day.isoformat())), None)


def offices_of(person: str, day: datetime.date | None) -> tuple[str, ...]:
    """The keys of the offices that a person held on a day (ever, without a day), in the order of the file."""
    terms = _terms()[1].get(person, ())
    return tuple(term.office for term in terms if day is None or term.covers(day.isoformat()))


class NameIndex:
    """Every name of every entity by its first word; `at` lists what begins at a token."""

    def __init__(self) -> None:
        first_words: dict[str, dict[tuple[str, ...], list[Entity]]] = {}
        for entity in entities().values():
            for alias in _inflected(entity):
                words = alias.split(" ") if alias.replace(" ", "").isalpha() else tokenize(alias).forms
                if words and words[0]:
                    first_words.setdefault(words[0], {}).setdefault(tuple(words[1:]), []).append(entity)
        self._rows: dict[str, _Rows] = {
            word: tuple((rest, tuple(found)) for rest, found in sorted(rows.items(), key=lambda row: -len(row[0])))
            for word, rows in first_words.items()
        }
        self.heads = lru_cache(maxsize=1 << 16)(self._heads)

    def _heads(self, form: str) -> Heads:
        """What a folded word can begin, longest first, then with the fewest letters left out."""
        found: list[tuple[int, tuple[str, ...], tuple[Entity, ...]]] = []
        the = article()
        for stem in stems(form):
            for rest, named in self._rows.get(stem.form, ()):
                found.append((stem.start, rest, named))
            for bare in _adjective_stems(stem.form, the):
                for rest, named in self._rows.get(bare, ()):
                    peoples = tuple(entity for entity in named if entity.kind == "NORP")
                    if peoples:
                        found.append((stem.start, rest, peoples))
        found.sort(key=lambda row: (-len(row[1]), row[0]))
        return tuple(found)

    def named(self, words: tuple[str, ...]) -> tuple[Entity, ...]:
        """The entities of exactly this folded name."""
        return next((named for rest, named in self._rows.get(words[0], ()) if rest == words[1:]), ())


def _inflected(entity: Entity) -> tuple[str, ...]:
    """The names of an entity; a nationality in its genders, numbers and cases."""
    if entity.kind != "NORP":
        return entity.arabic
    table = read_endings()
    found = []
    for alias in entity.arabic:
        if alias.endswith(table.nisba_ending) and " " not in alias:
            found += [alias + ending for ending in table.nisba]
        else:
            found += [alias, alias + table.accusative]
    return tuple(dict.fromkeys(found))


class Endings(msgspec.Struct, frozen=True):
    """The endings of data/ar/nominal_endings.toml, folded."""

    nisba: tuple[str, ...]
    nisba_ending: str
    accusative: str
    conjunction: str


@cache
def read_endings() -> Endings:
    """How a nisba inflects."""
    table = read_toml("ar/nominal_endings.toml")
    return Endings(
        tuple(fold(ending).text for ending in table["nisba"]),
        fold(table["nisba_ending"]).text,
        table["accusative"],
        table["conjunction"],
    )


def _adjective_stems(form: str, the: str) -> tuple[str, ...]:
    """A nationality is listed without the article."""
    return (form[len(the) :],) if form.startswith(the) else ()


@cache
def name_index() -> NameIndex:
    """The index over all names, built once."""
    return NameIndex()


class GivenName(msgspec.Struct, frozen=True):
    """A row of the name lists: gender "m", "f" or "", the culture the name comes from, whether it is a word too."""

    gender: str
    origin: str
    ambiguous: bool = False


def _read_names(path: str) -> Mapping[str, GivenName]:
    found: dict[str, GivenName] = {}
    for row in read_rows(path):
        value = GivenName(row["gender"], row["origin"], "ambiguous" in row.get("flags", ""))
        for form in fold(row["ar"]).text.split("|"):
            found.setdefault(form, value)
    return MappingProxyType(found)


@cache
def given_names() -> Mapping[str, GivenName]:
    """Given names by folded form."""
    return _read_names("ar/given_names.tsv")


@cache
def surnames() -> Mapping[str, GivenName]:
    """Surnames by folded form, with their article where they have one."""
    return _read_names("ar/surnames.tsv")
