"""How sure a reading is that a specific event is told as done: an additive score, squashed to 0..1.

Note [Features]
    The weights stand in data/event_weights.toml with how they were found. Each feature is a fact of the reading: the
    trigger is a finite verb, its actor is named, it is dated, a quantity of dead stands by, a cue makes it only a topic.
    The gold of data-protest and assault sentences shows that these facts, not the words, part events from mentions.
"""

from __future__ import annotations

import math
from functools import cache

from tawatur.data import read_toml

# Below this the coder gives no event: what is left is a topic, not a telling.
LEAST = 0.25


@cache
def _weights() -> dict[str, float]:
    return {name: float(value) for name, value in read_toml("event_weights.toml")["weights"].items()}


def confidence_of(features: dict[str, float]) -> float:
    """The probability that annotators would call this a specific event, rounded to three digits."""
    weights = _weights()
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in sorted(features.items()))
    return round(1.0 / (1.0 + math.exp(-total)), 3)
