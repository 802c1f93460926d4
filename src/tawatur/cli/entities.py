"""`tawatur entities`: who occurs, under which names, and who may be one and the same."""

from __future__ import annotations

from pathlib import Path

import click

from tawatur.cli.options import db_option, json_option, write_json

_KINDS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "TITLE")


@click.command("entities")
@db_option
@click.option(
    "--kind", type=click.Choice(_KINDS, case_sensitive=False), help="Only this kind; offices (TITLE) only if asked."
)
@click.option("--limit", type=click.IntRange(min=1), help="At most so many rows.")
@json_option
def command(db: Path, kind: str | None, limit: int | None, as_json: bool) -> None:
    """List who occurs: names, variants, counts, and links that are doubtful."""
    from tawatur.store import open_store

    with open_store(db) as store:
        found = store.entities(kind, limit)
    if as_json:
        write_json(found)
    else:
        from tawatur.cli.tables import print_entities

        print_entities(found)
