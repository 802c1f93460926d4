"""Milliseconds for 10 kB of hostile text, pattern by pattern, and what doubling it costs.

    python -m bench.hostile

Prints for each hostile piece of tests/annotate/test_attribution_hostile.py the median process time of the attribution
stage on 10,000 bytes of UTF-8, that of all stages together, and the growth of the attribution stage from there to
twice the text.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial
from itertools import count

from tests.annotate.test_attribution_hostile import HOSTILE

from tawatur.annotate.attribution import find_attributions
from tawatur.annotate.pipeline import run_stages
from tawatur.model import Attribution, Document, Meta, make_document

BYTES = 10_000
ROUNDS = 5
_fresh = count()


def text_of(piece: str, size: int) -> str:
    """The piece repeated up to so many bytes, with a number behind it that no cache has seen."""
    return piece * (size // len(piece.encode("utf-8"))) + str(next(_fresh))


def milliseconds(prepare: Callable[[], Document], run: Callable[[Document], object]) -> float:
    """The median process time of a run on a document made anew each time."""
    spent = []
    for _ in range(ROUNDS):
        document = prepare()
        start = time.process_time()
        run(document)
        spent.append((time.process_time() - start) * 1000)
    return statistics.median(spent)


def coded(piece: str, size: int) -> Callable[[], Document]:
    """Makes documents with every layer; the attribution stage, run on one, finds the same again."""
    return lambda: run_stages(bare(piece, size))


def bare(piece: str, size: int) -> Document:
    """A document without layers."""
    return make_document(text_of(piece, size), Meta(outlet="bench"))


def main() -> None:
    """Print the table."""
    print(f"{'pattern':24}{'attribution ms':>16}{'all stages ms':>16}{'doubling':>10}{'found':>8}")
    for name, piece in sorted(HOSTILE.items()):
        one = milliseconds(coded(piece, BYTES), find_attributions)
        two = milliseconds(coded(piece, 2 * BYTES), find_attributions)
        everything = milliseconds(partial(bare, piece, BYTES), run_stages)
        found = len(coded(piece, BYTES)()[Attribution])
        print(f"{name:24}{one:16.1f}{everything:16.1f}{two / max(one, 1e-6):10.2f}{found:8}")


if __name__ == "__main__":
    main()
