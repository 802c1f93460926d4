"""What titles and bodies mean in this report: country, office, holder, and the role of the person beside them."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import is_definite
from tawatur.annotate.mentions.echoes import named_bodies
from tawatur.annotate.mentions.english import of_country, slug
from tawatur.annotate.mentions.heads import cues
from tawatur.annotate.mentions.holders import (
    country_in_row,
    is_rank,
    person_beside,
    recognise_holder,
    serves_beside,
)
from tawatur.annotate.mentions.offices import STANDINGS, identify_office, known_office, office_name, stand
from tawatur.annotate.mentions.organisations import name_ministry
from tawatur.annotate.mentions.tails import read_field
from tawatur.annotate.mentions.titles import is_counterpart, is_main
from tawatur.annotate.mentions.trail import Trail
from tawatur.annotate.mentions.vocabulary import without_clitic
from tawatur.lexicon.entities import capitals, country_of, given_names, is_country, office_of, offices
from tawatur.text.segment import NEWLINE

_Key = tuple[str, str]
_TITLE_OFFICES = frozenset({"office", "presidency"})
_OF_STATE = frozenset({"president", "prime-minister", "king", "crown-prince", "deputy-crown-prince"})
# Offices of a state that are called after no portfolio, written in full («رئيس هيئة الأركان»).
_OF_NATION = frozenset({"chief-of-staff", "speaker"})
# Offices that one holds at a time: written in two words or more they need no country («النائب العام»).
_ONE_HOLDER = frozenset(
    {"prosecutor", "speaker", "secretary-general", "un-envoy", "custodian", "commissioner", "grand-imam"}
)
_ENVOYS = frozenset({"envoy", "un-envoy"})
_NATIONAL = frozenset({"GPE", "NORP"})
_CROWNED = frozenset({"king", "crown-prince", "deputy-crown-prince"})
_CROWNS = ("King", "Emir", "Sultan")
# Heads of which a report names many: one in another body is another one («القيادي في …»).
_MANY = frozenset({"member", "leader", "cadre", "commander", "head", "adviser", "representative"})
# The outlet's country is the one a report speaks of unless another is named so many times as often.
_FOREIGN = 3
_CABINET = "council-of-ministers"
_PRESIDENT, _MAYOR, _ADVISER = "president", "mayor", "adviser"
# How many words a list of those present may have.
_LONGEST_LIST = 60
_ENDS = frozenset({".", NEWLINE})
_ARAB = "arab"
# Countries whose ministers hardly ever bear an Arab name.
_WESTERN = frozenset(
    {
        *("US", "GB", "FR", "DE", "IT", "ES", "RU", "CN", "JP", "KR", "CA", "AU", "NL", "BE", "SE", "NO", "DK"),
        *("FI", "AT", "CH", "PL", "UA", "GR", "PT", "BR", "AR", "MX"),
    }
)
# How far back a country is looked for.
_MOST_PLACES = 8


class Memory:
    """What a report says of offices, bodies and places, in text order.

    Whose minister one without a country is («وزير الداخلية») tells the outlet's country, whose press names its own so,
    where the report names that country, or none; else the country the report names most; else again the outlet's.
    """

    def __init__(self, chart: Chart, everything: list[Found]) -> None:
        self.chart = chart
        self.told: dict[_Key, Trail] = {}
        self.ministries = Trail()
        self.ministers = Trail()
        self.ministers_of: dict[str, Trail] = {}
        self.portfolios = Trail()
        self.officers = Trail()
        self.bodies: dict[str, Trail] = {}
        self.roles: dict[tuple[str, str], Trail] = {}
        self.served = Trail()
        self.places = Trail()
        for found in chart.ordered():
            if found.kind == "GPE" and found.country:
                self.places.add(found)
        named = [found.country for found in everything if found.kind in _NATIONAL and found.country]
        people = [country_of(found.entity or "") for found in everything if found.kind == "PERSON"]
        spoken = Counter([*named, *people])
        spoken[chart.home] += _times_at_home(chart)
        ranked = sorted(spoken, key=spoken.__getitem__, reverse=True)[:_MOST_PLACES]
        own = not named or spoken[chart.home] * _FOREIGN >= max(spoken.values())
        self.own = own and chart.home is not None
        self.homes = [code for code in (chart.home if own else None, *ranked, chart.home) if code is not None]
        self.bodies_by_head = named_bodies(chart)

    def home(self, title: Found) -> str | None:
        """The country of a title or body that tells none: a kingdom has no president, and only a kingdom an heir."""
        if title.head == _PRESIDENT and title.after - title.first == 1 and not self.own:
            # «الرئيس» may be that of a club
            return None
        fit = (code for code in self.homes if _may_have(code, title.head))
        return next(fit, None)

    def remember(self, found: Found) -> None:
        """Keep a title or body whose country is told, and of any minister the portfolio."""
        if found.kind == "TITLE" and found.portfolio is not None:
            self.portfolios.add(found)
        if found.kind == "TITLE" and (found.portfolio is not None or found.head in _OF_STATE):
            self.officers.add(found)
        if found.kind == "TITLE" and found.body is not None and found.body.kind == "TITLE":
            self.served.add(found)
        told = found.country is not None or (found.head in _ENVOYS and found.host is not None)
        if told and found.country != "?" and not _is_of_club(found):
            self.told.setdefault(_key(found), Trail()).add(found)
            if found.portfolio is not None and found.country is not None:
                self.ministries.add(found)
                if found.kind == "TITLE":
                    self.ministers.add(found)
                    self.ministers_of.setdefault(found.country, Trail()).add(found)
        if found.kind == "ORG" and not found.bare and found.head:
            self.bodies.setdefault(found.head, Trail()).add(found)

    def country_spoken_of(self, token: int, other: str | None = None) -> str | None:
        """The country of the last place named before a token, else of the first after it; not `other`."""
        near = self.places.before(token, _MOST_PLACES)
        return next((found.country for found in near if found.country != other), None)


@lru_cache(maxsize=512)
def _may_have(code: str, head: str) -> bool:
    if head == _PRESIDENT:
        return not _is_crown(code)
    return head not in _CROWNED or _is_crown(code)


def _is_crown(code: str) -> bool:
    return any(office_of(f"{crown} of {of_country(code)}") for crown in _CROWNS)


def _times_at_home(chart: Chart) -> int:
    """How often the press of a kingdom speaks of «المملكة», which is its own."""
    if chart.home is None or not _is_crown(chart.home):
        return 0
    return sum(chart.cover[token] is None for token in chart.tokens.among(_realm_words()))


@cache
def _realm_words() -> frozenset[str]:
    return frozenset(form for form, (classes, _) in cues().items() if "ownrealm" in classes)


def _is_of_club(found: Found) -> bool:
    """The president of a company or a club is not whom «الرئيس» alone means later."""
    return found.head == _PRESIDENT and found.body is not None and found.body.sector not in {"GOV", "LEG"}


def resolve_offices(chart: Chart) -> None:
    """Give titles and bodies their country, name, key and holder, and people their role."""
    everything = sorted([*chart.outer.values(), *chart.inner], key=lambda found: (found.first, found.after))
    memory = Memory(chart, everything)
    for found in everything:
        if found.kind in {"TITLE", "ORG"} and (not found.bare or found.portfolio is not None):
            memory.remember(found)
    titles = [found for found in everything if found.kind == "TITLE" and (found.named or is_counterpart(found))]
    beside = {id(title): person_beside(chart, title) for title in titles if not title.nested}
    for title in titles:
        _recall_body(memory, title)
        person = beside.get(id(title))
        if person is not None and person.entity and not title.bare:
            memory.roles.setdefault((person.entity, title.head), Trail()).add(title)
        _follow_person(memory, title, person)
    for found in everything:
        if found.kind == "ORG" and (found.bare or (found.head == _CABINET and found.country is None)):
            _resolve_body(memory, found)
    for title in titles:
        _resolve_title(memory, title, beside.get(id(title)))
    for title in titles:
        recognise_holder(chart, title, beside.get(id(title)))
        _give_role(chart, title, beside.get(id(title)))
    for found in everything:
        _name_after_title(memory, found)
    _drop_unresolved(chart, beside)
    _drop_nameless(chart)


def _name_after_title(memory: Memory, found: Found) -> None:
    """The English name of an office or residence of a title, and of an embassy."""
    title = found.body.name if found.body is not None else None
    if found.head in _TITLE_OFFICES and title is not None and found.body is not None:
        found.name = f"{found.form} of the {title.removeprefix('the ')}"
        found.country = found.body.country
        found.entity = f"{found.kind.lower()}.{slug(found.name)}"
    elif found.head == "residence" and title is not None:
        found.name = f"Residence of the {title}"
        found.entity = f"fac.{slug(found.name)}"
    elif found.kind == "FAC" and found.head == "embassy" and found.country:
        _name_embassy(memory, found)
    elif found.kind == "FAC" and found.head == "consulate" and found.name:
        _name_consulate(memory.chart, found)


def _recall_body(memory: Memory, title: Found) -> None:
    """«مدير المرصد», «رئيس الجمعية»: of the body the report named before."""
    chart = memory.chart
    trail = memory.bodies_by_head.get(chart.form(title.after - 1))
    if trail is None or not (title.post or title.bare) or title.after != title.first + 2:
        return
    body = trail.nearest(title.first)
    if body is not None and title.head == _MAYOR:
        body = body.body
    if body is not None and body is not title.body:
        title.body, title.country, title.bare, title.post = body, body.country, False, False


def _follow_person(memory: Memory, title: Found, person: Found | None) -> None:
    """The country of a known person tells whose ministry or ministry's voice a bare title speaks of."""
    country = country_of(person.entity) if person is not None and person.entity else None
    if country is None:
        return
    if title.portfolio is not None and title.country is None:
        title.country, title.bare = country, False
        memory.remember(title)
    if title.head in _OF_STATE and title.country is None:
        title.country, title.bare = country, False
        memory.remember(title)
    body = title.body
    if body is not None and body.portfolio is not None and body.bare:
        name_ministry(body, country)
        body.bare = False
        title.country = country
        memory.remember(body)


