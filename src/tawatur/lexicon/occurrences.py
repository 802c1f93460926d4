"""Who occurs in a set of reports, and which of them may be one and the same.

Note [Doubtful links]
    Nothing is merged here. A name that no lexicon knows ("per.~…") may be a known entity in another spelling, or a
    shorter or misspelt form of another name of the reports; and one surface may have been read as several entities.
    Names are compared by their skeletons, without the letters that transliteration writes or leaves out at will, and
    two long skeletons may differ in one letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import msgspec
from rapidfuzz.distance import OSA

from tawatur.data import read_toml
from tawatur.lexicon.entities import entities
from tawatur.text.clitics import article
from tawatur.text.fold import fold_word

_UNKNOWN = "~"
_MOST_EDITS = 1
# Two skeletons that are shorter differ by chance in one letter.
_SHORTEST_SKELETON = 7
# A skeleton of fewer letters is shared by too many names to say anything.
_SHORTEST_SAME = 4
# Names compared with one another by a word they share; a commoner word tells nothing.
_MOST_COMPARED = 200


class Variant(msgspec.Struct, frozen=True):
    """A surface form and how often it occurs."""

    text: str
    count: int


class Doubt(msgspec.Struct, frozen=True):
    """Another entity that may be the same one, and why: like-known, alike, shorter or one-surface."""

    entity: str
    name: str | None
    why: str


class Occurrence(msgspec.Struct, frozen=True):
    """An entity with its surface forms, the commonest first, and in how many reports it occurs."""

    entity: str
    name: str | None
    kind: str
    country: str | None
    sector: str | None
    variants: tuple[Variant, ...]
    reports: int
    mentions: int
    doubts: tuple[Doubt, ...] = ()


def skeleton(name: str) -> str:
    """The letters of a name that every spelling of it writes, word by word.

    >>> skeleton("بنيامين نتنياهو") == skeleton("بنيامين نتانياهو")
    True
    """
    return " ".join(filter(None, (_word_skeleton(word) for word in fold_word(name).split())))


def _word_skeleton(word: str) -> str:
    return word.removeprefix(article()).translate(_weak())


@cache
def _weak() -> dict[int, None]:
    return {ord(letter): None for letter in read_toml("ar/nominal_endings.toml")["weak_letters"]}


def find_doubts(occurrences: Sequence[Occurrence]) -> list[Occurrence]:
    """The same occurrences in the same order, each with the other entities that may be it."""
    found: dict[str, dict[str, Doubt]] = {one.entity: {} for one in occurrences}
    for one in occurrences:
        if _UNKNOWN in one.entity:
            for doubt in _like_known(one):
                found[one.entity].setdefault(doubt.entity, doubt)
    for first, second, why in (*_same_surface(occurrences), *_alike(occurrences)):
        found[first.entity].setdefault(second.entity, Doubt(second.entity, second.name, why))
        found[second.entity].setdefault(first.entity, Doubt(first.entity, first.name, why))
    return [msgspec.structs.replace(one, doubts=tuple(found[one.entity].values())) for one in occurrences]


def _name_of(one: Occurrence) -> str:
    """The fullest surface of an entity."""
    return max((variant.text for variant in one.variants), key=lambda text: (len(text.split()), len(text)))


@cache
def _known_skeletons() -> dict[tuple[str, str], tuple[str, ...]]:
    """The keys of the lexicon by kind and skeleton of a name."""
    found: dict[tuple[str, str], list[str]] = {}
    for name, key in entities().names():
        found.setdefault((key.partition(".")[0], skeleton(name)), []).append(key)
    return {name: tuple(dict.fromkeys(keys)) for name, keys in found.items()}


def _like_known(one: Occurrence) -> Iterable[Doubt]:
    bones = skeleton(_name_of(one))
    if len(bones) < _SHORTEST_SAME:
        return
    prefix = one.entity.partition(".")[0]
    for key in _known_skeletons().get((prefix, bones), ()):
        yield Doubt(key, entities()[key].name, "like-known")


def _same_surface(occurrences: Sequence[Occurrence]) -> Iterable[tuple[Occurrence, Occurrence, str]]:
    """Pairs of entities that some surface was read as; «الوزارة» is any ministry and says nothing."""
    by_surface: dict[str, list[Occurrence]] = {}
    for one in occurrences:
        for folded in dict.fromkeys(fold_word(variant.text) for variant in one.variants):
            by_surface.setdefault(folded, []).append(one)
    for alike in by_surface.values():
        for place, second in enumerate(alike[:_MOST_COMPARED]):
            for first in alike[:place]:
                if _UNKNOWN in first.entity + second.entity or {first.kind, second.kind} != {"ORG"}:
                    yield first, second, "one-surface"


def _alike(occurrences: Sequence[Occurrence]) -> Iterable[tuple[Occurrence, Occurrence, str]]:
    """Pairs of one kind, at least one of them unknown, whose skeletons are alike or part of one another."""
    by_word: dict[tuple[str, str], list[tuple[Occurrence, str]]] = {}
    for one in occurrences:
        bones = skeleton(_name_of(one))
        for word in dict.fromkeys(bones.split()):
            by_word.setdefault((one.kind, word), []).append((one, bones))
    for alike in by_word.values():
        if len(alike) > _MOST_COMPARED:
            continue
        for place, (second, bones) in enumerate(alike):
            for first, others in alike[:place]:
                if _UNKNOWN in first.entity + second.entity and (why := _compare(others, bones)):
                    yield first, second, why


def _compare(bones: str, others: str) -> str | None:
    words, other_words = set(bones.split()), set(others.split())
    if bones == others and len(bones) >= _SHORTEST_SAME:
        return "alike"
    if len(words) != len(other_words):
        fewer = min(words, other_words, key=len)
        return "shorter" if len(fewer) > 1 and fewer <= words & other_words else None
    if min(len(bones), len(others)) < _SHORTEST_SKELETON or len(words) < 2:
        return None
    return "alike" if OSA.distance(bones, others, score_cutoff=_MOST_EDITS) <= _MOST_EDITS else None
