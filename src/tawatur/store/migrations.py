"""Versions of the schema: `schema.sql` makes version 1, each later one has its own step."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from importlib import resources

_SCHEMA = "schema.sql"


def _create(connection: sqlite3.Connection) -> None:
    script = resources.files(__package__).joinpath(_SCHEMA).read_text(encoding="utf-8")
    for statement in script.split(";\n"):
        if statement.strip():
            connection.execute(statement)


# Step number n leads from version n - 1 to version n.
STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (_create,)
VERSION = len(STEPS)


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Lead a store from `version` to `VERSION` inside the caller's transaction: all steps or none."""
    for number, step in enumerate(STEPS[version:], start=version + 1):
        step(connection)
        connection.execute(f"PRAGMA user_version = {number}")
