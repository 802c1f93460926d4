"""Words of doing that tell of no doing: what moves somebody, whoever does, what is done as a custom, an interview.

Note [No doing]
    «ما دعاهم إلى البيع» names a cause and no call; «لا مكان لمن يفجر» means anybody; «تقوم البلدية بتوزيع» is an
    office's work and «الجماعات التي تستهدف المدنيين» what such groups are like, where no time makes them news; whom an
    outlet meets it asks («لقاء مع صحيفة»).
"""

from __future__ import annotations

from tawatur.annotate.events.clause import Roles
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.realis import Standing
from tawatur.annotate.events.tellers import is_medium
from tawatur.annotate.events.view import ReportView

# What a circumstance may move one to in Arabic as a person does: «مما ساعد», «الأمر الذي تطلب».
_MOVING = frozenset({"REQUEST", "AID", "SUPPORT", "AGREE", "CONCEDE", "REJECT"})
# Deeds that an office does day by day.
_SERVICES = frozenset({"AID", "CONSULT", "SUPPORT", "COOPERATE", "REQUEST", "RETREAT"})
# Deeds that a relative clause in the imperfect gives as a trait of its noun; a demand or a refusal is a stance.
_TRAITS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "AID", "AGREE", "COOPERATE", "RETREAT"})
_RETURNING = frozenset({"by-it", "an-him", "ala-him", "settled", "min-him", "maa-him"})
_AWAY = frozenset({"ila", "min"})
_PERSONS = frozenset({"PERSON", "TITLE"})
_TOLD = frozenset({"actual", "historical"})
_DOES = "do"
# In tokens: how far behind the penalty a law says whom it is for.
_LAW_REACH = 12


def is_no_doing(report: ReportView, trigger: Trigger, roles: Roles, standing: Standing) -> bool:
    """Whether a trigger tells of nothing that somebody did, by Note [No doing].

    «ما دعاهم إلى ترك السوق» is no request.
    """
    if _is_moved(report, trigger) or _has_died(trigger, roles):
        return True
    if "whoever" in report.classes and (_is_whoever(report, trigger) or _is_of_everybody(report, trigger)):
        return True
    if trigger.entry.type == "CONSULT" and _is_interview(trigger, roles):
        return True
    timely = trigger.view is report.sentences[0] or bool(trigger.view.timexes)
    if standing.realis not in _TOLD or timely:
        return False
    return _is_service(trigger) or _is_trait(report, trigger)


def _is_moved(report: ReportView, trigger: Trigger) -> bool:
    """Whether a circumstance moves somebody: «مما دعا», «الأمر الذي تطلب»; what «ما وافقت عليه» returns to is a thing
    consented to."""
    reading = trigger.reading
    if reading is None or not trigger.verbal:
        return False
    if trigger.entry.type not in _MOVING or trigger.first == trigger.view.first:
        return False
    before = report.words[trigger.first - 1].classes
    earlier = report.words[trigger.first - 2].classes if trigger.first > 1 else frozenset()
    # «الأمر الذي تطلب», «إن ذلك سيدعم»
    matter = ("relative" in before and "matter" in earlier) or ("this" in before and "that" in earlier)
    whom = len(reading.pronoun) > 1 or trigger.entry.type == "REQUEST"
    # «هناك ما يدعو إلى الشك»
    unsaid = reading.pronoun or (trigger.tense == "imperfect" and trigger.entry.type == "REQUEST")
    if not (matter or "for-which" in before or ("particle-ma" in before and unsaid and whom)):
        return False
    if reading.pronoun and trigger.entry.type != "REQUEST":
        return False
    following = report.words[trigger.after].classes if trigger.after < trigger.view.after else frozenset()
    return _RETURNING.isdisjoint(following)


def _is_whoever(report: ReportView, trigger: Trigger) -> bool:
    """Whether anybody is meant who would do or suffer it: «لمن يفجر», «كل من عقد اجتماعا», «يعاقب بالسجن كل من زور»."""
    governor = trigger.governor
    carried = governor is not None and not governor.relative
    first, reading = (governor.token, governor.reading) if governor and carried else (trigger.first, trigger.reading)
    imperfect = reading is not None and reading.form.tense == "imperfect"
    led = first > trigger.view.first and "whoever" in report.words[first - 1].classes
    if led and (imperfect or _is_everybody(report, first - 2)):
        return True
    near = range(trigger.after, min(trigger.after + _LAW_REACH, trigger.view.after))
    return imperfect and trigger.entry.type == "SANCTION" and any(_is_everybody(report, token) for token in near)


def _is_of_everybody(report: ReportView, trigger: Trigger) -> bool:
    """Whether a noun is of anybody who would do something: «اعتقال كل من يمارس الصيد», not «اعتقال كل من زيد وعمرو»."""
    named = trigger.verbal or any(chunk.first == trigger.after + 2 for chunk in trigger.view.chunks)
    return not named and _is_everybody(report, trigger.after)


def _has_died(trigger: Trigger, roles: Roles) -> bool:
    """Whether somebody left this life: «رحل الشاعر», not «رحلت السلطات»."""
    if "away" not in trigger.entry.flags or not trigger.verbal or roles.actors:
        return False
    far = any(c.preposition in _AWAY for c in trigger.view.chunks if c.first >= trigger.after)
    return not far and bool(roles.recipient_chunks) and all(c.kind in _PERSONS for c in roles.recipient_chunks)


def _is_everybody(report: ReportView, token: int) -> bool:
    """Whether «كل من» stands at a token."""
    words = report.words
    pair = 0 <= token < len(words) - 1 and "every" in words[token].classes
    return pair and "whoever" in words[token + 1].classes


def _is_interview(trigger: Trigger, roles: Roles) -> bool:
    """Whether an outlet is met: «في لقاء مع صحيفة», «باعة التقتهم عكاظ»."""
    beside = [c for c in trigger.view.chunks if c.first == trigger.after and c.preposition is None]
    return any(is_medium(c) for c in (*roles.recipient_chunks, *beside))


def _is_service(trigger: Trigger) -> bool:
    """Whether an office does it as its work: «يقوم الصندوق بتقديم المنح»."""
    governor = trigger.governor
    if trigger.entry.type not in _SERVICES or "envoy" in trigger.entry.flags:
        return False
    if governor is None or governor.light is None or governor.relative:
        return False
    return governor.light.key == _DOES and governor.reading.form.tense == "imperfect"


def _is_trait(report: ReportView, trigger: Trigger) -> bool:
    """Whether a relative clause says what its noun is like: «جماعات تابعة له والتي تستهدف المدنيين»."""
    if trigger.tense != "imperfect" or trigger.entry.type not in _TRAITS or "envoy" in trigger.entry.flags:
        return False
    return trigger.first > trigger.view.first and "relative" in report.words[trigger.first - 1].classes
