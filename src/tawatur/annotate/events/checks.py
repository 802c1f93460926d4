"""Whether a reading holds once its roles are known: who can visit, what can be backed, what is only spoken of."""

from __future__ import annotations

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.clause import Roles
from tawatur.annotate.events.genitives import is_country
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.lexicon import Light
from tawatur.annotate.events.morphology import letters
from tawatur.annotate.events.needs import CALLED_ON, has_goal
from tawatur.annotate.events.realis import Standing
from tawatur.annotate.events.senses import is_no_doing
from tawatur.annotate.events.view import OPENING, ReportView

_VISITORS = frozenset({"PERSON", "TITLE"})
_REALMS = frozenset({"GPE", "LOC"})
_NEAR = 6
_TOLD_REACH = 2
_WAVE = 3
_SPORT_REACH = 8
_FIGURE_AFTER = 3
_PRESS_AFTER = 6
_FORCES_BEFORE = 4
# What strikes without a will, and what is struck only in a figure of speech.
# Deeds whose bare noun is only a topic after «بشأن» or «قضية».
_TOPICS = frozenset({"RETREAT", "COERCE", "SANCTION", "MOBILIZE", "AID", "CONCEDE"})
_FORCES = frozenset({"nature", "drive"})
_WILLESS = frozenset({"nature", "mood", "beast"})
_BEASTS = frozenset({"beast"})
_BY_FORCE = frozenset({"ASSAULT", "COERCE", "REJECT"})
_TITLE_REACH = 8
_FOUGHT = frozenset({"maa", "bayn"})
# How many fight between them.
_BOTH = 2
# Light verbs whose noun is set about, though not done: «حاول اغتيال القاضي».
_TRIED = frozenset({"attempt", "seek"})
_BRINGING = "convey"
_VOICED = frozenset({"voiced", "affirmed"})
# Kinds of those whose attack may be awaited.
_STATES = frozenset({"GPE", "ORG", "NORP"})
_UNDONE = frozenset({"hypothetical", "future"})
# Deeds that a place is kept for.
_HOUSED = frozenset({"MOBILIZE", "AID", "COERCE"})
_CLOSING = frozenset(")]»”")
_NAMED_OBJECTS = frozenset({"PERSON", "ORG", "GPE", "TITLE", "NORP"})


def holds(report: ReportView, trigger: Trigger, roles: Roles, standing: Standing, earlier: list[Trigger]) -> bool:
    """False for a word whose roles or standing show that no event is told by it."""
    flags = trigger.entry.flags
    if _is_sport(report, trigger, roles) or _is_no_will(report, trigger):
        return False
    if standing.generic or _is_titled(report, trigger) or is_no_doing(report, trigger, roles, standing):
        return False
    if _is_place_for(report, trigger) or ("envoy" in flags and not _is_visit(report, trigger, roles)):
        return False
    if trigger.tense == "imperfect" and standing.realis == "actual" and _is_state(report, trigger):
        return False
    if "said" in flags and trigger.verbal and "to-come" not in flags and standing.realis in _UNDONE:
        return False
    if not _suffers_fitly(report, trigger, roles):
        return False
    if "by-party" in flags and standing.realis == "actual" and not (_by_party(roles) or _is_ours(trigger)):
        return False
    own = _is_ours(trigger) or any(abs(c.first - trigger.first) <= _NEAR for c in roles.actor_chunks)
    if "own-actor" in flags and not own:
        return False
    threatened = any(t.entry.type == "THREATEN" and t.first < trigger.first for t in earlier)
    if threatened and trigger.entry.type == "ASSAULT" and standing.realis in ("future", "hypothetical"):
        return False
    return trigger.verbal or _is_specific(report, trigger, roles, standing)


def _is_place_for(report: ReportView, trigger: Trigger) -> bool:
    """Whether a noun only says what a place is for: «مناطق تمركز وإيواء», «مراكز احتجاز»."""
    reading = trigger.reading
    if trigger.entry.type not in _HOUSED or trigger.verbal or reading is None or reading.article or reading.pronoun:
        return False
    before = trigger.first - 1 - (reading.clitics == letters().waw)
    return before >= trigger.view.first and "place-for" in report.words[before].classes


def _is_state(report: ReportView, trigger: Trigger) -> bool:
    """Whether an imperfect says how things are: «المدينة التي تسيطر عليها الحركة»; a headline tells news by it."""
    flags = trigger.entry.flags
    return "done" in flags or ("state" in flags and trigger.view is not report.sentences[0])


