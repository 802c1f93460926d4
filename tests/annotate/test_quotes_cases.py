"""Quote cases: marks included, closed or not."""

from __future__ import annotations

from tawatur.annotate.quotes import find_quotes
from tawatur.model import Meta, make_document
from tests.cases_format import Case, parametrize


@parametrize("quotes")
def test_quotes(case: Case) -> None:
    found = find_quotes(make_document(case.text, Meta()))
    if case.expected[0][0] == "NONE":
        assert not found
        return
    assert [(one.start, one.end) for one in found] == case.marked()
    assert ["closed" if one.closed else "open" for one in found] == [words[0] for words in case.expected]
    for one in found:
        assert one.content.start == one.start + 1
        assert one.content.end == one.end - one.closed
