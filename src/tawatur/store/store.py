"""The store: one SQLite file of reports, what was read in them, and the events they tell of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Unpack

import msgspec

from tawatur.lexicon.occurrences import Occurrence, find_doubts
from tawatur.lexicon.version import code_version, lexicon_version
from tawatur.model import Claim, Conflict, Document, Event, MentionRef, Meta
from tawatur.store import read, search, verify, write
from tawatur.store.connection import connect, guard, transaction
from tawatur.store.linking import relink
from tawatur.store.read import Filters
from tawatur.store.search import SearchHit
from tawatur.store.verify import Problem

if TYPE_CHECKING:
    from tawatur.ingest import Failure


class Store:
    """An open store. Use it in a ``with`` block; every method raises StoreError for a file that fails.

    Reports are kept as they were read and never changed. Events and conflicts are a view that
    `relink` keeps up to date.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection
        connection.create_function("fold", 1, _fold, deterministic=True)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The database file."""
        return self._path

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        self._connection.close()

    # reports

    def known(self, ids: Iterable[str]) -> set[str]:
        """Those of `ids` that are stored."""
        with guard(self._path):
            query = "SELECT 1 FROM reports WHERE id = ?"
            return {identity for identity in ids if self._connection.execute(query, (identity,)).fetchone()}

    def fresh(self, document: Document) -> Document | None:
        """The document if it is to be coded and added, None where it is stored.

        A document whose given id is stored with another text is a later version and gets an id of its own.
        """
        with guard(self._path):
            return write.fresh_version(self._connection, document)

    def add(self, documents: Iterable[Document]) -> int:
        """Store coded reports in one transaction; how many were new. Known ids are skipped.

        The documents are taken from the iterator before the file is locked. One that no encoding can hold (a lone
        surrogate) is named in the ingest log and harms no other.
        """
        batch = list(documents)
        versions = (code_version(), lexicon_version())
        with guard(self._path), transaction(self._connection):
            return sum(self._add_one(document, versions) for document in batch)

    def _add_one(self, document: Document, versions: tuple[str, str]) -> bool:
        try:
            return write.add_report(self._connection, document, versions)
        except UnicodeEncodeError as error:
            place = repr(document.meta.path or document.id)
            message = f"character {error.start} of a field is half a surrogate pair"
            write.log(self._connection, [(place, "E107", message, "repair the text")])
            return False

    def recode(self, documents: Iterable[Document]) -> int:
        """Replace the layers of stored reports in one transaction; how many.

        Raises StoreError, and changes nothing, where one is not stored or has another text.
        """
        batch = list(documents)
        versions = (code_version(), lexicon_version())
        with guard(self._path), transaction(self._connection):
            for document in batch:
                write.recode_report(self._connection, document, versions)
        return len(batch)

    def stale(self) -> list[str]:
        """The ids of reports coded by another version of the code or the lexicons than this one."""
        with guard(self._path):
            return read.read_stale(self._connection, (code_version(), lexicon_version()))

    def documents(self, *, superseded: bool = False) -> Iterator[Document]:
        """All reports with their layers, by id, decoded one by one.

        A report that a later version has superseded is left out unless `superseded`.
        """
        with guard(self._path):
            yield from read.read_documents(self._connection, superseded)

    def document(self, identity: str) -> Document:
        """One report by its id or a unique beginning of it. Raises StoreError where there is none."""
        with guard(self._path):
            return read.read_document(self._connection, identity)

    def entities(self, kind: str | None = None, limit: int | None = None) -> list[Occurrence]:
        """Who occurs in the reports, those of most reports first, with their variants and doubtful links.

        `kind` is a kind of mention; offices (TITLE) are left out unless asked for. At most `limit` of them.
        """
        with guard(self._path):
            found = read.read_entities(self._connection, kind)
        return find_doubts(found)[:limit]

    def meta(self, identity: str) -> Meta:
        """One report's metadata by its id or a unique beginning of it, without decoding its layers.

        Raises StoreError where there is none.
        """
        with guard(self._path):
            return read.read_meta(self._connection, identity)

    def remove(self, report: str) -> str:
        """Delete a report by its id or a unique beginning of it, with every trace of it in the file; the full id.

        Events that quote it go too: link again afterwards. Raises StoreError where there is no such report.
        """
        with guard(self._path):
            identity = read.find_id(self._connection, "reports", report)
            with transaction(self._connection):
                relink.forget(self._connection, identity)
                write.remove_report(self._connection, identity)
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return identity

    def log(self, failures: Iterable[Failure]) -> None:
        """Keep what could not be read; the same failure is kept once."""
        rows = [(f.place, f.code, f.message, f.cure or "") for f in failures]
        with guard(self._path), transaction(self._connection):
            write.log(self._connection, rows)

    # the view

    def waiting(self) -> bool:
        """Whether reports or decisions have come, changed or gone since the last `relink`."""
        with guard(self._path):
            return self._connection.execute("SELECT 1 FROM link_pending").fetchone() is not None

    def relink(self) -> None:
        """Link and reconcile what has come, changed or gone, as people have decided, and bring the view up to date.

        Only the events that it touches are built anew; the outcome is the same as if all were. Readers see the old
        view until the new one is whole. An event id that is gone becomes an alias of the event that now holds its
        least mention.
        """
        with guard(self._path):
            relink.relink(self._connection, lambda: transaction(self._connection), (code_version(), lexicon_version()))

    def replace_view(self, events: Iterable[Event], claims: Iterable[Claim]) -> None:
        """Put these events and claims in the place of the old ones in one transaction.

        Readers see the old view until then. An event id that is gone becomes an alias of the event that now holds
        its least mention.
        """
        new_events, new_claims = list(events), list(claims)
        with guard(self._path), transaction(self._connection):
            write.replace_view(self._connection, new_events, new_claims)

    def events(self, **filters: Unpack[Filters]) -> list[Event]:
        """Events by date, those without one last; the filters are the fields of `read.Filters`."""
        with guard(self._path):
            return read.read_events(self._connection, filters)

    def most_told(self, limit: int) -> list[Event]:
        """The events that most reports tell; those of a single report only where there are no others."""
        with guard(self._path):
            return read.read_most_told(self._connection, limit)

    def count(self) -> int:
        """How many events there are."""
        with guard(self._path):
            (count,) = self._connection.execute("SELECT count(*) FROM events").fetchone()
            return int(count)

    def holders(self, mention: MentionRef) -> set[str]:
        """The ids of the events that are told at a mention."""
        with guard(self._path):
            rows = self._connection.execute(
                'SELECT event FROM event_members WHERE report = ? AND "start" = ? AND "end" = ?',
                (mention.document, mention.start, mention.end),
            )
            return {event for (event,) in rows}

    def event(self, identity: str) -> Event:
        """One event by its id, an earlier id, or a unique beginning. Raises StoreError where there is none."""
        with guard(self._path):
            return read.read_event(self._connection, identity)

    def claims(self, event: str | None = None) -> list[Claim]:
        """The claims of one event, or all, by event, field, report and place."""
        with guard(self._path):
            return read.read_claims(self._connection, event)

    def conflicts(self, **filters: Unpack[Filters]) -> list[Conflict]:
        """The conflicts of the events that meet the filters, in the order of `events`."""
        with guard(self._path):
            return read.read_conflicts(self._connection, filters)

    # decisions

    def decide(self, claim: Claim) -> None:
        """Keep a person's word on a field beside what was read; `claim.author` names the person."""
        with guard(self._path), transaction(self._connection):
            write.decide(self._connection, claim)
            relink.touch(self._connection, claim)

    def decisions(self) -> list[Claim]:
        """All decisions, by id."""
        with guard(self._path):
            rows = self._connection.execute("SELECT json FROM decisions ORDER BY id")
            return [msgspec.json.decode(row, type=Claim) for (row,) in rows]

    # the whole

    def search(self, words: str, limit: int = 20) -> list[SearchHit]:
        """The reports that have every one of these words, best first; see `search.find_reports`."""
        with guard(self._path):
            return search.find_reports(self._connection, words, limit)

    def verify(self) -> tuple[int, list[Problem]]:
        """How many stored spans were re-checked against the texts, and all that does not hold."""
        with guard(self._path):
            return verify.verify(self._connection)


def open_store(path: Path | str, *, create: bool = False) -> Store:
    """The store in a file, made where there is none if `create`.

    Raises StoreError for a file that is missing, foreign, damaged or newer than the code.
    """
    path = Path(path)
    return Store(path, connect(path, create=create))


def _fold(value: str | None) -> str | None:
    from tawatur.text.fold import fold_word

    return fold_word(value) if value is not None else None
