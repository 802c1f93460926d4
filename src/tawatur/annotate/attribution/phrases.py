"""Noun phrases that may be sources, and what may stand before one: adverbs, times, brackets."""

from __future__ import annotations

import msgspec

from tawatur.annotate.attribution.cues import letter, words
from tawatur.annotate.attribution.nouns import adverbs
from tawatur.annotate.attribution.view import View
from tawatur.model import Mention

_LONGEST_BRACKET = 9


class Phrase(msgspec.Struct):
    """A noun phrase that may be a source: tokens [first, after), its mentions, and what its head word is.

    `soft` is a token where it may end already («تنظيم الجبل | الهجوم»), 0 where there is none. `group` is the class of
    the head in data/ar/source_words.tsv ("" where it has none); `definite` tells «البيان» from
    «بيان», so that it can point back.
    """

    first: int
    after: int
    mentions: list[Mention]
    group: str = ""
    definite: bool = False
    head: str = ""
    letters: int = 0
    soft: int = 0
    back: bool = False


def bare_head(phrase: Phrase) -> str:
    """The head word of a phrase without its article or the ل before it."""
    head = phrase.head.removeprefix(letter("article"))
    return head[1:] if phrase.letters and phrase.definite and head.startswith(letter("lam")) else head


def skip_adjuncts(view: View, token: int, end: int) -> int:
    """The first token from `token` on that is no comma, adverb, time or bracket."""
    forms = view.forms
    while token < end:
        form = forms[token]
        if form in {"\u060c", ",", "-", "\u2013"} or form in words("prepositional_pronouns"):
            token += 1
        elif token in view.time_after:
            token = max(view.time_after[token], token + 1)
        elif form == "(" and token not in view.quote_at and (after := past_bracket(view, token, end)):
            token = after
        elif view.starts_mention(token):
            return token
        elif hits := adverbs().at(view.tokens, token):
            token = hits[0].after
        else:
            return token
    return token


def past_bracket(view: View, token: int, end: int) -> int:
    """The token after a bracket that opens at `token` and closes near; 0 where it does not."""
    for after in range(token + 1, min(token + _LONGEST_BRACKET, end)):
        if view.forms[after] == ")":
            return after + 1
    return 0


def shortened(view: View, phrase: Phrase) -> Phrase:
    """The phrase up to where it may end already, see `Phrase.soft`: «الفنانة | متحف المدينة»."""
    if not phrase.soft:
        return phrase
    start = view.tokens.starts[phrase.soft]
    return msgspec.structs.replace(
        phrase, after=phrase.soft, soft=0, mentions=[m for m in phrase.mentions if m.start < start]
    )
