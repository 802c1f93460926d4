"""From whom land is taken.

Note [Who held the land]
    Land, a town or a building that is taken is the place; its recipient is who held it, where the text says so: behind
    «من» («من أيدي المتمردين»), behind «سيطرة» or «قبضة» («كانت تحت سيطرة الحركة»), or as the one fought with in the
    same sentence («بعد معارك مع المتمردين»). Else it is the one whom the report told the taker to fight, inferred.
"""

from __future__ import annotations

from tawatur.annotate.events.chunk import ARMED, Chunk
from tawatur.annotate.events.clause import PREPOSITION_REACH, Roles, governed, group
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.memory import Memory
from tawatur.annotate.events.view import ReportView, SentenceView

# Triggers of taking land, by their keys.
_TAKING = frozenset({"take-control", "recapture", "liberate", "cleanse"})
# Triggers of advancing on land.
_GOING = frozenset({"advance"})
# In tokens: how far «معارك» may stand before «مع».
_FIGHT_REACH = 4


def fill_holder(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """Add who held the land that is taken, by Note [Who held the land].

    «استعاد الجيش المطار بعد معارك مع الحوثيين»: الحوثيين receives.
    """
    if trigger.entry.key not in _TAKING | _GOING or any(_may_hold(c) for c in roles.recipient_chunks):
        return
    found = [c for c in named_holder(report, trigger.view, trigger.after) if c not in roles.actor_chunks]
    if found:
        roles.drop_recipients(list(roles.recipient_chunks))
        roles.receive(found)
        return
    actor = next((a.entity for a in roles.actors if a.entity is not None), None)
    chunk = memory.opponent(actor) if actor is not None else None
    if chunk is not None:
        roles.drop_recipients(list(roles.recipient_chunks))
        roles.recipient_chunks.append(chunk)
        roles.recipients.append(chunk.argument(inferred=True))


def _may_hold(chunk: Chunk) -> bool:
    """Whether a chunk is a body or group that may hold land, and no land itself."""
    if chunk.mention is not None:
        return chunk.kind == "ORG"
    return chunk.entity is not None or (chunk.party is not None and chunk.party.sector in ARMED)


def named_holder(report: ReportView, view: SentenceView, after: int) -> list[Chunk]:
    """Who held the land that a word before a token says is taken: «تحرير الجامعة من سيطرة التنظيم»."""
    taken = [c for c in governed(view, after, view.after, "min") if _may_hold(c)]
    if taken:
        return taken
    for chunk in view.chunks:
        if chunk.first > after and _may_hold(chunk):
            near = chunk.first - after < PREPOSITION_REACH
            held = near and ("held" in report.words[chunk.first - 1].classes or _is_held_by(report, chunk))
            if held or (chunk.preposition == "maa" and _is_fought(report, chunk)):
                return group(view, chunk)
    return []


def _is_held_by(report: ReportView, chunk: Chunk) -> bool:
    """Whether a clause right before a party says that it holds the land: «يسيطر عليه المتمردون»."""
    before = range(max(chunk.first - 2, 0), chunk.first)
    return any(getattr(r.entry, "key", "") == "take-control" for t in before for r in report.words[t].readings)


def _is_fought(report: ReportView, chunk: Chunk) -> bool:
    return any("conflict" in report.words[t].classes for t in range(max(chunk.first - _FIGHT_REACH, 0), chunk.first))
