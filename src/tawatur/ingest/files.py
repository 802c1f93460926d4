"""Paths to documents: files by their kind, folders, standard input.

Only regular files are opened, without ever waiting for one; links to folders are not followed, and no path is taken
from what a file says.
"""

from __future__ import annotations

import datetime
import io
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import cast

import msgspec

from tawatur.ingest.encodings import decode
from tawatur.ingest.records import (
    LARGEST_DOCUMENT,
    NO_TEXT,
    NOT_READABLE,
    UNKNOWN_KIND,
    WRONG_ENCODING,
    Failure,
    Record,
    too_large,
)
from tawatur.ingest.sources import NAME as SOURCES_NAME
from tawatur.ingest.sources import NOTHING, SourceRow, SourceTable, read_sources
from tawatur.lexicon.outlet_country import country_of
from tawatur.model import Document, Meta, make_document

STDIN = "-"
Reader = Callable[[io.BufferedReader, str], Iterator[Record | Failure]]

_KINDS = {
    ".txt": "text",
    "": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".csv": "csv",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".warc": "warc",
    ".warc.gz": "warc",
}
_KINDS_CURE = "give .txt, .html, .jsonl, .csv, .xml (feed), .warc or .warc.gz, or a folder of them"
# Their sources.csv row speaks of this very document and goes before what the page says of itself.
_ONE_DOCUMENT = {"text", "html"}


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller says of all documents; it goes before everything else."""

    outlet: str | None = None
    published: datetime.date | None = None


def read_paths(
    paths: Iterable[str | Path],
    *,
    sources: Path | None = None,
    outlet: str | None = None,
    published: datetime.date | None = None,
    stdin: io.BufferedReader | None = None,
) -> Iterator[Document | Failure]:
    """The documents of files, folders and standard input (``-``), in order; folders by name.

    A bad record is a `Failure` among the documents and harms no other. `sources` is a sources.csv; without it the one
    that stands beside a file is used. `Meta.published_from` says whether the date was "given" here, stands in the
    "record" or in the "sources". Never raises for what a path holds.
    """
    given = Given(outlet=outlet, published=published)
    tables = _Tables(sources)
    yield from tables.failures()
    for path in paths:
        if str(path) == STDIN:
            for item in _read_stdin(stdin or _standard_input()):
                yield _finish(item, STDIN, "stdin", NOTHING, given)
            continue
        for file in _expand(Path(path)):
            if isinstance(file, Failure):
                yield file
            else:
                yield from _read_file(file, tables, given)


def _read_file(path: Path, tables: _Tables, given: Given) -> Iterator[Document | Failure]:
    shown = _shown(path)
    stream = open_regular(path)
    if isinstance(stream, Failure):
        yield stream
        return
    with stream:
        table = tables.beside(path)
        yield from tables.failures()
        row = table.find(path) if table else None
        kind = kind_of(path) or "text"
        try:
            for item in _reader(kind)(stream, shown):
                yield _finish(item, shown, kind, row or NOTHING, given)
        except OSError as error:
            yield _unreadable(shown, error)


def _finish(item: Record | Failure, path: str, kind: str, row: SourceRow, given: Given) -> Document | Failure:
    """The document of a record: what is given first, then the record's word or the row's, whichever is nearer."""
    if isinstance(item, Failure):
        return item
    near: Record | SourceRow = row if kind in _ONE_DOCUMENT else item
    far: Record | SourceRow = item if kind in _ONE_DOCUMENT else row
    outlet = given.outlet or near.outlet or far.outlet
    published = given.published or near.published or far.published
    if published is None:
        published_from = None
    elif given.published:
        published_from = "given"
    else:
        holder = near if near.published else far
        published_from = "sources" if holder is row else "record"
    url = near.url or far.url
    meta = Meta(
        path=path,
        outlet=outlet,
        published=published,
        published_from=published_from,
        title=near.title or far.title,
        language=near.language or far.language,
        url=url,
        country=country_of(outlet, url),
    )
    return make_document(item.text, meta, item.id)


class _Tables:
    """The sources tables in use: the one given, or the one beside each file, each read once."""

    def __init__(self, given: Path | None) -> None:
        self._given: SourceTable | None = None
        self._beside: dict[Path, SourceTable | None] = {}
        self._failures: list[Failure] = []
        if given is not None:
            self._given = self._read(given)

    def beside(self, path: Path) -> SourceTable | None:
        """The table that speaks of a file."""
        if self._given is not None:
            return self._given
        folder = path.parent
        if folder not in self._beside:
            file = folder / SOURCES_NAME
            self._beside[folder] = self._read(file) if file.is_file() else None
        return self._beside[folder]

    def failures(self) -> Iterator[Failure]:
        """What could not be used since the last call."""
        yield from self._failures
        self._failures.clear()

    def _read(self, file: Path) -> SourceTable | None:
        stream = open_regular(file)
        if isinstance(stream, Failure):
            self._failures.append(stream)
            return None
        with stream:
            table, failures = read_sources(stream.read(LARGEST_DOCUMENT), file)
        self._failures += failures
        return table


def kind_of(path: Path) -> str | None:
    """Which reader a file name asks for, None for an unknown ending."""
    name = path.name.lower()
    if name.endswith(".warc.gz"):
        return "warc"
    return _KINDS.get(path.suffix.lower())


def open_regular(path: Path) -> io.BufferedReader | Failure:
    """A regular file opened for reading; a failure for all else, without waiting for a FIFO or a device."""
    shown = _shown(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        return _unreadable(shown, error)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    return Failure(place=shown, code=NOT_READABLE, message="no regular file", cure="give a file or a folder")


def _expand(path: Path) -> Iterator[Path | Failure]:
    """The files a path stands for, sorted; failures for what stands there and is none."""
    shown = _shown(path)
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError) as error:
        yield _unreadable(shown, error)
        return
    if is_folder:
        yield from _walk(path)
    elif kind_of(path) is None:
        yield Failure(place=shown, code=UNKNOWN_KIND, message=f"no reader for {path.suffix}", cure=_KINDS_CURE)
    else:
        yield path


def _walk(folder: Path) -> Iterator[Path | Failure]:
    errors: list[OSError] = []
    base = folder.resolve()
    for root, folders, names in os.walk(folder, onerror=errors.append, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if _is_aside(name):
                continue
            if path.is_symlink() and not _stays_within(path, base):
                message = "a link that leads out of the folder or to nothing"
                yield Failure(place=_shown(path), code=NOT_READABLE, message=message, cure="give its target by name")
            elif kind_of(path) is None or not path.suffix:
                message = f"no reader for {path.suffix or 'a file without an ending'}"
                yield Failure(place=_shown(path), code=UNKNOWN_KIND, message=message, cure=_KINDS_CURE)
            else:
                yield path
    yield from (_unreadable(str(error.filename), error) for error in errors)


def _is_aside(name: str) -> bool:
    """Whether a file in a folder is no input by its name: hidden, a backup, its sources, or about the folder."""
    lower = name.lower()
    return (
        lower.startswith((".", "~", "readme", "license", "copying", "notice"))
        or lower.endswith(("~", ".md", ".rst", ".db", ".db-wal", ".db-shm"))
        or lower == SOURCES_NAME
    )


def _stays_within(path: Path, base: Path) -> bool:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return target.is_relative_to(base)


def _shown(path: Path) -> str:
    """The path as given; bytes of a name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _unreadable(place: str, error: Exception) -> Failure:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Failure(place=place, code=NOT_READABLE, message=reason.lower(), cure="check the path and its permissions")


