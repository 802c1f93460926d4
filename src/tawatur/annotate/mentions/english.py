"""English names of offices and organisations that are composed of a head and a complement."""

from __future__ import annotations

from tawatur.lexicon.entities import country_names, demonyms

_AMERICA = "US"
# What a ministry is called where its minister's title is shorter: the Foreign Minister's is that of Foreign Affairs.
_PORTFOLIOS = {"Foreign": "Foreign Affairs"}
# Countries whose English name takes the article inside a phrase.
_WITH_ARTICLE = frozenset(
    {"US", "GB", "AE", "NL", "PH", "CF", "CD", "CG", "GM", "BS", "MV", "KM", "SC", "MH", "SB", "DO"}
)


def of_country(code: str) -> str:
    """A country as it stands after "of": "the United States"."""
    entity = country_names().get(code)
    name = entity.name if entity else code
    return f"the {name}" if code in _WITH_ARTICLE and not name.startswith("the ") else name


def adjective(code: str) -> str:
    """A country as it stands before a noun: "Iraqi", and "US" for the United States."""
    if code == _AMERICA:
        return "US"
    return demonyms().get(code) or of_country(code)


def ministry(english: str, american: str, code: str | None) -> str:
    """The ministry of a portfolio: "US Department of State", "Ministry of Foreign Affairs of Iran"."""
    if code == _AMERICA and american:
        return f"US Department of {american}"
    name = f"Ministry of {_PORTFOLIOS.get(english, english)}"
    return f"{name} of {of_country(code)}" if code else name


def minister(english: str, american: str, code: str | None) -> str:
    """The head of a ministry: "US Secretary of State", "Foreign Minister of Iran"."""
    if code == _AMERICA and american:
        return f"US Secretary of {american}"
    return f"{english} Minister of {of_country(code)}" if code else f"{english} Minister"


def slug(name: str) -> str:
    """A name as the part of a key: lower case letters and digits joined by hyphens."""
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())
