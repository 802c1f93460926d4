"""`tawatur decide`: a person's word on an event, kept as a claim beside what was read."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawatur.cli.options import db_option, json_option, warn, write_json

if TYPE_CHECKING:
    from tawatur.model import Claim, Event
    from tawatur.store import Store


@click.command("decide")
@click.argument("event")
@db_option
@click.option("--merge", metavar="OTHER", help="EVENT and this event are one.")
@click.option("--split", metavar="DOCUMENT", help="This report tells of another event.")
@click.option("--accept", metavar="FIELD=VALUE", help="This value stands first in its field.")
@click.option("--author", required=True, help="Who decides.")
@click.option("--reason", required=True, help="Why.")
@click.option("--at", help="When, as an ISO time; now if it is not given.")
@json_option
def command(
    event: str,
    db: Path,
    merge: str | None,
    split: str | None,
    accept: str | None,
    author: str,
    reason: str,
    at: str | None,
    as_json: bool,
) -> None:
    """Merge two events, split a report off, or accept a value; it survives every new run.

    A later decision on the same reports overrides an earlier one. Nothing that was read is hidden.
    """
    from tawatur.cli.run import relink
    from tawatur.store import open_store

    if sum(choice is not None for choice in (merge, split, accept)) != 1:
        raise click.UsageError("give one of --merge, --split and --accept")
    said = (author, reason, _time(at))
    with open_store(db) as store:
        told = store.event(event)
        try:
            claim = _claim(store, told, (merge, split, accept), said)
        except ValueError as error:
            raise click.UsageError(str(error)) from None
        store.decide(claim)
        relink(store)
    if as_json:
        write_json([claim])
    else:
        warn(f"{db}: {claim.id} {claim.rule} on {told.id} by {author}")


def _claim(
    store: Store, event: Event, choice: tuple[str | None, str | None, str | None], said: tuple[str, str, str]
) -> Claim:
    from tawatur.reconcile.decisions import accept_decision, merge_decision, split_decision

    merge, split, accept = choice
    if merge is not None:
        other = store.event(merge)
        if other.id == event.id:
            raise ValueError(f"{merge} is {event.id} already")
        return merge_decision(event, other, store.document(min(event.mentions).document), *said)
    if split is not None:
        document = store.document(split)
        return split_decision(event, document.id, document, *said)
    field, mark, value = (accept or "").partition("=")
    if not mark:
        raise ValueError("write --accept as FIELD=VALUE")
    return accept_decision(event, field.strip(), value.strip(), store.document(min(event.mentions).document), said)


def _time(at: str | None) -> str:
    """The time in UTC to the second."""
    if at is None:
        return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    try:
        given = datetime.datetime.fromisoformat(at)
    except ValueError:
        raise click.BadParameter(f"{at!r} is no time; write it as 2024-05-12T10:30:00Z") from None
    if given.tzinfo is None:
        given = given.replace(tzinfo=datetime.UTC)
    return given.astimezone(datetime.UTC).isoformat(timespec="seconds")
