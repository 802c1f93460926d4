"""Reports in and out: what is added is what comes back, once, and never changed."""

from __future__ import annotations

import datetime
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.errors import StoreError
from tawatur.ingest import Failure
from tawatur.model import Mention, Meta, Quantity, make_document
from tawatur.model.codec import encode
from tawatur.store import Store, open_store
from tawatur.store.rows import number
from tests.store.samples import VISIT, mentions, report


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_metadata_of_an_unknown_report_is_an_error(store: Store) -> None:
    with pytest.raises(StoreError, match="no report"):
        store.meta("sha256:nothing")


def test_what_is_added_comes_back(store: Store) -> None:
    document = report()
    assert store.add([document]) == 1
    assert store.document(document.id) == document
    assert encode(store.document(document.id)) == encode(document)
    assert store.meta(document.id) == document.meta


def test_documents_come_by_id(store: Store) -> None:
    documents = [report(VISIT + f" ({n})", outlet=f"outlet {n}") for n in range(600)]
    store.add(documents)
    assert [d.id for d in store.documents()] == sorted(d.id for d in documents)


def test_documents_are_decoded_one_by_one(store: Store) -> None:
    store.add(report(outlet=f"{n}") for n in range(3))
    iterator = store.documents()
    first = next(iterator)
    store.add([report(outlet="late")])
    assert first.id not in {d.id for d in iterator}


def test_a_known_report_is_skipped(store: Store) -> None:
    document = report()
    assert [store.add([document]), store.add([document]), store.add([document, document])] == [1, 0, 0]
    assert store.known([document.id, "sha256:none"]) == {document.id}


def test_a_report_twice_in_a_batch_is_stored_once(store: Store) -> None:
    assert store.add([report(), report()]) == 1


def test_two_outlets_with_one_text_are_two_reports(store: Store) -> None:
    assert store.add([report(outlet="Al-Masar"), report(outlet="Al-Rasd")]) == 2


def test_an_empty_batch_is_no_harm(store: Store) -> None:
    assert store.add([]) == 0


def test_a_batch_that_breaks_is_not_stored_in_part(store: Store) -> None:
    def broken() -> object:
        yield report()
        raise RuntimeError("the annotator fell over")

    with pytest.raises(RuntimeError):
        store.add(broken())  # type: ignore[arg-type]
    assert list(store.documents()) == []
    assert store.add([report()]) == 1


def test_a_report_without_layers_is_stored(store: Store) -> None:
    document = make_document(VISIT, Meta(outlet="Al-Masar"))
    store.add([document])
    assert store.document(document.id) == document


def test_half_a_surrogate_is_logged_and_harms_no_other(store: Store, path: Path) -> None:
    bad = make_document("نص \ud83d مقطوع", Meta(path="bad.txt"))
    assert store.add([bad, report()]) == 1
    (logged,) = rows(path, "SELECT place, code, cure FROM ingest_log")
    assert logged == ("'bad.txt'", "E107", "repair the text")


def test_a_surrogate_in_the_metadata_is_logged_too(store: Store, path: Path) -> None:
    bad = make_document("نص", Meta(path="a.txt", title="\udc80"))
    assert store.add([bad]) == 0
    assert len(rows(path, "SELECT * FROM ingest_log")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "نص\0بعده",
        "\ufeffنص",
        "سطر\r\nسطر\rسطر\u2028سطر\x85",
        "\u202eعكس\u202c",
        "😀 وجه",
        "a" * 200_000,
        "'; DROP TABLE reports; --",
    ],
)
def test_odd_texts_come_back_as_they_were(store: Store, text: str) -> None:
    document = make_document(text, Meta())
    store.add([document])
    assert store.document(document.id).text == text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1), title=st.none() | st.text(), outlet=st.none() | st.text())
def test_any_text_is_stored_or_logged(
    tmp_path_factory: pytest.TempPathFactory, text: str, title: str | None, outlet: str | None
) -> None:
    document = make_document(text, Meta(title=title, outlet=outlet))
    with open_store(tmp_path_factory.mktemp("any") / "a.db", create=True) as store:
        assert store.add([document]) == 1
        assert store.document(document.id) == document
        assert store.verify() == (0, [])


