"""What is to be linked anew. It is kept in the store, so that a run that breaks off is taken up by the next one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Literal

What = Literal["report", "telling", "copy", "event"]


def mark(connection: sqlite3.Connection, what: What, items: Iterable[str | int]) -> None:
    """Keep items to be linked anew; one that is kept already stays."""
    connection.executemany(
        "INSERT INTO link_pending (what, item) VALUES (?, ?) ON CONFLICT DO NOTHING", ((what, item) for item in items)
    )


def clear(connection: sqlite3.Connection, what: What, items: Iterable[str | int]) -> None:
    """Forget items that have been linked."""
    connection.executemany("DELETE FROM link_pending WHERE what = ? AND item = ?", ((what, item) for item in items))


def reports(connection: sqlite3.Connection, limit: int) -> list[str]:
    """The next reports to be read, in the order in which they were stored; those that are gone first."""
    rows = connection.execute(
        "SELECT p.item FROM link_pending p LEFT JOIN reports r ON r.id = p.item WHERE p.what = 'report'"
        " ORDER BY r.n, p.item LIMIT ?",
        (limit,),
    )
    return [item for (item,) in rows]


def events(connection: sqlite3.Connection) -> list[str]:
    """The events that have lost a telling or rest on what has changed."""
    return [str(item) for (item,) in connection.execute("SELECT item FROM link_pending WHERE what = 'event'")]


def numbers(connection: sqlite3.Connection, what: Literal["telling", "copy"]) -> list[int]:
    """The tellings to be clustered anew, or the reports to be grouped anew, as far as they are still stored.

    They come in the order in which their reports were stored, which is mostly that of time.
    """
    report = "t.report" if what == "telling" else "t.number"
    table = "link_tellings" if what == "telling" else "link_reports"
    rows = connection.execute(
        f"SELECT p.item FROM link_pending p JOIN {table} t ON t.number = p.item"
        f" JOIN link_reports l ON l.number = {report} JOIN reports r ON r.id = l.report"
        " WHERE p.what = ? ORDER BY r.n, p.item",
        (what,),
    )
    return [item for (item,) in rows]
