"""`tawatur why`: why two events or two mentions are one, or are not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawatur.cli.options import db_option, json_option, write_json

if TYPE_CHECKING:
    from tawatur.model import MentionRef
    from tawatur.store import Store


@click.command("why")
@click.argument("first")
@click.argument("second")
@db_option
@json_option
def command(first: str, second: str, db: Path, as_json: bool) -> None:
    """Tell field by field what speaks for and against one event.

    FIRST and SECOND are ids of events (of two events the tellings that agree most are compared, of one event given
    twice its two most distant ones), or mentions written REPORT:START.
    """
    from tawatur.reconcile.why import compare_mentions
    from tawatur.store import open_store

    with open_store(db) as store:
        ours, theirs = _mentions(store, first), _mentions(store, second)
        reports = sorted({ref.document for ref in (*ours, *theirs)})
        documents = {report: store.document(report) for report in reports}
        found = compare_mentions(list(documents.values()), ours, theirs, _one_event(store, ours, theirs))
    if found is None:
        raise click.UsageError("no event is told at one of these places")
    if as_json:
        write_json([found])
    else:
        from tawatur.cli.link_tables import print_why

        refs = (found.first, found.second)
        print_why(found, [documents[ref.document].text[ref.start : ref.end] for ref in refs])


def _mentions(store: Store, wanted: str) -> tuple[MentionRef, ...]:
    """The mentions of an event, or the one mention that stands at REPORT:START."""
    from tawatur.model import EventMention, MentionRef

    report, mark, start = wanted.rpartition(":")
    if not mark or not start.isdecimal():
        return store.event(wanted).mentions
    document = store.document(report)
    layer = document[EventMention] if document.has(EventMention) else ()
    found = [m for m in layer if m.start <= int(start) < m.end]
    if not found:
        raise click.UsageError(f"no event is told at character {start} of {document.id}")
    return (MentionRef(document.id, found[0].start, found[0].end),)


def _one_event(store: Store, ours: tuple[MentionRef, ...], theirs: tuple[MentionRef, ...]) -> bool:
    """Whether one event of the store holds both."""
    return bool(store.holders(ours[0]) & store.holders(theirs[0]))
