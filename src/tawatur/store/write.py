"""Everything that changes a store; each function runs inside its caller's transaction."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from urllib.parse import urlsplit

import msgspec

from tawatur.errors import StoreError
from tawatur.ingest.records import printable
from tawatur.model import Claim, Document, Event
from tawatur.model.codec import encode, encode_value
from tawatur.store.linking import pending
from tawatur.store.rows import (
    FLAT,
    claim_row,
    conflict_row,
    event_findings,
    event_row,
    finding_row,
    flat_rows,
)
from tawatur.text.fold import fold

_META = ("path", "outlet", "published_from", "title", "url", "language", "country")
# Files of these kinds hold one report, so that another text under the same path is a later version of it.
_ONE_REPORT = (".txt", ".html", ".htm", ".xhtml")
# A later version keeps at least this share of the shorter text's distinct words, so that another report under a
# re-used path or a front page's address is no version. Of 45 pairs of different reports by one outlet on one event
# (SaudiNewsNet, 2015) nine in ten share less than 0.51, the median is 0.26; updates and corrections share more.
VERSION_OVERLAP = 0.6
_VERSION_DIGITS = 12
_OF_EVENT = ("claims", "event_reports", "event_members", "conflicts", "findings")
_VIEW = ("events", *_OF_EVENT)
Mention = tuple[str, int, int]


def add_report(connection: sqlite3.Connection, document: Document, versions: tuple[str, str]) -> bool:
    """Store one coded report; False where its id is known. `versions` are the code's and the lexicon's.

    Raises UnicodeEncodeError for a text with lone surrogates, before anything is written.
    """
    json = encode(document).decode()
    meta = document.meta
    published = meta.published.isoformat() if meta.published else None
    columns = ("id", *_META, "published", "text", "code_version", "lexicon_version")
    values = (document.id, *(getattr(meta, name) for name in _META), published, document.text, *versions)
    cursor = connection.execute(
        f"INSERT INTO reports ({', '.join(columns)}) VALUES ({_marks(len(columns))}) ON CONFLICT (id) DO NOTHING",
        values,
    )
    if cursor.rowcount == 0:
        return False
    row = cursor.lastrowid
    connection.execute(
        "INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)",
        (row, fold(meta.title or "").text, fold(document.text).text),
    )
    _add_layers(connection, document, json)
    pending.mark(connection, "report", (document.id, *_mark_versions(connection, document)))
    return True


def fresh_version(connection: sqlite3.Connection, document: Document) -> Document | None:
    """The document under an id that is not stored yet, None where this text is stored under its id."""
    row = connection.execute("SELECT text FROM reports WHERE id = ?", (document.id,)).fetchone()
    if row is None:
        return document
    if row[0] == document.text:
        return None
    digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    version = f"{document.id}~{digest[:_VERSION_DIGITS]}"
    if connection.execute("SELECT 1 FROM reports WHERE id = ?", (version,)).fetchone():
        return None
    return msgspec.structs.replace(document, id=version)


def recode_report(connection: sqlite3.Connection, document: Document, versions: tuple[str, str]) -> None:
    """Replace the layers of a stored report.

    Raises StoreError where the report is not stored or has another text.
    """
    found = connection.execute("SELECT text FROM reports WHERE id = ?", (document.id,)).fetchone()
    if found is None or found[0] != document.text:
        problem = "is not stored" if found is None else "is stored with another text"
        raise StoreError(f"report {document.id} {problem}", cure="add it instead")
    json = encode(document).decode()
    for table in ("annotations", *FLAT):
        connection.execute(f"DELETE FROM {table} WHERE report = ?", (document.id,))
    meta = document.meta
    connection.execute(
        "UPDATE reports SET published = ?, published_from = ?, country = ?, code_version = ?, lexicon_version = ?"
        " WHERE id = ?",
        (
            meta.published.isoformat() if meta.published else None,
            meta.published_from,
            meta.country,
            *versions,
            document.id,
        ),
    )
    _add_layers(connection, document, json)
    pending.mark(connection, "report", (document.id,))


def _add_layers(connection: sqlite3.Connection, document: Document, json: str) -> None:
    connection.execute("INSERT INTO annotations (report, json) VALUES (?, ?)", (document.id, json))
    for table, (layer, columns, width) in FLAT.items():
        rows = flat_rows(document, layer, columns)
        connection.executemany(f"INSERT INTO {table} VALUES ({_marks(width + 5)})", rows)


def _mark_versions(connection: sqlite3.Connection, document: Document) -> list[str]:
    """Tie a report to another version of it, by its address or its own file; the id of that version.

    The later publication date counts.
    Where both have the same date or none, the one added last is the later one.
    """
    meta = document.meta
    keys = []
    if meta.url and _is_article(meta.url):
        keys.append(("url", meta.url))
    if meta.path and meta.path.lower().endswith(_ONE_REPORT):
        keys.append(("path", meta.path))
    for column, value in keys:
        other = connection.execute(
            f"SELECT id, text, published FROM reports WHERE {column} = ? AND outlet IS ? AND id <> ? AND text <> ?"
            " AND superseded_by IS NULL ORDER BY n DESC LIMIT 1",
            (value, meta.outlet, document.id, document.text),
        ).fetchone()
        if other is None or _overlap(other[1], document.text) < VERSION_OVERLAP:
            continue
        published = meta.published.isoformat() if meta.published else ""
        older, newer = (document.id, other[0]) if published < (other[2] or "") else (other[0], document.id)
        connection.execute("UPDATE reports SET version_of = ? WHERE id = ?", (older, newer))
        connection.execute("UPDATE reports SET superseded_by = ? WHERE id = ?", (newer, older))
        return [other[0]]
    return []


def _is_article(url: str) -> bool:
    """Whether an address names more than a site's front page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)


