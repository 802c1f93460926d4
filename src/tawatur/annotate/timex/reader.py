"""A reader over the tokens of one text: what stands at a token, as a word of time or as a number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from tawatur.annotate.timex.words import Form, Word, forms, forms_by_kind, letters, prepositions, time_words
from tawatur.model import Numeral
from tawatur.text.segment import NEWLINE, Tokens

_LONGEST_NUMBER = 9
# No rule looks farther beyond either end of a text than this.
_MARGIN = [""] * 64
_DATE_MARKS = frozenset({"/", "-", ":", "\\", "\u2013", "\u2215"})


class Hit(msgspec.Struct, gc=False):
    """A word of time at tokens [first, after), and what it stands for.

    `start` letters of the first token are clitics.
    """

    first: int
    after: int
    start: int
    article: bool
    value: str
    word: Word


def hit_of(token: int, row: Form) -> Hit:
    """A row of the lexicon found at a token."""
    return Hit(token, token + 1 + len(row.rest), row.start, row.article, row.word.value, row.word)


class Number:
    """A number at tokens [first, after), in digits or in words."""

    __slots__ = ("after", "digits", "first", "ordinal", "start", "value", "width")

    def __init__(
        self, first: int, after: int, value: int | float, *, digits: bool, ordinal: bool = False, start: int = 0
    ) -> None:
        self.first = first
        self.after = after
        self.value = value
        self.digits = digits
        self.ordinal = ordinal
        self.start = start
        self.width = 0


class Reader:
    """Random access to the words and numbers of a text. Every look-up is a dictionary access.

    `padded` are the forms with empty ones behind them, where a place before the text (-1) lies as well.
    """

    def __init__(self, tokens: Tokens, numerals: Sequence[Numeral]) -> None:
        self.tokens = tokens
        self.forms = tokens.forms
        self.padded = tokens.forms + _MARGIN
        self.size = len(tokens.forms)
        self._table = forms()
        self._by_kind = forms_by_kind()
        self._numerals: dict[int, Number] = {}
        self.worded: list[int] = []  # tokens that may begin an expression with a number in words or a detached article
        self._index(numerals)
        self.numbered = frozenset(self.worded)

    def _index(self, numerals: Sequence[Numeral]) -> None:
        tokens = self.tokens
        for numeral in numerals:
            first = bisect_right(tokens.starts, numeral.start) - 1
            last = bisect_left(tokens.ends, numeral.end)
            if not 0 <= first <= last < self.size or self.forms[first][0].isdecimal():
                continue
            if self.forms[last][0].isdecimal():
                if last == first + 1:
                    self.worded.append(first)
                continue
            letter = numeral.start - tokens.starts[first]
            self._numerals[first] = Number(
                first, last + 1, numeral.value, digits=False, ordinal=numeral.ordinal, start=letter
            )
            self.worded.append(first)

    def form(self, token: int) -> str:
        """The folded token, "" outside the text."""
        return self.padded[token]

    def may_go_on(self, token: int) -> bool:
        """Whether a number or a word of time stands at a token: cheap, for words that mean nothing alone."""
        form = self.padded[token]
        return form in self._table or form[:1].isdecimal() or token in self.numbered or form == letters().article

    def hits(self, token: int) -> tuple[Hit, ...]:
        """Every word of time that begins at a token, longest first."""
        rows = self._table.get(self.padded[token])
        return tuple(hit_of(token, row) for row in rows if self._goes_on(token, row.rest)) if rows else ()

    def _goes_on(self, token: int, rest: tuple[str, ...]) -> bool:
        """Whether the further words of a phrase stand after a token."""
        return not rest or tuple(self.forms[token + 1 : token + 1 + len(rest)]) == rest

    def hit(self, token: int, kind: str) -> Hit | None:
        """The longest word of one kind at a token."""
        for row in self._by_kind[kind].get(self.padded[token], ()):
            if not row.rest or self._goes_on(token, row.rest):
                return hit_of(token, row)
        return None

    def before(self, token: int, kind: str, length: int = 1) -> bool:
        """Whether a word of one kind and of some tokens ends right before a token."""
        rows = self._by_kind[kind].get(self.padded[token - length], ())
        return any(len(row.rest) + 1 == length and self._goes_on(token - length, row.rest) for row in rows)

    def is_kind(self, form: str, kind: str) -> bool:
        """Whether a folded word by itself is a word of one kind, its article left out."""
        bare = form.removeprefix(letters().article)
        return any(row.word.kind == kind and not row.rest for row in self._table.get(bare, ()))

    def inner(self, token: int, kind: str) -> Hit | None:
        """The longest word of one kind that stands without clitics, as it must inside an expression."""
        for row in self._by_kind[kind].get(self.padded[token], ()):
            if row.start == 0 and (not row.rest or self._goes_on(token, row.rest)):
                return hit_of(token, row)
        return None

    def number(self, token: int) -> Number | None:
        """The number at a token: plain digits (a detached article before them is the caller's), or words."""
        form = self.padded[token]
        if form[:1].isdecimal():
            if not form.isdecimal() or len(form) > _LONGEST_NUMBER:
                return self._decimal(token, form)
            found = Number(token, token + 1, int(form), digits=True)
            found.width = len(form)
            return found
        return self._numerals.get(token)

    def _decimal(self, token: int, form: str) -> Number | None:
        parts = form.replace(",", ".").replace("\u066b", ".").split(".")
        if len(parts) != 2 or len(form) > _LONGEST_NUMBER or not all(part.isdecimal() for part in parts):
            return None
        found = Number(token, token + 1, float(".".join(parts)), digits=True)
        found.width = len(form)
        return found

    def is_article(self, token: int) -> bool:
        """Whether a detached article («الـ 24»), maybe after clitics, stands at a token."""
        form = self.form(token)
        the = letters().article
        return form == the or (
            len(form) <= len(the) + 2 and form.endswith(the) and self._only_clitics(form[: -len(the)])
        )

    def article_start(self, token: int) -> int:
        """The letters before a detached article."""
        return len(self.forms[token]) - len(letters().article)

    def _only_clitics(self, head: str) -> bool:
        known = letters()
        return all(letter in known.conjunctions or letter in known.prepositions for letter in head)

    def adjacent(self, token: int) -> bool:
        """Whether a token touches the one before it."""
        return 0 < token < self.size and self.tokens.starts[token] == self.tokens.ends[token - 1]

    def breaks(self, token: int) -> bool:
        """Whether a line ends at a token, or the text."""
        return not 0 <= token < self.size or self.forms[token] == NEWLINE

    def skip(self, token: int, kind: str) -> int:
        """The token after a word of one kind, or the same token."""
        found = self.inner(token, kind)
        return found.after if found else token

    def this_year(self, token: int) -> int:
        """The token after «هذا العام», 0 where it does not stand there."""
        this = self.inner(token, "this")
        unit = self.inner(this.after, "unit") if this else None
        return unit.after if unit and unit.value == "Y" and unit.article else 0

    def after_preposition(self, token: int) -> bool:
        """Whether the word before is a preposition of time."""
        return self.form(token - 1) in prepositions() or self.before(token, "yearfrom", 2)

    def counted(self, token: int) -> bool:
        """Whether a token looks like a counted noun: an indefinite accusative («شخصا»)."""
        form = self.form(token)
        known = letters()
        return len(form) > 3 and form.endswith(known.alef) and not form.startswith(known.article)

    def and_at(self, token: int) -> bool:
        """Whether a detached «و» stands at a token («و20»)."""
        return self.form(token) == letters().conjunction

    def and_number(self, token: int) -> Number | None:
        """A number in words with «و» before it («وعشر»)."""
        number = self.number(token)
        return number if number and number.start == 1 and not number.digits else None

    def counts_for(self, token: int, start: int) -> bool:
        """Whether ل stands before the word («لليوم»)."""
        return start > 0 and self.form(token)[start - 1] == letters().lam

    def is_ordinal(self, number: Number) -> bool:
        """Whether a number in words is an ordinal; tens with the article («الثلاثين») are."""
        return number.ordinal or self.form(number.first)[number.start :].startswith(letters().article)

    def near_time(self, token: int) -> bool:
        """Whether a number may belong to a time: a mark or a word of time follows it, or a preposition stands before.

        It spares the grammar the many numbers that count other things.
        """
        number = self._numerals.get(token)
        place = number.after if number else token + 1
        if self.form(place) in _DATE_MARKS or "." in self.form(token):
            return True
        near = time_words()
        if self.form(place) in near or self.form(place + 1) in near or self.form(place + 2) in near:
            return True
        if number and not number.digits and number.value % 1 and self.hit(token - 1, "clockcue"):
            return True
        listed = self.and_at(place) and self.form(place + 1)[:1].isdecimal()
        return listed or self.after_preposition(token) or self.and_at(token - 1)

    def is_feminine(self, number: Number) -> bool:
        """Whether an ordinal in words is feminine, as the hours are («التاسعة») and days of the month never are."""
        form = self.form(number.first)
        return number.ordinal and (form.endswith(letters().feminine) or form in letters().feminine_first)

    def last_weekday(self, token: int) -> int | None:
        """The weekday right before a token or before the joint there."""
        hit = self.hit(token - 1, "weekday") or self.hit(token - 2, "weekday")
        return int(hit.value) if hit else None

    def skip_number(self, token: int) -> int:
        """The token after a number, or the same token."""
        number = self.number(token)
        return number.after if number else token

    def counts_a_part(self, token: int) -> bool:
        """Whether an ordinal counts a week, a half or a quarter before it («الأسبوع الأول من مايو»)."""
        return any(
            hit.word.kind == "quarter" or (hit.word.value == "W" and hit.article)
            for hit in self.hits(token - 1)
            if hit.after == token
        )
