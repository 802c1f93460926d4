"""The weights of the tagger's features, in whole numbers, all labels and both stages of a feature side by side.

Note [Whole numbers]
    Weights are stored as thousandths and added as integers: the same labels on every machine, whatever the order of
    the sums. The weights of a feature, one a label and stage, stand side by side in one large integer, 32 bits each, so
    that one addition adds all fourteen; a bias that each bears keeps it above zero and changes no comparison.

Note [Seen from five places]
    A word weighs on itself and on two words to each side. What it gives to the five of them is side by side too, what
    it gives to the first of them lowest, so that one walk sums a text: what was given so far, moved down by one word,
    and what the next word gives (`running`).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from itertools import accumulate

from tawatur.annotate.mentions.features import DISTANCES

# Weights are thousandths.
SCALE = 1000
OUTSIDE = "O"
LABELS = ("O", "B-PERS", "I-PERS", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
# More than any weight; 32 bits hold some thousands of biased weights.
_BIAS = 1 << 20
_ROW = struct.Struct(f"<{len(LABELS)}I")
_STAGE = 8 * _ROW.size
_STAGES = 2
_LANE = _STAGES * _STAGE
_BYTES = len(DISTANCES) * _LANE // 8
# The lane of each distance that a word is seen from: the word before it sees it from +1.
_LANES = {distance: lane for lane, distance in enumerate(reversed(DISTANCES))}
_MASK = (1 << _LANE) - 1
_AFTER = max(DISTANCES)
# The first stage of a word for itself.
ITSELF = _STAGES * _LANES[0]

Vector = int
Row = Sequence[int]
# The rows of each feature, a lane and stage each: as they are written until they are first asked for.
_Table = dict[str, Vector | str]


class Weights:
    """The weights of every feature: of one word, for itself and its neighbours in their lanes; of several together."""

    def __init__(self, stages: Iterable[Iterable[str]]) -> None:
        self._single: _Table = {}
        self._joint: _Table = {}
        lanes = {str(distance): (self._single, _STAGES * lane) for distance, lane in _LANES.items()}
        joint = (self._joint, 0)
        for stage, lines in enumerate(stages):
            for line in lines:
                row, _, feature = line.partition("\t")
                distance, _, key = feature.partition(".")
                table, place = lanes.get(distance, joint)
                if table is self._joint:
                    key = feature
                table[key] = f"{table.get(key, '')};{place + stage} {row}"

    def given(self, features: Iterable[str]) -> Vector:
        """The sum of what features of a word give to it and to its neighbours, each in its lane."""
        return _sum(self._single, features)

    def seen_from(self, distance: int, features: Iterable[str]) -> Vector:
        """The sum of the weights of features of a word seen from a distance, in its lane."""
        return self.given(features) & (_MASK << _LANE * _LANES[distance])

    def joint(self, features: Iterable[str]) -> Vector:
        """The sum of the weights of features of several words, of the rules and of the memory."""
        return _sum(self._joint, features)


def _sum(table: _Table, features: Iterable[str]) -> Vector:
    """The sum of the weights of features; a row is read from text when it is first asked for."""
    total = 0
    for feature in features:
        row = table.get(feature)
        if row is None:
            continue
        if isinstance(row, str):
            row = table[feature] = _read_rows(row)
        total += row
    return total


def _read_rows(text: str) -> Vector:
    """The rows of a feature, each after a semicolon with its place among lanes and stages."""
    total = 0
    for row in text[1:].split(";"):
        place, *weights = map(int, row.split(" "))
        total += pack(weights) << _STAGE * place
    return total


def running(given: Sequence[Vector]) -> list[Vector]:
    """For each word of a text what the words around it and it itself give to it, in the lowest lane.

    `given` has the vectors of all words in all lanes.
    """
    return [*accumulate([*given, *[0] * _AFTER], lambda total, vector: (total >> _LANE) + vector)][_AFTER:]


def lead(row: Row, state: int | None = None) -> int:
    """By how much "no name" leads before a label, the best one of a name if none is given."""
    return row[0] - (max(row[1:]) if state is None else row[state])


def pack(weights: Iterable[int]) -> Vector:
    """The weights of all labels side by side in one integer, each with the same bias."""
    return int.from_bytes(_ROW.pack(*[weight + _BIAS for weight in weights]), "little")


def unpack(vector: Vector, stage: int = 0) -> Row:
    """The weights of all labels in a stage, counted from the lowest lane, each with the same bias."""
    return _ROW.unpack_from(vector.to_bytes(_BYTES, "little"), _ROW.size * stage)
