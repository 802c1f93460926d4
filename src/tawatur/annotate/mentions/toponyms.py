"""Where names of towns of several words end, behind a word such as "town of".

They begin like many do («سيدي عبد العزيز», «أولاد سعدون»), are named after somebody's son («بن قرير»), or hold a part
that names of towns in other languages are made of («بلاك ريفر فولز», «باد رايشنهال», «حسين آباد»), and may go on with a
hyphen («نوي-فيلد») or the half of the place («تازروت العليا»).
"""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart
from tawatur.annotate.mentions.likeness import likeness
from tawatur.annotate.mentions.names import unlisted
from tawatur.annotate.mentions.vocabulary import is_common, is_particle, is_verb
from tawatur.text.clitics import article

_PART = "townpart"
_HALVES = frozenset({"part", "half"})
_COMPOUND = frozenset({"kunya", "servant"})
_FATHERS = frozenset({"lineage", "fathers"})
HYPHENS = frozenset("-–")
# Likeness of a word that no list knows beside a part of a foreign name.
_LIKE_NAME = 0.2


def opened_end(chart: Chart, first: int) -> int:
    """The end of a name that begins like many places do: «تل الورد», «بيت ياحون», «سيدي عبد العزيز»."""
    if "toponym" not in chart.word(first).cues or chart.covering(first) is not None:
        return first
    word, form = chart.word(first + 1), chart.form(first + 1)
    named = word.given == 0 or word.surname == 0
    if not form.isalpha() or is_particle(form) or (is_verb(form) and not named) or word.title:
        return first
    cover = chart.covering(first + 1)
    if cover is not None and (cover.first != first + 1 or (cover.after > first + 2 and cover.kind != "PERSON")):
        return first
    if cover is not None:
        return cover.after
    goes_on = not word.cues.isdisjoint(_COMPOUND) and _is_name(chart, first + 2)
    return past_half(chart, first + 2 + goes_on)


def son_end(chart: Chart, first: int) -> int:
    """The end of a name that is that of somebody's son: «بن قرير», «ابن رشد»."""
    if chart.word(first).cues.isdisjoint(_FATHERS) or chart.covering(first) is not None:
        return first
    return first + 2 if _is_name(chart, first + 1) else first


def foreign_end(chart: Chart, first: int) -> int:
    """The end of a name that parts of foreign names of towns begin or end: «باد رايشنهال», «سيدار رابيدز»."""
    token = _past_parts(chart, first)
    if not _looks_foreign(chart, token):
        return token if token > first + 1 else first
    after = _past_parts(chart, token + 1)
    return after if after > first + 1 else first


def past_half(chart: Chart, token: int) -> int:
    """The place behind the half of a village that bears its name: «العليا», «الشرقية», «القديمة»."""
    cover = chart.covering(token)
    free = cover is None or (cover.kind == "NORP" and (cover.first, cover.after) == (token, token + 1))
    return token + (free and not chart.word(token).cues.isdisjoint(_HALVES))


def past_hyphen(chart: Chart, after: int) -> int:
    """The end of a name that a hyphen joins to another word, without space between: «نوي-فيلد»."""
    tokens = chart.tokens
    while chart.form(after) in HYPHENS and chart.form(after + 1).isalpha() and chart.covering(after + 1) is None:
        if tokens.starts[after] != tokens.ends[after - 1] or tokens.starts[after + 1] != tokens.ends[after]:
            break
        after += 2
    return after


def _past_parts(chart: Chart, token: int) -> int:
    while _PART in chart.word(token).cues and chart.covering(token) is None:
        token += 1
    return token


def _looks_foreign(chart: Chart, token: int) -> bool:
    """A word that may stand beside a part of a foreign name, listed as a name of persons or not."""
    word, form = chart.word(token), chart.form(token)
    if unlisted(chart, token):
        return likeness(form) > _LIKE_NAME
    listed = (word.given == 0 or word.surname == 0) and chart.covering(token) is None
    return listed and (not is_common(form) or _PART in chart.word(token + 1).cues)


def _is_name(chart: Chart, token: int) -> bool:
    """A word that no list knows, or one that is a name of persons, with the article or not."""
    word, form = chart.word(token), chart.form(token)
    if chart.covering(token) is not None or not form.isalpha():
        return False
    named = word.given == 0 or word.surname == 0 or "completion" in word.cues
    return named or unlisted(chart, token) or (form.startswith(article()) and not is_common(form) and not word.cues)
