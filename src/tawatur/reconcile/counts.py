"""Counts of several reports: bounds, totals and their parts, and which of two tolls is the later one.

Note [Tolls grow]
    A higher toll in a later report supersedes the earlier one (C303) and is no conflict. Two different tolls of one
    day, or a lower one in a later report, cannot both be true (C301).
"""

from __future__ import annotations

import math
from functools import cache, lru_cache

import msgspec

from tawatur.data import read_rows, read_toml
from tawatur.link.words import stem_of
from tawatur.model import Relation
from tawatur.model.layers import Modifier, Number
from tawatur.text.fold import fold_word

# «نحو 50» allows a tenth more or less: within it two outlets round the same number.
APPROXIMATE_SHARE = 0.1
# Counts that differ by more than this and by this factor are of an incident and of a campaign.
SCOPE_LEAST, SCOPE_MOST = 20, 4
_SIGNS: dict[str, str] = {"more_than": ">", "at_least": ">=", "up_to": "<=", "less_than": "<", "approx": "~"}


class Bounds(msgspec.Struct, frozen=True):
    """The numbers a count allows, from `low` to `high`, both in."""

    low: float
    high: float

    @property
    def exact(self) -> bool:
        """Whether it allows one number alone."""
        return self.low == self.high


def bounds_of(low: Number | None, high: Number | None, modifier: Modifier) -> Bounds:
    """What a quantity allows: «أكثر من 240» everything from 240 on, «زهاء 9770» a tenth around it.

    The press writes "100" and "more than 100" for one count, so the bound itself is allowed.

    >>> bounds_of(31, None, "at_least")
    Bounds(low=31, high=inf)
    """
    if modifier == "vague" or (low is None and high is None):
        return Bounds(-math.inf, math.inf)
    if modifier == "approx":
        margin = APPROXIMATE_SHARE * abs(low or high or 0)
        return Bounds(
            (low if low is not None else high or 0) - margin, (high if high is not None else low or 0) + margin
        )
    return Bounds(-math.inf if low is None else low, math.inf if high is None else high)


def format_count(low: Number | None, high: Number | None, modifier: Modifier) -> str:
    """A count as a claim's value: "9770", ">240", ">=31", "~9770", "<50", "10-12", "?".

    >>> format_count(240, None, "more_than")
    '>240'
    """
    number = low if low is not None else high
    if modifier == "vague" or number is None:
        return "?"
    if low is not None and high is not None and low != high:
        return f"{_SIGNS.get(modifier, '')}{low}-{high}"
    return f"{_SIGNS.get(modifier, '')}{number}"


def read_count(value: str) -> Bounds:
    """What a count's value allows, as `format_count` writes it. Raises ValueError for anything else.

    >>> read_count(">=31")
    Bounds(low=31.0, high=inf)
    """
    sign = next((sign for sign in sorted(_SIGNS.values(), key=len, reverse=True) if value.startswith(sign)), "")
    modifier = next((name for name, other in _SIGNS.items() if other == sign), "exact")
    first, _, last = value.removeprefix(sign).partition("-")
    low, high = float(first), float(last or first)
    if modifier in {"more_than", "at_least"}:
        return Bounds(low, math.inf)
    if modifier in {"up_to", "less_than"}:
        return Bounds(-math.inf, high)
    margin = APPROXIMATE_SHARE if modifier == "approx" else 0.0
    return Bounds(low - margin * abs(low), high + margin * abs(high))


def one_scope(first: Bounds, second: Bounds) -> bool:
    """Whether two counts can be of one incident: a war's dead are no rival to those of one day."""
    small, large = sorted((_middle(first), _middle(second)))
    return large - small <= SCOPE_LEAST or large <= SCOPE_MOST * small


def _middle(bounds: Bounds) -> float:
    if math.isinf(bounds.low):
        return bounds.high
    return bounds.low if math.isinf(bounds.high) else (bounds.low + bounds.high) / 2


def compare_counts(first: Bounds, second: Bounds) -> Relation:
    """How one count stands to another: "40" refines "at least 31", "31" and "40" contradict."""
    if first == second:
        return Relation.EQUAL
    if math.inf == first.high == -first.low or math.inf == second.high == -second.low:
        return Relation.INCOMPARABLE
    if second.low <= first.low and first.high <= second.high:
        return Relation.REFINES
    if first.low <= second.low and second.high <= first.high:
        return Relation.REFINED_BY
    return Relation.OVERLAPS if first.low <= second.high and second.low <= first.high else Relation.CONTRADICTS


@cache
def _anyone() -> tuple[frozenset[str], str]:
    table = read_toml("ar/coreference.toml")
    return frozenset(map(fold_word, table["anyone"])), fold_word(table["accusative"])


@cache
def _victims() -> dict[str, frozenset[str]]:
    """The folded nouns of data/ar/counted.tsv by the kind that they count."""
    found: dict[str, set[str]] = {}
    for row in read_rows("ar/counted.tsv"):
        words = (*row["plural"].split("|"), *row["word"].split("|"))
        found.setdefault(row["kind"], set()).update(fold_word(word) for word in words if word)
    return {kind: frozenset(words) for kind, words in found.items()}


@lru_cache(maxsize=1 << 14)
def counts_anyone(counted: str, kind: str) -> bool:
    """Whether folded counted words name no group of their own: «32 شخصا», «30 قتيلا», a bare number.

    >>> counts_anyone("", "killed")
    True
    """
    if not counted:
        return True
    anyone, accusative = _anyone()
    first = counted.split()[0]
    forms = {form.removesuffix(accusative) for form in (first, stem_of(first))} | {first, stem_of(first)}
    return bool(forms & (anyone | _victims().get(kind, frozenset())))


def same_things(first: str, second: str, kind: str) -> bool:
    """Whether two counts of a kind count the same people: of the same noun, or both of anyone."""
    return first == second or (counts_anyone(first, kind) and counts_anyone(second, kind))
