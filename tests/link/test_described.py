"""Parties that no report names: told as they are written, never in the way of a name, never in conflict."""

from __future__ import annotations

import datetime

import pytest

from tawatur.annotate.pipeline import run_stages
from tawatur.model import Event, Meta, make_document
from tawatur.reconcile import link_and_reconcile


def one_event(*texts: str) -> Event:
    day = datetime.date(2024, 5, 12)
    documents = [run_stages(make_document(text, Meta(published=day), str(at))) for at, text in enumerate(texts)]
    events = link_and_reconcile(documents).events
    assert len(events) == 1
    return events[0]


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("خطف مسلحون مهندسا في كركوك أمس", ["مسلحون"], []),
        ("اعتقلت الشرطة ثلاثة أشخاص في وهران", ["الشرطة"], ["أشخاص"]),
        ("تظاهر محتجون أمام مبنى البلدية أمس", ["محتجون"], []),
    ],
)
def test_who_is_only_described_is_told_as_written(text: str, who: list[str], whom: list[str]) -> None:
    event = one_event(text)
    assert [one.name for one in event.actors] == who
    assert [one.name for one in event.recipients if one.name in whom] == whom
    assert all(one.entity is None for one in event.actors)


def test_a_name_stands_before_a_description() -> None:
    event = one_event("خطف تنظيم داعش أربعة جنود قرب كركوك في 10 مايو 2024، وفق الشرطة.")
    assert [one.entity for one in event.actors] == ["org.islamic-state-daesh"]


def test_what_is_hit_or_counted_is_no_party() -> None:
    event = one_event("دمرت غارة إسرائيلية منازل في رفح أمس")
    assert event.recipients == () or all(one.name != "منازل" for one in event.recipients)
