"""One number for a count that several reports give differently, under a named rule.

Note [Three rules]
    `conservative` takes the lowest number that some report gives, as ACLED does where accounts differ.
    `best` takes the value with most behind it (the first of its field) and beside it the lowest and the highest number,
    as UCDP's best, low and high do. `all` chooses nothing and gives every value.
    A number that a later, higher one has replaced (C303) is out of date and no estimate, unless it is in a conflict. An
    open bound counts as its number («15 على الأقل» is 15), an approximation as its middle, a vague amount as nothing.
    The rules offer a view and hide nothing: all values stay with the event.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal, get_args

import msgspec

from tawatur.model import Event, FieldValue
from tawatur.reconcile.counts import read_count

Rule = Literal["conservative", "best", "all"]
RULES: tuple[Rule, ...] = get_args(Rule)


class Estimate(msgspec.Struct, frozen=True):
    """A count under a rule: the number to use, and the lowest and highest that reports give."""

    value: float
    low: float
    high: float


def estimate(event: Event, field: str, rule: Rule) -> Estimate | None:
    """The number of `field` (killed, wounded, …) under the rules `conservative` and `best`; null where none is told.

    Under `all` it is that of `best`: who wants all values reads them from the event.
    """
    values = [(low, high) for value in _current(event, field) if (low := _low(value)) <= (high := _high(value))]
    if not values:
        return None
    low, high = min(low for low, _ in values), max(high for _, high in values)
    first = values[0]
    middle = first[0] if first[0] == first[1] else (first[0] + first[1]) / 2
    return Estimate(low if rule == "conservative" else middle, low, high)


def _current(event: Event, field: str) -> Sequence[FieldValue]:
    """The values of a count without vague ones and those that are out of date."""
    old = {finding.evidence[0] for finding in event.findings if finding.code == "C303"}
    alive = {value for conflict in event.conflicts if conflict.field == field for value in conflict.values}
    return [
        value
        for value in event.fields.get(field, ())
        if value.value != "?" and (value.value in alive or not old.intersection(value.evidence))
    ]


def _low(value: FieldValue) -> float:
    bounds = read_count(value.value.removeprefix("~"))
    return bounds.high if math.isinf(bounds.low) else bounds.low


def _high(value: FieldValue) -> float:
    bounds = read_count(value.value.removeprefix("~"))
    return bounds.low if math.isinf(bounds.high) else bounds.high


def plain(number: float) -> str:
    """A number as it is written in a table.

    >>> plain(12.0)
    '12'
    """
    return str(int(number)) if number == int(number) else str(number)
