"""Tokens: words, numbers, line breaks and single signs, folded, with their places in the source.

Note [Words are a view, not a layer]
    Every stage reads the same tokens, and they follow from the text alone. They are therefore a memoised function of
    the text and not a layer of thousands of small objects; see docs/decisions/0003.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from functools import cache, lru_cache
from itertools import accumulate, compress, filterfalse
from typing import cast

from tawatur.model import Span
from tawatur.text.fold import dropped, fold_text, fold_word, line_ends, usual_letters

NEWLINE = "\n"
# The forms of a text are remembered up to this many and this long; then the memory is emptied (hostile input).
_MOST_FORMS = 1 << 15
_LONGEST_FORM = 64
_MARKS = "\u0640\u064b-\u065f\u0670\u0610-\u061a\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
_DIGIT_RUN = re.compile(f"[{_DIGITS}]+")
# What stands after nearly all words of the press.
_USUAL_ENDS = ' \n.,:()"\u00ab\u00bb\u060c\u061b\u061f'


@cache
def _token() -> re.Pattern[str]:
    """One token in the source: letters, a number with its inner separators, line breaks, or any other sign.

    What folding drops may stand inside a token; marks written on its last letter belong to it, whatever invisible sign
    parts them from it. U+066B and U+066C are the Arabic separators. No two neighbouring repeats share a character, so
    that nothing backtracks far. The first branch is the second one for usual words: their letters are tested in half
    the time.
    """
    drop, breaks = dropped(), line_ends()
    letter, inner, marks = f"[^\\W\\d_{drop}]", f"[{drop}]", f"(?:[{drop}]*[{_MARKS}])?"
    word = f"{letter}+(?:{inner}+{letter}+)*{marks}"
    number = f"[{_DIGITS}](?:{inner}*(?:[.,\u066b\u066c]{inner}*)?[{_DIGITS}])*{marks}"
    line = f"[{breaks}]\\s*(?:{inner}+\\s+)*"
    return re.compile(f"([{usual_letters()}]++(?=[{_USUAL_ENDS}])|{word}|{number}|{line}|[^\\s{drop}]{marks})")


class _Forms(dict[str, str]):
    """Token as written → its folded form; filled as tokens are met."""

    def fold(self, written: list[str]) -> list[str]:
        """The folded form of every token."""
        forms = list(map(self.get, written))
        if None in forms:
            self.learn(written)
            return list(map(self.__getitem__, written))
        return cast("list[str]", forms)

    def learn(self, written: Iterable[str]) -> None:
        """Fold the tokens that are not known yet, all in one go."""
        unknown = set(filterfalse(self.__contains__, written))
        # no token but one of white space holds a line break, so that it can part the others
        words = [word for word in unknown if len(word) <= _LONGEST_FORM and not word[0].isspace()][:_MOST_FORMS]
        if len(self) + len(words) > _MOST_FORMS:
            self.clear()
        if words:
            folded = fold_text(NEWLINE.join(words)).split(NEWLINE)
            # a form that is written as it is folded is kept once
            self.update((word, word if word == form else form) for word, form in zip(words, folded, strict=True))

    def __missing__(self, written: str) -> str:
        form = NEWLINE if written[0].isspace() else fold_text(written)
        if len(written) <= _LONGEST_FORM:
            if len(self) > _MOST_FORMS:
                self.clear()
            self[written] = form
        return form


_FORMS = _Forms()


def fold_token(written: str) -> str:
    """The folded form of a token as it is written: line breaks are one."""
    return _FORMS[written]


class Tokens:
    """The tokens of one text in order.

    `forms` are the folded tokens (a run of line breaks is "\\n"), `written` the tokens as they stand in the source,
    `starts` and `ends` their half-open places in it. White space is no token; a combining mark or a bidi control never
    parts one.
    """

    __slots__ = ("_numbers", "ends", "forms", "source", "starts", "written")

    def __init__(self, source: str) -> None:
        # split, map and accumulate: not a line of Python for each token
        pieces = _token().split(source)
        bounds = list(accumulate(map(len, pieces)))
        written = pieces[1::2]
        self.source = source
        self.written = written
        self.forms = _FORMS.fold(written)
        self.starts = bounds[:-1:2]
        self.ends = bounds[1::2]
        self._numbers: list[int] | None = None

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

    def span(self, first: int, after: int, letter: int = 0) -> Span:
        """From letter `letter` of token `first` to the end of the token before `after`."""
        return Span(self.place(first, letter), self.ends[after - 1])

    def surface(self, token: int) -> str:
        """A token as it is written."""
        return self.written[token]

    def among(self, words: Container[str]) -> Iterator[int]:
        """The tokens whose form is one of some words, in order: a look-up for each, and no line of Python."""
        return compress(range(len(self.forms)), map(words.__contains__, self.forms))

    def numbers(self) -> list[int]:
        """The tokens that begin with a digit, in order."""
        if self._numbers is None:
            places = [match.start() for match in _DIGIT_RUN.finditer(self.source)]
            tokens = [bisect_right(self.ends, place) for place in places]
            starts = self.starts
            self._numbers = [token for token, place in zip(tokens, places, strict=True) if starts[token] == place]
        return self._numbers

    def at(self, place: int) -> int:
        """The first token that ends after a source place; `len(tokens)` past the last one."""
        return bisect_right(self.ends, place)


@lru_cache(maxsize=8)
def tokenize(text: str) -> Tokens:
    """The tokens of `text`; calls with one text in a row share the work.

    >>> tokenize("في الـ 24 نوفمبر").forms == ["في", "ال", "24", "نوفمبر"]
    True
    """
    return Tokens(text)
