"""Corpus level: claims are the ground truth of the store, events and conflicts are views over them."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

import msgspec

from tawatur.model.layers import Evidence, Finding, Number, Source


class Relation(StrEnum):
    """How one value stands to another value of the same field."""

    EQUAL = "equal"
    REFINES = "refines"
    REFINED_BY = "refined_by"
    OVERLAPS = "overlaps"
    CONTRADICTS = "contradicts"
    INCOMPARABLE = "incomparable"


class MentionRef(msgspec.Struct, frozen=True, order=True):
    """Where an event is told: a document id and the trigger's span. Its order picks an event's id."""

    document: str
    start: int
    end: int


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One source's word on one field of one event.

    `value` is the field's value as text (a TIMEX3 value, an entity key, a count written as "9770", ">240",
    ">=31", "~9770", "<50", "?"); `low` and `high` are set for counts. `chain` has at least one source, the
    outlet if nothing better. `author` is "text" for what was read, or the name of the person who decided, who
    also gives a `reason` and the time `at` which it was decided.
    """

    id: str
    event: str
    field: str
    value: str
    name: str | None = None
    low: Number | None = None
    high: Number | None = None
    chain: tuple[Source, ...]
    evidence: Evidence
    rule: str
    author: str = "text"
    inferred: bool = False
    reason: str | None = None
    at: str | None = None


class FieldValue(msgspec.Struct, frozen=True, kw_only=True):
    """One distinct value of a field with all that stands behind it; `relation` is to the first value."""

    value: str
    name: str | None = None
    relation: Relation
    documents: tuple[str, ...]
    accounts: int = 1
    chain: tuple[Source, ...]
    evidence: tuple[Evidence, ...]


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """A field whose values cannot all be true, with the findings that bear on it."""

    event: str
    field: str
    relation: Literal["contradicts"] = "contradicts"
    values: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """An actor, recipient or place of an event."""

    name: str | None
    entity: str | None


class DateValue(msgspec.Struct, frozen=True, kw_only=True):
    """An event's best date as a TIMEX3 value, and the first and last day it allows."""

    value: str
    low: str | None = None
    high: str | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """What several mentions, in one report or many, tell of.

    `id` is the hash of its least mention. `accounts` counts independent accounts: copies of one text, and
    reports that rest on one and the same named origin, count once. `copies` groups the ids of reports that
    print one text.
    """

    id: str
    type: str
    mode: str | None
    realis: str
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    place: Participant | None = None
    date: DateValue | None = None
    mentions: tuple[MentionRef, ...]
    documents: tuple[str, ...]
    outlets: int
    accounts: int
    copies: tuple[tuple[str, ...], ...] = ()
    fields: dict[str, tuple[FieldValue, ...]] = {}
    conflicts: tuple[Conflict, ...] = ()
    findings: tuple[Finding, ...] = ()
    part_of: str | None = None
