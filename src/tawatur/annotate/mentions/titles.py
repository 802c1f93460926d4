"""Titles and offices: layers, head, portfolio or body, nationality, field.

Note [The grammar of a title]
    title = layer* head complement. Layers are deputies, assistants and who acts for another («القائم بأعمال نائب …»); a
    head is a minister (takes a portfolio), the head of a body, a place or a state, an envoy, a voice, a rank, or the
    servant of another title («مستشار وزير الصحة»). Where it ends is told in Note [Where a title ends] in tails.py, and
    what it is called in English in docs/codebook/titles.md.
"""

from __future__ import annotations

from tawatur.annotate.mentions import english
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.chiefs import (
    body_at,
    found_by,
    is_definite_head,
    of_country_word,
    read_chief,
    read_chiefs,
    unit_end,
    with_host,
)
from tawatur.annotate.mentions.complements import (
    definite_tail,
    is_definite,
    nationality,
    place_letters,
    purpose_end,
)
from tawatur.annotate.mentions.heads import Head, organisation_heads, portfolios, read_word, titles
from tawatur.annotate.mentions.places import known
from tawatur.annotate.mentions.portfolios import read_portfolio
from tawatur.annotate.mentions.tails import (
    Field,
    adjectives_end,
    begins_name,
    cabinet_end,
    constituency_end,
    countries_of,
    officers_body,
    read_field,
    region_end,
    workplace_end,
)
from tawatur.annotate.mentions.vocabulary import feminine_endings, is_particle, purpose_letter
from tawatur.lexicon.entities import entities
from tawatur.text.clitics import article
from tawatur.text.fold import fold_word
from tawatur.text.scan import Hit, PhraseTable

_UNDERSECRETARY = "undersecretary"
_GOVERNOR = Head("governor", "chief", "Governor", "GOV")
_COUNTERPART = "ar.mentions.title-counterpart"
# Definite heads that alone stand for one named before in the report, or for the person beside them.
_MAIN = frozenset({"minister", "president", "prime-minister", "king", "emir", "sultan", "crown-prince", "ambassador"})
# Heads that may be those of another title: «مستشار رئيس الجمهورية», «المبعوث الخاص للملك».
_SERVANTS = frozenset(
    {
        *("ambassador", "adviser", "secretary", "representative", "envoy", "chief-of-staff"),
        "office-director",
    }
)
# Portfolios of ministers without a ministry, whose field is told behind.
_WITHOUT_MINISTRY = "state"
_DESIGNATE = "designate"
_RETIRED = "retired"
_OWN_DEPUTY = "own-deputy"
_LEGISLATURE, _MILITARY = "LEG", "MIL"
# «سفير خادم الحرمين الشريفين»: the king of Saudi Arabia.
_CUSTODIAN, _SAUDI = "custodian", "SA"
_OFFICE = "office"
# «النائبة في مجلس النواب عن حركة النهضة»
_MOST_LINKS = 2
# Words of the longest head of a title before its body.
_LONGEST_HEAD = 4
_NO_TITLE = frozenset({"rank", "honour", "person"})


def find_titles(chart: Chart) -> None:
    """Add the titles to the chart, from left to right."""
    table = titles()
    for token in chart.marked("title"):
        if _free(chart, token) and not _is_name_here(chart, token):
            for hit in chart.hits(table, token):
                found = _title(chart, hit) if _is_written_so(chart, hit) else None
                if found is not None and chart.add(found):
                    break


def find_titles_of_sites(chart: Chart) -> None:
    """The titles whose body is a site that was found after them: «رئيس مجلس إدارة مطار تايوان الدولي»."""
    table = titles()
    for site in chart.ordered():
        if site.kind != "FAC" or site.letter > 1:
            continue
        for token in range(max(site.first - _LONGEST_HEAD, 0), site.first):
            if chart.words[token].title and chart.cover[token] is None and _add_title_of(chart, token, table, site):
                break


def _add_title_of(chart: Chart, token: int, table: PhraseTable[Head], site: Found) -> bool:
    for hit in chart.hits(table, token):
        found = _title(chart, hit) if _is_written_so(chart, hit) else None
        if found is not None and found.after >= site.after and chart.add(found):
            return True
    return False


