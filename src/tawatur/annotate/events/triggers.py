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
from tawatur.annotate.events.governors import (
    CARRIED,
    DONE_TYPES,
    STIRRING,
    Governor,
    Trigger,
    find_governor,
    fits,
    is_governed_by,
)
from tawatur.annotate.events.lexicon import Entry, Light, Reading
from tawatur.annotate.events.morphology import letters
from tawatur.annotate.events.needs import NEED_AFTER, is_allowed
from tawatur.annotate.events.view import ReportView, SentenceView
from tawatur.annotate.events.words import CueHit, clitic_prepositions

_OPENS = attrgetter("opens")
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
        "content",
    }
)
# What is talked over in a meeting.
_REVIEWS = frozenset({"review-noun", "review-phrase"})
_PROMISE = "AGREE"
# What governs the thing promised: «تعهد بـ», «وافق على».
_PROMISED = frozenset({"b", "ala"})
_ACCORDS = frozenset({"agreement", "understanding"})
_CONTENT_REACH = 8
# In tokens: how far behind a noun of asking what it asks may stand.
_NOUN_CONTENT_REACH = 4
# In tokens: how far behind «من المقرر» its verb may stand («أيضا أن يدلي»).
_AWAITED = 2
_HITS = frozenset({"target", "hit"})
_ASPECTS = frozenset({"go-on", "carry-on", "be-renewed", "continue", "begin", "intensify"})
# Of light verbs of saying, the ones that take «عن».
_ABOUT = frozenset({"express", "utter"})
_ABOUT_REACH = 4
_OFFERS = frozenset({"put-forward", "turn-with"})
# In tokens: how far the others stand before what they voice.
_VOICE_REACH = 9
# What a governor stands for here says nothing of the noun: a trigger that lifts or calls off what its noun names.
_LIFTING = frozenset(
    {
        "lift-curbs",
        "cancel-curbs",
        "call-off",
        "call-off-2",
        "call-off-3",
        "call-off-4",
        "end-curfew",
        "cancel-pact",
        "suspend-raids",
        "repel",
    }
)


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
    return [t for t in found if not _is_result(report, t, found)]


def _is_arrival(report: ReportView, trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether a verb of coming only leads to the visit its sentence names: «وصل … في زيارة»."""
    if not trigger.verbal or "envoy" not in trigger.entry.flags:
        return False
    later = next((t for t in found if t.first > trigger.first), None)
    if later is None or later.verbal or "envoy" not in later.entry.flags or later.governor is not None:
        return False
    return report.words[later.first - 1].preposition == "fi" or bool(later.reading and later.reading.clitics)


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
    told = best.verbal or asked or _is_stirred(best) or _heads_for(report, best)
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


def _heads_for(report: ReportView, trigger: Trigger) -> bool:
    """Whether a headline opens with the word of somebody: «استياء مصري من القرار», «تنديد دولي بالهجوم»."""
    after, view = trigger.after, trigger.view
    if after >= view.after or not report.heads(view, trigger.first):
        return False
    named = any(c.first == after and c.preposition is None and c.mention is not None for c in view.chunks)
    return named or "worldly" in report.words[after].classes


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
    if "headed" in trigger.entry.flags and report.heads(trigger.view, trigger.first):
        return True
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


def _is_result(report: ReportView, trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether another trigger of the sentence tells the same event better."""
    key, kind = trigger.entry.key, trigger.entry.type
    if _is_arrival(report, trigger, found):
        return True
    if kind == "ASSAULT" and _is_named_again(report, trigger, found):
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
    """Whether a noun only says what another trigger asks, refuses, signs or gives: «دعت إلى اجتماع»."""
    for other in found:
        gap = trigger.first - other.after
        near = _asks(other) and gap < _NOUN_CONTENT_REACH
        says = gap >= 0 and (near or other.entry.key in _SPEAKING)
        if other is trigger or gap > _CONTENT_REACH or not (says or (other.verbal and gap > 0)):
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
        if kind == trigger.entry.type and kind not in DONE_TYPES and key not in _TALK_VERBS:
            return True
    return False


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
