"""Which words of a sentence tell of an event: readings weighed against what stands beside them.

Note [A word is not yet an event]
    Most trigger words have other uses («نشر» publishes, «قطع» cuts, «رفع» lifts). An entry therefore names the class of
    words it needs, or must not have, in its clause, and the preposition that must follow. Where several entries of one
    word are left, the one with a satisfied need wins, then the order of the file.
"""

from __future__ import annotations

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.governors import DONE_TYPES, LIGHT_REACH, Governor, Trigger, find_governor, fits
from tawatur.annotate.events.lexicon import Entry, Light, Reading, read_phrases
from tawatur.annotate.events.view import ReportView, SentenceView
from tawatur.annotate.events.words import clitic_prepositions

# In tokens: how far a needed word may stand after and before its trigger.
_NEED_AFTER = 7
_NEED_BEFORE = 6
_NEED_FAR = 18
_PREPOSITION_AFTER = 11
_RESULT_REACH = 14
_DEITY_REACH = 3
# A verb that merely says what an attack did.
_RESULTS = frozenset(
    {"target", "hit", "strike-down", "befall", "claim", "result", "lead-to", "claim-lives", "cause-toll"}
)
_WOUNDS = frozenset({"wound", "injure"})
_TALK_VERBS = frozenset({"go-out", "talk-with", "talk-over", "discuss", "deliberate"})
_ASKING = frozenset({"REQUEST", "REJECT", "THREATEN", "SANCTION"})
_ACCORDS = frozenset({"agreement", "understanding"})
_CONTENT_REACH = 8
_HITS = frozenset({"target", "hit"})
_ASPECTS = frozenset({"go-on", "carry-on", "be-renewed", "continue", "begin", "intensify"})
# Sectors of common nouns that name people.
_PEOPLE = frozenset({"CVL", "UAF", "JRN", "REF"})
_OPEN = frozenset({"form", "open-up", "begin", "conduct", "declare", "submit-to"})
_AFFIRM = frozenset({"affirm", "renew", "declare"})


def find_triggers(report: ReportView, view: SentenceView) -> list[Trigger]:
    """The triggers of one sentence in order, none overlapping, one for a noun and its light verb."""
    found: list[Trigger] = []
    token = view.first
    while token < view.after:
        trigger = None
        word = report.words[token]
        if (word.readings or word.phrase) and token not in report.skipped and token not in report.timex_tokens:
            trigger = _phrase_at(report, view, token) or _word_at(report, view, token, found)
        if trigger is None:
            token += 1
            continue
        found.append(trigger)
        token = trigger.after
    return [t for t in found if not _is_result(report, t, found)]


def _arrived(report: ReportView, view: SentenceView, first: int) -> bool:
    """Whether somebody came to a place for what a noun says: «وصل … إلى بيروت، في زيارة»."""
    if first <= view.first or report.words[first - 1].preposition not in ("fi", "ila"):
        return False
    places = [c for c in view.chunks if c.is_place and c.preposition in ("ila", "l") and c.after <= first]
    return bool(places) and any(
        _goes(reading) for token in range(view.first, places[-1].first) for reading in report.words[token].readings
    )


def _goes(reading: Reading) -> bool:
    entry = reading.entry
    return isinstance(entry, Entry) and "envoy" in entry.flags and reading.form.tense != "noun"


