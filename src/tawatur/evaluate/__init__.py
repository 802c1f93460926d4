"""Scoring of gold files, with the formulas of the gold's own README; `tawatur evaluate` prints what this returns."""

from __future__ import annotations

from pathlib import Path

from tawatur.annotate.pipeline import run_stages
from tawatur.evaluate.attributions import score_attributions
from tawatur.evaluate.events import score_events, score_links
from tawatur.evaluate.gold import GOLD_LAYERS, Score, find_gold, read_rows, read_texts, rows_by_document
from tawatur.evaluate.gsr import score_sentences, score_spans
from tawatur.evaluate.layers import score_distractors, score_mentions, score_numbers, score_timexes
from tawatur.reconcile import link_and_reconcile

__all__ = ["GOLD_LAYERS", "Score", "evaluate"]


def evaluate(gold: Path, texts: Path, layer: str | None = None) -> list[Score]:
    """The scores of one gold file or a folder of them against the texts they speak of.

    Speakers and arguments are compared by canonical name, or by lying on a gold mention of that name where the mention
    gold stands beside. Raises InputError for gold or texts that cannot be read.
    """
    files = find_gold(gold, layer)
    judged = _score_judged(files)
    files = {name: path for name, path in files.items() if name not in _JUDGED}
    if not files:
        return judged
    rows = {name: rows_by_document(path) for name, path in files.items()}
    beside = files[next(iter(files))].parent
    mention_files = sorted(beside.glob("*mentions*.jsonl"))
    mentions = rows_by_document(mention_files[0]) if mention_files else {}
    names = {name for found in rows.values() for name in found}
    corpus = {name: run_stages(document) for name, document in read_texts(texts, names).items()}
    scores: list[Score] = []
    for name in GOLD_LAYERS:
        if name not in rows:
            continue
        if name == "timexes":
            scores += score_timexes(corpus, rows[name])
        elif name == "numbers":
            scores += score_numbers(corpus, rows[name])
        elif name == "distractors":
            scores += score_distractors(corpus, rows[name])
        elif name == "mentions":
            scores += score_mentions(corpus, rows[name])
        elif name == "attributions":
            scores += score_attributions(corpus, rows[name], mentions)
        else:
            scores += score_events(corpus, rows[name], mentions)
            scores += score_links(rows[name], link_and_reconcile(list(corpus.values())).events)
    return scores + judged


def _score_judged(files: dict[str, Path]) -> list[Score]:
    """The scores of gold whose rows bring their own text."""
    scores: list[Score] = []
    for name, score in _JUDGED.items():
        if name in files:
            scores += score(list(read_rows(files[name])))
    return scores


_JUDGED = {"sentences": score_sentences, "spans": score_spans}
