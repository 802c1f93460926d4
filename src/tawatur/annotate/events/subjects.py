"""Who acts where a verb or noun does not say.

Note [Unsaid subject]
    The subject of a verb that has none is the one set in front of the sentence or that of the verb before; for one that
    opens the next sentence with و, who did the last deed («وقامت بمهاجمة»); for words, the one who speaks; at last the
    last actor told. A deed is told by others: who speaks of one did not do it, unless he says so of himself or
    announces it as a force does («أعلنت الشرطة اعتقال»).
"""

from __future__ import annotations

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.clause import Roles, bare_chunks, governed, group, unknown_after
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.lexicon import Light, Reading
from tawatur.annotate.events.memory import Memory
from tawatur.annotate.events.morphology import letters
from tawatur.annotate.events.pronouns import fits_pronoun
from tawatur.annotate.events.view import ReportView, SentenceView
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
# In tokens: how far «أن» stands before a verb that goes on with its subject, and that subject behind it.
_THAT_REACH = 24
_BEHIND_THAT = 2
_SPOKEN = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE"})
# Of the chunks told before only the last may be meant by a dual.
_RECENT = 12
_BEGINNING = frozenset({"begin", "resume", "continue"})
_BOTH = 2
_DEEMING = "deem"
_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_PEOPLE = frozenset({"PERSON", "TITLE"})


