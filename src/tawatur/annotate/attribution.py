"""To be written."""

from collections.abc import Sequence

from tawatur.model import Attribution, Document


def find_attributions(document: Document) -> Sequence[Attribution]:
    """Nothing yet."""
    return ()
