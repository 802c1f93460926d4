"""What follows a head: nationality, place, organisation, quoted name, definite words; shared by all grammars."""

from __future__ import annotations

from functools import cache

import msgspec

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.heads import read_word
from tawatur.annotate.mentions.vocabulary import (
    is_lemma,
    is_listed_adjective,
    is_noun,
    is_particle,
    is_speech_verb,
    is_verb,
    nisba_endings,
    purpose_letter,
)
from tawatur.data import read_toml
from tawatur.lexicon.entities import read_endings
from tawatur.text.clitics import article, stems
from tawatur.text.segment import NEWLINE

QUOTES = {'"': '"', "\u201c": "\u201d", "\u00ab": "\u00bb", "\u201d": "\u201d", "(": ")"}
_LONGEST_QUOTED_NAME = 6
_LONGEST_DEFINITE = 5
_GOVERNS = "governs"
_OF_PLACE = frozenset({"place", "placeprep", "settlement", _GOVERNS})
_SETTLED = frozenset({"settlement", _GOVERNS})
_NATIONAL = frozenset({"NORP", "GPE"})
# Mentions that may own a body.
_OWNERS = frozenset({"ORG", "GPE", "LOC"})
# Nouns between a head and what is definite: «اتحاد نقابات عمال مصر».
_MOST_LINKS = 3
_SHORTEST_LINK = 3
_SHORTEST_PURPOSE = 4


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
        if following is not None and following.kind == "GPE" and _is_whole(chart, found.after):
            # «اتهم حزب الله العراق», «دعت نقابة الصحفيين موسكو»: the name was whole before it
            return found
        if following is not None and following.letter == 0 and following.kind in _NATIONAL and found.core is None:
            found = Complement(following.after, following.country, following)
        elif "adjective" in chart.word(found.after).cues:
            found.after += 1
        else:
            return found


def _is_whole(chart: Chart, token: int) -> bool:
    """Whether no bare name of a land may go on the name before it: a known body, or words with the article.

    «السعودية» is an adjective too.
    """
    if any(entity.kind == "NORP" for entity in chart.word(token).entities()):
        return False
    before = chart.before(token)
    return (before is not None and before.kind == "ORG" and not before.is_guess()) or is_definite(chart, token - 1)


def place_cues(chart: Chart, token: int) -> frozenset[str]:
    """The cues of a token; where it has none, those of place without what is joined before («بمنطقة», «ومن»).

    Who governs («محافظ حلب») is followed by a place as a word such as "province" is.
    """
    cues = chart.word(token).cues
    form = chart.form(token)
    if cues or not form.isalpha():
        return _SETTLED if _GOVERNS in cues else cues
    for stem in stems(form)[1:]:
        if found := read_word(stem.form).cues & _OF_PLACE:
            return _SETTLED if _GOVERNS in found else found
    return cues


@cache
def place_letters() -> frozenset[str]:
    """The prepositions that are written together with a place («ببغداد», «لبغداد»)."""
    return frozenset(read_toml("ar/clitics.toml")["prepositions"])


@cache
def inside_letters() -> frozenset[str]:
    """The letters of place that say where something is, not what it is for («ببغداد»)."""
    return place_letters() - {purpose_letter()}


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
    form = chart.form(token)
    cover = chart.covering(token)
    foreign = cover is not None and cover.first >= token and cover.kind not in {"NORP", "LOC"}
    if foreign or not is_definite(chart, token) or not _may_complete(chart, token, form):
        return token
    return definite_tail(chart, token + 1, most - 1)


def definite_tail(chart: Chart, token: int, most: int = _LONGEST_DEFINITE) -> int:
    """The end of the adjectives of a definite noun before a token, and of the nouns that «و» joins to it."""
    after = token
    the = article()
    while after - token < most:
        form = chart.form(after)
        cover = chart.covering(after)
        if cover is not None and cover.first >= token and cover.kind not in {"NORP", "LOC"}:
            break
        if "owner" in chart.word(after).cues and is_definite(chart, after + 1):
            # «الأشخاص ذوي الإعاقة»
            after += 2
            continue
        before = chart.covering(after - 1)
        joined = _joins(form) and form[1:].startswith(the) and len(form) > len(the) + 2
        joined = joined and (before is None or before.kind != "NORP") and not _is_head(form[1:])
        if not (joined or is_adjective(chart, after)) or not _may_complete(chart, after, form):
            break
        after += 1
    return after


