"""Which words of a sentence tell of an event: readings weighed against what stands beside them.

Note [Readings weighed]
    What an entry needs beside it stands in needs.py. Where several entries of one word are left, the one with a
    satisfied need wins, then the order of the file.
"""

from __future__ import annotations

from itertools import compress
from operator import attrgetter

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.demands import demand_at, is_demand
from tawatur.annotate.events.fitting import fits
from tawatur.annotate.events.governors import (
    CARRIED,
    STIRRING,
    Governor,
    Trigger,
    find_governor,
)
from tawatur.annotate.events.lexicon import Entry, Light, Reading
from tawatur.annotate.events.morphology import letters
from tawatur.annotate.events.needs import NEED_AFTER, is_allowed
from tawatur.annotate.events.retold import is_retold
from tawatur.annotate.events.view import ReportView, SentenceView
from tawatur.annotate.events.words import CueHit, clitic_prepositions

_OPENS = attrgetter("opens")
_ACCORDS = frozenset({"agreement", "understanding"})
# In tokens: how far behind «من المقرر» its verb may stand («أيضا أن يدلي»).
_AWAITED = 2
_ASPECTS = frozenset({"go-on", "carry-on", "be-renewed", "continue", "begin", "intensify"})
# Of light verbs of saying, the ones that take «عن».
_ABOUT = frozenset({"express", "utter"})
_ABOUT_REACH = 4
_REPEATING = frozenset({"renew", "repeat", "continue", "affirm", "declare", "voice", "direct"})
_OFFERS = frozenset({"put-forward", "turn-with"})
# In tokens: how far the others stand before what they voice.
_VOICE_REACH = 9
# In tokens: how far behind the noun of a headline those stand between whom it is.
_HEADED_REACH = 3
# What is said of somebody whose word a headline opens with: his name, or an adjective of his.
_SAID_OF = frozenset({None, "adjective"})


# Flags that weigh as much as a needed word.
_SATISFIED = frozenset({"crowd", "refused", "ground", "to-come", "owned"})


def find_triggers(report: ReportView, view: SentenceView) -> list[Trigger]:
    """The triggers of one sentence in order, none overlapping, one for a noun and its light verb."""
    found: list[Trigger] = []
    free = view.first
    for token in compress(range(view.first, view.after), map(_OPENS, report.words[view.first : view.after])):
        if token < free:
            continue
        word = report.words[token]
        trigger = None
        if (word.readings or word.phrases) and token not in report.skipped and token not in report.timex_tokens:
            phrase = _phrase_at(report, view, token) if word.phrases else None
            trigger = phrase or _word_at(report, view, token, found)
        if trigger is None and (word.preposition == "ala" or "ala-him" in word.classes):
            trigger = demand_at(report, view, token)
        if trigger is not None:
            found.append(trigger)
            free = trigger.after
    return [t for t in found if not is_retold(report, t, found)]


def _phrase_at(report: ReportView, view: SentenceView, token: int) -> Trigger | None:
    for width, phrase in report.words[token].phrases:
        after = token + 1 + len(phrase.rest)
        if after <= view.after and tuple(report.forms[token + 1 : after]) == phrase.rest:
            entry = phrase.entry
            if not is_allowed(report, view, token, after, entry):
                continue
            trigger = Trigger(view, token, after, entry, None)
            trigger.start = report.tokens.place(token, width)
            trigger.end = report.tokens.ends[after - 1]
            if "demand" in entry.flags and not is_demand(report, trigger):
                continue
            trigger.governor = _governor_of(report, trigger)
            if "light" in entry.flags and not _carried(report, trigger):
                continue
            return trigger
    return None


def _word_at(report: ReportView, view: SentenceView, token: int, found: list[Trigger]) -> Trigger | None:
    if report.in_name(token):
        return None
    best: Trigger | None = None
    best_score = -1
    for reading in report.words[token].readings:
        trigger = _reading_at(report, view, token, reading, found)
        if trigger is None:
            continue
        score = 4 if trigger.entry.need or trigger.entry.by or trigger.entry.flags & _SATISFIED else 0
        score += (trigger.governor is not None) + (not reading.form.passive)
        if score > best_score:
            best, best_score = trigger, score
    if best is None or best.reading is None:
        return None
    asked = best.entry.type == "REQUEST" and any(t.entry.type == "PROTEST" for t in found)
    told = best.verbal or asked or _is_stirred(best) or _heads_for(report, best) or _is_repeated(best)
    if not told and "grievance" in report.words[token].classes:
        return None
    best.start = report.tokens.place(token, best.reading.start)
    best.passive = best.passive or report.is_written_passive(token, best.reading)
    best.end = report.tokens.ends[best.after - 1]
    return best


def _is_stirred(trigger: Trigger) -> bool:
    """Whether something meets with words of others: «أثار الحكم تنديدا», «قوبل بإدانات»."""
    light = trigger.governor.light if trigger.governor is not None else None
    return light is not None and light.key in STIRRING


