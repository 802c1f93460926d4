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
@click.option(
    "--rule",
    type=click.Choice(("conservative", "best", "all")),
    help="Of csv: the lowest count, the best one with low and high, or all values (the default).",
)
def command(format_: str, db: Path, out: Path | None, rule: str | None) -> None:
    """Write the store out in another format.

    FORMAT is csv, eventreport, events-jsonl, claims-jsonl, geojson, polecat or webannotation.
    """
    from tawatur.export import FORMATS, write_export
    from tawatur.store import open_store

    if format_ not in FORMATS:
        raise click.UsageError(f"no format {format_!r}; choose one of {', '.join(sorted(FORMATS))}")
    if rule is not None and format_ != "csv":
        raise click.UsageError("--rule belongs to csv")
    options = {"rule": rule} if rule is not None else {}
    with open_store(db) as store:
        write_export(format_, store, sys.stdout.buffer if out is None or str(out) == "-" else out, **options)
