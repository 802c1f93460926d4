"""Logistic regression with an L2 penalty by gradient descent with momentum: deterministic, without dependencies."""

from __future__ import annotations

import math
from collections.abc import Sequence

Features = dict[str, float]
STEPS = 160
_MOMENTUM = 0.9
_RATE = 0.6
_LARGEST = 30.0


def squash(total: float) -> float:
    """The probability of log odds."""
    return 1.0 / (1.0 + math.exp(-max(min(total, _LARGEST), -_LARGEST)))


def log_odds(weights: Features, features: Features) -> float:
    """What weights give the features, bias included; summed in the order of names, the same each time."""
    return weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in sorted(features.items()))


class Example:
    """Features with a target between 0 and 1, a weight, and log odds that are given beforehand."""

    __slots__ = ("features", "given", "target", "weight")

    def __init__(self, features: Features, target: float, weight: float = 1.0, given: float = 0.0) -> None:
        self.features = features
        self.target = target
        self.weight = weight
        self.given = given


def descend(
    examples: Sequence[Example], names: Sequence[str], penalty: float, start: Features, steps: int = STEPS
) -> Features:
    """The weights of the named features and of ``bias``, which bears no penalty; all examples at each step."""
    place = {name: index + 1 for index, name in enumerate(names)}
    rows = [
        ([(0, 1.0), *((place[n], v) for n, v in e.features.items() if n in place)], e.target, e.weight, e.given)
        for e in examples
    ]
    values = [start.get("bias", -1.0), *(start.get(name, 0.0) for name in names)]
    speed = [0.0] * len(values)
    total = sum(weight for _, _, weight, _ in rows)
    for _ in range(steps):
        slope = [penalty * value for value in values]
        slope[0] = 0.0
        for have, target, weight, given in rows:
            guess = squash(given + sum(values[index] * value for index, value in have))
            error = (guess - target) * weight / total
            for index, value in have:
                slope[index] += error * value
        for index, gradient in enumerate(slope):
            speed[index] = _MOMENTUM * speed[index] - _RATE * gradient
            values[index] += speed[index]
    return {"bias": values[0], **{name: values[index] for name, index in place.items()}}