def test_flat_tables_can_be_read_with_any_tool(store: Store, path: Path) -> None:
    document = report()
    store.add([document])
    assert rows(path, 'SELECT surface, kind, entity, name FROM mentions WHERE kind = "PERSON"') == [
        ("مازن الحلبي", "PERSON", "per.mazen-halabi", "Mazen Halabi")
    ]
    assert rows(path, "SELECT surface, value, weekday FROM timexes") == [("الأحد", "2024-05-12", 7)]
    assert rows(path, "SELECT surface, low, high, counted FROM quantities") == [("12 حافلة", 12, 12, "حافلة")]
    assert rows(path, "SELECT cue, chain, stance FROM attributions") == [("قال", "Al-Masar ← Mazen Halabi", "said")]
    assert rows(path, "SELECT surface, type, mode, actors, contexts FROM event_mentions") == [
        ("وصل", "CONSULT", "visit", "Mazen Halabi", "transport")
    ]
    assert rows(path, "SELECT surface, code, suggestion, why FROM report_findings") == [
        ("الأحد", "C201", "2024-05-13", "the day after")
    ]
    assert rows(path, "SELECT outlet, published, published_from FROM reports") == [("Al-Masar", "2024-05-12", "record")]


def test_every_surface_is_the_text_at_its_span(store: Store, path: Path) -> None:
    store.add([report()])
    for table in ("mentions", "timexes", "quantities", "attributions", "event_mentions", "report_findings"):
        query = f'SELECT substr(text, "start" + 1, "end" - "start"), surface FROM {table} JOIN reports ON id = report'
        for cut, surface in rows(path, query):
            assert cut == surface


@pytest.mark.parametrize(
    ("value", "kept"), [(10**30, 1e30), (-(10**20), -1e20), (3.5, 3.5), (7, 7), (2**63 - 1, 2**63 - 1)]
)
def test_counts_that_sqlite_cannot_hold(store: Store, path: Path, value: float, kept: float) -> None:
    quantity = Quantity(start=0, end=3, rule="ar.test.x", low=value, high=None, modifier="more_than", kind="money")
    document = make_document(VISIT, Meta()).with_layer(Quantity, [quantity])
    store.add([document])
    assert rows(path, "SELECT low FROM quantities") == [(kept,)]
    assert store.document(document.id)[Quantity][0].low == value


def test_a_count_beyond_all_floats_is_left_out_of_the_column() -> None:
    assert number(10**400) is None


def test_the_versions_that_coded_a_report_are_kept(store: Store, path: Path) -> None:
    store.add([report()])
    ((code, lexicon),) = rows(path, "SELECT code_version, lexicon_version FROM reports")
    assert code and len(str(lexicon)) == 64
    assert store.stale() == []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE reports SET code_version = '0.0.1'")
    assert store.stale() == [report().id]


# coding afresh


def test_recode_replaces_the_layers(store: Store, path: Path) -> None:
    document = report()
    store.add([document])
    bare = make_document(document.text, document.meta, document.id).with_layer(Mention, mentions(VISIT)[:1])
    assert store.recode([bare]) == 1
    assert store.document(document.id) == bare
    assert rows(path, "SELECT count(*) FROM mentions") == [(1,)]
    assert rows(path, "SELECT count(*) FROM timexes") == [(0,)]
    assert store.verify()[1] == []


def test_recode_keeps_a_date_read_anew_from_the_text(store: Store) -> None:
    document = report(published=None)
    store.add([document])
    dated = document.with_meta(
        msgspec.structs.replace(document.meta, published=datetime.date(2024, 5, 12), published_from="text")
    )
    store.recode([dated])
    assert store.document(document.id).meta.published_from == "text"
    assert store.search("مسقط")[0].published == "2024-05-12"


def test_recode_refuses_what_is_not_stored_and_changes_nothing(store: Store) -> None:
    document = report()
    store.add([document])
    bare = make_document(document.text, document.meta, document.id)
    with pytest.raises(StoreError, match="is not stored"):
        store.recode([bare, report(outlet="unknown")])
    assert store.document(document.id) == document


def test_recode_refuses_another_text(store: Store) -> None:
    store.add([report(identity="a")])
    with pytest.raises(StoreError, match="another text"):
        store.recode([make_document("نص آخر", Meta(), "a")])


# finding one report


def test_a_report_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    document = report()
    store.add([document])
    assert store.document(document.id[:12]).id == document.id


@pytest.mark.parametrize("identity", ["", "nothing", "%", "a_b", "sha256:%"])
def test_no_such_report(store: Store, identity: str) -> None:
    store.add([report()])
    with pytest.raises(StoreError, match="no report"):
        store.document(identity)