def _suffers_fitly(report: ReportView, trigger: Trigger, roles: Roles) -> bool:
    """Whether the recipient is of the kind that its verb needs; a habit of nobody to nobody is no attack."""
    flags = trigger.entry.flags
    told = roles.actors or roles.recipients or _is_ours(trigger)
    if trigger.entry.type == "ASSAULT" and trigger.tense == "imperfect" and not told:
        return False
    if "with-realm" in flags and not any(is_country(c) for c in roles.recipient_chunks):
        return False
    if "guest" in flags and trigger.verbal and not roles.actors and not roles.recipients:
        return False
    light = trigger.governor.light if trigger.governor is not None else None
    # «نقل لهم الوزير تحيات الملك»
    brought = light is not None and light.key == _BRINGING
    named = (*roles.recipient_chunks, *(roles.actor_chunks if brought else ()))
    addressed = _is_of_them(trigger) or any(_is_addressable(report, c) for c in named)
    if "named-object" in flags and not addressed:
        return False
    if not trigger.verbal:
        return True
    arrested = _by_force(report, roles) if _is_of_them(trigger) else _is_arrest(roles)
    fit = "person" not in flags or arrested
    return fit and ("someone" not in flags or _of_someone(roles))


def _of_someone(roles: Roles) -> bool:
    """Whether a known party suffers, or a body does it to anybody: «لم ترحّل السلطات أحدا»."""
    if any(c.mention or c.party for c in roles.recipient_chunks):
        return True
    return bool(roles.recipients) and any(c.kind == "ORG" for c in roles.actor_chunks)


def _is_addressable(report: ReportView, chunk: Chunk) -> bool:
    staff = chunk.party is not None and chunk.party.sector == "LAB"
    return chunk.kind in _NAMED_OBJECTS or report.is_body(chunk) or staff


def _is_arrest(roles: Roles) -> bool:
    """Whether people are stopped, or the police stop whom no lexicon knows («أوقفت الشرطة مسافرا»)."""
    if any(_is_people(c) for c in roles.recipient_chunks):
        return True
    police = any(c.party is not None and c.party.sector in ("COP", "MIL") for c in roles.actor_chunks)
    return police and any(c.mention is None and c.party is None for c in roles.recipient_chunks)


def _by_force(report: ReportView, roles: Roles) -> bool:
    """Whether a body that arrests acts: «أوقفتهم الشرطة»."""
    return any(report.is_body(c) for c in roles.actor_chunks)


def _is_people(chunk: Chunk) -> bool:
    """Whether a chunk names people, no thing, firm or place."""
    if chunk.mention is not None:
        return chunk.kind in ("PERSON", "NORP", "TITLE")
    return chunk.party is not None and chunk.party.side != "t" and chunk.party.sector != "BUS"


def _can_visit(report: ReportView, trigger: Trigger, roles: Roles) -> bool:
    if trigger.verbal:
        places = [c for c in roles.recipient_chunks if c.is_place]
        if "realm" in trigger.entry.flags and not any(c.kind in _REALMS for c in places):
            return False
        if not places:
            return False
        if not roles.actor_chunks:
            return bool(roles.actors)
        return any(_visits(report, c) for c in roles.actor_chunks)
    return "realm" not in trigger.entry.flags or any(_visits(report, c) for c in roles.actor_chunks)


def _is_visit(report: ReportView, trigger: Trigger, roles: Roles) -> bool:
    """Whether one who visits goes to a place, or calls on somebody."""
    goal = "met" not in trigger.entry.flags or has_goal(report, trigger.view, trigger.first, trigger.after)
    return (goal and _can_visit(report, trigger, roles)) or _calls_on(report, trigger, roles)


def _calls_on(report: ReportView, trigger: Trigger, roles: Roles) -> bool:
    """Whether somebody who pays visits calls on people or a house, and not on a place: «زار الأمير أسرة الفقيد»."""
    known = any(_visits(report, c) for c in roles.actor_chunks) or (roles.actors and not roles.actor_chunks)
    reading = trigger.reading
    if "met" not in trigger.entry.flags or not known or (reading is not None and reading.article):
        return False
    return any(_is_called_on(report, trigger, c, roles) for c in roles.recipient_chunks)


def _is_called_on(report: ReportView, trigger: Trigger, chunk: Chunk, roles: Roles) -> bool:
    """Whether a visit is to somebody himself: «زار سجن أحمد» is none to Ahmad."""
    if "visited" in report.words[chunk.first].classes:
        return True
    before = chunk.first - 1
    told = before < trigger.after or before in report.timex_tokens or before in report.commas
    # «زار وفد من الحركة رئيس الحزب»
    behind = (c for c in trigger.view.chunks if c.first > trigger.first)
    near = [*roles.actor_chunks, *(c for c in behind if c.preposition == "min")]
    told = told or chunk.preposition is not None or any(c.first <= before < c.after for c in near)
    return told and chunk.kind in CALLED_ON


