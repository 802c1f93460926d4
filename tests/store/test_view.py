"""Events, claims and conflicts: replaced as a whole, narrowed by filters, found by old ids."""

from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from tawatur.errors import StoreError
from tawatur.model import Evidence, Finding, Participant
from tawatur.store import Store, open_store
from tests.store.samples import RULE, VISIT, claim, event, report


def fill(store: Store, count: int = 2) -> tuple[list, list]:  # type: ignore[type-arg]
    documents = [report(outlet=f"Outlet {n}") for n in range(count)]
    store.add(documents)
    one = event(*documents, conflict=True)
    return documents, [one]


def test_what_is_put_in_comes_back(store: Store) -> None:
    documents, (one,) = fill(store)
    claims = [claim(one, d) for d in documents]
    store.replace_view([one], claims)
    assert store.events() == [one]
    assert store.event(one.id) == one
    assert store.claims() == store.claims(one.id) == sorted(claims, key=lambda c: c.evidence.document or "")
    assert store.conflicts() == list(one.conflicts)


def test_a_new_view_takes_the_place_of_the_old(store: Store) -> None:
    documents, (one,) = fill(store)
    store.replace_view([one], [claim(one, documents[0])])
    store.replace_view([], [])
    assert (store.events(), store.claims(), store.conflicts()) == ([], [], [])


def test_a_view_that_breaks_leaves_the_old_one(store: Store) -> None:
    documents, (one,) = fill(store)
    store.replace_view([one], [claim(one, documents[0])])
    with pytest.raises(StoreError):
        store.replace_view([one, one], [])
    assert store.events() == [one]
    assert len(store.claims()) == 1


def test_readers_see_the_old_view_until_the_new_one_is_whole(store: Store, path: Path) -> None:
    _documents, (one,) = fill(store)
    store.replace_view([one], [])
    with open_store(path) as reader:
        connection = store._connection
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM events")
        assert reader.events() == [one]
        connection.execute("ROLLBACK")


def test_columns_are_readable(store: Store, path: Path) -> None:
    documents, (one,) = fill(store)
    store.replace_view([one], [claim(one, documents[0])])
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute("SELECT type, mode, actors, recipients, place, date, reports, conflicts FROM events")
        assert row.fetchone() == ("CONSULT", "visit", "Mazen Halabi", "gpe.oman", "Muscat", "2024-05-12", 2, 1)
        row = connection.execute("SELECT field, value, source, surface, author FROM claims")
        assert row.fetchone() == ("place", "gpe.muscat", "Outlet 0 ← Sahil", "مسقط", "text")
        row = connection.execute('SELECT field, "values", findings FROM conflicts')
        assert row.fetchone() == ("place", "gpe.muscat | gpe.salalah", "C402")
        row = connection.execute("SELECT code, surface FROM findings").fetchall()
        assert row == [("C402", "وصل")]


def test_a_finding_without_evidence_is_no_harm(store: Store) -> None:
    (_document,), (one,) = fill(store, 1)
    bare = Finding(code="C501", message="no source", evidence=(), rule=RULE)
    store.replace_view([msgspec.structs.replace(one, findings=(bare,))], [])
    assert store.events(finding="C501") != []
    assert store.verify()[1] == []


# filters


@pytest.mark.parametrize(
    "filters",
    [
        {"actor": "halabi"},
        {"actor": "MAZEN"},
        {"actor": "per.mazen-halabi"},
        {"actor": "gpe.oman"},
        {"place": "Muscat"},
        {"place": "مسقط"},
        {"place": "مَسْقَط"},
        {"place": "gpe.muscat"},
        {"type": "consult"},
        {"mode": "Visit"},
        {"outlet": "outlet 1"},
        {"outlet": "OUTLET"},
        {"since": "2024-05-12"},
        {"until": "2024-05-12"},
        {"since": "2024-05-01", "until": "2024-05-31"},
        {"finding": "C402"},
        {"finding": "c402"},
        {"confidence": 0.0},
        {"confidence": 0.5},
        {"limit": 1},
        {"actor": None, "limit": None},
        {"actor": "", "place": "  "},
        {"actor": "halabi", "place": "muscat", "type": "CONSULT", "outlet": "Outlet 0"},
    ],
)
def test_filters_that_let_the_event_through(store: Store, filters: dict[str, object]) -> None:
    _, (one,) = fill(store)
    store.replace_view([one], [])
    assert store.events(**filters) == [one]  # type: ignore[arg-type]
    assert store.conflicts(**filters) == list(one.conflicts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "filters",
    [
        {"actor": "muscat"},
        {"actor": "%"},
        {"actor": "_____"},
        {"place": "oman"},
        {"type": "ASSAULT"},
        {"type": "CONSULT' OR '1'='1"},
        {"mode": "vis"},
        {"outlet": "Outl"},
        {"outlet": "Outlet 10"},
        {"outlet": "x') OR 1 --"},
        {"since": "2024-05-13"},
        {"until": "2024-05-11"},
        {"finding": "C401"},
        {"confidence": 0.51},
        {"limit": 0},
        {"actor": "halabi", "place": "salalah"},
    ],
)
def test_filters_that_hold_it_back(store: Store, filters: dict[str, object]) -> None:
    _, (one,) = fill(store)
    store.replace_view([one], [])
    assert store.events(**filters) == store.conflicts(**filters) == []  # type: ignore[arg-type]


def test_an_event_without_a_date_meets_no_date_filter(store: Store) -> None:
    (document,), _ = fill(store, 1)
    store.replace_view([event(document, date=None)], [])
    assert len(store.events()) == 1
    assert store.events(since="0001-01-01") == store.events(until="9999-12-31") == []


