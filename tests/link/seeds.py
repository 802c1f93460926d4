"""The five seed reports with layers made from their gold, so that linking is measured apart from annotation."""

from __future__ import annotations

import csv
import datetime
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tawatur.annotate.sentences import find_sentences
from tawatur.data import read_rows
from tawatur.lexicon.entities import entities
from tawatur.model import (
    Argument,
    Attribution,
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
from tawatur.text.clitics import endings, stems
from tawatur.text.fold import fold_word

SHARED = Path(__file__).parents[2] / ".." / "shared"
needs_shared = pytest.mark.skipif(not (SHARED / "gold").exists(), reason="the seed reports and their gold are not here")
_PREFIX = {"PERSON": "per", "ORG": "org", "GPE": "gpe", "LOC": "loc", "FAC": "fac", "NORP": "norp", "TITLE": "office"}


@cache
def gold(layer: str) -> tuple[dict[str, Any], ...]:
    path = SHARED / "gold" / f"seeds_{layer}.jsonl"
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def rows() -> list[dict[str, Any]]:
    """The event rows that are scored."""
    return [row for row in gold("events") if row["type"] is not None and not row["ignore"]]


@cache
def _triggers() -> dict[str, str]:
    found: dict[str, str] = {}
    for table in ("ar/verbs.tsv", "ar/triggers.tsv"):
        for row in read_rows(table):
            for word in row["ar"].split("|"):
                found.setdefault(fold_word(word), row["key"])
    return found


def _rule(trigger: str) -> str:
    word = fold_word(trigger).split()[0]
    forms = [ending.form for stem in stems(word) for ending in endings(stem.form)]
    return "ar.event." + next((_triggers()[form] for form in forms if form in _triggers()), "x")


@cache
def _keys() -> dict[str, str]:
    found: dict[str, str] = {}
    for key, entity in entities().items():
        for name in entity.english:
            found.setdefault(name.lower(), key)
    return found


@cache
def _kinds() -> dict[str, str]:
    return {row["canonical"]: row["type"] for row in gold("mentions") if row["canonical"]}


def _key(name: str) -> str:
    slug = re.sub("[^a-z]+", "-", name.lower())
    return _keys().get(name.lower()) or f"{_PREFIX[_kinds().get(name, 'ORG')]}.{slug}"


class _Builder:
    def __init__(self, name: str, outlet: str, published: str) -> None:
        text = (SHARED / "seeds" / name).read_text(encoding="utf-8")
        self.document = make_document(
            text, Meta(outlet=outlet or None, published=datetime.date.fromisoformat(published)), name
        )
        self.timexes = [
            Timex(start=r["start"], end=r["end"], rule="gold", type=r["type"], value=r["value"], mod=r["mod"])
            for r in gold("timexes")
            if r["doc"] == name
        ]
        self.attributions: list[Attribution] = []
        self.quantities: list[Quantity] = []

    def argument(self, name: str, row: dict[str, Any]) -> Argument:
        return Argument(start=row["start"], end=row["end"], entity=_key(name), name=name)

    def date(self, row: dict[str, Any]) -> Argument | None:
        if row["date"] is None:
            return None
        same = [t for t in self.timexes if t.value == row["date"]]
        near = min(same, key=lambda t: abs(t.start - row["start"]), default=None)
        place = near.span if near else Span(row["start"], row["end"])
        return Argument(start=place.start, end=place.end, value=row["date"], inferred=near is None)

    def attribution(self, row: dict[str, Any]) -> int | None:
        if not row["chain"]:
            return None
        span = Span(row["start"], row["end"])
        chain = (
            Source(role="outlet", name=self.document.meta.outlet),
            *(Source(role="speaker", name=name, entity=_key(name)) for name in row["chain"]),
        )
        self.attributions.append(
            Attribution(start=span.start, end=span.end, rule="gold", kind="indirect", cue=span, content=(), chain=chain)
        )
        return len(self.attributions) - 1

    def count(self, row: dict[str, Any], count: dict[str, Any]) -> Count:
        modifier = count.get("modifier", "exact")
        high = None if modifier == "more_than" else count["value"]
        self.quantities.append(
            Quantity(
                start=row["start"],
                end=row["end"],
                rule="gold",
                low=count["value"],
                high=high,
                modifier=modifier,
                kind=count["of"],
            )
        )
        return Count(quantity=len(self.quantities) - 1, kind=count["of"])

    def event(self, row: dict[str, Any]) -> EventMention:
        place = row["place"].split("; ")[0] if row["place"] else None
        return EventMention(
            start=row["start"],
            end=row["end"],
            rule=_rule(row["trigger"]),
            type=row["type"],
            mode=row["mode"],
            realis=row["realis"],
            actors=tuple(self.argument(name, row) for name in row["actor"]),
            recipients=tuple(self.argument(name, row) for name in row["recipient"]),
            place=self.argument(place, row) if place else None,
            date=self.date(row),
            counts=tuple(self.count(row, count) for count in row["counts"]),
            attribution=self.attribution(row),
            confidence=0.8,
        )

    def mentions(self) -> list[Mention]:
        found = []
        for row in gold("mentions"):
            if row["doc"] == self.document.id and row["canonical"]:
                key = _key(row["canonical"])
                known = entities().get(key)
                found.append(
                    Mention(
                        start=row["start"],
                        end=row["end"],
                        rule="gold",
                        kind=row["type"],
                        entity=key,
                        name=row["canonical"],
                        country=known.country if known else None,
                        named=row["named"],
                    )
                )
        return found

    def findings(self) -> list[Finding]:
        """What annotation finds in report 001: its own weekday refutes 14 November."""
        timex = next((t for t in self.timexes if t.value == "2023-11-14"), None)
        if timex is None:
            return []
        place = (Evidence(start=timex.start, end=timex.end, text=timex.span.of(self.document.text)),)
        suggestion = Suggestion(value="2023-11-05", why="14 Aban 1402")
        return [
            Finding(code="C201", message="a Tuesday", evidence=place, rule="gold"),
            Finding(code="C202", message="14 Aban 1402", evidence=place, suggestions=(suggestion,), rule="gold"),
        ]

    def build(self) -> Document:
        events = [self.event(row) for row in rows() if row["doc"] == self.document.id]
        document = self.document.with_layer(Sentence, find_sentences(self.document))
        document = document.with_layer(Timex, self.timexes).with_layer(Mention, self.mentions())
        document = document.with_layer(Attribution, self.attributions).with_layer(Quantity, self.quantities)
        return document.with_layer(EventMention, events).with_layer(Finding, self.findings())


def sources() -> list[dict[str, str]]:
    with (SHARED / "seeds" / "sources.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def gold_documents() -> list[Document]:
    return [_Builder(row["file"], row["outlet"], row["published"]).build() for row in sources()]
