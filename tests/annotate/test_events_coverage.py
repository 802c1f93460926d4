"""The cases speak of every type and mode at least thrice, and a third of those of events are negatives."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tawatur.lexicon import plover

CASES = Path(__file__).parents[1] / "cases" / "ar" / "events.cases"
LINES = [
    line.partition("|")[0].strip()
    for line in CASES.read_text(encoding="utf-8").splitlines()
    if "|" in line and not line.startswith("#")
]
TOLD = Counter(tuple(part.split()[:2]) for line in LINES if not line.startswith("NONE") for part in line.split(";"))
MODES = [(name, mode) for name, kind in plover.load().types.items() for mode in (kind.modes or {"-": None})]


@pytest.mark.parametrize("mode", MODES, ids="-".join)
def test_a_mode_stands_in_three_cases(mode: tuple[str, str]) -> None:
    assert TOLD[mode] >= 3


def test_a_third_of_the_cases_is_negative() -> None:
    negative = sum(line.startswith("NONE") for line in LINES)
    assert 3 * negative >= len(LINES)
