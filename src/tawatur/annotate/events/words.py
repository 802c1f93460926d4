"""What each token of a report may be to the event coder: classes, parties, prepositions, cues and trigger readings.

All tables are read once; what a word form can be is memoised, so that a report costs look-ups only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress
from operator import attrgetter
from typing import NamedTuple

import msgspec

from tawatur.annotate.events.lexicon import Entry, Phrasing, Reading, read_phrases, read_word, trigger_forms
from tawatur.annotate.events.morphology import feminine_ending, letters
from tawatur.data import read_rows, read_toml
from tawatur.lexicon import plover
from tawatur.text.clitics import Ending, endings, stems
from tawatur.text.fold import fold_word
from tawatur.text.memo import MOST_READ, ByForm
from tawatur.text.segment import tokenize


class Cue(NamedTuple):
    """A word or phrase that steers: `table` is realis, means, topic, context or adjective.

    `value` and `scope` are the columns of its row; `rank` breaks ties.
    """

    table: str
    value: str
    scope: str
    rank: int


class CueHit(NamedTuple):
    """A cue in the text: tokens [first, after)."""

    first: int
    after: int
    cue: Cue


class Party(NamedTuple):
    """A common noun that may fill a role: its row's key, PLOVER sector and side (a, r, t or -)."""

    key: str
    sector: str
    side: str


class Word(msgspec.Struct, frozen=True, gc=False):
    """All that a folded token may be, apart from phrases."""

    classes: frozenset[str]
    party: Party | None
    party_start: int
    preposition: str | None
    conjunction: bool
    readings: tuple[Reading, ...]
    phrases: tuple[Phrasing, ...] = ()
    cues: tuple[tuple[tuple[str, ...], Cue], ...] = ()
    # whether a trigger may begin with it, that of a demand («على الحكومة أن …») too
    opens: bool = False
    # whether it can only be read as a verb, and whether it is spelt like a verb of the past and like a noun
    verb: bool = False
    either: bool = False


# A common noun shorter than this takes no pronoun here: «رجله» is no man.
_SHORTEST_OWNED = 3
_REALIS = "realis"
# The longest particle, in letters.
_PARTICLE = 2
_NO_CLASSES: frozenset[str] = frozenset()
# A listed form this short has no ending of its own: «كما».
# The shortest plural that loses its ن before a genitive.
_SHORTEST_PLURAL = 6
_SHORTEST_BASED = 4
# Classes of words that are no nouns, or that their spelling makes something else.
_PARTICLES = frozenset({"function-word", "hard-break", "never", "neutral-adverb", "whole", "within-it", "anaphor"})
# … and classes of particles that have no article, so that «الآن» is no «أن» and «الأثر» no «إثر».
_BARE = frozenset({"subordinate", "within-it", "aftermath"})
# Two conjunctions, a preposition, the article and one letter more.
_MOST_IN_FRONT = 7
_CUES = attrgetter("cues")
_UNKNOWN = Word(_NO_CLASSES, None, 0, None, False, ())
_LED = msgspec.structs.replace(_UNKNOWN, conjunction=True)


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in read_rows("ar/classes.tsv"):
        for word in row["ar"].split("|"):
            found.setdefault(fold_word(word), set()).add(row["class"])
    return {word: frozenset(classes) for word, classes in found.items()}


@cache
def _parties() -> dict[str, Party]:
    """The common nouns of parties; a plural of people in ون or ين also as it stands before its genitive."""
    listed = {
        fold_word(word): Party(row["key"], row["sector"], row["side"])
        for row in read_rows("ar/parties.tsv")
        for word in row["ar"].split("|")
    }
    c = letters()
    plurals = [word for word in listed if word.endswith(c.waw + c.noon) and len(word) >= _SHORTEST_PLURAL]
    bound = {word[:-2] + vowel: listed[word] for word in plurals for vowel in (c.waw, c.yeh)}
    return {word: party for word, party in bound.items() if not word.startswith(c.article)} | listed


@cache
def _prepositions() -> dict[str, str]:
    """Single-word prepositions; the clitic ones are read from the letters before a stem."""
    return {
        fold_word(word): row["name"]
        for row in read_rows("ar/prepositions.tsv")
        for word in row["ar"].split("|")
        if " " not in word and len(word) > 1
    }


