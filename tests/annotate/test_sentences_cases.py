"""Sentence cases: how many, and where each begins and ends."""

from __future__ import annotations

from tawatur.annotate.sentences import find_sentences
from tawatur.model import Meta, make_document
from tests.cases_format import Case, parametrize


@parametrize("sentences")
def test_sentences(case: Case) -> None:
    found = find_sentences(make_document(case.text, Meta()))
    assert [(one.start, one.end) for one in found] == case.marked()
    assert len(found) == int(case.expected[0][0])
