"""What to expect of the names: five folds over ANERcorp's training split, in contiguous blocks of 100 sentences.

    python -m training.crossval [--folds 0,1,2,3,4]

Every fifth block is read by stages trained on the other blocks and on the project's own sentences. Shown are rules
alone, tagger alone and the hybrid that tawatur runs: exact spans and class, micro-averaged over PERS, LOC and ORG. GPE,
LOC and FAC count as LOC; NORP and TITLE as none, what is nested in them counts; MISC is not scored; a leading clitic
belongs to its word on both sides. Of names of one another's words the widest counts («ولاية تكساس»); in the row
`inside` the names in it count too («تكساس»). The file has no document marks, a report is twenty sentences.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable

from tawatur.annotate.mentions import find_mentions, tagging
from tawatur.annotate.mentions.tagger import read_stages, spans
from tawatur.model import Mention, Meta, make_document
from tawatur.text.segment import tokenize
from training.corpus import CLASSES, KINDS, Example, Report, Span, examples, read_anercorp, read_own, reports_of
from training.train_names import train_stages

BLOCK = 100
FOLDS = 5


def project(report: Report, mentions: Iterable[Mention]) -> set[Span]:
    """Named mentions in the terms of the corpus: their classes, as spans of words."""
    return {report.in_words(m.start, m.end, KINDS[m.kind]) for m in mentions if m.kind in KINDS and m.named}


def widest(names: set[Span]) -> set[Span]:
    """The names that lie in no other one."""
    kept: list[Span] = []
    for name in sorted(names, key=lambda name: (name[0], -name[1])):
        if not kept or kept[-1][1] < name[1]:
            kept.append(name)
    return set(kept)


def read_hybrid(report: Report) -> set[Span]:
    """The names tawatur finds, with the stages it now has."""
    return project(report, find_mentions(make_document(report.text, Meta())))


def read_tagged(example: Example) -> set[Span]:
    """The names the tagger alone reads."""
    by = tagging.stages()
    if by is None:
        return set()
    report = example.report
    labels, _ = by.label(example.view)
    tokens = tokenize(report.text)
    return {report.in_words(tokens.starts[a], tokens.ends[b - 1], kind) for a, b, kind in spans(labels)}


class Table:
    """Right, found and wanted by system and class."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str, str]] = Counter()

    def add(self, system: str, gold: set[Span], found: set[Span]) -> None:
        """Count one report."""
        for name in CLASSES:
            want, have = ({span for span in spans if span[2] == name} for spans in (gold, found))
            self.counts[system, name, "right"] += len(want & have)
            self.counts[system, name, "found"] += len(have)
            self.counts[system, name, "wanted"] += len(want)

    def row(self, system: str) -> str:
        """Micro-F1, then F1 (precision, recall) of each class."""
        cells = []
        total = [0, 0, 0]
        for name in CLASSES:
            numbers = [self.counts[system, name, what] for what in ("right", "found", "wanted")]
            total = [a + b for a, b in zip(total, numbers, strict=True)]
            right, found, wanted = numbers
            cells.append(f"{_f1(numbers):5.1f} ({100 * right / max(found, 1):.1f}/{100 * right / max(wanted, 1):.1f})")
        return f"| {system:7} | {_f1(total):5.1f} | " + " | ".join(cells) + " |"


def _f1(numbers: list[int]) -> float:
    right, found, wanted = numbers
    return 200 * right / max(found + wanted, 1)


def main() -> None:
    """Print the table of the folds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folds", default="0,1,2,3,4")
    folds = [int(fold) for fold in parser.parse_args().folds.split(",")]
    sentences = read_anercorp()
    blocks = [examples(reports_of(sentences[first : first + BLOCK])) for first in range(0, len(sentences), BLOCK)]
    own = examples(read_own())
    table = Table()
    for fold in folds:
        others = [e for place, block in enumerate(blocks) if place % FOLDS != fold for e in block]
        stages = read_stages(train_stages([*others, *own]))
        for example in (e for place, block in enumerate(blocks) if place % FOLDS == fold for e in block):
            gold = example.report.gold()
            for system, given in (("rules", None), ("hybrid", stages)):
                tagging.stages = lambda given=given: given  # type: ignore[assignment]
                found = read_hybrid(example.report)
                table.add(system, gold, widest(found))
                if system == "hybrid":
                    table.add("inside", gold, found)
            table.add("tagger", gold, read_tagged(example))
    print("| names by | micro | " + " | ".join(CLASSES) + " |")
    print("|---|---|" + "---|" * len(CLASSES))
    for system in ("rules", "tagger", "hybrid", "inside"):
        print(table.row(system))


if __name__ == "__main__":
    main()
