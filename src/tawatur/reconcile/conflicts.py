"""Which values of a field cannot all be true, and which only look so.

Note [Only what must conflict]
    A conflict is named where no reading of the reports lets both values stand. These are none: a refinement, two bounds
    that overlap, a number and its rounding, a part and its total, a later higher toll (C303), dates that shift by the
    day between event and print, and several actors that act together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from tawatur.link.compare import SPOKEN, slack
from tawatur.link.dates import Days
from tawatur.link.parties import Party, is_state
from tawatur.model import Relation
from tawatur.reconcile.claims import COUNTED, Reading
from tawatur.reconcile.counts import Bounds, one_scope, same_things
from tawatur.reconcile.relations import compare_values


class Clash(msgspec.Struct, frozen=True):
    """Two readings that cannot both be true, and the code of the finding that says so; "" where dates say it."""

    first: Reading
    second: Reading
    code: str


def find_clashes(type: str, field: str, readings: Sequence[Reading]) -> list[Clash]:
    """The clashes among the readings of one field of an event of this PLOVER type."""
    if field == "date":
        return _pairs(readings, "", _dates_clash)
    if field == "place":
        return _sets(_sites(readings) if type == "CONSULT" or type in SPOKEN else readings, "C402")
    if field == "actors":
        return [] if type in SPOKEN or type == "CONSULT" else _sets(readings, "C403")
    if field == "polarity":
        return [] if type in SPOKEN else _denials(readings)
    return [clash for clash in compare_tolls(readings) if clash.code == "C301"] if field in COUNTED else []


def _sites(readings: Sequence[Reading]) -> list[Reading]:
    """Without whole countries: beside a talk they are as often its topic as its place."""
    return [r for r in readings if isinstance(r.meaning, Party) and not is_state(r.meaning.key)]


def _pairs(readings: Sequence[Reading], code: str, clash: Callable[[Reading, Reading], bool]) -> list[Clash]:
    """One clash for each pair of values that clash, told by the first readings that do."""
    found: dict[tuple[str, str], Clash] = {}
    distinct = {(r.claim.value, r.claim.name, r.document): r for r in reversed(readings)}
    ordered = sorted(distinct.values(), key=lambda r: (r.claim.value, r.document, r.claim.evidence.start))
    for a, b in combinations(ordered, 2):
        if a.claim.value != b.claim.value and (a.claim.value, b.claim.value) not in found and clash(a, b):
            found[a.claim.value, b.claim.value] = Clash(a, b, code)
    return list(found.values())


def _dates_clash(a: Reading, b: Reading) -> bool:
    if a.claim.inferred or b.claim.inferred or a.dated is None or b.dated is None:
        return False
    return (
        isinstance(a.meaning, Days)
        and isinstance(b.meaning, Days)
        and a.meaning.gap(b.meaning) > slack(a.dated, b.dated)
    )


def _denials(readings: Sequence[Reading]) -> list[Clash]:
    """Affirmed by one report and denied by another, where neither says both.

    A negation without a day of its own («لم تكن تفاوض») need not be about this event; a denial that is attributed is.
    """
    by_report: dict[str, list[Reading]] = {}
    for reading in readings:
        by_report.setdefault(reading.document, []).append(reading)
    plain = [
        rows[0]
        for _, rows in sorted(by_report.items())
        if len({r.claim.value for r in rows}) == 1 and (rows[0].claim.value == "affirmed" or any(r.near for r in rows))
    ]
    return _pairs(plain, "C404", lambda a, b: True)


def _sets(readings: Sequence[Reading], code: str) -> list[Clash]:
    """Clashes between the sets that whole reports give: all of one must contradict all of the other."""
    by_report: dict[str, list[Reading]] = {}
    for reading in readings:
        if reading.near:
            by_report.setdefault(reading.document, []).append(reading)
    sets = {tuple(sorted({r.claim.value for r in rows})): rows for _, rows in sorted(by_report.items(), reverse=True)}
    found: dict[tuple[str, str], Clash] = {}
    for (_, ours), (_, theirs) in combinations(sorted(sets.items()), 2):
        if all(compare_values(a, b) is Relation.CONTRADICTS for a in ours for b in theirs):
            a, b = sorted((ours[0], theirs[0]), key=lambda r: r.claim.value)
            found.setdefault((a.claim.value, b.claim.value), Clash(a, b, code))
    return [found[key] for key in sorted(found)]


def principals(readings: Iterable[Reading]) -> list[Reading]:
    """The total that each report gives: the largest of its counts that is no part of another.

    Where a report gives several, the smaller ones may be parts that it does not mark («10 جنود و3 عمال»).
    """
    by_report: dict[str, list[Reading]] = {}
    for reading in readings:
        if not reading.part:
            by_report.setdefault(reading.document, []).append(reading)
    return [max(rows, key=_size) for _, rows in sorted(by_report.items())]


def _size(reading: Reading) -> tuple[float, int]:
    bounds = reading.meaning
    low = bounds.low if isinstance(bounds, Bounds) else 0.0
    return (low, -reading.claim.evidence.start)


def compare_tolls(readings: Sequence[Reading]) -> list[Clash]:
    """The totals that differ between reports: C303 where the later one is higher, else C301.

    Counts of different things («شرطيين», «شخصا») are not compared, and a total is not held against a report whose own
    counts add up to it.
    """
    sums = _sums(readings)
    distinct: dict[tuple[str, int | None, str], Reading] = {}
    for reading in principals(readings):
        distinct.setdefault((reading.claim.value, reading.reported, reading.counted), reading)
    found: dict[tuple[str, str], Clash] = {}
    for a, b in combinations(distinct.values(), 2):
        if compare_values(a, b) is not Relation.CONTRADICTS or not same_things(a.counted, b.counted, a.claim.field):
            continue
        if isinstance(a.meaning, Bounds) and isinstance(b.meaning, Bounds) and not one_scope(a.meaning, b.meaning):
            continue
        if _adds_up(a, b, sums) or _adds_up(b, a, sums):
            continue
        early, late = sorted((a, b), key=lambda r: (r.reported or 0, _size(r)))
        grown = early.reported is not None and late.reported is not None and early.reported < late.reported
        code = "C303" if grown and _size(early) < _size(late) else "C301"
        key = (early.claim.value, late.claim.value)
        if key not in found or code == "C301":
            found[key] = Clash(early, late, code)
    return [found[key] for key in sorted(found) if not _told_anew(found[key], found)]


def _told_anew(clash: Clash, all_clashes: Mapping[tuple[str, str], Clash]) -> bool:
    """Whether a value of a C301 has grown into one that clashes with the same other value: that pair says it."""
    if clash.code != "C301":
        return False
    ours = {clash.first.claim.value, clash.second.claim.value}
    against = [{a, b} for (a, b), other in all_clashes.items() if other.code == "C301"]
    return any(
        old in ours and new not in ours and (ours - {old}) | {new} in against
        for (old, new), other in all_clashes.items()
        if other.code == "C303"
    )


def _sums(readings: Iterable[Reading]) -> Mapping[str, float]:
    """What the distinct exact counts of each report add up to, parts left out."""
    counts: dict[str, set[float]] = {}
    for reading in readings:
        if not reading.part and isinstance(reading.meaning, Bounds) and reading.meaning.exact:
            counts.setdefault(reading.document, set()).add(reading.meaning.low)
    return {report: sum(sorted(values)) for report, values in counts.items() if len(values) > 1}


def _adds_up(total: Reading, parts: Reading, sums: Mapping[str, float]) -> bool:
    """Whether one report's total is the sum of the other's counts, or one of several that it gives."""
    added = sums.get(parts.document)
    return added is not None and isinstance(total.meaning, Bounds) and total.meaning.low <= added <= total.meaning.high


def superseded(readings: Sequence[Reading]) -> frozenset[str]:
    """The values of a count that a later, higher one has replaced and that no clash keeps alive."""
    clashes = compare_tolls(readings)
    alive = {value for c in clashes if c.code == "C301" for value in (c.first.claim.value, c.second.claim.value)}
    return frozenset(c.first.claim.value for c in clashes if c.code == "C303") - alive
