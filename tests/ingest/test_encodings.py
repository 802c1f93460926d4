"""Encodings: what was written is what is read, whatever the bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tawatur.ingest.encodings import decode, detect
from tests.ingest.helpers import ARABIC, read_bytes

TEXTS = {
    "short": "وصل الوزير",
    "press": ARABIC,
    "lines": "سطر أول\r\nسطر ثان\r\n\r\nوقال الرئيس إن اللجنة ستجتمع الأربعاء.\n",
    "digits": "في 12 مايو 2024 أعلنت الوزارة أن 35 حافلة (و7 قطارات) ستعمل: «لا تأخير».",
    "latin": "قال John Smith من BBC إن شركة Siemens ستوقع العقد في القاهرة.",
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ["cp1256", "iso-8859-6", "utf-16", "utf-16-le", "utf-16-be", "utf-8", "utf-32"])
def test_arabic_in_every_encoding(tmp_path: Path, encoding: str, name: str) -> None:
    text = TEXTS[name]
    if encoding == "iso-8859-6":
        text = text.replace("«", '"').replace("»", '"')
    (document,), failures = read_bytes(tmp_path, "a.txt", text.encode(encoding))
    assert document.text == text
    assert failures == []


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8", "utf-32-le"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    assert decode(("\ufeff" + ARABIC).encode(encoding)) == ARABIC


@pytest.mark.parametrize("text", ["Plain ASCII text.", "Le ministre a été reçu à l'Élysée.", "x", "12:30", "😀"])
def test_other_languages_in_utf8(text: str) -> None:
    assert decode(text.encode()) == text


def test_french_in_latin_1() -> None:
    text = "Le ministre a été reçu à l'Élysée après la réunion de cette année."
    assert decode(text.encode("latin-1")) in (text, None)


def test_a_declared_encoding_is_tried_and_not_believed() -> None:
    assert decode(ARABIC.encode("cp1256"), "windows-1256") == ARABIC
    assert decode(ARABIC.encode("cp1256"), "iso-8859-1") == ARABIC
    assert decode(ARABIC.encode("cp1256"), "no-such-encoding") == ARABIC
    assert decode(ARABIC.encode(), "windows-1256") == ARABIC


@pytest.mark.parametrize("declared", ["rot13", "base64", "hex", "idna", "unicode_escape", "zlib", "undefined", "\0"])
def test_declared_codecs_that_are_no_charset_do_no_harm(declared: str) -> None:
    assert decode(ARABIC.encode("cp1256"), declared) == ARABIC


def test_one_wrong_byte_becomes_a_replacement_character() -> None:
    data = bytearray((ARABIC * 5).encode())
    data[60] = 0xFF
    text = decode(bytes(data))
    assert text is not None
    assert text.count("\ufffd") in (1, 2)
    assert text.endswith(ARABIC)


def test_a_text_cut_in_a_letter_keeps_the_rest() -> None:
    data = ARABIC.encode()[:-1] + "ة".encode()[:1]
    text = decode(data)
    assert text == ARABIC[:-1] + "\ufffd"


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x00" * 100, b"\x89PNG\r\n\x1a\n" + bytes(200)])
def test_bytes_that_are_no_text(data: bytes) -> None:
    assert detect(data) is None
    assert decode(data) is None


def test_nothing_is_empty_text() -> None:
    assert decode(b"") == ""


@given(st.text())
@example("\x06")
def test_utf8_is_always_read_as_it_is(text: str) -> None:
    read = decode(text.encode())
    if "\0" not in text:
        assert read == text.removeprefix("\ufeff")


@settings(max_examples=300)
@given(st.binary(max_size=300), st.none() | st.sampled_from(["utf-8", "cp1256", "utf-7", "ascii", "utf-16"]))
def test_no_bytes_raise(data: bytes, declared: str | None) -> None:
    text = decode(data, declared)
    if text is not None:
        text.encode()
