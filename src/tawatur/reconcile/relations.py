"""How one value of a field stands to another one."""

from __future__ import annotations

from tawatur.link.dates import Days, compare_dates
from tawatur.link.parties import Party, compare_parties, compare_places
from tawatur.model import Relation
from tawatur.reconcile.claims import Reading
from tawatur.reconcile.counts import Bounds, compare_counts

# A narrower way of the same attack: a suicide attack is one with explosives, a targeted killing may be any.
_NARROWER = {
    "suicide-attack": {"explosives"},
    "drone": {"aerial"},
    "demo": {"riot", "obstruct"},
}
_ANY_MEANS = frozenset({"targeted", "destroy"})


def compare_values(first: Reading, second: Reading) -> Relation:
    """How the value of `first` stands to that of `second`; values of different fields are incomparable.

    Two actors of one event need not exclude each other: what parts them is for `conflicts` to say.
    """
    if first.claim.field != second.claim.field:
        return Relation.INCOMPARABLE
    a, b = first.meaning, second.meaning
    if isinstance(a, Days) and isinstance(b, Days):
        return compare_dates(a, b)
    if isinstance(a, Party) and isinstance(b, Party):
        return (compare_places if first.claim.field == "place" else compare_parties)(a, b)
    if isinstance(a, Bounds) and isinstance(b, Bounds):
        if first.part != second.part:
            return Relation.INCOMPARABLE
        return compare_counts(a, b)
    return compare_modes(str(a), str(b)) if first.claim.field == "mode" else _compare_words(str(a), str(b))


def compare_modes(first: str, second: str) -> Relation:
    """How one PLOVER mode stands to another: "suicide-attack" refines "explosives", "phone" contradicts "visit"."""
    if first == second:
        return Relation.EQUAL
    if second in _NARROWER.get(first, ()):
        return Relation.REFINES
    if first in _NARROWER.get(second, ()):
        return Relation.REFINED_BY
    if _ANY_MEANS & {first, second}:
        return Relation.INCOMPARABLE
    return Relation.CONTRADICTS


def _compare_words(first: str, second: str) -> Relation:
    return Relation.EQUAL if first == second else Relation.CONTRADICTS