def _overlap(first: str, second: str) -> float:
    words, others = set(fold(first).text.split()), set(fold(second).text.split())
    return len(words & others) / (min(len(words), len(others)) or 1)


def replace_view(connection: sqlite3.Connection, events: Iterable[Event], claims: Iterable[Claim]) -> None:
    """Put new events and claims in the place of all old ones; ids that are gone become aliases."""
    events = sorted(events, key=lambda event: event.id)
    old = [event for (event,) in connection.execute("SELECT DISTINCT event FROM event_members ORDER BY event")]
    told = members(connection, old)
    for table in _VIEW:
        connection.execute(f"DELETE FROM {table}")
    insert_events(connection, events, sorted(claims, key=lambda claim: claim.id))
    move_aliases(connection, told, {event.id for event in events})


def insert_events(connection: sqlite3.Connection, events: Sequence[Event], claims: Iterable[Claim]) -> None:
    """Put events and claims beside those that stand."""
    _insert(connection, "events", 18, map(event_row, events))
    _insert(connection, "event_reports", 2, ((e.id, d) for e in events for d in dict.fromkeys(e.documents)))
    _insert(connection, "event_members", 4, ((m.document, m.start, m.end, e.id) for e in events for m in e.mentions))
    _insert(connection, "conflicts", 7, (conflict_row(e, n, c) for e in events for n, c in enumerate(e.conflicts)))
    _insert(connection, "findings", 11, (finding_row(e, n, f) for e in events for n, f in enumerate(event_findings(e))))
    _insert(connection, "claims", 16, map(claim_row, claims))


def delete_events(connection: sqlite3.Connection, events: Iterable[str]) -> None:
    """Delete events with all that hangs on them."""
    for event in events:
        connection.execute("DELETE FROM events WHERE id = ?", (event,))
        for table in _OF_EVENT:
            connection.execute(f"DELETE FROM {table} WHERE event = ?", (event,))


