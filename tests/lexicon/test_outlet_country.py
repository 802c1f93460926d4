"""The country of an outlet, by name or by address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.data import read_toml
from tawatur.lexicon.outlet_country import country_of


@pytest.mark.parametrize(
    ("outlet", "country"),
    [
        ("Reuters", "GB"),
        ("reuters", "GB"),
        ("رويترز", "GB"),
        ("وَكالة رويترز", "GB"),
        ("CNN Arabic", "AE"),
        ("cnn-arabic", "AE"),
        ("اليوم السابع", "EG"),
        ("Al Jazeera", "QA"),
        ("Al-Jazeera", "QA"),
        ("reuters.com", "GB"),
    ],
)
def test_by_name(outlet: str, country: str) -> None:
    assert country_of(outlet, None) == country


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://www.reuters.com/world/1", "GB"),
        ("http://REUTERS.com:8080", "GB"),
        ("reuters.com/a", "GB"),
        ("https://arabic.cnn.com/x", "AE"),
    ],
)
def test_by_address(url: str, country: str) -> None:
    assert country_of(None, url) == country
    assert country_of("No Such Paper", url) == country


@pytest.mark.parametrize(
    ("outlet", "url"),
    [
        (None, None),
        ("", ""),
        ("No Such Paper", None),
        (None, "https://notreuters.com/a"),
        (None, "https://reuters.com.evil.example/a"),
        (None, "https://com/"),
        (None, "http://[bad"),
        (None, "file:///reuters.com"),
        ("، .", None),
    ],
)
def test_not_known(outlet: str | None, url: str | None) -> None:
    assert country_of(outlet, url) is None


@given(st.none() | st.text(), st.none() | st.text())
def test_nothing_raises(outlet: str | None, url: str | None) -> None:
    country_of(outlet, url)


def test_every_outlet_of_the_table_is_found_by_its_domain() -> None:
    for key, entry in read_toml("outlets.toml").items():
        for domain in entry.get("domains", ()):
            assert country_of(None, f"https://{domain}/x") is not None, key
