"""How far a cue of data/ar/realis.tsv reaches: which triggers stand under it.

Note [Scopes]
    A cue works on the next words (لم, عدم, محاولة), on its clause (من المقرر, نفى), right behind a preposition
    («فشل في …»), beside the trigger (المقبل) or on a past behind its أن («يذكر أن …»). A clause ends at a full stop, a
    semicolon, a closing quote or an adversative; a comma ends it, but not for what is to come. What is told in the
    perfect is done: only a condition (إذا، لو، هل) or a denial reaches it. What stands behind بعد or عقب is the ground
    of the rest and is neither supposed nor denied.
"""

from __future__ import annotations

from typing import NamedTuple

from tawatur.annotate.events.clause import is_verb
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.lexicon import Reading
from tawatur.annotate.events.morphology import feminine_ending, letters
from tawatur.annotate.events.view import ReportView
from tawatur.annotate.events.words import CueHit, clitic_prepositions
from tawatur.text.clitics import article

# In tokens.
_NEXT = 2
CLAUSE = 24
_BESIDE = 5
_TOUCHING = 2
# In letters: how far into a word its article may stand behind clitics.
_CLITICS = 4
_BEHIND = frozenset({"self", "around", "touching"})
# What a fault or a bar governs: «فشل في», «عجز عن», «منع من», «حال دون».
_INTO = frozenset({"fi", "an", "min"})
# Types of deeds, whose bare nouns are told with the verb before them.
DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"})
_UNDONE = frozenset({"hypothetical", "negated"})
_TOPICS = frozenset({"nominal", "habitual", "generic"})


class Verb(NamedTuple):
    """The inflected verb that tells a trigger: its own, or the light verb of its noun."""

    token: int
    reading: Reading


def verb_of(trigger: Trigger) -> Verb | None:
    """The inflected verb that tells a trigger; null for a noun without one."""
    if trigger.verbal and trigger.reading is not None:
        return Verb(trigger.first, trigger.reading)
    governor = trigger.governor
    if governor is None or governor.reading.form.tense == "noun":
        return None
    return Verb(governor.token, governor.reading)


def reaches(report: ReportView, hit: CueHit, trigger: Trigger) -> bool:
    """Whether a trigger stands under a cue of realis."""
    scope = hit.cue.scope
    if hit.first >= trigger.after:
        return scope in _BEHIND and _is_beside(report, hit, trigger)
    if hit.after > trigger.first or scope in ("self", "touching"):
        return False
    if scope == "next":
        return _is_next(report, hit, trigger) and not (hit.cue.value == "hypothetical" and _is_told_behind(trigger))
    if trigger.first - hit.after > CLAUSE:
        return False
    if hit.cue.value in _TOPICS:
        return _is_topic(report, hit, trigger)
    if scope == "past":
        return _is_told_past(report, hit, trigger)
    return _is_in_clause(report, hit, trigger)


def _is_told_behind(trigger: Trigger) -> bool:
    """Whether a relative verb tells a noun as done: «في مواجهة الهجوم الذي شنته الحركة»."""
    governor = trigger.governor
    return governor is not None and governor.relative and governor.reading.form.tense == "perfect"


def _is_in_clause(report: ReportView, hit: CueHit, trigger: Trigger) -> bool:
    if hit.cue.scope == "into" and not _is_into(report, trigger):
        return False
    if hit.cue.scope == "object" and is_besides(report, trigger, hit.after):
        return False
    if hit.cue.scope == "opening" and not _is_opening(report, hit, trigger):
        return False
    verb = verb_of(trigger)
    if verb is not None and verb.token < hit.after:
        verb = None
    if verb is not None and verb.reading.form.tense == "perfect":
        if not _reaches_past(report, hit, verb):
            return False
    elif _is_told_apart(report, hit, trigger, verb):
        return False
    return is_open(report, hit.after, trigger.first, commas=hit.cue.value == "future")


def is_besides(report: ReportView, trigger: Trigger, after: int) -> bool:
    """Whether a deed is named beside the object of a word that ends before `after`: «إحباط محاولات … واعتقال …»,
    «… فضلا عن اعتقال …»."""
    words = report.words[after : trigger.first]
    return _is_led(trigger, after) or any("besides" in word.classes for word in words)


