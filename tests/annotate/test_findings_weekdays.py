"""The apparent contradictions of shared/dev/weekday.jsonl against the verdicts of tests/gold/weekday_verdicts.json.

A verdict names the field that slipped (year, month, day, weekday), "open" where more than one repair is as likely, and
"none" where the date is consistent in the year that the text means. No text of the publishers is kept here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tawatur.annotate.findings import find_findings
from tests.annotate.timex_helpers import read

ROOT = Path(__file__).parents[2]
SHARED = ROOT / ".." / "shared" / "dev" / "weekday.jsonl"
VERDICTS = json.loads((ROOT / "tests" / "gold" / "weekday_verdicts.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="../shared/dev/weekday.jsonl is not here")


def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in SHARED.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("verdict", VERDICTS, ids=lambda verdict: f"{verdict['row']}-{verdict['id']}")
def test_verdict(verdict: dict[str, Any]) -> None:
    row = rows()[verdict["row"]]
    assert row["id"] == verdict["id"]
    document = read(row["context"], row["published"])
    place = row["context"].index(row["mention"])
    findings = [finding for finding in find_findings(document) if finding.code == "C201"]
    here = [finding for finding in findings if finding.start < place + len(row["mention"]) and place < finding.end]
    if verdict["field"] == "none":
        assert here == []
        return
    assert len(here) == 1
    if verdict["suggestion"]:
        assert here[0].suggestion is not None
        assert here[0].suggestion.value == verdict["suggestion"]
        assert here[0].suggestion.why.startswith(verdict["field"])


def test_nothing_else_is_found_around_them() -> None:
    stray = []
    for row in rows():
        document = read(row["context"], row["published"])
        marked = {other["mention"].strip("،") for other in rows() if other["id"] == row["id"]}
        for finding in find_findings(document):
            words = set(finding.evidence[0].text.split())
            if finding.code != "C201" or not any(len(words & set(mention.split())) >= 3 for mention in marked):
                stray.append((row["id"], finding.code, finding.message))
    assert stray == []
