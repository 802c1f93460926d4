"""`tawatur explain`: which rules made what stands at a character."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tawatur.cli.options import json_option, parse_date, write_json


@click.command("explain")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--at", "offset", required=True, type=click.IntRange(min=0), help="A code point offset into the text.")
@click.option("--published", help="Publication date, YYYY-MM-DD, where no sources.csv gives it.")
@json_option
def command(file: Path, offset: int, published: str | None, as_json: bool) -> None:
    """Tell which rules made what stands at one character of a report."""
    from tawatur.annotate.pipeline import run_stages
    from tawatur.ingest import Failure, read_paths
    from tawatur.model.codec import LAYERS, to_wire

    date = parse_date(published) if published else None
    document = next(iter(read_paths((str(file),), sources=None, published=date)), None)
    if document is None or isinstance(document, Failure):
        raise click.UsageError(str(document) if document else f"{file}: nothing to code")
    if offset >= len(document.text):
        raise click.UsageError(f"{file} has {len(document.text)} characters; --at counts from 0")
    wire = to_wire(run_stages(document))
    rows = [
        {"layer": name, **row} for name in LAYERS for row in wire[name] if "start" in row and _stands_at(row, offset)
    ] + [
        {"layer": "findings", **row}
        for row in wire["findings"]
        if any(_stands_at(evidence, offset) for evidence in row["evidence"])
    ]
    if as_json:
        write_json(rows)
        return
    from tawatur.cli.tables import print_explanation

    print_explanation(document.text, offset, rows)
    if not rows:
        sys.exit(0)


def _stands_at(row: dict[str, int], offset: int) -> bool:
    return row["start"] < offset + 1 and offset < row["end"]
