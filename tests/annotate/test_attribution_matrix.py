"""The matrix of cue class × order × kind × length of chain: every cell has its two cases, and every class negatives."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from tests.annotate.test_attribution_cases import check
from tests.annotate.write_attribution_matrix import FILE, KINDS, LENGTHS, ORDERS, VERBS, cells, exists, table, write
from tests.cases_format import Case, parametrize


@parametrize("attribution_matrix")
def test_matrix(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("group", [*VERBS, "relay", "source"])
def test_every_cell_is_covered_twice(group: str) -> None:
    counted = cells()
    wanted = [cell for cell in product([group], [*ORDERS, "lead"], KINDS, LENGTHS) if exists(*cell)]
    assert wanted
    assert not [cell for cell in wanted if counted[cell] < 2]


def test_the_table_shows_every_class() -> None:
    shown = table()
    assert all(f"{group} " in shown for group in [*VERBS, "relay", "source"])


# Classes with orders of their own: what they can have, each twice at least.
_OTHERS = [
    *product(["say", "deny", "blame", "praise", "reject"], ["comment"], ["indirect"], ["n1"]),
    *product(["say"], ["relative", "noun"], ["indirect"], ["n1"]),
    *product(["think"], ["passive"], ["indirect"], ["n1"]),
]


@pytest.mark.parametrize("cell", _OTHERS, ids="-".join)
def test_other_cells_are_covered_twice(cell: tuple[str, ...]) -> None:
    assert cells()[cell] >= 2


def test_the_file_is_what_its_script_writes(tmp_path: Path) -> None:
    assert write(tmp_path / "matrix.cases") == FILE.read_text(encoding="utf-8")
