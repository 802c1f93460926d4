"""The benchmark of stories: its files are sound, its scorer counts right, and its floors hold."""

from __future__ import annotations

import pytest
from eval.stories import judge, precision_recall, read_stories, score

STORIES = read_stories()
FIELDS = {"name", "main", "linked", "apart", "conflicts", "updates", "accounts", "copies", "parts", "report"}


def test_there_are_thirty_stories_of_three_to_eight_reports() -> None:
    assert len(STORIES) >= 30
    assert len({story["name"] for story in STORIES}) == len(STORIES)
    assert all(3 <= len(story["report"]) <= 8 for story in STORIES)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_a_story_is_well_formed(story: dict) -> None:  # type: ignore[type-arg]
    assert set(story) <= FIELDS
    names = {report["id"] for report in story["report"]}
    assert len(names) == len(story["report"])
    assert set(story["linked"]) <= names
    assert all(set(pair) <= names for pair in story.get("apart", ()))
    assert all(len({report["outlet"] for report in story["report"]}) >= 3 for _ in names)
    assert all(conflict.count(":") == 1 for conflict in story.get("conflicts", ()))


def test_precision_and_recall_count_each_conflict_once() -> None:
    assert precision_recall([(["a", "a"], ["a"]), ([], ["b"])]) == (0.5, 0.5)
    assert precision_recall([([], [])]) == (1.0, 1.0)


def test_the_floors_of_the_stories() -> None:
    """Conflicts both ≥ .95, nothing joined that is apart (measured: see docs/evaluation.md)."""
    found = score([judge(story) for story in STORIES])
    assert found["conflicts/precision"] >= 0.95
    assert found["conflicts/recall"] >= 0.95
    assert found["updates/precision"] >= 0.95
    assert found["apart/accuracy"] == 1.0
    assert found["linked/accuracy"] >= 0.85
