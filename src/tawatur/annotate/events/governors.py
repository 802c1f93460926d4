"""A trigger, and the light verb that carries it.

Note [Light verbs]
    «شن … هجوما», «الهجوم الذي شنته الحركة», «وقع انفجار»: the noun tells the event, the verb lends tense and
    subject. It stands before its noun in the clause or after it in a relative one. Who claims a deed
    («تبنت الحركة المسؤولية عن الهجوم») is carried by the claim as by a light verb.
"""

from __future__ import annotations

from typing import NamedTuple

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.fitting import fits
from tawatur.annotate.events.lexicon import Entry, Light, Reading
from tawatur.annotate.events.spelling import is_spelt
from tawatur.annotate.events.view import ReportView, SentenceView
from tawatur.annotate.events.words import Word, clitic_prepositions, is_preposition

# In tokens: how far a light verb may stand before its noun, and after it in a relative clause.
LIGHT_REACH = 26
_RELATIVE_REACH = 4
# In tokens: how far a claim of responsibility may stand behind its attack.
_CLAIM_REACH = 24
# In tokens: how far a verb that is about the noun itself («وقع», «استمر») may stand before it, without a comma.
_ABOUT_REACH = 9
# In tokens: how far «المسؤولية عن» stands before the deed, and its verb before that.
_RESPONSIBILITY_REACH = 4
_CLAIMS = frozenset({"adopt", "declare"})
# Verbs of managing by the preposition of what was managed.
_MANAGING = {"min": "manage", "fi": "succeed"}
# Light verbs of saying take nouns of saying only.
_SAID = frozenset({"affirm", "declare", "express", "voice", "lodge", "throw", "make", "impose", "begin"})
# The light verb that is spelt like a preposition: only with «عن» is it a verb («عبر عن قلقه»).
# One that has «إلى» right before its noun («توصل الطرفان … إلى اتفاق»).
_REACH = "reach"
_REACH_GAP = 2
_CONCLUDES = "conclude"
# Light verbs that are so only with a preposition: «عبر عن», «أقدم على».
_WITH = {"utter": "an", "set-about": "ala", "resort-to": "ila", "end-in": "ila", "make-possible": "min", "cause": "fi"}
# A light verb that stands right before its noun («إعادة فتح»).
_REDO = "redo"
# Light verbs whose subject also does what is done to somebody: «نفذ اغتيال», «أمر بحبس».
_DOING = frozenset(
    {
        "continue",
        "resume",
        "intensify",
        "do",
        "carry-out",
        "set-about",
        "resort-to",
        "swap-word",
        "attempt",
        "plan",
        "order",
        "decide",
        "vote",
        "manage",
        "succeed",
        "be-able",
        "renew",
        "extend",
        "declare",
        "redo",
        "set-out-on",
        "adopt",
        "adjourn",
        "adjourn-2",
        "begin",
    }
)
# Light verbs that set about another: «حاول شن هجوم».
_OPENED = frozenset({"opened", "affirmed"})
_LEADING = frozenset({"attempt", "plan", "plan-2", "intend", "prepare", "seek", "decide", "order"})
# Light verbs that have their noun for their object and never behind «لـ».
_PURSUITS = frozenset({"continue", "intensify", "conduct", "launch", "organise", "escalate", "lead"})
_DONE = frozenset({"be-done", "occur", "be-decided"})
DONE_TYPES = frozenset({"ASSAULT", "CONSULT"})
# Types whose noun has its own verb behind it within somebody's words: «قال إن اتفاقا … تم التوصل إليه».
_SPOKEN = frozenset({"AGREE", "CONSULT"})
# Nouns with one of these flags are events only beside a light verb that carries it.
CARRIED = frozenset(
    {
        "affirmed",
        "voiced",
        "goods",
        "given",
        "invited",
        "reached",
        "called",
        "decreed",
        "pressing",
        "won",
        "bidden",
        "held",
        "filed",
        "headline",
        "needed",
    }
)
# Light verbs of what meets with words of others, who need not be named: «أثار تنديدا», «لقي ترحيبا».
STIRRING = frozenset({"stir", "meet-with", "met-by"})
# In tokens: how far behind its light verb a noun of saying may stand with a clause between them.
_ACROSS = 40
# … and what sets it apart, before it.
_ABOUT_GAP = 3
_VICTIM_NOUNS = frozenset({"obj", "og"})


