"""What an amount is of: killed, wounded, detained …, and which amounts are parts of a total.

Note [Where the kind comes from]
    A unit or a noun that says it itself decides («5 كم», «31 قتيلاً», «73 هجوماً»). Persons, nouns that no lexicon
    knows and missing nouns take it from the nearest governing word before them in the sentence («قتل 153 شخصاً»,
    «ارتفع عدد القتلى إلى 31», «واعتقل 2080»), else from a verb close after them («12 شخصاً لقوا حتفهم»). Another
    amount in between stops the search, unless و joins the two: then the kind is inherited («12 مدنياً و3 جنود»).
    «منهم 4800 طفل و2550 سيدة» are parts of the total before them and of its kind.
"""

from __future__ import annotations

from bisect import bisect_right

from tawatur.annotate.numerals.lexicon import ATOMS, conjunction
from tawatur.annotate.quantities.draft import Draft
from tawatur.annotate.quantities.lexicon import GOVERNORS, Governor, Noun, single_words, starts_phrase
from tawatur.annotate.quantities.noun import Counted, look_up
from tawatur.text.clitics import stems
from tawatur.text.segment import NEWLINE, Tokens

# How far a governing word reaches: 95 of 100 in the development reports stand within eight words.
_REACH_BACK = 14
_REACH_UNKNOWN = 7
_REACH_BARE = 6
_REACH_ONE = 2
_REACH_AHEAD = 4
_REACH_AHEAD_INTRODUCED = 12
_PART_GAP = 3
_MOST_PARTS = 20
_REACH_TOPIC = 40
_REACH_SUBJECT = 24
_REACH_OF_COUNT = 3
_JOIN_REACH = 8
_PART_REACH = 3
_PEOPLE = "people"
_CARDINAL = "cardinal"
_MIXED = "casualties"
_NONE = "none"
# kinds of persons → what may befall them, that counts for more
_STRONGER = {
    "protesters": {"killed", "wounded", "detained", "hostages", "missing"},
    "displaced": {"killed", "wounded", "detained", "hostages", "missing", "rescued"},
    "detained": {"killed", "wounded", "released"},
    "hostages": {"killed", "wounded", "released"},
}
_REACH_FATE = 5
_QUOTES = frozenset({'"', "\u201c", "\u201d", "\u00ab"})
_TOLL = {"killed", "wounded"}


