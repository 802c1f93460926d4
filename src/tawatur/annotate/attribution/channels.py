"""The channel of a statement: a post, a press conference, a statement in writing."""

from __future__ import annotations

from functools import cache

from tawatur.annotate.attribution.view import View
from tawatur.data import read_rows
from tawatur.text.scan import PhraseTable

# Written documents, behind which their issuer stands.
WRITTEN = frozenset({"statement", "report", "letter"})


@cache
def _table() -> PhraseTable[str]:
    rows = [(name, row["en"]) for row in read_rows("ar/channels.tsv") for name in row["ar"].split("|")]
    return PhraseTable(rows, article=True)


def channel_between(view: View, first: int, after: int) -> str | None:
    """The channel named in tokens [first, after), the most telling one where there are several; None without one.

    A platform tells more than the word "post", and that more than the kind of text: «في بيان نشره على موقع إكس».
    """
    places = _table().places(view.tokens, first, after)
    found = [hit.value for token in places for hit in _table().at(view.tokens, token)[:1]]
    return min(found, key=_order, default=None)


@cache
def _ranks() -> dict[str, int]:
    ranks: dict[str, int] = {}
    for row in read_rows("ar/channels.tsv"):
        ranks.setdefault(row["en"], len(ranks))
    return ranks


def _order(name: str) -> int:
    return _ranks()[name]
