"""Where an event stands in what is told."""

from __future__ import annotations

import pytest

from tawatur.annotate.events.chunking import read_report
from tawatur.annotate.events.telling import telling_of
from tawatur.annotate.events.triggers import find_triggers
from tawatur.annotate.pipeline import annotate


def telling(text: str, word: str) -> set[str]:
    """The place of the trigger that begins with a word."""
    report = read_report(annotate(text))
    for view in report.sentences:
        for trigger in find_triggers(report, view):
            if text.startswith(word, trigger.start):
                return set(telling_of(report, trigger))
    raise AssertionError(word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("قصفت الطائرات الميناء القديم", "قصفت"),
        ("قال مصدر في الشرطة إن مسلحين خطفوا طبيبا", "خطفوا"),
        ("أعلن الناطق باسم البلدية أن شرطيا قتل في السوق", "قتل"),
    ],
)
def test_news_opens_what_is_told(text: str, word: str) -> None:
    found = telling(text, word)
    assert {"told-place=0", "told-verbs=0", "told-relatives=0"} <= found
    assert not found & {"in-relative", "behind-comma"}


def test_reminders_stand_behind_other_verbs() -> None:
    found = telling("غادر السكان القرية الصغيرة، وأغلقت المدارس أبوابها بعد هجوم على الحاجز", "هجوم")
    assert "behind-comma" in found
    assert not found & {"told-place=0", "told-verbs=0"}


def test_a_relative_clause_tells_what_is_known() -> None:
    found = telling("زار الوزير عائلة الشرطي الذي قتل في السوق", "قتل")
    assert {"in-relative", "told-relatives=1"} <= found
    assert "in-relative" not in telling("الرجل الذي زار القرية قتل في السوق", "قتل")


def test_the_light_verb_counts_for_its_noun() -> None:
    assert "told-place=0" in telling("شنت القوات الحكومية في الليلة الماضية هجوما على القرية", "هجوم")


def test_a_long_sentence_is_searched_no_farther_than_needed() -> None:
    found = telling("قرية " * 90 + "قصفت الطائرات الميناء", "قصفت")
    assert "told-place=4" in found
