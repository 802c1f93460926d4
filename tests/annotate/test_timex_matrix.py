"""The case files fill their matrix: each cell at least twice, a third of the cases negative."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.annotate.timex_matrix import KINDS, matrix


@pytest.mark.parametrize("name", ["timex", "findings"])
def test_no_cell_is_thin(name: str) -> None:
    thin = {cell: count for cell, count in matrix(name).items() if count < 2 and cell[2] != "negative"}
    assert thin == {}


@pytest.mark.parametrize("name", ["timex", "findings"])
def test_every_form_is_plain_tricky_and_negative(name: str) -> None:
    """Each form at least twice of each kind, whatever the press."""
    forms: Counter[tuple[str, str]] = Counter()
    for (form, _, kind), count in matrix(name).items():
        forms[form, kind] += count
    thin = {(form, kind) for form, _ in forms for kind in KINDS if forms[form, kind] < 2}
    assert thin == set()


@pytest.mark.parametrize("style", ["egypt", "levant", "iraq", "gulf", "maghreb", "translated"])
def test_every_press_is_plain_tricky_and_negative(style: str) -> None:
    cells = matrix("timex")
    assert all(cells["press", style, kind] >= 2 for kind in KINDS)


def test_there_are_many_cases_by_hand() -> None:
    names = ("timex", "findings", "numerals", "quantities")
    assert sum(matrix(name).total() for name in names) >= 1300


def test_a_third_is_negative() -> None:
    cells = matrix("timex") + matrix("findings")
    negative = sum(count for cell, count in cells.items() if cell[2] == "negative")
    assert negative * 3 >= cells.total()
