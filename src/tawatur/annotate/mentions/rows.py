"""Given names in a row, each alone: «هم حازم وأمير ومحمد», «نجلاه سامر ووائل»."""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart
from tawatur.annotate.mentions.heads import Word, read_word
from tawatur.lexicon.entities import read_endings

ROW = "ar.mentions.row-of-names"
# So many names in a row need no witness, if two of them mean nothing else; behind a word of kin or a colon two do.
_LONG, _SURE = 3, 2
_MOST = 12
_COLON = ":"
_KIN = frozenset({"kin", "kins"})
_SHORTEST = 3


def is_in_row(chart: Chart, token: int) -> bool:
    """Whether a given name alone stands in a row of such: the first of it, or behind another."""
    word = chart.words[token]
    if word.given or chart.covering(token + 1) is not None:
        return False
    before = chart.before(token)
    if before is not None and before.rule == ROW and not word.weak:
        return True
    count, sure = _count(chart, token)
    told = _COLON in (chart.form(token - 1), chart.form(token - 2)) or not _KIN.isdisjoint(chart.word(token - 1).cues)
    return sure >= _SURE and (count >= _LONG or (told and count == sure))


def _count(chart: Chart, token: int) -> tuple[int, int]:
    """How many given names stand in a row from a token on, and how many of them mean nothing else."""
    count, sure = 1, 0 if chart.words[token].weak else 1
    while count < _MOST:
        token += 1 + (chart.is_sign(token + 1) and chart.form(token + 2).isalpha())
        word = _joined(chart, token)
        if word is None or word.given:
            break
        count, sure = count + 1, sure + (not word.weak)
    return count, sure


def _joined(chart: Chart, token: int) -> Word | None:
    form = chart.form(token)
    if chart.covering(token) is not None or len(form) < _SHORTEST or not form.isalpha():
        return None
    if form[0] == read_endings().conjunction and read_word(form[1:]).given == 0:
        return read_word(form[1:])
    return chart.word(token) if chart.is_sign(token - 1) else None
