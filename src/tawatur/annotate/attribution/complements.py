"""What a cue may govern: clauses, quotes, words behind a colon, phrases, objects."""

from __future__ import annotations

from typing import Literal

import msgspec

from tawatur.annotate.attribution.cues import Lemma, is_unprefixed, letter, words
from tawatur.annotate.attribution.nouns import group_of
from tawatur.annotate.attribution.phrases import Phrase
from tawatur.annotate.attribution.view import View
from tawatur.model import Quote

Style = Literal["clause", "quote", "colon", "phrase", "object"]

# A quote of fewer words within a gap is a name («على موقع "إكس"»).
_SHORTEST_QUOTE = 3
_COMMAS = frozenset({"\u060c", ","})
# Verbs behind which one's own words may stand without any sign: «وقال نحن جاهزون».
_SPOKEN = frozenset({"say", "add", "continue", "go-on", "go-on-2", "answer", "reply", "declare"})
# «دشنا»: a verb in the first person has so many letters.
_SHORTEST_OURS = 4


class Complement(msgspec.Struct):
    """Where content begins: its first token, how it is joined to the cue, and its quote where it is nothing else.

    `relay` is a source named before it; it speaks itself behind «نقلا عن», else it passes the subject's words on.
    """

    token: int
    style: Style
    quote: Quote | None = None
    addressee: Phrase | None = None
    relay: Phrase | None = None
    relay_speaks: bool = False
    last_gap: int = 0


def frame_of(view: View, at: int) -> str | None:
    """The frame that a word's preposition stands for."""
    form = view.forms[at]
    for name in ("ala", "ila", "min", "an", "fi"):
        if form == letter(name):
            return name
    if form in words("received") or form in words("prepositions"):
        return None
    for name, sign in (("bi", letter("ba")), ("li", letter("lam"))):
        if form == sign:
            return name
        if form.startswith(sign) and len(form) > 2 and not view.starts_mention(at) and not is_unprefixed(form):
            return name
    return None


def clause_at(view: View, first: int, complementizer: int, end: int) -> Complement:
    """The reported clause of a complementizer, or its quote where nothing else follows."""
    inner = complementizer + 1
    if inner < end and view.forms[inner] == ":":
        inner += 1
    if inner in view.quote_at and is_whole(view, inner, end):
        return Complement(first, "quote", view.quote_at[inner])
    return Complement(first, "clause")


def after_colon(view: View, at: int, end: int) -> Complement | None:
    """The complement behind a colon: a quote, a reported clause, or words without marks."""
    if at >= end:
        return None
    if at in view.quote_at:
        return Complement(at, "quote", view.quote_at[at])
    if view.forms[at] in words("complementizers"):
        clause = clause_at(view, at, at, end)
        return clause if clause.quote else Complement(at, "colon")
    return Complement(at, "colon")


def is_spoken(view: View, at: int, lemma: Lemma) -> bool:
    """Whether one's own words begin here without marks: «قال القائد | لقد انتهينا», «وقال | افتتحنا الجسر»."""
    if lemma.name not in _SPOKEN or at in view.mention_at:
        return False
    return view.forms[at] in words("spoken") or is_ours(view.forms[at])


def is_ours(form: str) -> bool:
    """Whether a word is shaped like a verb of the first person: «افتتحنا»."""
    shaped = form.endswith(letter("us")) and len(form) >= _SHORTEST_OURS and not form.startswith(letter("article"))
    return shaped and form not in words("prepositional_pronouns") and form not in words("complementizers")


def quoted_at(view: View, at: int) -> Complement | None:
    """The quote that opens at a token, unless it is only a name."""
    stop = view.quote_stop(at)
    if view.forms[at] == "(":
        return Complement(at, "quote", view.quote_at[at])
    is_name = stop - at - 2 < _SHORTEST_QUOTE and view.forms[at - 1] not in _COMMAS
    before = view.forms[at - 1]
    # a channel before the colon that brings what is said: «في تصريح إلى محطة «تي في اي»: «…»»
    is_name = is_name or before == letter("lam") or (stop < len(view.forms) and view.forms[stop] == ":")
    is_name = is_name or group_of(before.removeprefix(letter("lam")), 0) == "medium" or _is_reporter(before)
    return None if is_name else Complement(at, "quote", view.quote_at[at])


def _is_reporter(form: str) -> bool:
    """Whether a word is one spoken to who has his paper behind him: «لمراسل "الساحل"»."""
    return form[0] == letter("lam") and group_of(form[1:], 1) == "person"


def is_whole(view: View, at: int, end: int) -> bool:
    """Whether nothing of the content stands outside the quote that opens at `at`."""
    quote = view.quote_at[at]
    if not quote.closed:
        return True
    stop = view.quote_stop(at)
    if stop >= end:
        return True
    return view.forms[stop] in _COMMAS or view.forms[stop] in {".", "\u061b", "!", "\u061f", "\u2026", "-", ":"}