class Governor(NamedTuple):
    """A light verb and where it stands; `relative` when it follows its noun in a relative clause."""

    light: Light | None
    reading: Reading
    token: int
    relative: bool


class Trigger:
    """A word that tells of an event: tokens [first, after), source [start, end)."""

    __slots__ = (
        "adjective",
        "after",
        "asked",
        "effects",
        "end",
        "entry",
        "first",
        "governor",
        "hits",
        "passive",
        "reading",
        "start",
        "tense",
        "verbal",
        "view",
    )

    def __init__(self, view: SentenceView, first: int, after: int, entry: Entry, reading: Reading | None) -> None:
        self.view = view
        self.first = first
        self.after = after
        self.entry = entry
        self.reading = reading
        self.passive = reading is not None and bool(reading.form.passive)
        # perfect, imperfect or noun; an inflected verb is no noun
        self.tense = reading.form.tense if reading is not None else "noun"
        self.verbal = self.tense != "noun"
        self.start = 0
        self.end = 0
        self.governor: Governor | None = None
        self.adjective: str | None = None
        # what cues and its form make of it, filled by realis.py
        self.effects: frozenset[str] = frozenset()
        # the verb that says whom an attack hit: «هجوم … استهدف»
        self.hits: Trigger | None = None
        # whom a demand asks
        self.asked: list[Chunk] = []


def find_governor(report: ReportView, view: SentenceView, trigger: Trigger) -> Governor | None:
    """The light verb of a noun, before it in its clause or after it in a relative one."""
    governor = _nearest(report, view, trigger)
    if governor is None and trigger.entry.flags & CARRIED:
        return _across(report, view, trigger)
    return governor


def _across(report: ReportView, view: SentenceView, trigger: Trigger) -> Governor | None:
    """The light verb of a noun of saying past a clause that parts them: «عبر الوزير، الذي زار لندن، عن أسفه»."""
    near = range(max(view.first, trigger.first - _ABOUT_GAP), trigger.first)
    if not any(t in report.commas or report.words[t].preposition == "an" for t in near):
        return None
    for token in range(trigger.first - 1, max(view.first, trigger.first - _ACROSS) - 1, -1):
        if token in report.stops:
            return None
        if report.words[token].readings and (governor := _governor(report, trigger, token)) is not None:
            return governor if governor.reading.form.tense != "noun" else None
    return None


def _nearest(report: ReportView, view: SentenceView, trigger: Trigger) -> Governor | None:
    if (done := _done_right_before(report, trigger)) is not None:
        return done
    after = _claimed(report, view, trigger) or _managed(report, view, trigger)
    after = after or _relative_governor(report, view, trigger)
    if after is not None:
        return after
    for token in range(trigger.first - 1, max(view.first, trigger.first - LIGHT_REACH) - 1, -1):
        word = report.words[token]
        if "leads-on" in word.classes:
            # «ما تتعرض له المدينة يمهد لحرب»
            return None
        if token in report.stops or "relative" in word.classes or "hard-break" in word.classes:
            if any(_light_for(trigger, r) for r in word.readings):
                return _governor(report, trigger, token)
            return _predicate(report, view, trigger) if trigger.entry.type in _SPOKEN else None
        if word.readings:
            governor = _governor(report, trigger, token)
            if governor is not None and not _is_far(report, trigger, governor):
                return _undergone(report, view, trigger, governor) or _led(report, view, trigger, governor) or governor
            if any(_is_clause_verb(report, token, r) for r in word.readings) and not _names_people(word):
                return None
    return _predicate(report, view, trigger)


