"""Tokens: words, numbers, line breaks and single signs, folded, with their places in the source.

Note [Words are a view, not a layer]
    Every stage reads the same tokens, and they follow from the text alone. They are therefore a memoised function of
    the text and not a layer of thousands of small objects; see docs/decisions/0003.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tawatur.model import Span
from tawatur.text.fold import Folded, fold

NEWLINE = "\n"
# Letters | a number with its inner separators (U+066B and U+066C are the Arabic ones) | a line break | any other sign
_TOKEN = re.compile("[^\\W\\d_]+|[0-9]+(?:[.,\u066b\u066c][0-9]+)*|\n\\s*|\\S")


class Tokens:
    """The tokens of one text in order.

    `forms` are the folded tokens (a run of line breaks is "\\n"), `starts` and `ends` their half-open places in the
    source. White space is no token; a combining mark or a bidi control never parts one.
    """

    __slots__ = ("_folded_starts", "ends", "folded", "forms", "source", "starts")

    def __init__(self, folded: Folded) -> None:
        self.folded = folded
        self.source = folded.source
        text = folded.text
        spans = [match.span() for match in _TOKEN.finditer(text)]
        self.forms = [NEWLINE if text[a] == NEWLINE else text[a:b] for a, b in spans]
        self._folded_starts = [a for a, _ in spans]
        if folded.offsets is None:
            self.starts = self._folded_starts
            self.ends = [b for _, b in spans]
        else:
            offsets = folded.offsets
            self.starts = [offsets[a] for a, _ in spans]
            self.ends = [folded.end(b) for _, b in spans]

    def __len__(self) -> int:
        return len(self.forms)

    def place(self, token: int, letter: int) -> int:
        """The source place of a letter of a token, counted in its folded form."""
        if letter == 0:
            return self.starts[token]
        return self.folded.start(self._folded_starts[token] + letter)

    def place_after(self, token: int, letter: int) -> int:
        """The source place after the first `letter` letters of a token's folded form, marks included."""
        return self.folded.end(self._folded_starts[token] + letter)

    def span(self, first: int, after: int, letter: int = 0) -> Span:
        """From letter `letter` of token `first` to the end of the token before `after`."""
        return Span(self.place(first, letter), self.ends[after - 1])

    def surface(self, token: int) -> str:
        """A token as it is written."""
        return self.source[self.starts[token] : self.ends[token]]

    def at(self, place: int) -> int:
        """The first token that ends after a source place; `len(tokens)` past the last one."""
        low, high = 0, len(self.ends)
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] > place:
                high = middle
            else:
                low = middle + 1
        return low


@lru_cache(maxsize=8)
def tokenize(text: str) -> Tokens:
    """The tokens of `text`; calls with one text in a row share the work.

    >>> tokenize("في الـ 24 نوفمبر").forms == ["في", "ال", "24", "نوفمبر"]
    True
    """
    return Tokens(fold(text))
