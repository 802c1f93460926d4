"""Names of persons that only their place betrays: between commas behind an office, behind a rank.

Note [A name by its place]
    «قال الكاتب العام، منذر السالمي، إن» names a person whom no list knows: the words between the commas begin with a
    given name and hold no word of grammar. Behind a rank («العقيد فؤاد الراجي») a given name and the word after it are
    a name; behind a definite noun («والي الجهة ماهر الدليمي») only where the second word is a surname.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tawatur.annotate.attribution.cues import cue_forms, letter, spellings, words
from tawatur.lexicon.entities import given_names, surnames
from tawatur.text.fold import visible
from tawatur.text.segment import Tokens

# «عبد الرحمن ولد سيدي أحمد»: a name between commas has no more words.
_LONGEST = 5
_CLOSERS = frozenset({"\u060c", ",", ":", "("})


@cache
def _closed() -> frozenset[str]:
    names = ("prepositions", "complementizers", "complementizers_bi", "negations", "auxiliaries", "relatives")
    return frozenset().union(*(words(name) for name in (*names, "clauses", "adverbs", "circumstance", "objects")))


def _is_part(tokens: Tokens, token: int) -> bool:
    """Whether a word may stand within a name."""
    form = tokens.forms[token]
    return form[0].isalpha() and form not in _closed() and form not in cue_forms()


def name_at(tokens: Tokens, token: int, mention_after: Mapping[int, int]) -> int:
    """The token after the person's name that begins at `token`, see Note [A name by its place]; 0 where none does.

    `mention_after` tells where the mentions known already end; a name cut short («عبد القادر | الراجي») goes on.
    """
    forms = tokens.forms
    if token == 0 or visible(tokens.surface(token)) in spellings("prepositions_like_names"):
        return 0
    before = forms[token - 1]
    ranked = before in words("ranks")
    if forms[token] not in given_names():
        article = letter("article")
        family = forms[token + 1] if ranked and token + 1 < len(forms) and _is_part(tokens, token) else ""
        named = family.startswith(article) and family in surnames() and not forms[token].startswith(article)
        return token + 2 if named and token not in mention_after else 0
    slot = forms[token - 2] if ranked and token > 1 else before
    if slot in {"\u060c", ","}:
        after = _past_words(tokens, token)
        if after > token + 1 and after < len(forms) and _ends_slot(forms[after]):
            return after
    if token in mention_after or token + 1 >= len(forms) or not _is_part(tokens, token + 1):
        return 0
    if ranked:
        return token + 2
    family = forms[token + 1]
    related = family.endswith(tuple(words("nisba"))) and family not in words("adjectives")
    known = (family in surnames() or related) and family.startswith(letter("article"))
    sure = before.startswith(letter("article")) and before not in words("article_like")
    return token + 2 if known and sure and not given_names()[forms[token]].ambiguous else 0


def _past_words(tokens: Tokens, token: int) -> int:
    at = token
    while at < min(token + _LONGEST, len(tokens)) and _is_part(tokens, at):
        at += 1
    return at


def _ends_slot(form: str) -> bool:
    return form in _CLOSERS or form in words("complementizers")
