"""The chart: the words that concern a pass, and what stands at a place."""

from __future__ import annotations

import pytest

from tawatur.annotate.mentions.chart import Chart
from tawatur.annotate.mentions.heads import MARKS, NOTHING
from tawatur.model import Meta, make_document
from tawatur.text.segment import NEWLINE

TEXT = "وقالت وزارة الزراعة إن الوزير سمير بن كمال غادر مستشفى المدينة إلى العراق وتونس"


def chart_of(text: str) -> Chart:
    return Chart(make_document(text, Meta()))


def words(chart: Chart, *marks: str) -> list[str]:
    return [chart.tokens.surface(token) for token in chart.marked(*marks)]


@pytest.mark.parametrize(
    ("mark", "form"),
    [
        ("named", "العراق"),
        ("named", "وتونس"),
        ("title", "الوزير"),
        ("organisation", "وزارة"),
        ("site", "مستشفى"),
        ("portfolio", "الزراعة"),
        ("father", "بن"),
        ("opens", "سمير"),
        ("joined", "وقالت"),
    ],
)
def test_words_that_concern_a_pass(mark: str, form: str) -> None:
    assert form in words(chart_of(TEXT), mark)


@pytest.mark.parametrize(("mark", "form"), [("named", "غادر"), ("joined", "الوزير"), ("opens", "إلى")])
def test_words_that_do_not(mark: str, form: str) -> None:
    assert form not in words(chart_of(TEXT), mark)


def test_words_of_several_marks_stand_once_and_in_order() -> None:
    chart = chart_of(TEXT)
    tokens = chart.marked("title", "organisation", "site", "title")
    assert tokens == sorted(set(tokens))
    assert {*chart.marked("title"), *chart.marked("organisation"), *chart.marked("site")} == set(tokens)


def test_marks_say_what_a_word_says_itself() -> None:
    for word in chart_of(TEXT).words:
        assert set(word.marks) <= set(MARKS)
        assert ("named" in word.marks) is bool(word.names)
        assert ("title" in word.marks) is word.title
        assert ("organisation" in word.marks) is word.organisation
        assert ("site" in word.marks) is word.site
        assert ("portfolio" in word.marks) is word.portfolio
        assert ("opens" in word.marks) is word.opens_name
        assert ("father" in word.marks) is ("lineage" in word.cues)


@pytest.mark.parametrize("token", [-1, -20, 14, 500])
def test_outside_the_text_there_is_nothing(token: int) -> None:
    chart = chart_of(TEXT)
    assert chart.word(token) is NOTHING
    assert chart.form(token) == NEWLINE
    assert chart.covering(token) is None


def test_an_empty_text_has_no_words() -> None:
    assert all(chart_of("").marked(mark) == [] for mark in MARKS)
