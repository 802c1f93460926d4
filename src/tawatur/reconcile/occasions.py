"""What an event owes to other events: the visit that a meeting is part of, the call that a meeting is told as.

Note [Keys in common]
    Two encounters bear on each other only where they share a key: a party with a report or a month, two people with a
    day. So a store can look up whom a change concerns, and all else stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from tawatur.link import Telling
from tawatur.model import Evidence, Finding, MentionRef
from tawatur.reconcile.kinds import CALL, MEETING, kind_differences, occasions
from tawatur.reconcile.parts import VISIT, find_whole, stays

# The kinds of events that an event of a kind looks at, and is looked at by.
LOOKS_AT = {MEETING: (VISIT, CALL), CALL: (MEETING,)}
SEEN_BY = {VISIT: (MEETING,), MEETING: (CALL,), CALL: (MEETING,)}
Cluster = Sequence[Telling]


class Context(msgspec.Struct, frozen=True):
    """What other events say of one: the least mention of the event it is part of, and findings."""

    whole: MentionRef | None = None
    findings: tuple[Finding, ...] = ()


def occasion_keys(tellings: Cluster) -> list[str]:
    """The keys that an event has in common with those that bear on it, sorted; none where it is no encounter."""
    kind = tellings[0].kind
    found = set(stays(tellings)) if kind in {VISIT, MEETING} else set()
    return sorted(found | set(occasions(tellings))) if kind in {MEETING, CALL} else sorted(found)


def find_context(told: Cluster, others: Iterable[Cluster], quote: Callable[[MentionRef], Evidence]) -> Context:
    """What the other events that share a key with this one say of it; `quote` gives the evidence of a mention."""
    kind = told[0].kind
    if kind not in LOOKS_AT:
        return Context()
    ordered = sorted((other for other in others if other[0].kind in LOOKS_AT[kind]), key=lambda other: other[0].ref)
    visit = find_whole(told, (other for other in ordered if other[0].kind == VISIT)) if kind == MEETING else None
    rest = (other for other in ordered if other[0].kind != VISIT)
    return Context(visit[0].ref if visit else None, kind_differences(told, rest, quote))
