"""What titles and bodies mean in this report: country, office, holder, and the role of the person beside them."""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.english import slug
from tawatur.annotate.mentions.offices import identify_office, office_name
from tawatur.annotate.mentions.organisations import name_ministry
from tawatur.annotate.mentions.titles import is_counterpart, is_main
from tawatur.annotate.mentions.trail import Trail
from tawatur.annotate.mentions.vocabulary import purpose_letter
from tawatur.lexicon.entities import capitals, country_of, holder_of

_Key = tuple[str, str]
_TITLE_OFFICES = frozenset({"office", "presidency"})
_OF_STATE = frozenset({"president", "prime-minister", "king", "crown-prince", "deputy-crown-prince"})
# Offices that one holds at a time: written in two words or more they need no country («النائب العام»).
_ONE_HOLDER = frozenset({"prosecutor", "speaker", "secretary-general", "un-envoy", "custodian"})
_OFFICE = "office."
_FORMER = "former"
_NATIONAL = frozenset({"GPE", "NORP"})
# Posts that one person may hold in a row: «ولي العهد وزير الدفاع».
_MOST_POSTS = 4
# How far back a country is looked for.
_MOST_PLACES = 8


class Memory:
    """What a report says of offices, bodies and places, in text order.

    `home` is the outlet's country, whose ministers its press names without it («وزير الداخلية»): where the report names
    that country, or none.
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
        self.places = Trail()
        for found in chart.ordered():
            if found.kind == "GPE" and found.country:
                self.places.add(found)
        named = {found.country for found in everything if found.kind in _NATIONAL and found.country}
        self.home = chart.home if not named or chart.home in named else None

    def remember(self, found: Found) -> None:
        """Keep a title or body whose country is told, and of any minister the portfolio."""
        if found.kind == "TITLE" and found.portfolio is not None:
            self.portfolios.add(found)
        if found.kind == "TITLE" and (found.portfolio is not None or found.head in _OF_STATE):
            self.officers.add(found)
        if found.country is not None and found.country != "?":
            self.told.setdefault(_key(found), Trail()).add(found)
            if found.portfolio is not None:
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


def resolve_offices(chart: Chart) -> None:
    """Give titles and bodies their country, name, key and holder, and people their role."""
    everything = sorted([*chart.outer.values(), *chart.inner], key=lambda found: (found.first, found.after))
    memory = Memory(chart, everything)
    for found in everything:
        if found.kind in {"TITLE", "ORG"} and (not found.bare or found.portfolio is not None):
            memory.remember(found)
    titles = [found for found in everything if found.kind == "TITLE" and (found.named or is_counterpart(found))]
    beside = {id(title): _beside(chart, title) for title in titles if not title.nested}
    for title in titles:
        person = beside.get(id(title))
        if person is not None and person.entity and not title.bare:
            memory.roles.setdefault((person.entity, title.head), Trail()).add(title)
        _follow_person(memory, title, person)
    for found in everything:
        if found.kind == "ORG" and found.bare:
            _resolve_body(memory, found)
    for title in titles:
        _resolve_title(memory, title, beside.get(id(title)))
    for title in titles:
        _give_role(title, beside.get(id(title)))
    for found in everything:
        _name_after_title(memory, found)
    _drop_unresolved(chart, beside)


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


def _key(found: Found) -> _Key:
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
        name_ministry(found, like.country if like is not None else memory.home if found.portfolio is not None else None)
        return
    trail = memory.bodies.get(found.head)
    like = trail.nearest(found.first) if trail is not None else None
    if like is not None:
        found.entity, found.name, found.country = like.entity, like.name, like.country


def _resolve_title(memory: Memory, title: Found, person: Found | None) -> None:
    if title.country == "?":
        title.country = memory.country_spoken_of(title.first)
        title.bare = title.country is None
    if title.body is not None and title.body.kind == "TITLE" and title.body.name is None:
        _resolve_title(memory, title.body, None)
    if is_counterpart(title):
        _resolve_counterpart(memory, title)
    elif title.bare and title.head != "ministers":
        _resolve_bare(memory, title, person)
    elif title.head == "minister" and title.portfolio is None and title.country is not None:
        trail = memory.ministers_of.get(title.country)
        like = trail.nearest(title.first) if trail is not None else memory.portfolios.nearest(title.first)
        title.portfolio = like.portfolio if like is not None else None
    name = office_name(title, memory.country_spoken_of(title.first, title.country))
    if name is not None:
        identify_office(title, name)
        if _is_former(memory.chart, title):
            _give_up_office(title)
    else:
        words = memory.chart.forms[title.first : title.after]
        title.entity = "office.~" + "-".join([words[0][title.letter :], *words[1:]])


def _is_former(chart: Chart, title: Found) -> bool:
    return any(chart.word(token).english == _FORMER for token in range(title.first, title.after))


def _give_up_office(title: Found) -> None:
    """«الرئيس الأسبق»: another than who holds the office, and called so."""
    office = title.entity or ""
    if not office.startswith(_OFFICE):
        return
    title.entity = f"{_OFFICE}{_FORMER}-{office.removeprefix(_OFFICE)}"
    title.name = f"{_FORMER} {title.name}"


def _resolve_counterpart(memory: Memory, title: Found) -> None:
    """«نظيره الروسي»: the same office as the last one told before it, in another country."""
    near = memory.officers.before(title.first, _MOST_PLACES)
    like = next((officer for officer in near if officer.country != title.country), None)
    if like is not None:
        title.head, title.portfolio, title.form, title.sector = like.head, like.portfolio, like.form, like.sector


def _resolve_bare(memory: Memory, title: Found, person: Found | None) -> None:
    """A title that tells no country: that of the person beside it, else of the like title nearest before it."""
    entity = person.entity if person is not None else None
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
    trail = memory.told.get(_key(title))
    if title.head == "minister" and title.portfolio is None:
        trail = memory.ministers
    like = trail.nearest(title.first) if trail is not None and title.head != "spokesperson" else None
    if like is not None and (title.head != "president" or entity is None or country_of(entity) in {None, like.country}):
        _take_over(title, like)
    elif title.portfolio is not None or title.head in _OF_STATE:
        title.country = memory.home


def _take_over(title: Found, like: Found) -> None:
    title.country, title.portfolio, title.body = like.country, title.portfolio or like.portfolio, like.body
    title.bare = False


def _beside(chart: Chart, title: Found) -> Found | None:
    """The person a title belongs to: right after it, or before it with a comma or in full."""
    following = chart.following(title.after)
    if following is not None and following.kind == "TITLE" and following.bare and following.letter == 0:
        following = chart.following(following.after)
    if following is not None and following.kind == "PERSON" and following.letter == 0:
        return following
    if title.letter:
        return None
    title = _first_post(chart, title)
    before = chart.before(title.first)
    if before is None or before.kind != "PERSON":
        return None
    comma = before.after < title.first
    full = before.after - before.first > 1
    country = country_of(before.entity or "")
    if country is not None and title.country is not None and country != title.country:
        return None
    return before if comma or full else None


def _first_post(chart: Chart, title: Found) -> Found:
    """The first of the posts in a row that end with this one."""
    for _ in range(_MOST_POSTS):
        before = chart.before(title.first)
        if before is None or before.kind != "TITLE" or before.letter or before.after < title.first:
            break
        title = before
    return title


def _give_role(title: Found, person: Found | None) -> None:
    if person is not None:
        title.holder = person.entity
        if person.role is None:
            person.role = title.name


def find_holders(chart: Chart) -> None:
    """The holder of a title with nobody beside it: the one the report names, else the one in office on its day."""
    everything = [*chart.outer.values(), *chart.inner]
    holders = {
        title.entity: title.holder for title in everything if title.kind == "TITLE" and title.entity and title.holder
    }
    for title in everything:
        if title.kind == "TITLE" and title.holder is None and title.entity and not title.deputy:
            if not (title.named or is_counterpart(title)):
                continue
            # «صار رئيسا للوزراء»: what one once became, not who is in office
            became = chart.form(title.after - 1).startswith(2 * purpose_letter())
            title.holder = holders.get(title.entity) or (None if became else holder_of(title.entity, chart.published))


def _is_full(found: Found) -> bool:
    return found.after - found.first > 1


def _drop_unresolved(chart: Chart, beside: dict[int, Found | None]) -> None:
    """Take out bare heads of which neither the report nor a person beside them tells the meaning."""
    for found in chart.ordered():
        if found.post and not found.nested:
            person = beside.get(id(found))
            if person is None or not _is_full(person):
                chart.dissolve(found)
        elif found.kind == "TITLE" and found.bare and beside.get(id(found)) is None:
            keep = is_main(found) and found.portfolio is not None
            if not (keep or found.head == "prime-minister" or (found.head in _ONE_HOLDER and _is_full(found))):
                chart.remove(found)
        elif found.kind == "ORG" and found.bare and found.name is None and found.portfolio is None:
            chart.remove(found)