def is_preposition(form: str) -> bool:
    """Whether a folded form, as a whole, is spelt like a preposition: «قبل», not «فتحت»."""
    return form in _prepositions()


@cache
def clitic_prepositions() -> dict[str, str]:
    """The names of the prepositions that are single letters."""
    return {
        word: row["name"] for row in read_rows("ar/prepositions.tsv") for word in row["ar"].split("|") if len(word) == 1
    }


def _cue_rows() -> Iterator[tuple[str, Cue]]:
    for row in read_rows("ar/realis.tsv"):
        yield row["ar"], Cue(_REALIS, row["effect"], row["scope"], 0)
    for row in read_rows("ar/instruments.tsv"):
        yield row["ar"], Cue("means", row["mode"], "", int(row["rank"]))
    for row in read_rows("ar/topics.tsv"):
        yield row["ar"], Cue("topic", row["mode"], row["family"], int(row["rank"]))
    for row in read_rows("ar/contexts.tsv"):
        yield row["ar"], Cue("context", row["context"], "", 0)
    for row in read_rows("ar/event_adjectives.tsv"):
        yield row["ar"], Cue("adjective", row["mode"], row["family"], 0)


@cache
def _cues() -> dict[str, list[tuple[tuple[str, ...], Cue]]]:
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for words, cue in _cue_rows():
        for word in words.split("|"):
            first, *rest = tokenize(word).forms
            row = (tuple(rest), cue)
            if row not in found.setdefault(first, []):
                found[first].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


def _cue_heads(form: str) -> tuple[tuple[tuple[str, ...], Cue], ...]:
    """The cues that a token may begin, after the fewest clitics; an adjective may carry article or accusative."""
    cues = _cues()
    c = letters()
    rows: list[tuple[tuple[str, ...], Cue]] = []
    for stem in stems(form):
        # no preposition stands before a particle: «كلم» is a kilometre and no لم
        if len(stem.form) > _PARTICLE or form[: stem.start].strip("".join(c.conjunctions)) == "":
            rows += cues.get(stem.form, ())
        if rows:
            break
    for bare in (form.removeprefix(c.article), form.removesuffix(c.accusative)):
        if bare != form:
            rows += [row for row in cues.get(bare, ()) if row[1].table == "adjective"]
    return tuple(rows)


def find_cues(forms: Sequence[str], words: Sequence[Word]) -> list[CueHit]:
    """Every cue of the report in order; of one table the longest at each token, of realis none inside a longer one."""
    found = []
    covered = 0
    for token in compress(range(len(words)), map(_CUES, words)):
        heads = words[token].cues
        longest: dict[str, int] = {}
        following = forms[token + 1 : token + 2]
        for rest, cue in heads:
            if rest and rest[0] not in following:
                continue
            after = token + 1 + len(rest)
            if cue.table == _REALIS and token < covered:
                continue
            if (not rest or tuple(forms[token + 1 : after]) == rest) and longest.setdefault(cue.table, after) == after:
                found.append(CueHit(token, after, cue))
        covered = max(covered, longest.get(_REALIS, 0))
    return found


def _owned(ending: Ending) -> bool:
    """Whether a pronoun may be read: not the ه that is also a folded ة («دورية» is not «دوريه»)."""
    return len(ending.pronoun) > 1 and len(ending.form) > _SHORTEST_OWNED


@cache
def _known() -> frozenset[str]:
    """Every form that a table has, with its article and without."""
    found = {*_classes(), *_parties(), *_prepositions(), *_cues(), *trigger_forms()}
    return frozenset(found | {form.removeprefix(letters().article) for form in found})


@cache
def _before() -> frozenset[str]:
    """The letters that may stand before a known form."""
    c = letters()
    return frozenset({*c.conjunctions, *clitic_prepositions(), *c.article, c.future})


@cache
def _tails() -> dict[str, list[str]]:
    """What may stand after a known form, by its last letter."""
    found: dict[str, list[str]] = {}
    for tail in {*map(fold_word, read_toml("ar/clitics.toml")["pronouns"]), letters().accusative}:
        found.setdefault(tail[-1], []).append(tail)
    return found


