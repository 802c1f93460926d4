"""People whom only the title before them shows: «الملازم أول بيديا ماريك», «وأضاف اللواء السعدان أن …»."""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import is_adjective, is_definite
from tawatur.annotate.mentions.families import closes_name
from tawatur.annotate.mentions.heads import LOOKS_FOREIGN
from tawatur.annotate.mentions.likeness import likeness
from tawatur.annotate.mentions.names import LONGEST_UNLISTED, name_end, person
from tawatur.annotate.mentions.vocabulary import (
    has_common_ending,
    is_exact_lemma,
    is_future,
    is_nisba,
    is_particle,
    is_speech_verb,
    is_verb,
)
from tawatur.text.clitics import article, stems

_TITLED = "ar.mentions.titled-name"
_RANK = "ar.mentions.title-rank"


def find_titled(chart: Chart) -> None:
    """Add the people behind titles and forms of address whose names look like common words or like nothing known."""
    titled = {found.after for found in chart.outer.values() if found.kind == "TITLE"}
    for token in sorted(chart.addressed | titled):
        if token < len(chart.forms) and chart.cover[token] is None and chart.forms[token].isalpha():
            if is_definite(chart, token):
                found = _family_of_rank(chart, token)
            else:
                found = _foreigner(chart, token) or _tribesman(chart, token)
            if found is not None:
                chart.add(found)


def _foreigner(chart: Chart, token: int) -> Found | None:
    """Two words that look foreign, however a clitic may be read into them."""
    after = token
    while after - token < LONGEST_UNLISTED and _is_foreign(chart, after):
        after += 1
    if after > token:
        after = name_end(chart, after, 1)
    return person(chart, token, after, 0, _TITLED) if after > token + 1 else None


def _tribesman(chart: Chart, token: int) -> Found | None:
    """A common word and a listed family or a nisba behind a title, where a clause follows: «ضيف الحارثي أن»."""
    family, form = token + 1, chart.form(token)
    before = chart.before(token)
    if before is None or before.kind != "TITLE" or before.after != token or chart.covering(family) is not None:
        return None
    plain = is_particle(form) or is_verb(form) or chart.word(token).title or chart.word(token).cues
    if plain or not is_definite(chart, family) or has_common_ending(chart.tokens.surface(token)):
        return None
    word = chart.word(family)
    named = word.surname == 0 or (is_nisba(chart.form(family)) and not (word.cues or is_adjective(chart, family)))
    return person(chart, token, family + 1, 0, _TITLED) if named and closes_name(chart, family + 1) else None


def _is_foreign(chart: Chart, token: int) -> bool:
    """A word made of letters like a foreign name, which is no lemma however its letters may be read."""
    form, word = chart.form(token), chart.word(token)
    if not form.isalpha() or word.title or word.cues or chart.covering(token) is not None or is_particle(form):
        return False
    if is_verb(form) or is_future(form) or is_definite(chart, token) or has_common_ending(chart.tokens.surface(token)):
        return False
    return likeness(form) > LOOKS_FOREIGN and not any(is_exact_lemma(stem.form) for stem in stems(form))


def _family_of_rank(chart: Chart, token: int) -> Found | None:
    """A word with the article behind a rank that somebody is said or heard by."""
    before, word, form = chart.before(token), chart.word(token), chart.form(token)
    if before is None or before.rule != _RANK or before.after != token:
        return None
    if word.cues or word.title or is_exact_lemma(form[len(article()) :]):
        return None
    if chart.word(before.first - 1).given == 0:
        # «حضر سعد النقيب العرس»
        return None
    # «يسعى الفريق المدريدي إلى …»
    clause = "clause" in chart.word(token + 1).cues and not is_adjective(chart, token)
    told = is_speech_verb(chart.form(before.first - 1)) or clause
    return person(chart, token, token + 1, 0, _TITLED) if told else None
