"""What the five real reports must show, by `tawatur run`; skipped where ../shared is absent."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import tawatur
from tawatur.cli.run import add_reports, relink
from tawatur.ingest import read_paths
from tawatur.model import Conflict, Document, Event, EventMention, Finding
from tawatur.store import Store, open_store

REPORTS = ("000", "001", "002", "003", "004")
EventOf = Callable[[str], Event]


@pytest.fixture(scope="module")
def store(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    db = tmp_path_factory.mktemp("seeds") / "x.db"
    with open_store(db, create=True) as opened:
        counts = add_reports(opened, read_paths([str(shared / "seeds")], sources=None))
        assert counts.new == len(REPORTS)
        relink(opened)
        yield opened


@pytest.fixture(scope="module")
def reports(store: Store) -> dict[str, Document]:
    return {Path(d.meta.path or "").name[:3]: d for d in store.documents()}


@pytest.fixture(scope="module")
def event_of(store: Store, reports: dict[str, Document], shared: Path) -> EventOf:
    """The event that holds most of the gold rows of one real event."""
    rows = [json.loads(line) for line in (shared / "gold" / "seeds_events.jsonl").read_text("utf-8").splitlines()]
    events = store.events()

    def find(name: str) -> Event:
        votes: dict[str, int] = {}
        for row in rows:
            if row["event"] != name or row["ignore"]:
                continue
            document = reports[row["doc"][:3]].id
            for event in events:
                if any(
                    m.document == document and m.start < row["end"] and row["start"] < m.end for m in event.mentions
                ):
                    votes[event.id] = votes.get(event.id, 0) + 1
        assert votes, f"no event holds a mention of {name}"
        best = max(votes, key=lambda identity: (votes[identity], identity))
        return store.event(best)

    return find


def told_by(event: Event, reports: dict[str, Document]) -> set[str]:
    return {name for name, document in reports.items() if document.id in event.documents}


def date_conflict(event: Event) -> Conflict:
    (conflict,) = (c for c in event.conflicts if c.field == "date")
    return conflict


def test_visit_and_meeting_are_two_events_and_the_meeting_is_part_of_the_visit(
    event_of: EventOf, reports: dict[str, Document]
) -> None:
    visit = event_of("visit-iraq-2023-11-05")
    meeting = event_of("meeting-blinken-sudani-2023-11-05")
    assert (visit.type, visit.mode) == ("CONSULT", "visit")
    assert [r.entity for r in visit.recipients] == ["gpe.iraq"]
    assert visit.id != meeting.id
    assert meeting.part_of == visit.id
    assert told_by(visit, reports) == told_by(meeting, reports) == {"000", "001", "002", "003"}


def test_the_visits_date_is_in_conflict_with_finding_suggestion_and_proof(event_of: EventOf) -> None:
    visit = event_of("visit-iraq-2023-11-05")
    assert visit.date is not None
    assert visit.date.value == "2023-11-05"
    conflict = date_conflict(visit)
    assert set(conflict.values) == {"2023-11-05", "2023-11-14"}
    assert {"C201", "C202"} <= {f.code for f in conflict.findings}
    slip = next(f for f in conflict.findings if f.code == "C202")
    assert slip.suggestion is not None
    assert slip.suggestion.value == "2023-11-05"
    assert "14 Aban 1402" in slip.suggestion.why


def test_the_attack_is_one_event_with_the_mistranslated_date(event_of: EventOf, reports: dict[str, Document]) -> None:
    attack = event_of("hamas-attack-2023-10-07")
    assert told_by(attack, reports) == {"000", "001", "003"}
    assert attack.date is not None
    assert attack.date.value == "2023-10-07"
    conflict = date_conflict(attack)
    assert "2023-05-15" in conflict.values
    slip = next(f for f in conflict.findings if f.code == "C202")
    assert slip.suggestion is not None
    assert slip.suggestion.value == "2023-10-07"
    assert "15 Mehr 1402" in slip.suggestion.why


def test_three_calls_are_three_events_and_none_is_the_visit(event_of: EventOf) -> None:
    names = ("call-blinken-sudani-2023-12-12", "call-blinken-sudani-2023-12-01", "call-blinken-sudani-2024-08")
    calls = [event_of(name) for name in names]
    assert len({call.id for call in calls}) == 3
    assert all((call.type, call.mode) == ("CONSULT", "phone") for call in calls)
    assert event_of("visit-iraq-2023-11-05").id not in {call.id for call in calls}


def test_planned_trips_are_agreed_and_in_the_future(event_of: EventOf) -> None:
    for name in ("visit-turkey-2023-11", "tour-middle-east-2024-08"):
        event = event_of(name)
        assert (event.type, event.realis) == ("AGREE", "future"), name


def test_no_conflict_but_the_two_dates(store: Store, event_of: EventOf) -> None:
    expected = {event_of("visit-iraq-2023-11-05").id, event_of("hamas-attack-2023-10-07").id}
    assert {(c.event, c.field) for c in store.conflicts()} == {(event, "date") for event in expected}


def test_a_foreign_headline_yields_no_event(reports: dict[str, Document]) -> None:
    document = reports["003"]
    label = document.text.index("اقرأ أيضاً")
    headline = document.text.index("\n", label) + 1
    end = document.text.index("\n", headline)
    assert not [e for e in document[EventMention] if headline < e.end and e.start < end]


def test_the_count_of_days_is_checked_and_fits(reports: dict[str, Document]) -> None:
    document = reports["003"]
    assert not [f for f in document[Finding] if f.code == "C205"]
    shifted = tawatur.annotate(document.text, published="2023-11-09", outlet="TRT Arabi")
    assert [f for f in shifted[Finding] if f.code in {"C205", "C201"}]


def test_every_span_is_exact(store: Store) -> None:
    checked, problems = store.verify()
    assert checked > 1000
    assert problems == []
