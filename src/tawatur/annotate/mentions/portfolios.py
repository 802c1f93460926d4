"""The portfolio of a minister or a ministry, as long as it is written: «الشؤون الاجتماعية والتضامن»."""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart
from tawatur.annotate.mentions.complements import definite_words, is_definite, purpose_end
from tawatur.annotate.mentions.heads import Head, portfolios
from tawatur.text.scan import Hit

_LONGEST = 4


def read_portfolio(chart: Chart, token: int) -> Hit[Head] | None:
    """The portfolio that begins at a token and all that «و» joins to it, null where none begins.

    One that no table knows is taken where its words are definite («الإدارة العامة»); it has no English name.
    """
    known = next((hit for hit in chart.hits(portfolios(), token) if hit.start <= 1), None)
    if known is not None:
        return _hit(known.first, _joined_end(chart, known.after), known.start, known.value)
    if "vague" in chart.word(token).cues or chart.covering(token) is not None:
        return None
    after = definite_words(chart, token, _LONGEST)
    if after == token:
        return None
    after = purpose_end(chart, after)
    return _hit(token, after, 0, Head("~" + "-".join(chart.forms[token:after]), "portfolio", "", "GOV"))


def _joined_end(chart: Chart, token: int) -> int:
    """The end of the further portfolios: «والتضامن», «والتعاون الدولي», «وشؤون الهجرة»."""
    while True:
        more = next((hit for hit in chart.hits(portfolios(), token) if hit.start == 1), None)
        if more is None or not _is_whole(chart, more):
            return token
        token = more.after


def _is_whole(chart: Chart, hit: Hit[Head]) -> bool:
    """A joined portfolio has the article or owns what has it («وشؤون الهجرة»)."""
    return any(is_definite(chart, token, 1 if token == hit.first else 0) for token in range(hit.first, hit.after))


def _hit(first: int, after: int, start: int, value: Head) -> Hit[Head]:
    return Hit(first=first, after=after, start=start, value=value, clitics="", article=False)