def _done_right_before(report: ReportView, trigger: Trigger) -> Governor | None:
    """«سيتم» right before a noun, whatever a clause behind its genitive tells: «سيتم رفع العقوبات التي أدت إلى»."""
    if trigger.first == trigger.view.first or not report.words[trigger.first - 1].readings:
        return None
    governor = _governor(report, trigger, trigger.first - 1)
    done = governor is not None and governor.light is not None and governor.light.key in _DONE
    return governor if done and governor is not None and governor.reading.future else None


def _names_people(word: Word) -> bool:
    """Whether a word that is spelt like a verb names people: «واصلت أسر الصيادين مطالبتها»."""
    return "people" in word.classes and not any(r.form.participle for r in word.readings)


def _is_clause_verb(report: ReportView, token: int, reading: Reading) -> bool:
    """Whether a reading is a verb of its own, behind which no light verb is sought; «مثل» is rather a preposition."""
    verb = isinstance(reading.entry, Entry) and reading.form.tense != "noun" and is_spelt(report, token, reading)
    return verb and not (reading.form.tense == "perfect" and is_preposition(report.forms[token]))


def _predicate(report: ReportView, view: SentenceView, trigger: Trigger) -> Governor | None:
    """The verb after a noun that stands first: «الجولة الثانية ستنطلق», «الهجوم قد يبدأ»."""
    for token in range(trigger.after, min(view.after, trigger.after + _ABOUT_REACH)):
        word = report.words[token]
        if token in report.stops or token in report.commas or "relative" in word.classes:
            return None
        for reading in word.readings:
            entry = reading.entry
            if reading.form.tense == "noun" or (isinstance(entry, Entry) and "to-come" in entry.flags):
                # a promise by the verb («ستبدأ … أعمالا») is rather the light one here
                continue
            if isinstance(entry, Light) and (entry.subject == "none" or entry.key == "begin") and not reading.clitics:
                return Governor(entry, reading, token, True) if _light_for(trigger, reading) else None
            return None
    return None


def _claimed(report: ReportView, view: SentenceView, trigger: Trigger) -> Governor | None:
    """The verb of a claim before its deed: «أعلنت الحركة مسؤوليتها عن التفجير»."""
    if trigger.entry.type != "ASSAULT" or "an" not in {
        report.words[t].preposition for t in range(max(view.first, trigger.first - 2), trigger.first)
    }:
        return None
    low = max(view.first, trigger.first - _RESPONSIBILITY_REACH)
    owned = [t for t in range(low, trigger.first) if "responsibility" in report.words[t].classes]
    if not owned:
        return None
    for token in range(owned[0] - 1, max(view.first, owned[0] - LIGHT_REACH) - 1, -1):
        if token in report.stops:
            return None
        for reading in report.words[token].readings:
            if isinstance(reading.entry, Light) and reading.entry.key in _CLAIMS and reading.form.tense != "noun":
                return Governor(reading.entry, reading, token, False)
    return None


def _managed(report: ReportView, view: SentenceView, trigger: Trigger) -> Governor | None:
    """The verb of managing whose preposition stands right before a deed, past any clause between them: «تمكن المقاتلون،
    الذين …، من السيطرة على»."""
    wanted = _MANAGING.get(report.words[trigger.first - 1].preposition or "") if trigger.first > view.first else None
    if wanted is None:
        return None
    for token in range(trigger.first - 2, max(view.first, trigger.first - LIGHT_REACH) - 1, -1):
        if token in report.stops:
            return None
        for reading in report.words[token].readings:
            if isinstance(reading.entry, Light) and reading.entry.key == wanted and _light_for(trigger, reading):
                return Governor(reading.entry, reading, token, False)
    return None


