"""The weights of the tagger's features, in whole numbers, all labels and both stages of a feature side by side.

Note [Whole numbers]
    Weights are stored as thousandths and added as integers: the same labels on every machine, whatever the order of
    the sums. The weights of a feature, one a label and stage, stand side by side in one large integer, 32 bits each, so
    that one addition adds all fourteen; a bias that each bears keeps it above zero and changes no comparison.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence

from tawatur.annotate.mentions.features import DISTANCES

# Weights are thousandths.
SCALE = 1000
OUTSIDE = "O"
LABELS = ("O", "B-PERS", "I-PERS", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
# More than any weight; a lane holds some thousands of biased weights.
_BIAS = 1 << 20
_ROW = struct.Struct(f"<{len(LABELS)}I")
_STAGE = 8 * _ROW.size
_BYTES = 2 * _ROW.size

Vector = int
Row = Sequence[int]


class Weights:
    """The weights of every feature in both stages, those of a word under the distance it is seen from."""

    def __init__(self, first: Iterable[str], second: Iterable[str]) -> None:
        self._tables: dict[str, dict[str, Vector | str]] = {str(distance): {} for distance in DISTANCES}
        self._seen_from = {distance: self._tables[str(distance)] for distance in DISTANCES}
        self._joint: dict[str, Vector | str] = {}
        one: dict[str, str] = {}
        for weights, feature in map(_columns, first):
            table, key = self._table_of(feature)
            table[one.setdefault(key, key)] = weights
        for weights, feature in map(_columns, second):
            table, key = self._table_of(feature)
            table[one.setdefault(key, key)] = f"{table.get(key, '')};{weights}"

    def _table_of(self, feature: str) -> tuple[dict[str, Vector | str], str]:
        """The table a feature stands in, and its key there."""
        distance, _, key = feature.partition(".")
        table = self._tables.get(distance)
        return (self._joint, feature) if table is None else (table, key)

    def at(self, distance: int, features: Iterable[str]) -> Vector:
        """The sum of the weights of features of a word seen from a distance."""
        return _sum(self._seen_from[distance], features)

    def joint(self, features: Iterable[str]) -> Vector:
        """The sum of the weights of features of several words, of the rules and of the memory."""
        return _sum(self._joint, features)


def _columns(line: str) -> tuple[str, str]:
    weights, _, feature = line.partition("\t")
    return weights, feature


def _sum(table: dict[str, Vector | str], features: Iterable[str]) -> Vector:
    """The sum of the weights of features; a row is read from text when it is first asked for."""
    total = 0
    for feature in features:
        row = table.get(feature)
        if row is None:
            continue
        if isinstance(row, str):
            row = table[feature] = _read_row(row)
        total += row
    return total


def _read_row(text: str) -> Vector:
    """The weights of a feature in the first stage and, after a semicolon, in the second; either may be missing."""
    stages_of_row = enumerate(text.split(";"))
    return sum(pack(map(int, part.split(" "))) << (_STAGE * stage) for stage, part in stages_of_row if part)


def lead(row: Row, state: int | None = None) -> int:
    """By how much "no name" leads before a label, the best one of a name if none is given."""
    return row[0] - (max(row[1:]) if state is None else row[state])


def pack(weights: Iterable[int]) -> Vector:
    """The weights of all labels side by side in one integer, each with the same bias."""
    return int.from_bytes(_ROW.pack(*[weight + _BIAS for weight in weights]), "little")


def unpack(vector: Vector, stage: int = 0) -> Row:
    """The weights of all labels in a stage, each with the same bias."""
    return _ROW.unpack_from(vector.to_bytes(_BYTES, "little"), _ROW.size * stage)
