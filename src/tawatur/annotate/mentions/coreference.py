"""Who is meant: holders of titles, surnames on their own, and places that stand for governments."""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.names import person
from tawatur.lexicon.entities import english_name, holder_of, name_index, office_of
from tawatur.text.clitics import stems

_SHORTEST_SURNAME = 3


def resolve(chart: Chart) -> None:
    """Give every mention its entity, office, holder and role as far as the report or the lexicon tells them."""
    link_people(chart)
    recall_surnames(chart)
    link_titles(chart)


def link_people(chart: Chart) -> None:
    """Look every full name up in the lexicon of people."""
    for found in chart.ordered():
        if found.kind == "PERSON" and (found.entity or "").startswith("per.~"):
            words = chart.forms[found.first : found.after]
            words[0] = words[0][found.letter :]
            known = [entity for entity in name_index().named(tuple(words)) if entity.kind == "PERSON"]
            if known:
                found.entity, found.name, found.country, found.sector = (
                    known[0].key,
                    known[0].name,
                    known[0].country,
                    known[0].sector,
                )


def recall_surnames(chart: Chart) -> None:
    """A surname (or given name) once met in a full name is the same person when it stands alone."""
    memory: dict[str, Found] = {}
    for found in chart.ordered():
        if found.kind == "PERSON" and found.after - found.first > 1:
            last = chart.forms[found.after - 1]
            if len(last) >= _SHORTEST_SURNAME:
                memory.setdefault(last, found)
    if not memory:
        return
    for token, form in enumerate(chart.forms):
        cover = chart.covering(token)
        if cover is not None and not (cover.kind in {"NORP", "PERSON", "GPE"} and cover.after - cover.first == 1):
            continue
        for stem in stems(form):
            known = memory.get(stem.form)
            if known is None:
                continue
            found = person(chart, token, token + 1, stem.start, "ar.mentions.surname-alone")
            found.entity, found.name, found.country, found.sector = (
                known.entity,
                known.name,
                known.country,
                known.sector,
            )
            if cover is not None:
                chart.remove(cover)
            chart.add(found)
            break


def link_titles(chart: Chart) -> None:
    """The holder of a title: the person beside it, else the holder in the report, else on the day of the report."""
    holders: dict[str, tuple[str, str | None]] = {}
    ordered = chart.ordered()
    titles = [found for found in ordered if found.kind == "TITLE" and found.named]
    for title in titles:
        beside = _beside(chart, title)
        if beside is not None:
            title.holder = beside.entity
            beside.role = title.name
            if title.entity and beside.entity:
                holders.setdefault(title.entity, (beside.entity, beside.name))
    for title in titles:
        if title.holder is None and title.entity is not None:
            remembered = holders.get(title.entity)
            if remembered is not None:
                title.holder = remembered[0]
            elif title.name and (office := office_of(title.name)):
                title.entity = office
                title.holder = holder_of(office, chart.published)
    for found in ordered:
        if found.kind == "PERSON" and found.name is None and found.entity:
            found.name = english_name(found.entity)


def _beside(chart: Chart, title: Found) -> Found | None:
    after = title.after
    following = chart.at(after)
    if following is None and not chart.form(after).isalpha():
        following = chart.at(after + 1)
    if following is not None and following.kind == "PERSON" and following.letter == 0:
        return following
    before = chart.covering(title.first - 1)
    if before is None and not chart.form(title.first - 1).isalpha():
        before = chart.covering(title.first - 2)
    return before if before is not None and before.kind == "PERSON" and title.letter == 0 else None
