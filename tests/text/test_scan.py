"""Phrases found at word edges and after clitics."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.scan import PhraseTable, split_phrases
from tawatur.text.segment import tokenize

NAMES = PhraseTable([("العراق", "IQ"), ("وزير الخارجية", "FM"), ("وزير", "M"), ("قم", "QOM"), ("لبنان", "LB")])
NOUNS = PhraseTable([("زيارة", "visit"), ("هجوم", "attack")], article=True)


def found(table: PhraseTable[str], text: str) -> list[tuple[str, str]]:
    tokens = tokenize(text)
    return [(hit.span(tokens).of(text), hit.value) for hit in table.find(tokens)]


def test_clitics_stay_outside_and_the_article_inside() -> None:
    assert found(NAMES, "زار العراق") == [("العراق", "IQ")]
    assert found(NAMES, "وبالعراق") == [("العراق", "IQ")]
    assert found(NAMES, "للعراق") == [("لعراق", "IQ")]
    assert found(NAMES, "للبنان") == [("لبنان", "LB")]


def test_the_longest_phrase_wins() -> None:
    assert found(NAMES, "ووزير الخارجية") == [("وزير الخارجية", "FM")]
    assert found(NAMES, "وزير الدفاع") == [("وزير", "M")]


def test_no_hit_inside_a_word() -> None:
    assert found(NAMES, "قمة قمر القمح") == []
    assert found(NAMES, "وزيرة") == []


def test_a_phrase_never_runs_over_a_line_break() -> None:
    assert found(NAMES, "وزير\nالخارجية") == [("وزير", "M")]


def test_marks_and_tatweel_change_nothing() -> None:
    assert found(NAMES, "للعـــراقِ") == [("لعـــراقِ", "IQ")]


def test_the_article_where_the_table_allows_it() -> None:
    assert found(NOUNS, "الزيارة والهجوم للهجوم هجومها") == [
        ("الزيارة", "visit"),
        ("الهجوم", "attack"),
        ("لهجوم", "attack"),
    ]
    assert found(NAMES, "اللبنان") == []


def test_two_values_of_one_phrase_are_both_readings() -> None:
    table = PhraseTable([("آب", "August"), ("أب", "father")])
    tokens = tokenize("في آب")
    assert sorted(hit.value for hit in table.at(tokens, 1)) == ["August", "father"]


def test_a_table_tells_its_phrases_of_one_word() -> None:
    assert "العراق" in NAMES
    assert "قلم" not in NAMES
    assert "وزير الخارجية" not in NAMES


@given(st.lists(st.sampled_from(["العراق", "وزير", "الخارجية", "قال", "،", "ووزير", "\n"]), max_size=15))
def test_hits_are_in_order_and_apart(words: list[str]) -> None:
    tokens = tokenize(" ".join(words))
    hits = NAMES.find(tokens)
    for left, right in itertools.pairwise(hits):
        assert left.after <= right.first


def test_past_the_last_token_nothing_is_found() -> None:
    tokens = tokenize("وصل الوزير")
    assert NAMES.at(tokens, len(tokens)) == []


def test_initials_are_words() -> None:
    assert found(PhraseTable([("أ ف ب", "AFP")]), "نقلت أ ف ب") == [("أ ف ب", "AFP")]


def test_phrases_are_split_as_texts_are() -> None:
    phrases = ["الأمم المتحدة", "أ ف ب", "سي.إن.إن", "", "  ", "B'Tselem", "حِزب الله", "٢٤ ساعة", "كتلة-الوفاء"]
    assert split_phrases(phrases) == [tokenize(phrase).forms for phrase in phrases]


def test_no_phrases_are_split_into_none() -> None:
    assert split_phrases([]) == []
    assert PhraseTable([]).find(tokenize("كلمة")) == []
