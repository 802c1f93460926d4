"""Names that take in the noun before them: «الشعب اليمني», «محافظة عدن», «جزيرة كمران».

The people is called by its nationality, the governorate by its town and the island by its name, which stay mentions of
their own inside. A governorate is another place than the town: «محافظة كركوك» is no city.
"""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import is_definite
from tawatur.annotate.mentions.heads import read_word
from tawatur.annotate.mentions.vocabulary import feminine_endings, plural_endings
from tawatur.lexicon.entities import is_country, name_index
from tawatur.text.clitics import Stem, stems

_PEOPLE, _PROVINCE, _ISLAND = "people", "province", "island"
# The classes of the nouns that a name of this kind may stand behind.
_NOUNS = {"NORP": frozenset({_PEOPLE}), "GPE": frozenset({_PROVINCE, _ISLAND}), "LOC": frozenset({_ISLAND})}


def find_wider_names(chart: Chart) -> None:
    """Add the peoples, governorates and islands around the nationalities and places that the report names them by."""
    for found in chart.ordered():
        nouns = _NOUNS.get(found.kind)
        if nouns is None or found.letter or not found.first or chart.cover[found.first - 1] is not None:
            continue
        for stem in stems(chart.forms[found.first - 1]):
            noun = next(iter(nouns & read_word(stem.form).cues), None)
            if noun is not None:
                wide = _people(chart, found, stem) if noun == _PEOPLE else _place(chart, found, stem, noun)
                if wide is not None:
                    chart.add(wide)
                break


def _around(found: Found, stem: Stem, rule: str) -> Found:
    wide = found.again(found.first - 1, stem.start, rule)
    wide.after = found.after
    return wide


def _people(chart: Chart, found: Found, stem: Stem) -> Found | None:
    """«الشعب اليمني»; not «حزب الشعب الجمهوري», nor «صحيفة الشعب الجزائرية»."""
    other = feminine_endings() + plural_endings()
    if not is_definite(chart, found.first) or chart.tokens.surface(found.after - 1).endswith(other):
        return None
    if not stem.start and chart.word(found.first - 2).organisation:
        return None
    return _around(found, stem, "ar.mentions.people-and-nationality")


def _place(chart: Chart, found: Found, stem: Stem, noun: str) -> Found | None:
    """«محافظة عدن», «جزيرة كمران»: what the lexicon has of that name, else called as the place is."""
    if noun == _ISLAND and is_country(found.entity):
        return None
    wide = _around(found, stem, "ar.mentions.province-and-name" if noun == _PROVINCE else "ar.mentions.island-and-name")
    named = name_index().named((stem.form, *chart.forms[found.first : found.after]))
    known = next((one for one in named if found.country in {None, one.country}), None)
    if known is not None:
        wide.entity, wide.name, wide.country = known.key, known.name, known.country
    if noun == _ISLAND:
        wide.kind, wide.entity = "LOC", (wide.entity or "").replace("gpe.~", "loc.~", 1)
    return wide
