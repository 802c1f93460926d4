"""Titles and offices: head, portfolio or body, nationality."""

from __future__ import annotations

from tawatur.annotate.mentions import english
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import definite_tail, is_definite, nationality, owned_words, purpose_end
from tawatur.annotate.mentions.heads import Head, portfolios, read_word, titles
from tawatur.annotate.mentions.portfolios import read_portfolio
from tawatur.annotate.mentions.vocabulary import purpose_letter
from tawatur.lexicon.entities import is_country
from tawatur.text.scan import Hit

_BODIES = frozenset({"ORG", "FAC"})
# Heads of a city or a province, named by it: "Mayor of Nablus".
_LOCAL = frozenset({"head", "mayor", "governor", "judge", "prosecutor", "commander", "mufti", "patriarch"})
# Heads that name a body of state, which a country may follow.
_WHOLE = frozenset({"prime-minister", "speaker", "chief-of-staff"})
# Heads whose adjectives tell a rank.
_RANKED = frozenset({"commander", "leader"})
# Heads of a state: a nationality tells whose they are, and a place after it where they are.
_OF_STATE = frozenset({"president", "prime-minister", "king"})
# Posts that may be of anything: a project, a festival, a department.
_POSTS = frozenset({"head", "member", "commander", "secretary-general", "president", "adviser", "judge", "mayor"})
_MAYOR = "mayor"
_UNDERSECRETARY = "undersecretary"
_COUNTERPART = "ar.mentions.title-counterpart"
# Definite heads that alone stand for one named before in the report, or for the person beside them.
_MAIN = frozenset({"minister", "president", "prime-minister", "king", "emir", "sultan", "crown-prince", "ambassador"})


def find_titles(chart: Chart) -> None:
    """Add the titles to the chart, from left to right."""
    table = titles()
    for token, word in enumerate(chart.words):
        if word.title and _free(chart, token) and not _is_name_here(chart, token):
            for hit in chart.hits(table, token):
                found = _title(chart, hit)
                if found is not None and chart.add(found):
                    break


def _free(chart: Chart, token: int) -> bool:
    cover = chart.covering(token)
    return cover is None or (cover.first == token and cover.kind in {"ORG", "GPE", "TITLE"})


def _is_name_here(chart: Chart, token: int) -> bool:
    """A title that is a name: before «ولد» («الشيخ ولد السالك»), or the surname of one («عبد الرحمن السلطان»)."""
    if "lineage" in chart.word(token + 1).cues:
        return chart.words[token].given == 0
    before = chart.word(token - 1)
    named = "completion" in before.cues or (before.given == 0 and not before.weak)
    named = named and chart.word(token + 1).given < 0
    return named and chart.words[token].surname == 0 and is_definite(chart, token)


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
    if kind in {"chief", "envoy", "staff"}:
        return _chief(chart, hit)
    return None


def _found(chart: Chart, hit: Hit[Head], after: int, country: str | None) -> Found:
    return Found(
        first=hit.first,
        after=after,
        letter=hit.start,
        kind="TITLE",
        rule=f"ar.mentions.title-{hit.value.kind}",
        country=country,
        sector=hit.value.sector,
        head=hit.value.key,
        form=_with_rank(chart, hit, after),
    )


def _with_rank(chart: Chart, hit: Hit[Head], after: int) -> str:
    """The English head with the adjectives of rank, in English order: "senior military commander"."""
    if hit.value.key not in _RANKED:
        return hit.value.english
    words = [chart.word(t).english for t in range(hit.first, after) if "rankadj" in chart.word(t).cues]
    return " ".join([*reversed(words), hit.value.english])


def _definite(chart: Chart, hit: Hit[Head]) -> bool:
    """Whether a head has the article, or owns with ل what has it («رئيسا للوزراء»)."""
    if chart.form(hit.after - 1).startswith(2 * purpose_letter()):
        return True
    return any(
        is_definite(chart, token, hit.start if token == hit.first else 0) for token in range(hit.first, hit.after)
    )


def _minister(chart: Chart, hit: Hit[Head]) -> Found | None:
    definite = _definite(chart, hit)
    portfolio = read_portfolio(chart, hit.after)
    if portfolio is not None and not (definite and not portfolio.value.english):
        after, country = _whose(chart, portfolio)
        found = _found(chart, hit, after, country)
        found.portfolio = portfolio.value
        found.sector = portfolio.value.sector
        found.bare = country is None
        found.post = not portfolio.value.english and portfolio.after == portfolio.first + 1
        return _of_country_word(chart, found)
    if definite:
        where = nationality(chart, hit.after)
        found = _found(chart, hit, where.after, where.country)
        found.bare = where.country is None
        return found
    return None


