"""Participles that say of somebody right before them what was done to him.

Note [Described]
    «الصيادين المصريين المحتجزين منذ أبريل», «شرطيين مقتولين برصاص», «قاسم سليماني المتهم بقتل الجنود»: a passive
    participle tells of a deed where it says more than what sort of people they are: since when or by whom, of those not
    known yet also where; of what a man is accused who is named. Who suffers stands right before it; «المحتجزين» alone
    are people.
"""

from __future__ import annotations

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.clause import PREPOSITION_REACH, Roles, governed
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.morphology import letters
from tawatur.annotate.events.view import OPENING, ReportView, SentenceView
from tawatur.text.clitics import article

# Flags of the participles that say what was done to somebody before them.
DESCRIBING = frozenset({"described", "detained", "charged"})
_HOLDERS = ("amam", "by")
# In tokens: how far before «والمتهم» a man may be named.
_CHARGED_REACH = 8


def described_before(report: ReportView, view: SentenceView, first: int) -> Chunk | None:
    """Of whom a participle says something: the chunk right before it, past a quotation mark and و."""
    before = first
    while before > view.first and report.forms[before - 1] in OPENING:
        before -= 1
    near = [c for c in view.chunks if c.after == before and not (c.is_place and c.mention is not None)]
    return near[-1] if near else None


def is_described(report: ReportView, view: SentenceView, first: int) -> bool:
    """Whether a participle without the article says something new of somebody right before it: «شرطيين مقتولين»."""
    return not _is_known(report, first) and described_before(report, view, first) is not None


def is_detained(report: ReportView, view: SentenceView, first: int, after: int) -> bool:
    """Whether a participle says since when, by whom or where somebody right before it is held, by Note [Described].

    «محتجزين في إيران», «المحتجزين منذ أبريل», not «المحتجزين في السجون».
    """
    if after >= view.after or described_before(report, view, first) is None:
        return False
    behind = report.words[after]
    if "since" in behind.classes and not report.timex_tokens.isdisjoint((after, after + 1)):
        return True
    held = any(c.first in (after, after + 1) and _holds(c) for c in view.chunks)
    return held and not _is_known(report, first)


def _is_known(report: ReportView, token: int) -> bool:
    """Whether a word has the article."""
    return report.forms[token][report.words[token].conjunction :].startswith(article())


def is_charged(report: ReportView, view: SentenceView, first: int, after: int) -> bool:
    """Whether it is said of what a man who is named is accused: «قاسم سليماني المتهم بقتل الجنود»."""
    by = after < view.after and report.forms[after].startswith(letters().by) and report.is_governed(after)
    return by and charged_before(report, view, first) is not None


def charged_before(report: ReportView, view: SentenceView, first: int) -> Chunk | None:
    """The man who is named right before a participle, or before و and what else is said of him."""
    reach = _CHARGED_REACH if report.words[first].conjunction else 0
    near = (c for c in reversed(view.chunks) if first - reach <= c.after <= first)
    return next((c for c in near if c.kind == "PERSON" and c.mention is not None and c.mention.named), None)


def _holds(chunk: Chunk) -> bool:
    """Whether a chunk says who holds somebody: a country he is in, or a party behind «لدى»."""
    if chunk.preposition in ("fi", "b"):
        return chunk.kind == "GPE"
    return chunk.preposition in _HOLDERS and (chunk.mention is not None or chunk.party is not None)


def fill_described(report: ReportView, trigger: Trigger, roles: Roles) -> None:
    """Who suffers stands before the participle, who does it behind «لدى» or «على يد», or is the country it is in."""
    view, after = trigger.view, trigger.after
    charged = "charged" in trigger.entry.flags
    found = charged_before(report, view, trigger.first) if charged else described_before(report, view, trigger.first)
    if found is not None:
        roles.receive([found])
    if charged:
        return
    right = min(view.after, after + PREPOSITION_REACH)
    for place in _HOLDERS:
        if not roles.actors:
            roles.act(governed(view, after, right, place)[:1])
    if not roles.actors and "detained" in trigger.entry.flags:
        roles.act([c for c in view.chunks if c.first in (after, after + 1) and c.kind == "GPE" and c.is_seat])
