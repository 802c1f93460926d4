"""Text within quotation marks: pairs, nested ones, and what a missing mark leaves open.

Note [Which mark opens]
    The Arabic press writes one pair in many ways: «…», “…”, ”…“ (a right-to-left reading of the names), "…", »…«.
    A mark therefore belongs to a family (guillemets, double, single), and what it does follows from what is open in
    its family, then from the side on which it touches a word, then from its own shape. A mark that closes nothing is
    a stray and is left alone; a mark that is never closed opens a quote that ends with its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from tawatur.model import Document, Quote, Span
from tawatur.text.clitics import stems
from tawatur.text.fold import fold_word

_GUILLEMETS, _DOUBLE, _SINGLE = "guillemets", "double", "single"
_FAMILY = {
    **dict.fromkeys("\u00ab\u00bb\u300a\u300b\u226a\u226b", _GUILLEMETS),
    **dict.fromkeys('\u201c\u201d\u201e\u201f\u2033\u2036"', _DOUBLE),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a'`", _SINGLE),
}
_OPENERS = frozenset("\u00ab\u300a\u226a\u201c\u201e\u201f\u2018\u201a\u201b\u2039`")
_CLOSERS = frozenset("\u00bb\u300b\u226b\u201d\u2019\u203a")
_MARK = re.compile("[" + "".join(re.escape(c) for c in _FAMILY) + "]|\n")
# What may stand before an opening mark or after a closing one besides white space: brackets, dashes, colons, commas.
_LEFT_EDGE = frozenset("([{:-\u2013\u2014\u060c,;\u061b/|.")
_RIGHT_EDGE = frozenset(")]}:-\u2013\u2014\u060c,;\u061b/|.!?\u061f\u2026")
_WORD_BEFORE = re.compile(r"[^\W\d_]{1,3}\Z")
# A fourth mark open at once is a slip, not a quote in a quote in a quote in a quote.
_DEEPEST = 4
# A quote may run over paragraphs where each begins anew without a mark; past this many it is a missing mark.
_MOST_PARAGRAPHS = 3
_MOST_LETTERS = 1500
# A paragraph that goes on for longer behind a mark without its end is not all quoted: the sentence is.
_LONGEST_UNCLOSED = 500
_COMMA = "\u060c"
_SENTENCE_END = re.compile(r"[.!\u061f](?=\s)(?:(?<=[^\W\d_]{3}.)|(?<=[)\u00bb].))")


class _Open(msgspec.Struct):
    place: int
    family: str


def find_quotes(document: Document) -> Sequence[Quote]:
    """The quotes of a text, marks included; `content` leaves the marks out.

    A quote within a quote is a quote of its own. Where the closing mark is missing, the quote ends with its
    paragraph and `closed` is false: «قال: "لن نعود.» has one, up to the full stop.
    """
    return quotes_of(document.text)


@lru_cache(maxsize=8)
def quotes_of(text: str) -> tuple[Quote, ...]:
    """The quotes of a bare text, sorted by (start, end); memoised, since sentences ask for them first."""
    found: list[Quote] = []
    waiting: list[_Open] = []
    stack: list[_Open] = []
    for match in _MARK.finditer(text):
        place, sign = match.start(), match.group()
        if sign == "\n":
            waiting = _end_paragraph(text, place, stack, waiting, found)
            stack = []
            continue
        _read_mark(text, place, stack, waiting, found)
    waiting = _end_paragraph(text, len(text), stack, waiting, found)
    found.extend(_unclosed(text, opened) for opened in waiting)
    return tuple(sorted(found, key=lambda quote: (quote.start, quote.end)))


def _read_mark(text: str, place: int, stack: list[_Open], waiting: list[_Open], found: list[Quote]) -> None:
    sign = text[place]
    family = _FAMILY[sign]
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if family == _SINGLE and before.isalnum() and after.isalnum():
        return
    is_open = any(opened.family == family for opened in stack)
    if not is_open and stack and _is_other_closing(text, place, stack[-1]):
        found.append(_closed(stack.pop().place, place))
        return
    if is_open and _begins_anew(text, place, stack):
        while stack[-1].family != family:
            stack.pop()
        found.append(_ended(stack[-1].place, _end_before(text, stack.pop().place, place)))
        is_open = any(opened.family == family for opened in stack)
    if _opens(text, place, is_open):
        if len(stack) < _DEEPEST:
            stack.append(_Open(place, family))
    elif is_open:
        while stack[-1].family != family:
            stack.pop()
        found.append(_closed(stack.pop().place, place))
    elif waiting and waiting[-1].family == family:
        opened = waiting.pop()
        waiting.clear()
        # what began after it ends within it or not at all
        stack.clear()
        found.append(_closed(opened.place, place))


def _opens(text: str, place: int, is_open: bool) -> bool:
    """Whether a mark opens a quote, see Note [Which mark opens]."""
    sign, touches = text[place], _touches(text, place)
    if not is_open:
        return sign in _OPENERS or touches != "last"
    if sign in _CLOSERS:
        return False
    if sign in _OPENERS:
        return touches == "next"
    return touches == "next" and _closes_twice(text, place)


def _begins_anew(text: str, place: int, stack: list[_Open]) -> bool:
    """Whether a mark opens a new quote although the one before lacks its end: «"لن نعود. وأشار إلى "خطر" قائم».

    It touches the next word, the next mark of its family the last one, and a sentence ended in between.
    """
    opened = next(opened for opened in reversed(stack) if opened.family == _FAMILY[text[place]])
    following = _MARK.search(text, place + 1, place + _MOST_LETTERS)
    if following is None or _FAMILY.get(following.group()) != opened.family:
        return False
    if _sentence_end(text, opened.place) >= place and not _is_told_anew(text, opened.place, place):
        return False
    return _touches(text, place) == "next" and _touches(text, following.start()) == "last"


def _is_told_anew(text: str, start: int, place: int) -> bool:
    """Whether a colon behind a comma brings a neutral mark, and an odd mark is left: «"تهديدا، وأضافت: "سنعود"»."""
    end = text.find("\n", place, place + _MOST_LETTERS)
    rest = text.count(text[place], place + 1, end if end >= 0 else place + _MOST_LETTERS)
    brought = text[place - 2 : place].rstrip().endswith(":")
    return text[place] == '"' and brought and rest % 2 == 1 and _COMMA in text[start:place]


