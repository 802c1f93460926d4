"""`tawatur evaluate`: scores of gold files."""

from __future__ import annotations

from pathlib import Path

import click

from tawatur.cli.options import json_option, write_json


@click.command("evaluate")
@click.argument("gold", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--texts",
    required=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The folder of the texts.",
)
@click.option("--layer", help="Only this layer, such as timexes, mentions, events, sentences or spans.")
@click.option("--errors", is_flag=True, help="Also list what was missed.")
@json_option
def command(gold: Path, texts: Path, layer: str | None, errors: bool, as_json: bool) -> None:
    """Score a gold file, or a folder of them."""
    from tawatur.evaluate import evaluate

    scores = evaluate(gold, texts, layer)
    if as_json:
        write_json(scores)
        return
    from tawatur.cli.tables import print_scores

    print_scores(scores, with_errors=errors)
