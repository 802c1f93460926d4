"""A stretch of a document's text, counted in code points."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A half-open stretch ``[start, end)`` of code points of `Document.text`.

    Equality and order are those of the pair (start, end). Only ``<`` and ``>=`` are used around
    bounds, so that two spans that touch never count as overlapping.
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every code point of `other` lies in this span."""
        return not (other.start < self.start or self.end < other.end)

    def of(self, text: str) -> str:
        """The characters that stand here in `text`."""
        return text[self.start : self.end]
