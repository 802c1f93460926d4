"""The mode of an event and its type where they hang on what is asked, threatened, moved or used."""

from __future__ import annotations

from tawatur.annotate.events.clause import Roles
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.view import ReportView
from tawatur.annotate.events.words import CueHit
from tawatur.model import Argument

# In tokens: how far the thing asked and the means may stand from the trigger.
_TOPIC_REACH = 14
_MEANS_AFTER = 16
_MEANS_BEFORE = 10
_ARMED_SECTORS = frozenset({"REB", "UAF", "MIL", "PRM"})


def resolve_mode(report: ReportView, trigger: Trigger, roles: Roles) -> tuple[str, str | None, CueHit | None]:
    """Type and mode of a trigger, and the cue of the means that set it.

    «حذر» is THREATEN from who bears arms or where force is announced, else ACCUSE.
    """
    entry = trigger.entry
    mode = entry.mode
    if trigger.adjective is not None:
        if entry.type == "ASSAULT" and trigger.adjective == "cyber":
            return "COERCE", "cyber", None
        return entry.type, trigger.adjective, None
    if mode == "warn":
        return _warning(report, trigger, roles)
    if mode == "topic":
        family = "threat" if entry.type == "THREATEN" else "ask"
        default = None if entry.type == "THREATEN" else "change"
        return entry.type, _topic(report, trigger, family) or default, None
    if mode == "deploy":
        return entry.type, _forces(report, trigger), None
    if mode in ("means", "shell"):
        hit = _means(report, trigger)
        if mode == "shell":
            return (
                entry.type,
                hit.cue.value if hit and hit.cue.value in ("aerial", "drone", "unconventional") else "heavy-weapons",
                hit,
            )
        return entry.type, hit.cue.value if hit else None, hit
    hit = _means(report, trigger) if entry.type == "ASSAULT" else None
    if mode == "explosives" and hit is not None and hit.cue.value in ("suicide-attack", "drone"):
        return entry.type, hit.cue.value, hit
    return entry.type, mode, hit


def _warning(report: ReportView, trigger: Trigger, roles: Roles) -> tuple[str, str | None, CueHit | None]:
    armed = any(c.mention is not None and c.mention.sector in _ARMED_SECTORS for c in roles.actor_chunks)
    armed = armed or any(
        "armed" in report.words[t].classes for c in roles.actor_chunks for t in range(c.first, c.after)
    )
    words = report.words[trigger.after : min(trigger.view.after, trigger.after + _MEANS_AFTER + _TOPIC_REACH)]
    force = any("threat-force" in word.classes for word in words)
    announced = force and _announced(report, trigger)
    if armed or (announced and _announced(report, trigger, own=True)):
        return "THREATEN", "violence" if announced else None, None
    return "ACCUSE", None, None


def _announced(report: ReportView, trigger: Trigger, *, own: bool = False) -> bool:
    """Whether the one who warns says what will be done, `own` that he will do it himself: «حذرت من أنها سترد»."""
    for token in range(trigger.after, trigger.view.after):
        told = not own or "that-it" in report.words[token - 1].classes
        if told and any(r.future for r in report.words[token].readings):
            return True
    return False


def _topic(report: ReportView, trigger: Trigger, family: str) -> str | None:
    best: CueHit | None = None
    first = trigger.first if "demand" in trigger.entry.flags else trigger.after
    for hit in trigger.view.cues("topic"):
        if hit.cue.scope != family:
            continue
        if not first <= hit.first < first + _TOPIC_REACH:
            continue
        if any(t in report.stops for t in range(first, hit.first) if report.forms[t] != ":"):
            break
        if best is None or hit.cue.rank > best.cue.rank:
            best = hit
    return best.cue.value if best else None


def _forces(report: ReportView, trigger: Trigger) -> str:
    for token in range(trigger.after, min(trigger.view.after, trigger.after + _TOPIC_REACH)):
        if token in report.stops:
            break
        classes = report.words[token].classes
        for name in ("weapons", "police", "militia"):
            if name in classes:
                return name
    return "troops"


def _means(report: ReportView, trigger: Trigger) -> CueHit | None:
    best: CueHit | None = None
    low, high = trigger.first - _MEANS_BEFORE, trigger.after + _MEANS_AFTER
    for token in range(trigger.first - 1, max(low, trigger.view.first) - 1, -1):
        if token in report.stops:
            low = token
            break
    for token in range(trigger.after, min(high, trigger.view.after)):
        if token in report.stops:
            high = token
            break
    for hit in trigger.view.cues("means"):
        if low <= hit.first < high and (best is None or hit.cue.rank > best.cue.rank):
            best = hit
    return best


def instrument_of(report: ReportView, hit: CueHit | None) -> Argument | None:
    """The means as an argument."""
    if hit is None:
        return None
    span = report.tokens.span(hit.first, hit.after)
    return Argument(start=span.start, end=span.end, value=hit.cue.value)
