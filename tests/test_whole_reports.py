"""Whole reports written by hand, with what a careful reader must find in them and must not.

One TOML file a report in `tests/gold/whole`: title, style, outlet, country, published, text, then entries by layer.
An entry names its place by words of the text: the first occurrence, or the one that `nth` counts; a content may be
shortened to "first words … last words". `[[timex]]` must be found, `[[not_timex]]` must not. What is asked:

- timex, mention: that exact extent, and every property given.
- quantity: one that overlaps the text; a bound that is not given must be open.
- attribution: one that overlaps the cue. Its content must agree to four fifths of the characters (Jaccard);
  `via` lists the relays from the nearest to the outermost, the outlet left out.
- event: one that overlaps the trigger. `actor` and `recipient` are one or more surfaces, no more and no fewer may be
  found ([] is nobody); an empty `place` or `date` asks for none, a coarser date agrees with a finer one.
- finding: one with that code whose evidence overlaps, and whose best suggestion is the one given; those of the report
  itself and those that reconciling it alone brings (its parts and totals, its own contradictions).
- not_…: nothing that overlaps has all the properties given; a no_finding without evidence speaks of the whole report.

A person, office or place agrees where its words, the words it begins with (its head) or its canonical name do, or where
the report uses the asked words for the same entity. An entry with `known_gap = true` must fail, so that it turns red
when the code learns it.
"""

from __future__ import annotations

import datetime
import functools
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest

from tawatur.annotate.pipeline import run_stages
from tawatur.model import (
    Argument,
    Attribution,
    Document,
    EventMention,
    Finding,
    Mention,
    Meta,
    Quantity,
    Source,
    Span,
    Timex,
    make_document,
)
from tawatur.reconcile import link_and_reconcile
from tawatur.text.fold import fold_text

FOLDER = Path(__file__).parent / "gold" / "whole"
STYLES = {"egypt", "gulf", "levant", "iraq", "maghreb", "translated", "official"}
HEAD = {"title", "style", "outlet", "country", "published", "text"}
SAME_CONTENT = 0.8  # Jaccard in characters: allows for a comma or a last clause, not for another sentence
MUST_NOT_SHARE = 0.25

Entry = dict[str, Any]
Place = tuple[int, int]


@dataclass(frozen=True)
class Layer:
    """Where an entry of a layer says its place, and the properties it may ask for."""

    name: str
    kind: type
    place: str
    properties: tuple[str, ...]

    @property
    def keys(self) -> set[str]:
        """All keys that an entry may have."""
        return {self.place, "nth", "known_gap", *self.properties}


LAYERS = (
    Layer("timex", Timex, "text", ("value", "type", "mod", "calendar", "weekday")),
    Layer("quantity", Quantity, "text", ("kind", "low", "high", "modifier", "unit", "counted")),
    Layer("mention", Mention, "text", ("kind", "entity")),
    Layer("attribution", Attribution, "cue", ("content", "speaker", "via", "kind", "stance")),
    Layer(
        "event", EventMention, "trigger", ("type", "mode", "realis", "polarity", "actor", "recipient", "place", "date")
    ),
    Layer("finding", Finding, "evidence", ("code", "suggestion")),
)


def section_of(layer: Layer, forbidden: bool) -> str:
    """The name of an entry's table in the file."""
    if not forbidden:
        return layer.name
    return f"no_{layer.name}" if layer.name == "finding" else f"not_{layer.name}"


