"""From linked tellings to events: claims, relations, conflicts, findings and independent accounts."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.link import link
from tawatur.model import Document
from tawatur.reconcile.stories import find_stories
from tawatur.reconcile.view import View, build_view, event_id
from tawatur.reconcile.why import Why, why

__all__ = ["View", "Why", "event_id", "find_stories", "link_and_reconcile", "why"]


def link_and_reconcile(documents: Sequence[Document]) -> View:
    """The events that annotated documents tell of, with every claim on them.

    The same documents in any order give the same view, byte for byte.

    >>> link_and_reconcile([]).events
    ()
    """
    return build_view(documents, link(documents))
