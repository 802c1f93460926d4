from __future__ import annotations

import itertools
import math

import pytest

from tawatur.model import Relation
from tawatur.reconcile.counts import Bounds, bounds_of, compare_counts, format_count, one_scope


@pytest.mark.parametrize(
    ("low", "high", "modifier", "bounds", "written"),
    [
        (9770, 9770, "exact", Bounds(9770, 9770), "9770"),
        (9770, 9770, "approx", Bounds(8793, 10747), "~9770"),
        (240, None, "more_than", Bounds(240, math.inf), ">240"),
        (31, None, "at_least", Bounds(31, math.inf), ">=31"),
        (None, 50, "up_to", Bounds(-math.inf, 50), "<=50"),
        (None, 50, "less_than", Bounds(-math.inf, 50), "<50"),
        (10, 12, "exact", Bounds(10, 12), "10-12"),
        (None, None, "vague", Bounds(-math.inf, math.inf), "?"),
        (None, None, "exact", Bounds(-math.inf, math.inf), "?"),
        (0, 0, "exact", Bounds(0, 0), "0"),
        (None, 20, "approx", Bounds(18, 22), "~20"),
    ],
)
def test_bounds_and_form(low: int | None, high: int | None, modifier: str, bounds: Bounds, written: str) -> None:
    assert bounds_of(low, high, modifier) == bounds  # type: ignore[arg-type]
    assert format_count(low, high, modifier) == written  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [(12, 15, True), (3, 20, True), (30, 120, True), (3, 1400, False), (103, 1000, False), (5, 5, True)],
)
def test_scopes(first: int, second: int, expected: bool) -> None:
    assert one_scope(Bounds(first, first), Bounds(second, second)) is expected
    assert one_scope(Bounds(second, math.inf), Bounds(first, first)) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((31, None, "at_least"), (40, 40, "exact"), Relation.REFINED_BY),
        ((40, 40, "exact"), (31, None, "at_least"), Relation.REFINES),
        ((9770, 9770, "approx"), (9770, 9770, "exact"), Relation.REFINED_BY),
        ((12, 12, "exact"), (12, 12, "exact"), Relation.EQUAL),
        ((12, 12, "exact"), (15, 15, "exact"), Relation.CONTRADICTS),
        ((31, None, "at_least"), (20, 20, "exact"), Relation.CONTRADICTS),
        ((20, None, "at_least"), (None, 30, "up_to"), Relation.OVERLAPS),
        ((240, None, "more_than"), (240, 240, "exact"), Relation.REFINED_BY),
        ((None, None, "vague"), (12, 12, "exact"), Relation.INCOMPARABLE),
        ((100, 100, "approx"), (105, 105, "approx"), Relation.OVERLAPS),
    ],
)
def test_relations(first: tuple[object, ...], second: tuple[object, ...], expected: Relation) -> None:
    assert compare_counts(bounds_of(*first), bounds_of(*second)) is expected  # type: ignore[arg-type]


def test_relations_mirror_each_other() -> None:
    mirror = {Relation.REFINES: Relation.REFINED_BY, Relation.REFINED_BY: Relation.REFINES}
    several = [
        bounds_of(*row)  # type: ignore[arg-type]
        for row in [
            (12, 12, "exact"),
            (12, None, "at_least"),
            (None, 12, "up_to"),
            (12, 12, "approx"),
            (None, None, "vague"),
        ]
    ]
    for a, b in itertools.product(several, repeat=2):
        there = compare_counts(a, b)
        assert compare_counts(b, a) is mirror.get(there, there)
