"""The case files fill their matrix: each cell at least twice, a third of the cases negative."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.annotate.timex_matrix import FORMS, KINDS, PRESS, grid, matrix


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


@pytest.mark.parametrize("form", FORMS)
def test_no_cell_of_the_grid_is_below_two(form: str) -> None:
    """Every press has every form plain, tricky and negative."""
    cells = matrix("timex_grid")
    thin = {
        (press, kind): cells[form, press, kind] for press in PRESS for kind in KINDS if cells[form, press, kind] < 2
    }
    assert thin == {}


def test_the_grid_has_no_heading_of_its_own() -> None:
    """A misspelt heading would hide its cases from the grid."""
    assert {(form, press) for form, press, _ in matrix("timex_grid")} <= {(f, p) for f in FORMS for p in PRESS}
    assert {kind for _, _, kind in matrix("timex_grid")} <= set(KINDS)


def test_the_grid_shows_every_form_and_press() -> None:
    head, *rows = grid("timex_grid")
    assert head.split() == ["form", *PRESS]
    assert [row.split()[0] for row in rows] == list(FORMS)
    assert all(len(row.split()) == 1 + len(PRESS) for row in rows)


def test_there_are_many_cases_by_hand() -> None:
    names = ("timex", "findings", "numerals", "quantities")
    assert sum(matrix(name).total() for name in names) >= 1300


def test_a_third_is_negative() -> None:
    cells = matrix("timex") + matrix("findings")
    negative = sum(count for cell, count in cells.items() if cell[2] == "negative")
    assert negative * 3 >= cells.total()
