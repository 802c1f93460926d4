"""Known names of every kind, read from the lexicon with the evidence a doubtful one needs."""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.lexicon.entities import Entity

# A stem this short is a known name after clitics only beside other evidence: «كلية» is no place «لية».
_SHORT = 3
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def find_known(chart: Chart) -> None:
    """Add every known name to the chart, leftmost and longest first."""
    forms = chart.forms
    token = 0
    while token < len(forms):
        after = token + 1
        for letter, rest, named in chart.words[token].names:
            end = token + 1 + len(rest)
            if rest and tuple(forms[token + 1 : end]) != rest:
                continue
            entity = _choose(chart, token, end, letter, named)
            if entity is not None:
                chart.add(known(entity, token, end, letter))
                after = end
                break
        token = after


def known(entity: Entity, first: int, after: int, letter: int) -> Found:
    """A mention of a known entity."""
    return Found(
        first=first,
        after=after,
        letter=letter,
        kind=entity.kind,
        rule=f"ar.mentions.known-{entity.kind.lower()}",
        entity=entity.key,
        name=entity.name,
        country=entity.country,
        sector=entity.sector,
    )


def _choose(chart: Chart, first: int, after: int, letter: int, named: tuple[Entity, ...]) -> Entity | None:
    """The first entity of a name whose evidence suffices; countries and capitals before other places."""
    for entity in sorted(named, key=_rank):
        if _has_evidence(chart, first, after, letter, entity):
            return entity
    return None


def _rank(entity: Entity) -> int:
    if "country" in entity.flags:
        return 0
    return 1 if "capital" in entity.flags else 2


def _has_evidence(chart: Chart, first: int, after: int, letter: int, entity: Entity) -> bool:
    if after - first > 1 and not entity.ambiguous:
        return True
    word = chart.words[first]
    if entity.kind == "PERSON":
        return not entity.ambiguous and letter < 2 and word.given != 0
    if entity.kind in _PLACES and entity.ambiguous:
        return _place_evidence(chart, first, letter)
    if letter and len(chart.forms[first]) - letter <= _SHORT and "country" not in entity.flags:
        return _place_evidence(chart, first, 0)
    if letter and word.given == 0:
        return False
    return not entity.ambiguous or entity.kind == "NORP"


def _place_evidence(chart: Chart, first: int, letter: int) -> bool:
    """A preposition of place or a word such as "city of" before the name."""
    before = chart.word(first - 1).cues
    return bool(letter) or "place" in before or "placeprep" in before
