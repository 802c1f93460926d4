"""English names of offices: layers, articles, countries, regions."""

from __future__ import annotations

import pytest

from tawatur.annotate.mentions import english
from tawatur.annotate.mentions.offices import current_key, former_key, with_article, with_layers


@pytest.mark.parametrize(
    ("name", "layers", "field", "expected"),
    [
        ("President of Iraq", "deputy", "", "Vice President of Iraq"),
        ("President of South Sudan", "first deputy", "", "First Vice President of South Sudan"),
        ("President of Iraq", "deputies", "", "Vice Presidents of Iraq"),
        ("Prime Minister of Jordan", "second deputy", "", "Second Deputy Prime Minister of Jordan"),
        ("Prime Minister of Jordan", "deputies", "", "Deputy Prime Ministers of Jordan"),
        ("US Secretary of State", "deputy assistant", "", "US Deputy Assistant Secretary of State"),
        ("US State Department spokesperson", "deputy", "", "US State Department deputy spokesperson"),
        ("Foreign Minister of Syria", "acting assistant", "", "Acting Assistant Foreign Minister of Syria"),
        ("Governor of Aden", "acting", "", "Acting Governor of Aden"),
        (
            "Secretary-General of the United Nations",
            "undersecretary",
            "Humanitarian Affairs",
            "Under-Secretary-General of the United Nations for Humanitarian Affairs",
        ),
        ("Minister of Health of Oman", "undersecretary", "", "Deputy Minister of Health of Oman"),
        ("Minister of Health of Oman", "", "", "Minister of Health of Oman"),
    ],
)
def test_layers(name: str, layers: str, field: str, expected: str) -> None:
    assert with_layers(name, layers, field) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Syrian Observatory for Human Rights", "the Syrian Observatory for Human Rights"),
        ("Ministry of Health of Kuwait", "the Ministry of Health of Kuwait"),
        ("University of Baghdad", "the University of Baghdad"),
        ("Cairo University", "Cairo University"),
        ("Hamas", "Hamas"),
        ("the Hague Court", "the Hague Court"),
    ],
)
def test_articles(name: str, expected: str) -> None:
    assert with_article(name) == expected


@pytest.mark.parametrize(
    ("portfolio", "american", "code", "expected"),
    [
        ("Foreign", "State", "EG", "Foreign Minister of Egypt"),
        ("Foreign", "State", "US", "US Secretary of State"),
        ("Culture and Information", "", "SA", "Minister of Culture and Information of Saudi Arabia"),
        ("Health", "Health", None, "Minister of Health"),
    ],
)
def test_ministers(portfolio: str, american: str, code: str | None, expected: str) -> None:
    assert english.minister(portfolio, american, code) == expected


def test_several() -> None:
    assert english.ministers("Foreign") == "Foreign Ministers"
    assert english.ministers("Defense") == "Ministers of Defense"
    assert english.countries(["EG", "FR", "JO"]) == "Egypt, France and Jordan"
    assert english.countries(["US"]) == "the United States"


def test_regions() -> None:
    assert english.region("Middle East") == "the Middle East"
    assert english.region("Western Sahara") == "Western Sahara"


def test_keys_of_former_holders() -> None:
    assert current_key(former_key("office.president-of-tunisia")) == "office.president-of-tunisia"
    assert current_key("office.president-of-tunisia") == "office.president-of-tunisia"
