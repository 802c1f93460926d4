"""Constrained agglomeration: the strongest pairs first, and never across an exclusion.

The order is that of weights, ties by the tellings' places; it depends on nothing else, so that the same tellings give
the same clusters in whatever order they come. What a connected component of likely pairs becomes depends on its own
tellings alone: a new report changes only the components that it touches.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from tawatur.link import weights
from tawatur.link.compare import weigh
from tawatur.link.tellings import Telling

# A pair of clusters is judged by so many least members of each.
JUDGED = 8


# A pair that is likely one event: its weight and the places of the two among the tellings.
Edge = tuple[float, int, int]


def likely(tellings: Sequence[Telling], pairs: Iterable[tuple[int, int]]) -> list[Edge]:
    """Those of the pairs that may link, with their weights."""
    weighed = ((weigh(tellings[a], tellings[b]), a, b) for a, b in pairs)
    return [edge for edge in weighed if edge[0] >= weights.LINK]


def cluster(tellings: Sequence[Telling], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The clusters of the tellings, as sorted lists of places, in the order of their first.

    Only the given pairs may link; exclusions are looked for between all members.
    """
    return agglomerate(tellings, likely(tellings, pairs))


def agglomerate(tellings: Sequence[Telling], edges: Iterable[Edge]) -> list[list[int]]:
    """The clusters that weighed pairs make."""
    return _Clustering(tellings).run(edges)


class _Clustering:
    """The state of one run: who is with whom, and which comparisons have been made."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self.tellings = tellings
        self.members: dict[int, list[int]] = {at: [at] for at in range(len(tellings))}
        self.root = list(range(len(tellings)))
        numbers: dict[tuple[object, ...], int] = {}
        self.contents = [numbers.setdefault(telling.content, len(numbers)) for telling in tellings]
        self.seen: dict[int, float] = {}
        self.apart: dict[int, set[int]] = {}

    def run(self, edges: Iterable[Edge]) -> list[list[int]]:
        ranked = []
        for weight, a, b in edges:
            self.seen[min(a, b) * len(self.tellings) + max(a, b)] = weight
            first, second = sorted((self.tellings[a].ref, self.tellings[b].ref))
            ranked.append((-weight, first, second, (a, b)))
        for _, _, _, pair in sorted(ranked):
            self.join(self.root[pair[0]], self.root[pair[1]])
        return sorted(sorted(group) for group in self.members.values())

    def weigh(self, a: int, b: int) -> float:
        """The weight of a pair, minus infinity where the two exclude each other.

        Weights are remembered, exclusions are not: they are most of all pairs, and seldom asked for twice.
        """
        if b < a:
            a, b = b, a
        key = a * len(self.tellings) + b
        found = self.seen.get(key)
        if found is None:
            found = weigh(self.tellings[a], self.tellings[b])
            if found > -math.inf:
                self.seen[key] = found
        return found

    def join(self, a: int, b: int) -> None:
        if a == b or b in self.apart.get(a, ()):
            return
        if len(self.members[a]) < len(self.members[b]):
            a, b = b, a
        if not self.compatible(a, b):
            return
        moved = self.members.pop(b)
        for at in moved:
            self.root[at] = a
        self.members[a].extend(moved)
        for other in self.apart.pop(b, ()):
            self.part(a, other)

    def part(self, a: int, b: int) -> None:
        """Remember that two clusters exclude each other; it stays so however they grow."""
        self.apart.setdefault(a, set()).add(b)
        self.apart.setdefault(b, set()).add(a)

    def compatible(self, a: int, b: int) -> bool:
        """Whether no two members exclude each other and the first few agree on the whole."""
        ours = sorted(self.members[a], key=lambda at: self.tellings[at].ref)
        theirs = sorted(self.members[b], key=lambda at: self.tellings[at].ref)
        if self.excluded(ours, theirs):
            self.part(a, b)
            return False
        judged = [self.weigh(x, y) for x in ours[:JUDGED] for y in theirs[:JUDGED]]
        return sum(judged) / len(judged) >= weights.LINK_MEAN

    def excluded(self, ours: Sequence[int], theirs: Sequence[int]) -> bool:
        """Whether any two members exclude each other; of members with equal content one speaks for all.

        Members of one report are asked one by one: within a report more excludes.
        """
        reports = {self.tellings[x].report.document for x in ours} & {self.tellings[y].report.document for y in theirs}
        pairs = [(x, y) for x in self.distinct(ours) for y in self.distinct(theirs)]
        for report in sorted(reports):
            here = [x for x in ours if self.tellings[x].report.document == report]
            there = [y for y in theirs if self.tellings[y].report.document == report]
            pairs.extend((x, y) for x in self.distinct(here) for y in self.distinct(there))
        return any(self.weigh(x, y) == -math.inf for x, y in pairs)

    def distinct(self, members: Sequence[int]) -> list[int]:
        """One member of each content, in order."""
        found: dict[int, int] = {}
        for at in members:
            found.setdefault(self.contents[at], at)
        return list(found.values())
