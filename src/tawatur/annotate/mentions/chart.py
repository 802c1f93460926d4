"""What is known of the words of a text, and the mentions found so far.

Note [The chart]
    The passes (lexicon, organisations, sites, titles, persons, memory) add to one chart. A wider mention takes the
    narrower ones it covers in as nested; a mention that would cut another in two is refused, so that the order of the
    passes is the order of trust.
"""

from __future__ import annotations

import datetime
from itertools import compress
from typing import TypeVar

import msgspec

from tawatur.annotate.mentions.heads import (
    MARKS,
    NOTHING,
    WORDS,
    Head,
    Word,
    alef_maqsura,
    signs,
    tells_ya,
    undotted_names,
)
from tawatur.model import Document, Mention
from tawatur.text.scan import Hit, PhraseTable
from tawatur.text.segment import NEWLINE, Tokens, tokenize

Value = TypeVar("Value")

# Signs and forms of address between a title and its name.
_MOST_BETWEEN = 4


class Found(msgspec.Struct, kw_only=True):
    """A mention in the making: tokens [first, after), without the first `letter` letters of the first token."""

    first: int
    after: int
    letter: int = 0
    kind: str
    rule: str
    entity: str | None = None
    name: str | None = None
    role: str | None = None
    holder: str | None = None
    country: str | None = None
    sector: str | None = None
    named: bool = True
    nested: bool = False
    metonym: bool = False
    # What the passes tell one another: the key of the head, the portfolio, the organisation a title belongs to, whether
    # the mention is a bare head («الوزير») whose meaning the report must give, or a post that only a person beside it
    # shows («مدير المشروع»), words before and after its name, its field («لشؤون الأمن»), where an envoy is sent to, and
    # the countries of several holders («وزيرا خارجية مصر والأردن»).
    head: str = ""
    portfolio: Head | None = None
    body: Found | None = None
    bare: bool = False
    post: bool = False
    deputy: str = ""
    form: str = ""
    field: str = ""
    host: Found | None = None
    countries: tuple[str, ...] = ()

    def again(self, token: int, letter: int, rule: str) -> Found:
        """What is called so again at a single token: of the same kind and identity."""
        return Found(
            first=token,
            after=token + 1,
            letter=letter,
            kind=self.kind,
            rule=rule,
            entity=self.entity,
            name=self.name,
            country=self.country,
            sector=self.sector,
        )

    def is_guess(self) -> bool:
        """Whether its entity is known by its words alone."""
        return self.entity is None or "~" in self.entity


def _same_span(one: Found, other: Found) -> bool:
    return one.first == other.first and one.after == other.after and one.letter == other.letter


