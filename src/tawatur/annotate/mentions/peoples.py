"""Whether a word that is spelt like a nationality is one: «المسلمون», not «كرد فعل», «جوزيف كوريان»."""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart
from tawatur.annotate.mentions.complements import is_definite
from tawatur.annotate.mentions.families import closes_name
from tawatur.annotate.mentions.groups import is_listed_group
from tawatur.annotate.mentions.vocabulary import (
    dual_ending,
    is_exact_lemma,
    is_nisba,
    is_noun,
    is_verb,
    plural_endings,
)
from tawatur.lexicon.entities import Entity, read_endings

# A name this short may be a noun that something is likened to, one up to the second with a letter before it a verb.
_SHORT, _LONG = 3, 4
_NOT_NATIONAL = frozenset({"adjective", "religion"})


def is_people(chart: Chart, first: int, letter: int, entity: Entity) -> bool:
    """A nationality always; an adjective of direction or religion only as a group of persons («المسلمون»)."""
    form = chart.forms[first][letter:]
    if letter and (entity.ambiguous or chart.words[first].given == 0):
        return False
    if _is_dual_of_surname(chart, first, form) or _is_verb_or_likeness(chart, first, letter):
        return False
    if chart.words[first].given == 0 and chart.word(first + 1).unknown and not is_definite(chart, first):
        # «إيغور كوزلوف»
        return False
    if _is_given_name_here(chart, first, letter):
        return False
    if entity.flags & _NOT_NATIONAL:
        return form.endswith(plural_endings()) or is_listed_group(form, letter, entity)
    return True


def _is_given_name_here(chart: Chart, first: int, letter: int) -> bool:
    """«الرائد تركي الحربي»: a given name that is a nationality too, before a family that is nothing else."""
    name, family = chart.words[first], chart.word(first + 1)
    sure = not family.weak or closes_name(chart, first + 2)
    named = name.given == letter and family.surname == 0 and sure
    return named and is_definite(chart, first + 1) and not is_definite(chart, first, letter)


def _is_verb_or_likeness(chart: Chart, token: int, letter: int) -> bool:
    """«وكبدوا قوات النظام خسائر», «كرد فعل»: no people, but a verb, or a noun that something is likened to."""
    form = chart.forms[token]
    bare = form[letter:]
    if is_definite(chart, token, letter) or is_nisba(bare) or bare.endswith(plural_endings()):
        return False
    led = letter > 0 and form[letter - 1] != read_endings().conjunction
    if (led and len(bare) <= _LONG) or (letter and is_verb(form[1:])):
        return True
    before = chart.form(token - 1)
    joined = before.endswith(plural_endings()) or is_noun(before) or chart.covering(token - 1) is not None
    owned = is_definite(chart, token + 1) or "placeprep" in chart.word(token - 1).cues
    return len(bare) <= _SHORT and is_exact_lemma(bare[1:]) and not (joined or owned)


def _is_dual_of_surname(chart: Chart, first: int, form: str) -> bool:
    """«جوزيف كوريان»: no two Koreans, but a surname, after a given name."""
    before = chart.word(first - 1)
    return chart.words[first].unknown and form.endswith(dual_ending()) and before.given == 0 and not before.weak
