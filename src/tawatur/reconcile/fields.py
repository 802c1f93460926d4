"""The values of one field, each with all that stands behind it, best supported first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawatur.link.dates import Days
from tawatur.link.parties import Party, ancestors, is_state
from tawatur.model import Evidence, FieldValue, Relation
from tawatur.reconcile.accounts import Accounts
from tawatur.reconcile.claims import COUNTED, Reading
from tawatur.reconcile.conflicts import Clash, superseded
from tawatur.reconcile.counts import Bounds
from tawatur.reconcile.relations import compare_values

# A value's evidence is cut to so many places; all of them stand in the claims.
EVIDENCE_MOST = 50


def by_field(readings: Sequence[Reading]) -> dict[str, list[Reading]]:
    """The readings of each field, fields in alphabetical order."""
    found: dict[str, list[Reading]] = {}
    for reading in readings:
        found.setdefault(reading.claim.field, []).append(reading)
    return dict(sorted(found.items()))


def rank(readings: Sequence[Reading], accounts: Accounts) -> list[list[Reading]]:
    """The readings grouped by value, best first.

    Best is: accepted by a person, not replaced by a later count, read near the trigger rather than far or inferred,
    most independent accounts, no finding against it, most precise, earliest.
    """
    groups: dict[tuple[str, str | None], list[Reading]] = {}
    for reading in readings:
        groups.setdefault((reading.claim.value, _shade(reading)), []).append(reading)
    told = [reading for reading in readings if not reading.decided]
    old = superseded(told) if readings[0].claim.field in COUNTED else frozenset()

    def key(group: Sequence[Reading]) -> tuple[object, ...]:
        explicit = {r.document for r in group if not r.claim.inferred and not r.part}
        first = group[0]
        return (
            not any(r.decided for r in group),
            first.claim.value in old,
            not any(r.near for r in group),
            not explicit,
            -accounts.count(explicit),
            any(r.findings for r in group),
            _width(first),
            min((r.reported or 0) for r in group),
            first.claim.value,
            _shade(first) or "",
        )

    return sorted(groups.values(), key=key)


def _shade(reading: Reading) -> str | None:
    """The modifier of a date, which its value alone does not show."""
    return reading.claim.name if reading.claim.field == "date" else None


def _width(reading: Reading) -> float:
    """How imprecise a value is; only values of one field are compared."""
    meaning = reading.meaning
    if isinstance(meaning, Days):
        return meaning.width
    if isinstance(meaning, Bounds):
        return meaning.high - meaning.low + (1 if reading.part else 0)
    if isinstance(meaning, Party):
        return (2 if is_state(meaning.key) else 1) - len(ancestors(meaning.key)) / 10
    return 0


def field_values(readings: Sequence[Reading], clashes: Sequence[Clash], accounts: Accounts) -> tuple[FieldValue, ...]:
    """The values of one field; each one's relation is to the first."""
    groups = rank(readings, accounts)
    best = groups[0][0]
    apart = {frozenset((c.first.claim.value, c.second.claim.value)) for c in clashes}
    return tuple(_field_value(group, best, apart, accounts) for group in groups)


def _field_value(group: Sequence[Reading], best: Reading, apart: set[frozenset[str]], accounts: Accounts) -> FieldValue:
    first = min(group, key=lambda r: (r.claim.inferred, -len(r.claim.chain), r.document, r.claim.evidence.start))
    relation = Relation.EQUAL if first.claim.value == best.claim.value and _shade(first) == _shade(best) else None
    if relation is None:
        relation = compare_values(first, best)
        clash = frozenset((first.claim.value, best.claim.value)) in apart
        if clash:
            relation = Relation.CONTRADICTS
        elif relation is Relation.CONTRADICTS:
            relation = Relation.INCOMPARABLE
    documents = tuple(sorted({r.document for r in group if not r.decided}))
    return FieldValue(
        value=first.claim.value,
        name=first.claim.name,
        relation=relation,
        documents=documents,
        accounts=accounts.count(documents),
        chain=first.claim.chain,
        evidence=_evidence(group, first.claim.evidence),
    )


def _evidence(group: Sequence[Reading], lead: Evidence) -> tuple[Evidence, ...]:
    """The evidence of a value, that of the shown chain first, the rest by report and place."""
    found: Mapping[Evidence, None] = dict.fromkeys(r.claim.evidence for r in group if not r.decided)
    return tuple(sorted(found, key=lambda e: (e != lead, e.document or "", e.start, e.end)))[:EVIDENCE_MOST]
