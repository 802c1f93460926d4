"""Who comes and who receives him.

Note [Visitor and host]
    The visitor acts and the host receives, whoever the verb has for its subject («استقبل», «التقى في القاهرة»). Of two
    people who meet in the country of one of them the other is the visitor. The host of a visit to a city is its
    country.
"""

from __future__ import annotations

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.clause import Bounds, Roles, bare_chunks, governed, group
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.memory import Memory
from tawatur.annotate.events.pronouns import meant_by
from tawatur.annotate.events.view import ReportView
from tawatur.lexicon.entities import country_names
from tawatur.model import Argument

_PEOPLE = frozenset({"PERSON", "TITLE"})
_ANYBODY = frozenset({"PERSON", "TITLE", "ORG", "GPE", "NORP", ""})
# In tokens: how far «كان» stands before «في استقباله».
_AWAITED = 5
# The verb of bringing together, by its key in light_verbs.tsv.
_GATHERS = "bring-together"


def fill_host(trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """Set who hosts a visit; two parties that met before («الجانبان») host nobody.

    «التقى الوزير المصري في القاهرة نظيره الإسباني»: نظيره الإسباني acts.
    """
    if len(roles.actor_chunks) > 1 and roles.actor_chunks == memory.pair():
        roles.recipient_chunks.clear()
        roles.recipients.clear()
        return
    if trigger.entry.mode != "visit":
        return
    if not roles.recipients and not trigger.verbal:
        roles.receive(_destination(trigger))
    if "ila" in trigger.entry.recipients:
        pairs = zip(roles.recipient_chunks, roles.recipients, strict=True)
        roles.recipients = [_host(chunk, argument) for chunk, argument in pairs]
    elif _is_at_home(trigger, roles):
        roles.swap()


def fill_gathering(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> bool:
    """Fill the parties of a meeting from the verb that says whom it brought together; false where there is none.

    «خلال لقاء جمعه بالسفير», «لقاء جمعهما», «مباحثات جمعت الوزير مع نظيره».
    """
    governor = trigger.governor
    if governor is None or governor.light is None or governor.light.key != _GATHERS:
        return False
    view, first = trigger.view, max(governor.token + 1, trigger.after)
    pronoun = governor.reading.pronoun
    right = Bounds(report, view, first - 1, first).right
    if pronoun:
        one = meant_by(report, view, memory.told, trigger.first, pronoun)
    else:
        one = [c for met in bare_chunks(view, first, right)[:1] for c in group(view, met)]
    other = governed(view, first, right, "b") or governed(view, first, right, "maa")
    if pronoun and len(one) > 1:
        one, other = one[:1], one[1:]
    roles.act(one)
    roles.receive([c for c in other if c.kind in _ANYBODY])
    return bool(roles.actors)


def fill_reception(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> bool:
    """Fill who stood ready to receive a guest, and the guest; false where the noun does not say so.

    «وكان في استقباله بالمطار السفير»: السفير hosts, whom the pronoun means comes.
    """
    view, reading = trigger.view, trigger.reading
    if "guest" not in trigger.entry.flags or reading is None or trigger.first < view.first + 2:
        return False
    before = range(max(view.first, trigger.first - _AWAITED), trigger.first)
    waits = any("before-report" in report.words[token].classes for token in before)
    if not waits or report.words[trigger.first - 1].preposition != "fi":
        return False
    right = Bounds(report, view, trigger.first, trigger.after).right
    later = [c for c in bare_chunks(view, trigger.after, right) if c.kind != "FAC"]
    if reading.pronoun:
        told = memory.told_here(view, deed=False)
        came = told.actors[:1] if told is not None and told.trigger.entry.type == "CONSULT" else []
        guest = came or memory.verb_actor(view, trigger.first)[-1:]
        guest = guest or meant_by(report, view, memory.told, trigger.first, reading.pronoun)
    else:
        guest, later = later[:1], later[1:]
    roles.receive(guest)
    roles.act([c for host in later[:1] for c in group(view, host)])
    return bool(roles.actors)


def _is_at_home(trigger: Trigger, roles: Roles) -> bool:
    """Whether the one who acts is met in his own country by one from abroad."""
    if len(roles.actor_chunks) != 1 or len(roles.recipient_chunks) != 1:
        return False
    actor, other = roles.actor_chunks[0], roles.recipient_chunks[0]
    if actor.kind not in _PEOPLE or other.kind not in _PEOPLE or None in (actor.country, other.country):
        return False
    places = {c.country for c in trigger.view.chunks if c.is_seat}
    return places == {actor.country} and other.country not in places


def _destination(trigger: Trigger) -> list[Chunk]:
    """Where a visit goes that the sentence names before it: «وصل إلى العراق في زيارة»."""
    if "ila" not in trigger.entry.recipients:
        return []
    places = [c for c in trigger.view.chunks if c.is_place and c.after <= trigger.first]
    return [c for c in places if c.preposition in ("ila", "l")][-1:]


def _host(chunk: Chunk, argument: Argument) -> Argument:
    """Who receives a visitor to a city is its country."""
    mention = chunk.mention
    if mention is None or not chunk.is_place or mention.country is None:
        return argument
    country = country_names().get(mention.country)
    if country is None:
        return argument
    return Argument(start=chunk.start, end=chunk.end, name=country.name, entity=country.key)
