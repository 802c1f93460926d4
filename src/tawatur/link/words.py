"""The words around a trigger and how rare they are.

Note [Words beside entities]
    Much of what tells one event from another has no entity: «مسجد قوات الطوارئ», «حافلة مدرسية». The words of the
    trigger's sentence, without clitics and article, are compared as entities are; the share of reports that use a word
    is frozen in data/ar/word_shares.tsv, and a word that is not listed is rarer than all that are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, lru_cache

from tawatur.data import read_rows
from tawatur.text.clitics import article, stems

# Words on each side of the trigger that are read.
REACH = 12
# A shorter stem is a particle or what is left of a name.
_SHORTEST = 3


@cache
def _shares() -> dict[str, float]:
    found: dict[str, float] = {}
    for row in read_rows("ar/word_shares.tsv"):
        for word in row["ar"].split("|"):
            found[word] = float(row["share"])
    return found


@cache
def _rarest() -> float:
    return min(_shares().values()) / 2


@lru_cache(maxsize=1 << 16)
def stem_of(form: str) -> str:
    """A folded word without its proclitics and the article; the same for all forms that differ in them alone.

    >>> stem_of("وبالعراق") == stem_of("العراق")
    True
    """
    the = article()
    shortest = form
    for stem in stems(form):
        bare = stem.form.removeprefix(the) if stem.article else stem.form
        if _SHORTEST <= len(bare) < len(shortest) and (stem.article or len(bare) > _SHORTEST):
            shortest = bare
    return shortest


@lru_cache(maxsize=1 << 16)
def word_bits(stem: str) -> float:
    """How much one shared word tells, in bits: log2 of one over its share of reports."""
    return -math.log2(_shares().get(stem, _rarest()))


def words_around(forms: Sequence[str], first: int, after: int, trigger: int) -> frozenset[str]:
    """The stems of the words of a sentence, tokens [first, after), that stand near its trigger."""
    low, high = max(first, trigger - REACH), min(after, trigger + REACH + 1)
    return frozenset(
        stem_of(form)
        for at, form in enumerate(forms[low:high], start=low)
        if at != trigger and form[0].isalpha() and len(form) >= _SHORTEST
    )
