"""Quotes: what holds on any text, nesting, unclosed marks, and linear time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.annotate.quotes import find_quotes, quotes_of
from tawatur.model import Meta, Quote, make_document

_ALPHABET = "ابو \"«»“”‘’'\n.،:"


def _quotes(text: str) -> list[Quote]:
    return list(find_quotes(make_document(text, Meta())))


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet=_ALPHABET, max_size=60))
def test_quotes_nest_or_stand_apart(text: str) -> None:
    found = _quotes(text)
    for one in found:
        assert one.start < one.content.start + 1 and one.content.end < one.end + 1
        assert one.content.start == one.start + 1
    closed = [one for one in found if one.closed]
    for number, one in enumerate(closed):
        for other in closed[number + 1 :]:
            assert other.start >= one.end or other.end < one.end


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=_ALPHABET, max_size=60))
def test_an_open_quote_stays_in_its_paragraph(text: str) -> None:
    for one in _quotes(text):
        if not one.closed:
            assert "\n" not in text[one.start : one.end]


def test_content_leaves_the_marks_out() -> None:
    text = "قال: «لن نعود» ثم سكت."
    (one,) = _quotes(text)
    assert text[one.content.start : one.content.end] == "لن نعود"


def test_rules_tell_closed_from_open() -> None:
    assert {one.rule for one in _quotes('قال "نعم" ثم قال "لن أعود')} == {"ar.quotes.pair", "ar.quotes.unclosed"}


def test_a_quote_over_too_many_paragraphs_is_a_missing_mark() -> None:
    found = _quotes('قال "لن نعود\nا\nا\nا\nا\nا\nإلى هناك" ثم سكت')
    assert not any(one.closed for one in found)


def test_memory_of_the_last_text() -> None:
    assert quotes_of("قال «نعم»") is quotes_of("قال «نعم»")
