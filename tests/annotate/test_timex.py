"""Time expressions: the annotation, the anchors, publication, hostile input."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.annotate.findings import find_findings
from tawatur.annotate.timex import find_timexes, read_times
from tawatur.annotate.timex.publication import infer_published
from tawatur.annotate.timex.reader import Hit, Reader
from tawatur.annotate.timex.words import forms
from tawatur.data import read_toml
from tawatur.model import Meta, Timex, make_document
from tests.annotate.date_writer import months, weekdays
from tests.annotate.timex_helpers import read, values

WORDS = [
    *months("gregorian", "levant").values(),
    *months("gregorian", "egypt").values(),
    *months("hijri").values(),
    *weekdays().values(),
    "اليوم",
    "أمس",
    "غدا",
    "الـ",
    "الأحد",
    "في",
    "من",
    "إلى",
    "بين",
    "و",
    "قبل",
    "بعد",
    "منذ",
    "كل",
    "نهاية",
    "العام",
    "الماضي",
    "شهر",
    "عام",
    "سنة",
    "ساعة",
    "يومين",
    "الساعة",
    "مساء",
    "الثلاثين",
    "لليوم",
    "5",
    "14",
    "2023",
    "99999",
    "31/02/2023",
    "13/13/2023",
    "1445هـ",
    "م",
    "(",
    ")",
    "/",
    "-",
    "،",
    ".",
    "\n",
    "3:30",
    "٥",
    "۱۲",
    "ألف",
]


def test_fields_of_an_absolute_date() -> None:
    (timex,) = read("عاد الوفد الأحد 6 آذار/مارس 2022 إلى بيروت", "2022-03-07")[Timex]
    assert (timex.type, timex.value, timex.calendar, timex.weekday, timex.anchor, timex.mod) == (
        "DATE",
        "2022-03-06",
        "gregorian",
        7,
        None,
        None,
    )
    assert timex.rule == "ar.timex.gregorian-date"


def test_fields_of_a_relative_date() -> None:
    (timex,) = read("عاد الوفد أمس السبت إلى بيروت", "2022-03-06")[Timex]
    assert (timex.value, timex.weekday, timex.anchor) == ("2022-03-05", 6, "2022-03-06")


def test_hijri_and_solar_dates_name_their_calendar() -> None:
    calendars = [timex.calendar for timex in read("بين 15 رجب 1445هـ و14 آبان 1402", "2024-03-06")[Timex]]
    assert calendars == ["hijri", "solar"]


def test_rules_are_ids_of_the_layer() -> None:
    text = "أمس، قبل يومين، صيف 2021، الشهر الماضي، كل يوم، ساعتين، الآن، عام 2015، التسعينيات، 5/6/2021، 31 نيسان"
    for timex in read(text, "2022-03-06")[Timex]:
        assert timex.rule.startswith("ar.timex.")


def test_clitics_are_left_out_with_marks_and_tatweel() -> None:
    text = "وَبِالأحـــدِ المقبل"
    assert values(text, "2022-03-06") == [("الأحـــدِ المقبل", "2022-03-13")]


def test_an_assimilated_article_keeps_one_letter() -> None:
    assert values("تأجل للعام المقبل", "2022-03-06") == [("لعام المقبل", "2023")]


def test_bidi_marks_do_not_part_a_date() -> None:
    assert (
        values("في \u200f5\u200f نوفمبر \u202b2023\u202c صدر") == [("5\u200f نوفمبر \u202b2023", "2023-11-05")]
        or values("في \u200f5\u200f نوفمبر \u202b2023\u202c صدر")[0][1] == "2023-11-05"
    )


def test_layers_are_optional() -> None:
    document = make_document("عاد الوفد في 5 نوفمبر 2023", Meta())
    assert [timex.value for timex in find_timexes(document)] == ["2023-11-05"]


def test_readings_are_shared_by_the_stages() -> None:
    document = read("عاد الوفد في 5 نوفمبر 2023", "2023-11-06")
    assert read_times(document) is read_times(document)


def test_the_clock_is_never_an_anchor() -> None:
    text = "زار الأحد ثم غادر أمس وسيعود غدا وقبل يومين في مارس والشهر الماضي والصيف الماضي وعيد الفطر الساعة 10:30"
    this_year = str(datetime.date.today().year)
    assert not any(this_year in timex.value for timex in read(text)[Timex])


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("ذكر المكتب في بيان اليوم الأربعاء 13 كانون الأول 2023 أن الوزير سافر", "2023-12-13"),
        ("قالت المؤسسة أمس الثلاثاء 12 ديسمبر 2023 إنها أغلقت", "2023-12-13"),
        ("يفتتح المعرض غدا 14 ديسمبر 2023", "2023-12-13"),
        ("تاريخ النشر: 13/12/2023\nعاد الوفد", "2023-12-13"),
        ("نشر في 13 ديسمبر 2023 عاد الوفد", "2023-12-13"),
    ],
)
def test_a_text_may_prove_its_date(text: str, published: str) -> None:
    meta = infer_published(make_document(text, Meta()))
    assert (meta.published, meta.published_from) == (datetime.date.fromisoformat(published), "text")


@pytest.mark.parametrize(
    "text",
    [
        "ذكر المكتب اليوم الأربعاء أن الوزير سافر",
        "ذكر المكتب اليوم الخميس 13 كانون الأول 2023 أن الوزير سافر",
        "ذكر المكتب في 13 كانون الأول 2023 أن الوزير سافر",
        "اليوم 13 ديسمبر 2023 وأيضا اليوم 14 ديسمبر 2023",
        "اليوم 31 نيسان 2023",
        "",
    ],
)
def test_what_proves_nothing_changes_nothing(text: str) -> None:
    meta = Meta(outlet="x")
    assert infer_published(make_document(text, meta)) == meta


def test_a_given_date_is_kept() -> None:
    meta = Meta(published=datetime.date(2020, 1, 1), published_from="given")
    assert infer_published(make_document("اليوم الأربعاء 13 كانون الأول 2023", meta)) == meta


@pytest.mark.parametrize(
    "text",
    [
        "30 فبراير 99999",
        "5 مايو 99999",
        "00/00/0000",
        "99/99/9999",
        "2023-02-31",
        "9" * 400 + " مايو",
        "1" * 10_000,
        "5" + "\u064b" * 500 + " مايو",
        "٥5۵ مايو",
        "5\u202e مايو",
        "الأحد " * 500,
        "ال " * 500,
        "(" * 500 + "الأحد" + ")" * 500,
        "5/" * 2000,
        "مايو/" * 2000,
        "5 و" * 2000 + "6 مايو",
        "من قبل " * 500,
        "قبل 999999999 عام",
        "قبل 9999 عام",
        "بعد 99999 يوما سيعود",
        "0 مايو",
        "عام 0000",
        "سنة 9999 ق.م",
        "القرن الحادي والعشرين قبل الميلاد",
        "رمضان 9999",
        "1 محرم 1",
        "الساعة 99:99",
        "الساعة 24:61",
        "\x00\x01\ufffe",
        "\ud800 الأحد",
    ],
)
@pytest.mark.parametrize("published", [None, "0001-01-01", "2023-11-05", "9999-12-31"])
def test_bad_input_is_read_without_an_exception(text: str, published: str | None) -> None:
    document = read(text, published)
    find_findings(document)
    for timex in document[Timex]:
        assert 0 <= timex.start < timex.end <= len(text)


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.dates() | st.none())
@settings(max_examples=400, deadline=None)
def test_any_mixture_of_time_words_is_read(words: list[str], published: datetime.date | None) -> None:
    document = read(" ".join(words), published.isoformat() if published else None)
    last = 0
    for timex in document[Timex]:
        assert last <= timex.start < timex.end <= len(document.text)
        assert not document.text[timex.start].isspace()
        last = timex.end
    for finding in find_findings(document):
        assert all(document.text[e.start : e.end] == e.text for e in finding.evidence)


def test_reading_is_deterministic() -> None:
    chooser = random.Random(7)
    for _ in range(50):
        text = " ".join(chooser.choices(WORDS, k=40))
        assert read(text, "2023-11-05")[Timex] == read(text + " ", "2023-11-05")[Timex]


@pytest.mark.parametrize(
    "unit",
    [
        "الأحد و",
        "الأحد ",
        "5/",
        "مايو/",
        "قبل ",
        "5 و",
        "2011 و",
        "الأحد 14 نوفمبر 2023 ",
        "ال 5 من شهر ",
        "اليوم (",
        "و5 مايو ",
    ],
)
def test_work_grows_with_the_length(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look-ups are counted, not seconds: twice the text costs at most 2.2 times as many."""
    counts = []

    def counting(plain: Callable[[Reader, int, str], Hit | None]) -> Callable[[Reader, int, str], Hit | None]:
        def counted(self: Reader, token: int, kind: str) -> Hit | None:
            counts[-1] += 1
            return plain(self, token, kind)

        return counted

    monkeypatch.setattr(Reader, "hit", counting(Reader.hit))
    monkeypatch.setattr(Reader, "inner", counting(Reader.inner))
    for times in (300, 600):
        counts.append(1)
        find_timexes(make_document(unit * times, Meta(published=datetime.date(2023, 11, 5))))
    assert counts[1] <= counts[0] * 2.2 + 100


def test_every_row_can_be_looked_up() -> None:
    kinds = {form.word.kind for rows in forms().values() for form in rows}
    assert {"month", "weekday", "unit", "deictic", "veto", "mod", "adj", "feast"} <= kinds


def test_every_code_of_the_contract_has_its_meaning() -> None:
    table = read_toml("findings.toml")
    codes = [f"C{n}" for n in (101, *range(201, 208), 301, 302, 303, *range(401, 405), 501, 502, 601)]
    assert list(table) == codes
    assert all({"title", "severity", "meaning"} <= set(row) for row in table.values())
    assert {row["severity"] for row in table.values()} <= {"error", "warning", "note"}
