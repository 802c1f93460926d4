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
_CURE = "name the columns in the first row: text and any of id,outlet,published,url,title,language"


def read_csv(stream: io.BufferedReader, path: str) -> Iterator[Record | Failure]:
    """The records of a CSV, each at the place ``path:line`` of its last line.

    Comma, semicolon and tab are told apart by the header. A sources.csv among the inputs holds no reports and gives
    nothing. A row with a quotation mark left open takes in the lines after it and is named.
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


def _read_table(lines: Iterable[str], delimiter: str, path: str) -> Iterator[Record | Failure]:
    csv.field_size_limit(LARGEST_DOCUMENT)
    reader = csv.reader((line.replace("\0", "\ufffd") for line in lines), delimiter=delimiter)
    columns: list[str] | None = None
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Failure(place=f"{path}:{reader.line_num}", code=MALFORMED, message=f"no CSV: {error}", cure=_CURE)
            continue
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            continue
        if columns is not None:
            yield from _read_row(columns, cells, f"{path}:{reader.line_num}")
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
