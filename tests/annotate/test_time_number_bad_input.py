"""Bad dates and numbers give a finding or nothing: never an exception, never a wrong value."""

from __future__ import annotations

import pytest

from tawatur.annotate.findings import find_findings
from tawatur.annotate.numerals import find_numerals
from tawatur.model import Meta, make_document
from tests.annotate.test_quantities_cases import quantities
from tests.annotate.timex_helpers import read, values
from tests.cases_format import read_cases

PUBLISHED = "2023-11-05"


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("انعقد اللقاء في 30 فبراير 2023", "2023-02", "C204"),
        ("صدر القرار في 31 نيسان 2022", "2022-04", "C204"),
        ("حددت الجلسة في 29 فيفري 2023", "2023-02", "C204"),
        ("ولد الشاعر في 29 فبراير 1900", "1900-02", "C204"),
        ("تنتهي المهلة الأحد 31 يونيو 2023", "2023-06", "C204"),
        ("سجل العقد في 14/13/2023", "2023", "C204"),
        ("سجل العقد في 00/00/2023", "2023", "C204"),
        ("كتب التاريخ 0 مايو 2023 خطأ", "2023-05", "C204"),
    ],
)
def test_a_day_that_does_not_exist_keeps_what_is_true_and_is_found(text: str, value: str, code: str) -> None:
    document = read(text, PUBLISHED)
    assert [found for _, found in values(text, PUBLISHED)] == [value]
    assert [finding.code for finding in find_findings(document)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "انعقد اللقاء في 45/45/2023", "تنتهي المهلة عام 99999", "سنة 99999 ميلادية", "حرر العقد في 5/5/99999",
        "حرر العقد في 5 مايو 99999", "حرر العقد في 5 مايو 0", f"حرر العقد في 5 مايو {'9' * 400}", "عند الساعة 25:70",
        "عند الساعة 99", f"عام {'1' * 10_000}", "في 32/5/17", "في 5//11//2023", "الساعة 3:99",
        "يوم 31 ديسمبر 9999", "في 1 محرم 1600", "قبل 0 يوم", "شهر 0 عام",
    ],
)  # fmt: skip
def test_what_is_no_time_is_none(text: str) -> None:
    assert values(text, PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("صدر في 1٢/٠5/2٠23", "2023-05-12"),
        ("صدر عام 20\u200f23", "2023"),
        ("صدر في 5 مايو 20\u200e\u200f23", "2023-05-05"),
        ("صدر في ۵ مايو ٢٠23", "2023-05-05"),
        ("صدر في \u202b5\u202c مايو\u200f 2023", "2023-05-05"),
        ("صدر في 5 ما\u200dيو 2023", "2023-05-05"),
        ("صدر في 5 مَايُو 2023", "2023-05-05"),
    ],
)
def test_mixed_digits_and_marks_change_no_value(text: str, value: str) -> None:
    assert [found for _, found in values(text, PUBLISHED)] == [value]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("١2۳", 123), ("1\u200f2", 12), ("12\u200e,\u200f500", 12500), ("1\u066c200", 1200), ("000", 0),
        ("12\u064b", 12), ("\u206612\u2069", 12), ("0012", 12), ("1\u20600", 10),
    ],
)  # fmt: skip
def test_a_number_cut_by_marks_is_whole(written: str, value: int) -> None:
    (found,) = quantities(f"أصيب {written} شخصا")
    assert (found.low, found.high, found.kind) == (value, value, "wounded")


@pytest.mark.parametrize(
    "written",
    [
        "9" * 400, "9" * 10_000, "9" * 17, "1.2.3.4", "1,,2", "12,5,7", "1e9", "5/6/7", "\u066b5", "0x12", "1_000",
        "9" * 17 + ".5", "1,0000,0", "٫٥", "07701234567", "+964770123456",
    ],
)  # fmt: skip
def test_what_is_no_number_is_none(written: str) -> None:
    assert quantities(f"أصيب {written} شخصا") == []


@pytest.mark.parametrize(
    "word", ["مليون", "مليار", "ألف", "مئة", "ثلاثة", "عشرون", "نصف", "ثلاثمئة", "الأول", "صفر", "وألف"]
)
@pytest.mark.parametrize("times", [1, 2, 50, 5000])
def test_repeated_words_are_read(word: str, times: int) -> None:
    document = make_document(f"{word} " * times, Meta())
    for numeral in find_numerals(document):
        assert 0 <= numeral.value < 10**18
        assert document.text[numeral.start : numeral.end].strip()


@pytest.mark.parametrize(
    "separator", ["-", "/", ".", ",", ":", "\u066b", "\u066c", "\u200f", "\u0640", " ", "\n", "٪", "(", "و"]
)
def test_digits_with_any_separator_are_read(separator: str) -> None:
    text = separator.join(["5", "11", "2023", "15", "99999", "0"] * 200)
    document = read(text, PUBLISHED)
    find_findings(document)
    for quantity in quantities(text):
        assert quantity.low is not None or quantity.high is not None


@pytest.mark.parametrize("published", ["0001-01-01", "0001-03-03", "9999-12-20", "9999-12-31"])
def test_the_ends_of_the_calendar_raise_nothing(published: str) -> None:
    """Every short expression, told on the first and the last days that a date can hold."""
    for case in read_cases("timex_short"):
        find_findings(read(f"قال أمس {case.text} إنه غدا", published))