def test_a_beginning_of_two_ids_is_refused(store: Store) -> None:
    store.add([report(identity="abc-1"), report(identity="abc-2")])
    with pytest.raises(StoreError, match="more than one"):
        store.document("abc")


def test_an_id_that_begins_another_is_itself(store: Store) -> None:
    store.add([report(identity="abc"), report(identity="abcd", outlet="other")])
    assert store.document("abc").meta.outlet == "Al-Masar"


# versions of one report


def test_a_corrected_report_supersedes_the_earlier_one(store: Store, path: Path) -> None:
    old = report(url="https://masar.example/news/17")
    new = report(VISIT.replace("12", "14"), url="https://masar.example/news/17")
    store.add([old])
    store.add([new])
    assert [d.id for d in store.documents()] == [new.id]
    assert {d.id for d in store.documents(superseded=True)} == {old.id, new.id}
    assert rows(path, "SELECT version_of FROM reports WHERE superseded_by IS NULL") == [(old.id,)]


def test_a_changed_file_supersedes_the_earlier_one(store: Store) -> None:
    store.add([report(path="folder/a.txt")])
    new = report(VISIT + " انتهى", path="folder/a.txt")
    store.add([new])
    assert [d.id for d in store.documents()] == [new.id]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_versions_the_later_date_counts_in_whatever_order(store: Store, order: tuple[int, int]) -> None:
    versions = [
        report(url="https://masar.example/news/17", published=datetime.date(2024, 5, 12)),
        report(VISIT + " انتهى", url="https://masar.example/news/17", published=datetime.date(2024, 5, 13)),
    ]
    for one in order:
        store.add([versions[one]])
    assert [d.id for d in store.documents()] == [versions[1].id]


def test_three_versions_form_a_chain(store: Store, path: Path) -> None:
    versions = [report(VISIT + " تحديث" * n, path="a.txt") for n in range(3)]
    for version in versions:
        store.add([version])
    assert [d.id for d in store.documents()] == [versions[-1].id]
    assert len(rows(path, "SELECT 1 FROM reports WHERE version_of IS NOT NULL")) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"url": "https://masar.example/"}, {"url": "https://masar.example/"}),
        ({"url": "https://masar.example/a"}, {"url": "https://masar.example/b"}),
        ({"url": "https://masar.example/a"}, {"url": "https://masar.example/a", "outlet": "Al-Rasd"}),
        ({"path": "all.jsonl"}, {"path": "all.jsonl"}),
        ({"path": "-"}, {"path": "-"}),
        ({"path": "a.txt"}, {"path": "b.txt"}),
        ({"url": "http://[bad"}, {"url": "http://[bad"}),
        ({}, {}),
    ],
)
def test_these_are_two_reports_and_no_versions(store: Store, first: dict[str, str], second: dict[str, str]) -> None:
    store.add([report(**first), report(VISIT.replace("12", "14"), **second)])  # type: ignore[arg-type]
    assert len(list(store.documents())) == 2


def test_another_report_under_a_used_path_is_no_version(store: Store) -> None:
    store.add([report(path="a.txt"), report("اندلع حريق في سوق الحبوب بطنجة ولم يصب أحد", path="a.txt")])
    assert len(list(store.documents())) == 2


def test_removing_the_newest_version_brings_the_earlier_back(store: Store) -> None:
    old, new = report(path="a.txt"), report(VISIT + " انتهى", path="a.txt")
    store.add([old])
    store.add([new])
    store.remove(new.id)
    assert [d.id for d in store.documents()] == [old.id]


def test_fresh_tells_new_known_and_changed_apart(store: Store) -> None:
    document = report(identity="17")
    assert store.fresh(document) == document
    store.add([document])
    assert store.fresh(document) is None
    changed = report(VISIT + " انتهى", identity="17")
    version = store.fresh(changed)
    assert version is not None and version.id.startswith("17~") and version.text == changed.text
    store.add([version])
    assert store.fresh(changed) is None


# the log


def test_failures_are_logged_once(store: Store, path: Path) -> None:
    failure = Failure(place="a.jsonl:3", code="E105", message="no JSON\x1b[31m", cure=None)
    store.log([failure, failure])
    store.log([failure])
    assert rows(path, "SELECT place, code, message, cure FROM ingest_log") == [
        ("a.jsonl:3", "E105", "no JSON\\u001b[31m", "")
    ]
