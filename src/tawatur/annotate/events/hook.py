"""A place for another event coder: what it says is kept only where the text and the ontology bear it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from tawatur.lexicon import plover
from tawatur.model import Argument, Attribution, Document, EventMention, Quantity


def grounded(coder: Callable[[Document], Sequence[EventMention]]) -> Callable[[Document], Sequence[EventMention]]:
    """`coder` as a stage that cannot invent: give the result to `pipeline.replace_stage`.

    An event is dropped whose span is empty or outside the text, or whose type or mode PLOVER does not have; an
    argument, count, context or attribution that points nowhere is dropped from its event. A confidence is held
    between 0 and 1.
    """

    def run(document: Document) -> Sequence[EventMention]:
        return tuple(_kept(document, event) for event in coder(document) if _stands(document, event))

    return run


def _stands(document: Document, event: EventMention) -> bool:
    types = plover.load().types
    if event.type not in types or (event.mode is not None and event.mode not in types[event.type].modes):
        return False
    return _is_text(document, event.start, event.end)


def _is_text(document: Document, start: int, end: int) -> bool:
    return 0 <= start < end <= len(document.text) and bool(document.text[start:end].strip())


def _argument(document: Document, argument: Argument | None) -> Argument | None:
    if argument is None or not _is_text(document, argument.start, argument.end):
        return None
    return argument


def _kept(document: Document, event: EventMention) -> EventMention:
    attributions = len(document[Attribution]) if document.has(Attribution) else 0
    quantities = len(document[Quantity]) if document.has(Quantity) else 0
    inside = event.attribution is not None and 0 <= event.attribution < attributions
    return msgspec.structs.replace(
        event,
        actors=tuple(a for a in event.actors if _argument(document, a)),
        recipients=tuple(a for a in event.recipients if _argument(document, a)),
        place=_argument(document, event.place),
        date=_argument(document, event.date),
        instrument=_argument(document, event.instrument),
        counts=tuple(c for c in event.counts if 0 <= c.quantity < quantities),
        contexts=tuple(c for c in event.contexts if c in plover.load().contexts),
        attribution=event.attribution if inside else None,
        confidence=min(max(event.confidence, 0.0), 1.0),
    )
