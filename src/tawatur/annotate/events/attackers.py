"""Who attacked where the word of the attack does not say: who claims it, stands behind it, or is armed beside it."""

from __future__ import annotations

from tawatur.annotate.events.captures import named_holder
from tawatur.annotate.events.chunk import ARMED, Chunk
from tawatur.annotate.events.clause import BARE_REACH, Bounds, Roles, bare_chunks, governed, group
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.lexicon import Entry, Reading
from tawatur.annotate.events.memory import Memory
from tawatur.annotate.events.view import ReportView, SentenceView
from tawatur.annotate.events.words import clitic_prepositions
from tawatur.lexicon.entities import is_country
from tawatur.model import Argument
from tawatur.text.clitics import article

_ATTACKERS = frozenset({"gunman", "bomber"})
_ACTORS = frozenset({"GPE", "ORG", "PERSON", "TITLE"})
# In tokens: how far behind a deed it may be said whose work it is.
_WORK_REACH = 14
# … and it may be said from whom it came.
_SENT_REACH = 3
_FROM_AFAR = frozenset({"shell", "aerial", "drone", "heavy-weapons", "firearms"})
# In tokens: how far behind an operation its aim may stand, and who is driven out behind that.
_AIM_REACH = 4
_FREED_REACH = 9
_FREEING = frozenset({"COERCE", "ASSAULT"})
# In tokens: how far behind a deed «نسب إلى» or «المسؤولية عنه على» may stand, and the party behind that.
_ASCRIBED_REACH = 10
_BLAMED_REACH = 5


def claimant(report: ReportView, trigger: Trigger, memory: Memory) -> list[Argument]:
    """Who says that one of his own carried out an attack: «أعلن التنظيم تنفيذ أحد عناصره الهجوم»."""
    governor = trigger.governor
    if trigger.entry.type != "ASSAULT" or governor is None or governor.reading.form.tense != "noun":
        return []
    own = any(report.is_one_of(token) for token in range(governor.token + 1, trigger.first))
    speaker = memory.speaker(report, trigger.start) if own else None
    return [speaker] if speaker is not None else []


def _behind_it(report: ReportView, trigger: Trigger) -> list[Chunk]:
    """Who stands behind a deed: «يقف تنظيم القاعدة وراء الهجوم»."""
    view, first = trigger.view, trigger.first
    if first - 1 <= view.first or "behind" not in report.words[first - 1].classes:
        return []
    for token in range(first - 2, max(view.first, first - BARE_REACH) - 1, -1):
        if "stand" in report.words[token].classes:
            later = bare_chunks(view, token + 1, first)
            return later[:1] or bare_chunks(view, view.first, token)[-1:]
    return []


def _whose_work(report: ReportView, trigger: Trigger) -> list[Chunk]:
    """Whose work a deed is said to be: «هجوم من تنفيذ الحركة», «صاروخ مصدره الجيش», «تفجيرات خلفها عصابات»."""
    view = trigger.view
    for token in range(trigger.after, min(view.after - 1, trigger.after + _WORK_REACH)):
        classes = report.words[token].classes
        if token in report.stops:
            break
        if token < trigger.after + _ASCRIBED_REACH and (blamed := _blamed(report, view, token)):
            return blamed
        if "origin" in classes or ("making" in classes and report.words[token - 1].preposition == "min"):
            return [c for c in view.chunks if c.first == token + 1][:1]
    return []


def _blamed(report: ReportView, view: SentenceView, token: int) -> list[Chunk]:
    """To whom a deed is ascribed by a word behind it: «هجوم نسب إلى الحركة», «تفجير ألقيت المسؤولية فيه على الحزب»."""
    classes = report.words[token].classes
    place = "ila" if "ascribed" in classes else "ala" if "responsibility" in classes else None
    found = governed(view, token, token + _BLAMED_REACH, place) if place is not None else []
    return [c for c in found if c.kind in _ACTORS or c.party is not None]


