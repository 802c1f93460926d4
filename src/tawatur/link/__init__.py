"""Which reports print one text, and which tellings are of one event: two different questions.

tellings = what each report tells (coreference)      pairs = what is worth comparing (blocking)
clusters = constrained agglomeration of the pairs (cluster) by match weights (compare, weights)
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.link.blocking import candidate_pairs
from tawatur.link.cluster import cluster
from tawatur.link.compare import Comparison, Level, compare
from tawatur.link.copies import Copies, Sketches, group_copies
from tawatur.link.coreference import LEAST_CONFIDENCE, find_tellings
from tawatur.link.tellings import Telling, read_tellings
from tawatur.model import Document

__all__ = ["Comparison", "Copies", "Level", "Linkage", "Telling", "compare", "link", "read_tellings"]


class Linkage(msgspec.Struct, frozen=True):
    """The result of linking: what each report tells, and which tellings are of one event.

    `clusters` holds the tellings of each event, sorted by their mentions.
    """

    clusters: tuple[tuple[Telling, ...], ...]
    copies: Copies


def link(documents: Sequence[Document]) -> Linkage:
    """The events that annotated documents tell of, the same whatever the order of the documents.

    A document that stands twice is read once.
    """
    ordered = sorted({document.id: document for document in documents}.values(), key=lambda document: document.id)
    tellings: list[Telling] = []
    sketches = Sketches()
    for document in ordered:
        # in a row, so that both read the same tokens
        tellings.extend(find_tellings(document))
        sketches.add(document)
    # an unsure mention never links
    linkable = [telling for telling in tellings if telling.confidence >= LEAST_CONFIDENCE]
    alone = [(telling,) for telling in tellings if telling.confidence < LEAST_CONFIDENCE]
    groups = cluster(linkable, candidate_pairs(linkable))
    clusters = [tuple(linkable[at] for at in group) for group in groups] + alone
    ranked = sorted(clusters, key=lambda group: min(telling.ref for telling in group))
    return Linkage(tuple(tuple(sorted(group, key=lambda t: t.mentions)) for group in ranked), group_copies(sketches))
