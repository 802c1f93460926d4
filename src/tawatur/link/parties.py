"""Who and where: entities as linking sees them, how two stand to each other, and how rare each is.

Note [Rarity is frozen]
    A shared entity speaks for a link as far as it is rare. Its share of reports is read from data/linkage.toml and
    never from the store, so that neither order nor size of a collection changes a weight.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache

import msgspec

from tawatur.data import read_toml
from tawatur.lexicon.entities import Entity, country_names, entities
from tawatur.model import Relation

_UNKNOWN = "~"
# Towns nearer than this may be told of one another: a suburb, the next village, the district's seat.
FAR_KM = 60.0
_KM_PER_DEGREE = 111.2
_WIDE = frozenset({"country", "admin1", "region"})
# Longest chain of parents that is followed; places.tsv has city → governorate → country.
_PARENTS = 6
# The kind of a party that no report names (link/described.py).
DESCRIBED = "described"


class Party(msgspec.Struct, frozen=True, array_like=True):
    """An actor, recipient or place: its key, kind, country (ISO 3166), name, the offices a person holds, sector."""

    key: str
    kind: str
    country: str | None = None
    name: str | None = None
    offices: tuple[str, ...] = ()
    sector: str | None = None


@cache
def _frequencies() -> tuple[dict[str, float], dict[str, float]]:
    table = read_toml("linkage.toml")
    return table["share"], table["share_of_kind"]


@lru_cache(maxsize=1 << 16)
def rarity(key: str, kind: str) -> float:
    """How much one shared entity tells, in bits: log2 of one over its share of reports.

    >>> rarity("gpe.iraq", "GPE") < rarity("per.~someone", "PERSON")
    True
    """
    share, by_kind = _frequencies()
    own = share.get(key)
    if own is None:
        own = by_kind["state"] if is_state(key) else by_kind.get(kind) or by_kind["other"]
    return -math.log2(own)


@lru_cache(maxsize=1 << 10)
def mode_share(type: str, mode: str) -> float:
    """The share of the mentions of a type that have a mode; that of the rarest mode where it was never counted."""
    shares: dict[str, float] = read_toml("linkage.toml")["share_of_mode"]
    return shares.get(f"{type}/{mode}", min(shares.values()))


_KINDS = {"per": "PERSON", "org": "ORG", "gpe": "GPE", "loc": "LOC", "fac": "FAC", "norp": "NORP", "office": "TITLE"}


def kind_of_key(key: str) -> str:
    """The kind that an entity's key begins with; "other" for a bare name."""
    return _KINDS.get(key.partition(".")[0], "other")


@lru_cache(maxsize=1 << 16)
def is_state(key: str) -> bool:
    """Whether the entity is a country or its people, which stand for all that belongs to it."""
    entity = entities().get(key)
    return entity is not None and ("country" in entity.flags or entity.kind == "NORP")


@lru_cache(maxsize=1 << 16)
def ancestors(key: str) -> tuple[str, ...]:
    """The places that a place lies in, nearest first, its country last."""
    found: list[str] = []
    entity = entities().get(key)
    while entity is not None and len(found) < _PARENTS:
        parent = entity.flag("parent") or _country_key(entity)
        if parent is None or parent in found or parent == entity.key:
            break
        found.append(parent)
        entity = entities().get(parent)
    return tuple(found)


def _country_key(entity: Entity) -> str | None:
    country = country_names().get(entity.country or "")
    return country.key if country else None


@lru_cache(maxsize=1 << 16)
def name_words(key: str) -> frozenset[str]:
    """The words of a name that no lexicon knows; empty for a known entity."""
    _, mark, name = key.partition(_UNKNOWN)
    return frozenset(name.replace("-", " ").replace("_", " ").split()) if mark else frozenset()


def _letters(key: str) -> str:
    return key.partition(_UNKNOWN)[2].replace("-", "").replace("_", "").replace(" ", "")


@lru_cache(maxsize=1 << 16)
def _known_words(key: str) -> tuple[frozenset[str], ...]:
    entity = entities().get(key)
    return tuple(frozenset(alias.split()) for alias in entity.arabic) if entity else ()


def _same_name(first: str, second: str) -> bool:
    """Whether one unknown name is a shorter form of the other («الملا عمر», «الملا محمد عمر»)."""
    words, others = name_words(first), name_words(second)
    if words and others:
        # a compound name is also written as one word
        return words <= others or others <= words or _letters(first) == _letters(second)
    if words:
        return any(words <= alias for alias in _known_words(second))
    if others:
        return any(others <= alias for alias in _known_words(first))
    return False


