"""What titles and bodies mean in this report: country, office, holder, and the role of the person beside them."""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.english import slug
from tawatur.annotate.mentions.offices import identify_office, office_name
from tawatur.annotate.mentions.organisations import name_ministry
from tawatur.annotate.mentions.titles import is_main
from tawatur.lexicon.entities import capitals, country_of, holder_of

_Key = tuple[str, str]
_TITLE_OFFICES = frozenset({"office", "presidency"})


class Memory:
    """What a report says of offices and bodies, by their head and portfolio, in text order."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.told: dict[_Key, list[Found]] = {}
        self.ministries: list[Found] = []
        self.bodies: dict[str, list[Found]] = {}
        self.roles: dict[str, list[Found]] = {}

    def remember(self, found: Found) -> None:
        """Keep a title or body whose country is told."""
        if found.country is not None and found.country != "?":
            self.told.setdefault(_key(found), []).append(found)
            if found.portfolio is not None:
                self.ministries.append(found)
        if found.kind == "ORG" and not found.bare and found.head:
            self.bodies.setdefault(found.head, []).append(found)


def resolve_offices(chart: Chart) -> None:
    """Give titles and bodies their country, name, key and holder, and people their role."""
    memory = Memory(chart)
    everything = sorted([*chart.outer.values(), *chart.inner], key=lambda found: (found.first, found.after))
    for found in everything:
        if found.kind in {"TITLE", "ORG"} and not found.bare:
            memory.remember(found)
    titles = [found for found in everything if found.kind == "TITLE" and found.named]
    beside = {id(title): _beside(chart, title) for title in titles if not title.nested}
    for title in titles:
        person = beside.get(id(title))
        if person is not None and person.entity and not title.bare:
            memory.roles.setdefault(person.entity, []).append(title)
        _follow_person(memory, title, person)
    for found in everything:
        if found.kind == "ORG" and found.bare:
            _resolve_body(memory, found)
    for title in titles:
        _resolve_title(memory, title, beside.get(id(title)))
    for title in titles:
        _give_role(title, beside.get(id(title)))
    for found in everything:
        _name_after_title(chart, found)
    _drop_unresolved(chart, beside)


def _name_after_title(chart: Chart, found: Found) -> None:
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
        _name_embassy(chart, found)


def _follow_person(memory: Memory, title: Found, person: Found | None) -> None:
    """The country of a known person tells whose ministry or ministry's voice a bare title speaks of."""
    country = country_of(person.entity) if person is not None and person.entity else None
    if country is None:
        return
    if title.portfolio is not None and title.country is None:
        title.country, title.bare = country, False
        memory.remember(title)
    body = title.body
    if body is not None and body.portfolio is not None and body.bare:
        name_ministry(body, country)
        body.bare = False
        title.country = country
        memory.remember(body)


def _name_embassy(chart: Chart, found: Found) -> None:
    """An embassy stands in the capital of the country the report speaks of."""
    host = _country_spoken_of(chart, found.first, found.country)
    capital = capitals().get(host) if host else None
    if capital is not None and found.name:
        found.name = f"{found.name} in {capital.name}"
        found.entity = f"fac.{slug(found.name)}"


def _key(found: Found) -> _Key:
    return found.head if found.portfolio is None else "minister", found.portfolio.key if found.portfolio else ""


def _nearest(told: list[Found], token: int) -> Found | None:
    before = [found for found in told if found.first < token]
    return before[-1] if before else (told[0] if told else None)


def _resolve_body(memory: Memory, found: Found) -> None:
    """«الوزارة», «وزارة الخارجية», «الخارجية», «الجيش»: the one of the report."""
    if found.head == "ministry":
        if found.portfolio is not None:
            like = _nearest([one for one in memory.ministries if one.portfolio == found.portfolio], found.first)
            name_ministry(found, like.country if like else None)
            return
        like = _nearest(memory.ministries, found.first)
        if like is not None:
            found.portfolio = like.portfolio
            name_ministry(found, like.country)
        return
    like = _nearest(memory.bodies.get(found.head, []), found.first)
    if like is not None:
        found.entity, found.name, found.country = like.entity, like.name, like.country


