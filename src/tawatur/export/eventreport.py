"""eventreport: one row for each report of each event, for the R package eventreport.

The package (PRIO) aggregates report-level event data: `mean_scores(data, "event_id", …)`, `aggregate_data` and the like
take any data frame with a grouping column, here `event_id`, and the columns that are to be aggregated. Each row says
what its own report says and nothing else; what a report leaves open is empty (NA in R).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO

from tawatur.export.csv import safe_cell
from tawatur.lexicon.entities import Entity, entities
from tawatur.link.dates import format_day, read_days
from tawatur.model import Claim, Event
from tawatur.reconcile.bestview import plain

if TYPE_CHECKING:
    from tawatur.store import Store

# column → what stands in it
COLUMNS: dict[str, str] = {
    "event_id": "id of the event; the column to group by",
    "report_id": "id of the report",
    "source": "outlet of the report",
    "source_date": "when it was published",
    "attributed_to": "last link of the chain that the report gives, parted by |",
    "event_type": "PLOVER type",
    "event_mode": "PLOVER mode that the report tells",
    "actor1": "actors that the report names, parted by |",
    "actor2": "recipients that the report names, parted by |",
    "date_start": "first day that the report's date allows",
    "date_end": "last day that it allows",
    "location": "place that the report names",
    "location_raw": "that place in the words of the report",
    "country": "its country, ISO 3166",
    "latitude": "where the place table has one",
    "longitude": "where the place table has one",
    "deaths_best": "number killed that the report gives",
    "deaths_low": "its lower bound, empty where open",
    "deaths_high": "its upper bound, empty where open",
    "injuries_best": "number wounded that the report gives",
    "polarity": "affirmed or negated",
}


def write(store: Store, out: BinaryIO) -> None:
    """All reports of all events that happened, by event (date, id) and report, under a header of `COLUMNS`."""
    told: dict[tuple[str, str], list[Claim]] = {}
    for claim in store.claims():
        told.setdefault((claim.event, claim.evidence.document or ""), []).append(claim)
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for event in store.events():
        if event.realis != "actual":
            continue
        for report in event.documents:
            row = _row(store, event, report, told.get((event.id, report), ()))
            writer.writerow([safe_cell(row.get(column, "")) for column in COLUMNS])
    text.detach()


def _row(store: Store, event: Event, report: str, claims: Sequence[Claim]) -> dict[str, str]:
    meta = store.document(report).meta
    by_field: dict[str, list[Claim]] = {}
    for claim in claims:
        by_field.setdefault(claim.field, []).append(claim)
    return {
        "event_id": event.id,
        "report_id": report,
        "source": meta.outlet or "",
        "source_date": meta.published.isoformat() if meta.published else "",
        "attributed_to": _join(c.chain[-1].name for c in claims if c.chain[-1].role != "outlet"),
        "event_type": event.type,
        "event_mode": next((claim.value for claim in by_field.get("mode", ())), ""),
        "actor1": _join(claim.name or claim.value for claim in by_field.get("actors", ())),
        "actor2": _join(claim.name or claim.value for claim in by_field.get("recipients", ())),
        **_dates(by_field),
        **_place(by_field),
        **_counts(by_field),
        "polarity": next((claim.value for claim in by_field.get("polarity", ())), ""),
    }


def _dates(by_field: Mapping[str, Sequence[Claim]]) -> dict[str, str]:
    """The first date that is not inferred, else the first."""
    claims = sorted(by_field.get("date", ()), key=lambda claim: claim.inferred)
    days = read_days(claims[0].value, _modifier(claims[0])) if claims else None
    return {"date_start": format_day(days.low), "date_end": format_day(days.high)} if days else {}


def _modifier(claim: Claim) -> str | None:
    return claim.name.removeprefix(claim.value).strip() or None if claim.name else None


def _place(by_field: Mapping[str, Sequence[Claim]]) -> dict[str, str]:
    claims = sorted(by_field.get("place", ()), key=lambda claim: claim.inferred)
    if not claims:
        return {}
    entity: Entity | None = entities().get(claims[0].value)
    country = (entity.country or "") if entity else ""
    found = {"location": claims[0].name or claims[0].value, "location_raw": claims[0].evidence.text, "country": country}
    if entity is not None and entity.latitude is not None and entity.longitude is not None:
        found |= {"latitude": str(entity.latitude), "longitude": str(entity.longitude)}
    return found


def _counts(by_field: Mapping[str, Sequence[Claim]]) -> dict[str, str]:
    """The largest number of each kind: smaller ones are parts of it."""
    found: dict[str, str] = {}
    for kind, column in (("killed", "deaths"), ("wounded", "injuries")):
        claims = [claim for claim in by_field.get(kind, ()) if claim.low is not None or claim.high is not None]
        if not claims:
            continue
        largest = max(claims, key=lambda claim: (_number(claim), -claim.evidence.start))
        found[f"{column}_best"] = plain(_number(largest))
        found[f"{column}_low"] = plain(largest.low) if largest.low is not None else ""
        found[f"{column}_high"] = plain(largest.high) if largest.high is not None else ""
    return found


def _number(claim: Claim) -> float:
    return claim.low if claim.low is not None else claim.high or 0


def _join(parts: Iterable[str | None]) -> str:
    return " | ".join(dict.fromkeys(part for part in parts if part))
