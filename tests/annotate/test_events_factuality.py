"""The factuality cases: type, realis and polarity of each marked trigger, and nothing told where nothing is."""

from __future__ import annotations

from tawatur.annotate.pipeline import annotate
from tawatur.model import EventMention
from tests.cases_format import Case, parametrize


@parametrize("factuality")
def test_factuality(case: Case) -> None:
    events = annotate(case.text, case.options.get("dct"))[EventMention]
    told = [(case.text[e.start : e.end], e.type, e.realis, e.polarity) for e in events]
    if case.expected == (("NONE", "event"),):
        assert told == []
        return
    wanted = [
        (case.text[start:end], *expected) for (start, end), expected in zip(case.marked(), case.expected, strict=True)
    ]
    assert told == wanted
    if "date" in case.options:
        assert events[0].date is not None
        assert events[0].date.value == case.options["date"]
