"""JSON Lines: one record a line; a bad line is named and harms no other."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

import msgspec

from tawatur.ingest.encodings import decode, stream_encoding
from tawatur.ingest.records import (
    LARGEST_DOCUMENT,
    MALFORMED,
    WRONG_ENCODING,
    WRONG_FIELD,
    Failure,
    Record,
    read_fields,
    too_large,
)

_CURE = "write one JSON object a line"
_SAMPLE = 1 << 12


def read_jsonl(stream: io.BufferedReader, path: str) -> Iterator[Record | Failure]:
    """The records of a stream of lines, each at the place ``path:line``.

    A file that is one JSON array, or one object over several lines, is read too; its places are ``path:#record``.
    """
    first = True
    for number, line in _lines(stream):
        place = f"{path}:{number}"
        if line is None:
            yield too_large(place)
            continue
        if first:
            line = line.removeprefix(codecs.BOM_UTF8)
        if not line.strip():
            continue
        if first and _begins_value(line):
            yield from _read_whole(line + stream.read(LARGEST_DOCUMENT + 1), path, place)
            return
        first = False
        yield from read_line(line, place)


def _begins_value(line: bytes) -> bool:
    """Whether a first line is an array of records, or begins a value that goes on in the next line."""
    line = line.strip()
    if line[:1] not in (b"[", b"{"):
        return False
    value = _parse(line, "")
    if isinstance(value, Failure):
        return line[-1:] in (b"[", b"{", b",", b"]")
    return isinstance(value, list) and any(isinstance(record, dict) for record in value)


def read_line(line: bytes, place: str) -> list[Record | Failure]:
    """The record of one line."""
    value = _parse(line, place)
    if isinstance(value, Failure):
        return [value]
    return _read_value(value, place)


def _read_value(value: object, place: str) -> list[Record | Failure]:
    if not isinstance(value, dict):
        return [Failure(place=place, code=MALFORMED, message="the line is no JSON object", cure=_CURE)]
    return read_fields(value, place)


def _read_whole(data: bytes, path: str, place: str) -> Iterator[Record | Failure]:
    if len(data) > LARGEST_DOCUMENT:
        yield Failure(place=path, code=MALFORMED, message="a JSON array of this size is not read", cure=_CURE)
        return
    value = _parse(data, place)
    if isinstance(value, Failure):
        first = int(place.rpartition(":")[2])
        for number, line in enumerate(data.split(b"\n"), start=first):
            if line.strip():
                yield from read_line(line, f"{path}:{number}")
        return
    records = value if isinstance(value, list) else [value]
    if not any(isinstance(record, dict) and "text" in record for record in records):
        yield Failure(place=path, code=WRONG_FIELD, message="no record with a text", cure='give "text" as a string')
        return
    for number, record in enumerate(records, start=1):
        yield from _read_value(record, f"{path}:#{number}")


def _parse(line: bytes, place: str) -> object:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        text = decode(line)
        if text is None:
            return Failure(
                place=place, code=WRONG_ENCODING, message="no text encoding fits", cure="save the file as UTF-8"
            )
        line = text.encode("utf-8", "replace")
    try:
        return msgspec.json.decode(line)
    except msgspec.MsgspecError as error:
        message = str(error)
    except (RecursionError, UnicodeError):
        message = "nested too deep, or a letter that is none"
    return Failure(place=place, code=MALFORMED, message=f"no JSON: {message}", cure=_CURE)


def _lines(stream: io.BufferedReader) -> Iterator[tuple[int, bytes | None]]:
    """The numbered lines; None for one above the cap, whose rest is passed over."""
    encoding = stream_encoding(stream.peek(_SAMPLE)[:_SAMPLE])
    if encoding and encoding.startswith(("utf-16", "utf-32")):
        wide = io.TextIOWrapper(stream, encoding, "replace", newline="\n")
        try:
            for number, text in enumerate(wide, start=1):
                yield number, text.encode("utf-8", "replace")
        finally:
            wide.detach()
        return
    number = 0
    while line := stream.readline(LARGEST_DOCUMENT):
        number += 1
        if len(line) < LARGEST_DOCUMENT or line.endswith(b"\n"):
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LARGEST_DOCUMENT)
        yield number, None
