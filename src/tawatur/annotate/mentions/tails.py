"""What a title may go on with after its head and its body: standing, field, host, workplace, further countries.

Note [Where a title ends]
    A title takes its adjectives («السابق», «بالوكالة»); what is written as its field («لشؤون الأمن», «المكلف
    بالميزانية»); where an envoy is sent to («إلى ليبيا», «لدى العراق»); and, a post of an unnamed unit, the institution
    it is in («قسم الجراحة بمستشفى الشفاء»). A preposition that may as well belong to the verb («عاد السفير إلى بيروت»,
    «اجتمع الوزير في الرياض») ends it.
"""

from __future__ import annotations

import msgspec

from tawatur.annotate.mentions import english
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import (
    QUOTES,
    definite_tail,
    inside_letters,
    is_definite,
    nationality,
    place_letters,
    purpose_end,
    quoted,
)
from tawatur.annotate.mentions.families import closes_name
from tawatur.annotate.mentions.heads import Head, portfolios, read_word, titles
from tawatur.annotate.mentions.portfolios import read_portfolio
from tawatur.annotate.mentions.vocabulary import (
    is_common,
    is_lemma,
    is_nisba,
    is_particle,
    is_speech_verb,
    is_verb,
    purpose_letter,
)
from tawatur.lexicon.entities import entities, is_country, read_endings
from tawatur.text.clitics import article, stems
from tawatur.text.scan import Hit

# Adjectives of a post and of the site it is at («مستشفى … التخصصي»).
_OF_TITLES = frozenset({"adjective", "siteadj"})
_WORKPLACES = frozenset({"ORG", "FAC", "GPE", "LOC"})
_ARMED = frozenset({"MIL", "COP", "REB", "SPY"})
_GROUND = frozenset({"GPE", "LOC"})
_HOSTS = frozenset({"GPE", "LOC", "ORG"})
_NATIONAL = frozenset({"NORP", "GPE"})
_MOST_WORKPLACES = 2
_MOST_COUNTRIES = 6
# Words between a post and the name of who holds it.
_FURTHEST_NAME = 8
_HEADS = frozenset({"chief", "minister", "deputy", "envoy", "voice"})
_DESIGNATE = "designate"


class Field(msgspec.Struct, frozen=True, gc=False):
    """The field of a minister of state or a deputy: where it ends, its English name, and its portfolio where known."""

    after: int
    english: str = ""
    portfolio: Head | None = None


def read_field(chart: Chart, token: int, *, wide: bool = False) -> Field:
    """«للشؤون القانونية», «لشؤون الأمن الدولي», «للشرق الأوسط», «المكلف بالميزانية»; the token itself where none is.

    `wide`: a single word may be the field too («كاتب الدولة للتجارة»); behind a deputy it may be anything («للعمل»).
    """
    start = token
    charged = chart.word(token).english == _DESIGNATE
    if charged:
        token += 1
    known = _field_hit(chart, token, place_letters() if charged else frozenset({purpose_letter()}))
    if known is not None and (wide or charged or known.after > token + 1):
        joined = read_portfolio(chart, token) or known
        return Field(joined.after, english.field_of(joined.value.english), joined.value)
    cover = chart.at(token)
    if charged:
        return Field(start)
    if cover is not None and cover.kind == "LOC" and cover.letter == 1:
        return Field(purpose_end(chart, token), english.region(cover.name or ""))
    form, led = chart.form(token), purpose_letter()
    within = chart.at(token + 1)
    bare = form.removeprefix(led).removeprefix(led) if form.startswith(led) else ""
    noun = read_word(bare) if bare else None
    end = purpose_end(chart, token)
    linked = noun is not None and "ofbody" in noun.cues and not noun.title and end > token + 1
    whole = within is not None and within.after == end and within.letter == 0
    return Field(end, english.region(within.name or "") if whole and within else "") if linked else Field(start)


def _field_hit(chart: Chart, token: int, letters: frozenset[str]) -> Hit[Head] | None:
    """A portfolio behind one of these prepositions."""
    hits = (hit for hit in chart.hits(portfolios(), token) if hit.start == 1)
    return next((hit for hit in hits if chart.form(token)[0] in letters), None)


def adjectives_end(chart: Chart, token: int) -> int:
    """The end of the adjectives of a title: «السابق», «بالوكالة», «الحالي»."""
    while not _OF_TITLES.isdisjoint(chart.word(token).cues):
        token += 1
    return token


