"""WARC archives: one record a page; a damaged record is named and harms no other.

Note [Finding the next record]
    Each gzip member of an archive is inflated alone, and after damage the next member is looked for by its magic number
    (``1f 8b 08``), in a plain archive the next ``WARC/1.`` at the beginning of a line. A reader that trusts the lengths
    stops at the first bad byte (503 of 600 damaged archives with fastwarc). What is inflated is capped, so that a
    bomb costs no more than a page.
"""

from __future__ import annotations

import io
import mmap
import re
import zlib
from collections.abc import Callable, Iterator

import msgspec

from tawatur.ingest.encodings import decode
from tawatur.ingest.html import read_html
from tawatur.ingest.records import (
    DAMAGED_ARCHIVE,
    LARGEST_DOCUMENT,
    NO_TEXT,
    WRONG_ENCODING,
    Failure,
    Record,
    too_large,
)

_MAGIC = b"\x1f\x8b\x08"
_GZIP = 31
_CHUNK = 1 << 16
_LONGEST_HEAD = 1 << 16
_VERSION = re.compile(rb"WARC/1\.[01]\r?\n")
_NEXT = re.compile(rb"(?<=\n)WARC/1\.[01]\r?\n")
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_FULL_ENDS = (b"\r\n\r\n", b"\n\n")
_STATUS = re.compile(rb"HTTP/[0-9.]+ (\d{3})")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_PAGES = ("text/html", "application/xhtml+xml")
_CURE = "what could be read is read; fetch the archive again"


class _DamageError(Exception):
    """What ends the reading of one record."""


class _TooLargeError(Exception):
    """A record or page above the cap."""


class _Entry(msgspec.Struct, frozen=True):
    """One WARC record: its headers in lower case, and its block."""

    head: dict[str, str]
    block: bytes


def read_warc(stream: io.BufferedReader, path: str) -> Iterator[Record | Failure]:
    """The pages of an archive, compressed or not, each at the place ``path:@offset``.

    Read are responses with status 200 whose type is HTML or plain text, resources of these types, and conversions;
    other records hold no report and are passed over. The address is the page's canonical one, else the record's.
    """
    if not stream.peek(1):
        yield Failure(place=path, code=DAMAGED_ARCHIVE, message="the archive is empty", cure=_CURE)
        return
    with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        entries = _members(data) if _looks_compressed(data) else _plain(data)
        for offset, entry in entries:
            place = f"{path}:@{offset}"
            if isinstance(entry, _Entry):
                yield from _read_entry(entry, place)
            elif isinstance(entry, _TooLargeError):
                yield too_large(place)
            else:
                yield Failure(place=place, code=DAMAGED_ARCHIVE, message=str(entry), cure=_CURE)


_Found = Iterator[tuple[int, _Entry | Exception]]


def _looks_compressed(data: mmap.mmap) -> bool:
    return not _VERSION.match(data) and data.find(_MAGIC) >= 0


def _plain(data: mmap.mmap) -> _Found:
    """The records of an uncompressed archive."""
    at = 0
    while at < len(data):
        source = _Source(_slices(data, at))
        try:
            entry = _take_entry(source)
            source.expect_end()
        except (_DamageError, _TooLargeError) as error:
            yield at, error
            following = _NEXT.search(data, at + 1)
            at = following.start() if following else len(data)
            continue
        if entry is None:
            return
        yield at, entry
        at += source.taken


def _slices(data: mmap.mmap, at: int) -> Iterator[bytes]:
    for start in range(at, len(data), _CHUNK):
        yield data[start : start + _CHUNK]


def _members(data: mmap.mmap) -> _Found:
    """The records of a compressed archive, a member each or many in one."""
    at = data.find(_MAGIC)
    if at > 0:
        yield 0, _DamageError("no archive at the beginning of the file")
    damaged = False
    while 0 <= at < len(data):
        member = _Member(data, at)
        source = _Source(member.chunks())
        try:
            while (entry := _take_entry(source)) is not None:
                source.expect_end()
                yield at, entry
        except (_DamageError, _TooLargeError, zlib.error) as error:
            genuine = source.taken > 0 or isinstance(error, _TooLargeError)
            if genuine or not damaged:
                yield at, error if isinstance(error, _TooLargeError) else _DamageError(f"damaged record: {error}")
            damaged = True
            at = data.find(_MAGIC, at + 1)
            continue
        following = member.end
        if following < len(data) and data[following : following + 3] != _MAGIC:
            yield following, _DamageError("bytes between two records")
            following = data.find(_MAGIC, following)
        damaged = False
        at = following


class _Member:
    """One gzip member inflated piece by piece; `end` is the place after it once all is read."""

    def __init__(self, data: mmap.mmap, at: int) -> None:
        self._data = data
        self._at = at
        self.end = at

    def chunks(self) -> Iterator[bytes]:
        """The inflated pieces. Raises zlib.error for damage and _DamageError for a member cut short."""
        inflate = zlib.decompressobj(_GZIP)
        at = self._at
        pending = b""
        while not inflate.eof:
            if not pending:
                pending = self._data[at : at + _CHUNK]
                at += len(pending)
                if not pending:
                    raise _DamageError("cut short")
            piece = inflate.decompress(pending, _CHUNK)
            pending = inflate.unconsumed_tail
            if piece:
                yield piece
        self.end = at - len(inflate.unused_data)


