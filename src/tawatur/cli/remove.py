"""`tawatur remove`: a report leaves the store."""

from __future__ import annotations

from pathlib import Path

import click

from tawatur.cli.options import db_option, warn


@click.command("remove")
@click.argument("report")
@db_option
def command(report: str, db: Path) -> None:
    """Take a report out of the store with all that rests on it alone.

    REPORT is a report's id, or the beginning of one.
    """
    from tawatur.cli.run import relink
    from tawatur.store import open_store

    with open_store(db) as store:
        removed = store.remove(report)
        relink(store)
    warn(f"{db}: removed {removed}")
