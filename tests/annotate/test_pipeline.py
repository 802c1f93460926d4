"""The tuple of stages: order, exchange, and what annotate returns."""

from __future__ import annotations

import datetime

import pytest

import tawatur
from tawatur.annotate.pipeline import DEFAULT, Stage, check_order, replace_stage, run_stages
from tawatur.errors import PipelineError
from tawatur.model import Attribution, Document, Mention, Meta, Quantity, Quote, Sentence, Timex, make_document
from tawatur.model.codec import LAYERS

TEXT = "قال وزير الصحة إن ثلاثة مصابين غادروا المستشفى أمس."


def test_every_layer_of_the_contract_is_provided_once() -> None:
    provided = [stage.provides for stage in DEFAULT]
    assert sorted(provided, key=lambda t: t.__name__) == sorted(LAYERS.values(), key=lambda t: t.__name__)


def test_a_stage_before_what_it_requires_is_named() -> None:
    stages = (Stage(Quantity, lambda document: (), (Timex,)), Stage(Timex, lambda document: ()))
    with pytest.raises(PipelineError, match="Quantity requires Timex"):
        check_order(stages)


def test_one_stage_can_be_exchanged() -> None:
    def no_mentions(document: Document) -> tuple[Mention, ...]:
        return ()

    stages = replace_stage(DEFAULT, Mention, no_mentions)
    assert run_stages(make_document(TEXT, Meta()), stages)[Mention] == ()
    assert [s.provides for s in stages] == [s.provides for s in DEFAULT]


def test_no_stage_for_a_layer_is_an_error() -> None:
    with pytest.raises(PipelineError, match="no stage provides int"):
        replace_stage(DEFAULT, int, lambda document: ())


def test_annotate_takes_a_date_or_its_iso_form() -> None:
    left = tawatur.annotate(TEXT, published="2024-05-01", outlet="Sada")
    right = tawatur.annotate(TEXT, published=datetime.date(2024, 5, 1), outlet="Sada")
    assert left == right
    assert left.meta.published_from == "given"
    assert [t.value for t in left[Timex]] == ["2024-04-30"]


def test_annotate_refuses_what_is_no_date() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        tawatur.annotate(TEXT, published="last week")


def test_without_a_date_nothing_is_anchored_to_the_clock() -> None:
    document = tawatur.annotate(TEXT)
    assert document.meta.published is None
    assert all(not t.value[:4].isdigit() for t in document[Timex])


def test_the_text_may_tell_its_date() -> None:
    document = tawatur.annotate("ذكر بيان صدر اليوم الأربعاء 8 أيار 2024 أن الجسر أغلق.")
    assert document.meta.published == datetime.date(2024, 5, 8)
    assert document.meta.published_from == "text"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a", "،", "123", "«", "و" * 5000, "\ufeff", "قال"])
def test_any_text_has_all_layers(text: str) -> None:
    document = tawatur.annotate(text, published="2024-05-01")
    assert document.text == text
    assert all(document.has(layer) for layer in LAYERS.values())


def test_what_is_said_inherits_its_attribution() -> None:
    document = tawatur.annotate(TEXT, published="2024-05-01", outlet="Sada")
    (quantity,) = (q for q in document[Quantity] if q.low == 3)
    assert quantity.attribution is not None
    chain = document[Attribution][quantity.attribution].chain
    assert chain[0].name == "Sada"
    assert chain[-1].start is not None
    assert TEXT[chain[-1].start : chain[-1].end] == "وزير الصحة"


def test_sentences_and_quotes_are_layers_of_their_own() -> None:
    document = tawatur.annotate("قال: «لن نغادر». ثم غادر.")
    assert len(document[Sentence]) == 2
    assert [q.content.of(document.text) for q in document[Quote]] == ["لن نغادر"]
