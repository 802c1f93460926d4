"""To be written."""

from tawatur.model import Document, Meta


def infer_published(document: Document) -> Meta:
    """Nothing yet."""
    return document.meta
