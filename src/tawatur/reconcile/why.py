"""Why two mentions or two events are one, or are not: the weights, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tawatur.link import Comparison, Level, Telling, compare
from tawatur.link.coreference import find_tellings
from tawatur.model import Document, MentionRef
from tawatur.reconcile.view import View, event_id


class Why(msgspec.Struct, frozen=True):
    """The comparison of two tellings: levels with their weights, the sum, what excludes them, and whether one event
    holds both."""

    first: MentionRef
    second: MentionRef
    levels: tuple[Level, ...]
    weight: float
    excluded: str | None
    linked: bool


def why(view: View, first: str | MentionRef, second: str | MentionRef) -> Why | None:
    """The comparison of two events (ids) or two mentions; null where the view does not hold one of them.

    Of two events the tellings that agree most are compared; of one event with itself its two most distant tellings.
    """
    ours, theirs = _tellings(view, first), _tellings(view, second)
    if not ours or not theirs:
        return None
    compared = [(compare(a, b), a, b) for a in ours for b in theirs if a is not b]
    if not compared:
        compared = [(compare(ours[0], theirs[0]), ours[0], theirs[0])]
    same = _event_of(view, first) == _event_of(view, second)
    chosen = min(compared, key=_weight) if same else max(compared, key=_weight)
    comparison, a, b = chosen
    return Why(a.ref, b.ref, comparison.levels, comparison.weight, comparison.excluded, same)


def compare_mentions(
    documents: Iterable[Document], first: Sequence[MentionRef], second: Sequence[MentionRef], linked: bool
) -> Why | None:
    """The comparison of the tellings of two sets of mentions; null where no telling of these documents holds them.

    Of two events the tellings that agree most are compared, of one event (`linked`) those that agree least.
    """
    tellings = [telling for document in documents for telling in find_tellings(document)]
    ours, theirs = ([t for t in tellings if set(t.mentions) & set(refs)] for refs in (first, second))
    pairs = [(a, b) for a in ours for b in theirs if a is not b] or [(a, b) for a in ours for b in theirs]
    compared = [(compare(a, b), a, b) for a, b in pairs]
    if not compared:
        return None
    comparison, a, b = min(compared, key=_weight) if linked else max(compared, key=_weight)
    return Why(a.ref, b.ref, comparison.levels, comparison.weight, comparison.excluded, linked)


def _weight(row: tuple[Comparison, Telling, Telling]) -> float:
    return row[0].weight


def _event_of(view: View, wanted: str | MentionRef) -> str | None:
    if isinstance(wanted, str):
        return wanted
    return next(
        (event_id([group[0].ref]) for group in view.linkage.clusters for t in group if wanted in t.mentions), None
    )


def _tellings(view: View, wanted: str | MentionRef) -> list[Telling]:
    if isinstance(wanted, MentionRef):
        return [t for group in view.linkage.clusters for t in group if wanted in t.mentions]
    return [t for group in view.linkage.clusters if event_id([group[0].ref]) == wanted for t in group]
