"""Organisations by their grammar: head, complement, nationality."""

from __future__ import annotations

from tawatur.annotate.mentions import english
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import definite_words, is_definite, nationality, quoted
from tawatur.annotate.mentions.heads import Head, organisation_heads, portfolios
from tawatur.annotate.mentions.vocabulary import is_common, is_feminine_perfect
from tawatur.lexicon.entities import entities
from tawatur.text.scan import Hit

# Ministries that are called by their portfolio alone: «الخارجية الأمريكية».
_ALONE = frozenset({"foreign", "interior", "defence", "finance", "justice", "health"})
# Heads whose definite form alone stands for one named before in the report.
_BARE = frozenset({"ministry", "government", "force"})
_BARE_HEADS = frozenset(
    {"ministry", "government", "army", "security-forces", "forces", "police", "presidency", "movement", "embassy"}
)
_LONGEST_LABELLED = 3


def find_organisations(chart: Chart) -> None:
    """Add the organisations that a head and its complement name, from left to right."""
    table = organisation_heads()
    for token, word in enumerate(chart.words):
        if word.organisation:
            for hit in table.at(chart.tokens, token):
                found = _organisation(chart, hit)
                if found is not None and chart.add(found):
                    break
        if word.portfolio and chart.covering(token) is None:
            found = _portfolio_alone(chart, token)
            if found is not None:
                chart.add(found)


def _organisation(chart: Chart, hit: Hit[Head]) -> Found | None:
    kind = hit.value.kind
    if kind == "ministry":
        return _ministry(chart, hit)
    if kind in {"force", "government"}:
        return _national(chart, hit)
    if kind == "named":
        return _named(chart, hit)
    if kind == "body":
        return _body(chart, hit)
    if kind == "label":
        return _labelled(chart, hit)
    return None


def _found(hit: Hit[Head], after: int, rule: str, name: str | None, country: str | None) -> Found:
    """A composed organisation; the entity of that name if the lexicon has one."""
    key = f"org.{english.slug(name)}" if name else None
    known = entities().get(key) if key else None
    return Found(
        first=hit.first,
        after=after,
        letter=hit.start,
        kind="ORG",
        rule=f"ar.mentions.{rule}",
        entity=key,
        name=known.name if known else name,
        country=country,
        sector=hit.value.sector,
        head=hit.value.key,
    )


def _ministry(chart: Chart, hit: Hit[Head]) -> Found | None:
    for portfolio in portfolios().at(chart.tokens, hit.after):
        if portfolio.start == 0:
            where = nationality(chart, portfolio.after)
            return ministry(chart, hit.first, where.after, hit.start, portfolio.value, where.country)
    if is_definite(chart, hit.first, hit.start) and hit.after == hit.first + 1:
        where = nationality(chart, hit.after)
        found = _found(hit, where.after, "ministry-alone", None, where.country)
        found.bare = True
        found.named = False
        return found
    return None


def ministry(chart: Chart, first: int, after: int, letter: int, portfolio: Head, country: str | None) -> Found:
    """The ministry of a portfolio in a country; without one the report must tell it."""
    found = Found(
        first=first,
        after=after,
        letter=letter,
        kind="ORG",
        rule="ar.mentions.ministry",
        country=country,
        sector=portfolio.sector,
        head="ministry",
        portfolio=portfolio,
        bare=country is None,
    )
    name_ministry(found, country)
    return found


def name_ministry(found: Found, country: str | None) -> None:
    """Give a ministry its name and key for a country."""
    if found.portfolio is None:
        return
    found.country = country
    found.name = english.ministry(found.portfolio.english, found.portfolio.american, country)
    found.entity = f"org.{english.slug(found.name)}"
    known = entities().get(found.entity)
    if known is not None:
        found.name = known.name


def _portfolio_alone(chart: Chart, token: int) -> Found | None:
    """A portfolio that stands for its ministry: after a verb in the feminine, or with a nationality at a clause's start."""
    for hit in portfolios().at(chart.tokens, token):
        if hit.after != token + 1 or hit.value.key not in _ALONE or hit.start or not is_definite(chart, token):
            continue
        before = chart.form(token - 1)
        where = nationality(chart, hit.after)
        at_start = not before.isalpha()
        if is_feminine_perfect(before) or "bodycue" in chart.word(token - 1).cues or (at_start and where.country):
            return ministry(chart, token, where.after, 0, hit.value, where.country)
    return None


