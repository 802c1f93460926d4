"""`tawatur show`: one event with all that stands behind it."""

from __future__ import annotations

from pathlib import Path

import click

from tawatur.cli.options import db_option, json_option, write_json


@click.command("show")
@click.argument("event")
@db_option
@json_option
def command(event: str, db: Path, as_json: bool) -> None:
    """Show one event: every field, every claim, its chain and its evidence.

    EVENT is an event's id, an earlier id of it, or the beginning of one.
    """
    from tawatur.store import open_store

    with open_store(db) as store:
        found = store.event(event)
        if as_json:
            from tawatur.export.events_jsonl import event_to_wire

            write_json([{**event_to_wire(found), "claims": store.claims(found.id)}])
        else:
            from tawatur.cli.tables import print_event

            print_event(store, found)
