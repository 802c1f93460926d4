"""Documents: identity, layers, order."""

from __future__ import annotations

import datetime

import pytest

from tawatur.errors import PipelineError
from tawatur.model import Document, Meta, Sentence, Timex, make_document

TEXT = "عاد الوفد أمس"


def sentence(start: int, end: int) -> Sentence:
    return Sentence(start=start, end=end, rule="test")


def test_a_missing_layer_is_named() -> None:
    with pytest.raises(PipelineError, match="no Timex layer"):
        make_document(TEXT, Meta())[Timex]


def test_a_layer_is_sorted_and_the_old_document_unchanged() -> None:
    before = make_document(TEXT, Meta())
    after = before.with_layer(Sentence, [sentence(4, 9), sentence(0, 13), sentence(0, 3)])
    assert [(s.start, s.end) for s in after[Sentence]] == [(0, 3), (0, 13), (4, 9)]
    assert not before.has(Sentence)
    assert after.text is before.text


def test_two_outlets_that_print_the_same_words_are_two_documents() -> None:
    day = datetime.date(2024, 1, 2)
    ids = {
        make_document(TEXT, meta).id
        for meta in (
            Meta(outlet="A"),
            Meta(outlet="B"),
            Meta(outlet="A", published=day),
            Meta(outlet="A", url="https://example.org/1"),
        )
    }
    assert len(ids) == 4


def test_the_path_is_no_part_of_the_identity() -> None:
    assert make_document(TEXT, Meta(path="a.txt")).id == make_document(TEXT, Meta(path="b.txt")).id


def test_a_given_id_is_kept() -> None:
    assert make_document(TEXT, Meta(), identity="x-1").id == "x-1"


def test_lone_surrogates_have_an_identity() -> None:
    assert make_document("\ud83d", Meta()).id.startswith("sha256:")


def test_documents_are_frozen() -> None:
    document: Document = make_document(TEXT, Meta())
    with pytest.raises(AttributeError):
        document.text = ""  # type: ignore[misc]