def _free(chart: Chart, token: int) -> bool:
    cover = chart.covering(token)
    return cover is None or (cover.first == token and cover.kind in {"ORG", "GPE", "TITLE"})


def _is_name_here(chart: Chart, token: int) -> bool:
    """A title that is a name: beside «بن» or «ولد» («بن مساعد»), or the surname of one («عبد الرحمن السلطان»)."""
    if "lineage" in chart.word(token + 1).cues | chart.word(token - 1).cues:
        return chart.words[token].given == 0 or chart.words[token].surname == 0
    before = chart.word(token - 1)
    if "address" in before.cues and chart.words[token].given == 0 and not is_definite(chart, token):
        # «معالي مساعد وزير الدفاع»
        return not chart.word(token + 1).title
    if before.given == 0 and chart.form(token) == article() + chart.form(token - 1):
        # «سلطان السلطان»
        return True
    named = "completion" in before.cues or (before.given == 0 and not before.weak)
    named = named and chart.word(token + 1).given < 0
    return named and chart.words[token].surname == 0 and is_definite(chart, token)


def _is_written_so(chart: Chart, hit: Hit[Head]) -> bool:
    """«وإلى» is no «والي», and «رئيسه» no «رئيسة»: folding makes them one."""
    if hit.after > hit.first + 1 or hit.value.kind == "counterpart" or hit.value.key == _OWN_DEPUTY:
        return True
    form, surface = chart.form(hit.first), chart.tokens.surface(hit.first)
    if is_particle(form):
        return surface == form
    feminine = feminine_endings()[0]
    possessed = form.endswith(fold_word(feminine)) and feminine not in surface and not is_definite(chart, hit.first)
    return not possessed or chart.at(hit.after) is not None or bool(chart.hits(portfolios(), hit.after))


def _title(chart: Chart, hit: Hit[Head]) -> Found | None:
    kind = hit.value.kind
    if kind == "minister":
        return _minister(chart, hit)
    if kind == "ministers":
        return _ministers(chart, hit)
    if kind == "voice":
        return _voice(chart, hit)
    if kind == "deputy":
        return _deputy(chart, hit)
    if kind == "rank":
        return _rank(chart, hit)
    if kind == "counterpart":
        return _counterpart(chart, hit)
    if kind == "chiefs":
        return read_chiefs(chart, hit)
    if kind in {"chief", "envoy", "staff"}:
        return _servant(chart, hit) or _dual(chart, hit) or read_chief(chart, hit)
    return None


def _minister(chart: Chart, hit: Hit[Head]) -> Found | None:
    definite = is_definite_head(chart, hit)
    charged = read_field(chart, hit.after, wide=True)
    if charged.portfolio is not None and (hit.after > hit.first + 1 or chart.word(hit.after).english == _DESIGNATE):
        return _charged(chart, hit, charged)
    portfolio = read_portfolio(chart, hit.after)
    if portfolio is not None and not (definite and not portfolio.value.english):
        if _is_dual(chart, hit) and portfolio.start == 0:
            return _ministers(chart, hit)
        return _of_portfolio(chart, hit, portfolio)
    if definite:
        where = nationality(chart, hit.after)
        field = read_field(chart, where.after, wide=True)
        if field.portfolio is not None:
            return _charged(chart, hit, field, where.country)
        found = found_by(chart, hit, where.after, where.country)
        found.bare = where.country is None
        return found
    return None


def _of_portfolio(chart: Chart, hit: Hit[Head], portfolio: Hit[Head]) -> Found:
    """«وزير الدفاع الأمريكي», «وزير الدولة الأردني للشؤون القانونية», «وزير الدولة المكلف بالهجرة»."""
    after, country = _whose(chart, portfolio)
    found = found_by(chart, hit, after, country)
    found.portfolio = portfolio.value
    found.sector = portfolio.value.sector
    found.post = not portfolio.value.english and portfolio.after == portfolio.first + 1
    if portfolio.value.key == _WITHOUT_MINISTRY:
        token = after - 1 if chart.word(after - 1).english == _DESIGNATE else after
        field = read_field(chart, token, wide=True)
        if field.after > token:
            where = nationality(chart, field.after)
            found.after, found.field, found.country = where.after, field.english, country or where.country
    if found.country is None:
        found.after, found.country = cabinet_end(chart, found.after)
    found.bare = found.country is None
    return of_country_word(chart, found)


