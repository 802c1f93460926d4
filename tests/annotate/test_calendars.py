"""Calendar arithmetic against two libraries and its own inverse."""

from __future__ import annotations

import datetime

import jdatetime
import pytest
from hijridate import Gregorian
from persiantools.jdatetime import JalaliDate

from tawatur.annotate import calendars
from tawatur.annotate.calendars import CalendarDate


def days(first: datetime.date, last: datetime.date, step: int = 1) -> list[datetime.date]:
    return [datetime.date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1, step)]


def test_solar_agrees_with_two_libraries_on_every_day_of_seventy_years() -> None:
    for day in days(datetime.date(1970, 1, 1), datetime.date(2039, 12, 31)):
        ours = calendars.to_solar(day)
        theirs = jdatetime.date.fromgregorian(date=day)
        others = JalaliDate(day)
        assert ours is not None
        assert (ours.year, ours.month, ours.day) == (theirs.year, theirs.month, theirs.day)
        assert (ours.year, ours.month, ours.day) == (others.year, others.month, others.day)


def test_solar_is_its_own_inverse() -> None:
    for day in days(datetime.date(1866, 1, 1), datetime.date(2093, 1, 1), 11):
        found = calendars.to_solar(day)
        assert found is not None
        assert calendars.from_solar(found.year, found.month, found.day) == day


def test_hijri_agrees_with_umm_al_qura() -> None:
    for day in days(datetime.date(1924, 8, 1), datetime.date(2077, 11, 16), 13):
        found = calendars.to_hijri(day)
        theirs = Gregorian(day.year, day.month, day.day).to_hijri()
        assert found == CalendarDate(theirs.year, theirs.month, theirs.day)
        assert calendars.from_hijri(found.year, found.month, found.day) == day


def test_the_slips_of_the_seed_reports_are_solar_dates() -> None:
    assert calendars.from_solar(1402, 8, 14) == datetime.date(2023, 11, 5)
    assert calendars.from_solar(1402, 7, 15) == datetime.date(2023, 10, 7)


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day"),
    [
        ("gregorian", 2023, 2, 30),
        ("gregorian", 2023, 13, 1),
        ("gregorian", 99999, 1, 1),
        ("gregorian", 0, 1, 1),
        ("gregorian", 2023, 1, 0),
        ("solar", 1402, 12, 30),
        ("solar", 1402, 7, 31),
        ("solar", 99999, 1, 1),
        ("solar", 1402, 0, 1),
        ("hijri", 1445, 13, 1),
        ("hijri", 1445, 1, 31),
        ("hijri", 1342, 1, 1),
        ("hijri", 1501, 1, 1),
        ("hijri", 99999, 1, 1),
    ],
)
def test_what_is_no_day_is_none(calendar: str, year: int, month: int, day: int) -> None:
    assert calendars.to_gregorian(calendar, year, month, day) is None


def test_leap_years() -> None:
    assert calendars.days_in_month(2000, 2) == 29
    assert calendars.days_in_month(1900, 2) == 28
    assert calendars.is_solar_leap(1403)
    assert not calendars.is_solar_leap(1402)
    assert calendars.from_solar(1403, 12, 30) == datetime.date(2025, 3, 20)


def test_out_of_reach_is_none() -> None:
    assert calendars.to_hijri(datetime.date(1924, 7, 31)) is None
    assert calendars.to_hijri(datetime.date(2077, 11, 17)) is None
    assert calendars.to_solar(datetime.date(1500, 1, 1)) is None
    assert calendars.add_days(datetime.date.max, 1) is None
    assert calendars.add_months(datetime.date(9999, 12, 1), 1) is None


def test_months_are_added_and_cut() -> None:
    assert calendars.add_months(datetime.date(2024, 1, 31), 1) == datetime.date(2024, 2, 29)
    assert calendars.add_months(datetime.date(2024, 1, 31), -2) == datetime.date(2023, 11, 30)


def test_weeks_are_iso_weeks() -> None:
    assert calendars.iso_week(datetime.date(2024, 8, 6)) == "2024-W32"
    assert calendars.iso_week(datetime.date(2021, 1, 3)) == "2020-W53"
    assert calendars.iso_week(datetime.date(2024, 12, 30)) == "2025-W01"


@pytest.mark.parametrize("month", range(1, 13))
def test_overlapping_months_do_overlap(month: int) -> None:
    solar = {found.month for day in range(1, 29) if (found := calendars.to_solar(datetime.date(2023, month, day)))}
    assert solar == set(calendars.overlapping_months(month))


def test_month_bounds() -> None:
    assert calendars.month_bounds("gregorian", 2023, 2) == (datetime.date(2023, 2, 1), datetime.date(2023, 2, 28))
    assert calendars.month_bounds("hijri", 1445, 9) == (datetime.date(2024, 3, 11), datetime.date(2024, 4, 9))
    assert calendars.month_bounds("solar", 1402, 8) == (datetime.date(2023, 10, 23), datetime.date(2023, 11, 21))
    assert calendars.month_bounds("hijri", 1200, 9) is None


def test_words() -> None:
    assert calendars.in_words(datetime.date(2023, 11, 5), weekday=True) == "Sunday 5 November 2023"
    assert calendars.month_name("solar", 8) == "Aban"
    assert calendars.calendar_title("solar") == "Solar Hijri"
