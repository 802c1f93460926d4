"""Copies, shared passages, named origins and the number of independent accounts."""

from __future__ import annotations

import random

import pytest

from tawatur.reconcile import link_and_reconcile
from tests.link.builders import Report
from tests.reconcile.stories import long_text

ATTACK = ("ASSAULT", "explosives", ["org.~كتيبة"], ["gpe.iraq"], "gpe.baghdad")


def attack(id: str, outlet: str | None, text: str, *, by: str | None = None) -> Report:
    report = Report(id, outlet)
    report.sentence(text)
    attribution = report.say(by) if by else None
    return report.event(*ATTACK, on="2024-03-09", attribution=attribution)


def accounts(*reports: Report) -> int:
    view = link_and_reconcile([report.build() for report in reports])
    assert len(view.events) == 1
    return view.events[0].accounts


def test_a_thousand_near_copies_are_one_account() -> None:
    words = long_text(1).split()
    reports = []
    for number in range(1000):
        changed = words[:]
        changed[number % 60] = f"كلمة{number % 7}"
        reports.append(attack(f"r{number:04}", f"Outlet {number}", " ".join(changed)).build())
    (event,) = link_and_reconcile(reports).events
    assert len(event.documents) == 1000
    assert event.outlets == 1000
    assert event.accounts == 1
    assert "C502" in {finding.code for finding in event.findings}


def test_copies_do_not_raise_the_accounts_of_others() -> None:
    own = attack("own", "Own", long_text(2))
    copies = [attack(f"c{n}", f"Outlet {n}", long_text(1)) for n in range(20)]
    assert accounts(own) == 1
    assert accounts(own, copies[0]) == 2
    assert accounts(own, *copies) == 2


def test_a_shared_passage_in_two_reports_is_one_account() -> None:
    passage = "أعلنت الشرطة أن عبوة ناسفة انفجرت قرب السوق القديم وأوقعت ضحايا بين الباعة صباح السبت"

    def report(id: str, seed: int) -> Report:
        made = Report(id, id)
        made.sentence(long_text(seed))
        return made.event(*ATTACK, on="2024-03-09", at=made.sentence(passage))

    assert accounts(report("a", 1), report("b", 2)) == 1


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("per.~سالم", "per.~سالم", 1), ("per.~سالم", "per.~رامي", 2), ("per.~سالم", None, 2), (None, None, 2)],
)
def test_named_origins(first: str | None, second: str | None, expected: int) -> None:
    assert accounts(attack("a", "A", long_text(1), by=first), attack("b", "B", long_text(2), by=second)) == expected


def test_a_report_with_two_origins_rests_on_none() -> None:
    both = Report("a", "A")
    both.sentence(long_text(1))
    both.event(*ATTACK, on="2024-03-09", attribution=both.say("per.~سالم"))
    both.event(*ATTACK, on="2024-03-09", attribution=both.say("per.~رامي"))
    assert accounts(both, attack("b", "B", long_text(2), by="per.~سالم")) == 2


def test_the_chain_shows_outlet_first() -> None:
    view = link_and_reconcile([attack("a", None, long_text(1), by="per.~سالم").build()])
    (event,) = view.events
    chain = event.fields["date"][0].chain
    assert [source.role for source in chain] == ["outlet", "speaker"]
    assert chain[0].name is None
    assert event.outlets == 0
    assert event.accounts == 1


def test_accounts_never_exceed_reports_whatever_the_order() -> None:
    reports = [
        attack(f"r{n}", f"O{n % 5}", long_text(n % 4), by=f"per.~{'ابتث'[n % 3] * 3}" if n % 2 else None)
        for n in range(12)
    ]
    documents = [report.build() for report in reports]
    (event,) = link_and_reconcile(documents).events
    assert 1 <= event.accounts <= len(event.documents)
    for seed in range(4):
        random.Random(seed).shuffle(documents)
        assert link_and_reconcile(documents).events == (event,)
