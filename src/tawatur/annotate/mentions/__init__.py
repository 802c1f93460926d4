"""Who and what a report speaks of: people, organisations, places, sites, nationalities and titles."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.annotate.mentions.apposed import find_apposed
from tawatur.annotate.mentions.chart import Chart
from tawatur.annotate.mentions.coreference import link_people, recall_names
from tawatur.annotate.mentions.described import find_described
from tawatur.annotate.mentions.echoes import recall_armed, recall_bodies
from tawatur.annotate.mentions.groups import find_groups
from tawatur.annotate.mentions.holders import find_holders
from tawatur.annotate.mentions.initials import find_initials
from tawatur.annotate.mentions.labels import find_inner_names
from tawatur.annotate.mentions.metonymy import find_metonyms
from tawatur.annotate.mentions.names import find_people
from tawatur.annotate.mentions.numbered import find_numbered
from tawatur.annotate.mentions.organisations import (
    find_nationals,
    find_organisations,
    find_short_names,
    find_title_offices,
)
from tawatur.annotate.mentions.outlets import find_outlets
from tawatur.annotate.mentions.places import find_known
from tawatur.annotate.mentions.resolution import resolve_offices
from tawatur.annotate.mentions.settlements import (
    find_bracketed_places,
    find_parts,
    find_places_between,
    find_unlisted_places,
)
from tawatur.annotate.mentions.sites import find_sites
from tawatur.annotate.mentions.tagging import ask_tagger
from tawatur.annotate.mentions.titled import find_titled
from tawatur.annotate.mentions.titles import find_titles, find_titles_of_sites
from tawatur.annotate.mentions.tribes import find_tribes
from tawatur.annotate.mentions.wider import find_wider_names
from tawatur.model import Document, Mention

# What lexicon and grammar read by themselves; the tagger is asked after them.
_RULES = (
    find_known,
    find_parts,
    find_outlets,
    find_initials,
    find_nationals,
    find_numbered,
    find_organisations,
    find_short_names,
    find_titles,
    find_title_offices,
    find_described,
    find_sites,
    find_titles_of_sites,
    find_unlisted_places,
    find_tribes,
    find_apposed,
    find_people,
    find_titled,
)
_PASSES = (
    *_RULES,
    ask_tagger,
    find_bracketed_places,
    find_places_between,
    link_people,
    recall_names,
    resolve_offices,
    find_holders,
    recall_bodies,
    recall_armed,
    find_groups,
    find_inner_names,
    find_metonyms,
    find_wider_names,
)


def find_mentions(document: Document) -> Sequence[Mention]:
    """Every mention of a document, nested ones too, sorted by (start, end).

    >>> from tawatur.model import Meta, make_document
    >>> [m.kind for m in find_mentions(make_document("زار العراق", Meta()))]
    ['GPE']
    """
    chart = Chart(document)
    for add in _PASSES:
        add(chart)
    return chart.mentions()


def read_rules(chart: Chart) -> None:
    """Fill a chart with what lexicon and grammar read: the reading that the tagger is trained on and sees."""
    for add in _RULES:
        add(chart)