def _name_embassy(memory: Memory, found: Found) -> None:
    """An embassy stands in the capital of the country the report speaks of."""
    host = memory.country_spoken_of(found.first, found.country)
    capital = capitals().get(host) if host else None
    if capital is not None and found.name:
        found.name = f"{found.name} in {capital.name}"
        found.entity = f"fac.{slug(found.name)}"


def _name_consulate(chart: Chart, found: Found) -> None:
    """«القنصلية الأمريكية في إسطنبول»: by the town behind it."""
    town = chart.at(found.after) or (chart.at(found.after + 1) if "inside" in chart.word(found.after).cues else None)
    if town is not None and town.kind == "GPE" and town.name and not is_country(town.entity):
        found.name = f"{found.name} in {town.name}"
        found.entity = f"fac.{slug(found.name)}"


def _key(found: Found) -> _Key:
    if found.head in _ENVOYS:
        return "envoy", ""
    return found.head if found.portfolio is None else "minister", found.portfolio.key if found.portfolio else ""


def _resolve_body(memory: Memory, found: Found) -> None:
    """«الوزارة», «وزارة الخارجية», «الخارجية», «الجيش»: the one of the report."""
    if found.head == "ministry":
        trail = memory.told.get(_key(found)) if found.portfolio is not None else memory.ministries
        like = trail.nearest(found.first) if trail is not None else None
        if like is not None and like.kind == "ORG":
            found.portfolio = like.portfolio
            found.entity, found.name, found.country = like.entity, like.name, like.country
            return
        if found.portfolio is None and like is not None:
            found.portfolio = like.portfolio
        home = memory.home(found) if found.portfolio is not None else None
        name_ministry(found, like.country if like is not None else home)
        return
    if found.head == _CABINET:
        _name_cabinet(found, memory.home(found))
        return
    trail = memory.bodies.get(found.head)
    like = trail.nearest(found.first) if trail is not None else None
    if like is not None:
        found.entity, found.name, found.country = like.entity, like.name, like.country


