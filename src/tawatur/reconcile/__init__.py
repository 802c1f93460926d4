"""From linked tellings to events: claims, relations, conflicts, findings and independent accounts."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tawatur.link import link
from tawatur.model import Claim, Document
from tawatur.reconcile.decisions import apply_decisions
from tawatur.reconcile.stories import find_stories, main_event, main_events
from tawatur.reconcile.view import View, build_view, event_id
from tawatur.reconcile.why import Why, why

__all__ = ["View", "Why", "event_id", "find_stories", "link_and_reconcile", "main_event", "main_events", "why"]


def link_and_reconcile(documents: Sequence[Document], decisions: Sequence[Claim] = ()) -> View:
    """The events that annotated documents tell of, with every claim on them, as people have decided about them.

    The same documents and decisions in any order give the same view, byte for byte.

    >>> link_and_reconcile([]).events
    ()
    """
    linkage = link(documents)
    if decisions:
        linkage = replace(linkage, clusters=apply_decisions(linkage.clusters, decisions))
    return build_view(documents, linkage, decisions)
