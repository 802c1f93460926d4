"""Sentences: bounds that hold on any text, the cap, and linear time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.annotate.sentences import LONGEST, find_sentences
from tawatur.model import Meta, Sentence, make_document

_ALPHABET = 'اب د.؟!…\n "«»()5,،ـًaZ'


def _sentences(text: str) -> list[Sentence]:
    return list(find_sentences(make_document(text, Meta())))


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet=_ALPHABET, max_size=80))
def test_sentences_are_in_order_and_trimmed(text: str) -> None:
    last = 0
    for one in _sentences(text):
        assert one.start >= last and one.start < one.end
        piece = text[one.start : one.end]
        assert piece == piece.strip()
        assert "\n" not in piece
        last = one.end


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=_ALPHABET, max_size=80))
def test_no_letter_is_left_out(text: str) -> None:
    inside = {place for one in _sentences(text) for place in range(one.start, one.end)}
    assert all(place in inside for place, sign in enumerate(text) if sign.isalnum())


def test_a_long_run_is_cut_at_white_space() -> None:
    found = _sentences("كلمة " * 1000)
    assert len(found) > 1
    assert max(one.end - one.start for one in found) < LONGEST + 1
    assert all(one.end - one.start > 3 for one in found)


def test_a_run_without_white_space_is_cut_too() -> None:
    assert max(one.end - one.start for one in _sentences("ا" * 5000)) < LONGEST + 1


def test_a_quote_keeps_its_signs_only_within_a_line() -> None:
    assert len(_sentences('قال: "لن نعود.\nلن نعود أبدا" ثم سكت.')) == 2


def test_rule_is_named() -> None:
    assert {one.rule for one in _sentences("وصل الوفد. ثم عاد.")} == {"ar.sentences.signs"}
