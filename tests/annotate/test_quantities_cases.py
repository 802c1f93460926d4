"""The one-line cases of amounts: exactly the marked spans with bounds, modifier, kind, unit and counted nouns."""

from __future__ import annotations

from tawatur.annotate.numerals import find_numerals
from tawatur.annotate.quantities import find_quantities
from tawatur.annotate.sentences import find_sentences
from tawatur.model import Meta, Numeral, Quantity, Sentence, make_document
from tests.cases_format import Case, parametrize


def quantities(text: str, country: str | None = None) -> list[Quantity]:
    document = make_document(text, Meta(country=country))
    document = document.with_layer(Sentence, find_sentences(document))
    document = document.with_layer(Numeral, find_numerals(document))
    return list(find_quantities(document))


def bounds(written: str) -> tuple[float | None, float | None]:
    if written == "~":
        return None, None
    low, dots, high = written.partition("..")
    if not dots:
        return float(low), float(low)
    return float(low) if low else None, float(high) if high else None


def check(case: Case) -> None:
    found = quantities(case.text, case.options.get("country"))
    if case.expected == (("NONE",),):
        assert found == []
        return
    assert [(q.start, q.end) for q in found] == case.marked()
    for quantity, (_, written, modifier, kind, *more) in zip(found, case.expected, strict=True):
        unit = next((word for word in more if word != "part"), None)
        assert (quantity.low, quantity.high) == bounds(written)
        assert (quantity.modifier, quantity.kind, quantity.unit) == (modifier, kind, unit)
        assert (quantity.part_of is not None) == ("part" in more)
    if nouns := case.marked("{{"):
        counted = [(q.counted.start, q.counted.end) for q in found if q.counted is not None]
        assert [span for span in counted if span not in case.marked()] == nouns


@parametrize("quantities")
def test_quantities(case: Case) -> None:
    check(case)


@parametrize("quantities_matrix")
def test_quantities_in_every_form(case: Case) -> None:
    check(case)