def test_an_unknown_filter_is_a_type_error(store: Store) -> None:
    with pytest.raises(TypeError, match="no filter 'kind'"):
        store.events(kind="CONSULT")  # type: ignore[call-arg]


def test_events_come_by_date_and_those_without_last(store: Store) -> None:
    documents = [report(VISIT + f" ({n})") for n in range(4)]
    store.add(documents)
    dates = ["2024-05-12", None, "2023-11-05", "2024-01-01"]
    store.replace_view([event(d, date=date) for d, date in zip(documents, dates, strict=True)], [])
    assert [e.date.value if e.date else None for e in store.events()] == [*sorted(filter(None, dates)), None]
    assert len(store.events(limit=3)) == 3


def test_the_most_told_come_first_and_lone_ones_only_alone(store: Store) -> None:
    documents = [report(VISIT + f" ({n})") for n in range(6)]
    store.add(documents)
    lone, two, three = event(documents[0]), event(*documents[1:3]), event(*documents[3:])
    store.replace_view([lone, two, three], [])
    assert store.most_told(9) == [three, two]
    assert store.most_told(1) == [three]
    assert store.count() == 3
    assert store.holders(two.mentions[1]) == {two.id}
    store.replace_view([lone], [])
    assert store.most_told(9) == [lone]


# ids


def test_an_event_is_found_by_a_unique_beginning(store: Store) -> None:
    _, (one,) = fill(store)
    store.replace_view([one], [])
    assert store.event(one.id[:11]) == one


@pytest.mark.parametrize("identity", ["", "event", "nothing", "*"])
def test_no_such_event(store: Store, identity: str) -> None:
    documents = [report(VISIT + f" ({n})") for n in range(2)]
    store.add(documents)
    store.replace_view([event(d) for d in documents], [])
    with pytest.raises(StoreError):
        store.event(identity)


def test_an_id_that_is_gone_leads_to_the_event_that_holds_its_least_mention(store: Store) -> None:
    documents = sorted((report(VISIT + f" ({n})") for n in range(2)), key=lambda d: d.id)
    store.add(documents)
    apart = [event(d) for d in documents]
    store.replace_view(apart, [])
    together = event(*documents)
    store.replace_view([together], [])
    assert {store.event(e.id).id for e in apart} == {together.id}
    assert together.id in {e.id for e in apart}


def test_an_alias_follows_its_event(store: Store) -> None:
    documents = sorted((report(VISIT + f" ({n})", identity=f"{n}") for n in range(3)), key=lambda d: d.id)
    store.add(documents)
    store.replace_view([event(documents[2])], [])
    third = store.events()[0].id
    store.replace_view([event(documents[1], documents[2])], [])
    assert store.event(third).documents == ("1", "2")
    store.replace_view([event(*documents)], [])
    assert store.event(third).documents == ("0", "1", "2")
    # the id is an event's own again, and no alias hides it
    store.replace_view([event(documents[0], documents[1]), event(documents[2])], [])
    assert store.event(third).documents == ("2",)


def test_an_id_whose_mentions_are_told_no_more_is_gone(store: Store) -> None:
    documents = [report(VISIT + f" ({n})") for n in range(2)]
    store.add(documents)
    old = event(documents[0])
    store.replace_view([old], [])
    store.replace_view([event(documents[1])], [])
    with pytest.raises(StoreError, match="no event"):
        store.event(old.id)


def test_the_view_does_not_hang_on_the_order(tmp_path: Path) -> None:
    documents = [report(VISIT + f" ({n})") for n in range(4)]
    events = [event(d, conflict=True) for d in documents]
    claims = [claim(e, d) for e, d in zip(events, documents, strict=True)]
    found = set()
    for number, order in enumerate(itertools.permutations(range(4))):
        if number % 6:
            continue
        with open_store(tmp_path / f"{number}.db", create=True) as store:
            store.add(documents[n] for n in order)
            store.replace_view([events[n] for n in order], [claims[n] for n in reversed(order)])
            found.add(msgspec.json.encode([store.events(), store.claims(), store.conflicts()]))
    assert len(found) == 1


# decisions


def test_decisions_stand_beside_the_view_and_outlive_it(store: Store) -> None:
    (document,), (one,) = fill(store, 1)
    read, decided = claim(one, document), claim(one, document, author="Huda", value="gpe.salalah")
    store.replace_view([one], [read])
    store.decide(decided)
    store.replace_view([one], [read])
    assert store.decisions() == [decided]
    assert store.claims() == [read]


def test_a_decision_taken_again_is_kept_once(store: Store) -> None:
    (document,), (one,) = fill(store, 1)
    decided = claim(one, document, author="Huda")
    store.decide(decided)
    store.decide(msgspec.structs.replace(decided, name="Masqat"))
    assert [d.name for d in store.decisions()] == ["Masqat"]


def test_actors_are_found_by_the_words_of_the_reports(store: Store) -> None:
    (document,), (one,) = fill(store, 1)
    value = one.fields["place"][0]
    start = document.text.index("مازن")
    told = msgspec.structs.replace(
        value,
        value="per.mazen-halabi",
        name="Mazen Halabi",
        evidence=(Evidence(document=document.id, start=start, end=start + 11, text="مازن الحلبي"),),
    )
    one = msgspec.structs.replace(one, actors=(Participant(name=None, entity=None),), fields={"actor": (told,)})
    store.replace_view([one], [])
    assert store.events(actor="الحلبى") == [one]
