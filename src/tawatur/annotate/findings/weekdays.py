"""C201: the weekday does not fit the date."""

from __future__ import annotations

import datetime

from tawatur.annotate import calendars
from tawatur.annotate.findings.evidence import Scene, expected_day, is_day
from tawatur.annotate.findings.repairs import Case, rank_repairs
from tawatur.annotate.timex import Reading
from tawatur.annotate.timex.context import Context
from tawatur.annotate.timex.reader import Reader
from tawatur.model import Finding

# Sightings of the new moon part from Umm al-Qura's table by a day.
_HIJRI_TOLERANCE = 1
# «الأحد 10/10» may be of any calendar.
_DAY_AND_MONTH = 2


def find_weekdays(scene: Scene) -> list[Finding]:
    """One finding for each date whose weekday is another day's; suggestions ranked, see Note [Ranking]."""
    found = []
    for reading in scene.readings:
        if contradicts(reading):
            case = make_case(scene, reading)
            wrong, right = calendars.weekday_name(case.weekday), calendars.weekday_name(case.day.isoweekday())
            found.append(
                Finding(
                    code="C201",
                    message=f"{calendars.in_words(case.day)} is a {right}, not a {wrong}",
                    evidence=(scene.evidence(reading),),
                    suggestions=rank_repairs(case),
                    rule="ar.finding.weekday-date",
                )
            )
    return found


def contradicts(reading: Reading) -> bool:
    """Whether a reading names a weekday that its day does not have.

    «ليلة السبت» may be the night before, «السبت الأحد» either day, and a Hijri day may be off by one.
    """
    parts, day = reading.parts, reading.value.day
    if parts.weekday is None or day is None or not is_day(reading) or len(parts.numeric) == _DAY_AND_MONTH:
        return False
    allowed = {parts.weekday, parts.weekday2}
    if parts.part == "NI":
        allowed.add((parts.weekday - 2) % 7 + 1)
    if day.isoweekday() in allowed:
        return False
    if parts.calendar == "hijri":
        around = (day + datetime.timedelta(days=shift) for shift in (-_HIJRI_TOLERANCE, _HIJRI_TOLERANCE))
        return all(other.isoweekday() not in allowed for other in around)
    return True


def make_case(scene: Scene, reading: Reading) -> Case:
    """The case of a contradictory reading, for the ranking of repairs."""
    day = reading.value.day or datetime.date.min
    context = Context(Reader(scene.tokens, ()), scene.published, None)
    announced = reading.parts.relative == 1 or reading.parts.deictic == 1 or context.is_future(reading.parts)
    expected = expected_day(reading, scene.published)
    return Case(reading.parts, day, reading.parts.weekday or 1, scene.published, expected, announced)
