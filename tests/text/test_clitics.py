"""Readings of a word from both ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.clitics import article, endings, proclitics, stems, surfaces, with_pronouns
from tawatur.text.fold import fold_word
from tests.cases_format import Case, parametrize

LETTERS = st.text(alphabet="ابتجحدرزسعفقكلمنهوي", min_size=1, max_size=9)


@parametrize("clitics")
def test_readings(case: Case) -> None:
    word, _, wanted = case.text.partition(" > ")
    forms = {stem.form for stem in stems(fold_word(word))}
    assert (fold_word(wanted) in forms) is (case.expected[0][0] == "READS")


@given(LETTERS)
def test_the_whole_word_is_the_first_reading(word: str) -> None:
    readings = stems(word)
    if len(word) >= 2:
        assert readings[0].form == word
        assert readings[0].start == 0


@given(LETTERS)
def test_what_is_left_out_and_what_is_looked_up_make_the_word(word: str) -> None:
    for stem in stems(word):
        assert word[: stem.start] == stem.clitics
        rest = word[stem.start :]
        assert stem.form in {rest, "ا" + rest, "ال" + rest}


@given(LETTERS)
def test_an_ending_restores_the_feminine_and_nothing_else(word: str) -> None:
    for ending in endings(word):
        bare = word[: len(word) - len(ending.pronoun)] if ending.pronoun else word
        assert ending.form == bare or (bare.endswith("ت") and ending.form == bare[:-1] + "ه")


@given(LETTERS)
def test_a_word_is_among_the_surfaces_of_all_its_readings(word: str) -> None:
    the = article()
    for stem in stems(word):
        assert word in surfaces([stem.form])
        if stem.article:
            assert word in surfaces([stem.form.removeprefix(the)], article=True)
    for ending in endings(word):
        assert word in with_pronouns([ending.form])


@given(LETTERS)
def test_a_surface_is_read_back(word: str) -> None:
    the = article()
    for surface in surfaces([word], article=True):
        readings = {stem.form for stem in stems(surface)}
        assert len(word) < 2 or not readings.isdisjoint({word, the + word})
    for surface in with_pronouns([word]):
        assert word in {ending.form for ending in endings(surface)}


def test_pronouns() -> None:
    assert ("زياره", "ه") in {(e.form, e.pronoun) for e in endings(fold_word("زيارته"))}
    assert ("هجمات", "ها") in {(e.form, e.pronoun) for e in endings("هجماتها")}
    assert [e.form for e in endings("في")] == ["في"]


@given(LETTERS)
def test_a_word_without_a_proclitic_is_read_as_it_stands(word: str) -> None:
    if not word.startswith(proclitics()):
        assert [stem.form for stem in stems(word)] == [word]