def _is_repeated(trigger: Trigger) -> bool:
    """Whether somebody says again what he said: «جدد مطالبته للحكومة», «واصلت مطالبتها بالتدخل»."""
    light = trigger.governor.light if trigger.governor is not None else None
    own = trigger.reading is not None and bool(trigger.reading.pronoun)
    return own and light is not None and light.key in _REPEATING


def _heads_for(report: ReportView, trigger: Trigger) -> bool:
    """Whether a headline opens with the word of somebody: «استياء مصري من القرار», «تنديد دولي بالهجوم», «تعاون أمني
    بين تونس والجزائر»."""
    after, view = trigger.after, trigger.view
    if after >= view.after or not report.heads(view, trigger.first):
        return False
    if trigger.reading is None:
        # a phrase says enough: «عفو ملكي عن»
        return True
    near = [c for c in view.chunks if after <= c.first <= after + _HEADED_REACH]
    between = any(c.preposition == "bayn" and (c.mention is not None or c.party is not None) for c in near)
    named = any(c.first == after and c.preposition in _SAID_OF and c.mention is not None for c in near)
    return between or named or "worldly" in report.words[after].classes


def _reading_at(
    report: ReportView, view: SentenceView, token: int, reading: Reading, found: list[Trigger]
) -> Trigger | None:
    """One reading of a token as a trigger, if it may stand here."""
    entry = reading.entry
    if isinstance(entry, Light) or not fits(report, view, token, reading):
        return None
    if not _is_of_form(report, view, token, reading, entry):
        return None
    if not is_allowed(report, view, token, token + 1, entry):
        return None
    trigger = Trigger(view, token, token + 1, entry, reading)
    if trigger.verbal:
        return trigger
    _extend(report, trigger)
    if "demand" in entry.flags:
        return trigger if is_demand(report, trigger) else None
    trigger.governor = _governor_of(report, trigger)
    carrier = next((t for t in found if trigger.governor is not None and t.first == trigger.governor.token), None)
    arrived = carrier is not None and "goods" in entry.flags and carrier.entry.type == "CONSULT"
    if carrier is not None and not arrived:
        trigger.governor = None
    if "light" in entry.flags and not _carried(report, trigger):
        return None
    if arrived and carrier is not None:
        # goods that arrive pay no visit
        found.remove(carrier)
    return trigger


def _governor_of(report: ReportView, trigger: Trigger) -> Governor | None:
    """The light verb of a noun; what somebody only says of others has none."""
    return None if "said" in trigger.entry.flags else find_governor(report, trigger.view, trigger)


def _is_of_form(report: ReportView, view: SentenceView, token: int, reading: Reading, entry: Entry) -> bool:
    """Whether a word stands in the form that its entry asks for: to come, of the first person, of two, behind «لـ»."""
    flags = entry.flags
    bare = "bare" in flags and reading.form.number == "s"
    if reading.pronoun and (bare or (entry.mode == "deploy" and reading.form.tense != "noun")):
        # «وجهه» is his face, «تحقيقه» achieving it, «نشرها» published them
        return False
    if "uncounted" in flags and not reading.clitics and token - 1 in report.number_tokens:
        # «تسعون طالبا»
        return False
    if "to-come" in flags and not _is_to_come(report, view, token, reading):
        return False
    if ("first" in flags and not reading.form.first) or ("dual" in flags and reading.form.number == "s"):
        return False
    if "construct" in flags and (reading.article or reading.pronoun):
        return False
    if "with-pronoun" in flags and not reading.pronoun:
        return False
    if "jointly" in flags and not (reading.article and clitic_prepositions().get(reading.clitics[-1:]) == "b"):
        return False
    return "aimed" not in flags or clitic_prepositions().get(reading.clitics[-1:]) == "l"


def _is_to_come(report: ReportView, view: SentenceView, token: int, reading: Reading) -> bool:
    """Whether a verb is told of what is to come («سـ», «سوف»), and not of what another deed would bring."""
    cues = [hit for hit in view.cues("realis") if hit.after <= token]
    future = reading.future or any(h.cue.value == "future" and _leads_to(report, h, token) for h in cues)
    own = reading.form.first or (reading.future and reading.clitics == letters().waw)
    return future and (own or not any(h.cue.value == "hypothetical" for h in cues))


def _leads_to(report: ReportView, hit: CueHit, token: int) -> bool:
    """Whether a verb stands right behind a word of what is to come, or behind its أن: «من المقرر أيضا أن يدلي»."""
    near = token - hit.after <= _AWAITED and "subordinate" in report.words[token - 1].classes
    return hit.after == token or near


def _extend(report: ReportView, trigger: Trigger) -> None:
    """Take in an adjective that sets the mode: «مكالمة هاتفية», «الضربات الجوية»."""
    for hit in trigger.view.cues("adjective"):
        if hit.first == trigger.after and hit.cue.scope in trigger.entry.flags:
            trigger.adjective = hit.cue.value
            trigger.after = hit.after
            return


