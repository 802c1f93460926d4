"""To be written."""

from collections.abc import Sequence

from tawatur.model import Document, Sentence


def find_sentences(document: Document) -> Sequence[Sentence]:
    """Nothing yet."""
    return ()