def _end_before(text: str, start: int, place: int) -> int:
    """Where a quote ends that another follows: at its sentence's end, else at the last comma before it."""
    end = _sentence_end(text, start)
    return end if end < place else text.rfind(_COMMA, start, place)


def _touches(text: str, place: int) -> str:
    """The side on which a mark stands against a word: "next", "last", or "" for both or neither."""
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    left_edge = before.isspace() or before in _LEFT_EDGE or before in _FAMILY or _ends_in_clitic(text, place)
    right_edge = after.isspace() or after in _RIGHT_EDGE or after in _FAMILY
    if left_edge == right_edge:
        return ""
    return "next" if left_edge else "last"


def _sentence_end(text: str, place: int) -> int:
    """The place behind the first full stop near behind a mark and a word of some length; else the text's end."""
    match = _SENTENCE_END.search(text, place + 1, place + _MOST_LETTERS)
    return match.end() if match else len(text)


def _is_other_closing(text: str, place: int, opened: _Open) -> bool:
    """Whether a mark ends a quote that a mark of another family began and none of its own ends: «قال «لن نعود" ثم»."""
    if _SINGLE in (opened.family, _FAMILY[text[place]]) or _opens(text, place, is_open=False):
        return False
    end = text.find("\n", place, place + _MOST_LETTERS)
    rest = text[place + 1 : end if end >= 0 else place + _MOST_LETTERS]
    return not any(sign in rest for sign, family in _FAMILY.items() if family == opened.family)


def _closes_twice(text: str, place: int) -> bool:
    """Whether a neutral mark that looks like an opening one has a closing one of its own further on.

    «"نحن هنا "وقال» has none (a slip of the space), «"قال "نعم" وسكت"» has two marks left in the paragraph.
    """
    end = text.find("\n", place, place + _MOST_LETTERS)
    rest = text.count(text[place], place + 1, end if end >= 0 else place + _MOST_LETTERS)
    return rest >= 2 and rest % 2 == 0


def _ends_in_clitic(text: str, place: int) -> bool:
    """Whether the letters written onto a mark are only و ف ب ل ك or ال: «و”مثمرا”»."""
    match = _WORD_BEFORE.search(text, max(place - 4, 0), place)
    if match is None or (match.start() and text[match.start() - 1].isalnum()):
        return False
    letters = fold_word(match.group())
    # A probe of one letter that no clitic begins with: what is left of it shows whether all before it is proclitic.
    probe = letters + "zz"
    return any(stem.form == "zz" or (stem.article and stem.form[2:] == "zz") for stem in stems(probe))


def _end_paragraph(text: str, end: int, stack: list[_Open], waiting: list[_Open], found: list[Quote]) -> list[_Open]:
    """The quotes still open at a paragraph's end: the outermost may close later, the rest end here."""
    found.extend(_unclosed(text, opened) for opened in stack[1:] if opened.family != _SINGLE)
    kept = [w for w in waiting if not stack and _may_wait(text, w, end)]
    found.extend(_unclosed(text, w) for w in waiting if w not in kept)
    if stack and stack[0].family != _SINGLE:
        kept.append(stack[0])
    return kept


def _may_wait(text: str, opened: _Open, end: int) -> bool:
    return end - opened.place < _MOST_LETTERS and text.count("\n", opened.place, end) < _MOST_PARAGRAPHS


def _closed(start: int, place: int) -> Quote:
    return Quote(start=start, end=place + 1, rule="ar.quotes.pair", content=Span(start + 1, place))


def _unclosed(text: str, opened: _Open) -> Quote:
    end = text.find("\n", opened.place)
    end = len(text) if end < 0 else end
    if end - opened.place > _LONGEST_UNCLOSED:
        end = min(end, _sentence_end(text, opened.place))
    while end - 1 > opened.place and text[end - 1].isspace():
        end -= 1
    return _ended(opened.place, end)


def _ended(start: int, end: int) -> Quote:
    return Quote(start=start, end=end, rule="ar.quotes.unclosed", content=Span(start + 1, end), closed=False)
