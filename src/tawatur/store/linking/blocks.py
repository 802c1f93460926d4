"""Who is compared with whom, and what came of it: blocks and edges of one kind, of tellings or of reports."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Literal

import msgspec

from tawatur.link.neighbours import Pair, Place, Width, changes

# What two members weigh together, null where they do not go together.
Weigh = Callable[[int, int], float | None]
Member = tuple[list[int], Place]
# Blocks that one query reads.
_AT_ONCE = 32


class Changes(msgspec.Struct, frozen=True):
    """What one member more or less has changed: pairs to compare, and pairs that its coming has parted."""

    compared: set[Pair]
    parted: set[Pair]


class Blocks:
    """The blocks of one kind with their edges; `link` for tellings, `copy` for reports."""

    def __init__(self, connection: sqlite3.Connection, kind: Literal["link", "copy"], reach: Width) -> None:
        self._connection = connection
        self._blocks, self._edges = f"{kind}_blocks", f"{kind}_edges"
        self._reach = reach

    def enter(self, keys: Sequence[int], place: Place) -> Changes:
        """Put a member into its blocks."""
        self._connection.executemany(f"INSERT INTO {self._blocks} VALUES (?, ?, ?)", ((key, *place) for key in keys))
        found = Changes(set(), set())
        for block in self._around(keys, place):
            partners, parted = changes(block, place, self._reach)
            found.compared.update((place[1], other) for other in partners)
            found.parted.update(parted)
        return found

    def leave(self, keys: Sequence[int], place: Place) -> Changes:
        """Take a member out of its blocks; its own edges go too."""
        found = Changes(set(), set())
        for block in self._around(keys, place):
            found.compared.update(changes(block, place, self._reach)[1])
        self._connection.executemany(
            f"DELETE FROM {self._blocks} WHERE key = ? AND place = ? AND number = ?", ((key, *place) for key in keys)
        )
        for other in self.partners(place[1]):
            self.part(place[1], other)
        return found

    def join(self, pairs: Iterable[Pair], weigh: Weigh) -> set[int]:
        """Keep the edges among the pairs; the members that have a new one."""
        joined: set[int] = set()
        for one, other in sorted({(min(pair), max(pair)) for pair in pairs}):
            weight = weigh(one, other)
            if weight is not None:
                joined.update((one, other))
                self._connection.executemany(
                    f"INSERT INTO {self._edges} VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    ((one, other, weight), (other, one, weight)),
                )
        return joined

    def part_unheld(self, pairs: Iterable[Pair], member: Callable[[int], Member]) -> set[int]:
        """Delete the edges of pairs that no other block holds together; the members that have lost one."""
        lost: set[int] = set()
        for one, other in sorted({(min(pair), max(pair)) for pair in pairs}):
            if self._has_edge(one, other) and not self._held(member(one), member(other)):
                self.part(one, other)
                lost.update((one, other))
        return lost

    def part(self, one: int, other: int) -> None:
        """Delete an edge."""
        self._connection.executemany(
            f"DELETE FROM {self._edges} WHERE one = ? AND other = ?", ((one, other), (other, one))
        )

    def partners(self, number: int) -> list[int]:
        """The members that a member has an edge with, sorted."""
        return [
            other for (other,) in self._connection.execute(f"SELECT other FROM {self._edges} WHERE one = ?", (number,))
        ]

    def edges(self, number: int) -> Iterator[tuple[int, float]]:
        """The partners of a member with their weights."""
        return self._connection.execute(f"SELECT other, weight FROM {self._edges} WHERE one = ?", (number,))

    def component(self, start: int, further: Callable[[int], Iterable[int]] = lambda number: ()) -> list[int]:
        """All members that edges, and what `further` adds to them, connect with one."""
        found = {start}
        waiting = [start]
        while waiting:
            number = waiting.pop()
            new = {*self.partners(number), *further(number)} - found
            found |= new
            waiting.extend(sorted(new))
        return sorted(found)

    def _around(self, keys: Sequence[int], place: Place) -> Iterator[list[Place]]:
        """The blocks of a member that hold others too, or what lies around its place in the larger ones.

        Blocks are mostly small: as long as they are, one query reads many.
        """
        most = self._reach.width * _AT_ONCE
        for first in range(0, len(keys), _AT_ONCE):
            some = keys[first : first + _AT_ONCE]
            rows = self._connection.execute(
                f"SELECT key, place, number FROM {self._blocks} WHERE key IN ({', '.join('?' * len(some))})"
                " ORDER BY key, place, number LIMIT ?",
                (*some, most),
            ).fetchall()
            if len(rows) > len(some):
                if len(rows) == most:
                    yield from (self._stretch(key, place) for key in some)
                else:
                    blocks = ([row[1:] for row in block] for _, block in groupby(rows, key=itemgetter(0)))
                    yield from (block for block in blocks if len(block) > 1)

    def _stretch(self, key: int, place: Place) -> list[Place]:
        width = self._reach.width
        query = f"SELECT place, number FROM {self._blocks} WHERE key = ? AND (place, number) "
        before = self._connection.execute(
            f"{query} < (?, ?) ORDER BY place DESC, number DESC LIMIT ?", (key, *place, width)
        ).fetchall()
        after = self._connection.execute(
            f"{query} >= (?, ?) ORDER BY place, number LIMIT ?", (key, *place, width + 1)
        ).fetchall()
        return [*reversed(before), *after]

    def _has_edge(self, one: int, other: int) -> bool:
        row = self._connection.execute(f"SELECT 1 FROM {self._edges} WHERE one = ? AND other = ?", (one, other))
        return row.fetchone() is not None

    def _held(self, one: Member, other: Member) -> bool:
        """Whether some block has two members near enough to compare them."""
        low, high = sorted((one[1], other[1]))
        reach = self._reach.alike if low[0] == high[0] else self._reach.width
        for key in sorted(set(one[0]) & set(other[0])):
            (between,) = self._connection.execute(
                f"SELECT count(*) FROM (SELECT 1 FROM {self._blocks} WHERE key = ? AND (place, number) > (?, ?)"
                " AND (place, number) < (?, ?) LIMIT ?)",
                (key, *low, *high, reach),
            ).fetchone()
            if between < reach:
                return True
        return False