def _national(chart: Chart, hit: Hit[Head]) -> Found | None:
    head = hit.value
    core = chart.at(hit.after)
    definite = is_definite(chart, hit.first, hit.start)
    if core is not None and core.kind == "PERSON" and head.kind == "government" and core.letter == 0:
        return _found(hit, core.after, "government-of", head.english.replace("{}", _family(core)), core.country)
    if core is not None and core.kind == "ORG" and core.letter == 0 and not definite:
        found = _found(hit, core.after, "force-of", core.name, core.country)
        found.entity = core.entity
        return found
    where = nationality(chart, hit.after)
    if where.core is not None and (where.country or where.core.kind == "NORP"):
        if where.core.kind == "GPE" and definite:
            return None
        country = where.country
        whose = where.core.name or ""
        if country:
            whose = english.of_country(country) if "of {}" in head.english else english.adjective(country)
        return _found(hit, where.after, "national-body", head.english.replace("{}", whose), country)
    if definite and head.key in _BARE_HEADS:
        found = _found(hit, where.after, "body-alone", None, None)
        found.bare = True
        found.named = False
        return found
    return None


def _family(found: Found) -> str:
    return (found.name or "").rsplit(" ", 1)[-1]


def _named(chart: Chart, hit: Hit[Head]) -> Found | None:
    """A head that belongs to the name: «حركة حماس», «حزب العدالة والتنمية», تنظيم "القاعدة"."""
    core = chart.at(hit.after)
    if core is not None and core.kind in {"ORG", "LOC"} and core.letter == 0:
        found = _found(hit, core.after, "head-and-name", core.name, core.country)
        found.entity, found.sector = core.entity, core.sector or found.sector
        return found
    first, end = quoted(chart, hit.after)
    if end > first:
        core = chart.at(first)
        if core is not None and core.after == end and core.kind == "ORG":
            found = _found(hit, end + 1, "head-and-name", core.name, core.country)
            found.entity = core.entity
            return found
        found = _found(hit, end + 1, "head-and-quoted", None, None)
        found.entity = key_of(chart, first, end)
        return found
    if is_definite(chart, hit.first, hit.start):
        return None
    after = definite_words(chart, hit.after)
    if after > hit.after:
        where = nationality(chart, after)
        found = _found(hit, where.after, "head-and-definite", None, where.country)
        found.entity = key_of(chart, hit.first, where.after, hit.start)
        return found
    return None


def key_of(chart: Chart, first: int, after: int, letter: int = 0) -> str:
    """The key of an organisation that no lexicon knows: its folded words."""
    forms = chart.forms[first:after]
    forms[0] = forms[0][letter:]
    return "org.~" + "-".join(form for form in forms if form.isalnum())


def _body(chart: Chart, hit: Hit[Head]) -> Found | None:
    """An institution: an indefinite head and definite words, or a definite head and adjectives of its own."""
    if is_definite(chart, hit.first, hit.start):
        return None
    core = chart.at(hit.after)
    if core is not None and core.kind in {"GPE", "ORG", "LOC"} and core.letter == 0:
        where = nationality(chart, hit.after)
        after = max(core.after, where.after)
        name = hit.value.english.replace("{}", core.name or "")
        return _found(hit, after, "body-of-place", name, core.country)
    after = definite_words(chart, hit.after)
    if after == hit.after:
        return None
    where = nationality(chart, after)
    if where.country is None and hit.value.key in {"office", "authority", "committee", "council", "company", "court"}:
        return None
    found = _found(hit, where.after, "body-and-definite", None, where.country)
    found.entity = key_of(chart, hit.first, where.after, hit.start)
    return found


def _labelled(chart: Chart, hit: Hit[Head]) -> Found | None:
    """The name after a label that stays outside: موقع "أكسيوس", «صحيفة الراية»."""
    first, end = quoted(chart, hit.after)
    if end == first:
        core = chart.at(hit.after)
        if core is not None:
            return None
        first, end = hit.after, hit.after
        while end - first < _LONGEST_LABELLED and _unknown(chart, end):
            end += 1
    if end == first or chart.covering(first) is not None:
        return None
    return Found(
        first=first,
        after=end,
        kind="ORG",
        rule="ar.mentions.labelled",
        entity=key_of(chart, first, end),
        sector=hit.value.sector,
        head=hit.value.key,
    )


def _unknown(chart: Chart, token: int) -> bool:
    form = chart.form(token)
    return form.isalpha() and len(form) > 1 and chart.covering(token) is None and not is_common(form)
