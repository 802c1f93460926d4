"""Organisations by their grammar: head, complement, nationality."""

from __future__ import annotations

from tawatur.annotate.mentions import english
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import definite_words, is_definite, nationality, quoted
from tawatur.annotate.mentions.heads import Head, organisation_heads, portfolios, signs
from tawatur.annotate.mentions.names import named_after, unlisted
from tawatur.annotate.mentions.vocabulary import is_feminine_perfect, is_verb, purpose_letter
from tawatur.lexicon.entities import entities
from tawatur.text.clitics import stems
from tawatur.text.scan import Hit

# Ministries that are called by their portfolio alone: «الخارجية الأمريكية».
_ALONE = frozenset({"foreign", "interior", "defence", "finance", "justice", "health"})
# Heads whose definite form alone stands for one named before in the report.
_BARE = frozenset({"ministry", "government", "force"})
_BARE_HEADS = frozenset(
    {"ministry", "government", "army", "security-forces", "forces", "police", "presidency", "movement", "embassy"}
)
_LONGEST_LABELLED = 3
_SHORTEST_PURPOSE = 4
_TITLE_OFFICES = frozenset({"office", "presidency"})
# Institutions that bear a proper name: «جامعة برينستون».
_OF_NAMES = frozenset({"university", "centre", "organisation", "bank", "agency"})
# Institutions so common that a complement alone is no name.
_COMMON_BODIES = frozenset({"office", "authority", "committee", "council", "company", "centre", "mission", "union"})
# Heads that are as often common nouns («حركة المرور», «تنظيم المسابقة»): their definite names stand in the lexicon.
_NEVER_DEFINITE = frozenset({"movement", "organisation-armed"})
_DEFINITE_BODIES = frozenset(
    {"organisation", "committee", "union", "council", "agency", "bank", "fund", "court", "university", "centre"}
)
# Labels before a name with the article: newspapers, channels, clubs.
_DEFINITE_LABELS = frozenset({"newspaper", "channel", "club"})


def find_organisations(chart: Chart) -> None:
    """Add the organisations that a head and its complement name, from left to right."""
    table = organisation_heads()
    for token, word in enumerate(chart.words):
        if word.organisation:
            for hit in chart.hits(table, token):
                found = _organisation(chart, hit)
                if found is not None and chart.add(found):
                    break
        if word.portfolio and chart.covering(token) is None:
            found = _portfolio_alone(chart, token)
            if found is not None:
                chart.add(found)


def _organisation(chart: Chart, hit: Hit[Head]) -> Found | None:
    kind = hit.value.kind
    known = chart.at(hit.first)
    if known is not None and known.kind == "ORG" and known.after > hit.after:
        _tell_head(chart, known, hit)
    if kind == "ministry":
        return _ministry(chart, hit)
    if kind in {"force", "government"}:
        return _national(chart, hit)
    if kind == "named":
        return _named(chart, hit)
    if kind == "body":
        return _body(chart, hit)
    if kind == "fixed":
        where = nationality(chart, hit.after)
        return _with_key(chart, hit, where.after, "fixed-body", where.country)
    if kind == "label":
        return _labelled(chart, hit)
    return None


