"""Every day, written as the press writes it, is read back."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from tawatur.model import Timex
from tests.annotate.date_writer import FORMS, STYLES, write_gregorian, write_other
from tests.annotate.timex_helpers import read

FIRST, LAST = datetime.date(1900, 1, 1), datetime.date(2077, 12, 31)
HIJRI_FIRST, HIJRI_LAST = datetime.date(1924, 8, 1), datetime.date(2077, 11, 16)
OTHER_FORMS = ("plain", "era", "words", "weekday", "slashes")
# Coprime to 7, to the lengths of months and to the number of forms, so that a sample meets them all.
STEP = 37
BATCH = 200


def days(first: datetime.date, last: datetime.date, step: int) -> Iterator[datetime.date]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1, step):
        yield datetime.date.fromordinal(ordinal)


def check(written: list[tuple[datetime.date, str]]) -> None:
    """Each text stands on a line of its own and gives exactly one timex with its day and its whole span."""
    for start in range(0, len(written), BATCH):
        batch = written[start : start + BATCH]
        lines = [f"وقع ذلك في {text}." for _, text in batch]
        document = read("\n".join(lines))
        found = [(document.text[timex.start : timex.end], timex.value) for timex in document[Timex]]
        assert found == [(text, day.isoformat()) for day, text in batch]


def gregorian(style: str, step: int) -> None:
    check(
        [
            (day, write_gregorian(day, style, FORMS[index % len(FORMS)]))
            for index, day in enumerate(days(FIRST, LAST, step))
        ]
    )


def other(calendar: str, first: datetime.date, last: datetime.date, step: int) -> None:
    written = []
    for index, day in enumerate(days(first, last, step)):
        form = OTHER_FORMS[index % len(OTHER_FORMS)]
        if calendar == "solar" and form == "slashes":
            form = "era"
        text = write_other(day, calendar, form)
        assert text is not None
        written.append((day, text))
    check(written)


@pytest.mark.parametrize("style", STYLES)
def test_gregorian_days_survive(style: str) -> None:
    gregorian(style, STEP)


@pytest.mark.parametrize("form", FORMS)
def test_each_form_of_every_day_of_a_leap_year(form: str) -> None:
    check(
        [
            (day, write_gregorian(day, style, form))
            for style in STYLES
            for day in days(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31), 3)
        ]
    )


def test_solar_days_survive() -> None:
    other("solar", FIRST, LAST, STEP)


def test_hijri_days_survive() -> None:
    other("hijri", HIJRI_FIRST, HIJRI_LAST, STEP)


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
def test_all_gregorian_days_survive(style: str) -> None:
    gregorian(style, 1)


@pytest.mark.slow
def test_all_solar_days_survive() -> None:
    other("solar", FIRST, LAST, 1)


@pytest.mark.slow
def test_all_hijri_days_survive() -> None:
    other("hijri", HIJRI_FIRST, HIJRI_LAST, 1)
