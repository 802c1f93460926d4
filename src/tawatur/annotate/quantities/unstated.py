"""The one that no number states: «مقتل شخص وإصابة ثلاثة», «قتيل وجريحان», «مقتل جندي وإصابة آخر».

Note [Only beside its counterpart]
    A single noun after a word of harm is mostly no count («مقتل قائد الشرطة»), and «قتل شخص» may be active. In a toll
    the other half stands beside it: another word of harm of another kind that و joins on within the sentence. Only
    there one is counted.
"""

from __future__ import annotations

from functools import cache

import msgspec

from tawatur.annotate.numerals.context import is_determined
from tawatur.annotate.numerals.lexicon import ATOMS, conjunction
from tawatur.annotate.quantities.amounts import Amounts
from tawatur.annotate.quantities.draft import Draft
from tawatur.annotate.quantities.lexicon import GOVERNORS, Noun, duals, governor_rows, nouns, single_words
from tawatur.annotate.quantities.noun import Counted
from tawatur.text.clitics import surfaces
from tawatur.text.memo import ByForm
from tawatur.text.segment import NEWLINE

_HARM = frozenset({"killed", "wounded", "detained", "missing", "hostages"})
# How far apart the two halves of a toll stand: after words of harm, and between nouns («قتيل وثلاثة جرحى»).
_REACH, _REACH_NOUNS = 9, 3


def find_unstated(amounts: Amounts, held: set[int]) -> list[Draft]:
    """The amounts of one in a toll, in order; `held` are the tokens of numbers.

    «مقتل شخص وإصابة آخر» → «شخص», 1 killed, and «آخر», 1 wounded; «قتيل وجريحان» → «قتيل», 1 killed.
    """
    places = amounts.tokens.among(_words_of_harm())
    drafts = (_read(amounts, token, held) for token in places if held.isdisjoint((token, token - 1)))
    return [draft for draft in drafts if draft is not None]


class _Harm(msgspec.Struct, frozen=True):
    """What a word says of harm: its kind, the letter و before it, and whether it is itself the one harmed («قتيل»)."""

    kind: str
    letters: int
    one: Noun | None


@cache
def _words_of_harm() -> frozenset[str]:
    """Every folded word, with clitics, that tells of harm."""
    persons = [
        form for known in (nouns(), duals()) for form, noun in known.items() if noun.human and noun.kind in _HARM
    ]
    governors = [form for form, governor in governor_rows().items() if governor.kind in _HARM]
    return frozenset(surfaces([*persons, *governors], article=True))


def _harm(form: str) -> _Harm | None:
    if form not in _words_of_harm():
        return None
    linked = form.startswith(conjunction())
    for letters in (0, 1) if linked else (0,):
        bare = form[letters:]
        noun = nouns().get(bare) or duals().get(bare)
        if noun is not None and noun.human and noun.kind in _HARM:
            one = bare in nouns() and not noun.plural and GOVERNORS[bare] is None
            return _Harm(noun.kind, letters, noun if one else None)
    governor = GOVERNORS[form]
    harms = governor is not None and governor.kind in _HARM and (governor.before or form in single_words("dual-verb"))
    return _Harm(governor.kind, int(linked), None) if governor is not None and harms else None


# Folded form → the harm it tells of, None for nearly all.
_HARMS = ByForm(_harm)


def _read(amounts: Amounts, token: int, held: set[int]) -> Draft | None:
    forms = amounts.forms
    harm = _HARMS[forms[token]]
    if harm is None:
        return None
    if forms[token] in single_words("dual-verb"):
        return _two(amounts, token, harm.kind, held)
    if harm.one is not None:
        # «بين قتيل وجريح» spreads a number that stands before it
        if not single_words("range-between").isdisjoint(forms[max(0, token - 2) : token]):
            return None
        beside = any(_counterpart(forms, token, harm.kind, step, _REACH_NOUNS) for step in (1, -1))
        return _draft(amounts, token, harm.kind, harm.one, harm.letters) if beside else None
    following = forms[token + 1] if token + 1 < len(forms) else NEWLINE
    if following in single_words("other"):
        return _draft(amounts, token + 1, harm.kind, None) if _counterpart(forms, token, harm.kind, -1) else None
    noun = nouns().get(following)
    if noun is None or not noun.human or noun.plural or noun.kind in _HARM or ATOMS[following] is not None:
        return None
    second = forms[token + 2] if token + 2 < len(forms) else NEWLINE
    if (
        held.intersection((token + 1, token + 2))
        or is_determined(second)
        or not _counterpart(forms, token, harm.kind, 1)
    ):
        return None
    return _draft(amounts, token + 1, harm.kind, noun)


def _two(amounts: Amounts, token: int, kind: str, held: set[int]) -> Draft | None:
    """«إن شرطيين قتلا»: a plural in ين that a verb in the dual makes a dual."""
    place = token - 1
    noun = nouns().get(amounts.forms[place]) if token else None
    if noun is None or not noun.plural or not noun.human or not held.isdisjoint((place, place - 1)):
        return None
    if not amounts.forms[place].endswith(tuple(single_words("dual-oblique"))):
        return None
    draft = _draft(amounts, place, kind, noun)
    draft.low = draft.high = 2
    draft.source = "dual"
    return draft


def _counterpart(forms: list[str], token: int, kind: str, step: int, reach: int = _REACH) -> bool:
    """Whether a word of harm of another kind stands near, and و before the later of the two, or before its number."""
    for place in range(token + step, token + step * (reach + 1), step):
        if not 0 <= place < len(forms) or forms[place] == NEWLINE or forms[place] in single_words("hard"):
            return False
        other = _HARMS[forms[place]]
        if other is not None:
            later = max(place, token)
            return other.kind != kind and _is_joined(forms, later)
    return False


def _is_joined(forms: list[str], token: int) -> bool:
    """Whether و stands before a word, or before the number right before it («وثلاثة جرحى»)."""
    before = forms[token - 1]
    linked = before.startswith(conjunction())
    return forms[token].startswith(conjunction()) or (linked and ATOMS[before] is not None)


def _draft(amounts: Amounts, token: int, kind: str, noun: Noun | None, letters: int = 0) -> Draft:
    tokens = amounts.tokens
    draft = Draft(token, token + 1, tokens.place(token, letters), tokens.ends[token], 1, 1, kind=kind)
    draft.source = "unstated-one"
    draft.opens, draft.closes = token, token + 1
    draft.counted = Counted(token, token + 1, noun, letters) if noun is not None else None
    amounts.bound(draft)
    return draft