@lru_cache(maxsize=1 << 18)
def compare_parties(first: Party, second: Party) -> Relation:
    """How one party stands to another.

    A person or an organisation refines its country («بلينكن» and «الولايات المتحدة»); an office is its holder; two
    different people, two different organisations (but for organs of one state) and two different countries contradict;
    anything else is incomparable.
    """
    if _one_party(first, second):
        return Relation.EQUAL
    if DESCRIBED in (first.kind, second.kind):
        return Relation.INCOMPARABLE
    return _compare_named(first, second)


def _compare_named(first: Party, second: Party) -> Relation:
    if is_state(first.key) and is_state(second.key):
        return _compare_states(first, second)
    if second.key in ancestors(first.key):
        return Relation.REFINES
    if first.key in ancestors(second.key):
        return Relation.REFINED_BY
    if is_state(first.key) or is_state(second.key):
        if first.country is None or second.country is None:
            return Relation.INCOMPARABLE
        if first.country != second.country:
            return Relation.CONTRADICTS
        return Relation.REFINED_BY if is_state(first.key) else Relation.REFINES
    if first.kind == second.kind:
        return Relation.INCOMPARABLE if _two_organs(first, second) else Relation.CONTRADICTS
    if first.country and second.country and first.country != second.country:
        return Relation.CONTRADICTS
    return Relation.INCOMPARABLE


# Sectors of a state's forces and offices.
_STATE = frozenset({"COP", "GOV", "MIL", "SPY"})


def _two_organs(first: Party, second: Party) -> bool:
    """Whether both are organs of one state, which act together: «الشرطة» in one report, «قوات الأمن» in another."""
    if first.kind != "ORG" or first.country is None or first.country != second.country:
        return False
    return first.sector in _STATE and second.sector in _STATE


def _one_party(first: Party, second: Party) -> bool:
    """Whether the two are one by key, by name, or as an office and its holder."""
    if first.key == second.key or first.key in second.offices or second.key in first.offices:
        return True
    return first.kind == second.kind and _same_name(first.key, second.key)


def _compare_states(first: Party, second: Party) -> Relation:
    if first.country is None or second.country is None:
        return Relation.INCOMPARABLE
    return Relation.EQUAL if first.country == second.country else Relation.CONTRADICTS


@lru_cache(maxsize=1 << 18)
def compare_places(first: Party, second: Party) -> Relation:
    """How one place stands to another: a city refines its country, two towns far from each other contradict.

    Two places of one country of which one may lie in the other (a province, a region that crosses borders, a place
    without coordinates) are incomparable.
    """
    if first.key == second.key or _same_name(first.key, second.key):
        return Relation.EQUAL
    if is_state(first.key) and is_state(second.key):
        return _compare_states(first, second)
    if second.key in ancestors(first.key) or (is_state(second.key) and _same_country(first, second)):
        return Relation.REFINES
    if first.key in ancestors(second.key) or (is_state(first.key) and _same_country(first, second)):
        return Relation.REFINED_BY
    if {first.kind, second.kind} != {"GPE"}:
        # the country of a site or a body is that which it belongs to: an embassy lies in another one
        return Relation.INCOMPARABLE
    if first.country and second.country and first.country != second.country:
        return Relation.CONTRADICTS
    return Relation.CONTRADICTS if _far_apart(first.key, second.key) else Relation.INCOMPARABLE


def _far_apart(first: str, second: str) -> bool:
    a, b = _site(first), _site(second)
    if a is None or b is None:
        return False
    north = (a[0] - b[0]) * _KM_PER_DEGREE
    east = (a[1] - b[1]) * _KM_PER_DEGREE * math.cos(math.radians((a[0] + b[0]) / 2))
    return math.hypot(north, east) >= FAR_KM


def _site(key: str) -> tuple[float, float] | None:
    """Where a town or a site lies; null for what has an extent or no coordinates."""
    entity = entities().get(key)
    if entity is None or entity.latitude is None or entity.longitude is None:
        return None
    if entity.kind == "LOC" or _WIDE & entity.flags:
        return None
    return entity.latitude, entity.longitude


def _same_country(first: Party, second: Party) -> bool:
    return first.country is not None and first.country == second.country
