"""Names that are spelt like a particle: «علي» and the preposition «على», which some papers write alike."""

from __future__ import annotations

import unicodedata

from tawatur.annotate.mentions.chart import Chart
from tawatur.annotate.mentions.complements import is_definite
from tawatur.annotate.mentions.heads import alef_maqsura
from tawatur.annotate.mentions.vocabulary import is_particle
from tawatur.lexicon.entities import read_endings

# What no preposition stands before: «… علي في», «… علي إلى», «… علي بن».
_NEVER_GOVERNED = frozenset({"inside", "toward", "particle"})
_OPENING = frozenset("(«\"“'[")
# Written, it tells «إن» from «أن», which may be governed: «أكد علي أن»; and «آل» from the article.
_HAMZA_BELOW, _MADDA = "\u0655", "\u0653"


def is_written_as_name(chart: Chart, token: int) -> bool:
    """«علي» is no preposition where the report writes that one «على», or before what none can stand: «علي، …»."""
    if not is_particle(chart.forms[token]):
        return True
    if chart.tokens.surface(token).endswith(alef_maqsura()):
        return False
    return chart.tells_ya or _cannot_be_governed(chart, token + 1)


def opens_house(chart: Chart, token: int) -> bool:
    """Whether a token is «آل» and takes the next word, whatever it means: «آل ثاني», «آل الشيخ»."""
    if "house" not in chart.word(token).cues or not chart.form(token + 1).isalpha():
        return False
    return is_definite(chart, token + 1) or (
        _second_sign(chart, token) == _MADDA and not is_particle(chart.form(token + 1))
    )


def _second_sign(chart: Chart, token: int) -> str:
    return unicodedata.normalize("NFD", chart.tokens.surface(token))[1:2]


def _cannot_be_governed(chart: Chart, token: int) -> bool:
    form, word = chart.form(token), chart.word(token)
    if not form.isalnum():
        return form not in _OPENING
    if form[0] == read_endings().conjunction and word.given == 1:
        # «أحمد علي وحسن علي»
        return True
    if "subject" in word.cues and _second_sign(chart, token) == _HAMZA_BELOW:
        return True
    return not word.cues.isdisjoint(_NEVER_GOVERNED)
