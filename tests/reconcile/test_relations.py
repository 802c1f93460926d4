from __future__ import annotations

import itertools

import pytest

from tawatur.model import Relation
from tawatur.reconcile.claims import Reading
from tawatur.reconcile.relations import compare_modes, compare_values
from tests.reconcile.readings import count, date, party, word


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (date("2023-11-05"), date("2023-11-05"), Relation.EQUAL),
        (date("2023-11-05"), date("2023-11"), Relation.REFINES),
        (date("2023-11", modifier="START"), date("2023-11-05"), Relation.REFINED_BY),
        (date("2023-11-05"), date("2023-11-14"), Relation.CONTRADICTS),
        (count(9770), count(9770, modifier="approx"), Relation.REFINES),
        (count(40), count(31, modifier="at_least"), Relation.REFINES),
        (count(12), count(15), Relation.CONTRADICTS),
        (count(12), count(15, part=True), Relation.INCOMPARABLE),
        (party("actors", "org.hamas"), party("actors", "org.hamas"), Relation.EQUAL),
        (party("place", "gpe.baghdad", country="IQ"), party("place", "gpe.iraq", country="IQ"), Relation.REFINES),
        (word("mode", "phone"), word("mode", "visit"), Relation.CONTRADICTS),
        (word("polarity", "affirmed"), word("polarity", "negated"), Relation.CONTRADICTS),
        (word("polarity", "affirmed"), word("polarity", "affirmed"), Relation.EQUAL),
        (count(12), date("2023-11-05"), Relation.INCOMPARABLE),
        (count(12), count(12, kind="wounded"), Relation.INCOMPARABLE),
    ],
)
def test_values(first: Reading, second: Reading, expected: Relation) -> None:
    assert compare_values(first, second) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("suicide-attack", "explosives", Relation.REFINES),
        ("explosives", "suicide-attack", Relation.REFINED_BY),
        ("drone", "aerial", Relation.REFINES),
        ("targeted", "aerial", Relation.INCOMPARABLE),
        ("firearms", "explosives", Relation.CONTRADICTS),
        ("firearms", "firearms", Relation.EQUAL),
    ],
)
def test_modes(first: str, second: str, expected: Relation) -> None:
    assert compare_modes(first, second) is expected


def test_relations_mirror_each_other() -> None:
    mirror = {Relation.REFINES: Relation.REFINED_BY, Relation.REFINED_BY: Relation.REFINES}
    several = [
        *(date("2023-11-05"), date("2023-11"), date("2023-11-14")),
        *(count(12), count(15, modifier="at_least"), count(12, part=True)),
        *(word("mode", "phone"), word("mode", "visit"), word("polarity", "negated")),
    ]
    for a, b in itertools.product(several, repeat=2):
        there = compare_values(a, b)
        assert compare_values(b, a) is mirror.get(there, there)
