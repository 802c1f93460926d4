"""What the grammar reads before anything is resolved: the parts of one time expression."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Shape = Literal[
    "date", "year", "period", "anaphor", "duration", "ago", "hence", "set", "clock", "decade", "ref", "season",
    "quarter", "feast", "part", "count", "moment",
]  # fmt: skip


@dataclass(slots=True)
class Parts:
    """The parts of one expression at tokens [first, after); `start` letters of the first token are left out.

    `month2` is the second name of a double; `day_from` the first day of a range («3-5»). `relative` is what the
    adjective says: -2 to 2 (last, this, next), or "prev", "next", "same" against what was told before;
    `year_relative` is the same for «of last year», `month_relative` for «20 من الشهر الجاري». `weekday2` is the second
    of «ليلة السبت الأحد». `rest` is the smaller part of «ساعة و20 دقيقة». `numeric` keeps the numbers of a date in
    figures in their written order. `borrowed` marks what was taken from the date beside it, `pending` a day that still
    waits for it. `nth` is that of «الجمعة الثانية من أكتوبر», -1 for the last, `week` the shift of «الجمعة من الأسبوع
    المقبل», `alone` that it counts from
    now for sure, `worded` a day in words. `listed` are the days of «الجمعة والسبت 12 و13 مايو».
    """

    shape: Shape
    first: int
    after: int
    start: int = 0
    mod: str | None = None
    part: str | None = None
    day_word: bool = False
    deictic: int | None = None
    weekday: int | None = None
    weekday2: int | None = None
    weekday_after: int = 0
    day: int | None = None
    day_from: int | None = None
    month: int | None = None
    month2: int | None = None
    style: str = ""
    calendar: str = "gregorian"
    year: int | None = None
    year_relative: int | str | None = None
    borrowed: bool = False
    era: str | None = None
    relative: int | str | None = None
    unit: str | None = None
    amount: float | None = None
    rest: tuple[float, str] | None = None
    text: str = ""
    numeric: tuple[int, ...] = ()
    hour: int | None = None
    minute: int | None = None
    counted: int | None = None
    counting: bool = False
    month_relative: int | str | None = None
    pending: bool = False
    nth: int | None = None
    week: int | None = None
    alone: bool = False
    worded: bool = False
    listed: tuple[int, ...] = ()

    def take_month(self, other: Parts) -> None:
        """Take over the month of another reading, with its year and what bears on either."""
        self.month, self.month2, self.calendar, self.style = other.month, other.month2, other.calendar, other.style
        self.year, self.year_relative = other.year, other.year_relative
        self.relative, self.era = other.relative, other.era

    @property
    def has_day(self) -> bool:
        """Whether a day of the month is named."""
        return self.day is not None

    @property
    def year_is_said(self) -> bool:
        """Whether the text itself fixes the year, by number or by «last year»."""
        return self.year is not None or self.year_relative is not None
