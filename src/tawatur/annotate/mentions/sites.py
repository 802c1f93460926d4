"""Buildings and sites by their grammar: «مطار بغداد الدولي», «السفارة الأمريكية», «مكتب رئيس الوزراء»."""

from __future__ import annotations

from tawatur.annotate.mentions import english
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import definite_words, is_definite, nationality, quoted
from tawatur.annotate.mentions.heads import Head, site_heads
from tawatur.annotate.mentions.names import named_after
from tawatur.annotate.mentions.vocabulary import is_common
from tawatur.lexicon.entities import entities
from tawatur.text.scan import Hit


def find_sites(chart: Chart) -> None:
    """Add the buildings and sites that a head and its complement name."""
    table = site_heads()
    for token, word in enumerate(chart.words):
        if word.site:
            for hit in chart.hits(table, token):
                found = _site(chart, hit)
                if found is not None and chart.add(found):
                    break


def _site(chart: Chart, hit: Hit[Head]) -> Found | None:
    core = chart.at(hit.after)
    definite = is_definite(chart, hit.first, hit.start)
    if hit.value.kind == "mission":
        return _mission(chart, hit, core)
    if definite:
        return None
    after = named_after(chart, hit.after)
    if after > hit.after:
        where = nationality(chart, after)
        return _found(hit, where.after, None, None, chart.forms[hit.after : where.after])
    if core is not None and core.letter == 0 and core.kind in {"GPE", "LOC", "PERSON", "ORG"}:
        where = nationality(chart, core.after)
        international = any("worldwide" in chart.word(token).cues for token in range(core.after, where.after))
        name = hit.value.english.replace("{}", f"{core.name or ''}{' International' if international else ''}")
        return _found(hit, where.after, name, core.country)
    first, end = quoted(chart, hit.after)
    if end > first:
        return _found(hit, end + 1, None, None, chart.forms[first:end])
    if core is None and _is_name(chart, hit.after):
        end = hit.after + 1
        while end - hit.after < 3 and _is_name(chart, end):
            end += 1
        where = nationality(chart, end)
        end = where.after if where.core is None else end
        return _found(hit, end, None, None, chart.forms[hit.after : end])
    after = definite_words(chart, hit.after, 2)
    if after > hit.after and hit.value.key in {"hospital", "mosque", "church", "prison", "palace", "square", "camp"}:
        return _found(hit, after, None, None, chart.forms[hit.after : after])
    return None


def _is_name(chart: Chart, token: int) -> bool:
    form = chart.form(token)
    word = chart.word(token)
    if not form.isalpha() or chart.covering(token) is not None or word.title:
        return False
    return word.given == 0 or (not is_common(form) and not word.cues and len(form) > 2)


def _mission(chart: Chart, hit: Hit[Head], core: Found | None) -> Found | None:
    if core is not None and core.kind == "TITLE" and core.letter == 0:
        found = _found(hit, core.after, None, core.country, chart.forms[hit.after : core.after])
        found.body = core
        return found
    where = nationality(chart, hit.after)
    if where.core is None or where.country is None:
        return None
    return _found(hit, where.after, hit.value.english.replace("{}", english.adjective(where.country)), where.country)


def _found(hit: Hit[Head], after: int, name: str | None, country: str | None, forms: list[str] | None = None) -> Found:
    key = f"fac.{english.slug(name)}" if name else "fac.~" + "-".join([hit.value.key, *(forms or [])])
    known = entities().get(key)
    return Found(
        first=hit.first,
        after=after,
        letter=hit.start,
        kind="FAC",
        rule="ar.mentions.site",
        entity=key,
        name=known.name if known else name,
        country=known.country if known else country,
        head=hit.value.key,
    )
