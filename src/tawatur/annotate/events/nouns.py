"""Who acts and who suffers by a noun: its genitive, its prepositions, the subject of its light verb.

Note [Genitive]
    The genitive of «هجوم» or «زيارة» acts, that of «مقتل» or «اعتقال» suffers; where an object follows the genitive
    («قصف الجيش للمدينة») it acts whatever the noun.
"""

from __future__ import annotations

from tawatur.annotate.events.addressees import addressed, meant_by_deed
from tawatur.annotate.events.attackers import claimant, fill_aim, unnamed_attacker
from tawatur.annotate.events.attributive import DESCRIBING, fill_described
from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.clause import (
    ADJACENT,
    BARE_REACH,
    Bounds,
    Roles,
    bare_chunks,
    governed,
    group,
    is_relative,
    is_verb,
    subject_of,
    unknown_after,
)
from tawatur.annotate.events.genitives import (
    SPOKEN,
    can_act,
    genitive_of,
    is_done,
    is_nationality,
    is_nearer,
    is_raised,
    is_seat,
    is_thing,
    is_told_of,
    is_town,
    noun_recipients,
    object_after,
)
from tawatur.annotate.events.governors import Governor, Trigger
from tawatur.annotate.events.hosts import fill_gathering, fill_reception
from tawatur.annotate.events.memory import Memory
from tawatur.annotate.events.morphology import feminine_ending, letters
from tawatur.annotate.events.pronouns import meant_by, pronoun_after
from tawatur.annotate.events.subjects import announcer, holds_office, infer_actor, parties_of
from tawatur.annotate.events.unsaid import go_back, infer_noun_actor, is_between, owner_of, owns
from tawatur.annotate.events.view import ReportView
from tawatur.annotate.events.words import clitic_prepositions

