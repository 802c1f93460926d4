"""English names of titles: what office a head, a body and a country make."""

from __future__ import annotations

import datetime

from tawatur.annotate.mentions import english
from tawatur.annotate.mentions.chart import Found
from tawatur.lexicon.entities import capitals, country_names, is_country, office_of, offices, offices_of

# Last words of English names that take the article: "the Palestinian Authority", but "Hamas".
_TAKES_ARTICLE = frozenset(
    {
        *("observatory", "chamber", "society", "foundation", "company", "group", "centre", "center", "institute"),
        *("assembly", "senate", "house", "cabinet", "club", "confederation", "association", "administration"),
        *("brigade", "brigades", "service", "staff", "navy", "governorate", "municipality", "league", "programme"),
        *("presidency", "tribunal"),
        *("agency", "army", "authority", "bank", "bureau", "coalition", "commission", "committee", "corps", "council"),
        *("court", "department", "directorate", "federation", "forces", "front", "fund", "government", "guard"),
        *("initiative", "ministry", "mission", "movement", "nations", "office", "organisation"),
        *("organization", "parliament", "party", "police", "syndicate", "treasury", "union", "wing"),
    }
)
_UNIVERSITY = "university"
# "the Eastern Province", but "Mecca Province".
_SIDES = frozenset({"Eastern", "Western", "Northern", "Southern", "Central", "Far"})
_REGIONS = ("Province", "Region", "Governorate", "District")
_LINKS = (" of ", " for ", " in ", " at ")
# Bodies whose head is a president, by the last word of their English name before "of" or "for".
_HAS_PRESIDENT = frozenset(
    {
        *("association", "bank", "club", "confederation", "court", "federation", "syndicate", "tribunal", "union"),
        "university",
    }
)
_DEPARTMENT = "US Department of "
_GOVERNMENT = "Government of "
_SECRETARY = "US Secretary"
_PRESIDENT_OF = "President of "
_VOICE = "spokesperson"
_ACTING, _UNDERSECRETARY = "acting", "undersecretary"
_CORRESPONDENT, _OUTLETS = "correspondent", "JRN"
# The layer of several of one office, with no single holder.
DEPUTIES = "deputies"
_VICE = {"deputy": "Vice", "first deputy": "First Vice", "second deputy": "Second Vice"}
# Titles with the nationality before them: "Iraqi government spokesperson", "US special envoy".
_OF_PEOPLE = frozenset(
    {
        *("spokesperson", "representative", "member", "correspondent", "leader", "commander", "counterpart"),
        "cadre",
        *("national-security-adviser",),
    }
)
# Heads whose English name means nothing without what they are of.
_OF_SOMETHING = frozenset({"Head", "Director"})
_ENVOYS = frozenset({"envoy", "un-envoy"})
# Titles that serve a person: "adviser to the President".
_SERVE = frozenset({"adviser", "chief-of-staff"})
# What the general word is called in one country.
_FOR = " for "
_REGIME = " regime"
_OFFICE = "office."
_FORMER, _DESIGNATE = "former", "designate"
# The English keys of the adjectives that tell a standing, and the standing.
STANDINGS = {
    _FORMER: _FORMER,
    "deposed": _FORMER,
    _DESIGNATE: _DESIGNATE,
    _ACTING: _ACTING,
    "interim": "interim",
}
_OWN_FORMS = {("general-guide", "IR"): "Supreme Leader"}
_COMMANDER = "commander"
_ARMED = frozenset({"MIL", "REB", "COP", "SPY"})
_EMIR, _GOVERNOR = "emir", "Governor"
# One of the leaders of a body, not its head.
_CADRE = "cadre"
_RANK = "title-rank"
_UN = "UN"
_UNITED_NATIONS = "UNO"
_VATICAN, _EMIRATES = "VA", "AE"
# Heads of a town, which has the name of its country now and then («بلدية تونس»).
_OF_TOWNS = frozenset({"mayor", "governor"})
_GOVERNORATE = " Governorate"
_SPECIAL = "special"


def office_name(title: Found, host: str | None) -> str | None:
    """The English name of a title, null where the report does not tell enough.

    `host` is the country an ambassador is sent to. «وزير الخارجية الأمريكي» → "US Secretary of State"; the rules are in
    docs/codebook/titles.md.
    """
    if title.post:
        return None
    name = _of_ministers(title) if title.countries or title.head == "ministers" else _undivided(title, host)
    if name is None:
        return None
    key = office_of(name)
    field = title.field if title.deputy or title.portfolio is None else ""
    return with_layers(offices()[key].name if key else name, title.deputy, field)


def _of_ministers(title: Found) -> str:
    """Several holders: "Foreign Ministers of Egypt and Jordan"."""
    form = title.form.replace(_COMMANDER, "leader")
    return f"{form} of {english.countries(title.countries)}" if title.countries else form


