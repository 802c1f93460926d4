"""In whose mouth the words of a report stand, asked by place: in logarithmic time, however many speak."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain

from tawatur.model import Attribution


class Spoken:
    """The attributions whose content covers a source place, and those that a cue at a place opens."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self.cued = {attribution.cue.start: index for index, attribution in enumerate(attributions)}
        told = [(content, index) for index, attribution in enumerate(attributions) for content in attribution.content]
        self._bounds = sorted({*chain.from_iterable((content.start, content.end) for content, _ in told)})
        parts = {bound: part for part, bound in enumerate(self._bounds)}
        # from each bound to the next one: the width of every content there, and its attribution's place in the layer
        self._covering: list[list[tuple[int, int]]] = [[] for _ in self._bounds]
        for content, index in told:
            for part in range(parts[content.start], parts[content.end]):
                self._covering[part].append((content.end - content.start, index))

    def at(self, place: int) -> list[tuple[int, int]]:
        """The width of every content that covers a source place, and its attribution's place in the layer."""
        part = bisect_right(self._bounds, place) - 1
        return self._covering[part] if part >= 0 else []

    def innermost(self, place: int) -> int | None:
        """The place in the layer of the narrowest attribution whose content covers a source place."""
        return min(self.at(place))[1] if self.at(place) else None
