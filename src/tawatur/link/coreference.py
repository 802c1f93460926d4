"""Which event mentions of one report tell of the same event.

First the mentions that agree are joined by the weights of one report. Then a mention that names nobody and no day
(«الزيارة», «وقال خلال اللقاء») goes to the nearest earlier telling of its type that nothing excludes, else to the
nearest later one; where it stands alone it stays alone. The plural of an attack names a series and takes in no single
one.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.link.cluster import cluster
from tawatur.link.compare import SPOKEN, exclusion
from tawatur.link.tellings import Telling, join_tellings, read_tellings
from tawatur.model import Document

# A mention is compared with so many before it: reports are short, and hostile input stays linear.
WINDOW = 80
# Rules that are less sure than this stay single mentions.
LEAST_CONFIDENCE = 0.05


def find_tellings(document: Document) -> list[Telling]:
    """What the report tells, one telling an event, in the order of their first mentions."""
    single = read_tellings(document)
    sure = [telling for telling in single if telling.confidence >= LEAST_CONFIDENCE]
    named = [telling for telling in sure if not is_bare(telling)]
    bare = [telling for telling in sure if is_bare(telling)]
    pairs = [(a, b) for b in range(len(named)) for a in range(max(0, b - WINDOW), b) if named[a].type == named[b].type]
    groups = [[named[at] for at in group] for group in cluster(named, pairs)]
    for telling in bare:
        home = _home(telling, groups)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    unsure = [telling for telling in single if telling.confidence < LEAST_CONFIDENCE]
    found = [join_tellings(group) for group in groups] + unsure
    return sorted(found, key=lambda telling: telling.mentions)


def is_bare(telling: Telling) -> bool:
    """Whether a telling names nobody, no place and no day of its own."""
    return not (
        telling.parties or telling.places or telling.series or any(not dated.inferred for dated in telling.dates)
    )


def _home(telling: Telling, groups: Sequence[list[Telling]]) -> list[Telling] | None:
    if telling.type in SPOKEN:
        return None
    near = [
        (other.ref.start > telling.ref.start, abs(other.ref.start - telling.ref.start), place)
        for place, group in enumerate(groups)
        for other in group
        if other.type == telling.type
    ]
    for _, _, place in sorted(near):
        if all(exclusion(telling, other) is None for other in groups[place]):
            return groups[place]
    return None
