"""Learn the confidence of ASSAULT and PROTEST readings from the judged sentences of ../shared/dev.

    python eval/train_events.py [--write]

Logistic regression with an L2 penalty over the features of annotate/events/features.py. A sentence is judged, not a
reading: a yes is laid on its best reading, a no on all of them. Learning, but no scoring, counts votes: a no for which
some coders voted is a yes by half their share, a sentence without a verdict is one by their share (of PROTEST by half
of it), where more than one coder read it. The bias is shifted so that 0.5 is the threshold of the best F1 over the
folds: the classes are uneven, and whoever reads a confidence expects a decision at one half. Five folds by document
show what to expect of unseen ones: weights and threshold of each are learnt on the other four, the threshold by folds
within them, at the peak of F1 averaged over its neighbours (a single peak is noise). --write fits all sentences and
writes the tables of data/event_weights.toml. Deterministic, no dependency.
"""

from __future__ import annotations

import argparse
import math
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from gsr import FOLDER
from logistic import Example, Features, descend, log_odds, squash
from weights import write_tables

from tawatur.annotate.events import coder
from tawatur.annotate.pipeline import annotate
from tawatur.evaluate.gold import read_rows
from tawatur.evaluate.gsr import CODER_F1, TFIDF_F1, average_precision, brier, f1, interval

FOLDS = 5
PENALTY = {"ASSAULT": 0.05, "PROTEST": 0.05}
ROUNDS = 3
# F1 at a threshold is averaged over so many scores on either side.
NEIGHBOURS = 25
# A feature seen in fewer sentences is left out.
RAREST = 6
# How much of a yes is a vote for a sentence that got a no, and for one without a verdict; PROTEST has thrice as many of
# those as of yes. In two other foldings verdicts alone gave ASSAULT an average precision of .638, votes .651.
VOTE = 0.5
OPEN_VOTE = {"ASSAULT": 1.0, "PROTEST": 0.5}
FEWEST_CODERS = 2


class Bag(NamedTuple):
    """A judged sentence: its fold, its verdict (none where coders did not settle on one), how much of a yes it is to
    learn from, and its readings."""

    fold: int
    verdict: bool | None
    share: float
    readings: list[Features]


def readings_of(text: str, type: str) -> list[Features]:
    """The features of every reading of the type in a sentence that is told as done."""
    found: list[Features] = []
    plain = coder.confidence_of

    def listen(of: str, features: Features, register: Sequence[float]) -> float:
        if (
            of == type
            and not features.get("negated")
            and not features.get("future")
            and not features.get("hypothetical")
        ):
            found.append(dict(features))
        return plain(of, features, register)

    coder.confidence_of = listen  # type: ignore[assignment]
    learned, coder.is_learned = coder.is_learned, lambda of: of in PENALTY  # type: ignore[assignment]
    try:
        annotate(text)
    finally:
        coder.confidence_of, coder.is_learned = plain, learned
    return found


def bags(folder: Path, type: str) -> list[Bag]:
    """The judged sentences of a type."""
    vote = {"yes": 1.0, "ambiguous": OPEN_VOTE[type]}
    return [
        Bag(
            zlib.crc32(str(row["id"]).rsplit("-", 1)[0].encode()) % FOLDS,
            None if row["label"] == "ambiguous" else row["label"] == "yes",
            vote.get(row["label"], VOTE) * row["accept"] / row["total"],
            readings_of(str(row["text"]), type),
        )
        for row in read_rows(folder / "gsr_sentences.jsonl")
        if row["type"] == type and (row["label"] != "ambiguous" or row["total"] >= FEWEST_CODERS)
    ]


def score(weights: dict[str, float], reading: Features) -> float:
    """The probability of a reading."""
    return squash(log_odds(weights, reading))


def fit(sentences: list[Bag], penalty: float) -> dict[str, float]:
    """The weights of the features that are common enough."""
    seen: dict[str, int] = {}
    for bag in sentences:
        for name in sorted({n for r in bag.readings for n in r}):
            seen[name] = seen.get(name, 0) + 1
    names = sorted(name for name, times in seen.items() if times >= RAREST)
    weights = {"bias": -1.0}
    for _ in range(ROUNDS):
        examples: list[Example] = []
        for bag in sentences:
            if bag.share and bag.readings:
                best = max(bag.readings, key=lambda r: score(weights, r))
                examples.append(Example(best, 1.0, bag.share))
            if bag.share < 1.0:
                examples.extend(Example(r, 0.0, (1.0 - bag.share) / len(bag.readings)) for r in bag.readings)
        weights = descend(examples, names, penalty, weights)
    return weights


def threshold_of(pairs: list[tuple[float, bool]]) -> float:
    """The threshold at the peak of F1, averaged over its neighbours."""
    marks = sorted({score for score, _ in pairs if score > 0}) or [0.5]
    values = [f1(pairs, mark) for mark in marks]

    def around(place: int) -> float:
        near = values[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]
        return sum(near) / len(near)

    return marks[max(range(len(marks)), key=around)]


def best_of(weights: dict[str, float], readings: list[Features]) -> float:
    """The score of a sentence."""
    return max((score(weights, reading) for reading in readings), default=0.0)


def unseen(sentences: list[Bag], penalty: float) -> list[tuple[float, bool]]:
    """The score of each sentence with a verdict by a model that has not seen its document."""
    folds = sorted({bag.fold for bag in sentences})
    models = {fold: fit([bag for bag in sentences if bag.fold != fold], penalty) for fold in folds}
    return [(best_of(models[bag.fold], bag.readings), bag.verdict) for bag in sentences if bag.verdict is not None]


def decisions(sentences: list[Bag], penalty: float) -> list[tuple[float, bool]]:
    """Yes or no for each sentence with a verdict, weights and threshold learnt without its fold."""
    decided: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        rest = [bag for bag in sentences if bag.fold != fold]
        weights, threshold = fit(rest, penalty), threshold_of(unseen(rest, penalty))
        decided += [
            (float(best_of(weights, bag.readings) >= threshold), bag.verdict)
            for bag in sentences
            if bag.fold == fold and bag.verdict is not None
        ]
    return decided


def main() -> None:
    """Print what five folds give; with --write fit everything and store it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--penalty", type=float)
    arguments = parser.parse_args()
    tables = {}
    for kind, default in PENALTY.items():
        penalty = arguments.penalty or default
        sentences = bags(arguments.folder, kind)
        scores, decided = unseen(sentences, penalty), decisions(sentences, penalty)
        low, high = interval(decided, 1.0)
        print(
            f"{kind} five folds: F1 {f1(decided, 1.0):.3f} [{low:.3f}, {high:.3f}]"
            f" AP {average_precision(scores):.3f} Brier {brier(scores):.3f}"
            f" (a coder {CODER_F1[kind]}, TF-IDF {TFIDF_F1[kind]})"
        )
        if arguments.write:
            tables[kind] = fit(sentences, penalty)
            threshold = threshold_of(scores)
            tables[kind]["bias"] -= math.log(threshold / (1.0 - threshold))
    if arguments.write:
        write_tables(tables)


if __name__ == "__main__":
    main()
