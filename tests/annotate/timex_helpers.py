"""Runs only the stages that time needs."""

from __future__ import annotations

import datetime

from tawatur.annotate.numerals import find_numerals
from tawatur.annotate.quotes import find_quotes
from tawatur.annotate.timex import find_timexes
from tawatur.model import Document, Meta, Numeral, Quote, Timex, make_document


def read(text: str, published: str | None = None, country: str | None = None) -> Document:
    """The document with its numerals, quotes and timexes."""
    day = datetime.date.fromisoformat(published) if published else None
    document = make_document(text, Meta(published=day, country=country))
    document = document.with_layer(Numeral, find_numerals(document))
    document = document.with_layer(Quote, find_quotes(document))
    return document.with_layer(Timex, find_timexes(document))


def values(text: str, published: str | None = None, country: str | None = None) -> list[tuple[str, str]]:
    """The text and value of each timex."""
    document = read(text, published, country)
    return [(text[timex.start : timex.end], timex.value) for timex in document[Timex]]