def _visits(report: ReportView, chunk: Chunk) -> bool:
    if chunk.party is not None and chunk.kind not in _VISITORS:
        return chunk.party.sector in ("GOV", "OPP") or "delegate" in report.words[chunk.first].classes
    return chunk.kind in _VISITORS


def _is_specific(report: ReportView, trigger: Trigger, roles: Roles, standing: Standing) -> bool:
    """Whether a noun tells of one event: not only supposed, no wave of attacks without a verb."""
    finite = trigger.governor is not None and trigger.governor.reading.form.tense != "noun"
    if standing.denied and _is_habit(report, roles):
        return False
    if standing.polarity == "affirmed" and _is_any(report, trigger):
        return False
    if not finite and ((standing.polarity == "negated" and not standing.denied) or _is_generic(trigger, roles)):
        return False
    light = trigger.governor.light if finite and trigger.governor is not None else None
    if standing.realis == "hypothetical" and not _is_tried(trigger, light) and not _is_awaited(trigger, roles):
        return False
    tried = light is not None and light.key in _TRIED
    unsure = trigger.entry.type == "ASSAULT" or not (standing.realis == "future" or tried)
    if "weak" in trigger.entry.flags and light is not None and light.realis is not None and unsure:
        return False
    if standing.nominal and _is_only_topic(report, trigger, roles, light):
        return False
    told = _is_fought(report, trigger) or _is_owned(trigger, roles) or _is_going_on(report, trigger)
    if not finite and "weak" in trigger.entry.flags and not told:
        return False
    reading = trigger.reading
    if trigger.entry.type != "ASSAULT" or reading is None:
        return True
    definite = reading.article or bool(reading.pronoun)
    if reading.form.number == "p" and definite and not finite and "war" not in trigger.entry.flags:
        fought = _is_fought(report, trigger)
        return fought or report.is_one_of(trigger.first) or _is_toll_of(report, trigger, roles)
    return finite or not standing.nominal or _is_told_of(trigger, roles)


def _is_any(report: ReportView, trigger: Trigger) -> bool:
    """Whether a noun tells of whatever may come: «للرد على أي هجوم», not «كل الشكر»."""
    if trigger.entry.flags & _VOICED:
        return False
    known = trigger.governor is not None and trigger.reading is not None and trigger.reading.article
    return not known and trigger.first > trigger.view.first and "any" in report.words[trigger.first - 1].classes


def _is_fought(report: ReportView, trigger: Trigger) -> bool:
    """Whether fighting is dated from or fought with a party: «بعد معارك مع المتمردين», «اندلاع مواجهات مع
    الجيش»."""
    if trigger.entry.type != "ASSAULT":
        return False
    before = report.words[trigger.first - 1].preposition if trigger.first > trigger.view.first else None
    near = [c for c in trigger.view.chunks if trigger.after <= c.first <= trigger.after + _NEAR]
    known = [c for c in near if c.mention is not None or c.party is not None]
    armed = [c for c in known if c.preposition in _FOUGHT]
    both = [c for c in known if c in armed or (c.joined and armed and c.first > armed[0].first)]
    between = sum(c.preposition == "bayn" or report.words[c.first].conjunction for c in both)
    governor = trigger.governor
    news = governor is not None and report.heads(trigger.view, governor.token)
    return bool(armed) and (news or before in ("with-other", "fi") or between >= _BOTH)


def _is_going_on(report: ReportView, trigger: Trigger) -> bool:
    """Whether somebody is said to go on with a deed: «أنها مستمرة بإرسال المساعدات», «ماضون في توزيع المساعدات»."""
    before = trigger.first - 1 - (report.words[trigger.first - 1].preposition == "fi")
    return before >= trigger.view.first and "going-on" in report.words[before].classes


def _is_tried(trigger: Trigger, light: Light | None) -> bool:
    """Whether a deed is set about by a verb: «حاول اغتيال القاضي»; talks that are only tried are not coded."""
    if light is None:
        return False
    return not light.realis or (light.key in _TRIED and trigger.entry.type != "CONSULT")


def _is_awaited(trigger: Trigger, roles: Roles) -> bool:
    """Whether one attack of somebody named is awaited: «الهجوم الإيراني المحتمل», «هجوم إيراني متوقع»."""
    reading = trigger.reading
    if reading is None or reading.form.number != "s":
        return False
    if not reading.article and not reading.pronoun and "attack" in trigger.entry.flags:
        return any(c.first >= trigger.after and c.kind in _STATES for c in roles.actor_chunks)
    return reading.article and any(c.mention is not None and c.mention.named for c in roles.actor_chunks)


