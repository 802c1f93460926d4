"""What a trigger needs beside it: classes of words, prepositions, a place, a court, a refusal.

Note [Needs]
    Most trigger words have other uses («نشر» publishes, «قطع» cuts, «رفع» lifts). An entry therefore names the class of
    words it needs, or must not have, in its clause, the preposition that must follow, and who must, or must not, stand
    right beside it; flags ask for the rest: `ground` for land that changes hands, `refused` for «لن» before it, `timed`
    for a time right after it, `led` for somebody named right after it.
"""

from __future__ import annotations

from tawatur.annotate.events.attributive import is_charged, is_described, is_detained
from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.governors import LIGHT_REACH
from tawatur.annotate.events.lexicon import Entry, Reading
from tawatur.annotate.events.morphology import feminine_ending, letters
from tawatur.annotate.events.view import OPENING, ReportView, SentenceView
from tawatur.annotate.events.words import clitic_prepositions

# In tokens: how far a needed word may stand after and before its trigger.
NEED_AFTER = 7
_NEED_BEFORE = 6
_NEED_FAR = 18
_PREPOSITION_AFTER = 11
_PREPOSITION_FAR = 26
_DEITY_REACH = 3
_BESIDE = 2
# In tokens: how far a noun and its adjectives stand before their relative clause.
_ANTECEDENT = 3
# Types of what is done to things, and flags of nouns whose pronoun is the thing.
_DONE_TO_THINGS = frozenset({"AID", "COERCE", "RETREAT", "ASSAULT"})
_OF_IT = frozenset({"of-it", "og"})
# In tokens: how far before a pronoun the thing it stands for may be told.
_MEANT_REACH = 16
_NAMED = frozenset({"PERSON", "TITLE", "ORG", "GPE"})
# On whom one calls, whether or not a place is named.
CALLED_ON = frozenset({"PERSON", "TITLE", "ORG"})
# Sectors of common nouns that name people.
_PEOPLE = frozenset({"CVL", "UAF", "JRN", "REF"})
_OFFICE = "GOV"
# The class of words that name people, for which their pronoun may stand.
_PEOPLE_NAMED = "people"


def is_allowed(report: ReportView, view: SentenceView, first: int, after: int, entry: Entry) -> bool:
    """Whether the words beside tokens [first, after) let an entry tell of an event there, by Note [Needs].

    «قطع الطريق» blocks a road, «قطع الخشب» tells of none.
    """
    if first in report.blessings or _is_of_god(report, view, after):
        return False
    return not entry.asks or (
        _has_needs(report, view, first, after, entry)
        and _has_flags(report, view, first, after, entry.flags)
        and _has_standing(report, view, first, after, entry.flags)
        and _has_persons(report, view, first, after, entry.flags)
        and all(_follows(report, view, after, name, _reach(entry.flags)) for name in entry.after)
    )


def _is_of_god(report: ReportView, view: SentenceView, after: int) -> bool:
    """Whether God is named right behind a word: «نسأل الله», «حفظ الله البلاد»."""
    near = range(after, min(after + _DEITY_REACH, view.after))
    return bool(report.deities) and not report.deities.isdisjoint(near)


def _has_needs(report: ReportView, view: SentenceView, first: int, after: int, entry: Entry) -> bool:
    if entry.need and not _has_need(report, view, first, after, entry):
        return False
    if entry.also and not has_class(report, view, first, after, entry.also):
        return False
    if any(has_class(report, view, first, after, name) for name in entry.no):
        return False
    if entry.by is not None and not _stands_beside(report, view, first, after, entry.by):
        return False
    return not any(_touches(report, view, first, after, name) for name in entry.bars)


def _has_need(report: ReportView, view: SentenceView, first: int, after: int, entry: Entry) -> bool:
    """Whether the needed word stands where the entry wants it: after it, with `around` on either side, with `back`
    before it («الاتفاق الذي أبرم»)."""
    name, flags = entry.need or "", entry.flags
    if name == _PEOPLE_NAMED and _has_them(report, first):
        return True
    if "back" in flags:
        return _class_before(report, view, first, name)
    if _class_after(report, view, after, name, _NEED_FAR if "far" in flags else NEED_AFTER):
        return True
    if (entry.actor == "x" or "around" in flags) and _class_before(report, view, first, name):
        return True
    return _is_antecedent(report, view, first, name) or _is_meant(report, view, first, entry)


def _has_them(report: ReportView, first: int) -> bool:
    """Whether a verb has people told before for its object: «أوقفتهم الشرطة»."""
    readings = report.words[first].readings
    return any(r.pronoun == letters().them and r.form.tense == "perfect" for r in readings)


