"""How much a word that no list knows looks like a name, by the letters it is made of.

Note [Letters of names]
    Names from other languages are made of other runs of letters than Arabic words («شتاينماير», «بوبوف»). Runs of up to
    three letters are counted in the lists of names and in the common words (with their usual clitics and endings), and
    a word is judged by the mean log-ratio of its runs. The counts are made from the project's own lists when first
    asked for: no weights are stored, and a longer list is a better judge.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from tawatur.annotate.mentions.vocabulary import inflected_lemmas
from tawatur.lexicon.entities import given_names, surnames
from tawatur.text.clitics import article
from tawatur.text.memo import FORMS_AT_HAND, MOST_READ, ByForm

_EDGE = "#"
# The edges of two words side by side.
_PAIR = _EDGE * 2
_LONGEST_RUN = 3
_WIDTHS = (2, _LONGEST_RUN)
_SMOOTHING = 0.5


def _count(words: Iterable[str]) -> Counter[str]:
    """How often each run stands in the words, counted over all of them laid end to end."""
    joined = _EDGE + _PAIR.join(words) + _EDGE
    counts: Counter[str] = Counter()
    for width in _WIDTHS:
        counts.update(map("".join, zip(*(joined[i:] for i in range(width)), strict=False)))
    for run in [run for run in counts if _PAIR in run]:
        del counts[run]
    return counts


@cache
def _ratios() -> tuple[dict[str, float], float]:
    """The log-ratio of every run, and that of a run never seen."""
    the = article()
    names = _count([form for form in (*given_names(), *surnames()) if not form.startswith(the)])
    words = _count(inflected_lemmas())
    kinds = len(names.keys() | words.keys()) * _SMOOTHING
    all_names, all_words = names.total() + kinds, words.total() + kinds
    ratios = {
        run: math.log((names[run] + _SMOOTHING) / all_names) - math.log((words[run] + _SMOOTHING) / all_words)
        for run in sorted(names.keys() | words.keys())
    }
    return ratios, math.log(_SMOOTHING / all_names) - math.log(_SMOOTHING / all_words)


def _step(run: str) -> float:
    """The log-ratios of a run of three letters and of its first two together."""
    ratios, unseen = _ratios()
    return ratios.get(run, unseen) + ratios.get(run[:2], unseen)


_STEPS = ByForm(_step, MOST_READ)


@lru_cache(maxsize=FORMS_AT_HAND)
def likeness(form: str) -> float:
    """The mean log-ratio of a folded word's runs: above 0 it looks like a name, below like a common word."""
    ratios, unseen = _ratios()
    marked = f"{_EDGE}{form}{_EDGE}"
    steps = sum([_STEPS[marked[place : place + _LONGEST_RUN]] for place in range(len(form))])
    return (steps + ratios.get(marked[-2:], unseen)) / (2 * len(form) + 1)