class Chart:
    """The tokens of one document with what the lexicons say of each, and the mentions found."""

    def __init__(self, document: Document) -> None:
        self.tokens: Tokens = tokenize(document.text)
        self.forms = self.tokens.forms
        self._length = len(self.forms)
        self.words: list[Word] = [*map(WORDS.__getitem__, self.forms)]
        self._marked: dict[str, list[int]] = {mark: [] for mark in MARKS}
        marks = [word.marks for word in self.words]
        for token in compress(range(self._length), marks):
            for mark in marks[token]:
                self._marked[mark].append(token)
        self.tells_ya = tells_ya(document.text)
        for token in self._marked["opens"]:
            sure = undotted_names().get(self.forms[token])
            if sure is not None and self.tokens.surface(token).endswith(alef_maqsura()):
                self.words[token] = sure
        self.published: datetime.date | None = document.meta.published
        self.home: str | None = document.meta.country
        self.outlet: str | None = document.meta.outlet
        # The countries that the report speaks of, and the towns it names that bear another's name.
        self.countries: set[str | None] = {self.home} - {None}
        self.strangers: set[str | None] = set()
        # The tokens that follow a form of address or a profession.
        self.addressed: set[int] = set()
        self.outer: dict[int, Found] = {}
        self._nested: dict[int, list[Found]] = {}
        self.cover: list[Found | None] = [None] * len(self.forms)

    def word(self, token: int) -> Word:
        """What is known of a token; of a place outside the text, nothing."""
        return self.words[token] if 0 <= token < self._length else NOTHING

    def form(self, token: int) -> str:
        """The folded token; outside the text a line break."""
        return self.forms[token] if 0 <= token < self._length else NEWLINE

    def marked(self, *marks: str) -> list[int]:
        """The tokens whose words bear one of some marks, in order."""
        if len(marks) == 1:
            return self._marked[marks[0]]
        return sorted({token for mark in marks for token in self._marked[mark]})

    def hits(self, table: PhraseTable[Value], token: int) -> list[Hit[Value]]:
        """The phrases of a table that begin at a token; none outside the text."""
        return table.at(self.tokens, token) if 0 <= token < self._length else []

    def at(self, token: int) -> Found | None:
        """The outer mention that begins at a token."""
        return self.outer.get(token)

    def before(self, token: int) -> Found | None:
        """The outer mention that ends before a token, a comma or a quotation mark between or not."""
        found = self.covering(token - 1)
        if found is None and self.is_sign(token - 1):
            found = self.covering(token - 2)
        return found

    def following(self, token: int) -> Found | None:
        """The outer mention that begins at a token, or after a sign and a form of address («، الدكتور», «م.»)."""
        for _ in range(_MOST_BETWEEN):
            found = self.at(token)
            if found is not None:
                return found
            if self.is_sign(token) or "address" in self.word(token).cues:
                token += 1
            elif len(self.form(token)) == 1 and self.form(token + 1) == ".":
                token += 2
            else:
                return None
        return None

    def is_sign(self, token: int) -> bool:
        """Whether a token is a sign that may part a title from its name."""
        return self.form(token) in signs()

    def covering(self, token: int) -> Found | None:
        """The outer mention a token stands in."""
        return self.cover[token] if 0 <= token < self._length else None

    def add(self, found: Found) -> bool:
        """Take a mention in; False where it would cut another in two or lies inside one."""
        inside: list[Found] = []
        for token in range(found.first, found.after):
            other = self.cover[token]
            if other is None or (inside and inside[-1] is other):
                continue
            if other.first < found.first or other.after > found.after:
                return False
            inside.append(other)
        if found.is_guess() and any(_same_span(found, other) and not other.is_guess() for other in inside):
            return False
        for other in inside:
            self.outer.pop(other.first, None)
            if found.kind != "PERSON" and not _same_span(found, other):
                other.nested = True
                self._nested.setdefault(other.first, []).append(other)
        self.outer[found.first] = found
        for token in range(found.first, found.after):
            self.cover[token] = found
        return True

    def nest(self, found: Found) -> None:
        """Take a mention in that lies inside an outer one, if none of its extent does yet."""
        alike = self._nested.setdefault(found.first, [])
        if not any(_same_span(found, other) for other in alike):
            found.nested = True
            alike.append(found)

    def unnest(self, found: Found) -> None:
        """Take a nested mention out again."""
        self._nested[found.first].remove(found)

    def remove(self, found: Found) -> None:
        """Take an outer mention out again."""
        if self.outer.get(found.first) is found:
            del self.outer[found.first]
            for token in range(found.first, found.after):
                self.cover[token] = None

    def dissolve(self, found: Found) -> None:
        """Take an outer mention out and let those inside it stand by themselves."""
        self.remove(found)
        for token in range(found.first, found.after):
            for one in sorted(self._nested.pop(token, ()), key=lambda one: one.first - one.after):
                one.nested = False
                if not self.add(one):
                    # inside another that stands by itself now
                    one.nested = True
                    self._nested.setdefault(one.first, []).append(one)

    @property
    def inner(self) -> list[Found]:
        """The nested mentions."""
        return [one for some in self._nested.values() for one in some]

    def ordered(self) -> list[Found]:
        """The outer mentions from left to right."""
        return [self.outer[first] for first in sorted(self.outer)]

    def mentions(self) -> list[Mention]:
        """All mentions, nested ones too, as annotations."""
        found = [self._mention(one) for one in self.inner]
        found += [self._mention(one) for one in self.outer.values()]
        found.sort(key=lambda mention: (mention.start, mention.end, mention.kind))
        return found

    def _mention(self, one: Found) -> Mention:
        span = self.tokens.span(one.first, one.after, one.letter)
        return Mention(
            start=span.start,
            end=span.end,
            rule=one.rule,
            kind=one.kind,  # type: ignore[arg-type]
            entity=one.entity,
            name=one.name,
            role=one.role,
            holder=one.holder,
            country=one.country,
            sector=one.sector,
            named=one.named,
            nested=one.nested,
            metonym=one.metonym,
        )
