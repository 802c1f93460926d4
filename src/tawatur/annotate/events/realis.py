"""Whether an event is told as done, to come, supposed, long past or denied.

Note [Marks of a verb]
    A verb carries its own marks: سـ, سوف, لـ and كي with the imperfect, أن with the imperfect (but «بعد أن» is done),
    قد with the imperfect, ما with the perfect, كان before it. A verb joined by و to one that is to come or supposed is
    so too («سيزور … ويلتقي»). «لم … إلا» says that it happened. The cues around it are scopes.py's.
"""

from __future__ import annotations

from typing import NamedTuple

from tawatur.annotate.events.clause import is_verb
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.lexicon import Light, Reading, spelt
from tawatur.annotate.events.scopes import CLAUSE, is_besides, is_open, reaches, verb_of
from tawatur.annotate.events.view import OPENING, ReportView
from tawatur.annotate.events.words import clitic_prepositions
from tawatur.model.layers import Polarity, Realis

# In tokens: how far «إلا» stands behind a negated verb.
_EXCEPTION_REACH = 12
_BY_RANK: tuple[Realis, ...] = ("future", "hypothetical", "historical")
# What one goes to or comes for is done by going: «توجه للقاء الرئيس».
_GOALS = frozenset({"CONSULT", "ASSAULT"})
_DONE_BEFORE = frozenset({"with-other"})
_FORCED = frozenset({"ASSAULT", "COERCE"})
# What is done by deciding it; to decide upon anything else is to announce it.
_DECREES = frozenset({"COERCE", "SANCTION", "MOBILIZE", "RETREAT", "REJECT", "ACCUSE"})
_JOINED = frozenset({"future", "hypothetical"})
# Words behind which «كان» reaches a verb only where «قد» marks it.
_BREAKS = frozenset({"hard-break", "relative"})
# What one will not do, or what another shall not do, is said all the same.
_SAID_ANYWAY = frozenset({"refused", "demand"})


class Standing(NamedTuple):
    """Realis and polarity of an event, and what speaks against its being an event of its own.

    `nominal`: it is only a topic (an inquiry into it); `habitual`: it is told as one of many; `generic`: as a custom;
    `denied`: somebody denies or foils it, which is an event not done, while «عدم» and «دون» tell of none.
    """

    realis: Realis
    polarity: Polarity
    nominal: bool
    habitual: bool
    denied: bool = False
    generic: bool = False


def resolve_standing(report: ReportView, trigger: Trigger, triggers: list[Trigger]) -> Standing:
    """Realis and polarity from the cues around a trigger, from its own form and from the verb it is joined to."""
    effects = _effects(report, trigger)
    own = _own_effects(report, trigger, triggers)
    if "hypothetical" in own and "particle-if" in report.words[trigger.first - 1].classes:
        effects.discard("future")
    effects |= own
    governor = trigger.governor
    if governor is not None and governor.light is not None and governor.light.subject == "recipient":
        effects.discard("hypothetical")
    if _is_purpose(trigger):
        effects.add("hypothetical")
    if "denied" in effects:
        effects.discard("hypothetical")
    told = bool(trigger.entry.flags & _SAID_ANYWAY) or ("denied" not in effects and _is_excepted(report, trigger))
    if "negated" in effects and told:
        effects.discard("negated")
    trigger.effects = frozenset(effects)
    polarity: Polarity = "negated" if "negated" in effects else "affirmed"
    realis: Realis = next((realis for realis in _BY_RANK if realis in effects), "actual")
    return Standing(
        realis, polarity, "nominal" in effects, "habitual" in effects, "denied" in effects, "generic" in effects
    )


def _effects(report: ReportView, trigger: Trigger) -> set[str]:
    """What the cues around a trigger make of it; a denial is more than a negation."""
    effects: set[str] = set()
    for hit in trigger.view.cues("realis"):
        told = hit.cue.value == "asserted" or _is_made(report, trigger, hit.first)
        if not told and reaches(report, hit, trigger):
            effects.add(hit.cue.value)
            if hit.cue.value == "negated" and hit.cue.scope != "next":
                effects.add("denied")
    return effects


