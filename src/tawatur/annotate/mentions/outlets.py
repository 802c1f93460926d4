"""Outlets that only their place shows: «سبق- الدمام:», «… لـ"سبق"», «(CNN)--», and those written in Latin letters.

Note [Names that are common words]
    Many newspapers are called by a word of everyday speech («سبق», «الوئام»), so that the lexicon of organisations
    holds them with their label alone («صحيفة الوئام»). In quotation marks after whom something was told to, in brackets
    before a dash, or beside the place of a dateline, such a word is the outlet. A report's own outlet needs only the
    quotation marks («علمت "الوطن" أن …»), and tells which of the newspapers of one name is meant.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tawatur.annotate.boilerplate import Wire, wire_at
from tawatur.annotate.mentions import english
from tawatur.annotate.mentions.bodies import key_of
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import QUOTES, place_cues
from tawatur.annotate.mentions.heads import read_word
from tawatur.annotate.mentions.vocabulary import is_speech_verb, purpose_letter
from tawatur.lexicon.entities import Entity, entities
from tawatur.lexicon.outlet_country import outlet_of
from tawatur.lexicon.outlets import Outlet, outlets
from tawatur.text.fold import fold_word
from tawatur.text.scan import Hit, PhraseTable
from tawatur.text.segment import NEWLINE

_DASHES = frozenset("-\u2013\u2014")
_PARTS = _DASHES | {"(", "/", ":"}
_ENDS = _DASHES | {":", "(", NEWLINE}
# The closing mark is written for the opening one now and then: «لـ»المدينة»».
_REVERSED = "\u00bb"
_BEFORE_OUTLETS = _DASHES | {NEWLINE, _REVERSED, *QUOTES}
_CLOSING = frozenset(QUOTES.values())
_LATIN = re.compile("[A-Za-z]")
# Letters of the Latin names of outlets («DW»), and of other bodies.
_SHORTEST_OUTLET, _SHORTEST_LATIN = 2, 3
_NAMELESS = ""
# How far before its initials the word for an agency stands.
_LABEL_BACK = (3, 4)
# Words before the quoted name of who told something: «صحيفة», «بحسب».
_TELLING = frozenset({"labelword", "according"})


def find_outlets(chart: Chart) -> None:
    """Add the outlets that are quoted or told to, bracketed before a dash, named in a dateline, or in Latin letters."""
    own = outlet_of(chart.outlet)
    for sign in (-1, *chart.tokens.among(_BEFORE_OUTLETS)):
        if chart.form(sign) in QUOTES or (chart.form(sign) == _REVERSED and chart.form(sign - 1) == purpose_letter()):
            _add(chart, sign + 1, _quoted(chart, sign) or _short_named(chart, sign, own))
        elif chart.form(sign + 1).isalpha():
            _add(chart, sign + 1, _dated(chart, sign + 1))
    if _LATIN.search(chart.tokens.source):
        _add_latin(chart)


def _quoted(chart: Chart, token: int) -> Wire | None:
    """The outlet that quotation marks hold and nothing else, told to or with its label; in brackets before a dash."""
    wire = wire_at(chart.tokens, token + 1)
    if wire is None or chart.form(wire.after) not in _CLOSING:
        return None
    if chart.form(token) == "(" and chart.form(wire.after + 1) in _DASHES:
        return wire
    return wire if _is_told(chart, token) else None


def _is_told(chart: Chart, token: int) -> bool:
    """Whether a quotation mark opens after «لـ», a word such as "newspaper" or «بحسب»."""
    if chart.form(token - 1) == purpose_letter() or not _TELLING.isdisjoint(chart.word(token - 1).cues):
        return True
    # «وكالة الأنباء الأردنية "بترا"»
    return any("labelword" in chart.word(token - back).cues for back in _LABEL_BACK)


def _short_named(chart: Chart, token: int, own: Outlet | None) -> Wire | None:
    """A newspaper called by its short name in quotation marks: the report's own, or one that is told or tells."""
    hits = [hit for hit in short_names().at(chart.tokens, token + 1) if chart.form(hit.after) in _CLOSING]
    for hit in hits:
        if hit.value is own and "place" not in place_cues(chart, token - 1):
            return Wire(own.kind, own.name, hit.after)
    tells = is_speech_verb(chart.form(token - 1)) and chart.form(token) != "("
    if not hits or not (tells or _is_told(chart, token)):
        return None
    return Wire(hits[0].value.kind, _meant(chart, hits), hits[0].after)


