"""geojson: one feature an event (RFC 7946), for maps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from tawatur.lexicon.entities import entities
from tawatur.model import Event, Participant
from tawatur.model.codec import encode_value

if TYPE_CHECKING:
    from tawatur.store import Store


def write(store: Store, out: BinaryIO) -> None:
    """A FeatureCollection of all events, sorted by date and id, one feature a line.

    The geometry is the point of the event's place, longitude first; null where the place is not known or has no
    coordinates in the lexicon (an unlocated feature).
    """
    out.write(b'{"type":"FeatureCollection","features":[')
    for number, event in enumerate(store.events()):
        out.write(b",\n" if number else b"\n")
        out.write(encode_value(_feature(event)))
    out.write(b"\n]}\n")


def _feature(event: Event) -> dict[str, Any]:
    date = event.date
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": _point(event.place),
        "properties": {
            "type": event.type,
            "mode": event.mode,
            "realis": event.realis,
            "actors": [one.name or one.entity for one in event.actors],
            "recipients": [one.name or one.entity for one in event.recipients],
            "place": event.place.name or event.place.entity if event.place else None,
            "date": date.value if date else None,
            "date_low": date.low if date else None,
            "date_high": date.high if date else None,
            "reports": len(event.documents),
            "accounts": event.accounts,
            "conflicts": [conflict.field for conflict in event.conflicts],
        },
    }


def _point(place: Participant | None) -> dict[str, Any] | None:
    entity = entities().get(place.entity) if place and place.entity else None
    if entity is None or entity.latitude is None or entity.longitude is None:
        return None
    return {"type": "Point", "coordinates": [entity.longitude, entity.latitude]}
