"""What follows a head: nationality, place, organisation, quoted name, definite words; shared by all grammars."""

from __future__ import annotations

import msgspec

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.heads import read_word
from tawatur.annotate.mentions.vocabulary import is_particle, is_speech_verb, nisba_endings
from tawatur.lexicon.entities import read_endings
from tawatur.text.clitics import article, stems
from tawatur.text.segment import NEWLINE

QUOTES = {'"': '"', "\u201c": "\u201d", "\u00ab": "\u00bb", "\u201d": "\u201d", "(": ")"}
_LONGEST_QUOTED_NAME = 6
_LONGEST_DEFINITE = 5
_OF_PLACE = frozenset({"place", "placeprep", "settlement"})
_NATIONAL = frozenset({"NORP", "GPE"})


class Complement(msgspec.Struct):
    """Where a complement ends, the country it names, and the mention that is its core, if one is."""

    after: int
    country: str | None = None
    core: Found | None = None


def nationality(chart: Chart, token: int) -> Complement:
    """A nationality or a place and the adjectives around it («العام العراقي», «مصر»)."""
    found = Complement(token)
    while True:
        following = chart.at(found.after)
        if following is not None and following.letter == 0 and following.kind in _NATIONAL and found.core is None:
            found = Complement(following.after, following.country, following)
        elif "adjective" in chart.word(found.after).cues:
            found.after += 1
        else:
            return found


def place_cues(chart: Chart, token: int) -> frozenset[str]:
    """The cues of a token; where it has none, those of place without what is joined before («بمنطقة», «ومن»)."""
    cues = chart.word(token).cues
    form = chart.form(token)
    if cues or not form.isalpha():
        return cues
    return next((found for stem in stems(form)[1:] if (found := read_word(stem.form).cues & _OF_PLACE)), cues)


def is_definite(chart: Chart, token: int, letter: int = 0) -> bool:
    """Whether a token is written with the article."""
    form = chart.form(token)[letter:]
    the = article()
    return (form.startswith(the) and len(form) > len(the) + 1) or (letter > 0 and form.startswith(the[1:]))


def quoted(chart: Chart, token: int) -> tuple[int, int]:
    """The tokens within quotation marks that open at a token, (token, token) where none do or they hold too much."""
    closing = QUOTES.get(chart.form(token))
    if closing is None:
        return token, token
    for place in range(token + 1, token + 2 + _LONGEST_QUOTED_NAME):
        form = chart.form(place)
        if form == closing or (form == '"' and closing != ")"):
            return token + 1, place
        if form == NEWLINE:
            break
    return token, token


def definite_words(chart: Chart, token: int, most: int = _LONGEST_DEFINITE) -> int:
    """The end of a definite noun, its adjectives, and what «و» joins to it: «العدالة والتنمية», «الدول العربية»."""
    after = token
    the = article()
    while after - token < most:
        form = chart.form(after)
        cover = chart.covering(after)
        if cover is not None and cover.first >= token and cover.kind not in {"NORP", "LOC"}:
            break
        if after > token and not form[1:].startswith(the) and not _is_adjective(chart, after):
            break
        conjoined = after > token and form[1:].startswith(the) and len(form) > len(the) + 2
        if not form.isalpha() or is_particle(form) or is_speech_verb(form) or chart.word(after).title:
            break
        before = chart.covering(after - 1)
        conjoined = conjoined and _joins(form) and (before is None or before.kind != "NORP")
        if (form.startswith(the) and len(form) > len(the) + 1) or conjoined:
            after += 1
        else:
            break
    return after


def _is_adjective(chart: Chart, token: int) -> bool:
    """A definite word that tells of the noun before it: an adjective of the list, a nationality or a nisba."""
    cover = chart.covering(token)
    if cover is not None:
        return cover.kind == "NORP"
    form = chart.form(token)
    return "adjective" in chart.word(token).cues or form.endswith(nisba_endings())


def named_through_quotes(chart: Chart, token: int, rest: tuple[str, ...]) -> int:
    """The end of a name that goes on with these words, quotation marks inside it or not; -1 where it does not.

    A closing mark belongs to the name where the name opened it: «لمحاربة تنظيم "داعش"».
    """
    opened = False
    place = token + 1
    for word in rest:
        if chart.form(place) in QUOTES and chart.form(place) != "(":
            opened = True
            place += 1
        if chart.form(place) != word:
            return -1
        place += 1
    return place + 1 if opened and chart.form(place) in {*QUOTES.values()} - {")"} else place


def _joins(form: str) -> bool:
    return form[0] == read_endings().conjunction
