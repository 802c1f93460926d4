"""Versions of the schema: `schema.sql` makes version 1, each later one has its own step.

Version 2 (`linking.sql`) keeps what linking knows of each report. An older store is led to it when it is opened, with
every report waiting to be linked; the next `tawatur run` does so, and until then the old events stand.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from importlib import resources


def _create(connection: sqlite3.Connection) -> None:
    _execute(connection, "schema.sql")


def _keep_linking(connection: sqlite3.Connection) -> None:
    _execute(connection, "linking.sql")
    connection.execute("INSERT INTO link_pending SELECT 'report', id FROM reports WHERE superseded_by IS NULL")


def _execute(connection: sqlite3.Connection, name: str) -> None:
    script = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    for statement in script.split(";\n"):
        if statement.strip():
            connection.execute(statement)


# Step number n leads from version n - 1 to version n.
STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (_create, _keep_linking)
VERSION = len(STEPS)


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Lead a store from `version` to `VERSION` inside the caller's transaction: all steps or none."""
    for number, step in enumerate(STEPS[version:], start=version + 1):
        step(connection)
        connection.execute(f"PRAGMA user_version = {number}")
