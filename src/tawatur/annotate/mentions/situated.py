"""Where the words behind a town say that it lies: «المنصورة في عدن», «صور جنوب لبنان», «العين الإماراتية»."""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart
from tawatur.annotate.mentions.complements import is_definite, place_cues
from tawatur.annotate.mentions.vocabulary import feminine_endings, is_feminine_perfect, is_whole_word

# The classes of a word after which a place stands.
WITHIN = frozenset({"place", "placeprep", "settlement"})
# In tokens: how far behind a town the place that it lies in may stand.
_REACH = 4


def lies_in(chart: Chart, after: int, country: str | None) -> bool | None:
    """Whether the words that follow put a town into this country; null where they say nothing of it."""
    if is_definite(chart, after):
        # «العين الإماراتية»; in «الدور الإيراني في العراق» it is no town that lies there
        return _is_of(chart, after, country) or None
    for token in range(after, after + _REACH):
        form = chart.form(token)
        if not form.isalpha() or "preverb" in chart.word(token).cues or is_feminine_perfect(form):
            return None
        within = bool(place_cues(chart, token - 1) & WITHIN)
        for letter, rest, named in chart.word(token).names:
            if rest or not (within or letter) or (letter and is_whole_word(chart.forms[token])):
                continue
            places = [entity for entity in named if entity.kind == "GPE" and not entity.ambiguous]
            if places:
                return any(entity.country == country for entity in places)
    return None


def _is_of(chart: Chart, token: int, country: str | None) -> bool:
    """Whether a definite word is the nationality of a town."""
    if not chart.tokens.surface(token).endswith(feminine_endings()):
        return False
    alone = chart.word(token).alone
    return any(
        entity.kind == "NORP" and entity.country == country
        for letter, _, named in alone
        if not letter
        for entity in named
    )
