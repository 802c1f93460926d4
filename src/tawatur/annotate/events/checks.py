"""Whether a reading holds once its roles are known: who can visit, what can be backed, what is only spoken of."""

from __future__ import annotations

from tawatur.annotate.events.clause import Roles
from tawatur.annotate.events.realis import Standing
from tawatur.annotate.events.triggers import Trigger
from tawatur.annotate.events.view import Chunk, ReportView

_VISITORS = frozenset({"PERSON", "TITLE"})
_REALMS = frozenset({"GPE", "LOC"})
_NAMED_OBJECTS = frozenset({"PERSON", "ORG", "GPE", "TITLE", "NORP"})


def holds(report: ReportView, trigger: Trigger, roles: Roles, standing: Standing, earlier: list[Trigger]) -> bool:
    """False for a word whose roles or standing show that no event is told by it."""
    flags = trigger.entry.flags
    if "envoy" in flags and not _can_visit(trigger, roles):
        return False
    if "done" in flags and trigger.tense == "imperfect" and standing.realis == "actual":
        return False
    if "named-object" in flags and not any(c.kind in _NAMED_OBJECTS for c in roles.recipient_chunks):
        return False
    if "dual" in flags and (trigger.reading is None or trigger.reading.form.number == "s"):
        return False
    threatened = any(t.entry.type == "THREATEN" and t.first < trigger.first for t in earlier)
    if threatened and trigger.entry.type == "ASSAULT" and standing.realis in ("future", "hypothetical"):
        return False
    return trigger.verbal or _is_specific(report, trigger, standing)


def _can_visit(trigger: Trigger, roles: Roles) -> bool:
    if trigger.verbal:
        places = [c for c in roles.recipient_chunks if c.is_place]
        if "realm" in trigger.entry.flags and not any(c.kind in _REALMS for c in places):
            return False
        if not places:
            return False
        if not roles.actor_chunks:
            return bool(roles.actors)
        return any(_visits(c) for c in roles.actor_chunks)
    return True


def _visits(chunk: Chunk) -> bool:
    if chunk.party is not None and chunk.kind not in _VISITORS:
        return chunk.party.sector in ("GOV", "OPP")
    return chunk.kind in _VISITORS


def _is_specific(report: ReportView, trigger: Trigger, standing: Standing) -> bool:
    """Whether a noun tells of one event: not only supposed, no wave of attacks without a verb."""
    finite = trigger.governor is not None and trigger.governor.reading.form.tense != "noun"
    carried = finite and trigger.governor is not None and trigger.governor.light is not None
    if standing.realis == "hypothetical" and not (
        carried and trigger.governor and trigger.governor.light and trigger.governor.light.realis is None
    ):
        return False
    if "weak" in trigger.entry.flags and not finite:
        return False
    reading = trigger.reading
    if trigger.entry.type != "ASSAULT" or reading is None or "attack" not in trigger.entry.flags:
        return True
    definite = reading.article or bool(reading.pronoun)
    if reading.form.number == "p" and definite and not finite:
        return report.is_one_of(trigger.first)
    return not ("weak" in trigger.entry.flags or (standing.nominal and not finite))
