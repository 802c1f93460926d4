"""Which triggers only tell again, or say what is asked or cost, what another trigger of their sentence tells better."""

from __future__ import annotations

from tawatur.annotate.events.governors import DONE_TYPES, Trigger, is_governed_by
from tawatur.annotate.events.lexicon import Light
from tawatur.annotate.events.morphology import letters
from tawatur.annotate.events.needs import NEED_AFTER
from tawatur.annotate.events.view import ReportView

_RESULT_REACH = 14
# A verb that merely says what an attack did.
_RESULTS = frozenset(
    {"target", "hit", "strike-down", "befall", "claim", "result", "lead-to", "claim-lives", "cause-toll", "fall-dead"}
)
_WOUNDS = frozenset({"wound", "injure"})
_TALK_VERBS = frozenset({"go-out", "meet-in-session", "talk-with", "talk-over", "discuss", "deliberate"})
_ASKING = frozenset({"REQUEST", "REJECT", "THREATEN", "SANCTION", "AGREE"})
# Nouns that say what they ask, promise or praise.
_SPEAKING = frozenset(
    {
        "readiness",
        "wish-to",
        "promise-noun",
        "invitation",
        "invitation-2",
        "call-noun",
        "plea-noun",
        "deadline",
        "esteem",
        "thanks",
        "greetings",
        "greetings-back",
        "sympathy",
        "content",
    }
)
# What is talked over in a meeting.
_REVIEWS = frozenset({"review-noun", "review-phrase"})
_PROMISE = "AGREE"
# What governs the thing promised: «تعهد بـ», «وافق على».
_PROMISED = frozenset({"b", "ala"})
_CONTENT_REACH = 8
# In tokens: how far behind a noun of asking what it asks may stand.
_NOUN_CONTENT_REACH = 4
# In tokens: how far behind goods the word may stand that has them for its pronoun.
_ITS_REACH = 4
_HITS = frozenset({"target", "hit"})
# What a governor stands for here says nothing of the noun: a trigger that lifts or calls off what its noun names.
_LIFTING = frozenset(
    {
        "lift-curbs",
        "lift-emergency",
        "cancel-curbs",
        "call-off",
        "call-off-2",
        "call-off-3",
        "call-off-4",
        "end-curfew",
        "end-curfew-2",
        "lift-curfew",
        "withdraw-objection",
        "lift-house-arrest",
        "cancel-pact",
        "suspend-raids",
        "repel",
    }
)
_ACCORDS = frozenset({"agreement", "understanding"})


