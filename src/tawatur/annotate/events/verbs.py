"""Who acts and who suffers by a verb.

Note [Voice]
    A verb of killing whose only bare chunk is one who suffers («قتل خمسة مدنيين») is passive, unless the sentence has
    told of an attacker before. A subject that is not said is the last verb's in the sentence, then the speaker, then
    the last actor told.
"""

from __future__ import annotations

from tawatur.annotate.events.addressees import addressed
from tawatur.annotate.events.antecedents import is_resumed, person_meant
from tawatur.annotate.events.charges import accuser_of, charge_of, charged_before, is_charged
from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.clause import (
    BARE_REACH,
    PREPOSITION_REACH,
    Bounds,
    Roles,
    bare_chunks,
    governed,
    is_done_by_deed,
    is_relative,
    is_same,
    subject_of,
    unknown_after,
)
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.memory import Memory
from tawatur.annotate.events.morphology import letters
from tawatur.annotate.events.pronouns import meant_by, pronoun_after
from tawatur.annotate.events.subjects import (
    has_article,
    infer_actor,
    is_no_man,
    own_doer,
    parties_of,
    same_subject,
    who_told_within,
)
from tawatur.annotate.events.view import ReportView, SentenceView

# Types whose object is spoken to or met.
_ADDRESSING = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "CONSULT"})
# Types of which one may suffer whom the text has named before: «أفرج عنه», «حكم عليها».
_UNDERGONE = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "THREATEN"})
# In tokens: how far behind its verb the one met may stand.
_DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
_MET_REACH = 32
_PEOPLE = frozenset({"PERSON", "TITLE"})
_LEADING = frozenset({"PERSON", "ORG", "GPE", "TITLE"})
_SENTENCES = frozenset({"sentence", "sentence-to"})
# Types whose object is taken: a number right after the verb counts it («وضبط 250 قطعة»).
_TAKING = frozenset({"COERCE", "SANCTION"})
# Types whose object may be any noun.
_HURTING = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION", "REQUEST", "RETREAT", "AID"})


