"""To be written."""

from collections.abc import Sequence

from tawatur.model import Document, Quote


def find_quotes(document: Document) -> Sequence[Quote]:
    """Nothing yet."""
    return ()