def is_retold(report: ReportView, trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether another trigger of the sentence tells the same event better."""
    key, kind = trigger.entry.key, trigger.entry.type
    if _is_arrival(report, trigger, found):
        return True
    if kind == "ASSAULT" and _is_named_again(report, trigger, found):
        return True
    bare = trigger.governor is None or trigger.governor.relative
    if "goods" in trigger.entry.flags and bare and _is_told_by_its_verb(trigger, found):
        return True
    if _is_told_before(trigger, found) or _is_owned_by_noun(report, trigger, found):
        return True
    if key in _TALK_VERBS:
        return any(t.entry.type == kind and 0 < t.first - trigger.first <= NEED_AFTER for t in found)
    participle = trigger.reading is not None and trigger.reading.form.participle
    if participle and kind != "REQUEST" and _is_slogan(trigger, found):
        return True
    if _is_content_clause(report, trigger, found) if trigger.verbal else _is_content(report, trigger, found):
        return True
    if kind == "ASSAULT" and (trigger.entry.flags & {"victim", "obj"} or key in _RESULTS):
        return _is_toll(report, trigger, found)
    return False


def _is_told_before(trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether a word before tells the same: a tour in a visit, what was deemed unacceptable, a threat in a warning."""
    key, flags = trigger.entry.key, trigger.entry.flags
    earlier = [t.entry for t in found if t.first < trigger.first]
    if "tour" in flags:
        return any(entry.mode == "visit" for entry in earlier)
    if "to-come" in flags:
        near = (t for t in found if 0 < trigger.first - t.first < _RESULT_REACH)
        return any(t.entry.type == trigger.entry.type for t in near)
    if key in _REVIEWS:
        # «خلال اللقاء بحث العلاقات»
        return any(entry.type == "CONSULT" and entry.key != "receive-guest" for entry in earlier)
    if key == "slain":
        # «عثر على ثلاثة عمال مقتولين»
        return any(entry.key == "found-slain" for entry in earlier)
    if key == "sealing":
        # «الاتفاق … بعد أيام من إبرامه»
        return any(entry.key in _ACCORDS for entry in earlier)
    if key == "meet-in-session":
        # «جلسة عمل انعقدت»
        return any(t.entry.type == "CONSULT" and 0 <= trigger.first - t.after <= 1 for t in found)
    if key == "catch":
        return any(entry.key == "seize-person" for entry in earlier)
    return key.startswith("unacceptable") and any(entry.key == "deem" for entry in earlier)


def _is_owned_by_noun(report: ReportView, trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether a relative verb tells the same as the noun it stands behind: «العقوبات التي فرضتها واشنطن»."""
    if not trigger.verbal or "relative" not in report.words[trigger.first - 1].classes:
        return False
    before = [t for t in found if t.after <= trigger.first]
    owner = before[-1] if before else None
    return (
        owner is not None
        and owner.entry.type == trigger.entry.type
        and owner.governor is not None
        and (owner.governor.token == trigger.first)
    )


def _is_named_again(report: ReportView, trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether an attack is told by the word after it: «عملية اغتيال», «انفجار ناجم عن هجوم»."""
    later = [t for t in found if t.first >= trigger.after and t.entry.type == "ASSAULT"]
    if trigger.after == trigger.view.after or not later:
        return False
    if trigger.entry.key == "operation":
        return later[0].first == trigger.after
    return "caused" in report.words[trigger.after].classes and later[-1].first > trigger.after


def _is_told_by_its_verb(trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether the word behind a noun of goods tells of it by a pronoun: «المساعدات التي تم إسقاطها»."""
    behind = (t for t in found if 0 < t.first - trigger.after <= _ITS_REACH and t.entry.type == trigger.entry.type)
    return any(t.reading is not None and t.reading.pronoun for t in behind)


def _is_slogan(trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether a participle says what a protest is against: «مسيرة منددة بالحرب»."""
    return any(t.entry.type == "PROTEST" and t.first < trigger.first for t in found)


def _is_toll(report: ReportView, trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether a trigger only says what an attack told before it hit or cost: «هجوم … استهدف», «… إلى مقتل»."""
    earlier = [t for t in found if t.first < trigger.first and t.entry.type == "ASSAULT"]
    if not earlier or not report.stops.isdisjoint(range(earlier[-1].after, trigger.first)):
        return False
    last, key = earlier[-1], trigger.entry.key
    if key in _WOUNDS:
        last.hits = last.hits or trigger
        return True
    if trigger.verbal:
        if key in _HITS and ("attack" in last.entry.flags or not last.verbal):
            last.hits = trigger
            return True
        near = trigger.first - last.after < _RESULT_REACH and _subjectless(trigger)
        told = "attack" in last.entry.flags and (key in _RESULTS or near)
        if told:
            last.hits = last.hits or trigger
        return told
    between = report.words[last.after : trigger.first]
    led = any(isinstance(r.entry, Light) and r.entry.key in _RESULTS for w in between for r in w.readings)
    if not led and not _share_verb(last, trigger):
        return False
    last.hits = last.hits or trigger
    return True


def _share_verb(attack: Trigger, toll: Trigger) -> bool:
    """Whether one verb of result has both its subject and what came of it behind it: «أدى هجوم إلى مقتل جندي»."""
    one, other = attack.governor, toll.governor
    if one is None or other is None or one.token != other.token or one.relative:
        return False
    return one.light is not None and one.light.key in _RESULTS


def _asks(trigger: Trigger) -> bool:
    """Whether a noun asks or refuses what stands behind it; a judgement («عار من الصحة») is of what stands before."""
    return not trigger.verbal and trigger.entry.type in _ASKING and "top" not in trigger.entry.recipients


def _is_content(report: ReportView, trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether a noun only says what another trigger asks, refuses, lifts, signs or gives: «دعت إلى اجتماع»."""
    for other in found:
        gap = trigger.first - other.after
        near = (_asks(other) or other.entry.key in _LIFTING) and gap < _NOUN_CONTENT_REACH
        says = gap >= 0 and (near or other.entry.key in _SPEAKING)
        asked = other.verbal and (gap > 0 or (gap == 0 and other.entry.type == "REQUEST"))
        if other is trigger or gap > _CONTENT_REACH or not (says or asked):
            continue
        between = range(other.after, trigger.first)
        if not (report.stops.isdisjoint(between) and report.commas.isdisjoint(between)) or _is_ground(report, between):
            continue
        if _has_own_verb(trigger, other) or report.words[trigger.first - 1].preposition == "with-other":
            continue
        kind, key = other.entry.type, other.entry.key
        if kind in _ASKING or key in _LIFTING or key in _SPEAKING or trigger.entry.key in _ACCORDS:
            return True
        if kind == _PROMISE and is_governed_by(report, trigger, _PROMISED):
            return True
        if kind == trigger.entry.type and kind not in DONE_TYPES and key not in _TALK_VERBS and not _is_joined(trigger):
            return True
    return False


def _is_joined(trigger: Trigger) -> bool:
    """Whether و joins a noun to what stands before: «فرضت إجراءات واحتجاز بطاقاتهم»."""
    return trigger.reading is not None and trigger.reading.clitics[:1] in (*letters().conjunctions,)


def _is_ground(report: ReportView, places: range) -> bool:
    """Whether بعد or the like stands between, so that what follows is the ground: «توعدت بالرد بعد قصف سفارتها»."""
    return any("aftermath" in report.words[t].classes for t in places)


def _is_content_clause(report: ReportView, trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether a verb behind أن only says what is asked, refused or promised: «طالبت بأن تنسحب القوات»."""
    if trigger.tense != "imperfect" or "subordinate" not in report.words[trigger.first - 1].classes:
        return False
    for other in found:
        if not other.verbal or not 0 < trigger.first - other.after <= _CONTENT_REACH:
            continue
        between = range(other.after, trigger.first)
        if other.entry.type in _ASKING or other.entry.type == _PROMISE:
            return report.stops.isdisjoint(between) and report.commas.isdisjoint(between)
    return False


def _has_own_verb(trigger: Trigger, other: Trigger) -> bool:
    """Whether a noun has a verb of its own behind another trigger: «دعم الخطة بعد أن أبرمت واشنطن اتفاقا»."""
    governor = trigger.governor
    return governor is not None and governor.token > other.first and governor.reading.form.tense != "noun"


def _subjectless(trigger: Trigger) -> bool:
    """Whether a feminine verb takes the attack itself as its subject: «الغارات … إنها قتلت خمسة»."""
    reading = trigger.reading
    return bool(reading and reading.form.feminine and reading.form.number == "s" and not reading.clitics)


def _is_arrival(report: ReportView, trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether a verb of coming only leads to the visit its sentence names: «وصل … في زيارة»."""
    if not trigger.verbal or "envoy" not in trigger.entry.flags:
        return False
    later = next((t for t in found if t.first > trigger.first), None)
    if later is None or later.verbal or "envoy" not in later.entry.flags or later.governor is not None:
        return False
    return report.words[later.first - 1].preposition == "fi" or bool(later.reading and later.reading.clitics)
