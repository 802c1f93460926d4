"""What the finders of dates share: the scene, the evidence, and the choice of readings."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from tawatur.annotate import calendars
from tawatur.annotate.timex import Reading
from tawatur.model import Document, Evidence
from tawatur.text.segment import Tokens, tokenize


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with the readings of its times in order."""

    document: Document
    readings: tuple[Reading, ...]

    @property
    def published(self) -> datetime.date | None:
        """The day of publication, None where it is unknown."""
        return self.document.meta.published

    @property
    def tokens(self) -> Tokens:
        """The tokens of the text."""
        return tokenize(self.document.text)

    def evidence(self, reading: Reading) -> Evidence:
        """The characters of one reading."""
        start, end = reading.timex.start, reading.timex.end
        return Evidence(start=start, end=end, text=self.document.text[start:end])


def is_day(reading: Reading) -> bool:
    """Whether a reading names one day by its day of the month (and no range of days)."""
    parts = reading.parts
    return (
        parts.shape == "date"
        and parts.day is not None
        and parts.month is not None
        and parts.day_from is None
        and reading.value.day is not None
    )


def expected_day(reading: Reading, published: datetime.date | None) -> datetime.date | None:
    """The day that «اليوم», «أمس» or «غدا» beside the date points to."""
    if published is None or reading.parts.deictic is None:
        return None
    return calendars.add_days(published, reading.parts.deictic)
