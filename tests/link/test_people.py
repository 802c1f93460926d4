"""Who is who: the name behind a description, its country, offices and longest form."""

from __future__ import annotations

import pytest

from tawatur.annotate.pipeline import annotate
from tawatur.link.parties import Party, compare_parties
from tawatur.link.people import People
from tawatur.link.tellings import Reader
from tawatur.model import Argument, Document, EventMention, Mention, Relation


def read(text: str) -> tuple[Document, People]:
    document = annotate(text, "2024-02-05", "Sada")
    return document, People(document, document[Mention])


def parties(text: str) -> set[str]:
    document, _ = read(text)
    reader = Reader(document)
    found = (reader.party(a) for event in document[EventMention] for a in (*event.actors, *event.recipients))
    return {party.key for party in found if party is not None}


def test_a_counterpart_is_the_man_named_behind_him() -> None:
    text = "أجرى وزير الصحة الكويتي فهد المطوع مكالمة هاتفية مع نظيره اللبناني رامي الخازن."
    document, people = read(text)
    assert "per.~رامي-الخازن" in parties(text)
    assert people.country("per.~رامي-الخازن") == "LB"
    assert document.text[people.named(_argument(document, "نظيره")).start :].startswith("نظيره اللبناني")


def _argument(document: Document, word: str) -> Argument:
    return next(
        a
        for event in document[EventMention]
        for a in (*event.actors, *event.recipients)
        if document.text[a.start : a.end].startswith(word)
    )


def test_a_counterpart_without_a_name_stays_his_country() -> None:
    text = "أجرى وزير الصحة الكويتي فهد المطوع مكالمة هاتفية مع نظيره اللبناني."
    _, people = read(text)
    start = text.index("نظيره")
    counterpart = Argument(start=start, end=len(text) - 1, entity="gpe.lebanon", name="Lebanon")
    assert people.named(counterpart) is counterpart


def test_a_country_before_a_name_is_no_description() -> None:
    text = "غادر لبنان فهد المطوع يوم الأحد، وكان فهد المطوع قد وصل إليه أمس."
    _, people = read(text)
    start = text.index("لبنان")
    country = Argument(start=start, end=start + len("لبنان"), entity="gpe.lebanon", name="Lebanon")
    assert people.named(country) is country


def test_a_holder_has_the_country_and_the_office_of_his_title() -> None:
    _, people = read("وصل وزير الصحة الكويتي فهد المطوع إلى بيروت.")
    assert people.country("per.~فهد-المطوع") == "KW"
    assert people.offices("per.~فهد-المطوع") == ("office.minister-of-health-of-kuwait",)


def test_the_longest_form_names_an_unknown_person() -> None:
    _, people = read("التقى المطوع وفدا طبيا. وقال فهد المطوع إن المستشفى سيفتح قريبا.")
    assert people.name("per.~فهد-المطوع") in {"فهد المطوع", None}
    _, people = read("وصل وزير الصحة الكويتي فهد المطوع إلى بيروت. والتقى المطوع وفدا طبيا.")
    assert people.name("per.~فهد-المطوع") == "فهد المطوع"


def test_a_known_entity_has_no_name_of_its_own_here() -> None:
    _, people = read("وصل أنتوني بلينكن إلى بيروت.")
    assert people.name("per.antony-blinken") is None
    assert people.offices("per.antony-blinken") == ()


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            ("office.minister-of-health-of-kuwait", ()),
            ("per.~a", ("office.minister-of-health-of-kuwait",)),
            Relation.EQUAL,
        ),
        (("office.minister-of-health-of-kuwait", ()), ("per.~a", ()), Relation.INCOMPARABLE),
        (("per.~a", ("office.x",)), ("per.~b", ("office.x",)), Relation.CONTRADICTS),
        (("gpe.kuwait", ()), ("per.~a", ()), Relation.REFINED_BY),
    ],
)
def test_an_office_is_its_holder(
    first: tuple[str, tuple[str, ...]], second: tuple[str, tuple[str, ...]], expected: Relation
) -> None:
    kinds = {"per": "PERSON", "office": "TITLE", "gpe": "GPE"}
    ours, theirs = (Party(key, kinds[key.split(".")[0]], "KW", None, offices) for key, offices in (first, second))
    assert compare_parties(ours, theirs) is expected
