"""`tawatur verify`: every stored span against the stored text."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tawatur.cli.main import EXIT_INPUT_FAILED
from tawatur.cli.options import db_option, json_option, warn, write_json


@click.command("verify")
@db_option
@json_option
def command(db: Path, as_json: bool) -> None:
    """Check every stored span against the stored text."""
    from tawatur.store import open_store

    with open_store(db) as store:
        checked, problems = store.verify()
    if as_json:
        write_json([{"spans": checked, "problems": problems}])
    else:
        for problem in problems:
            warn(str(problem))
        click.echo(f"{db}: {checked} spans checked, {len(problems)} wrong")
    if problems:
        sys.exit(EXIT_INPUT_FAILED)
