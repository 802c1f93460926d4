"""Who and what a report speaks of: people, organisations, places, sites, nationalities and titles."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.annotate.mentions.chart import Chart
from tawatur.annotate.mentions.coreference import resolve
from tawatur.annotate.mentions.names import find_people
from tawatur.annotate.mentions.organisations import find_organisations, find_sites
from tawatur.annotate.mentions.places import find_known
from tawatur.annotate.mentions.titles import find_titles
from tawatur.model import Document, Mention


def find_mentions(document: Document) -> Sequence[Mention]:
    """Every mention of a document, nested ones too, sorted by (start, end).

    >>> from tawatur.model import Meta, make_document
    >>> [m.kind for m in find_mentions(make_document("زار العراق", Meta()))]
    ['GPE']
    """
    chart = Chart(document)
    for add in (find_known, find_organisations, find_sites, find_titles, find_people, resolve):
        add(chart)
    return chart.mentions()
