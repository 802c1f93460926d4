"""The one-line cases of numbers: exactly the marked spans, values and kinds, nothing more."""

from __future__ import annotations

from tawatur.annotate.numerals import find_numerals
from tawatur.model import Meta, make_document
from tests.cases_format import Case, parametrize


def check(case: Case) -> None:
    found = find_numerals(make_document(case.text, Meta()))
    expected = [] if case.expected == (("NONE",),) else list(zip(case.expected, case.marked(), strict=True))
    assert [(("ORD" if n.ordinal else "NUM", n.value), (n.start, n.end)) for n in found] == [
        ((kind, float(value)), span) for (kind, value), span in expected
    ]


@parametrize("numerals")
def test_numerals(case: Case) -> None:
    check(case)


@parametrize("numerals_matrix")
def test_numerals_in_every_form(case: Case) -> None:
    check(case)


@parametrize("numerals_short")
def test_numerals_alone(case: Case) -> None:
    check(case)