def _undivided(title: Found, host: str | None) -> str | None:
    """The name of a title without its layers."""
    form = title.form
    if title.portfolio is not None:
        if not title.portfolio.english:
            return None
        field = "" if title.deputy else title.field
        return english.minister(title.portfolio.english, title.portfolio.american, title.country, form, field)
    if title.head in _ENVOYS and (title.body is None or title.host is not None or _is_of_un(title)):
        return _of_envoy(title)
    if title.head == "ambassador":
        return _of_ambassador(title, host)
    if title.body is not None:
        return _of_body(title, form)
    if _FOR in form or title.head == "grand-imam":
        return form
    return _of_country(title, form)


def _of_country(title: Found, form: str) -> str | None:
    """The name of a title with nothing but a country, or alone."""
    if form in _OF_SOMETHING and (title.country is not None or title.after - title.first > 1):
        # «مدير المشروع» alone is the head of nobody knows what
        return None
    if title.country is None or (title.head == "pope" and title.country == _VATICAN):
        return form
    form = _OWN_FORMS.get((title.head, title.country), form)
    if title.head in _OF_PEOPLE:
        return f"{english.adjective(title.country)} {form}"
    return f"{form} of {english.of_country(title.country)}"


def _of_envoy(title: Found) -> str:
    """ "UN special envoy for Libya", "French special envoy for Lebanon"."""
    united = _is_of_un(title)
    sender = _UN if united else english.adjective(title.country) if title.country else ""
    form = title.form.removeprefix(f"{_UN} ")
    if title.host is None or title.host.name is None:
        return f"{sender} {form}".strip()
    if united and not form.startswith(_SPECIAL):
        form = f"{_SPECIAL} {form}"
    return f"{sender} {form} for {_host_name(title.host)}".strip()


def _is_of_un(title: Found) -> bool:
    return title.head == "un-envoy" or title.country == _UNITED_NATIONS


def _of_ambassador(title: Found, host: str | None) -> str | None:
    """ "US Ambassador to Iraq", "Ambassador of the European Union"."""
    body = title.body
    if title.country is None and body is None:
        return title.form
    if body is not None and body.name is None:
        return None
    of_body = body is not None and body.name is not None and title.country not in country_names()
    whose = "" if of_body else english.adjective(title.country or "")
    name = f"{whose} {title.form}".strip()
    if of_body and body is not None and body.name is not None:
        name = f"{name} of {with_article(plain(body.name))}"
    if title.host is not None and title.host.name is not None:
        return f"{name} to {_host_name(title.host)}"
    return f"{name} to {english.of_country(host)}" if host and host != title.country else name


def _host_name(host: Found) -> str:
    if host.kind == "GPE" and host.country:
        # nobody is sent to a city
        return english.of_country(host.country)
    name = plain(host.name or "")
    return english.region(name) if host.kind == "LOC" else with_article(name)


def with_layers(name: str, layers: str, field: str) -> str:
    """An office with its deputies before it and their field behind: "First Vice President of South Sudan"."""
    acting = layers.split(" ")[0] == _ACTING
    layers = layers.removeprefix(_ACTING).strip()
    if not layers:
        pass
    elif layers == DEPUTIES:
        name = f"{_VICE['deputy'] if name.startswith(_PRESIDENT_OF) else 'Deputy'} {name.replace(' of ', 's of ', 1)}"
    elif name.startswith(_PRESIDENT_OF) and layers in _VICE:
        name = f"{_VICE[layers]} {name}"
    elif layers == _UNDERSECRETARY:
        name = f"{'Under-' if name.startswith('Secretary-') else 'Deputy '}{name}"
    elif name.endswith(_VOICE):
        name = f"{name.removesuffix(_VOICE)}{layers} {_VOICE}"
    elif name.startswith(_SECRETARY):
        name = f"US {layers.title()} {name.removeprefix('US ')}"
    else:
        name = f"{layers.title()} {name}"
    if field:
        name = f"{name} for {field}"
    return f"Acting {name}" if acting else name


