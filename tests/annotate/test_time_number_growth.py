"""Twice the text costs at most 2.2 times the time, whatever is repeated: numbers, times, amounts and findings.

Measured is CPU time, the best of several runs on texts that no cache has seen, at a size that takes long enough. An
excess is measured again before it counts.
"""

from __future__ import annotations

import datetime
import itertools
import time

import pytest

from tawatur.annotate.findings import find_findings
from tawatur.annotate.numerals import find_numerals
from tawatur.annotate.quantities import find_quantities
from tawatur.annotate.timex import find_timexes
from tawatur.model import Finding, Meta, Numeral, Quantity, Timex, make_document

PATTERNS = [
    "(5) ", "قتيلان ", "ثلاثة أرباع ", "1", "1 ", "مايو ", "مايو/", "و ", "و5 ", "((((", "« ",
    "وعشرون ", "ألف ", "وألف ", "5 مايو ", "5 مايو و", "15 و", "15 و16 ", "الجمعة و", "والجمعة ",
    "من ", "إلى ", "1/", "1-", "1.", "1,", "أكثر من ", "منذ ", "يوم ", "اليوم ", "عام ", "2011 و",
    "الساعة ", "1:", "الـ", "الـ 24 ", "الساعة 3 و", "ساعة و", "الأول ", "منهم 5 ", "قتل ",
    "قتل 5 ", "5 قتلى وجرحى ", "5 جنود و", "9 رجب 1445 الموافق ", "سيصل ", "قال « ",
    "5 مايو 2020 (", "لليوم الثلاثين ", "عشرات ", "% ", "-5 ", "/", "ثلاثة ", "مئة و", "نصف ",
    "1.400 ", "كل ", "الأحد 14 نوفمبر 2023 ", "\u064b", "1\u200f", "\n", "ـ", "شخص ", "، ",
    "خمسة فاصلة ", "الأحد الأول من ", "3-1 ", "#1_", "12/5/17 ", "تجاوز عدد ", "شخص آخر ", "\ufdfc",
]  # fmt: skip
MOST = 2.2
LONG_ENOUGH = 0.05
LONGEST = 60_000
LAYERS = ((Numeral, find_numerals), (Timex, find_timexes), (Quantity, find_quantities), (Finding, find_findings))
SALT = itertools.count()


def seconds(text: str, rounds: int = 3) -> float:
    """The best CPU time of the layers over a text that is new each time."""
    times = []
    for _ in range(rounds):
        document = make_document(f"{next(SALT)}\n{text}", Meta(published=datetime.date(2023, 11, 5)))
        start = time.process_time()
        for layer, find in LAYERS:
            document = document.with_layer(layer, find(document))
        times.append(time.process_time() - start)
    return min(times)


def ratio(pattern: str, enough: float, rounds: int = 3) -> float:
    """How many times longer twice a repeated pattern takes, at a size that takes at least `enough` seconds."""
    count = max(1, 1000 // len(pattern))
    while seconds(pattern * count, 1) < enough and count * len(pattern) < LONGEST:
        count *= 2
    return seconds(pattern * count * 2, rounds) / seconds(pattern * count, rounds)


@pytest.mark.parametrize("pattern", PATTERNS, ids=ascii)
def test_four_times_the_text_is_never_square(pattern: str) -> None:
    """A square cost would be sixteen times; far above what a busy machine does to a linear one."""
    count = 2000 // len(pattern)
    tries = (seconds(pattern * count * 4) / seconds(pattern * count) for _ in range(4))
    assert any(times < 8 for times in tries)


@pytest.mark.slow
@pytest.mark.parametrize("pattern", PATTERNS, ids=ascii)
def test_twice_the_text_is_at_most_2_2_times_the_time(pattern: str) -> None:
    assert any(ratio(pattern, LONG_ENOUGH, rounds) <= MOST for rounds in (3, 5, 7))
