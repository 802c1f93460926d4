"""The case files fill their matrix: each cell at least twice, a third of the cases negative."""

from __future__ import annotations

import pytest

from tests.annotate.timex_matrix import matrix


@pytest.mark.parametrize("name", ["timex", "findings"])
def test_no_cell_is_thin(name: str) -> None:
    thin = {cell: count for cell, count in matrix(name).items() if count < 2 and cell[2] != "negative"}
    assert thin == {}


def test_a_third_is_negative() -> None:
    cells = matrix("timex") + matrix("findings")
    negative = sum(count for cell, count in cells.items() if cell[2] == "negative")
    assert negative * 3 >= cells.total()