def _is_opening(report: ReportView, hit: CueHit, trigger: Trigger) -> bool:
    """Whether a time opens its clause: «في عهد الملك الراحل اعتقلت», not «رئيس الوزراء في عهد مبارك»."""
    place = hit.first - 1
    return hit.first == trigger.view.first or place in report.stops or place in report.commas


def _is_told_apart(report: ReportView, hit: CueHit, trigger: Trigger, verb: Verb | None) -> bool:
    """Whether what is not told in the perfect stands apart from a cue all the same."""
    if hit.cue.value in _UNDONE and _is_ground(report, hit.after, trigger.first):
        return True
    if verb is None:
        return False
    joined = hit.cue.value in _UNDONE and _is_joined_anew(report, hit.after, verb)
    return joined or _needs_that(report, hit, verb)


def _is_topic(report: ReportView, hit: CueHit, trigger: Trigger) -> bool:
    """Whether a trigger stands near behind a word that makes it a topic or a habit, in the same clause."""
    if hit.cue.scope == "around" and trigger.tense == "perfect":
        return False
    near = trigger.first - hit.after <= _BESIDE and is_clear(report, hit.after, trigger.first)
    return near and not _is_new_clause(report, hit.after, trigger.first)


def _is_led(trigger: Trigger, after: int) -> bool:
    """Whether و joins a noun, or its light noun behind a place, to what stands before: «إحباط التسلل واعتقال …»."""
    governor = trigger.governor
    readings = [trigger.reading] if governor is None or governor.token < after else [trigger.reading, governor.reading]
    return any(r is not None and r.clitics and clitic_prepositions().get(r.clitics) is None for r in readings)


def _needs_that(report: ReportView, hit: CueHit, verb: Verb) -> bool:
    """Whether a verb lacks the أن by which a cue would reach it: «من أجل المال يهددون حياة الأبناء»."""
    supposed = hit.cue.value == "hypothetical" and hit.cue.scope == "clause"
    places = range(hit.first, verb.token)
    return supposed and not any(report.words[t].classes & {"that", "subordinate"} for t in places)


def _reaches_past(report: ReportView, hit: CueHit, verb: Verb) -> bool:
    """Whether a cue reaches a verb in the perfect: a condition near it, a denial that it does not only stand beside."""
    if hit.cue.value == "historical":
        return True
    if _is_ground(report, hit.after, verb.token):
        return False
    if hit.cue.scope == "condition":
        return verb.token - hit.after <= _BESIDE and is_clear(report, hit.after, verb.token)
    led = bool(verb.reading.clitics) and not _is_new_clause(report, hit.after, verb.token)
    return hit.cue.value == "negated" and not led


def _is_joined_anew(report: ReportView, first: int, verb: Verb) -> bool:
    """Whether و joins a verb to a past: «ينص على بحث هجمات وقعت … وتتهم»."""
    if not verb.reading.clitics:
        return False
    readings = (report.words[t].readings for t in range(first, verb.token))
    return any(found and all(r.form.tense == "perfect" for r in found) for found in readings)


def _is_next(report: ReportView, hit: CueHit, trigger: Trigger) -> bool:
    anchor = _anchor(trigger)
    if not any(0 <= place - hit.after < _NEXT for place in (anchor, trigger.first)):
        return False
    return is_clear(report, hit.after, min(anchor, trigger.first) if hit.after <= anchor else trigger.first)


def _anchor(trigger: Trigger) -> int:
    governor = trigger.governor
    return trigger.first if governor is None or governor.relative else governor.token


def _is_beside(report: ReportView, hit: CueHit, trigger: Trigger) -> bool:
    """Whether a cue behind a trigger is about it: an adjective or a predicate of its noun, a time of its verb."""
    near = _TOUCHING if hit.cue.scope == "touching" else _BESIDE
    if hit.first - trigger.after >= near or not is_clear(report, trigger.after, hit.first):
        return False
    if hit.cue.scope == "self" and _is_of_nearer(report, hit, trigger):
        return False
    if hit.cue.value in ("historical", "generic"):
        if hit.cue.value == "generic" and trigger.tense == "perfect":
            return False
        return not any(_is_told(report, token) for token in range(trigger.after, hit.first))
    if trigger.verbal:
        return trigger.tense == "imperfect" and hit.first in report.timex_tokens
    return hit.cue.value == "negated" or not _is_done(trigger)


