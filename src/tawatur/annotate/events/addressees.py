"""To whom words are addressed, or whom they are about: not whom the deed they speak of is done to.

Note [Addressed and spoken of]
    «دعا إلى الإفراج عن الأسرى» is addressed to nobody named; «أدان اغتيال القائد» condemns no victim. A party behind
    the word of a deed, or behind «إلى» and the thing asked for, belongs to the deed. The genitive of a deed that names
    who did it may be meant («أدان قصف إسرائيل للمدينة»), and so may the party whose words are meant («رحب بموقف
    العراق»).
"""

from __future__ import annotations

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.clause import BARE_REACH, Roles
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.lexicon import Entry
from tawatur.annotate.events.view import ReportView
from tawatur.annotate.events.words import clitic_prepositions

_ADDRESSED = frozenset({"PERSON", "ORG", "GPE", "TITLE", "NORP"})
# Types of words about what others did.
_JUDGING = frozenset({"SUPPORT", "ACCUSE", "REJECT"})
_SUFFERED = frozenset({"obj", "og", "victim"})
_DONE_TO = frozenset({"ASSAULT", "COERCE", "RETREAT"})
_HARMING = frozenset({"THREATEN", "ASSAULT", "COERCE", "SANCTION"})
_MEDIA = "JRN"
# The words of what ought to be done, by their key: whom it shall be done to stands right behind them.
_OUGHT = "must-do"
_BRINGING = "convey"
_SIGNED = "sign"
# Prepositions whose party is neither addressed nor meant.
_ASIDE = frozenset({"bayn", "an", "office"})
# Classes of the words that make an attack one of words: «شن هجوما لاذعا على».
_OWN_DEED = frozenset({"harsh", "criticism"})
_TOLD_IN = frozenset({"fi", "with-other"})
# What is asked for stands behind these.
_CONTENT = frozenset({"ila", "ala"})


def addressed(report: ReportView, trigger: Trigger, chunks: list[Chunk]) -> list[Chunk]:
    """Those of the chunks that words may be addressed to or about, by Note [Addressed and spoken of]."""
    kind = trigger.entry.type
    if kind == "REQUEST":
        return [c for c in chunks if c.preposition is not None or not _is_content(report, trigger, c)]
    if kind == "ACCUSE" and trigger.entry.mode == "disapprove" and trigger.entry.need not in _OWN_DEED:
        return [c for c in chunks if not _is_deed_between(report, trigger.after, c)]
    return chunks


def _is_content(report: ReportView, trigger: Trigger, chunk: Chunk) -> bool:
    """Whether a bare chunk stands behind «إلى» or «على», so that it belongs to what is asked for."""
    between = report.words[trigger.after : chunk.first]
    return any(word.preposition in _CONTENT for word in between)


def _is_patient(chunk: Chunk) -> bool:
    """Whether a party is the one that something shall be done to: «الإفراج عن الأسرى»."""
    return chunk.preposition == "an" or chunk.suffers


def fill_addressee(report: ReportView, trigger: Trigger, roles: Roles) -> None:
    """Whom words are about where no preposition says it: the next named party, «رحب بموقف العراق»."""
    if _names_nobody(trigger):
        return
    entities = {a.entity for a in roles.actors}
    first = _behind_subject(report, trigger, roles) + ("affirmed" in trigger.entry.flags)
    for chunk in trigger.view.chunks:
        if not first <= chunk.first < max(first, trigger.after) + BARE_REACH + BARE_REACH:
            continue
        if _is_beyond(report, trigger, first, chunk) or (
            chunk.entity not in entities and report.tells(chunk, trigger.start)
        ):
            # «انتقدت الوزارة القرار، بحسب وكالة الأنباء»
            return
        if chunk.is_seat or _is_outlet(chunk) or (trigger.entry.type == "REQUEST" and chunk.kind == "NORP"):
            # «شدد على ضرورة التعاون العربي في المنطقة»
            continue
        if _is_deed_between(report, trigger.after, chunk) or _is_harmed(report, trigger, chunk):
            return
        if chunk.preposition not in _ASIDE and _is_other(report, chunk, entities):
            roles.receive([chunk])
            return


def _is_beyond(report: ReportView, trigger: Trigger, first: int, chunk: Chunk) -> bool:
    """Whether words end before a chunk, or it belongs to what they ask for."""
    if any(_begins_anew(report, token) for token in range(first, chunk.first)):
        return True
    if trigger.entry.type == "REQUEST" and (_is_aside(report, first, chunk) or _is_patient(chunk)):
        return True
    # «ينبغي إطلاق سراح الصحافي»
    return trigger.entry.key == _OUGHT and chunk.first <= trigger.after + 1


