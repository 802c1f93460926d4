"""Which noun a relative clause is about.

Note [Behind الذي]
    «شجب الوزير العمل الإرهابي الذي استهدف مسجدا»: the noun right before الذي is meant, whether or not a lexicon knows
    it, and never a party before that noun. Only signs, times and adjectives may part a party from its clause («الوزير
    السابق الذي»). Who dies or is hurt is a person, past any body told between («الرقيب سالم، من قوات التحالف، الذي
    استشهد»).
"""

from __future__ import annotations

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.morphology import feminine_ending, letters
from tawatur.annotate.events.view import ReportView, SentenceView
from tawatur.text.clitics import article

# In tokens: how far a relative may stand from what it is about, and a person who dies from it past a body.
_NEAR = 3
_PERSON_REACH = 14
# In tokens: how far the verb of a relative stands from it, behind «قد», «لم» and the like.
_OWN = 2
_PEOPLE = frozenset({"PERSON", "TITLE"})
_ON_PREPOSITIONS = frozenset({"by-it", "resumed"})
_NO_PERSONS = frozenset({"ORG", "GPE", "LOC", "FAC"})


def antecedent(report: ReportView, view: SentenceView, relative: int) -> Chunk | None:
    """The party that a relative at a token is about, by Note [Behind الذي]."""
    earlier = [c for c in view.chunks if c.after <= relative]
    if not earlier or relative - earlier[-1].after > _NEAR:
        return None
    return earlier[-1] if _is_next_to(report, earlier[-1], relative) else None


def person_meant(report: ReportView, view: SentenceView, relative: int, chunk: Chunk) -> Chunk | None:
    """The person who a verb of dying behind a relative is about, where a body or place stands nearer."""
    body = report.is_body(chunk) or "alliance" in report.words[chunk.first].classes
    if chunk.kind not in _NO_PERSONS and not body:
        return chunk
    earlier = [c for c in view.chunks if c.kind in _PEOPLE and relative - _PERSON_REACH <= c.after <= relative]
    return earlier[-1] if earlier else None


def is_about_noun(report: ReportView, token: int, relative: int) -> bool:
    """Whether a verb is that of a relative with the article, so that its subject is the noun before: «العمل الذي
    استهدف»; «الوقت الذي قتل فيه» has its own."""
    if not report.forms[relative].startswith(article()) or not 0 < token - relative <= _OWN:
        return False
    if _is_text(report, relative):
        return False
    # its pronoun may stand on a preposition: «المباني التي سيطرت عليها المقاومة»
    behind = report.words[token + 1 : token + 1 + _OWN]
    return not any("within-it" in word.classes or word.classes & _ON_PREPOSITIONS for word in behind)


def is_resumed(report: ReportView, token: int) -> bool:
    """Whether a pronoun on a preposition right behind a verb means the noun of its clause, so that the verb's subject
    follows: «البلدة التي سيطر عليها المتمردون»."""
    return any(word.classes & _ON_PREPOSITIONS for word in report.words[token + 1 : token + 2])


def _is_text(report: ReportView, relative: int) -> bool:
    """Whether a relative is about words, which are those of who speaks: «القرار (2231) الذي رحب», «البيان الذي دعا»."""
    before = (t for t in range(relative - 1, max(relative - 1 - _OWN - _NEAR, -1), -1) if report.forms[t].isalpha())
    words = [report.words[t].classes for t in before][:_OWN]
    return any("speech-thing" in classes or "text" in classes for classes in words)


def _is_next_to(report: ReportView, chunk: Chunk, relative: int) -> bool:
    between = [t for t in range(chunk.after, relative) if report.forms[t].isalpha() and t not in report.timex_tokens]
    if not between or not report.commas.isdisjoint(range(chunk.after, relative)):
        return True
    return report.forms[relative].startswith(article()) is False or _may_describe(report, chunk, between[0])


def _may_describe(report: ReportView, chunk: Chunk, token: int) -> bool:
    """Whether a word right behind a chunk may be its adjective: one of office, one in ي or ية, of a body also a
    participle, of a feminine any feminine."""
    word, form, c = report.words[token], report.forms[token], letters()
    if report.is_governed(token) or any(r.form.tense == "noun" for r in word.readings):
        return False
    if "post-adjective" in word.classes or not form.startswith(article()):
        return True
    if form.endswith((c.yeh, c.yeh + feminine_ending(), *c.dual, c.waw + c.noon)):
        return True
    if chunk.kind in _PEOPLE:
        return False
    many = not report.is_feminine(chunk) and chunk.party is not None
    return form.startswith(article() + c.meem) or (form.endswith(feminine_ending()) and many)
