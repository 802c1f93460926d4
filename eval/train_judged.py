"""Learn how far an event that the coder reads is to be trusted, from events that readers judged in whole reports.

    python eval/train_judged.py [--write]

judged_events.tsv tells of each event whether the text of ../shared/dev/wild.jsonl tells of a specific happening of that
type there. Logistic regression over the facts of the reading, its type, and the register of the report; for types with
a table of their own (eval/train_events.py) that table's log odds are given, and only the register is learned. Five
folds by report show what to expect: area under the ROC curve, Brier score, and the share of right events among those
that are kept when .97, .95 or .9 of the right ones are. The register is shifted so that it weighs nothing for the usual
news report. --write fits all and writes the tables. An event that today's coder does not read is left out.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

from gsr import FOLDER
from logistic import Example, Features, descend, log_odds, squash
from weights import FILE as WEIGHTS
from weights import write_tables

from tawatur.annotate.events import coder
from tawatur.annotate.events.register import register_of
from tawatur.annotate.pipeline import annotate
from tawatur.data import read_toml
from tawatur.evaluate.gsr import brier

JUDGED = Path(__file__).with_name("judged_events.tsv")
FOLDS = 5
PENALTY = 0.01
STEPS = 600
KEPT = (0.97, 0.95, 0.9)
REGISTER = "register"
# Holds where a type has no table of its own.
GENERIC = "generic"


class Judged(NamedTuple):
    """An event that was read again: its report, type, verdict, features, and what the coder's weights gave."""

    report: str
    type: str
    right: bool
    news: bool
    features: Features
    confidence: float


def read_judged(folder: Path) -> Iterator[Judged]:
    """The judged events that the coder still reads with a type of theirs."""
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    lines = (line for line in JUDGED.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    for row in csv.DictReader(lines, delimiter="\t"):
        rows[row["report"]].append(row)
    for line in (folder / "wild.jsonl").read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        if report["id"] in rows:
            readings = _readings(report)
            for row in rows[report["id"]]:
                found = readings.get((int(row["start"]), row["type"]))
                if found is not None:
                    news = row["genre"] == "news"
                    yield Judged(report["id"], row["type"], row["verdict"] == "right", news, *found)


def _readings(report: dict[str, str]) -> dict[tuple[int, str], tuple[Features, float]]:
    """Features and confidence of all readings of a report, given as events or not, by place and type."""
    found: dict[tuple[int, str], tuple[Features, float]] = {}
    told: list[tuple[int, Features]] = []
    plain, facts = coder.confidence_of, coder.features_of

    def note(*reading: Any) -> Features:
        told.append((reading[1].start, register_of(reading[0])))
        return facts(*reading)

    def listen(type: str, features: Features, register: Sequence[float]) -> float:
        value = plain(type, features, register)
        place, register_facts = told[-1]
        found[place, type] = {**features, **register_facts}, value
        return value

    coder.confidence_of, coder.features_of = listen, note  # type: ignore[attr-defined]
    try:
        annotate(report["text"], report["published"], report["outlet"])
    finally:
        coder.confidence_of, coder.features_of = plain, facts  # type: ignore[attr-defined]
    return found


def examples_of(judged: Sequence[Judged], tables: Mapping[str, Features]) -> list[Example]:
    """What is learned from: a type with a table of its own gives its log odds and the register alone."""
    found = []
    for event in judged:
        register = {name: value for name, value in event.features.items() if name.startswith(REGISTER)}
        own = tables.get(event.type)
        if own is None:
            plain = {name: value for name, value in event.features.items() if "=" not in name}
            found.append(Example(plain | register | {f"type={event.type}": 1.0, GENERIC: 1.0}, float(event.right)))
        else:
            found.append(Example(register, float(event.right), given=log_odds(own, event.features)))
    return found


def learn(examples: Sequence[Example]) -> Features:
    """The weights of all features; types with a table have no bias of their own."""
    names = sorted({name for example in examples for name in example.features})
    return descend(examples, names, PENALTY, {"bias": 0.0}, STEPS)


def probability(weights: Features, example: Example) -> float:
    """How likely the event is right."""
    return squash(example.given + log_odds(weights, example.features))


def unseen(judged: Sequence[Judged], examples: Sequence[Example]) -> list[float]:
    """The probability of each event by weights that have not seen its report."""
    fold = [zlib.crc32(event.report.encode()) % FOLDS for event in judged]
    models = [learn([e for e, f in zip(examples, fold, strict=True) if f != left]) for left in range(FOLDS)]
    return [probability(models[f], example) for example, f in zip(examples, fold, strict=True)]


def tables_of(weights: Features, judged: Sequence[Judged]) -> dict[str, Features]:
    """The two tables: the register shifted so that it weighs nothing in the usual news report."""
    register = {name: value for name, value in weights.items() if name.startswith(REGISTER)}
    news = [event.features for event in judged if event.news and REGISTER in event.features]
    usual = fmean(sum(register.get(name, 0.0) * value for name, value in features.items()) for features in news)
    register[REGISTER] -= usual
    rest = {n: v for n, v in weights.items() if n not in register and n not in ("bias", GENERIC)}
    rest["bias"] = weights["bias"] + weights[GENERIC] + usual
    return {"weights": rest, "register": register}


def area(scores: Sequence[float], right: Sequence[bool]) -> float:
    """The area under the ROC curve."""
    good = [s for s, r in zip(scores, right, strict=True) if r]
    bad = [s for s, r in zip(scores, right, strict=True) if not r]
    return sum((g > b) + (g == b) / 2 for g in good for b in bad) / (len(good) * len(bad))


def show(title: str, scores: Sequence[float], right: Sequence[bool]) -> None:
    """Print what the scores part."""
    order = sorted(zip(scores, right, strict=True), reverse=True)
    shares = []
    for kept in KEPT:
        wanted = math.ceil(kept * sum(right))
        place = next(i for i in range(1, len(order) + 1) if sum(r for _, r in order[:i]) >= wanted)
        shares.append(f"{kept} {wanted / place:.2f} (from {order[place - 1][0]:.2f})")
    print(f"{title}: ROC area {area(scores, right):.3f} Brier {brier(list(zip(scores, right, strict=True))):.3f}")
    print(f"    right of all {sum(right) / len(right):.2f}; kept of the right, right of the kept: {', '.join(shares)}")


def main() -> None:
    """Print what five folds give; with --write fit everything and store it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    judged = list(read_judged(arguments.folder))
    examples = examples_of(judged, {n: t for n, t in read_toml(WEIGHTS.name).items() if n not in ("weights", REGISTER)})
    right = [event.right for event in judged]
    print(f"{len(judged)} events of {len({event.report for event in judged})} reports")
    show("weights of today", [event.confidence for event in judged], right)
    show("five folds", unseen(judged, examples), right)
    if arguments.write:
        write_tables(tables_of(learn(examples), judged))


if __name__ == "__main__":
    main()
