"""Print the scores of the event coder on the public Arabic gold (../shared/dev/gsr_*.jsonl): tawatur.evaluate.gsr.

python eval/gsr.py [--folder DIR] [--errors]
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tawatur.evaluate.gold import read_rows
from tawatur.evaluate.gsr import score_sentences, score_spans

FOLDER = Path(__file__).parents[1] / ".." / "shared" / "dev"


def main() -> None:
    """Score both types."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    scores = score_sentences(list(read_rows(arguments.folder / "gsr_sentences.jsonl")))
    scores += score_spans(list(read_rows(arguments.folder / "gsr_spans.jsonl")))
    for score in scores:
        print(f"{score.layer:18} {score.metric:20} {score.value:.3f}")
        if arguments.errors:
            for line in score.errors:
                print("   ", line)


if __name__ == "__main__":
    main()
