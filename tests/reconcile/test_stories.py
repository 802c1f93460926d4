"""Every story gives what it expects, in whatever order its reports come; the whole set is the project's benchmark."""

from __future__ import annotations

import random

import msgspec
import pytest

from tawatur.model import Event
from tawatur.reconcile import View, link_and_reconcile
from tests.reconcile.stories import Story, read_stories

ALL = read_stories()


def largest(view: View) -> Event:
    return max(view.events, key=lambda event: (len(event.documents), event.id))


def conflicts_of(view: View) -> list[str]:
    found = [
        conflict.field + ":" + "+".join(sorted({finding.code for finding in conflict.findings}))
        for event in view.events
        for conflict in event.conflicts
    ]
    return sorted(found)


def wanted_conflicts(story: Story) -> list[str]:
    written = story.expected.get("conflicts", "none")
    return [] if written == "none" else sorted(written.split(","))


@pytest.mark.parametrize("story", ALL, ids=lambda story: story.name)
def test_story(story: Story) -> None:
    view = link_and_reconcile(story.documents())
    event = largest(view)
    found = {
        "events": str(len(view.events)),
        "reports": str(len(event.documents)),
        "accounts": str(event.accounts),
        "date": event.date.value if event.date else "none",
        "part_of": str(sum(e.part_of is not None for e in view.events)),
        "findings": ",".join(sorted({f.code for f in event.findings})) or "none",
    }
    for name, value in story.expected.items():
        if name in found:
            assert found[name] == value, (name, story.place)
    if "conflicts" in story.expected:
        assert conflicts_of(view) == wanted_conflicts(story), story.place
    if "first" in story.expected:
        name, value = story.expected["first"].split(":")
        assert event.fields[name][0].value == value


@pytest.mark.parametrize("story", ALL, ids=lambda story: story.name)
def test_the_order_of_reports_does_not_matter(story: Story) -> None:
    documents = story.documents()
    expected = msgspec.json.encode(link_and_reconcile(documents).events)
    for seed in range(3):
        random.Random(seed).shuffle(documents)
        assert msgspec.json.encode(link_and_reconcile(documents).events) == expected


def test_precision_and_recall_of_conflicts() -> None:
    """The benchmark: both at least .95 over all stories."""
    right = found = wanted = 0
    for story in ALL:
        ours = conflicts_of(link_and_reconcile(story.documents()))
        gold = wanted_conflicts(story)
        found += len(ours)
        wanted += len(gold)
        for conflict in set(ours):
            right += min(ours.count(conflict), gold.count(conflict))
    assert len(ALL) >= 30
    assert right / found >= 0.95
    assert right / wanted >= 0.95
