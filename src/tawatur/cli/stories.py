"""`tawatur stories`: events chained by actors and time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tawatur.cli.options import db_option, filter_options, json_option, write_json


@click.command("stories")
@db_option
@filter_options
@json_option
def command(db: Path, as_json: bool, type_: str | None, **filters: Any) -> None:
    """Print the stories: events chained by actors and time."""
    from tawatur.reconcile.chains import chain_events
    from tawatur.store import open_store

    with open_store(db) as store:
        events = {event.id: event for event in store.events(type=type_, **filters)}
    stories = chain_events(events.values())
    if as_json:
        write_json(stories)
    else:
        from tawatur.cli.link_tables import print_stories

        print_stories(stories, events)
