"""The best sequence of labels for the tokens of a text.

Note [Worth a search]
    Beside "no name" throughout, a name gains what its labels lead by and what the weights between labels add. These add
    at most `gain` a token and, since a name must begin and end, lose more than `least` in all: no name is in a run
    none of whose stretches gains so much. Two in three runs need no search, and what they are labelled is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise, product
from operator import add, itemgetter

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
# Most runs are of one or two tokens, for which there are 4 and 19 sequences: the fastest search is to try them all.
_SHORT = 2
CERTAIN_ROW: Row = (2 * _WINDOW, *([0] * (len(LABELS) - 1)))

Scores = list[Row]
# The labels kept, and for each its weights after the labels before it.
_Step = tuple[tuple[int, ...], list[list[int]]]
# Sequences of labels, what the weights between their labels add up to, and what takes the score of the label at each
# of their places from the row of its token.
_Short = tuple[list[list[int]], list[int], list[Callable[[Row], tuple[int, ...]]]]


class Model:
    """The sequences of labels of one stage: weights between neighbouring labels."""

    def __init__(self, between: list[list[int]]) -> None:
        self.between = between
        self._columns = [
            [row[state] if before in _OPENED[state] else _NEVER for before, row in enumerate(between)]
            for state in _STATES
        ]
        self._gain, self._least, self._least_alone = self._bounds()
        self._short = [self._all_sequences(length) for length in range(1, _SHORT + 1)]
        # a few hundred pairs of sets of labels
        self._step = cache(self._step_between)

    def _step_between(self, states: tuple[int, ...], likely: tuple[int, ...]) -> _Step:
        """From a set of labels to the likely ones that may follow, and the weights of each after every one before."""
        kept = (0, *(state for state in likely if not _OPENED[state].isdisjoint(states)))
        return kept, [[self._columns[state][before] for before in states] for state in kept]

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

    def _all_sequences(self, length: int) -> _Short:
        """Every sequence of so many labels between tokens outside names."""
        sequences, totals = [], []
        # of equal ones the search takes the one with the least last label, then the least one before it
        for backward in product(_STATES, repeat=length):
            labels = backward[::-1]
            pairs = [*pairwise((0, *labels, 0))]
            if all(before in _OPENED[state] for before, state in pairs):
                sequences.append([*labels])
                totals.append(sum(self.between[before][state] for before, state in pairs))
        return sequences, totals, [itemgetter(*column) for column in zip(*sequences, strict=True)]

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
                    search = self._best_run if after - first > _SHORT else self._best_short
                    labels[first:after] = search(scores[first:after])
                first = token
                stretch = top = _NEVER
            after = token + 1
            stretch = (stretch if stretch > 0 else 0) + self._gain - lead
            if stretch > top:
                top = stretch
        return labels

    def _best_short(self, scores: Scores) -> list[int]:
        """The best of all sequences over a run of as few tokens, as `_best_run` has it."""
        sequences, totals, places = self._short[len(scores) - 1]
        for row, pick in zip(scores, places, strict=True):
            totals = [*map(add, totals, pick(row))]
        labels = sequences[totals.index(max(totals))]
        for label, row in zip(labels, scores, strict=True):
            if label and not row[label] > max(row) - _WINDOW:
                return self._best_run(scores)
        return labels

    def _best_run(self, scores: Scores) -> list[int]:
        """Viterbi over a run of uncertain tokens between tokens outside names."""
        states: tuple[int, ...] = (0,)
        path = [0]
        steps: list[tuple[tuple[int, ...], list[int], _Step]] = []
        for row in [*scores, CERTAIN_ROW]:
            floor = max(row) - _WINDOW
            step = self._step(states, tuple([state for state in _NAMES if row[state] > floor]))
            steps.append((states, path, step))
            states, columns = step
            path = [max(map(add, path, column)) + row[state] for state, column in zip(states, columns, strict=True)]
        labels = [0]
        for states, path, (following, columns) in reversed(steps):
            sums = [*map(add, path, columns[following.index(labels[-1])])]
            labels.append(states[sums.index(max(sums))])
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
