"""Events, claims and why, on hand-made reports."""

from __future__ import annotations

import random

import msgspec
import pytest

from tawatur.model import Event, MentionRef, Relation
from tawatur.reconcile import event_id, link_and_reconcile, why
from tests.link.builders import Report
from tests.reconcile.stories import long_text, read_stories

ENVOY, HOST = "per.~سالم", "per.~فاضل"


def visit(id: str, outlet: str = "Alpha", **more: object) -> Report:
    report = Report(id, outlet)
    report.sentence(long_text(sum(map(ord, id))))
    return report.event("CONSULT", "visit", [ENVOY], ["gpe.iraq"], on="2024-03-09", trigger="visit", **more)  # type: ignore[arg-type]


def test_an_event_has_its_fields_and_claims() -> None:
    view = link_and_reconcile([visit("a").build(), visit("b", "Beta").build()])
    (event,) = view.events
    assert (event.type, event.mode, event.realis) == ("CONSULT", "visit", "actual")
    assert [party.entity for party in event.actors] == [ENVOY]
    assert [party.entity for party in event.recipients] == ["gpe.iraq"]
    assert event.recipients[0].name == "Iraq"
    assert event.date is not None
    assert (event.date.value, event.date.low, event.date.high) == ("2024-03-09", "2024-03-09", "2024-03-09")
    assert event.documents == ("a", "b")
    assert event.outlets == 2
    (date,) = event.fields["date"]
    assert date.relation is Relation.EQUAL
    assert date.documents == ("a", "b")
    assert date.accounts == 2
    assert {claim.field for claim in view.claims} == {"actors", "recipients", "date", "mode", "polarity"}


def test_every_claim_has_a_chain_a_rule_and_its_characters() -> None:
    documents = {d.id: d for story in read_stories() for d in story.documents()}
    view = link_and_reconcile(list(documents.values()))
    events = {event.id for event in view.events}
    assert view.claims
    for claim in view.claims:
        assert claim.event in events
        assert claim.chain
        assert claim.chain[0].role == "outlet"
        assert claim.rule
        place = claim.evidence
        assert place.document is not None
        assert documents[place.document].text[place.start : place.end] == place.text


def test_claims_have_ids_of_their_own_that_do_not_depend_on_the_rest() -> None:
    alone = link_and_reconcile([visit("b", "Beta").build()])
    together = link_and_reconcile([visit("a").build(), visit("b", "Beta").build()])
    assert len({claim.id for claim in together.claims}) == len(together.claims)
    assert {claim.id for claim in alone.claims} <= {claim.id for claim in together.claims}


def test_an_event_is_named_by_its_least_mention() -> None:
    first, second = MentionRef("a", 3, 5), MentionRef("b", 0, 2)
    assert event_id([second, first]) == event_id([first])
    assert event_id([second]) != event_id([first])
    assert event_id([first]).startswith("ev-")


def test_the_same_report_twice_is_read_once() -> None:
    document = visit("a").build()
    assert link_and_reconcile([document, document]).events == link_and_reconcile([document]).events


def test_nothing_gives_nothing() -> None:
    assert link_and_reconcile([]).events == ()
    assert link_and_reconcile([Report("a").build()]).events == ()


def test_order_does_not_change_a_byte() -> None:
    documents = [d for story in read_stories() for d in story.documents()]
    renamed = [msgspec.structs.replace(d, id=f"{d.id}{n}") for n, d in enumerate(documents)]
    expected = msgspec.json.encode((lambda view: (view.events, view.claims))(link_and_reconcile(renamed)))
    for seed in range(3):
        random.Random(seed).shuffle(renamed)
        view = link_and_reconcile(renamed)
        assert msgspec.json.encode((view.events, view.claims)) == expected


def test_both_sides_of_an_encounter() -> None:
    """Told as «استقبل فاضل سالما» or «التقى سالم فاضلا»: each party stands on one side only."""
    first = Report("a", "A").event("CONSULT", "phone", [ENVOY], [HOST], on="2024-03-09")
    second = Report("b", "B").event("CONSULT", "phone", [HOST], [ENVOY], on="2024-03-09")
    (event,) = link_and_reconcile([first.build(), second.build()]).events
    sides = [party.entity for party in (*event.actors, *event.recipients)]
    assert sorted(filter(None, sides)) == sorted([ENVOY, HOST])


def test_a_country_beside_its_man_is_left_out() -> None:
    first = Report("a", "A").event(
        "CONSULT", "visit", ["per.antony-blinken"], ["gpe.iraq"], on="2024-03-09", trigger="visit"
    )
    second = Report("b", "B").event(
        "CONSULT", "visit", ["gpe.united-states", "per.antony-blinken"], ["gpe.iraq"], on="2024-03-09", trigger="visit"
    )
    (event,) = link_and_reconcile([first.build(), second.build()]).events
    assert [party.entity for party in event.actors] == ["per.antony-blinken"]


def test_conflicts_name_documents_in_their_evidence() -> None:
    bad = Report("b", "Beta")
    bad.event("CONSULT", "visit", [ENVOY], ["gpe.iraq"], on="2024-03-19", trigger="visit").finding("C202", "2024-03-09")
    (event,) = link_and_reconcile([visit("a").build(), bad.build()]).events
    (conflict,) = event.conflicts
    assert conflict.values == ("2024-03-09", "2024-03-19")
    assert conflict.event == event.id
    assert all(e.document == "b" for finding in conflict.findings for e in finding.evidence)
    assert [v.relation for v in event.fields["date"]] == [Relation.EQUAL, Relation.CONTRADICTS]


def test_hypothetical_and_unsure_mentions_stay_alone() -> None:
    reports = [visit("a"), visit("b", "Beta", realis="hypothetical"), visit("c", "Gamma", confidence=0.01)]
    assert len(link_and_reconcile([report.build() for report in reports]).events) == 3


def test_why_within_one_event() -> None:
    view = link_and_reconcile([visit("a").build(), visit("b", "Beta").build()])
    found = why(view, view.events[0].id, view.events[0].id)
    assert found is not None
    assert found.linked
    assert found.excluded is None
    assert found.weight == pytest.approx(sum(level.weight for level in found.levels))
    assert {"prior", "date", "parties"} <= {level.field for level in found.levels}


def test_why_not() -> None:
    call = Report("b", "Beta").event("CONSULT", "phone", [ENVOY], [HOST], on="2024-03-09")
    view = link_and_reconcile([visit("a").build(), call.build()])
    found = why(view, view.events[0].id, view.events[1].id)
    assert found is not None
    assert not found.linked
    assert found.excluded == "kinds differ"


def test_why_by_mentions() -> None:
    view = link_and_reconcile([visit("a").build(), visit("b", "Beta").build()])
    first, second = view.events[0].mentions
    found = why(view, first, second)
    assert found is not None
    assert found.linked
    assert {found.first, found.second} == {first, second}


def test_why_of_what_is_not_there() -> None:
    view = link_and_reconcile([visit("a").build()])
    assert why(view, "ev-nothing", view.events[0].id) is None
    assert why(view, MentionRef("zzz", 0, 1), view.events[0].id) is None


def test_a_view_is_plain_data() -> None:
    view = link_and_reconcile([visit("a").build()])
    assert msgspec.json.decode(msgspec.json.encode(view.events), type=tuple[Event, ...]) == view.events