def _is_arrival(trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether a verb of coming only leads to the visit its sentence names: «وصل … في زيارة»."""
    if not trigger.verbal or "envoy" not in trigger.entry.flags:
        return False
    later = next((t for t in found if t.first > trigger.first), None)
    return later is not None and not later.verbal and "envoy" in later.entry.flags and later.governor is None


def _phrase_at(report: ReportView, view: SentenceView, token: int) -> Trigger | None:
    for width, _, phrase in read_phrases(report.forms[token]):
        after = token + 1 + len(phrase.rest)
        if after <= view.after and tuple(report.forms[token + 1 : after]) == phrase.rest:
            entry = phrase.entry
            if not _allowed(report, view, token, after, entry):
                continue
            trigger = Trigger(view, token, after, entry, None)
            trigger.start = report.tokens.place(token, width)
            trigger.end = report.tokens.ends[after - 1]
            trigger.governor = find_governor(report, view, trigger)
            if "light" in entry.flags and not _carried(report, trigger):
                continue
            return trigger
    return None


def _word_at(report: ReportView, view: SentenceView, token: int, found: list[Trigger]) -> Trigger | None:
    best: Trigger | None = None
    best_score = -1
    for reading in report.words[token].readings:
        trigger = _reading_at(report, view, token, reading, found)
        if trigger is None:
            continue
        score = 4 if trigger.entry.need or "crowd" in trigger.entry.flags else 0
        score += (trigger.governor is not None) + (not reading.form.passive)
        if score > best_score:
            best, best_score = trigger, score
    if best is None or best.reading is None or report.in_name(token):
        return None
    asked = best.entry.type == "REQUEST" and any(t.entry.type == "PROTEST" for t in found)
    if not best.verbal and not asked and "grievance" in report.words[token].classes:
        return None
    best.start = report.tokens.place(token, best.reading.start)
    best.passive = best.passive or report.is_written_passive(token, best.reading)
    best.end = report.tokens.ends[best.after - 1]
    return best


def _reading_at(
    report: ReportView, view: SentenceView, token: int, reading: Reading, found: list[Trigger]
) -> Trigger | None:
    """One reading of a token as a trigger, if it may stand here."""
    entry = reading.entry
    if isinstance(entry, Light) or not fits(report, view, token, reading):
        return None
    if entry.mode == "deploy" and reading.pronoun and reading.form.tense != "noun":
        return None
    if not _allowed(report, view, token, token + 1, entry):
        return None
    trigger = Trigger(view, token, token + 1, entry, reading)
    if trigger.verbal:
        return trigger
    _extend(report, trigger)
    trigger.governor = find_governor(report, view, trigger)
    if trigger.governor is not None and any(trigger.governor.token == t.first for t in found):
        trigger.governor = None
    return None if "light" in entry.flags and not _carried(report, trigger) else trigger


def _extend(report: ReportView, trigger: Trigger) -> None:
    """Take in an adjective that sets the mode: «مكالمة هاتفية», «الضربات الجوية»."""
    for hit in trigger.view.cues:
        if hit.first == trigger.after and hit.cue.table == "adjective" and hit.cue.scope in trigger.entry.flags:
            trigger.adjective = hit.cue.value
            trigger.after = hit.after
            return


def _allowed(report: ReportView, view: SentenceView, first: int, after: int, entry: Entry) -> bool:
    flags = entry.flags
    reach = _NEED_FAR if "far" in flags else _NEED_AFTER
    if entry.need and not (
        _class_after(report, view, after, entry.need, reach)
        or ((entry.actor == "x" or "around" in flags) and _has_class(report, view, first, after, entry.need))
    ):
        return False
    if any(_has_class(report, view, first, after, name) for name in entry.no):
        return False
    if any("deity" in word.classes for word in report.words[after : min(after + _DEITY_REACH, view.after)]):
        return False
    if entry.after and not all(_follows(report, view, after, name) for name in entry.after):
        return False
    if "crowd" in flags and not _has_class(report, view, first, after, "crowd"):
        return False
    if "heads" in flags and not report.heads(view, first):
        return False
    if "violent" in flags and not _violent(report, view):
        return False
    if "envoy" in flags and not _envoy(view, after) and not _arrived(report, view, first):
        return False
    if "guest" in flags and not any(c.kind in ("PERSON", "TITLE") for c in view.chunks if c.first >= after):
        return False
    return "party" not in flags or any(c.mention is not None or c.party is not None for c in view.chunks)


def _has_class(report: ReportView, view: SentenceView, first: int, after: int, name: str) -> bool:
    """Whether a word of a class stands on either side."""
    if _class_after(report, view, after, name, _NEED_AFTER):
        return True
    for token in range(first - 1, max(view.first, first - _NEED_BEFORE) - 1, -1):
        if token in report.stops:
            break
        if name in report.words[token].classes:
            return True
    return False


def _class_after(report: ReportView, view: SentenceView, after: int, name: str, reach: int) -> bool:
    for token in range(after, min(view.after, after + reach)):
        if token in report.stops:
            return False
        word = report.words[token]
        if name in word.classes or (name == "people" and word.party is not None and word.party.sector in _PEOPLE):
            return True
    return False


def _follows(report: ReportView, view: SentenceView, after: int, name: str) -> bool:
    for token in range(after, min(view.after, after + _PREPOSITION_AFTER)):
        word = report.words[token]
        if token in report.stops or "relative" in word.classes:
            return False
        if word.preposition == name or f"{name}-him" in word.classes:
            return True
        if report.is_governed(token) and clitic_prepositions()[report.forms[token][0]] == name:
            return True
    return any(c.preposition == name for c in view.chunks if after <= c.first < after + _PREPOSITION_AFTER)


def _violent(report: ReportView, view: SentenceView) -> bool:
    words = report.words[view.first : view.after]
    return any("violent" in w.classes for w in words) and not any("disaster" in w.classes for w in words)


def _envoy(view: SentenceView, after: int) -> bool:
    """Whether a place to go to follows; that the subject can visit is checked with the roles."""
    return any(c.is_place for c in view.chunks if after <= c.first < after + LIGHT_REACH)


def _carried(report: ReportView, trigger: Trigger) -> bool:
    """Whether a noun that is weak alone is made an event by a light verb, an adjective or its parties."""
    governor = trigger.governor
    if "affirmed" in trigger.entry.flags:
        return governor is not None and governor.light is not None and governor.light.key in _AFFIRM
    if "opened" in trigger.entry.flags:
        if report.heads(trigger.view, trigger.first):
            return trigger.after < trigger.view.after and report.words[trigger.after].preposition == "fi"
        return governor is not None and governor.light is not None and governor.light.key in _OPEN
    if governor is not None and governor.reading.form.tense == "noun" and _only_names(trigger, governor):
        return False
    if governor is not None or trigger.adjective is not None:
        return True
    near = [c for c in trigger.view.chunks if trigger.after <= c.first <= trigger.after + _NEED_AFTER]
    if trigger.reading is not None and trigger.reading.pronoun and "war" in trigger.entry.flags:
        return any(_armed(c) for c in trigger.view.chunks if c.first < trigger.first)
    named = [c for c in near if c.mention is not None]
    genitive = any(c.first == trigger.after and c.preposition is None for c in named)
    wanted = set(trigger.entry.recipients)
    return genitive and any(c.preposition in wanted for c in named)


def _only_names(trigger: Trigger, governor: Governor) -> bool:
    """Whether a noun over a noun only names a thing: «منذ بدء الحرب», «استمرار التشاور»."""
    if trigger.entry.key in _ACCORDS:
        return True
    return "war" in trigger.entry.flags or (governor.light is not None and governor.light.key in _ASPECTS)


def _armed(chunk: Chunk) -> bool:
    mention = chunk.mention
    if mention is not None:
        return mention.sector in ("MIL", "REB", "UAF", "PRM", "COP")
    return chunk.party is not None and chunk.party.sector in ("MIL", "UAF")


def _is_result(report: ReportView, trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether another trigger of the sentence tells the same event better."""
    key, kind = trigger.entry.key, trigger.entry.type
    if _is_arrival(trigger, found):
        return True
    if kind == "ASSAULT" and trigger.after < trigger.view.after and "caused" in report.words[trigger.after].classes:
        return any(t.first > trigger.after and t.entry.type == kind for t in found)
    if "tour" in trigger.entry.flags:
        return any(t.entry.mode == "visit" and t.first < trigger.first for t in found)
    if key.startswith("unacceptable"):
        return any(t.entry.key == "deem" and t.first < trigger.first for t in found)
    if key in _TALK_VERBS:
        return any(t.entry.type == kind and 0 < t.first - trigger.first <= _NEED_AFTER for t in found)
    participle = trigger.reading is not None and trigger.reading.form.participle
    if participle and kind != "REQUEST" and _is_slogan(trigger, found):
        return True
    if key == "catch":
        return any(t.entry.key == "seize-person" and t.first < trigger.first for t in found)
    if not trigger.verbal and _is_content(report, trigger, found):
        return True
    if kind == "ASSAULT" and (trigger.entry.flags & {"victim", "obj"} or key in _RESULTS):
        return _is_toll(report, trigger, found)
    return False


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
    if not any(isinstance(r.entry, Light) and r.entry.key in _RESULTS for w in between for r in w.readings):
        return False
    last.hits = last.hits or trigger
    return True


def _is_content(report: ReportView, trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether a noun only says what another trigger asks, refuses, signs or gives: «دعت إلى اجتماع»."""
    for other in found:
        if other is trigger or not other.verbal or not 0 < trigger.first - other.after <= _CONTENT_REACH:
            continue
        between = range(other.after, trigger.first)
        if not (report.stops.isdisjoint(between) and report.commas.isdisjoint(between)):
            continue
        kind = other.entry.type
        if kind in _ASKING or trigger.entry.key in _ACCORDS or (kind == trigger.entry.type and kind not in DONE_TYPES):
            return True
    return False


def _subjectless(trigger: Trigger) -> bool:
    """Whether a feminine verb takes the attack itself as its subject: «الغارات … إنها قتلت خمسة»."""
    reading = trigger.reading
    return bool(reading and reading.form.feminine and reading.form.number == "s" and not reading.clitics)
