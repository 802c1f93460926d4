"""Each example of the codebook's page of numbers is read as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.annotate.test_quantities_cases import quantities

PAGE = Path(__file__).parents[2] / "docs" / "codebook" / "numbers.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and "**" in line
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[-1])
def test_example(row: list[str]) -> None:
    before, number, after = row[0].split("**")
    text = before + number + after
    (found,) = quantities(text)
    bounds = ["" if bound is None else str(bound) for bound in (found.low, found.high)]
    counted = found.counted.of(text) if found.counted else ""
    assert (text[found.start : found.end], bounds) == (number, row[1:3])
    assert [found.modifier, found.kind, found.unit or "", counted] == row[3:]


def test_every_modifier_is_in_the_codebook() -> None:
    page = PAGE.read_text(encoding="utf-8")
    wanted = {"exact", "approx", "more_than", "at_least", "up_to", "less_than", "vague"}
    assert all(f"| {modifier} |" in page for modifier in wanted)
