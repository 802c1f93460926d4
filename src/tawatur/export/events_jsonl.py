"""events-jsonl: one object an event, as `tawatur events --json` prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from tawatur.model import Event
from tawatur.model.codec import encode_value

if TYPE_CHECKING:
    from tawatur.store import Store


def write(store: Store, out: BinaryIO) -> None:
    """All events, sorted by date and id, one JSON object a line."""
    for event in store.events():
        out.write(encode_value(event_to_wire(event)) + b"\n")


def event_to_wire(event: Event) -> dict[str, Any]:
    """The contract's object of one event: its id under ``event``, the codes of findings in its conflicts."""
    wire: dict[str, Any] = msgspec.to_builtins(event)
    for conflict in wire["conflicts"]:
        del conflict["event"]
        conflict["findings"] = list(dict.fromkeys(finding["code"] for finding in conflict["findings"]))
    return {"event": wire.pop("id"), **wire}
