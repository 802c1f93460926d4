"""Capitals that stand for a government: «دعت واشنطن إلى …», «محادثات بين طهران والرياض».

Note [Evidence for an actor]
    A capital is read as its government where a verb of saying or deciding stands before or after it, where it has a
    stance, a decision or relations («موقف باريس», «التزام واشنطن»), or beside another capital after "between". After a
    preposition of place, or a word such as "city of", it stays a place.
"""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import place_cues, place_letters
from tawatur.annotate.mentions.heads import read_word
from tawatur.annotate.mentions.vocabulary import dual_ending, is_feminine_finite, is_imperfect, is_speech_verb
from tawatur.lexicon.entities import country_names, entities, read_endings

# Verbs of what goes on in a town.
_HAPPENS = "happens"
# «من قبل», «من جانب».
_AGENT = "agent"


def find_metonyms(chart: Chart) -> None:
    """Mark the capitals that act, and name the government's country."""
    for found in chart.ordered():
        if found.kind == "GPE" and found.entity and _is_seat(found) and _acts(chart, found):
            country = country_names().get(found.country or "")
            if country is not None:
                found.metonym = True
                found.entity = country.key
                found.name = country.name
                found.sector = "GOV"


def _is_seat(found: Found) -> bool:
    """A capital, or what stands for a government under one word: «يقسم قطاع غزة» speaks of the land."""
    entity = entities().get(found.entity or "")
    if entity is None:
        return False
    return "capital" in entity.flags or (entity.flag("seat") is not None and found.after == found.first + 1)


def _acts(chart: Chart, found: Found) -> bool:
    before = place_cues(chart, found.first - 1) or _joined_cues(chart, found.first - 1)
    after = chart.word(found.after).cues
    if _HAPPENS in before or _HAPPENS in after:
        # «شهدت بغداد انفجارا»
        return False
    if found.letter and chart.forms[found.first][: found.letter][-1] in place_letters():
        return False
    if _AGENT in before and "placeprep" in chart.word(found.first - 2).cues:
        # «من قبل موسكو»
        return True
    if "place" in before or "placeprep" in before:
        return _between(chart, found)
    if is_speech_verb(chart.form(found.first - 1)):
        return True
    if "stance" in before:
        return True
    if is_feminine_finite(chart.form(found.after)) and "place" not in after:
        return True
    if _acts_with_another(chart, found):
        return True
    return _between(chart, found)


def _acts_with_another(chart: Chart, found: Found) -> bool:
    """«موسكو وواشنطن تتفقان», «دعت باريس ولندن»: the first of two before a verb in the dual, or the second of two."""
    before, following = chart.covering(found.first - 1), chart.at(found.after)
    if found.letter and before is not None and before.metonym:
        return True
    if following is None or following.kind != "GPE" or not following.letter or not _is_seat(following):
        return False
    verb = chart.form(following.after)
    return verb.endswith(dual_ending()) and is_imperfect(verb)


def _joined_cues(chart: Chart, token: int) -> frozenset[str]:
    """The cues of a word behind the «و» that is joined to it («وحصول طهران على …»)."""
    form = chart.form(token)
    joined = form[0] == read_endings().conjunction and len(form) > 1
    return read_word(form[1:]).cues if joined else frozenset()


def _between(chart: Chart, found: Found) -> bool:
    """«بين موسكو وكييف» and the second of such a pair."""
    for token in range(found.first - 1, max(found.first - 4, -1), -1):
        cues = chart.word(token).cues
        if "between" in cues:
            return "stance" in chart.word(token - 1).cues or "relations" in chart.word(token - 1).cues
        cover = chart.covering(token)
        if cover is None or cover.kind != "GPE":
            return False
    return False