def _may_be_known(form: str) -> bool:
    """Whether a form without some letters in front and behind is in a table: most words of a report are not, and what
    else they could be need not be asked."""
    known, before, c = _known(), _before(), letters()
    if form.startswith(c.future + c.alef) and c.persons[2] + form[2:] in known:
        return True
    ends = [form]
    for tail in _tails().get(form[-1:], ()):
        if form.endswith(tail):
            bare = form[: -len(tail)]
            ends.append(bare)
            if bare.endswith(c.teh):
                ends.append(bare[:-1] + feminine_ending())
    for start in range(min(len(form), _MOST_IN_FRONT)):
        if start and form[start - 1] not in before:
            return False
        if not known.isdisjoint([end[start:] for end in ends]):
            return True
    return False


def _read_token(form: str) -> Word:
    if _may_be_known(form):
        return _read_known(form)
    return _LED if form[:1] in letters().conjunctions else _UNKNOWN


# All that a folded token may be.
TOKENS = ByForm(_read_token, MOST_READ)


def read_token(form: str) -> Word:
    """All that a folded token may be.

    >>> read_token(fold_word("والمتظاهرون")).party.key
    'crowd'
    """
    return TOKENS[form]


def _classes_of(form: str) -> frozenset[str]:
    """The classes of a form as it is listed and as it is without its ending («هجوما», «قرارها»), and of what stands
    behind its article; else without letters in front, pronoun or the ا of the object."""
    table = _classes()
    listed = table.get(form, _NO_CLASSES)
    if listed:
        listed |= _classes_without_ending(form, listed)
    for stem in stems(form):
        found = listed
        if stem.article:
            bare = stem.form.removeprefix(letters().article)
            based = table.get(bare, _NO_CLASSES)
            # «الآن» is no «أن»
            found |= table.get(stem.form, _NO_CLASSES) | (based if based.isdisjoint(_BARE) else _NO_CLASSES)
        elif not listed:
            found = next((table[word] for word in _without_ending(stem.form) if word in table), _NO_CLASSES)
        if found and (stem.article or not listed):
            return found
    return listed


def _without_ending(form: str) -> list[str]:
    """A form, the form without its pronoun, and without the ا of the object."""
    bare = [ending.form for ending in endings(form) if not ending.pronoun or _owned(ending)]
    if len(form) > _SHORTEST_OWNED:
        bare.append(form.removesuffix(letters().accusative))
    return bare


def _classes_without_ending(form: str, listed: frozenset[str]) -> frozenset[str]:
    """What a listed noun is by its base: to list «قرارها» for one class takes it out of none; no particle has one."""
    short = len(form) <= _SHORTEST_BASED or form.startswith(letters().article)
    if short or not listed.isdisjoint(_PARTICLES):
        return _NO_CLASSES
    table = _classes()
    found = next((table[word] for word in _without_ending(form) if word != form and word in table), _NO_CLASSES)
    return found if found.isdisjoint(_PARTICLES) else _NO_CLASSES


def _read_known(form: str) -> Word:
    party: Party | None = None
    party_start = 0
    for stem in stems(form):
        if party is None and stem.article:
            party = _parties().get(stem.form.removeprefix(letters().article))
            party_start = stem.start
        if party is None:
            for ending in endings(stem.form):
                if ending.form in _parties() and (not ending.pronoun or _owned(ending)):
                    party, party_start = _parties()[ending.form], stem.start
                    break
    conjunctions = letters().conjunctions
    bare = form[1:] if form[:1] in conjunctions else form
    preposition = _prepositions().get(form) or _prepositions().get(bare)
    classes, readings, phrases = _classes_of(form), read_word(form), read_phrases(form)
    tenses = {reading.form.tense for reading in readings}
    tells = bool(phrases) or any(isinstance(reading.entry, Entry) for reading in readings)
    return Word(
        classes=classes,
        party=party,
        party_start=party_start,
        preposition=preposition,
        conjunction=form[:1] in conjunctions,
        readings=readings,
        phrases=phrases,
        cues=_cue_heads(form),
        opens=tells or preposition == "ala" or "ala-him" in classes,
        verb=bool(readings) and preposition is None and "noun" not in tenses,
        either={"noun", "perfect"} <= tenses,
    )


def _forget() -> None:
    """Read the tables anew: a user's own triggers have come or gone."""
    _known.cache_clear()
    TOKENS.clear()


plover.when_added(_forget)
