"""The date of publication that a text itself proves."""

from __future__ import annotations

import datetime

import msgspec

from tawatur.annotate import calendars
from tawatur.annotate.timex.find import Reading, read_times
from tawatur.annotate.timex.words import forms
from tawatur.model import Document, Meta
from tawatur.text.segment import Tokens, tokenize

# A line that says when the report was published stands at its head or its foot.
_CUE_DISTANCE = 3


def infer_published(document: Document) -> Meta:
    """The metadata with the day of publication, where the text proves it; unchanged where it does not.

    A proof is a full date said to be today, yesterday or tomorrow («اليوم الأربعاء 13 كانون الأول 2023»), or one after
    "published on" («تاريخ النشر: 13/12/2023»). A weekday must fit, and all proofs must agree.
    """
    if document.meta.published is not None:
        return document.meta
    tokens = tokenize(document.text)
    days = {day for reading in read_times(document) if (day := _proof(reading, tokens)) is not None}
    if len(days) != 1:
        return document.meta
    return msgspec.structs.replace(document.meta, published=days.pop(), published_from="text")


def _proof(reading: Reading, tokens: Tokens) -> datetime.date | None:
    parts, day = reading.parts, reading.value.day
    if parts.shape != "date" or parts.year is None or parts.day is None or day is None or parts.day_from is not None:
        return None
    if parts.weekday is not None and parts.weekday != day.isoweekday():
        return None
    if parts.deictic is not None and parts.borrowed is False:
        return calendars.add_days(day, -parts.deictic)
    return day if _after_cue(parts.first, tokens) else None


def _after_cue(first: int, tokens: Tokens) -> bool:
    """Whether "published on" stands just before a token."""
    for back in range(1, _CUE_DISTANCE + 2):
        token = first - back
        if token < 0:
            return False
        for form in forms().get(tokens.forms[token], ()):
            after = token + 1 + len(form.rest)
            if (
                form.word.kind == "publishedcue"
                and tuple(tokens.forms[token + 1 : after]) == form.rest
                and after <= first
            ):
                return True
    return False
