"""The name inside a name: what a label such as "agency", "newspaper" or "network" stands before is called so too.

«وكالة رويترز» and «رويترز» are two mentions of one organisation, the second inside the first; so are «صحيفة الوئام»
and «الوئام».
"""

from __future__ import annotations

from tawatur.annotate.mentions import english
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.heads import organisation_heads
from tawatur.annotate.mentions.outlets import short_names
from tawatur.lexicon.entities import name_index

# A head that is a label where a name follows it («وكالة رويترز») and none in «وكالة الطاقة الذرية».
_AGENCY = "agency"


def find_inner_names(chart: Chart) -> None:
    """Add inside each organisation with a label the name that stands after it."""
    for found in chart.ordered():
        if found.kind == "ORG" and found.after - found.first > 1 and not found.is_guess() and _has_label(chart, found):
            after = _inner_end(chart, found)
            if after > found.first + 1:
                _nest(chart, found, after)


def _has_label(chart: Chart, found: Found) -> bool:
    heads = [hit.value for hit in chart.hits(organisation_heads(), found.first) if hit.after == found.first + 1]
    return any(head.kind == "label" or head.key == _AGENCY for head in heads)


def _opening(chart: Chart, found: Found) -> int:
    """The token after the label, a quotation mark left out."""
    first = found.first + 1
    return first if chart.form(first).isalnum() else first + 1


def _inner_end(chart: Chart, found: Found) -> int:
    """Where the longest name of the same organisation ends that begins after the label, else its first token."""
    first = _opening(chart, found)
    for after in range(found.after, first, -1):
        words = tuple(chart.forms[first:after])
        if any(entity.key == found.entity for entity in name_index().named(words)):
            return after
    hits = short_names().at(chart.tokens, first)
    names = {f"org.{english.slug(hit.value.name)}": hit.after for hit in hits}
    return names.get(found.entity or "", found.first)


def _nest(chart: Chart, found: Found, after: int) -> None:
    inner = found.again(_opening(chart, found), 0, "ar.mentions.name-inside")
    inner.after = after
    chart.nest(inner)
