"""Tokens: words, numbers, line breaks and single signs, folded, with their places in the source.

Note [Words are a view, not a layer]
    Every stage reads the same tokens, and they follow from the text alone. They are therefore a memoised function of
    the text and not a layer of thousands of small objects; see docs/decisions/0003.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate

from tawatur.model import Span
from tawatur.text.fold import dropped, fold_text, fold_word, line_ends

NEWLINE = "\n"
# The forms of a text are remembered up to this many and this long; then the memory is emptied (hostile input).
_MOST_FORMS = 1 << 17
_LONGEST_FORM = 64
_MARKS = "\u0640\u064b-\u065f\u0670\u0610-\u061a\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"


@cache
def _token() -> re.Pattern[str]:
    """One token in the source: letters, a number with its inner separators, line breaks, or any other sign.

    What folding drops may stand inside a token; marks written on its last letter belong to it. U+066B and U+066C are
    the Arabic separators. No two neighbouring repeats share a character, so that nothing backtracks far.
    """
    drop, breaks = dropped(), line_ends()
    letter, inner, marks = f"[^\\W\\d_{drop}]", f"[{drop}]", f"[{_MARKS}]*"
    word = f"{letter}+(?:{inner}+{letter}+)*{marks}"
    number = f"[{_DIGITS}](?:{inner}*(?:[.,\u066b\u066c]{inner}*)?[{_DIGITS}])*{marks}"
    line = f"[{breaks}]\\s*(?:{inner}+\\s+)*"
    return re.compile(f"({word}|{number}|{line}|[^\\s{drop}]{marks})")


class _Forms(dict[str, str]):
    """Token as written → its folded form; filled as tokens are met."""

    def __missing__(self, written: str) -> str:
        form = NEWLINE if written[0].isspace() else fold_text(written)
        if len(written) <= _LONGEST_FORM:
            if len(self) > _MOST_FORMS:
                self.clear()
            self[written] = form
        return form


_FORMS = _Forms()


class Tokens:
    """The tokens of one text in order.

    `forms` are the folded tokens (a run of line breaks is "\\n"), `starts` and `ends` their half-open places in the
    source. White space is no token; a combining mark or a bidi control never parts one.
    """

    __slots__ = ("ends", "forms", "source", "starts")

    def __init__(self, source: str) -> None:
        # split, map and accumulate: not a line of Python for each token
        pieces = _token().split(source)
        bounds = list(accumulate(map(len, pieces)))
        self.source = source
        self.forms = list(map(_FORMS.__getitem__, pieces[1::2]))
        self.starts = bounds[:-1:2]
        self.ends = bounds[1::2]

    def __len__(self) -> int:
        return len(self.forms)

    def place(self, token: int, letter: int) -> int:
        """The source place of a letter of a token, counted in its folded form."""
        place = self.starts[token]
        if letter == 0:
            return place
        for character in self.surface(token):
            letter -= len(fold_word(character))
            if letter < 0:
                break
            place += 1
        return place

    def place_after(self, token: int, letter: int) -> int:
        """The source place after the first `letter` letters of a token's folded form, marks included."""
        return self.place(token, letter) if letter < len(self.forms[token]) else self.ends[token]

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
    return Tokens(text)