def _resolve_title(memory: Memory, title: Found, person: Found | None) -> None:
    if title.country == "?":
        title.country = _country_spoken_of(memory.chart, title.first)
        title.bare = title.country is None
    if title.body is not None and title.body.kind == "TITLE" and title.body.name is None:
        _resolve_title(memory, title.body, None)
    if title.bare and title.head != "ministers":
        _resolve_bare(memory, title, person)
    elif title.head == "minister" and title.portfolio is None and title.country is not None:
        own = [one for one in memory.ministries if one.kind == "TITLE" and one.country == title.country]
        like = _nearest(own, title.first)
        title.portfolio = like.portfolio if like is not None else None
    name = office_name(title, _country_spoken_of(memory.chart, title.first, title.country))
    if name is not None:
        identify_office(title, name)


def _resolve_bare(memory: Memory, title: Found, person: Found | None) -> None:
    like = None
    if person is not None and person.entity:
        own = [one for one in memory.roles.get(person.entity, ()) if _same_head(one, title)]
        like = _nearest(own, title.first)
        if (like is None and title.portfolio is not None) or title.head in {"president", "prime-minister", "king"}:
            country = country_of(person.entity)
            if like is None and country is not None:
                title.country = country
                title.bare = False
                return
    if like is None:
        told = memory.told.get(_key(title), [])
        if title.head == "minister" and title.portfolio is None:
            told = [one for one in memory.ministries if one.kind == "TITLE"]
        if title.head == "spokesperson":
            told = []
        like = _nearest(told, title.first)
    if like is not None and (
        person is None
        or title.head != "president"
        or person.entity is None
        or like.country == (country_of(person.entity) or like.country)
    ):
        title.country, title.portfolio, title.body = like.country, title.portfolio or like.portfolio, like.body
        title.bare = False


def _same_head(one: Found, title: Found) -> bool:
    return one.head == title.head and (title.portfolio is None or one.portfolio == title.portfolio)


def _country_spoken_of(chart: Chart, token: int, other: str | None = None) -> str | None:
    """The country of the last place named before a token, else of the first after it; not `other`."""
    last = None
    for found in chart.ordered():
        if found.kind == "GPE" and found.country and found.country != other:
            if found.first > token and last is not None:
                break
            last = found.country
    return last


def _beside(chart: Chart, title: Found) -> Found | None:
    """The person a title belongs to: right after it, or before it with a comma or in full."""
    following = chart.following(title.after)
    if following is not None and following.kind == "PERSON" and following.letter == 0:
        return following
    if title.letter:
        return None
    before = chart.before(title.first)
    if before is None or before.kind != "PERSON":
        return None
    comma = before.after < title.first
    full = before.after - before.first > 1
    country = country_of(before.entity or "")
    if country is not None and title.country is not None and country != title.country:
        return None
    return before if comma or full else None


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
        if title.kind == "TITLE" and title.holder is None and title.entity and title.named and not title.deputy:
            former = any(chart.word(token).english == "former" for token in range(title.first, title.after))
            title.holder = holders.get(title.entity) or (None if former else holder_of(title.entity, chart.published))


def _drop_unresolved(chart: Chart, beside: dict[int, Found | None]) -> None:
    """Take out bare heads of which neither the report nor a person beside them tells the meaning."""
    for found in chart.ordered():
        if found.kind == "TITLE" and found.bare and beside.get(id(found)) is None:
            keep = is_main(found) and found.portfolio is not None
            if not keep and found.head != "prime-minister":
                chart.remove(found)
        elif found.kind == "ORG" and found.bare and found.name is None and found.portfolio is None:
            chart.remove(found)