def _is_only_topic(report: ReportView, trigger: Trigger, roles: Roles, light: Light | None) -> bool:
    """Whether a deed is only talked of: «محادثات بشأن سحب القوات»; not where it is said whose it is and blame or news
    of it stand before: «استنكر احتجاز السلطات ثلاثة صيادين», «أنباء عن سحب الحركة مقاتليها»."""
    if trigger.entry.type not in _TOPICS:
        return False
    first, words = trigger.first, report.words
    about = "about-word" in words[first - 1].classes
    if light is not None and not (about and light.subject == "none"):
        return False
    owned = [c for c in roles.actor_chunks if c.first == trigger.after]
    if about:
        news = first - 1 > trigger.view.first and "tidings" in words[first - 2].classes
        return not (news and owned)
    bare = trigger.entry.verbal and trigger.reading is not None and not trigger.reading.article
    return not (bare and owned and roles.recipients)


def _is_owned(trigger: Trigger, roles: Roles) -> bool:
    """Whether he who does it stands right behind the noun, and to whom is said: «سيطرة الحوثيين على صنعاء»,
    «سيطرتهم على صنعاء»."""
    own = trigger.reading is not None and bool(trigger.reading.pronoun)
    return bool(roles.recipients) and (own or any(c.first == trigger.after for c in roles.actor_chunks))


def _is_told_of(trigger: Trigger, roles: Roles) -> bool:
    """Whether one who bears a name hits or is hit right there: «أدان اغتيال خالد محمود», «تورط في تفجيرات داعش»."""
    if trigger.reading is None or trigger.reading.article:
        return False
    if roles.actor_chunks and roles.recipient_chunks:
        return True
    reach = range(trigger.after, trigger.after + _TOLD_REACH)
    parties = (*roles.recipient_chunks, *roles.actor_chunks)
    near = [c for c in parties if c.first in reach and c.preposition is None]
    return any(c.mention is not None and c.mention.named for c in near)


def _is_toll_of(report: ReportView, trigger: Trigger, roles: Roles) -> bool:
    """Whether something was done in the course of attacks: «قتل ثمانية في موجة من الهجمات على الجيش»."""
    before = range(max(trigger.view.first, trigger.first - _WAVE), trigger.first)
    within = any(report.words[t].preposition == "fi" for t in before)
    named = any(c.mention is not None or report.is_body(c) for c in roles.recipient_chunks)
    return within and named and report.told_before(trigger.view, trigger.first)


def _is_habit(report: ReportView, roles: Roles) -> bool:
    """Whether what is denied is a practice and no deed: «تنفي استهداف المدنيين», «نافيا ضرب أي منشأة»."""
    common = [c for c in roles.recipient_chunks if c.mention is None]
    things = [c for c in common if not _is_people(c) and "any" in report.words[c.first - 1].classes]
    return not roles.actors and bool(things or any(report.is_oblique(c) for c in common))


def _is_generic(trigger: Trigger, roles: Roles) -> bool:
    """«القصف», «التعذيب» alone: the thing as such, with nobody who does or suffers it."""
    reading = trigger.reading
    if "talk" in trigger.entry.flags:
        named = any(c.mention is not None for c in (*roles.actor_chunks, *roles.recipient_chunks))
        idle = reading is not None and reading.article and trigger.governor is None and not named
        return idle and not _has_seat(trigger)
    if "call" in trigger.entry.flags and reading is not None and reading.article and reading.form.number == "p":
        # «مراقبة الاتصالات»
        return not any(c.mention is not None for c in (*roles.actor_chunks, *roles.recipient_chunks))
    bare = trigger.entry.verbal and reading is not None and reading.article and trigger.hits is None
    # what must have its preposition or its word has its object: «القبض عليه», «الحكم بالسجن»
    said = trigger.entry.after or trigger.entry.type == "SANCTION" or _is_placed(trigger)
    return bare and not said and not roles.actors and not roles.recipients


def _has_seat(trigger: Trigger) -> bool:
    """Whether talks have their place right behind them: «جولة المفاوضات في القاهرة»."""
    return any(c.mention is not None for c in _seats(trigger))


def _is_placed(trigger: Trigger) -> bool:
    """Whether an attack has its place right behind it: «التفجير في البصرة»."""
    return trigger.entry.type == "ASSAULT" and bool(_seats(trigger))


