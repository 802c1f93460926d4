"""Which files are opened, which are refused, and with what words."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tawatur.errors import StoreError
from tawatur.store import Store, migrations, open_store
from tawatur.store import connection as connection_module
from tawatur.store.connection import APPLICATION_ID
from tests.store.samples import VISIT, claim, event, report


def raw(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_store_is_made_only_when_asked(path: Path) -> None:
    with pytest.raises(StoreError, match="no such database"):
        open_store(path)
    assert not path.exists()
    open_store(path, create=True).close()
    open_store(path).close()
    open_store(str(path)).close()


def test_the_file_says_what_it_is(store: Store, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (migrations.VERSION,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert store.path == path


def test_settings_of_a_connection(store: Store) -> None:
    wanted = {"foreign_keys": 1, "secure_delete": 1, "synchronous": 2, "busy_timeout": 120_000}
    for pragma, value in wanted.items():
        assert store._connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    with open_store(path) as store:
        assert store.add([report()]) == 1


@pytest.mark.parametrize("content", [b"x", b"%PDF-1.7 ...", b"SQLite format 2\0" * 20, b"\0" * 4096, VISIT.encode()])
def test_other_files_are_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for create in (False, True):
        with pytest.raises(StoreError, match=r"not a Tawatur database; name another file"):
            open_store(path, create=create)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE bookmarks (url)"],
        ["PRAGMA user_version = 1"],
        ["PRAGMA application_id = 42", "CREATE TABLE reports (id)"],
        ["PRAGMA application_id = 42"],
    ],
)
def test_databases_of_other_programs_are_refused(path: Path, statements: list[str]) -> None:
    raw(path, "CREATE TABLE t (x)", "DROP TABLE t", *statements)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_store(path, create=True)
    assert path.read_bytes() == before


def test_a_newer_store_is_refused_with_a_cure(store: Store, path: Path) -> None:
    store.close()
    raw(path, "PRAGMA user_version = 99")
    with pytest.raises(StoreError, match=r"newer Tawatur \(schema 99, .*upgrade"):
        open_store(path)


def test_folders_and_missing_folders(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no regular file"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match="no folder"):
        open_store(tmp_path / "no" / "a.db", create=True)


def test_errors_are_one_line_and_name_the_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path / "none.db")
    assert str(caught.value).startswith(str(tmp_path / "none.db"))
    assert "\n" not in str(caught.value)
    assert caught.value.code == "E400"


def test_closing_twice_is_no_harm(store: Store) -> None:
    store.close()
    store.close()


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(StoreError, match="open the store again"):
        store.known(["a"])


# migrations


def test_a_store_of_version_0_is_led_to_the_newest(path: Path) -> None:
    raw(path, f"PRAGMA application_id = {APPLICATION_ID}")
    with open_store(path) as store:
        assert store.add([report()]) == 1
        assert store.verify()[1] == []


def test_an_older_store_keeps_its_reports(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = report()
    store.add([document])
    store.close()
    steps = (*migrations.STEPS, lambda c: c.execute("ALTER TABLE reports ADD COLUMN note TEXT"))
    monkeypatch.setattr(migrations, "STEPS", steps)
    monkeypatch.setattr(connection_module, "VERSION", len(migrations.STEPS))
    with open_store(path) as migrated:
        assert migrated.document(document.id) == document
        assert migrated._connection.execute("PRAGMA user_version").fetchone() == (len(steps),)


def test_a_step_that_breaks_leaves_the_older_store(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add([report()])
    store.close()

    def broken(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE reports ADD COLUMN note TEXT")
        connection.execute("SELECT * FROM no_such_table")

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, broken))
    monkeypatch.setattr(connection_module, "VERSION", len(migrations.STEPS))
    with pytest.raises(StoreError):
        open_store(path)
    monkeypatch.undo()
    with open_store(path) as store:
        assert len(list(store.documents())) == 1
        columns = {row[1] for row in store._connection.execute("PRAGMA table_info(reports)")}
        assert "note" not in columns


def test_the_schema_is_complete(store: Store) -> None:
    names = {row[0] for row in store._connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    wanted = "reports annotations mentions timexes quantities attributions event_mentions report_findings claims events"
    wanted += " event_reports event_members event_aliases conflicts findings decisions ingest_log search"
    assert set(wanted.split()) <= names


# damage


def filled(path: Path) -> bytes:
    with open_store(path, create=True) as store:
        documents = [report(VISIT + f" ({n})") for n in range(20)]
        store.add(documents)
        events = [event(d, conflict=True) for d in documents]
        store.replace_view(events, [claim(e, d) for e, d in zip(events, documents, strict=True)])
        store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()


def use(path: Path) -> None:
    with open_store(path) as store:
        store.events(actor="halabi")
        list(store.documents())
        store.search("مسقط")
        store.claims()
        store.verify()
        store.add([report(outlet="new")])


def test_a_damaged_file_is_a_store_error_or_a_problem_and_never_another_exception(path: Path) -> None:
    whole = filled(path)
    chance = random.Random(7)
    for _ in range(60):
        spoiled = bytearray(whole)
        for _ in range(chance.choice((1, 8, 200))):
            spoiled[chance.randrange(100, len(spoiled))] ^= 1 << chance.randrange(8)
        write_over(path, bytes(spoiled))
        try:
            use(path)
        except StoreError as error:
            assert "\n" not in str(error)


@pytest.mark.parametrize("length", [16, 100, 4096, 20_000])
def test_a_file_cut_short_is_refused(path: Path, length: int) -> None:
    write_over(path, filled(path)[:length])
    with pytest.raises(StoreError, match=r"damaged|another program|not a Tawatur"):
        use(path)


def write_over(path: Path, content: bytes) -> None:
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    path.write_bytes(content)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_may_not_be_written_is_named(store: Store, path: Path) -> None:
    store.close()
    path.chmod(0o444)
    with pytest.raises(StoreError, match="writable"), open_store(path) as again:
        again.add([report()])


@pytest.mark.parametrize(
    ("message", "cure"),
    [
        ("database is locked", "another program"),
        ("database or disk is full", "free space"),
        ("disk I/O error", "free space"),
        ("attempt to write a readonly database", "writable"),
        ("unable to open database file", "writable"),
        ("database disk image is malformed", "restore"),
    ],
)
def test_every_error_has_its_cure(path: Path, message: str, cure: str) -> None:
    with pytest.raises(StoreError, match=cure), connection_module.guard(path):
        raise sqlite3.OperationalError(message)


def test_a_log_that_stays_locked_is_given_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Locked:
        def execute(self, statement: str) -> None:
            if "journal_mode" in statement:
                raise sqlite3.OperationalError("database is locked")

    with pytest.raises(sqlite3.OperationalError):
        connection_module._use_wal(Locked())  # type: ignore[arg-type]
