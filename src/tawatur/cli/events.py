"""`tawatur events`: one row an event."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tawatur.cli.options import db_option, filter_options, json_option, tell_nothing, write_json


@click.command("events")
@db_option
@filter_options
@json_option
def command(db: Path, as_json: bool, type_: str | None, **filters: Any) -> None:
    """List the events, one row each."""
    from tawatur.store import open_store

    with open_store(db) as store:
        events = store.events(type=type_, **filters)
        if as_json:
            from tawatur.export.events_jsonl import event_to_wire

            write_json(event_to_wire(event) for event in events)
        else:
            from tawatur.cli.tables import print_events

            if events:
                print_events(events)
        if not events:
            tell_nothing(type_, filters["mode"], filters["finding"])