def read_host(chart: Chart, first: int, token: int, *, sent: bool) -> Found | None:
    """Where an envoy is sent to: after «إلى», «لدى», «في» or a letter; null where the verb may own the preposition.

    `sent`: the envoy is sent on a mission; an ambassador is to a country or an organisation. Nobody is sent to a city.
    """
    cues = chart.word(token).cues
    place = chart.at(token)
    joined = place is not None and place.letter == 1 and chart.form(token)[0] in place_letters()
    if not joined:
        if not cues & {"inside", "toward"}:
            return None
        place = chart.at(token + 1)
    if place is None or place.kind not in _HOSTS or (place.letter and not joined):
        return None
    if place.kind == "GPE" and not is_country(place.entity):
        # «الملحق العسكري السعودي في واشنطن العميد فلان»
        named = _is_capital(place) and not sent and (begins_name(chart, place.after) or _is_titled(chart, place))
        return place if named else None
    if sent and (place.kind == "ORG" or "inside" in cues):
        return None
    moved = "toward" in cues and _moves(chart, first - 1) and "toward" not in chart.word(place.after).cues
    return None if moved or (place.kind == "LOC" and not sent) else place


def _is_capital(place: Found) -> bool:
    city = entities().get(place.entity or "")
    return city is not None and "capital" in city.flags


def _is_titled(chart: Chart, place: Found) -> bool:
    """Whether a rank or form of nobility with its name follows."""
    title = chart.at(place.after)
    return title is not None and title.kind == "TITLE" and not title.letter


def _moves(chart: Chart, token: int) -> bool:
    """Whether a word tells of going somewhere («وصل», «وعاد», «عودة»)."""
    return any("motion" in read_word(stem.form).cues for stem in stems(chart.form(token)))


def workplace_end(chart: Chart, token: int) -> tuple[int, str | None]:
    """The end of the institutions a post is in, and their country: «بمستشفى الشفاء», «في جامعة القاهرة»."""
    country = None
    for _ in range(_MOST_WORKPLACES):
        place = _workplace(chart, token)
        if place is None:
            return _common_workplace(chart, token), country
        where = nationality(chart, place.after)
        where_it_is = place.kind in _GROUND and not _realm_inside(chart, token)
        if where_it_is and not _is_closed(chart, where.after):
            # «التقى فلان قائد القوات في صنعاء»
            break
        token, country = where.after, where.country or place.country or country
    return token, country


def _is_closed(chart: Chart, token: int) -> bool:
    """Whether a name or a sign follows: what stands before belongs to the title."""
    return chart.is_sign(token) or begins_name(chart, token)


def _common_workplace(chart: Chart, token: int) -> int:
    """The end of an institution that no name is given: «بالمستشفى الجامعي», «في الغرفة التجارية»."""
    place = token + 1 if "inside" in chart.word(token).cues else token
    if chart.covering(place) is not None:
        return token
    inside = inside_letters() if place == token else {""}
    for stem in stems(chart.form(place)):
        if stem.article and stem.clitics in inside and _is_institution(stem.form.removeprefix(article())):
            return definite_tail(chart, place + 1)
    return token


def _is_institution(word: str) -> bool:
    return bool(word) and bool(read_word(word).cues & {"unit", "echo", "place"})


def name_ahead(chart: Chart, token: int) -> int:
    """Where a name begins behind the words of a post («لمهرجان التمور عبد العزيز …»); the token itself if none does.

    Nouns, their mentions and what «في», ب and ل join; a verb, a sign or another particle ends the search.
    """
    place = token
    while place - token < _FURTHEST_NAME:
        cover, word, form = chart.at(place), chart.word(place), chart.form(place)
        if begins_name(chart, place) or (place > token and _begins_title(chart, place)):
            return place
        if cover is not None and cover.kind not in {"PERSON", "TITLE"}:
            place = cover.after
            continue
        other = is_verb(form) or is_speech_verb(form) or (is_particle(form) and "inside" not in word.cues)
        if cover is not None or not form.isalpha() or other or _joins_title(form):
            break
        place += 1
    return token


def _begins_title(chart: Chart, token: int) -> bool:
    """«عضو مجلس الشورى رئيس الجمعية»: the next title in a row, behind a whole name."""
    if not chart.word(token).title or not (is_definite(chart, token - 1) or chart.covering(token - 1) is not None):
        return False
    return any(hit.start == 0 and hit.value.kind in _HEADS for hit in chart.hits(titles(), token))


def _joins_title(form: str) -> bool:
    """«والمتحدث», «ومدير»: another title."""
    return form[0] == read_endings().conjunction and len(form) > 1 and read_word(form[1:]).title


