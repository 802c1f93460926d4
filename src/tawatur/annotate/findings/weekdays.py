"""C201: the weekday does not fit the date."""

from __future__ import annotations

import datetime

from tawatur.annotate import calendars
from tawatur.annotate.findings.evidence import Scene, expected_day, is_day
from tawatur.annotate.findings.repairs import Case, rank_repairs
from tawatur.annotate.timex import Reading
from tawatur.annotate.timex.context import Context
from tawatur.annotate.timex.pairing import is_pair
from tawatur.annotate.timex.reader import Reader
from tawatur.model import Finding

# Sightings of the new moon part from Umm al-Qura's table by a day.
_HIJRI_TOLERANCE = 1
# «الأحد 10/10» may be of any calendar.
_DAY_AND_MONTH = 2


def find_weekdays(scene: Scene) -> list[Finding]:
    """One finding for each date whose weekday is another day's; suggestions ranked, see Note [Ranking].

    The weekday of a Hijri date that stands for a Gregorian one («الثلاثاء 22 ربيع الآخر 1445 الموافق 5 نوفمبر
    2023») must be that of the Gregorian day or of the Hijri one by Umm al-Qura: beside a Gregorian date, sightings
    need no tolerance.
    """
    found = []
    for place, reading in enumerate(scene.readings):
        dated = _gregorian_half(scene, place) or reading
        if contradicts(reading, dated):
            case = make_case(scene, reading, dated)
            wrong, right = calendars.weekday_name(case.weekday), calendars.weekday_name(case.day.isoweekday())
            evidence = (reading,) if dated is reading else (reading, dated)
            found.append(
                Finding(
                    code="C201",
                    message=f"{calendars.in_words(case.day)} is a {right}, not a {wrong}",
                    evidence=tuple(scene.evidence(one) for one in evidence),
                    suggestions=rank_repairs(case),
                    rule="ar.finding.weekday-date",
                )
            )
    return found


def _gregorian_half(scene: Scene, place: int) -> Reading | None:
    """The Gregorian date without a weekday that a Hijri one with a weekday is paired with."""
    first = scene.readings[place]
    if first.parts.calendar != "hijri" or first.parts.weekday is None or place + 1 >= len(scene.readings):
        return None
    second = scene.readings[place + 1]
    alone = second.parts.weekday is None and is_day(second) and is_day(first)
    return second if alone and is_pair(scene.tokens, first.parts, second.parts) else None


def contradicts(reading: Reading, dated: Reading | None = None) -> bool:
    """Whether a reading names a weekday that its day, or the day of `dated`, does not have.

    «ليلة السبت» may be the night before, «السبت الأحد» either day, and a Hijri day may be off by one.
    """
    parts, dated = reading.parts, dated or reading
    day = dated.value.day
    if parts.weekday is None or day is None or not is_day(reading) or len(parts.numeric) == _DAY_AND_MONTH:
        return False
    allowed = {parts.weekday, parts.weekday2}
    if parts.part == "NI":
        allowed.add((parts.weekday - 2) % 7 + 1)
    if day.isoweekday() in allowed:
        return False
    if dated is not reading and reading.value.day is not None:
        return reading.value.day.isoweekday() not in allowed
    if dated.parts.calendar == "hijri":
        around = (day + datetime.timedelta(days=shift) for shift in (-_HIJRI_TOLERANCE, _HIJRI_TOLERANCE))
        return all(other.isoweekday() not in allowed for other in around)
    return True


def make_case(scene: Scene, reading: Reading, dated: Reading | None = None) -> Case:
    """The case of a contradictory reading, for the ranking of repairs; `dated` gives the day where it is another."""
    dated = dated or reading
    day = dated.value.day or datetime.date.min
    context = Context(Reader(scene.tokens, ()), scene.published, None)
    announced = reading.parts.relative == 1 or reading.parts.deictic == 1 or context.is_future(reading.parts)
    expected = expected_day(reading, scene.published)
    return Case(dated.parts, day, reading.parts.weekday or 1, scene.published, expected, announced)
