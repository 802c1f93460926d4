"""Who attacked and who stood where an attack is beaten off.

Note [Beaten off]
    «صدت القوات هجوما شنه المتمردون», «صد الجيش هجوما لتنظيم داعش»: who beats an attack off acts in that and was
    attacked in the attack; who attacked suffers the one and acts in the other.
"""

from __future__ import annotations

from tawatur.annotate.events.chunk import ARMED, Chunk
from tawatur.annotate.events.clause import Roles
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.memory import Memory
from tawatur.annotate.events.view import ReportView

_REPEL = "repel"
# In tokens: how far behind the word of the attack the attacker may stand.
_REACH = 6


def fill_repelled(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """Set the attacker whom somebody beats off, and in the attack whom it met, by Note [Beaten off]."""
    if trigger.entry.key == _REPEL:
        roles.receive([c for c in _attacker(report, trigger) if c not in roles.actor_chunks])
        return
    told = memory.told_here(trigger.view, deed=True)
    if told is None or told.trigger.entry.key != _REPEL or trigger.verbal or "attack" not in trigger.entry.flags:
        return
    if not roles.actors:
        roles.act([c for c in told.recipients if c not in roles.recipient_chunks])
    if all(c.entity is None and c.suffers for c in roles.recipient_chunks):
        roles.drop_recipients(list(roles.recipient_chunks))
        roles.receive(told.actors)


def _attacker(report: ReportView, trigger: Trigger) -> list[Chunk]:
    view = trigger.view
    onslaught = next((t for t in range(trigger.after, view.after) if "onslaught" in report.words[t].classes), None)
    if onslaught is None:
        return []
    near = (c for c in view.chunks if onslaught < c.first <= onslaught + _REACH and not c.is_place)
    armed = (c for c in near if c.preposition in (None, "l", "adjective"))
    return [c for c in armed if c.entity is not None or (c.party is not None and c.party.sector in ARMED)][:1]