def _tell_head(chart: Chart, known: Found, hit: Hit[Head]) -> None:
    """Note the head of a known organisation, so that the head alone can stand for it later («الوزارة»)."""
    if hit.value.kind not in {"ministry", "force", "government", "named"} or known.head:
        return
    known.head = hit.value.key
    if hit.value.kind == "ministry":
        portfolio = next((p for p in chart.hits(portfolios(), hit.after) if p.start == 0), None)
        known.portfolio = portfolio.value if portfolio is not None else None


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
    for portfolio in chart.hits(portfolios(), hit.after):
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
    """A portfolio that stands for its ministry: after a feminine verb, or with a nationality where a clause starts."""
    for hit in chart.hits(portfolios(), token):
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
    if core is not None and core.kind == "PERSON" and head.kind == "government" and core.letter == 0 and not definite:
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
        if hit.value.key == "brigades" and core.sector != hit.value.sector:
            found.entity, found.name = key_of(chart, hit.first, core.after, hit.start), None
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
    after = hit.after
    while after - hit.after < _LONGEST_LABELLED and unlisted(chart, after):
        after += 1
    if after == hit.after and hit.value.key not in _NEVER_DEFINITE:
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
    """An institution: an indefinite head and its complement, or a definite head and adjectives of its own."""
    if is_definite(chart, hit.first, hit.start):
        return _definite_body(chart, hit)
    core = chart.at(hit.after)
    if core is not None and core.kind in {"GPE", "ORG", "LOC"} and core.letter == 0:
        where = nationality(chart, hit.after)
        after = max(core.after, where.after)
        name = hit.value.english.replace("{}", core.name or "")
        return _found(hit, after, "body-of-place", name, core.country)
    first, after = quoted(chart, hit.after)
    if after > first:
        return _with_key(chart, hit, after + 1, "body-quoted", None)
    if hit.value.key == "university" and (after := named_after(chart, hit.after)) > hit.after:
        return _with_key(chart, hit, after, "body-named-after", None)
    if hit.value.key in _OF_NAMES and core is None and unlisted(chart, hit.after):
        after = hit.after + 1
        while after - hit.after < _LONGEST_LABELLED and unlisted(chart, after):
            after += 1
        where = nationality(chart, purpose_end(chart, after))
        return _with_key(chart, hit, where.after, "body-and-name", where.country)
    inner = _place_inside(chart, hit.after)
    if inner is not None:
        return _with_key(chart, hit, inner.after, "body-of-place", inner.country)
    after = definite_words(chart, hit.after)
    if after == hit.after:
        return None
    has_adjective = any("adjective" in chart.word(token).cues for token in range(hit.after + 1, after))
    where = nationality(chart, purpose_end(chart, after))
    country = where.country or _nation_in(chart, hit.after, after)
    if country is None and not has_adjective and hit.value.key in _COMMON_BODIES:
        return None
    return _with_key(chart, hit, where.after, "body-and-definite", country)


def _place_inside(chart: Chart, token: int) -> Found | None:
    """The place that owns what a body is of: «محكمة جنايات القاهرة», «مجلس محافظة البصرة»."""
    if "ofplace" not in chart.word(token).cues:
        return None
    core = chart.at(token + 1)
    return core if core is not None and core.kind in {"GPE", "LOC"} and core.letter == 0 else None


def _definite_body(chart: Chart, hit: Hit[Head]) -> Found | None:
    """«المنظمة العالمية للملكية الفكرية», «اللجنة الأولمبية الدولية», «البنك الآسيوي للتنمية»."""
    if hit.value.key not in _DEFINITE_BODIES:
        return None
    after = hit.after
    while after - hit.after < _LONGEST_LABELLED and _is_adjective(chart, after):
        after += 1
    if after == hit.after:
        return None
    end = purpose_end(chart, after)
    nation = _nation_in(chart, hit.after, after)
    worldwide = any("worldwide" in chart.word(token).cues for token in range(hit.after, after))
    if end == after and nation is None and not worldwide:
        return None
    where = nationality(chart, end)
    return _with_key(chart, hit, where.after, "definite-body", where.country or nation)


def _is_adjective(chart: Chart, token: int) -> bool:
    at = chart.at(token)
    if at is not None:
        return at.kind == "NORP" and at.letter == 0 and at.after == token + 1
    return "adjective" in chart.word(token).cues and is_definite(chart, token)


def _nation_in(chart: Chart, first: int, after: int) -> str | None:
    """The country of the nationality among the words of a name."""
    for token in range(first, after):
        cover = chart.covering(token)
        if cover is not None and cover.kind == "NORP":
            return cover.country
    return None


def purpose_end(chart: Chart, token: int) -> int:
    """The end of what a body is for: ل and one or two nouns («للملكية الفكرية», «لكرة القدم», «لشؤون اللاجئين»)."""
    form = chart.form(token)
    if chart.covering(token) is not None or len(form) < _SHORTEST_PURPOSE:
        return token
    stem = next((stem for stem in stems(form) if stem.clitics and stem.clitics[-1] == purpose_letter()), None)
    if stem is None or len(stem.clitics) > 1 or is_verb(form):
        return token
    definite = stem.article or form[1:].startswith(purpose_letter())
    after = token + 1
    if chart.covering(after) is None and is_definite(chart, after):
        return after + 1
    return after if definite else token