def _of_body(title: Found, form: str) -> str | None:
    body = title.body
    if body is None:
        return None
    if body.name is None:
        # «المتحدث باسم الشرطة»: whose police it is the report does not tell
        told = bool(body.head) and body.kind == "ORG" and title.head == _VOICE
        return f"{body.head.replace('-', ' ')} {form}" if told else None
    name = plain(body.name)
    if title.head == "president" and name.endswith(_REGIME) and body.country is not None:
        return f"{form} of {english.of_country(body.country)}"
    if body.kind == "TITLE":
        return f"{form} {'to' if title.head in _SERVE else 'of'} {with_article(name, title=True)}"
    if title.head in _ENVOYS and body.sector == _OUTLETS:
        form = _CORRESPONDENT
    if title.head == _VOICE or form == _CORRESPONDENT:
        return f"{_short(body, name)} {form}"
    if title.head in _OF_TOWNS and is_country(body.entity) and (seat := capitals().get(body.country or "")):
        name = seat.name
    if title.head in _OF_TOWNS:
        # "Governor of Abyan", whose name in the lexicon is "Abyan Governorate"
        name = name.removesuffix(_GOVERNORATE)
    form = _form_for(title, body, name)
    inside = title.head == _CADRE or title.rule.endswith(_RANK)
    return f"{form} {'in' if inside else 'of'} {with_article(name)}"


def _form_for(title: Found, body: Found, name: str) -> str:
    """What the head of such a body or place is called."""
    if title.head == "president" and body.kind == "ORG" and body.sector not in {"GOV", "LEG"}:
        return "President" if _head_noun(name) in _HAS_PRESIDENT else "Head"
    if title.head == "governor" and body.country == _EMIRATES:
        return "Ruler"
    if title.head == _COMMANDER and body.sector not in _ARMED:
        return title.form.replace(_COMMANDER, "leader")
    if title.head == _EMIR and not is_country(body.entity):
        return _GOVERNOR
    return title.form


def plain(name: str) -> str:
    """An English name without what is in brackets: "Hezbollah (Lebanon)" → "Hezbollah"."""
    return name.split(" (")[0]


def with_article(name: str, *, title: bool = False) -> str:
    """An English name as it stands after "of"; a title always with the article."""
    noun = _head_noun(name)
    first, _, rest = name.partition(" ")
    if first in _SIDES and rest.endswith(_REGIONS):
        return f"the {name}"
    takes = noun in _TAKES_ARTICLE or (noun == _UNIVERSITY and " of " in name)
    single = " " not in name and not title
    return f"the {name}" if (takes or title) and not single and not name.lower().startswith("the ") else name


def _head_noun(name: str) -> str:
    """The last word of an English name before what it is of or for: "Syrian Observatory for …" → "observatory"."""
    for link in _LINKS:
        name = name.split(link)[0]
    return name.rsplit(" ", 1)[-1].lower()


def _short(body: Found, name: str) -> str:
    """The name of a ministry as a press officer's title has it: "US State Department"."""
    if body.head == "ministry" and body.portfolio is not None and body.country:
        if body.portfolio.american and body.country == "US":
            return f"US {body.portfolio.american.removeprefix('the ')} Department"
        return f"{english.adjective(body.country)} {body.portfolio.english} Ministry"
    if name.startswith(_GOVERNMENT) and body.country:
        return f"{english.adjective(body.country)} government"
    if name.startswith(_DEPARTMENT):
        return f"US {name.removeprefix(_DEPARTMENT).removeprefix('the ')} Department"
    return name


def identify_office(title: Found, name: str) -> None:
    """Give a title its key and name: those of the lexicon where it has an office of that name."""
    names = [name]
    if title.body is not None and title.body.name and not title.deputy:
        names += [f"{title.body.name} {title.form}", f"{title.form} of {with_article(title.body.name)}"]
        names += [f"{title.form} of the {title.body.name}"]
    key = next((key for key in map(office_of, names) if key), None)
    known = offices().get(key) if key else None
    title.entity = key or f"office.{english.slug(name)}"
    title.name = known.name if known is not None else name


def known_office(title: Found, person: str, day: datetime.date | None) -> str | None:
    """The office that a known person held on a day and that a title without a complement is a short name of."""
    form = f" {title.form.lower()} "
    return next((key for key in offices_of(person, day) if form in f" {offices()[key].name.lower()} "), None)


def former_key(office: str) -> str:
    """The key of who held an office once."""
    return f"{_OFFICE}{_FORMER}-{office.removeprefix(_OFFICE)}"


def current_key(office: str) -> str:
    """The key of an office whose former holder has this one; another as it is."""
    return office.replace(f"{_OFFICE}{_FORMER}-", _OFFICE, 1)


def stand(title: Found, standing: str) -> None:
    """Give a title its standing: «الرئيس الأسبق» is another than who holds the office, and called so."""
    office = title.entity or ""
    if not office.startswith(_OFFICE) or title.name is None:
        return
    if standing == _DESIGNATE:
        named = title.head == "prime-minister"
        title.name = title.name.replace(title.form, f"{title.form}-designate") if named else f"Acting {title.name}"
    else:
        title.name = f"{standing if standing == _FORMER else standing.capitalize()} {title.name}"
    title.entity = f"{_OFFICE}{standing}-{office.removeprefix(_OFFICE)}"
