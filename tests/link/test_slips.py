from __future__ import annotations

import datetime

import pytest

from tawatur.annotate.calendars import month_name, to_solar
from tawatur.link.slips import FARTHEST, days_elsewhere, same_day_elsewhere, solar_in_words


def ordinal(date: str) -> int:
    return datetime.date.fromisoformat(date).toordinal()


@pytest.mark.parametrize(
    ("written", "other", "expected"),
    [
        ("2023-05-15", "2023-10-07", True),  # 15 Mehr 1402
        ("2023-11-14", "2023-11-05", True),  # 14 Aban 1402
        ("2024-01-01", "2024-03-20", True),  # 1 Farvardin 1403
        ("2023-05-16", "2023-10-07", False),
        ("2023-10-07", "2023-10-07", False),
        ("2021-05-15", "2023-10-07", False),
    ],
)
def test_day_number_of_the_other_calendar(written: str, other: str, expected: bool) -> None:
    assert same_day_elsewhere(ordinal(written), ordinal(other)) is expected


def test_all_days_elsewhere_are_accepted_and_near() -> None:
    written = ordinal("2023-05-15")
    found = days_elsewhere(written)
    assert ordinal("2023-10-07") in found
    assert list(found) == sorted(found)
    assert all(same_day_elsewhere(written, day) and abs(day - written) <= FARTHEST for day in found)
    assert 20 <= len(found) <= 26


def test_outside_the_rule_there_is_nothing() -> None:
    assert days_elsewhere(ordinal("1500-01-01")) == ()
    assert not same_day_elsewhere(ordinal("1500-01-01"), ordinal("1500-01-02"))
    assert solar_in_words(ordinal("1500-01-01")) is None


def test_words() -> None:
    assert solar_in_words(ordinal("2023-10-07")) == "15 Mehr 1402"


def test_days_agree_with_the_calendars_of_annotation() -> None:
    for day in range(ordinal("1990-01-01"), ordinal("2035-01-01"), 3):
        solar = to_solar(datetime.date.fromordinal(day))
        assert solar is not None
        assert solar_in_words(day) == f"{solar.day} {month_name('solar', solar.month)} {solar.year}"
