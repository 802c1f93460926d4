"""Attributions in the making, and what one sentence hands on to the next."""

from __future__ import annotations

import msgspec

from tawatur.annotate.attribution.clauses import Reading, Statement
from tawatur.annotate.attribution.phrases import Phrase, bare_head
from tawatur.annotate.attribution.view import View
from tawatur.model import Source, Span

# Kinds of mention that a sentence can be about and that can speak.
TOPICS = frozenset({"PERSON", "ORG", "TITLE", "GPE"})
COMMAS = frozenset({"\u060c", ","})


class Voice(msgspec.Struct):
    """A source that later sentences may carry on, with the gender its verb showed."""

    source: Source
    gender: str | None
    phrase: Phrase | None = None


class Item(msgspec.Struct):
    """An attribution in the making; `via` holds the links between the outlet and its speaker."""

    cue: Span
    content: Span
    voice: Voice
    kind: str
    rule: str
    more: tuple[Span, ...] = ()
    via: list[Source] = []
    statement: Statement | None = None
    parent: Item | None = None
    channel: str | None = None
    addressee: str | None = None
    stance: str = "said"

    @property
    def level(self) -> int:
        """How many attributions it stands inside."""
        return 0 if self.parent is None else self.parent.level + 1


class State(msgspec.Struct):
    """What a sentence hands on: the last speakers, the issuer of the last document, the section it covers.

    `by_head` holds the last source by the head word of its phrase («مصدر أمني»), for «المصدر» to take up; `issuers`
    those of documents by their kind; `many` is the last of many («قراصنة قالوا»); `told` holds the agency that a source
    spoke to, by its name; `unnamed` is the last unnamed source; `items` are the outer attributions of the sentence
    before, `topic` what it was about.
    """

    last: Voice | None = None
    by_gender: dict[str, Voice] = {}
    by_head: dict[str, Source] = {}
    issuer: Source | None = None
    issuers: dict[str, Source] = {}
    section: Source | None = None
    topic: Voice | None = None
    many: Voice | None = None
    told: dict[str, list[Source]] = {}
    unnamed: Source | None = None
    items: list[Item] = []

    def issue(self, channel: str, source: Source) -> None:
        """Keep who issued a document, for «البيان» and «التقرير» to take up, each its own."""
        self.issuer = source
        self.issuers = {**self.issuers, channel: source}

    def remember(self, voice: Voice) -> None:
        """Keep a speaker for the verbs and definite nouns that take him up."""
        self.last = voice
        if voice.source.role == "anonymous" and voice.source.start is not None:
            self.unnamed = voice.source
        if voice.phrase and voice.phrase.head:
            self.by_head = {**self.by_head, bare_head(voice.phrase): voice.source}
        if voice.gender:
            self.by_gender = {**self.by_gender, voice.gender: voice}


class Context(msgspec.Struct):
    """One sentence while its statements become items."""

    view: View
    reading: Reading
    state: State
    topic: Voice | None = None
    items: dict[int, Item] = {}
    parents: list[int | None] = []

    def parent(self, number: int) -> Item | None:
        """The item that the statement of this number stands inside."""
        outer = self.parents[number]
        return None if outer is None else self.items[outer]

    def earlier(self, number: int) -> Item | None:
        """The item before it within the same one."""
        outer = self.parents[number]
        return next(
            (self.items[n] for n in range(number - 1, -1, -1) if n in self.items and self.parents[n] == outer), None
        )


def same_source(one: Source, other: Source) -> bool:
    """Whether two links are one: the same entity, or the same name where an entity is not known."""
    if one.entity and other.entity:
        return one.entity == other.entity
    return one.name is not None and one.name == other.name


def add_via(items: list[Item], source: Source) -> None:
    """Put a source behind the speakers of `items`, unless it already stands in their chains."""
    for item in items:
        if not any(same_source(source, one) for one in [*item.via, item.voice.source]):
            item.via = [source, *item.via]
