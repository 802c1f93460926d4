"""The event lexicon: triggers by lemma with their frames, light verbs, and the words that steer them.

Everything is read once and looked up by folded form. `read_word` gives all readings of one token; words.py remembers
them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from tawatur.annotate.events.morphology import Form, inflect_imperfect, inflect_noun, inflect_perfect, letters
from tawatur.data import read_rows, read_toml
from tawatur.errors import LexiconError
from tawatur.lexicon import plover
from tawatur.text.clitics import endings, stems
from tawatur.text.fold import fold_word
from tawatur.text.segment import tokenize

# Modes that are read from the clause; they are no modes of PLOVER.
READ_MODES = frozenset({"topic", "means", "shell", "deploy", "warn"})
_NONE = "-"
# Flags that ask for something beside the trigger: needs.py says what.
_ASKING = frozenset(
    {
        "charged",
        "crowd",
        "described",
        "detained",
        "envoy",
        "ground",
        "guest",
        "heads",
        "led",
        "no-mishap",
        "party",
        "predicate",
        "refused",
        "said",
        "timed",
        "violent",
    }
)
# «سأزور»; anything shorter is rather a name («سالم»).
_SHORTEST_FIRST = 5


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One trigger by lemma.

    `actor` and `recipients` name syntactic places, best first (s subject, o object, g genitive, else a preposition).
    `need`, `no` are classes of words that must or must not stand in the clause, `also` a second one that must, `by` one
    that must stand right beside, `bars` ones that must not, `after` a preposition that must follow. `asks` is whether
    it asks for any of these, or by a flag for something else beside it.
    """

    key: str
    type: str
    mode: str | None
    actor: str
    recipients: tuple[str, ...]
    flags: frozenset[str]
    need: str | None = None
    also: str | None = None
    no: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    by: str | None = None
    bars: tuple[str, ...] = ()
    verbal: bool = False
    asks: bool = False


