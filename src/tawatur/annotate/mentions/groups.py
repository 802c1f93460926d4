"""Peoples that an armed body is called by: «مليشيا الحوثي» is theirs, and «الوجود الحوثي» tells of them."""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.vocabulary import feminine_endings, is_nisba, is_noun, plural_endings
from tawatur.lexicon.entities import Entity, name_index
from tawatur.text.clitics import article, stems
from tawatur.text.fold import fold_word


def people_of(form: str) -> Entity | None:
    """The people of whom a folded word with the article names one or several: «الحوثي», «الحوثيين».

    The lexicon has it by its feminine («الحوثية»), since the masculine names the body.
    """
    one = next((form.removesuffix(ending) for ending in plural_endings() if form.endswith(ending)), form)
    if not one.startswith(article()) or not is_nisba(one):
        return None
    named = name_index().named((one + fold_word(feminine_endings()[0]),))
    return next((entity for entity in named if entity.kind == "NORP"), None)


def is_listed_group(form: str, letter: int, entity: Entity) -> bool:
    """Whether a folded word is a plural of its own that an adjective of religion has: «يهود», «أقباط», «لليهود».

    `letter`: how many letters stand before it; behind ل the article has lost its first one.
    """
    adjective, the = entity.arabic[0], article()
    bare = form.removeprefix(the[1:]) if letter and not form.startswith(the) else form.removeprefix(the)
    if "people" in entity.flags and bare in entity.arabic:
        return True
    feminine = adjective + fold_word(feminine_endings()[0])
    return bare in entity.arabic[1:] and bare != feminine and not entity.ambiguous


def call(found: Found, entity: Entity) -> None:
    """Give a mention the kind and the identity of an entity."""
    found.kind, found.entity, found.name, found.sector = entity.kind, entity.key, entity.name, entity.sector


def find_groups(chart: Chart) -> None:
    """What tells of a noun is a people and no body: «الوجود الحوثي»."""
    for found in chart.outer.values():
        if found.kind != "ORG" or found.after - found.first > 1 or found.letter or found.is_guess():
            continue
        people = people_of(chart.forms[found.first]) if _tells_of_noun(chart, found.first) else None
        if people is not None:
            found.rule = "ar.mentions.known-norp"
            call(found, people)


def _tells_of_noun(chart: Chart, token: int) -> bool:
    before = chart.form(token - 1)
    if not is_nisba(chart.forms[token]) or chart.covering(token - 1) is not None:
        return False
    return any(stem.article and is_noun(stem.form.removeprefix(article())) for stem in stems(before))