def begins_name(chart: Chart, token: int) -> bool:
    """A form of address or a rank, or a given name that is no common word with more of a name behind it."""
    cover, word, after = chart.at(token), chart.word(token), chart.word(token + 1)
    if cover is not None:
        return cover.kind == "PERSON" and cover.letter == 0
    ranks = (
        [h.after for h in chart.hits(titles(), token) if h.value.kind == "rank" and not h.start] if word.title else []
    )
    ranked = bool(ranks) and (is_definite(chart, token) or ranks[0] > token + 1)
    if word.cues & {"address", "kunya", "compound"} or ranked:
        return True
    listed = after.given == 0 or after.surname >= 0 or bool(after.cues & {"particle", "kunya"})
    more = listed or after.given > 0 or after.unknown or is_definite(chart, token + 1)
    # «… في جدة مازن بترجي إن»
    more = more or (not is_common(chart.form(token + 1)) and closes_name(chart, token + 2))
    if word.weak and word.given == 0 and is_definite(chart, token + 1):
        # «رئيس البلدية علي المقحم،»
        the = article()
        family = chart.form(token + 1)
        plain = is_lemma(family[len(the) :]) or (is_nisba(family) and not closes_name(chart, token + 2))
        listed = listed or not plain
    return word.given == 0 and (listed if word.weak else more)


def cabinet_end(chart: Chart, token: int) -> tuple[int, str | None]:
    """The end of the government a minister is in, and its country: «في حكومة الوحدة الوطنية»; the token without one."""
    place = _workplace(chart, token)
    if place is None or place.kind != "ORG" or "government" not in place.head:
        return token, None
    return place.after, place.country


def institution_end(chart: Chart, token: int) -> int:
    """The end of the institution that a part is in: «بمجلس النواب»; the token where no body or site is named."""
    place = _workplace(chart, token)
    return place.after if place is not None and place.kind in {"ORG", "FAC"} else token


def officers_body(chart: Chart, token: int) -> Found | None:
    """The force that an officer serves in: «بالقوات الجوية», «في الجيش اللبناني»; null where none is named."""
    place = _workplace(chart, token)
    return place if place is not None and place.kind == "ORG" and place.sector in _ARMED else None


def _workplace(chart: Chart, token: int) -> Found | None:
    place = chart.at(token)
    if place is not None:
        joined = place.letter == 1 and chart.form(token)[0] in inside_letters()
        return place if joined and place.kind in _WORKPLACES else None
    place = chart.at(token + 1)
    if place is None or place.letter or place.kind not in _WORKPLACES:
        return None
    return place if "inside" in chart.word(token).cues or _realm_inside(chart, token) else None


def region_end(chart: Chart, token: int) -> int:
    """The end of the region a branch of a body is in: «بمنطقة مكة», «بالمنطقة الشرقية»; the token where none is."""
    place = chart.at(token)
    if place is not None:
        joined = place.kind in {"LOC", "GPE"} and place.letter == 1 and chart.form(token)[0] in inside_letters()
        return place.after if joined and place.after - place.first > 1 else token
    place = chart.at(token + 1)
    inside = place is not None and place.letter == 0 and place.kind in {"LOC", "GPE"} and _realm_inside(chart, token)
    return place.after if place is not None and inside else token


def _realm_inside(chart: Chart, token: int) -> bool:
    """«بمنطقة», «بمحافظة», «بمدينة»."""
    readings = stems(chart.form(token))[1:]
    return any(s.clitics in inside_letters() and _is_realm(s.form) for s in readings)


def _is_realm(form: str) -> bool:
    return bool(read_word(form).cues & {"realm", "settlement"})


def after_marks(chart: Chart, body: Found, token: int) -> int:
    """The end of a title whose body stands in quotation marks of its own: the closing one belongs to it."""
    opened = QUOTES.get(chart.form(body.first - 1))
    return token + 1 if opened is not None and opened != ")" and chart.form(token) == opened else token


def label_end(chart: Chart, token: int) -> int:
    """The end of a name in quotation marks behind what it is called: «لشركة «إيه أند بي»»; the token where none is."""
    first, after = quoted(chart, token + 1)
    return after + 1 if after > first and is_led(chart, token) else token


def is_led(chart: Chart, token: int) -> bool:
    """Whether a word may be joined to the title before it by a preposition («لمهرجان», «بإدارة»)."""
    return any(stem.clitics in place_letters() for stem in stems(chart.form(token))[1:])


def constituency_end(chart: Chart, token: int) -> int:
    """The end of the district that a member of parliament is for («عن دائرة سوسة»), behind «عن»; else the token."""
    place = chart.at(token + 2)
    told = chart.word(token + 1).cues & {"unit", "place", "settlement", "realm"}
    found = place is not None and place.kind == "GPE" and not place.letter and bool(told)
    return place.after if place is not None and found else token


def countries_of(chart: Chart, token: int) -> tuple[int, tuple[str, ...]]:
    """The end and codes of several countries in a row: «مصر والأردن», «العراقي والتركي»."""
    where = nationality(chart, token)
    if where.country is None:
        return token, ()
    after, codes = where.after, [where.country]
    while len(codes) < _MOST_COUNTRIES:
        more = chart.at(after)
        joined = more is not None and more.letter == 1 and chart.form(after)[0] == read_endings().conjunction
        if more is None or not joined or more.kind not in _NATIONAL or more.country is None:
            break
        codes.append(more.country)
        after = more.after
    return after, tuple(codes)
