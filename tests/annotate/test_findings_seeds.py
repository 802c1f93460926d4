"""The slips of the five seed reports, and silence on the four sound ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.annotate.findings import find_findings
from tests.annotate.timex_helpers import read

SEEDS = Path(__file__).parents[2] / ".." / "shared" / "seeds"
SOUND = {
    "000_1fcd1d05042328fa.txt": "2023-11-05",
    "002_6e69f22dc3c2ec4f.txt": "2023-12-13",
    "003_7be297dd58783b3a.txt": "2023-11-05",
    "004_25934b4f72f7a35f.txt": "2024-08-13",
}

pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="../shared/seeds is not here")


def report(name: str) -> str:
    return (SEEDS / name).read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", SOUND)
def test_sound_reports_have_no_finding(name: str) -> None:
    assert list(find_findings(read(report(name), SOUND[name]))) == []


def test_the_converted_report() -> None:
    found = find_findings(read(report("001_8fcd20fe111c0f9f.txt"), "2023-11-05"))
    assert [finding.code for finding in found] == ["C201", "C202", "C202"]
    weekday, slip, suspected = found
    assert weekday.message == "14 November 2023 is a Tuesday, not a Sunday"
    assert [suggestion.value for suggestion in weekday.suggestions] == [
        "2023-11-05", "2023-11-12", "2023-11-19", "2023-05-14", "2023-11-14",
    ]  # fmt: skip
    assert weekday.suggestion == slip.suggestion
    assert weekday.suggestions[-1].why.startswith("weekday Sunday for Tuesday")
    assert slip.suggestion is not None
    assert slip.suggestion.value == "2023-11-05"
    assert slip.suggestion.why.startswith("14 Aban 1402 = Sunday 5 November 2023")
    assert suspected.suggestion is not None
    assert suspected.suggestion.value == "2023-10-07"
    assert suspected.suggestion.why.startswith("15 Mehr 1402 = 7 October 2023")
    assert len(suspected.evidence) == 2


def test_without_the_proven_slip_the_other_date_is_left_alone() -> None:
    text = report("001_8fcd20fe111c0f9f.txt")
    line_end = text.index("\n")
    assert list(find_findings(read(text[line_end:], "2023-11-05"))) == []


def test_without_publication_no_slip_is_proven() -> None:
    found = find_findings(read(report("001_8fcd20fe111c0f9f.txt")))
    assert "C202" not in {finding.code for finding in found}
