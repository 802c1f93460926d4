"""Those spoken to: the object of «دعا», the one behind ل («للصحفيين», «لرويترز»)."""

from __future__ import annotations

import msgspec

from tawatur.annotate.attribution.cues import Lemma, letter, words
from tawatur.annotate.attribution.nouns import is_adjective
from tawatur.annotate.attribution.phrases import Phrase
from tawatur.annotate.attribution.speakers import read_phrase
from tawatur.annotate.attribution.view import View

# Sectors of papers, stations and agencies in the table of entities.
MEDIA = frozenset({"MED", "JRN"})


def is_called(form: str) -> bool:
    """Whether a noun is accusative or one of those usually called upon: «المانحين», «المجتمع الدولي»."""
    plural = form.startswith(letter("article")) and form.endswith(letter("plural_accusative")) and len(form) > 6
    return plural or form in words("called_upon")


def _after_called(view: View, at: int, end: int) -> int:
    """The token after those called upon with their adjective: «المجتمع الدولي»."""
    at += 1
    return at + 1 if at < end and at not in view.mention_at and is_adjective(view.forms[at]) else at


def spoken_to(view: View, at: int, end: int, lemma: Lemma, direct_place: bool) -> Phrase | None:
    """The one spoken to: an object («دعا العراق إلى …») or behind ل («للصحفيين»)."""
    if at >= end or view.forms[at - 1] in words("belonging"):
        return None
    called = "a" in lemma.frames and direct_place
    if at in view.mention_at:
        return _mention_spoken_to(view, at, end, called)
    form = view.forms[at]
    if called and is_called(form):
        return Phrase(at, _after_called(view, at, end), [], head=form)
    return _behind_lam(view, at, end) if form[0] == letter("lam") else None


def _mention_spoken_to(view: View, at: int, end: int, called: bool) -> Phrase | None:
    """The mention that begins in a token where it is called upon, or stands behind ل."""
    stuck = view.offset(at)
    if stuck == 0:
        return read_phrase(view, at, end) if called else None
    behind = view.forms[at][0] == letter("lam") and stuck == 1
    return read_phrase(view, at, end, stuck) if behind else None


def _behind_lam(view: View, at: int, end: int) -> Phrase | None:
    """A paper in marks («لـ"الأهرام"») or by its noun («لصحيفة محلية»), those usually spoken to («للصحفيين»)."""
    form = view.forms[at]
    if len(form) == 1:
        return _named_medium(view, at + 1) if at + 1 in view.quote_at else None
    phrase = read_phrase(view, at, end, 1) if len(form) > 3 else None
    if phrase and phrase.group == "medium":
        return _only_listener(view, phrase)
    return Phrase(at, at + 1, [], letters=1, head=form[1:]) if form[1:] in words("listeners") else None


def _named_medium(view: View, at: int) -> Phrase | None:
    """The paper or station whose name stands in the marks that open at a token."""
    mention = view.mention_at.get(at + 1)
    stop = view.quote_stop(at)
    if mention is None or mention.sector not in MEDIA or view.mention_after[at + 1] != stop - 1:
        return None
    return Phrase(at, stop, [mention], "medium", head=view.forms[at + 1])


def _only_listener(view: View, phrase: Phrase) -> Phrase:
    """A definite paper or station spoken to, without the object behind it: «أكدت مصادر للصحيفة | وقوع الحادث»."""
    assimilated = view.forms[phrase.first].startswith(letter("lam") * 2)
    if not assimilated or phrase.first + 1 in view.quote_at:
        return phrase
    after = past_adjectives(view, phrase.first + 1, phrase.after)
    mentions = [mention for mention in phrase.mentions if mention.start < view.tokens.ends[after - 1]]
    return msgspec.structs.replace(phrase, after=after, mentions=mentions)


def past_adjectives(view: View, at: int, end: int) -> int:
    """The token after the adjectives that begin at `at`: «مدير الصندوق للشؤون الإنسانية | الحرب»."""
    while at < end and at not in view.mention_at and is_adjective(view.forms[at]):
        at += 1
    return at
