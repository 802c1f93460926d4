"""What doubling a text costs, measured so that a busy machine does not decide."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from itertools import pairwise
from typing import TypeVar

# Doubling a text may cost so many times its time, on hostile text too.
GROWTH = 2.3
# Texts of one, two, four and eight times the first size, so that three ratios of neighbours vote.
_DOUBLINGS = 4
_ROUNDS = 4
_SECOND_LOOKS = 4
# A run shorter than this is repeated until it is not, since the clock ticks too coarsely for it.
_SHORTEST = 0.004

Prepared = TypeVar("Prepared")


def growth(prepare: Callable[[int], Prepared], run: Callable[[Prepared], object], size: int) -> float:
    """The median cost of doubling the text from `size` on: process time, the best of several interleaved runs.

    `prepare` makes what is measured, for a size, and is called anew for every run, so that no cache answers; only
    `run` is timed. An excess is measured again before it counts: a busy machine passes, a square cost of 4 stays.
    """
    cost = _growth_once(prepare, run, size)
    for _ in range(_SECOND_LOOKS):
        if cost < GROWTH:
            break
        cost = min(cost, _growth_once(prepare, run, size))
    return cost


def _growth_once(prepare: Callable[[int], Prepared], run: Callable[[Prepared], object], size: int) -> float:
    sizes = [size << step for step in range(_DOUBLINGS)]
    best = dict.fromkeys(sizes, float("inf"))
    run(prepare(size))
    repeats = max(1, round(_SHORTEST / max(_seconds([prepare(size)], run), 1e-6)))
    gc.collect()
    gc.disable()
    try:
        for _ in range(_ROUNDS):
            for one in sizes:
                prepared = [prepare(one) for _ in range(repeats)]
                best[one] = min(best[one], _seconds(prepared, run))
    finally:
        gc.enable()
    return statistics.median(best[large] / best[small] for small, large in pairwise(sizes))


def _seconds(prepared: list[Prepared], run: Callable[[Prepared], object]) -> float:
    start = time.process_time()
    for one in prepared:
        run(one)
    return time.process_time() - start
