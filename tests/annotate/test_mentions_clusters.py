"""The main people and places of ten real events, each read by its key or kind: tests/gold/cluster_mentions.json.

The list was made by hand from the names that each event turns on, the first places of each in reports of different
outlets; the texts stay in ../shared. A row holds where the name stands in `clusters.jsonl`, and the name itself.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tawatur.annotate.pipeline import annotate
from tawatur.lexicon.entities import entities
from tawatur.model import Mention

GOLD = Path(__file__).parents[1] / "gold" / "cluster_mentions.json"
WANTED = 0.95


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(GOLD.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def reports(shared: Path) -> dict[str, dict[str, Any]]:
    path = shared / "dev" / "clusters.jsonl"
    if not path.is_file():
        pytest.skip("../shared/dev/clusters.jsonl is not there")
    lines = path.read_text(encoding="utf-8").split("\n")
    return {report["id"]: report for line in lines if line for report in [json.loads(line)]}


def test_the_list_names_known_entities_and_every_place_once(rows: list[dict[str, Any]]) -> None:
    assert len(rows) > 99
    places = Counter((row["document"], row["start"]) for row in rows)
    assert set(places.values()) == {1}
    assert [row["entity"] for row in rows if row.get("entity", "gpe.iraq") not in entities()] == []
    assert all(("entity" in row) != ("kind" in row) for row in rows)


def test_the_list_quotes_the_reports(rows: list[dict[str, Any]], reports: dict[str, dict[str, Any]]) -> None:
    for row in rows:
        assert reports[row["document"]]["text"][row["start"] : row["end"]] == row["text"]


def test_the_list_has_all_ten_events(rows: list[dict[str, Any]], reports: dict[str, dict[str, Any]]) -> None:
    assert len({reports[row["document"]]["event_hint"] for row in rows}) == 10


def test_main_people_and_places_are_read(rows: list[dict[str, Any]], reports: dict[str, dict[str, Any]]) -> None:
    layers = {}
    wrong = []
    for row in rows:
        report = reports[row["document"]]
        if row["document"] not in layers:
            document = annotate(report["text"], report["published"], report["outlet"])
            layers[row["document"]] = document[Mention]
        over = [m for m in layers[row["document"]] if m.start < row["start"] + 1 and row["end"] < m.end + 1]
        if not any(m.entity == row["entity"] if "entity" in row else m.kind == row["kind"] for m in over):
            wrong.append((row, [(m.kind, m.entity) for m in over]))
    assert 1 - len(wrong) / len(rows) >= WANTED, wrong
