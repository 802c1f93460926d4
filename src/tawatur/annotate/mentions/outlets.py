"""Outlets that only their place shows: «سبق- الدمام:», «… لـ"سبق"», «(CNN)--».

Note [Names that are common words]
    Many newspapers are called by a word of everyday speech («سبق», «الوئام»), so that the lexicon of organisations
    holds them with their label alone («صحيفة الوئام»). In quotation marks after whom something was told to, in brackets
    before a dash, or beside the place of a dateline, such a word is the outlet.
"""

from __future__ import annotations

from tawatur.annotate.boilerplate import Wire, wire_at
from tawatur.annotate.mentions import english
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import QUOTES
from tawatur.annotate.mentions.vocabulary import purpose_letter
from tawatur.lexicon.entities import entities
from tawatur.text.segment import NEWLINE

_DASHES = frozenset("-\u2013\u2014")
_PARTS = _DASHES | {"(", "/", ":"}
_ENDS = _DASHES | {":", "(", NEWLINE}
_BEFORE_OUTLETS = _DASHES | {NEWLINE, *QUOTES}
_CLOSING = frozenset(QUOTES.values())


def find_outlets(chart: Chart) -> None:
    """Add the outlets that are quoted or told to, bracketed before a dash, or named in a dateline."""
    for sign in (-1, *chart.tokens.among(_BEFORE_OUTLETS)):
        if chart.form(sign) in QUOTES:
            _add(chart, sign + 1, _quoted(chart, sign))
        elif chart.form(sign + 1).isalpha():
            _add(chart, sign + 1, _dated(chart, sign + 1))


def _quoted(chart: Chart, token: int) -> Wire | None:
    """The outlet that quotation marks hold and nothing else, told to or with its label; in brackets before a dash."""
    wire = wire_at(chart.tokens, token + 1)
    if wire is None or chart.form(wire.after) not in _CLOSING:
        return None
    if chart.form(token) == "(":
        return wire if chart.form(wire.after + 1) in _DASHES else None
    told = chart.form(token - 1) == purpose_letter() or "labelword" in chart.word(token - 1).cues
    return wire if told else None


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
    if wire is None or chart.covering(first) is not None:
        return
    key = f"org.{english.slug(wire.name)}"
    known = entities().get(key)
    chart.add(
        Found(
            first=first,
            after=wire.after,
            kind="ORG",
            rule="ar.mentions.outlet",
            entity=key,
            name=wire.name,
            country=known.country if known is not None else None,
            sector="JRN",
        )
    )
