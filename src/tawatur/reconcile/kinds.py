"""Where one report tells of a call and another of a meeting: C401.

Note [Never bridged]
    Clustering keeps a call and a meeting apart, for both may have taken place. Where the same two people are told to
    have called each other on a day by some reports and to have met that day by others, and no report tells both, the
    two events are marked, not joined.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tawatur.link import Telling
from tawatur.model import Document, Evidence, Finding, MentionRef

_KINDS = ("meeting", "phone")
_PAIR = 2


def find_kind_differences(
    clusters: Sequence[Sequence[Telling]], documents: Mapping[str, Document]
) -> dict[int, tuple[Finding, ...]]:
    """The C401 findings by the place of their event among the clusters."""
    told: dict[tuple[tuple[str, ...], int], dict[str, list[int]]] = {}
    for place, tellings in enumerate(clusters):
        if tellings[0].kind in _KINDS:
            for key in dict.fromkeys(key for telling in tellings for key in _occasions(telling)):
                told.setdefault(key, {}).setdefault(tellings[0].kind, []).append(place)
    found: dict[int, list[Finding]] = {}
    for kinds in told.values():
        for meeting in kinds.get("meeting", ()):
            for call in kinds.get("phone", ()):
                if not _reports(clusters[meeting]) & _reports(clusters[call]):
                    finding = _finding(clusters[meeting][0], clusters[call][0], documents)
                    for place in (meeting, call):
                        if finding not in found.setdefault(place, []):
                            found[place].append(finding)
    return {place: tuple(findings) for place, findings in sorted(found.items())}


def _occasions(telling: Telling) -> Iterator[tuple[tuple[str, ...], int]]:
    """The two people of an encounter with each day that is told for it."""
    people = tuple(party.key for party in telling.parties if party.kind == "PERSON")
    if len(people) == _PAIR and telling.realis in {"actual", "historical"}:
        for dated in telling.dates:
            if dated.days.width == 1 and not dated.flawed:
                yield people, dated.days.low


def _reports(tellings: Sequence[Telling]) -> set[str]:
    return {telling.report.document for telling in tellings}


def _finding(meeting: Telling, call: Telling, documents: Mapping[str, Document]) -> Finding:
    return Finding(
        code="C401",
        message="told as a meeting in one report and as a call in another",
        evidence=tuple(_evidence(telling.ref, documents) for telling in (meeting, call)),
        rule="ar.reconcile.kind-differs",
    )


def _evidence(ref: MentionRef, documents: Mapping[str, Document]) -> Evidence:
    text = documents[ref.document].text[ref.start : ref.end]
    return Evidence(start=ref.start, end=ref.end, text=text, document=ref.document)
