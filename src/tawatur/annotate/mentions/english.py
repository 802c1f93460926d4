"""English names of offices and organisations that are composed of a head and a complement."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.lexicon.entities import country_names, demonyms

_AMERICA = "US"
# What a ministry is called where its minister's title is shorter: the Foreign Minister's is that of Foreign Affairs.
_PORTFOLIOS = {"Foreign": "Foreign Affairs"}
_MINISTER = "Minister"
_WITH_ARTICLE_REGIONS = frozenset(
    {"East", "Horn", "Sahel", "Gulf", "Balkans", "Lakes", "Caucasus", "Levant", "Mediterranean"}
)
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
    name = f"Ministry of {field_of(english)}"
    return f"{name} of {of_country(code)}" if code else name


def minister(english: str, american: str, code: str | None, form: str = "Minister", field: str = "") -> str:
    """The head of a ministry: "US Secretary of State", "Foreign Minister of Iran", "Minister of Health of Lebanon".

    A minister of state has a field: "Minister of State for Legal Affairs of Jordan".
    """
    if code == _AMERICA and american:
        return f"US Secretary of {american}"
    if form != _MINISTER:
        name = f"{form} for {field_of(english)}"
    else:
        name = f"{english} {form}" if english in _PORTFOLIOS else f"{form} of {english}"
    if field:
        name = f"{name} for {field}"
    return f"{name} of {of_country(code)}" if code else name


def field_of(english: str) -> str:
    """A portfolio as it stands after "for": "Foreign Affairs"."""
    return _PORTFOLIOS.get(english, english)


def ministers(english: str) -> str:
    """Several ministers of one portfolio: "Foreign Ministers", "Ministers of Health"."""
    return f"{english} {_MINISTER}s" if english in _PORTFOLIOS else f"{_MINISTER}s of {english}"


def countries(codes: Sequence[str]) -> str:
    """Several countries as they stand after "of": "Egypt, Jordan and Iraq"."""
    names = [of_country(code) for code in codes]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def region(name: str) -> str:
    """A region as it stands after "for": "the Middle East", but "Western Sahara"."""
    takes = any(word in _WITH_ARTICLE_REGIONS for word in name.split())
    return f"the {name}" if takes and not name.startswith("the ") else name


def slug(name: str) -> str:
    """A name as the part of a key: lower case letters and digits joined by hyphens."""
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())