def _is_of_nearer(report: ReportView, hit: CueHit, trigger: Trigger) -> bool:
    """Whether a cue is the adjective of a noun that a preposition governs before it: «تأهب تحسبا لهجوم محتمل»."""
    noun = hit.first - 1
    if noun < trigger.after or not (report.is_governed(noun) or report.words[noun - 1].preposition):
        return False
    form, cue = report.forms[noun], report.forms[hit.first]
    definite = article() in form[:_CLITICS] or form.startswith(letters().lam * 2) or report.in_name(noun)
    alike = form.endswith(feminine_ending()) is cue.endswith(feminine_ending())
    return alike and definite is cue.startswith(article())


def _is_done(trigger: Trigger) -> bool:
    """Whether the verb of a noun says that it was done: «تم حبسهما حتى الجلسة القادمة»."""
    governor = trigger.governor
    done = governor is not None and governor.light is not None and governor.light.subject == "none"
    return done and governor is not None and governor.reading.form.tense == "perfect"


def _is_told(report: ReportView, token: int) -> bool:
    return is_verb(report, token) or "plain-verb" in report.words[token].classes


def _is_into(report: ReportView, trigger: Trigger) -> bool:
    """Whether a trigger or its light verb stands right behind في, عن, من or دون: «فشل المسلحون في اغتيال القاضي»."""
    places = {_anchor(trigger), trigger.first}
    words = [report.words[place - 1] for place in places if place > trigger.view.first]
    return any(word.preposition in _INTO or "bar-word" in word.classes for word in words)


def _is_told_past(report: ReportView, hit: CueHit, trigger: Trigger) -> bool:
    """Whether a past is recalled: «يذكر أن المدفعية قصفت», «سبق للشرطة أن اعتقلت», «يذكر أن … أعلنت مقتل …»,
    «سبق وتعهدت»."""
    verb = verb_of(trigger)
    if verb is None and (trigger.entry.type not in DEEDS or not _is_among_past(report, trigger)):
        return False
    if verb is not None and (verb.token < hit.after or verb.reading.form.tense != "perfect"):
        return False
    place = trigger.first if verb is None else verb.token
    if verb is not None and place == hit.after and verb.reading.clitics:
        return True
    if not _is_new_clause(report, hit.first, place):
        return False
    return report.stops.isdisjoint(range(hit.after, place)) and not any(
        "relative" in report.words[t].classes for t in range(hit.after, place)
    )


def _is_among_past(report: ReportView, trigger: Trigger) -> bool:
    """Whether a verb in the perfect stands before a noun in its sentence, or tells what its attack hit."""
    return trigger.hits is not None or report.told_before(trigger.view, trigger.first)


def _is_ground(report: ReportView, first: int, after: int) -> bool:
    """Whether what stands at `after` is behind بعد or the like: «نفى التهم بعد أن اعتقلته الشرطة»."""
    return any("aftermath" in report.words[t].classes and t not in report.timex_tokens for t in range(first, after))


def is_clear(report: ReportView, first: int, after: int) -> bool:
    """Whether no stop, comma or relative stands in a stretch."""
    return not any(
        t in report.stops or t in report.commas or "relative" in report.words[t].classes for t in range(first, after)
    )


def _is_new_clause(report: ReportView, first: int, after: int) -> bool:
    """Whether a clause with «أن» begins in a stretch: «التحقيقات تفيد بأن … وراء الهجوم»."""
    return any("that" in report.words[t].classes for t in range(first, after))


def is_open(report: ReportView, first: int, after: int, *, commas: bool = False) -> bool:
    """Whether a stretch holds no end of a clause; `commas` do not end what is to come."""
    for token in range(first, after):
        word = report.words[token]
        if token in report.stops or ("hard-break" in word.classes and "that" not in word.classes):
            return False
        if (token in report.commas and not commas) or "relative" in word.classes:
            return False
    return True