def _may_complete(chart: Chart, token: int, form: str) -> bool:
    return form.isalpha() and not (is_particle(form) or is_speech_verb(form) or chart.word(token).title)


def _is_head(form: str) -> bool:
    """What is joined and begins a name of its own is no part of the name before: «الوزارة والهيئة»."""
    word = read_word(form)
    return word.organisation or word.site or word.title


def owned_words(chart: Chart, token: int) -> int:
    """The end of what a body is of: linking nouns and a definite noun or a place that owns them.

    «شؤون الأسرى والمحررين», «مصافي الجنوب», «عمال نفط البصرة», «الانتخابات»; the token itself where nothing is.
    """
    after = token
    while after - token < _MOST_LINKS and "ofbody" in _joined_cues(chart, after, token):
        after += 1
    linked = after > token
    core = chart.at(after)
    if core is not None and core.letter == 0 and core.kind in _OWNERS:
        return definite_tail(chart, core.after) if linked else token
    end = definite_words(chart, after)
    return end if end > after else token


def _joined_cues(chart: Chart, token: int, first: int) -> frozenset[str]:
    """The cues of a linking noun, joined by «و» to one before it or not («استغلال وتوزيع المياه»)."""
    form = chart.form(token)
    if token > first and _joins(form) and len(form) > _SHORTEST_LINK:
        return read_word(form[1:]).cues
    return chart.word(token).cues


def purpose_end(chart: Chart, token: int) -> int:
    """The end of what a body is for: ل and what is owned («للملكية الفكرية», «لشؤون اللاجئين», «لإدارة الحالات»)."""
    form = chart.form(token)
    cover = chart.covering(token)
    if cover is not None:
        led = cover.first == token and cover.letter == 1 and form[0] == purpose_letter()
        if led and cover.bare:
            # «للقوات الجوية»
            return definite_tail(chart, cover.after)
        return cover.after if led and cover.kind in _OWNERS else token
    stem = next((stem for stem in stems(form) if stem.clitics == purpose_letter()), None)
    word = chart.word(token)
    named = word.given == 0 and not word.weak
    if stem is None or named or len(form) < _SHORTEST_PURPOSE or is_verb(form) or "vague" in read_word(stem.form).cues:
        return token
    if stem.article or form[1:].startswith(purpose_letter()):
        return definite_tail(chart, token + 1)
    first = token + 1
    while first - token < _MOST_LINKS and _links(chart, first):
        first += 1
    core = chart.at(first)
    if core is not None and core.letter == 0 and core.kind in _OWNERS:
        return core.after
    end = definite_words(chart, first)
    return end if end > first else token


def _links(chart: Chart, token: int) -> bool:
    """A noun between the preposition and what is definite: «لاستغلال وتوزيع المياه», «لرعاية شؤون الأسرى»."""
    if "ofbody" in _joined_cues(chart, token, token - 1):
        return True
    form = chart.form(token)
    return _joins(form) and is_lemma(form[1:]) and is_definite(chart, token + 1)


def is_adjective(chart: Chart, token: int) -> bool:
    """A definite word that tells of the noun before it: an adjective of the list, a nationality or a nisba."""
    cover = chart.covering(token)
    if cover is not None:
        return cover.kind == "NORP" and cover.letter == 0
    form, cues = chart.form(token), chart.word(token).cues
    if "adjective" in cues:
        return True
    if not is_definite(chart, token) or "auxiliary" in cues:
        return False
    bare = form.removeprefix(article())
    return form.endswith(nisba_endings()) and (not is_noun(bare) or is_listed_adjective(bare))


def named_through_quotes(chart: Chart, token: int, rest: tuple[str, ...]) -> int:
    """The end of a name that goes on with these words, quotation marks inside it or not; -1 where it does not.

    A closing mark belongs to the name where the name opened it: «لمحاربة تنظيم "داعش"».
    """
    opened = False
    place = token + 1
    if len(rest) == 1 and chart.form(place) == rest[0]:
        return place + 1
    if tuple(chart.forms[place : place + len(rest)]) == rest and QUOTES.keys().isdisjoint(rest):
        return place + len(rest)
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
