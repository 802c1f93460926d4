"""To be written."""

from collections.abc import Sequence

from tawatur.model import Boilerplate, Document


def find_boilerplate(document: Document) -> Sequence[Boilerplate]:
    """Nothing yet."""
    return ()
