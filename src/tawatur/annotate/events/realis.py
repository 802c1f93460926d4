"""Whether an event is told as done, to come, supposed, long past or denied.

Note [Scopes]
    A cue of data/ar/realis.tsv works on the next words (لم, عدم, محاولة), on its clause (إذا, من المقرر, نفى) or beside
    the trigger (المقبل). A clause ends at a full stop, a semicolon, a closing quote or an adversative; a comma ends it
    only for cues of judgement and habit. A verb carries its own marks: سـ, سوف, لـ with the imperfect, أن with the
    imperfect (but «بعد أن» is done).
"""

from __future__ import annotations

from typing import NamedTuple

from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.lexicon import Light, Reading
from tawatur.annotate.events.view import ReportView
from tawatur.annotate.events.words import CueHit, clitic_prepositions
from tawatur.model.layers import Polarity, Realis

# In tokens.
_NEXT = 3
_CLAUSE = 24
_BESIDE = 5
_BY_RANK: tuple[Realis, ...] = ("future", "hypothetical", "historical")
# What one goes to or comes for is done by going: «توجه للقاء الرئيس».
_GOALS = frozenset({"CONSULT", "ASSAULT"})
_DONE_BEFORE = frozenset({"with-other"})


class Standing(NamedTuple):
    """Realis and polarity of an event, and what speaks against its being an event of its own.

    `nominal`: it is only a topic (an inquiry into it); `habitual`: it is told as a habit or a wave; `denied`: somebody
    denies or foils it, which is an event not done, while «عدم» and «دون» tell of none.
    """

    realis: Realis
    polarity: Polarity
    nominal: bool
    habitual: bool
    denied: bool = False


def resolve_standing(report: ReportView, trigger: Trigger) -> Standing:
    """Realis and polarity from the cues around a trigger and from its own form."""
    effects = _effects(report, trigger)
    own = _form_effects(report, trigger.first, trigger.reading)
    if "hypothetical" in own and "particle-if" in report.words[trigger.first - 1].classes:
        effects.discard("future")
    effects |= own
    if "future" in trigger.entry.flags:
        effects.add("future")
    governor = trigger.governor
    if governor is not None:
        effects |= _form_effects(report, governor.token, governor.reading)
        if isinstance(governor.light, Light) and governor.light.realis:
            effects.add(governor.light.realis)
    if governor is not None and governor.light is not None and governor.light.subject == "recipient":
        effects.discard("hypothetical")
    if _is_purpose(trigger):
        effects.add("hypothetical")
    if "denied" in effects:
        effects.discard("hypothetical")
    if "refused" in trigger.entry.flags:
        # what one will not do is told as said
        effects.discard("negated")
    polarity: Polarity = "negated" if "negated" in effects else "affirmed"
    found: list[Realis] = [realis for realis in _BY_RANK if realis in effects]
    realis = found[0] if found else "actual"
    return Standing(realis, polarity, "nominal" in effects, "habitual" in effects, "denied" in effects)


def _is_purpose(trigger: Trigger) -> bool:
    """Whether a verbal noun after ل only says what for: «حملة لرفع الحصار»."""
    reading = trigger.reading
    if trigger.governor is not None or reading is None or trigger.verbal or not trigger.entry.verbal:
        return False
    clitic = clitic_prepositions().get(reading.clitics[-1:])
    return clitic == "l" and not reading.article and trigger.entry.type not in _GOALS


def _effects(report: ReportView, trigger: Trigger) -> set[str]:
    effects: set[str] = set()
    anchor = trigger.first
    if trigger.governor is not None and not trigger.governor.relative:
        anchor = trigger.governor.token
    for hit in trigger.view.cues:
        cue = hit.cue
        if cue.table != "realis":
            continue
        if hit.first >= trigger.after:
            if cue.scope == "self" and hit.first - trigger.after < _BESIDE and _clear(report, trigger.after, hit.first):
                effects.add(cue.value)
            continue
        if hit.after > trigger.first or (cue.scope == "self"):
            continue
        if _reaches(report, hit, anchor, trigger):
            effects.add(cue.value)
            if cue.value == "negated" and cue.scope == "clause":
                effects.add("denied")
    return effects


def _reaches(report: ReportView, hit: CueHit, anchor: int, trigger: Trigger) -> bool:
    if hit.cue.scope == "next":
        return any(0 <= place - hit.after < _NEXT - 1 for place in {anchor, trigger.first}) and _clear(
            report, hit.after, min(anchor, trigger.first) if hit.after <= anchor else trigger.first
        )
    if trigger.first - hit.after > _CLAUSE:
        return False
    if hit.cue.value in ("nominal", "habitual"):
        near = trigger.first - hit.after <= _BESIDE and _clear(report, hit.after, trigger.first)
        return near and not _new_clause(report, hit.after, trigger.first)
    if hit.cue.value == "hypothetical" and trigger.verbal and trigger.tense == "perfect":
        return _clear(report, hit.after, trigger.first) and trigger.first - hit.after <= _BESIDE
    return _open(report, hit.after, trigger.first, commas=hit.cue.value == "future")


def _clear(report: ReportView, first: int, after: int) -> bool:
    return not any(
        t in report.stops or t in report.commas or "relative" in report.words[t].classes for t in range(first, after)
    )


def _new_clause(report: ReportView, first: int, after: int) -> bool:
    """Whether a clause with «أن» begins between a cue and its trigger: «التحقيقات تفيد بأن … وراء الهجوم»."""
    return any("that" in report.words[t].classes for t in range(first, after))


def _open(report: ReportView, first: int, after: int, *, commas: bool = False) -> bool:
    for token in range(first, after):
        word = report.words[token]
        if token in report.stops or ("hard-break" in word.classes and "that" not in word.classes):
            return False
        if (token in report.commas and not commas) or "relative" in word.classes:
            return False
    return True


def _form_effects(report: ReportView, token: int, reading: Reading | None) -> set[str]:
    if reading is None or reading.form.tense == "noun":
        return set()
    if reading.future:
        return {"future"}
    before = report.words[token - 1] if token else None
    if reading.form.tense == "imperfect":
        if reading.purpose:
            return {"hypothetical"}
        if before is not None and "particle-if" in before.classes:
            return {"hypothetical"}
        if before is not None and "subordinate" in before.classes:
            earlier = report.words[token - 2] if token > 1 else None
            return set() if earlier is not None and earlier.preposition in _DONE_BEFORE else {"hypothetical"}
        return set()
    return _look_back(report, token)


def _look_back(report: ReportView, token: int) -> set[str]:
    """«كان قد زار», «وكان الوزير دعا»: a past before the past."""
    for place in range(token - 1, max(token - _CLAUSE, -1), -1):
        word = report.words[place]
        if place in report.stops or "hard-break" in word.classes or "relative" in word.classes:
            return set()
        if "before-report" in word.classes:
            return {"historical"}
        if word.readings and place < token - 1 and all(r.form.tense == "perfect" for r in word.readings):
            return set()
    return set()
