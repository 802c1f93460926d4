"""Who did it and to whom."""

from __future__ import annotations

import msgspec

from tawatur.annotate.events.addressees import fill_addressee
from tawatur.annotate.events.belonging import OWN_COUNTRY
from tawatur.annotate.events.captures import fill_holder
from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.clause import (
    BARE_REACH,
    MOST,
    PREPOSITION_REACH,
    Bounds,
    Roles,
    unknown_after,
)
from tawatur.annotate.events.genitives import SPOKEN
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.hosts import fill_host
from tawatur.annotate.events.memory import Memory
from tawatur.annotate.events.nouns import fill_noun
from tawatur.annotate.events.owners import take_owners
from tawatur.annotate.events.protests import fill_protest
from tawatur.annotate.events.relief import fill_relief
from tawatur.annotate.events.repelled import fill_repelled
from tawatur.annotate.events.tellers import leave_out_platforms
from tawatur.annotate.events.tolls import TOLLS
from tawatur.annotate.events.verbs import fill_verb
from tawatur.annotate.events.view import ReportView
from tawatur.annotate.events.words import clitic_prepositions

_FIGHT_REACH = 4
_ATTACKING = frozenset({"attack", "war"})
_VISITS = frozenset({"visit", "visit-due", "trip", "tour-noun"})
_SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE", "ASSAULT", "SUPPORT"})


def resolve_roles(report: ReportView, trigger: Trigger, memory: Memory) -> Roles:
    """The actors and recipients of a trigger, with what the report told before it as the last resort."""
    roles = Roles()
    if trigger.verbal:
        fill_verb(report, trigger, memory, roles)
    else:
        fill_noun(report, trigger, memory, roles)
    if "graced" in trigger.entry.flags:
        _fill_graced(report, trigger, memory, roles)
    _spread_pairs(memory, roles)
    if "guest" in trigger.entry.flags or _is_guest(trigger, roles):
        # who comes acts, who receives him hosts
        roles.swap()
    if trigger.entry.key in _VISITS and not trigger.verbal and not roles.actors:
        _come(trigger, roles)
    _share(report, trigger, memory, roles)
    if trigger.hits is not None and not roles.recipients:
        _fill_struck(report, trigger, trigger.hits, roles)
    _complete(report, trigger, memory, roles)
    fill_repelled(report, trigger, memory, roles)
    _part(roles)
    leave_out_platforms(report, trigger, roles)
    take_owners(report, trigger, roles)
    return roles


