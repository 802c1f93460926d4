"""The order of values and their relation to the first."""

from __future__ import annotations

from tawatur.model import Relation
from tawatur.reconcile import link_and_reconcile
from tests.link.builders import Report
from tests.reconcile.stories import long_text


def attack(id: str, *, on: str | None = "2024-03-09", place: str = "gpe.damascus", **more: object) -> Report:
    published = str(more.pop("published", "2024-03-10"))
    report = Report(id, id, published)
    report.sentence(long_text(sum(map(ord, id))))
    return report.event("ASSAULT", "explosives", ["org.~كتيبة"], [], place, on=on, **more)  # type: ignore[arg-type]


def values(field: str, *reports: Report) -> list[tuple[str, str, int]]:
    (event,) = link_and_reconcile([report.build() for report in reports]).events
    return [(value.value, value.relation.value, value.accounts) for value in event.fields[field]]


def test_most_accounts_stand_first() -> None:
    found = values("killed", *(attack(name, counts=[("killed", n)]) for name, n in [("a", 14), ("b", 12), ("c", 12)]))
    assert found == [("12", "equal", 2), ("14", "contradicts", 1)]


def test_then_the_most_precise() -> None:
    assert values("date", attack("a", on="2024-03"), attack("b")) == [
        ("2024-03-09", "equal", 1),
        ("2024-03", "refined_by", 1),
    ]


def test_a_value_with_a_finding_stands_behind() -> None:
    flawed = attack("a", on="2024-03-19").finding("C201")
    assert [value for value, _, _ in values("date", flawed, attack("b"))] == ["2024-03-09", "2024-03-19"]


def test_a_superseded_count_stands_last() -> None:
    early = [attack(name, counts=[("killed", 12)]) for name in "ab"]
    late = attack("c", counts=[("killed", 15)], published="2024-03-11")
    assert values("killed", *early, late) == [("15", "equal", 1), ("12", "incomparable", 2)]


def test_a_city_refines_its_country() -> None:
    assert values("place", attack("a", place="gpe.syria"), attack("b", place="gpe.syria"), attack("c")) == [
        ("gpe.syria", "equal", 2),
        ("gpe.damascus", "refines", 1),
    ]


def test_each_value_has_its_documents_and_characters() -> None:
    (event,) = link_and_reconcile([attack("a").build(), attack("b").build()]).events
    (date,) = event.fields["date"]
    assert date.relation is Relation.EQUAL
    assert date.documents == ("a", "b")
    assert [evidence.document for evidence in date.evidence] == ["a", "b"]
    assert {evidence.text for evidence in date.evidence} == {"2024-03-09"}


def test_polarity_is_only_shown_where_it_matters() -> None:
    (event,) = link_and_reconcile([attack("a").build()]).events
    assert "polarity" not in event.fields
    (denied,) = link_and_reconcile([attack("a", polarity="negated").build()]).events
    assert [value.value for value in denied.fields["polarity"]] == ["negated"]


def test_counts_that_are_no_toll_are_no_field() -> None:
    (event,) = link_and_reconcile([attack("a", counts=[("cardinal", 3), ("money", 5)]).build()]).events
    assert set(event.fields) == {"actors", "place", "date", "mode"}
