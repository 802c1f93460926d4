"""Known names of every kind, read from the lexicon with the evidence a doubtful one needs."""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import is_definite
from tawatur.annotate.mentions.names import unlisted
from tawatur.annotate.mentions.vocabulary import has_common_shape, is_common, is_speech_verb, plural_endings
from tawatur.lexicon.entities import Entity, name_index
from tawatur.text.clitics import article, stems

# A stem this short is a known name after clitics only beside other evidence: «كلية» is no place «لية».
_SHORT = 3
_LONGEST_UNLISTED = 2
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NOT_NATIONAL = frozenset({"adjective", "religion"})


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
            if rest and _is_place_and_name(chart, token, end):
                continue
            entity = _choose(chart, token, end, letter, named)
            if entity is not None:
                titled = entity.kind == "PERSON" and rest and chart.words[token].title
                chart.add(known(entity, token + 1, end, 0) if titled else known(entity, token, end, letter))
                after = end
                break
        token = after


def _is_place_and_name(chart: Chart, first: int, after: int) -> bool:
    """A word such as "city of" or "south of" before a name of its own: «جنوب لبنان» speaks of لبنان."""
    if "place" not in chart.words[first].cues:
        return False
    rest = tuple(chart.forms[first + 1 : after])
    inner = name_index().named(rest)
    whole = name_index().named(tuple(chart.forms[first:after]))
    return any(entity.kind in _PLACES for entity in inner) and all("country" not in entity.flags for entity in whole)


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
        if entity.ambiguous or letter > 1 or word.given == 0:
            return False
        before = chart.word(first - 1)
        return (
            not is_common(chart.forms[first])
            or "witness" in before.cues
            or before.title
            or is_speech_verb(chart.form(first - 1))
        )
    if entity.kind in _PLACES and entity.ambiguous:
        return _place_evidence(chart, first, letter)
    if letter and len(chart.forms[first]) - letter <= _SHORT and "country" not in entity.flags:
        return _place_evidence(chart, first, 0)
    if letter and word.given == 0:
        return False
    if entity.kind == "NORP":
        return _is_people(chart, first, letter, entity)
    return not entity.ambiguous


def _is_people(chart: Chart, first: int, letter: int, entity: Entity) -> bool:
    """A nationality always; an adjective of direction or religion only as a group of persons («المسلمون», «الأكراد»)."""
    form = chart.forms[first][letter:]
    if letter and entity.ambiguous:
        return False
    if entity.flags & _NOT_NATIONAL:
        return form.endswith(plural_endings()) or ("people" in entity.flags and form.removeprefix(article()) in entity.arabic)
    return True


def _place_evidence(chart: Chart, first: int, letter: int) -> bool:
    """A preposition of place or a word such as "city of" before the name."""
    before = chart.word(first - 1).cues
    return bool(letter) or "place" in before or "placeprep" in before


def find_unlisted_places(chart: Chart) -> None:
    """A word that no list knows after "city of", "village of": a place, here and where it stands alone."""
    memory: dict[str, Found] = {}
    for token, word in enumerate(chart.words):
        if "settlement" not in word.cues or chart.covering(token) is not None:
            continue
        first = after = token + 1
        while after - first < _LONGEST_UNLISTED and unlisted(chart, after):
            after += 1
        if after == first and _is_named_definite(chart, first):
            after += 1
        if after > first:
            found = _unlisted(chart, first, after, 0)
            if chart.add(found) and after - first == 1 and len(chart.forms[first]) > _SHORT:
                memory.setdefault(chart.forms[first], found)
    if memory:
        _recall_places(chart, memory)


def _is_named_definite(chart: Chart, token: int) -> bool:
    form = chart.form(token)
    word = chart.word(token)
    return (
        chart.covering(token) is None
        and is_definite(chart, token)
        and not word.cues
        and not is_common(form)
        and not has_common_shape(form[len(article()) :])
        and not chart.tokens.surface(token).endswith(_common_definite())
    )


def _common_definite() -> tuple[str, ...]:
    return plural_endings()


def _unlisted(chart: Chart, first: int, after: int, letter: int) -> Found:
    forms = chart.forms[first:after]
    forms[0] = forms[0][letter:]
    return Found(
        first=first,
        after=after,
        letter=letter,
        kind="GPE",
        rule="ar.mentions.unlisted-place",
        entity="gpe.~" + "-".join(forms),
    )


def _recall_places(chart: Chart, memory: dict[str, Found]) -> None:
    for token, form in enumerate(chart.forms):
        if chart.covering(token) is None:
            for stem in stems(form):
                if stem.form in memory:
                    chart.add(_unlisted(chart, token, token + 1, stem.start))
                    break
