"""To be written."""

from collections.abc import Sequence

from tawatur.model import Document, Mention


def find_mentions(document: Document) -> Sequence[Mention]:
    """Nothing yet."""
    return ()
