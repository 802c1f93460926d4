"""Which fillers of a role are parties of an event, and which only say where it was or what it cost.

Note [Unnamed parties]
    People who act or are dealt with are parties without a name too: gunmen, protesters, police, prisoners, an official.
    A thing or a place that is hit or taken («سوق», «حي سكني», «مدينة الباب») is the place of the event and no
    recipient, unless it belongs to somebody («مركز للشرطة التركية») or is the object of an attack that is told by a
    verb; a country, and a land with a rule of its own («قطاع غزة»), is a party. Anybody whom an attack killed is in its
    counts («هجوم أوقع 30 قتيلا»), and a recipient only by a word of killing («قتل خمسة مدنيين»). Who bears no mark but
    the word of the attack («هجوم انتحاري») is no actor.
"""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.clause import Roles
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.tolls import TOLLS
from tawatur.lexicon.entities import entities, is_country
from tawatur.model import Argument

# Types whose recipient is a party, never a mere region or a thing.
_GOING = frozenset({"CONSULT", "AGREE", "MOBILIZE", "SUPPORT", "COOPERATE"})
# Types that happen in a place without being done to it.
_STRIKING = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST"})
# Deeds that no town does, though it may send men («أرسلت مصراتة كتائب»); a capital stands for its government.
_FORCEFUL = frozenset({"ASSAULT", "COERCE", "RETREAT"})
_CAPITAL = "capital"
# What these take or shut is a thing, where it is no body or people.
_TAKING = frozenset({"seize", "restrict", "censor", "cyber"})
_LAND = "land"
# Types of words, which are addressed to nobody's things.
_WORDS = frozenset({"THREATEN", "REQUEST", "REJECT", "ACCUSE"})
_WHERE = frozenset({"fi", "b", "min", "with-other"})
# Towns and quarters without a name, by their row of parties.tsv.
_SETTLEMENT = "settlements"
# Modes of attacks that go off in a place: «فجر انتحاري نفسه في سوق».
_BLASTS = frozenset({"suicide-attack", "explosives"})
_WITHIN = frozenset({"fi", "b"})
# Common nouns for anybody, whom a toll counts.
_ANYBODY = frozenset({"civilians", "counted"})


def actors_of(kind: str, trigger: Trigger, roles: Roles) -> tuple[Argument, ...]:
    """The actors that are parties: not the word of the attack itself («هجوم انتحاري»), nor a town that is freed."""
    own = (a for a in roles.actors if not (trigger.start <= a.start and a.end <= trigger.end))
    return _without(own, (c for c in roles.actor_chunks if kind in _FORCEFUL and _is_mere_place(c)))


def recipients_of(kind: str, mode: str | None, trigger: Trigger, roles: Roles) -> tuple[Argument, ...]:
    """The recipients that are parties, by Note [Unnamed parties]."""
    return _without(roles.recipients, (c for c in roles.recipient_chunks if _is_aside(kind, mode, trigger, c)))


def _without(arguments: Iterable[Argument], chunks: Iterable[Chunk]) -> tuple[Argument, ...]:
    aside = {(c.start, c.end) for c in chunks}
    return tuple(a for a in arguments if (a.start, a.end) not in aside)


def _is_aside(kind: str, mode: str | None, trigger: Trigger, chunk: Chunk) -> bool:
    thing = chunk.mention is None and chunk.party is not None and chunk.party.side == "t"
    # nobody speaks to a sea or a house: «اتهم بالتسلل عبر البحر الأحمر», but «تستجدي الغرب»
    site = chunk.mention is not None and chunk.party is None
    site = site and (chunk.kind == "FAC" or (chunk.kind == "LOC" and chunk.preposition in _WHERE))
    if (kind in _GOING and _is_only_where(chunk)) or (kind in _WORDS and (thing or site)):
        return True
    if mode == "investigate":
        return chunk.is_seat
    if kind not in _STRIKING:
        return False
    if chunk.is_place:
        held = mode == "seize" and chunk.kind == "FAC" and chunk.preposition == "ala"
        return chunk.is_seat or held or _is_town(chunk)
    return chunk.mention is None and _is_common_aside(kind, mode, trigger, chunk)


def _is_common_aside(kind: str, mode: str | None, trigger: Trigger, chunk: Chunk) -> bool:
    if mode in _TAKING and (chunk.party is None or chunk.party.key == "counted"):
        return True
    if chunk.party is None:
        return False
    if chunk.party.side == "t":
        settled = chunk.preposition in _WITHIN and (chunk.party.key == _SETTLEMENT or mode in _BLASTS)
        return kind != "ASSAULT" or not trigger.verbal or settled
    if mode == "restrict" and chunk.preposition == "amam":
        return True
    counted = trigger.hits is not None and trigger.entry.key not in TOLLS
    return kind == "ASSAULT" and counted and chunk.party.key in _ANYBODY


def _is_only_where(chunk: Chunk) -> bool:
    if chunk.mention is None:
        return chunk.party is not None and chunk.party.side == "t"
    return chunk.kind == "LOC"


def _is_mere_place(chunk: Chunk) -> bool:
    """Whether a chunk names a town that is no capital, a site or a region."""
    if not chunk.is_place or chunk.kind != "GPE":
        return chunk.is_place
    entity = entities().get(chunk.entity or "")
    return _is_town(chunk) and (entity is None or _CAPITAL not in entity.flags)


def _is_town(chunk: Chunk) -> bool:
    """Whether a chunk names a town, district or province: where something was, not whom it hit."""
    if chunk.kind != "GPE" or is_country(chunk.entity):
        return False
    entity = entities().get(chunk.entity or "")
    return entity is None or _LAND not in entity.flags
