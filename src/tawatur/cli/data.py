"""`tawatur data`: the lexicons."""

from __future__ import annotations

import sys

import click

from tawatur.cli.main import EXIT_INPUT_FAILED
from tawatur.cli.options import warn


@click.group("data")
def command() -> None:
    """Look after the lexicons."""


@command.command("check")
def check() -> None:
    """Check every lexicon: provenance, licence, keys, spelling, ambiguity."""
    from tawatur.lexicon.check import check_data

    problems = check_data()
    for problem in problems:
        warn(problem)
    click.echo(f"lexicons: {len(problems)} problems")
    if problems:
        sys.exit(EXIT_INPUT_FAILED)
