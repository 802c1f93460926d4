"""CSV: one record a row under a header that names text and any of the record's fields."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from tawatur.ingest.encodings import stream_encoding
from tawatur.ingest.records import (
    LARGEST_DOCUMENT,
    MALFORMED,
    WRONG_ENCODING,
    WRONG_FIELD,
    Failure,
    Record,
    read_fields,
)
from tawatur.ingest.sources import delimiter_of, is_sources

_SAMPLE = 1 << 20
_QUOTES = "put a cell that has quotation marks between quotation marks, and double those within"
_CURE = "name the columns in the first row: text and any of id,outlet,published,url,title,language"


def read_csv(stream: io.BufferedReader, path: str) -> Iterator[Record | Failure]:
    """The records of a CSV, each at the place ``path:line`` of its last line.

    Comma, semicolon and tab are told apart by the header. A sources.csv among the inputs holds no reports and gives
    nothing. A row with a quotation mark out of place is named, and the lines after it are read as rows of their own.
    """
    sample = stream.peek(_SAMPLE)[:_SAMPLE]
    encoding = stream_encoding(sample)
    if encoding is None:
        yield Failure(place=path, code=WRONG_ENCODING, message="no text encoding fits", cure="save it as UTF-8")
        return
    text = io.TextIOWrapper(stream, encoding, "replace", newline="")
    try:
        yield from _read_table(text, delimiter_of(sample.decode(encoding, "replace")), path)
    finally:
        text.detach()


class _Lines:
    """The lines of a table, which can be taken back to the one after a record's first."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: list[str] = []
        self._record: list[str] = []
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._lines)
        self._record.append(line)
        self.number += 1
        return line.replace("\0", "\ufffd")

    def begin_record(self) -> None:
        """Forget the lines so far."""
        self._record.clear()

    def take_back(self) -> None:
        """Give the lines of this record once more, but for its first."""
        again = self._record[1:]
        self.number -= len(again)
        self._again += reversed(again)


def _read_table(text: Iterable[str], delimiter: str, path: str) -> Iterator[Record | Failure]:
    csv.field_size_limit(LARGEST_DOCUMENT)
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    columns: list[str] | None = None
    while True:
        lines.begin_record()
        try:
            cells = next(reader, None)
        except csv.Error as error:
            lines.take_back()
            yield Failure(place=f"{path}:{lines.number}", code=MALFORMED, message=f"no CSV: {error}", cure=_QUOTES)
            continue
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            continue
        if columns is not None:
            yield from _read_row(columns, cells, f"{path}:{lines.number}")
            continue
        columns = [cell.strip().lower() for cell in cells]
        if is_sources(columns):
            return
        if "text" not in columns:
            yield Failure(place=f"{path}:1", code=WRONG_FIELD, message="no column named text", cure=_CURE)
            return


def _read_row(columns: list[str], cells: list[str], place: str) -> list[Record | Failure]:
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        message = f"{len(cells)} cells under {len(columns)} columns"
        return [Failure(place=place, code=MALFORMED, message=message, cure="put texts with commas in quotation marks")]
    fields: dict[str, object] = {name: cell for name, cell in zip(columns, cells, strict=False) if cell.strip()}
    return read_fields(fields, place)