def fill_verb(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """Fill the roles of a verb trigger: its own clause first, then what the text told before it.

    «التقى الوزير نظيره»: الوزير acts, نظيره receives.
    """
    reading, view, entry = trigger.reading, trigger.view, trigger.entry
    if reading is None:
        return
    bounds = Bounds(report, view, trigger.first, trigger.after)
    subject, objects = _places(report, trigger, bounds)
    subject, objects = _within_it(report, trigger, memory, subject, objects)
    sure = bool(objects) and (report.is_oblique(objects[0]) or report.is_accusative(objects[0]))
    if not objects and is_charged(report, trigger, bounds, subject):
        roles.act(accuser_of(report, trigger, memory, subject))
        roles.receive(subject or charged_before(memory, trigger))
        memory.suffer(view, roles.recipient_chunks)
        return
    subject, objects = _voice(report, trigger, memory, subject, objects)
    if _takes_object(trigger, memory, subject, objects):
        subject, objects = [], subject
    if entry.actor == "src":
        _judge(report, trigger, memory, roles, subject)
        return
    if entry.actor == "x":
        roles.receive(_whom_it_befalls(report, view, subject, bounds) if "s" in entry.recipients else [])
    else:
        speaks = entry.type in _ADDRESSING
        roles.act([c for c in parties_of(memory, subject) if speaks or c.party is None or c.party.side != "t"])
    _receive(report, trigger, roles, addressed(report, trigger, objects), bounds)
    if not roles.recipients:
        roles.receive(_behind(report, trigger, subject, bounds))
    if not roles.actors:
        roles.act(governed(view, trigger.after, view.after, "by"))
    _guess_object(report, trigger, roles, subject)
    _take_pronoun(report, trigger, memory, roles, bounds)
    passive = _suffer(report, trigger, memory, roles, subject, sure=sure)
    passive = passive or is_done_by_deed(report, view, trigger.after - 1, reading)
    if not roles.actors and entry.actor == "s" and not (passive or _is_of_its_noun(report, trigger, bounds)):
        infer_actor(report, trigger, memory, roles)
    if not roles.recipients and "victim" in entry.flags and trigger.after in report.number_tokens:
        roles.receive(memory.sufferers(view) or _some_of_them(report, trigger, memory))
    memory.verb(view, trigger.first, roles.actor_chunks)
    memory.suffer(view, roles.recipient_chunks)


def _is_of_its_noun(report: ReportView, trigger: Trigger, bounds: Bounds) -> bool:
    """Whether nobody outside a relative clause acts in it: «أدان الوزير العمل الذي استهدف المصلين»."""
    if trigger.reading is None or not bounds.relative:
        return False
    deed = trigger.entry.type in _DEEDS and trigger.first - bounds.left == 1
    return deed or is_relative(report, trigger.first, trigger.reading, bounds)


def _whom_it_befalls(report: ReportView, view: SentenceView, subject: list[Chunk], bounds: Bounds) -> list[Chunk]:
    """The subject of a verb of dying; behind الذي it is a person."""
    if not bounds.relative or not subject or subject[0].after > bounds.left:
        return subject
    person = person_meant(report, view, bounds.left, subject[0])
    return subject if person is subject[0] else [person] if person is not None else []


def _takes_object(trigger: Trigger, memory: Memory, subject: list[Chunk], objects: list[Chunk]) -> bool:
    """Whether a thing or an unknown noun behind a verb that و joins to one before is its object: «سيطرت المقاومة على
    الوادي وقطعت طرق الإمداد»."""
    entry, reading = trigger.entry, trigger.reading
    joined = reading is not None and reading.clitics == letters().waw and not reading.pronoun
    if not joined or entry.actor != "s" or "o" not in entry.recipients or not subject:
        return False
    thing = all(c.mention is None and (c.party is None or c.party.side == "t") for c in subject)
    # «ودمرت آليات تابعة لهم»: its adjective
    thing = thing and all(c.mention is None and c.party is None and c.first == subject[-1].after for c in objects)
    return thing and subject[0].first == trigger.after and bool(memory.verb_actor(trigger.view, trigger.first))


def _places(report: ReportView, trigger: Trigger, bounds: Bounds) -> tuple[list[Chunk], list[Chunk]]:
    """Subject and object of a verb, without what belongs to a charge or a thing behind it: «رفضت صفقة الرهائن»."""
    entry = trigger.entry
    if trigger.reading is None:
        return [], []
    subject, objects, _ = subject_of(report, trigger.view, trigger.first, trigger.reading, bounds)
    if trigger.reading.form.first:
        subject, objects = _of_us(report, trigger, subject, objects)
    if entry.mode == "allege":
        charge = charge_of(report, trigger, bounds, subject)
        objects = [c for c in objects if charge is None or c.first < charge]
    if subject and (entry.type in _ADDRESSING or entry.type == "REJECT"):
        objects = [c for c in objects if not _is_genitive_of_thing(report, trigger, c)]
    return subject, objects


def _of_us(
    report: ReportView, trigger: Trigger, subject: list[Chunk], objects: list[Chunk]
) -> tuple[list[Chunk], list[Chunk]]:
    """Subject and object of a first person, whose subject is at most a word with the article before it: «نحن السكان
    نطالب البلدية»."""
    ours = [c for c in subject if c.after == trigger.first and report.is_definite(c)]
    return ours, objects or [c for c in subject if c.first >= trigger.after]


def _is_genitive_of_thing(report: ReportView, trigger: Trigger, chunk: Chunk) -> bool:
    """Whether a common noun belongs to a thing right before it, so that it is not addressed: «رفضت صفقة الرهائن»."""
    token = chunk.first - 1
    if not chunk.suffers or chunk.mention is not None or token <= trigger.first or not report.is_definite(chunk):
        return False
    named = any(c.first <= token < c.after for c in trigger.view.chunks)
    noun = any(r.form.tense == "noun" for r in report.words[token].readings)
    plain = noun or unknown_after(report, trigger.view, token) is not None
    return not named and not has_article(report, token) and plain


def _judge(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles, subject: list[Chunk]) -> None:
    """Let who speaks of another's wrong act, and the other receive: «قال إن إسرائيل ارتكبت جرائم»."""
    speaker = memory.speaker(report, trigger.start)
    if speaker is not None and "s" not in trigger.entry.recipients:
        roles.actors.append(speaker)
        before = [c for c in trigger.view.chunks if c.after <= trigger.first and c.kind in ("ORG", "GPE")]
        roles.receive([c for c in before[-1:] if c.entity != speaker.entity])
        return
    wrong = [c for c in subject if c.mention is not None and c.mention.named]
    ours = trigger.reading is not None and trigger.reading.form.first
    if speaker is None or ours or (wrong and wrong[0].entity == speaker.entity):
        return
    if not wrong and trigger.entry.type != "THREATEN":
        return
    roles.actors.append(speaker)
    roles.receive(wrong)


def _take_pronoun(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles, bounds: Bounds) -> None:
    """Let whom a pronoun means suffer where no other does."""
    reading, entry = trigger.reading, trigger.entry
    if reading is not None and reading.pronoun and not roles.recipients and not bounds.relative:
        roles.receive(_meant(report, trigger, memory, roles) if "o" in entry.recipients else [])
    if not roles.recipients and entry.type in _ADDRESSING and "o" in entry.recipients:
        _take_first_person(report, trigger, memory, roles)
    # «المبنى الذي سيطر عليه المحتجون»
    of_noun = bounds.relative and trigger.after < trigger.view.after and is_resumed(report, trigger.first)
    if not roles.recipients and entry.type in _UNDERGONE and not of_noun:
        roles.receive(_undergoes(report, trigger, memory, roles))


def _take_first_person(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """Let the one who speaks suffer by a verb with «ني» or «نا»: «وقال الوزير: دعاني نظيري»."""
    pronoun = trigger.reading.pronoun if trigger.reading is not None else ""
    me = letters().noon + letters().yeh
    speaker = memory.speaker(report, trigger.start) if pronoun in (me, letters().first_plural) else None
    if speaker is None or any(a.entity is not None and a.entity == speaker.entity for a in roles.actors):
        return
    first, last = report.token_at(speaker.start), report.token_at(speaker.end - 1)
    chunk = Chunk(first, last + 1, speaker.start, speaker.end)
    chunk.entity, chunk.name, chunk.index = speaker.entity, speaker.name, -1
    roles.receive([chunk])


def _suffer(
    report: ReportView, trigger: Trigger, memory: Memory, roles: Roles, subject: list[Chunk], *, sure: bool
) -> bool:
    """Find whom a verb of hurting without an object hurts; true where it is passive, so that nobody acts."""
    reading, view = trigger.reading, trigger.view
    if reading is None or "victim" not in trigger.entry.flags:
        return trigger.passive
    unowned = not reading.pronoun and not (subject and subject[0].first == trigger.after)
    if not roles.recipients and unowned and (found := unknown_after(report, view, trigger.after)):
        roles.receive([found])
    passive = trigger.passive or (
        bool(roles.recipients) and _is_undergone(trigger, roles) and not reading.pronoun and not sure
    )
    alone = not roles.recipients and not subject and trigger.after not in report.number_tokens
    alone = alone and "relative" not in report.words[trigger.first - 1].classes
    if unowned and alone and reading.form.number == "s":
        # «أطلق الرصاص على سويت واعتقل»
        roles.receive(memory.sufferers(view))
        passive = True
    return passive


def _some_of_them(report: ReportView, trigger: Trigger, memory: Memory) -> list[Chunk]:
    """Who is meant by «منهم» behind a number: «لاحقت الشرطة المهربين وقتلت ثلاثة منهم»."""
    view, token = trigger.view, trigger.after
    while token < view.after and token in report.number_tokens:
        token += 1
    if token >= view.after or "some-of-them" not in report.words[token].classes:
        return []
    return meant_by(report, view, memory.told, trigger.first, letters().them)


def _meant(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> list[Chunk]:
    """Whom the pronoun of a verb means: who acted last in its sentence, «وصل الوزير واستقبله الأمير»."""
    pronoun = trigger.reading.pronoun if trigger.reading is not None else ""
    same = memory.verb_actor(trigger.view, trigger.first)
    if len(same) != 1 or pronoun in (letters().first_plural, letters().them):
        return []
    acting = {chunk.entity for chunk in roles.actor_chunks if chunk.entity is not None}
    man = len(pronoun) == 1
    fitting = [c for c in same if (report.is_man(c) or c.kind == "PERSON") is man]
    return [c for c in fitting if c.entity not in acting]


def _is_undergone(trigger: Trigger, roles: Roles) -> bool:
    """Whether a verb of hurting with one party only may be passive: singular, or right behind those who suffer."""
    number = trigger.reading.form.number if trigger.reading is not None else "s"
    return number == "s" or roles.recipient_chunks[-1].after <= trigger.first


def _undergoes(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> list[Chunk]:
    """Whom the pronoun on a verb or on the word that completes it means: «حذرتها الشرطة», «أخلي سبيله»."""
    reading, entry = trigger.reading, trigger.entry
    own = reading.pronoun if reading is not None and "o" in entry.recipients else ""
    need = entry.need or ""
    pronoun = own or pronoun_after(report, trigger.view, trigger.after, entry.recipients, need)
    if not pronoun:
        return []
    found = meant_by(report, trigger.view, memory.told, trigger.first, pronoun)
    acting = {chunk.entity for chunk in roles.actor_chunks if chunk.entity is not None}
    return [c for c in found if c.entity is None or c.entity not in acting]


def _leading(trigger: Trigger) -> list[Chunk]:
    """The first party of a sentence before a word."""
    named = [
        c for c in trigger.view.chunks if c.after <= trigger.first and c.kind in _LEADING and c.preposition is None
    ]
    return named[:1]


def _behind(report: ReportView, trigger: Trigger, subject: list[Chunk], bounds: Bounds) -> list[Chunk]:
    """A recipient that stands behind more than the subject: who is met, whom a verdict is on."""
    entry = trigger.entry
    if entry.type == "CONSULT" and entry.recipients[0] == "o" and subject:
        return _met_later(trigger, subject[-1], bounds)
    return _sentenced(report, trigger) if entry.need in _SENTENCES else []


def _met_later(trigger: Trigger, subject: Chunk, bounds: Bounds) -> list[Chunk]:
    """Whom a verb of meeting has behind the titles of its subject and places: «استقبل …، في القصر، رئيس الحزب»."""
    if subject.first < trigger.after:
        return []
    last = min(bounds.right, trigger.after + _MET_REACH)
    later = bare_chunks(trigger.view, subject.after, last)
    return [c for c in later if c.kind in ("PERSON", "TITLE") and not is_same(c, subject)][:1]


def _sentenced(report: ReportView, trigger: Trigger) -> list[Chunk]:
    """Whom a verdict is on, right after its punishment: «قضت المحكمة بحبس النائب السابق»."""
    view = trigger.view
    for token in range(trigger.after, view.after):
        if token in report.stops:
            break
        if report.words[token].classes & _SENTENCES:
            place = token + 1
            while place in report.number_tokens:
                place += 1
            return [c for c in view.chunks if c.first == place][:1] or _jailed(report, trigger, token)
    return []


def _jailed(report: ReportView, trigger: Trigger, token: int) -> list[Chunk]:
    """Whom a punishment is on that reads like the name of a prison: «قضت بسجن أحمد نظيف»."""
    prison = [c for c in trigger.view.chunks if c.first == token and c.kind == "FAC" and c.after > token + 1]
    if not prison:
        return []
    jailed = Chunk(token + 1, prison[0].after, report.tokens.starts[token + 1], prison[0].end)
    jailed.index = -1
    return [jailed]


def _guess_object(report: ReportView, trigger: Trigger, roles: Roles, subject: list[Chunk]) -> None:
    """An object that no lexicon knows, right after the subject or after the preposition of the frame."""
    view, entry = trigger.view, trigger.entry
    if roles.recipients or entry.type not in _HURTING:
        return
    if trigger.reading is not None and trigger.reading.pronoun:
        return
    if "o" in entry.recipients and subject and subject[-1].first >= trigger.after:
        found = unknown_after(report, view, subject[-1].after)
        roles.receive([found] if found is not None else [])
    for token in range(trigger.after, min(view.after, trigger.after + BARE_REACH)):
        if roles.recipients or token in report.stops:
            return
        # what is asked for is not who is asked: «شددت على ضرورة», but «طلبت من النواب»
        asked = entry.type != "REQUEST" or report.words[token].preposition == "min"
        if asked and report.words[token].preposition in entry.recipients:
            found = unknown_after(report, view, token + 1)
            roles.receive([found] if found is not None else [])


def _receive(report: ReportView, trigger: Trigger, roles: Roles, objects: list[Chunk], bounds: Bounds) -> None:
    """The recipients of the first place of the frame that is filled."""
    places = trigger.entry.recipients
    # «فرض عقوبات ضد موسكو» as «على موسكو»
    for place in (*places, "didd") if "ala" in places else places:
        if place == "o":
            roles.receive(objects)
        elif place != "s":
            roles.receive(addressed(report, trigger, governed(trigger.view, trigger.after, bounds.right, place)))
        if roles.recipients:
            return


def _voice(
    report: ReportView, trigger: Trigger, memory: Memory, subject: list[Chunk], objects: list[Chunk]
) -> tuple[list[Chunk], list[Chunk]]:
    """Who acts and who suffers, where the spelling does not tell."""
    reading = trigger.reading
    if reading is not None and reading.form.participle:
        return _whom_it_describes(report, trigger, memory), objects
    victim = "victim" in trigger.entry.flags
    if reading is None or trigger.passive or (victim and not objects and _by_others(report, trigger)):
        return [], subject or objects
    if subject and not objects and subject[0].first >= trigger.after:
        same = _goes_on(report, trigger, memory, subject[0])
        if same or _is_goal(trigger, subject[0]):
            return same, subject
        if trigger.entry.type in _TAKING and report.is_counted(subject[0]) and trigger.entry.recipients[0] == "o":
            return _who_did_to_men(report, trigger, subject[0]), subject
    if victim and not subject and not objects:
        return own_doer(report, trigger), []
    if not victim or not subject or objects or reading.pronoun:
        return subject, objects
    first = subject[0]
    if first.after <= trigger.first and (first.kind == "ORG" or trigger.after in report.number_tokens):
        return subject, [c for c in trigger.view.chunks if c.first >= trigger.after][:1]
    if first.kind == "GPE" and first.party is None and first.first >= trigger.after:
        # no country is killed or arrested: «تحتجز إسرائيل آلاف الفلسطينيين»
        return subject, _counted_later(report, trigger, first)
    return _of_one(report, trigger, memory, subject)


def _within_it(
    report: ReportView, trigger: Trigger, memory: Memory, subject: list[Chunk], objects: list[Chunk]
) -> tuple[list[Chunk], list[Chunk]]:
    """Subject and object of a verb that goes on with «فيها»: where only one stands behind it and somebody told before
    fits, that is who spoke («ألقى الوزير كلمة هنأ فيها القيادة»)."""
    alone = bool(subject) and subject[0].first >= trigger.after and not objects
    if not alone or "o" not in trigger.entry.recipients:
        return subject, objects
    same = who_told_within(report, trigger, memory)
    return (same, subject) if same and not any(is_same(c, subject[0]) for c in same) else (subject, objects)


def _whom_it_describes(report: ReportView, trigger: Trigger, memory: Memory) -> list[Chunk]:
    """The subject of a participle: that of the verb before, where it agrees, else the party that leads the sentence:
    «قال الوزير إن القيادة أكدت …، مشددا»."""
    same, reading = memory.subject_before(trigger.view, trigger.first), trigger.reading
    single = reading is not None and not reading.form.feminine and report.is_tanwin(trigger.first)
    if same and single and is_no_man(report, same[0]):
        same = [c for c in _leading(trigger) if c.kind in _PEOPLE]
    woman = report.tokens.surface(trigger.after - 1).endswith(letters().teh_marbuta)
    if same and woman and same[0].party is not None and not is_no_man(report, same[0]):
        # «وأضافت النائبة أن نواب الحركة اعترفوا، متهمة إياهم»
        same = []
    return same or _leading(trigger)


def _of_one(
    report: ReportView, trigger: Trigger, memory: Memory, subject: list[Chunk]
) -> tuple[list[Chunk], list[Chunk]]:
    """Who acts and who suffers by a verb of hurting that has only one party."""
    first = subject[0]
    if first.after <= trigger.first and trigger.reading is not None and trigger.reading.form.passive is False:
        # «50 سجينا هاجموا الصيدلية»: the passive is «هوجموا»
        return subject, []
    if first.after <= trigger.first and (his := _his_own(report, trigger)) is not None:
        # «الذي قتل شعبه»
        return subject, [his]
    if first.first >= trigger.first and (own := own_doer(report, trigger)):
        return own, subject
    # a crowd is rather arrested than arrests: «اعتقل الناشط»
    armed = first.party is not None and first.party.side == "a" and first.party.sector != "CVL"
    many = report.is_counted(first) or "many" in report.words[first.first].classes
    active = (armed or report.is_body(first)) and not (many and first.first >= trigger.after)
    active = active and not (report.is_counted(first) and "that-it" in report.words[trigger.first - 1].classes)
    unknown = unknown_after(report, trigger.view, first.after) if not report.is_bound(first.first) else None
    if active or (first.first >= trigger.after and unknown is not None):
        found = unknown_after(report, trigger.view, first.after)
        return subject, [found] if found is not None else []
    if first.first >= trigger.after and (same := _who_did_to_men(report, trigger, first)):
        return same, subject
    actor = memory.attacker(trigger.view, trigger.first)
    return ([actor] if actor is not None else []), subject


def _who_did_to_men(report: ReportView, trigger: Trigger, men: Chunk) -> list[Chunk]:
    """The feminine subject before that a feminine verb goes on with, where men stand behind it, who would have a
    masculine passive: «إن الشرطة طوقت الحي واعتقلت عشرة رجال»."""
    form, reading = report.forms[men.first], trigger.reading
    feminine = report.is_feminine(men) or form.endswith(letters().alef + letters().teh)
    if reading is None or not reading.form.feminine or feminine or men.kind not in ("", "PERSON"):
        return []
    return [c for c in same_subject(report, trigger) if is_no_man(report, c)]


def _his_own(report: ReportView, trigger: Trigger) -> Chunk | None:
    """The unknown noun right behind a verb that bears the pronoun of its subject: «قتل شعبه»."""
    c, form = letters(), report.forms[trigger.after] if trigger.after < trigger.view.after else ""
    feminine = report.tokens.surface(trigger.after).endswith(c.teh_marbuta) if form else True
    if feminine or not form.endswith((c.him, c.him + c.alef, c.them)):
        return None
    return unknown_after(report, trigger.view, trigger.after)


def _counted_later(report: ReportView, trigger: Trigger, subject: Chunk) -> list[Chunk]:
    """The people whom a number counts behind the subject of a verb: «تحتجز إسرائيل في سجونها 900 فلسطيني»."""
    later = (c for c in trigger.view.chunks if subject.after <= c.first < trigger.after + PREPOSITION_REACH)
    counted = [c for c in later if report.is_counted(c)][:1]
    return [c for c in counted if report.stops.isdisjoint(range(trigger.after, c.first))]


def _by_others(report: ReportView, trigger: Trigger) -> bool:
    """Whether «على يد» right after a verb makes it a passive: «خطفوا على أيدي مسلحين»."""
    right = Bounds(report, trigger.view, trigger.first, trigger.after).right
    return bool(governed(trigger.view, trigger.after, right, "by"))


def _goes_on(report: ReportView, trigger: Trigger, memory: Memory, chunk: Chunk) -> list[Chunk]:
    """The subject of the verb before, where a verb that needs an object goes on with it; else none.

    «… وحث المانحين على», «حيث التقى رئيس الوزراء».
    """
    reading, entry = trigger.reading, trigger.entry
    if reading is None or reading.pronoun or entry.type not in _ADDRESSING or entry.recipients[0] != "o":
        return []
    joined = bool(reading.clitics) or "where" in report.words[trigger.first - 1].classes
    same = memory.subject_before(trigger.view, trigger.first) if joined else []
    if not same or any(c.entity is not None and c.entity == chunk.entity for c in same):
        return []
    agrees = same[0].kind == "PERSON" or reading.form.feminine is not report.is_man(same[0])
    return same if agrees else []


def _is_goal(trigger: Trigger, chunk: Chunk) -> bool:
    """Whether the only bare chunk of a verb of going is where it goes: «ثم زار العراق»."""
    entry = trigger.entry
    return "envoy" in entry.flags and "o" in entry.recipients and chunk.is_place and chunk.first >= trigger.after
