"""Organisations by their grammar: head, complement, nationality."""

from __future__ import annotations

from tawatur.annotate.mentions import english
from tawatur.annotate.mentions.bodies import (
    composed,
    hosted_by,
    key_of,
    read_body,
    read_labelled,
    with_key,
)
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import (
    Complement,
    definite_words,
    is_definite,
    nationality,
    place_cues,
    quoted,
)
from tawatur.annotate.mentions.heads import Head, organisation_heads, portfolios, signs
from tawatur.annotate.mentions.likeness import likeness
from tawatur.annotate.mentions.names import LOOKS_COMMON, unlisted
from tawatur.annotate.mentions.portfolios import read_portfolio
from tawatur.annotate.mentions.vocabulary import feminine_endings, is_feminine_perfect, is_noun, is_verb, purpose_letter
from tawatur.lexicon.entities import entities, is_country
from tawatur.text.clitics import stems
from tawatur.text.scan import Hit

# Ministries that are called by their portfolio alone: «الخارجية الأمريكية».
_ALONE = frozenset({"foreign", "interior", "defence", "finance", "justice", "health"})
# Heads whose definite form alone stands for one named before in the report.
_BARE_HEADS = frozenset(
    {
        *("ministry", "government", "army", "security-forces", "forces", "police", "presidency", "movement", "embassy"),
        *("armed-forces", "air-force"),
    }
)
# Sectors whose bodies bear no nationality: firms, outlets, clubs, schools and hospitals.
_PRIVATE = frozenset({"BUS", "JRN", "SOC", "EDU", "MED"})
_AGENCY = "agency"
# Sectors whose bodies a people without a state may name: «البيشمركة الكردية».
_ARMED = frozenset({"MIL", "REB"})
_SECURITY = "security-alone"
_LONGEST_NAME = 3
_TITLE_OFFICES = frozenset({"office", "presidency"})
_LED = frozenset({"administration", "government"})
_OF_LEADERS = frozenset({"forces", "army"})
_ARMIES = frozenset({"army", "militia-label"})
_REBELS = "REB"
_ADMINISTRATION = "administration"
_CIVIL = frozenset({"CVL", "SOC"})
_SINGLE_FORCE = "force-single"
# Heads that are as often common nouns («حركة المرور», «تنظيم المسابقة»): their definite names stand in the lexicon.
_NEVER_DEFINITE = frozenset({"movement", "organisation-armed"})


def find_organisations(chart: Chart) -> None:
    """Add the organisations that a head and its complement name, what is owned before its owner."""
    table = organisation_heads()
    for token in reversed(chart.marked("organisation", "portfolio")):
        word = chart.words[token]
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
        return read_body(chart, hit)
    if kind == "team":
        return _alone(chart, hit)
    if kind == "fixed":
        return _fixed(chart, hit)
    if kind == "label":
        return read_labelled(chart, hit)
    return None


def _fixed(chart: Chart, hit: Hit[Head]) -> Found:
    """A body that every country has under this name, called by what it is in English too: «محكمة النقض»."""
    shorter = chart.at(hit.first)
    if shorter is not None and shorter.after < hit.after:
        # «مجلس الأمن القومي» is not the council of the United Nations
        chart.remove(shorter)
    where = _whose(chart, hit.after)
    if (host := hosted_by(chart, where.after)) is not None and where.country is None:
        # «قيادة العمليات المشتركة بوزارة الدفاع الإماراتية»
        where = Complement(host.after, host.country)
    found = with_key(chart, hit, where.after, "fixed-body", where.country)
    head = hit.value.english
    if where.country is None:
        found.name = head.replace(" of {}", "").replace("{} ", "").strip()
        found.name = found.name[0].upper() + found.name[1:]
    else:
        whose = english.of_country(where.country) if "of {}" in head else english.adjective(where.country)
        found.name = head.replace("{}", whose)
    return found


def _whose(chart: Chart, token: int) -> Complement:
    """The nationality or place behind a body; a known name that begins inside the body tells it too.

    In «القيادة العامة للقوات المسلحة الإماراتية» the armed forces are known.
    """
    cover = chart.covering(token)
    if cover is not None and cover.kind == "ORG" and cover.first < token:
        return Complement(cover.after, cover.country, cover)
    return nationality(chart, token)


def _tell_head(chart: Chart, known: Found, hit: Hit[Head]) -> None:
    """Note the head of a known organisation, so that the head alone can stand for it later («الوزارة»)."""
    if hit.value.kind not in {"ministry", "force", "government", "named"} or known.head:
        return
    known.head = hit.value.key
    if hit.value.kind == "ministry":
        portfolio = next((p for p in chart.hits(portfolios(), hit.after) if p.start == 0), None)
        known.portfolio = portfolio.value if portfolio is not None else None


