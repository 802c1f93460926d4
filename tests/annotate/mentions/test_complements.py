"""What follows a head."""

from __future__ import annotations

import pytest

from tawatur.annotate.mentions.complements import (
    definite_words,
    is_definite,
    named_through_quotes,
    nationality,
    place_cues,
    quoted,
)
from tests.annotate.mentions.helpers import chart_of


@pytest.mark.parametrize(
    ("text", "after", "country"),
    [
        ("الوزير العراقي أمس", 2, "IQ"),
        ("الوزير العام العراقي أمس", 3, "IQ"),
        ("الوزير العراقي السابق أمس", 3, "IQ"),
        ("الوزير في بيته", 1, None),
        ("الوزير", 1, None),
    ],
)
def test_a_nationality_with_the_adjectives_around_it(text: str, after: int, country: str | None) -> None:
    chart = chart_of(text, read=True)
    for found in list(chart.outer.values()):
        if found.kind == "TITLE":
            chart.remove(found)
            for inner in chart.inner:
                chart.add(inner)
    where = nationality(chart, 1)
    assert (where.after, where.country) == (after, country)


@pytest.mark.parametrize(
    ("text", "letter", "definite"),
    [("الكتاب", 0, True), ("كتاب", 0, False), ("للكتاب", 1, True), ("لكتاب", 1, False), ("ال", 0, False)],
)
def test_the_article_shows_a_definite_word(text: str, letter: int, definite: bool) -> None:
    assert is_definite(chart_of(text), 0, letter) is definite


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ('حركة "الشروق" الجديدة', (2, 3)),
        ("حركة «الشروق» الجديدة", (2, 3)),
        ("حركة (الشروق) الجديدة", (2, 3)),
        ('حركة "الشروق', (1, 1)),
        ("حركة الشروق", (1, 1)),
        ('حركة "الشروق\n"', (1, 1)),
        ('حركة "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية"', (1, 1)),
    ],
)
def test_words_within_marks(text: str, span: tuple[int, int]) -> None:
    assert quoted(chart_of(text), 1) == span


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("حزب العدالة والتنمية يجتمع", 3),
        ("حزب الخضر يجتمع", 2),
        ("حزب يجتمع", 1),
        ("حزب الخضر وقال", 2),
        ("حزب", 1),
    ],
)
def test_definite_words_and_what_joins_them(text: str, after: int) -> None:
    assert definite_words(chart_of(text), 1) == after


@pytest.mark.parametrize(
    ("text", "end"),
    [("تنظيم داعش", 2), ('تنظيم "داعش"', 4), ("تنظيم «داعش»", 4), ("تنظيم (داعش)", -1), ("تنظيم آخر", -1)],
)
def test_a_name_goes_on_through_marks(text: str, end: int) -> None:
    chart = chart_of(text)
    assert named_through_quotes(chart, 0, ("داعش",)) == end


@pytest.mark.parametrize("word", ["بمنطقة", "ومن", "لمدينة", "وفي", "منطقة"])
def test_words_of_place_with_what_is_joined_to_them(word: str) -> None:
    assert place_cues(chart_of(word), 0) & {"place", "placeprep", "settlement"}


@pytest.mark.parametrize("word", ["شجرة", "وقال", "،", "2024", "بكتاب"])
def test_other_words_are_none_of_place(word: str) -> None:
    assert not place_cues(chart_of(word), 0) & {"place", "placeprep", "settlement"}


def test_outside_the_text_nothing_stands() -> None:
    chart = chart_of("كلمة")
    assert place_cues(chart, 7) == frozenset()
    assert not is_definite(chart, -3)
    assert nationality(chart, 5).after == 5
    assert quoted(chart, 5) == (5, 5)