def _fill_graced(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """Let the dignitary told last be the one whom «سموه» means: «شكروا سموه على زيارته»."""
    acting = {a.entity for a in roles.actors if not a.inferred}
    told = [*memory.told, *(c for c in trigger.view.chunks if c.after <= trigger.first)]
    people = (c for c in reversed(told) if c.kind in ("PERSON", "TITLE") and c.entity not in acting)
    # «أسرة الخالدي» is no dignitary
    meant = next((c for c in people if "visited" not in report.words[c.first].classes), None)
    if meant is None:
        return
    roles.drop_actors([c for c in roles.actor_chunks if c.entity == meant.entity])
    roles.recipient_chunks, roles.recipients = [meant], [meant.argument(inferred=True)]


def _is_guest(trigger: Trigger, roles: Roles) -> bool:
    """Whether the one who is hosted is a person, who came: «استضافت الرياض وزير الخارجية»."""
    hosted = trigger.entry.key == "host-guest" and roles.recipient_chunks
    return bool(hosted) and roles.recipient_chunks[0].kind in ("PERSON", "TITLE")


def _part(roles: Roles) -> None:
    """Let nobody do a thing to himself: one who was only inferred to act, else the one who suffers, is dropped; «بلاده»
    is then a country that was guessed wrong."""
    if not roles.actors or not roles.recipient_chunks:
        return
    suffering = {c.entity for c in roles.recipient_chunks if c.entity is not None and c.kind != "NORP"}
    own = {(c.start, c.end) for c in roles.actor_chunks if c.party is not None and c.party.key == OWN_COUNTRY}
    guessed = {a.entity for a in roles.actors if a.entity in suffering and a.inferred}
    acting = {a.entity for a in roles.actors if (a.start, a.end) not in own} - guessed
    roles.drop_actors([c for c in roles.actor_chunks if c.entity in guessed])
    roles.drop_recipients([c for c in roles.recipient_chunks if c.entity is not None and c.entity in acting])
    roles.actors = [
        msgspec.structs.replace(a, entity=None, name=None) if (a.start, a.end) in own and a.entity in suffering else a
        for a in roles.actors
    ]


def _is_means(report: ReportView, trigger: Trigger, told: Trigger) -> bool:
    """Whether an attack without the article is how somebody was killed or struck: «قتل الجيش خمسة في غارة», «استهدفوا
    المقر بتسع ضربات»."""
    reading = trigger.reading
    if not told.verbal or "attack" not in trigger.entry.flags or trigger.governor is not None:
        return False
    if reading is not None and (reading.article or reading.pronoun):
        return False
    return told.entry.key in TOLLS or _is_with(report, trigger)


def _is_with(report: ReportView, trigger: Trigger) -> bool:
    """Whether «بـ» stands before a noun or the number that counts it: «بغارتين», «بتسع ضربات»."""
    token = trigger.first
    while token > trigger.view.first and token - 1 in report.number_tokens:
        token -= 1
    by = clitic_prepositions().get(report.forms[token][0]) == "b"
    return by and (token in report.number_tokens or report.is_governed(token))


def _come(trigger: Trigger, roles: Roles) -> None:
    """Let the person to whom a visit without a visitor belongs come: «زيارة مرتقبة للرئيس الفرنسي»."""
    near = (c for c in trigger.view.chunks if trigger.after <= c.first < trigger.after + _FIGHT_REACH)
    comes = [c for c in near if c.preposition == "l" and c.kind in ("PERSON", "TITLE")][:1]
    roles.drop_recipients([c for c in roles.recipient_chunks if c in comes])
    roles.act(comes)


def _spread_pairs(memory: Memory, roles: Roles) -> None:
    """Put the two persons, bodies or countries told last in place of a dual: «مثل الرجلان»."""
    for chunks, drop, take in (
        (list(roles.actor_chunks), roles.drop_actors, roles.act),
        (list(roles.recipient_chunks), roles.drop_recipients, roles.receive),
    ):
        if len(chunks) == 1 and chunks[0].entity is None and (two := memory.pair_of(chunks[0])):
            drop(chunks)
            take(two)


def _complete(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """What parties of one type of event need besides, and what the report keeps of them."""
    kind = trigger.entry.type
    if kind == "PROTEST":
        fill_protest(report, trigger, roles)
    elif kind == "ASSAULT" and not trigger.verbal:
        _fill_opponent(report, trigger, memory, roles)
    elif kind == "ACCUSE":
        memory.accuse(trigger.view, roles.recipient_chunks)
    elif kind == "REQUEST":
        memory.ask(roles.actors, roles.recipients)
    elif kind == "CONSULT":
        fill_host(trigger, memory, roles)
    elif kind in ("COERCE", "MOBILIZE"):
        fill_holder(report, trigger, memory, roles)
    elif kind == "AID":
        fill_relief(report, trigger, memory, roles)
    if kind in SPOKEN and not roles.recipients:
        fill_addressee(report, trigger, roles)


def _fill_struck(report: ReportView, trigger: Trigger, hit: Trigger, roles: Roles) -> None:
    """Whom an attack hit by the verb that says so: «انفجار … استهدف قافلة»."""
    bounds = Bounds(report, trigger.view, hit.first, hit.after)
    struck = [c for c in trigger.view.chunks if hit.after <= c.first < min(bounds.right, hit.after + BARE_REACH)]
    roles.receive([c for c in struck if c.preposition is None or c.preposition == "l"][:1])
    unknown = unknown_after(report, trigger.view, hit.after)
    if not roles.recipients and unknown is not None:
        roles.receive([unknown])


def _fill_opponent(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """Whom a named attacker fights by what the report told before: «في أعقاب هجوم الحركة»; who clashed is who killed
    and died in them."""
    told = memory.told_here(trigger.view, deed=True)
    known = told is not None and any(c.entity is not None for c in told.actors)
    same = told is not None and (trigger.entry.actor == "bayn" or (known and _is_means(report, trigger, told.trigger)))
    if told is not None and same and told.trigger.entry.type == "ASSAULT" and not roles.actors and not roles.recipients:
        roles.act(told.actors)
        roles.receive(told.recipients if told.actors else [])
    memory.fight(trigger.view, roles.actor_chunks, roles.recipient_chunks)
    actor = roles.actors[0].entity if roles.actors else None
    if roles.recipients or actor is None or not trigger.entry.flags & _ATTACKING:
        return
    chunk = memory.opponent(actor)
    if chunk is not None:
        roles.recipient_chunks.append(chunk)
        roles.recipients.append(chunk.argument(inferred=True))


def _share(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """Between two parties both act; in violence only where they fight: «قتل ستة في اشتباكات بين الجيش ومسلحين»."""
    between = [
        c
        for c in trigger.view.chunks
        if c.preposition == "bayn" and trigger.first < c.first < trigger.after + PREPOSITION_REACH
    ]
    between = [c for c in between if not (memory.met() and _is_tie(report, c))]
    parted = range(trigger.after, between[0].first if between else trigger.after)
    apart = {"hard-break", "relative"} if trigger.verbal else {"hard-break"}
    if trigger.entry.actor != "bayn" and any(report.words[t].classes & apart for t in parted):
        # «قتلوا في غارة … بينما تستمر المعارك بين الجيش والمتمردين»
        return
    again = bool(between) and trigger.entry.type == "ASSAULT" and memory.is_pair(between[0])
    if between and (again or not _are_two(report, between)):
        # «زيارات لدعم المقاومين بين أهاليهم»; «معارك بين الطرفين» are those told before
        return
    if not between or roles.actors or trigger.entry.type not in _SYMMETRIC:
        return
    if trigger.entry.type != "ASSAULT" or trigger.entry.actor == "bayn" or _is_fight(report, between[0].first):
        roles.act(between[:MOST])


def _are_two(report: ReportView, between: list[Chunk]) -> bool:
    """Whether several stand after «بين», or one word that means several: «بين الجانبين», «بين الدول الأعضاء»."""
    first = between[0]
    return len(between) > 1 or first.mention is not None or report.is_definite(first) or report.is_counted(first)


def _is_tie(report: ReportView, chunk: Chunk) -> bool:
    """Whether relations stand right before «بين», which are the topic: «بحث العلاقات بين البلدين»."""
    return any("ties" in report.words[t].classes for t in range(max(chunk.first - _FIGHT_REACH, 0), chunk.first))


def _is_fight(report: ReportView, token: int) -> bool:
    """Whether a word of fighting stands right before «بين»."""
    return any("conflict" in report.words[t].classes for t in range(max(token - _FIGHT_REACH, 0), token))
