"""Exports: every event and claim, the same bytes every time, and nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.errors import StoreError
from tawatur.export import FORMATS, write_export
from tawatur.export.csv import COLUMNS, safe_cell
from tawatur.export.events_jsonl import event_to_wire
from tawatur.model import Claim, Event, Participant
from tawatur.store import Store, open_store
from tests.store.samples import VISIT, claim, event, report

DANGEROUS = ["=1+1", "+1", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1"]
UNSEEN = ["", "\u200f", "\ufeff", "\u202b", " ", "\u00a0", "\u2067", "\u200b", "\u00ad"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "news.db", create=True) as opened:
        yield opened


def fill(store: Store, count: int = 3, order: random.Random | None = None) -> list[Event]:
    documents = [report(VISIT + f" ({n})", outlet=f"Outlet {n}") for n in range(count)]
    events = [event(*documents[:2], conflict=True), *(event(d) for d in documents[2:])]
    claims = [claim(events[0], d) for d in documents[:2]]
    if order is not None:
        for one in (documents, events, claims):
            order.shuffle(one)  # type: ignore[arg-type]
    store.add(documents)
    store.replace_view(events, claims)
    return events


def export(store: Store, format: str, **options: bool) -> bytes:
    out = io.BytesIO()
    write_export(format, store, out, **options)
    return out.getvalue()


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


# all formats


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_the_same_store_gives_the_same_bytes(tmp_path: Path, format: str) -> None:
    found = set()
    for seed in range(5):
        with open_store(tmp_path / f"{seed}.db", create=True) as store:
            fill(store, 5, random.Random(seed))
            found.add(export(store, format))
            found.add(export(store, format))
    assert len(found) == 1


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_an_empty_store_is_exported(store: Store, format: str) -> None:
    lines = {"csv": 1, "eventreport": 1, "polecat": 1, "geojson": 2, "webannotation": 2}
    assert export(store, format).count(b"\n") == lines.get(format, 0)


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_a_file_gets_what_a_stream_gets(store: Store, tmp_path: Path, format: str) -> None:
    fill(store)
    write_export(format, store, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == export(store, format)
    assert not list(tmp_path.glob(".out*"))


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_arabic_is_written_as_it_is(store: Store, format: str) -> None:
    documents = [report()]
    one = msgspec.structs.replace(event(*documents), actors=(Participant(name="مازن", entity=None),))
    store.add(documents)
    store.replace_view([one], [claim(one, documents[0])])
    content = export(store, format)
    assert b"\\u" not in content
    assert ("مسقط" if format in {"claims-jsonl", "eventreport", "webannotation"} else "مازن") in content.decode()


def test_an_unknown_format_is_a_key_error(store: Store) -> None:
    with pytest.raises(KeyError):
        write_export("pdf", store, io.BytesIO())


def test_a_place_that_cannot_be_written_is_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot write"):
        write_export("csv", store, tmp_path / "no" / "out.csv")
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError, match="cannot write"):
        write_export("csv", store, tmp_path / "folder")
    assert not list(tmp_path.glob(".folder*"))


def test_an_export_that_breaks_off_leaves_the_old_file(store: Store, tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_bytes(b"old")
    store.close()
    with pytest.raises(StoreError):
        write_export("csv", store, tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == b"old"
    assert not list(tmp_path.glob(".out*"))


# csv


def test_one_row_an_event(store: Store) -> None:
    fill(store)
    found = rows(export(store, "csv"))
    assert [row["event"] for row in found] == [e.id for e in store.events()]
    assert len({row["event"] for row in found}) == len(found) == 2
    assert list(found[0]) == list(COLUMNS)
    row = next(row for row in found if row["reports"] == "2")
    assert (row["type"], row["mode"], row["realis"]) == ("CONSULT", "visit", "actual")
    assert (row["actors"], row["actor_entities"]) == ("Mazen Halabi", "per.mazen-halabi")
    assert (row["recipients"], row["recipient_entities"]) == ("gpe.oman", "gpe.oman")
    assert (row["place"], row["date"], row["date_low"]) == ("Muscat", "2024-05-12", "2024-05-12")
    assert (row["conflicts"], row["findings"]) == ("place", "C402")
    assert row["documents"].count("|") == 1


def test_empty_cells_for_what_is_not_known(store: Store) -> None:
    document = report()
    bare = Event(
        id="e",
        type="THREATEN",
        mode=None,
        realis="future",
        mentions=event(document).mentions,
        documents=(document.id,),
        outlets=1,
        accounts=1,
    )
    store.add([document])
    store.replace_view([bare], [])
    (row,) = rows(export(store, "csv"))
    empty = {name for name, cell in row.items() if not cell}
    assert empty >= {"mode", "actors", "recipients", "place", "place_entity", "date", "conflicts", "killed", "part_of"}


def test_a_mark_for_spreadsheets_that_can_be_left_out(store: Store) -> None:
    assert export(store, "csv").startswith(b"\xef\xbb\xbf")
    assert export(store, "csv", bom=False).startswith(b"event,")
    assert export(store, "csv").endswith(b"\r\n")


def test_every_column_is_documented() -> None:
    assert all(COLUMNS.values())


@pytest.mark.parametrize("unseen", UNSEEN)
@pytest.mark.parametrize("dangerous", DANGEROUS)
def test_formulas_are_not_run(store: Store, unseen: str, dangerous: str) -> None:
    assert safe_cell(unseen + dangerous) == "'" + unseen + dangerous
    document = report()
    one = msgspec.structs.replace(event(document), actors=(Participant(name=unseen + dangerous, entity=None),))
    store.add([document])
    store.replace_view([one], [])
    (row,) = rows(export(store, "csv"))
    assert row["actors"] == "'" + unseen + dangerous


@pytest.mark.parametrize("sign", ["\uff1d", "\uff0b", "\uff0d", "\uff20", "\u2212", "\ufe62", "|", "%"])
def test_full_width_forms_count(sign: str) -> None:
    assert safe_cell(sign + "1+1").startswith("'")


@pytest.mark.parametrize(
    "cell", ["", "12", "-5", "3.5", "2024-05-12", "مسقط", ">240", "~9770", "a=b", "a\tb", "'=1", "\u200fمسقط"]
)
def test_harmless_cells_stay(cell: str) -> None:
    assert safe_cell(cell) == cell


@given(st.text(min_size=1))
def test_no_cell_begins_as_a_formula(cell: str) -> None:
    safe = safe_cell(cell)
    assert safe in (cell, "'" + cell)
    assert safe[0] not in "=+@\t\r\n"


@pytest.mark.parametrize("name", ['a"b', "a,b", "a;b", "a\nb", "a\r\nb", "\u202eabc", "<script>", "{{7*7}}"])
def test_signs_come_through(store: Store, name: str) -> None:
    document = report()
    one = msgspec.structs.replace(event(document), place=Participant(name=name, entity=None))
    store.add([document])
    store.replace_view([one], [])
    (row,) = rows(export(store, "csv"))
    assert row["place"] == name


# events-jsonl


def test_events_in_the_contract_s_shape(store: Store) -> None:
    fill(store)
    found = [json.loads(line) for line in export(store, "events-jsonl").splitlines()]
    assert [one["event"] for one in found] == [e.id for e in store.events()]
    one = next(one for one in found if one["conflicts"])
    assert list(one)[:4] == ["event", "type", "mode", "realis"]
    assert one["actors"] == [{"name": "Mazen Halabi", "entity": "per.mazen-halabi"}]
    assert one["date"] == {"value": "2024-05-12", "low": "2024-05-12", "high": "2024-05-12"}
    assert one["conflicts"][0] == {
        "field": "place",
        "relation": "contradicts",
        "values": ["gpe.muscat", "gpe.salalah"],
        "findings": ["C402"],
    }
    assert set(one["mentions"][0]) == {"document", "start", "end"}
    wanted = {"event", "documents", "outlets", "accounts", "copies", "mentions", "fields", "conflicts", "part_of"}
    assert wanted <= set(one)


def test_evidence_is_the_text_at_its_span(store: Store) -> None:
    fill(store)
    texts = {d.id: d.text for d in store.documents()}
    for line in export(store, "events-jsonl").splitlines():
        for values in json.loads(line)["fields"].values():
            for evidence in (one for value in values for one in value["evidence"]):
                assert texts[evidence["document"]][evidence["start"] : evidence["end"]] == evidence["text"]


def test_the_event_itself_is_not_changed() -> None:
    one = event(report(), conflict=True)
    before = msgspec.json.encode(one)
    event_to_wire(one)
    assert msgspec.json.encode(one) == before


# claims-jsonl


def test_claims_come_back_as_they_were(store: Store) -> None:
    fill(store)
    found = [msgspec.json.decode(line, type=Claim) for line in export(store, "claims-jsonl").splitlines()]
    assert found == store.claims()


def test_decisions_stand_among_the_claims_with_their_author(store: Store) -> None:
    (one, *_) = fill(store)
    (document, *_) = store.documents()
    store.decide(claim(one, document, author="Huda", value="gpe.salalah"))
    found = [json.loads(line) for line in export(store, "claims-jsonl").splitlines()]
    assert {c["author"] for c in found} == {"text", "Huda"}
    assert found == sorted(found, key=lambda c: (c["event"], c["field"], c["evidence"]["document"]))
