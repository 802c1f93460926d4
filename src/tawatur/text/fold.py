"""A folded copy of a text with a map back to the characters it came from.

Note [What folding removes]
    Spelling that the Arabic press varies freely: hamza carriers (أ إ آ → ا, ؤ → و, ئ → ي), ى → ي, ة → ه, Persian and
    presentation forms, Arabic-Indic and Persian digits, upper case of Latin letters; harakat, tatweel, zero-width
    and bidirectional controls are dropped. Everything but data/ar/fold.tsv follows from the Unicode character
    database, so there is no table of letters in the code. Text is never normalised as a whole:
    `unicodedata.normalize` is quadratic on long runs of combining marks, a table per character is not.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from tawatur.data import read_rows
from tawatur.model import Span
from tawatur.text.memo import FORMS_AT_HAND

# Letters, marks and presentation forms of the Arabic script.
_BLOCKS = ((0x0600, 0x0700), (0x0750, 0x0780), (0x08A0, 0x0900), (0xFB50, 0xFE00), (0xFE70, 0xFF00))
# Marks of other blocks, tatweel, zero-width and bidirectional controls, soft hyphen, byte order mark.
_DROPPED = (
    "\u0640\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_UNSEEN = dict.fromkeys(map(ord, _DROPPED))
_LINE_ENDS = "\r\x85\u2028\u2029\x0b\x0c"
# A ligature of a whole phrase (U+FDFA has 18 letters) stays one character, so that a text cannot blow up.
_LONGEST_EXPANSION = 4
_EXTENDS_LETTER = re.compile("[\u0640\u064b-\u065f\u0670\u0610-\u061a\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]*")


class Folded:
    """A folded text; `offsets` maps each of its places to the place in the source, None where they are equal."""

    __slots__ = ("offsets", "source", "text")

    def __init__(self, source: str, text: str, offsets: list[int] | None) -> None:
        self.source = source
        self.text = text
        self.offsets = offsets

    def start(self, place: int) -> int:
        """The source place of the folded character at `place`."""
        return self.offsets[place] if self.offsets else place

    def end(self, place: int) -> int:
        """The source place after the folded character before `place`, with the marks written on it."""
        if not self.offsets or place == 0:
            return place
        after = self.offsets[place - 1] + 1
        match = _EXTENDS_LETTER.match(self.source, after)
        return match.end() if match else after

    def span(self, start: int, end: int) -> Span:
        """The source span of the folded characters [start, end)."""
        return Span(self.start(start), self.end(end))


@cache
def _table() -> dict[int, str]:
    """Code point → folded text, for every character that changes."""
    special = {row["letter"]: row["for"] for row in read_rows("ar/fold.tsv")}
    table: dict[int, str] = {}
    for code in range(0x41, 0x250):
        lower = chr(code).lower()
        if len(lower) == 1:
            table[code] = lower
    for first, last in _BLOCKS:
        for code in range(first, last):
            table[code] = _fold_character(chr(code), special)
    table |= {ord(c): "" for c in _DROPPED}
    table |= {ord(c): "\n" for c in _LINE_ENDS}
    return {code: folded for code, folded in table.items() if folded != chr(code)}


def _fold_character(character: str, special: dict[str, str]) -> str:
    if character == "\u0640":
        return ""
    category = unicodedata.category(character)
    if category in {"Mn", "Cf"}:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    letters = [c for c in unicodedata.normalize("NFKD", character) if unicodedata.category(c) != "Mn"]
    if len(letters) > _LONGEST_EXPANSION:
        return character
    return "".join(special.get(c, c) for c in letters if c not in "\u0640 ")


@cache
def _irregular() -> re.Pattern[str]:
    """Runs of characters that do not fold to exactly one character."""
    codes = sorted(code for code, folded in _table().items() if len(folded) != 1)
    return re.compile("[" + "".join(f"\\U{code:08x}" for code in codes) + "]+")


@cache
def dropped() -> str:
    """The characters that folding leaves out, as the inside of a pattern's class."""
    return "".join(f"\\U{code:08x}" for code, folded in sorted(_table().items()) if not folded)


@cache
def usual_letters() -> str:
    """The letters of the first Arabic block and of ASCII, as the inside of a pattern's class."""
    first, last = _BLOCKS[0]
    return "a-zA-Z" + "".join(chr(code) for code in range(first, last) if unicodedata.category(chr(code)) == "Lo")


@cache
def line_ends() -> str:
    """The characters that fold to a line break and the line break, as the inside of a pattern's class."""
    return "".join(f"\\U{ord(c):08x}" for c in f"\n{_LINE_ENDS}")


def fold(text: str) -> Folded:
    """The folded copy of `text`, in time linear in its length.

    >>> fold("أَمريكا").text == fold("امريكا").text
    True
    """
    table = _table()
    pattern = _irregular()
    if not pattern.search(text):
        return Folded(text, text.translate(table), None)
    pieces: list[str] = []
    offsets: list[int] = []
    place = 0
    for match in pattern.finditer(text):
        pieces.append(text[place : match.start()].translate(table))
        offsets.extend(range(place, match.start()))
        for at in range(match.start(), match.end()):
            letters = table[ord(text[at])]
            pieces.append(letters)
            offsets.extend([at] * len(letters))
        place = match.end()
    pieces.append(text[place:].translate(table))
    offsets.extend(range(place, len(text) + 1))
    return Folded(text, "".join(pieces), offsets)


def fold_text(text: str) -> str:
    """The folded text alone, for whole tables of a lexicon.

    >>> fold_text("أمريكا") == fold("امريكا").text
    True
    """
    return text.translate(_table())


def visible(word: str) -> str:
    """A word as one sees it: its vowels kept, tatweel and invisible signs left out."""
    return word.translate(_UNSEEN)


@lru_cache(maxsize=FORMS_AT_HAND)
def fold_word(word: str) -> str:
    """The folded text alone, remembered, for single words."""
    return word.translate(_table())
