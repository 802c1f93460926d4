"""Sorted neighbourhoods: which members of a block are compared, and what one member more or less changes.

Note [Local by design]
    The members of a block stand in a fixed order, and each is compared with its `width` neighbours on either side: with
    all where the block is small, with the nearest where it is large. Of members of one order only the nearest `alike`
    are compared. Which pairs are compared depends on the block alone, not on the order in which its members came; and
    a new member changes the pairs within `width` of its own place only, so that a store can keep the pairs up to date.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

# A place in a block: what it is sorted by, then the number of the member.
Place = tuple[int, int]
Pair = tuple[int, int]


class Width(msgspec.Struct, frozen=True):
    """How far members are compared, and how far those of one order are."""

    width: int
    alike: int


def near(block: Sequence[Place], reach: Width) -> Iterator[Pair]:
    """The pairs of numbers to compare in a sorted block, or in a stretch of one."""
    for at, (order, number) in enumerate(block):
        for other in range(at + 1, min(len(block), at + reach.width + 1)):
            if other - at <= reach.alike or block[other][0] != order:
                yield number, block[other][1]


def changes(block: Sequence[Place], place: Place, reach: Width) -> tuple[list[int], set[Pair]]:
    """What a member at `place` adds to a block: the members compared with it, and the pairs that it parts.

    `block` is sorted and holds the place with at least `width` neighbours on either side, or all there are.

    >>> changes([(1, 7), (2, 8), (3, 9)], (2, 8), Width(1, 1))
    ([7, 9], {(7, 9)})
    """
    at = bisect_left(block, place)
    low, high = max(0, at - reach.width), min(len(block), at + reach.width + 1)
    partners = [
        block[other][1]
        for other in range(low, high)
        if other != at and (abs(other - at) <= reach.alike or block[other][0] != place[0])
    ]
    parted = set()
    for first in range(low, at):
        for last, alike in ((first + reach.width + 1, False), (first + reach.alike + 1, True)):
            if at < last < len(block) and (block[first][0] == block[last][0]) is alike:
                parted.add((block[first][1], block[last][1]))
    return partners, parted
