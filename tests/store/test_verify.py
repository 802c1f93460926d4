"""verify finds what no longer fits its text, and nothing else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tawatur.store import Store
from tests.store.samples import claim, event, report


def fill(store: Store) -> None:
    document = report()
    store.add([document])
    one = event(document, conflict=True)
    store.replace_view([one], [claim(one, document)])


def spoil(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            connection.execute(statement)


def test_a_sound_store_has_no_problems(store: Store) -> None:
    assert store.verify() == (0, [])
    fill(store)
    checked, problems = store.verify()
    assert problems == []
    assert checked > 9


@pytest.mark.parametrize(
    ("statement", "table", "message"),
    [
        ("UPDATE mentions SET surface = 'x' WHERE place = 0", "mentions", "not 'x'"),
        ('UPDATE timexes SET "start" = "start" + 1', "timexes", "the text reads"),
        ('UPDATE quantities SET "end" = 99999', "quantities", "the text reads"),
        ('UPDATE attributions SET "start" = -1', "attributions", "the text reads"),
        ("UPDATE event_mentions SET surface = ''", "event_mentions", "the text reads"),
        ("UPDATE report_findings SET surface = 'y'", "report_findings", "the text reads"),
        ("UPDATE claims SET surface = 'z'", "claims", "not 'z'"),
        ("UPDATE findings SET surface = 'z'", "findings", "not 'z'"),
        ("UPDATE claims SET report = 'gone'", "claims", "not stored"),
        ("UPDATE reports SET text = 'x' || text", "annotations", "not the layers of this report"),
        ("UPDATE reports SET text = ''", "events", "outside the text"),
        ("UPDATE annotations SET json = '{}'", "annotations", "no document"),
        ("UPDATE events SET json = '{}'", "events", "no event"),
        ("DELETE FROM search", "search", "do not match"),
        ("INSERT INTO search (rowid, text) VALUES (99, 'x')", "search", "do not match"),
        ("DELETE FROM annotations", "annotations", "do not match"),
        ("DELETE FROM reports", "mentions", "missing row of reports"),
    ],
)
def test_what_was_spoiled_is_named(store: Store, path: Path, statement: str, table: str, message: str) -> None:
    fill(store)
    spoil(path, statement)
    _, problems = store.verify()
    assert [p for p in problems if p.table == table and message in str(p)], problems
    assert all("\n" not in str(p) for p in problems)


def test_damaged_pages_are_named(store: Store, path: Path) -> None:
    for number in range(40):
        store.add([report(outlet=f"{number}")])
    spoil(path, "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA writable_schema = ON")
    spoil(path, "PRAGMA writable_schema = ON", "UPDATE sqlite_master SET rootpage = 3 WHERE name = 'reports_url'")
    store.close()
    from tawatur.errors import StoreError
    from tawatur.store import open_store

    try:
        with open_store(path) as again:
            _, problems = again.verify()
            assert problems
    except StoreError as error:
        assert "damaged" in str(error)
