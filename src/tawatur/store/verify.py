"""Re-checking what is stored: the file, the index, and every span against its text."""

from __future__ import annotations

import sqlite3

import msgspec

from tawatur.errors import CodecError
from tawatur.model import Event
from tawatur.model.codec import decode
from tawatur.store.rows import FLAT

_SPANNED = (*FLAT, "claims", "findings")


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something stored that does not hold: the table, the row's place, and what is wrong."""

    table: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.table} {self.place}: {self.message}"


def verify(connection: sqlite3.Connection) -> tuple[int, list[Problem]]:
    """How many spans were checked and all that is wrong.

    Checked are the pages of the file, the references between tables, the full-text index, and for every row with a
    span that ``reports.text[start:end]`` is its surface; the evidence inside events likewise.
    """
    problems = _check_file(connection)
    texts = dict(connection.execute("SELECT id, text FROM reports"))
    checked = 0
    for table in _SPANNED:
        rows = connection.execute(
            f'SELECT report, "start", "end", surface FROM {table} WHERE report IS NOT NULL ORDER BY report, "start"'
        )
        for report, start, end, surface in rows:
            checked += 1
            problems += _check_span(table, texts, (report, start, end), surface)
    counted, found = _check_events(connection, texts)
    problems += found + _check_annotations(connection, texts)
    return checked + counted, problems


def _check_span(table: str, texts: dict[str, str], where: tuple[str, int, int], surface: str) -> list[Problem]:
    report, start, end = where
    place = f"{report} [{start}, {end})"
    text = texts.get(report)
    if text is None:
        return [Problem(table=table, place=place, message="the report is not stored")]
    if 0 <= start <= end <= len(text) and text[start:end] == surface:
        return []
    return [Problem(table=table, place=place, message=f"the text reads {text[max(0, start) : end]!r}, not {surface!r}")]


def _check_events(connection: sqlite3.Connection, texts: dict[str, str]) -> tuple[int, list[Problem]]:
    problems: list[Problem] = []
    checked = 0
    for identity, json in connection.execute("SELECT id, json FROM events ORDER BY id"):
        try:
            event = msgspec.json.decode(json, type=Event)
        except msgspec.MsgspecError as error:
            problems.append(Problem(table="events", place=identity, message=f"no event: {error}"))
            continue
        for values in event.fields.values():
            for evidence in (one for value in values for one in value.evidence):
                checked += 1
                where = (evidence.document or "", evidence.start, evidence.end)
                problems += _check_span("events", texts, where, evidence.text)
        for mention in event.mentions:
            checked += 1
            if not 0 <= mention.start < mention.end <= len(texts.get(mention.document, "")):
                place = f"{mention.document} [{mention.start}, {mention.end})"
                problems.append(Problem(table="events", place=place, message="the mention lies outside the text"))
    return checked, problems


def _check_annotations(connection: sqlite3.Connection, texts: dict[str, str]) -> list[Problem]:
    problems = []
    for identity, json in connection.execute("SELECT report, json FROM annotations ORDER BY report"):
        try:
            document = decode(json)
        except CodecError as error:
            problems.append(Problem(table="annotations", place=identity, message=str(error)))
            continue
        if document.text != texts.get(identity) or document.id != identity:
            problems.append(Problem(table="annotations", place=identity, message="not the layers of this report"))
    return problems


def _check_file(connection: sqlite3.Connection) -> list[Problem]:
    problems = [
        Problem(table="file", place=str(number), message=message)
        for number, (message,) in enumerate(connection.execute("PRAGMA quick_check"), start=1)
        if message != "ok"
    ]
    for table, *row in connection.execute("PRAGMA foreign_key_check"):
        problems.append(Problem(table=table, place=str(row[0]), message=f"refers to a missing row of {row[1]}"))
    for table, join in (
        ("search", "SELECT n FROM reports EXCEPT SELECT rowid FROM search"),
        ("search", "SELECT rowid FROM search EXCEPT SELECT n FROM reports"),
        ("annotations", "SELECT id FROM reports EXCEPT SELECT report FROM annotations"),
    ):
        for (place,) in connection.execute(join):
            problems.append(Problem(table=table, place=str(place), message="index and reports do not match"))
    return problems
