"""JSON Lines: a bad line is named by its number, and every other line is read."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.ingest.records import LARGEST_DOCUMENT
from tests.ingest.helpers import ARABIC, read, read_bytes

GOOD = json.dumps({"text": ARABIC}, ensure_ascii=False).encode()


def read_line(folder: Path, line: bytes):  # type: ignore[no-untyped-def]
    """The document and the failure of one line that stands between two good ones."""
    documents, failures = read_bytes(folder, "a.jsonl", GOOD + b"\n" + line + b"\n" + GOOD)
    assert [d.text for d in (documents[0], documents[-1])] == [ARABIC, ARABIC]
    assert all(f.place == f"{folder / 'a.jsonl'}:2" for f in failures)
    return documents[1:-1], failures


def test_all_fields(tmp_path: Path) -> None:
    record = {
        "id": "r1",
        "text": "  نص\r\n",
        "outlet": " Al-Masar ",
        "published": "2024-05-12",
        "url": "https://m.example/1",
        "title": "عنوان",
        "language": "ar",
        "other": [1, {"a": None}],
    }
    (document,), failures = read_bytes(tmp_path, "a.jsonl", json.dumps(record).encode())
    assert failures == []
    meta = document.meta
    assert (document.id, document.text) == ("r1", "  نص\r\n")
    assert (meta.outlet, meta.published, meta.published_from) == ("Al-Masar", datetime.date(2024, 5, 12), "record")
    assert (meta.url, meta.title, meta.language) == ("https://m.example/1", "عنوان", "ar")


def test_source_is_outlet_by_another_name(tmp_path: Path) -> None:
    line = json.dumps({"text": ARABIC, "source": "Al-Masar"}).encode()
    assert read_bytes(tmp_path, "a.jsonl", line)[0][0].meta.outlet == "Al-Masar"
    line = json.dumps({"text": ARABIC, "source": "Al-Masar", "outlet": "Al-Rasd"}).encode()
    assert read_bytes(tmp_path, "a.jsonl", line)[0][0].meta.outlet == "Al-Rasd"


@pytest.mark.parametrize("field", ["id", "outlet", "source", "published", "url", "title", "language"])
@pytest.mark.parametrize("value", [None, "", "  "])
def test_fields_that_say_nothing(tmp_path: Path, field: str, value: str | None) -> None:
    if (field, value) == ("id", "  "):
        pytest.skip("an id of spaces is an id")
    (document,), failures = read_line(tmp_path, json.dumps({"text": ARABIC + "1", field: value}).encode())
    assert failures == []
    assert document.id.startswith("sha256:")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-05-12", 12),
        ("2024-05-12T23:59:59Z", 12),
        ("2024-05-12T00:30:00+03:00", 12),
        ("2024-05-12 10:00", 12),
        ("2024/5/12", 12),
        ("2024.05.12", 12),
        ("20240512", 12),
        ("Sun, 12 May 2024 23:30:00 +0300", 12),
        ("12 May 2024 10:00:00 GMT", 12),
    ],
)
def test_dates_that_are_read(tmp_path: Path, written: str, day: int) -> None:
    (document,), failures = read_line(tmp_path, json.dumps({"text": "x", "published": written}).encode())
    assert failures == []
    assert document.meta.published == datetime.date(2024, 5, day)


@pytest.mark.parametrize(
    "written",
    [
        "soon",
        "2024-13-01",
        "2024-02-30",
        "12/05/2024",
        "0000-01-01",
        "1715472000",
        "2024",
        "٢٠٢٤-٠٥-١٢",
        "2024-05-12x",
        "-",
        "Mon, 99 Foo",
        "99999999999999999999-01-01",
    ],
)
def test_dates_that_are_none_are_named_and_the_report_is_read(tmp_path: Path, written: str) -> None:
    (document,), (failure,) = read_line(tmp_path, json.dumps({"text": "x", "published": written}).encode())
    assert document.meta.published is None and document.meta.published_from is None
    assert failure.code == "E108"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b'{"text": "half', "E105"),
        (b'{"text": "a",}', "E105"),
        (b'{"text": NaN}', "E105"),
        (b'{"text": 1e999}', "E105"),
        (b'{"text": "\\ud83d"}', "E105"),
        (b'{"text": "a\\udc00b"}', "E105"),
        (b'{"text": "a"} {"text": "b"}', "E105"),
        (b"{'text': 'a'}", "E105"),
        (b"[" * 100_000, "E105"),
        (b'{"text":' * 20_000, "E105"),
        (b'{"n": ' + b"9" * 5000 + b', "text": "a"}', "E105"),
        (b"text", "E105"),
        (b"\x00\xff\x00\x81" * 40, "E104"),
        (b"[]", "E105"),
        (b'["text"]', "E105"),
        (b'"text"', "E105"),
        (b"17", "E105"),
        (b"null", "E105"),
        (b"true", "E105"),
        (b"{}", "E106"),
        (b'{"body": "a"}', "E106"),
        (b'{"text": null}', "E106"),
        (b'{"text": 5}', "E106"),
        (b'{"text": ["a"]}', "E106"),
        (b'{"text": {"a": 1}}', "E106"),
        (b'{"text": true}', "E106"),
        (b'{"text": ""}', "E107"),
        (b'{"text": " \\n\\t\\u00a0"}', "E107"),
        (b'{"text": "a", "id": ["x"]}', "E106"),
        (b'{"text": "a", "id": true}', "E106"),
        (b'{"text": "a", "id": 1.5}', "E106"),
        (b'{"text": "a", "id": "' + b"x" * 1001 + b'"}', "E106"),
    ],
)
def test_bad_lines_are_named_and_harm_no_other(tmp_path: Path, line: bytes, code: str) -> None:
    documents, failures = read_line(tmp_path, line)
    assert documents == []
    assert [f.code for f in failures] == [code]
    assert failures[0].cure


@pytest.mark.parametrize("field", ["outlet", "published", "url", "title", "language"])
@pytest.mark.parametrize("value", [5, ["a"], {"a": 1}, True, 1.5])
def test_a_field_of_the_wrong_type_is_named_and_left_out(tmp_path: Path, field: str, value: object) -> None:
    (document,), (failure,) = read_line(tmp_path, json.dumps({"text": "نص", field: value}).encode())
    assert getattr(document.meta, field) is None
    assert failure.code == "E106" and failure.message.startswith(field)


def test_a_number_as_id_is_an_id(tmp_path: Path) -> None:
    (document,), _ = read_line(tmp_path, b'{"text": "a", "id": 17}')
    assert document.id == "17"


@pytest.mark.parametrize("blank", [b"", b" ", b"\t", b"\r", b"\r\n\r\n", b"\n\n\n"])
def test_blank_lines_count_and_are_passed_over(tmp_path: Path, blank: bytes) -> None:
    content = b"\xef\xbb\xbf" + blank + b"\n" + GOOD + b"\n" + blank + b"\nbad\n"
    documents, (failure,) = read_bytes(tmp_path, "a.jsonl", content)
    assert len(documents) == 1
    assert failure.place == f"{tmp_path / 'a.jsonl'}:{content[: content.index(b'bad')].count(10) + 1}"


def test_line_ends_of_all_systems(tmp_path: Path) -> None:
    assert len(read_bytes(tmp_path, "a.jsonl", GOOD + b"\r\n" + GOOD + b"\r\n")[0]) == 2


def test_line_separators_within_a_text_end_no_line(tmp_path: Path) -> None:
    record = json.dumps({"text": "أ\u2028ب\x85ج"}, ensure_ascii=False).encode()
    (document,), failures = read_bytes(tmp_path, "a.jsonl", record)
    assert document.text == "أ\u2028ب\x85ج" and failures == []


def test_of_a_field_that_stands_twice_the_last_counts(tmp_path: Path) -> None:
    (document,), _ = read_bytes(tmp_path, "a.jsonl", b'{"text": "a", "text": "b"}')
    assert document.text == "b"


def test_a_line_above_the_cap_is_named_and_passed_over(tmp_path: Path) -> None:
    content = GOOD + b'\n{"text": "' + b"x" * (LARGEST_DOCUMENT + 10) + b'"}\n' + GOOD
    documents, (failure,) = read_bytes(tmp_path, "a.jsonl", content)
    assert len(documents) == 2
    assert (failure.code, failure.place) == ("E103", f"{tmp_path / 'a.jsonl'}:2")


@pytest.mark.parametrize("layout", [None, 2])
@pytest.mark.parametrize("ending", ["jsonl", "json"])
def test_an_array_of_records_is_read_too(tmp_path: Path, layout: int | None, ending: str) -> None:
    records = [{"text": ARABIC, "id": "a"}, 5, {"text": ARABIC, "id": "b"}]
    documents, (failure,) = read_bytes(tmp_path, f"a.{ending}", json.dumps(records, indent=layout).encode())
    assert [d.id for d in documents] == ["a", "b"]
    assert failure.place.endswith(":#2")


def test_one_record_over_several_lines(tmp_path: Path) -> None:
    (document,), failures = read_bytes(tmp_path, "a.json", json.dumps({"text": ARABIC}, indent=1).encode())
    assert document.text == ARABIC and failures == []


def test_json_that_is_no_report_is_named_once(tmp_path: Path) -> None:
    documents, failures = read_bytes(tmp_path, "manifest.json", b'[\n {"name": "a"},\n {"name": "b"}\n]')
    assert documents == [] and [f.code for f in failures] == ["E106"]


def test_an_array_above_the_cap_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawatur.ingest.jsonl.LARGEST_DOCUMENT", 500)
    documents, (failure,) = read_bytes(tmp_path, "a.json", b"[\n" + (GOOD + b",\n") * 20 + GOOD + b"]")
    assert documents == [] and failure.code == "E105"


def test_a_broken_first_line_harms_no_other(tmp_path: Path) -> None:
    documents, failures = read_bytes(tmp_path, "a.jsonl", b"[\n" + GOOD + b"\n" + GOOD)
    assert len(documents) == 2 and [f.place[-2:] for f in failures] == [":1"]


@pytest.mark.parametrize(
    "encoding",
    ["utf-16", "utf-32", "utf-16-le-mark", "utf-16-be-mark", "utf-16-le", "utf-16-be", "cp1256", "iso-8859-6"],
)
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    text = "\n".join(json.dumps({"text": ARABIC + str(n)}, ensure_ascii=False) for n in range(3))
    plain = encoding.removesuffix("-mark")
    content = ("\ufeff" if encoding.endswith("-mark") else "").encode(plain) + text.encode(plain)
    documents, failures = read_bytes(tmp_path, "a.jsonl", content)
    assert [d.text for d in documents] == [ARABIC + str(n) for n in range(3)]
    assert failures == []


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.binary(max_size=60) | st.sampled_from([GOOD, b"{", b"[", b"]", b"\xff\xfe", b'{"text":'])))
def test_no_bytes_raise(tmp_path: Path, lines: list[bytes]) -> None:
    read_bytes(tmp_path, "a.jsonl", b"\n".join(lines))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
_FIELDS = st.sampled_from(["text", "id", "outlet", "source", "published", "url", "title", "language", "x"])


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dictionaries(_FIELDS, _JSON | st.just(ARABIC), max_size=5), max_size=4))
def test_every_record_is_a_document_or_a_failure(tmp_path: Path, records: list[dict[str, object]]) -> None:
    content = b"\n".join(json.dumps(record).encode() for record in records)
    documents, failures = read_bytes(tmp_path, "a.jsonl", content)
    places = {f.place for f in failures}
    assert len(documents) + len(places) >= len(records)
    for document in documents:
        document.text.encode()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1).filter(str.strip))
def test_texts_come_through_unchanged(tmp_path: Path, text: str) -> None:
    for ascii_only in (True, False):
        line = json.dumps({"text": text}, ensure_ascii=ascii_only)
        (document,), failures = read_bytes(tmp_path, "a.jsonl", line.encode())
        assert document.text == text and failures == []


def test_the_wild_reports_are_read_whole(shared: Path) -> None:
    path = shared / "dev" / "wild.jsonl"
    documents, failures = read(path)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    assert failures == []
    assert [d.text for d in documents] == [line["text"] for line in lines]
