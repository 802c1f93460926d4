"""Tokens and their places."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.fold import fold
from tawatur.text.segment import NEWLINE, tokenize
from tests.text.test_fold import WORDS


def test_words_numbers_signs_and_line_breaks() -> None:
    tokens = tokenize("قُتل 1,400 شخص.\n\nوفي الـ 24 نوفمبر: 3٫5%")
    assert tokens.forms == ["قتل", "1,400", "شخص", ".", NEWLINE, "وفي", "ال", "24", "نوفمبر", ":", "3\u066b5", "%"]


def test_places_are_those_of_the_source() -> None:
    text = "زارَ الوزيرُ «بيروت»"
    tokens = tokenize(text)
    assert [tokens.surface(i) for i in range(len(tokens))] == ["زارَ", "الوزيرُ", "«", "بيروت", "»"]


def test_place_of_a_letter_skips_what_folding_dropped() -> None:
    text = "وَلِلعراق"
    tokens = tokenize(text)
    assert text[tokens.place(0, 2) :] == "لعراق"
    assert tokens.place(0, 0) == 0


def test_at_finds_the_token_over_a_place() -> None:
    text = "قال الوزير أمس"
    tokens = tokenize(text)
    assert [tokens.at(p) for p in (0, 3, 4, 9, 11, 14)] == [0, 1, 1, 1, 2, 3]


def test_bidi_marks_do_not_part_a_number() -> None:
    tokens = tokenize("عام 20\u200f23 م")
    assert tokens.forms[1] == "2023"


@given(WORDS)
def test_tokens_are_in_order_and_cover_all_that_is_not_white_space(text: str) -> None:
    tokens = tokenize(text)
    end = 0
    for i in range(len(tokens)):
        assert end <= tokens.starts[i] < tokens.ends[i]
        end = tokens.ends[i]
    covered = "".join(tokens.surface(i) for i in range(len(tokens)))
    left_out = "".join(text.split())
    assert len("".join(covered.split())) <= len(left_out)


@given(st.lists(st.sampled_from(["قال", "1.5", "«", "»", "\n", "و"]), max_size=20))
def test_joined_with_spaces_they_come_back(parts: list[str]) -> None:
    tokens = tokenize(" ".join(parts))
    collapsed: list[str] = []
    for part in parts:
        if not (part == NEWLINE and collapsed[-1:] == [NEWLINE]):
            collapsed.append(part)
    assert [t for t in tokens.forms if t != NEWLINE] == [p for p in collapsed if p != NEWLINE]


@given(st.text(alphabet="ابأىةل ًّـ\u200f\u200e\u200d\n\r\u2028.,\u066b\u06f312٣aÉ_²:\ufef5\ufdfc\u0670", max_size=24))
def test_forms_are_those_of_the_folded_text(text: str) -> None:
    pattern = re.compile("[^\\W\\d_]+|[0-9]+(?:[.,\u066b\u066c][0-9]+)*|\n\\s*|\\S")
    expected = [NEWLINE if form[0] == NEWLINE else form for form in pattern.findall(fold(text).text)]
    # the sign of the rial is a word of its own even where it touches letters
    assert "".join(tokenize(text).forms) == "".join(expected)
    if "\ufdfc" not in text:
        assert tokenize(text).forms == expected


@given(st.text(alphabet="ابأًّـ\u200f \ufef5\u0670", max_size=16))
def test_every_letter_of_a_token_has_a_place(text: str) -> None:
    tokens = tokenize(text)
    for token, form in enumerate(tokens.forms):
        places = [tokens.place(token, letter) for letter in range(len(form))]
        assert places == sorted(places)
        assert all(tokens.starts[token] <= place < tokens.ends[token] for place in places)
        assert [fold(text[place]).text for place in places if len(fold(text[place]).text) == 1] == [
            letter for letter, place in zip(form, places, strict=True) if len(fold(text[place]).text) == 1
        ]


def test_the_tokens_among_some_words_and_the_numbers() -> None:
    tokens = tokenize("قتل ٣ أشخاص\nو1,400 جريح، ثم قتل ²")
    assert list(tokens.among({"قتل", NEWLINE})) == [0, 3, 9]
    assert [tokens.forms[token] for token in tokens.numbers()] == ["3", "1,400"]


def test_long_tokens_are_read_and_not_remembered() -> None:
    word = "س" * 500
    assert tokenize(f"{word} {word}").forms == [word, word]
