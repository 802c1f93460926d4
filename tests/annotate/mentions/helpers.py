"""What the tests of mentions share: a chart with what lexicon and grammar read, and mentions shown in short."""

from __future__ import annotations

import datetime

from tawatur.annotate.mentions import find_mentions, read_rules
from tawatur.annotate.mentions.chart import Chart
from tawatur.model import Mention, Meta, make_document


def chart_of(text: str, *, read: bool = False) -> Chart:
    """The chart of a text, empty or as the rules read it."""
    chart = Chart(make_document(text, Meta()))
    if read:
        read_rules(chart)
    return chart


def mentions_of(text: str, published: str | None = None) -> list[Mention]:
    day = datetime.date.fromisoformat(published) if published else None
    return list(find_mentions(make_document(text, Meta(published=day))))


def shown(text: str) -> list[tuple[str, str]]:
    """Kind and words of every outer mention."""
    return [(m.kind, text[m.start : m.end]) for m in mentions_of(text) if not m.nested]


def named(text: str, words: str, published: str | None = None) -> Mention:
    """The mention of exactly these words."""
    return next(m for m in mentions_of(text, published) if text[m.start : m.end] == words)
