"""Who protests and against whom.

Note [Protesters]
    A crowd acts, or a body that calls its people out; the person, place or affair that a protest is about does not
    («أثارت تصريحات الرئيسة احتجاجات»), unless somebody alone leads one. What it is against stands after ضد or أمام, or
    after words of grievance.
"""

from __future__ import annotations

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.clause import BARE_REACH, Roles, unknown_after
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.view import ReportView

# Mentions and common nouns of people who may protest.
_MARCHING = frozenset({"ORG", "NORP"})
_AGAINST = frozenset({"amam", "didd"})
_OWNERS = frozenset({"ORG", "FAC"})
# In tokens: how far behind «أمام» the owner of a building may stand.
_GATE_REACH = 4
# Light verbs by which one person alone protests.
_LEADING = frozenset({"organise", "lead"})
_CROWDS = frozenset({"crowd", "staff", "refugees", "league"})


def fill_protest(report: ReportView, trigger: Trigger, roles: Roles) -> None:
    """Set crowd and target of a protest, by Note [Protesters]: «تظاهر طلاب أمام السفارة»."""
    view = trigger.view
    light = trigger.governor.light.key if trigger.governor is not None and trigger.governor.light is not None else ""
    if not trigger.verbal and light not in _LEADING:
        roles.drop_actors([c for c in roles.actor_chunks if not _may_protest(report, c)])
    crowd = [c for c in view.chunks if c.party is not None and c.party.key == "crowd"]
    if not roles.actors and crowd:
        roles.act([min(crowd, key=lambda c: abs(c.first - trigger.first))])
    single = trigger.verbal and trigger.reading is not None and trigger.reading.form.number == "s"
    if not roles.actors and single and (found := unknown_after(report, view, trigger.after)) is not None:
        roles.act([found])
    if any(a.entity is not None for a in roles.recipients):
        return
    if roles.recipients:
        gate = _whose_gate(report, trigger)
        roles.drop_recipients(list(roles.recipient_chunks) if gate else [])
        roles.receive(gate)
        return
    for token in range(trigger.after, view.after):
        if "grievance" in report.words[token].classes:
            against = [c for c in view.chunks if token < c.first <= token + BARE_REACH]
            roles.receive(against[:1])
            if roles.recipients:
                return
    before = [c for c in view.chunks if c.first >= trigger.after and c.preposition in _AGAINST][:1]
    roles.receive(_whose_gate(report, trigger) or before)


def _whose_gate(report: ReportView, trigger: Trigger) -> list[Chunk]:
    """The body before whose building a protest is: «أمام الإدارة المركزية بوزارة التربية»."""
    view = trigger.view
    for token in range(trigger.after, view.after):
        if report.words[token].preposition == "amam":
            return [c for c in view.chunks if token < c.first <= token + _GATE_REACH and c.kind in _OWNERS][:1]
    return []


def _may_protest(report: ReportView, chunk: Chunk) -> bool:
    """Whether a chunk is people or a body that may take to the streets, not a person, place or thing that a protest is
    about: «أثارت تصريحات الرئيسة احتجاجات»."""
    if chunk.mention is not None:
        return chunk.kind in _MARCHING
    keys = {word.party.key for word in report.words[chunk.first : chunk.after] if word.party is not None}
    if "some" in keys:
        return not keys.isdisjoint(_CROWDS)
    return chunk.party is not None and chunk.party.side != "t" and not report.is_accusative(chunk)
