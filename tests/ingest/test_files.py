"""Paths: which files are read, which are refused, and that none is lost in silence."""

from __future__ import annotations

import datetime
import io
import os
import sys
from pathlib import Path

import pytest

from tawatur.ingest import Failure
from tawatur.ingest.files import kind_of, open_regular
from tawatur.ingest.records import LARGEST_DOCUMENT
from tests.ingest.helpers import ARABIC, read, read_bytes, read_stdin


def write(file: Path, text: str = ARABIC) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return file


def test_one_file(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt")
    (document,), failures = read(file)
    assert failures == []
    assert (document.text, document.meta.path) == (ARABIC, str(file))
    assert (document.meta.published, document.meta.published_from) == (None, None)


def test_the_path_is_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "in" / "a.txt")
    monkeypatch.chdir(tmp_path)
    for given, shown in (("in/a.txt", "in/a.txt"), ("in", "in/a.txt"), ("./in/a.txt", "in/a.txt"), (".", "in/a.txt")):
        (document,), _ = read(given)
        assert document.meta.path == shown


def test_the_id_does_not_hang_on_the_path(tmp_path: Path) -> None:
    (first,), _ = read(write(tmp_path / "a.txt"))
    (second,), _ = read(write(tmp_path / "b" / "c.txt"))
    assert first.id == second.id


@pytest.mark.parametrize(
    "text",
    [
        "سطر\nسطر\n",
        "سطر\r\nسطر\r\n",
        "سطر\rسطر\r",
        "سطر\u2028سطر\x85سطر\x0b",
        "  فراغ في الطرفين \t\n\n",
        "لا\0شيء بعد هذا كله من الكلام الطويل",
        "\u202bاتجاه\u202c \u200f",
        "ﷺ ﻻ أَبْدًا ـــ",
        "e\u0301 \u0627\u0653",
    ],
)
def test_the_text_is_kept_exactly(tmp_path: Path, text: str) -> None:
    (document,), _ = read_bytes(tmp_path, "a.txt", text.encode())
    assert document.text == text


def test_a_byte_order_mark_is_the_one_exception(tmp_path: Path) -> None:
    (document,), _ = read_bytes(tmp_path, "a.txt", b"\xef\xbb\xbf" + ARABIC.encode())
    assert document.text == ARABIC
    (document,), _ = read_bytes(tmp_path, "a.txt", b"\xef\xbb\xbf\xef\xbb\xbf" + ARABIC.encode())
    assert document.text == "\ufeff" + ARABIC


def test_a_folder_is_read_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c/z.txt", "c/y.html", "B.txt"):
        text = ARABIC + name
        write(tmp_path / name, f"<p>{text}</p>" if name.endswith("html") else text)
    documents, failures = read(tmp_path)
    assert failures == []
    names = [str(Path(d.meta.path or "").relative_to(tmp_path)) for d in documents]
    assert names == ["B.txt", "a.txt", "b.txt", "c/y.html", "c/z.txt"]


def test_what_a_folder_has_beside_reports_is_passed_over(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/a.txt", "README.md", "readme.txt", "a.txt~", "~a.txt", "sources.csv", "x.db"):
        write(tmp_path / name, "file,outlet,published\n")
    assert read(tmp_path) == ([], [])


def test_other_files_in_a_folder_are_named(tmp_path: Path) -> None:
    write(tmp_path / "a.pdf")
    write(tmp_path / "noending")
    write(tmp_path / "b.txt")
    documents, failures = read(tmp_path)
    assert len(documents) == 1
    assert [(Path(f.place).name, f.code) for f in failures] == [("a.pdf", "E102"), ("noending", "E102")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "text"),
        ("A.TXT", "text"),
        ("report", "text"),
        ("a.htm", "html"),
        ("a.jsonl", "jsonl"),
        ("a.csv", "csv"),
        ("a.xml", "feed"),
        ("a.warc", "warc"),
        ("a.b.WARC.GZ", "warc"),
        ("a.gz", None),
        ("a.docx", None),
        ("a.txt.exe", None),
    ],
)
def test_kinds(name: str, kind: str | None) -> None:
    assert kind_of(Path(name)) == kind


# what is no file


def test_a_missing_path(tmp_path: Path) -> None:
    documents, (failure,) = read(tmp_path / "none.txt")
    assert documents == []
    assert failure.code == "E101" and "no such file" in failure.message and failure.cure


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/dev/tty0"])
def test_devices_are_refused(path: str) -> None:
    if not Path(path).exists():
        pytest.skip("no such device here")
    documents, failures = read(path)
    assert documents == [] and [f.code for f in failures] == ["E101"]


def test_a_fifo_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path, tmp_path / "pipe.txt"):
        documents, failures = read(path)
        assert documents == [] and [f.message for f in failures] == ["no regular file"]


