"""To be written."""

from collections.abc import Sequence

from tawatur.model import Document, Timex


def find_timexes(document: Document) -> Sequence[Timex]:
    """Nothing yet."""
    return ()
