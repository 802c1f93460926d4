"""Who is meant: known names, surnames alone, misspelt names, offices and their holders, governments by their seat."""

from __future__ import annotations

import pytest

from tawatur.annotate.mentions import find_mentions
from tawatur.model import Meta, make_document
from tests.annotate.mentions.helpers import mentions_of, named, shown


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("قرأ جو بايدن الرسالة", "جو بايدن", "per.joe-biden"),
        ("تكلم الملا عمر طويلا", "الملا عمر", "per.mullah-omar"),
        ("كانت طالبان غائبة، وقالت حركة طالبان إنها آسفة", "حركة طالبان", "org.taliban"),
        ("نزل المطر بمنطقة عسير", "عسير", "gpe.asir-region"),
        ("ازدحمت أسواق أبها", "أبها", "gpe.abha"),
        ("رست السفينة في دبي", "دبي", "gpe.dubai"),
        ("تنوع الصيد في أفريقيا", "أفريقيا", "loc.africa"),
    ],
)
def test_known_names(text: str, words: str, entity: str) -> None:
    assert named(text, words).entity == entity


@pytest.mark.parametrize(
    "text",
    [
        "بحماس شديد بدأ العمل",
        "لحماس اللاعبين أثر",
        "الجراد الصحراوي كثير",
        "سال الوادي بعد المطر",
        "ولدت الفرس مهرا",
    ],
)
def test_common_words_that_are_names_elsewhere(text: str) -> None:
    assert shown(text) == []


def test_sahrawis_are_a_people_where_their_land_is_named() -> None:
    assert ("NORP", "الصحراوي") in shown("يعيش الشاعر الصحراوي في الصحراء الغربية")


def test_a_pope_and_his_name_are_two_mentions() -> None:
    assert shown("تكلم البابا فرنسيس أمس") == [("TITLE", "البابا"), ("PERSON", "فرنسيس")]


def test_a_surname_alone_is_the_person_introduced_before() -> None:
    text = "وصل الطبيب مراد الجوهري أمس. وشكر الجوهري الممرضين"
    keys = {m.entity for m in mentions_of(text) if m.kind == "PERSON"}
    assert keys == {"per.~مراد-الجوهري"}


def test_a_surname_after_a_clitic() -> None:
    text = "وصل الطبيب مراد الجوهري أمس، ورحب الناس بالجوهري كثيرا"
    found = [text[m.start : m.end] for m in mentions_of(text) if m.kind == "PERSON"]
    assert found == ["مراد الجوهري", "الجوهري"]


def test_the_nearest_of_two_people_with_one_surname() -> None:
    text = "وصل سامر الكندي أولا وتكلم الكندي. ثم وصل مراد الكندي وتكلم الكندي"
    people = [m.entity for m in mentions_of(text) if m.kind == "PERSON"]
    assert people == ["per.~سامر-الكندي", "per.~سامر-الكندي", "per.~مراد-الكندي", "per.~مراد-الكندي"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("صافح وزير الخارجية المصري نظيره الأردني", "نظيره الأردني", "Foreign Minister of Jordan"),
        ("صافح الرئيس التونسي نظيره الجزائري", "نظيره الجزائري", "President of Algeria"),
        ("صافح نظيره الجزائري بحرارة", "نظيره الجزائري", "Algerian counterpart"),
        (
            "بحث وزيرا الزراعة في تونس والجزائر الري ثم شكر الوزير التونسي الحضور",
            "الوزير التونسي",
            "Minister of Agriculture of Tunisia",
        ),
        ("قال المتحدث باسم الشرطة إن الطريق مفتوح", "المتحدث باسم الشرطة", "police spokesperson"),
    ],
)
def test_offices_told_by_others(text: str, words: str, name: str) -> None:
    assert named(text, words).name == name


def test_a_counterpart_is_described_and_has_a_holder() -> None:
    mention = named("صافح وزير الخارجية المصري نظيره الأمريكي", "نظيره الأمريكي", "2023-11-05")
    assert not mention.named
    assert mention.holder == "per.antony-blinken"


def test_a_counterpart_named_beside_it() -> None:
    text = "صافح وزير الدفاع الإيطالي نظيره الإسباني كارلوس مورينو"
    assert named(text, "نظيره الإسباني").holder == "per.~كارلوس-مورينو"
    assert named(text, "كارلوس مورينو").role == "Minister of Defense of Spain"


@pytest.mark.parametrize("text", ["ليس له نظير في البلاد", "بحث عن نظيرها في المعجم", "هذا نظيره في الشكل"])
def test_a_match_that_is_no_counterpart(text: str) -> None:
    assert all(m.kind != "TITLE" for m in mentions_of(text))


@pytest.mark.parametrize("text", ["دعت واشنطن إلى التهدئة", "قالت باريس إن الموعد ثابت", "أكدت طهران أنها ستحضر"])
def test_a_capital_that_acts_is_its_government(text: str) -> None:
    (mention,) = [m for m in mentions_of(text) if m.kind == "GPE"]
    assert mention.metonym
    assert mention.sector == "GOV"


@pytest.mark.parametrize(
    "text", ["ومن مسقط ستتوجه الوزيرة إلى البحر", "أمطرت في باريس طوال الليل", "سافر إلى واشنطن ليلا"]
)
def test_a_capital_where_something_happens_stays_a_place(text: str) -> None:
    assert not any(m.metonym for m in mentions_of(text))


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("افتتح رئيس الوزراء العراقي الجسر", "per.mohammed-shia-al-sudani"),
        ("افتتح رئيس الوزراء العراقي السابق الجسر", "per.mustafa-al-kadhimi"),
        ("افتتح نائب رئيس الوزراء العراقي الجسر", None),
    ],
)
def test_the_holder_on_the_day_of_the_report(text: str, entity: str | None) -> None:
    (title,) = [m for m in mentions_of(text, "2023-11-05") if m.kind == "TITLE" and not m.nested]
    assert title.holder == entity


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("افتتح وزير الصحة مركزا جديدا", "وزير الصحة", "Minister of Health of Tunisia"),
        ("أوضحت وزارة الداخلية أن الطريق مفتوح", "وزارة الداخلية", "Ministry of Interior of Tunisia"),
        ("عاد وفد تونسي من ليبيا، وقال وزير التجارة إن المعبر مفتوح", "وزير التجارة", "Minister of Trade of Tunisia"),
        (
            "قال وزير التجارة الليبي إن المعبر مفتوح. وشكر وزير التجارة الجيران",
            "وزير التجارة",
            "Minister of Trade of Libya",
        ),
        ("بحث أهالي بنغازي مع وزير التجارة شح الطحين", "وزير التجارة", "Minister of Trade of Libya"),
    ],
)
def test_ministers_of_the_country_of_the_outlet(text: str, words: str, name: str) -> None:
    document = make_document(text, Meta(country="TN"))
    found = [m for m in find_mentions(document) if text[m.start : m.end].startswith(words)]
    assert found[-1].name == name


def test_posts_in_a_row_are_of_one_person() -> None:
    text = "صافح ماجد بن سالم الكعبي رئيس مجلس الوزراء وزير الدفاع ضيوفه"
    assert {m.holder for m in mentions_of(text) if m.kind == "TITLE"} == {named(text, "ماجد بن سالم الكعبي").entity}
