"""The cases of tests/cases/ar/findings.cases: code, first evidence and, where given, the best suggestion."""

from __future__ import annotations

from tawatur.annotate.findings import find_findings
from tawatur.annotate.quantities import find_quantities
from tawatur.model import Quantity
from tests.annotate.timex_helpers import read
from tests.cases_format import Case, parametrize


@parametrize("findings")
def test_findings_case(case: Case) -> None:
    document = read(case.text, case.options.get("dct"), case.options.get("country"))
    document = document.with_layer(Quantity, find_quantities(document))
    found = find_findings(document)
    if case.expected[0][0] == "NONE":
        assert [(finding.code, finding.message) for finding in found] == []
        return
    spans = case.marked()
    if len(spans) < len(case.expected):
        spans = [*spans, *spans[-1:] * (len(case.expected) - len(spans))]
    assert len(found) == len(case.expected), [finding.message for finding in found]
    for finding, span, (code, *value) in zip(found, spans, case.expected, strict=True):
        assert (finding.code, (finding.start, finding.end)) == (code, span)
        if value:
            assert finding.suggestion is not None
            assert finding.suggestion.value == value[0]
        assert all(case.text[e.start : e.end] == e.text for e in finding.evidence)
