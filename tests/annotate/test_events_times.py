"""The cases of time: realis, polarity and date of the marked triggers."""

from __future__ import annotations

from tawatur.annotate.pipeline import annotate
from tawatur.model import EventMention
from tests.cases_format import Case, parametrize


@parametrize("events_times")
def test_times(case: Case) -> None:
    triggers = case.marked()
    events = [e for e in annotate(case.text, case.options.get("dct"))[EventMention] if (e.start, e.end) in triggers]
    assert [(e.type, e.realis, e.polarity) for e in events] == [expected for expected in case.expected if expected]
    if "date" in case.options:
        date = events[0].date
        assert (date.value if date is not None else "-") == case.options["date"]
