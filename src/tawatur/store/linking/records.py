"""What is kept of each report for linking, read back when it is asked for."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from tawatur.link import Copies, Telling
from tawatur.link.tellings import Reader, Report
from tawatur.model.codec import decode

# How many of each kind are kept decoded: some tens of megabytes.
_TELLINGS, _REPORTS, _READERS = 6000, 3000, 256
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_TELLING = msgspec.msgpack.Decoder(Telling)
_REPORT = msgspec.msgpack.Decoder(Report)
_NOBODY = Report("", None, False, frozenset())


def encode_telling(telling: Telling) -> bytes:
    """A telling without what it shares with the others of its report."""
    return _ENCODER.encode(replace(telling, report=_NOBODY))


def encode_report(report: Report) -> bytes:
    """What all tellings of one report share."""
    return _ENCODER.encode(report)


def encode_grams(grams: Iterable[int]) -> bytes:
    """The grams of one report, sorted, eight bytes each."""
    return array("Q", sorted(grams)).tobytes()


class Records:
    """The linking records of a store; those used last are kept decoded."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.telling = lru_cache(maxsize=_TELLINGS)(self._telling)
        self.grams = lru_cache(maxsize=_REPORTS)(self._grams)
        self._report = lru_cache(maxsize=_REPORTS)(self._read_report)
        self.reader = lru_cache(maxsize=_READERS)(self._reader)

    def forget(self) -> None:
        """Read everything afresh: a number may stand for other content now."""
        for kept in (self.telling, self.grams, self._report, self.reader):
            kept.cache_clear()

    def _telling(self, number: int) -> Telling:
        """One telling by its number."""
        report, record = self._connection.execute(
            "SELECT report, record FROM link_tellings WHERE number = ?", (number,)
        ).fetchone()
        return replace(_TELLING.decode(record), report=self._report(report))

    def _read_report(self, number: int) -> Report:
        (record,) = self._connection.execute("SELECT record FROM link_reports WHERE number = ?", (number,)).fetchone()
        return _REPORT.decode(record)

    def _grams(self, number: int) -> frozenset[int]:
        """The grams of one report by its number."""
        (packed,) = self._connection.execute("SELECT grams FROM link_reports WHERE number = ?", (number,)).fetchone()
        found = array("Q")
        found.frombytes(packed)
        return frozenset(found)

    def _reader(self, report: str) -> Reader:
        (json,) = self._connection.execute("SELECT json FROM annotations WHERE report = ?", (report,)).fetchone()
        return Reader(decode(json))

    def of_event(self, event: str) -> list[Telling]:
        """The tellings of an event, sorted by their mentions."""
        rows = self._connection.execute("SELECT number FROM link_tellings WHERE event = ?", (event,))
        return sorted((self.telling(number) for (number,) in rows), key=lambda telling: telling.mentions)

    def of_report(self, report: str) -> list[tuple[int, Telling]]:
        """The numbers and tellings of a report by its id."""
        rows = self._connection.execute(
            "SELECT t.number FROM link_tellings t JOIN link_reports r ON r.number = t.report WHERE r.report = ?"
            " ORDER BY t.number",
            (report,),
        )
        return [(number, self.telling(number)) for (number,) in rows]

    def copies(self, reports: Iterable[str]) -> Copies:
        """The sources and groups of these reports; groups are named by numbers."""
        source: dict[str, str] = {}
        places: dict[str, tuple[int, ...]] = {}
        for report in reports:
            held, groups = self._connection.execute(
                "SELECT source, groups FROM link_reports WHERE report = ?", (report,)
            ).fetchone()
            source[report] = held or report
            places[report] = msgspec.json.decode(groups, type=tuple[int, ...])
        return Copies((), source, places)


class Readers(Mapping[str, Reader]):
    """The readers of all stored reports, made when they are asked for."""

    def __init__(self, connection: sqlite3.Connection, records: Records) -> None:
        self._connection = connection
        self._records = records

    def __getitem__(self, report: str) -> Reader:
        return self._records.reader(report)

    def __iter__(self) -> Iterator[str]:
        return (report for (report,) in self._connection.execute("SELECT report FROM link_reports ORDER BY report"))

    def __len__(self) -> int:
        (count,) = self._connection.execute("SELECT count(*) FROM link_reports").fetchone()
        return int(count)