def _seats(trigger: Trigger) -> list[Chunk]:
    """The places right behind a trigger where it happened."""
    return [c for c in trigger.view.chunks if trigger.after <= c.first <= trigger.after + 1 and c.is_seat]


def _by_party(roles: Roles) -> bool:
    """Whether a party, not a danger, threatens: «كارثة تهدد المجتمع» is none."""
    return bool(roles.actors) and (not roles.actor_chunks or any(c.mention or c.party for c in roles.actor_chunks))


def _is_of_them(trigger: Trigger) -> bool:
    """Whether a verb of what was done or will be has people told before for its object: «أطلعهم على النتائج»."""
    reading = trigger.reading
    if reading is None or reading.pronoun != letters().them:
        return False
    return reading.form.tense == "perfect" or reading.future


def _is_ours(trigger: Trigger) -> bool:
    """Whether who speaks tells of his own side's deeds: «نقاتل»."""
    return trigger.reading is not None and trigger.reading.form.first


def _is_sport(report: ReportView, trigger: Trigger, roles: Roles) -> bool:
    """Whether words of sport stand by; what they tell of is no event but a riot, a blast or an air raid on a
    playground. «الفريق» alone may be any team: it needs a second word of sport in the report."""
    if "sport" not in report.classes:
        return False
    blast = trigger.entry.mode == "explosives" and not trigger.verbal
    raid = any("aircraft" in report.words[c.first].classes for c in roles.actor_chunks)
    if trigger.entry.type == "PROTEST" or blast or raid:
        return False
    view, words = trigger.view, report.words
    near = range(max(view.first, trigger.first - _SPORT_REACH), min(view.after, trigger.after + _SPORT_REACH))
    found = [t for t in near if "sport" in words[t].classes and not trigger.first <= t < trigger.after]
    # «كان الأردن لاعبا رئيسيا في إيصال المساعدات»
    found = [t for t in found if t + 1 >= view.after or "key-role" not in words[t + 1].classes]
    return bool(found) and (report.sporting or len({report.forms[t] for t in found}) > 1)


def _is_figure(report: ReportView, trigger: Trigger) -> bool:
    """Whether nature, mishap or a figure of speech strikes: «اجتاحت السيول», «انفجار أنبوب», «هجوم إعلامي»."""
    words, view = report.words, trigger.view
    after = range(trigger.after, min(view.after, trigger.after + _FIGURE_AFTER))
    following = [words[t].classes for t in _unbroken(report, after)]
    if any("trope-target" in classes for classes in following):
        return True
    if any(_is_in_press(report, t) for t in range(trigger.after, min(view.after, trigger.after + _PRESS_AFTER))):
        return True
    if following and "trope-adjective" in following[0] and not trigger.verbal:
        return True
    if "blast" in trigger.entry.flags and any("accident-source" in classes for classes in following):
        return True
    if not trigger.verbal:
        return False
    before = range(trigger.first - 1, max(view.first, trigger.first - _FORCES_BEFORE) - 1, -1)
    return any(words[t].classes & _FORCES for t in _unbroken(report, before))


def _is_no_will(report: ReportView, trigger: Trigger) -> bool:
    """Whether nature, a mood, a beast or a figure of speech does it: «حاصرت السيول القرية», «هجوم أسماك القرش»."""
    after, kind = trigger.after, trigger.entry.type
    if kind == "ASSAULT" and _is_figure(report, trigger):
        return True
    if kind not in _BY_FORCE or after >= trigger.view.after:
        return False
    return bool(report.words[after].classes & (_WILLESS if trigger.verbal else _BEASTS))


def _is_in_press(report: ReportView, token: int) -> bool:
    """Whether something is done in print: «الهجوم الذي تعرض له في الصحافة»."""
    return "press" in report.words[token].classes and report.words[token - 1].preposition == "fi"


def _is_titled(report: ReportView, trigger: Trigger) -> bool:
    """Whether a trigger stands in the title of a work: «بعنوان "خطف مسلحون طفلا"», «فيلم «اغتالوا القاضي»»."""
    if "work-of-art" not in report.classes:
        return False
    for token in range(trigger.first - 1, max(trigger.view.first, trigger.first - _TITLE_REACH), -1):
        if report.forms[token] in OPENING:
            return report.forms[token] not in _CLOSING and "work-of-art" in report.words[token - 1].classes
    return False


def _unbroken(report: ReportView, places: range) -> list[int]:
    """The places up to the first stop or comma."""
    found: list[int] = []
    for token in places:
        if token in report.stops or token in report.commas:
            break
        found.append(token)
    return found
