"""No alarm on sound dates: consistent weekday dates at any distance, with and without a year, and sound pairs."""

from __future__ import annotations

import datetime
import random

import pytest

from tawatur.annotate import calendars
from tawatur.annotate.findings import find_findings
from tests.annotate.date_writer import months, weekdays, write_other
from tests.annotate.timex_helpers import read

CHOOSER = random.Random(20231105)
FIRST, LAST = datetime.date(1995, 1, 1), datetime.date(2030, 12, 31)


def some_day() -> datetime.date:
    return datetime.date.fromordinal(CHOOSER.randint(FIRST.toordinal(), LAST.toordinal()))


def written(day: datetime.date, style: str, year: bool) -> str:
    text = f"{weekdays()[day.isoweekday()]} {day.day} {months('gregorian', style)[day.month]}"
    return f"{text} {day.year}" if year else text


def alarms(text: str, published: datetime.date) -> list[tuple[str, str]]:
    return [(finding.code, finding.message) for finding in find_findings(read(text, published.isoformat()))]


@pytest.mark.parametrize("style", ["egypt", "levant", "maghreb", "morocco"])
def test_narrated_days_of_the_last_ten_months(style: str) -> None:
    for _ in range(150):
        published = some_day()
        day = published - datetime.timedelta(days=CHOOSER.randint(0, 300))
        text = f"انعقد الملتقى {written(day, style, year=False)} بحضور الأهالي"
        assert alarms(text, published) == []
        assert read(text, published.isoformat()) is not None


@pytest.mark.parametrize("style", ["egypt", "levant", "maghreb", "morocco"])
def test_announced_days_of_the_next_ten_months(style: str) -> None:
    for _ in range(150):
        published = some_day()
        day = published + datetime.timedelta(days=CHOOSER.randint(0, 300))
        assert alarms(f"سينعقد الملتقى {written(day, style, year=False)} بحضور الأهالي", published) == []


def test_announced_days_without_a_verb_of_announcing() -> None:
    for _ in range(150):
        published = some_day()
        day = published + datetime.timedelta(days=CHOOSER.randint(0, 75))
        assert alarms(f"الملتقى {written(day, 'maghreb', year=False)} بحضور الأهالي", published) == []


def test_days_with_a_year_at_any_distance() -> None:
    for _ in range(300):
        assert alarms(f"انعقد الملتقى {written(some_day(), 'maghreb', year=True)} بالمدينة", some_day()) == []


def test_each_wrong_weekday_with_a_year_is_found() -> None:
    for _ in range(300):
        day, published = some_day(), some_day()
        wrong = weekdays()[(day.isoweekday() + CHOOSER.randint(0, 5)) % 7 + 1]
        text = f"انعقد الملتقى {wrong} {day.day} {months('gregorian', 'maghreb')[day.month]} {day.year} بالمدينة"
        assert "C201" in {code for code, _ in alarms(text, published)}


def test_each_wrong_weekday_near_publication_is_found() -> None:
    for _ in range(200):
        published = some_day()
        day = published - datetime.timedelta(days=CHOOSER.randint(0, 60))
        wrong = weekdays()[(day.isoweekday() + CHOOSER.randint(0, 5)) % 7 + 1]
        text = f"انعقد الملتقى {wrong} {day.day} {months('gregorian', 'maghreb')[day.month]} بالمدينة"
        assert "C201" in {code for code, _ in alarms(text, published)}


def test_year_slips_are_repaired_first() -> None:
    for _ in range(100):
        day = some_day()
        published = day + datetime.timedelta(days=CHOOSER.randint(0, 3))
        if day.month == 2 and day.day == 29:
            continue
        slipped = f"{weekdays()[day.isoweekday()]} {day.day} {months('gregorian', 'maghreb')[day.month]} {day.year - 1}"
        found = find_findings(read(f"انعقد الملتقى {slipped} بالمدينة", published.isoformat()))
        assert found[0].suggestion is not None
        assert found[0].suggestion.value == day.isoformat()


def test_month_slips_are_repaired_first() -> None:
    for _ in range(100):
        day = some_day()
        published = day + datetime.timedelta(days=CHOOSER.randint(0, 3))
        month = day.month - 1 or 12
        if day.day > 28 or datetime.date(day.year, month, day.day).isoweekday() == day.isoweekday():
            continue
        slipped = f"{weekdays()[day.isoweekday()]} {day.day} {months('gregorian', 'maghreb')[month]} {day.year}"
        found = find_findings(read(f"انعقد الملتقى {slipped} بالمدينة", published.isoformat()))
        assert found[0].suggestion is not None
        assert found[0].suggestion.value == day.isoformat()


@pytest.mark.parametrize("joint", [" الموافق ", " - ", "، الموافق ل", " / ", " ("])
@pytest.mark.parametrize("form", ["plain", "era", "weekday", "slashes", "words"])
def test_sound_pairs_are_silent(joint: str, form: str) -> None:
    for _ in range(12):
        day = some_day()
        hijri = write_other(day, "hijri", form)
        shifted = day + datetime.timedelta(days=CHOOSER.choice((-1, 0, 0, 1)))
        text = f"عقد الحفل {hijri}{joint}{shifted.day} {months('gregorian', 'egypt')[shifted.month]} {shifted.year}م"
        assert alarms(text + (")" if "(" in joint else ""), day) == []


@pytest.mark.parametrize("form", ["plain", "era", "weekday", "slashes", "words"])
def test_unsound_pairs_are_found(form: str) -> None:
    for _ in range(20):
        day = some_day()
        hijri = write_other(day, "hijri", form)
        shifted = day + datetime.timedelta(days=CHOOSER.choice((-30, -10, -3, 3, 10, 30, 354)))
        text = f"عقد الحفل {hijri} الموافق {shifted.day} {months('gregorian', 'egypt')[shifted.month]} {shifted.year}م"
        assert "C207" in {code for code, _ in alarms(text, day)}


def test_a_converted_report_is_recognised() -> None:
    """Solar Hijri dates written month by month: the weekday date proves the slip in most reports."""
    proven = 0
    for _ in range(60):
        day = some_day()
        solar = calendars.to_solar(day)
        assert solar is not None
        month = calendars.overlapping_months(day.month).index(solar.month)
        written_month = day.month if month == 0 else day.month % 12 + 1
        name = months("gregorian", "egypt")[written_month]
        text = f"عاد الوفد {weekdays()[day.isoweekday()]} {solar.day} {name} إلى المدينة"
        proven += "C202" in {code for code, _ in alarms(text, day)}
    assert proven >= 25
