"""To be written."""

from collections.abc import Sequence

from tawatur.model import Document, Numeral


def find_numerals(document: Document) -> Sequence[Numeral]:
    """Nothing yet."""
    return ()
