"""`tawatur run`: the whole path from files to a store."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawatur.cli.main import EXIT_INPUT_FAILED, EXIT_NOTHING
from tawatur.cli.options import (
    db_option,
    entities_option,
    json_option,
    paths_argument,
    sources_option,
    triggers_option,
    warn,
    write_json,
)

if TYPE_CHECKING:
    from tawatur.ingest import Failure
    from tawatur.model import Document
    from tawatur.store import Store

# Reports are stored in batches of this size, each in one transaction.
_BATCH = 64
# `run` ends with the events most told; the rest is a command away.
_MOST_TOLD = 20


@click.command("run")
@paths_argument
@db_option
@sources_option
@entities_option
@triggers_option
@click.option(
    "--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that code reports."
)
@click.option("--recode", is_flag=True, help="Code every stored report afresh with this version.")
@click.option("--quiet", is_flag=True, help="Print no tables and no progress.")
@json_option
def command(
    paths: tuple[str, ...],
    db: Path,
    sources: Path | None,
    workers: int,
    recode: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Read, code, link, reconcile and store reports."""
    from tawatur.ingest import read_paths
    from tawatur.store import open_store

    with open_store(db, create=True) as store:
        counts = add_reports(store, read_paths(paths, sources=sources), workers, show_progress=not quiet)
        if recode:
            store.recode(_coded(store, _without_layers(store), workers, counts))
        if store.waiting():
            relink(store)
        if not quiet:
            warn(counts.summary(db))
            _print_outcome(store, db, as_json)
        elif as_json:
            write_json(_wire(store))
    if counts.failed:
        sys.exit(EXIT_INPUT_FAILED)
    if not (counts.new or counts.known):
        warn("tawatur: nothing to code in these paths")
        sys.exit(EXIT_NOTHING)


class Counts:
    """How many reports were new, known or failed."""

    def __init__(self) -> None:
        self.new = 0
        self.known = 0
        self.failed = 0

    def summary(self, db: Path) -> str:
        """One line for stderr."""
        parts = [f"{self.new} new", f"{self.known} known"] + ([f"{self.failed} failed"] if self.failed else [])
        return f"{db}: reports {', '.join(parts)}"


def add_reports(
    store: Store, items: Iterable[Document | Failure], workers: int = 1, *, show_progress: bool = False
) -> Counts:
    """Code and store the reports that the store does not know; failures are named on stderr and logged."""
    counts = Counts()
    for batch in _batches(_fresh(store, items, counts), _BATCH):
        counts.new += store.add(_coded(store, batch, workers, counts))
        if show_progress and sys.stderr.isatty():
            click.echo(f"\r{counts.new} reports coded", nl=False, err=True)
    if show_progress and sys.stderr.isatty() and counts.new:
        click.echo("\r\033[K", nl=False, err=True)
    return counts


def relink(store: Store) -> None:
    """Link and reconcile what has changed in the store."""
    # the tables of words stay till the end: a collection that walks them costs more than linking a report
    gc.freeze()
    store.relink()


def _fresh(store: Store, items: Iterable[Document | Failure], counts: Counts) -> Iterator[Document]:
    from tawatur.ingest import Failure

    seen: set[str] = set()
    for item in items:
        if isinstance(item, Failure):
            counts.failed += 1
            warn(str(item))
            store.log([item])
        elif (fresh := store.fresh(item)) is None or fresh.id in seen:
            counts.known += 1
        else:
            seen.add(fresh.id)
            yield fresh


def _without_layers(store: Store) -> Iterator[Document]:
    from tawatur.model import make_document

    for document in store.documents():
        meta = document.meta
        if meta.published_from == "text":
            import msgspec

            meta = msgspec.structs.replace(meta, published=None, published_from=None)
        yield make_document(document.text, meta, identity=document.id)


def _batches(items: Iterable[Document], size: int) -> Iterator[list[Document]]:
    batch: list[Document] = []
    for item in items:
        batch.append(item)
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def _coded(store: Store, documents: Iterable[Document], workers: int, counts: Counts) -> Iterator[Document]:
    """The documents with their layers; one that no stage can read is named, logged and left out."""
    from tawatur.ingest import Failure

    failures = []
    for item in _code(documents, workers):
        if isinstance(item, Failure):
            failures.append(item)
            counts.failed += 1
            warn(str(item))
        else:
            yield item
    if failures:
        store.log(failures)


def _code(documents: Iterable[Document], workers: int) -> Iterator[Document | Failure]:
    if workers == 1:
        yield from map(_code_one, documents)
        return
    from multiprocessing import get_context

    with get_context("fork").Pool(workers) as pool:
        yield from pool.imap(_code_one, documents, chunksize=8)


def _code_one(document: Document) -> Document | Failure:
    from tawatur.annotate.pipeline import run_stages
    from tawatur.ingest import Failure

    try:
        return run_stages(document)
    except Exception as error:  # a fault of ours in one report must not cost the others
        cause = f"{type(error).__name__}: {error}".split("\n", 1)[0]
        place = document.meta.path or document.id
        return Failure(place=place, code="E301", message=f"a stage failed: {cause}", cure="report this with the text")


def _wire(store: Store) -> Iterator[object]:
    from tawatur.export.events_jsonl import event_to_wire

    for event in store.events():
        yield event_to_wire(event)


def _print_outcome(store: Store, db: Path, as_json: bool) -> None:
    if as_json:
        write_json(_wire(store))
        return
    from tawatur.cli.tables import print_conflicts, print_events

    # an event told once by one report says little at a glance; the lists hold them all
    told = store.most_told(_MOST_TOLD)
    print_events(told)
    print_conflicts(store, store.conflicts(limit=_MOST_TOLD), told)
    rest = store.count() - len(told)
    if rest:
        warn(f"{rest} more events: tawatur events --db {db}")
