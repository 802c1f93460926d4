"""Whom a word of courtesy means: «سموه», «معاليه», «جلالته» stand for one told before.

Note [Courtesy]
    A word of courtesy belongs to a rank: «جلالته» is a king, «سموه» a prince or sheikh, «فخامته» a president. It means
    the person told last whose name or title bears a word of that rank, else the person told last.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from tawatur.annotate.events.chunk import Chunk, named_by
from tawatur.annotate.events.view import ReportView, SentenceView
from tawatur.data import read_rows
from tawatur.model import Mention
from tawatur.text.clitics import article
from tawatur.text.fold import fold_word

# Of the people told before only the last may be meant.
_RECENT = 12
# In tokens: how far before a name its title may begin.
_TITLE_REACH = 3
_PEOPLE = frozenset({"PERSON", "TITLE"})
# The class of words of courtesy with a pronoun.
_COURTESY = "grace"


@cache
def _ranks() -> dict[str, frozenset[str]]:
    """The words of rank that a word of courtesy may mean, all folded and without the article."""
    return {
        fold_word(word): frozenset(fold_word(rank) for rank in row["ranks"].split("|"))
        for row in read_rows("ar/courtesy.tsv")
        for word in row["ar"].split("|")
    }


def courtesy_chunks(report: ReportView, view: SentenceView, people: Sequence[Mention]) -> list[Chunk]:
    """The chunks of words of courtesy, known by whom they mean; `people` are the report's mentions, sorted by place.

    «استقبل الأمير فيصل السفير. وأكد سموه»: سموه is الأمير فيصل.
    """
    if _COURTESY not in report.classes:
        return []
    found = []
    for token in range(view.first, view.after):
        if _is_joy(report, token):
            continue
        if _COURTESY in report.words[token].classes and (meant := _meant(report, token, people)) is not None:
            place = report.tokens.ends[token] - len(_bare(report.forms[token]))
            chunk = Chunk(token, token + 1, place, report.tokens.ends[token])
            chunk.take(meant)
            chunk.entity, chunk.name = named_by(meant)
            found.append(chunk)
    return found


def _is_joy(report: ReportView, token: int) -> bool:
    """Whether a word of courtesy is a feeling here: «عبر عن سعادته»."""
    return bool(report.words[token].readings) and token > 0 and report.words[token - 1].preposition is not None


def _bare(form: str) -> str:
    """A word of courtesy without the clitics before it."""
    return next((form[start:] for start in range(len(form)) if form[start:] in _ranks()), form)


def _meant(report: ReportView, token: int, people: Sequence[Mention]) -> Mention | None:
    index = bisect_left(people, report.tokens.starts[token], key=lambda mention: mention.start)
    before = [m for m in people[max(index - _RECENT, 0) : index] if m.kind in _PEOPLE][::-1]
    ranks = _ranks().get(_bare(report.forms[token]), frozenset())
    ranked = next((m for m in before if _bears(report, m, ranks)), None)
    return ranked or next((m for m in before if m.kind == "PERSON"), None)


def _bears(report: ReportView, mention: Mention, ranks: frozenset[str]) -> bool:
    """Whether a name or the title before it has a word of rank."""
    first = report.token_at(mention.start)
    low = max(first - _TITLE_REACH, 0) if mention.kind == "PERSON" else first
    return any(
        form.removeprefix(article()) in ranks for form in report.forms[low : report.token_at(mention.end - 1) + 1]
    )