class Light(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A light verb: whose role its subject takes, the realis it gives, and of nouns of what types (all if empty).

    `carries` names the flags of nouns that are events only beside it: «أعرب عن تقديره», «وصلت مساعدات».
    """

    key: str
    subject: str
    realis: str | None
    types: frozenset[str] = frozenset()
    carries: frozenset[str] = frozenset()


class Reading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one token can be: an inflected trigger or light verb, with what is written before and after it.

    `start` counts the letters left out in front; the future س is part of a verb.
    """

    entry: Entry | Light
    form: Form
    start: int
    clitics: str
    article: bool = False
    pronoun: str = ""
    future: bool = False
    purpose: bool = False


class Phrase(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A trigger of several words: the folded words after the first."""

    entry: Entry
    rest: tuple[str, ...]


class _Tables(msgspec.Struct):
    verbs: dict[str, list[tuple[Entry | Light, Form]]]
    nouns: dict[str, list[tuple[Entry | Light, Form]]]
    phrases: dict[str, list[Phrase]]


def _entry(row: dict[str, str], name: str, *, verbal: bool) -> Entry:
    place = f"data/ar/{name}: {row['key']}"
    mode = row["mode"] or None
    plover.load().check(row["type"], None if mode in READ_MODES else mode, place)
    actor, arrow, recipients = row["frame"].partition(">")
    if not arrow:
        raise LexiconError(f"frame {row['frame']!r}", place=place, cure="write actor>recipient,recipient")
    flags = [flag for flag in row["flags"].split(",") if flag]
    values = dict(flag.split("=", 1) for flag in flags if "=" in flag)
    plain = frozenset(flag for flag in flags if "=" not in flag)
    return Entry(
        key=row["key"],
        type=row["type"],
        mode=mode,
        actor=actor,
        recipients=tuple(recipients.split(",")),
        flags=plain,
        need=values.get("need"),
        also=values.get("also"),
        no=tuple(values["not"].split("+")) if "not" in values else (),
        after=tuple(values["after"].split("+")) if "after" in values else (),
        by=values.get("by"),
        bars=tuple(values["bar"].split("+")) if "bar" in values else (),
        verbal=verbal,
        asks=bool(values or plain & _ASKING),
    )


@cache
def _tables() -> _Tables:
    tables = _Tables(verbs={}, nouns={}, phrases={})
    for row in (*plover.own_rows("verbs"), *read_rows("ar/verbs.tsv")):
        _add_verb(tables, _entry(row, "verbs.tsv", verbal=True), row["ar"])
    for row in read_rows("ar/light_verbs.tsv"):
        light = Light(
            key=row["key"],
            subject=row["subject"],
            realis=row["realis"] or None,
            types=frozenset(filter(None, row["types"].split(","))),
            carries=frozenset(filter(None, row["carries"].split(","))),
        )
        _add_verb(tables, light, row["ar"])
    _add_participles(tables)
    for row in (*plover.own_rows("triggers"), *read_rows("ar/triggers.tsv")):
        entry = _entry(row, "triggers.tsv", verbal=False)
        for number, word in enumerate(row["ar"].split("|")):
            if " " in word:
                _add_phrase(tables, entry, word)
            else:
                _add_forms(tables.nouns, entry, inflect_noun(word, plural=number > 0))
    return tables


def _add_forms(table: dict[str, list[tuple[Entry | Light, Form]]], entry: Entry | Light, forms: Iterator[Form]) -> None:
    """Add the forms of an entry, spelt only as the keys of the table: what else is said of one is kept once for all."""
    for form in forms:
        table.setdefault(fold_word(form.form), []).append((entry, _kept(msgspec.structs.replace(form, form=""))))


@cache
def _kept(form: Form) -> Form:
    """The first of all forms that are alike."""
    return form


def _add_verb(tables: _Tables, entry: Entry | Light, parts: str) -> None:
    perfect, imperfect, *nouns = parts.split("|")
    if perfect != _NONE:
        _add_forms(tables.verbs, entry, inflect_perfect(perfect))
    if imperfect != _NONE:
        _add_forms(tables.verbs, entry, inflect_imperfect(imperfect, imperfect if perfect == _NONE else perfect))
    for number, noun in enumerate(nouns):
        if noun != _NONE:
            _add_forms(tables.nouns, entry, inflect_noun(noun, plural=number > 0))


def _add_participles(tables: _Tables) -> None:
    """A participle is read as a verb in the plural: its subject stands before it or is not said."""
    entries = {entry.key: entry for rows in tables.verbs.values() for entry, _ in rows}
    for row in read_rows("ar/participles.tsv"):
        for word in row["ar"].split("|"):
            feminine = word[-1] == letters().teh_marbuta
            form = Form(form=word, tense="perfect", number="p", feminine=feminine, participle=True)
            _add_forms(tables.verbs, entries[row["key"]], iter((form,)))


def _add_phrase(tables: _Tables, entry: Entry, words: str) -> None:
    c = letters()
    forms = tokenize(words).forms
    variants = [tuple(forms)]
    if "phrase" not in entry.flags:
        variants.append(tuple(c.article + form for form in forms))
        variants.append(tuple(form + c.accusative for form in forms))
    for first, *rest in variants:
        tables.phrases.setdefault(first, []).append(Phrase(entry=entry, rest=tuple(rest)))


@cache
def spelt_out() -> dict[str, str]:
    """Folded words that are triggers only as they are written: «هنأ» congratulates, «هنا» is here."""
    rows = (row for row in read_rows("ar/classes.tsv") if row["class"] == "as-written")
    return {fold_word(word): word for row in rows for word in row["ar"].split("|")}


def spelt(surface: str, name: str) -> bool:
    """Whether a token as it is written is a word of a class: «إن» and not «أن», which folding makes one."""
    return surface in _surfaces(name)


@cache
def _surfaces(name: str) -> frozenset[str]:
    rows = (row for row in read_rows("ar/classes.tsv") if row["class"] == name)
    return frozenset(word for row in rows for word in row["ar"].split("|"))


@cache
def _words_of(name: str) -> frozenset[str]:
    """Words of one class: `whole` ones bear no clitic («وزير» is no و and زار), `never` ones tell nothing."""
    rows = (row for row in read_rows("ar/classes.tsv") if row["class"] == name)
    return frozenset(fold_word(word) for row in rows for word in row["ar"].split("|"))


@cache
def entry_named(key: str) -> Entry:
    """The entry of a noun by its key."""
    rows = (entry for rows in _tables().nouns.values() for entry, _ in rows)
    return next(entry for entry in rows if isinstance(entry, Entry) and entry.key == key)


def trigger_forms() -> set[str]:
    """The folded forms of all triggers and light verbs, and the first words of phrases."""
    tables = _tables()
    return {*tables.verbs, *tables.nouns, *tables.phrases}


def read_word(form: str) -> tuple[Reading, ...]:
    """The readings of a folded token, of those with the fewest letters left out in front.

    >>> [r.entry.key for r in read_word("وشنت")]
    ['launch']
    """
    found: list[Reading] = []
    if form in _words_of("never"):
        return ()
    # «ووجه» is rather «وجه» behind a conjunction than the passive of «واجه»; «وفر» may be «فر» behind one too
    depth = int(form.startswith(letters().waw * 2) or form in _words_of("and-first"))
    for stem in stems(form)[: 1 if form in _words_of("whole") else None]:
        if found and stem.start > max(found[0].start, depth):
            break
        found += _verbal(stem.form, stem.start, stem.clitics)
        found += _nominal(stem.form, stem.start, stem.clitics, stem.article)
    return tuple(found)


@cache
def _spoken() -> frozenset[str]:
    """Pronouns of direct speech; in news «هناك» is no verb with one."""
    return frozenset(fold_word(word) for word in read_toml("ar/morphology.toml")["spoken_pronouns"])


def _verbal(form: str, start: int, clitics: str) -> Iterator[Reading]:
    c = letters()
    purpose = clitics.endswith(c.lam)
    if clitics and not purpose and clitics[-1] not in c.conjunctions:
        return
    futures = [(form, False)]
    if form.startswith(c.future):
        futures.append((form[1:], True))
        if form[1:2] == c.alef and len(form) >= _SHORTEST_FIRST:
            # «سأزور»: the first person is found under «نزور»
            futures.append((c.persons[2] + form[2:], True))
    verbs = _tables().verbs
    for word, future in futures:
        for ending in endings(word):
            for entry, inflected in verbs.get(ending.form, ()):
                if ending.pronoun in _spoken() or ending.form in _words_of("no-verb"):
                    continue
                if future and inflected.jussive:
                    continue
                if (inflected.bound and not ending.pronoun) or ((future or purpose) and inflected.tense != "imperfect"):
                    continue
                yield Reading(
                    entry=entry,
                    form=inflected,
                    start=start,
                    clitics=clitics,
                    pronoun=ending.pronoun,
                    future=future,
                    purpose=purpose,
                )


def _nominal(form: str, start: int, clitics: str, article: bool) -> Iterator[Reading]:
    nouns = _tables().nouns
    seen = False
    for ending in endings(form):
        for entry, inflected in nouns.get(ending.form, ()):
            if ending.pronoun not in _spoken() and not (inflected.bound and not ending.pronoun):
                seen = True
                yield Reading(entry=entry, form=inflected, start=start, clitics=clitics, pronoun=ending.pronoun)
    if article and not seen:
        for entry, inflected in nouns.get(form.removeprefix(letters().article), ()):
            if not inflected.bound:
                yield Reading(entry=entry, form=inflected, start=start, clitics=clitics, article=True)


# The letters left out in front of a phrase, and the phrase.
Phrasing = tuple[int, Phrase]


def read_phrases(form: str) -> tuple[Phrasing, ...]:
    """The phrases that a folded token may begin."""
    phrases = _tables().phrases
    return tuple([(stem.start, phrase) for stem in stems(form) for phrase in phrases.get(stem.form, ())])


def _forget() -> None:
    """Read the tables anew: a user's own triggers have come or gone."""
    _tables.cache_clear()
    entry_named.cache_clear()


plover.when_added(_forget)
