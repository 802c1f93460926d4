"""`tawatur timeline`: dated events in their order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tawatur.cli.options import db_option, filter_options, json_option, write_json


@click.command("timeline")
@db_option
@filter_options
@json_option
def command(db: Path, as_json: bool, type_: str | None, **filters: Any) -> None:
    """Print the dated events in their order, one line each."""
    from tawatur.store import open_store

    with open_store(db) as store:
        events = [event for event in store.events(type=type_, **filters) if event.date is not None]
    if as_json:
        from tawatur.export.events_jsonl import event_to_wire

        write_json(event_to_wire(event) for event in events)
    else:
        from tawatur.cli.link_tables import print_timeline

        print_timeline(events)