def _reader(kind: str) -> Reader:
    """The reader of one kind, imported when first needed."""
    if kind == "jsonl":
        from tawatur.ingest.jsonl import read_jsonl

        return read_jsonl
    if kind == "csv":
        from tawatur.ingest.csv import read_csv

        return read_csv
    if kind == "feed":
        from tawatur.ingest.feeds import read_feed

        return read_feed
    if kind == "warc":
        from tawatur.ingest.warc import read_warc

        return read_warc
    return _read_page if kind == "html" else _read_text


def _read_page(stream: io.BufferedReader, path: str) -> Iterator[Record | Failure]:
    from tawatur.ingest.html import read_html

    yield from read_html(stream.read(LARGEST_DOCUMENT + 1), path)


def _read_text(stream: io.BufferedReader, path: str) -> Iterator[Record | Failure]:
    data = stream.read(LARGEST_DOCUMENT + 1)
    if len(data) > LARGEST_DOCUMENT:
        yield too_large(path)
        return
    text = decode(data)
    if text is None:
        yield Failure(place=path, code=WRONG_ENCODING, message="no text encoding fits", cure="save it as UTF-8")
    elif not text.strip():
        yield Failure(place=path, code=NO_TEXT, message="the text is empty", cure="leave the file out")
    else:
        yield Record(place=path, text=text)


def _standard_input() -> io.BufferedReader:
    """Standard input as bytes, also where a program has put something else in its place."""
    stream = sys.stdin.buffer
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream))


def _read_stdin(stream: io.BufferedReader) -> Iterator[Record | Failure]:
    """Standard input: JSON Lines where it begins with a brace or a bracket, else one plain text."""
    head = stream.peek(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith((b"{", b"[{", b"[\n")):
        from tawatur.ingest.jsonl import read_jsonl

        return read_jsonl(stream, STDIN)
    return _read_text(stream, STDIN)
