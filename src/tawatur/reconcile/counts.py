"""Counts of several reports: bounds, totals and their parts, and which of two tolls is the later one.

Note [Tolls grow]
    A higher toll in a later report supersedes the earlier one (C303) and is no conflict. Two different tolls of one
    day, or a lower one in a later report, cannot both be true (C301).
"""

from __future__ import annotations

import math

import msgspec

from tawatur.model import Relation
from tawatur.model.layers import Modifier, Number

# «نحو 50» allows a tenth more or less: within it two outlets round the same number.
APPROXIMATE_SHARE = 0.1
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
    """What a quantity allows: «أكثر من 240» everything above 240, «زهاء 9770» a tenth around it.

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
    if modifier == "more_than":
        return Bounds((low or 0) + 1 if isinstance(low, int) else math.nextafter(low or 0, math.inf), math.inf)
    if modifier == "less_than":
        return Bounds(-math.inf, (high or 0) - 1 if isinstance(high, int) else math.nextafter(high or 0, -math.inf))
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
