"""The roles of an event told again: «الهجوم», «التفجير», «الاشتباكات» with the article mean one told before."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.annotate.events.morphology import letters
from tawatur.annotate.events.view import ReportView
from tawatur.lexicon.entities import entities, is_country
from tawatur.model import Argument, EventMention
from tawatur.text.clitics import article

# Types whose nouns go on with an event; words are said anew.
_TOLD_AGAIN = frozenset({"ASSAULT", "PROTEST"})
# Nouns of fighting go on with fighting only, other nouns with any attack.
_FIGHTS = frozenset({"ar.event.clashes", "ar.event.confrontations", "ar.event.battles", "ar.event.war"})
_PLACE = "gpe."
_BODY = "org."
# Types that armed men do, and common nouns for them, by their rows of parties.tsv.
_FORCE = frozenset({"ASSAULT", "COERCE"})
_ATTACKERS = frozenset({"gunman", "bomber", "fighters"})
_STATE = frozenset({"MIL", "COP", "GOV", "SPY", "JUD"})
_NEWS = frozenset({"actual", "historical"})


def inherit_roles(report: ReportView, events: Sequence[EventMention]) -> list[EventMention]:
    """The events with the named parties that a definite noun without any takes over from the last fitting event.

    «هاجمت الحركة القاعدة … وأسفر الهجوم عن قتلى»: الحركة acts and القاعدة suffers in both, inferred.
    """
    told: list[EventMention] = []
    for event in events:
        if event.type in _TOLD_AGAIN and event.realis in _NEWS and _is_definite(report, event):
            event = _with_roles(event, told)
        told.append(event)
    return told


def _is_definite(report: ReportView, event: EventMention) -> bool:
    """Whether a noun has the article and is not one of several («أحد الهجمات»)."""
    return report.text.startswith(article(), event.start) and not report.is_one_of(report.token_at(event.start))


def _with_roles(event: EventMention, told: list[EventMention]) -> EventMention:
    unnamed = not any(a.entity for a in event.actors)
    if not unnamed and event.recipients:
        return event
    for other in reversed(told):
        if not _fits(event, other):
            continue
        actors = _inherited(other.actors) if unnamed else ()
        recipients = _inherited(other.recipients) if not event.recipients else ()
        if actors or other.recipients:
            return msgspec.structs.replace(
                event, actors=actors or event.actors, recipients=recipients or event.recipients
            )
    return event


def _fits(event: EventMention, other: EventMention) -> bool:
    """Whether two tellings may be of one event: of one type, in no mode, time or role that parts them."""
    if other.type != event.type or other.realis not in _NEWS or other.polarity != event.polarity:
        return False
    if (event.rule in _FIGHTS) != (other.rule in _FIGHTS):
        return False
    if event.mode is not None and other.mode is not None and event.mode != other.mode:
        return False
    if event.date is not None and other.date is not None and event.date.value != other.date.value:
        return False
    return not (_differ(event.actors, other.actors) or _differ(event.recipients, other.recipients))


def _differ(left: tuple[Argument, ...], right: tuple[Argument, ...]) -> bool:
    one = {a.entity for a in left if a.entity}
    two = {a.entity for a in right if a.entity}
    return bool(one and two) and one.isdisjoint(two)


def _inherited(arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    named = (a for a in arguments if a.entity is not None and not _is_town(a.entity))
    return tuple(msgspec.structs.replace(a, inferred=True) for a in named)


def _is_town(entity: str) -> bool:
    """Whether an entity is a place that is no country: it says where an attack was, not whom it hit."""
    return entity.startswith(_PLACE) and not is_country(entity)


def name_groups_told(report: ReportView, events: Sequence[EventMention]) -> list[EventMention]:
    """The events with the attackers named who are told again by a word with the article: «المسلحون», «المهاجمون».

    They are the body named last as the attacker, where that is none of a state: «هاجم مسلحون من الحركة … وأشعل
    المسلحون النار».
    """
    told: list[EventMention] = []
    body: Argument | None = None
    for event in events:
        if body is not None:
            actors = tuple(_known(report, body, a, event.recipients) for a in event.actors)
            recipients = tuple(_known(report, body, a, actors) for a in event.recipients)
            event = msgspec.structs.replace(event, actors=actors, recipients=recipients)
        told.append(event)
        if event.type in _FORCE:
            body = next((a for a in event.actors if _is_armed_body(a)), body)
    return told


def _known(report: ReportView, body: Argument, argument: Argument, others: tuple[Argument, ...]) -> Argument:
    if any(other.entity == body.entity for other in others):
        return argument
    token = report.token_at(argument.start)
    party = report.words[token].party
    again = party is not None and party.key in _ATTACKERS and report.text.startswith(article(), argument.start)
    if argument.entity is not None or not again or not report.forms[token].endswith(_many()):
        return argument
    return msgspec.structs.replace(argument, name=body.name, entity=body.entity, inferred=True)


def _many() -> tuple[str, ...]:
    """The endings of plurals of people."""
    c = letters()
    return (c.waw + c.noon, c.dual[1])


def _is_armed_body(argument: Argument) -> bool:
    """Whether a party is a body outside the state."""
    entity = argument.entity or ""
    known = entities().get(entity)
    return entity.startswith(_BODY) and (known is None or known.sector not in _STATE)
