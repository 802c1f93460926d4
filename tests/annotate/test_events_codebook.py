"""The codebook names every type, mode and context, and each of its examples is coded as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.annotate.pipeline import annotate
from tawatur.lexicon import plover
from tawatur.model import EventMention

PAGE = Path(__file__).parents[2] / "docs" / "codebook" / "events.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if line.startswith("| ")
]
TYPES = [row for row in ROWS if len(row) == 6 and row[0].isupper()]


def test_every_type_and_mode_is_in_the_codebook() -> None:
    ontology = plover.load()
    wanted = [(name, mode) for name, kind in ontology.types.items() for mode in ("", *kind.modes)]
    assert [(row[0], row[1]) for row in TYPES] == wanted


def test_every_context_is_in_the_codebook() -> None:
    assert set(plover.load().contexts) <= {row[0] for row in ROWS if len(row) == 2}


@pytest.mark.parametrize("row", [row for row in TYPES if row[5]], ids=lambda row: f"{row[0]}-{row[1]}")
def test_example(row: list[str]) -> None:
    before, trigger, after = row[5].split("**")
    text = before + trigger + after
    told = [(text[e.start : e.end], e.type, e.mode or "") for e in annotate(text)[EventMention]]
    assert told == [(trigger, row[0], row[1])]


def test_every_mode_has_an_example() -> None:
    assert all(row[5] for row in TYPES if row[1])
