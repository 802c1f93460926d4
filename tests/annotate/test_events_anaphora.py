"""An event told again by a definite noun takes over the named parties of the event told before."""

from __future__ import annotations

import pytest

from tawatur.annotate.pipeline import annotate
from tawatur.model import EventMention


def told_last(text: str) -> EventMention:
    return annotate(text, "2024-01-03")[EventMention][-1]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("هاجمت حماس إسرائيل فجر السبت. وأسفر الهجوم عن سقوط قتلى", "Hamas", "Israel"),
        ("شنت حركة الشباب هجوما على الجيش الصومالي أمس. وتواصل الهجوم ساعتين", "Al-Shabaab", None),
        ("فجر تنظيم داعش مقر وزارة الدفاع العراقية. ووقع التفجير ظهرا", "Islamic State (Daesh)", None),
    ],
)
def test_parties_are_taken_over(text: str, actor: str, recipient: str | None) -> None:
    event = told_last(text)
    assert [(a.name, a.inferred) for a in event.actors] == [(actor, True)]
    assert recipient is None or [(a.name, a.inferred) for a in event.recipients] == [(recipient, True)]


@pytest.mark.parametrize(
    "text",
    [
        # without the article it is a new event
        "هاجمت حماس إسرائيل فجر السبت. ووقع هجوم في بغداد",
        # another kind of attack
        "هاجمت حماس إسرائيل فجر السبت. وتجددت الاشتباكات في مقديشو",
        # one of several
        "هاجمت حماس إسرائيل فجر السبت. وأوقع أحد الهجمات قتلى في بغداد",
        # another kind of deed
        "أدانت مصر إسرائيل أمس. ووقع الهجوم ليلا",
    ],
)
def test_other_events_give_nothing(text: str) -> None:
    assert not [a for a in told_last(text).actors if a.entity]
