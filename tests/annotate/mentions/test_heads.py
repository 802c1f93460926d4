"""What the lexicons say of one word, and the tables of heads."""

from __future__ import annotations

import pytest

from tawatur.annotate.mentions.heads import (
    NOTHING,
    cues,
    organisation_heads,
    portfolios,
    read_word,
    signs,
    site_heads,
    titles,
)
from tawatur.text.fold import fold_word
from tawatur.text.segment import tokenize


@pytest.mark.parametrize("form", ["،", "12", ".", "(", "٣"])
def test_signs_and_numbers_are_nothing(form: str) -> None:
    assert read_word(fold_word(form)) is NOTHING


@pytest.mark.parametrize(
    ("word", "field"),
    [
        ("وزير", "title"),
        ("والرئيس", "title"),
        ("للوزير", "title"),
        ("وزارة", "organisation"),
        ("والجيش", "organisation"),
        ("مطار", "site"),
        ("بالمستشفى", "site"),
        ("الخارجية", "portfolio"),
    ],
)
def test_a_word_may_begin_a_phrase_of_a_table(word: str, field: str) -> None:
    assert getattr(read_word(fold_word(word)), field)


@pytest.mark.parametrize("word", ["شجرة", "كتب", "جميلا", "النهر"])
def test_a_plain_word_begins_none(word: str) -> None:
    read = read_word(fold_word(word))
    assert not (read.title or read.organisation or read.site or read.portfolio)


@pytest.mark.parametrize(("word", "letters"), [("أحمد", 0), ("لأحمد", 1), ("وأحمد", 1), ("شجرة", -1), ("في", -1)])
def test_given_names_with_the_letters_before_them(word: str, letters: int) -> None:
    assert read_word(fold_word(word)).given == letters


def test_a_surname_is_listed_with_its_article() -> None:
    assert read_word(fold_word("بوتين")).surname == 0
    assert read_word(fold_word("شجرة")).surname == -1


@pytest.mark.parametrize("word", ["شتاينماير", "كوزلوفسكي"])
def test_a_foreign_looking_word_is_unknown_and_opens_a_name(word: str) -> None:
    read = read_word(fold_word(word))
    assert read.opens_name
    assert read.unknown or read.surname == 0


@pytest.mark.parametrize("word", ["كتاب", "يكتبون", "المدرسة", "استقبال", "معلمون"])
def test_common_words_are_not_unknown(word: str) -> None:
    assert not read_word(fold_word(word)).unknown


def test_cues_are_folded_and_may_have_several_classes() -> None:
    assert all(form == fold_word(form) for form in cues())
    assert {"place", "settlement"} <= cues()[fold_word("مدينة")][0]


def test_signs_part_a_title_from_its_name() -> None:
    assert "،" in signs()
    assert "." not in signs()


@pytest.mark.parametrize("phrase", ["الخارجية", "خارجية", "الصحة والسكان", "صحة وسكان"])
def test_portfolios_stand_bare_and_with_the_article(phrase: str) -> None:
    assert portfolios().at(tokenize(phrase), 0)


@pytest.mark.parametrize(("phrase", "kind"), [("وزارة", "ministry"), ("الوزارة", "ministry"), ("جيش", "force")])
def test_heads_of_organisations_take_the_article(phrase: str, kind: str) -> None:
    assert organisation_heads().at(tokenize(phrase), 0)[0].value.kind == kind


def test_a_table_says_where_a_phrase_ends() -> None:
    hit = titles().at(tokenize("ورئيس الوزراء غائب"), 0)[0]
    assert (hit.first, hit.after, hit.start, hit.value.key) == (0, 2, 1, "prime-minister")
    assert site_heads().at(tokenize("غائب"), 0) == []