def _charged(chart: Chart, hit: Hit[Head], field: Field, country: str | None = None) -> Found:
    """«الوزير المكلف بالعلاقات مع البرلمان», «كاتب الدولة للتجارة»: by its field as by a portfolio."""
    where = nationality(chart, field.after)
    found = found_by(chart, hit, where.after, country or where.country)
    found.portfolio = field.portfolio
    found.bare = found.country is None
    return of_country_word(chart, found)


def _whose(chart: Chart, portfolio: Hit[Head]) -> tuple[int, str | None]:
    """The end and country of a portfolio; «الخارجية الأمريكية» may be known as an organisation already."""
    cover = chart.covering(portfolio.first)
    if cover is not None and cover.kind == "ORG" and cover.first == portfolio.first and cover.after > portfolio.after:
        chart.remove(cover)
        return cover.after, cover.country
    where = nationality(chart, portfolio.after)
    rulers = chart.at(portfolio.after)
    owned = not is_definite(chart, portfolio.after - 1)
    if owned and rulers is not None and rulers.kind == "ORG" and not rulers.letter and rulers.country is not None:
        # «وزير خارجية السلطة الفلسطينية»
        return rulers.after, rulers.country
    placed = where.core is not None and where.core.kind == "GPE" and is_definite(chart, portfolio.after - 1)
    if placed and where.core is not None and portfolio.start == 0:
        # «غادر وزير الدفاع جمهورية مصر»
        return adjectives_end(chart, portfolio.after), None
    return where.after, where.country


def _is_dual(chart: Chart, hit: Hit[Head]) -> bool:
    """Whether a single word is the accusative, or the dual before what owns it («وزيرا», «رئيسا»)."""
    form = chart.form(hit.first)[hit.start :]
    return hit.after == hit.first + 1 and len(form) > 1 and form.endswith(article()[0]) and read_word(form[:-1]).title


def _dual(chart: Chart, hit: Hit[Head]) -> Found | None:
    """«رئيسا تونس والجزائر»."""
    if not _is_dual(chart, hit):
        return None
    after, countries = countries_of(chart, hit.after)
    if len(countries) < 2:
        return None
    found = found_by(chart, hit, after, None)
    found.form, found.countries = f"{found.form}s", countries
    return found


def _ministers(chart: Chart, hit: Hit[Head]) -> Found | None:
    """Ministers of several countries, or of one: no single holder («وزراء الخارجية العرب»)."""
    portfolio = next((portfolio for portfolio in chart.hits(portfolios(), hit.after) if portfolio.start == 0), None)
    if portfolio is None:
        return None
    where = nationality(chart, portfolio.after)
    if where.core is None and hit.value.kind == "ministers":
        return None
    after, countries = countries_of(chart, portfolio.after)
    several = len(countries) > 1
    found = found_by(chart, hit, after if several else where.after, None if several else where.country)
    found.head, found.portfolio, found.countries = "ministers", portfolio.value, countries
    found.form = english.ministers(portfolio.value.english)
    if where.core is not None and not countries:
        found.form = f"{where.core.name} {found.form}"
    return found


def _servant(chart: Chart, hit: Hit[Head]) -> Found | None:
    """Who serves another title: «مستشار وزير الصحة», «المبعوث الخاص للملك», «رئيس الأركان بمكتب وزير الدفاع»."""
    if hit.value.key not in _SERVANTS:
        return None
    definite = is_definite_head(chart, hit)
    token = adjectives_end(chart, hit.after)
    office = definite and _in_office(chart, token)
    inner = _inner(chart, token + 1 if office else token, 1 if definite and not office else 0)
    if inner is None or (definite and not office and not chart.form(token).startswith(purpose_letter())):
        return None
    found = found_by(chart, hit, inner.after, _SAUDI if inner.head == _CUSTODIAN else inner.country)
    chart.add(inner)
    if hit.value.key == "ambassador":
        return with_host(chart, found)
    found.body = inner
    return found


