"""Agencies that no table knows, and whether an agency is the outlet itself.

Note [An agency by its words]
    The bracket of a dateline names who supplied the report. «عدن (وكالة الساحل للأنباء) – …» names an agency although
    no table has it: its first word is that of agencies, or its last one of news. The outlet of the metadata is often
    written in Latin letters («Sahil News Agency»), so the two are compared by the consonants of their own words.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tawatur.annotate.attribution.cues import letter, spellings, words
from tawatur.annotate.boilerplate import Wire, wire_at
from tawatur.text.fold import fold_word
from tawatur.text.segment import Tokens, tokenize

# A name in the bracket of a dateline has no more words: «(وكالة الأنباء والإذاعة والتلفزيون الرسمية)».
_LONGEST_NAME = 7
_VOWELS = re.compile("[aeiouwy\\W\\d_]+")
_ARTICLE = re.compile(r"\b(al|el|an|as|ash|ad|at|ar)-")


def unknown_wire(tokens: Tokens, token: int) -> Wire | None:
    """The agency whose name fills the bracket that opens before `token`, see Note [An agency by its words]."""
    forms = tokens.forms
    if token == 0 or forms[token - 1] != "(":
        return None
    for after in range(token + 1, min(token + _LONGEST_NAME + 1, len(forms))):
        if forms[after] == ")":
            named = forms[token] in words("agency_heads") or forms[after - 1] in words("agency_ends")
            if not named or after < token + 2:
                return None
            span = tokens.span(token, after)
            return Wire("agency", span.of(tokens.source), after)
    return None


@lru_cache(maxsize=1 << 10)
def known_wire(name: str, *, whole: bool) -> str | None:
    """The canonical name of an agency or outlet that an Arabic name is a spelling of: «الوكالة السورية للأنباء».

    Unless it must be the `whole` name, words may follow («وكالة رويترز العالمية»), though not behind a name of one.
    """
    tokens = tokenize(name)
    wire = wire_at(tokens, 0) if len(tokens) else None
    fits = wire is not None and (wire.after == len(tokens) or (not whole and wire.after > 1))
    return wire.name if wire and fits else None


def is_outlet(name: str, outlet: str) -> bool:
    """Whether an agency's name is the outlet's, written alike or in the other script («الساحل», "Sahil")."""
    if not outlet:
        return False
    if name.casefold() == outlet.casefold() or fold_word(name) == fold_word(outlet):
        return True
    common = words("agency_heads") | words("agency_ends")
    sounds = [_sound(word) for word in fold_word(name).split() if word not in common]
    heard = {_consonants(word) for word in re.split(r"[\W_]+", _ARTICLE.sub(" ", outlet.casefold()))}
    return any(sounds) and all(sound in heard for sound in sounds)


@cache
def _latin() -> dict[str, str]:
    pairs = (pair.split(" ") for pair in spellings("latin"))
    return {fold_word(arabic): sound for arabic, sound in pairs}


def _sound(word: str) -> str:
    """The consonants of an Arabic word as Latin letters, without its article: "shl" for «الساحل»."""
    return _consonants("".join(_latin().get(sign, "") for sign in word.removeprefix(letter("article"))))


def _consonants(word: str) -> str:
    return _VOWELS.sub("", word).replace("q", "k").replace("c", "k")