class Kinds:
    """Decides the kinds of the amounts of one text, in order; `bounds` gives a token's sentence as tokens."""

    def __init__(self, tokens: Tokens, sentence_starts: list[int]) -> None:
        self.tokens = tokens
        self.forms = tokens.forms
        self.sentence_starts = sentence_starts

    def decide(self, drafts: list[Draft]) -> None:
        """Sets `kind` and `part_of` of every amount."""
        for index, draft in enumerate(drafts):
            previous = drafts[index - 1] if index else None
            after = drafts[index + 1] if index + 1 < len(drafts) else None
            floor = self._sentence(draft.opens)
            if previous is not None and previous.opens < floor:
                previous = None
            self._set_part(drafts, index, floor)
            if draft.kind:
                continue
            draft.kind = self._kind(draft, previous, after, floor, drafts)
            if draft.kind == "wounded" and self._speaks_of_infection(draft, floor):
                draft.kind = "infected"

    def _sentence(self, token: int) -> int:
        """The first token of a token's sentence."""
        place = bisect_right(self.sentence_starts, token)
        return self.sentence_starts[place - 1] if place else 0

    def _kind(
        self, draft: Draft, previous: Draft | None, following: Draft | None, floor: int, drafts: list[Draft]
    ) -> str:
        counted = draft.counted
        noun = counted.noun if counted else None
        if self._is_mixed(draft):
            return _MIXED
        if counted is not None and self.forms[counted.first] in single_words("case"):
            return self._kind_of_case(draft, counted, floor)
        if noun is not None and not (noun.human and noun.kind == _PEOPLE):
            return self._fate(draft, previous, floor, noun)
        if draft.part_of is not None:
            stop = max(floor, draft.opens - _REACH_FATE, drafts[draft.part_of].closes)
            own = self._back(draft.opens - 1, stop, persons=True)
            return own if own not in {"", _NONE} else drafts[draft.part_of].kind
        if (
            previous is not None
            and not _is_lone_one(draft)
            and self._is_joined(previous, draft)
            and _passes_on(previous)
        ):
            return previous.kind
        found = self._governor(draft, previous, floor, following) if _may_be_persons(draft) else ""
        if found:
            return found
        return _PEOPLE if noun is not None and noun.human else _CARDINAL

    def _fate(self, draft: Draft, previous: Draft | None, floor: int, noun: Noun) -> str:
        """The kind that a noun says itself, or what befell those persons: «مقتل 3 رهائن», «أصيب 20 متظاهراً»."""
        stronger = _STRONGER.get(noun.kind) if noun.human else None
        if stronger is None:
            return noun.kind
        first = min(draft.opens, draft.counted.first) if draft.counted else draft.opens
        stop = max(floor, first - _REACH_FATE, previous.closes if previous else 0)
        kind = self._back(first - 1, stop, persons=True)
        return kind if kind in stronger else noun.kind

    def _kind_of_case(self, draft: Draft, counted: Counted, floor: int) -> str:
        """«12 حالة وفاة», «300 حالة» in a report of a disease."""
        after = self.forms[counted.first + 1 : counted.first + 2]
        second = look_up(after[0]) if after else None
        if second is not None and second.kind not in {_PEOPLE, _CARDINAL}:
            return second.kind
        if self._speaks_of_infection(draft, floor):
            return "infected"
        return self._subject(draft, floor) or _CARDINAL

    def _is_mixed(self, draft: Draft) -> bool:
        if starts_phrase(self.forms, draft.closes, "both") > draft.closes:
            return True
        counted = draft.counted
        return counted is not None and counted.noun is not None and self._second_kind(counted)

    def _second_kind(self, counted: Counted) -> bool:
        """«عشرات القتلى والجرحى»: the second noun of the amount has another kind."""
        kind = counted.noun.kind if counted.noun else ""
        last = GOVERNORS[self.forms[counted.after - 1]] if counted.after - counted.first > 1 else None
        form = self.forms[counted.after - 1]
        joined = form[0] == conjunction() and look_up(form) is None
        return joined and last is not None and last.kind != kind

    def _is_joined(self, previous: Draft, draft: Draft, reach: int = _JOIN_REACH) -> bool:
        """Whether و, «إضافة إلى» or the like joins an amount to the one before it, no governing word in between."""
        start, end = previous.closes, draft.opens
        if not 0 <= end - start <= reach:
            return False
        linked = draft.linked or (self.forms[end][0] == conjunction() and end < draft.first)
        if not linked and not any(starts_phrase(self.forms, place, "join") == end for place in range(start, end)):
            return False
        between = self.forms[start:end]
        ends = single_words("hard") | single_words("opener") | {NEWLINE}
        return not any(form in ends or ((found := GOVERNORS[form]) and found.before) for form in between)

    def _governor(self, draft: Draft, previous: Draft | None, floor: int, following: Draft | None) -> str:
        introduced = self._introduced(draft)
        if introduced and (ahead := self._ahead(draft, following, introduced=True)):
            return ahead
        stop = max(floor, draft.opens - _reach(draft), previous.closes if previous else 0)
        back = self._back(draft.opens - 1, stop, persons=_is_of_persons(draft))
        if back or _is_lone_one(draft):
            return "" if back == _NONE else back
        if previous is not None and _passes_on(previous) and self._counts_them(previous.closes, draft.opens):
            return previous.kind
        return self._ahead(draft, following) or (self._subject(draft, floor) if draft.counted is None else "")

    def _subject(self, draft: Draft, floor: int) -> str:
        """«عدد جثامين الضحايا الذين … وصل إلى 42»: the kind of what a noun of counting is the number of."""
        known = single_words("count-noun")
        for place in range(draft.opens - 1, max(floor, draft.opens - _REACH_SUBJECT) - 1, -1):
            form = self.forms[place]
            if form == NEWLINE or form in single_words("hard") or form[0].isdecimal():
                return ""
            if not any(stem.form in known for stem in stems(form)):
                continue
            for counted in self.forms[place + 1 : place + 1 + _REACH_OF_COUNT]:
                governor, noun = GOVERNORS[counted], look_up(counted)
                if governor is not None and governor.before:
                    return governor.kind
                if noun is not None and noun.human:
                    return noun.kind
            return ""
        return ""

    def _counts_them(self, first: int, after: int) -> bool:
        """«32 من الجرحى الذين بلغ عددهم نحو مئة»: the number of those who were just counted."""
        known = single_words("count-them")
        return after - first <= _REACH_BACK and any(form in known for form in self.forms[first:after])

    def _introduced(self, draft: Draft) -> bool:
        """Whether «إن» or the like stands before the amount, or before its noun («أن الركاب الأربعة»)."""
        first = min(draft.opens, draft.counted.first) if draft.counted else draft.opens
        before = self.forms[first - 1] if first else ""
        if before in _QUOTES and first > 1:
            before = self.forms[first - 2]
        return before in single_words("introducer")

    def _back(self, token: int, stop: int, *, persons: bool) -> str:
        """The kind of the nearest governing word at or before a token and not before `stop`."""
        soft, hard, openers = single_words("soft"), single_words("hard"), single_words("opener")
        for place in range(token, stop - 1, -1):
            form = self.forms[place]
            if form == NEWLINE or form in hard:
                return ""
            governor = GOVERNORS[form]
            if governor is not None and self._governs(governor, place, persons=persons):
                return self._with_neighbour(place, governor.kind)
            if form in openers:
                return ""
            after_comma = place > 0 and self.forms[place - 1] in soft
            if after_comma and form[0] == conjunction() and len(form) > 1 and ATOMS[form] is None and place < token:
                return ""
        return ""

    def _governs(self, governor: Governor, place: int, *, persons: bool) -> bool:
        if governor.then and self.forms[place + 1 : place + 2] != [governor.then]:
            return False
        return governor.before and (persons or not governor.persons)

    def _with_neighbour(self, place: int, kind: str) -> str:
        """«مقتل وإصابة 20»: two governing nouns joined by و make one mixed toll; «قتلوا وأصيب 5» does not."""
        if place == 0 or self.forms[place][0] != conjunction() or self.forms[place - 1] not in single_words("toll"):
            return kind
        before = GOVERNORS[self.forms[place - 1]]
        return _MIXED if before is not None and {before.kind, kind} == _TOLL else kind

    def _ahead(self, draft: Draft, following: Draft | None, *, introduced: bool = False) -> str:
        """The kind of a verb close after the counted noun: «12 شخصاً لقوا حتفهم».

        After «إن» the verb may stand behind the parts of the total: «إن 57 مدنياً بينهم 12 طفلاً قتلوا».
        """
        reach = _REACH_AHEAD_INTRODUCED if introduced else _REACH_AHEAD
        stop = min(len(self.forms), draft.closes + reach)
        if following is not None and not introduced:
            stop = min(stop, following.opens)
        ends = single_words("hard") | single_words("soft") | {NEWLINE}
        for place in range(draft.closes, stop):
            form = self.forms[place]
            governor = GOVERNORS[form]
            if form in ends or (form[0] == conjunction() and (governor or not (introduced and self._joins(place)))):
                return ""
            if governor is not None and governor.after:
                return governor.kind
        return ""

    def _joins(self, place: int) -> bool:
        """Whether و stands before a number or a noun here («17 فردا من المتمردين وقوات صالح قتلوا»)."""
        form = self.forms[place]
        if any(stem.start and (stem.article or look_up(stem.form)) for stem in stems(form)):
            return True
        after = self.forms[place + 1 : place + 2]
        return ATOMS[form] is not None or (form == conjunction() and bool(after) and ATOMS[after[0]] is not None)

    def _set_part(self, drafts: list[Draft], index: int, floor: int) -> None:
        """«9770 فلسطينياً، منهم 4800 طفل و2550 سيدة»: a part and the parts that و joins to it."""
        draft = drafts[index]
        if draft.unit is not None or index == 0:
            return
        if (among := self._among(draft)) and (told := _last_of(drafts, index, among)) is not None:
            draft.part_of = told
            return
        previous = drafts[index - 1]
        if self._is_among(previous, draft) and previous.opens >= floor:
            draft.part_of = index - 1
            return
        if self._has_part_cue(draft, previous) or starts_phrase(self.forms, draft.after, "part") > draft.after:
            for place in range(index - 1, max(-1, index - _MOST_PARTS), -1):
                total = drafts[place]
                if total.opens < floor:
                    return
                if total.part_of is None and total.unit is None and _is_part(draft, total):
                    draft.part_of = place
                    return
        elif previous.part_of is not None and self._is_joined(previous, draft, _PART_REACH) and previous.opens >= floor:
            noun = draft.counted.noun if draft.counted else None
            total = drafts[previous.part_of]
            if _is_within(draft, total) and (noun is None or noun.human) and (noun is None or noun.kind == _PEOPLE):
                draft.part_of = previous.part_of

    def _among(self, draft: Draft) -> str:
        """«(وبين) القتلى 6 أطفال»: the kind of those among whom the counted are."""
        place = draft.opens - 1
        before = self.forms[place - 1] if place > 0 else ""
        if single_words("range-between").isdisjoint((before, before[1:])):
            return ""
        governor = GOVERNORS[self.forms[place]]
        return governor.kind if governor is not None and governor.noun else ""

    def _is_among(self, total: Draft, draft: Draft) -> bool:
        """«من بين القتلى الستة أربعة أطفال»: the total stands between «بين» and its part."""
        counted = total.counted
        if counted is None or counted.first >= total.first or total.closes != draft.opens or counted.first == 0:
            return False
        return self.forms[counted.first - 1] in single_words("range-between") and _is_within(draft, total)

    def _has_part_cue(self, draft: Draft, previous: Draft) -> bool:
        lowest = max(previous.after, draft.opens - _PART_GAP)
        for place in range(draft.opens - 1, lowest - 1, -1):
            form = self.forms[place]
            if opens_part(self.tokens, place):
                return True
            if form in single_words("hard") or form in single_words("soft"):
                return False
        return False

    def _speaks_of_infection(self, draft: Draft, floor: int) -> bool:
        known = single_words("infection")
        return any(
            form in known for form in self.forms[max(floor, draft.opens - _REACH_TOPIC) : draft.closes + _REACH_BACK]
        )