def fill_aim(report: ReportView, trigger: Trigger, roles: Roles) -> None:
    """Whom an operation is to drive out, where it does not say against whom it is: «عملية لتحرير المدينة من
    التنظيم»."""
    view, low = trigger.view, trigger.after
    if roles.recipients or "attack" not in trigger.entry.flags:
        return
    for token in range(low, min(view.after, low + _AIM_REACH)):
        if token in report.stops or token in report.commas:
            return
        if any(_is_aim(reading) for reading in report.words[token].readings):
            freed = [c for c in named_holder(report, view, token + 1) if c.first < token + _FREED_REACH]
            freed = [c for c in freed if c not in roles.actor_chunks]
            roles.receive(freed or [c for c in bare_chunks(view, token + 1, token + 2) if _may_send(report, c)])
            return


def _is_aim(reading: Reading) -> bool:
    """Whether a noun of taking or driving out stands behind «لـ»."""
    aims = reading.form.tense == "noun" and clitic_prepositions().get(reading.clitics[-1:]) == "l"
    return aims and isinstance(reading.entry, Entry) and reading.entry.type in _FREEING


def _sent_by(report: ReportView, trigger: Trigger) -> list[Chunk]:
    """From whom an attack comes, right behind it: «قصف من طائرات الجيش», «هجوم من إيران»; not where it comes from
    («من غزة»), nor one of several («اثنان من المهاجمين»)."""
    view, low = trigger.view, trigger.after
    if "attack" not in trigger.entry.flags and trigger.entry.mode not in _FROM_AFAR:
        return []
    for chunk in view.chunks:
        if chunk.first >= low and chunk.preposition not in (None, "adjective"):
            between = report.words[low : chunk.first]
            near = chunk.preposition == "min" and len(between) <= _SENT_REACH
            near = near and not any("function-word" in word.classes for word in between if word.preposition is None)
            return group(view, chunk) if near and _may_send(report, chunk) else []
    return []


def _may_send(report: ReportView, chunk: Chunk) -> bool:
    if chunk.mention is not None:
        return chunk.kind in ("ORG", "PERSON") or is_country(chunk.entity)
    return chunk.party is not None and (chunk.party.sector in ARMED or report.is_body(chunk))


def unnamed_attacker(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """Who attacked where the noun does not say: from whom it came, the subject that acts by it («ردت عبر اغتيال …»), a
    gunman or bomber of its clause, the bomber that its adjective speaks of («هجوم انتحاري»)."""
    view, first = trigger.view, trigger.first
    roles.act(_behind_it(report, trigger) or _whose_work(report, trigger) or _sent_by(report, trigger))
    means = first > view.first and "by-means" in report.words[first - 1].classes
    if means and _is_through(report, view, first - 1):
        before = [c for c in bare_chunks(view, view.first, first) if c.kind in _ACTORS]
        roles.act(memory.verb_actor(view, first) or before[-1:])
    if roles.actors:
        return
    bounds = Bounds(report, view, first, trigger.after)
    told = memory.told_here(view, deed=True)
    # who was killed did not attack: «قتل الجيش ثلاثة مسلحين بغارة»
    killed = told.recipients if told is not None else []
    armed = [
        c
        for c in view.chunks
        if bounds.left <= c.first < bounds.right and c.party is not None and c.party.key in _ATTACKERS
    ]
    armed = [c for c in armed if c.preposition in (None, "min", "b") and c not in (*roles.recipient_chunks, *killed)]
    armed = [c for c in armed if not _is_epithet(report, c)]
    if armed:
        roles.act([min(armed, key=lambda c: abs(c.first - first))])
    elif trigger.adjective == "suicide-attack":
        span = report.tokens.span(trigger.after - 1, trigger.after)
        roles.actors.append(Argument(start=span.start, end=span.end))


def _is_epithet(report: ReportView, chunk: Chunk) -> bool:
    """Whether a word of people describes the noun before it: «اليسار المتطرف»."""
    before = chunk.first - 1
    both = report.is_definite(chunk) and before >= 0 and report.forms[before].startswith(article())
    return both and report.words[before].party is None and not report.words[before].readings


def _is_through(report: ReportView, view: SentenceView, token: int) -> bool:
    """Whether a word says by what means: «عبر», and «خلال» only after من."""
    word = report.words[token]
    if "after-min" not in word.classes:
        return True
    return token > view.first and report.words[token - 1].preposition == "min"