def members(connection: sqlite3.Connection, events: Iterable[str]) -> dict[str, list[Mention]]:
    """The mentions of events by their ids, least first."""
    query = 'SELECT report, "start", "end" FROM event_members WHERE event = ? ORDER BY report, "start", "end"'
    return {event: connection.execute(query, (event,)).fetchall() for event in events}


def move_aliases(connection: sqlite3.Connection, old: Mapping[str, Sequence[Mention]], new: Collection[str]) -> None:
    """Lead each old id that is gone to the event that holds its least mention that is still told.

    `old` has the mentions that events had, `new` the ids that now stand; a new id is no alias.
    """
    for identity, mentions in sorted(old.items()):
        if connection.execute("SELECT 1 FROM events WHERE id = ?", (identity,)).fetchone():
            continue
        holder = next((event for mention in mentions if (event := _holder(connection, mention)) is not None), None)
        connection.execute(
            "UPDATE event_aliases SET event = ? WHERE event = ? AND ? IS NOT NULL", (holder, identity, holder)
        )
        connection.execute("DELETE FROM event_aliases WHERE event = ?", (identity,))
        if holder is not None:
            connection.execute("INSERT OR REPLACE INTO event_aliases VALUES (?, ?)", (identity, holder))
    connection.executemany("DELETE FROM event_aliases WHERE alias = ?", ((identity,) for identity in sorted(new)))


def _holder(connection: sqlite3.Connection, mention: Mention) -> str | None:
    row = connection.execute(
        'SELECT event FROM event_members WHERE report = ? AND "start" = ? AND "end" = ? ORDER BY event', mention
    ).fetchone()
    return row[0] if row else None


def remove_report(connection: sqlite3.Connection, identity: str) -> None:
    """Delete a report, its index and layers, and every event and claim that quotes it.

    The mentions of those events in other reports stay listed, so that their ids can be led to what is linked next.
    """
    (row,) = connection.execute("SELECT n FROM reports WHERE id = ?", (identity,)).fetchone()
    events = [e for (e,) in connection.execute("SELECT event FROM event_reports WHERE report = ?", (identity,))]
    for table in ("claims", "conflicts", "findings", "event_reports"):
        connection.executemany(f"DELETE FROM {table} WHERE event = ?", ((event,) for event in events))
    connection.executemany("DELETE FROM events WHERE id = ?", ((event,) for event in events))
    for table in ("event_members", "claims", "decisions", "findings"):
        connection.execute(f"DELETE FROM {table} WHERE report = ?", (identity,))
    freed = [r for (r,) in connection.execute("SELECT id FROM reports WHERE superseded_by = ?", (identity,))]
    pending.mark(connection, "report", freed)
    pending.mark(connection, "event", events)
    connection.execute("UPDATE reports SET superseded_by = NULL WHERE superseded_by = ?", (identity,))
    connection.execute("UPDATE reports SET version_of = NULL WHERE version_of = ?", (identity,))
    connection.execute("DELETE FROM search WHERE rowid = ?", (row,))
    connection.execute("DELETE FROM reports WHERE id = ?", (identity,))
    pending.clear(connection, "report", (identity,))
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")


def log(connection: sqlite3.Connection, rows: Iterable[tuple[str, str, str, str]]) -> None:
    """Keep failures as (place, code, message, cure), each once."""
    connection.executemany(
        "INSERT INTO ingest_log (place, code, message, cure) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        ([printable(cell) for cell in row] for row in rows),
    )


def decide(connection: sqlite3.Connection, claim: Claim) -> None:
    """Keep one decision; the same id again replaces it."""
    connection.execute(
        "INSERT OR REPLACE INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            *(claim.id, claim.event, claim.field, claim.value, claim.author),
            *(claim.evidence.document, encode_value(claim).decode()),
        ),
    )


def _insert(connection: sqlite3.Connection, table: str, width: int, rows: Iterable[Sequence[object]]) -> None:
    connection.executemany(f"INSERT INTO {table} VALUES ({_marks(width)})", rows)


def _marks(count: int) -> str:
    return ", ".join("?" * count)
