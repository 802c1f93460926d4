"""To be written."""

from collections.abc import Sequence

from tawatur.model import Document, Quantity


def find_quantities(document: Document) -> Sequence[Quantity]:
    """Nothing yet."""
    return ()
