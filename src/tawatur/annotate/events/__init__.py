"""To be written."""

from collections.abc import Sequence

from tawatur.model import Document, EventMention


def find_events(document: Document) -> Sequence[EventMention]:
    """Nothing yet."""
    return ()
