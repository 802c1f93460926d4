"""Outlets: the country that decides an outlet's weekend and its order of day and month."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from tawatur.lexicon.outlets import Outlet, outlets
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


def outlet_of(name: str | None) -> Outlet | None:
    """The outlet of a name as `country_of` reads it; None where no outlet or more than one is called so.

    >>> outlet_of("Asharq Al-Awsat").country
    'GB'
    """
    return _by_name().get(_canonical(name)) if name else None


def _canonical(name: str) -> str:
    return "".join(letter for letter in fold_word(name) if letter.isalnum())


def _host(address: str | None) -> str:
    if not address:
        return ""
    try:
        return (urlsplit(address if "//" in address else f"//{address}").hostname or "").lower()
    except ValueError:
        return ""


def _labels(outlet: Outlet) -> list[str]:
    """The first parts of an outlet's domains, which it may be called by."""
    labels = [domain.partition(".")[0] for domain in outlet.domains]
    return [label for label in labels if len(label) >= _SHORTEST_LABEL]


@cache
def _by_name() -> dict[str, Outlet]:
    """The outlets by key and name; by the first part of a domain where no other is called so."""
    named: dict[str, dict[str, Outlet]] = {}
    labelled: dict[str, dict[str, Outlet]] = {}
    for key, outlet in outlets().items():
        for name in (key, *outlet.english, *outlet.arabic):
            named.setdefault(_canonical(name), {})[key] = outlet
        for label in _labels(outlet):
            labelled.setdefault(_canonical(label), {})[key] = outlet
    found = {**labelled, **named}
    return {name: next(iter(alike.values())) for name, alike in found.items() if len(alike) == 1}


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Name → country and domain → country."""
    names: dict[str, set[str]] = {}
    domains: dict[str, str] = {}
    for key, outlet in outlets().items():
        for name in (key, *outlet.english, *outlet.arabic, *_labels(outlet)):
            names.setdefault(_canonical(name), set()).add(outlet.country)
        domains.update((domain.lower(), outlet.country) for domain in outlet.domains)
    return {name: min(found) for name, found in names.items() if len(found) == 1}, domains
