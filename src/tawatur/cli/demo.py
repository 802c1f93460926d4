"""`tawatur demo`: the whole path on the bundled reports."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import click

from tawatur.cli.options import warn


@click.command("demo")
@click.option(
    "--db",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("demo.db"),
    show_default=True,
    help="The database file; made when it is not there.",
)
def command(db: Path) -> None:
    """Run the whole path on the bundled reports."""
    from tawatur.cli.run import add_reports, relink
    from tawatur.cli.tables import print_conflicts, print_events
    from tawatur.ingest import read_paths
    from tawatur.store import open_store

    with resources.as_file(resources.files("tawatur.data") / "demo") as folder, open_store(db, create=True) as store:
        reports = sorted(str(path) for path in folder.glob("*.txt"))
        counts = add_reports(store, read_paths(reports, sources=folder / "sources.csv"))
        relink(store)
        events = store.events()
        shared = [event for event in events if len(event.documents) > 1]
        warn(counts.summary(db))
        print_events(shared)
        print_conflicts(store, store.conflicts(), events)
    warn(f"{len(events) - len(shared)} more events are told by one report each: tawatur events --db {db}")
    if shared:
        warn(f"next: tawatur show {shared[0].id} --db {db}")
