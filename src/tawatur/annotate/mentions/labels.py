"""The name inside a name: what a label such as "agency", "newspaper" or "province" stands before is called so too.

«وكالة رويترز» and «رويترز» are two mentions of one organisation, the second inside the first; so are «صحيفة الوئام»
and «الوئام», «محافظة الأحساء» and «الأحساء».
"""

from __future__ import annotations

from tawatur.annotate.mentions import english
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.groups import call, people_of
from tawatur.annotate.mentions.heads import organisation_heads
from tawatur.annotate.mentions.outlets import short_names
from tawatur.lexicon.entities import name_index

# Heads that are labels where a name follows them («وكالة رويترز») and none in «وكالة الطاقة الذرية».
_LABELS = frozenset({"agency", "court"})
_PLACES = frozenset({"GPE", "LOC"})


def find_inner_names(chart: Chart) -> None:
    """Add inside each organisation with a label, and each place with a word such as "province", its bare name."""
    for found in chart.ordered():
        if found.after - found.first < 2 or found.is_guess() or found.entity is None:
            continue
        if found.kind == "ORG":
            _nest(chart, found, *_labelled(chart, found))
        elif found.kind in _PLACES and "place" in chart.word(found.first).cues:
            _nest(chart, found, found.first + 1, found.after)


def _labelled(chart: Chart, found: Found) -> tuple[int, int]:
    """Where the longest name of the same organisation stands after its label; nothing where there is none."""
    hits = [hit for hit in chart.hits(organisation_heads(), found.first) if hit.after < found.after]
    label = next((hit for hit in hits if hit.value.kind == "label" or hit.value.key in _LABELS), None)
    if label is None:
        return found.first, found.first
    first = label.after if chart.form(label.after).isalnum() else label.after + 1
    for after in range(found.after, first, -1):
        if any(entity.key == found.entity for entity in name_index().named(tuple(chart.forms[first:after]))):
            return first, after
    names = {f"org.{english.slug(hit.value.name)}": hit.after for hit in short_names().at(chart.tokens, first)}
    return first, names.get(found.entity or "", first)


def _nest(chart: Chart, found: Found, first: int, after: int) -> None:
    """The name [first, after) inside a mention: of the entity of that name and country, else of the same one."""
    if first == after:
        return
    inner = found.again(first, 0, "ar.mentions.name-inside")
    inner.after = after
    if found.kind == "ORG":
        group = people_of(chart.forms[after - 1]) if after == first + 1 else None
        if group is not None:
            # «مليشيا الحوثي»: of the Houthis
            call(inner, group)
    else:
        named = name_index().named(tuple(chart.forms[first:after]))
        known = next((one for one in named if one.kind in _PLACES and one.country == found.country), None)
        if known is None:
            return
        call(inner, known)
    chart.nest(inner)
