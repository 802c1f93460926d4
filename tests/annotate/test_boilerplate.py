"""Boilerplate: tables, what holds on any text, agencies, and linear time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.annotate.boilerplate import find_boilerplate, wire_at
from tawatur.data import read_rows
from tawatur.model import Boilerplate, Meta, make_document
from tawatur.text.segment import tokenize

_KINDS = {"share", "related", "caption", "byline", "credit", "update", "dateline", "other"}
_PIECES = [
    "اقرأ أيضا",
    "المصدر: رويترز",
    "(رويترز)",
    "-",
    ":",
    "\n",
    "وصل الوفد أمس.",
    "قم بمشاركة المقال",
    "(",
    ")",
    "كتب:",
]


def _found(text: str) -> list[Boilerplate]:
    return list(find_boilerplate(make_document(text, Meta())))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=30))
def test_spans_hold_and_stay_in_their_line(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for one in _found(text):
        assert one.start < one.end
        assert "\n" not in text[one.start : one.end]
        assert one.kind in _KINDS
        assert one.rule.startswith("ar.boilerplate.")


def test_rows_have_known_kinds_and_places() -> None:
    places = {"line", "start", "label", "sentence", "parenthesis", "tail"}
    for row in read_rows("ar/boilerplate.tsv"):
        assert row["kind"] in _KINDS, row["name"]
        assert row["where"] in places, row["name"]


def test_names_of_rows_are_unique() -> None:
    names = [row["name"] for row in read_rows("ar/boilerplate.tsv")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("رويترز", "Reuters"),
        ("أ ف ب", "Agence France-Presse"),
        ("أ.ف.ب", "Agence France-Presse"),
        ("د ب أ", "Deutsche Presse-Agentur"),
        ("CNN", "CNN"),
        ("وكالات", "news agencies"),
    ],
)
def test_agencies_are_known_by_name_and_initials(text: str, name: str) -> None:
    wire = wire_at(tokenize(text), 0)
    assert wire is not None
    assert wire.name == name
    assert wire.after == len(tokenize(text))


@pytest.mark.parametrize("text", ["أ", "أ ب ت", "واسع", "وفاة", "الوكالة", "ف ب أ"])
def test_words_that_only_look_like_agencies(text: str) -> None:
    assert wire_at(tokenize(text), 0) is None


def test_a_headline_behind_the_last_label_is_not_the_report() -> None:
    found = _found("بدأت الجلسة.\nاقرأ أيضا\nأسعار القمح ترتفع مجددا")
    assert [one.kind for one in found] == ["related", "related"]


def test_a_dateline_needs_a_first_line() -> None:
    lines = "\n".join(f"انتهت الجلسة رقم {number}." for number in range(9))
    assert _found(f"{lines}\nالقاهرة (رويترز) - وصل الوفد.") == []
