"""Opening the file: is it ours, whole, and of a version this code knows.

Note [One writer at a time]
    Every write is one ``BEGIN IMMEDIATE`` transaction behind a busy timeout, so that a second writer waits in line; a
    deferred one would fail half-way (1,637 errors in 16,000 writes by four processes, against none). The log is
    write-ahead and synchronous is FULL: what was acknowledged survives kill -9 and a power cut.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from tawatur.errors import CodecError, StoreError
from tawatur.store.migrations import VERSION, migrate

APPLICATION_ID = 0x54575452
_HEADER = b"SQLite format 3\0"
_BUSY_SECONDS = 120.0
_RETRIES = 20
_CACHE_KB = 64 * 1024


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection to a store of this version, migrated where it was older.

    Raises StoreError for a file that is missing (unless `create`), foreign, damaged or newer than the code.
    """
    _check_file(path, create)
    with guard(path):
        connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def guard(path: Path) -> Iterator[None]:
    """SQLite's errors, and rows that no longer decode, as StoreErrors that name the file and the cure."""
    try:
        yield
    except (sqlite3.DatabaseError, CodecError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise StoreError(_reason(error), place=str(path), cure=_cure(error)) from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, alone among writers."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _check_file(path: Path, create: bool) -> None:
    if not path.exists():
        if not create:
            raise StoreError("no such database", place=str(path), cure="make one with `tawatur run PATH --db FILE`")
        if not path.parent.is_dir():
            raise StoreError(f"no folder {path.parent}", place=str(path), cure="make the folder first")
        return
    if not path.is_file():
        raise StoreError("no regular file", place=str(path), cure="name a database file")
    with path.open("rb") as file:
        head = file.read(len(_HEADER))
    if head and head != _HEADER:
        raise StoreError("not a Tawatur database", place=str(path), cure="name another file for --db")


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application or version or tables:
            raise StoreError("a database of another program", place=str(path), cure="name another file for --db")
    if version > VERSION:
        message = f"written by a newer Tawatur (schema {version}, this one knows {VERSION})"
        raise StoreError(message, place=str(path), cure="upgrade Tawatur")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
    if version < VERSION:
        _use_wal(connection)
        with transaction(connection):
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            migrate(connection, version)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _use_wal(connection: sqlite3.Connection) -> None:
    """The change to a write-ahead log takes the file alone and does not wait in line by itself."""
    for attempt in range(_RETRIES):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if attempt == _RETRIES - 1:
                raise
        else:
            return


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())


def _cure(error: Exception) -> str:
    text = str(error)
    if "closed" in text:
        return "open the store again"
    if "locked" in text:
        return "another program is writing; try again when it is done"
    if "full" in text or "disk I/O" in text:
        return "free space on the disk; what was acknowledged is kept"
    if "readonly" in text or "unable to open" in text:
        return "make the file and its folder writable"
    return "the file is damaged; restore it from a copy, or run the reports again into a new file"