def _own_effects(report: ReportView, trigger: Trigger, triggers: list[Trigger]) -> set[str]:
    """What its own form, its light verb and the verb it is joined to make of a trigger."""
    effects = _form_effects(report, trigger.first, trigger.reading)
    if "future" in trigger.entry.flags:
        effects.add("future")
    if "refused" in trigger.entry.flags and _was_said(report, trigger.first):
        effects.add("historical")
    governor = trigger.governor
    if governor is not None:
        effects |= _form_effects(report, governor.token, governor.reading)
        if governor.light is not None and not _is_made(report, trigger, governor.token):
            effects |= _light_effects(report, trigger, governor.light, governor.token)
    return effects or _joined_effects(report, trigger, triggers)


def _is_made(report: ReportView, trigger: Trigger, token: int) -> bool:
    """Whether a deed stands in the genitive of an attempt, which was made: «محاولة اغتيال القاضي»."""
    if (
        token + 1 != trigger.first
        or trigger.entry.type not in _FORCED
        or "attempted" not in report.words[token].classes
    ):
        return False
    return trigger.reading is not None and not trigger.reading.clitics and trigger.tense == "noun"


def _light_effects(report: ReportView, trigger: Trigger, light: Light, token: int) -> set[str]:
    """What a light verb makes of its noun: «يعتزم زيارة», «أحبط هجوما», but not «لم ينف قصف»."""
    if not light.realis or _is_decreed(trigger, light):
        return set()
    if light.realis != "negated":
        return {light.realis}
    asserted = [hit for hit in trigger.view.cues("realis") if hit.cue.value == "asserted"]
    cancelled = is_besides(report, trigger, token + 1) or any(hit.first <= token < hit.after for hit in asserted)
    return set() if cancelled else {"negated", "denied"}


def _is_decreed(trigger: Trigger, light: Light) -> bool:
    """Whether a decision is the deed itself: «قررت بوليفيا طرد السفير», not «قررت زيارة كييف»."""
    return light.key in ("decide", "vote") and trigger.entry.type in _DECREES


def _joined_effects(report: ReportView, trigger: Trigger, triggers: list[Trigger]) -> set[str]:
    """What is to come or supposed of the verb before, to which و joins an imperfect: «سيزور … ويلتقي»."""
    verb = verb_of(trigger)
    if verb is None or verb.reading.form.tense != "imperfect" or not verb.reading.clitics:
        return set()
    earlier = [t for t in triggers if t.first < verb.token]
    other = verb_of(earlier[-1]) if earlier else None
    if other is None or other.reading.form.tense != "imperfect":
        return set()
    if not is_open(report, other.token + 1, verb.token, commas=True):
        return set()
    return set(earlier[-1].effects & _JOINED)


def _is_purpose(trigger: Trigger) -> bool:
    """Whether a verbal noun after ل only says what for: «حملة لرفع الحصار»."""
    reading = trigger.reading
    if trigger.governor is not None or reading is None or trigger.verbal or not trigger.entry.verbal:
        return False
    clitic = clitic_prepositions().get(reading.clitics[-1:])
    # «للقبض على» has its article only for its preposition
    said = not reading.article or bool(trigger.entry.after)
    return clitic == "l" and said and trigger.entry.type not in _GOALS


def _is_excepted(report: ReportView, trigger: Trigger) -> bool:
    """Whether «لم … إلا» says that it happened: «لم تعتقل الشرطة إلا ناشطين»."""
    verb = verb_of(trigger)
    if verb is None:
        return False
    before = report.words[max(verb.token - 2, trigger.view.first) : verb.token]
    if not any(word.classes & {"particle-not", "particle-ma"} for word in before):
        return False
    for token in range(verb.token + 1, min(verb.token + _EXCEPTION_REACH, trigger.view.after - 1)):
        if token in report.stops or token in report.commas:
            return False
        if "except" in report.words[token].classes:
            return "that" not in report.words[token + 1].classes
    return False