_BEGINNING = frozenset({"begin", "resume"})
_DONE_TO = frozenset({"ASSAULT", "COERCE"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE"})
_FORCES = frozenset({"COP", "MIL", "SPY"})
# What nobody suffers in person, so that the genitive of a body acts: «تفجيرات التنظيم».
_BLASTS = frozenset({"blow-up"})
_PEOPLE = frozenset({"PERSON", "TITLE"})
_WITNESSING = "suffer"
_BRINGING = "convey"
_BROUGHT_FROM = frozenset({"PERSON", "TITLE", "ORG"})
_SITTINGS = frozenset({"meeting", "meet"})
_VISITS = frozenset({"visit", "visit-due", "trip", "tour-noun"})
# What stands before the object of a noun that has its subject as a pronoun: «قمعها للمتظاهرين».
_OF_OBJECT = frozenset({None, "l", "ala", "didd"})
_STRIKES = frozenset({"target", "hit", "strike-down", "befall"})


def fill_noun(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """Fill the roles of a noun trigger: light verb first, then genitive and prepositions, then what the text told.

    «قصف الجيش للمدينة»: الجيش acts, المدينة receives.
    """
    entry = trigger.entry
    if entry.actor == "src":
        _fill_said(report, trigger, memory, roles)
        return
    if entry.flags & DESCRIBING:
        fill_described(report, trigger, roles)
        return
    if fill_gathering(report, trigger, memory, roles) or fill_reception(report, trigger, memory, roles):
        return
    if trigger.reading is None and entry.actor == "s":
        before = bare_chunks(trigger.view, max(trigger.view.first, trigger.first - ADJACENT - 1), trigger.first)
        roles.act([c for c in before if not memory.is_reporter(c, trigger.start)][-1:])
    right = _noun_right(report, trigger)
    subject_receives = _fill_governor(report, trigger, memory, roles, right)
    objective = bool(entry.flags & {"obj", "og"}) or "g" in entry.recipients or _goes_to_meet(trigger)
    received = _share_genitive(report, trigger, memory, roles, objective, right)
    if not subject_receives:
        roles.receive(received)
    elif not roles.actors:
        roles.act(governed(trigger.view, trigger.after, right, "min"))
    if not roles.recipients and objective and not roles.actors:
        unknown = None if owns(trigger) else unknown_after(report, trigger.view, trigger.after)
        roles.receive([unknown] if unknown is not None and not _is_epithet(report, trigger) else [])
    if not roles.recipients and objective and not roles.actors and _may_be_done_to(trigger):
        roles.receive(_meant(report, trigger, memory))
    if not roles.recipients and entry.type in _DONE_TO:
        # «تم القبض عليهم»
        pronoun = pronoun_after(report, trigger.view, trigger.after, noun_recipients(entry), "")
        roles.receive(meant_by(report, trigger.view, memory.told, trigger.first, pronoun) if pronoun else [])
    fill_aim(report, trigger, roles)
    go_back(trigger, memory, roles)
    _last_resorts(report, trigger, memory, roles, objective)


def _may_be_done_to(trigger: Trigger) -> bool:
    """Whether the pronoun of a noun may be the one to whom it is done: «خطفه», «اتهامها بالتواطؤ»."""
    return trigger.entry.type in _DONE_TO or trigger.entry.actor == "x"


def _meant(report: ReportView, trigger: Trigger, memory: Memory) -> list[Chunk]:
    """Whom the pronoun of a deed means: the subject told before it, «كان الصحفي يعمل عند خطفه»."""
    pronoun = trigger.reading.pronoun if trigger.reading is not None else ""
    if not pronoun:
        return []
    view = trigger.view
    before = [c for c in bare_chunks(view, view.first, trigger.first) if c.after <= trigger.first]
    found = (memory.verb_actor(view, trigger.first) or before)[-1:]
    man = len(pronoun) == 1
    if pronoun == letters().them:
        fitting = [c for c in found if _is_many(report, c)]
    else:
        fitting = [c for c in found if c.kind in ("PERSON", "TITLE", "NORP") and report.is_feminine(c) is not man]
    return fitting or meant_by(report, view, memory.told, trigger.first, pronoun)


def _is_many(report: ReportView, chunk: Chunk) -> bool:
    return chunk.mention is None and chunk.party is not None and report.is_counted(chunk)


def _accused_of(trigger: Trigger, memory: Memory) -> list[Chunk]:
    """Who did what he is accused of: «تتهم إيران إسرائيل بشن هجمات»."""
    governor = trigger.governor
    noun = governor.reading if governor is not None and governor.reading.form.tense == "noun" else trigger.reading
    if noun is None or clitic_prepositions().get(noun.clitics[-1:]) != "b":
        return []
    return memory.accused(trigger.view, trigger.first)


def _share_genitive(
    report: ReportView, trigger: Trigger, memory: Memory, roles: Roles, objective: bool, right: int
) -> list[Chunk]:
    """Give the genitive its role; the recipients that follow from it or from the prepositions."""
    genitive = genitive_of(report, trigger, right)
    received = [] if genitive and _goes_to_meet(trigger) else _governed_recipients(report, trigger, right)
    if not genitive:
        return received
    if owns(trigger) and genitive[0].first == trigger.after and genitive[0].preposition is None:
        # no genitive follows a pronoun: «خلال لقائه نظيره الفرنسي», but «رافق الوزير خلال زيارته المحافظ»
        return genitive if trigger.entry.key not in _VISITS or genitive[0].kind not in _PEOPLE else received
    if is_nationality(trigger, genitive[0]):
        # «تعرضت السيارة لقصف إسرائيلي»
        roles.act(genitive[:1] if not roles.actors else [])
        return received
    if _is_brought(trigger, genitive):
        # «نقل الوزير تحيات الرئيس إلى الملك»
        roles.actors.clear()
        roles.actor_chunks.clear()
        roles.act(genitive)
        return received
    if is_told_of(report, trigger, genitive, right):
        # «أعرب الوزير عن تضامن الأحزاب مع قطر»; who speaks for his own country acts with it
        if not any(c.country is not None and c.country == genitive[0].country for c in roles.actor_chunks):
            roles.actors.clear()
            roles.actor_chunks.clear()
        roles.act(genitive)
        return received
    if is_nearer(report, trigger, genitive, received):
        received = []
    if received and (roles.actors or trigger.entry.actor not in ("g", "s")):
        return received
    return _act_or_suffer(report, trigger, memory, roles, (genitive, received, right, objective))


def _is_brought(trigger: Trigger, genitive: list[Chunk]) -> bool:
    """Whether somebody brings the greetings or thanks of another, who is their genitive."""
    light = trigger.governor.light if trigger.governor is not None else None
    brought = light is not None and light.key == _BRINGING and trigger.entry.type == "SUPPORT"
    return brought and not owns(trigger) and genitive[0].kind in _BROUGHT_FROM


def _act_or_suffer(
    report: ReportView,
    trigger: Trigger,
    memory: Memory,
    roles: Roles,
    places: tuple[list[Chunk], list[Chunk], int, bool],
) -> list[Chunk]:
    """Let a genitive act, or give it back as the one who suffers, by Note [Genitive]."""
    genitive, received, right, objective = places
    view = trigger.view
    if "affirmed" in trigger.entry.flags and roles.actors:
        return received
    if "met" in trigger.entry.flags and "visited" in report.words[genitive[0].first].classes:
        return genitive
    held = trigger.entry.type == "CONSULT" and "ila" not in trigger.entry.recipients and len(genitive) == 1
    if ("talk" in trigger.entry.flags and genitive[0].suffers) or (held and is_seat(report, genitive[0])):
        return received
    if not received and trigger.entry.type == "ASSAULT" and is_town(genitive[0]):
        return genitive
    acts = can_act(genitive[0]) and bool(object_after(report, view, genitive[-1], right))
    acts = acts or (trigger.entry.key in _BLASTS and genitive[0].kind == "ORG")
    if not received and (roles.actors or (objective and not acts and not owns(trigger))):
        return genitive
    if not roles.actors and trigger.entry.actor in ("g", "s"):
        raised = trigger.entry.type == "MOBILIZE" and is_raised(report, genitive[0])
        roles.act([c for c in parties_of(memory, genitive) if not (raised or is_thing(c))])
        return received or object_after(report, view, genitive[-1], right)
    return received


def _governed_recipients(report: ReportView, trigger: Trigger, right: int) -> list[Chunk]:
    """What the prepositions of the frame govern, after the noun or between it and its light verb."""
    view, entry, governor = trigger.view, trigger.entry, trigger.governor
    if meant := meant_by_deed(report, trigger):
        return meant
    wanted = [place for place in noun_recipients(entry) if place != "g"]
    received = next((found for place in wanted if (found := governed(view, trigger.after, right, place))), [])
    bare = not received and trigger.after < right and not owns(trigger)
    if bare and report.words[trigger.after].preposition in wanted:
        # «القبض على المجرم»: who stands there is meant, whatever stands before
        unknown = unknown_after(report, view, trigger.after + 1)
        return [unknown] if unknown is not None else []
    if governor is not None and not governor.relative and not received:
        received = next((f for place in wanted if (f := governed(view, governor.token, trigger.first, place))), [])
    if not received and entry.key in _SITTINGS:
        # «ترأس الوزير الاجتماع الأول للجنة»
        received = [c for c in governed(view, trigger.after, right, "l") if c.kind == "ORG" or holds_office(c)]
    if entry.mode in ("visit", "phone") and "ila" not in entry.recipients:
        return [c for c in received if not (c.is_place and c.preposition == "b")]
    return received


def _last_resorts(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles, objective: bool) -> None:
    """«على يد …» acts; blame falls on the next party; the sentence's subject acts."""
    view = trigger.view
    if not roles.actors and trigger.entry.type != "ACCUSE":
        roles.act(governed(view, trigger.after, view.after, "by"))
    if not roles.actors and trigger.entry.type in _DONE_TO:
        roles.act(_accused_of(trigger, memory))
    if not roles.actors and trigger.entry.type in _DONE_TO:
        roles.act(_goes_on(report, trigger, memory))
    if trigger.entry.type == "ASSAULT" and not roles.actors:
        unnamed_attacker(report, trigger, memory, roles)
    if not roles.actors and not _is_undergone(trigger):
        said = [c for c in announcer(report, trigger) if c not in roles.recipient_chunks and not _is_suffered(trigger)]
        roles.act([c for c in said if not is_done(trigger) or _is_force(report, c)])
        roles.actors += claimant(report, trigger, memory) if not roles.actors else []
    if not roles.recipients and trigger.entry.type == "ACCUSE":
        near = [c for c in view.chunks if trigger.after <= c.first < trigger.after + BARE_REACH][:1]
        roles.receive(addressed(report, trigger, near))
    if roles.actors or _is_undergone(trigger) or _is_suffered(trigger) or _is_of_two(trigger):
        return
    if trigger.entry.actor in ("g", "s", "bayn") and (not objective or _goes_to_meet(trigger)):
        infer_noun_actor(report, trigger, memory, roles)
    elif not is_done(trigger) and any(_is_object(trigger, chunk) for chunk in roles.recipient_chunks):
        # «قمعها للمتظاهرين»
        roles.act([c for c in owner_of(report, trigger) if c not in roles.recipient_chunks])


def _is_object(trigger: Trigger, chunk: Chunk) -> bool:
    """Whether a chunk behind a noun with a pronoun is the one to whom the deed is done, so that the pronoun acts."""
    return owns(trigger) and chunk.first >= trigger.after and chunk.preposition in _OF_OBJECT


def _goes_on(report: ReportView, trigger: Trigger, memory: Memory) -> list[Chunk]:
    """Who did the deed before, where a noun with و goes on with its noun: «من السيطرة على المطار وتحرير المدينة»."""
    told, reading = memory.told_here(trigger.view, deed=True), trigger.reading
    if told is None or reading is None or reading.clitics[:1] not in letters().conjunctions or not reading.clitics:
        return []
    if any(is_verb(report, token) or token in report.stops for token in range(told.trigger.first + 1, trigger.first)):
        return []
    noun = all(r.form.tense == "noun" for r in report.words[told.trigger.first].readings)
    return told.actors if noun else []


def _is_suffered(trigger: Trigger) -> bool:
    """Whether the subject of a light verb undergoes the deed: «تعرضت أنظمة الوزارة لاختراق»."""
    light = trigger.governor.light if trigger.governor is not None else None
    return light is not None and light.subject == "recipient"


def _is_of_two(trigger: Trigger) -> bool:
    """Whether a dual light verb says that two act, so that no single speaker does: «الجانبان أبرما اتفاقا»."""
    return trigger.governor is not None and trigger.governor.reading.form.number == "d"


def _is_force(report: ReportView, chunk: Chunk) -> bool:
    """Whether a body may have done itself what it says was done: «قالت الشرطة إنه تم اعتقال»."""
    sector = chunk.mention.sector if chunk.mention is not None else chunk.party.sector if chunk.party else None
    return sector in _FORCES


def _is_epithet(report: ReportView, trigger: Trigger) -> bool:
    """Whether the unknown word after a noun is its adjective: «التعذيب القاسي», «تفجيرات منسقة»."""
    reading = trigger.reading
    if reading is None or reading.article:
        return True
    feminine = reading.form.number == "p" or reading.form.feminine
    return feminine and report.forms[trigger.after].endswith(feminine_ending())


def _is_undergone(trigger: Trigger) -> bool:
    """Whether a passive light verb says that nobody is named: «ألقي القبض على»."""
    return trigger.governor is not None and bool(trigger.governor.reading.form.passive)


def _goes_to_meet(trigger: Trigger) -> bool:
    """«توجه … للقاء الرئيس»: the genitive of a meeting gone to is the one met."""
    reading = trigger.reading
    return bool(
        reading and trigger.entry.key == "meet" and reading.clitics and not reading.article and not reading.pronoun
    )


def _noun_right(report: ReportView, trigger: Trigger) -> int:
    governor = trigger.governor
    start = max(trigger.after, governor.token + 1 if governor is not None and governor.relative else 0)
    for token in range(start, trigger.view.after):
        word = report.words[token]
        if (
            token in report.stops
            or "hard-break" in word.classes
            or "relative" in word.classes
            or (is_verb(report, token) and not _is_unannounced(report, trigger, token))
        ):
            return token
    return trigger.view.after


def _is_unannounced(report: ReportView, trigger: Trigger, token: int) -> bool:
    """Whether a verb only says that a thing was not announced: «زيارة لم يعلن عنها لعدن»."""
    if token <= trigger.after or "particle-not" not in report.words[token - 1].classes:
        return False
    return token + 1 < trigger.view.after and "an-him" in report.words[token + 1].classes


def _fill_governor(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles, right: int) -> bool:
    """Roles that a light verb gives; true where its subject is the recipient."""
    governor = trigger.governor
    if governor is None or governor.light is None:
        return False
    if governor.light.subject == "none":
        if governor.relative and governor.light.key in _STRIKES:
            bounds = Bounds(report, trigger.view, governor.token, governor.token + 1)
            roles.receive(bare_chunks(trigger.view, governor.token + 1, bounds.right)[:1])
        return False
    subject = _governor_subject(report, trigger, governor, memory)
    if trigger.entry.type in _DEEDS and any("teller" in report.words[c.first].classes for c in subject):
        # «أكد المصدر فرار المقاتلين»
        return False
    if governor.light.subject == "recipient":
        # «شهد الأسبوع غارة»: what no lexicon knows is a time or a matter
        witness = governor.light.key == _WITNESSING
        roles.receive([c for c in subject if not witness or c.mention is not None or c.party is not None])
        return True
    if subject:
        roles.act(parties_of(memory, subject))
    elif governor.reading.form.tense != "noun" and not governor.reading.form.passive:
        if _is_subject(report, trigger, governor):
            return False
        if is_between(trigger) or _is_of_its_noun(report, trigger, governor):
            return False
        same = _who_will(trigger, governor) or memory.verb_actor(trigger.view, governor.token)
        roles.act(same) if same else infer_actor(report, trigger, memory, roles)
        # «وقامت بمهاجمة … وتمكنت من قتل»
        memory.verb(trigger.view, governor.token, roles.actor_chunks)
    return False


def _is_of_its_noun(report: ReportView, trigger: Trigger, governor: Governor) -> bool:
    """Whether a light verb has the noun for its subject that its clause is about: «الرئاسات التي أعلنت موافقتها»."""
    bounds = Bounds(report, trigger.view, governor.token, governor.token + 1)
    said = trigger.entry.type in SPOKEN
    return not (said or governor.relative) and is_relative(report, governor.token, governor.reading, bounds)


def _who_will(trigger: Trigger, governor: Governor) -> list[Chunk]:
    """Who comes by a relative verb without a subject: the last person told before the noun, «لاستقبال الرئيس خلال
    الزيارة التي سيقوم بها»."""
    if not governor.relative or trigger.entry.key not in _VISITS:
        return []
    before = [c for c in trigger.view.chunks if c.after <= trigger.first and c.kind in ("PERSON", "TITLE")]
    return [c for c in before[-1:] if trigger.first - c.after <= BARE_REACH]


def _is_subject(report: ReportView, trigger: Trigger, governor: Governor) -> bool:
    """Whether talks begin by themselves: «بدأت محادثات», not «بدأ محادثات»."""
    begins = governor.light is not None and governor.light.key in _BEGINNING
    bare = begins and governor.reading.form.feminine and governor.token + 1 == trigger.first
    return bare and not report.is_tanwin(trigger.first)


def _governor_subject(report: ReportView, trigger: Trigger, governor: Governor, memory: Memory) -> list[Chunk]:
    """The subject of a light verb, which never lies beyond the noun it governs."""
    view, reading = trigger.view, governor.reading
    bounds = Bounds(report, view, governor.token, governor.token + 1)
    if not governor.relative:
        bounds.right = min(bounds.right, trigger.first)
    if reading.form.tense == "noun":
        bare = bare_chunks(view, governor.token + 1, trigger.first)
        return group(view, bare[0]) if bare else []
    if reading.form.passive:
        return []
    if reading.form.participle:
        return memory.subject_before(view, governor.token)
    if (behind := _undergoes_behind(trigger, governor, bounds)) is not None:
        return group(view, behind)
    if governor.relative and reading.pronoun and reading.form.number == "p":
        # «كمين نصبوه لقوة من الجيش»: the subject is within the verb
        return memory.verb_actor(view, governor.token)
    if not governor.relative and owns(trigger) and "relative" in report.words[governor.token - 1].classes:
        # «الرصيف الذي يقوم الجيش بتجهيزه»
        doer = bare_chunks(view, governor.token + 1, trigger.first)[:1]
        if doer and doer[0].first == governor.token + 1:
            return group(view, doer[0])
    behind_it = report.words[governor.token + 1 : governor.token + 2]
    if governor.relative and (reading.pronoun or any("by-it" in word.classes for word in behind_it)):
        bare = bare_chunks(view, governor.token + 1, bounds.right)[:1]
        unknown = unknown_after(report, view, governor.token + 1)
        return [unknown] if unknown is not None and not (bare and bare[0].first == governor.token + 1) else bare
    subject, _, _ = subject_of(report, view, governor.token, reading, bounds)
    subject = subject or _behind_noun(trigger, governor, memory)
    memory.verb(view, governor.token, subject)
    subject = [c for c in subject if c.first >= trigger.after or c.after <= trigger.first]
    own = governor.relative and not reading.pronoun and bool(subject) and subject[0].first < trigger.first
    return [] if own else subject


def _behind_noun(trigger: Trigger, governor: Governor, memory: Memory) -> list[Chunk]:
    """The subject of a light verb that stands behind its noun: «وقام بتوقيع المذكرتين نائب الوزير ومدير الجامعة»."""
    view = trigger.view
    if governor.relative or governor.token + 1 != trigger.first or governor.reading.form.number != "s":
        return []
    if memory.verb_actor(view, governor.token) or owns(trigger):
        return []
    later = bare_chunks(view, trigger.after + 1, trigger.after + BARE_REACH)
    return [c for met in later[:1] if met.kind in ("PERSON", "TITLE") for c in group(view, met)]


def _undergoes_behind(trigger: Trigger, governor: Governor, bounds: Bounds) -> Chunk | None:
    """The subject of «يخضع» or «تعرض» behind its noun: «يخضع للتحقيق عشرة ضباط»."""
    view, light = trigger.view, governor.light
    if governor.relative or light is None or light.subject != "recipient" or governor.token + 1 != trigger.first:
        return None
    if bare_chunks(view, bounds.left, governor.token):
        return None
    return next(iter(bare_chunks(view, trigger.after, trigger.after + ADJACENT)), None)


def _fill_said(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """A judgement within somebody's words: its speaker acts, what it is about receives."""
    speaker = memory.speaker(report, trigger.start)
    bounds = Bounds(report, trigger.view, trigger.first, trigger.after)
    topic = [c for c in trigger.view.chunks if c.after <= trigger.first and c.first >= bounds.left]
    earlier = [c for c in trigger.view.chunks if c.after <= trigger.first and c.kind == "PERSON"]
    if speaker is not None:
        roles.actors.append(speaker)
    elif earlier:
        roles.act([earlier[0]])
    if "demand" in trigger.entry.flags:
        roles.receive(trigger.asked)
        return
    topic = [c for c in topic if c not in roles.actor_chunks and c.kind != "PERSON"]
    if "top" in trigger.entry.recipients and topic:
        roles.receive([topic[0]])
