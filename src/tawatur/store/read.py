"""Reading events, conflicts, claims and reports back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, TypedDict, TypeVar

import msgspec

from tawatur.errors import StoreError
from tawatur.lexicon.occurrences import Occurrence, Variant
from tawatur.model import Claim, Conflict, Document, Event, Meta
from tawatur.model.codec import decode
from tawatur.text.fold import fold_word

_PAGE = 256
Value = TypeVar("Value")
# entity, kind, surface, name, country, sector, how many
_EntityRow = tuple[str, str, str, str | None, str | None, str | None, int]


class Filters(TypedDict, total=False):
    """What `events` and `conflicts` may be narrowed to; all that are set must hold, None sets nothing.

    `actor` and `place` are parts of a name, of an entity key or of the words of the reports, `outlet` is one or more
    whole words of the outlet's name, all with spelling folded; `since` and `until` are ISO dates, and an event without
    a date meets neither. `confidence` is that of the mention which tells of an event most surely.
    """

    actor: str | None
    place: str | None
    type: str | None
    mode: str | None
    outlet: str | None
    since: str | None
    until: str | None
    finding: str | None
    confidence: float | None
    limit: int | None


def _conditions(filters: Filters) -> tuple[str, list[object]]:
    """The WHERE clause and its values; filters never become part of the SQL.

    Raises TypeError for a filter that there is none of.
    """
    unknown = sorted(set(filters) - set(Filters.__annotations__))
    if unknown:
        raise TypeError(f"no filter {unknown[0]!r}; there are {', '.join(Filters.__annotations__)}")
    folded = {name: fold_word(str(filters.get(name) or "").strip()) for name in ("actor", "place", "outlet")}
    parts = {
        "instr(e.find_actor, ?)": folded["actor"],
        "instr(e.find_place, ?)": folded["place"],
        "lower(e.type) = lower(?)": filters.get("type"),
        "lower(e.mode) = lower(?)": filters.get("mode"),
        "e.id IN (SELECT r.event FROM event_reports r JOIN reports p ON p.id = r.report"
        " WHERE instr(' ' || fold(p.outlet) || ' ', ' ' || ? || ' '))": folded["outlet"],
        "coalesce(e.date_high, e.date_low) >= ?": filters.get("since"),
        "coalesce(e.date_low, e.date_high) <= ?": filters.get("until"),
        "e.id IN (SELECT f.event FROM findings f WHERE f.code = upper(?))": filters.get("finding"),
        'e.id IN (SELECT m.event FROM event_members m JOIN event_mentions t USING (report, "start", "end")'
        " WHERE t.confidence >= ?)": filters.get("confidence"),
    }
    used = {sql: value for sql, value in parts.items() if value}
    return " AND ".join(used) or "1", list(used.values())


def _limit(filters: Filters) -> int:
    limit = filters.get("limit")
    return -1 if limit is None else limit


_ORDER = "e.date_low IS NULL, e.date_low, e.date_high, e.id"


def read_events(connection: sqlite3.Connection, filters: Filters) -> list[Event]:
    """Events by date, those without one last."""
    where, values = _conditions(filters)
    rows = connection.execute(
        f"SELECT e.json FROM events e WHERE {where} ORDER BY {_ORDER} LIMIT ?", (*values, _limit(filters))
    )
    return [_decode(row, Event) for (row,) in rows]


def read_most_told(connection: sqlite3.Connection, limit: int) -> list[Event]:
    """The events that most reports tell, then most mentions; those of one report only where there are no others."""
    query = (
        "SELECT id FROM events WHERE reports > ? ORDER BY reports DESC,"
        " (SELECT count(*) FROM event_members WHERE event = id) DESC, id LIMIT ?"
    )
    shared = connection.execute(query, (1, limit)).fetchall()
    return [read_event(connection, identity) for (identity,) in shared or connection.execute(query, (0, limit))]


def read_conflicts(connection: sqlite3.Connection, filters: Filters) -> list[Conflict]:
    """The conflicts of the events that meet the filters, in the order of the events."""
    where, values = _conditions(filters)
    rows = connection.execute(
        f"SELECT c.json FROM conflicts c JOIN events e ON e.id = c.event WHERE {where}"
        f" ORDER BY {_ORDER}, c.place LIMIT ?",
        (*values, _limit(filters)),
    )
    return [_decode(row, Conflict) for (row,) in rows]


def read_claims(connection: sqlite3.Connection, event: str | None) -> list[Claim]:
    """The claims of one event or of all, by event, field, report and place."""
    rows = connection.execute(
        'SELECT json FROM claims WHERE ?1 IS NULL OR event = ?1 ORDER BY event, field, report, "start", "end", id',
        (event,),
    )
    return [_decode(row, Claim) for (row,) in rows]


def read_documents(connection: sqlite3.Connection, superseded: bool) -> Iterator[Document]:
    """All reports by id, decoded one by one; `superseded` takes in the earlier versions."""
    last = ""
    while True:
        rows = connection.execute(
            "SELECT r.id, a.json FROM reports r JOIN annotations a ON a.report = r.id"
            " WHERE r.id > ? AND (? OR r.superseded_by IS NULL) ORDER BY r.id LIMIT ?",
            (last, superseded, _PAGE),
        ).fetchall()
        yield from (decode(json) for _, json in rows)
        if len(rows) < _PAGE:
            return
        last = rows[-1][0]


def read_meta(connection: sqlite3.Connection, identity: str) -> Meta:
    """A report's metadata, by its id or a unique beginning of it, without its text and layers."""
    found = find_id(connection, "reports", identity)
    names = Meta.__struct_fields__
    row = connection.execute(f"SELECT {', '.join(names)} FROM reports WHERE id = ?", (found,)).fetchone()
    return msgspec.convert(dict(zip(names, row, strict=True)), Meta)