class _Source:
    """Bytes taken in order from pieces, never more than is asked for."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._buffer = bytearray()
        self.taken = 0

    def _fill(self, size: int) -> bool:
        while len(self._buffer) < size:
            piece = next(self._pieces, None)
            if piece is None:
                return False
            self._buffer += piece
        return True

    def take(self, size: int) -> bytes:
        """The next bytes. Raises _DamageError where there are fewer."""
        if not self._fill(size):
            raise _DamageError("cut short")
        found = bytes(self._buffer[:size])
        del self._buffer[:size]
        self.taken += size
        return found

    def take_head(self) -> bytes | None:
        """The header lines up to the blank line, None where nothing is left."""
        while True:
            match = _BLANK_LINE.search(self._buffer)
            if match:
                return self.take(match.end())
            if len(self._buffer) > _LONGEST_HEAD:
                raise _DamageError("no end of the header")
            if not self._fill(len(self._buffer) + 1):
                if self._buffer.strip():
                    raise _DamageError("cut short in the header")
                return None

    def expect_end(self) -> None:
        """Take the line ends after a record; with fewer than two the next record must follow, else _DamageError."""
        self._fill(4)
        ending = bytes(self._buffer[:4])
        for end in (*_FULL_ENDS, b"\r\n", b"\n"):
            if ending.startswith(end):
                self.take(len(end))
                if end in _FULL_ENDS:
                    return
                break
        self._fill(5)
        following = bytes(self._buffer[:5])
        if following and following != b"WARC/":
            raise _DamageError("the length of the record is wrong")


def _take_entry(source: _Source) -> _Entry | None:
    head = source.take_head()
    if head is None:
        return None
    if not _VERSION.match(head):
        raise _DamageError("no WARC record")
    headers = _headers(head)
    written = headers.get("content-length", "")
    if not (written.isascii() and written.isdecimal() and len(written) < 16):
        raise _DamageError("no length")
    if int(written) > LARGEST_DOCUMENT:
        raise _TooLargeError
    return _Entry(headers, source.take(int(written)))


def _headers(head: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in head.decode("utf-8", "replace").splitlines()[1:]:
        name, colon, value = line.partition(":")
        if colon:
            found[name.strip().lower()] = value.strip()
    return found


def _read_entry(entry: _Entry, place: str) -> Iterator[Record | Failure]:
    """The page in a record, none where it holds no report."""
    kind = entry.head.get("warc-type", "")
    if kind == "response":
        match = _BLANK_LINE.search(entry.block)
        status = _STATUS.match(entry.block)
        if match is None or status is None or status[1] != b"200":
            return
        headers = _headers(entry.block[: match.end()])
        body: bytes | None = entry.block[match.end() :]
        body = _decode_body(body or b"", headers)
    elif kind in {"resource", "conversion"}:
        headers, body = entry.head, entry.block
    else:
        return
    if body is None:
        yield too_large(place)
        return
    declared = _CHARSET.search(headers.get("content-type", ""))
    mime = headers.get("content-type", "").partition(";")[0].strip().lower()
    address = entry.head.get("warc-target-uri", "").strip("<>") or None
    reader = read_html if mime in _PAGES else _read_plain if mime == "text/plain" else None
    if reader is None:
        return
    for item in reader(body, place, declared[1] if declared else None):
        if isinstance(item, Record) and item.url is None:
            yield msgspec.structs.replace(item, url=address)
        else:
            yield item


def _read_plain(body: bytes, place: str, declared: str | None) -> Iterator[Record | Failure]:
    text = decode(body, declared)
    if text is None:
        yield Failure(place=place, code=WRONG_ENCODING, message="no text encoding fits", cure=_CURE)
    elif not text.strip():
        yield Failure(place=place, code=NO_TEXT, message="the page is empty", cure=_CURE)
    else:
        yield Record(place=place, text=text)


def _decode_body(body: bytes, headers: dict[str, str]) -> bytes | None:
    """The body without its transfer and content encodings, None above the cap; as it is where it was not encoded."""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _join_chunks(body)
    encoding = headers.get("content-encoding", "").lower()
    if encoding in {"gzip", "x-gzip"} and body.startswith(_MAGIC[:2]):
        return _inflate(body, _GZIP)
    if encoding == "deflate":
        raw = not (body[:1] == b"\x78" and int.from_bytes(body[:2], "big") % 31 == 0)
        return _inflate(body, -15 if raw else 15)
    if encoding == "br":
        return _unbrotli(body)
    return body


def _join_chunks(body: bytes) -> bytes:
    """The body of chunks; a body that was archived without them, or breaks off, is kept as far as it goes."""
    found = bytearray()
    at = 0
    while match := _CHUNK_SIZE.match(body, at):
        size = int(match[1], 16)
        if size == 0:
            return bytes(found)
        found += body[match.end() : match.end() + size]
        at = match.end() + size
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    return bytes(found) if found else body


def _inflate(body: bytes, window: int) -> bytes | None:
    inflate = zlib.decompressobj(window)
    return _capped(lambda limit: inflate.decompress(body, limit), body)


def _unbrotli(body: bytes) -> bytes | None:
    import brotli  # type: ignore[import-untyped]

    pieces = bytearray()
    decompressor = brotli.Decompressor()
    try:
        for start in range(0, len(body), 1024):
            pieces += decompressor.process(body[start : start + 1024])
            if len(pieces) > LARGEST_DOCUMENT:
                return None
    except brotli.error:
        return bytes(pieces) or body
    return bytes(pieces)


def _capped(inflate: Callable[[int], bytes], body: bytes) -> bytes | None:
    """What `inflate` gives up to the cap; the body as it is where it is not of that encoding."""
    try:
        found = inflate(LARGEST_DOCUMENT + 1)
    except zlib.error:
        return body
    return None if len(found) > LARGEST_DOCUMENT else found
