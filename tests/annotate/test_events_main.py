"""The main event of a report: by rule on own texts, and by a checked list on the clusters of ../shared/dev.

In the list `accept` are the readings of the main event that a reader would take (null where the news is no PLOVER
event, such as an air crash or an appointment), `toll` the death tolls that the report gives for it, `off_topic` why a
report does not belong to its cluster.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from tawatur.annotate.events import main_mention
from tawatur.annotate.pipeline import annotate
from tawatur.model import Document, EventMention, Quantity

ROOT = Path(__file__).parents[2]
CLUSTERS = ROOT / ".." / "shared" / "dev" / "clusters.jsonl"
LIST = json.loads((ROOT / "tests" / "gold" / "cluster_main_events.json").read_text(encoding="utf-8"))
EVENTS = sorted({row["event"] for row in LIST.values()})
needs_clusters = pytest.mark.skipif(not CLUSTERS.is_file(), reason="../shared/dev/clusters.jsonl is not here")


def main_of(text: str) -> tuple[str, str | None] | None:
    event = main_mention(annotate(text))
    return (event.type, event.mode) if event else None


@cache
def reports() -> dict[str, Document]:
    rows = (json.loads(line) for line in CLUSTERS.read_text(encoding="utf-8").splitlines())
    return {r["id"]: annotate(f"{r['title'].strip()}\n{r['text'].strip()}", r["published"]) for r in rows}


def told(document: Document) -> str | None:
    event = main_mention(document)
    return f"{event.type}/{event.mode or ''}" if event else None


def tolls(document: Document) -> set[float | int | None]:
    """The death tolls tied to an event of the report, or standing in it where its news is no event."""
    counts = {c.quantity for e in document[EventMention] for c in e.counts if c.kind == "killed"}
    main = main_mention(document)
    loose = main is None or main.type != "ASSAULT"
    every = [q for i, q in enumerate(document[Quantity]) if q.kind == "killed" and (loose or i in counts)]
    return {q.low for q in every}


@needs_clusters
@pytest.mark.parametrize("event", EVENTS)
def test_main_event_of_a_cluster(event: str) -> None:
    rows = {name: row for name, row in LIST.items() if row["event"] == event and "off_topic" not in row}
    wrong = {name: told(reports()[name]) for name, row in rows.items() if told(reports()[name]) not in row["accept"]}
    assert 1 - len(wrong) / len(rows) >= 0.85, wrong


@needs_clusters
@pytest.mark.parametrize("event", sorted({row["event"] for row in LIST.values() if "toll" in row}))
def test_death_toll_of_a_cluster(event: str) -> None:
    rows = {name: row for name, row in LIST.items() if row["event"] == event and "toll" in row}
    wrong = {
        name: tolls(reports()[name]) for name, row in rows.items() if not tolls(reports()[name]) & set(row["toll"])
    }
    assert 1 - len(wrong) / len(rows) >= 0.9, wrong


@needs_clusters
def test_the_list_speaks_of_every_report() -> None:
    assert set(LIST) == set(reports())


def test_a_headline_goes_before_the_background() -> None:
    text = "رئيس الحكومة يستقبل وفد المزارعين\nاستقبل رئيس الحكومة وفدا من المزارعين.\nوقتل جنديان في كمين شمال البلاد."
    assert main_of(text) == ("CONSULT", "visit")


def test_a_lead_speaks_where_the_headline_is_silent() -> None:
    text = "ليلة طويلة في الميناء\nاعتقلت الشرطة عشرين متظاهرا قرب الميناء مساء أمس."
    assert main_of(text) == ("COERCE", "arrest")


def test_of_one_type_the_reading_with_a_mode_speaks() -> None:
    text = "هجوم على حاجز للجيش\nقتل ثلاثة جنود بالرصاص في هجوم على حاجز للجيش جنوب المدينة."
    assert main_of(text) == ("ASSAULT", "firearms")


def test_what_is_denied_is_not_the_news() -> None:
    text = "المتحدث ينفي قصف المدينة\nنفى المتحدث قصف المدينة، والتقى الوزير سفير اليابان."
    assert main_of(text) == ("CONSULT", "visit")


def test_what_stands_below_the_lead_is_background() -> None:
    text = "معرض للكتاب\nيفتتح المعرض أبوابه غدا.\nيضم المعرض ألف ناشر.\nوقتل جندي في هجوم قبل أيام."
    assert main_of(text) is None


def test_a_report_without_events_has_none() -> None:
    assert main_of("ارتفاع درجات الحرارة في الجنوب\nيسود طقس حار نهار الغد.") is None
    assert main_mention(annotate("")) is None