def _has_flags(report: ReportView, view: SentenceView, first: int, after: int, flags: frozenset[str]) -> bool:
    if "crowd" in flags and not has_class(report, view, first, after, "crowd"):
        return False
    if "guest" in flags and not any(_may_call(c) for c in view.chunks if c.first >= after):
        return False
    if "led" in flags and not _is_led(report, view, after):
        return False
    if "refused" in flags and not _is_refused(report, view, first):
        return False
    if "ground" in flags and not _of_ground(report, view, first, after):
        return False
    if "timed" in flags and report.timex_tokens.isdisjoint(range(after, min(after + NEED_AFTER, view.after))):
        return False
    return "party" not in flags or any(c.mention is not None or c.party is not None for c in view.chunks)


def _has_standing(report: ReportView, view: SentenceView, first: int, after: int, flags: frozenset[str]) -> bool:
    """Whether a word stands where an entry wants it: at the head, as a predicate, behind whom it describes."""
    if "heads" in flags and not report.heads(view, first):
        return False
    if "violent" in flags and not _violent(report, view):
        return False
    if "no-mishap" in flags and _is_mishap(report, view):
        return False
    if "detained" in flags and not is_detained(report, view, first, after):
        return False
    if "described" in flags and not is_described(report, view, first):
        return False
    if "charged" in flags and not is_charged(report, view, first, after):
        return False
    return "predicate" not in flags or _is_predicate(report, view, first)


def _may_call(chunk: Chunk) -> bool:
    """Whether somebody may be received: a person, an office, or a delegation («يستقبل وفد المزارعين»)."""
    return chunk.kind in ("PERSON", "TITLE") or (chunk.party is not None and chunk.party.sector == _OFFICE)


def _is_led(report: ReportView, view: SentenceView, after: int) -> bool:
    """Whether somebody named stands right behind a word, or behind his address («معالي وزير التعليم»)."""
    first = after + (after < view.after and "honorific" in report.words[after].classes)
    return any(after <= c.first <= first and c.preposition is None and c.kind in _NAMED for c in view.chunks)


def _has_persons(report: ReportView, view: SentenceView, first: int, after: int, flags: frozenset[str]) -> bool:
    """Whether somebody says it, and a visit has its goal, where an entry asks for that."""
    if "said" in flags and report.speaker_at(report.tokens.starts[first]) is None:
        return False
    return "envoy" not in flags or has_goal(report, view, first, after) or _met(report, view, after, flags)


def _is_refused(report: ReportView, view: SentenceView, first: int) -> bool:
    """Whether «لن» stands right before a verb: what one will not do is refused or threatened."""
    return first > view.first and "will-not" in report.words[first - 1].classes


def _is_predicate(report: ReportView, view: SentenceView, first: int) -> bool:
    """Whether a word is said of a thing right before it: «البيان كاذب», «الحزب منظمة إرهابية», not «بيان كاذب»."""
    article, before = letters().article, first - 1
    while before > view.first and report.forms[before] in OPENING:
        before -= 1
    own = report.forms[first][report.words[first].conjunction :]
    if before < view.first or own.startswith(article) or report.is_governed(first):
        return False
    known = report.forms[before].startswith(article) or report.in_name(before)
    return known or "that-it" in report.words[before].classes


def _stands_beside(report: ReportView, view: SentenceView, first: int, after: int, name: str) -> bool:
    """Whether a word of a class stands right beside a verb, as its subject: «أدانت المحكمة», «القضاء أيد»."""
    near = (*range(max(view.first, first - 1), first), *range(after, min(view.after, after + _BESIDE)))
    return any(name in report.words[token].classes for token in near)


def _touches(report: ReportView, view: SentenceView, first: int, after: int, name: str) -> bool:
    """Whether a word of a class stands right before or right after: «قطاع الاتصالات», «فرق الإطفاء والإنقاذ»."""
    if name not in report.classes:
        return False
    words, before = report.words, first - 1
    if words[first].conjunction and before - 1 >= view.first:
        before -= 1
    following = after + (after < view.after and "within-it" in words[after].classes)
    near = [t for t in (first - 1, before) if t >= view.first] + [following] * (following < view.after)
    return any(name in words[token].classes for token in near)


def _of_ground(report: ReportView, view: SentenceView, first: int, after: int) -> bool:
    """Whether land that may change hands is spoken of: «استعاد الجيش البلدة», «قصر … الذي استعادته»."""
    if has_class(report, view, first, after, "ground"):
        return True
    readings = report.words[first].readings
    noun = all(r.form.tense == "noun" for r in readings)
    if any(r.pronoun for r in readings) and any(c.is_place and c.after <= first for c in view.chunks):
        return True
    low = after if noun else after + 1
    return any(
        c.is_place and c.preposition is None and low <= c.first < after + NEED_AFTER for c in view.chunks
    ) and report.stops.isdisjoint(range(first, min(low + 1, view.after)))


def has_class(report: ReportView, view: SentenceView, first: int, after: int, name: str) -> bool:
    """Whether a word of a class stands on either side."""
    return _class_after(report, view, after, name, NEED_AFTER) or _class_before(report, view, first, name)


