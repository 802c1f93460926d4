"""From what is pending to the view: read reports, cluster the components they touch, build the events that changed.

Note [The same as at once]
    A store to which reports were added one by one, in any order, holds the same events as one that read them at once
    (tests/store/test_linking.py). It holds because everything is decided locally: which tellings are compared, within
    their blocks; clusters, within connected components; groups of copies likewise; what an event owes to other events,
    among those that share an occasion with it. Decisions of people connect the components that they speak of.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager

import msgspec

from tawatur.link import Telling
from tawatur.link.blocking import number_of
from tawatur.link.cluster import agglomerate
from tawatur.link.copies import group_component, stable_number
from tawatur.model import Claim
from tawatur.model.codec import decode
from tawatur.reconcile.decisions import MERGE, SPLIT, anchors, apply_decisions, touches
from tawatur.reconcile.view import event_id
from tawatur.store.linking import pending
from tawatur.store.linking.events import rebuild
from tawatur.store.linking.reports import Linker

# Reports that are read in one transaction.
_BATCH = 64
Transaction = Callable[[], AbstractContextManager[None]]


def relink(connection: sqlite3.Connection, transaction: Transaction, versions: tuple[str, str]) -> None:
    """Bring the view up to date with the stored reports and decisions.

    Reports are read in batches of one transaction each, the view changes in the last one. `versions` are those of the
    code and the lexicons: where others made the linking records, everything is linked anew.
    """
    with transaction():
        _check_versions(connection, versions)
    linker = Linker(connection)
    while batch := pending.reports(connection, _BATCH):
        with transaction():
            for report in batch:
                _read_anew(linker, report)
            pending.clear(connection, "report", batch)
    with transaction():
        _settle(linker)


def touch(connection: sqlite3.Connection, decision: Claim) -> None:
    """Mark the events that a decision speaks of to be linked anew."""
    numbers = _holders(Linker(connection), decision)
    pending.mark(connection, "telling", numbers)
    pending.mark(connection, "event", (event for event in _events_of(connection, numbers) if event is not None))


def forget(connection: sqlite3.Connection, report: str) -> None:
    """Take a report that is about to be removed out of linking at once, so that no trace of its words is left."""
    Linker(connection).leave(report)


def _check_versions(connection: sqlite3.Connection, versions: tuple[str, str]) -> None:
    if connection.execute("SELECT code, lexicon FROM link_version").fetchone() == versions:
        return
    for table in ("tellings", "reports", "blocks", "edges", "occasions", "version"):
        connection.execute(f"DELETE FROM link_{table}")
    for table in ("blocks", "edges"):
        connection.execute(f"DELETE FROM copy_{table}")
    connection.execute("DELETE FROM link_pending")
    connection.execute("INSERT INTO link_pending SELECT 'report', id FROM reports WHERE superseded_by IS NULL")
    connection.execute("INSERT INTO link_pending SELECT 'event', id FROM events")
    connection.execute("INSERT INTO link_version VALUES (?, ?)", versions)


def _read_anew(linker: Linker, report: str) -> None:
    linker.leave(report)
    row = linker.connection.execute(
        "SELECT a.json FROM reports r JOIN annotations a ON a.report = r.id WHERE r.id = ? AND r.superseded_by IS NULL",
        (report,),
    ).fetchone()
    if row is not None:
        linker.enter(decode(row[0]))


def _settle(linker: Linker) -> None:
    """Group, cluster and build what is pending."""
    connection = linker.connection
    _group_copies(linker)
    stale = set(pending.events(connection))
    changed: dict[str, list[int]] = {}
    gone: set[str] = set(stale)
    for clusters in _components(linker):
        for group in clusters:
            numbers = [number_of(telling) for telling in group]
            before = _events_of(connection, numbers)
            identity = event_id([min(ref for telling in group for ref in telling.mentions)])
            if before == {identity} and identity not in stale and _size(connection, identity) == len(numbers):
                continue
            changed[identity] = numbers
            gone |= {event for event in before if event is not None}
    for event in stale - set(changed):
        rest = [
            number for (number,) in connection.execute("SELECT number FROM link_tellings WHERE event = ?", (event,))
        ]
        if rest and not any(number in numbers for numbers in changed.values() for number in rest):
            changed[event] = rest
    rebuild(linker, changed, gone)
    connection.execute("DELETE FROM link_pending WHERE what <> 'report'")


def _events_of(connection: sqlite3.Connection, numbers: Iterable[int]) -> set[str | None]:
    query = "SELECT event FROM link_tellings WHERE number = ?"
    return {connection.execute(query, (number,)).fetchone()[0] for number in numbers}


def _size(connection: sqlite3.Connection, event: str) -> int:
    (count,) = connection.execute("SELECT count(*) FROM link_tellings WHERE event = ?", (event,)).fetchone()
    return int(count)


def _group_copies(linker: Linker) -> None:
    """Group the copies anew where reports have come or gone, and mark the events of the reports that it concerns."""
    connection = linker.connection
    done: set[int] = set()
    for start in pending.numbers(connection, "copy"):
        if start in done:
            continue
        component = linker.copies.component(start)
        done.update(component)
        names = {_report_of(connection, number): number for number in component}
        groups, source = group_component(sorted(names), lambda report: linker.records.grams(names[report]))  # noqa: B023
        places: dict[str, list[int]] = {report: [] for report in names}
        for group in groups:
            for report in group:
                places[report].append(stable_number("\0".join(group)))
        for report, number in sorted(names.items()):
            _keep_copies(connection, number, source[report], msgspec.json.encode(sorted(places[report])).decode())


def _report_of(connection: sqlite3.Connection, number: int) -> str:
    (report,) = connection.execute("SELECT report FROM link_reports WHERE number = ?", (number,)).fetchone()
    return str(report)


def _keep_copies(connection: sqlite3.Connection, number: int, source: str, groups: str) -> None:
    cursor = connection.execute(
        "UPDATE link_reports SET source = ?2, groups = ?3 WHERE number = ?1 AND (source IS NOT ?2 OR groups <> ?3)",
        (number, source, groups),
    )
    if cursor.rowcount:
        rows = connection.execute("SELECT DISTINCT event FROM link_tellings WHERE report = ?", (number,)).fetchall()
        pending.mark(connection, "event", (event for (event,) in rows if event is not None))


def _components(linker: Linker) -> Iterator[Sequence[tuple[Telling, ...]]]:
    """The clusters of each component that holds a pending telling, as people have decided."""
    decisions = _Decisions(linker)
    done: set[int] = set()
    for start in pending.numbers(linker.connection, "telling"):
        if start in done:
            continue
        component = linker.tellings.component(start, decisions.partners)
        done.update(component)
        yield apply_decisions(_cluster(linker, component), decisions.on(component))


def _cluster(linker: Linker, component: Sequence[int]) -> list[tuple[Telling, ...]]:
    found = {number: linker.records.telling(number) for number in component}
    ordered = sorted(component, key=lambda number: found[number].mentions)
    at = {number: place for place, number in enumerate(ordered)}
    edges = [
        (weight, at[number], at[other])
        for number in ordered
        for other, weight in linker.tellings.edges(number)
        if at[number] < at[other]
    ]
    tellings = [found[number] for number in ordered]
    return [tuple(tellings[place] for place in group) for group in agglomerate(tellings, edges)]


class _Decisions:
    """The merges and splits of people, by the tellings they speak of."""

    def __init__(self, linker: Linker) -> None:
        self._by_telling: dict[int, list[Claim]] = {}
        self._partners: dict[int, set[int]] = {}
        for (json,) in linker.connection.execute(
            "SELECT json FROM decisions WHERE field IN (?, ?) ORDER BY id", (MERGE, SPLIT)
        ):
            claim = msgspec.json.decode(json, type=Claim)
            holders = _holders(linker, claim)
            for number in holders:
                self._by_telling.setdefault(number, []).append(claim)
                self._partners.setdefault(number, set()).update(holders)

    def partners(self, number: int) -> Iterable[int]:
        """The tellings that a decision names together with one."""
        return self._partners.get(number, ())

    def on(self, component: Iterable[int]) -> list[Claim]:
        """The decisions that speak of a component, each once."""
        found = {claim.id: claim for number in component for claim in self._by_telling.get(number, ())}
        return list(found.values())


def _holders(linker: Linker, decision: Claim) -> list[int]:
    """The tellings that hold the mentions which a decision names, in the order of its mentions."""
    found = []
    for ref in anchors(decision):
        for number, telling in linker.records.of_report(ref.document):
            if any(touches(mention, ref) for mention in telling.mentions):
                found.append(number)
    return found
