"""Who is meant: full names looked up, surnames and given names on their own, misspelt names.

Note [Document memory]
    A person once introduced by a full name is recognised by the last name alone, before and after, and wins over a
    nationality of that form («السوداني»). Of two people with one surname the one named last is meant. A misspelt name
    is compared with the names of the same report only: the letters that the press confuses or drops are left out on
    both sides, and at most one letter of a word of five or more may differ.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import is_definite
from tawatur.annotate.mentions.names import has_witness, person
from tawatur.annotate.mentions.vocabulary import is_common, is_particle, is_plain_lemma
from tawatur.lexicon.entities import Entity, name_index
from tawatur.text.clitics import stems

_SHORTEST_SURNAME = 3
_SHORTEST_FUZZY = 5
_MOST_EDITS = 1
_REPLACEABLE = frozenset({"NORP", "PERSON", "GPE", "LOC"})


def link_people(chart: Chart) -> None:
    """Look every full name up in the lexicon of people."""
    for found in chart.ordered():
        if found.kind == "PERSON" and (found.entity or "").startswith("per.~"):
            words = chart.forms[found.first : found.after]
            words[0] = words[0][found.letter :]
            known = next((entity for entity in name_index().named(tuple(words)) if entity.kind == "PERSON"), None)
            if known is not None:
                identify(found, known)


def identify(found: Found, known: Entity) -> None:
    """Give a mention the identity of a known person."""
    found.entity, found.name, found.country, found.sector = known.key, known.name, known.country, known.sector


def recall_names(chart: Chart) -> None:
    """Recognise the people of the report by their last names, and misspelt ones by likeness."""
    memory = _last_names(chart)
    if not memory:
        return
    for token, form in enumerate(chart.forms):
        cover = chart.cover[token]
        if cover is not None and not _may_replace(cover):
            continue
        for stem in stems(form):
            known = memory.get(stem.form)
            if known is not None and _fits(chart, token, stem.start, known[0]):
                _recall(chart, token, stem.start, _nearest(known, token), cover)
                break
        else:
            if cover is None:
                _recall_misspelt(chart, token, memory)


def _last_names(chart: Chart) -> dict[str, list[Found]]:
    memory: dict[str, list[Found]] = {}
    for found in chart.ordered():
        if found.kind == "PERSON":
            last = chart.forms[found.after - 1]
            alone = found.after - found.first == 1
            if alone:
                last = last[found.letter :]
            known = not (found.entity or "").startswith("per.~")
            listed = known or chart.word(found.after - 1).given >= 0 or chart.word(found.after - 1).surname >= 0
            if "particle" in chart.word(found.after - 1).cues or is_particle(last):
                continue
            if len(last) >= _SHORTEST_SURNAME and (listed or not is_common(last)):
                memory.setdefault(last, []).append(found)
    return memory


def _may_replace(cover: Found) -> bool:
    return cover.kind in _REPLACEABLE and cover.after - cover.first == 1


def _fits(chart: Chart, token: int, letter: int, known: Found) -> bool:
    """A common word is a name only where it stands as one: not after a noun it could describe."""
    cover = chart.cover[token]
    if cover is not None and cover.kind == "NORP":
        before = chart.covering(token - 1)
        return letter > 0 or (not is_definite(chart, token - 1) if before is None else before.kind == "PERSON")
    form = chart.forms[token]
    if cover is not None or not (known.entity or "").startswith("per.~"):
        return cover is not None or not is_plain_lemma(form[letter:]) or has_witness(chart, token, token + 1, set())
    if chart.words[token].weak or (is_common(form) and not is_definite(chart, token)):
        return letter == 0 and has_witness(chart, token, token + 1, set())
    return True


def _nearest(known: list[Found], token: int) -> Found:
    """The full name last given before a token, else the first after it."""
    before = [found for found in known if found.first <= token]
    full = [found for found in before if found.after - found.first > 1]
    return full[-1] if full else (before[-1] if before else known[0])


def _recall(chart: Chart, token: int, letter: int, known: Found, cover: Found | None) -> None:
    if cover is not None and cover.kind == "PERSON" and not (cover.entity or "").startswith("per.~"):
        return
    found = person(chart, token, token + 1, letter, "ar.mentions.surname-alone")
    found.entity, found.name, found.country, found.sector = known.entity, known.name, known.country, known.sector
    if cover is not None:
        if cover is known:
            return
        chart.remove(cover)
    chart.add(found)


def _recall_misspelt(chart: Chart, token: int, memory: dict[str, list[Found]]) -> None:
    form = chart.forms[token]
    if len(form) < _SHORTEST_FUZZY or not chart.words[token].unknown:
        return
    for last, known in memory.items():
        if len(last) < _SHORTEST_FUZZY or form[0] != last[0]:
            continue
        if OSA.distance(form, last, score_cutoff=_MOST_EDITS) <= _MOST_EDITS:
            _recall(chart, token, 0, _nearest(known, token), None)
            return
