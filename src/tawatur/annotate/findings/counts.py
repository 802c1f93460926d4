"""C205: the ordinal day of a war or a truce against the start that the report itself gives."""

from __future__ import annotations

import datetime

from tawatur.annotate import calendars
from tawatur.annotate.findings.evidence import Scene, is_day
from tawatur.annotate.timex import Reading
from tawatur.annotate.timex.words import forms
from tawatur.model import Finding, Suggestion
from tawatur.text.segment import NEWLINE

# The first day counts as day one; some outlets count full days, so one day more or less is silent.
_TOLERANCE = 1
# How far before a date the word that makes it a start may stand.
_START_WINDOW = 12
_SENTENCE_END = "."
# Counts below this run for anything (a fair, a match); they are not tested.
_SMALLEST_COUNT = 5


def find_miscounted_days(scene: Scene) -> list[Finding]:
    """«لليوم الثلاثين» of what started on 7 October means 5 November: silence where a start fits, a finding where a
    start is named and none fits, silence where no start is named.
    """
    found = []
    for reading in scene.readings:
        counted, day = reading.parts.counted, reading.value.day
        if reading.parts.shape != "count" or counted is None or day is None or counted < _SMALLEST_COUNT:
            continue
        if not _is_of_war(scene, reading):
            continue
        starts = [start for start in scene.readings if is_day(start) and (start.value.day or day) < day]
        if any(abs(_off(start, day, counted)) <= _TOLERANCE for start in starts):
            continue
        named = [start for start in starts if _is_start(scene, start)]
        if len({start.value.day for start in named}) == 1:
            found.append(_finding(scene, reading, named[0], counted))
    return found


def _off(start: Reading, day: datetime.date, counted: int) -> int:
    """By how many days a count differs from the distance, the first day counted as one."""
    return (day - (start.value.day or day)).days + 1 - counted


def _is_of_war(scene: Scene, reading: Reading) -> bool:
    """Whether the sentence of a counted day speaks of war, truce, strike or siege."""
    tokens = scene.tokens
    for step, first in ((1, reading.parts.after), (-1, reading.parts.first - 1)):
        for token in range(first, first + step * _START_WINDOW, step):
            if not 0 <= token < len(tokens) or tokens.forms[token] in {_SENTENCE_END, NEWLINE}:
                break
            if any(entry.word.kind == "war" for entry in forms().get(tokens.forms[token], ())):
                return True
    return False


def _is_start(scene: Scene, reading: Reading) -> bool:
    """Whether a word like «اندلاع» or «بدء» stands before a date in its sentence."""
    tokens = scene.tokens
    first = reading.parts.first
    for token in range(first - 1, max(first - _START_WINDOW, -1), -1):
        form = tokens.forms[token]
        if form in {_SENTENCE_END, NEWLINE}:
            return False
        if any(entry.word.kind == "startcue" and not entry.rest for entry in forms().get(form, ())):
            return True
    return False


def _finding(scene: Scene, reading: Reading, start: Reading, counted: int) -> Finding:
    first = start.value.day or datetime.date.min
    day = reading.value.day or datetime.date.min
    right = (day - first).days + 1
    reached = calendars.add_days(first, counted - 1) or day
    return Finding(
        code="C205",
        message=f"day {counted} does not fit: from {calendars.in_words(first)} it is day {right}",
        evidence=(scene.evidence(reading), scene.evidence(start)),
        suggestions=(
            Suggestion(
                value=day.isoformat(),
                why=f"day {right}: {calendars.in_words(first)} + {right - 1} days = {calendars.in_words(day)}",
            ),
            Suggestion(value=reached.isoformat(), why=f"day {counted} was {calendars.in_words(reached, weekday=True)}"),
        ),
        rule="ar.finding.counted-day",
    )
