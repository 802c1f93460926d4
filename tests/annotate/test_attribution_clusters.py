"""Agencies credited in 40 documents of the development clusters: a checked list of ids and keys, no text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur.annotate.attribution.view import View
from tawatur.annotate.pipeline import annotate
from tawatur.data import read_rows, read_toml
from tawatur.model import Attribution

_ROOT = Path(__file__).parents[2]
_CLUSTERS = _ROOT / ".." / "shared" / "dev" / "clusters.jsonl"
_GOLD = json.loads((_ROOT / "tests" / "gold" / "cluster_agencies.json").read_text(encoding="utf-8"))["documents"]
# What issue 5 asks of the list: agencies credited in the text or byline are found.
_FOUND = 0.95


def _keys() -> dict[str, str]:
    """The key of each agency's canonical name."""
    outlets = {one["en"][0]: key for key, one in read_toml("outlets.toml").items() if one["kind"] == "agency"}
    return {**{row["en"]: row["name"] for row in read_rows("ar/newswires.tsv") if row["role"] == "agency"}, **outlets}


def _found(record: dict[str, str]) -> set[str]:
    document = annotate(record["text"], record["published"], record["outlet"])
    links = {source.name for one in document[Attribution] for source in one.chain[1:]}
    links |= {source.name for source in View(document).wires}
    keys = _keys()
    return {keys[name] for name in links if name in keys}


def _records() -> Iterator[dict[str, str]]:
    with _CLUSTERS.open(encoding="utf-8") as lines:
        yield from (record for record in map(json.loads, lines) if record["id"] in _GOLD)


def test_the_list_has_forty_documents_and_known_keys() -> None:
    assert len(_GOLD) == 40
    assert {key for keys in _GOLD.values() for key in keys} <= set(_keys().values())
    assert sum(not keys for keys in _GOLD.values()) >= 10


@pytest.mark.skipif(not _CLUSTERS.exists(), reason="../shared is absent")
def test_credited_agencies_are_found() -> None:
    found = {record["id"]: _found(record) for record in _records()}
    assert set(found) == set(_GOLD)
    wanted = [(name, key) for name, keys in _GOLD.items() for key in keys]
    missed = [(name, key) for name, key in wanted if key not in found[name]]
    spurious = [(name, key) for name, keys in found.items() for key in keys if key not in _GOLD[name]]
    assert 1 - len(missed) / len(wanted) >= _FOUND, missed
    assert len(spurious) <= (1 - _FOUND) * len(wanted), spurious
