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


@pytest.mark.parametrize(
    "text",
    [
        "زار الوزير المدينة أمس الثلاثاء. وقال السكان إن الشوارع هادئة. ولم يقع شيء. وأطلق مسلحون النار على حافلة",
        "عقدت الحكومة جلسة أمس الثلاثاء. وقال ناطق إن الوضع هادئ. ولم يقع شيء. واعتقلت الشرطة ثلاثة مسلحين",
        "افتتح المعرض مساء الثلاثاء. وقال زوار إنه جميل. ولم يقع شيء. وفجر مسلحون حافلة",
    ],
)
def test_a_deed_happened_on_the_day_told_last(text: str) -> None:
    date = told_last(text).date
    assert date is not None
    assert (date.value, date.inferred) == ("2024-01-02", True)


@pytest.mark.parametrize(
    "text",
    [
        # a day long before publication is no news
        "زار الوزير المدينة في 5 مايو 2023. وقال السكان إنها هادئة. ولم يقع شيء. وأطلق مسلحون النار على حافلة",
        "افتتح المعرض. وقال زوار إنه جميل. ولم يقع شيء. ثم فجر مسلحون حافلة",
    ],
)
def test_a_deed_bears_no_old_day(text: str) -> None:
    assert told_last(text).date is None
