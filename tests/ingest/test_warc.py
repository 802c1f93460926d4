"""Archives: every undamaged record is read, every damaged one is named, bombs cost no more than a page."""

from __future__ import annotations

import gzip
import random
import zlib
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from tests.ingest.helpers import ARABIC, read_bytes

PAGE = f"<html><head><title>عنوان</title></head><body><article><p>{ARABIC * 5}</p></article></body></html>".encode()


def record(
    body: bytes, kind: str = "response", url: str = "http://m.example/1", mime: str = "application/http"
) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: {mime}\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


def http(body: bytes = PAGE, status: str = "200 OK", mime: str = "text/html; charset=utf-8", *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {mime}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def pages(count: int) -> list[bytes]:
    """Different pages, so that their archive does not shrink to one."""
    noise = [random.Random(n).randbytes(400).hex() for n in range(count)]
    return [record(http(PAGE + f"<!--{one}-->".encode()), url=f"http://m.example/{n}") for n, one in enumerate(noise)]


FORMS = {
    "a.warc": b"".join,
    "member a record.warc.gz": lambda records: b"".join(map(gzip.compress, records)),
    "one member.warc.gz": lambda records: gzip.compress(b"".join(records)),
    "compressed without saying.warc": lambda records: b"".join(map(gzip.compress, records)),
}


@pytest.mark.parametrize("name", FORMS)
def test_pages_of_an_archive(tmp_path: Path, name: str) -> None:
    documents, failures = read_bytes(tmp_path, name, FORMS[name](pages(7)))
    assert failures == []
    assert [d.meta.url for d in documents] == [f"http://m.example/{n}" for n in range(7)]
    assert documents[0].text.startswith(ARABIC) and documents[0].meta.title == "عنوان"


@pytest.mark.parametrize("version", [b"WARC/1.1\r\n", b"WARC/1.0\n"])
def test_versions_and_line_ends(tmp_path: Path, version: bytes) -> None:
    content = pages(1)[0].replace(b"WARC/1.0\r\n", version)
    assert len(read_bytes(tmp_path, "a.warc", content + content)[0]) == 2


@pytest.mark.parametrize(
    "other",
    [
        record(b"software: x\r\n", "warcinfo", mime="application/warc-fields"),
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        record(b"", "revisit"),
        record(http(PAGE, "404 Not Found")),
        record(http(PAGE, "301 Moved")),
        record(http(b"\x89PNG", mime="image/png")),
        record(http(b"{}", mime="application/json")),
        record(b"not http", "response"),
        record(b"x", "resource", mime="image/gif"),
    ],
)
def test_records_that_hold_no_report_are_passed_over(tmp_path: Path, other: bytes) -> None:
    documents, failures = read_bytes(tmp_path, "a.warc", other + pages(1)[0] + other)
    assert len(documents) == 1 and failures == []


def test_resources_and_conversions(tmp_path: Path) -> None:
    content = record(PAGE, "resource", mime="text/html") + record(ARABIC.encode(), "conversion", mime="text/plain")
    documents, failures = read_bytes(tmp_path, "a.warc", content)
    assert failures == []
    assert documents[1].text == ARABIC


def test_a_canonical_address_goes_before_the_record_s(tmp_path: Path) -> None:
    page = PAGE.replace(b"<head>", b'<head><link rel="canonical" href="https://m.example/canonical">')
    (document,), _ = read_bytes(tmp_path, "a.warc", record(http(page)))
    assert document.meta.url == "https://m.example/canonical"


def chunked(body: bytes) -> bytes:
    parts = [body[n : n + 100] for n in range(0, len(body), 100)]
    return b"".join(f"{len(part):x};x=y\r\n".encode() + part + b"\r\n" for part in parts) + b"0\r\n\r\n"


def deflate(body: bytes, window: int) -> bytes:
    compressor = zlib.compressobj(wbits=window)
    return compressor.compress(body) + compressor.flush()


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE), ["Content-Encoding: gzip"]),
        (deflate(PAGE, 15), ["Content-Encoding: deflate"]),
        (deflate(PAGE, -15), ["Content-Encoding: deflate"]),
        (brotli.compress(PAGE), ["Content-Encoding: br"]),
        (chunked(PAGE), ["Transfer-Encoding: chunked"]),
        (chunked(PAGE)[:-60], ["Transfer-Encoding: chunked"]),
        (chunked(gzip.compress(PAGE)), ["Transfer-Encoding: chunked", "Content-Encoding: gzip"]),
        (PAGE, ["Content-Encoding: gzip"]),
        (PAGE, ["Content-Encoding: br"]),
        (PAGE, ["Content-Encoding: deflate"]),
        (PAGE, ["Transfer-Encoding: chunked"]),
        (gzip.compress(PAGE)[:-12], ["Content-Encoding: gzip"]),
    ],
)
def test_encodings_of_the_body(tmp_path: Path, body: bytes, headers: list[str]) -> None:
    (document,), failures = read_bytes(tmp_path, "a.warc", record(http(body, "200 OK", "text/html", *headers)))
    assert document.text.startswith(ARABIC[:30]) and failures == []


def test_the_charset_of_the_header(tmp_path: Path) -> None:
    body = PAGE.decode().encode("cp1256")
    (document,), _ = read_bytes(tmp_path, "a.warc", record(http(body, mime="text/html; charset=windows-1256")))
    assert document.text.startswith(ARABIC)


