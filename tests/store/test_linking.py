"""Linking kept up to date: whatever the order and the batches, the store holds what linking all at once gives."""

from __future__ import annotations

import io
import random
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from tawatur.annotate.pipeline import run_stages
from tawatur.export import FORMATS
from tawatur.ingest import read_paths
from tawatur.link.blocking import NEIGHBOURS
from tawatur.model import Document
from tawatur.reconcile import link_and_reconcile
from tawatur.reconcile.decisions import accept_decision, merge_decision, split_decision
from tawatur.store import Store, open_store
from tests.link.builders import Report
from tests.link.seeds import SHARED, gold_documents, needs_shared
from tests.reconcile.stories import long_text, read_stories

SAID = ("Layla", "read both reports", "2024-04-01T10:00:00Z")
Fill = Callable[[Store, Sequence[Document], random.Random], None]


def at_once(store: Store, documents: Sequence[Document], chance: random.Random) -> None:
    store.add(documents)
    store.relink()


def one_by_one(store: Store, documents: Sequence[Document], chance: random.Random) -> None:
    for document in documents:
        store.add([document])
        store.relink()


def in_batches(store: Store, documents: Sequence[Document], chance: random.Random) -> None:
    rest = list(documents)
    while rest:
        size = chance.randint(1, max(2, len(documents) // 3))
        store.add(rest[:size])
        del rest[:size]
        if chance.random() < 0.7:
            store.relink()
    store.relink()


def wanted(documents: Sequence[Document]) -> list[bytes]:
    view = link_and_reconcile(documents)
    return sorted(map(msgspec.json.encode, (*view.events, *view.claims)))


def held(store: Store) -> list[bytes]:
    return sorted(map(msgspec.json.encode, (*store.events(), *store.claims())))


def exports(store: Store) -> dict[str, bytes]:
    found = {}
    for name, write in FORMATS.items():
        out = io.BytesIO()
        write(store, out)
        found[name] = out.getvalue()
    return found


def told() -> list[Document]:
    """The reports of the invented stories, whose ids are made unique."""
    return [
        msgspec.structs.replace(document, id=f"{story.name}/{document.id}")
        for story in read_stories()
        for document in story.documents()
    ]


def wild() -> list[Document]:
    path = SHARED / "dev" / "wild.jsonl"
    if not path.exists():
        pytest.skip("the development reports are not here")
    every = [item for item in read_paths([str(path)]) if isinstance(item, Document)]
    return [run_stages(document) for document in random.Random(17).sample(every, 200)]


def agree(documents: Sequence[Document], folder: Path, fills: Sequence[Fill], seeds: Sequence[int]) -> None:
    expected, first = wanted(documents), None
    for seed in seeds:
        for fill in fills:
            chance = random.Random(seed)
            mixed = chance.sample(documents, len(documents))
            with open_store(folder / f"{seed}{fill.__name__}.db", create=True) as store:
                fill(store, mixed, chance)
                assert held(store) == expected, (seed, fill.__name__)
                first = first or exports(store)
                assert exports(store) == first
                assert store.verify()[1] == []
                assert not store.waiting()
                assert leave_some(store, mixed, chance)


def leave_some(store: Store, documents: Sequence[Document], chance: random.Random) -> bool:
    """Whether the store holds what is wanted after some reports have left it."""
    gone = {document.id for document in chance.sample(documents, 1 + len(documents) // 10)}
    for report in sorted(gone):
        store.remove(report)
        if chance.random() < 0.5:
            store.relink()
    store.relink()
    return held(store) == wanted([document for document in documents if document.id not in gone])


FILLS = (at_once, one_by_one, in_batches)


@needs_shared
def test_seed_reports(tmp_path: Path) -> None:
    agree(gold_documents(), tmp_path, FILLS, (1, 2, 3))


def test_bundled_reports(demo_folder: Path, tmp_path: Path) -> None:
    bundled = [run_stages(item) for item in read_paths([str(demo_folder)]) if isinstance(item, Document)]
    agree(bundled, tmp_path, FILLS, (1, 2))


def test_invented_stories(tmp_path: Path) -> None:
    agree(told(), tmp_path, (one_by_one, in_batches), (1,))


def test_wild_reports(tmp_path: Path) -> None:
    agree(wild(), tmp_path, (one_by_one, in_batches), (1,))


def test_a_block_larger_than_its_neighbourhood(tmp_path: Path) -> None:
    """Many near-copies of one call and some other calls of that day: pairs are parted and joined again."""
    people = ["per.~سالم", "per.~رامي", "per.~هاني"]
    documents = [
        Report(f"r{number:03}", f"O{number}")
        .event(
            "CONSULT", "phone", [people[0]], [people[1 + (number % 7 == 0)]], on=None if number % 5 else "2024-03-09"
        )
        .build()
        for number in range(NEIGHBOURS.width * 2)
    ]
    agree(documents, tmp_path, (at_once, one_by_one), (1,))


def test_a_new_report_leaves_other_events_alone(tmp_path: Path) -> None:
    places = ("gpe.damascus", "gpe.cairo", "gpe.baghdad")
    documents = [attack(f"a{n}", place, text=long_text(n)) for n, place in enumerate(places)]
    with open_store(tmp_path / "a.db", create=True) as store:
        at_once(store, documents, random.Random(0))
        written: list[str] = []
        store._connection.set_trace_callback(written.append)
        one_by_one(store, [attack("b", "gpe.cairo", text=long_text(9))], random.Random(0))
        store._connection.set_trace_callback(None)
        changed = [line for line in written if line.startswith("INSERT INTO events ")]
    assert len(changed) == 1


# versions, decisions and ids


def attack(id: str, place: str = "gpe.damascus", killed: int = 12, text: str = "") -> Document:
    report = Report(id, id.upper())
    if text:
        report.sentence(text)
    return report.event("ASSAULT", "explosives", place=place, on="2024-03-09", counts=[("killed", killed)]).build()


def test_a_report_that_is_coded_anew_is_linked_anew(tmp_path: Path) -> None:
    documents = [attack("a"), attack("b"), attack("c", "gpe.cairo")]
    anew = attack("b", "gpe.cairo")
    assert anew.text == documents[1].text
    with open_store(tmp_path / "a.db", create=True) as store:
        at_once(store, documents, random.Random(0))
        store.recode([anew])
        assert store.waiting()
        store.relink()
        assert held(store) == wanted([documents[0], anew, documents[2]])


def test_a_superseded_version_tells_nothing(tmp_path: Path) -> None:
    def version(id: str, killed: int, published: str) -> Document:
        document = attack(id, killed=killed)
        meta = msgspec.structs.replace(document.meta, url="https://news.example/a/1", outlet="A")
        day = msgspec.convert(published, type=type(document.meta.published))
        return msgspec.structs.replace(document, meta=msgspec.structs.replace(meta, published=day))

    first, later, other = version("a", 12, "2024-03-10"), version("b", 15, "2024-03-11"), attack("c")
    for order in ([first, later, other], [later, other, first]):
        with open_store(tmp_path / f"{order[0].id}.db", create=True) as store:
            one_by_one(store, order, random.Random(0))
            assert held(store) == wanted([later, other])
            store.remove(later.id)
            store.relink()
            assert held(store) == wanted([first, other])


def test_decisions_hold_whatever_comes_after(tmp_path: Path) -> None:
    documents = [attack(name) for name in "abc"] + [attack("d", "gpe.cairo"), attack("e", "gpe.cairo")]
    view = link_and_reconcile(documents)
    ours, theirs = (next(e for e in view.events if name in e.documents) for name in "ad")
    decisions = [
        split_decision(ours, "b", documents[1], *SAID),
        merge_decision(ours, theirs, documents[0], "Omar", "one bomb", "2024-04-02T10:00:00Z"),
        accept_decision(theirs, "killed", "14", documents[3], SAID),
    ]
    expected = sorted(map(msgspec.json.encode, link_and_reconcile(documents, decisions).events))
    for seed in range(4):
        chance = random.Random(seed)
        with open_store(tmp_path / f"{seed}.db", create=True) as store:
            steps: list[Document | object] = [*documents, *decisions]
            chance.shuffle(steps)
            for step in steps:
                store.add([step]) if isinstance(step, Document) else store.decide(step)  # type: ignore[arg-type]
                store.relink()
            assert sorted(map(msgspec.json.encode, store.events())) == expected


def test_old_ids_lead_to_the_event_through_growth_split_and_removal(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db", create=True) as store:
        one_by_one(store, [attack("c")], random.Random(0))
        (born,) = store.events()
        one_by_one(store, [attack("b"), attack("a")], random.Random(0))
        (grown,) = store.events()
        assert grown.id != born.id
        assert store.event(born.id) == grown
        store.decide(split_decision(grown, "c", attack("c"), *SAID))
        store.relink()
        assert store.event(born.id).documents == ("c",)
        store.remove("a")
        store.relink()
        # the split named a place in the report that is gone: it waits
        assert store.event(grown.id).documents == ("b", "c")


def test_other_lexicons_make_everything_be_linked_anew(tmp_path: Path) -> None:
    documents = [attack("a"), attack("b")]
    with open_store(tmp_path / "a.db", create=True) as store:
        at_once(store, documents, random.Random(0))
        before = store.event(store.events()[0].id)
        store._connection.execute("UPDATE link_version SET lexicon = 'older'")
        store._connection.execute("UPDATE link_edges SET weight = 0")
        store.relink()
        assert held(store) == wanted(documents)
        assert store.event(before.id) == before


def test_a_store_of_version_1_is_linked_by_the_next_run(tmp_path: Path) -> None:
    documents = [attack("a"), attack("b")]
    path = tmp_path / "a.db"
    with open_store(path, create=True) as store:
        at_once(store, documents, random.Random(0))
        (event,) = store.events()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in tables:
            if name.startswith(("link_", "copy_")):
                connection.execute(f"DROP TABLE {name}")
        connection.execute("DROP INDEX events_told")
        connection.execute("PRAGMA user_version = 1")
    with open_store(path) as store:
        assert store.events() == [event]
        assert store.waiting()
        store.relink()
        assert held(store) == wanted(documents)


def test_a_run_that_breaks_off_is_taken_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [attack("a"), attack("b"), attack("c", "gpe.cairo")]
    with open_store(tmp_path / "a.db", create=True) as store:
        store.add(documents)
        with monkeypatch.context() as patch:
            patch.setattr("tawatur.store.linking.relink.rebuild", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                store.relink()
        assert store.events() == []
        assert store.waiting()
        store.relink()
        assert held(store) == wanted(documents)


def test_nothing_of_a_removed_report_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    word = "قرنبيطات"
    with open_store(path, create=True) as store:
        at_once(
            store,
            [attack("a"), attack("b", text=f"وقع الانفجار قرب سوق {word} في وسط المدينة صباح أمس الجمعة")],
            random.Random(0),
        )
        assert word.encode() in path.read_bytes() + path.with_name("a.db-wal").read_bytes()
        store.remove("b")
    assert word.encode() not in path.read_bytes()
