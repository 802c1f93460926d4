"""From numbers, vague words and duals to amounts with bounds, units and counted nouns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawatur.annotate.numerals.context import is_determined
from tawatur.annotate.numerals.lexicon import ATOMS, conjunction, context_words, months
from tawatur.annotate.quantities.draft import Draft
from tawatur.annotate.quantities.lexicon import (
    Unit,
    currencies,
    dual_endings,
    duals,
    signs,
    single_words,
    starts_phrase,
    units,
)
from tawatur.annotate.quantities.measured import measured
from tawatur.annotate.quantities.modifiers import modifier_after, modifier_before
from tawatur.annotate.quantities.noun import Counted, look_up, noun_after, noun_before
from tawatur.model import Numeral
from tawatur.model.layers import Modifier, Number
from tawatur.text.clitics import article as the_article
from tawatur.text.clitics import stems
from tawatur.text.segment import NEWLINE, Tokens

_HYPHENS = frozenset("-\u2010\u2011\u2012\u2013\u2014")
_MINUS = frozenset("-\u2212")
_SIGNED = frozenset({"percent", "degree", "temperature"})
_INNER_SIGNS = frozenset("/:+")
_LIST_OPENERS = frozenset((NEWLINE, ":", "."))
_LIST_SIGNS = frozenset(".-)\u2013")
# a number in parentheses or quotation marks counts what follows them
_PAIRS = {"(": ")", "\u201c": "\u201d", "\u00ab": "\u00bb", '"': '"'}
_LONE_NOUN = 2
_FIRST_DUE = 11
_YEAR_DIGITS = 4
_LEAST_YEAR, _MOST_YEAR = 1900, 2100
_LONGEST_GAP = 2
_CHANGE_REACH = 6
_DEGREE_REACH = 8
_MODEL_REACH = 3


class Amounts:
    """Makes the amounts of one text; `country` is the outlet's and tells which dinar is meant.

    `places` are the tokens [first, after) of the numbers by their start.
    """

    def __init__(self, tokens: Tokens, numerals: Sequence[Numeral], country: str | None) -> None:
        self.tokens = tokens
        self.forms = tokens.forms
        self.country = country
        self.places = {
            numeral.start: (tokens.at(numeral.start), tokens.at(numeral.end - 1) + 1) for numeral in numerals
        }

    def place(self, numeral: Numeral) -> tuple[int, int]:
        """The tokens [first, after) of a number."""
        return self.places[numeral.start]

    def from_numeral(self, numeral: Numeral) -> Draft | None:
        """The amount of one number, None where it counts nothing (an identifier, a list mark, part of a date)."""
        first, after = self.place(numeral)
        if self._is_no_amount(first, after):
            return None
        draft = Draft(first, after, numeral.start, numeral.end, numeral.value, numeral.value)
        draft.linked = self._is_linked(numeral, first)
        return self._complete(draft)

    def from_range(self, one: Numeral, other: Numeral) -> Draft | None:
        """The amount of two numbers that bound it: «بين 20 و30», «20 إلى 30 ألفاً», «3 أو 4», «20-30»."""
        first, after = self.place(one)
        second, end = self.place(other)
        how = self._range_kind(first, after, second, other)
        if not how:
            return None
        low, high = self._scaled(one, other, end), other.value
        if not low < high:
            return None
        draft = Draft(first, end, one.start, other.end, low, high, source=f"range-{how}")
        draft.linked = self._is_linked(one, first)
        draft = self._complete(draft, bounded=True)
        if how == "dash" and (draft.bare or (draft.unit is None and _LEAST_YEAR <= low < high < _MOST_YEAR)):
            return None
        if draft.counted is None and draft.unit is None and after < second:
            draft.counted = noun_after(self.tokens, after) if look_up(self.forms[after]) else None
        return draft

    def share(self, drafts: list[Draft]) -> None:
        """«من 318 مليوناً إلى 400 مليون دولار»: the unit of the second number is that of the first as well."""
        for one, other in pairwise(drafts):
            if one.unit is None and one.counted is None and self._is_between(one.after, other.first):
                if other.unit is not None:
                    one.unit, one.kind = other.unit, other.kind
                one.bare = one.bare and other.counted is None

    def _is_between(self, first: int, after: int) -> bool:
        """Whether «إلى» alone parts two numbers."""
        return after - first == 1 and self.forms[first] in single_words("range-to")

    def is_repeated(self, one: Numeral, other: Numeral) -> bool:
        """«(190) مائة وتسعون»: a number in digits and again in words, one of them in parentheses."""
        _, after = self.place(one)
        second, _ = self.place(other)
        between = self.forms[after:second]
        return one.value == other.value and between in (["("], [")"])

    def is_score(self, one: Numeral, other: Numeral) -> bool:
        """«3-1»: two numbers with a hyphen that count nothing."""
        _, after = self.place(one)
        second, _ = self.place(other)
        return second == after + 1 and self.forms[after] in _HYPHENS

    def _complete(self, draft: Draft, *, bounded: bool = False) -> Draft:
        draft.opens, draft.closes = draft.first, draft.after
        opening = self.forms[draft.first - 1] if draft.first else ""
        if opening in _PAIRS and self.forms[draft.after : draft.after + 1] == [_PAIRS[opening]]:
            draft.opens, draft.closes = draft.first - 1, draft.after + 1
        self.measure(draft)
        if draft.unit is None:
            if not self._follows_noun(draft) and not self._is_determined(draft):
                draft.counted = noun_after(self.tokens, draft.closes, accusative_due=_asks_accusative(draft))
            if draft.counted is None and not bounded:
                draft.counted = self._counted_before(draft)
            elif draft.counted is not None:
                draft.closes = draft.counted.after
        if not bounded:
            self.bound(draft)
        if draft.unit is not None:
            draft.counted = measured(self.tokens, draft)
        apart = draft.unit is None and draft.counted is None and draft.modifier == "exact"
        draft.bare = apart and not self._is_base(draft.first)
        counted = draft.counted
        if draft.low == draft.high == 1 and counted is not None and self.forms[counted.first - 1] in _of():
            # «واحدة من أكبر المدن», «(أطفال) من عائلة واحدة» say little unless a governing word stands by them
            draft.bare = True
            draft.counted = counted if counted.first > draft.first else None
        return draft

    def _is_base(self, first: int) -> bool:
        """«27 عضواً من أصل 35»: the number of all."""
        before = self.forms[max(0, first - 2) : first]
        return len(before) == 2 and before[0] in _of() and before[1] in single_words("whole-of")

    def _follows_noun(self, draft: Draft) -> bool:
        """Whether a number is written after its noun: «شخص واحد», «جنديين اثنين»; «اثنان من الجنود» is not."""
        lone = draft.low is not None and 1 <= draft.low <= _LONE_NOUN and not self.forms[draft.first][0].isdecimal()
        return lone and self.forms[draft.after : draft.after + 1] != list(_of())

    def _is_determined(self, draft: Draft) -> bool:
        """«الدول الخمس», «أجزائه الأربع»: the article makes the number an adjective of the noun before it."""
        return self._has_article(draft) and draft.first > 0 and is_determined(self.forms[draft.first - 1])

    def _has_article(self, draft: Draft) -> bool:
        """«الثلاثة», «الـ50»; «ألف», which begins with the same letters, has none."""
        form = self.forms[draft.first]
        atom = ATOMS[form]
        return atom.article if atom is not None else the_article() in form

    def _counted_before(self, draft: Draft) -> Counted | None:
        """«الجنود الثلاثة», «شخص واحد», «شخصان اثنان»."""
        determined = self._has_article(draft)
        lone = self._follows_noun(draft)
        if draft.linked or not (determined or lone):
            return None
        found = noun_before(self.tokens, draft.first)
        if lone and draft.low == _LONE_NOUN and not (found and found.noun and found.noun.plural):
            return self._dual_before(draft.first) or self._known_after(draft.after)
        return None if found is None or (lone and not determined and found.noun is None) else found

    def _known_after(self, after: int) -> Counted | None:
        """«إصابة اثنين آخرين»."""
        found = noun_after(self.tokens, after)
        return found if found is not None and found.noun is not None and found.noun.plural else None

    def _dual_before(self, first: int) -> Counted | None:
        """«انتحاريين اثنين», «ويمنيان اثنان»: a dual that no lexicon lists."""
        form = self.forms[first - 1] if first else ""
        if not form.endswith(dual_endings()) or not form.isalpha():
            return None
        known = [(stem.start, duals()[stem.form]) for stem in stems(form) if stem.form in duals()]
        letters, noun = known[0] if known else (int(form[0] == conjunction()), None)
        return Counted(first - 1, first, noun, letters)

    def measure(self, draft: Draft) -> None:
        """The unit after the number or the sign before it."""
        sign = signs().get(self.forms[draft.opens - 1]) if draft.opens else None
        if sign is not None:
            draft.unit, draft.kind, draft.opens = sign.sign, sign.kind, draft.opens - 1
            return
        unit = self._unit_after(draft)
        if unit is None:
            return
        draft.unit, draft.kind = self.sign(unit), unit.kind
        below = starts_phrase(self.forms, draft.closes, "below-zero")
        if below > draft.closes and draft.low is not None and draft.high is not None:
            draft.low, draft.high, draft.closes = -draft.high, -draft.low, below
        elif unit.kind in _SIGNED and self._has_minus(draft.first) and draft.low is not None:
            draft.low = draft.high = -draft.low
        if unit.kind == "degree":
            self._name_degree(draft, below=below > draft.after)

    def _has_minus(self, first: int) -> bool:
        """Whether a sign of minus stands right before a number and on no other word or number."""
        starts, ends = self.tokens.starts, self.tokens.ends
        if first < _LONE_NOUN or self.forms[first - 1] not in _MINUS or ends[first - 1] != starts[first]:
            return False
        return (
            ends[first - 2] < starts[first - 1]
            and self.forms[first - 2] != NEWLINE
            and not self.forms[first - 2][0].isdecimal()
        )

    def _unit_after(self, draft: Draft) -> Unit | None:
        after = draft.closes
        if after < len(self.forms) and (sign := signs().get(self.forms[after])):
            draft.closes = after + 1
            return sign
        partitive = after < len(self.forms) and self.forms[after] in single_words("range-from")
        place = after + 1 if partitive else after
        hits = units().at(self.tokens, place) if place < len(self.forms) else []
        if not hits or (partitive and hits[0].value.kind == "duration"):
            return None
        draft.closes = hits[0].after
        return hits[0].value

    def _name_degree(self, draft: Draft, *, below: bool) -> None:
        """«درجة» is of heat or of an earthquake where the words near it say so."""
        near = self.forms[max(0, draft.first - _DEGREE_REACH) : draft.closes + _DEGREE_REACH]
        if not single_words("quake").isdisjoint(near):
            draft.unit, draft.kind = "magnitude", "magnitude"
        elif below or not single_words("heat").isdisjoint(near):
            draft.unit, draft.kind = "C", "temperature"

    def sign(self, unit: Unit) -> str:
        """The sign of a unit; «دينار» alone is that of the outlet's country where it has one."""
        if unit.sign == unit.family and self.country:
            for code in currencies().get(unit.family, ()):
                if code.startswith(self.country.upper()):
                    return code
        return unit.sign

    def bound(self, draft: Draft) -> None:
        """Applies the modifier before the number, else the one after it."""
        before = self.forms[draft.opens - 1] if draft.opens else ""
        modifier: Modifier | None = None
        if before != conjunction():
            modifier, draft.opens = modifier_before(self.tokens, draft.opens)
        if modifier is None:
            modifier, draft.closes = modifier_after(self.tokens, draft.closes)
        if modifier is None and draft.closes != draft.after:
            modifier, _ = modifier_after(self.tokens, draft.after)
        if modifier is None:
            return
        draft.modifier = modifier
        if modifier in {"more_than", "at_least"}:
            draft.high = None
        elif modifier in {"up_to", "less_than"}:
            draft.low = None

    def _is_linked(self, numeral: Numeral, first: int) -> bool:
        """Whether و stands before the number."""
        if numeral.start > self.tokens.starts[first]:
            return self.forms[first][0] == conjunction()
        return first > 0 and self.forms[first - 1] == conjunction()

    def _is_no_amount(self, first: int, after: int) -> bool:
        forms = self.forms
        before = forms[first - 1] if first else NEWLINE
        if before in _PAIRS and first > 1:
            # «المادة رقم "236"»
            before = before if before == "(" else forms[first - 2]
        following = forms[after] if after < len(forms) else NEWLINE
        summed = starts_phrase(forms, first - 2, "sum-of") == first if first > 1 else False
        if not summed and any(stem.form in single_words("identifier") for stem in stems(before)):
            return True
        if following in months():
            return True
        if not forms[first][0].isdecimal():
            return False
        near = forms[max(0, first - _MODEL_REACH) : first]
        if (before.isascii() and before.isalpha()) or not single_words("model").isdisjoint(near):
            return True
        touches_before = first > 1 and before in _INNER_SIGNS and forms[first - 2][0].isdecimal()
        touches_after = after + 1 < len(forms) and following in _INNER_SIGNS and forms[after + 1][0].isdecimal()
        if touches_before or touches_after:
            return True
        year = len(forms[first]) == _YEAR_DIGITS and before in context_words()["year"]
        if year or following in single_words("year-of"):
            return True
        marks = before in _LIST_OPENERS or (before == "(" and (first < 2 or forms[first - 2] == NEWLINE))
        return marks and following in _LIST_SIGNS

    def _range_kind(self, first: int, after: int, second: int, other: Numeral) -> str:
        """How two numbers bound one amount, "" where they do not."""
        if second - after > _LONGEST_GAP:
            return ""
        forms = self.forms
        gap = forms[after:second]
        before = forms[first - 1] if first else ""
        linked = self._is_linked(other, second)
        if linked and gap and gap[-1] == conjunction():
            gap = gap[:-1]
        between = any(stem.form in single_words("range-between") for stem in stems(before)) if before else False
        if between and linked and len(gap) <= 1 and (not gap or look_up(gap[0]) is not None):
            return "between"
        if len(gap) != 1:
            return ""
        if gap[0] in _HYPHENS and forms[first][0].isdecimal() and forms[second][0].isdecimal():
            chained = forms[second + 1 : second + 2] == [gap[0]] or forms[max(0, first - 1) : first] == [gap[0]]
            return "" if chained else "dash"
        if gap[0] in single_words("range-or"):
            return "or"
        if gap[0] in single_words("range-to") and not self._changes(first):
            return "to"
        return ""

    def _changes(self, first: int) -> bool:
        """Whether two numbers are a before and an after («ارتفع من 20 إلى 30»)."""
        near = self.forms[max(0, first - _CHANGE_REACH) : first]
        known = single_words("change")
        return any(stem.form in known for form in near for stem in stems(form))

    def _scaled(self, one: Numeral, other: Numeral, end: int) -> Number:
        """The lower bound, multiplied where only the upper one has the scale: «بين 20 و30 ألفاً»."""
        atom = ATOMS[self.forms[end - 1]]
        if atom is None or not atom.kind.startswith("scale") or one.value >= atom.value:
            return one.value
        scaled = one.value * int(atom.value)
        return scaled if scaled < other.value else one.value


def _asks_accusative(draft: Draft) -> bool:
    """Whether the last two figures of a number are 11 to 99, which take the noun in the accusative."""
    low = draft.low
    return low is not None and low == draft.high and low == int(low) and low % 100 >= _FIRST_DUE


def _of() -> frozenset[str]:
    """The preposition «من»."""
    return single_words("range-from")
