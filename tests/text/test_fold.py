"""Folding and its map back."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.fold import fold, fold_text, fold_word
from tests.cases_format import Case, parametrize

HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
CONTROLS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200c\u200d\ufeff\u00ad"
WORDS = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي ءأإآؤئىة0123٤٥٦abcXYZ.،«»" + HARAKAT, max_size=60)


@parametrize("fold")
def test_spellings(case: Case) -> None:
    left, _, right = case.text.partition(" = ")
    same = fold_word(left) == fold_word(right)
    assert same is (case.expected[0][0] == "SAME")


@given(st.text(max_size=80))
def test_every_folded_character_comes_from_a_place_in_order(text: str) -> None:
    folded = fold(text)
    places = [folded.start(i) for i in range(len(folded.text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(text)
    for i in range(len(folded.text)):
        assert 0 <= folded.start(i) < folded.end(i + 1) <= len(text)


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(WORDS, st.data())
def test_controls_and_tatweel_change_no_folded_letter(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    noise = data.draw(st.text(alphabet=CONTROLS + "\u0640", max_size=4))
    noisy = text[:place] + noise + text[place:]
    assert fold(noisy).text == fold(text).text


@given(WORDS)
def test_a_folded_span_holds_the_letters_it_was_folded_from(text: str) -> None:
    folded = fold(text)
    for start in range(0, len(folded.text), 3):
        end = min(len(folded.text), start + 4)
        if start < end:
            assert fold(folded.span(start, end).of(text)).text == folded.text[start:end]


def test_a_span_takes_in_the_marks_on_its_last_letter_and_no_control_after_it() -> None:
    text = "هجومًا\u200f واتصالٍ\u200f"
    folded = fold(text)
    end = folded.text.index("اتصال") + len("اتصال")
    assert folded.span(folded.text.index("اتصال"), end).of(text) == "اتصالٍ"


@pytest.mark.parametrize("count", [200_000])
def test_a_run_of_marks_on_one_letter_folds_away(count: int) -> None:
    assert fold("ا" + "\u064e\u0651" * count).text == "ا"


def test_a_ligature_of_a_phrase_cannot_blow_a_text_up() -> None:
    text = "\ufdfa" * 1000
    assert len(fold(text).text) < 3 * len(text)


def test_lone_surrogates_and_astral_characters_pass() -> None:
    text = "قال \ud83d 😀 " + chr(sys.maxunicode)
    assert fold(text).start(len(fold(text).text)) == len(text)


def test_line_ends_fold_to_one_kind() -> None:
    assert fold("أ\r\nب\u2028ج\x85د").text == "ا\n\nب\nج\nد"


@given(st.text(max_size=80) | WORDS)
def test_folding_without_places_gives_the_same_text(text: str) -> None:
    assert fold_text(text) == fold_word(text) == fold(text).text
