"""What `why`, `timeline` and `stories` print for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from tawatur.cli.tables import console, isolate, kind_of, names_of, plural, short
from tawatur.model import Event

if TYPE_CHECKING:
    from tawatur.reconcile.chains import Story
    from tawatur.reconcile.why import Why


def print_why(found: Why, texts: Sequence[str]) -> None:
    """The weights of two tellings, field by field, their sum and what it means; `texts` are the two triggers."""
    out = console()
    for ref, text in zip((found.first, found.second), texts, strict=True):
        out.print(f"{ref.document}  [{ref.start}, {ref.end})  «{isolate(text)}»")
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("field")
    table.add_column("level")
    table.add_column("bits", justify="right")
    for level in found.levels:
        table.add_row(level.field, level.level, f"{level.weight:+.2f}")
    table.add_row(Text("sum", style="bold"), "", f"{found.weight:+.2f}")
    out.print(table)
    if found.excluded:
        out.print(Text(f"excluded: {found.excluded}", style="red"))
    out.print("one event" if found.linked else "two events")


def print_timeline(events: Sequence[Event]) -> None:
    """One line an event, by date."""
    out = console()
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    for _ in range(4):
        table.add_column(overflow="fold")
    for event in events:
        date = event.date.value if event.date else "–"
        where = isolate(event.place.name or "?") if event.place else ""
        told = f"{plural(len(event.documents), 'report')}, {plural(event.accounts, 'account')}"
        conflict = Text(", ".join(conflict.field for conflict in event.conflicts), style="red")
        what = kind_of(event) + (f" ({event.realis})" if event.realis != "actual" else "")
        who = f"{names_of(event.actors)} → {names_of(event.recipients)}"
        table.add_row(date, f"{short(event.id)}  {what}", f"{who}  {where}", told, conflict)
    out.print(table if events else "no dated event")


def print_stories(stories: Sequence[Story], events: Mapping[str, Event]) -> None:
    """Each story with its parties, then its events by date; the one that most reports tell is marked."""
    out = console()
    for story in stories:
        span = story.first_day if story.first_day == story.last_day else f"{story.first_day} – {story.last_day}"
        head = Text(f"{span}  {names_of(story.actors)}", style="bold")
        head.append(
            f"   {plural(len(story.events), 'event')}, {plural(len(story.documents), 'report')}", style="not bold dim"
        )
        out.print(head)
        for identity in story.events:
            event = events[identity]
            mark = "*" if identity == story.main else " "
            date = event.date.value if event.date else "–"
            who = f"{names_of(event.actors)} → {names_of(event.recipients)}"
            out.print(f"  {mark} {date}  {short(identity)}  {kind_of(event)}  {who}")
    if not stories:
        out.print("no stories")
