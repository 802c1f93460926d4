"""Formats of other people's making: GeoJSON, POLECAT's columns, Web Annotation."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tawatur.export import write_export
from tawatur.export.polecat import COLUMNS
from tawatur.lexicon.entities import entities
from tawatur.model import Event, Participant
from tawatur.store import Store, open_store
from tests.store.samples import VISIT, claim, event, report


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "news.db", create=True) as opened:
        yield opened


def put(store: Store, **changes: object) -> Event:
    document = report(url=str(changes.pop("url", "https://masar.example/17")))
    one = msgspec.structs.replace(event(document, conflict=True), **changes)
    store.add([document])
    store.replace_view([one], [claim(one, document)])
    return one


def export(store: Store, format: str) -> str:
    out = io.BytesIO()
    write_export(format, store, out)
    return out.getvalue().decode()


# geojson


def test_a_feature_stands_where_its_place_is(store: Store) -> None:
    one = put(store)
    collection = json.loads(export(store, "geojson"))
    assert collection["type"] == "FeatureCollection"
    (feature,) = collection["features"]
    muscat = entities()["gpe.muscat"]
    assert feature["type"] == "Feature" and feature["id"] == one.id
    assert feature["geometry"] == {"type": "Point", "coordinates": [muscat.longitude, muscat.latitude]}
    longitude, latitude = feature["geometry"]["coordinates"]
    assert 58 < longitude < 59 and 23 < latitude < 24
    properties = feature["properties"]
    assert (properties["type"], properties["actors"], properties["recipients"]) == (
        "CONSULT",
        ["Mazen Halabi"],
        ["gpe.oman"],
    )
    assert (properties["date"], properties["reports"], properties["conflicts"]) == ("2024-05-12", 1, ["place"])


@pytest.mark.parametrize(
    "place",
    [
        None,
        Participant(name="قرية بلا اسم", entity=None),
        Participant(name=None, entity="gpe.~nowhere"),
        Participant(name=None, entity=None),
    ],
)
def test_a_place_that_is_not_known_has_no_geometry(store: Store, place: Participant | None) -> None:
    put(store, place=place, date=None)
    (feature,) = json.loads(export(store, "geojson"))["features"]
    assert feature["geometry"] is None
    assert feature["properties"]["date"] is None


def test_one_feature_a_line(store: Store) -> None:
    documents = [report(VISIT + f" ({n})") for n in range(3)]
    store.add(documents)
    store.replace_view([event(d) for d in documents], [])
    lines = export(store, "geojson").splitlines()
    assert len(lines) == 5
    assert len(json.loads("\n".join(lines))["features"]) == 3


# polecat


def rows(store: Store) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export(store, "polecat"), newline=""), delimiter="\t"))


def test_polecat_has_its_columns(store: Store) -> None:
    one = put(store, actors=(Participant(name="Hamas", entity="org.hamas"), Participant(name="x", entity=None)))
    (row,) = rows(store)
    assert tuple(row) == COLUMNS
    assert len(set(COLUMNS)) == len(COLUMNS)
    assert (row["Event ID"], row["Event Date"], row["Event Type"]) == (one.id, "2024-05-12", "CONSULT")
    assert (row["Event Mode"], row["Quad Code"]) == ("visit", "VERBAL COOPERATION")
    assert float(row["Intensity"]) > 0
    assert row["Actor Name"] == "Hamas; x"
    assert row["Actor Country"] == entities()["org.hamas"].country
    assert row["Primary Actor Sector"] == entities()["org.hamas"].sector
    assert (row["Placename"], row["Country"], row["Raw Placename"]) == ("Muscat", "OM", "مسقط")
    assert (row["Source"], row["Publication Date"]) == ("Al-Masar", "2024-05-12")
    assert 23 < float(row["Latitude"]) < 24


@pytest.mark.parametrize("realis", ["future", "hypothetical", "historical"])
def test_what_has_not_happened_is_left_out(store: Store, realis: str) -> None:
    put(store, realis=realis)
    assert rows(store) == []


def test_what_is_not_known_is_empty(store: Store) -> None:
    put(store, actors=(), recipients=(), place=None, date=None, mode=None, fields={})
    (row,) = rows(store)
    for column in ("Event Date", "Event Mode", "Actor Name", "Actor Country", "Placename", "Latitude", "Raw Placename"):
        assert row[column] == ""


@pytest.mark.parametrize("name", ["=1+1", "\u200f=cmd", "+1", "@x"])
def test_polecat_rows_run_no_formula(store: Store, name: str) -> None:
    put(store, actors=(Participant(name=name, entity=None),))
    assert rows(store)[0]["Actor Name"] == "'" + name


@pytest.mark.parametrize("name", ["a\tb", "a\nb", 'a"b'])
def test_tabs_and_line_ends_come_through(store: Store, name: str) -> None:
    put(store, place=Participant(name=name, entity=None))
    assert rows(store)[0]["Placename"] == name


# webannotation


def test_annotations_are_anchored_twice(store: Store) -> None:
    one = put(store)
    page = json.loads(export(store, "webannotation"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    (annotation,) = page["items"]
    target = annotation["target"]
    assert target["source"] == "https://masar.example/17"
    position, quote = target["selector"]
    assert VISIT[position["start"] : position["end"]] == quote["exact"] == "مسقط"
    assert VISIT.find(quote["prefix"] + quote["exact"] + quote["suffix"]) >= 0
    assert [body["value"] for body in annotation["body"]] == ["place: Muscat", one.id, "Al-Masar ← Sahil"]


def test_a_report_without_an_address_has_a_urn(store: Store) -> None:
    put(store, url="")
    (annotation,) = json.loads(export(store, "webannotation"))["items"]
    assert annotation["target"]["source"].startswith("urn:tawatur:sha256:")


def test_ids_are_unique(store: Store) -> None:
    documents = [report(VISIT + f" ({n})") for n in range(3)]
    store.add(documents)
    one = event(*documents)
    store.replace_view([one], [claim(one, d) for d in documents])
    items = json.loads(export(store, "webannotation"))["items"]
    assert len({item["id"] for item in items}) == 3
