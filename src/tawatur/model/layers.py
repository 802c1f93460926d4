"""The layers of a document: what a stage may say about a stretch of text.

Every annotation is frozen, carries its own half-open span in code points and names the rule that made it.
Spans of mentions, triggers, cues and times leave out the clitics و ف ب ل ك س and take in the article:
in «للعراق» the mention is «لعراق», preposition out, assimilated article in.

Names follow TimeML (Timex), ACE/ERE (mention, trigger, argument, realis, polarity) and PLOVER (actor,
recipient, mode, context).
"""

from __future__ import annotations

from typing import Literal

import msgspec

from tawatur.model.span import Span

Number = int | float

Modifier = Literal["exact", "approx", "more_than", "at_least", "up_to", "less_than", "vague"]
MentionKind = Literal["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "TITLE"]
Realis = Literal["actual", "future", "hypothetical", "historical"]
Polarity = Literal["affirmed", "negated"]
SourceRole = Literal["outlet", "agency", "document", "spokesman", "speaker", "anonymous"]


class Annotation(msgspec.Struct, frozen=True, kw_only=True):
    """A statement of one rule about ``text[start:end]``."""

    start: int
    end: int
    rule: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Boilerplate(Annotation, frozen=True, kw_only=True):
    """Text that is of the page and not of the report.

    kind: share (a share line), related (a "read also" label and the foreign headlines under it),
    caption, byline, credit (the agency or outlet that signs), update (a note on a changed text), other.
    """

    kind: str


class Sentence(Annotation, frozen=True, kw_only=True):
    """One sentence; a line break always ends it."""


class Quote(Annotation, frozen=True, kw_only=True):
    """Text within quotation marks, marks included; `content` leaves the marks out.

    `closed` is false where the closing mark is missing and the end was bounded by the paragraph.
    """

    content: Span
    closed: bool = True


class Numeral(Annotation, frozen=True, kw_only=True):
    """A number in digits or words with its exact value; `ordinal` for السابع and «الـ24»."""

    value: Number
    ordinal: bool = False


class Timex(Annotation, frozen=True, kw_only=True):
    """A time expression with its TIMEX3 value.

    value: what the text literally says, never repaired ("2023-11-14", "2024-W32", "PT1H", "2023-11-04TEV",
    "PAST_REF"); an interval of points is "2023-10-07/2023-11-24". `weekday` is the ISO weekday (1 Monday …
    7 Sunday) that the text claims. `anchor` is the ISO date a relative value was resolved against, null for
    absolute ones.
    """

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    mod: str | None = None
    calendar: str | None = None
    weekday: int | None = None
    anchor: str | None = None


class Quantity(Annotation, frozen=True, kw_only=True):
    """How many of what: bounds, modifier and the counted noun.

    "more than 240" is low 240, high null, more_than; "at least 31" low 31, high null; "up to 50" low null,
    high 50; an approximation has low = high; a vague amount has both null. `kind` says what is counted
    (killed, wounded, detained, missing, hostages, displaced, cardinal, money, distance, …), `unit` the
    measure where there is one. `counted` is the counted noun; of a measure, what is measured. `part_of` is the place
    in the layer of the total this number is a part of. `attribution` is a place in the document's Attribution layer.
    """

    low: Number | None
    high: Number | None
    modifier: Modifier
    unit: str | None = None
    kind: str
    counted: Span | None = None
    part_of: int | None = None
    attribution: int | None = None


class Mention(Annotation, frozen=True, kw_only=True):
    """A stretch that speaks of an entity.

    `entity` is the stable key ("gpe.iraq", "per.antony-blinken", "per.~<folded name>" for a name that no
    lexicon knows), `name` the canonical English name where known. `role` is the office a person is given
    here; a TITLE has the office in `name` and the holder's entity in `holder`. `country` is an ISO 3166
    alpha-2 code, `sector` a PLOVER sector. `named` is false for descriptions ("Iran-backed militias"),
    `nested` true inside a longer mention, `metonym` where a place stands for its government.
    """

    kind: MentionKind
    entity: str | None = None
    name: str | None = None
    role: str | None = None
    holder: str | None = None
    country: str | None = None
    sector: str | None = None
    named: bool = True
    nested: bool = False
    metonym: bool = False


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One link of a chain of transmission; start and end are null for what only the metadata names."""

    role: SourceRole
    name: str | None = None
    entity: str | None = None
    start: int | None = None
    end: int | None = None


class Attribution(Annotation, frozen=True, kw_only=True):
    """Who says what: the span runs over cue and content.

    `chain` goes from the outermost source (the outlet; name null where unknown) to the speaker. `channel`
    (a post on X, a statement, a press conference) is kept apart. `level` is 0, or the number of attributions
    this one stands inside. `stance` is said, denied or claimed (a claim of responsibility).
    """

    kind: Literal["direct", "indirect", "mixed"]
    cue: Span
    content: tuple[Span, ...]
    chain: tuple[Source, ...]
    channel: str | None = None
    addressee: str | None = None
    level: int = 0
    stance: Literal["said", "denied", "claimed"] = "said"


class Argument(msgspec.Struct, frozen=True, kw_only=True):
    """A filler of an event's role; `inferred` where it was read outside the trigger's sentence."""

    start: int
    end: int
    name: str | None = None
    entity: str | None = None
    value: str | None = None
    inferred: bool = False

    @property
    def span(self) -> Span:
        """Where it was read."""
        return Span(self.start, self.end)


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity that belongs to an event: a place in the Quantity layer and what it counts."""

    quantity: int
    kind: str


class EventMention(Annotation, frozen=True, kw_only=True):
    """One telling of an event; the span is its trigger.

    type, mode and contexts are PLOVER's (data/plover.toml). The auxiliary modes are carried as `realis` and
    `polarity`. `attribution` is a place in the Attribution layer, null where the outlet alone says it.
    """

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    realis: Realis = "actual"
    polarity: Polarity = "affirmed"
    actors: tuple[Argument, ...] = ()
    recipients: tuple[Argument, ...] = ()
    place: Argument | None = None
    date: Argument | None = None
    instrument: Argument | None = None
    counts: tuple[Count, ...] = ()
    attribution: int | None = None
    confidence: float = 0.5


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """The exact characters a value was read from; `document` is null inside a document's own layer."""

    start: int
    end: int
    text: str
    document: str | None = None


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A value that would remove the contradiction, with its proof in words. It never replaces the literal."""

    value: str
    why: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A contradiction or a weakness in the news, coded as in data/findings.toml.

    `suggestions` are ranked, best first; each changes a single field.
    """

    code: str
    message: str
    evidence: tuple[Evidence, ...]
    suggestions: tuple[Suggestion, ...] = ()
    rule: str

    @property
    def start(self) -> int:
        """Where its first evidence starts."""
        return self.evidence[0].start

    @property
    def end(self) -> int:
        """Where its first evidence ends."""
        return self.evidence[0].end

    @property
    def suggestion(self) -> Suggestion | None:
        """The best suggestion, if there is one."""
        return self.suggestions[0] if self.suggestions else None
