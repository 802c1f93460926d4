"""polecat: one row an event under the columns of the POLECAT data set, for those who count its events.

The columns are those of the weekly files of "POLitical Event Classification, Attributes, and Types" (Harvard
Dataverse, doi:10.7910/DVN/AJGVIT), parted by tabs. Columns of identifiers that this project has none of (COW,
Wikipedia, GeoNames) stay empty.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from tawatur.export.csv import safe_cell
from tawatur.lexicon.entities import Entity, entities
from tawatur.lexicon.plover import load
from tawatur.lexicon.version import code_version
from tawatur.model import Event, Participant

if TYPE_CHECKING:
    from tawatur.store import Store

COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title"),
    *("Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW"),
    *("Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw"),
    *("Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude"),
    *("GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People"),
    *("Story Organizations", "Story Locations", "Language", "Version"),
)
# POLECAT writes the quad classes as words.
_QUADS = {
    1: "VERBAL COOPERATION",
    2: "MATERIAL COOPERATION",
    3: "VERBAL CONFLICT",
    4: "MATERIAL CONFLICT",
}
_LIST = "; "


def write(store: Store, out: BinaryIO) -> None:
    """All events that happened, sorted by date and id; future, hypothetical and historical ones are left out.

    Text of the raw columns is what the first report says, source and date are that of its publication.
    """
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    for event in store.events():
        if event.realis == "actual":
            row = _row(store, event)
            writer.writerow([safe_cell(row.get(column, "")) for column in COLUMNS])
    text.detach()


def _row(store: Store, event: Event) -> dict[str, str]:
    ontology = load()
    score = ontology.score(event.type, event.mode)
    meta = store.document(event.documents[0]).meta
    return {
        "Event ID": event.id,
        "Event Date": event.date.low or event.date.value if event.date else "",
        "Event Type": event.type,
        "Event Mode": event.mode or "",
        "Intensity": "" if score is None else str(score),
        "Quad Code": _QUADS[ontology.quad(event.type)],
        **_party("Actor", event, event.actors, "actors"),
        **_party("Recipient", event, event.recipients, "recipients"),
        **_place(event),
        "Source": meta.outlet or "",
        "Publication Date": meta.published.isoformat() if meta.published else "",
        "Language": meta.language or "",
        "Version": f"tawatur {code_version()}",
    }


def _party(role: str, event: Event, people: Iterable[Participant], field: str) -> dict[str, str]:
    known = [entities().get(one.entity or "") for one in people]
    sectors = [entity.sector for entity in known if entity and entity.sector]
    return {
        f"{role} Name": _LIST.join(one.name or one.entity or "" for one in people),
        f"{role} Country": _LIST.join(_unique(entity.country for entity in known if entity)),
        f"Primary {role} Sector": sectors[0] if sectors else "",
        f"{role} Sectors": _LIST.join(_unique(sectors)),
        f"{role} Name Raw": _raw(event, field),
    }


def _place(event: Event) -> dict[str, str]:
    if event.place is None:
        return {}
    entity = entities().get(event.place.entity or "")
    return {
        "Placename": event.place.name or event.place.entity or "",
        "Country": (entity.country or "") if entity else "",
        "Raw Placename": _raw(event, "place"),
        **_coordinates(entity),
    }


def _coordinates(entity: Entity | None) -> dict[str, str]:
    if entity is None or entity.latitude is None or entity.longitude is None:
        return {}
    return {"Latitude": str(entity.latitude), "Longitude": str(entity.longitude)}


def _raw(event: Event, field: str) -> str:
    return _LIST.join(_unique(value.evidence[0].text for value in event.fields.get(field, ()) if value.evidence))


def _unique(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))
