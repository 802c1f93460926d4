"""Tribes and clans by their grammar: «قبيلة تبو», «عشيرة البو نمر», «قبائل بني هلال»."""

from __future__ import annotations

from functools import cache

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import is_definite
from tawatur.annotate.mentions.heads import cues
from tawatur.annotate.mentions.names import unlisted
from tawatur.annotate.mentions.vocabulary import is_common, is_particle
from tawatur.lexicon.entities import name_index
from tawatur.text.scan import PhraseTable

_TRIBE, _TRIBES, _SONS = "tribe", "tribes", "sons"
_LONGEST = 2


@cache
def _heads() -> PhraseTable[str]:
    return PhraseTable(
        (form, kind) for form, (kinds, _) in cues().items() for kind in sorted(kinds & {_TRIBE, _TRIBES})
    )


def find_tribes(chart: Chart) -> None:
    """Add the tribes that a word such as "tribe of" names, and their bare name where it stands alone."""
    memory: dict[str, Found] = {}
    for hit in _heads().find(chart.tokens):
        after = _name_end(chart, hit.after, hit.value)
        if after > hit.after:
            found = _tribe(chart, hit.first, after, hit.start)
            if chart.add(found) and after == hit.after + 1:
                memory.setdefault(chart.forms[hit.after], found)
    for token in chart.tokens.among(memory) if memory else ():
        form = chart.forms[token]
        if chart.cover[token] is None and not is_common(form):
            chart.add(memory[form].again(token, 0, "ar.mentions.tribe-again"))


def _name_end(chart: Chart, first: int, kind: str) -> int:
    """The end of a tribe's name: sons of somebody, a word no list knows, or after the singular any name."""
    if _SONS in chart.word(first).cues:
        form = chart.form(first + 1)
        return first + 2 if form.isalpha() and not is_particle(form) else first
    after = first
    while after - first < _LONGEST and unlisted(chart, after):
        after += 1
    if after > first or kind == _TRIBES:
        return after
    cover, word = chart.covering(first), chart.word(first)
    if cover is not None:
        return cover.after if cover.first == first and cover.letter == 0 and cover.kind in {"NORP", "PERSON"} else first
    listed = (word.given == 0 or word.surname == 0) and not word.weak
    definite = is_definite(chart, first) and not (word.cues or word.title or is_common(chart.form(first)))
    return first + 1 if listed or definite else first


def _tribe(chart: Chart, first: int, after: int, letter: int) -> Found:
    """A tribe: the people of that name, else known by its words."""
    named = tuple(chart.forms[first + 1 : after])
    known = next((one for one in name_index().named(named) if one.kind == "NORP"), None)
    return Found(
        first=first,
        after=after,
        letter=letter,
        kind="NORP",
        rule="ar.mentions.tribe",
        entity=known.key if known is not None else "norp.~" + "-".join(named),
        name=known.name if known is not None else None,
        country=known.country if known is not None else None,
    )
