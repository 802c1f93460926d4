"""Names in marks or brackets behind a body: «شركة البناء العملاقة "أودبريشت"», «حزب الشعب (باراتيا جاناتا)»."""

from __future__ import annotations

from tawatur.annotate.mentions.bodies import key_of
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import is_definite, quoted
from tawatur.annotate.mentions.heads import LOOKS_FOREIGN
from tawatur.annotate.mentions.likeness import likeness
from tawatur.annotate.mentions.vocabulary import is_exact_lemma, is_particle

_LONGEST_NAME = 3
# Adjectives between a body and its name: «العملاقة», «الدولية الكبرى».
_MOST_BETWEEN = 2


def find_apposed(chart: Chart) -> None:
    """Add what stands alone in marks behind an organisation and looks like a name that no list knows."""
    for found in chart.ordered():
        body = found.body if found.kind == "TITLE" else found
        if body is None or body.kind != "ORG":
            continue
        token = found.after
        while token - found.after < _MOST_BETWEEN and _is_adjective(chart, token):
            token += 1
        first, after = quoted(chart, token)
        inside = range(first, min(after, first + _LONGEST_NAME))
        foreign = any(likeness(chart.form(place)) > LOOKS_FOREIGN for place in inside)
        if foreign and len(inside) == after - first and all(_is_name(chart, place) for place in inside):
            chart.add(
                Found(
                    first=first,
                    after=after,
                    kind="ORG",
                    rule="ar.mentions.apposed-name",
                    entity=key_of(chart, first, after),
                    country=body.country,
                    sector=body.sector,
                )
            )


def _is_adjective(chart: Chart, token: int) -> bool:
    return is_definite(chart, token) and not is_particle(chart.form(token)) and chart.covering(token) is None


def _is_name(chart: Chart, token: int) -> bool:
    form, word = chart.form(token), chart.word(token)
    plain = word.cues or word.title or is_exact_lemma(form) or is_definite(chart, token)
    if plain or not form.isalpha() or chart.covering(token) is not None:
        return False
    return word.unknown or likeness(form) > LOOKS_FOREIGN