def _ministry(chart: Chart, hit: Hit[Head]) -> Found | None:
    portfolio = read_portfolio(chart, hit.after)
    definite = is_definite(chart, hit.first, hit.start)
    if portfolio is not None and portfolio.start == 0 and not (definite and not portfolio.value.english):
        where = nationality(chart, portfolio.after)
        if where.core is None and not chart.tokens.surface(where.after - 1).endswith(feminine_endings()):
            # «وكيل وزارة الصحة المساعد»
            where = Complement(portfolio.after)
        return ministry(chart, hit.first, where.after, hit.start, portfolio.value, where.country)
    if definite and hit.after == hit.first + 1:
        where = nationality(chart, hit.after)
        found = composed(hit, where.after, "ministry-alone", None, where.country)
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
    if found.name is None:
        found.entity = key_of(chart, first, after, letter)
    return found


def name_ministry(found: Found, country: str | None) -> None:
    """Give a ministry its name and key for a country."""
    if found.portfolio is None:
        return
    found.country = country
    if not found.portfolio.english:
        return
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
        return composed(hit, core.after, "government-of", head.english.replace("{}", _family(core)), core.country)
    if head.key in _OF_LEADERS and not definite and (led := _forces_of(chart, hit)) is not None:
        return led
    if core is not None and core.kind == "ORG" and _is_owner(chart, head, core):
        return None
    if core is not None and core.kind == "ORG" and core.letter == 0 and not definite and head.key != _SINGLE_FORCE:
        found = composed(hit, core.after, "force-of", core.name, core.country)
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
        after = lasting_end(chart, where.core.after, where.after)
        return composed(hit, after, "national-body", head.english.replace("{}", whose), country)
    if definite and where.core is None and (land := _owner(chart, where.after)) is not None and land.country:
        # «القوات الجوية لدولة الإمارات»
        name = head.english.replace("{}", english.adjective(land.country))
        return composed(hit, land.after, "national-body", name, land.country)
    if definite and head.key in _BARE_HEADS:
        found = composed(hit, where.after, "body-alone", None, None)
        found.bare = True
        found.named = False
        return found
    return None


def _is_owner(chart: Chart, head: Head, body: Found) -> bool:
    """Whether a body is called by its own name behind a head: «قوات جيش الفتح», «إدارة نادي الهلال»."""
    if head.key == _ADMINISTRATION:
        return body.sector in _CIVIL
    if head.key not in _OF_LEADERS:
        return False
    heads = chart.hits(organisation_heads(), body.first)
    return body.sector == _REBELS and any(hit.value.key in _ARMIES and hit.after < body.after for hit in heads)


def _owner(chart: Chart, token: int) -> Found | None:
    """The country that owns with ل, a word such as "state" before it or not: «للإمارات», «لدولة الإمارات»."""
    place = chart.at(token)
    if place is None and chart.form(token)[0] == purpose_letter() and "place" in place_cues(chart, token):
        place = chart.at(token + 1)
        return place if place is not None and not place.letter and is_country(place.entity) else None
    led = place is not None and place.letter == 1 and chart.form(token)[0] == purpose_letter()
    return place if place is not None and led and is_country(place.entity) else None


def _forces_of(chart: Chart, hit: Hit[Head]) -> Found | None:
    """«قوات الأسد», «قوات المخلوع صالح»: the forces of who leads them, with a word of scorn between or not."""
    token = hit.after + 1 if chart.word(hit.after).title and chart.at(hit.after) is None else hit.after
    leader = chart.at(token)
    if leader is None or leader.kind != "PERSON" or leader.letter or leader.name is None:
        return None
    whose = english.adjective(leader.country) if hit.value.key == "army" and leader.country else _family(leader)
    return composed(hit, leader.after, "force-of", hit.value.english.replace("{}", whose), leader.country)


def lasting_end(chart: Chart, core: int, after: int) -> int:
    """The end of a name without what is said of it for the time being: «الإدارة الأمريكية الجديدة»."""
    while after > core and "passing" in chart.word(after - 1).cues:
        after -= 1
    return after


def _alone(chart: Chart, hit: Hit[Head]) -> Found | None:
    """A noun that is a body only with the article and a nationality of its gender: «القضاء العراقي», «الأمن الأردني».

    Not as the end of another name («قوات الأمن التركية», «رجال الأمن العراقي»).
    """
    if not is_definite(chart, hit.first, hit.start):
        return None
    before = chart.form(hit.first - 1)
    owned = is_noun(before) and not is_verb(before) and hit.value.key == _SECURITY
    if owned or any(other.after > hit.first for other in chart.hits(organisation_heads(), hit.first - 1)):
        return None
    return _national(chart, hit)


def _family(found: Found) -> str:
    return (found.name or "").rsplit(" ", 1)[-1]


