"""Organs of one state act together; other bodies of one country exclude each other."""

from __future__ import annotations

import pytest

from tawatur.link.parties import Party, compare_parties
from tawatur.model import Relation


def body(key: str, country: str | None, sector: str | None) -> Party:
    return Party(f"org.{key}", "ORG", country, key, (), sector)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (body("police", "MA", "COP"), body("security-forces", "MA", "MIL"), Relation.INCOMPARABLE),
        (body("army", "EG", "MIL"), body("interior-ministry", "EG", "GOV"), Relation.INCOMPARABLE),
        (body("police", "MA", "COP"), body("police-2", "DZ", "COP"), Relation.CONTRADICTS),
        (body("army", "EG", "MIL"), body("gang", "EG", "REB"), Relation.CONTRADICTS),
        (body("army", None, "MIL"), body("army-2", None, "MIL"), Relation.CONTRADICTS),
        (body("party", "EG", "PTY"), body("party-2", "EG", "PTY"), Relation.CONTRADICTS),
        (body("police", "MA", "COP"), body("police", "MA", "COP"), Relation.EQUAL),
    ],
)
def test_organs_of_one_state(first: Party, second: Party, expected: Relation) -> None:
    assert compare_parties(first, second) is expected
    assert compare_parties(second, first) is expected
