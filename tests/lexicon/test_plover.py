"""The ontology: complete, and strict with those who add to it."""

from __future__ import annotations

import pytest

from tawatur.errors import LexiconError
from tawatur.lexicon import plover

MODES = {
    "CONSULT": 4,
    "RETREAT": 6,
    "REQUEST": 4,
    "ACCUSE": 3,
    "REJECT": 4,
    "THREATEN": 6,
    "PROTEST": 7,
    "SANCTION": 4,
    "MOBILIZE": 4,
    "COERCE": 10,
    "ASSAULT": 15,
}


def test_sixteen_types_sixty_seven_modes_thirty_seven_contexts() -> None:
    ontology = plover.load()
    assert len(ontology.types) == 16
    assert {name: len(t.modes) for name, t in ontology.types.items() if t.modes} == MODES
    assert sum(MODES.values()) == 67
    assert len(ontology.contexts) == 37


def test_quads_part_words_from_deeds_and_help_from_harm() -> None:
    ontology = plover.load()
    assert {t.quad for t in ontology.types.values()} == {1, 2, 3, 4}
    assert set(ontology.quads) == {"1", "2", "3", "4"}
    assert [ontology.quad(name) for name in ("AGREE", "AID", "ACCUSE", "SANCTION", "ASSAULT")] == [1, 2, 3, 4, 4]


@pytest.mark.parametrize(
    ("type", "mode", "score"),
    [
        ("CONSULT", "phone", 1.5),
        ("CONSULT", None, 2.5),
        ("ACCUSE", None, -3.0),
        ("PROTEST", "vandalize", None),
        ("RETREAT", "disarm", 10.0),
        ("ASSAULT", "unconventional", -10.0),
    ],
)
def test_scores(type: str, mode: str | None, score: float | None) -> None:
    assert plover.load().score(type, mode) == score


def test_scores_agree_in_sign_with_their_quad() -> None:
    for event_type in plover.load().types.values():
        for mode in event_type.modes.values():
            if mode.score and event_type.quad in (2, 4):
                assert (mode.score > 0) == (event_type.quad == 2)


def test_every_name_has_a_definition_of_its_own() -> None:
    ontology = plover.load()
    definitions = [t.definition for t in ontology.types.values()]
    definitions += [m.definition for t in ontology.types.values() for m in t.modes.values()]
    definitions += list(ontology.contexts.values())
    assert all(definitions)
    assert len(set(definitions)) == len(definitions)


@pytest.mark.parametrize(("type", "mode"), [("VISIT", None), ("CONSULT", "letter"), ("AGREE", "visit")])
def test_what_is_unknown_is_an_error_with_its_place(type: str, mode: str | None) -> None:
    with pytest.raises(LexiconError, match=r"verbs\.tsv: visit"):
        plover.load().check(type, mode, "verbs.tsv: visit")


def test_a_known_pair_passes() -> None:
    plover.load().check("CONSULT", "visit", "here")
    plover.load().check("AGREE", None, "here")
