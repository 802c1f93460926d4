"""`tawatur export`: the store in another format."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tawatur.cli.options import db_option


@click.command("export")
@click.argument("format_", metavar="FORMAT")
@db_option
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), help="Where to; - is stdout."
)
def command(format_: str, db: Path, out: Path | None) -> None:
    """Write the store out in another format.

    FORMAT is csv, events-jsonl, claims-jsonl, geojson, polecat or webannotation.
    """
    from tawatur.export import FORMATS, write_export
    from tawatur.store import open_store

    if format_ not in FORMATS:
        raise click.UsageError(f"no format {format_!r}; choose one of {', '.join(sorted(FORMATS))}")
    with open_store(db) as store:
        if out is None or str(out) == "-":
            write_export(format_, store, sys.stdout.buffer)
        else:
            write_export(format_, store, out)