def _named(chart: Chart, hit: Hit[Head]) -> Found | None:
    """A head that belongs to the name: «حركة حماس», «حزب العدالة والتنمية», تنظيم "القاعدة"."""
    core = chart.at(hit.after)
    if hit.value.key in _NEVER_DEFINITE and core is not None and core.is_guess():
        return None
    if core is not None and core.kind in {"ORG", "LOC"} and core.letter == 0:
        if is_definite(chart, hit.first, hit.start) and not core.named:
            # «اتهم الحزب الحكومة»
            return None
        found = composed(hit, core.after, "head-and-name", core.name, core.country)
        found.entity, found.sector = core.entity, core.sector or found.sector
        if hit.value.key == "brigades" and core.sector != hit.value.sector:
            found.entity, found.name = key_of(chart, hit.first, core.after, hit.start), None
        return found
    if (marked := _named_in_marks(chart, hit)) is not None:
        return marked
    if is_definite(chart, hit.first, hit.start):
        return None
    after = hit.after
    while after - hit.after < _LONGEST_NAME and unlisted(chart, after) and likeness(chart.form(after)) > LOOKS_COMMON:
        after += 1
    if after == hit.after and hit.value.key not in _NEVER_DEFINITE:
        after = definite_words(chart, hit.after)
    if after > hit.after:
        where = nationality(chart, after)
        found = composed(hit, where.after, "head-and-definite", None, where.country)
        found.entity = key_of(chart, hit.first, where.after, hit.start)
        return found
    return None


def _named_in_marks(chart: Chart, hit: Hit[Head]) -> Found | None:
    """تنظيم "القاعدة"; not «اللواء (المتقاعد)»."""
    first, end = quoted(chart, hit.after)
    if end == first or (chart.form(first - 1) == "(" and is_definite(chart, hit.first, hit.start)):
        return None
    core = chart.at(first)
    if core is not None and core.after == end and core.kind == "ORG":
        found = composed(hit, end + 1, "head-and-name", core.name, core.country)
        found.entity = core.entity
        return found
    found = composed(hit, end + 1, "head-and-quoted", None, None)
    found.entity = key_of(chart, first, end)
    return found


def find_title_offices(chart: Chart) -> None:
    """«مكتب رئيس الوزراء», «المكتب الإعلامي لرئيس الوزراء»: a place where one goes there, else a body."""
    table = organisation_heads()
    for token in chart.marked("organisation"):
        for hit in chart.hits(table, token):
            if hit.value.key in _TITLE_OFFICES:
                found = _title_office(chart, hit)
            elif hit.value.key in _LED:
                found = _led(chart, hit)
            else:
                continue
            if found is not None and chart.add(found):
                break


def _led(chart: Chart, hit: Hit[Head]) -> Found | None:
    """«إدارة الرئيس باراك أوباما», «حكومة رئيس الوزراء نوري المالكي»: called by who leads it."""
    title = chart.at(hit.after)
    leader = chart.at(title.after) if title is not None and title.kind == "TITLE" and title.letter == 0 else None
    if leader is None or leader.kind != "PERSON" or leader.letter or is_definite(chart, hit.first, hit.start):
        return None
    found = composed(hit, leader.after, "government-of", hit.value.english.replace("{}", _family(leader)), None)
    found.country = leader.country
    if leader.name is None:
        found.entity, found.name = key_of(chart, hit.first, leader.after, hit.start), None
    return found


def _title_office(chart: Chart, hit: Hit[Head]) -> Found | None:
    token, media = hit.after, False
    while "adjective" in chart.word(token).cues:
        media = media or chart.word(token).english == "media"
        token += 1
    title = chart.at(token)
    if title is None or title.kind != "TITLE" or title.letter > 1 or (title.letter == 1) != (token > hit.after):
        return None
    found = composed(hit, title.after, "office-of-a-title", None, title.country)
    if hit.start and hit.value.key == "presidency":
        # «لجنة برئاسة وزير التعليم»
        return None
    reached = "reached" in chart.word(hit.first - 1).cues
    found.kind = "FAC" if reached and token == hit.after else "ORG"
    found.body = title
    found.form = "Media Office" if media else "Office"
    found.entity = key_of(chart, hit.first, title.after, hit.start)
    return found


def find_nationals(chart: Chart) -> None:
    """A nationality after a known body of that country belongs to its name: «البيت الأبيض الأمريكي».

    A club, a firm or an outlet that is no agency is only described by it: «ريال مدريد الإسباني», «رينو الفرنسية».
    """
    for found in chart.ordered():
        following = chart.at(found.after)
        if (
            found.kind == "ORG"
            and (found.sector not in _PRIVATE or _is_agency(chart, found.first))
            and found.rule.endswith("known-org")
            and following is not None
            and following.kind == "NORP"
            and following.letter == 0
            and (following.country == found.country or (following.country is None and found.sector in _ARMED))
            and is_definite(chart, following.first)
        ):
            chart.remove(found)
            found.after = following.after
            chart.add(found)


def _is_agency(chart: Chart, token: int) -> bool:
    return any(hit.value.key == _AGENCY for hit in chart.hits(organisation_heads(), token))


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
                chart.add(whole.again(token, stem.start, "ar.mentions.short-name"))
                break
