"""Organisations and sites by their grammar: head, complement, nationality."""

from __future__ import annotations

from tawatur.annotate.mentions import english
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.heads import Head, organisation_heads, portfolios, site_heads
from tawatur.lexicon.entities import entities
from tawatur.text.scan import Hit

_NATIONAL = frozenset({"force", "government"})


def find_organisations(chart: Chart) -> None:
    """Add the organisations that a head and its complement name."""
    table = organisation_heads()
    for token, word in enumerate(chart.words):
        if word.organisation:
            for hit in table.at(chart.tokens, token):
                found = _organisation(chart, hit)
                if found is not None and chart.add(found):
                    break


def find_sites(chart: Chart) -> None:
    """Add the buildings and sites that a head and its complement name."""
    table = site_heads()
    for token, word in enumerate(chart.words):
        if word.site:
            for hit in table.at(chart.tokens, token):
                found = _site(chart, hit)
                if found is not None and chart.add(found):
                    break


def _organisation(chart: Chart, hit: Hit[Head]) -> Found | None:
    head = hit.value
    if head.kind == "ministry":
        return _ministry(chart, hit)
    if head.kind in _NATIONAL:
        return _national(chart, hit)
    if head.kind == "named":
        following = chart.at(hit.after)
        if following is not None and following.kind == "ORG" and following.letter == 0:
            return _widened(following, hit)
    return None


def _widened(inner: Found, hit: Hit[Head]) -> Found:
    """The same organisation with its head before its name: «حركة حماس»."""
    return Found(
        first=hit.first,
        after=inner.after,
        letter=hit.start,
        kind="ORG",
        rule="ar.mentions.head-and-name",
        entity=inner.entity,
        name=inner.name,
        country=inner.country,
        sector=inner.sector,
    )


def _ministry(chart: Chart, hit: Hit[Head]) -> Found | None:
    for portfolio in portfolios().at(chart.tokens, hit.after):
        if portfolio.start == 0:
            after, country = complement(chart, portfolio.after)
            return _office(hit, after, portfolio.value, country)
    return None


def _office(hit: Hit[Head], after: int, portfolio: Head, country: str | None) -> Found:
    name = english.ministry(portfolio.english, portfolio.american, country)
    return Found(
        first=hit.first,
        after=after,
        letter=hit.start,
        kind="ORG",
        rule="ar.mentions.ministry",
        entity=f"org.{english.slug(name)}",
        name=name,
        country=country,
        sector=portfolio.sector,
        head="ministry",
        prefix=portfolio.key,
    )


def _national(chart: Chart, hit: Hit[Head]) -> Found | None:
    after, country = complement(chart, hit.after)
    if after == hit.after or country is None:
        return None
    head = hit.value
    joined = english.of_country(country) if " of {}" in head.english else english.adjective(country)
    name = head.english.replace("{}", joined)
    key = f"org.{english.slug(name)}"
    return Found(
        first=hit.first,
        after=after,
        letter=hit.start,
        kind="ORG",
        rule="ar.mentions.national-body",
        entity=key,
        name=entities()[key].name if key in entities() else name,
        country=country,
        sector=head.sector,
        head=head.key,
    )


def _site(chart: Chart, hit: Hit[Head]) -> Found | None:
    after, country = complement(chart, hit.after)
    if after == hit.after:
        return None
    following = chart.at(hit.after)
    inner = following.name if following is not None and following.kind != "NORP" else None
    name = hit.value.english.replace("{}", inner or (english.adjective(country) if country else ""))
    return Found(
        first=hit.first,
        after=after,
        letter=hit.start,
        kind="FAC",
        rule="ar.mentions.site",
        entity=f"fac.{english.slug(name)}",
        name=name,
        country=country,
        head=hit.value.key,
    )


def complement(chart: Chart, token: int) -> tuple[int, str | None]:
    """Where the nationality or place that follows a head ends, and its country; the same token where there is none."""
    following = chart.at(token)
    country = None
    if following is not None and following.letter == 0 and following.kind in {"NORP", "GPE"}:
        country = following.country
        token = following.after
    while "adjective" in chart.word(token).cues and (country is not None):
        token += 1
    return token, country
