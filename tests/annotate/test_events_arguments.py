"""The argument cases: the marked triggers, and as actors and recipients exactly what is marked."""

from __future__ import annotations

from tawatur.annotate.pipeline import annotate
from tawatur.model import EventMention
from tests.cases_format import Case, parametrize


def check(case: Case) -> None:
    """Fail where the marked triggers have other parties than those marked."""
    events = annotate(case.text, case.options.get("dct"))[EventMention]
    triggers = case.marked()
    told = [e for e in events if (e.start, e.end) in triggers]
    assert [(e.type, e.mode or "-") for e in told] == [expected for expected in case.expected if expected]
    for mark, role in (("{{", "actors"), ("<<", "recipients")):
        found = sorted({(a.start, a.end) for e in told for a in getattr(e, role)})
        assert [case.text[s:e] for s, e in found] == [case.text[s:e] for s, e in case.marked(mark)]


@parametrize("events_arguments")
def test_arguments(case: Case) -> None:
    check(case)


@parametrize("event_parties")
def test_parties(case: Case) -> None:
    check(case)
