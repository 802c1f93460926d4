"""Who is known to fight whom, where a report takes it for granted.

Note [Known conflicts]
    A report that tells of an attack by a movement at war names its enemy somewhere, and not beside the attack; one
    that recalls «هجمات 11 سبتمبر» names neither side. Only such attacks as data/conflicts.tsv has are read so: by an
    attacker whose enemy the report names, or by their day. The parties are inferred.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

import msgspec

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.view import ReportView
from tawatur.data import read_rows
from tawatur.lexicon.entities import english_name
from tawatur.model import Argument, EventMention

# The nouns by which such attacks are recalled.
_ATTACKS = frozenset({"ar.event.attack", "ar.event.blow-up"})


@cache
def _enemies() -> Mapping[str, str]:
    rows = (row for row in read_rows("conflicts.tsv") if not row["date"])
    return MappingProxyType({row["actor"]: row["recipient"] for row in rows})


@cache
def _known_days() -> Mapping[str, tuple[str, str]]:
    rows = (row for row in read_rows("conflicts.tsv") if row["date"])
    return MappingProxyType({row["date"]: (row["actor"], row["recipient"]) for row in rows})


def enemy_of(report: ReportView, entity: str) -> Chunk | None:
    """The first chunk of a report that names the known enemy of a party; null where it names none."""
    enemy = _enemies().get(entity)
    if enemy is None:
        return None
    return next((c for view in report.sentences for c in view.chunks if c.entity == enemy), None)


def name_known_attacks(events: Sequence[EventMention]) -> list[EventMention]:
    """The events with the parties of attacks that are known by their day: «هجمات 11 سبتمبر»."""
    return [_named(event) for event in events]


def _named(event: EventMention) -> EventMention:
    date = event.date
    sides = _known_days().get(date.value or "") if date is not None and not date.inferred else None
    if date is None or sides is None or event.rule not in _ATTACKS:
        return event
    actor, recipient = (
        Argument(start=date.start, end=date.end, name=english_name(key), entity=key, inferred=True) for key in sides
    )
    if any(a.entity not in (None, actor.entity) for a in event.actors):
        return event
    kept = tuple(a for a in event.recipients if a.entity != actor.entity)
    return msgspec.structs.replace(event, actors=event.actors or (actor,), recipients=kept or (recipient,))
