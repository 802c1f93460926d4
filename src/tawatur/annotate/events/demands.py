"""What somebody says that another must do: «قال إن على الحركة أن تنسحب», «يجب على الحكومة وقف القصف».

Note [Demands]
    A modal («يجب», «ينبغي», «يتعين», «لا بد») or «على» itself asks a party for something where somebody known says so:
    an essay on what must be done asks nobody. The party stands after «على» or «لـ», right before the modal or right
    after the verb behind أن; without one only a yielding is asked for («ينبغي الإفراج عن الصحفي»). What should have
    been done («كان يجب») is asked of nobody. The trigger runs from the modal to what must be done.
"""

from __future__ import annotations

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.clause import group
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.lexicon import Entry, entry_named
from tawatur.annotate.events.morphology import letters
from tawatur.annotate.events.view import OPENING, ReportView, SentenceView
from tawatur.text.clitics import article

# The key of the modals in triggers.tsv.
_MUST = "must-do"
_ASKED = frozenset({"PERSON", "TITLE", "ORG", "GPE", "NORP"})
_SECTORS = frozenset({"GOV", "MIL", "UAF", "OPP", "COP", "JUD"})
_OBLIGED = frozenset({"ala", "l"})
# Types whose verbal noun may be asked for without saying of whom.
_YIELDED = frozenset({"RETREAT", "CONCEDE", "AID"})
_PRONOUN = "pronoun"
# The class of «المجتمع الدولي», which no name stands for.
_WORLD = "world"
# In tokens: how long a trigger may be.
_LONGEST = 8


def is_demand(report: ReportView, trigger: Trigger) -> bool:
    """Whether a modal asks somebody for something, by Note [Demands]; sets whom, and how far the trigger runs."""
    view, words = trigger.view, report.words
    if trigger.first > view.first and "before-report" in words[trigger.first - 1].classes:
        return False
    return _is_asked(report, trigger, trigger.after)


def demand_at(report: ReportView, view: SentenceView, token: int) -> Trigger | None:
    """The demand that «على» at a token makes where it opens what somebody says: «إن على إسرائيل أن توقف»."""
    word = report.words[token]
    owed = _is_many(report, token)
    if (word.preposition != "ala" and not owed) or not _opens(report, view, token):
        return None
    if report.speaker_at(report.tokens.starts[token]) is None:
        return None
    trigger = Trigger(view, token, token + owed, entry_named(_MUST), None)
    trigger.start = report.tokens.place(token, int(word.conjunction))
    return trigger if _is_asked(report, trigger, token) else None


def _opens(report: ReportView, view: SentenceView, token: int) -> bool:
    """Whether a word opens a sentence, a quotation or a clause behind أن."""
    if token == view.first or report.forms[token - 1] in OPENING or token - 1 in report.stops:
        return True
    return "that" in report.words[token - 1].classes


def _is_asked(report: ReportView, trigger: Trigger, token: int) -> bool:
    """Whether somebody is asked for something from a token on; sets whom, and the end of the trigger."""
    asked, token, owed = _obliged(report, trigger.view, token)
    if token >= trigger.view.after:
        return False
    if "subordinate" in report.words[token].classes:
        token += 1
        asked = asked or ([] if owed else _subject(report, trigger, token + 1))
        done = (bool(asked) or owed is not None) and not _stands(report, trigger.view, token, "state-verb")
        # «يجب أن نرى»: whoever can is to show it
        done = done or (owed is None and _stands(report, trigger.view, token, "see-verb"))
    else:
        done = owed != _PRONOUN and _is_deed(report, token, owed=bool(asked) or owed is not None)
    if not done or token >= trigger.view.after:
        return False
    trigger.asked = asked
    if token - trigger.first < _LONGEST:
        trigger.after = token + 1
    trigger.end = report.tokens.ends[trigger.after - 1]
    return trigger.after > trigger.first


def _stands(report: ReportView, view: SentenceView, token: int, name: str) -> bool:
    """Whether a word of a class stands at a token, as «تلعب» in «يجب أن تلعب السلطة دورا», which asks for no deed."""
    return token < view.after and name in report.words[token].classes


def _is_deed(report: ReportView, token: int, *, owed: bool) -> bool:
    """Whether a noun names what is asked for: a yielding, or anything where it is said who must do it."""
    word = report.words[token]
    if any(isinstance(r.entry, Entry) and r.entry.type in _YIELDED for r in word.readings if r.form.tense == "noun"):
        return True
    return owed and report.forms[token].startswith(article()) and word.party is None


def _obliged(report: ReportView, view: SentenceView, token: int) -> tuple[list[Chunk], int, str | None]:
    """Who stands behind «على» or «لـ» at a token, the token behind, and what stands for him: a pronoun or the world."""
    if token < view.after and _is_many(report, token):
        return [], token + 1, _PRONOUN
    if _stands(report, view, token + 1, _WORLD) and report.words[token].preposition == "ala":
        adjective = token + 2 < view.after and "foreign" in report.words[token + 2].classes
        return [], token + 2 + adjective, _WORLD
    for chunk in view.chunks:
        if token <= chunk.first <= token + 1 and chunk.preposition in _OBLIGED and _can_be_asked(chunk):
            asked = group(view, chunk)
            return asked, asked[-1].after, None
    return [], token, None


def _is_many(report: ReportView, token: int) -> bool:
    """Whether a word is «عليها» or «عليهم»: «عليه» is rather anybody."""
    return "ala-him" in report.words[token].classes and not report.forms[token].endswith(letters().him)


def _subject(report: ReportView, trigger: Trigger, token: int) -> list[Chunk]:
    """The subject of what must be done: right behind its verb, or right before the modal and its quotation mark."""
    bare = [c for c in trigger.view.chunks if c.preposition is None and _can_be_asked(c)]
    behind = [c for c in bare if c.first == token]
    last = trigger.first
    while last > trigger.view.first and report.forms[last - 1] in OPENING:
        last -= 1
    return (behind or [c for c in bare if c.after == last])[:1]


def _can_be_asked(chunk: Chunk) -> bool:
    if chunk.mention is not None:
        return chunk.kind in _ASKED
    return chunk.party is not None and chunk.party.sector in _SECTORS
