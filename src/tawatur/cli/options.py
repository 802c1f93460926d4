"""Options and small printers that several commands share."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from tawatur.model.codec import encode_value

Command = TypeVar("Command", bound=Callable[..., Any])

db_option = click.option(
    "--db", "db", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The database file."
)
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line instead of a table.")
sources_option = click.option(
    "--sources",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="CSV with file,outlet,published[,url,title,language].",
)
entities_option = click.option(
    "--entities",
    "own",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    callback=lambda context, parameter, value: _add_entities(value),
    expose_value=False,
    help="A table of your own entities (TSV with columns of data/entities); may be given again.",
)
triggers_option = click.option(
    "--triggers",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    callback=lambda context, parameter, value: _add_triggers(value),
    expose_value=False,
    help="Your own event types, modes and triggers (TOML, see lexicon/plover.py); may be given again.",
)
paths_argument = click.argument("paths", nargs=-1, required=True, type=click.Path(allow_dash=True))


def _add_triggers(paths: tuple[Path, ...]) -> None:
    """The user's own triggers join the lexicon before anything is read."""
    if paths:
        from tawatur.lexicon.plover import add_triggers

        for path in paths:
            add_triggers(path)


def _add_entities(paths: tuple[Path, ...]) -> None:
    """The user's own entities join the tables before anything is read."""
    if paths:
        from tawatur.lexicon.entities import add_entities

        for path in paths:
            add_entities(path)


def filter_options(command: Command) -> Command:
    """The filters of `events` and `conflicts`."""
    for option in reversed(
        (
            click.option("--actor", help="Part of an actor's or recipient's name, or an entity key."),
            click.option("--place", help="Part of a place's name, or an entity key."),
            click.option("--type", "type_", help="A PLOVER type, such as CONSULT."),
            click.option("--mode", help="A PLOVER mode, such as visit."),
            click.option("--outlet", help="Only events that this outlet reports."),
            click.option("--from", "since", callback=_iso_date, help="First day, YYYY-MM-DD."),
            click.option("--to", "until", callback=_iso_date, help="Last day, YYYY-MM-DD."),
            click.option("--finding", help="Only events with this finding, such as C201."),
            click.option("--confidence", type=click.FloatRange(0, 1), help="Only events told at least so surely."),
            click.option("--limit", type=click.IntRange(min=1), help="At most so many rows."),
        )
    ):
        command = option(command)
    return command


def _iso_date(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    return parse_date(value).isoformat() if value else None


def parse_date(value: str) -> datetime.date:
    """An ISO date from the command line, or a usage error."""
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write it as 2023-11-05") from None


def tell_nothing(type_: str | None, mode: str | None, finding: str | None) -> None:
    """Say on stderr that nothing fits, and which of the words asked for means nothing to us."""
    from tawatur.lexicon.plover import load

    types = load().types
    asked = types[type_.upper()].modes if type_ and type_.upper() in types else None
    modes = sorted(asked if asked is not None else {name for kind in types.values() for name in kind.modes})
    warn("no event fits")
    for word, known, what in ((type_, sorted(types), "type"), (mode, modes, "mode"), (finding, _codes(), "finding")):
        if word is not None and word.casefold() not in {name.casefold() for name in known}:
            warn(f"{word!r} is no {what} of ours; there are: {', '.join(known)}")


def _codes() -> list[str]:
    from tawatur.data import read_toml

    return sorted(read_toml("findings.toml"))


def write_json(values: Iterable[Any]) -> None:
    """One JSON object a line on stdout, as UTF-8 whatever the terminal's encoding."""
    out = sys.stdout.buffer
    for value in values:
        out.write(encode_value(value) + b"\n")
    out.flush()


def warn(line: str) -> None:
    """One line on stderr."""
    click.echo(line, err=True)
