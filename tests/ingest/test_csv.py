"""CSV records: one a row, told apart from a sources.csv by the header."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ingest.helpers import ARABIC, read_bytes


def table(*rows: list[str], delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_records(tmp_path: Path, delimiter: str) -> None:
    content = table(
        ["ID", " Text", "outlet", "published"],
        ["1", ARABIC + '\nسطر ثان، و"اقتباس"', "Al-Masar", "2024-05-12"],
        [],
        ["2", ARABIC, "", ""],
        delimiter=delimiter,
    )
    documents, failures = read_bytes(tmp_path, "a.csv", content)
    assert failures == []
    assert [d.id for d in documents] == ["1", "2"]
    assert documents[0].text == ARABIC + '\nسطر ثان، و"اقتباس"'
    assert documents[0].meta.published_from == "record"
    assert documents[1].meta.outlet is None


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_within_a_text_are_kept(tmp_path: Path, line_end: str) -> None:
    content = f'text,id\r\n"سطر{line_end}سطر",1\r\n'.encode()
    (document,), _ = read_bytes(tmp_path, "a.csv", content)
    assert document.text == f"سطر{line_end}سطر"


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"title,body\na,b\n", "E106", 1),
        ("text,id\nنص,1,زائد\nنص,2\n".encode(), "E105", 2),
        ("text,published\nنص,غدا\nنص,2024-01-01\n".encode(), "E108", 2),
        ("id,text\n1,\n2,نص\n".encode(), "E106", 2),
    ],
)
def test_bad_rows_are_named_by_line(tmp_path: Path, content: bytes, code: str, line: int) -> None:
    _, failures = read_bytes(tmp_path, "a.csv", content)
    assert [(f.code, f.place) for f in failures] == [(code, f"{tmp_path / 'a.csv'}:{line}")]


def test_a_bad_row_harms_no_other(tmp_path: Path) -> None:
    content = "text,id\nنص أول,1\nنص,2,زائد\nنص ثالث,3\n".encode()
    documents, failures = read_bytes(tmp_path, "a.csv", content)
    assert [d.id for d in documents] == ["1", "3"] and len(failures) == 1


def test_a_quotation_mark_left_open_harms_no_other_row(tmp_path: Path) -> None:
    content = 'text,id\nنص أول,1\n"نص بلا نهاية,2\nنص ثالث,3\n"نص\nرابع",4\n"خامس,5\nنص سادس,6\n'.encode()
    documents, failures = read_bytes(tmp_path, "a.csv", content)
    assert {"1", "3", "6"} <= {d.id for d in documents}
    assert all(f.code == "E105" for f in failures) and failures
    documents, (failure,) = read_bytes(tmp_path, "a.csv", 'text,id\n"نص,1\nنص ثان,2\nنص ثالث,3\n'.encode())
    assert [d.id for d in documents] == ["2", "3"]
    assert failure.place == f"{tmp_path / 'a.csv'}:2"


def test_quotation_marks_that_are_not_doubled_are_named(tmp_path: Path) -> None:
    documents, (failure,) = read_bytes(tmp_path, "a.csv", 'text,id\n"قال "نعم" ثم",1\nنص,2\n'.encode())
    assert [d.id for d in documents] == ["2"]
    assert failure.code == "E105" and "double" in (failure.cure or "")


def test_many_open_quotation_marks_end_soon(tmp_path: Path) -> None:
    content = b"text,id\n" + b'"a\n' * 20_001
    read_bytes(tmp_path, "a.csv", content)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"text\n", b"text,id\n,\n"])
def test_tables_without_records(tmp_path: Path, content: bytes) -> None:
    assert read_bytes(tmp_path, "a.csv", content) == ([], [])


def test_empty_cells_at_the_end_are_no_harm(tmp_path: Path) -> None:
    documents, failures = read_bytes(tmp_path, "a.csv", "text,id\nنص,1,,\n".encode())
    assert len(documents) == 1 and failures == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso-8859-6"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    content = f"text,id\n{ARABIC},1\n".encode(encoding)
    (document,), failures = read_bytes(tmp_path, "a.csv", content)
    assert (document.text, document.id) == (ARABIC, "1") and failures == []


def test_nul_bytes_are_shown(tmp_path: Path) -> None:
    (document,), _ = read_bytes(tmp_path, "a.csv", "text,id\nنص\0بعده الكثير من الكلام هنا,1\n".encode())
    assert document.text == "نص\ufffdبعده الكثير من الكلام هنا"


def test_a_binary_file(tmp_path: Path) -> None:
    _, (failure,) = read_bytes(tmp_path, "a.csv", bytes(range(256)) * 40)
    assert failure.code == "E104"


def test_a_cell_above_the_cap_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tawatur.ingest import csv as module

    monkeypatch.setattr(module, "LARGEST_DOCUMENT", 200)
    content = b"text,id\n" + b"x" * 500 + b",1\nshort,2\n"
    documents, failures = read_bytes(tmp_path, "a.csv", content)
    assert [d.id for d in documents] == ["2"]
    assert [f.code for f in failures] == ["E105"]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"\xfe\xff\x00", b"\x06\x06\x06\x06", b"\x00\x06" * 9 + b"\x00"])
def test_pieces_of_wide_encodings(tmp_path: Path, content: bytes) -> None:
    assert read_bytes(tmp_path, "a.csv", content)[0] == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_no_bytes_raise(tmp_path: Path, content: bytes) -> None:
    read_bytes(tmp_path, "a.csv", content)
    read_bytes(tmp_path, "b.csv", b"text,id,published\n" + content)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).filter(str.strip), max_size=4)
)
def test_texts_come_through_unchanged(tmp_path: Path, texts: list[str]) -> None:
    content = table(["text", "id"], *([text, str(n)] for n, text in enumerate(texts)))
    documents, failures = read_bytes(tmp_path, "a.csv", content)
    assert [d.text for d in documents] == texts and failures == []
