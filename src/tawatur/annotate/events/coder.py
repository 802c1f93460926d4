"""From the triggers of each sentence to event mentions."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.annotate.events.anaphora import inherit_roles, name_groups_told
from tawatur.annotate.events.arguments import resolve_roles
from tawatur.annotate.events.checks import holds
from tawatur.annotate.events.chunking import read_report
from tawatur.annotate.events.confidence import confidence_of, is_learned, least_of, weigh_register
from tawatur.annotate.events.conflicts import name_known_attacks
from tawatur.annotate.events.counts import counts_of
from tawatur.annotate.events.dates import (
    ASSAULT_LOOK_BACK_DAYS,
    LOOK_BACK_DAYS,
    SINCE_LOOK_BACK_DAYS,
    as_point,
    date_argument,
    date_of,
    is_ahead,
    is_look_back,
    is_near,
    place_of,
)
from tawatur.annotate.events.features import features_of, learned_features
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.memory import Memory
from tawatur.annotate.events.modes import instrument_of, resolve_mode
from tawatur.annotate.events.parties import actors_of, recipients_of
from tawatur.annotate.events.realis import Standing, resolve_standing
from tawatur.annotate.events.register import register_of
from tawatur.annotate.events.scopes import DEEDS, verb_of
from tawatur.annotate.events.tellers import has_its_parties, leave_out_tellers
from tawatur.annotate.events.tolls import Told, merge_tolls
from tawatur.annotate.events.triggers import find_triggers
from tawatur.annotate.events.view import ReportView
from tawatur.model import Argument, Document, EventMention, Timex
from tawatur.model.layers import Realis

# PLOVER codes cooperation that is still to come as agreement, a retreat to come as a concession.
_PROMISED = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
# Deeds are often recalled: undated ones are news only in the lead, where the reading is surer than this.
_LEAD = 2
_SURE = 0.5


def find_events(document: Document) -> Sequence[EventMention]:
    """The event mentions of a report, sorted by their triggers.

    Spans are triggers without clitics; text of the page yields none. Never raises on bad text.
    """
    report = read_report(document)
    memory = Memory(report)
    found: list[EventMention] = []
    for view in report.sentences:
        if view.first >= view.after:
            continue
        triggers = find_triggers(report, view)
        memory.spoke(view)
        told: list[Told] = []
        for trigger in triggers:
            event = _code(report, trigger, triggers, memory)
            if event is not None:
                told.append((trigger, event))
        memory.told += view.chunks
        found += merge_tolls(report, told)
    return tuple(_dated(report, inherit_roles(report, name_groups_told(report, name_known_attacks(found)))))


def _code(report: ReportView, trigger: Trigger, triggers: list[Trigger], memory: Memory) -> EventMention | None:
    roles = resolve_roles(report, trigger, memory)
    leave_out_tellers(report, trigger.entry.type, roles)
    kind, mode, means = resolve_mode(report, trigger, roles)
    standing = resolve_standing(report, trigger, triggers)
    if not holds(report, trigger, roles, standing, triggers) or (mode is None and "topical" in trigger.entry.flags):
        return None
    realis, date = _when(report, trigger, triggers, standing, memory)
    if not has_its_parties(report, trigger, roles, realis):
        return None
    if realis == "future" and standing.polarity == "affirmed" and kind in _PROMISED:
        kind, mode = _PROMISED[kind], None
    memory.past_told = realis == "historical"
    memory.event(trigger, roles.actor_chunks, roles.recipient_chunks)
    place = place_of(report, trigger, roles, triggers)
    counts = counts_of(report, trigger, kind, triggers)
    features = features_of(report, trigger, roles, standing, realis)
    later = {"dated": date, "placed": place, "counted": counts, "means": means}
    features |= {name: 1.0 for name, found in later.items() if found}
    if is_learned(kind):
        features |= learned_features(report, trigger)
    confidence = confidence_of(kind, features, _register(report))
    if confidence < least_of(kind):
        return None
    return EventMention(
        start=trigger.start,
        end=trigger.end,
        rule=f"ar.event.{trigger.entry.key}",
        type=kind,
        mode=mode,
        contexts=trigger.view.contexts,
        realis=realis,
        polarity=standing.polarity,
        actors=actors_of(kind, trigger, roles),
        recipients=recipients_of(kind, mode, trigger, roles),
        place=place,
        date=date,
        instrument=instrument_of(report, means),
        counts=counts,
        attribution=report.spoken.innermost(trigger.start),
        confidence=confidence,
    )


def _register(report: ReportView) -> list[float]:
    if report.register is None:
        report.register = weigh_register(register_of(report))
    return report.register


def _when(
    report: ReportView, trigger: Trigger, triggers: list[Trigger], standing: Standing, memory: Memory
) -> tuple[Realis, Argument | None]:
    """Realis with the date weighed in, and the date; «حينها» takes over that of the last look-back."""
    timex = date_of(report, trigger, triggers)
    realis = _in_time(report, trigger, standing, timex)
    date = date_argument(timex) if timex is not None else None
    if date is None and realis == "actual":
        if report.looks_back(trigger.view):
            return "historical", memory.past_date
        if memory.past_told and report.goes_on(trigger.view, trigger.first):
            return "historical", None
    if realis == "historical" and date is not None:
        memory.past_date = msgspec.structs.replace(date, inferred=True)
    return realis, date


def _in_time(report: ReportView, trigger: Trigger, standing: Standing, timex: Timex | None) -> Realis:
    if standing.realis != "actual":
        return standing.realis
    if timex is None:
        background = trigger.entry.flags & {"obj", "og"} and report.is_background(trigger.view, trigger.first)
        past = not trigger.verbal and (background or report.is_long_before(trigger.view, trigger.first))
        return "historical" if past else "actual"
    if _is_due_today(report, trigger, timex):
        return "future"
    if is_ahead(report, timex) and trigger.tense != "perfect" and not report.told_before(trigger.view, trigger.first):
        return "future"
    days = ASSAULT_LOOK_BACK_DAYS if trigger.entry.type == "ASSAULT" else LOOK_BACK_DAYS
    if report.is_since(trigger.view, trigger.first):
        if report.token_at(timex.start) < trigger.after:
            return "actual"
        days = SINCE_LOOK_BACK_DAYS
    if _goes_on_since(report, trigger, timex):
        return "actual"
    if is_look_back(report, timex, days, named=_is_named(report, trigger, timex)):
        return "historical"
    return "actual"


def _is_due_today(report: ReportView, trigger: Trigger, timex: Timex) -> bool:
    """Whether a visit that opens its sentence in the present is due on the report's day: «يصل الوزير اليوم»."""
    place, published = trigger.first, report.document.meta.published
    opens = place == trigger.view.first or place - 1 in report.stops or report.is_dateline(place - 1)
    if not opens or trigger.tense != "imperfect" or trigger.entry.type != "CONSULT" or published is None:
        return False
    return as_point(timex.value) == published.isoformat()


