"""sources.csv: who published which file."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from tests.ingest.helpers import ARABIC, read, read_bytes

DAY = datetime.date(2024, 5, 12)


def fill(folder: Path, table: str, name: str = "sources.csv") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_text(ARABIC, encoding="utf-8")
    file = folder / name
    file.write_bytes(table.encode())
    return file


@pytest.mark.parametrize("of", ["folder", "file"])
def test_a_table_beside_the_files_is_used_without_asking(tmp_path: Path, of: str) -> None:
    fill(tmp_path, "file,outlet,published,url,title,language\na.txt,Al-Masar,2024-05-12,https://m.example/1,عنوان,ar\n")
    (document,), failures = read(tmp_path if of == "folder" else tmp_path / "a.txt")
    assert failures == []
    meta = document.meta
    assert (meta.outlet, meta.published, meta.published_from) == ("Al-Masar", DAY, "sources")
    assert (meta.url, meta.title, meta.language) == ("https://m.example/1", "عنوان", "ar")


def test_a_table_that_is_given_takes_the_place_of_the_one_beside(tmp_path: Path) -> None:
    fill(tmp_path / "in", "file,outlet,published\na.txt,Al-Masar,2024-05-12\n")
    given = tmp_path / "mine.csv"
    given.write_text("file,outlet,published\na.txt,Al-Rasd,\n", encoding="utf-8")
    (document,), _ = read(tmp_path / "in", sources=given)
    assert (document.meta.outlet, document.meta.published) == ("Al-Rasd", None)


@pytest.mark.parametrize("name", ["a.txt", "./a.txt", "in/a.txt", "  a.txt "])
def test_names_from_the_table_s_folder_or_bare(tmp_path: Path, name: str) -> None:
    fill(tmp_path / "in", "x")
    (tmp_path / "in" / "sources.csv").unlink()
    table = tmp_path / "s.csv"
    table.write_text(f"file,outlet,published\n{name},Al-Masar,2024-05-12\n", encoding="utf-8")
    (document,), _ = read(tmp_path / "in", sources=table)
    assert document.meta.outlet == "Al-Masar"


@pytest.mark.parametrize("name", ["b.txt", "../in/a.txt", "/etc/passwd", "other/a.txt", "A.TXT", "a"])
def test_names_that_are_other_files(tmp_path: Path, name: str) -> None:
    fill(tmp_path, f"file,outlet,published\n{name},Al-Masar,2024-05-12\n")
    (document,), failures = read(tmp_path / "a.txt")
    assert document.meta.outlet is None
    assert failures == []


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_tables_as_spreadsheets_write_them(tmp_path: Path, sign: str, line_end: str, mark: str) -> None:
    rows = ["file,outlet,published", "a.txt,المسار,2024/05/12", "", ",,"]
    fill(tmp_path, mark + line_end.join(rows).replace(",", sign))
    (document,), failures = read(tmp_path)
    assert (document.meta.outlet, document.meta.published) == ("المسار", DAY)
    assert failures == []


def test_a_table_in_another_encoding(tmp_path: Path) -> None:
    fill(tmp_path, "x")
    table = "file,outlet,published\na.txt,صحيفة المسار اليومية,2024-05-12\n"
    (tmp_path / "sources.csv").write_bytes(table.encode("cp1256"))
    (document,), _ = read(tmp_path)
    assert document.meta.outlet == "صحيفة المسار اليومية"


@pytest.mark.parametrize(
    ("table", "code", "line"),
    [
        ("file,outlet,published\na.txt,Al-Masar,soon\n", "E108", ":2"),
        ("file,outlet,published\n,Al-Masar,2024-05-12\n", "E109", ":2"),
        ("name,outlet\na.txt,Al-Masar\n", "E109", ":1"),
        ("file,outlet\na.txt,Al-Masar\na.txt,Al-Rasd\n", "E109", ":3"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line(tmp_path: Path, table: str, code: str, line: str) -> None:
    file = fill(tmp_path, table)
    documents, failures = read(tmp_path)
    assert len(documents) == 1
    assert [(f.code, f.place) for f in failures] == [(code, f"{file}{line}")]


def test_a_table_that_breaks_off_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawatur.ingest.sources.LARGEST_DOCUMENT", 100)
    fill(tmp_path, "file,outlet\na.txt,Al-Masar\n" + "x" * 500 + ",y\n")
    (document,), (failure,) = read(tmp_path)
    assert document.meta.outlet == "Al-Masar"
    assert failure.code == "E109" and "breaks off" in failure.message


def test_the_same_row_twice_is_no_harm(tmp_path: Path) -> None:
    fill(tmp_path, "file,outlet\na.txt,Al-Masar\na.txt,Al-Masar\n")
    (document,), failures = read(tmp_path)
    assert document.meta.outlet == "Al-Masar" and failures == []


def test_of_two_rows_the_first_counts(tmp_path: Path) -> None:
    fill(tmp_path, "file,outlet\na.txt,Al-Masar\na.txt,Al-Rasd\n")
    assert read(tmp_path)[0][0].meta.outlet == "Al-Masar"


def test_a_table_is_told_of_once_for_many_files(tmp_path: Path) -> None:
    fill(tmp_path, "file,outlet,published\na.txt,Al-Masar,soon\n")
    for name in ("b.txt", "c.txt"):
        (tmp_path / name).write_text(ARABIC, encoding="utf-8")
    assert len(read(tmp_path)[1]) == 1


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    fill(tmp_path, "x")
    (tmp_path / "sources.csv").unlink()
    documents, failures = read(tmp_path, sources=tmp_path / "none.csv")
    assert len(documents) == 1
    assert [f.code for f in failures] == ["E101"]


def test_a_binary_table_is_named(tmp_path: Path) -> None:
    fill(tmp_path, "x")
    (tmp_path / "sources.csv").write_bytes(bytes(range(256)) * 9)
    documents, failures = read(tmp_path)
    assert len(documents) == 1 and [f.code for f in failures] == ["E109"]


def test_short_rows_leave_the_rest_open(tmp_path: Path) -> None:
    fill(tmp_path, "file,outlet,published\na.txt\n")
    (document,), failures = read(tmp_path)
    assert document.meta.outlet is None and failures == []


def test_a_record_goes_before_the_table_and_the_table_before_a_page(tmp_path: Path) -> None:
    table = "file,outlet,published\na.jsonl,Al-Masar,2024-05-12\na.html,Al-Masar,2024-05-12\n"
    (tmp_path / "sources.csv").write_text(table, encoding="utf-8")
    record = f'{{"text": "{ARABIC}", "outlet": "Al-Rasd"}}'
    (document,), _ = read_bytes(tmp_path, "a.jsonl", record.encode())
    assert (document.meta.outlet, document.meta.published_from) == ("Al-Rasd", "sources")
    head = (
        '<meta property="article:published_time" content="2020-01-01"><meta property="og:site_name" content="Al-Rasd">'
    )
    page = f"<html><head>{head}</head><body><p>{ARABIC}</p></body></html>"
    (document,), _ = read_bytes(tmp_path, "a.html", page.encode())
    assert (document.meta.outlet, document.meta.published, document.meta.published_from) == ("Al-Masar", DAY, "sources")


def test_a_table_among_the_paths_holds_no_reports(tmp_path: Path) -> None:
    file = fill(tmp_path, "file,outlet,published\na.txt,Al-Masar,2024-05-12\n")
    documents, failures = read(file, tmp_path / "a.txt")
    assert len(documents) == 1 and failures == []


def test_the_seeds_have_their_sources(shared: Path) -> None:
    documents, failures = read(shared / "seeds")
    assert failures == []
    assert [d.meta.published_from for d in documents] == ["sources"] * 5
    assert documents[3].meta.outlet == "TRT Arabi"
    for document in documents:
        assert document.text.encode() == Path(document.meta.path or "").read_bytes()
