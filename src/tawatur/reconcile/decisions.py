"""What people have decided about events, as claims of their own that survive every new run.

Note [Anchored in mentions]
    An event's id may change when reports come or go, its mentions do not. A decision names the places where its events
    are told, and is applied to whatever events hold them now; where a place is gone it waits. Decisions are applied one
    after the other in the order of their time, after the machine has linked: a merge joins what weights or exclusions
    kept apart, a split takes the tellings of one report out, an accepted value stands first in its field. Nothing that
    was read is hidden.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from tawatur.lexicon.entities import entities
from tawatur.link import Telling
from tawatur.link.dates import Days, read_days
from tawatur.link.parties import Party, kind_of_key
from tawatur.link.tellings import Dated
from tawatur.model import Claim, Document, Event, Evidence, MentionRef, Source
from tawatur.reconcile.claims import COUNTED, Reading
from tawatur.reconcile.counts import Bounds, read_count

MERGE, SPLIT = "merge", "split"
PARTIES = frozenset({"actors", "recipients", "place"})
FIELDS = PARTIES | COUNTED | {"date", "mode", "polarity"}
Clusters = Sequence[tuple[Telling, ...]]


def merge_decision(event: Event, other: Event, document: Document, author: str, reason: str, at: str) -> Claim:
    """The word of `author` that two events are one; `document` holds the least mention of `event`."""
    return _decision(event, MERGE, _place(min(other.mentions)), document, (author, reason, at))


def split_decision(event: Event, report: str, document: Document, author: str, reason: str, at: str) -> Claim:
    """The word of `author` that `report` tells of another event; `document` is that report.

    Raises ValueError where the event is told by no other report, or not by this one.
    """
    inside = [ref for ref in event.mentions if ref.document == report]
    outside = [ref for ref in event.mentions if ref.document != report]
    if not inside or not outside:
        raise ValueError(f"{report} is not one of several reports of {event.id}")
    told = replace(event, mentions=tuple(inside))
    return replace(_decision(told, SPLIT, _place(min(outside)), document, (author, reason, at)), event=event.id)


def accept_decision(event: Event, field: str, value: str, document: Document, said: tuple[str, str, str]) -> Claim:
    """The word of a person (author, reason, time) that a field has this value.

    Raises ValueError for a field that there is none of and for a value that the field cannot have.
    """
    if field not in FIELDS:
        raise ValueError(f"no field {field!r}; there are {', '.join(sorted(FIELDS))}")
    claim = _decision(event, field, value, document, said)
    _meaning(claim)
    entity = entities().get(value) if field in PARTIES else None
    return replace(claim, name=entity.name if entity else None)


def _decision(event: Event, field: str, value: str, document: Document, said: tuple[str, str, str]) -> Claim:
    author, reason, at = said
    ref = min(event.mentions)
    parts = (ref.document, ref.start, ref.end, field, value, author, at)
    digest = hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()
    return Claim(
        id="de-" + digest[:20],
        event=event.id,
        field=field,
        value=value,
        chain=(Source(role="speaker", name=author),),
        evidence=Evidence(start=ref.start, end=ref.end, text=document.text[ref.start : ref.end], document=ref.document),
        rule=f"human.{field if field in (MERGE, SPLIT) else 'accept'}",
        author=author,
        reason=reason,
        at=at,
    )


def _place(ref: MentionRef) -> str:
    return f"{ref.document}@{ref.start}-{ref.end}"


def _read_place(value: str) -> MentionRef | None:
    document, mark, span = value.rpartition("@")
    start, dash, end = span.partition("-")
    if not (mark and dash and start.isdecimal() and end.isdecimal()):
        return None
    return MentionRef(document, int(start), int(end))


def in_order(decisions: Iterable[Claim]) -> list[Claim]:
    """Decisions by time, then by id."""
    return sorted(decisions, key=lambda claim: (claim.at or "", claim.id))


def apply_decisions(clusters: Clusters, decisions: Iterable[Claim]) -> tuple[tuple[Telling, ...], ...]:
    """The clusters after all merges and splits, in the order of their least mentions.

    >>> apply_decisions((), ())
    ()
    """
    current = [list(group) for group in clusters]
    for claim in in_order(decisions):
        if claim.field not in (MERGE, SPLIT):
            continue
        ours, theirs = anchor(claim), _read_place(claim.value)
        if theirs is None:
            continue
        first, second = _holder(current, ours), _holder(current, theirs)
        if first is None or second is None or (first == second) == (claim.field == MERGE):
            continue
        if claim.field == MERGE:
            current[first].extend(current[second])
            del current[second]
        else:
            out = [t for t in current[first] if t.report.document == ours.document]
            current[first] = [t for t in current[first] if t.report.document != ours.document]
            current.append(out)
    ranked = sorted((sorted(group, key=lambda t: t.mentions) for group in current if group), key=lambda g: g[0].ref)
    return tuple(tuple(group) for group in ranked)


def anchor(claim: Claim) -> MentionRef:
    """The mention that a decision stands on."""
    place = claim.evidence
    return MentionRef(place.document or "", place.start, place.end)


def anchors(claim: Claim) -> list[MentionRef]:
    """The mentions that a decision names: its own, and that of the other event of a merge or a split."""
    other = _read_place(claim.value) if claim.field in (MERGE, SPLIT) else None
    return [anchor(claim), *([other] if other else [])]


def _holder(clusters: Sequence[Sequence[Telling]], ref: MentionRef) -> int | None:
    """The cluster that holds a mention, or one that overlaps it: a report that is coded anew may shift its triggers."""
    for place, group in enumerate(clusters):
        for telling in group:
            if telling.report.document == ref.document and any(touches(m, ref) for m in telling.mentions):
                return place
    return None


def touches(mention: MentionRef, ref: MentionRef) -> bool:
    """Whether two mentions of one report have a character in common."""
    return mention.start < ref.end and ref.start < mention.end


def accepted_readings(tellings: Sequence[Telling], decisions: Iterable[Claim]) -> list[Reading]:
    """The accepted values of the event of these tellings, the latest of each field; they belong to no report."""
    found: dict[str, Reading] = {}
    for claim in in_order(decisions):
        if claim.field in FIELDS and _holder([tellings], anchor(claim)) is not None:
            meaning = _meaning(claim)
            dated = Dated(claim.value, meaning) if isinstance(meaning, Days) else None
            found[claim.field] = Reading(claim, "", None, meaning, dated=dated)
    return list(found.values())


def _meaning(claim: Claim) -> Days | Party | Bounds | str:
    if claim.field == "date":
        days = read_days(claim.value)
        if days is None:
            raise ValueError(f"{claim.value!r} is no date; write it as 2023-11-05 or 2023-11")
        return days
    if claim.field in PARTIES:
        entity = entities().get(claim.value)
        kind = entity.kind if entity else kind_of_key(claim.value)
        return Party(claim.value, kind, entity.country if entity else None, entity.name if entity else claim.value)
    return read_count(claim.value) if claim.field in COUNTED else claim.value