def _is_named(report: ReportView, trigger: Trigger, timex: Timex) -> bool:
    """Whether a date is said of an event itself, not of what و joins it to («اعتقل … الأسبوع الماضي واتهم»)."""
    place = report.token_at(timex.start)
    if report.is_since(trigger.view, trigger.first):
        return False
    verb = verb_of(trigger)
    return verb is None or not verb.reading.clitics or place > verb.token


def _goes_on_since(report: ReportView, trigger: Trigger, timex: Timex) -> bool:
    """Whether a date only says since when something lasts: «الحرب الجارية منذ 19 شهرا», «محتجز منذ 2015»; what a verb
    tells in the perfect was done then («زار بغداد منذ عامين»)."""
    place = report.token_at(timex.start)
    if place and "since" in report.words[place - 1].classes:
        return True
    verb = verb_of(trigger)
    done = verb is not None and verb.reading.form.tense == "perfect"
    return not done and "since" in report.words[place].classes


def _dated(report: ReportView, events: list[EventMention]) -> list[EventMention]:
    """The events with a date inferred where the text gives none: news told as done bears the report's own date."""
    published = report.document.meta.published
    near = [e for e in events if e.date is not None and e.realis == "actual" and is_near(report, e.date.value)]
    days = [t for t in report.document[Timex] if t.type in ("DATE", "TIME") and is_near(report, as_point(t.value))]
    lead_end = _lead_end(report)
    dated = []
    for event in events:
        if event.date is None and event.realis == "actual":
            same = [e for e in near if e.type == event.type and e.mode == event.mode]
            if _is_news(event, lead_end):
                source = (same or near)[0].date if near else _time_of_lead(days, lead_end)
                if source is None and published is not None:
                    source = Argument(start=event.start, end=event.end, value=published.isoformat())
            else:
                source = _time_told(report, days, event)
            if source is not None:
                event = msgspec.structs.replace(event, date=msgspec.structs.replace(source, inferred=True))
        dated.append(event)
    return dated


def _lead_end(report: ReportView) -> int:
    """Where the first sentences end; 0 for an empty report."""
    lead = report.sentences[:_LEAD]
    return report.tokens.ends[lead[-1].after - 1] if lead and lead[-1].after else 0


def _time_of_lead(days: list[Timex], lead_end: int) -> Argument | None:
    """The first day near publication that the lead tells: «قال الوزير، الأحد، إن … ودعا إلى …»."""
    return date_argument(days[0]) if days and days[0].start < lead_end else None


def _time_told(report: ReportView, days: list[Timex], event: EventMention) -> Argument | None:
    """The day near publication that the report told last before a deed, or first after its headline's."""
    before = [t for t in days if t.start < event.start]
    if before:
        return date_argument(before[-1])
    return date_argument(days[0]) if days and event.start < report.head_end else None


def _is_news(event: EventMention, lead_end: int) -> bool:
    """Whether an event is of the report's own time: words and meetings, and what its lead tells surely."""
    return event.type not in DEEDS or (event.confidence >= _SURE and event.start < lead_end)
