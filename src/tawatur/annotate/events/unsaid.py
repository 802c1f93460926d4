"""Who acts by a noun that does not say so.

Note [Unsaid by a noun]
    Who talks, visits or speaks by a noun is often told before it: as the subject of the sentence, as the two who met
    («وجرى خلال اللقاء بحث …»), as who did what the noun only circumscribes («هنأه في اتصال»), as the one whom its
    pronoun means («اتصل بنظيره لشكره»). An attack told by a noun has no such actor.
"""

from __future__ import annotations

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.clause import PREPOSITION_REACH, Roles
from tawatur.annotate.events.genitives import SPOKEN, is_done, is_seat
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.memory import Memory
from tawatur.annotate.events.pronouns import doer_meant
from tawatur.annotate.events.subjects import holds_office
from tawatur.annotate.events.view import ReportView
from tawatur.annotate.events.words import clitic_prepositions

_ACTORS = frozenset({"GPE", "ORG", "PERSON", "TITLE"})
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# Types of words that a pronoun may be the one addressed by.
_TO_HIM = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "THREATEN"})
# Types whose noun mostly has for its pronoun the one to whom it is done: «إرساله إلى الجبهة».
_UNDERGONE = frozenset({"COERCE", "MOBILIZE", "SANCTION"})
_WITHIN = frozenset({"fi", "with-other"})


def owns(trigger: Trigger) -> bool:
    """Whether a noun bears a pronoun, so that no genitive follows it: «حبسهما احتياطيا»."""
    return trigger.reading is not None and bool(trigger.reading.pronoun)


def go_back(trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """Whom the pronoun of a noun of words means («اتصل بنظيره لشكره»), who talked where it is only said that talks were
    held («وجرى خلال اللقاء بحث …»)."""
    if not roles.recipients and _is_aim(trigger) and owns(trigger) and trigger.entry.type in _TO_HIM:
        roles.receive(_meant_last(trigger))
        if not roles.actors:
            roles.act([c for c in memory.verb_actor(trigger.view, trigger.first) if c not in roles.recipient_chunks])
    held = trigger.entry.type == "CONSULT" and is_done(trigger) and not owns(trigger)
    if held and not roles.recipients and not roles.actors:
        roles.act(memory.met(), inferred=True)


def _meant_last(trigger: Trigger) -> list[Chunk]:
    """The person told last before a noun, whom its pronoun means: «اتصل الرئيس بنظيره لتهنئته»."""
    return [c for c in trigger.view.chunks if c.after <= trigger.first and c.kind in ("PERSON", "TITLE")][-1:]


def infer_noun_actor(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """«خلال زيارة لبغداد قال»: the subject of the sentence, for nouns of meeting, saying and what has a pronoun."""
    pronoun = bool(trigger.reading and trigger.reading.pronoun)
    speaker = memory.speaker(report, trigger.start)
    if is_between(trigger) or (is_done(trigger) and trigger.entry.type == "AGREE"):
        return
    acts = trigger.entry.type not in _UNDERGONE or any(c.first >= trigger.after for c in roles.recipient_chunks)
    if acts and not is_done(trigger) and (meant := owner_of(report, trigger)):
        roles.act([c for c in meant if c not in roles.recipient_chunks])
        return
    if speaker is not None and trigger.entry.type in SPOKEN and not is_done(trigger):
        roles.actors.append(speaker)
        return
    if not pronoun and trigger.entry.type == "ASSAULT":
        # «استعادت القوات المدينة بعد معارك مع المتمردين»
        fought = trigger.entry.actor == "bayn" and bool(roles.recipients)
        roles.act(memory.verb_actor(trigger.view, trigger.first) if fought else [])
        return
    told = memory.told_here(trigger.view, deed=False) if _is_circumstance(report, trigger) else None
    if told is not None and told.actors:
        roles.act(told.actors)
        roles.receive(told.recipients if not roles.recipients else [])
    elif _is_aim(trigger) and (same := memory.verb_actor(trigger.view, trigger.first)):
        roles.act(same)
    else:
        _infer_from_sentence(report, trigger, memory, roles)


def owner_of(report: ReportView, trigger: Trigger) -> list[Chunk]:
    """Whom the pronoun of a noun means, unless the noun is only the means of a verb: «ستستهدف القواعد بهجماتها»."""
    reading = trigger.reading
    if reading is None or (trigger.entry.type == "ASSAULT" and clitic_prepositions().get(reading.clitics[-1:]) == "b"):
        return []
    return doer_meant(report, trigger.view, trigger.first, reading.pronoun)


def _infer_from_sentence(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """Let the last party before a noun act, the first for words; for a meeting one behind it, else the last told."""
    pronoun = bool(trigger.reading and trigger.reading.pronoun)
    bare = [c for c in trigger.view.chunks if c.preposition is None and (c.kind in _ACTORS or holds_office(c))]
    if not pronoun:
        bare = [c for c in bare if not memory.is_reporter(c, trigger.start)]
    taken = set(map(id, roles.recipient_chunks))
    before = [c for c in bare if c.after <= trigger.first and id(c) not in taken and not report.is_owner(c)]
    later = [c for c in bare if c.first >= trigger.after and id(c) not in taken and not is_seat(report, c)]
    if before:
        people = [c for c in before if c.kind in ("PERSON", "TITLE") or holds_office(c)]
        roles.act([before[0] if trigger.entry.type in SPOKEN else (people or before)[-1]])
    elif pronoun and memory.last(trigger.start, feminine=False) is not None:
        chunk = memory.last(trigger.start, feminine=False)
        roles.act([chunk] if chunk is not None else [], inferred=True)
    elif later and trigger.entry.type == "CONSULT" and trigger.entry.mode != "multilateral":
        roles.act([later[0]])
    elif trigger.entry.type == "CONSULT" and (chunk := memory.last(trigger.start, feminine=False)) is not None:
        roles.act([chunk], inferred=True)


def _is_circumstance(report: ReportView, trigger: Trigger) -> bool:
    """Whether a talk or meeting without the article only says how something was done: «هنأ الملك الرئيس في اتصال»."""
    if trigger.entry.type != "CONSULT" or trigger.governor is not None or trigger.first == trigger.view.first:
        return False
    reading = trigger.reading
    if reading is None or reading.article or reading.pronoun:
        return False
    within = report.words[trigger.first - 1].preposition in _WITHIN
    return within or clitic_prepositions().get(reading.clitics[-1:]) == "b"


def _is_aim(trigger: Trigger) -> bool:
    """Whether a noun says what the subject before it is out for: «خرج محتجون للمطالبة بـ»."""
    clitics = trigger.reading.clitics if trigger.reading is not None else ""
    return clitic_prepositions().get(clitics[-1:]) == "l" and trigger.entry.type in SPOKEN


def is_between(trigger: Trigger) -> bool:
    """Whether the parties of talks stand after «بين»: «المفاوضات بين حماس وإسرائيل»."""
    if trigger.entry.type not in _MUTUAL:
        return False
    low, high = trigger.after, trigger.after + PREPOSITION_REACH
    return any(c.preposition == "bayn" and low <= c.first < high for c in trigger.view.chunks)
