"""Documents with the layers that attributions read, for the tests of this layer."""

from __future__ import annotations

import datetime

from tawatur.annotate.attribution import find_attributions
from tawatur.annotate.boilerplate import find_boilerplate
from tawatur.annotate.mentions import find_mentions
from tawatur.annotate.numerals import find_numerals
from tawatur.annotate.quotes import find_quotes
from tawatur.annotate.sentences import find_sentences
from tawatur.annotate.timex import find_timexes
from tawatur.model import (
    Attribution,
    Boilerplate,
    Document,
    Mention,
    Meta,
    Numeral,
    Quote,
    Sentence,
    Timex,
    make_document,
)

_STAGES = (
    (Boilerplate, find_boilerplate),
    (Sentence, find_sentences),
    (Quote, find_quotes),
    (Numeral, find_numerals),
    (Timex, find_timexes),
    (Mention, find_mentions),
    (Attribution, find_attributions),
)


def annotated(text: str, outlet: str | None = None) -> Document:
    """The document with every layer up to attributions."""
    meta = Meta(outlet=outlet, published=datetime.date(2024, 3, 6), published_from="given")
    document = make_document(text, meta)
    for layer, run in _STAGES:
        document = document.with_layer(layer, run(document))
    return document


def attributions(text: str, outlet: str | None = None) -> list[Attribution]:
    """The attributions of a text in the order of their cues."""
    return sorted(annotated(text, outlet)[Attribution], key=lambda one: one.cue.start)


def names(attribution: Attribution) -> list[str | None]:
    """The names of a chain without the outlet."""
    return [source.name for source in attribution.chain[1:]]