def _is_far(report: ReportView, trigger: Trigger, governor: Governor) -> bool:
    """Whether a verb about the noun itself stands too far before it, or behind a comma."""
    if governor.light is None or governor.light.subject != "none":
        return False
    between = range(governor.token + 1, trigger.first)
    return len(between) > _ABOUT_REACH or not report.commas.isdisjoint(between)


def _undergone(report: ReportView, view: SentenceView, trigger: Trigger, attempt: Governor) -> Governor | None:
    """«تعرض لمحاولة اغتيال», «نجا من محاولة اغتيال»: an attempt that was made."""
    if attempt.light is None or attempt.light.key != "attempt" or attempt.reading.form.tense != "noun":
        return None
    for token in range(attempt.token - 1, max(view.first, attempt.token - LIGHT_REACH) - 1, -1):
        if token in report.stops:
            return None
        for reading in report.words[token].readings:
            if isinstance(reading.entry, Light) and reading.entry.subject == "recipient":
                return Governor(reading.entry, reading, token, False)
    return None


def _led(report: ReportView, view: SentenceView, trigger: Trigger, governor: Governor) -> Governor | None:
    """The verb that sets about a light noun: «حاول المسلحون شن هجوم», «قرر الزعيمان عقد قمة», «سيتم إعادة فتح»."""
    if governor.reading.form.tense != "noun" or trigger.entry.flags & _OPENED:
        return None
    leading = _LEADING | _DONE if governor.light is not None and governor.light.key == _REDO else _LEADING
    for token in range(governor.token - 1, max(view.first, governor.token - _ABOUT_REACH) - 1, -1):
        word = report.words[token]
        if token in report.stops or token in report.commas or "relative" in word.classes:
            return None
        for reading in word.readings:
            light = reading.entry
            if reading.form.tense == "noun" or not isinstance(light, Light) or light.key not in leading:
                continue
            if _light_for(trigger, reading) and fits(report, view, token, reading):
                return Governor(light, reading, token, False)
    return None


def _light_for(trigger: Trigger, reading: Reading) -> bool:
    entry = reading.entry
    if not isinstance(entry, Light) or (entry.types and trigger.entry.type not in entry.types):
        return False
    if trigger.entry.type == "THREATEN" and entry.subject == "recipient":
        return False
    if (entry.key in _PURSUITS or entry.subject == "none") and trigger.entry.after and _is_aim(trigger):
        return False
    if not (trigger.entry.flags & CARRIED) <= entry.carries:
        return False
    if entry.key in _SAID and trigger.entry.type in DONE_TYPES and entry.key != "begin":
        return False
    return not (trigger.entry.flags & _VICTIM_NOUNS and entry.subject == "actor" and entry.key not in _DOING)


def _is_aim(trigger: Trigger) -> bool:
    """Whether a noun stands behind «لـ»: «تواصل الشرطة البحث عن الجناة للقبض عليهم»."""
    reading = trigger.reading
    return reading is not None and clitic_prepositions().get(reading.clitics[-1:]) == "l"


def _governor(report: ReportView, trigger: Trigger, token: int) -> Governor | None:
    """The light verb at a token before its noun, as the form that may stand there («في محاولة منع هجمات»)."""
    found = [r for r in report.words[token].readings if _light_for(trigger, r)]
    found = [r for r in found if fits(report, trigger.view, token, r) and _is_meant(report, trigger, token, r)]
    for reading in found:
        if isinstance(reading.entry, Light):
            return Governor(reading.entry, reading, token, False)
    return None


