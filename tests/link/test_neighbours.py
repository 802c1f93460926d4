from __future__ import annotations

import pytest

from tawatur.link.neighbours import Place, Width, changes, near

REACH = Width(6, 2)


def block_of(size: int, orders: int) -> list[Place]:
    return sorted((number * 7919 % orders, number) for number in range(size))


def test_all_are_compared_in_a_small_block() -> None:
    assert len(list(near(block_of(7, 100), REACH))) == 7 * 6 / 2


def test_a_large_block_costs_its_size() -> None:
    assert len(list(near(block_of(1000, 999), REACH))) <= 6 * 1000
    assert len(list(near(block_of(1000, 1), REACH))) <= 2 * 1000


def test_twins_are_compared_with_the_nearest_only() -> None:
    assert list(near([(1, 1), (1, 2), (1, 3), (1, 4)], REACH)) == [(1, 2), (1, 3), (2, 3), (2, 4), (3, 4)]


def test_twins_keep_no_two_others_from_meeting() -> None:
    assert (0, 9) in list(near([(0, 0), (1, 1), (1, 2), (1, 3), (2, 9)], REACH))


@pytest.mark.parametrize("orders", [1, 3, 1000])
@pytest.mark.parametrize("size", [1, 2, 5, 7, 8, 40])
def test_changes_are_all_that_one_more_member_changes(size: int, orders: int) -> None:
    """What a store relies on: the stretch around a place tells all, whatever lies beyond it."""
    block = block_of(size, orders)
    for at, place in enumerate(block):
        without = block[:at] + block[at + 1 :]
        after, before = set(near(block, REACH)), set(near(without, REACH))
        stretch = block[max(0, at - REACH.width) : at + REACH.width + 1]
        partners, parted = changes(stretch, place, REACH)
        assert {tuple(sorted((place[1], other))) for other in partners} == {tuple(sorted(p)) for p in after - before}
        assert parted == before - after
