"""Many phrases found in one pass over the tokens.

A phrase is accepted only where it begins at a word's edge or after legal clitics and ends at a word's edge. The words
that a phrase may begin with are listed once, with all clitics (Note [From the lexicon to the text] in clitics.py), so
that a text costs one dictionary look-up a token, whether its words were met before or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import compress
from typing import Generic, TypeVar

import msgspec

from tawatur.model import Span
from tawatur.text.clitics import article as the_article
from tawatur.text.clitics import stems, surfaces
from tawatur.text.fold import fold_text
from tawatur.text.segment import Tokens, tokenize

Value = TypeVar("Value")
# No phrase holds it, and folding leaves it alone.
_BETWEEN = "\0"


class Hit(msgspec.Struct, Generic[Value], frozen=True, gc=False):
    """A phrase found: tokens [first, after), the letters left out in front, and what the phrase stands for."""

    first: int
    after: int
    start: int
    value: Value
    clitics: str
    article: bool

    def span(self, tokens: Tokens) -> Span:
        """The source span: clitics out, article and pronoun in."""
        return tokens.span(self.first, self.after, self.start)


def split_phrases(phrases: list[str]) -> list[list[str]]:
    """The folded tokens of each phrase, as `tokenize` would give them.

    All phrases are folded in one go, and one of mere letters is parted at its spaces: a table of a thousand phrases
    opens in a tenth of the time.

    >>> split_phrases(["الأمم المتحدة", "أ ف ب"])
    [['الامم', 'المتحده'], ['ا', 'ف', 'ب']]
    """
    folded = fold_text(_BETWEEN.join(phrases)).split(_BETWEEN) if phrases else []
    return [
        plain.split() if plain.replace(" ", "").isalpha() else tokenize(phrase).forms
        for phrase, plain in zip(phrases, folded, strict=True)
    ]


# what follows the first word, letters before the stem, clitics, whether the article was added, value
_Entry = tuple[tuple[str, ...], int, str, bool, Value]
# what a word begins by itself, and by the word that follows it what it then may begin, its own with it
_Head = tuple[tuple[_Entry[Value], ...], dict[str, tuple[_Entry[Value], ...]]]
_NO_HEAD: tuple[tuple[()], dict[str, tuple[()]]] = ((), {})
# A phrase of fewer further words needs no look at them: the one that follows has decided.
_DECIDED = 2


class PhraseTable(Generic[Value]):
    """An immutable table of phrases.

    `proclitics`: the first word may follow و ف ب ل ك. `article`: the article may be added to the first word of a phrase
    that is listed without it (the span takes it in).
    """

    def __init__(
        self,
        entries: Iterable[tuple[str, Value]],
        *,
        proclitics: bool = True,
        article: bool = False,
    ) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self._proclitics = proclitics
        self._article = article
        rows = list(entries)
        for (_, value), forms in zip(rows, split_phrases([phrase for phrase, _ in rows]), strict=True):
            if forms:
                self._by_first.setdefault(forms[0], []).append((tuple(forms[1:]), value))
        for alike in self._by_first.values():
            alike.sort(key=lambda row: -len(row[0]))
        self._heads: dict[str, _Head[Value] | None] = dict.fromkeys(self._written())

    def _written(self) -> Iterable[str]:
        """Every word that a phrase may begin with."""
        if self._proclitics:
            return surfaces(self._by_first, article=self._article)
        the = the_article() if self._article else ""
        return {before + form for form in self._by_first for before in ("", the)}

    def __contains__(self, form: str) -> bool:
        return any(not rest for rest, _ in self._by_first.get(form, ()))

    def at(self, tokens: Tokens, token: int) -> list[Hit[Value]]:
        """All phrases that begin at a token, longest first, then with the fewest letters left out."""
        forms = tokens.forms
        if not token < len(forms):
            return []
        head = self._heads.get(forms[token], _NO_HEAD)
        if head is None:
            head = self._heads[forms[token]] = self._read(forms[token])
        alone, onward = head
        entries = onward.get(forms[token + 1], alone) if onward and token + 1 < len(forms) else alone
        if not entries:
            return []
        return [
            Hit(token, token + 1 + len(rest), start, value, clitics, article)
            for rest, start, clitics, article, value in entries
            if len(rest) < _DECIDED or tuple(forms[token + 1 : token + 1 + len(rest)]) == rest
        ]

    def places(self, tokens: Tokens, first: int, after: int) -> Iterator[int]:
        """The tokens of [first, after) that a phrase may begin with, in order: no line of Python for the others."""
        return compress(range(first, after), map(self._heads.__contains__, tokens.forms[first:after]))

    def find(self, tokens: Tokens) -> list[Hit[Value]]:
        """The leftmost longest hits, none overlapping; of equal ones the first reading."""
        found: list[Hit[Value]] = []
        free = 0
        for token in self.places(tokens, 0, len(tokens)):
            if token >= free and (hits := self.at(tokens, token)):
                found.append(hits[0])
                free = hits[0].after
        return found

    def _read(self, form: str) -> _Head[Value]:
        """What a word may begin, read when it is first met."""
        entries: list[_Entry[Value]] = []
        the = the_article()
        for stem in stems(form) if self._proclitics else stems(form)[:1]:
            for rest, value in self._by_first.get(stem.form, ()):
                entries.append((rest, stem.start, stem.clitics, False, value))
            if self._article and stem.article:
                for rest, value in self._by_first.get(stem.form.removeprefix(the), ()):
                    entries.append((rest, stem.start, stem.clitics, True, value))
        entries.sort(key=lambda entry: (-len(entry[0]), entry[1]))
        alone = tuple([entry for entry in entries if not entry[0]])
        onward: dict[str, list[_Entry[Value]]] = {}
        for entry in entries[: len(entries) - len(alone)]:
            onward.setdefault(entry[0][0], []).append(entry)
        return alone, {word: (*longer, *alone) for word, longer in onward.items()}
