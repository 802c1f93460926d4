"""What the resolution of a time knows of its surroundings: publication, what was told before, tense, quotations."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from tawatur.annotate.timex.parts import Parts
from tawatur.annotate.timex.reader import Reader
from tawatur.annotate.timex.words import letters
from tawatur.model import Quote

# How many tokens before a weekday the verb that announces it may stand.
_TENSE_WINDOW = 16
_SHORTEST_FUTURE_VERB = 5
_STATEMENT_WINDOW = 5
_SENTENCE_ENDS = frozenset({".", "!", "\u061f", "?", "\n"})
_COMMAS = frozenset({"\u060c", ",", ";", "\u061b"})
_SENTENCE_WINDOW = 60


@dataclass(slots=True)
class Context:
    """The state while the times of one text are resolved in order.

    `published` is the day of publication or None. `point` is the last day told before, `part` its part of the
    day, `month` and `year` the last month and year. `statements` are days of statements with the token where each ends.
    """

    reader: Reader
    published: datetime.date | None
    country: str | None
    quotes: Sequence[Quote] = ()
    point: datetime.date | None = None
    point_after: int = -100
    part: str | None = None
    month: datetime.date | None = None
    year: int | None = None
    years: frozenset[int] = frozenset()
    statements: list[tuple[int, datetime.date]] = field(default_factory=list)

    def anchor(self, parts: Parts) -> datetime.date | None:
        """The day that a relative expression counts from: publication, or the dated statement it is quoted from."""
        if not self.quotes or not self.statements:
            return self.published
        place = self.reader.tokens.starts[parts.first]
        for quote in self.quotes:
            if quote.start <= place < quote.end:
                opening = self.reader.tokens.at(quote.start)
                after, day = self.statements[-1]
                if opening - _SENTENCE_WINDOW < after <= opening and not self._sentence_ends(after, opening):
                    return day
        return self.published

    def _sentence_ends(self, first: int, after: int) -> bool:
        return any(form in _SENTENCE_ENDS for form in self.reader.forms[first:after])

    def note_statement(self, parts: Parts, day: datetime.date) -> None:
        """Remember the day of «في بيان الأربعاء 13 ديسمبر», for the quotation that follows."""
        reader = self.reader
        for token in range(parts.first - 1, max(parts.first - 1 - _STATEMENT_WINDOW, -1), -1):
            if reader.form(token) in _SENTENCE_ENDS:
                return
            if reader.hit(token, "statement"):
                self.statements.append((parts.after, day))
                return

    def is_future(self, parts: Parts) -> bool:
        """Whether the clause announces: «سيزور … الأحد», «من المقرر أن … الثلاثاء».

        The nearest cue before the expression decides. A comma ends the clause, but for the one right before it.
        """
        reader = self.reader
        stop = max(parts.first - _TENSE_WINDOW, -1)
        for token in range(parts.first - 1, stop, -1):
            form = reader.form(token)
            if form in _SENTENCE_ENDS or (form in _COMMAS and token < parts.first - 1):
                return False
            if is_future_word(reader, token):
                return True
            if reader.hit(token, "clausestop") or reader.hit(token, "statement"):
                return False
        return False


def is_future_word(reader: Reader, token: int) -> bool:
    """Whether a token is a verb in the future or a word of plans («سيعقد», «المقرر», «يعتزم»)."""
    form = reader.form(token)
    if reader.hit(token, "futurecue"):
        return True
    known = letters()
    bare = form[1:] if form[:1] in known.conjunctions else form
    if len(bare) < _SHORTEST_FUTURE_VERB or not bare.startswith(known.future):
        return False
    return reader.hit(token, "notfuture") is None
