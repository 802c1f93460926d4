"""To be written."""

from collections.abc import Sequence

from tawatur.model import Document, Finding


def find_findings(document: Document) -> Sequence[Finding]:
    """Nothing yet."""
    return ()
