"""The best sequence of labels for the tokens of a text.

Note [Worth a search]
    Beside "no name" throughout, a name gains what its labels lead by and what the weights between labels add. These add
    at most `gain` a token and, since a name must begin and end, lose more than `least` in all: no name is in a run
    none of whose stretches gains so much. Two in three runs need no search, and what they are labelled is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from operator import add

from tawatur.annotate.mentions.weights import LABELS, SCALE, Row

# Labels that lie so far behind the best one of a token are left out of the search: of 45,000 tokens of 120 reports two
# are labelled otherwise than with a window of 10.
_WINDOW = 7 * SCALE
_STATES = range(len(LABELS))
_NAMES = _STATES[1:]
# The labels that may stand before each label: an I continues a B or I of its kind.
_OPENED = tuple(
    frozenset(_STATES)
    if not label.startswith("I-")
    else frozenset({LABELS.index(label), LABELS.index("B" + label[1:])})
    for label in LABELS
)
_NEVER = -(1 << 40)
CERTAIN_ROW: Row = (2 * _WINDOW, *([0] * (len(LABELS) - 1)))

Scores = list[Row]
# The labels kept, and each with its weights after the labels before it.
_Step = tuple[tuple[int, ...], list[tuple[int, list[int]]]]


class Model:
    """The sequences of labels of one stage: weights between neighbouring labels."""

    def __init__(self, between: list[list[int]]) -> None:
        self.between = between
        self._columns = [
            [row[state] if before in _OPENED[state] else _NEVER for before, row in enumerate(between)]
            for state in _STATES
        ]
        self._gain, self._least, self._least_alone = self._bounds()
        # a few hundred pairs of sets of labels
        self._step = cache(self._step_between)

    def _step_between(self, states: tuple[int, ...], likely: tuple[int, ...]) -> _Step:
        """From a set of labels to the likely ones that may follow: each with its weights after every one before."""
        kept = (0, *(state for state in likely if not _OPENED[state].isdisjoint(states)))
        return kept, [(state, [self._columns[state][before] for before in states]) for state in kept]

    def _bounds(self) -> tuple[int, int, int]:
        """What a stretch of tokens must reach to be worth a search; see Note [Worth a search]."""
        rows, stay = self.between, self.between[0][0]
        pairs = [(state, state + 1) for state in _NAMES[::2]]
        gain = max(rows[inside][inside] for _, inside in pairs) - stay
        alone = max(rows[0][begin] + rows[begin][0] for begin, _ in pairs) - 2 * stay
        longer = max(rows[0][begin] + rows[begin][inside] + rows[inside][0] for begin, inside in pairs) - 3 * stay
        name = max(alone - gain, longer - 2 * gain)
        joined = (
            max(rows[state][begin] - rows[state][0] - rows[0][begin] for state in _NAMES for begin, _ in pairs) + stay
        )
        return gain, -name if joined + name < 0 else _NEVER, gain - alone

    def best(self, scores: Scores, leads: Mapping[int, int]) -> list[int]:
        """The labels of the best sequence, by their place in LABELS.

        `leads` has, in order, the tokens that may be part of a name and by how much "no name" leads each.
        """
        labels = [0] * len(scores)
        first = after = 0
        stretch = top = _NEVER
        for token, lead in [*leads.items(), (len(scores) + 1, 0)]:
            if token != after:
                if top >= (self._least if after - first > 1 else self._least_alone):
                    labels[first:after] = self._best_run(scores[first:after])
                first = token
                stretch = top = _NEVER
            after = token + 1
            stretch = (stretch if stretch > 0 else 0) + self._gain - lead
            if stretch > top:
                top = stretch
        return labels

    def _best_run(self, scores: Scores) -> list[int]:
        """Viterbi over a run of uncertain tokens between tokens outside names."""
        states: tuple[int, ...] = (0,)
        path = [0]
        pointers: list[tuple[tuple[int, ...], list[int]]] = []
        for row in [*scores, CERTAIN_ROW]:
            floor = max(row) - _WINDOW
            kept, columns = self._step(states, tuple([state for state in _NAMES if row[state] > floor]))
            pointer, following = [], []
            for state, column in columns:
                sums = [*map(add, path, column)]
                top = max(sums)
                pointer.append(states[sums.index(top)])
                following.append(top + row[state])
            pointers.append((kept, pointer))
            states, path = kept, following
        labels = [0]
        for kept, pointer in reversed(pointers):
            labels.append(pointer[kept.index(labels[-1])])
        return labels[-2:0:-1]

    def margin(self, scores: Scores, first: int, after: int, kind: str) -> int:
        """By how much a name beats "no name" for tokens [first, after), nothing but plain words around it."""
        begin, inside = LABELS.index("B-" + kind), LABELS.index("I-" + kind)
        total = self.between[0][begin] - self.between[0][0]
        state = begin
        for token in range(first, after):
            row = scores[token]
            total += row[state] - row[0]
            if token + 1 < after:
                total += self.between[state][inside] - self.between[0][0]
                state = inside
        return total + self.between[state][0] - self.between[0][0]
