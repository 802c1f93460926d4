"""Who acts where a verb or noun does not say.

Note [Unsaid subject]
    The subject of a verb that has none is the one set in front of the sentence or that of the verb before; for one that
    opens the next sentence with و, who did the last deed («وقامت بمهاجمة»); for words, the one who speaks; at last the
    last actor told. A deed is told by others: who speaks of one did not do it, unless he says so of himself or
    announces it as a force does («أعلنت الشرطة اعتقال»).
"""

from __future__ import annotations

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.clause import Roles, bare_chunks, governed, unknown_after
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.lexicon import Light
from tawatur.annotate.events.memory import Memory
from tawatur.annotate.events.morphology import letters
from tawatur.annotate.events.pronouns import fits_pronoun
from tawatur.annotate.events.view import ReportView
from tawatur.text.clitics import article

# Deeds are told by others: who speaks of one is not who did it.
_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION"})
# Sectors of bodies that use no force.
_IDLE = frozenset({"BUS", "JRN", "EDU", "MED", "NGO", "AGR", "LAB"})
# In tokens: how far before a verb with «فيها» the speech or visit stands that it tells of, and their classes.
_WITHIN_REACH = 4
_TOLD_WITHIN = frozenset({"speech-thing", "relative"})
# Classes of the words that a clause of its own begins with.
_OPENS_CLAUSE = frozenset({"that", "that-it", "relative", "hard-break"})
_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_PEOPLE = frozenset({"PERSON", "TITLE"})