def _form_effects(report: ReportView, token: int, reading: Reading | None) -> set[str]:
    if reading is None or reading.form.tense == "noun":
        return set()
    if reading.future:
        return {"future"}
    if reading.form.tense == "imperfect":
        return _imperfect_effects(report, token, reading)
    before = report.words[token - 1] if token else None
    if before is not None and not reading.clitics:
        if "particle-ma" in before.classes and not reading.pronoun and _opens(report, token - 1):
            return {"negated"}
        if spelt(report.tokens.surface(token - 1), "as-if"):
            return {"hypothetical"}
    return _look_back(report, token, owned=bool(reading.pronoun))


def _imperfect_effects(report: ReportView, token: int, reading: Reading) -> set[str]:
    """Of an imperfect after لـ, قد, كي, أن, ألا; «بعد أن» and «قبل أن» are done."""
    if reading.purpose:
        return {"hypothetical"}
    if not token:
        return set()
    before = report.words[token - 1]
    if "particle-if" in before.classes:
        return {"hypothetical"}
    if spelt(report.tokens.surface(token - 1), "that-not"):
        return {"hypothetical", "negated"}
    if "subordinate" not in before.classes:
        return set()
    earlier = report.words[token - 2] if token > 1 else None
    done = earlier is not None and earlier.preposition in _DONE_BEFORE and not _is_awaited(report, token)
    return set() if done else {"hypothetical"}


def _is_awaited(report: ReportView, token: int) -> bool:
    """Whether something will not be before a deed: «لن يهدأ الحي قبل أن تعتقل الشرطة الجاني»."""
    for place in range(token - 1, max(token - CLAUSE, -1), -1):
        if place in report.stops or place in report.commas:
            return False
        if "will-not" in report.words[place].classes:
            return True
    return False


def _was_said(report: ReportView, token: int) -> bool:
    """Whether what one will not do was said before the report: «وكان الوزير قد أكد أن بلاده لن تسمح»."""
    for place in range(token - 1, max(token - CLAUSE, -1), -1):
        if place in report.stops:
            return False
        if "before-report" in report.words[place].classes:
            return True
    return False


def _opens(report: ReportView, token: int) -> bool:
    """Whether a word begins a clause: «ما قصفنا», «إننا ما قصفنا», not «أحرقوا ما وجدوا», «بعد ما قصفوا»."""
    if token == 0 or report.forms[token - 1] in OPENING:
        return True
    return token - 1 in report.stops or token - 1 in report.commas or "that" in report.words[token - 1].classes


def _look_back(report: ReportView, token: int, *, owned: bool = False) -> set[str]:
    """«كان قد زار», «وكان الوزير دعا»: a past before the past; `owned`, a verb has its object before it («الذي كان
    الثوار استعادوه»)."""
    marked = token > 0 and "particle-done" in report.words[token - 1].classes
    for place in range(token - 1, max(token - CLAUSE, -1), -1):
        word = report.words[place]
        if place in report.stops or (not marked and word.classes & _BREAKS):
            return set()
        if place in report.commas and not marked and place + 1 < token and _leads(report, place + 1):
            return set()
        if "before-report" in word.classes:
            inner = _is_inner(report, place) and not marked and not owned
            return set() if _is_being(report, place) or inner else {"historical"}
        if not marked and place < token - 1 and is_verb(report, place):
            return set()
    return set()


def _leads(report: ReportView, token: int) -> bool:
    """Whether و with a time begins a new main clause: «…، والجمعة التقى»."""
    return report.words[token].conjunction and token in report.timex_tokens


def _is_inner(report: ReportView, token: int) -> bool:
    """Whether «كان» belongs to a relative clause before a verb: «الخلية التي كانت مرتبطة بالتنظيم قامت …»."""
    return token > 0 and "relative" in report.words[token - 1].classes


def _is_being(report: ReportView, token: int) -> bool:
    """Whether «كان هناك» only says that there was something."""
    return token + 1 < len(report.words) and "there" in report.words[token + 1].classes
