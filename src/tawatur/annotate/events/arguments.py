"""Who did it and to whom."""

from __future__ import annotations

from tawatur.annotate.events.clause import (
    BARE_REACH,
    MOST,
    PREPOSITION_REACH,
    Bounds,
    Roles,
    unknown_after,
)
from tawatur.annotate.events.memory import Memory
from tawatur.annotate.events.nouns import SPOKEN, fill_noun
from tawatur.annotate.events.triggers import Trigger
from tawatur.annotate.events.verbs import fill_verb
from tawatur.annotate.events.view import Chunk, ReportView
from tawatur.lexicon.entities import country_names
from tawatur.model import Argument

_ADDRESSED = frozenset({"PERSON", "ORG", "GPE", "TITLE", "NORP"})
_SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE", "ASSAULT", "SUPPORT"})


def resolve_roles(report: ReportView, trigger: Trigger, memory: Memory) -> Roles:
    """The actors and recipients of a trigger, with what the report told before it as the last resort."""
    roles = Roles()
    if trigger.verbal:
        fill_verb(report, trigger, memory, roles)
    else:
        fill_noun(report, trigger, memory, roles)
    _share(trigger, roles)
    if trigger.entry.type == "PROTEST":
        _fill_protest(report, trigger, roles)
    if trigger.hits is not None and not roles.recipients:
        hit = trigger.hits
        bounds = Bounds(report, trigger.view, hit.first, hit.after)
        struck = [c for c in trigger.view.chunks if hit.after <= c.first < min(bounds.right, hit.after + BARE_REACH)]
        roles.receive([c for c in struck if c.preposition is None or c.preposition == "l"][:1])
        unknown = unknown_after(report, trigger.view, hit.after)
        if not roles.recipients and unknown is not None:
            roles.receive([unknown])
    if trigger.entry.type == "REQUEST":
        memory.ask(roles.actors, roles.recipients)
    if trigger.entry.type in SPOKEN and not roles.recipients:
        _fill_addressee(trigger, roles)
    if trigger.entry.mode == "visit" and not roles.recipients and not trigger.verbal:
        roles.receive(_destination(trigger))
    if trigger.entry.type == "CONSULT" and trigger.entry.mode == "visit" and "ila" in trigger.entry.recipients:
        roles.recipients = [
            _host(chunk, argument) for chunk, argument in zip(roles.recipient_chunks, roles.recipients, strict=True)
        ]
    return roles


def _fill_addressee(trigger: Trigger, roles: Roles) -> None:
    """Whom words are about where no preposition says it: the next named party, «رحب بموقف العراق»."""
    entities = {a.entity for a in roles.actors}
    for chunk in trigger.view.chunks:
        if trigger.after + (
            "affirmed" in trigger.entry.flags
        ) <= chunk.first < trigger.after + BARE_REACH + BARE_REACH and _is_other(chunk, entities):
            roles.receive([chunk])
            return


def _is_other(chunk: Chunk, entities: set[str | None]) -> bool:
    return chunk.kind in _ADDRESSED and chunk.entity not in entities


def _destination(trigger: Trigger) -> list[Chunk]:
    """Where a visit goes that the sentence names before it: «وصل إلى العراق في زيارة»."""
    if "ila" not in trigger.entry.recipients:
        return []
    places = [c for c in trigger.view.chunks if c.is_place and c.after <= trigger.first]
    return [c for c in places if c.preposition in ("ila", "l")][-1:]


def _fill_protest(report: ReportView, trigger: Trigger, roles: Roles) -> None:
    """A crowd acts; what it is against stands after ضد or after words of grievance."""
    view = trigger.view
    crowd = [c for c in view.chunks if c.party is not None and c.party.key == "crowd"]
    if not roles.actors and crowd:
        roles.act([min(crowd, key=lambda c: abs(c.first - trigger.first))])
    if not roles.actors and trigger.verbal and (found := unknown_after(report, view, trigger.after)) is not None:
        roles.act([found])
    if roles.recipients:
        return
    for token in range(trigger.after, view.after):
        if "grievance" in report.words[token].classes:
            against = [c for c in view.chunks if token < c.first <= token + BARE_REACH]
            roles.receive(against[:1])
            if roles.recipients:
                return
    roles.receive([c for c in view.chunks if c.first >= trigger.after and c.preposition in ("amam", "didd")][:1])


def _host(chunk: Chunk, argument: Argument) -> Argument:
    """Who receives a visitor to a city is its country."""
    mention = chunk.mention
    if mention is None or not chunk.is_place or mention.country is None:
        return argument
    country = country_names().get(mention.country)
    if country is None:
        return argument
    return Argument(start=chunk.start, end=chunk.end, name=country.name, entity=country.key)


def _share(trigger: Trigger, roles: Roles) -> None:
    """Between two parties both act."""
    between = [
        c
        for c in trigger.view.chunks
        if c.preposition == "bayn" and trigger.first < c.first < trigger.after + PREPOSITION_REACH
    ]
    if between and not roles.actors and trigger.entry.type in _SYMMETRIC:
        roles.act(between[:MOST])