def _in_office(chart: Chart, token: int) -> bool:
    """«بمكتب»."""
    return any(hit.start == 1 and hit.value.key == _OFFICE for hit in chart.hits(organisation_heads(), token))


def _inner(chart: Chart, token: int, start: int) -> Found | None:
    """The title that begins at a token, behind so many letters."""
    for hit in chart.hits(titles(), token):
        if hit.start == start and hit.value.kind not in _NO_TITLE | {"voice", "deputy", "counterpart", "chiefs"}:
            found = _title(chart, hit)
            if found is not None:
                return found
    return None


def _voice(chart: Chart, hit: Hit[Head]) -> Found | None:
    where = nationality(chart, hit.after)
    token = where.after
    if "voice" in chart.word(token).cues:
        token += "this" in chart.word(token + 1).cues
        body = chart.at(token + 1)
        if body is not None and body.kind in {"ORG", "TITLE", "GPE", "FAC"} and body.letter == 0:
            return _with_body(chart, hit, body)
        return _voice_of(chart, hit, token + 1)
    if where.core is not None:
        found = found_by(chart, hit, where.after, where.country)
        found.body = where.core
        return found
    body = body_at(chart, token)
    if body is not None:
        return _with_body(chart, hit, body)
    if is_definite_head(chart, hit):
        end = purpose_end(chart, token)
        found = found_by(chart, hit, region_end(chart, end), None)
        found.bare, found.post = end == token, end > token
        return found
    return None


def _with_body(chart: Chart, hit: Hit[Head], body: Found) -> Found:
    found = found_by(chart, hit, body.after, body.country)
    found.body = body
    if body.kind == "ORG":
        found.after = region_end(chart, found.after)
        inside, _ = workplace_end(chart, found.after)
        if begins_name(chart, inside):
            # «المتحدث باسم الدفاع المدني بعسير محمد العاصمي»
            found.after = inside
    return found


def _voice_of(chart: Chart, hit: Hit[Head], token: int) -> Found | None:
    """Who speaks for an office («باسم رئيس الوزراء») or for a body that is only described («باسم الأمن العام»)."""
    inner = next((h for h in chart.hits(titles(), token) if h.start == 0), None)
    if inner is not None and inner.value.kind in {"voice", "deputy"}:
        return None
    if inner is not None and (title := _title(chart, inner)) is not None:
        found = found_by(chart, hit, title.after, title.country)
        found.body = title
        chart.add(title)
        return found
    after = unit_end(chart, token) if inner is None else token
    if after == token:
        return None
    found = found_by(chart, hit, nationality(chart, after).after, None)
    found.post = found.after == token + 1
    return found


def _deputy(chart: Chart, hit: Hit[Head], again: bool = True) -> Found | None:
    """«نائب رئيس الوزراء», «القائم بأعمال نائب الوزير», «النائب الأول لرئيس البرلمان»; of two deputies at most."""
    for inner in chart.hits(titles(), adjectives_end(chart, hit.after)):
        joined = 1 if is_definite_head(chart, hit) else 0
        if inner.start <= joined and inner.value.kind not in _NO_TITLE:
            second = inner.value.kind == "deputy"
            found = (_deputy(chart, inner, again=False) if again else None) if second else _title(chart, inner)
            if found is not None:
                return _layered(chart, hit, found)
    if hit.value.key != _UNDERSECRETARY:
        return None
    body = body_at(chart, hit.after)
    if body is None:
        return _deputy_governor(chart, hit)
    # «وكيل وزارة الصحة المساعد لشؤون المستشفيات»
    found = found_by(chart, hit, adjectives_end(chart, body.after), body.country)
    found.body = body
    found.form = _UNDERSECRETARY.capitalize()
    return _with_field(chart, found)


def _layered(chart: Chart, hit: Hit[Head], found: Found) -> Found:
    """A title with one layer more before it, and the field of the deputy behind it."""
    found.first, found.letter = hit.first, hit.start
    if found.deputy != hit.value.english:
        found.deputy = f"{hit.value.english} {found.deputy}".strip()
    return found if found.field else _with_field(chart, found)


