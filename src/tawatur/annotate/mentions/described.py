"""Speakers and groups without a name: «مسؤول أمريكي», «مصادر أمنية», «الميليشيات المدعومة من إيران».

They are no entities of the world, but a report is told by them and events are done by them: they are marked with
``named=False`` and a key made of what the report says of them.
"""

from __future__ import annotations

from functools import cache
from typing import TypeGuard

from tawatur.annotate.mentions import english
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import is_definite
from tawatur.annotate.mentions.heads import Head, organisation_heads, portfolios, titles
from tawatur.data import read_rows
from tawatur.lexicon.entities import country_names
from tawatur.text.fold import fold_word
from tawatur.text.scan import Hit

_DESCRIBED = frozenset({"official", "source"})
_PLACES = frozenset({"GPE", "ORG", "FAC", "LOC"})
# Adjectives that English has before a nationality.
_BEFORE_NATION = frozenset({"senior", "former", "official", "informed", "reliable", "leading", "close"})
_MOST_WORDS = 6


def find_described(chart: Chart) -> None:
    """Add the officials, sources and armed groups that are only described."""
    people, groups = titles(), organisation_heads()
    for token in chart.marked("title", "organisation"):
        word = chart.words[token]
        if chart.covering(token) is not None or "superlative" in chart.word(token - 1).cues:
            continue
        if word.title:
            hit = next((hit for hit in chart.hits(people, token) if hit.value.kind in _DESCRIBED), None)
            if hit is not None:
                _add(chart, _person(chart, hit))
        if word.organisation and chart.covering(token) is None:
            hit = next((hit for hit in chart.hits(groups, token) if hit.value.kind == "group"), None)
            if hit is not None:
                _add(chart, _group(chart, hit))


def _add(chart: Chart, found: Found | None) -> None:
    if found is not None:
        chart.add(found)


def _person(chart: Chart, hit: Hit[Head]) -> Found | None:
    """An official or a source with at least one word that says which."""
    words, country, place = [], None, None
    token = hit.after
    while token - hit.after < _MOST_WORDS:
        word, at = chart.word(token), chart.at(token)
        portfolio = next((p for p in chart.hits(portfolios(), token) if p.start == 0), None)
        if at is not None and at.kind == "NORP" and at.letter == 0:
            country = country or at.country
            words.append(english.adjective(at.country) if at.country else at.name or "")
            token = at.after
        elif "sourceadj" in word.cues:
            words.append(word.english)
            token += 1
        elif portfolio is not None and hit.value.kind == "official" and token == hit.after:
            words.append(portfolio.value.english.lower())
            token = portfolio.after
        elif "inside" in word.cues and _tells_where(within := chart.at(token + 1)):
            place, country, token = within, country or within.country, within.after
            break
        else:
            break
    if token == hit.after:
        return None
    name = _name(chart, hit, words, place)
    return Found(
        first=hit.first,
        after=token,
        letter=hit.start,
        kind="TITLE",
        rule=f"ar.mentions.described-{hit.value.kind}",
        entity=f"office.~{english.slug(name)}",
        name=name,
        country=country,
        sector=hit.value.sector,
        named=False,
        head=hit.value.key,
    )


def _tells_where(within: Found | None) -> TypeGuard[Found]:
    """Whether a place or body says whose official one is; «الدفاع المدني» of no country says little."""
    return within is not None and within.kind in _PLACES and (within.country is not None or "fixed" not in within.rule)


def _name(chart: Chart, hit: Hit[Head], words: list[str], place: Found | None) -> str:
    """English words in their order: place, adjectives, noun; a single unknown one is "unnamed"."""
    form = chart.forms[hit.first][hit.start :]
    single = form in _singular()
    noun = hit.value.english if single else f"{hit.value.english}s"
    order = sorted(dict.fromkeys(words), key=lambda word: (_place_of(word), words.index(word)))
    before = [place.name.removesuffix(" Strip")] if place is not None and place.kind == "GPE" and place.name else []
    parts = [*before, *order, noun]
    if place is not None and place.kind != "GPE" and place.name:
        parts.append(f"in {place.name}")
    if single and not is_definite(chart, hit.first, hit.start):
        parts.insert(0, "unnamed")
    return " ".join(part for part in parts if part)


def _place_of(word: str) -> int:
    """Where an adjective stands in English: "senior", then "Turkish", then "military"."""
    return 0 if word in _BEFORE_NATION else 1 if word[:1].isupper() else 2


@cache
def _singular() -> frozenset[str]:
    """The first form of each described head is its singular."""
    return frozenset(
        fold_word(row["ar"].split("|")[0]) for row in read_rows("ar/titles.tsv") if row["class"] in _DESCRIBED
    )


def _group(chart: Chart, hit: Hit[Head]) -> Found | None:
    """Armed men with a nationality, a backer or both."""
    token = hit.after
    nation: Found | None = None
    words = 0
    while words < _MOST_WORDS:
        at = chart.at(token)
        if at is not None and at.kind == "NORP" and at.letter == 0 and nation is None:
            nation, token = at, at.after
        elif "relation" in chart.word(token).cues:
            backer, end = _backer(chart, token + 1)
            return _described(chart, hit, end, nation, backer) if backer is not None else None
        elif nation is None and words < 2 and _is_adjective(chart, token):
            token += 1
        else:
            break
        words += 1
    return _described(chart, hit, token, nation, None) if nation is not None else None


def _is_adjective(chart: Chart, token: int) -> bool:
    word = chart.word(token)
    return chart.covering(token) is None and ("adjective" in word.cues or is_definite(chart, token))


def _backer(chart: Chart, token: int) -> tuple[Found | None, int]:
    """Whom a group belongs to: after «من», «مع», «من قبل», or with ل joined."""
    for _ in range(2):
        at = chart.at(token)
        if at is not None and at.kind in {"GPE", "ORG", "PERSON"}:
            return at, at.after
        if "relationprep" not in chart.word(token).cues:
            break
        token += 1
    at = chart.at(token)
    return (at, at.after) if at is not None and at.kind in {"GPE", "ORG", "PERSON"} else (None, token)


def _described(chart: Chart, hit: Hit[Head], after: int, nation: Found | None, backer: Found | None) -> Found:
    country = nation.country if nation is not None else None
    if backer is not None and nation is None:
        name = f"{backer.name}-backed {hit.value.english}"
    else:
        name = f"{nation.name if nation is not None else ''} {hit.value.english}".strip()
    return Found(
        first=hit.first,
        after=after,
        letter=hit.start,
        kind="ORG",
        rule="ar.mentions.described-group",
        entity=f"org.~{english.slug(name)}",
        name=name,
        country=country if country in country_names() else None,
        sector=hit.value.sector,
        named=False,
        head=hit.value.key,
    )