def read_document(connection: sqlite3.Connection, identity: str) -> Document:
    """One report by its id or a unique beginning of it. Raises StoreError where there is none."""
    found = find_id(connection, "reports", identity)
    (json,) = connection.execute("SELECT json FROM annotations WHERE report = ?", (found,)).fetchone()
    return decode(json)


def read_event(connection: sqlite3.Connection, identity: str) -> Event:
    """One event by its id, an earlier id, or a unique beginning of its id. Raises StoreError where there is none."""
    found = find_id(connection, "events", identity)
    (json,) = connection.execute("SELECT json FROM events WHERE id = ?", (found,)).fetchone()
    return _decode(json, Event)


def find_id(connection: sqlite3.Connection, table: str, identity: str) -> str:
    """The full id that an id, an alias or a unique beginning stands for."""
    noun = table.removesuffix("s")
    if connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (identity,)).fetchone():
        return identity
    if table == "events":
        row = connection.execute("SELECT event FROM event_aliases WHERE alias = ?", (identity,)).fetchone()
        if row:
            return str(row[0])
    rows = connection.execute(
        f"SELECT id FROM {table} WHERE substr(id, 1, length(?1)) = ?1 AND ?1 <> '' ORDER BY id LIMIT 3", (identity,)
    ).fetchall()
    if len(rows) == 1:
        return str(rows[0][0])
    if rows:
        raise StoreError(f"{identity!r} begins the id of more than one {noun}", cure="give more of the id")
    cure = "list them with `tawatur events`" if table == "events" else "find it with `tawatur search`"
    raise StoreError(f"no {noun} {identity!r}", cure=cure)


def _decode(json: str, into: type[Value]) -> Value:
    return msgspec.json.decode(json, type=into)


def read_stale(connection: sqlite3.Connection, versions: tuple[str, str]) -> list[str]:
    """The ids of reports coded by another version of the code or the lexicons."""
    rows: Any = connection.execute(
        "SELECT id FROM reports WHERE code_version <> ? OR lexicon_version <> ? ORDER BY id", versions
    )
    return [identity for (identity,) in rows]


def read_entities(connection: sqlite3.Connection, kind: str | None) -> list[Occurrence]:
    """Who occurs in the reports, those of most reports first; superseded versions of reports do not count.

    Offices (kind TITLE) only where that kind is asked for. The name, country and sector are those most often given.
    """
    where = "m.kind = ?" if kind else "m.kind <> ?"
    rows = connection.execute(
        "SELECT m.entity, m.kind, m.surface, m.name, m.country, m.sector, count(*) FROM mentions m"
        " JOIN reports r ON r.id = m.report WHERE m.entity IS NOT NULL AND r.superseded_by IS NULL"
        f" AND {where} GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 7 DESC, 3",
        ((kind or "TITLE").upper(),),
    )
    reports = dict(
        connection.execute(
            "SELECT m.entity, count(DISTINCT m.report) FROM mentions m JOIN reports r ON r.id = m.report"
            " WHERE m.entity IS NOT NULL AND r.superseded_by IS NULL GROUP BY 1"
        ).fetchall()
    )
    found = [_occurrence(entity, list(group), reports[entity]) for entity, group in groupby(rows, key=itemgetter(0))]
    return sorted(found, key=lambda one: (-one.reports, -one.mentions, one.entity))


def _occurrence(
    entity: str, rows: list[tuple[str, str, str, str | None, str | None, str | None, int]], reports: int
) -> Occurrence:
    variants: dict[str, int] = {}
    for _, _, surface, *_, count in rows:
        text = " ".join(surface.split())
        variants[text] = variants.get(text, 0) + count
    ordered = sorted(variants.items(), key=lambda variant: (-variant[1], variant[0]))
    # the first row is the commonest
    _, kind, _, name, country, sector, _ = rows[0]
    return Occurrence(
        entity=entity,
        name=name,
        kind=kind,
        country=country,
        sector=sector,
        variants=tuple(Variant(text, count) for text, count in ordered),
        reports=reports,
        mentions=sum(variants.values()),
    )
