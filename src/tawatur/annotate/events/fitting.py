"""Which reading of a form may stand where: whether «قتل» is a verb or a noun at its place.

Note [Verb or noun]
    Unvowelled forms are read as verbs and nouns alike. Behind a preposition, a light verb or a verb of its clause, one
    is a noun; behind a relative, «لم» or «قد», and where its sentence begins, a verb.
"""

from __future__ import annotations

from tawatur.annotate.events.lexicon import Entry, Light, Reading
from tawatur.annotate.events.morphology import letters
from tawatur.annotate.events.spelling import has_object_behind, is_misread, is_spelt
from tawatur.annotate.events.view import OPENING, ReportView, SentenceView
from tawatur.annotate.events.words import CueHit, Word, clitic_prepositions, is_preposition

# The verb whose participle is spelt like that of the accused.
_ACCUSES = "accuse"
_BODIES = frozenset({"GPE", "ORG"})
# What cues that have a verbal noun right behind them make of it.
_OF_NOUNS = frozenset({"future", "hypothetical", "negated"})


def fits(report: ReportView, view: SentenceView, token: int, reading: Reading) -> bool:
    """Whether the form may stand here: a verb or its like-spelt noun, a shortened form after its particle."""
    form = reading.form
    before = token - 1
    while before > view.first and report.forms[before] in OPENING:
        before -= 1
    last = report.words[before] if before >= view.first else None
    if not is_spelt(report, token, reading) or is_misread(report, view, token, reading):
        return False
    if form.tense == "perfect" and _is_no_perfect(report, token, last, reading):
        return False
    if form.participle:
        return _goes_on(report, view, token, before, reading)
    if form.jussive:
        return reading.purpose or (last is not None and "particle-not" in last.classes)
    if form.tense != "noun" and not reading.clitics and last is not None and _takes_nouns_only(last, form.tense):
        return False
    if form.tense == "imperfect" or not _may_be_either(report, token):
        return True
    return (form.tense == "noun") == _nominal_here(report, view, token, reading)


def _is_no_perfect(report: ReportView, token: int, last: Word | None, reading: Reading) -> bool:
    """Whether a form is a noun behind «تم», or a preposition: «قبل» is before, not accepted."""
    if not reading.clitics and last is not None and _is_done_verb(last):
        return True
    return _is_before(reading) and is_preposition(report.forms[token])


def _goes_on(report: ReportView, view: SentenceView, token: int, before: int, reading: Reading) -> bool:
    """Whether a participle goes on with what somebody says: behind a comma or و; «متهما بالقتل» is who is accused."""
    if reading.entry.key == _ACCUSES and token + 1 < view.after and report.is_governed(token + 1):
        return False
    return before in report.commas or (bool(reading.clitics) and before >= view.first)


def _takes_nouns_only(word: Word, tense: str) -> bool:
    """Whether no verb of this tense follows a word: a preposition; before an imperfect «بعد» too."""
    governs = word.preposition not in (None, "with-other")
    return governs or (tense == "imperfect" and "noun-only" in word.classes)


def _is_before(reading: Reading) -> bool:
    """Whether a verb has no preposition of its own that tells it from one: «مثل أمام المحكمة»."""
    return isinstance(reading.entry, Entry) and not reading.entry.after


def _may_be_either(report: ReportView, token: int) -> bool:
    """Whether a word is spelt like a verb and like a noun: «قتل», not «دعوة», whose last letter is no pronoun."""
    word = report.words[token]
    if not word.either:
        return False
    noun = report.tokens.surface(token)[-1] == letters().teh_marbuta
    tenses = {r.form.tense for r in word.readings if not r.form.participle and not (noun and len(r.pronoun) == 1)}
    return {"noun", "perfect"} <= tenses


def _is_done_verb(word: Word) -> bool:
    """Whether a word is «تم», after which a noun stands: «تم دعم الفرق»."""
    return any(isinstance(r.entry, Light) and r.entry.key == "be-done" for r in word.readings)


def _nominal_here(report: ReportView, view: SentenceView, token: int, reading: Reading) -> bool:
    """Of «قتل», «قصف», «رفض»: whether the noun is meant."""
    if has_object_behind(report, view, token) or _is_apart(report, view, token):
        return True
    if reading.pronoun and reading.form.feminine is False and token == view.first:
        return False
    if (reading.clitics and clitic_prepositions().get(reading.clitics[-1])) or _is_of_pair(
        report, view, token, reading
    ):
        return True
    if token == view.first or token - 1 in report.stops:
        return _has_other_gender_behind(report, view, token)
    before = report.words[token - 1]
    if before.preposition is not None:
        return True
    if "relative" in before.classes or "particle-done" in before.classes or "particle-not" in before.classes:
        return False
    if any(hit.after == token and _takes_noun(hit) for hit in view.cues("realis")):
        return True
    if any(isinstance(r.entry, Light) and not r.article for r in before.readings):
        return True
    dual = any(r.form.number == "d" for r in report.words[token].readings)
    if not dual and report.is_somebody(token - 1):
        return False
    return _verb_before(report, view, token) and not reading.clitics


def _has_other_gender_behind(report: ReportView, view: SentenceView, token: int) -> bool:
    """Whether no verb of this gender has what stands right behind for its subject: «طرد المقاومة المسلحين من الحي»."""
    behind = next((c for c in view.chunks if c.first == token + 1 and c.preposition is None), None)
    if behind is None or behind.kind not in _BODIES:
        return False
    verbs = [r for r in report.words[token].readings if r.form.tense == "perfect" and r.form.number == "s"]
    return bool(verbs) and not any(r.pronoun or r.form.feminine or report.agrees(behind, r) for r in verbs)


def _is_apart(report: ReportView, view: SentenceView, token: int) -> bool:
    """Whether a clitic preposition is written apart before a quote: «طالب بـ"وقف القتال"»."""
    before = token - 1
    while before > view.first and report.forms[before] in OPENING:
        before -= 1
    return view.first <= before < token - 1 and report.forms[before] in clitic_prepositions()


def _is_of_pair(report: ReportView, view: SentenceView, token: int, reading: Reading) -> bool:
    """Whether و joins another noun with the same pronoun: «قدم المدير، من جهته، شكره وتقديره»."""
    after = report.words[token + 1].readings if token + 1 < view.after else ()
    return bool(reading.pronoun and after) and all(
        r.form.tense == "noun" and r.clitics and r.pronoun == reading.pronoun for r in after
    )


def _takes_noun(hit: CueHit) -> bool:
    """Whether a cue of realis has its noun right behind it: «عدم قصف», «احتمال قصف»; «ربما قصف» has a verb."""
    return hit.cue.scope == "next" or (hit.cue.scope == "clause" and hit.cue.value in _OF_NOUNS)


def _verb_before(report: ReportView, view: SentenceView, token: int) -> bool:
    """Whether the clause has its verb already."""
    for place in range(token - 1, view.first - 1, -1):
        word = report.words[place]
        if place in report.stops or place in report.commas:
            return False
        if "hard-break" in word.classes:
            return "said" in word.classes
        if any(r.form.tense != "noun" for r in word.readings):
            return True
    return False
