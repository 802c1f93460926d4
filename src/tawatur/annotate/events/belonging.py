"""Whose people a common noun means: «مقاتليها», «مسلحون من الحركة», «بلاده».

Note [Belonging]
    A group without a name is that of the body it is said to be of («قوة عسكرية من قيادة العمليات», «مسلحين يشتبه
    بأنهم من الجماعة»); with a pronoun, that of the body told before it in its sentence, else of the one who speaks.
    The group keeps its span and is known by the body's name. «بلاده» is the country of the person told before it,
    «بلادنا» that of the one who speaks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tawatur.annotate.events.chunk import ARMED, Chunk
from tawatur.annotate.events.morphology import feminine_ending, letters
from tawatur.annotate.events.view import ReportView, SentenceView
from tawatur.lexicon.entities import country_names
from tawatur.model import Mention
from tawatur.text.clitics import endings

# In tokens: how far behind a group the body may stand that it is said to be of.
_REACH = 6
_TIED = frozenset({"suspected-of", "belonging"})
_TIES = frozenset({"min", "l", "ila", "b"})
# What belongs to police and other services may be their things («أجهزة تابعة للوزارة»).
_POLICE = "COP"
_BODIES = frozenset({"ORG", "GPE"})
OWN_COUNTRY = "own-country"
_PEOPLE = frozenset({"PERSON", "TITLE"})
# Of the people told before only the last may be meant.
_RECENT = 6


def name_groups(report: ReportView, view: SentenceView) -> None:
    """Name the groups of a sentence after the bodies they belong to, by Note [Belonging]."""
    for chunk in view.chunks:
        if chunk.entity is None and chunk.party is not None and chunk.party.sector in ARMED:
            body = _body_behind(report, view, chunk) or _owner(report, view, chunk)
            if body is not None:
                chunk.entity, chunk.name, chunk.country = body.entity, body.name, body.country


def _body_behind(report: ReportView, view: SentenceView, chunk: Chunk) -> Chunk | None:
    """The body that a group without the article is said to be of: «مجموعة تابعة لتنظيم القاعدة»."""
    if report.is_definite(chunk):
        return None
    for other in view.chunks[chunk.index + 1 :]:
        between = range(chunk.after, other.first)
        if len(between) > _REACH or not report.stops.isdisjoint(between):
            return None
        if other.kind == "ORG" and other.preposition in _TIES:
            plain = other.preposition == "min" and len(between) == 2 and _is_adjective(report, chunk.after)
            tied = chunk.party is not None and chunk.party.sector != _POLICE
            ties = [token for token in between if report.words[token].classes & _TIED]
            # «أحرق مجهولون مكاتب تابعة للمنظمة» tells of the offices
            tied = tied and bool(ties) and all(_is_adjective(report, t) for t in range(chunk.after, ties[0]))
            return other if plain or tied else None
    return None


def _is_adjective(report: ReportView, token: int) -> bool:
    word = report.words[token]
    plain = word.preposition is None and not word.readings and token not in report.commas
    return plain and (report.is_adjective(token) or report.forms[token].endswith(feminine_ending()))


def _owner(report: ReportView, view: SentenceView, chunk: Chunk) -> Chunk | None:
    """The body that the pronoun of a group means: «قالت الحركة إن مقاتليها»."""
    token = chunk.after - 1
    pronoun = "" if report.tokens.surface(token).endswith(letters().teh_marbuta) else _pronoun(report.forms[token])
    if pronoun not in (letters().him, letters().him + letters().alef):
        return None
    told = [c for c in view.chunks if c.after <= chunk.first and c.kind in _BODIES and c.entity is not None]
    # «المقاومة في ذمار … مسلحيها»
    before = [c for c in told if not c.is_seat]
    man = len(pronoun) == 1
    fitting = [c for c in before if not (man and (c.kind == "GPE" or report.is_feminine(c)))]
    return fitting[-1] if fitting else None


def _pronoun(form: str) -> str:
    found = [ending.pronoun for ending in endings(form) if ending.pronoun]
    return max(found, key=len) if found else ""


def native_country(report: ReportView, view: SentenceView, people: Sequence[Mention], token: int) -> str | None:
    """The country, by its code, of the one whose own country a word means; `people` are sorted by place.

    «قال الوزير المصري إن بلاده مستعدة»: EG.
    """
    place = report.tokens.starts[token]
    index = bisect_left(people, place, key=lambda mention: mention.start)
    before = [m for m in people[max(index - _RECENT, 0) : index] if m.country is not None and m.kind in _PEOPLE]
    own = _pronoun(report.forms[token]) == letters().first_plural
    here = [m for m in before if m.start >= report.tokens.starts[view.first] and not own]
    speaker = [m for m in before if m.start <= _speaker(report, place) < m.end]
    # who speaks of his own country is meant before one told between: «أكد الوزير خلال لقائه نظيره دعم بلاده»
    meant = [m for m in speaker if m in here] or here or speaker or before
    return meant[-1].country if meant else None


def _speaker(report: ReportView, place: int) -> int:
    """Where the one is named who speaks at a source place; -1 for nobody."""
    index = report.spoken.innermost(place)
    chain = report.attributions[index].chain if index is not None else ()
    start = chain[-1].start if chain else None
    return start if start is not None else -1


def country_chunk(report: ReportView, token: int, code: str | None) -> Chunk | None:
    """A word that means a country by its code, as that country's chunk."""
    country = country_names().get(code or "")
    if country is None:
        return None
    party_start = report.words[token].party_start
    chunk = Chunk(token, token + 1, report.tokens.place(token, party_start), report.tokens.ends[token])
    chunk.party = report.words[token].party
    chunk.entity, chunk.name, chunk.country = country.key, country.name, code
    return chunk
