"""Bodies called by letters that are read out: «قناة إن بي سي», «"تي في إي"», «سي.جي.جي».

Some of the letters are words of speech too (في, إن, أو), so that a run of them is believed in quotation marks, behind a
word such as "channel", or where it is long enough and most of it means nothing else.
"""

from __future__ import annotations

from functools import cache

from tawatur.annotate.mentions.bodies import key_of
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import QUOTES
from tawatur.annotate.mentions.vocabulary import is_particle
from tawatur.lexicon.tables import read_forms

_SHORTEST, _LONG = 2, 3
_DOT = "."
_THING = "thing"


@cache
def _letters() -> frozenset[str]:
    return frozenset(form for key, forms in read_forms("ar/letter_names.tsv") if key != _THING for form in forms)


@cache
def _things() -> frozenset[str]:
    """What is called by letters and is no body: «آر بي جي»."""
    return frozenset(form for key, forms in read_forms("ar/letter_names.tsv") if key == _THING for form in forms)


def find_initials(chart: Chart) -> None:
    """Add the runs of letter names that no lexicon knows."""
    free = 0
    for token in chart.tokens.among(_letters()):
        following = chart.form(token + 1)
        if token < free or chart.cover[token] is not None or not (following == _DOT or following in _letters()):
            continue
        after, letters = _run(chart, token)
        if len(letters) >= _SHORTEST and _is_believed(chart, token, after, letters):
            found = Found(first=token, after=after, kind="ORG", rule="ar.mentions.initials")
            found.entity = key_of(chart, token, after)
            chart.add(found)
            free = after


def _run(chart: Chart, first: int) -> tuple[int, list[str]]:
    """The end of a run of letter names, dots between them or not, and the letters."""
    letters, after, token = [], first, first
    while chart.form(token) in _letters() and chart.covering(token) is None:
        letters.append(chart.form(token))
        after = token + 1
        token = after + 1 if chart.form(after) == _DOT and chart.form(after + 1).isalpha() else after
    closed = chart.form(after) in QUOTES.values()
    while letters and not closed and is_particle(letters[-1]) and chart.form(after - 2) != _DOT:
        # «تي في في باريس»
        letters.pop()
        after -= 1
    return after, letters


def _is_believed(chart: Chart, first: int, after: int, letters: list[str]) -> bool:
    if " ".join(letters) in _things():
        return False
    quoted = chart.form(first - 1) in QUOTES and chart.form(after) in QUOTES.values()
    if quoted or "labelword" in chart.word(first - 1).cues:
        return not all(map(is_particle, letters))
    return len(letters) >= _LONG and sum(not is_particle(letter) for letter in letters) >= _SHORTEST
