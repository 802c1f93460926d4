"""The flat rows of a document and of the view: what stands in which column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from tawatur.model import (
    Annotation,
    Argument,
    Attribution,
    Claim,
    Conflict,
    Document,
    Event,
    EventMention,
    Finding,
    Mention,
    Participant,
    Quantity,
    Source,
    Span,
    Timex,
)
from tawatur.model.codec import encode_value
from tawatur.text.fold import fold_word

Row = tuple[Any, ...]
# SQLite's integers have 64 bits; a larger count is kept as a float here and exactly in the JSON.
_LARGEST_INTEGER = 2**63 - 1
_LIST = " | "
_CHAIN = " ← "


def number(value: float | None) -> float | None:
    """A number as SQLite can hold it."""
    if isinstance(value, int) and abs(value) > _LARGEST_INTEGER:
        return float(value) if abs(value) < 10**300 else None
    return value


def chain_text(chain: Iterable[Source]) -> str:
    """A chain of transmission in one readable cell, outermost first."""
    return _CHAIN.join(source.name or f"({source.role})" for source in chain)


def _names(filled: Iterable[Argument | Participant]) -> str | None:
    return _LIST.join(one.name or one.entity or "?" for one in filled) or None


def _argument(argument: Argument | None) -> str | None:
    return (argument.value or argument.name or argument.entity) if argument else None


def _surface(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None


def _mention(m: Mention, text: str) -> Row:
    return (m.kind, m.entity, m.name, m.role, m.country, m.sector, m.rule)


def _timex(t: Timex, text: str) -> Row:
    return (t.type, t.value, t.mod, t.calendar, t.weekday, t.anchor, t.rule)


def _quantity(q: Quantity, text: str) -> Row:
    counted = _surface(q.counted, text)
    return (number(q.low), number(q.high), q.modifier, q.kind, q.unit, counted, q.attribution, q.rule)


def _attribution(a: Attribution, text: str) -> Row:
    return (a.kind, a.cue.of(text), chain_text(a.chain), a.channel, a.stance, a.rule)


def _event_mention(e: EventMention, text: str) -> Row:
    return (
        *(e.type, e.mode, _LIST.join(e.contexts) or None, e.realis, e.polarity),
        *(_names(e.actors), _names(e.recipients), _argument(e.place), _argument(e.date)),
        *(e.attribution, e.confidence, e.rule),
    )


def _finding(f: Finding, text: str) -> Row:
    suggestion = f.suggestion
    value, why = (suggestion.value, suggestion.why) if suggestion else (None, None)
    return (f.code, f.message, value, why, f.rule)


# table → layer, and the columns after report, place, start, end, surface
FLAT: dict[str, tuple[type, Callable[[Any, str], Row], int]] = {
    "mentions": (Mention, _mention, 7),
    "timexes": (Timex, _timex, 7),
    "quantities": (Quantity, _quantity, 8),
    "attributions": (Attribution, _attribution, 6),
    "event_mentions": (EventMention, _event_mention, 12),
    "report_findings": (Finding, _finding, 5),
}


def flat_rows(document: Document, layer: type, columns: Callable[[Any, str], Row]) -> Iterator[Row]:
    """The rows of one layer of one document."""
    if not document.has(layer):
        return
    text = document.text
    annotations: tuple[Annotation | Finding, ...] = document[layer]
    for place, annotation in enumerate(annotations):
        start, end = annotation.start, annotation.end
        yield (document.id, place, start, end, text[start:end], *columns(annotation, text))


def claim_row(claim: Claim) -> Row:
    """One row of claims."""
    evidence = claim.evidence
    return (
        *(claim.id, claim.event, claim.field, claim.value, claim.name, number(claim.low), number(claim.high)),
        *(chain_text(claim.chain), evidence.document, evidence.start, evidence.end, evidence.text),
        *(claim.rule, claim.author, int(claim.inferred), encode_value(claim).decode()),
    )


def event_row(event: Event) -> Row:
    """One row of events."""
    date, place = event.date, event.place
    return (
        *(event.id, event.type, event.mode, event.realis, _names(event.actors), _names(event.recipients)),
        _names((place,)) if place else None,
        *((date.value, date.low, date.high) if date else (None, None, None)),
        *(len(event.documents), event.outlets, event.accounts, len(event.conflicts), event.part_of),
        _findable(event, (*event.actors, *event.recipients), ("actor", "actors", "recipient", "recipients")),
        _findable(event, (place,) if place else (), ("place",)),
        encode_value(event).decode(),
    )


def _findable(event: Event, filled: Sequence[Participant], fields: tuple[str, ...]) -> str:
    """What a filter may name: names, keys and the words of the evidence, folded, a line each."""
    found: list[str | None] = []
    for one in filled:
        found += [one.name, one.entity]
    for field in fields:
        for value in event.fields.get(field, ()):
            found += [value.value, value.name, *(evidence.text for evidence in value.evidence)]
    return "\n".join(dict.fromkeys(fold_word(part) for part in found if part))


def conflict_row(event: Event, place: int, conflict: Conflict) -> Row:
    """One row of conflicts."""
    codes = _LIST.join(dict.fromkeys(finding.code for finding in conflict.findings)) or None
    json = encode_value(conflict).decode()
    return (event.id, place, conflict.field, conflict.relation, _LIST.join(conflict.values), codes, json)


def event_findings(event: Event) -> list[Finding]:
    """The findings on an event and on its conflicts, each once."""
    found = [*event.findings, *(finding for conflict in event.conflicts for finding in conflict.findings)]
    return list({encode_value(finding): finding for finding in found}.values())


def finding_row(event: Event, place: int, finding: Finding) -> Row:
    """One row of findings."""
    evidence = finding.evidence[0] if finding.evidence else None
    suggestion = finding.suggestion
    return (
        *(event.id, place, finding.code, finding.message),
        *((evidence.document, evidence.start, evidence.end, evidence.text) if evidence else (None,) * 4),
        *((suggestion.value, suggestion.why) if suggestion else (None, None)),
        finding.rule,
    )
