"""A toll and the attack that took it are one event.

Note [Toll first]
    News often tells the dead before the attack: «قتل ستة في تفجير», «مقتل جنديين بانفجار عبوة». Where nobody is said to
    have killed, the attack is the event; it takes from the toll whom it hit, the counts and how sure the telling is.
    Clashes and wars keep their tolls apart: many die in them, each by a deed of its own.
"""

from __future__ import annotations

import msgspec

from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.view import ReportView
from tawatur.annotate.events.words import clitic_prepositions
from tawatur.model import EventMention

Told = tuple[Trigger, EventMention]

# In tokens: how far an attack may stand behind its toll.
_REACH = 30
# In tokens: how far before the attack the word that ties it to the toll may stand («في أعنف هجوم»).
_TIE_REACH = 3
_TIES = frozenset({"fi", "b"})
# The words of a toll, by their keys.
TOLLS = frozenset({"kill", "killing", "die-violent", "perish", "death-bed", "fall-dead", "wound", "injure"})
_STRIKES = frozenset({"bomb", "blow-up", "shoot", "fire-at"})
_FIGHTS = frozenset({"clashes", "confrontations", "battles", "war", "operation"})


def merge_tolls(report: ReportView, told: list[Told]) -> list[EventMention]:
    """The events of one sentence, each toll merged into the attack that follows it."""
    kept: list[EventMention | None] = [event for _, event in told]
    for place, (trigger, event) in enumerate(told):
        if trigger.entry.key not in TOLLS or event.actors or event.polarity == "negated":
            continue
        attack = next((i for i in range(place + 1, len(told)) if _took(report, trigger, told[i][0])), None)
        into = kept[attack] if attack is not None else None
        if attack is not None and into is not None and into.realis == event.realis:
            kept[attack] = _merged(event, into)
            kept[place] = None
    return [event for event in kept if event is not None]


def _took(report: ReportView, toll: Trigger, attack: Trigger) -> bool:
    """Whether an attack is said to have taken the toll before it."""
    entry = attack.entry
    if attack.verbal or entry.key in _FIGHTS or not ("attack" in entry.flags or entry.key in _STRIKES):
        return False
    between = range(toll.after, attack.first)
    if len(between) > _REACH or not report.stops.isdisjoint(between):
        return False
    clitics = attack.reading.clitics if attack.reading is not None else ""
    if clitics and clitic_prepositions().get(clitics[-1]) in _TIES:
        return True
    near = report.words[max(toll.after, attack.first - _TIE_REACH) : attack.first]
    return any(word.preposition in _TIES or "cause" in word.classes for word in near)


def _merged(toll: EventMention, attack: EventMention) -> EventMention:
    return msgspec.structs.replace(
        attack,
        mode=attack.mode or toll.mode,
        recipients=(*attack.recipients, *toll.recipients),
        place=attack.place or toll.place,
        date=attack.date or toll.date,
        counts=tuple(sorted({*attack.counts, *toll.counts}, key=lambda count: count.quantity)),
        confidence=max(attack.confidence, toll.confidence),
    )
