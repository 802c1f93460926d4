"""English names of titles: what office a head, a body and a country make."""

from __future__ import annotations

from tawatur.annotate.mentions import english
from tawatur.annotate.mentions.chart import Found
from tawatur.lexicon.entities import office_of, offices

# Last words of English names that take the article: "the Palestinian Authority", but "Hamas".
_TAKES_ARTICLE = frozenset(
    {
        *("agency", "army", "authority", "bank", "bureau", "coalition", "commission", "committee", "corps", "council"),
        *("court", "department", "directorate", "federation", "forces", "front", "fund", "government", "guard"),
        *("initiative", "league", "ministry", "mission", "movement", "nations", "office", "organisation"),
        *("organization", "parliament", "party", "police", "programme", "syndicate", "treasury", "union", "wing"),
    }
)
_DEPARTMENT = "US Department of "
_GOVERNMENT = "Government of "
_PERSONAL = {"president": "Head"}


def office_name(title: Found, host: str | None) -> str | None:
    """The English name of a title, null where the report does not tell enough.

    `host` is the country an ambassador is sent to. «وزير الخارجية الأمريكي» → "US Secretary of State".
    """
    form = _form(title)
    if title.post:
        return None
    if title.head == "ministers":
        return form
    if title.portfolio is not None:
        if not title.portfolio.english:
            return None
        name = english.minister(title.portfolio.english, title.portfolio.american, title.country)
        return f"{title.deputy.capitalize()} {name}" if title.deputy else name
    if title.body is not None:
        return _of_body(title, form)
    if title.country is None:
        return form
    if title.head == "ambassador":
        to = f" to {english.of_country(host)}" if host and host != title.country else ""
        return f"{english.adjective(title.country)} {form}{to}"
    if title.head in {
        "spokesperson",
        "envoy",
        "representative",
        "member",
        "correspondent",
        "leader",
        "commander",
        "counterpart",
    }:
        return f"{english.adjective(title.country)} {form}"
    return f"{form} of {english.of_country(title.country)}"


def _form(title: Found) -> str:
    return f"{title.deputy.capitalize() if title.form[0].isupper() else title.deputy} {title.form}".strip()


def _of_body(title: Found, form: str) -> str | None:
    body = title.body
    if body is None:
        return None
    if body.name is None:
        # «المتحدث باسم الشرطة»: whose police it is the report does not tell
        return f"{body.head.replace('-', ' ')} {form}" if body.head and title.head == "spokesperson" else None
    name = plain(body.name)
    if title.head in {"spokesperson", "correspondent"}:
        return f"{_short(body, name)} {form}"
    if title.head == "president" and body.sector not in {"GOV", "LEG"}:
        form = f"{title.deputy.capitalize()} {_PERSONAL['president']}".strip()
    return f"{form} of {with_article(name)}"


def plain(name: str) -> str:
    """An English name without what is in brackets: "Hezbollah (Lebanon)" → "Hezbollah"."""
    return name.split(" (")[0]


def with_article(name: str) -> str:
    """An English name as it stands after "of"."""
    words = name.split(" of ")[0].split()
    takes = len(words) > 1 and words[-1].lower() in _TAKES_ARTICLE and not name.startswith(("the ", "The "))
    return f"the {name}" if takes else name


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