def _whose(chart: Chart, portfolio: Hit[Head]) -> tuple[int, str | None]:
    """The end and country of a portfolio; «الخارجية الأمريكية» may be known as an organisation already."""
    cover = chart.covering(portfolio.first)
    if cover is not None and cover.kind == "ORG" and cover.first == portfolio.first and cover.after > portfolio.after:
        chart.remove(cover)
        return cover.after, cover.country
    where = nationality(chart, portfolio.after)
    return where.after, where.country


def _ministers(chart: Chart, hit: Hit[Head]) -> Found | None:
    """Ministers of several countries, or of one: no single holder («وزراء الخارجية العرب»)."""
    for portfolio in chart.hits(portfolios(), hit.after):
        if portfolio.start == 0:
            where = nationality(chart, portfolio.after)
            if where.core is None:
                return None
            found = _found(chart, hit, where.after, where.country)
            whose = english.adjective(where.country) if where.country else where.core.name
            found.form = f"{whose} {portfolio.value.english} {hit.value.english}"
            return found
    return None


def _of_country_word(chart: Chart, found: Found) -> Found:
    """«رئيس وزراء البلاد»: the country the report speaks of."""
    if found.country is None and "homeland" in chart.word(found.after).cues:
        found.after += 1
        found.country = "?"
    return found


def _chief(chart: Chart, hit: Hit[Head]) -> Found | None:
    inner = chart.covering(hit.after - 1)
    if inner is not None and inner.first > hit.first and inner.after >= hit.after:
        if hit.value.key == _MAYOR and inner.body is not None:
            found = _found(chart, hit, inner.after, inner.country)
            found.body = inner.body
            return found
        if hit.value.key not in _WHOLE:
            return None
        found = _found(chart, hit, inner.after, inner.country)
        found.bare = inner.country is None
        return found
    where = nationality(chart, hit.after)
    realm = chart.at(hit.after + 1)
    if (
        "realm" in chart.word(hit.after).cues
        and realm is not None
        and realm.kind in {"GPE", "LOC"}
        and not realm.letter
    ):
        found = _found(chart, hit, realm.after, realm.country)
        found.body = realm
        return found
    body = _body(chart, where.after)
    if body is not None and not (where.core is not None and hit.value.key in _OF_STATE and body.first > where.after):
        found = _found(chart, hit, body.after, body.country or where.country)
        found.body = body
        return found
    definite = _definite(chart, hit)
    if where.core is None and not definite:
        found = _of_country_word(chart, _found(chart, hit, hit.after, None))
        return found if found.country else _of_post(chart, hit)
    found = _found(chart, hit, where.after if where.core is not None or definite else hit.after, where.country)
    local = where.core is not None and where.core.kind == "GPE" and hit.value.key in _LOCAL
    if where.core is not None and (where.country is None or (local and not is_country(where.core.entity))):
        found.body = where.core
    found.bare = where.core is None
    if found.bare:
        found = _of_country_word(chart, _with_purpose(chart, hit, found))
    return found


def _with_purpose(chart: Chart, hit: Hit[Head], found: Found) -> Found:
    """A definite title with its adjectives and what it is for: «المدير الطبي للعيادات», «الكاتب العام للصحة»."""
    if hit.value.key == "secretary-general":
        found.after = purpose_end(chart, found.after)
    elif hit.value.key in _POSTS:
        adjectives = definite_tail(chart, found.after, 1)
        end = purpose_end(chart, adjectives)
        if end > adjectives:
            found.after, found.bare, found.post = end, False, True
    return found


def _of_post(chart: Chart, hit: Hit[Head]) -> Found | None:
    """A title of what is no known body: «مدير المشروع», «مدير إدارة المشاريع»; only a person beside it makes it one."""
    if hit.value.key not in _POSTS:
        return None
    after = owned_words(chart, hit.after)
    if after == hit.after:
        return None
    where = nationality(chart, purpose_end(chart, after))
    found = _found(chart, hit, where.after, where.country)
    found.post = True
    return found


