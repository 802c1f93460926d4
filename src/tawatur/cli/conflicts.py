"""`tawatur conflicts`: what disagrees, with findings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tawatur.cli.options import db_option, filter_options, json_option, write_json


@click.command("conflicts")
@db_option
@filter_options
@json_option
def command(db: Path, as_json: bool, type_: str | None, **filters: Any) -> None:
    """List what disagrees, with findings and suggestions."""
    from tawatur.store import open_store

    with open_store(db) as store:
        conflicts = store.conflicts(type=type_, **filters)
        if as_json:
            write_json(conflicts)
        else:
            from tawatur.cli.tables import print_conflicts

            print_conflicts(store, conflicts, store.events(type=type_, **filters))
