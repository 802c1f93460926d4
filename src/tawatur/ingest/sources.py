"""sources.csv: who published which file, and when."""

from __future__ import annotations

import csv
import datetime
import io
from pathlib import Path, PurePosixPath

import msgspec

from tawatur.ingest.encodings import decode
from tawatur.ingest.records import BAD_SOURCES, LARGEST_DOCUMENT, Failure, no_date, parse_published

NAME = "sources.csv"
COLUMNS = ("outlet", "published", "url", "title", "language")


class SourceRow(msgspec.Struct, frozen=True, kw_only=True):
    """What sources.csv says of one file."""

    outlet: str | None = None
    published: datetime.date | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None


NOTHING = SourceRow()


class SourceTable:
    """The rows of one sources.csv by file name; names in it are only compared, never opened."""

    def __init__(self, base: Path, rows: dict[str, SourceRow]) -> None:
        self._base = base
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def find(self, path: Path) -> SourceRow | None:
        """The row of a file: its path as given, its path from the table's folder, or its bare name."""
        names = [path.as_posix(), path.name]
        if path.is_relative_to(self._base):
            names.insert(1, path.relative_to(self._base).as_posix())
        return next((self._rows[name] for name in names if name in self._rows), None)


def is_sources(header: list[str]) -> bool:
    """Whether a CSV's header is that of a sources.csv and not of records."""
    names = {name.strip().lower() for name in header}
    return "file" in names and "text" not in names


def read_sources(data: bytes, path: Path) -> tuple[SourceTable, list[Failure]]:
    """The table and what in it could not be used, each with its line."""
    place = str(path)
    text = decode(data)
    if text is None:
        return SourceTable(path.parent, {}), [
            Failure(place=place, code=BAD_SOURCES, message="no text encoding fits", cure="save it as UTF-8")
        ]
    csv.field_size_limit(LARGEST_DOCUMENT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    rows: dict[str, SourceRow] = {}
    failures: list[Failure] = []
    columns: list[str] | None = None
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            failures.append(_failure(place, reader.line_num, f"the CSV breaks off: {error}"))
            break
        if not any(cell.strip() for cell in cells):
            continue
        if columns is None:
            columns = [cell.strip().lower() for cell in cells]
            if "file" not in columns:
                failures.append(_failure(place, reader.line_num, "no column named file"))
                break
            continue
        failures += _add_row(rows, dict(zip(columns, cells, strict=False)), f"{place}:{reader.line_num}")
    return SourceTable(path.parent, rows), failures


def delimiter_of(text: str) -> str:
    """The sign that parts the cells of the first line: comma, semicolon or tab."""
    first = text[: text.find("\n")] if "\n" in text else text
    return max(",;\t", key=first.count)


def _add_row(rows: dict[str, SourceRow], cells: dict[str, str], place: str) -> list[Failure]:
    file = str(PurePosixPath(cells.get("file", "").strip()))
    if file == ".":
        return [Failure(place=place, code=BAD_SOURCES, message="the row names no file", cure="fill its file cell")]
    values = {name: cells.get(name, "").strip() or None for name in COLUMNS}
    written = values.pop("published")
    published = parse_published(written) if written else None
    row = SourceRow(published=published, **values)
    if file in rows:
        if rows[file] == row:
            return []
        message = f"{file!r} stands twice with different values; the first row counts"
        return [Failure(place=place, code=BAD_SOURCES, message=message, cure="keep one row a file")]
    rows[file] = row
    return [no_date(place, written)] if written and published is None else []


def _failure(place: str, line: int, message: str) -> Failure:
    return Failure(
        place=f"{place}:{line}", code=BAD_SOURCES, message=message, cure="columns: file,outlet,published[,url,…]"
    )