def opens_part(tokens: Tokens, token: int) -> bool:
    """Whether a word that introduces parts of a total («بينهم», «ومنهم») stands at a token."""
    return starts_phrase(tokens.forms, token, "part") > token or tokens.forms[token][1:] in single_words("part")


def _is_lone_one(draft: Draft) -> bool:
    """«شخص واحد»: too common in other phrases («عائلة واحدة») to look far for its kind."""
    return draft.low == draft.high == 1


def _may_be_persons(draft: Draft) -> bool:
    return all(bound is None or bound == int(bound) for bound in (draft.low, draft.high))


def _is_of_persons(draft: Draft) -> bool:
    noun = draft.counted.noun if draft.counted else None
    return draft.counted is None or (noun is not None and noun.human)


def _reach(draft: Draft) -> int:
    """How far back a governing word may stand: a noun that no lexicon knows may be a thing."""
    known = draft.counted is None or draft.counted.noun is not None
    if _is_lone_one(draft) or (draft.bare and draft.opens < draft.first):
        return _REACH_ONE
    if draft.bare:
        return _REACH_BARE
    return _REACH_BACK if known else _REACH_UNKNOWN


def _passes_on(previous: Draft) -> bool:
    return previous.unit is None and previous.kind not in {_CARDINAL, ""}


def _last_of(drafts: list[Draft], index: int, kind: str) -> int | None:
    """The place of the last total of a kind that was told before."""
    for place in range(index - 1, max(-1, index - _MOST_PARTS), -1):
        total = drafts[place]
        if total.kind == kind and total.part_of is None and _is_within(drafts[index], total):
            return place
    return None


def _is_part(part: Draft, total: Draft) -> bool:
    """Whether an amount can be a part of another: not larger, and no things among persons."""
    one, all_of = (draft.counted.noun if draft.counted else None for draft in (part, total))
    mixed = one is not None and all_of is not None and not one.human and all_of.human
    return not mixed and _is_within(part, total)


def _is_within(part: Draft, total: Draft) -> bool:
    bounds = [bound for bound in (total.high, total.low) if bound is not None]
    least = part.low if part.low is not None else part.high
    return least is None or not bounds or least <= bounds[0]
