"""What a measure is of: the stuff behind it («طن من الأغذية»), what was measured before it («بارتفاع 600 متر»).

Note [What is measured]
    A unit says how the number is meant and leaves open of what. Stuff follows a weight, a volume, an area or a share
    after «من»; money is as often had from somebody, so that «من» says nothing there. A dimension or a sum stands right
    before the number and its modifier, alone, with a pronoun or with its genitive («بلغت تكلفة المشروع نحو 5 ملايين»);
    a verb of being so much may part them («بطول يبلغ 3 أمتار»).
    «بقيمة» and «قدرها» only tie the number to the noun before them: «مساعدات بقيمة 5 ملايين دولار» is aid.
"""

from __future__ import annotations

from tawatur.annotate.numerals.lexicon import accusative
from tawatur.annotate.quantities.draft import Draft
from tawatur.annotate.quantities.lexicon import single_words
from tawatur.annotate.quantities.noun import (
    Counted,
    has_article,
    is_feminine,
    look_up,
    noun_after,
    owned_stems,
    relates,
)
from tawatur.text.clitics import article as the_article
from tawatur.text.clitics import stems
from tawatur.text.segment import Tokens

_OF_STUFF = frozenset({"weight", "volume", "area", "percent"})
_SIZED = frozenset({"distance", "area", "weight", "volume", "speed", "temperature", "power", "energy", "data", "money"})
# What may part a size from its number: «يتراوح بين», «تصل إلى», «يزيد … على».
_PARTING = ("range-between", "range-to", "copula", "around")
_SHORTEST_NOUN = 3


def measured(tokens: Tokens, draft: Draft) -> Counted | None:
    """What an amount with a unit is of, by Note [What is measured]; None where the text does not say.

    «60 % من المباني السكنية» → «المباني السكنية», «على عمق 10 أمتار» → «عمق».
    """
    found = _stuff_after(tokens, draft) if draft.kind in _OF_STUFF else None
    return found or (_size_before(tokens, draft.opens) if draft.kind in _SIZED else None)


def _stuff_after(tokens: Tokens, draft: Draft) -> Counted | None:
    forms, place = tokens.forms, draft.closes
    if forms[place : place + 1] != [*single_words("range-from")]:
        return None
    found = noun_after(tokens, place)
    if found is None or found.after != found.first + 1 or found.after >= len(forms):
        return found
    # «من سكان القطاع», «من النفط الخام»: a genitive says whose, an adjective which
    indefinite = forms[found.first].endswith(accusative()) and not has_article(tokens, found.first)
    more = has_article(tokens, found.after) and not indefinite
    return Counted(found.first, found.after + more, found.noun)


def _size_before(tokens: Tokens, opens: int) -> Counted | None:
    """The dimension or sum right before an amount, or the noun that «بقيمة» ties it to."""
    place = opens - 1
    while place >= 0 and any(tokens.forms[place] in single_words(kind) for kind in _PARTING):
        place -= 1
    if place < 0:
        return None
    if _is_tie(tokens.forms[place]):
        return _tied(tokens, place)
    for head in (place, place - 1):
        letters = _letters_before(tokens.forms[head], owned=head < place) if head >= 0 else None
        if letters is not None and (head == place or tokens.forms[place].startswith(the_article())):
            return Counted(head, place + 1, None, letters)
    return None


def _letters_before(form: str, *, owned: bool) -> int | None:
    """How many letters stand before a word of size, None where a form is none; `owned`: a genitive follows it."""
    sizes, the = single_words("size"), the_article()
    for stem in stems(form):
        if stem.form in sizes or (not owned and stem.article and stem.form.removeprefix(the) in sizes):
            return stem.start
        if not owned and any(bare in sizes for bare in owned_stems(stem.form)):
            return stem.start
    return None


def _is_tie(form: str) -> bool:
    """«بقيمة», «قدرها»."""
    return form in single_words("tie") or any(bare in single_words("tied") for bare in owned_stems(form))


def _tied(tokens: Tokens, tie: int) -> Counted | None:
    """The noun before «بقيمة» or «قدرها», with its adjective: «غرامة مالية قدرها», «مساعدات بقيمة»."""
    last = tie - 1
    if not _may_be_noun(tokens, last):
        return None
    led = _may_be_noun(tokens, last - 1)
    alike = all(is_feminine(tokens, token) for token in (last - 1, last)) or all(
        tokens.forms[token].endswith(accusative()) for token in (last - 1, last)
    )
    alike = alike or relates(tokens, last)
    first = last - (led and (alike or _known_at(tokens.forms[last - 1]) is not None))
    return Counted(first, tie, None, _known_at(tokens.forms[first]) or 0)


def _known_at(form: str) -> int | None:
    """How many letters stand before a known noun in a word, None where it holds none."""
    sizes = single_words("size")
    return next((stem.start for stem in stems(form) if stem.form in sizes or look_up(stem.form)), None)


def _may_be_noun(tokens: Tokens, token: int) -> bool:
    """Whether a word may be a noun without the article."""
    form = tokens.forms[token] if token >= 0 else ""
    plain = form.isalpha() and not form.isascii() and len(form) >= _SHORTEST_NOUN
    return plain and form not in single_words("stop") and not any(stem.article for stem in stems(form))
