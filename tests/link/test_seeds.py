"""What linking must show on the five seed reports, from their gold layers and from real annotation."""

from __future__ import annotations

import datetime

import pytest

from tawatur.annotate.pipeline import run_stages
from tawatur.model import Document, Event, Meta, make_document
from tawatur.reconcile import View, link_and_reconcile
from tests.link.seeds import SHARED, gold_documents, needs_shared, rows, sources

pytestmark = needs_shared


@pytest.fixture(scope="module")
def view() -> View:
    return link_and_reconcile(gold_documents())


@pytest.fixture(scope="module")
def real() -> View:
    documents: list[Document] = []
    for row in sources():
        text = (SHARED / "seeds" / row["file"]).read_text(encoding="utf-8")
        meta = Meta(outlet=row["outlet"] or None, published=datetime.date.fromisoformat(row["published"]))
        documents.append(run_stages(make_document(text, meta, row["file"])))
    return link_and_reconcile(documents)


def b_cubed(view: View, exact: bool) -> tuple[float, float]:
    """Precision and recall over the gold rows that name an event; a row nobody found stands alone."""
    home: dict[int, str] = {}
    linked = [row for row in rows() if row["event"]]
    for number, row in enumerate(linked):
        for event in view.events:
            for ref in event.mentions:
                touches = ref.start < row["end"] and row["start"] < ref.end
                same = ref.start == row["start"] if exact else touches and event.type == row["type"]
                if ref.document == row["doc"] and same:
                    home.setdefault(number, event.id)
    clusters = [home.get(number, f"alone-{number}") for number in range(len(linked))]
    names = [row["event"] for row in linked]
    precision = recall = 0.0
    for i in range(len(linked)):
        ours = {j for j in range(len(linked)) if clusters[j] == clusters[i]}
        theirs = {j for j in range(len(linked)) if names[j] == names[i]}
        precision += len(ours & theirs) / len(ours)
        recall += len(ours & theirs) / len(theirs)
    return precision / len(linked), recall / len(linked)


def event_of(view: View, name: str) -> Event:
    row = next(row for row in rows() if row["event"] == name)
    found = (e for e in view.events for ref in e.mentions if (ref.document, ref.start) == (row["doc"], row["start"]))
    return next(found)


def reports(event: Event) -> list[str]:
    return [document[:3] for document in event.documents]


def test_gold_events_are_linked_so() -> None:
    precision, recall = b_cubed(link_and_reconcile(gold_documents()), exact=True)
    assert precision == 1.0
    assert recall >= 0.95


def test_real_annotation_links_nearly_as_well(real: View) -> None:
    precision, recall = b_cubed(real, exact=False)
    assert precision >= 0.95
    assert recall >= 0.8


def test_visit_and_meeting(view: View) -> None:
    visit = event_of(view, "visit-iraq-2023-11-05")
    meeting = event_of(view, "meeting-blinken-sudani-2023-11-05")
    assert reports(visit) == reports(meeting) == ["000", "001", "002", "003"]
    assert meeting.part_of == visit.id
    assert visit.part_of is None
    assert visit.outlets == visit.accounts == 3


def test_the_visits_date(view: View) -> None:
    visit = event_of(view, "visit-iraq-2023-11-05")
    found = {(v.value, v.relation.value): [d[:3] for d in v.documents] for v in visit.fields["date"]}
    assert found == {
        ("2023-11-05", "equal"): ["000", "003"],
        ("2023-11", "refined_by"): ["002"],
        ("2023-11-14", "contradicts"): ["001"],
    }
    (conflict,) = visit.conflicts
    assert conflict.field == "date"
    assert conflict.values == ("2023-11-05", "2023-11-14")
    assert {f.code for f in conflict.findings} == {"C201", "C202"}
    assert [f.suggestion.value for f in conflict.findings if f.suggestion] == ["2023-11-05"]


def test_the_attacks_date_is_exposed_by_the_other_reports(view: View) -> None:
    attack = event_of(view, "hamas-attack-2023-10-07")
    assert reports(attack) == ["000", "001", "003"]
    (conflict,) = attack.conflicts
    assert conflict.values == ("2023-10-07", "2023-05-15")
    (finding,) = conflict.findings
    assert finding.code == "C202"
    assert finding.suggestion is not None
    assert finding.suggestion.value == "2023-10-07"
    assert "15 Mehr 1402" in finding.suggestion.why


def test_no_other_conflict(view: View) -> None:
    assert sorted(c.field for event in view.events for c in event.conflicts) == ["date", "date"]


def test_no_invented_conflict_in_real_annotation(real: View) -> None:
    fields = [c.field for event in real.events for c in event.conflicts]
    assert fields.count("date") == 2
    assert len(fields) == 2


def test_three_calls_are_three_events(view: View) -> None:
    names = ["call-blinken-sudani-2023-12-12", "call-blinken-sudani-2023-12-01", "call-blinken-sudani-2024-08"]
    calls = {event_of(view, name).id for name in names}
    assert len(calls) == 3
    assert event_of(view, "visit-iraq-2023-11-05").id not in calls


def test_planned_journeys_stay_apart(view: View) -> None:
    plans = [event for event in view.events if event.realis == "future"]
    assert plans
    assert all(event.type != "CONSULT" for event in plans)


def test_counts_with_and_without_about_are_no_conflict(view: View) -> None:
    values = {v.value for event in view.events for v in event.fields.get("killed", ())}
    assert {"9770", "~9770"} <= values
    assert not [c for event in view.events for c in event.conflicts if c.field == "killed"]
