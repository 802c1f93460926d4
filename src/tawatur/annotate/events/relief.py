"""Who sends help and which country gets it.

Note [Relief]
    Help goes to a country: a town, camp or harbour that it reaches or is handed out in stands for the country it lies
    in. Where no place is named beside the help, it is the country of the last place told. What carries the help sends
    none; the body it belongs to does («سفينة مساعدات تابعة للأمم المتحدة»).
"""

from __future__ import annotations

import msgspec

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.clause import BARE_REACH, Roles
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.memory import Memory
from tawatur.annotate.events.view import ReportView
from tawatur.lexicon.entities import country_names
from tawatur.model import Argument

_GIVERS = frozenset({"ORG", "GPE", "PERSON", "TITLE", "NORP"})
_GIVEN = frozenset({"belonging", "given"})
_FROM = frozenset({"l", "min"})
# Of the chunks told before a sentence only the last may say where help goes.
_RECENT = 12


def fill_relief(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """Set sender and receiving country of help, by Note [Relief].

    «رست في ميناء عدن سفينة مساعدات تابعة للأمم المتحدة»: الأمم المتحدة acts, Yemen receives.
    """
    roles.drop_actors([c for c in roles.actor_chunks if _is_carrier(report, c)])
    givers = _givers(report, trigger)
    roles.drop_recipients([c for c in roles.recipient_chunks if c in givers or _is_carrier(report, c)])
    if not roles.actors:
        roles.act(givers)
    for place, chunk in enumerate(roles.recipient_chunks):
        country = _country_of(chunk)
        if chunk.is_place and country is not None:
            roles.recipients[place] = country
    if not roles.recipients and _is_goods(trigger):
        _reach_country(trigger, memory, roles)


def _is_goods(trigger: Trigger) -> bool:
    """Whether goods are sent or handed out, which a country gets wherever they come to."""
    entry = trigger.entry
    return "goods" in entry.flags or "relief" in (entry.need, entry.key.partition("-")[0])


def _is_carrier(report: ReportView, chunk: Chunk) -> bool:
    return chunk.entity is None and "carrier" in report.words[chunk.first].classes


def _givers(report: ReportView, trigger: Trigger) -> list[Chunk]:
    """Whose the help is said to be, behind it: «تابعة للأمم المتحدة», «مقدمة من الكويت»."""
    for chunk in trigger.view.chunks:
        if trigger.after <= chunk.first < trigger.after + BARE_REACH and chunk.kind in _GIVERS:
            token = chunk.first - (2 if report.words[chunk.first - 1].preposition == "min" else 1)
            if chunk.preposition in _FROM and report.words[token].classes & _GIVEN:
                return [chunk]
    return []


def _country_of(chunk: Chunk) -> Argument | None:
    country = country_names().get(chunk.country or "")
    if country is None:
        return None
    return Argument(start=chunk.start, end=chunk.end, name=country.name, entity=country.key)


def _reach_country(trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """Let the country receive that help reaches by its sentence, else that of the last place told."""
    own = {chunk.country for chunk in roles.actor_chunks}
    here = [c for c in trigger.view.chunks if _is_reached(c, own)]
    told = [c for c in memory.told[-_RECENT:] if _is_reached(c, own)]
    for chunk in here[:1] or told[-1:]:
        country = _country_of(chunk)
        if country is not None:
            roles.recipient_chunks.append(chunk)
            roles.recipients.append(msgspec.structs.replace(country, inferred=True))


def _is_reached(chunk: Chunk, own: set[str | None]) -> bool:
    return chunk.is_place and chunk.country is not None and chunk.country not in own and chunk.preposition is not None
