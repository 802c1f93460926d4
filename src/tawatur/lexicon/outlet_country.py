"""Outlets: the country that decides an outlet's weekend and its order of day and month."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from tawatur.lexicon.outlets import outlets
from tawatur.text.fold import fold_word

# A shorter first label of a domain ("ap", "rt") is no name of its own.
_SHORTEST_LABEL = 4


def country_of(outlet: str | None, url: str | None) -> str | None:
    """The ISO 3166 code of an outlet by its name, else by its address; None where it is not known.

    Names are those of data/outlets.toml in Arabic and Latin letters and the first part of a domain, whatever their
    case, spaces and hyphens; a name that two countries share is not known. An address belongs to the outlet whose
    domain it ends with.

    >>> country_of("اليوم السابع", None), country_of(None, "https://arabic.cnn.com/middle-east")
    ('EG', 'AE')
    """
    names, domains = _tables()
    if outlet and (country := names.get(_canonical(outlet))):
        return country
    host = _host(url) or _host(outlet)
    while "." in host:
        if host in domains:
            return domains[host]
        host = host.partition(".")[2]
    return None


def _canonical(name: str) -> str:
    return "".join(letter for letter in fold_word(name) if letter.isalnum())


def _host(address: str | None) -> str:
    if not address:
        return ""
    try:
        return (urlsplit(address if "//" in address else f"//{address}").hostname or "").lower()
    except ValueError:
        return ""


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Name → country and domain → country."""
    names: dict[str, set[str]] = {}
    domains: dict[str, str] = {}
    for key, outlet in outlets().items():
        labels = [domain.partition(".")[0] for domain in outlet.domains]
        labels = [label for label in labels if len(label) >= _SHORTEST_LABEL]
        for name in (key, *outlet.english, *outlet.arabic, *labels):
            names.setdefault(_canonical(name), set()).add(outlet.country)
        domains.update((domain.lower(), outlet.country) for domain in outlet.domains)
    return {name: min(found) for name, found in names.items() if len(found) == 1}, domains