@pytest.mark.parametrize("mime", ["text/html", "text/plain"])
def test_pages_without_text_are_named(tmp_path: Path, mime: str) -> None:
    for body, code in ((b" ", "E107"), (bytes(range(256)) * 9, "E104")):
        _, (failure,) = read_bytes(tmp_path, "a.warc", record(http(body, mime=mime)))
        assert failure.code == code


# damage


@pytest.mark.parametrize("name", ["a.warc", "member a record.warc.gz"])
@pytest.mark.parametrize("victim", [0, 3, 6])
def test_a_damaged_record_harms_no_other(tmp_path: Path, name: str, victim: int) -> None:
    records = pages(7)
    records[victim] = records[victim].replace(b"Content-Length: ", b"Content-Length: 1")
    documents, failures = read_bytes(tmp_path, name, FORMS[name](records))
    assert [d.meta.url for d in documents] == [f"http://m.example/{n}" for n in range(7) if n != victim]
    assert [f.code for f in failures] == ["E110"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda r: r.replace(b"Content-Length: ", b"Content-Length: 0"),
        lambda r: r.replace(b"Content-Length: ", b"Content-Length: x"),
        lambda r: r.replace(b"Content-Length: ", b"Content-Length: 99999999999999999999"),
        lambda r: r.replace(b"Content-Length: ", b"Length: "),
        lambda r: r.replace(b"WARC/1.0", b"WARX/1.0"),
        lambda r: r[:200],
        lambda r: r[:-300],
        lambda r: b"\0" * len(r),
        lambda r: r[100:],
    ],
)
def test_kinds_of_damage_in_a_plain_archive(tmp_path: Path, spoil) -> None:  # type: ignore[no-untyped-def]
    records = pages(5)
    spoiled = spoil(records[2])
    documents, failures = read_bytes(tmp_path, "a.warc", b"".join([*records[:2], spoiled, *records[3:]]))
    found = {d.meta.url for d in documents}
    # a length that is a little too large is right about nothing but its own record and the one it eats into
    assert {"http://m.example/0", "http://m.example/1", "http://m.example/4"} <= found
    assert spoiled == records[2] or failures or "http://m.example/2" in found


def test_an_archive_cut_short(tmp_path: Path) -> None:
    for name in ("a.warc", "member a record.warc.gz", "one member.warc.gz"):
        whole = FORMS[name](pages(6))
        documents, failures = read_bytes(tmp_path, name, whole[: len(whole) * 3 // 4])
        assert len(documents) in (3, 4, 5), name
        assert len(failures) == 1, name


def test_fuzzed_archives_lose_only_what_was_hit(tmp_path: Path) -> None:
    chance = random.Random(11)
    records = [gzip.compress(one) for one in pages(12)]
    starts = [sum(map(len, records[:n])) for n in range(13)]
    for _ in range(60):
        content = bytearray(b"".join(records))
        hits = [chance.randrange(len(content)) for _ in range(chance.randrange(1, 4))]
        for at in hits:
            content[at] ^= 1 << chance.randrange(8)
        documents, failures = read_bytes(tmp_path, "a.warc.gz", bytes(content))
        unhurt = {n for n in range(12) if not any(starts[n] <= at < starts[n + 1] for at in hits)}
        found = {int((d.meta.url or "/-1").rpartition("/")[2]) for d in documents}
        assert unhurt <= found
        assert len(found) == 12 or failures


def test_rubbish_between_members_is_named(tmp_path: Path) -> None:
    first, second = map(gzip.compress, pages(2))
    documents, failures = read_bytes(tmp_path, "a.warc.gz", b"rubbish" + first + b"\0rubbish\0" + second)
    assert len(documents) == 2 and len(failures) == 2


@pytest.mark.parametrize("content", [b"", b"x", b"\x1f\x8b\x08", b"\x1f\x8b\x08" * 50, b"WARC/1.0\r\n", bytes(1000)])
def test_files_that_are_no_archive(tmp_path: Path, content: bytes) -> None:
    for name in ("a.warc", "a.warc.gz"):
        documents, failures = read_bytes(tmp_path, name, content)
        assert documents == [] and [f.code for f in failures] == ["E110"]


# bombs


def test_a_bomb_of_a_member_is_refused(tmp_path: Path) -> None:
    bomb = gzip.compress(record(bytes(60_000_000)))
    documents, failures = read_bytes(tmp_path, "a.warc.gz", bomb + gzip.compress(pages(1)[0]))
    assert len(documents) == 1
    assert [f.code for f in failures] == ["E103"]


@pytest.mark.parametrize("pack", [gzip.compress, lambda body: brotli.compress(body, quality=1)], ids=["gzip", "br"])
def test_a_bomb_of_a_page_is_refused(tmp_path: Path, pack) -> None:  # type: ignore[no-untyped-def]
    header = f"Content-Encoding: {'gzip' if pack is gzip.compress else 'br'}"
    bomb = record(http(pack(b"<p>" + bytes(60_000_000)), "200 OK", "text/html", header))
    documents, failures = read_bytes(tmp_path, "a.warc", bomb + pages(1)[0])
    assert len(documents) == 1
    assert [f.code for f in failures] == ["E103"]


def test_a_head_without_an_end_is_named(tmp_path: Path) -> None:
    endless = b"WARC/1.0\r\n" + b"X-Header: y\r\n" * 50_000
    documents, failures = read_bytes(tmp_path, "a.warc", endless + pages(1)[0])
    assert len(documents) == 1 and len(failures) == 1
