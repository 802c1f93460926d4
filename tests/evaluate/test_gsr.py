"""The formulas of the judged sentences, on rows of the project's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tawatur.evaluate import evaluate
from tawatur.evaluate.gsr import (
    average_precision,
    brier,
    confidence,
    f1,
    interval,
    score_sentences,
    score_spans,
)

YES = "قتل مسلحون ثلاثة جنود في هجوم على حاجز شرق المدينة أمس"
NO = "افتتح الوزير معرض الكتاب في العاصمة"
SENTENCES = [
    {"id": "a-1", "type": "ASSAULT", "label": "yes", "text": YES},
    {"id": "a-2", "type": "ASSAULT", "label": "easy no", "text": NO},
    {"id": "b-1", "type": "ASSAULT", "label": "difficult no", "text": "لا أخبار اليوم"},
    {"id": "b-2", "type": "ASSAULT", "label": "ambiguous", "text": YES},
]
SPANS = [
    {
        "id": "a-1",
        "type": "ASSAULT",
        "text": YES,
        "spans": [
            {"source_actor": ["مسلحون"], "verb": ["قتل"], "target_actor": ["جنود", "ثلاثة"]},
            {"source_actor": [], "verb": ["هجوم"], "target_actor": ["حاجز"]},
        ],
    },
    {
        "id": "b-9",
        "type": "ASSAULT",
        "text": NO,
        "spans": [{"source_actor": ["الوزير"], "verb": ["افتتح"], "target_actor": []}],
    },
]


def value(scores: list, metric: str) -> float:
    return next(score.value for score in scores if score.metric == metric)


def test_average_precision() -> None:
    assert average_precision([(0.9, True), (0.8, False), (0.7, True)]) == pytest.approx((1 + 2 / 3) / 2)


def test_average_precision_counts_ties_against_us() -> None:
    assert average_precision([(0.5, True), (0.5, False)]) == 0.5


def test_average_precision_of_nothing() -> None:
    assert average_precision([]) == 0.0
    assert average_precision([(0.5, False)]) == 0.0


def test_brier() -> None:
    assert brier([(1.0, True), (0.0, False)]) == 0.0
    assert brier([(0.0, True), (0.5, False)]) == pytest.approx(0.625)
    assert brier([]) == 0.0


def test_f1() -> None:
    pairs = [(0.9, True), (0.6, False), (0.4, True), (0.1, False)]
    assert f1(pairs, 0.5) == pytest.approx(0.5)
    assert f1(pairs, 0.4) == pytest.approx(0.8)
    assert f1([], 0.5) == 0.0


def test_interval_is_the_same_again_and_holds_the_value() -> None:
    pairs = [(0.9, True), (0.2, False), (0.8, False), (0.7, True), (0.1, True)] * 10
    low, high = interval(pairs, 0.5)
    assert (low, high) == interval(pairs, 0.5)
    assert low <= f1(pairs, 0.5) <= high
    assert interval([], 0.5) == (0.0, 0.0)


def test_sentences_are_decided_at_one_half() -> None:
    scores = score_sentences(SENTENCES)
    assert value(scores, "precision") == 1.0
    assert value(scores, "recall") == 1.0
    assert value(scores, "f1") == 1.0
    assert value(scores, "average precision") == 1.0
    assert 0.0 <= value(scores, "Brier") < 0.25


def test_peers_stand_beside() -> None:
    scores = score_sentences(SENTENCES)
    assert value(scores, "f1 of a coder") == 0.655
    assert value(scores, "f1 of TF-IDF") == 0.663
    assert value(score_spans(SPANS), "source of a coder") == 0.82


def test_ambiguous_rows_are_left_out() -> None:
    recall = next(s for s in score_sentences(SENTENCES) if s.metric == "recall")
    assert recall.total == 1


def test_a_miss_names_its_sentence() -> None:
    rows = [{**SENTENCES[1], "label": "yes"}]
    recall = next(s for s in score_sentences(rows) if s.metric == "recall")
    assert recall.value == 0.0
    assert recall.errors[0].startswith("MISS a-2")


def test_spans_overlap_with_any_coder() -> None:
    scores = score_spans(SPANS)
    assert [(s.metric, s.right, s.total) for s in scores if s.total is not None] == [
        ("source", 1, 2),
        ("verb", 1, 2),
        ("target", 1, 1),
    ]


def test_what_is_to_come_or_denied_counts_for_nothing() -> None:
    assert confidence("ستقصف الطائرات الميناء غدا", "ASSAULT") == 0.0
    assert confidence("لم تقصف الطائرات الميناء", "ASSAULT") == 0.0
    assert confidence(YES, "PROTEST") == 0.0


def test_files_are_known_by_their_names(tmp_path: Path) -> None:
    for name, rows in (("my_sentences", SENTENCES), ("my_spans", SPANS)):
        lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    scores = evaluate(tmp_path, tmp_path)
    assert {score.layer for score in scores} == {"sentences ASSAULT", "spans ASSAULT"}
    assert {s.layer for s in evaluate(tmp_path, tmp_path, "spans")} == {"spans ASSAULT"}
