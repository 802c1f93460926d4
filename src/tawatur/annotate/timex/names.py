"""Names that hold a word of time and tell none: streets and movements, and titles in quotation marks."""

from __future__ import annotations

from tawatur.annotate.timex.parts import Parts
from tawatur.annotate.timex.reader import Reader
from tawatur.text.clitics import endings, stems
from tawatur.text.segment import NEWLINE

# A title is no longer than this many tokens.
_LONGEST_TITLE = 7
_OPENING = frozenset({"\u00ab", "\u201c", '"', "\u201d", "\u2018", "'"})
_CLOSING = frozenset({"\u00bb", "\u201d", '"', "\u201c", "\u2019", "'"})
_DASHES = frozenset("-–—")
_HEAD_REACH = 2


def is_name(reader: Reader, parts: Parts) -> bool:
    """«شارع 14 جانفي», «ثورة 25 يناير»: a day or month that names a place or a movement, and no time of the report."""
    if parts.shape != "date" or parts.month is None or parts.start > 0 or parts.year_is_said or parts.numeric:
        return False
    if parts.weekday is not None or parts.deictic is not None or parts.relative is not None or parts.mod is not None:
        return False
    return reader.before(parts.first, "namehead")


def is_title(reader: Reader, parts: Parts) -> bool:
    """«فيلم «الجمعة 13»», «مبادرة "قادة الغد"»: quotation marks after the kind of what is so called."""
    if parts.shape not in {"date", "year", "part", "period", "season"} or parts.first == 0:
        return False
    opening = _mark_before(reader, parts.first)
    if opening is None or not _is_closed(reader, parts.after, opening):
        return False
    return any(_names_kind(reader, opening - back) for back in range(1, _HEAD_REACH + 1))


def is_headed(reader: Reader, first: int, after: int) -> bool:
    """Whether a place and a day name a paper or station («قناة حلب اليوم», «"بغداد اليوم"»), not where and when."""
    return (
        _names_kind(reader, first - 1)
        or reader.form(first - 1) in _OPENING
        or (reader.form(first - 1) in {"", NEWLINE} and reader.form(after) in _DASHES)
    )


def _mark_before(reader: Reader, first: int) -> int | None:
    for token in range(first - 1, max(-1, first - _LONGEST_TITLE), -1):
        form = reader.forms[token]
        if form in _OPENING:
            return token
        if form in _CLOSING or form == NEWLINE:
            return None
    return None


def _is_closed(reader: Reader, after: int, opening: int) -> bool:
    last = min(reader.size, opening + _LONGEST_TITLE + 1)
    return any(reader.forms[token] in _CLOSING for token in range(after, last))


def _names_kind(reader: Reader, token: int) -> bool:
    """Whether a word says what bears the title («فيلم», «بفيلمه», «مبادرتها»)."""
    form = reader.form(token)
    if reader.hit(token, "titlehead"):
        return True
    bare = (ending.form for stem in stems(form) for ending in endings(stem.form))
    return any(reader.is_kind(word, "titlehead") for word in bare)
