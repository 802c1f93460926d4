"""Which quantities belong to which event."""

from __future__ import annotations

from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.view import ReportView
from tawatur.model import Count

# The kinds of quantity that an event of a type can have caused or counted.
_KINDS = {
    "ASSAULT": frozenset(
        {"killed", "wounded", "missing", "hostages", "displaced", "casualties", "attacks", "destroyed", "cardinal"}
    ),
    "COERCE": frozenset({"detained", "arrested", "displaced", "missing", "cardinal"}),
    "PROTEST": frozenset({"protesters", "participants", "wounded", "killed", "detained", "cardinal"}),
    "RETREAT": frozenset({"released", "detained", "hostages", "prisoners", "cardinal"}),
    "MOBILIZE": frozenset({"troops", "cardinal"}),
    "AID": frozenset({"money", "cardinal", "displaced"}),
    "SANCTION": frozenset({"detained", "expelled", "cardinal"}),
}
# Characters after the trigger (and before it, in its sentence) in which a quantity may stand.
_AFTER = 260
_BEFORE = 140
_CARDINAL = 45


def counts_of(report: ReportView, trigger: Trigger, type: str, others: list[Trigger]) -> tuple[Count, ...]:
    """The quantities of an event's sentence that fit its type and stand nearer to it than to another of that type."""
    kinds = _KINDS.get(type)
    if kinds is None:
        return ()
    view = trigger.view
    start = report.tokens.starts[view.first]
    end = report.tokens.ends[view.after - 1]
    rivals = [t for t in others if t is not trigger and t.entry.type == type]
    found = []
    for index, quantity in enumerate(report.quantities):
        if quantity.start < start or quantity.start >= end or quantity.kind not in kinds:
            continue
        distance = quantity.start - trigger.end if quantity.start >= trigger.end else trigger.start - quantity.end
        limit = _CARDINAL if quantity.kind == "cardinal" else _AFTER if quantity.start >= trigger.end else _BEFORE
        if distance > limit:
            continue
        if any(_nearer(rival, quantity.start, distance) for rival in rivals):
            continue
        found.append(Count(quantity=index, kind=quantity.kind))
    return tuple(found)


def _nearer(rival: Trigger, place: int, distance: int) -> bool:
    return (place - rival.end if place >= rival.end else rival.start - place) < distance
