"""Who tells of a deed and has no part in it: outlets, sources without a name, papers and figures.

Note [Tellers]
    «ذكرت وكالة … اعتقال رجلين»: the agency tells and arrests nobody. Where nothing else stands, the subject of a verb
    of saying may be read as who acts; an event says rather nothing of its actor than that. An outlet or an unnamed
    source may accuse, praise or ask; a paper or a figure does nothing at all.
"""

from __future__ import annotations

from tawatur.annotate.attribution.nouns import source_words
from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.clause import Roles
from tawatur.annotate.events.genitives import is_done
from tawatur.annotate.events.governors import STIRRING, Trigger
from tawatur.annotate.events.view import ReportView
from tawatur.lexicon.entities import entities
from tawatur.model import Argument
from tawatur.model.layers import Realis
from tawatur.text.fold import fold_word

# Deeds of words: who tells may be who does them.
_WORDS = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN"})
# Types that somebody does to somebody: with neither party nothing is told. Attacks, arrests, protests, verdicts, aid
# often stand without («سقط قتلى في هجوم», «أقيل من منصبه»), and so do talks.
_BETWEEN_PARTIES = _WORDS | {"AGREE", "CONCEDE", "COOPERATE"}
# What somebody does with somebody: «لزيارته» alone says neither.
_MET = frozenset({"meet", "visit"})
_MEDIA = "JRN"
_UNNAMED = "~unnamed-"
# Prepositions of where something is told, and how near behind a deed «على» still says to whom it is done.
_TOLD_AT = frozenset({"ala", "fi", "with-other", "b"})
_NEAR = 2
_SOURCES = ("-source", "-sources")


def leave_out_tellers(report: ReportView, type: str, roles: Roles) -> None:
    """Take those who only tell out of the actors."""
    if not roles.actors:
        return
    media = {(c.start, c.end) for c in roles.actor_chunks if is_medium(c)}
    kept = [a for a in roles.actors if not _tells(report, type, a, in_media=(a.start, a.end) in media)]
    if len(kept) < len(roles.actors):
        spans = {(a.start, a.end) for a in kept}
        roles.actors = kept
        roles.actor_chunks = [c for c in roles.actor_chunks if (c.start, c.end) in spans]


def leave_out_platforms(report: ReportView, trigger: Trigger, roles: Roles) -> None:
    """Take a platform or outlet that something is only told on or in out of the recipients: «هدد على تويتر», «قال في
    قناة», but not «هجوم على تويتر»."""
    if not roles.recipients:
        return
    told = [c for c in roles.recipient_chunks if _is_where_told(report, trigger, c)]
    if told:
        roles.drop_recipients(told)


def _is_where_told(report: ReportView, trigger: Trigger, chunk: Chunk) -> bool:
    if chunk.preposition not in _TOLD_AT:
        return False
    # «موقع تويتر»
    site = chunk.party is not None and chunk.party.side == "t"
    named = report.words[chunk.first : chunk.after + site]
    platform = any("platform" in word.classes for word in named)
    if chunk.preposition == "ala":
        near = 0 <= chunk.first - trigger.after <= _NEAR and trigger.entry.type not in _WORDS
        return platform and not near
    return platform or (is_medium(chunk) and chunk.preposition != "b")


def has_its_parties(report: ReportView, trigger: Trigger, roles: Roles, realis: Realis) -> bool:
    """Whether a deed between parties names or describes one: not «شددت على ضرورة التحول».

    A pronoun or the first person is somebody whom the sentence does not name: «سنرد», «أعطى موافقته».
    """
    # what is announced is often told without: «الزيارة مقررة في»
    # «الاتفاق الذي تم التوصل إليه»
    governor = trigger.governor if trigger.entry.type == "AGREE" and is_done(trigger) else None
    done = governor is not None and governor.reading.form.tense == "perfect"
    if trigger.entry.key in _MET and not roles.actors and not roles.recipients:
        owned = trigger.verbal or (trigger.reading is not None and bool(trigger.reading.pronoun))
        return realis == "future" or not owned
    if trigger.entry.type not in _BETWEEN_PARTIES or roles.actors or realis == "future" or done:
        return True
    if "said" in trigger.entry.flags or _is_stirred(trigger):
        return not trigger.verbal
    reading, asked = trigger.reading, trigger.entry.type == "REQUEST"
    if (asked and not trigger.verbal) or (reading is not None and (reading.pronoun or reading.form.first)):
        return True
    return any(a.entity or not asked or report.words[report.token_at(a.start)].party for a in roles.recipients)


def _is_stirred(trigger: Trigger) -> bool:
    """Whether something meets with words of others, who need not be named: «أثار الحكم تنديدا»."""
    light = trigger.governor.light if trigger.governor is not None else None
    return light is not None and light.key in STIRRING


def is_medium(chunk: Chunk) -> bool:
    """Whether a chunk names an outlet of news: «صحيفة الشرق»."""
    return chunk.kind == "ORG" and chunk.mention is not None and chunk.mention.sector == _MEDIA


def _tells(report: ReportView, type: str, argument: Argument, *, in_media: bool) -> bool:
    if _is_paper(report, argument):
        return True
    return type not in _WORDS and (in_media or _is_unnamed(report, argument) or _is_known_medium(argument))


def _is_paper(report: ReportView, argument: Argument) -> bool:
    """«معلومات», «بيانات جمركية», «حصيلة»: a text or a figure, which no name stands beside."""
    token = report.token_at(argument.start)
    alone = argument.entity is None or report.tokens.ends[token] == argument.end
    known = argument.entity is not None and "~" not in argument.entity
    word = fold_word(report.text[argument.start : report.tokens.ends[token]])
    return alone and not known and source_words().get(word) == "document"


def _is_unnamed(report: ReportView, argument: Argument) -> bool:
    if argument.entity is not None:
        return _UNNAMED in argument.entity or argument.entity.endswith(_SOURCES)
    return "teller" in report.words[report.token_at(argument.start)].classes


def _is_known_medium(argument: Argument) -> bool:
    entity = entities().get(argument.entity or "")
    return entity is not None and entity.kind == "ORG" and entity.sector == _MEDIA
