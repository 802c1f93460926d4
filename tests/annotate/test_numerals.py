"""Numbers: every integer that grammar can spell is read back, and what is no number is left alone."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import pairwise

import pytest

from tawatur.annotate.numerals import find_numerals, number_of
from tawatur.annotate.numerals.digits import read_digits
from tawatur.annotate.pipeline import annotate
from tawatur.model import Meta, Numeral, make_document
from tests.annotate.number_words import MOST, Style, spell, spell_ordinal, styles

ALL_STYLES = tuple(styles())
BATCH = 500


def numerals(text: str) -> list[Numeral]:
    return list(find_numerals(make_document(text, Meta())))


def assert_all_read(spelled: Iterable[tuple[int, str]], *, ordinal: bool = False) -> None:
    """Each line is one number, and the number is the whole line."""
    rows = list(spelled)
    for first in range(0, len(rows), BATCH):
        batch = rows[first : first + BATCH]
        text = "\n".join(words for _, words in batch)
        found = numerals(text)
        expected = []
        start = 0
        for value, words in batch:
            expected.append((start, start + len(words), value, ordinal))
            start += len(words) + 1
        assert [(n.start, n.end, n.value, n.ordinal) for n in found] == expected


@pytest.mark.parametrize("style", ALL_STYLES, ids=str)
def test_every_integer_to_ten_thousand(style: Style) -> None:
    assert_all_read((n, spell(n, style)) for n in range(1, 10_001))


@pytest.mark.parametrize("style", ALL_STYLES, ids=str)
def test_sample_to_ten_to_the_fifteenth(style: Style) -> None:
    chance = random.Random(15)
    sample = {chance.randrange(10 ** (digits - 1), 10**digits) for digits in range(5, 16) for _ in range(120)}
    sample |= {10**k for k in range(16)} | {10**k + 1 for k in range(15)} | {2 * 10**k for k in range(15)}
    sample |= {101 * 10**k for k in range(0, 13, 3)} | {102 * 10**k for k in range(0, 13, 3)}
    assert_all_read((n, spell(n, style)) for n in sorted(sample) if n <= MOST)


@pytest.mark.slow
@pytest.mark.parametrize("style", ALL_STYLES, ids=str)
def test_every_integer_to_a_million(style: Style) -> None:
    assert_all_read((n, spell(n, style)) for n in range(1, 1_000_001))


@pytest.mark.parametrize("oblique", [False, True])
@pytest.mark.parametrize("feminine", [False, True])
def test_every_ordinal(feminine: bool, oblique: bool) -> None:
    numbers = [n for n in range(1, 100) if n <= 10 or n % 10]
    assert_all_read(((n, spell_ordinal(n, feminine=feminine, oblique=oblique)) for n in numbers), ordinal=True)


@pytest.mark.parametrize("clitic", ["و", "ف", "ب", "ل", "ك"])
def test_clitics_stay_outside(clitic: str) -> None:
    for n in (3, 8, 10, 13, 20, 45, 100, 1000, 3500, 1_000_000):
        words = spell(n, Style(oblique=True))
        (found,) = numerals(f"سجلت {clitic}{words} هدية")
        assert (found.start, found.value) == (len("سجلت ") + 1, n), words


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("مئتا", 200),
        ("مئتي", 200),
        ("مائتا", 200),
        ("ألفا", 2000),
        ("ألفي", 2000),
        ("مليونا", 2_000_000),
        ("مليوني", 2_000_000),
        ("مليارا", 2_000_000_000),
        ("ملياري", 2_000_000_000),
        ("تريليوني", 2 * 10**12),
    ],
)
def test_duals_before_their_noun(words: str, value: int) -> None:
    (found,) = numerals(f"{words} كتاب")
    assert (found.start, found.end, found.value) == (0, len(words), value)


@pytest.mark.parametrize("digits", ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"])
def test_digits_of_every_script(digits: str) -> None:
    table = str.maketrans("0123456789", digits)
    chance = random.Random(7)
    for n in [*range(1200), *(chance.randrange(10**15) for _ in range(300))]:
        for shape in ("{}", "{:,}"):
            text = shape.format(n).translate(table)
            (found,) = numerals(f"بلغ {text} بندا")
            assert (found.start, found.end, found.value) == (4, 4 + len(text), n)


@pytest.mark.parametrize(
    ("form", "readings"),
    [
        ("1400", (1400, None)),
        ("1,400", (1400, 1.4)),
        ("1.400", (1400, 1.4)),
        ("1,4", (1.4, None)),
        ("0.400", (0.4, None)),
        ("1,234,567", (1234567, None)),
        ("1.234.567", (1234567, None)),
        ("1.234,56", (1234.56, None)),
        ("1,234.56", (1234.56, None)),
        ("3\u066b5", (3.5, None)),
        ("1\u066c400", (1400, None)),
        ("12.3456", (12.3456, None)),
    ],
)
def test_separators(form: str, readings: tuple[float, float | None]) -> None:
    found = read_digits(form)
    assert found is not None
    first, second = found
    assert (number_of(first), second if second is None else number_of(second)) == readings


@pytest.mark.parametrize(
    "form", ["192.168.1.1", "5.11.2023", "1,2,3", "1,23,456", "1\u066b2\u066b3", "9" * 17, "9" * 400]
)
def test_digits_that_are_no_number(form: str) -> None:
    assert read_digits(form) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "٬",
        "0" * 400,
        "9" * 10_000,
        "1," * 5_000,
        "1-" * 5_000 + "1",
        "1/" * 5_000,
        "1 000 " * 3_000,
        "ألف " * 5_000,
        "مليون " * 5_000,
        "و" * 10_000,
        "وألف " * 4_000,
        "خمسة و" * 4_000,
        "نصف " * 4_000,
        "مئة و" * 4_000,
        "ال" * 4_000 + "5",
        "1\u200f2\u200e3\u202b4",
        "٣\u0660۴5",
        "\ud800 5 \udfff",
        "½¼¾",
        "فاصلة " * 3_000,
        "خمسة فاصلة " * 3_000,
    ],
)
def test_bad_input_raises_nothing_and_stays_in_range(text: str) -> None:
    found = numerals(text)
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(abs(n.value) < 10**18 for n in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_mixed_digit_systems_are_one_number() -> None:
    (found,) = numerals("بلغ 1٢۳ مترا")
    assert found.value == 123


def test_a_bidi_mark_does_not_cut_a_number() -> None:
    (found,) = numerals("بلغ 14\u200f00 متر")
    assert found.value == 1400


def test_exact_decimals() -> None:
    assert [n.value for n in numerals("0.1 مليون و1.1 مليار و2.3 ألف")] == [100_000, 1_100_000_000, 2300]


def test_deterministic_and_sorted() -> None:
    text = "قدم ثلاثة وعشرون ألفا وأربعمئة طلب و12 شكوى في اليوم السابع"
    assert numerals(text) == numerals(text)
    assert [n.value for n in numerals(text)] == [23400, 12, 7]


def test_raised_figures_are_no_numbers() -> None:
    for text in ("¹", "في ¹ يناير ²٠٢٣", "③ أيام و² شهر"):
        annotate(text, "2024-01-01")
