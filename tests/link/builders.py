"""Hand-made annotated documents: linking is tested apart from annotation."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence

from tawatur.lexicon.entities import entities
from tawatur.link.parties import kind_of_key
from tawatur.model import (
    Argument,
    Attribution,
    Boilerplate,
    Count,
    Document,
    EventMention,
    Evidence,
    Finding,
    Mention,
    Meta,
    Quantity,
    Sentence,
    Source,
    Span,
    Suggestion,
    Timex,
    make_document,
)

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def argument(key: str, start: int = 0, end: int = 1, inferred: bool = False) -> Argument:
    """An argument by entity key; the name is that of the table where it is known."""
    entity = entities().get(key)
    return Argument(start=start, end=end, entity=key, name=entity.name if entity else key, inferred=inferred)


def date(value: str, start: int = 0, end: int = 1, inferred: bool = False) -> Argument:
    return Argument(start=start, end=end, value=value, inferred=inferred)


class Report:
    """Builds one report event by event; every event stands on a word of its own."""

    def __init__(self, id: str, outlet: str | None = "Outlet", published: str | None = "2024-03-10") -> None:
        self.id = id
        self.outlet = outlet
        self.published = published
        self.words: list[str] = []
        self.length = 0
        self.events: list[EventMention] = []
        self.timexes: list[Timex] = []
        self.quantities: list[Quantity] = []
        self.mentions: dict[str, Mention] = {}
        self.attributions: list[Attribution] = []
        self.findings: list[Finding] = []
        self.credits: list[Boilerplate] = []
        self.sentences: list[tuple[int, int]] = []

    def word(self, word: str) -> Span:
        start = self.length + (1 if self.words else 0)
        self.words.append(word)
        self.length = start + len(word)
        return Span(start, self.length)

    def sentence(self, text: str) -> Span:
        """A sentence of plain words; the next event's trigger is its last word."""
        first = self.word(text)
        self.sentences.append((first.start, first.end))
        return first

    def credit(self, text: str) -> Report:
        span = self.word(text)
        self.credits.append(Boilerplate(start=span.start, end=span.end, rule="t", kind="credit"))
        return self

    def say(self, *chain: str, stance: str = "said") -> int:
        """An attribution with these speakers, outermost first; its place in the layer."""
        span = self.word("قال")
        sources = (
            Source(role="outlet", name=self.outlet),
            *(Source(role="speaker", name=name, entity=name if "." in name else None) for name in chain),
        )
        self.attributions.append(
            Attribution(
                start=span.start,
                end=span.end,
                rule="t",
                kind="indirect",
                cue=span,
                content=(span,),
                chain=sources,
                stance=stance,  # type: ignore[arg-type]
            )
        )
        return len(self.attributions) - 1

    def event(
        self,
        type: str,
        mode: str | None = None,
        actors: Sequence[str] = (),
        recipients: Sequence[str] = (),
        place: str | None = None,
        on: str | None = None,
        *,
        mod: str | None = None,
        relative: bool = False,
        counts: Iterable[tuple[object, ...]] = (),
        trigger: str = "x",
        word: str = "حدث",
        at: Span | None = None,
        **more: object,
    ) -> Report:
        """An event mention; counts are (kind, low, high, modifier) or (kind, n)."""
        span = at or self.word(word)
        day = None
        if on is not None:
            when = self.word(on)
            day = date(on, when.start, when.end)
            anchor = self.published if relative else None
            self.timexes.append(
                Timex(start=when.start, end=when.end, rule="t", type="DATE", value=on, mod=mod, anchor=anchor)
            )
        for key in (*actors, *recipients, *([place] if place else ())):
            self._mention(key)
        self.events.append(
            EventMention(
                start=span.start,
                end=span.end,
                rule=f"ar.events.{trigger}",
                type=type,
                mode=mode,
                actors=tuple(argument(key, span.start, span.end) for key in actors),
                recipients=tuple(argument(key, span.start, span.end) for key in recipients),
                place=argument(place, span.start, span.end) if place else None,
                date=day,
                counts=tuple(self._count(*row) for row in counts),
                **{"confidence": 0.8, **more},  # type: ignore[arg-type]
            )
        )
        return self

    def finding(self, code: str, *suggestions: str, on: int = -1) -> Report:
        """A finding on a date already written (the last one)."""
        timex = self.timexes[on]
        evidence = Evidence(start=timex.start, end=timex.end, text=timex.value)
        self.findings.append(
            Finding(
                code=code,
                message=code,
                evidence=(evidence,),
                suggestions=tuple(Suggestion(value=value, why=code) for value in suggestions),
                rule="t",
            )
        )
        return self

    def _mention(self, key: str) -> None:
        entity = entities().get(key)
        kind = entity.kind if entity else kind_of_key(key)
        country = entity.country if entity else None
        self.mentions.setdefault(
            key,
            Mention(start=0, end=1, rule="t", kind=kind, entity=key, country=country),  # type: ignore[arg-type]
        )

    def _count(
        self, kind: str, low: object, high: object = "low", modifier: str = "exact", note: str | None = None
    ) -> Count:
        """`note` is "part" for a part of the first count of this kind, else the noun that is counted."""
        span = self.word(str(low if low is not None else high))
        counted = self.word(note) if note and note != "part" else None
        total = next((at for at, q in enumerate(self.quantities) if q.kind == kind), None)
        self.quantities.append(
            Quantity(
                start=span.start,
                end=span.end,
                rule="t",
                low=low,  # type: ignore[arg-type]
                high=low if high == "low" else high,  # type: ignore[arg-type]
                modifier=modifier,  # type: ignore[arg-type]
                kind=kind,
                counted=counted,
                part_of=total if note == "part" else None,
            )
        )
        return Count(quantity=len(self.quantities) - 1, kind=kind)

    def build(self) -> Document:
        text = " ".join(self.words)
        published = datetime.date.fromisoformat(self.published) if self.published else None
        document = make_document(text, Meta(outlet=self.outlet, published=published), self.id)
        layers: list[tuple[type, Iterable[object]]] = [
            (Boilerplate, self.credits),
            (Sentence, [Sentence(start=a, end=b, rule="t") for a, b in self.sentences]),
            (Timex, self.timexes),
            (Mention, self.mentions.values()),
            (Attribution, self.attributions),
            (Quantity, self.quantities),
            (EventMention, self.events),
            (Finding, self.findings),
        ]
        for layer, rows in layers:
            document = document.with_layer(layer, rows)
        return document
