"""Boilerplate cases: what is of the page, and of which kind."""

from __future__ import annotations

from tawatur.annotate.boilerplate import find_boilerplate
from tawatur.model import Meta, make_document
from tests.cases_format import Case, parametrize


@parametrize("boilerplate")
def test_boilerplate(case: Case) -> None:
    found = find_boilerplate(make_document(case.text, Meta()))
    if case.expected[0][0] == "NONE":
        assert not found
        return
    assert [(one.start, one.end) for one in found] == case.marked()
    assert [one.kind for one in found] == [words[0] for words in case.expected]