def _carried(report: ReportView, trigger: Trigger) -> bool:
    """Whether a noun that is weak alone is made an event by a light verb, an adjective or its parties."""
    governor = trigger.governor
    carries = governor.light.carries if governor is not None and governor.light is not None else frozenset()
    if "owned" in trigger.entry.flags:
        return _is_owned(trigger)
    if "headed" in trigger.entry.flags and _heads_for(report, trigger):
        return True
    if needed := trigger.entry.flags & CARRIED:
        carried = needed <= carries and not _is_named_only(trigger)
        return carried and ("goods" in needed or _is_voiced(report, trigger))
    if "opened" in trigger.entry.flags:
        if report.heads(trigger.view, trigger.first):
            return trigger.after < trigger.view.after and report.words[trigger.after].preposition == "fi"
        return "opened" in carries
    if governor is not None and governor.reading.form.tense == "noun" and _only_names(trigger, governor):
        return False
    if governor is not None or trigger.adjective is not None:
        return True
    headed = "headed" in trigger.entry.flags and trigger.entry.key not in _ACCORDS
    if headed and report.heads(trigger.view, trigger.first):
        return True
    return _has_parties(trigger)


def _has_parties(trigger: Trigger) -> bool:
    """Whether those who stand by a noun make it an event: «تفاهم بين بغداد وأربيل», «حربها على القطاع»."""
    near = [c for c in trigger.view.chunks if trigger.after <= c.first <= trigger.after + NEED_AFTER]
    if trigger.entry.type == "CONSULT" and any(c.preposition == "bayn" and c.mention is not None for c in near):
        return True
    if trigger.reading is not None and trigger.reading.pronoun and "war" in trigger.entry.flags:
        return any(_armed(c) for c in trigger.view.chunks if c.first < trigger.first)
    named = [c for c in near if c.mention is not None]
    genitive = any(c.first == trigger.after and c.preposition is None for c in named)
    wanted = set(trigger.entry.recipients)
    return genitive and any(c.preposition in wanted for c in named)


def _is_owned(trigger: Trigger) -> bool:
    """Whether it is said right there whose a noun is and whom it is for: «دعم إيران للحركة», «دعمها لحزب الله»."""
    reading, after = trigger.reading, trigger.after
    if reading is None or reading.article or clitic_prepositions().get(reading.clitics[-1:]) == "l":
        return False
    if not reading.pronoun:
        owner = next((c for c in trigger.view.chunks if c.first == after and c.preposition is None), None)
        if owner is None or owner.mention is None:
            return False
        after = owner.after
    near = [c for c in trigger.view.chunks if after <= c.first <= after + 1 and c.mention is not None]
    return any(c.preposition in trigger.entry.recipients for c in near)


def _is_voiced(report: ReportView, trigger: Trigger) -> bool:
    """Whether a noun of saying stands where its light verb has it: «أعرب … عن بالغ شكره», «أبدى الوزير أسفه»."""
    governor, first = trigger.governor, trigger.first
    if trigger.reading is not None and trigger.reading.form.number == "d":
        # «القلقين من الاتفاق» are people
        return False
    if governor is None or governor.relative or governor.light is None:
        return governor is not None
    if governor.light.key in _ABOUT:
        near = range(max(governor.token, first - _ABOUT_REACH), first)
        return any(report.words[token].preposition == "an" for token in near)
    if governor.light.key in _OFFERS:
        # «تقدم من العائلة … بأحر العزاء»
        near = range(max(governor.token + 1, first - 2), first + 1)
        return any(clitic_prepositions().get(report.forms[token][0]) == "b" for token in near)
    # names and times in between do not count: «أكد وزير الخارجية أنتوني بلينكن، الأربعاء، على دعم بلاده»
    between = [t for t in range(governor.token, first) if not report.in_name(t) and t not in report.commas]
    passed = sum(t not in report.timex_tokens for t in between)
    return passed <= _VOICE_REACH or first - 1 in report.commas


def _is_named_only(trigger: Trigger) -> bool:
    """Whether a light verb only names a thing or an aim: «ضمان وصول المساعدات», «للتعبير عن سخطهم»."""
    governor, reading = trigger.governor, trigger.reading
    if governor is None or governor.reading.form.tense != "noun":
        return False
    return (reading is not None and reading.article) or clitic_prepositions().get(governor.reading.clitics[-1:]) == "l"


def _only_names(trigger: Trigger, governor: Governor) -> bool:
    """Whether a noun over a noun only names a thing: «منذ بدء الحرب», «استمرار التشاور»."""
    if trigger.entry.key in _ACCORDS:
        return governor.light is None or governor.light.key != "reach"
    return "war" in trigger.entry.flags or (governor.light is not None and governor.light.key in _ASPECTS)


def _armed(chunk: Chunk) -> bool:
    mention = chunk.mention
    if mention is not None:
        return mention.sector in ("MIL", "REB", "UAF", "PRM", "COP")
    return chunk.party is not None and chunk.party.sector in ("MIL", "UAF")
