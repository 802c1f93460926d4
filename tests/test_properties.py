"""Properties of the whole annotation: spans exact, text untouched, the same bytes every time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import tawatur
from tawatur.annotate.pipeline import run_stages
from tawatur.model import Meta, make_document
from tawatur.model.codec import LAYERS, decode, encode, to_wire

DEMO = Path(__file__).resolve().parents[1] / "src" / "tawatur" / "data" / "demo"
REPORTS = [path.read_text(encoding="utf-8") for path in sorted(DEMO.glob("*.txt"))]
CONTROLS = "\u200e\u200f\u202b\u202c\u2067\u2069\u200b\u200d\ufeff\u0640"
SENTENCES = [line for report in REPORTS for line in report.splitlines() if line]
WORDS = sorted({word for line in SENTENCES for word in line.split()})
SOUP = st.lists(st.sampled_from([*WORDS, "«", "»", '"', ".", "،", "\n", "1402", "12/5", "31", "٪"]), max_size=40)


def spans(value: Any) -> list[tuple[int, int, str | None]]:
    """Every (start, end, text) in a JSON value."""
    found = []
    if isinstance(value, dict):
        if value.get("start") is not None:
            found.append((value["start"], value["end"], value.get("text")))
        for inner in value.values():
            found += spans(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            found += spans(inner)
    return found


def surfaces(text: str) -> list[str]:
    document = run_stages(make_document(text, Meta(outlet="Sada")))
    return [e.span.of(text) for layer in LAYERS.values() for e in document[layer] if hasattr(e, "span")]


@settings(max_examples=60, deadline=None)
@given(SOUP)
def test_every_span_is_exact_and_the_text_untouched(words: list[str]) -> None:
    text = " ".join(words)
    document = tawatur.annotate(text, published="2024-05-01")
    assert document.text == text
    for start, end, surface in spans(to_wire(document)):
        assert 0 <= start <= end <= len(text)
        assert surface is None or surface == text[start:end]
    assert decode(encode(document)) == document


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
def test_any_text_passes(text: str) -> None:
    assert tawatur.annotate(text, published="2024-05-01").text == text


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(SENTENCES), st.data())
def test_zero_width_controls_change_no_annotation(sentence: str, data: st.DataObject) -> None:
    noisy = sentence
    for _ in range(3):
        place = data.draw(st.integers(1, max(1, len(noisy) - 1)))
        noisy = noisy[:place] + data.draw(st.sampled_from("\u200b\u200d")) + noisy[place:]
    plain = ["".join(c for c in s if c not in CONTROLS) for s in surfaces(noisy)]
    assert plain == ["".join(c for c in s if c not in CONTROLS) for s in surfaces(sentence)]


def test_annotation_is_deterministic_whatever_came_before() -> None:
    first = [encode(tawatur.annotate(text, published="2024-05-20")) for text in REPORTS]
    again = [encode(tawatur.annotate(text, published="2024-05-20")) for text in reversed(REPORTS)]
    assert first == again[::-1]


def test_every_annotation_names_its_rule_and_every_chain_has_a_source() -> None:
    for text in REPORTS:
        document = tawatur.annotate(text, published="2024-05-20", outlet="Sada")
        for name, layer in LAYERS.items():
            for annotation in document[layer]:
                assert annotation.rule.startswith("ar."), f"{name}: {annotation.rule}"
        for attribution in to_wire(document)["attributions"]:
            assert attribution["chain"][0]["role"] == "outlet"
            assert len(attribution["chain"]) > 1
