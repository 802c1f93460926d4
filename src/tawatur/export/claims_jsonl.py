"""claims-jsonl: one object a claim, with its chain and its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from tawatur.model.codec import encode_value

if TYPE_CHECKING:
    from tawatur.store import Store


def write(store: Store, out: BinaryIO) -> None:
    """All claims and decisions, by event, field, report and place, one JSON object a line."""
    claims = sorted(
        [*store.claims(), *store.decisions()],
        key=lambda c: (c.event, c.field, c.evidence.document or "", c.evidence.start, c.evidence.end, c.id),
    )
    for claim in claims:
        out.write(encode_value(claim) + b"\n")