def _name_cabinet(found: Found, country: str | None) -> None:
    if country is not None:
        found.country, found.name = country, f"Council of Ministers of {of_country(country)}"
        found.entity = f"org.{slug(found.name)}"


def _resolve_title(memory: Memory, title: Found, person: Found | None) -> None:
    if title.country == "?":
        own = country_of(person.entity) if person is not None and person.entity else None
        title.country = own or memory.country_spoken_of(title.first) or memory.home(title)
        title.bare = title.country is None
    if title.body is not None and title.body.kind == "TITLE" and title.body.name is None:
        served = memory.chart.following(title.after) if serves_beside(title) else None
        _resolve_title(memory, title.body, served if served is not None and served.kind == "PERSON" else None)
    if is_counterpart(title):
        _resolve_counterpart(memory, title)
    elif title.bare and title.head != "ministers" and not _is_known_minister(memory.chart, title, person):
        _resolve_bare(memory, title, person)
    elif title.head == "minister" and title.portfolio is None and title.country is not None:
        trail = memory.ministers_of.get(title.country)
        like = trail.nearest(title.first) if trail is not None else memory.portfolios.nearest(title.first)
        title.portfolio = like.portfolio if like is not None else None
    if title.head in _ENVOYS and title.host is None and title.body is None:
        _resolve_envoy(memory, title)
    _name_office(memory, title, person)