def _with_key(chart: Chart, hit: Hit[Head], after: int, rule: str, country: str | None) -> Found:
    found = _found(hit, after, rule, None, country)
    found.entity = key_of(chart, hit.first, after, hit.start)
    return found


def _labelled(chart: Chart, hit: Hit[Head]) -> Found | None:
    """The name after a label that stays outside: موقع "أكسيوس", «صحيفة الراية», «نادي الزمالك»."""
    if is_definite(chart, hit.first, hit.start):
        return None
    first, end = quoted(chart, hit.after)
    if end > first and chart.at(first) is not None and chart.at(first).kind == "ORG":  # type: ignore[union-attr]
        return None
    if end == first:
        first = end = hit.after
        core = chart.at(first)
        if core is not None and core.kind == "ORG":
            return None
        if (
            hit.value.key in _DEFINITE_LABELS
            and is_definite(chart, first)
            and "adjective" not in chart.word(first).cues
        ):
            end = core.after if core is not None and core.kind in {"GPE", "LOC"} else first + 1
            if (core is not None and core.kind == "NORP") or (
                hit.value.key == "club" and chart.at(end) is None and is_definite(chart, end)
            ):
                return None
        elif core is None:
            while end - first < _LONGEST_LABELLED and unlisted(chart, end):
                end += 1
    if end == first:
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


def find_title_offices(chart: Chart) -> None:
    """«مكتب رئيس الوزراء», «المكتب الإعلامي لرئيس الوزراء»: a place where one goes there, else a body."""
    table = organisation_heads()
    for token, word in enumerate(chart.words):
        if not word.organisation:
            continue
        for hit in chart.hits(table, token):
            if hit.value.key in _TITLE_OFFICES:
                found = _title_office(chart, hit)
                if found is not None and chart.add(found):
                    break


def _title_office(chart: Chart, hit: Hit[Head]) -> Found | None:
    token, media = hit.after, False
    while "adjective" in chart.word(token).cues:
        media = media or chart.word(token).english == "media"
        token += 1
    title = chart.at(token)
    if title is None or title.kind != "TITLE" or title.letter > 1 or (title.letter == 1) != (token > hit.after):
        return None
    found = _found(hit, title.after, "office-of-a-title", None, title.country)
    reached = "reached" in chart.word(hit.first - 1).cues
    found.kind = "FAC" if reached and token == hit.after else "ORG"
    found.body = title
    found.form = "Media Office" if media else "Office"
    found.entity = key_of(chart, hit.first, title.after, hit.start)
    return found


def find_nationals(chart: Chart) -> None:
    """A nationality after a known organisation of that country belongs to its name: «البيت الأبيض الأمريكي»."""
    for found in chart.ordered():
        following = chart.at(found.after)
        if (
            found.kind == "ORG"
            and found.rule.endswith("known-org")
            and following is not None
            and following.kind == "NORP"
            and following.letter == 0
            and following.country == found.country
            and is_definite(chart, following.first)
        ):
            chart.remove(found)
            found.after = following.after
            chart.add(found)


def find_short_names(chart: Chart) -> None:
    """What stands in brackets after an organisation is its short name, here and later: «… (أونروا)»."""
    short: dict[str, Found] = {}
    for found in chart.ordered():
        token = found.after + 1
        if found.kind != "ORG" or chart.form(token - 1) not in signs() or chart.form(token + 1).isalpha():
            continue
        if chart.covering(token) is None and unlisted(chart, token):
            short.setdefault(chart.form(token), found)
    if not short:
        return
    for token, form in enumerate(chart.forms):
        if chart.covering(token) is not None:
            continue
        for stem in stems(form):
            whole = short.get(stem.form)
            if whole is not None:
                chart.add(_short(whole, token, stem.start))
                break


def _short(whole: Found, token: int, letter: int) -> Found:
    return Found(
        first=token,
        after=token + 1,
        letter=letter,
        kind="ORG",
        rule="ar.mentions.short-name",
        entity=whole.entity,
        name=whole.name,
        country=whole.country,
        sector=whole.sector,
    )