def _with_field(chart: Chart, found: Found) -> Found:
    field = read_field(chart, found.after, wide=found.form == _UNDERSECRETARY.capitalize())
    if field.after > found.after:
        found.after, found.field = field.after, field.english
    return found


def _deputy_governor(chart: Chart, hit: Hit[Head]) -> Found | None:
    """«وكيل محافظة الأحساء»: the deputy of its governor."""
    region = chart.at(hit.after + 1)
    if "realm" not in chart.word(hit.after).cues or region is None or region.kind != "GPE" or region.letter:
        return None
    found = found_by(chart, hit, region.after, region.country)
    found.body, found.head, found.form, found.deputy = region, _GOVERNOR.key, _GOVERNOR.english, "deputy"
    return _with_field(chart, found)


def _rank(chart: Chart, hit: Hit[Head]) -> Found | None:
    """A rank or a form of nobility before a name; «مدير الفريق» is the head of a team."""
    if _owns_rank(chart, hit.first):
        return None
    where = nationality(chart, hit.after)
    if (posted := _officer(chart, hit)) is not None:
        return posted
    after = hit.after + (chart.word(hit.after).english == _RETIRED)
    if hit.value.key == _OWN_DEPUTY:
        # «نائبه السابق رياك مشار»
        after = adjectives_end(chart, hit.after)
    found = found_by(chart, hit, where.after if hit.value.sector == _LEGISLATURE else after, None)
    if hit.value.sector == _LEGISLATURE:
        found.country, found.after = where.country, _faction_end(chart, where.after)
    found.bare = not (hit.value.sector == _LEGISLATURE and found.after > where.after)
    return found


def _owns_rank(chart: Chart, token: int) -> bool:
    """«مدير الفريق»; behind a form of address a rank is one («سعادة اللواء», «يدعي النائب»)."""
    before = token - 1
    if not chart.word(before).title or is_definite(chart, before) or not is_definite(chart, token):
        return False
    return not any(hit.value.kind == "honour" for hit in chart.hits(titles(), before))


def _officer(chart: Chart, hit: Hit[Head]) -> Found | None:
    """«العقيد المتقاعد بالقوات الجوية», «العميد في الجيش»: with the force that the report names before any name."""
    if hit.value.sector != _MILITARY or not is_definite(chart, hit.first, hit.start):
        return None
    body = officers_body(chart, adjectives_end(chart, hit.after))
    if body is None:
        return None
    found = found_by(chart, hit, body.after, body.country)
    found.body = body
    return found


def _faction_end(chart: Chart, token: int) -> int:
    """The end of whom a member of parliament is for: «عن حزب الله», «في البرلمان»; of an adjective («المستقل»).

    The adjective of an American party is a mention of its own («السيناتور الجمهوري»).
    """
    if "faction" in chart.word(token).cues and chart.covering(token) is None:
        chart.add(_partisan(chart, token))
        return token
    token = definite_tail(chart, token, 1)
    for _ in range(_MOST_LINKS):
        joined = chart.at(token)
        if joined is not None and joined.kind == "ORG" and joined.letter and chart.form(token)[0] in place_letters():
            # «بمجلس النواب»
            token = joined.after
            continue
        linked = bool(chart.word(token).cues & {"inside", "bodycue"})
        body = chart.at(token + 1) if linked else None
        if body is None or body.kind != "ORG" or body.letter:
            return constituency_end(chart, token) if linked else token
        token = body.after
    return token


def _partisan(chart: Chart, token: int) -> Found:
    party = entities()[f"norp.{chart.word(token).english}"]
    return known(party, token, token + 1, 0)


def _counterpart(chart: Chart, hit: Hit[Head]) -> Found | None:
    """«نظيره الجزائري»: described by another's office, but with one holder like a title."""
    where = nationality(chart, hit.after)
    if where.core is None or where.core.kind != "NORP" or where.country is None:
        return None
    found = found_by(chart, hit, where.after, where.country)
    found.named = False
    return found


def is_counterpart(found: Found) -> bool:
    """Whether a title is told by the office of another («نظيره الروسي»)."""
    return found.rule == _COUNTERPART


def is_main(found: Found) -> bool:
    """Whether a bare title may stand for a person named elsewhere in the report."""
    return found.head in _MAIN