def _name_office(memory: Memory, title: Found, person: Found | None) -> None:
    """The English name and the key of a title; one that the report does not tell is known by its words."""
    chart = memory.chart
    name = office_name(title, memory.country_spoken_of(title.first, title.country))
    key = None
    alone = title.country is None and title.body is None and title.host is None and not is_rank(title)
    if person is not None and person.entity and alone:
        key = known_office(title, person.entity, chart.published)
    if key is not None:
        title.entity, title.name, title.bare = key, offices()[key].name, False
    elif name is not None:
        identify_office(title, name)
    else:
        words = chart.forms[title.first : title.after]
        title.entity = "office.~" + "-".join([without_clitic(words[0], title.letter), *words[1:]])
    standing = _standing(chart, title)
    if standing is not None:
        stand(title, standing)


def _resolve_envoy(memory: Memory, title: Found) -> None:
    """An envoy without a mission: the one of the same sender that the report named, or of a known mission."""
    trail = memory.told.get(_key(title))
    near = trail.before(title.first, _MOST_PLACES) if trail is not None else []
    like = next((one for one in near if one is not title and (one.host or one.body)), None)
    if like is not None and like.country == title.country and (like.head == title.head or like.country):
        _take_over(title, like)
    elif title.head == "un-envoy":
        title.host = _mission(memory, title)


def _mission(memory: Memory, title: Found) -> Found | None:
    """The country nearest to an envoy of the United Nations that has one."""
    near = memory.places.before(title.first, _MOST_PLACES)
    sent = (one for one in near if one.country and office_of(f"UN special envoy for {of_country(one.country)}"))
    return next(sent, None)


def _standing(chart: Chart, title: Found) -> str | None:
    """Whether the holder is no more, not yet or for a time in office; what is in charge of a field is none of these."""
    end = title.body.first if title.body is not None and title.body.kind == "TITLE" else title.after
    for token in range(title.first, end):
        word = chart.word(token).english
        if word in STANDINGS and read_field(chart, token).after == token:
            return STANDINGS[word]
    return None


def _is_known_minister(chart: Chart, title: Found, person: Found | None) -> bool:
    """Whether «الوزير» stands beside a known person who was a minister on the day: his office is his own."""
    if title.head != "minister" or title.portfolio is not None or person is None or person.is_guess():
        return False
    return known_office(title, person.entity or "", chart.published) is not None


def _resolve_counterpart(memory: Memory, title: Found) -> None:
    """«نظيره الروسي»: the same office as the last one told before it, in another country."""
    near = memory.officers.before(title.first, _MOST_PLACES)
    like = next((officer for officer in near if officer.country != title.country), None)
    if like is not None:
        title.head, title.portfolio, title.form, title.sector = like.head, like.portfolio, like.form, like.sector


def _resolve_bare(memory: Memory, title: Found, person: Found | None) -> None:
    """A title that tells no country: that of the person beside it, else of the like title nearest before it."""
    entity = person.entity if person is not None else None
    side = _side(memory.chart, title.first)
    if side is not None:
        _take_side(memory, title, side)
        return
    if entity:
        trail = memory.roles.get((entity, title.head))
        like = trail.nearest(title.first) if trail is not None else None
        if like is not None and title.portfolio in {None, like.portfolio}:
            _take_over(title, like)
            return
        country = country_of(entity)
        if country is not None and (title.portfolio is not None or title.head in _OF_STATE):
            title.country, title.bare = country, False
            return
    if title.head in _MANY and "inside" in memory.chart.word(title.after).cues:
        return
    trail = memory.told.get(_key(title))
    if title.head == "minister" and title.portfolio is None:
        trail = memory.ministers
    like = trail.nearest(title.first) if trail is not None and title.head != "spokesperson" else None
    if like is not None and person is not None and _is_of_another(memory, person, like):
        like = None
    if like is not None and (title.head != "president" or entity is None or country_of(entity) in {None, like.country}):
        _take_over(title, like)
    elif title.portfolio is not None or title.head in _OF_STATE | _OF_NATION:
        title.country = country_in_row(memory.chart, title) or memory.home(title)