def infer_actor(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """The actor of a verb without a subject, by Note [Unsaid subject]: «وأضاف أنه …، ودعا …»."""
    if is_first_person(trigger):
        _let_us_act(report, trigger, memory, roles)
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
    same = [c for c in _goes_on_with(report, trigger, memory) if c.entity not in suffering]
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


def _goes_on_with(report: ReportView, trigger: Trigger, memory: Memory) -> list[Chunk]:
    """The subject that a verb without its own goes on with: that of the clause with «أن» that it stands in, else the
    nearest of the verbs before that agrees with it."""
    reading = voice_of(trigger)
    own = same_subject(report, trigger)
    before = memory.verb_actors(trigger.view, trigger.first)
    if own and not (before and before[0][0].first > own[0].first):
        return own
    if reading is None or reading.form.tense == "noun" or reading.form.participle:
        return before[0] if before else []
    return next((c for c in before if _may_agree(report, c, reading)), [])


def _may_agree(report: ReportView, actors: list[Chunk], reading: Reading) -> bool:
    """Whether a verb in the singular may go on with a subject: no feminine with one man («الشاب»), no masculine with a
    body or country that is feminine."""
    if reading.form.number != "s" or len(actors) != 1:
        return True
    chunk = actors[0]
    if reading.form.feminine:
        return chunk.kind in ("PERSON", "ORG", "GPE") or not fits_pronoun(report, chunk, letters().him)
    return not is_no_man(report, chunk) or "masculine-place" in report.words[chunk.first].classes


def same_subject(report: ReportView, trigger: Trigger) -> list[Chunk]:
    """The subject right behind the «أن» of the clause that a verb stands in, where it agrees: «ذكرت الصحيفة أن الشاب
    خضع لرقابة بعدما تبرع»."""
    reading, view = voice_of(trigger), trigger.view
    if reading is None or reading.form.tense == "noun" or reading.form.first or reading.form.participle:
        return []
    token = trigger.governor.token if trigger.governor is not None else trigger.first
    for place in range(token - 1, max(view.first, token - _THAT_REACH) - 1, -1):
        word = report.words[place]
        if place in report.stops or "relative" in word.classes:
            return []
        if "that-somebody" in word.classes:
            return _behind_that(report, trigger, place, reading)
        if "that-it" in word.classes:
            return _who_is_it(report, view, place)
        joined = reading.clitics and trigger.entry.type in _SPOKEN and not report.is_quoted(trigger.start)
        if joined and place in report.commas:
            # «قال الوزير إن الرئيس وصل، ودعا إلى»
            return []
    return []


def _who_is_it(report: ReportView, view: SentenceView, place: int) -> list[Chunk]:
    """Whom «أنه» or «أنها» means: who speaks before it, where the pronoun fits («بينت المنظمة أنها قامت بتوزيع»)."""
    he = report.forms[place].endswith(letters().him)
    pronoun = letters().him + letters().alef * (not he)
    before = [c for c in bare_chunks(view, view.first, place) if c.after <= place]
    speaking = [c for c in before if c.kind in _PEOPLE or c.kind in ("ORG", "GPE") or report.is_body(c)]
    return [c for c in speaking[-1:] if fits_pronoun(report, c, pronoun)]


def _behind_that(report: ReportView, trigger: Trigger, place: int, reading: Reading) -> list[Chunk]:
    found = next((c for c in trigger.view.chunks if place < c.first <= place + _BEHIND_THAT), None)
    if found is None or found.after > trigger.first or found.preposition is not None:
        return []
    if found.party is not None and found.party.side == "t" and found.mention is None:
        return []
    many = report.forms[found.first].endswith(tuple(letters().dual)) or report.is_counted(found)
    if reading.form.number == "s":
        he = is_no_man(report, found) or fits_pronoun(report, found, letters().him + letters().alef)
        agrees = not many and he is reading.form.feminine
    else:
        agrees = many or found.kind == "NORP"
    return group(trigger.view, found) if agrees else []


def _let_us_act(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """Let who speaks act by a first person, else who spoke last: «قال الوزير: … . نطالب»."""
    speaker = memory.speaker(report, trigger.start)
    if speaker is not None:
        roles.actors.append(speaker)
    elif (told := memory.last_voice()) is not None:
        roles.act([told], inferred=True)


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
    other = _is_of_another(report, trigger)
    speaker = memory.speaker(report, trigger.start) if not other else None
    if speaker is not None:
        roles.actors.append(speaker)
        return
    if not (feminine or other) and _opens(trigger) and (told := memory.last_speaker(trigger.view)) is not None:
        # «قال الوزير … . وقدم شكره»
        roles.act([told] if told.entity not in suffering else [], inferred=True)
        return
    bare = bare_chunks(trigger.view, trigger.view.first, trigger.first)
    people = [c for c in bare if (c.kind in _PEOPLE or holds_office(c)) and c.entity not in suffering]
    people = [c for c in people if not (other and memory.is_reporter(c, trigger.start))]
    if people and not feminine:
        roles.act(_of_main_clause(report, trigger, people)[-1:])
        return
    chunk = memory.last(trigger.start, feminine=feminine)
    if chunk is not None and not other and trigger.entry.type != "ASSAULT" and chunk.entity not in suffering:
        roles.act([chunk], inferred=True)


def _of_main_clause(report: ReportView, trigger: Trigger, people: list[Chunk]) -> list[Chunk]:
    """Those before the «أن» of what somebody says, where a verb of saying goes on with it behind a comma: «قال الوزير
    إن الرئيس وصل، ودعا»."""
    reading, before = trigger.reading, trigger.first - 1
    joined = reading is not None and bool(reading.clitics) and before in report.commas
    if not joined or trigger.entry.type not in _SPOKEN:
        return people
    that = (t for t in range(trigger.view.first, before) if "that-somebody" in report.words[t].classes)
    first = next(that, trigger.first)
    return [c for c in people if c.after <= first] or people


def _is_of_another(report: ReportView, trigger: Trigger) -> bool:
    """Whether a verb tells in a third person what another than the speaker did: «قال الوزير: «لن يقبل بذلك»»."""
    reading, light = voice_of(trigger), trigger.governor.light if trigger.governor is not None else None
    if light is not None and (light.subject != "actor" or light.key in _BEGINNING):
        # «تبدأ زيارة الجيران»
        return False
    third = reading is not None and reading.form.tense != "noun" and not reading.form.participle
    # «هذه التوسعة تعتبر إنجازا»; «شكرتهم» may be what I did
    # «لقد زعم أن» is what nobody named says
    mine = reading is not None and reading.form.feminine and reading.form.tense == "perfect"
    mine = mine or trigger.entry.mode == "allege"
    return third and not mine and not trigger.entry.key.startswith(_DEEMING) and report.is_quoted(trigger.start)


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


def voice_of(trigger: Trigger) -> Reading | None:
    """The form that tells who acts: the verb's, or that of the light verb of a noun."""
    return trigger.governor.reading if trigger.governor is not None else trigger.reading


def is_first_person(trigger: Trigger) -> bool:
    """Whether a verb, or the light verb of a noun, tells what the speaker does: «سأجري محادثات»."""
    reading = voice_of(trigger)
    return reading is not None and reading.form.first


def holds_office(chunk: Chunk) -> bool:
    """Whether a common noun stands for one in office: «الرئيس», «وزير المالية»."""
    return chunk.mention is None and chunk.party is not None and chunk.party.key == "government"


def _goes_on_for_many(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> bool:
    """Take the two told last for a dual verb, people told before for a plural one; false where it is neither."""
    reading = voice_of(trigger)
    number = reading.form.number if reading is not None and reading.form.tense != "noun" else "s"
    if number == "d":
        # two of them are no single speaker: «أشار الوزير إلى أن الجانبين أبرما»
        two = same_subject(report, trigger) or _two_before(report, trigger, memory)
        roles.act(two or memory.pair(), inferred=not two)
        return True
    if number == "p" and trigger.reading is reading and reading is not None and not reading.form.first:
        roles.act(_many_before(report, trigger, memory))
        return True
    return False


def _two_before(report: ReportView, trigger: Trigger, memory: Memory) -> list[Chunk]:
    """The two people last told by a dual: «ظهر الشابان في مقطع، وهما يعتديان»."""
    before = [*memory.told[-_RECENT:], *(c for c in trigger.view.chunks if c.after <= trigger.first)]
    duals = (c for c in reversed(before) if report.forms[c.first].endswith(letters().dual))
    two = [c for c in duals if c.mention is None and c.party is not None and c.party.side != "t"][:1]
    people = {c.entity or c.start: c for c in trigger.view.chunks if c.after <= trigger.first and c.kind in _PEOPLE}
    return two or (list(people.values()) if len(people) == _BOTH else [])


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
