"""The events that have changed: their context, their rows, and the ids that now lead to them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tawatur.link import Telling
from tawatur.link.copies import stable_number
from tawatur.model import Claim
from tawatur.reconcile.decisions import anchor
from tawatur.reconcile.occasions import LOOKS_AT, SEEN_BY, Context, find_context, occasion_keys
from tawatur.reconcile.view import Background, build_event, event_id
from tawatur.store import write
from tawatur.store.linking.records import Readers
from tawatur.store.linking.reports import Linker

# Keys of occasions are cut to so many bits, which take less room.
_KEY_SHIFT = 16
_Occasions = set[tuple[int, str]]


def rebuild(linker: Linker, changed: Mapping[str, Sequence[int]], gone: Iterable[str]) -> None:
    """Put the changed events (id → numbers of tellings) in the place of those that are gone.

    Events whose context has changed with them are built anew too.
    """
    connection = linker.connection
    old = sorted(set(gone) | set(changed))
    members = write.members(connection, old)
    occasions = _occasions(connection, old)
    write.delete_events(connection, old)
    connection.executemany("DELETE FROM link_occasions WHERE event = ?", ((event,) for event in old))
    for event, numbers in changed.items():
        connection.executemany(
            "UPDATE link_tellings SET event = ? WHERE number = ?", ((event, number) for number in numbers)
        )
        occasions |= _keep_occasions(linker, event)
    builder = _Builder(linker)
    for event in changed:
        builder.build(event)
    for event in sorted(_seen(connection, occasions) - set(changed)):
        builder.refresh(event)
    write.move_aliases(connection, members, set(changed))


def _occasions(connection: sqlite3.Connection, events: Iterable[str]) -> _Occasions:
    found: _Occasions = set()
    for event in events:
        found.update(connection.execute("SELECT key, kind FROM link_occasions WHERE event = ?", (event,)))
    return found


def _keep_occasions(linker: Linker, event: str) -> _Occasions:
    tellings = linker.records.of_event(event)
    kind = tellings[0].kind
    found = {(_key(key), kind) for key in occasion_keys(tellings)}
    linker.connection.executemany(
        "INSERT INTO link_occasions VALUES (?, ?, ?)", ((key, kind, event) for key, kind in sorted(found))
    )
    return found


def _key(key: str) -> int:
    return stable_number(key) >> _KEY_SHIFT


def _seen(connection: sqlite3.Connection, occasions: _Occasions) -> set[str]:
    """The events that look at one of these occasions."""
    return {
        event
        for key, kind in occasions
        for other in SEEN_BY.get(kind, ())
        for (event,) in connection.execute("SELECT event FROM link_occasions WHERE key = ? AND kind = ?", (key, other))
    }


class _Builder:
    """Builds events from stored records and writes their rows."""

    def __init__(self, linker: Linker) -> None:
        self._connection = linker.connection
        self._records = linker.records
        self._readers = Readers(linker.connection, linker.records)
        self._accepted: dict[str, list[Claim]] = {}
        for (json,) in self._connection.execute("SELECT json FROM decisions ORDER BY id"):
            claim = msgspec.json.decode(json, type=Claim)
            self._accepted.setdefault(anchor(claim).document, []).append(claim)

    def build(self, event: str) -> None:
        """Write the rows of one event."""
        tellings = self._records.of_event(event)
        self._write(tellings, self._context(tellings))

    def refresh(self, event: str) -> None:
        """Build an event anew if what other events say of it is no longer what stands in it."""
        tellings = self._records.of_event(event)
        context = self._context(tellings)
        whole = event_id([context.whole]) if context.whole else None
        (part_of, told) = self._connection.execute(
            "SELECT part_of, (SELECT count(*) FROM findings WHERE event = id AND code = 'C401') FROM events"
            " WHERE id = ?",
            (event,),
        ).fetchone()
        if part_of != whole or told or context.findings:
            write.delete_events(self._connection, (event,))
            self._write(tellings, context)

    def _context(self, tellings: Sequence[Telling]) -> Context:
        kinds = LOOKS_AT.get(tellings[0].kind, ())
        query = "SELECT event FROM link_occasions WHERE key = ? AND kind = ?"
        others = {
            event
            for key in (occasion_keys(tellings) if kinds else ())
            for kind in kinds
            for (event,) in self._connection.execute(query, (_key(key), kind))
        }
        found = (self._records.of_event(event) for event in sorted(others))
        return find_context(tellings, found, Background(self._readers, self._records.copies(())).quote)

    def _write(self, tellings: Sequence[Telling], context: Context) -> None:
        reports = sorted({telling.report.document for telling in tellings})
        decisions = [claim for report in reports for claim in self._accepted.get(report, ())]
        background = Background(self._readers, self._records.copies(reports), decisions)
        event, claims = build_event(tellings, context, background)
        write.insert_events(self._connection, (event,), claims)
