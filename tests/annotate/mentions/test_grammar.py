"""Organisations, sites, places, described speakers and people by their grammar: one line a rule, and its negative."""

from __future__ import annotations

import pytest

from tests.annotate.mentions.helpers import mentions_of, named, shown


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("نشرت وزارة الصحة المصرية جدولا", "وزارة الصحة المصرية", "Ministry of Health of Egypt"),
        ("نشرت وزارة الخارجية الأمريكية جدولا", "وزارة الخارجية الأمريكية", "US Department of State"),
        ("أعلنت الخارجية الإيرانية موعدا", "الخارجية الإيرانية", "Ministry of Foreign Affairs of Iran"),
        ("وصلت الحكومة اللبنانية إلى حل", "الحكومة اللبنانية", "Government of Lebanon"),
        ("تدرب الجيش السوداني في الصحراء", "الجيش السوداني", None),
        ("تدربت قوات الأمن الأردنية صباحا", "قوات الأمن الأردنية", None),
    ],
)
def test_bodies_of_state(text: str, words: str, name: str | None) -> None:
    mention = named(text, words)
    assert mention.kind == "ORG"
    assert name is None or mention.name == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("اجتمع حزب العدالة والتنمية صباحا", "حزب العدالة والتنمية"),
        ("اجتمعت حركة النهضة صباحا", "حركة النهضة"),
        ('اجتمعت حركة "البستان" صباحا', 'حركة "البستان"'),
        ("درس في جامعة برينستون عاما", "جامعة برينستون"),
        ("تنشط المنظمة العالمية للملكية الفكرية منذ عقود", "المنظمة العالمية للملكية الفكرية"),
        ("اجتمعت اللجنة الأولمبية الدولية أمس", "اللجنة الأولمبية الدولية"),
    ],
)
def test_bodies_with_names(text: str, words: str) -> None:
    assert named(text, words).kind == "ORG"


@pytest.mark.parametrize(
    "text",
    [
        "حركة المرور بطيئة",
        "تنظيم المسابقة متعب",
        "اجتمعت اللجنة مساء",
        "وصل الوزراء متأخرين",
        "جيش من النمل يعبر الطريق",
        "قوات قليلة بقيت",
        "مكتب صغير في الزاوية",
        "شركة رابحة",
        "وزارة بلا وزير",
    ],
)
def test_heads_that_name_nothing(text: str) -> None:
    assert not any(m.kind == "ORG" and m.named for m in mentions_of(text))


def test_a_bare_ministry_is_the_one_of_the_report() -> None:
    text = "نشرت وزارة الصحة الأردنية جدولا، وقالت الوزارة إنه نهائي"
    keys = {m.entity for m in mentions_of(text) if m.kind == "ORG"}
    assert len(keys) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("هبطت الطائرة في مطار بيروت الدولي", "مطار بيروت الدولي"),
        ("عولج في مستشفى الشفاء يومين", "مستشفى الشفاء"),
        ("دخل السفارة الفرنسية ظهرا", "السفارة الفرنسية"),
        ("نزل في مخيم جباليا ليلا", "مخيم جباليا"),
    ],
)
def test_sites(text: str, words: str) -> None:
    assert named(text, words).kind in {"FAC", "GPE"}


@pytest.mark.parametrize("text", ["مطار جديد يفتح قريبا", "مستشفى ميداني للأطفال", "جسر من الخشب", "سفارة بلا سفير"])
def test_sites_without_names(text: str) -> None:
    assert not any(m.kind == "FAC" for m in mentions_of(text))


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("قال مسؤول أمريكي إن الموعد تغير", "مسؤول أمريكي", "unnamed US official"),
        ("ذكرت مصادر أمنية أن الطريق مغلق", "مصادر أمنية", "security sources"),
        ("نفى مصدر طبي الخبر", "مصدر طبي", "unnamed medical source"),
    ],
)
def test_described_speakers(text: str, words: str, name: str) -> None:
    mention = named(text, words)
    assert (mention.kind, mention.name, mention.named) == ("TITLE", name, False)


@pytest.mark.parametrize("text", ["مسؤول عن المطبخ", "مصدر الماء بعيد", "هو مسؤول"])
def test_officials_and_sources_of_nothing(text: str) -> None:
    assert shown(text) == []


def test_a_group_by_its_backer() -> None:
    mention = named("تقدمت ميليشيات مدعومة من إيران شرقا", "ميليشيات مدعومة من إيران")
    assert (mention.kind, mention.named) == ("ORG", False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قرأ محمد الحداد الرسالة", "محمد الحداد"),
        ("قرأ عبد الله بن مسعود الرسالة", "عبد الله بن مسعود"),
        ("قرأت فاطمة أبو زيد الرسالة", "فاطمة أبو زيد"),
        ("قال الدكتور ياسين برهومي إن النتائج جيدة", "ياسين برهومي"),
        ("سجل المهاجم الفرنسي أنطوان غريزمان هدفا", "أنطوان غريزمان"),
        ("وصل الملك محمد السادس مساء", "محمد السادس"),
    ],
)
def test_names_of_people(text: str, words: str) -> None:
    assert named(text, words).kind == "PERSON"


@pytest.mark.parametrize(
    "text",
    [
        "الدكتور مشغول اليوم",
        "قال إن الجو جميل",
        "السيد في قومه خادمهم",
        "سلام شامل في المنطقة",
        "كريم اليد سخي",
    ],
)
def test_no_people(text: str) -> None:
    assert not any(m.kind == "PERSON" for m in mentions_of(text))


def test_an_unlisted_village_is_a_place_here_and_later() -> None:
    text = "وصل الأطباء إلى قرية برزنكوف أمس وناموا في برزنكوف"
    assert shown(text) == [("GPE", "برزنكوف"), ("GPE", "برزنكوف")]


def test_a_long_name_is_read_in_linear_time() -> None:
    text = "قال " + "بن محمد " * 3000
    assert all(m.end <= len(text) for m in mentions_of(text))


def test_the_same_text_gives_the_same_mentions() -> None:
    text = "التقى وزير الخارجية المصري نظيره الأردني في مطار القاهرة وقالت حماس إنها راضية"
    assert mentions_of(text) == mentions_of(text)
