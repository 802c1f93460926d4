from __future__ import annotations

import itertools

import pytest

from tawatur.link.parties import Party, ancestors, compare_parties, compare_places, is_state, kind_of_key, rarity
from tawatur.model import Relation

IRAQ = Party("gpe.iraq", "GPE", "IQ", "Iraq")
EGYPT = Party("gpe.egypt", "GPE", "EG", "Egypt")
IRAQI = Party("norp.iraqi", "NORP", "IQ", "Iraqi")
BAGHDAD = Party("gpe.baghdad", "GPE", "IQ", "Baghdad")
CAIRO = Party("gpe.cairo", "GPE", "EG", "Cairo")
MINISTER = Party("per.~سالم", "PERSON", "IQ")
OTHER_MINISTER = Party("per.~فاضل", "PERSON", "IQ")
MINISTRY = Party("org.~وزارة", "ORG", "IQ")
MIDDLE_EAST = Party("loc.middle-east", "LOC")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (IRAQ, IRAQ, Relation.EQUAL),
        (IRAQ, IRAQI, Relation.EQUAL),
        (IRAQ, EGYPT, Relation.CONTRADICTS),
        (MINISTER, IRAQ, Relation.REFINES),
        (IRAQ, MINISTER, Relation.REFINED_BY),
        (MINISTER, EGYPT, Relation.CONTRADICTS),
        (MINISTER, OTHER_MINISTER, Relation.CONTRADICTS),
        (MINISTER, MINISTRY, Relation.INCOMPARABLE),
        (MIDDLE_EAST, IRAQ, Relation.INCOMPARABLE),
        (BAGHDAD, IRAQ, Relation.REFINES),
    ],
)
def test_parties(first: Party, second: Party, expected: Relation) -> None:
    assert compare_parties(first, second) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (BAGHDAD, IRAQ, Relation.REFINES),
        (IRAQ, BAGHDAD, Relation.REFINED_BY),
        (BAGHDAD, CAIRO, Relation.CONTRADICTS),
        (BAGHDAD, EGYPT, Relation.CONTRADICTS),
        (BAGHDAD, MIDDLE_EAST, Relation.INCOMPARABLE),
        (Party("gpe.~قرية", "GPE", "IQ"), BAGHDAD, Relation.INCOMPARABLE),
        (Party("gpe.~قرية", "GPE", "IQ"), IRAQ, Relation.REFINES),
    ],
)
def test_places(first: Party, second: Party, expected: Relation) -> None:
    assert compare_places(first, second) is expected


def test_relations_mirror_each_other() -> None:
    mirror = {Relation.REFINES: Relation.REFINED_BY, Relation.REFINED_BY: Relation.REFINES}
    everyone = [IRAQ, EGYPT, IRAQI, BAGHDAD, CAIRO, MINISTER, OTHER_MINISTER, MINISTRY, MIDDLE_EAST]
    for a, b in itertools.product(everyone, repeat=2):
        for relate in (compare_parties, compare_places):
            there = relate(a, b)
            assert relate(b, a) is mirror.get(there, there), (a.key, b.key)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("per.~سالم الفاضل", "per.~سالم", Relation.EQUAL),
        ("per.~سالم", "per.~سالم محمد الفاضل", Relation.EQUAL),
        ("per.~سالم الفاضل", "per.~سالم الكريم", Relation.CONTRADICTS),
        ("per.~سالم", "org.~سالم", Relation.INCOMPARABLE),
    ],
)
def test_shorter_forms_of_unknown_names(first: str, second: str, expected: Relation) -> None:
    assert compare_parties(Party(first, kind_of_key(first)), Party(second, kind_of_key(second))) is expected


def test_kinds_of_keys() -> None:
    assert [kind_of_key(key) for key in ("per.x", "org.x", "gpe.x", "loc.x", "fac.x", "norp.x", "name.~x", "")] == [
        *("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "other", "other")
    ]


def test_states_and_their_people_stand_for_all_that_is_theirs() -> None:
    assert is_state("gpe.iraq")
    assert is_state("norp.iraqi")
    assert not is_state("gpe.baghdad")
    assert not is_state("per.~nobody")


def test_ancestors_end_with_the_country() -> None:
    assert ancestors("gpe.baghdad")[-1] == "gpe.iraq"
    assert ancestors("gpe.iraq") == ()
    assert ancestors("gpe.~unknown") == ()


def test_rare_parties_weigh_more() -> None:
    assert rarity("per.~somebody", "PERSON") > rarity("gpe.sudan", "GPE") > rarity("gpe.iraq", "GPE") > 0
    assert rarity("x", "no such kind") == rarity("y", "other")
