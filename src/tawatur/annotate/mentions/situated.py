"""What around a town that bears the name of a thing shows the town.

It lies in a place that follows («صور جنوب لبنان», «العين الإماراتية»), is joined to a town of its country («تعز
وعمران»), gives a province its name («محافظ معان»), or is the better known one in a report on its country («في العقبة»).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import inside_letters, is_definite, place_cues, place_letters
from tawatur.annotate.mentions.vocabulary import (
    feminine_endings,
    is_feminine_perfect,
    is_imperfect,
    is_plain_lemma,
    is_whole_word,
)
from tawatur.lexicon.entities import Entity, entities, read_endings
from tawatur.text.clitics import article
from tawatur.text.fold import fold_word

# The classes of a word after which a place stands.
WITHIN = frozenset({"place", "placeprep", "settlement"})
# The flag of a town that is meant where its country is spoken of, rather than the word («العقبة»); with a value, if it
# is so written («إب»).
_LOCAL = "local"
# Lands that are spoken of where the state that holds them is.
_HELD = {"PS": "IL", "EH": "MA"}
# In tokens: how far behind a town the place that it lies in may stand.
_REACH = 4


def lies_in(chart: Chart, after: int, country: str | None) -> bool | None:
    """Whether the words that follow put a town into this country; null where they say nothing of it."""
    if is_definite(chart, after):
        # «العين الإماراتية»; in «الدور الإيراني في العراق» it is no town that lies there
        return _is_of(chart, after, country) or None
    for token in range(after, after + _REACH):
        form = chart.form(token)
        if not form.isalpha() or "preverb" in chart.word(token).cues or is_feminine_perfect(form):
            return None
        within = bool(place_cues(chart, token - 1) & WITHIN)
        for letter, rest, named in chart.word(token).names:
            if rest or not (within or letter) or (letter and is_whole_word(chart.forms[token])):
                continue
            places = [entity for entity in named if entity.kind == "GPE" and not entity.ambiguous]
            if places:
                return any(entity.country == country for entity in places)
    return None


def _is_of(chart: Chart, token: int, country: str | None) -> bool:
    """Whether a definite word is the nationality of a town."""
    if not chart.tokens.surface(token).endswith(feminine_endings()):
        return False
    return any(entity.kind == "NORP" and entity.country == country for entity in chart.word(token).entities())


def is_led(chart: Chart, token: int, letter: int) -> bool:
    """Whether a preposition of place stands before a town, apart or written together with it."""
    if letter:
        return chart.forms[token][letter - 1] in place_letters()
    return not place_cues(chart, token - 1).isdisjoint(WITHIN)


def is_told_where(chart: Chart, token: int, letter: int, country: str | None) -> bool:
    """Whether a word after a preposition is a town by what follows or stands before it: «في الباب بريف حلب».

    Or it is joined to a town of its country: «تعز وعمران», «بين عمان والزرقاء».
    """
    if letter and chart.forms[token][letter - 1] == read_endings().conjunction:
        town = _joined_town(chart, token, country)
        if town is not None and "between" in chart.word(town.first - 1).cues:
            return not is_definite(chart, token + 1)
        after = chart.form(token + 1)
        return town is not None and (not after.isalpha() or after[0] == read_endings().conjunction)
    return is_led(chart, token, letter) and lies_in(chart, token + 1, country) is True


def _joined_town(chart: Chart, token: int, country: str | None) -> Found | None:
    """The town of the same country before a word that «و» begins."""
    town = chart.covering(token - 1)
    return town if town is not None and town.kind == "GPE" and town.country == country else None


def may_be_local(entity: Entity) -> bool:
    """Whether a town is meant, rather than the word, in a report on its country."""
    return any(flag.startswith(_LOCAL) for flag in entity.flags)


def is_local(chart: Chart, found: Found) -> bool:
    """Whether a town stands as one in a report on its country: «من معان», «بالزرقاء»; a plain noun only «في العقبة».

    No word that goes on with it follows («في صور نشرت»), and it is written as the town is («في حديثة», not «حديثه»).
    """
    entity, form = entities()[found.entity or ""], chart.forms[found.first][found.letter :]
    written = chart.tokens.surface(found.first)[found.letter :]
    listed = _LOCAL in entity.flags or entity.flag(_LOCAL) == written
    if not listed or chart.countries.isdisjoint({entity.country, _HELD.get(entity.country or "")}):
        return False
    owned = form.endswith(fold_word(feminine_endings()[0])) and not written.endswith(feminine_endings())
    after = chart.form(found.after)
    if owned or is_feminine_perfect(after) or is_imperfect(after):
        return False
    if found.letter:
        front = chart.forms[found.first][0]
        if front == read_endings().conjunction:
            return _joined_town(chart, found.first, found.country) is not None
        return front in inside_letters() and is_definite(chart, found.first, found.letter)
    plain = is_plain_lemma(form.removeprefix(article()))
    return ("inside" if plain else "placeprep") in chart.word(found.first - 1).cues


@cache
def _provinces() -> Mapping[str, tuple[tuple[str, str | None], ...]]:
    """What provinces are called by, with the word for one and their countries: «محافظة معان» by «معان»."""
    found: dict[str, tuple[tuple[str, str | None], ...]] = {}
    for entity in entities().flagged("admin1"):
        for word, _, name in (whole.partition(" ") for whole in entity.arabic):
            found[name] = (*found.get(name, ()), (word, entity.country))
    return found


def names_province(chart: Chart, found: Found) -> bool:
    """Whether a province of its country is called by a town, and stands here: «محافظة معان», «محافظ معان»."""
    provinces = _provinces().get(" ".join(chart.forms[found.first : found.after]), ())
    before = chart.form(found.first - 1)
    governs = "governs" in place_cues(chart, found.first - 1)
    return any(country == found.country and (governs or before.endswith(word)) for word, country in provinces)
