"""A report that is removed leaves no trace in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.errors import StoreError
from tawatur.store import Store
from tests.store.samples import VISIT, claim, event, report

SECRET = "سرحان الكتوم"


def test_it_is_gone_from_every_table(store: Store) -> None:
    keep, drop = report(), report(VISIT.replace("مازن الحلبي", SECRET), identity="doomed")
    store.add([keep, drop])
    one = event(keep, drop)
    store.replace_view([one], [claim(one, keep), claim(one, drop)])
    store.decide(claim(one, drop, author="Huda"))
    assert store.remove("doom") == "doomed"
    assert store.known(["doomed"]) == set()
    assert store.search(SECRET) == []
    assert [d.id for d in store.documents()] == [keep.id]
    assert (store.events(), store.claims(), store.decisions()) == ([], [], [])
    assert store.verify()[1] == []


def test_events_of_other_reports_stay(store: Store) -> None:
    keep, drop = report(), report(VISIT + " (2)")
    store.add([keep, drop])
    kept, dropped = event(keep), event(drop)
    store.replace_view([kept, dropped], [claim(kept, keep), claim(dropped, drop)])
    store.remove(drop.id)
    assert store.events() == [kept]
    assert store.claims() == [claim(kept, keep)]


def test_no_byte_of_it_is_left_in_the_file(store: Store, path: Path) -> None:
    others = [report(VISIT + f" ({n}) " + "حشو " * n) for n in range(60)]
    drop = report(f"{SECRET} قال كلاما. " * 200 + VISIT, title=SECRET, outlet="Doomed Daily")
    store.add([*others[:30], drop, *others[30:]])
    one = event(drop, others[0])
    store.replace_view([one], [claim(one, drop)])
    store.remove(drop.id)
    for needle in (SECRET, "سرحان", "Doomed Daily", drop.id):
        for file in path.parent.iterdir():
            assert needle.encode() not in file.read_bytes(), (needle, file.name)
    assert len(store.search("حشو", limit=100)) == 59


def test_its_event_id_leads_on_after_the_next_linking(store: Store) -> None:
    first, second = sorted((report(identity="a"), report(VISIT + " (2)", identity="b")), key=lambda d: d.id)
    store.add([first, second])
    together = event(first, second)
    store.replace_view([together], [])
    store.remove(first.id)
    left = event(second)
    store.replace_view([left], [])
    assert store.event(together.id) == left


def test_it_can_be_added_again(store: Store) -> None:
    document = report()
    store.add([document])
    store.remove(document.id)
    assert store.add([document]) == 1
    assert len(store.search("مسقط")) == 1


@pytest.mark.parametrize("identity", ["none", ""])
def test_no_such_report(store: Store, identity: str) -> None:
    store.add([report()])
    with pytest.raises(StoreError, match="no report"):
        store.remove(identity)
