from __future__ import annotations

import datetime

import pytest

from tawatur.link.dates import Days, compare_dates, format_day, read_days
from tawatur.model import Relation


def days(first: str, last: str | None = None) -> Days:
    low = datetime.date.fromisoformat(first).toordinal()
    return Days(low, datetime.date.fromisoformat(last).toordinal() if last else low)


@pytest.mark.parametrize(
    ("value", "modifier", "expected"),
    [
        ("2024-02-29", None, days("2024-02-29")),
        ("2024-03-05TEV", None, days("2024-03-05")),
        ("2024-03-05T14:30", None, days("2024-03-05")),
        ("2024-02", None, days("2024-02-01", "2024-02-29")),
        ("2023-12", None, days("2023-12-01", "2023-12-31")),
        ("2023", None, days("2023-01-01", "2023-12-31")),
        ("202", None, days("2020-01-01", "2029-12-31")),
        ("2024-W32", None, days("2024-08-05", "2024-08-11")),
        ("2024-W32-3", None, days("2024-08-07")),
        ("2024-W32-WE", None, days("2024-08-09", "2024-08-11")),
        ("2024-Q1", None, days("2024-01-01", "2024-03-31")),
        ("2024-H2", None, days("2024-07-01", "2024-12-31")),
        ("2024-SU", None, days("2024-06-01", "2024-08-31")),
        ("2023-WI", None, days("2023-12-01", "2024-02-29")),
        ("2023-10-07/2023-11-24", None, days("2023-10-07", "2023-11-24")),
        ("2023-11", "START", days("2023-11-01", "2023-11-10")),
        ("2023-11", "MID", days("2023-11-11", "2023-11-20")),
        ("2023-11", "END", days("2023-11-21", "2023-11-30")),
        ("2023-11-05", "APPROX", days("2023-11-02", "2023-11-08")),
        ("2023-11-05", "START", days("2023-11-05")),
    ],
)
def test_values_that_name_days(value: str, modifier: str | None, expected: Days) -> None:
    assert read_days(value, modifier) == expected


@pytest.mark.parametrize(
    "value",
    [
        *("PAST_REF", "PRESENT_REF", "FUTURE_REF", "P2D", "PT1H", "XXXX-11-05", "XXXX-WXX-7", "", "T14:00", "TMO"),
        *(
            "2023-13",
            "2023-02-30",
            "2023-00-10",
            "0000-01-01",
            "2023-W60",
            "2023-Q7",
            "2023-11-05/",
            "2023-11-05/2023-10-01",
        ),
        *("2023-W53", "2023-11-5", "99999", "x/y"),
    ],
)
def test_values_that_name_no_days(value: str) -> None:
    assert read_days(value) is None


@pytest.mark.parametrize("modifier", ["BEFORE", "ON_OR_BEFORE", "AFTER", "ON_OR_AFTER"])
def test_open_ends(modifier: str) -> None:
    found = read_days("2023-11-05", modifier)
    day = days("2023-11-05")
    assert found is not None
    assert found.overlaps(day) is modifier.startswith("ON_OR")
    assert found.width > 10_000


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("2023-11-05", None), ("2023-11-05", None), Relation.EQUAL),
        (("2023-11-05", None), ("2023-11", "START"), Relation.REFINES),
        (("2023-11", "START"), ("2023-11-05", None), Relation.REFINED_BY),
        (("2023-11-14", None), ("2023-11", "START"), Relation.CONTRADICTS),
        (("2023-11-14", None), ("2023-11-05", None), Relation.CONTRADICTS),
        (("2023", None), ("2023-11", None), Relation.REFINED_BY),
        (("2023-10-20/2023-11-04", None), ("2023-11", None), Relation.OVERLAPS),
        (("2023-11-05", None), ("2023-W44", None), Relation.REFINES),
    ],
)
def test_relations(first: tuple[str, str | None], second: tuple[str, str | None], expected: Relation) -> None:
    a, b = read_days(*first), read_days(*second)
    assert a is not None
    assert b is not None
    assert compare_dates(a, b) is expected


def test_relations_mirror_each_other() -> None:
    values = ["2023-11-05", "2023-11", "2023", "2023-W44", "2023-11-03/2023-11-20", "2023-10-31"]
    mirror = {Relation.REFINES: Relation.REFINED_BY, Relation.REFINED_BY: Relation.REFINES}
    for first in map(read_days, values):
        for second in map(read_days, values):
            assert first is not None
            assert second is not None
            there = compare_dates(first, second)
            assert compare_dates(second, first) is mirror.get(there, there)


def test_gap_and_width() -> None:
    assert days("2023-11-05").gap(days("2023-11-07")) == 2
    assert days("2023-11-01", "2023-11-10").gap(days("2023-11-05")) == 0
    assert days("2023-11-01", "2023-11-10").width == 10
    assert format_day(days("2023-11-05").low) == "2023-11-05"
