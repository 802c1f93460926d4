"""How sure a reading is that a specific event is told as done: an additive score, squashed to 0..1.

Note [Two kinds of weights]
    data/event_weights.toml holds weights by hand for all types, and for the types that have sentences judged by
    annotators (ASSAULT, PROTEST) a table learned from them by eval/train_events.py: how likely annotators call such a
    reading a specific event of the type, with even odds at 0.5. Features are facts of the reading (a finite verb, a
    named actor, a date, a number of dead, a cue that makes it a topic) and the classes of the words beside it, never
    names.
"""

from __future__ import annotations

import math
from functools import cache

from tawatur.data import read_toml

# Below this the coder gives no event: what is left is a topic, not a telling.
LEAST = 0.05
# Beyond this the squashed score is 0 or 1 to three digits.
_LARGEST = 30.0


@cache
def _weights() -> dict[str, dict[str, float]]:
    return {
        name: {feature: float(value) for feature, value in table.items()}
        for name, table in read_toml("event_weights.toml").items()
    }


def is_learned(type: str) -> bool:
    """Whether the confidence of a type comes from a learned table."""
    return type in _weights()


def confidence_of(type: str, features: dict[str, float]) -> float:
    """The probability that annotators would call this a specific event, rounded to three digits."""
    tables = _weights()
    weights = tables.get(type) or tables["weights"]
    # fsum is exact, so that the order of the features does not matter
    total = math.fsum([weights["bias"], *(weights[name] * features[name] for name in features if name in weights)])
    return round(1.0 / (1.0 + math.exp(-max(min(total, _LARGEST), -_LARGEST))), 3)
