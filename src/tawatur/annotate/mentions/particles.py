"""Names that are spelt like a particle: «علي» and the preposition «على», which some papers write alike."""

from __future__ import annotations

import unicodedata

from tawatur.annotate.mentions.chart import Chart
from tawatur.annotate.mentions.heads import alef_maqsura
from tawatur.annotate.mentions.vocabulary import is_particle
from tawatur.lexicon.entities import read_endings

# What no preposition stands before: «… علي في», «… علي إلى», «… علي بن».
_NEVER_GOVERNED = frozenset({"inside", "toward", "particle"})
_OPENING = frozenset("(«\"“'[")
# Written, it tells «إن» from «أن», which may be governed: «أكد علي أن».
_HAMZA_BELOW = "\u0655"


def is_written_as_name(chart: Chart, token: int) -> bool:
    """«علي» is no preposition where the report writes that one «على», or before what none can stand: «علي، …»."""
    if not is_particle(chart.forms[token]):
        return True
    if chart.tokens.surface(token).endswith(alef_maqsura()):
        return False
    return chart.tells_ya or _cannot_be_governed(chart, token + 1)


def _cannot_be_governed(chart: Chart, token: int) -> bool:
    form, word = chart.form(token), chart.word(token)
    if not form.isalnum():
        return form not in _OPENING
    if form[0] == read_endings().conjunction and word.given == 1:
        # «أحمد علي وحسن علي»
        return True
    if "subject" in word.cues and unicodedata.normalize("NFD", chart.tokens.surface(token))[1:2] == _HAMZA_BELOW:
        return True
    return not word.cues.isdisjoint(_NEVER_GOVERNED)
