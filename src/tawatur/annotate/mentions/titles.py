"""Titles and offices: head, complement, nationality; and the person who stands beside them."""

from __future__ import annotations

from tawatur.annotate.mentions import english
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.heads import Head, portfolios, titles
from tawatur.text.scan import Hit

_ALONE = frozenset({"rank", "person", "honour"})


def find_titles(chart: Chart) -> None:
    """Add the titles to the chart."""
    table = titles()
    for token, word in enumerate(chart.words):
        if word.title and chart.covering(token) is None:
            for hit in table.at(chart.tokens, token):
                found = _title(chart, hit)
                if found is not None and chart.add(found):
                    break


def _title(chart: Chart, hit: Hit[Head]) -> Found | None:
    head = hit.value
    if head.kind == "minister":
        return _minister(chart, hit)
    if head.kind == "voice":
        return _voice(chart, hit)
    if head.kind in {"chief", "envoy", "staff"}:
        return _chief(chart, hit)
    if head.kind == "deputy":
        return _deputy(chart, hit)
    return None


def _found(hit: Hit[Head], after: int, name: str, country: str | None) -> Found:
    return Found(
        first=hit.first,
        after=after,
        letter=hit.start,
        kind="TITLE",
        rule=f"ar.mentions.title-{hit.value.kind}",
        entity=f"office.{english.slug(name)}",
        name=name,
        country=country,
        sector=hit.value.sector,
        head=hit.value.key,
    )


def _minister(chart: Chart, hit: Hit[Head]) -> Found | None:
    for portfolio in portfolios().at(chart.tokens, hit.after):
        if portfolio.clitics in ("", chart.forms[portfolio.first][: portfolio.start]) and portfolio.start < 2:
            after, country = _nationality(chart, portfolio.after)
            value = portfolio.value
            return _found(hit, after, english.minister(value.english, value.american, country), country)
    if chart.forms[hit.first][hit.start :].startswith(_the()):
        return _found(hit, hit.after, hit.value.english, None)
    return None


def _the() -> str:
    from tawatur.text.clitics import article

    return article()


def _nationality(chart: Chart, token: int) -> tuple[int, str | None]:
    country = None
    while True:
        following = chart.at(token)
        if following is not None and following.letter == 0 and following.kind in {"NORP", "GPE"} and country is None:
            country = following.country
            token = following.after
        elif "adjective" in chart.word(token).cues:
            token += 1
        else:
            return token, country


def _chief(chart: Chart, hit: Hit[Head]) -> Found | None:
    after, country = _nationality(chart, hit.after)
    following = chart.at(after)
    if following is not None and following.kind in {"ORG", "FAC"} and (following.letter == 0 or following.letter == 1):
        return _found(hit, following.after, f"{hit.value.english} of {following.name}", following.country)
    if after == hit.after and not chart.forms[hit.first][hit.start :].startswith(_the()):
        return None
    name = hit.value.english
    return _found(hit, after, f"{name} of {english.of_country(country)}" if country else name, country)


def _voice(chart: Chart, hit: Hit[Head]) -> Found | None:
    after, country = _nationality(chart, hit.after)
    body = chart.at(after + 1)
    if body is not None and body.kind in {"ORG", "TITLE", "GPE", "FAC"}:
        return _found(hit, body.after, f"{body.name} spokesperson", body.country)
    if country is not None:
        return _found(hit, after, f"{english.adjective(country)} spokesperson", country)
    return None


def _deputy(chart: Chart, hit: Hit[Head]) -> Found | None:
    for inner in titles().at(chart.tokens, hit.after):
        if inner.start == 0 and inner.value.kind != "deputy":
            found = _title(chart, inner)
            if found is not None:
                return _found(hit, found.after, f"{hit.value.english} {found.name}", found.country)
    return None
