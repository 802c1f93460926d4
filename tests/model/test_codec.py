"""JSON of the contract: what is written, and that it comes back."""

from __future__ import annotations

import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.errors import CodecError
from tawatur.model import (
    Argument,
    Attribution,
    Count,
    Document,
    EventMention,
    Evidence,
    Finding,
    Mention,
    Meta,
    Numeral,
    Quantity,
    Sentence,
    Source,
    Span,
    Suggestion,
    Timex,
    make_document,
)
from tawatur.model.codec import LAYERS, decode, encode, schema, to_wire

TEXT = "قال الوزير إن 240 جندياً وصلوا الأحد"


def example() -> Document:
    day = datetime.date(2023, 11, 5)
    document = make_document(TEXT, Meta(outlet="Sada", published=day, published_from="given"))
    layers: list[tuple[type, list[object]]] = [
        (Sentence, [Sentence(start=0, end=len(TEXT), rule="s")]),
        (Numeral, [Numeral(start=14, end=17, value=240, rule="n")]),
        (Timex, [Timex(start=31, end=36, type="DATE", value="2023-11-05", weekday=7, anchor="2023-11-05", rule="t")]),
        (Mention, [Mention(start=4, end=10, kind="TITLE", name="minister", rule="m")]),
        (
            Attribution,
            [
                Attribution(
                    start=0,
                    end=36,
                    kind="indirect",
                    cue=Span(0, 3),
                    content=(Span(11, 36),),
                    chain=(
                        Source(role="outlet", name="Sada"),
                        Source(role="speaker", name="minister", start=4, end=10),
                    ),
                    rule="a",
                )
            ],
        ),
        (
            Quantity,
            [
                Quantity(
                    start=14, end=17, low=240, high=240, modifier="exact", kind="cardinal",
                    counted=Span(18, 24), attribution=0, rule="q",
                )
            ],
        ),
        (
            EventMention,
            [
                EventMention(
                    start=25, end=30, type="MOBILIZE", mode="troops",
                    actors=(Argument(start=18, end=24, name="soldiers"),),
                    counts=(Count(quantity=0, kind="cardinal"),), attribution=0, rule="e",
                )
            ],
        ),
        (
            Finding,
            [
                Finding(
                    code="C201", message="no Sunday", evidence=(Evidence(start=31, end=36, text="الأحد"),),
                    suggestions=(Suggestion(value="2023-11-05", why="a Sunday"),), rule="f",
                )
            ],
        ),
    ]  # fmt: skip
    for layer, rows in layers:
        document = document.with_layer(layer, rows)
    return document


def test_what_is_written_comes_back() -> None:
    assert decode(encode(example())) == example()


def test_spans_are_flat_and_carry_their_text() -> None:
    wire = json.loads(encode(example()))
    assert wire["timexes"][0]["text"] == "الأحد"
    assert wire["attributions"][0]["cue"] == {"start": 0, "end": 3, "text": "قال"}
    assert wire["quantities"][0]["counted"] == {"start": 18, "end": 24, "text": "جنديا"+"ً"}  # fmt: skip
    assert wire["events"][0]["actors"][0]["text"] == "جندياً"
    assert "text" not in wire["sentences"][0]


def test_arabic_is_never_escaped() -> None:
    assert "قال" in encode(example()).decode("utf-8")


def test_a_finding_has_its_best_suggestion_beside_the_ranked_ones() -> None:
    finding = json.loads(encode(example()))["findings"][0]
    assert finding["suggestion"] == finding["suggestions"][0]
    assert "document" not in finding["evidence"][0]


def test_the_contract_names_of_the_document() -> None:
    names = set(to_wire(example())["document"])
    assert {"id", "path", "outlet", "published", "published_from", "title", "language", "url"} <= names


@pytest.mark.parametrize(
    "line",
    ["", "{", "[]", "{}", '{"document": {}}', '{"document": {"id": "a"}, "text": 3}', '{"document": 1, "text": ""}'],
)
def test_damaged_json_is_refused_in_one_line(line: str) -> None:
    with pytest.raises(CodecError) as error:
        decode(line)
    assert "\n" not in str(error.value)


def test_a_span_outside_the_text_is_refused() -> None:
    wire = to_wire(example())
    wire["sentences"][0]["end"] = 10_000
    with pytest.raises(CodecError, match="outside the text"):
        decode(json.dumps(wire))


def test_the_schema_knows_every_layer() -> None:
    found = schema()
    assert set(LAYERS) <= set(found["properties"])
    for name, layer in LAYERS.items():
        assert found["properties"][name]["items"]["$ref"].endswith(layer.__name__)
        assert layer.__name__ in found["$defs"]


@given(st.text(max_size=50), st.one_of(st.none(), st.text(max_size=10)))
def test_any_text_comes_back(text: str, outlet: str | None) -> None:
    clean = text.encode("utf-8", "replace").decode("utf-8")
    document = make_document(clean, Meta(outlet=outlet and outlet.encode("utf-8", "replace").decode("utf-8")))
    assert decode(encode(document)) == document
