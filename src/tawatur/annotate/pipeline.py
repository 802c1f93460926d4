"""The stages in their order, and the function that runs them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

import msgspec

from tawatur.annotate.attribution import find_attributions
from tawatur.annotate.boilerplate import find_boilerplate
from tawatur.annotate.events import find_events
from tawatur.annotate.findings import find_findings
from tawatur.annotate.mentions import find_mentions
from tawatur.annotate.numerals import find_numerals
from tawatur.annotate.quantities import find_quantities
from tawatur.annotate.quotes import find_quotes
from tawatur.annotate.sentences import find_sentences
from tawatur.annotate.timex import find_timexes
from tawatur.annotate.timex.publication import infer_published
from tawatur.errors import PipelineError
from tawatur.lexicon.outlet_country import country_of
from tawatur.model import (
    Attribution,
    Boilerplate,
    Document,
    EventMention,
    Finding,
    Mention,
    Meta,
    Numeral,
    Quantity,
    Quote,
    Sentence,
    Timex,
    make_document,
)

Layer = TypeVar("Layer")


class Stage(msgspec.Struct, Generic[Layer], frozen=True):
    """A plain function that provides one layer, and the layers it reads."""

    provides: type[Layer]
    run: Callable[[Document], Sequence[Layer]]
    requires: tuple[type, ...] = ()


DEFAULT: tuple[Stage[Any], ...] = (
    Stage(Boilerplate, find_boilerplate),
    Stage(Sentence, find_sentences),
    Stage(Quote, find_quotes),
    Stage(Numeral, find_numerals),
    Stage(Timex, find_timexes, (Sentence, Quote, Numeral)),
    Stage(Mention, find_mentions, (Boilerplate, Sentence)),
    Stage(Attribution, find_attributions, (Boilerplate, Sentence, Quote, Timex, Mention)),
    Stage(Quantity, find_quantities, (Sentence, Numeral, Timex, Mention, Attribution)),
    Stage(EventMention, find_events, (Boilerplate, Sentence, Quote, Timex, Mention, Attribution, Quantity)),
    Stage(Finding, find_findings, (Sentence, Timex, Quantity, Attribution, EventMention)),
)


def replace_stage(
    stages: tuple[Stage[Any], ...], provides: type[Layer], run: Callable[[Document], Sequence[Layer]]
) -> tuple[Stage[Any], ...]:
    """The same stages with another function for one layer.

    Raises PipelineError where no stage provides that layer.
    """
    if all(stage.provides is not provides for stage in stages):
        raise PipelineError(f"no stage provides {provides.__name__}", cure="add a Stage of your own")
    return tuple(Stage(provides, run, s.requires) if s.provides is provides else s for s in stages)


def check_order(stages: tuple[Stage[Any], ...]) -> None:
    """Raise PipelineError where a stage stands before one whose layer it requires."""
    provided: set[type] = set()
    for stage in stages:
        for needed in stage.requires:
            if needed not in provided:
                raise PipelineError(
                    f"{stage.provides.__name__} requires {needed.__name__}",
                    cure="put the stage that provides it earlier",
                )
        provided.add(stage.provides)


check_order(DEFAULT)


def run_stages(document: Document, stages: tuple[Stage[Any], ...] = DEFAULT) -> Document:
    """The document with every layer that the stages provide.

    Where no publication date is known, the text may tell it («اليوم الأربعاء 13 كانون الأول 2023»);
    `Meta.published_from` then says "text".
    """
    if document.meta.published is None:
        document = document.with_meta(infer_published(document))
    for stage in stages:
        document = document.with_layer(stage.provides, stage.run(document))
    return document


def annotate(text: str, published: datetime.date | str | None = None, outlet: str | None = None) -> Document:
    """All layers of one report given as text.

    `published` is an ISO date; relative expressions are anchored to it and stay underspecified without it. Raises
    ValueError where it is no date.
    """
    date = datetime.date.fromisoformat(published) if isinstance(published, str) else published
    given = "given" if date else None
    meta = Meta(outlet=outlet, published=date, published_from=given, country=country_of(outlet, None))
    return run_stages(make_document(text, meta))
