"""The tolls of the development clusters, read by hand: killed and wounded that a report gives are found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.annotate.test_quantities_cases import quantities

ROOT = Path(__file__).parents[2]
CLUSTERS = ROOT / ".." / "shared" / "dev" / "clusters.jsonl"
GOLD = ROOT / "tests" / "gold" / "cluster_tolls.json"
LEAST_FOUND = 0.90


@pytest.mark.skipif(not CLUSTERS.exists(), reason="../shared/dev/clusters.jsonl is not here")
def test_the_tolls_of_the_clusters_are_found() -> None:
    texts = {row["id"]: row["text"] for row in map(json.loads, CLUSTERS.read_text(encoding="utf-8").splitlines())}
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    wanted, found = 0, 0
    for name, tolls in gold.items():
        amounts = quantities(texts[name])
        for kind, numbers in tolls.items():
            counted = {q.low if q.low is not None else q.high for q in amounts if q.kind == kind}
            wanted += len(numbers)
            found += len(counted.intersection(numbers))
    assert found >= LEAST_FOUND * wanted


def test_the_gold_is_sound() -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    assert list(gold) == sorted(gold)
    assert len(gold) > 30
    for tolls in gold.values():
        assert set(tolls) == {"killed", "wounded"}
        assert all(0 < number < 1000 for numbers in tolls.values() for number in numbers)
        assert tolls["killed"]
