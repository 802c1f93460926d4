"""`tawatur annotate`: every layer of reports as JSON Lines."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tawatur.cli.main import EXIT_INPUT_FAILED, EXIT_NOTHING
from tawatur.cli.options import entities_option, parse_date, paths_argument, sources_option, triggers_option, warn


@click.command("annotate")
@paths_argument
@click.option("--published", help="Publication date of all these reports, YYYY-MM-DD.")
@click.option("--outlet", help="Outlet of all these reports.")
@sources_option
@entities_option
@triggers_option
def command(paths: tuple[str, ...], published: str | None, outlet: str | None, sources: Path | None) -> None:
    """Print every layer of reports as JSON Lines, without a database."""
    from tawatur.annotate.pipeline import run_stages
    from tawatur.ingest import Failure, read_paths
    from tawatur.model.codec import encode

    date = parse_date(published) if published else None
    failed = coded = 0
    for item in read_paths(paths, sources=sources, published=date, outlet=outlet):
        if isinstance(item, Failure):
            failed += 1
            warn(str(item))
            continue
        coded += 1
        sys.stdout.buffer.write(encode(run_stages(item)) + b"\n")
    sys.stdout.buffer.flush()
    if failed:
        sys.exit(EXIT_INPUT_FAILED)
    if not coded:
        warn("tawatur: nothing to code in these paths")
        sys.exit(EXIT_NOTHING)