def _take_side(memory: Memory, title: Found, side: str) -> None:
    """Give a title the country of its side, and an adviser without more whom the one before him serves."""
    title.country, title.bare = side, False
    served = memory.served.nearest(title.first) if title.head == _ADVISER and title.body is None else None
    if served is not None and 0 < title.first - served.first < _LONGEST_LIST:
        # «رئيس الأركان بمكتب وزير الدفاع … وكبير المساعدين العسكريين»
        title.body = served.body


def _is_of_another(memory: Memory, person: Found, like: Found) -> bool:
    """Whether an Arab name tells a minister of the Arab outlet's country from those of a western one named before."""
    if not person.is_guess() or like.country not in _WESTERN or memory.chart.home in _WESTERN | {None}:
        return False
    given = given_names().get(memory.chart.forms[person.first][person.letter :])
    return given is not None and given.origin == _ARAB


def _side(chart: Chart, token: int) -> str | None:
    """The country of the side whose people a sentence lists: «من الجانب الأمريكي رئيس الأركان و…»."""
    for place in range(token - 1, max(token - _LONGEST_LIST, -1), -1):
        if chart.forms[place] in _ENDS:
            return None
        cover = chart.cover[place]
        if cover is not None and cover.kind == "NORP" and "side" in chart.word(cover.first - 1).cues:
            return cover.country
    return None


def _take_over(title: Found, like: Found) -> None:
    title.country, title.portfolio, title.body = like.country, title.portfolio or like.portfolio, like.body
    title.bare = False
    if title.head in _ENVOYS:
        title.head, title.form, title.host = like.head, like.form, like.host


def _give_role(chart: Chart, title: Found, person: Found | None) -> None:
    if person is None:
        title.named = title.named and not _is_anyone(chart, title)
    else:
        title.holder = person.entity
        if person.role is None:
            person.role = title.name


def _is_anyone(chart: Chart, title: Found) -> bool:
    """«عضو في المنظمة», «قائد في البحرية»: one of many, whom nothing names."""
    body = title.body
    inside = body is not None and body.first > title.first + 1 and "inside" in chart.word(body.first - 1).cues
    return title.head in _MANY and inside and not is_definite(chart, title.first, title.letter)


def _is_full(found: Found) -> bool:
    return found.after - found.first > 1


def _drop_unresolved(chart: Chart, beside: dict[int, Found | None]) -> None:
    """Take out bare heads of which neither the report nor a person beside them tells the meaning."""
    for found in chart.ordered():
        if found.post and not found.nested:
            person = beside.get(id(found))
            called = "address" in chart.word(found.after).cues
            if not called and (person is None or not _is_full(person)):
                chart.dissolve(found)
        elif found.kind == "TITLE" and found.bare and beside.get(id(found)) is None:
            keep = (is_main(found) and found.portfolio is not None) or found.head == "prime-minister"
            if not (keep or (_is_full(found) and (found.head in _ONE_HOLDER or _is_of_state(chart, found)))):
                chart.dissolve(found)
        elif found.kind == "ORG" and found.bare and found.name is None and found.portfolio is None:
            chart.remove(found)


def _drop_nameless(chart: Chart) -> None:
    """Take out bodies that are a part of an office's name alone: «رئيس [الحكومة]», not «المتحدث باسم [الشرطة]»."""
    bodies = {id(found.body) for found in (*chart.outer.values(), *chart.inner) if found.body is not None}
    for found in chart.inner:
        nameless = found.bare and found.name is None and found.portfolio is None
        if found.kind == "ORG" and nameless and id(found) not in bodies:
            chart.unnest(found)


def _is_of_state(chart: Chart, found: Found) -> bool:
    """«رئيس الجمهورية» is an office by itself, «الرئيس الجديد» is not."""
    return found.head in _OF_STATE and not is_definite(chart, found.first, found.letter)
