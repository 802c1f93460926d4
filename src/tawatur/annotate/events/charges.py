"""Who is accused, of what and by whom, where an accusation does not name its parties in their places.

Note [Charges]
    «اتهم الوزير بالفساد» names nobody who accuses: what stands between the verb and «بـ» is the accused. An accusation
    that goes on with a verb before it is that verb's subject's: «تعهدت إيران بالرد بعد أن اتهمت إسرائيل بالقصف».
"""

from __future__ import annotations

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.clause import BARE_REACH, Bounds, unknown_after
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.memory import Memory
from tawatur.annotate.events.morphology import letters
from tawatur.annotate.events.view import ReportView


def is_charged(report: ReportView, trigger: Trigger, bounds: Bounds, subject: list[Chunk]) -> bool:
    """Whether somebody is accused by nobody named: «اتهم الوزير بالفساد», «واتهما بالإعداد لهجوم»."""
    entry, reading = trigger.entry, trigger.reading
    if entry.type != "ACCUSE" or entry.mode != "allege" or entry.recipients != ("o", "b"):
        return False
    if bounds.relative or (reading is not None and (reading.pronoun or reading.form.first)):
        return False
    behind = max([trigger.after, *(c.after for c in subject)])
    if unknown_after(report, trigger.view, behind) is not None:
        return False
    charge = charge_of(report, trigger, bounds, subject)
    return charge is not None and not any(behind <= c.first < charge for c in trigger.view.chunks)


def charge_of(report: ReportView, trigger: Trigger, bounds: Bounds, subject: list[Chunk]) -> int | None:
    """Where it stands behind a verb and its subject of what somebody is accused: «اتهم الوزير بالفساد»."""
    by = letters().by
    behind = max([trigger.after, *(c.after for c in subject)])
    last = min(bounds.right, trigger.after + BARE_REACH)
    return next((t for t in range(behind, last) if report.forms[t].startswith(by) and report.is_governed(t)), None)


def accuser_of(report: ReportView, trigger: Trigger, memory: Memory, accused: list[Chunk]) -> list[Chunk]:
    """The subject of the verb before, where an accusation without its own goes on with it: «تعهدت إيران بالرد بعد أن
    اتهمت إسرائيل بالقصف»."""
    reading, before = trigger.reading, trigger.first - 1
    if reading is None or not accused or before < trigger.view.first or "that" not in report.words[before].classes:
        return []
    same = memory.subject_before(trigger.view, trigger.first)
    named = [c for c in same if c.entity is not None and all(c.entity != other.entity for other in accused)]
    return named if reading.form.feminine and named and named[0].kind in ("GPE", "ORG") else []


def charged_before(memory: Memory, trigger: Trigger) -> list[Chunk]:
    """Who is accused where the verb does not say: those who suffered before in the sentence, or its subject."""
    dual = trigger.reading is not None and trigger.reading.form.number == "d"
    same = memory.sufferers(trigger.view) or memory.verb_actor(trigger.view, trigger.first)
    return same if (len(same) > 1) is dual else []
