"""`tawatur search`: full text with spelling folded."""

from __future__ import annotations

from pathlib import Path

import click

from tawatur.cli.options import db_option, json_option, write_json


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@db_option
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many hits.")
@json_option
def command(words: tuple[str, ...], db: Path, limit: int, as_json: bool) -> None:
    """Search the reports' full text, spelling variants folded."""
    from tawatur.store import open_store

    with open_store(db) as store:
        hits = store.search(" ".join(words), limit=limit)
        if as_json:
            write_json(hits)
        else:
            from tawatur.cli.tables import print_hits

            print_hits(hits)
