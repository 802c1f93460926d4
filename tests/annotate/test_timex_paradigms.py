"""The paradigms of tests/cases/ar/timex_paradigms.cases: exactly the bracketed spans with type, value and mod."""

from __future__ import annotations

from tawatur.annotate.findings import find_findings
from tawatur.model import Timex
from tests.annotate.timex_helpers import read
from tests.cases_format import Case, parametrize


@parametrize("timex_paradigms")
def test_paradigm(case: Case) -> None:
    document = read(case.text, case.options.get("dct"))
    found = [
        ((timex.start, timex.end), (timex.type, timex.value, *((timex.mod,) if timex.mod else ())))
        for timex in document[Timex]
    ]
    assert found == list(zip(case.marked(), case.expected, strict=True))
    assert list(find_findings(document)) == []
