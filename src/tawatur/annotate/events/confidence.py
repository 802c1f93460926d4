"""How sure a reading is that a specific event is told as done: an additive score, squashed to 0..1.

Note [Two kinds of judgement]
    data/event_weights.toml is learned. ASSAULT and PROTEST have a table each from sentences that annotators judged
    (eval/train_events.py): how likely they call such a reading a specific event of the type, with even odds at 0.5. The
    other types share the table [weights], learned with [register] from events that readers judged in whole reports of
    all sections of the press (eval/train_judged.py). [register] is added for every type and says what kind of text the
    report is; it is nothing for the usual news report and for a text too short to show it. Features are facts of the
    reading (a finite verb, a named actor, a date, a number of dead), classes of the words beside it and densities of
    the whole report, never names.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache

from tawatur.data import read_toml

# Below these the coder gives no event: what is left is a topic or a figure of speech, not a telling. In five folds of
# judged events the first costs 2 of 100 right ones; learned tables are harsh on nouns, so that less of them is enough.
LEAST = 0.15
LEAST_LEARNED = 0.03
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


def least_of(type: str) -> float:
    """The confidence below which a reading of a type is no event."""
    return LEAST_LEARNED if is_learned(type) else LEAST


def weigh_register(features: Mapping[str, float]) -> list[float]:
    """What each feature of the register of a report adds to the score of all its events."""
    table = _weights()["register"]
    return [table[name] * value for name, value in features.items() if name in table]


def confidence_of(type: str, features: Mapping[str, float], register: Sequence[float] = ()) -> float:
    """The probability that a reader would call this a specific event of the type, rounded to three digits; `register`
    is what the register of its report adds."""
    tables = _weights()
    own = tables.get(type) or tables["weights"]
    weighed = [own[name] * value for name, value in features.items() if name in own]
    # fsum is exact, so that the order of the features does not matter
    total = math.fsum([own["bias"], own.get(f"type={type}", 0.0), *weighed, *register])
    return round(1.0 / (1.0 + math.exp(-max(min(total, _LARGEST), -_LARGEST))), 3)