def _body(chart: Chart, token: int) -> Found | None:
    """The organisation a title belongs to: right after it, after a label, or after a preposition («في», «ل», «لدى»)."""
    following = chart.at(token)
    if following is not None and following.kind in _BODIES and following.letter <= 1:
        return following
    word = chart.word(token)
    if "labelword" in word.cues or "inside" in word.cues:
        token += 1
        following = chart.at(token) or (chart.at(token + 1) if chart.is_sign(token) else None)
        if following is not None and following.kind in _BODIES and following.letter == 0:
            return following
    return None


def _voice(chart: Chart, hit: Hit[Head]) -> Found | None:
    where = nationality(chart, hit.after)
    token = where.after
    if "voice" in chart.word(token).cues:
        body = chart.at(token + 1)
        if body is not None and body.kind in {"ORG", "TITLE", "GPE", "FAC"} and body.letter == 0:
            found = _found(chart, hit, body.after, body.country)
            found.body = body
            return found
        return _voice_of(chart, hit, token + 1)
    if where.core is not None:
        found = _found(chart, hit, where.after, where.country)
        found.body = where.core
        return found
    body = _body(chart, token)
    if body is not None:
        found = _found(chart, hit, body.after, body.country)
        found.body = body
        return found
    if _definite(chart, hit):
        found = _found(chart, hit, token, None)
        found.bare = True
        return found
    return None


def _voice_of(chart: Chart, hit: Hit[Head], token: int) -> Found | None:
    """Who speaks for an office («باسم رئيس الوزراء») or for a body that is only described («باسم الأمن العام»)."""
    inner = next((h for h in chart.hits(titles(), token) if h.start == 0), None)
    if inner is not None and inner.value.kind in {"voice", "deputy"}:
        return None
    if inner is not None and (title := _title(chart, inner)) is not None:
        found = _found(chart, hit, title.after, title.country)
        found.body = title
        chart.add(title)
        return found
    after = owned_words(chart, token) if inner is None else token
    if after == token:
        return None
    found = _found(chart, hit, nationality(chart, after).after, None)
    found.post = found.after == token + 1
    return found


def _deputy(chart: Chart, hit: Hit[Head], again: bool = True) -> Found | None:
    """«نائب رئيس الوزراء», «القائم بأعمال نائب الوزير», «النائب الأول لرئيس البرلمان»; of two deputies at most."""
    joined = 1 if _definite(chart, hit) else 0
    for inner in chart.hits(titles(), hit.after):
        if inner.start <= joined and inner.value.kind not in {"rank", "honour", "person"}:
            second = inner.value.kind == "deputy"
            found = (_deputy(chart, inner, again=False) if again else None) if second else _title(chart, inner)
            if found is not None:
                found.first, found.letter = hit.first, hit.start
                if found.deputy != hit.value.english:
                    found.deputy = f"{hit.value.english} {found.deputy}".strip()
                found.after = _scope_end(chart, found.after)
                return found
    body = _body(chart, hit.after) if hit.value.key == _UNDERSECRETARY else None
    if body is None:
        return None
    found = _found(chart, hit, _scope_end(chart, body.after), body.country)
    found.body = body
    found.form = _UNDERSECRETARY.capitalize()
    return found


def _scope_end(chart: Chart, token: int) -> int:
    """The end of a deputy's field after the title: «لشؤون الأمن الدولي», «للشؤون السياسية», «للشرق الأوسط»."""
    cover = chart.covering(token)
    if cover is not None:
        return purpose_end(chart, token) if cover.kind == "LOC" else token
    form, led = chart.form(token), purpose_letter()
    noun = read_word(form.removeprefix(led).removeprefix(led))
    end = purpose_end(chart, token)
    field = form.startswith(led) and "ofbody" in noun.cues and not noun.title and end > token + 1
    return end if field else token


def _rank(chart: Chart, hit: Hit[Head]) -> Found | None:
    found = _found(chart, hit, hit.after, None)
    found.bare = True
    return found


def _counterpart(chart: Chart, hit: Hit[Head]) -> Found | None:
    """«نظيره الجزائري»: described by another's office, but with one holder like a title."""
    where = nationality(chart, hit.after)
    if where.core is None or where.core.kind != "NORP" or where.country is None:
        return None
    found = _found(chart, hit, where.after, where.country)
    found.named = False
    return found


def is_counterpart(found: Found) -> bool:
    """Whether a title is told by the office of another («نظيره الروسي»)."""
    return found.rule == _COUNTERPART


def is_main(found: Found) -> bool:
    """Whether a bare title may stand for a person named elsewhere in the report."""
    return found.head in _MAIN