def test_a_loop_of_folders_ends(tmp_path: Path) -> None:
    write(tmp_path / "a" / "a.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    documents, failures = read(tmp_path)
    assert len(documents) == 1 and failures == []


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    for path in (tmp_path, tmp_path / "a.txt"):
        documents, failures = read(path)
        assert documents == [] and [f.code for f in failures] == ["E101"]


def test_links_out_of_a_folder_are_refused(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.txt")
    write(tmp_path / "in" / "real.txt")
    (tmp_path / "in" / "out.txt").symlink_to(secret)
    (tmp_path / "in" / "within.txt").symlink_to(tmp_path / "in" / "real.txt")
    documents, failures = read(tmp_path / "in")
    assert [Path(d.meta.path or "").name for d in documents] == ["real.txt", "within.txt"]
    assert [Path(f.place).name for f in failures] == ["out.txt"]
    assert len(read(tmp_path / "in" / "out.txt")[0]) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt").chmod(0)
    _, (failure,) = read(tmp_path)
    assert "permission" in failure.message


@pytest.mark.parametrize(
    "name", ["a\nb.txt", "a\x1b[31m.txt", "\u202etxt.exe.txt", "a'b\"c.txt", "…" * 60 + ".txt", "-.txt"]
)
def test_hostile_names(tmp_path: Path, name: str) -> None:
    (document,), _ = read(write(tmp_path / name))
    assert document.meta.path == str(tmp_path / name)
    write(tmp_path / name, " ")
    _, (failure,) = read(tmp_path / name)
    assert "\n" not in str(failure) and "\x1b" not in str(failure) and "\u202e" not in str(failure)


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    file = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(file)).write_bytes(ARABIC.encode())
    (document,), _ = read(tmp_path)
    assert (document.meta.path or "").endswith("\ufffd.txt")


def test_a_path_with_a_nul() -> None:
    _, (failure,) = read("a\0b.txt")
    assert failure.code == "E101"


def test_a_name_too_long() -> None:
    _, (failure,) = read("a" * 5000 + ".txt")
    assert failure.code == "E101"


def test_an_unknown_kind_is_named(tmp_path: Path) -> None:
    _, (failure,) = read(write(tmp_path / "a.pdf"))
    assert (failure.code, failure.message) == ("E102", "no reader for .pdf")


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf"])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    _, (failure,) = read_bytes(tmp_path, "a.txt", content)
    assert failure.code == "E107"


def test_a_file_above_the_cap(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with file.open("wb") as stream:
        stream.truncate(LARGEST_DOCUMENT + 1)
    _, (failure,) = read(file)
    assert (failure.code, failure.message) == ("E103", "larger than 20 MB")


def test_a_binary_file_is_no_text(tmp_path: Path) -> None:
    _, (failure,) = read_bytes(tmp_path, "a.txt", bytes(range(256)) * 20)
    assert failure.code == "E104"


def test_one_bad_path_harms_no_other(tmp_path: Path) -> None:
    good = write(tmp_path / "a.txt")
    documents, failures = read(tmp_path / "none", good, "/dev/null", good)
    assert len(documents) == 2 and len(failures) == 2


def test_documents_are_read_one_by_one(tmp_path: Path) -> None:
    from tawatur.ingest import read_paths

    first = write(tmp_path / "a.txt")
    items = read_paths([first, tmp_path / "later.txt"])
    next(items)
    write(tmp_path / "later.txt", ARABIC + " لاحقا")
    assert not isinstance(next(items), Failure)


def test_open_regular_gives_the_bytes(tmp_path: Path) -> None:
    stream = open_regular(write(tmp_path / "a.txt"))
    assert not isinstance(stream, Failure)
    with stream:
        assert stream.read().decode() == ARABIC


# what the caller says


def test_given_goes_before_all(tmp_path: Path) -> None:
    write(tmp_path / "sources.csv", "file,outlet,published\na.txt,Al-Masar,2024-01-01\n")
    day = datetime.date(2024, 5, 12)
    (document,), _ = read(write(tmp_path / "a.txt"), outlet="Al-Rasd", published=day)
    meta = document.meta
    assert (meta.outlet, meta.published, meta.published_from) == ("Al-Rasd", day, "given")
    record = f'{{"text": "{ARABIC}", "outlet": "x", "published": "2020-02-02"}}'
    (document,), _ = read(write(tmp_path / "a.jsonl", record), published=day)
    assert (document.meta.outlet, document.meta.published_from) == ("x", "given")


# standard input


def test_stdin_as_text() -> None:
    (document,), _ = read_stdin(ARABIC.encode())
    assert (document.text, document.meta.path) == (ARABIC, "-")


@pytest.mark.parametrize("text", ["[صورة] " + ARABIC, "«" + ARABIC + "»", "<p>نص</p>", "(1) خبر"])
def test_stdin_text_that_begins_with_a_sign(text: str) -> None:
    (document,), _ = read_stdin(text.encode())
    assert document.text == text


def test_stdin_as_json_lines() -> None:
    lines = f'\ufeff{{"id": "1", "text": "{ARABIC}"}}\n\n{{"text": ""}}\n{{"id": 2, "text": "{ARABIC}"}}'
    documents, failures = read_stdin(lines.encode())
    assert [d.id for d in documents] == ["1", "2"]
    assert [f.place for f in failures] == ["-:3"]


def test_stdin_that_is_empty() -> None:
    _, (failure,) = read_stdin(b"")
    assert (failure.place, failure.code) == ("-", "E107")


def test_stdin_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARABIC.encode())))
    (document,), _ = read("-")
    assert document.text == ARABIC
