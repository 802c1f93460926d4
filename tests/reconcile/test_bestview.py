"""The three named rules for a count."""

from __future__ import annotations

import pytest

from tawatur.model import Event
from tawatur.reconcile import link_and_reconcile
from tawatur.reconcile.bestview import RULES, estimate, plain
from tests.link.builders import Report
from tests.reconcile.stories import long_text


def attack(*told: tuple[object, ...], days: tuple[str, ...] = ()) -> Event:
    """One attack; a report for each count (low, high, modifier)."""
    documents = []
    for number, count in enumerate(told):
        published = days[number] if days else "2024-03-10"
        report = Report(f"r{number}", f"Outlet {number}", published)
        report.sentence(long_text(number))
        report.event("ASSAULT", "explosives", place="gpe.damascus", on="2024-03-09", counts=[("killed", *count)])
        documents.append(report.build())
    (event,) = link_and_reconcile(documents).events
    return event


def numbers(event: Event, rule: str) -> tuple[float, float, float]:
    found = estimate(event, "killed", rule)  # type: ignore[arg-type]
    assert found is not None
    return found.value, found.low, found.high


def test_the_rules_are_named() -> None:
    assert RULES == ("conservative", "best", "all")


def test_accounts_that_differ() -> None:
    event = attack((12,), (15,), (15,))
    assert numbers(event, "best") == (15, 12, 15)
    assert numbers(event, "conservative") == (12, 12, 15)
    assert [value.value for value in event.fields["killed"]] == ["15", "12"]


def test_a_replaced_toll_is_no_estimate() -> None:
    event = attack((9,), (13,), days=("2024-03-10", "2024-03-11"))
    assert numbers(event, "best") == (13, 13, 13)
    assert numbers(event, "conservative") == (13, 13, 13)


def test_a_toll_that_someone_holds_to_stays() -> None:
    event = attack((9,), (13,), (9,), days=("2024-03-10", "2024-03-11", "2024-03-12"))
    assert numbers(event, "conservative")[0] == 9


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        ((15, None, "at_least"), (15, 15, 15)),
        ((None, 40, "up_to"), (40, 40, 40)),
        ((50, 50, "approx"), (50, 50, 50)),
        ((10, 12, "exact"), (11, 10, 12)),
    ],
)
def test_bounds_count_as_their_numbers(count: tuple[object, ...], expected: tuple[float, ...]) -> None:
    assert numbers(attack(count), "best") == expected


def test_what_is_vague_or_not_told_is_null() -> None:
    assert estimate(attack((None, None, "vague")), "killed", "best") is None
    assert estimate(attack((3,)), "wounded", "conservative") is None


def test_numbers_are_written_plainly() -> None:
    assert [plain(12.0), plain(2.5), plain(0)] == ["12", "2.5", "0"]
