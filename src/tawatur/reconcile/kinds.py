"""Where one report tells of a call and another of a meeting: C401.

Note [Never bridged]
    Clustering keeps a call and a meeting apart, for both may have taken place. Where the same two people are told to
    have called each other on a day by some reports and to have met that day by others, and no report tells both, the
    two events are marked, not joined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from tawatur.link import Telling
from tawatur.model import Evidence, Finding, MentionRef

MEETING, CALL = "meeting", "phone"
_PAIR = 2


def kind_differences(
    told: Sequence[Telling], others: Iterable[Sequence[Telling]], quote: Callable[[MentionRef], Evidence]
) -> tuple[Finding, ...]:
    """The C401 findings on a meeting or a call, in the order of `others`; `quote` gives the evidence of a mention.

    `others` are the encounters of the other kind; those on another occasion, or told by one of the same reports, count
    for nothing.
    """
    ours, reports = set(occasions(told)), _reports(told)
    found = []
    for other in others:
        if ours.intersection(occasions(other)) and not reports & _reports(other):
            meeting, call = (told, other) if told[0].kind == MEETING else (other, told)
            found.append(_finding(quote(meeting[0].ref), quote(call[0].ref)))
    return tuple(dict.fromkeys(found))


def occasions(tellings: Sequence[Telling]) -> Iterator[str]:
    """The two people of an encounter with each day that is told for it, as keys."""
    for telling in tellings:
        people = [party.key for party in telling.parties if party.kind == "PERSON"]
        if len(people) == _PAIR and telling.realis in {"actual", "historical"}:
            for dated in telling.dates:
                if dated.days.width == 1 and not dated.flawed:
                    yield "\0".join(("day", *people, str(dated.days.low)))


def _reports(tellings: Sequence[Telling]) -> set[str]:
    return {telling.report.document for telling in tellings}


def _finding(meeting: Evidence, call: Evidence) -> Finding:
    return Finding(
        code="C401",
        message="told as a meeting in one report and as a call in another",
        evidence=(meeting, call),
        rule="ar.reconcile.kind-differs",
    )