def _meant(chart: Chart, hits: list[Hit[Outlet]]) -> str:
    """Of the outlets of one name that of the report's country, else the only one; nameless where that does not tell."""
    at_home = [hit.value for hit in hits if hit.value.country == chart.home]
    return at_home[0].name if at_home else hits[0].value.name if len(hits) == 1 else _NAMELESS


@cache
def short_names() -> PhraseTable[Outlet]:
    """The Arabic names of outlets without label and nationality: «الوطن» of «صحيفة الوطن السعودية»."""
    rows = {(_short(name), key) for key, outlet in outlets().items() for name in outlet.arabic}
    return PhraseTable(((name, outlets()[key]) for name, key in sorted(rows)), proclitics=False)


def _short(name: str) -> str:
    words = name.split(" ")
    if len(words) > 1 and "labelword" in read_word(fold_word(words[0])).cues:
        del words[0]
    national = [entity for _, rest, named in read_word(fold_word(words[-1])).names if not rest for entity in named]
    if len(words) > 1 and any(entity.kind == "NORP" for entity in national):
        del words[-1]
    return " ".join(words)


def _dated(chart: Chart, token: int) -> Wire | None:
    """The outlet of a dateline: at the head of a line before a dash and a place, or after these at its end."""
    wire = wire_at(chart.tokens, token)
    if wire is None:
        return None
    if chart.form(token - 1) == NEWLINE:
        parted = chart.form(wire.after) in _PARTS
        return wire if parted and _is_place(chart.at(wire.after + 1)) else None
    placed = _is_place(chart.covering(token - 2))
    return wire if placed and chart.form(wire.after) in _ENDS else None


def _is_place(found: Found | None) -> bool:
    return found is not None and found.kind == "GPE" and found.letter == 0


def _add(chart: Chart, first: int, wire: Wire | None) -> None:
    if wire is None or (chart.covering(first) is not None and chart.form(first - 1) not in QUOTES):
        return
    key = f"org.{english.slug(wire.name)}" if wire.name else key_of(chart, first, wire.after)
    known = entities().get(key)
    chart.add(
        Found(
            first=first,
            after=wire.after,
            kind="ORG",
            rule="ar.mentions.outlet",
            entity=key,
            name=wire.name or None,
            country=known.country if known is not None else None,
            sector="JRN",
        )
    )


def _add_latin(chart: Chart) -> None:
    """The organisations whose initials or names stand in Latin letters: «لشبكة CNN», «(PKK)»."""
    for hit in _latin_names().find(chart.tokens):
        name = hit.value.name
        surface = "".join(filter(str.isascii, chart.tokens.surface(hit.first)))
        written = surface.isupper() if name.isupper() else surface[0].isupper()
        if not written or chart.covering(hit.first) is not None:
            continue
        meant = next((one for one in hit.value.meant if one.country == chart.home), hit.value.meant[0])
        found = Found(first=hit.first, after=hit.after, kind="ORG", rule="ar.mentions.latin-letters", entity=meant.key)
        found.letter = hit.start
        found.name, found.country, found.sector = meant.name, meant.country, meant.sector
        chart.add(found)


class _Latin(NamedTuple):
    name: str
    meant: tuple[Entity, ...]


@cache
def _latin_names() -> PhraseTable[_Latin]:
    """The initials of organisations and the English names of outlets, with those who are called so."""
    rows: dict[str, list[Entity]] = {}
    for entity in entities().of_kind("ORG"):
        press = entity.flags & {"outlet", "agency"}
        for name in entity.english:
            shortest = _SHORTEST_OUTLET if press and name.isupper() else _SHORTEST_LATIN
            if len(name) >= shortest and name.isascii() and (press or name.isupper()):
                rows.setdefault(name, []).append(entity)
    return PhraseTable(((name, _Latin(name, tuple(meant))) for name, meant in rows.items()))