@functools.cache
def read_report(path: Path) -> dict[str, Any]:
    """One report as its file has it."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


@functools.cache
def annotated(path: Path) -> Document:
    """The report with all layers; its findings are its own and those of its events when it is reconciled alone."""
    report = read_report(path)
    meta = Meta(
        outlet=report["outlet"],
        country=report["country"],
        published=datetime.date.fromisoformat(report["published"]),
        published_from="given",
    )
    document = run_stages(make_document(report["text"], meta))
    events = link_and_reconcile([document]).events
    reconciled = [finding for event in events for finding in event.findings]
    return document.with_layer(Finding, (*document[Finding], *reconciled))


def find_places(text: str, words: str) -> list[Place]:
    """Every place of these words, which may be shortened to "first … last"."""
    first, _, last = (part.strip() for part in words.partition("…"))
    places = []
    start = text.find(first)
    while start >= 0:
        end = text.find(last, start + len(first))
        if end < 0:
            break
        places.append((start, end + len(last)))
        start = text.find(first, start + 1)
    return places


def place_of(text: str, words: str, nth: int = 1) -> Place:
    """The place of the nth occurrence; fails where the text has not so many."""
    places = find_places(text, words)
    assert len(places) >= nth, f"the text has no occurrence {nth} of {words!r}"
    return places[nth - 1]


def overlaps(span: Place, other: Place) -> bool:
    return span[0] < other[1] and other[0] < span[1]


def jaccard(span: Place, other: Place) -> float:
    shared = max(0, min(span[1], other[1]) - max(span[0], other[0]))
    return shared / (span[1] - span[0] + other[1] - other[0] - shared)


def spans_of(annotation: Any) -> list[Place]:
    """The places by which an entry may point at an annotation."""
    if isinstance(annotation, Attribution):
        return [(annotation.cue.start, annotation.cue.end)]
    if isinstance(annotation, Finding):
        return [(one.start, one.end) for one in annotation.evidence]
    return [(annotation.start, annotation.end)]


def says_same(document: Document, found: Source | Argument, words: str) -> bool:
    """Whether a source or argument is the one that the words name."""
    if words in {found.name, found.entity}:
        return True
    wanted = fold_text(words)
    if found.start is not None and found.end is not None:
        within = found.end <= found.start + len(words) and document.text.startswith(words, found.start)
        if within or fold_text(document.text[found.start : found.end]) == wanted:
            return True
    entities = {
        entity
        for mention in document[Mention]
        if fold_text(document.text[mention.start : mention.end]) == wanted
        for entity in (mention.entity, mention.holder)
    }
    return found.entity is not None and found.entity in entities


def same_parties(document: Document, found: tuple[Argument, ...] | list[Source], wanted: str | list[str]) -> bool:
    """Whether these are just the parties that the surfaces name, in any order."""
    words = [wanted] if isinstance(wanted, str) else wanted
    return len(found) == len(words) and all(any(says_same(document, one, word) for one in found) for word in words)


def same_content(document: Document, annotation: Attribution, words: str) -> bool:
    found = (annotation.content[0].start, annotation.content[-1].end)
    return any(jaccard(found, place) >= SAME_CONTENT for place in find_places(document.text, words))


def same_counted(document: Document, counted: Span | None, words: str) -> bool:
    found = document.text[counted.start : counted.end] if counted else ""
    return bool(found) and (found in words or words in found)


def same_date(date: Argument | None, wanted: str) -> bool:
    found = (date.value if date else None) or ""
    return bool(found) == bool(wanted) and (found.startswith(wanted) or wanted.startswith(found))


def has_property(document: Document, annotation: Any, name: str, wanted: Any) -> bool:
    """Whether the annotation has the property that an entry asks for."""
    relays = [one for one in getattr(annotation, "chain", ()) if one.role != "outlet"]
    special: dict[str, Callable[[], bool]] = {
        "content": lambda: same_content(document, annotation, wanted),
        "speaker": lambda: says_same(document, annotation.chain[-1], wanted),
        "via": lambda: same_parties(document, relays[:-1], wanted),
        "counted": lambda: same_counted(document, annotation.counted, wanted),
        "actor": lambda: same_parties(document, annotation.actors, wanted),
        "recipient": lambda: same_parties(document, annotation.recipients, wanted),
        "place": lambda: same_parties(document, [annotation.place] if annotation.place else [], wanted or []),
        "date": lambda: same_date(annotation.date, wanted),
        "suggestion": lambda: annotation.suggestion is not None and annotation.suggestion.value == wanted,
    }
    if name in special:
        return special[name]()
    value = getattr(annotation, name)
    return bool(("" if value is None else value) == wanted)


def candidates(document: Document, layer: Layer, place: Place | None) -> list[Any]:
    """The annotations of the layer at that place, or all of them."""
    annotations: tuple[Any, ...] = document[layer.kind]
    return [
        annotation
        for annotation in annotations
        if place is None or any(overlaps(span, place) for span in spans_of(annotation))
    ]


def describe(document: Document, found: list[Any]) -> str:
    """What stands there instead, for the message of a failure."""
    lines = [f"\n  {document.text[one.start : one.end]!r} {one}" for one in found]
    return "found there:" + ("".join(lines) or " nothing")


def check_entry(document: Document, layer: Layer, entry: Entry, forbidden: bool) -> None:
    """Fail where the report does not show what the entry asks, or shows what it forbids."""
    words = entry.get(layer.place)
    place = place_of(document.text, words, entry.get("nth", 1)) if words else None
    asked = {name: entry[name] for name in layer.properties if name in entry}
    if layer.name == "quantity" and not forbidden:
        asked = {"low": "", "high": "", **asked}
    found = candidates(document, layer, place)
    matching = [one for one in found if all(has_property(document, one, *item) for item in asked.items())]
    if layer.name in {"timex", "mention"} and not forbidden:
        matching = [one for one in matching if (one.start, one.end) == place]
    assert bool(matching) != forbidden, describe(document, found)


def entries_of(report: dict[str, Any]) -> Iterator[tuple[Layer, bool, int, Entry]]:
    """Every entry with its layer, whether it forbids, and its number among its like."""
    for layer in LAYERS:
        for forbidden in (False, True):
            for index, entry in enumerate(report.get(section_of(layer, forbidden), []), start=1):
                yield layer, forbidden, index, entry


def all_cases() -> Iterator[Any]:
    """Every entry of every report as a case; a known gap is a strict expected failure."""
    for path in sorted(FOLDER.glob("*.toml")):
        for layer, forbidden, index, entry in entries_of(read_report(path)):
            yield pytest.param(
                path,
                layer,
                entry,
                forbidden,
                id=f"{path.stem}:{section_of(layer, forbidden)}:{index}",
                marks=[pytest.mark.xfail(strict=True, reason="known gap")] if entry.get("known_gap") else [],
            )


@pytest.mark.parametrize(("path", "layer", "entry", "forbidden"), list(all_cases()))
def test_entry(path: Path, layer: Layer, entry: Entry, forbidden: bool) -> None:
    check_entry(annotated(path), layer, entry, forbidden)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: cast(str, path.stem))
def test_report_is_well_formed(path: Path) -> None:
    report = read_report(path)
    entries = list(entries_of(report))
    sections = {section_of(layer, forbidden) for layer in LAYERS for forbidden in (False, True)}
    assert set(report) <= HEAD | sections
    assert set(report) >= HEAD
    assert report["style"] in STYLES
    for layer, forbidden, index, entry in entries:
        name = f"{section_of(layer, forbidden)}:{index}"
        assert set(entry) <= layer.keys, name
        assert layer.place in entry or (layer.name == "finding" and forbidden), name
        if layer.place in entry:
            place_of(report["text"], entry[layer.place], entry.get("nth", 1))
        if "content" in entry:
            place_of(report["text"], entry["content"])
    assert {layer.name for layer, *_ in entries} == {layer.name for layer in LAYERS}, "every layer is represented"
    assert sum(forbidden for _, forbidden, *_ in entries) >= len(entries) * MUST_NOT_SHARE
