"""The event cases: exactly the marked triggers with type and mode, and the marked actors and recipients."""

from __future__ import annotations

from tawatur.annotate.pipeline import annotate
from tawatur.model import Document, EventMention
from tests.cases_format import Case, parametrize


def code(case: Case) -> Document:
    return annotate(case.text, case.options.get("dct"))


def told(case: Case) -> list[tuple[str, str, str]]:
    return [(case.text[e.start : e.end], e.type, e.mode or "-") for e in code(case)[EventMention]]


def check(case: Case) -> None:
    """Fail where a case is not coded as it says."""
    if case.expected == (("NONE", "event"),):
        assert told(case) == []
        return
    wanted = [
        (case.text[start:end], kind, mode)
        for (start, end), (kind, mode) in zip(case.marked(), case.expected, strict=True)
    ]
    assert told(case) == wanted
    events = code(case)[EventMention]
    for mark, role in (("{{", "actors"), ("<<", "recipients")):
        marked = [case.text[start:end] for start, end in case.marked(mark)]
        if marked:
            assert [case.text[a.start : a.end] for e in events for a in getattr(e, role)][: len(marked)] == marked
    if "place" in case.options:
        assert [e.place.name for e in events if e.place] == [case.options["place"].replace("_", " ")]
    if "date" in case.options:
        assert [e.date.value for e in events if e.date] == [case.options["date"]]


@parametrize("events")
def test_event(case: Case) -> None:
    check(case)


@parametrize("event_families")
def test_family(case: Case) -> None:
    check(case)


@parametrize("event_deeds")
def test_deed(case: Case) -> None:
    check(case)


@parametrize("event_press")
def test_press(case: Case) -> None:
    check(case)


@parametrize("event_words")
def test_words(case: Case) -> None:
    check(case)


@parametrize("event_senses")
def test_sense(case: Case) -> None:
    check(case)


@parametrize("event_lexicon")
def test_lexicon(case: Case) -> None:
    check(case)


@parametrize("event_conflict")
def test_conflict(case: Case) -> None:
    check(case)


@parametrize("event_ties")
def test_tie(case: Case) -> None:
    check(case)


@parametrize("event_tail")
def test_tail(case: Case) -> None:
    check(case)


@parametrize("event_forms")
def test_forms(case: Case) -> None:
    check(case)


@parametrize("event_rare")
def test_rare(case: Case) -> None:
    check(case)


@parametrize("event_seldom")
def test_seldom(case: Case) -> None:
    check(case)