def infer_actor(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """The actor of a verb without a subject, by Note [Unsaid subject]: «وأضاف أنه …، ودعا …»."""
    if is_first_person(trigger) and (speaker := memory.speaker(report, trigger.start)) is not None:
        roles.actors.append(speaker)
        return
    if _goes_on_for_many(report, trigger, memory, roles):
        return
    if trigger.entry.type == "ASSAULT":
        armed = [c for c in trigger.view.chunks if c.after <= trigger.first and c.party is not None and _bears_arms(c)]
        armed = [c for c in armed if c not in roles.recipient_chunks and not report.is_oblique(c)]
        if armed:
            roles.act(armed[-1:])
            return
    if trigger.entry.type in _MUTUAL and (between := governed(trigger.view, trigger.after, trigger.view.after, "bayn")):
        # «الاتفاق الذي أبرم بين إيران والقوى الكبرى»
        roles.act(between)
        return
    reading = trigger.reading
    suffering = {c.entity for c in roles.recipient_chunks if c.entity is not None}
    same = [c for c in memory.verb_actor(trigger.view, trigger.first) if c.entity not in suffering]
    within = who_told_within(report, trigger, memory) if not same else []
    same = same or [c for c in within if c.entity not in suffering]
    topic = None if reading is not None and reading.clitics and same else _topic(report, trigger)
    if topic is not None or same:
        roles.act([topic] if topic is not None else same)
    elif going_on := _goes_on_doing(report, trigger, memory):
        roles.act(going_on, inferred=True)
    elif joined := _joined_subject(report, trigger):
        roles.act([c for c in joined if c.entity is None or c.entity not in suffering])
    elif trigger.entry.type in _DEEDS and not _is_own_deed(report, trigger):
        roles.act(announcer(report, trigger))
    else:
        _infer_speaker(report, trigger, memory, roles)


def who_told_within(report: ReportView, trigger: Trigger, memory: Memory) -> list[Chunk]:
    """Who was told before a verb that goes on with «فيها» or «خلاله», where he agrees with it: «ألقى الوزير كلمة هنأ
    فيها القيادة»."""
    reading, view = trigger.reading, trigger.view
    if reading is None or trigger.after >= view.after or "within-it" not in report.words[trigger.after].classes:
        return []
    told = report.words[max(view.first, trigger.first - _WITHIN_REACH) : trigger.first]
    if not any(word.classes & _TOLD_WITHIN for word in told):
        # «في وقت ترفض فيه المعارضة»
        return []
    before = [c for c in bare_chunks(view, view.first, trigger.first) if c.after <= trigger.first and not c.is_place]
    same = memory.verb_actor(view, trigger.first) or [c for c in before if c.party is None or c.party.side != "t"][-1:]
    agrees = same and not (report.is_man(same[0]) if reading.form.feminine else is_no_man(report, same[0]))
    return same if agrees else []


def is_no_man(report: ReportView, chunk: Chunk) -> bool:
    """Whether no masculine singular goes with a chunk: a country, or a word with a feminine ending."""
    return chunk.kind == "GPE" or (chunk.kind != "PERSON" and report.is_feminine(chunk))


def _infer_speaker(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """Let the one act who speaks, else the last person or office of the sentence, else the last actor told."""
    feminine = bool(trigger.reading and trigger.reading.form.feminine)
    suffering = {c.entity for c in roles.recipient_chunks if c.entity is not None}
    speaker = memory.speaker(report, trigger.start)
    if speaker is not None:
        roles.actors.append(speaker)
        return
    if not feminine and _opens(trigger) and (told := memory.last_speaker(trigger.view)) is not None:
        # «قال الوزير … . وقدم شكره»
        roles.act([told] if told.entity not in suffering else [], inferred=True)
        return
    bare = bare_chunks(trigger.view, trigger.view.first, trigger.first)
    people = [c for c in bare if (c.kind in _PEOPLE or holds_office(c)) and c.entity not in suffering]
    if people and not feminine:
        roles.act(people[-1:])
        return
    chunk = memory.last(trigger.start, feminine=feminine)
    if chunk is not None and trigger.entry.type != "ASSAULT" and chunk.entity not in suffering:
        roles.act([chunk], inferred=True)


def _joined_subject(report: ReportView, trigger: Trigger) -> list[Chunk]:
    """The body that is the subject of a clause, whose deed a verb with و tells: «إن الشرطة لاحقت المهربين وقتلت»."""
    reading, view = trigger.reading, trigger.view
    if trigger.entry.type not in _DEEDS or reading is None or not reading.clitics or trigger.first == view.first:
        return []
    if reading.form.number != "s" or reading.form.passive or reading.form.tense != "perfect":
        return []
    told = [t for t in range(view.first, trigger.first) if report.words[t].classes & _OPENS_CLAUSE]
    first = told[-1] if told else view.first
    pronoun = letters().him + letters().alef * reading.form.feminine
    bodies = [c for c in bare_chunks(view, first, trigger.first) if c.after <= trigger.first and _may_do(report, c)]
    return [c for c in bodies[:1] if fits_pronoun(report, c, pronoun)]


def _may_do(report: ReportView, chunk: Chunk) -> bool:
    """Whether a chunk is a body, a country or an armed group."""
    party = chunk.party
    return chunk.kind in ("ORG", "GPE") or report.is_body(chunk) or (party is not None and party.side == "a")


def _opens(trigger: Trigger) -> bool:
    """Whether a verb with و opens its sentence."""
    governor = trigger.governor
    reading, token = (trigger.reading, trigger.first) if governor is None else (governor.reading, governor.token)
    return reading is not None and bool(reading.clitics) and token == trigger.view.first


def _goes_on_doing(report: ReportView, trigger: Trigger, memory: Memory) -> list[Chunk]:
    """Who did the last deed, where a verb with و opens the next sentence without a subject: «وقامت بمهاجمة وكر»."""
    governor = trigger.governor
    reading, token = (trigger.reading, trigger.first) if governor is None else (governor.reading, governor.token)
    if reading is None or token != trigger.view.first or not reading.clitics or reading.form.number == "d":
        return []
    doers = memory.doers(trigger.view)
    if not doers or reading.form.tense == "noun" or reading.form.passive or reading.form.first:
        return []
    many = reading.form.number == "p"
    return doers if many or reading.form.feminine is not report.is_man(doers[0]) else []


def is_first_person(trigger: Trigger) -> bool:
    """Whether a verb, or the light verb of a noun, tells what the speaker does: «سأجري محادثات»."""
    reading = trigger.governor.reading if trigger.governor is not None else trigger.reading
    return reading is not None and reading.form.first


def holds_office(chunk: Chunk) -> bool:
    """Whether a common noun stands for one in office: «الرئيس», «وزير المالية»."""
    return chunk.mention is None and chunk.party is not None and chunk.party.key == "government"


def _goes_on_for_many(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> bool:
    """Take the two told last for a dual verb, people told before for a plural one; false where it is neither."""
    number = trigger.reading.form.number if trigger.reading is not None else "s"
    if number == "d":
        roles.act(memory.pair(), inferred=True)
    elif number == "p" and trigger.reading is not None and not trigger.reading.form.first:
        roles.act(_many_before(report, trigger, memory))
        return True
    return bool(roles.actors)


def _many_before(report: ReportView, trigger: Trigger, memory: Memory) -> list[Chunk]:
    """Which people a plural verb goes on with: «أعلن قراصنة أنهم اخترقوا»; never a single speaker."""
    same = memory.verb_actor(trigger.view, trigger.first)
    bare = [c for c in trigger.view.chunks if c.after <= trigger.first and c.preposition is None]
    people = [c for c in (*bare, *same) if _may_be_many(c) and not _is_epithet(report, trigger, c)]
    return same if len(same) > 1 else people[-1:]


def _may_be_many(chunk: Chunk) -> bool:
    return chunk.kind == "NORP" or (chunk.party is not None and chunk.party.side != "t")


def _is_epithet(report: ReportView, trigger: Trigger, chunk: Chunk) -> bool:
    """Whether a word of people is the adjective of the noun before it: «وثائق سرية» is no unit."""
    if chunk.first == trigger.view.first or report.is_definite(chunk) is not has_article(report, chunk.first - 1):
        return False
    return unknown_after(report, trigger.view, chunk.first - 1) is not None


def announcer(report: ReportView, trigger: Trigger) -> list[Chunk]:
    """The force or office that announces what it has done: «أعلنت الشرطة اعتقال», «أعلن الجيش شن غارة»."""
    governor = trigger.governor
    # a firm arrests nobody
    idle = {c.index for c in trigger.view.chunks if c.mention is not None and c.mention.sector in _IDLE}
    launched = governor is not None and governor.reading.form.tense == "noun" and governor.light is not None
    found = [c for c in trigger.view.chunks if c.after <= trigger.first and c.preposition is None and report.is_body(c)]
    found = [c for c in found if c.index not in idle]
    if trigger.entry.type == "ASSAULT" and launched:
        return [c for c in found if _declares(report, c.first - 1)][-1:]
    return found[-1:] if trigger.entry.type == "COERCE" else []


def _declares(report: ReportView, token: int) -> bool:
    """Whether a verb of announcing stands at a token."""
    return any(isinstance(r.entry, Light) and r.entry.key == "declare" for r in report.words[token].readings)


def _is_own_deed(report: ReportView, trigger: Trigger) -> bool:
    """Whether a speaker tells what he did himself: «قال إنه اعتقل», «اعتقلنا»."""
    governor = trigger.governor
    reading, token = (trigger.reading, trigger.first) if governor is None else (governor.reading, governor.token)
    own = reading is not None and reading.form.first
    return own or "that" in report.words[token - 1].classes


def _bears_arms(chunk: Chunk) -> bool:
    """Whether a common noun may have attacked: an attacker by its row, or soldiers that no preposition governs."""
    party = chunk.party
    if party is None or chunk.mention is not None:
        return False
    return party.side == "a" or (party.sector in ("MIL", "UAF") and party.side == "-" and chunk.preposition is None)


def _topic(report: ReportView, trigger: Trigger) -> Chunk | None:
    """The person or body that a sentence sets in front: «الوزير، الذي …، وصل»."""
    chunk = trigger.view.chunks[0] if trigger.view.chunks else None
    if chunk is None or chunk.after >= trigger.first or chunk.first > trigger.view.first + 1:
        return None
    parted = chunk.after in report.commas or "relative" in report.words[chunk.after].classes
    return chunk if parted and chunk.kind in ("PERSON", "ORG", "TITLE") else None


def parties_of(memory: Memory, chunks: list[Chunk]) -> list[Chunk]:
    """«الجانبان» stands for the two parties told last."""
    if len(chunks) == 1 and chunks[0].mention is None and chunks[0].party is not None and memory.is_pair(chunks[0]):
        return memory.pair() or chunks
    return chunks


def own_doer(report: ReportView, trigger: Trigger) -> list[Chunk]:
    """The body that says of itself that it hurt somebody: «أكد الجيش أنه قتل عشرة مسلحين»; «إنه» agrees with it."""
    token = trigger.first - 1
    if token < trigger.view.first or "that-it" not in report.words[token].classes:
        return []
    bodies = [c for c in trigger.view.chunks if c.after <= token and c.preposition is None and report.is_body(c)]
    man = report.forms[token].endswith(letters().him)
    return [c for c in bodies[-1:] if report.is_feminine(c) is not man]


def has_article(report: ReportView, token: int) -> bool:
    """Whether a token begins with the article."""
    return report.forms[token].startswith(article())
