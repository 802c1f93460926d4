"""Mentions in text order, asked which one stands nearest before a place; in logarithmic time on any text."""

from __future__ import annotations

from bisect import bisect_left, insort

from tawatur.annotate.mentions.chart import Found


class Trail:
    """Mentions ordered by their first token."""

    def __init__(self) -> None:
        self._firsts: list[int] = []
        self._found: list[Found] = []

    def add(self, found: Found) -> None:
        """Take a mention in at its place in the text."""
        if not self._firsts or found.first >= self._firsts[-1]:
            self._firsts.append(found.first)
            self._found.append(found)
            return
        place = bisect_left(self._firsts, found.first)
        insort(self._firsts, found.first)
        self._found.insert(place, found)

    def nearest(self, token: int) -> Found | None:
        """The last mention before a token, else the first after it, null where there is none."""
        place = bisect_left(self._firsts, token)
        if place:
            return self._found[place - 1]
        return self._found[0] if self._found else None

    def before(self, token: int, most: int) -> list[Found]:
        """Up to `most` mentions before a token, the nearest first, else those after it."""
        place = bisect_left(self._firsts, token)
        if place:
            return self._found[max(0, place - most) : place][::-1]
        return self._found[:most]
