"""Dates of two calendars that stand for one day: «9 رجب 1445 الموافق 21 يناير 2024»."""

from __future__ import annotations

from itertools import pairwise

from tawatur.annotate import calendars
from tawatur.annotate.timex.parts import Parts
from tawatur.annotate.timex.words import forms
from tawatur.text.segment import NEWLINE, Tokens

_LONGEST_GAP = 5
_JOINTS = frozenset({"(", ")", "-", "\u2013", "/", "\u060c", ",", ":", "=", "|", NEWLINE})
_JOINT_KINDS = frozenset({"corresponding", "era"})


def is_pair(tokens: Tokens, first: Parts, second: Parts) -> bool:
    """Whether two dates, one Hijri and one Gregorian, have only joints («الموافق», brackets, a dash) between them."""
    if {first.calendar, second.calendar} != {"hijri", "gregorian"} or first.day is None or second.day is None:
        return False
    gap = tokens.forms[first.after : second.first]
    if len(gap) > _LONGEST_GAP or (NEWLINE in gap and not (first.year_is_said and second.year_is_said)):
        return False
    joined = _joint_before(second)
    for place, form in enumerate(gap):
        rows = forms().get(form, ())
        if form in _JOINTS or any(row.word.kind in _JOINT_KINDS for row in rows):
            joined = True
        elif not any(row.word.kind == "unit" for row in rows) and not _ends_joint(gap, place):
            return False
    return joined


def _ends_joint(gap: list[str], place: int) -> bool:
    """Whether a word is the last of a joint of two («الموافق له»)."""
    rows = forms().get(gap[place - 1], ()) if place else ()
    return any(row.word.kind in _JOINT_KINDS and row.rest == (gap[place],) for row in rows)


def _joint_before(second: Parts) -> bool:
    """Whether the second date may follow the first without any word between."""
    return second.start == 0 and second.weekday is None


def pair_years(tokens: Tokens, found: list[Parts]) -> None:
    """Give the date of a pair that lacks a year the year that brings it nearest to the other."""
    for first, second in pairwise(found):
        if not (first.shape == second.shape == "date" and is_pair(tokens, first, second)):
            continue
        for lacking, other in ((first, second), (second, first)):
            if lacking.year_is_said or other.year is None or lacking.day is None or other.day is None:
                continue
            day = calendars.to_gregorian(other.calendar, other.year, other.month or 0, other.day)
            base = calendars.year_in(lacking.calendar, day) if day else None
            if day is None or base is None:
                continue
            choices = [
                (abs((candidate - day).days), year)
                for year in (base - 1, base, base + 1)
                if (candidate := calendars.to_gregorian(lacking.calendar, year, lacking.month or 0, lacking.day))
            ]
            if choices:
                lacking.year, lacking.borrowed = min(choices)[1], True
