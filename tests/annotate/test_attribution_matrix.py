"""The matrix of cue class × order × kind × length of chain: every cell has its two cases, and every class negatives."""

from __future__ import annotations

from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from tests.annotate.test_attribution_cases import check
from tests.annotate.write_attribution_matrix import FILE, KINDS, LENGTHS, ORDERS, VERBS, write
from tests.cases_format import Case, parametrize, read_cases

_FILES = ("attribution", "attribution_more", "attribution_hand", "attribution_matrix")


@parametrize("attribution_matrix")
def test_matrix(case: Case) -> None:
    check(case)


def _cells() -> Counter[tuple[str, ...]]:
    return Counter(
        tuple(expected[:4])
        for name in _FILES
        for case in read_cases(name)
        for expected in case.expected
        if expected[1:]
    )


@pytest.mark.parametrize("group", VERBS)
def test_every_cell_is_covered_twice(group: str) -> None:
    cells = _cells()
    thin = [cell for cell in product([group], ORDERS, KINDS, LENGTHS) if cells[cell] < 2]
    assert not thin


# Classes with orders of their own: what they can have, each twice at least.
_OTHERS = [
    *product(["source"], ["before", "lead"], ["indirect", "mixed"], LENGTHS),
    *product(["relay"], ["vso"], KINDS, ["n2"]),
    *product(["claim"], ["vso"], ["indirect", "mixed"], ["n1"]),
    *product(["reject"], ["vso", "participle"], ["indirect", "mixed"], ["n1"]),
    *product(["ask"], ["vso"], ["indirect", "direct"], LENGTHS),
    *product(["say"], ["before"], ["direct"], LENGTHS),
    *product(["say"], ["relative", "noun"], ["indirect"], ["n1"]),
    *product(["think"], ["passive"], ["indirect"], ["n1"]),
]


@pytest.mark.parametrize("cell", _OTHERS, ids="-".join)
def test_other_cells_are_covered_twice(cell: tuple[str, ...]) -> None:
    assert _cells()[cell] >= 2


def test_the_file_is_what_its_script_writes(tmp_path: Path) -> None:
    assert write(tmp_path / "matrix.cases") == FILE.read_text(encoding="utf-8")