def _class_before(report: ReportView, view: SentenceView, first: int, name: str) -> bool:
    if name not in report.classes:
        return False
    for token in range(first - 1, max(view.first, first - _NEED_BEFORE) - 1, -1):
        if token in report.stops:
            break
        if name in report.words[token].classes:
            return True
    return False


def _is_antecedent(report: ReportView, view: SentenceView, first: int, name: str) -> bool:
    """Whether a verb begins a relative clause right behind a word of a class: «المساعدات التي أرسلتها»."""
    if first <= view.first or "relative" not in report.words[first - 1].classes:
        return False
    near = range(max(view.first, first - 1 - _ANTECEDENT), first - 1)
    return any(name in report.words[token].classes for token in near)


def _is_meant(report: ReportView, view: SentenceView, first: int, entry: Entry) -> bool:
    """Whether the pronoun of a word stands for a needed thing told before it in the sentence: «أغلق المعبر ثم أعاد
    فتحه», «جرى تجهيز المساعدات والبدء بإرسالها»."""
    name, c = entry.need or "", letters()
    if name not in report.classes or name == _PEOPLE_NAMED or entry.type not in _DONE_TO_THINGS:
        return False
    of_it = bool(entry.flags & _OF_IT)
    if not (of_it or "o" in entry.recipients) or report.tokens.surface(first)[-1] == c.teh_marbuta:
        return False
    readings = (r for r in report.words[first].readings if r.entry is entry)
    pronouns = {r.pronoun for r in readings if of_it or r.form.tense != "noun"}
    her, him = c.him + c.alef in pronouns, c.him in pronouns
    if not (her or him):
        return False
    for token in range(first - 1, max(view.first, first - _MEANT_REACH) - 1, -1):
        if name in report.words[token].classes:
            return her or not report.forms[token].endswith(feminine_ending())
    return False


def _class_after(report: ReportView, view: SentenceView, after: int, name: str, reach: int) -> bool:
    if name not in report.classes and name != "people":
        return False
    passed = 0
    for token in range(after, min(view.after, after + reach + _NEED_FAR)):
        # a time, a name or a pair of commas in between counts for nothing: «وقعت، أمس الأول، وزارة الطاقة اتفاقا»
        passed += not (token in report.timex_tokens or token in report.commas or report.in_name(token))
        if token in report.stops or passed > reach:
            return False
        word = report.words[token]
        if name in word.classes or (name == "people" and word.party is not None and word.party.sector in _PEOPLE):
            return True
    return False


def _reach(flags: frozenset[str]) -> int:
    """How far a preposition may stand behind its verb; «نريد من … أن» has it at once."""
    if "close" in flags:
        return _BESIDE
    return _PREPOSITION_FAR if "far" in flags else _PREPOSITION_AFTER


def _follows(report: ReportView, view: SentenceView, after: int, name: str, reach: int) -> bool:
    """Whether a preposition follows; the words of a name do not count («بحث الملك سلمان بن عبدالعزيز … مع»)."""
    passed = 0
    for token in range(after, min(view.after, after + reach + _NEED_FAR)):
        word = report.words[token]
        passed += not report.in_name(token)
        if passed > reach or token in report.stops or "relative" in word.classes:
            return False
        if word.preposition == name or f"{name}-him" in word.classes:
            return True
        if report.is_governed(token) and clitic_prepositions()[report.forms[token][0]] == name:
            return True
        if any(c.first == token and c.preposition == name for c in view.chunks):
            return True
    return False


def _violent(report: ReportView, view: SentenceView) -> bool:
    if "violent" not in report.classes:
        return False
    words = report.words[view.first : view.after]
    return any("violent" in w.classes for w in words) and not any("disaster" in w.classes for w in words)


def _is_mishap(report: ReportView, view: SentenceView) -> bool:
    """Whether a sentence tells of a mishap and of no violence: «قتل خمسة عمال في انهيار مبنى»."""
    if "accident" not in report.classes:
        return False
    told = [word.classes for word in report.words[view.first : view.after]]
    return any("accident" in c for c in told) and not any("violent" in c for c in told)


def _met(report: ReportView, view: SentenceView, after: int, flags: frozenset[str]) -> bool:
    """Whether somebody follows on whom a visitor may call: «زار الأمير أسرة الفقيد»."""
    if "met" not in flags:
        return False
    reach = after + _PREPOSITION_AFTER
    return any(
        after <= c.first < reach and (c.kind in CALLED_ON or "visited" in report.words[c.first].classes)
        for c in view.chunks
    )


def has_goal(report: ReportView, view: SentenceView, first: int, after: int) -> bool:
    """Whether a place to go to follows, or somebody came to one before."""
    return _envoy(view, after) or _arrived(report, view, first)


def _envoy(view: SentenceView, after: int) -> bool:
    """Whether a place to go to follows; that the subject can visit is checked with the roles."""
    return any(c.is_place for c in view.chunks if after <= c.first < after + LIGHT_REACH)


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
