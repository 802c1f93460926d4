"""How many of what: bounds, unit, counted noun, kind, total and source of every amount."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tawatur.annotate.quantities.amounts import Amounts
from tawatur.annotate.quantities.draft import Draft
from tawatur.annotate.quantities.kinds import Kinds, opens_part
from tawatur.annotate.quantities.noun import Counted
from tawatur.annotate.quantities.unnumbered import find_unnumbered
from tawatur.annotate.quantities.unstated import find_unstated
from tawatur.model import Attribution, Document, Mention, Numeral, Quantity, Sentence, Span, Timex
from tawatur.text.segment import Tokens, tokenize

__all__ = ["find_quantities", "opens_part"]

_NOT_COUNTED = frozenset({"GPE", "LOC", "PERSON"})
# «نصف السكان», «نصف عمره» and «إحدى أشهر الجامعات» are no amounts, «نصف طن» is one
_NOT_IN_PARTS = frozenset({"", "age", "duration"})
_FRACTIONS = ("ar.numeral.fraction", "ar.numeral.partitive-one")


def find_quantities(document: Document) -> Sequence[Quantity]:
    """Every amount of the text in order; the span is the number's, the modifier stays outside.

    «أكثر من 240 رهينة» → 240 with low 240, high null, more_than, kind hostages, counted «رهينة». Numbers of dates,
    names and ordinals are none. Layers that no stage has provided count as empty.
    """
    tokens = tokenize(document.text)
    numerals = document[Numeral] if document.has(Numeral) else ()
    amounts = Amounts(tokens, numerals, document.meta.country)
    blocked = _blocked(document, numerals)
    drafts = _numbered(amounts, numerals, blocked)
    held = {token for first, after in amounts.places.values() for token in range(first, after)}
    unnumbered = find_unnumbered(amounts, held)
    held.update(draft.first for draft in unnumbered)
    drafts += _outside_times(document, unnumbered)
    drafts += find_unstated(amounts, held)
    _drop_places(tokens, document, drafts)
    drafts.sort(key=lambda draft: (draft.start, draft.end))
    Kinds(tokens, _sentence_starts(document, tokens)).decide(drafts)
    kept = [draft for draft in drafts if not _is_idle(draft)]
    places = {id(draft): place for place, draft in enumerate(kept)}
    sources = _innermost(kept, document[Attribution] if document.has(Attribution) else ())
    return [
        _quantity(tokens, draft, places.get(id(drafts[draft.part_of])) if draft.part_of is not None else None, source)
        for draft, source in zip(kept, sources, strict=True)
    ]


def _numbered(amounts: Amounts, numerals: Sequence[Numeral], blocked: set[int]) -> list[Draft]:
    found: list[Draft] = []
    place = 0
    while place < len(numerals):
        numeral = numerals[place]
        if place in blocked or numeral.ordinal:
            place += 1
            continue
        if place + 1 < len(numerals) and place + 1 not in blocked and not numerals[place + 1].ordinal:
            bounded = amounts.from_range(numeral, numerals[place + 1])
            if bounded is not None:
                found.append(bounded)
                place += 2
                continue
            if amounts.is_score(numeral, numerals[place + 1]):
                place += 2
                continue
            if amounts.is_repeated(numeral, numerals[place + 1]):
                place += 1
                continue
        draft = amounts.from_numeral(numeral)
        if draft is not None and not (numeral.rule in _FRACTIONS and draft.kind in _NOT_IN_PARTS):
            draft.bare = draft.bare and _is_plain(numeral)
            found.append(draft)
        place += 1
    amounts.share(found)
    return found


def _is_plain(numeral: Numeral) -> bool:
    """Whether a number alone is too weak to be an amount: plain digits, one and two."""
    return numeral.rule == "ar.numeral.digits" or numeral.value <= 2


def _is_idle(draft: Draft) -> bool:
    """A bare number of which nothing is known."""
    return draft.bare and draft.kind == "cardinal"


def _blocked(document: Document, numerals: Sequence[Numeral]) -> set[int]:
    """The numbers that stand inside a time or a name."""
    if not numerals:
        return set()
    held: list[Timex | Mention] = [*document[Timex]] if document.has(Timex) else []
    if document.has(Mention):
        named = (mention for mention in document[Mention] if mention.named and mention.kind != "TITLE")
        held += [mention for mention in named if not document.text[mention.start : mention.end].isdecimal()]
    starts = [numeral.start for numeral in numerals]
    found: set[int] = set()
    for holder in held:
        place = bisect_left(starts, holder.start)
        if place and numerals[place - 1].end > holder.start:
            found.add(place - 1)
        while place < len(numerals) and starts[place] < holder.end:
            found.add(place)
            place += 1
    return found


def _outside_times(document: Document, drafts: list[Draft]) -> list[Draft]:
    """The amounts that no time expression touches («يومين», «عدة أشهر» are durations)."""
    times = document[Timex] if document.has(Timex) else ()
    starts = [timex.start for timex in times]
    kept = []
    for draft in drafts:
        place = bisect_left(starts, draft.end)
        if not place or times[place - 1].end <= draft.start:
            kept.append(draft)
    return kept


def _drop_places(tokens: Tokens, document: Document, drafts: list[Draft]) -> None:
    """«11 من البحيرة»: a place or a person is not what is counted, nor a body what is measured («طن من اليونيسف»)."""
    if not document.has(Mention):
        return
    named = [mention for mention in document[Mention] if mention.named]
    names = {mention.start for mention in named if mention.kind in _NOT_COUNTED}
    givers = names.union(mention.start for mention in named if mention.kind == "ORG")
    for draft in drafts:
        counted = draft.counted
        if counted is not None and tokens.place(counted.first, counted.letters) in (givers if draft.unit else names):
            draft.counted = None


def _sentence_starts(document: Document, tokens: Tokens) -> list[int]:
    if not document.has(Sentence):
        return [0]
    return [tokens.at(sentence.start) for sentence in document[Sentence]]


def _quantity(tokens: Tokens, draft: Draft, total: int | None, source: int | None) -> Quantity:
    return Quantity(
        start=draft.start,
        end=draft.end,
        low=draft.low,
        high=draft.high,
        modifier=draft.modifier,
        unit=draft.unit,
        kind=draft.kind,
        counted=_span(tokens, draft.counted),
        part_of=total,
        attribution=source,
        rule=f"ar.quantity.{draft.source}",
    )


def _span(tokens: Tokens, counted: Counted | None) -> Span | None:
    return tokens.span(counted.first, counted.after, counted.letters) if counted else None


def _innermost(drafts: list[Draft], sources: Sequence[Attribution]) -> list[int | None]:
    """For every amount the place of the attribution whose content holds it: the deepest, then the shortest."""
    spans = sorted(
        (span.start, span.end, -source.level, place) for place, source in enumerate(sources) for span in source.content
    )
    found: list[int | None] = []
    active: list[tuple[int, int, int, int]] = []
    ahead = 0
    for draft in drafts:
        while ahead < len(spans) and spans[ahead][0] <= draft.start:
            active.append(spans[ahead])
            ahead += 1
        active = [span for span in active if span[1] > draft.start]
        holding = [(level, end - start, place) for start, end, level, place in active if end >= draft.end]
        found.append(min(holding)[2] if holding else None)
    return found
