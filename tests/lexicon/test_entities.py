"""The tables of entities: what they answer, and that they are in order."""

from __future__ import annotations

import datetime

import pytest

from tawatur.lexicon.entities import (
    NameIndex,
    Term,
    capitals,
    country_names,
    country_of,
    demonyms,
    english_name,
    entities,
    given_names,
    holder_of,
    name_index,
    office_of,
    offices,
    offices_of,
    read_endings,
    surnames,
)
from tawatur.text.fold import fold_word


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("gpe.iraq", "Iraq"),
        ("gpe.baghdad", "Baghdad"),
        ("per.antony-blinken", "Antony Blinken"),
        ("org.hamas", "Hamas"),
        ("norp.iraqi", "Iraqi"),
        ("office.us-secretary-of-state", "US Secretary of State"),
        ("gpe.nowhere-at-all", None),
        ("", None),
    ],
)
def test_english_name(key: str, name: str | None) -> None:
    assert english_name(key) == name


@pytest.mark.parametrize(
    ("key", "country"),
    [
        ("gpe.iraq", "IQ"),
        ("gpe.baghdad", "IQ"),
        ("norp.egyptian", "EG"),
        ("per.antony-blinken", "US"),
        ("office.us-secretary-of-state", "US"),
        ("norp.arab", None),
        ("per.~nobody", None),
    ],
)
def test_country_of(key: str, country: str | None) -> None:
    assert country_of(key) == country


@pytest.mark.parametrize(
    ("day", "person"),
    [
        ("2014-05-05", "per.john-kerry"),
        ("2015-08-20", "per.john-kerry"),
        ("2023-11-05", "per.antony-blinken"),
        ("2024-08-13", "per.antony-blinken"),
        ("1901-01-01", None),
    ],
)
def test_holder_of(day: str, person: str | None) -> None:
    assert holder_of("office.us-secretary-of-state", datetime.date.fromisoformat(day)) == person


def test_holder_without_a_day_is_unknown_where_several_held_the_office() -> None:
    assert holder_of("office.us-secretary-of-state", None) is None
    assert holder_of("office.never-heard-of", None) is None


def test_a_term_ends_before_its_last_day() -> None:
    term = Term("per.a", "office.b", "2009-01-20", "2013-02-01")
    assert not term.covers("2009-01-19")
    assert term.covers("2009-01-20")
    assert term.covers("2013-01-31")
    assert not term.covers("2013-02-01")


def test_an_open_term_has_no_end() -> None:
    assert Term("per.a", "office.b", None, None).covers("1900-01-01")
    assert Term("per.a", "office.b", "2020", None).covers("2099-01-01")


def test_offices_of_a_person() -> None:
    assert "office.us-secretary-of-state" in offices_of("per.antony-blinken", datetime.date(2023, 11, 5))
    assert offices_of("per.antony-blinken", datetime.date(1990, 1, 1)) == ()
    assert "office.us-secretary-of-state" in offices_of("per.antony-blinken", None)


def test_office_of_takes_any_of_its_names() -> None:
    assert office_of("President of the United States") == office_of("us president")
    assert office_of("keeper of the royal stamps") is None


def test_every_term_names_a_person_and_an_office_of_the_tables() -> None:
    from tawatur.data import read_rows

    for row in read_rows("entities/terms.tsv"):
        assert row["person"] in entities(), row
        assert row["office"] in offices(), row


def test_country_tables() -> None:
    assert country_names()["EG"].key == "gpe.egypt"
    assert capitals()["EG"].key == "gpe.cairo"
    assert demonyms()["FR"] == "French"
    # a people of a country does not stand for it, unless the country has no other adjective
    assert demonyms()["YE"] == "Yemeni"
    assert demonyms()["AM"] == "Armenian"


def test_names_are_folded_and_surnames_lose_their_mark() -> None:
    blinken = entities()["per.antony-blinken"]
    assert all(not name.startswith("~") for name in blinken.arabic)
    assert all(name == fold_word(name) for name in blinken.arabic)
    assert blinken.surnames
    assert blinken.surnames <= set(blinken.arabic)


def test_every_key_has_its_kind_in_front() -> None:
    prefixes = {"PERSON": "per.", "ORG": "org.", "GPE": "gpe.", "LOC": "loc.", "FAC": "fac.", "NORP": "norp."}
    wrong = [entity.key for entity in entities().values() if not entity.key.startswith(prefixes[entity.kind])]
    assert wrong == []


def test_index_finds_every_name_of_every_entity() -> None:
    index = name_index()
    for entity in list(entities().values())[::37]:
        if entity.kind == "NORP":
            continue
        for alias in entity.arabic:
            if alias.replace(" ", "").isalpha():
                assert entity in index.named(tuple(alias.split(" "))), (entity.key, alias)


@pytest.mark.parametrize("ending", range(len(read_endings().nisba)))
def test_nationalities_inflect(ending: int) -> None:
    stem = next(name for name in entities()["norp.iraqi"].arabic if name.endswith(read_endings().nisba_ending))
    named = name_index().named((stem + read_endings().nisba[ending],))
    assert any(entity.key == "norp.iraqi" for entity in named)


def test_an_unknown_word_begins_nothing() -> None:
    assert name_index().heads("zzzz") == ()
    assert name_index().named(("zzzz", "yyyy")) == ()


def test_the_index_is_the_same_each_time() -> None:
    form = fold_word(entities()["gpe.iraq"].arabic[0])
    assert NameIndex().heads(form) == name_index().heads(form)


def test_name_lists_are_folded() -> None:
    for names in (given_names(), surnames()):
        assert len(names) > 1000
        assert all(form == fold_word(form) for form in names)
