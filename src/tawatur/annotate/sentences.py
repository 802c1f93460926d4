"""Where sentences end: at . ! ؟ ? … and line breaks, and nowhere within a closed quote.

Note [What does not end a sentence]
    A full stop between digits (3.5) or within a Latin name (bbc.com), after a single letter (د. أ. م.) or an
    abbreviation of data/ar/abbreviations.tsv, between the letters of a foreign name (بي.بي.سي), and any sign inside a
    quote that is closed in its own paragraph. The press often leaves out the space after a full stop, so that two
    Arabic words joined by one are two sentences. A sentence that reaches `LONGEST` is cut at the last white space:
    later stages are linear in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tawatur.annotate.quotes import quotes_of
from tawatur.data import read_rows, read_toml
from tawatur.model import Document, Sentence
from tawatur.text.fold import fold_word

# The longest sentence of 2,480 press reports that a reader would call one has 1,310 characters.
LONGEST = 1500
# A quote of so few words that ends in a sign is a title or a cry and does not end the sentence around it.
_SHORT_QUOTE = 20

_END = re.compile("\n|[.!?\u061f\u2026\u06d4]+(?:[^\\S\n]?[.!?\u061f\u2026\u06d4])*")
_CLOSING = re.compile("[\u00bb\u201d\u201c\"\u2019')\\]]*")
# The vowel signs of Arabic are no letters to the pattern: «قتلًا» is one word.
_WORD_BEFORE = re.compile("(?:[^\\W\\d_]|[\u064b-\u0652\u0670])+\\Z")
_WORD_BEHIND = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"\w")
# «بي», «سي», «إن»: a Latin letter in Arabic writing has two.
_SPELT = 2
# How far back a word may reach; longer runs of letters are no abbreviation.
_WORD_WINDOW = 8


def find_sentences(document: Document) -> Sequence[Sentence]:
    """The sentences in order, outer white space left out; signs without a word belong to the one before.

    «وصل د. سامي أمس. ثم عاد» has two.
    """
    text = document.text
    inside = _quoted(text)
    found: list[Sentence] = []
    start = 0
    for end, is_break in _ends(text, inside):
        _add(text, start, end, found, joins=not is_break)
        start = end
    _add(text, start, len(text), found, joins=True)
    return tuple(found)


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(fold_word(row["ar"]) for row in read_rows("ar/abbreviations.tsv"))


@cache
def _and() -> str:
    letter: str = read_toml("ar/attribution.toml")["waw"]
    return letter


def _quoted(text: str) -> list[tuple[int, int]]:
    """The outermost closed quotes that stay within a line, as (start, end)."""
    found: list[tuple[int, int]] = []
    for quote in quotes_of(text):
        if not quote.closed or (found and quote.start < found[-1][1]) or quote.end - quote.start > LONGEST:
            continue
        if text.find("\n", quote.start, quote.end) < 0:
            found.append((quote.start, quote.end))
    return found


def _ends(text: str, quoted: list[tuple[int, int]]) -> Iterator[tuple[int, bool]]:
    """Where a sentence ends, and whether a line break ends it."""
    at = 0
    for match in _END.finditer(text):
        place = match.start()
        if match.group() == "\n":
            yield match.end(), True
            continue
        while at < len(quoted) and quoted[at][1] < place + 1:
            at += 1
        if at < len(quoted) and quoted[at][0] < place < quoted[at][1]:
            end = _end_of_quote(text, quoted[at], match.end())
        else:
            end = _end_of_sign(text, place, match.end())
        if end:
            yield end, False


def _end_of_quote(text: str, quote: tuple[int, int], after: int) -> int:
    """The end of a sentence whose sign stands right before the mark that closes a quote; 0 where it goes on."""
    start, end = quote
    if after < end - 1 or end - start < _SHORT_QUOTE:
        return 0
    following = text[end : end + 1]
    return end if not following or following.isspace() else 0


def _end_of_sign(text: str, place: int, after: int) -> int:
    closing = _CLOSING.match(text, after)
    end = closing.end() if closing else after
    following = text[end : end + 1]
    if not following or following.isspace():
        return 0 if _is_abbreviation(text, place, after) else end
    before = text[place - 1 : place]
    if end > after or after > place + 1:
        return end
    if before.isascii() or following.isascii():
        return end if not (before.isalnum() and following.isalnum()) and before.isalnum() and following == "(" else 0
    ends = following.isalpha() and not _is_abbreviation(text, place, after) and not _spells(text, place, after)
    return end if ends else 0


def _spells(text: str, place: int, after: int) -> bool:
    """Whether a full stop parts the letters of a foreign name, written as words of two letters: «بي.بي.سي»."""
    before = _WORD_BEFORE.search(text, max(place - _WORD_WINDOW, 0), place)
    behind = _WORD_BEHIND.match(text, after, after + _WORD_WINDOW)
    if after != place + 1 or before is None or behind is None:
        return False
    return len(before.group()) < _SPELT + 1 and len(behind.group()) < _SPELT + 1


def _is_abbreviation(text: str, place: int, after: int) -> bool:
    """Whether one full stop stands after a single letter or an abbreviation and more follows in the line."""
    if after != place + 1 or text[place] != ".":
        return False
    word = _WORD_BEFORE.search(text, max(place - _WORD_WINDOW, 0), place)
    if word is None:
        return False
    following = text[after : after + 2]
    if not following.strip() or "\n" in following:
        return False
    dated = text[max(word.start() - 2, 0) : word.start()].rstrip()[-1:].isdecimal()
    if dated and following[1:] == _and():
        # «… لعام 1437 هـ. وتطرق إلى»: the era of a year ends a sentence where the next begins
        return False
    letters = fold_word(word.group())
    return len(letters) == 1 or letters in _abbreviations()


def _add(text: str, start: int, end: int, found: list[Sentence], *, joins: bool) -> None:
    """Append [start, end) without its outer white space, cut where it is too long."""
    while start < end:
        stop = end if end - start <= LONGEST else _cut(text, start)
        left, right = _trim(text, start, stop)
        if left < right:
            if _LETTER.search(text, left, right):
                found.append(Sentence(start=left, end=right, rule="ar.sentences.signs"))
            elif found and joins and "\n" not in text[found[-1].end : left]:
                last = found.pop()
                found.append(Sentence(start=last.start, end=right, rule=last.rule))
        start = stop


def _cut(text: str, start: int) -> int:
    """The last white space within the longest sentence."""
    stop = start + LONGEST
    space = max(text.rfind(" ", start + 1, stop), text.rfind("\u060c", start + 1, stop))
    return space + 1 if space > start else stop


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
