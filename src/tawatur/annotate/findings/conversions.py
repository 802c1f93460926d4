"""C202: a date that was carried over from another calendar month by month instead of day by day.

Note [A proven slip]
    A date whose weekday is wrong, and which with the same day number in the Solar Hijri month that overlaps the written
    month (or whose name is confusable, or in the Hijri month of the same place) falls on that very weekday and within
    a few days of publication. Chance gives one of seven, so ordinary slips come first: where a repair of day, month
    or year lies as near, nothing is proven.

Note [One slip lends weight to another]
    In a document with a proven slip, a date without a weekday and a year that lies far from the time of the narration
    is tried with the same calendar. Without a proven slip no such date is touched.
"""

from __future__ import annotations

import datetime

import msgspec

from tawatur.annotate import calendars
from tawatur.annotate.findings.evidence import Scene, is_day
from tawatur.annotate.findings.repairs import WEEKDAY_FIELD, rank_repairs
from tawatur.annotate.findings.weekdays import contradicts, make_case
from tawatur.annotate.timex import Reading
from tawatur.model import Finding, Suggestion

# A proven slip lands on the days on which news is news.
_DAYS_BEFORE, _DAYS_AFTER = 4, 1
# What is nearer to publication than this needs no repair.
_FAR_DAYS = 45
# How far back a repaired date may lie, and how many suggestions are worth reading.
_BACK_DAYS = 150
_MOST_SUGGESTIONS = 3
_PROVEN, _SUSPECTED = "ar.finding.calendar-slip", "ar.finding.suspected-conversion"


class Slip(msgspec.Struct, frozen=True):
    """A date of another calendar with the same day number: its Gregorian day, and why its month was mistaken."""

    calendar: str
    year: int
    month: int
    number: int
    day: datetime.date
    why: str
    order: int

    def proof(self, weekday: bool) -> str:
        """ "14 Aban 1402 = Sunday 5 November 2023"."""
        name = calendars.month_name(self.calendar, self.month)
        return f"{self.number} {name} {self.year} = {calendars.in_words(self.day, weekday)}"


def find_conversions(scene: Scene) -> list[Finding]:
    """The proven slips of a document, and the dates that they throw suspicion on."""
    if scene.published is None:
        return []
    proven = [(reading, slip) for reading in scene.readings if (slip := _proven(scene, reading)) is not None]
    found = [_finding(scene, reading, [slip], ()) for reading, slip in proven]
    if proven:
        known = {id(reading) for reading, _ in proven}
        for reading in scene.readings:
            slips = [] if id(reading) in known else _suspected(scene, reading, proven[0][1])
            found += [_finding(scene, reading, slips, tuple(reading for reading, _ in proven))] if slips else []
    return found


def prefer_slips(weekdays: list[Finding], conversions: list[Finding]) -> list[Finding]:
    """The C201 findings, each with a proven slip of its date as the first suggestion.

    «الأحد 14 تشرين الثاني» of 5 November 2023: first "14 Aban 1402 = Sunday 5 November 2023", the ordinary repairs
    after it in their order, the repair of the weekday last: the slip explains why the weekday is right.
    """
    proven = {finding.evidence[0]: finding for finding in conversions if finding.rule == _PROVEN}
    found = []
    for finding in weekdays:
        slip = proven.get(finding.evidence[0])
        if slip is not None:
            others = sorted(finding.suggestions, key=lambda suggestion: suggestion.why.startswith(WEEKDAY_FIELD))
            finding = msgspec.structs.replace(finding, suggestions=(*slip.suggestions, *others))
        found.append(finding)
    return found


def _proven(scene: Scene, reading: Reading) -> Slip | None:
    published = scene.published
    if published is None or not contradicts(reading) or reading.parts.calendar != "gregorian":
        return None
    case = make_case(scene, reading)
    if _is_news(case.day, published) or case.expected == case.day:
        return None
    ordinary = rank_repairs(case)
    if any(_is_news(datetime.date.fromisoformat(suggestion.value), published) for suggestion in ordinary):
        return None
    fitting = [
        slip
        for slip in _slips(reading, published)
        if slip.day.isoweekday() == case.weekday and _is_news(slip.day, published)
    ]
    return min(fitting, key=lambda slip: (slip.order, abs((published - slip.day).days)), default=None)


def _is_news(day: datetime.date, published: datetime.date) -> bool:
    return -_DAYS_AFTER <= (published - day).days <= _DAYS_BEFORE


def _slips(reading: Reading, published: datetime.date) -> list[Slip]:
    """Every date of another calendar with the same day number that the written month may stand for."""
    month, number = reading.parts.month or 0, reading.parts.day or 0
    overlapping = calendars.overlapping_months(month)
    solar = dict.fromkeys(overlapping, (0, "the months overlap"))
    solar |= {other: (1, why) for other, why in calendars.confusable_months(month) if other not in solar}
    solar.setdefault(month, (2, "the months have the same place in the year"))
    choices = [("solar", other, order, why) for other, (order, why) in solar.items()]
    choices.append(("hijri", month, 3, "the months have the same place in the year"))
    found = []
    for calendar, other, order, why in choices:
        base = calendars.year_in(calendar, published)
        for year in (base, base - 1) if base is not None else ():
            day = calendars.to_gregorian(calendar, year, other, number)
            if day is not None:
                found.append(Slip(calendar, year, other, number, day, why, order))
    return found


def _suspected(scene: Scene, reading: Reading, proven: Slip) -> list[Slip]:
    """The slips of the proven one's calendar that would bring a far date near; the nearest first."""
    published, parts, day = scene.published, reading.parts, reading.value.day
    if published is None or day is None or not is_day(reading) or parts.calendar != "gregorian":
        return []
    if parts.weekday is not None or parts.year_is_said or parts.numeric or abs((published - day).days) <= _FAR_DAYS:
        return []
    distance = abs((published - day).days)
    found = [
        slip
        for slip in _slips(reading, published)
        if slip.calendar == proven.calendar
        and 0 <= (published - slip.day).days <= _BACK_DAYS
        and (published - slip.day).days < distance
    ]
    return sorted(found, key=lambda slip: ((published - slip.day).days, slip.order))[:_MOST_SUGGESTIONS]


def _finding(scene: Scene, reading: Reading, slips: list[Slip], support: tuple[Reading, ...]) -> Finding:
    title = calendars.calendar_title(slips[0].calendar)
    said = calendars.in_words(reading.value.day) if reading.value.day else reading.value.value
    if support:
        message = f"{said} may be a {title} date converted by its month alone, as another date of this text was"
    else:
        message = f"{said} fits the {title} calendar: the date was converted by its month alone"
    return Finding(
        code="C202",
        message=message,
        evidence=(scene.evidence(reading), *(scene.evidence(other) for other in support)),
        suggestions=tuple(
            Suggestion(value=slip.day.isoformat(), why=f"{slip.proof(not support)}; {slip.why}") for slip in slips
        ),
        rule=_SUSPECTED if support else _PROVEN,
    )