def _behind_subject(report: ReportView, trigger: Trigger, roles: Roles) -> int:
    """Where what is said begins: behind the comma that ends a relative clause of the subject («أدان المجلس الذي يتخذ من
    عمان مقرا له، القرار»), else right behind the trigger."""
    view = trigger.view
    ends = [c.after for c in roles.actor_chunks if c.first >= trigger.after and c.after < view.after]
    if not ends or "relative" not in report.words[ends[-1]].classes:
        return trigger.after
    return next((t for t in range(ends[-1], view.after) if t in report.commas), view.after)


def _names_nobody(trigger: Trigger) -> bool:
    """Whether the next party is not meant: whom one signs with stands behind «مع» («وقع على اتفاقية تأسيس البنك»), and
    greetings that are brought are another's («نقل الوزير تحيات الملك وولي عهده»)."""
    light = trigger.governor.light if trigger.governor is not None else None
    return trigger.entry.key.partition("-")[0] == _SIGNED or (light is not None and light.key == _BRINGING)


def _is_outlet(chunk: Chunk) -> bool:
    """Whether a chunk is an outlet in which something is told: «قال في تلفزيون «فوكس»»."""
    media = chunk.mention is not None and chunk.mention.sector == _MEDIA
    return media and chunk.preposition in _TOLD_IN


def meant_by_deed(report: ReportView, trigger: Trigger) -> list[Chunk]:
    """Whose deed or word is praised or blamed, right behind it: «تقديره للدعم الأميركي لإسرائيل»."""
    if trigger.entry.type not in _JUDGING:
        return []
    wanted = set(trigger.entry.recipients)
    for chunk in trigger.view.chunks:
        token = chunk.first - 1
        near = trigger.after <= token < trigger.after + BARE_REACH and chunk.preposition is None
        if near and chunk.kind in _ADDRESSED:
            clitic = clitic_prepositions().get(report.forms[token][0]) if report.is_governed(token) else None
            noun = any(r.form.tense == "noun" for r in report.words[token].readings)
            return [chunk] if noun and clitic in wanted else []
    return []


def _begins_anew(report: ReportView, token: int) -> bool:
    """Whether a new clause begins behind a comma: «تم تكريم الداعمين، ثم ارتجل الشيخ كلمة»."""
    classes = report.words[token].classes
    return token - 1 in report.commas and "hard-break" in classes and "that" not in classes


def _is_aside(report: ReportView, first: int, chunk: Chunk) -> bool:
    """Whether a relative clause parts a chunk from a word of asking: «شدد على أهمية ما جاء في البيان الذي»."""
    return any("relative" in report.words[token].classes for token in range(first, chunk.first))


def _is_other(report: ReportView, chunk: Chunk, entities: set[str | None]) -> bool:
    if chunk.preposition == "l" and chunk.mention is not None and chunk.mention.sector == _MEDIA:
        # who is told is not who is meant: «حذر النائب للصحيفة من»
        return False
    if chunk.mention is None:
        return chunk.party is not None and chunk.first > 0 and "this" in report.words[chunk.first - 1].classes
    return chunk.kind in _ADDRESSED and chunk.entity not in entities


def _is_deed_between(report: ReportView, first: int, chunk: Chunk) -> bool:
    """Whether words are about a deed, so that a party after it is its victim: «وعد بملاحقة منفذي الهجوم على القوات».

    The genitive right after the deed is who did it, and may be addressed, unless it suffers («اغتيال القائد»); a
    country does not («قصف إسرائيل»). Who was met is not spoken of.
    """
    return any(
        isinstance(r.entry, Entry) and r.form.tense == "noun" and _parts(r.entry, chunk, near=token == chunk.first - 1)
        for token in range(first, chunk.first)
        for r in report.words[token].readings
    )


def _is_harmed(report: ReportView, trigger: Trigger, chunk: Chunk) -> bool:
    """Whether a verb of harming stands before a party and not right before it, so that it is the one harmed: «اعتبر أن
    الاتفاق يهدد أمن إسرائيل»."""
    if trigger.entry.type not in _JUDGING:
        return False
    return any(
        isinstance(r.entry, Entry) and r.form.tense == "imperfect" and r.entry.type in _HARMING
        for token in range(trigger.after, chunk.first - 1)
        for r in report.words[token].readings
    )


def _parts(entry: Entry, chunk: Chunk, *, near: bool) -> bool:
    """Whether the noun of a deed between words and a party makes the party that of the deed."""
    if entry.type == "CONSULT":
        return True
    if entry.flags & _SUFFERED:
        acts = chunk.preposition == "adjective" or (chunk.kind == "GPE" and chunk.preposition is None)
        return entry.type in _DONE_TO and not (near and acts)
    return entry.type == "ASSAULT" and not near