def _is_meant(report: ReportView, trigger: Trigger, token: int, reading: Reading) -> bool:
    """Whether a light verb of more meanings is one here: «عبر عن», «إعادة فتح»; «التنظيم» has no genitive."""
    if reading.article and reading.form.tense == "noun" and not _is_under(report, trigger.first, trigger.reading):
        return False
    if reading.entry.key in _LEADING and _is_within(report, trigger, token):
        return False
    wanted = _WITH.get(reading.entry.key)
    if wanted is not None:
        between = range(token + 1, trigger.first)
        return any(report.words[t].preposition == wanted for t in between)
    if reading.entry.key == _REACH:
        near = range(max(token + 1, trigger.first - _REACH_GAP), trigger.first)
        to = clitic_prepositions().get(trigger.reading.clitics[-1:]) == "l" if trigger.reading is not None else False
        return to or any(report.words[t].preposition == "ila" for t in near) or token > trigger.first
    after = token < trigger.first and report.words[trigger.first - 1].preposition == "with-other"
    if after and getattr(reading.entry, "realis", None):
        # «توقف الإنتاج منذ سيطرة الحركة على المدينة»
        return False
    if getattr(reading.entry, "subject", "") == "recipient" and token < trigger.first:
        # «تعرضت الحكومة للنقد بعد قصفها المدينة»
        return report.words[trigger.first - 1].preposition != "with-other"
    if reading.entry.key != _REDO or token + 1 == trigger.first:
        return True
    # «أعادت الحكومة فتح السفارة»
    told = reading.form.tense != "noun"
    return told and any((c.first, c.after) == (token + 1, trigger.first) for c in trigger.view.chunks)


def _is_within(report: ReportView, trigger: Trigger, token: int) -> bool:
    """Whether a noun only says at what something was decided: «قررت المنظمة في آخر اجتماع لها»."""
    places = [t for t in (trigger.first - 1, trigger.first - 2) if t > token]
    within = next((t for t in places if report.words[t].preposition == "fi"), None)
    if within is None or trigger.entry.type != "CONSULT":
        return False
    told = {t for c in trigger.view.chunks for t in range(c.first, c.after)} | report.timex_tokens
    return all(t in told for t in range(token + 1, within))


def _is_under(report: ReportView, token: int, reading: Reading | None) -> bool:
    """Whether a preposition, clitic or word, governs the noun at a token."""
    if reading is not None and clitic_prepositions().get(reading.clitics[-1:]):
        return True
    return report.words[token - 1].preposition is not None


def is_governed_by(report: ReportView, trigger: Trigger, names: frozenset[str]) -> bool:
    """Whether one of some prepositions governs a noun or its light noun: «وافق على لقاء», «تعهد بإجراء محادثات»."""
    governor = trigger.governor
    token, reading = trigger.first, trigger.reading
    if governor is not None and not governor.relative and governor.reading.form.tense == "noun":
        token, reading = governor.token, governor.reading
    clitic = clitic_prepositions().get(reading.clitics[-1:]) if reading is not None else None
    return clitic in names or report.words[token - 1].preposition in names


def _relative_governor(report: ReportView, view: SentenceView, trigger: Trigger) -> Governor | None:
    relative = False
    for token in range(trigger.after, min(view.after, trigger.after + _CLAIM_REACH)):
        word = report.words[token]
        if token in report.stops:
            return None
        relative = relative or "relative" in word.classes
        for reading in word.readings:
            owned = relative or reading.pronoun or token == trigger.after
            if reading.form.tense == "noun" or not owned:
                continue
            entry = reading.entry
            if token >= trigger.after + _RELATIVE_REACH and entry.key != "adopt":
                continue
            if entry.key == _CONCLUDES and trigger.entry.type == "AGREE":
                # «الاتفاق الذي أبرمته إيران» is told by its verb
                return None
            if (
                isinstance(entry, Light)
                and _light_for(trigger, reading)
                and (
                    reading.pronoun or entry.subject == "none" or reading.form.passive or _is_by_it(report, view, token)
                )
            ):
                return Governor(entry, reading, token, True)
    return None


def _is_by_it(report: ReportView, view: SentenceView, token: int) -> bool:
    """Whether a verb does the noun before it by «به»: «هجوم قام به مسلحون»."""
    return token + 1 < view.after and "by-it" in report.words[token + 1].classes
