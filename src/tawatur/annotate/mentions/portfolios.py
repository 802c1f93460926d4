"""The portfolio of a minister or a ministry, as long as it is written: «الشؤون الاجتماعية والتضامن»."""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart
from tawatur.annotate.mentions.complements import definite_words, is_definite, purpose_end
from tawatur.annotate.mentions.heads import Head, portfolios
from tawatur.lexicon.entities import read_endings
from tawatur.text.scan import Hit

_LONGEST = 4
_FOREIGN = "foreign"
_JOIN = "+"


def read_portfolio(chart: Chart, token: int) -> Hit[Head] | None:
    """The portfolio that begins at a token and all that «و» joins to it, null where none begins.

    «الثقافة والإعلام» → "Culture and Information". One that no table knows is taken where its words are definite
    («الإدارة العامة»); it has no English name.
    """
    known = next((hit for hit in chart.hits(portfolios(), token) if hit.start <= 1), None)
    if known is not None:
        parts = [known, *_joined(chart, known.after)]
        return _hit(known.first, parts[-1].after, known.start, _together([part.value for part in parts]))
    if "vague" in chart.word(token).cues or chart.covering(token) is not None:
        return None
    after = definite_words(chart, token, _LONGEST)
    if after == token:
        return None
    after = purpose_end(chart, after)
    return _hit(token, after, 0, Head("~" + "-".join(chart.forms[token:after]), "portfolio", "", "GOV"))


def _joined(chart: Chart, token: int) -> list[Hit[Head]]:
    """The further portfolios: «والتضامن», «والتعاون الدولي», «وشؤون الهجرة»."""
    found: list[Hit[Head]] = []
    while True:
        joined = chart.form(token)[0] == read_endings().conjunction
        more = next((hit for hit in chart.hits(portfolios(), token) if hit.start == 1), None) if joined else None
        if more is None or not _is_whole(chart, more):
            return found
        found.append(more)
        token = more.after


def _together(parts: list[Head]) -> Head:
    """Several portfolios in one hand; a foreign minister is called so whatever else he has."""
    first = parts[0]
    if len(parts) == 1 or first.key == _FOREIGN:
        return first
    names = dict.fromkeys(part.english for part in parts if part.english)
    return Head(_JOIN.join(part.key for part in parts), first.kind, " and ".join(names), first.sector)


def _is_whole(chart: Chart, hit: Hit[Head]) -> bool:
    """A joined portfolio has the article or owns what has it («وشؤون الهجرة»)."""
    return any(is_definite(chart, token, 1 if token == hit.first else 0) for token in range(hit.first, hit.after))


def _hit(first: int, after: int, start: int, value: Head) -> Hit[Head]:
    return Hit(first=first, after=after, start=start, value=value, clitics="", article=False)
