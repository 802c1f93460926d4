"""The cases of tests/cases/ar/timex.cases and timex_grid.cases: the bracketed spans, type, value and mod."""

from __future__ import annotations

from tawatur.annotate.findings import find_findings
from tawatur.model import Timex
from tests.annotate.timex_helpers import read
from tests.cases_format import Case, parametrize


def check(case: Case) -> None:
    """The spans, types, values and mods of one line, and its finding where one is named."""
    document = read(case.text, case.options.get("dct"), case.options.get("country"))
    found = [
        ((timex.start, timex.end), (timex.type, timex.value, *((timex.mod,) if timex.mod else ())))
        for timex in document[Timex]
    ]
    expected = [] if case.expected[0][0] == "NONE" else list(zip(case.marked(), case.expected, strict=True))
    assert found == expected
    if "finding" in case.options:
        assert case.options["finding"] in {finding.code for finding in find_findings(document)}


@parametrize("timex")
def test_timex_case(case: Case) -> None:
    check(case)


@parametrize("timex_grid")
def test_timex_grid_case(case: Case) -> None:
    check(case)


@parametrize("timex_short")
def test_timex_alone_case(case: Case) -> None:
    check(case)


@parametrize("timex_classes")
def test_timex_class_case(case: Case) -> None:
    check(case)
