"""The known entities: countries, places, organisations, people, nationalities, offices and who held them when.

Note [One index for all names]
    Every alias of every entity stands in one index keyed by its first folded word, so that a text costs one dictionary
    look-up a token whatever the number of names. Rows stay text until an entity is asked for: a report speaks of some
    dozens, and making objects of all ten thousand took longer than reading a report. Files are read when first asked
    for and kept.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cache, reduce
from importlib import resources
from pathlib import Path
from types import MappingProxyType

import msgspec

from tawatur.data import read_rows, read_toml
from tawatur.errors import LexiconError
from tawatur.lexicon.own import COLUMNS, read_own
from tawatur.lexicon.tables import ALIAS, read_lines, read_table
from tawatur.text.clitics import article, stems
from tawatur.text.fold import fold_word
from tawatur.text.memo import ByForm, Shared
from tawatur.text.segment import tokenize

# Tables of entities/ that hold no names.
_OTHER = frozenset({"offices", "terms"})
# Tables made from a gazetteer, whose names nobody has looked through for common words one by one.
_GENERATED = frozenset({"places"})
_SURNAME_MARK = "~"
_PEOPLES = "norp."
# The flags of thousands of rows are some hundred sets.
_SETS: Shared[frozenset[str]] = Shared()


class Entity(msgspec.Struct, frozen=True, gc=False):
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
        values = [flag[len(prefix) :] for flag in self.flags if flag.startswith(prefix)]
        return min(values, default=None)


class Office(msgspec.Struct, frozen=True, gc=False):
    """A post that one person holds at a time: "US Secretary of State"; `country` is an ISO 3166 code."""

    key: str
    name: str
    country: str | None
    sector: str | None


class Term(msgspec.Struct, frozen=True, gc=False):
    """A person's time in an office, as ISO dates (or years); an open end is null."""

    person: str
    office: str
    since: str | None
    until: str | None

    def covers(self, day: str) -> bool:
        """Whether the ISO date falls into the term; the day it ends belongs to the successor."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


# letters before the stem, what follows the first word, the entities
Heads = tuple[tuple[int, tuple[str, ...], tuple[Entity, ...]], ...]
# what follows the first word, and the entities of that name
_Rows = tuple[tuple[tuple[str, ...], tuple[Entity, ...]], ...]


class EntityTable(Mapping[str, Entity]):
    """Entities by key, in the order of their tables; an `Entity` is made when it is asked for.

    Of two rows with one key the names and flags are joined, and the first row with a value has it.
    """

    def __init__(self) -> None:
        # the rows of a key, a mark in place of the last cell, and their folded names, both parted by line breaks
        self._rows: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._made: dict[str, Entity] = {}

    def add(self, row: str, folded: str, mark: str = "") -> None:
        """Take in a row in the order of `COLUMNS`, a mark in place of the names as written, which need much memory."""
        key, row = row.partition("\t")[0], row.rpartition("\t")[0] + "\t" + mark
        if key in self._rows:
            row, folded = f"{self._rows[key]}\n{row}", f"{self._names[key]}\n{folded}"
        self._rows[key] = row
        self._names[key] = folded

    def __getitem__(self, key: str) -> Entity:
        found = self._made.get(key)
        if found is None:
            rows = self._rows[key].split("\n")
            parts = [_entity(*row) for row in zip(rows, self._names[key].split("\n"), strict=True)]
            found = self._made[key] = reduce(_joined, parts)
        return found

    def get(self, key: str, default: None = None) -> Entity | None:  # type: ignore[override]
        """The entity of a key, null without one; that of `Mapping` raises and catches."""
        return self[key] if key in self._rows else default

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def flagged(self, flag: str) -> Iterator[Entity]:
        """The entities with a flag, in order."""
        return (self[key] for key, row in self._rows.items() if flag in row and flag in self[key].flags)

    def of_kind(self, kind: str) -> Iterator[Entity]:
        """The entities of a kind, in order."""
        return (self[key] for key, row in self._rows.items() if row.startswith(f"{key}\t{kind}\t"))

    def names(self) -> Iterator[tuple[str, str]]:
        """Every folded name as it may stand in a text, with the key of its entity."""
        for key, folded in self._names.items():
            if key.startswith(_PEOPLES):
                yield from ((name, key) for name in _inflected(self[key]))
                continue
            for name in folded.replace(_SURNAME_MARK, "").replace("\n", ALIAS).split(ALIAS):
                yield name, key


def _entity(row: str, arabic: str) -> Entity:
    """The entity of one row, its last cell one flag more."""
    key, kind, country, sector, since, until, latitude, longitude, flags, english, mark = row.split("\t")
    names = arabic.split(ALIAS)
    return Entity(
        key,
        kind,
        country or None,
        sector or None,
        since or None,
        until or None,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        _SETS[frozenset(filter(None, [*flags.split(","), mark]))],
        tuple(english.split(ALIAS)),
        tuple(name.lstrip(_SURNAME_MARK) for name in names),
        _SETS[frozenset([name[1:] for name in names if name.startswith(_SURNAME_MARK)])],
    )


def _joined(old: Entity, new: Entity) -> Entity:
    flags = old.flags | new.flags
    if not ("generated" in old.flags and "generated" in new.flags):
        # a row by hand vouches for the generated one
        flags -= {"generated"}
    fields = ("country", "sector", "since", "until", "latitude", "longitude")
    return msgspec.structs.replace(
        old,
        english=tuple(dict.fromkeys(old.english + new.english)),
        arabic=tuple(dict.fromkeys(old.arabic + new.arabic)),
        flags=flags,
        surnames=old.surnames | new.surnames,
        **{name: getattr(new, name) for name in fields if getattr(old, name) is None},
    )


def _files() -> list[str]:
    """The tables of names under data/entities, by name."""
    folder = resources.files("tawatur.data").joinpath("entities")
    names = sorted(file.name.removesuffix(".tsv") for file in folder.iterdir() if file.name.endswith(".tsv"))
    return [name for name in names if name not in _OTHER]


# Rows of a user's own, which come before those of the package.
_own: list[tuple[str, str]] = []


def add_entities(path: Path) -> int:
    """Let a table of one's own join the names; returns the number of its rows.

    The file is a TSV with a header of some of the columns of data/entities: `ar` (the names, parted by ``|``; for a
    person ``~`` before a surname that is known alone) is needed, and `kind` where no key tells it; `key`, `country`,
    `sector`, `from`, `until`, `lat`, `lon`, `flags` and `en` are open. A row with a key of ours adds to that entity,
    and what it says wins. To be called before the first text is read.

    Raises LexiconError with file, line and cure for a row that cannot be read, and where the names are in use already.
    """
    if entities.cache_info().currsize:
        raise LexiconError("the names are in use already", place=str(path), cure="add entities before the first text")
    rows = read_own(path)
    _own.extend(rows)
    return len(rows)


def own_entities() -> tuple[str, ...]:
    """The rows that `add_entities` added, as written, in the order they came."""
    return tuple(row for row, _ in _own)


@cache
def entities() -> EntityTable:
    """All entities by key, in the order of the files."""
    found = EntityTable()
    for row, folded in _own:
        found.add(row, folded)
    for name in _files():
        mark = "generated" if name in _GENERATED else ""
        for row, folded in read_lines(f"entities/{name}.tsv", COLUMNS):
            found.add(row, folded, mark)
    return found


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
    for entity in entities().flagged("country"):
        if entity.kind == "GPE" and entity.country:
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
    for entity in entities().flagged("capital"):
        if entity.country:
            found.setdefault(entity.country, entity)
    return MappingProxyType(found)


@cache
def demonyms() -> Mapping[str, str]:
    """The English adjective of a country by ISO 3166 code, that of a people where it has no other: YE → Yemeni."""
    found: dict[str, str] = {}
    for entity in sorted(entities().of_kind("NORP"), key=lambda entity: "people" in entity.flags):
        if entity.country:
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


def holders_of(office: str) -> tuple[str, ...]:
    """The keys of all who held an office as far as known, the last in the file first."""
    return tuple(dict.fromkeys(term.person for term in reversed(_terms()[0].get(office, ()))))


def predecessor_in(office: str, day: datetime.date | None) -> str | None:
    """The key of the last person whose time in an office was over on a day, null where that is unknown."""
    ended = [term for term in _terms()[0].get(office, ()) if day and term.until and term.until <= day.isoformat()]
    return max(ended, key=lambda term: term.until or "").person if ended else None


def offices_of(person: str, day: datetime.date | None) -> tuple[str, ...]:
    """The keys of the offices that a person held on a day (ever, without a day), in the order of the file."""
    terms = _terms()[1].get(person, ())
    return tuple(term.office for term in terms if day is None or term.covers(day.isoformat()))


class NameIndex:
    """Every name of every entity by its first word; `at` lists what begins at a token."""

    def __init__(self) -> None:
        # the names that begin with a word, each as what follows it, if anything does, and the key of the entity
        self._keys = keys = dict[str, str]()
        for name, key in entities().names():
            first, _, rest = name.partition(" ")
            if not (first.isalpha() and (not rest or rest.replace(" ", "").isalpha())):
                forms = tokenize(name).forms
                if not forms:
                    continue
                first, rest = forms[0], " ".join(forms[1:])
            row = f"{rest}\t{key}" if rest else key
            keys[first] = f"{keys[first]}\n{row}" if first in keys else row
        self._rows = ByForm(self._read_rows)

    def _read_rows(self, first: str) -> _Rows:
        """What follows a first word in names, longest first, and whose names they are."""
        found: dict[tuple[str, ...], dict[str, Entity]] = {}
        for name in self._keys[first].split("\n"):
            rest, _, key = name.rpartition("\t")
            found.setdefault(tuple(rest.split(" ")) if rest else (), {})[key] = entities()[key]
        rows = ((rest, tuple(named.values())) for rest, named in found.items())
        return tuple(sorted(rows, key=lambda row: -len(row[0])))

    def heads(self, form: str) -> Heads:
        """What a folded word can begin, longest first, then with the fewest letters left out."""
        found: list[tuple[int, tuple[str, ...], tuple[Entity, ...]]] = []
        width = len(article())
        for stem in stems(form):
            if stem.form in self._keys:
                found += [(stem.start, rest, named) for rest, named in self._rows[stem.form]]
            # a nationality is listed without the article
            if stem.article and (bare := stem.form[width:]) in self._keys:
                for rest, named in self._rows[bare]:
                    peoples = tuple(entity for entity in named if entity.kind == "NORP")
                    if peoples:
                        found.append((stem.start, rest, peoples))
        found.sort(key=lambda row: (-len(row[1]), row[0]))
        return tuple(found)

    def named(self, words: tuple[str, ...]) -> tuple[Entity, ...]:
        """The entities of exactly this folded name."""
        rows = self._rows[words[0]] if words[0] in self._keys else ()
        return next((named for rest, named in rows if rest == words[1:]), ())


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
        tuple(fold_word(ending) for ending in table["nisba"]),
        fold_word(table["nisba_ending"]),
        table["accusative"],
        table["conjunction"],
    )


@cache
def name_index() -> NameIndex:
    """The index over all names, built once."""
    return NameIndex()


class GivenName(msgspec.Struct, frozen=True, gc=False):
    """A row of the name lists: gender "m", "f" or "", the culture the name comes from, whether it is a word too."""

    gender: str
    origin: str
    ambiguous: bool = False


def _read_names(path: str) -> Mapping[str, GivenName]:
    found: dict[str, GivenName] = {}
    alike: dict[tuple[str, ...], GivenName] = {}
    table = read_table(path)
    gender, origin, flags = (table.columns.index(name) for name in ("gender", "origin", "flags"))
    for cells, folded in zip(table.cells, table.folded, strict=True):
        row = (cells[gender], cells[origin], cells[flags])
        value = alike.get(row)
        if value is None:
            value = alike[row] = GivenName(row[0], row[1], "ambiguous" in row[2])
        for form in folded.split(ALIAS):
            found.setdefault(form, value)
    return found


@cache
def given_names() -> Mapping[str, GivenName]:
    """Given names by folded form."""
    return _read_names("ar/given_names.tsv")


@cache
def surnames() -> Mapping[str, GivenName]:
    """Surnames by folded form, with their article where they have one."""
    return _read_names("ar/surnames.tsv")
