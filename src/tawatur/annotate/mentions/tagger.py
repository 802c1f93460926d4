"""A linear tagger for names that no list knows: a conditional random field in two stages, in whole numbers.

Note [Two stages]
    The first stage labels every token by its form, its neighbours and what the rules made of them. The second sees in
    addition which labels the first gave to other places of the same form in the document: a surname that stands beside
    a title once is recognised everywhere. Both are trained by `make train`; nothing of the trainer is needed to read.

Note [Whole numbers]
    Weights are stored as thousandths and added as integers: the same labels on every machine, whatever the order of
    the sums. The weights of a feature, one a label and stage, stand side by side in one large integer, 32 bits each, so
    that one addition adds all fourteen; a bias that each bears keeps it above zero and changes no comparison.

Note [Certain tokens]
    A token whose weight for "no name" leads by `_CERTAIN` is no part of a name whatever stands beside it, and one whose
    own form leads by `_PLAIN` where the rules read nothing is not even looked at: of 25,000 tokens of the folds, one in
    four hundred tokens of names is lost by the first, one in four hundred by the second. Certain tokens part the text
    into short runs, so that the second stage and the search over label sequences touch half of it.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from operator import add
from typing import NamedTuple

import msgspec

from tawatur.annotate.mentions.chart import Chart
from tawatur.annotate.mentions.features import (
    DISTANCES,
    MEMORY_OUTSIDE,
    class_features,
    coarse_class,
    describe,
    letter_features,
    list_features,
    memory_features,
    rule_features,
    rule_labels,
)
from tawatur.annotate.mentions.vocabulary import has_common_ending
from tawatur.text.clitics import stems
from tawatur.text.memo import MOST_FORMS, MOST_READ
from tawatur.text.segment import NEWLINE

WEIGHTS = "weights/names.weights"
# Weights are thousandths.
SCALE = 1000
OUTSIDE = "O"
LABELS = ("O", "B-PERS", "I-PERS", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
_CERTAIN = 4 * SCALE
_PLAIN = 1 * SCALE
# Labels that lie so far behind the best one of a token are left out of the search: of 45,000 tokens of 120 reports two
# are labelled otherwise than with a window of 10.
_WINDOW = 7 * SCALE
# More than any weight; a lane holds some thousands of biased weights.
_BIAS = 1 << 20
_ROW = struct.Struct(f"<{len(LABELS)}I")
_STAGE = 8 * _ROW.size
_BYTES = 2 * _ROW.size
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
# The last letters that a form shares with its readings without clitics, unless it is shorter than `_SHORT`.
_TAIL = 2
_SHORT = 5
_CERTAIN_ROW: Row = (2 * _WINDOW, *([0] * (len(LABELS) - 1)))
_PADDING = (0,) * len(DISTANCES)
_HERE = DISTANCES.index(0)

Vector = int
Row = Sequence[int]
Scores = list[Row]
# The labels kept, and each with its weights after the labels before it.
_Step = tuple[tuple[int, ...], list[tuple[int, list[int]]]]


class Tagged(msgspec.Struct, frozen=True):
    """A name by the tagger: tokens [first, after), PERS, LOC or ORG, and by how much it beats "no name"."""

    first: int
    after: int
    kind: str
    margin: int


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


class Model:
    """The sequences of labels of one stage: weights between neighbouring labels."""

    def __init__(self, between: list[list[int]]) -> None:
        self.between = between
        self._columns = [
            [row[state] if before in _OPENED[state] else _NEVER for before, row in enumerate(between)]
            for state in _STATES
        ]
        # a few hundred pairs of sets of labels
        self._step = cache(self._step_between)

    def _step_between(self, states: tuple[int, ...], likely: tuple[int, ...]) -> _Step:
        """From a set of labels to the likely ones that may follow: each with its weights after every one before."""
        kept = (0, *(state for state in likely if not _OPENED[state].isdisjoint(states)))
        return kept, [(state, [self._columns[state][before] for before in states]) for state in kept]

    def best(self, scores: Scores, certain: Sequence[bool]) -> list[int]:
        """The labels of the best sequence, by their place in LABELS; none between certain tokens is looked at."""
        labels = [0] * len(scores)
        first = 0
        for token, outside in enumerate([*certain, True]):
            if outside:
                if token > first:
                    labels[first:token] = self._best_run(scores[first:token])
                first = token + 1
        return labels

    def _best_run(self, scores: Scores) -> list[int]:
        """Viterbi over a run of uncertain tokens between tokens outside names."""
        states: tuple[int, ...] = (0,)
        path = [0]
        pointers: list[tuple[tuple[int, ...], list[int]]] = []
        for row in [*scores, _CERTAIN_ROW]:
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


class _Form(NamedTuple):
    """The weights of a form for each distance it is seen from; whether it is plain where the rules read nothing."""

    seen: tuple[Vector, ...]
    plain: bool


class Stages:
    """Both stages, and what they keep of every word form."""

    def __init__(self, weights: Weights, first: Model, second: Model) -> None:
        self.weights = weights
        self.first = first
        self.second = second
        self._forms = lru_cache(maxsize=MOST_READ)(self._read_form)
        self._lists = lru_cache(maxsize=1 << 12)(self._sums_of_lists)
        self._classes = lru_cache(maxsize=MOST_FORMS)(lambda *run: weights.joint(class_features(*run)))
        self._rules = lru_cache(maxsize=MOST_FORMS)(lambda *run: weights.joint(rule_features(*run)))
        self._memory = lru_cache(maxsize=1 << 12)(weights.joint)

    def _read_form(self, form: str, common_ending: bool) -> _Form:
        word = describe(form, common_ending)
        seen = tuple(
            [
                # most forms have no weights of their own from afar: they share the vector of their lists
                lists + letters if (letters := self.weights.at(distance, letter_features(word, distance))) else lists
                for distance, lists in zip(DISTANCES, self._lists(word.lists), strict=True)
            ]
        )
        return _Form(seen, lead(unpack(seen[_HERE])) > _PLAIN)

    def _sums_of_lists(self, lists: tuple[str, ...]) -> list[Vector]:
        return [self.weights.at(distance, list_features(lists, distance)) for distance in DISTANCES]

    def knows(self, form: str, kind: str) -> bool:
        """Whether a form by itself speaks for a kind of name."""
        return lead(unpack(self.weights.at(0, (f"w={form}",))), LABELS.index("B-" + kind)) < 0

    def label_once(self, view: View) -> tuple[list[str], Scores]:
        """The labels and scores of the first stage."""
        once = self._first(view)
        return once.labels, once.scores

    def _first(self, view: View) -> _Once:
        forms = [*map(self._forms, view.forms, view.common_endings)]
        sums = _Sums(self._classes, self._rules, view, forms)
        scores = [
            _CERTAIN_ROW if form.plain and rule == OUTSIDE else unpack(sums[token])
            for token, (form, rule) in enumerate(zip(forms, view.rules, strict=True))
        ]
        certain = _certain(scores)
        return _Once(sums, scores, certain, [LABELS[state] for state in self.first.best(scores, certain)])

    def label(self, view: View) -> tuple[list[str], Scores]:
        """The labels and scores of the second stage.

        It looks at what the first was not certain of, and at every form that the first has in a name.
        """
        once = self._first(view)
        memory = remember(view.forms, once.labels)
        scores: Scores = []
        for token, outside in enumerate(once.certain):
            seen = memory.get(token, ())
            if outside and (not seen or seen[0] == MEMORY_OUTSIDE):
                scores.append(_CERTAIN_ROW)
            else:
                scores.append(unpack(once.sums[token] + self._memory(seen), 1))
        return [LABELS[state] for state in self.second.best(scores, _certain(scores))], scores


class _Sums(dict[int, Vector]):
    """``sums[token]`` are the weights of a token and its neighbours in both stages, memory left aside."""

    def __init__(
        self, classes: Callable[..., Vector], rules: Callable[..., Vector], view: View, forms: Sequence[_Form]
    ) -> None:
        super().__init__()
        self._of_classes, self._of_rules = classes, rules
        self._seen = [_PADDING, _PADDING, *[form.seen for form in forms], _PADDING, _PADDING]
        self._classes = [NEWLINE_CLASS, *view.classes, NEWLINE_CLASS]
        self._rules = [OUTSIDE, *view.rules, OUTSIDE]

    def __missing__(self, token: int) -> Vector:
        run = self._of_classes(*self._classes[token : token + 3])
        rule = self._of_rules(*self._rules[token : token + 3])
        left2, left, here, right, right2 = self._seen[token : token + 5]
        total = self[token] = left2[0] + left[1] + here[2] + right[3] + right2[4] + run + rule
        return total


class _Once(NamedTuple):
    """What the first stage makes of a document."""

    sums: _Sums
    scores: Scores
    certain: list[bool]
    labels: list[str]


def _certain(scores: Scores) -> list[bool]:
    """The tokens that are no part of a name whatever stands beside them."""
    return [row is _CERTAIN_ROW or row[0] - max(row[1:]) > _CERTAIN for row in scores]


NEWLINE_CLASS = coarse_class(NEWLINE)


def lead(row: Row, state: int | None = None) -> int:
    """By how much "no name" leads before a label, the best one of a name if none is given."""
    return row[0] - (max(row[1:]) if state is None else row[state])


def pack(weights: Iterable[int]) -> Vector:
    """The weights of all labels side by side in one integer, each with the same bias."""
    return int.from_bytes(_ROW.pack(*[weight + _BIAS for weight in weights]), "little")


def unpack(vector: Vector, stage: int = 0) -> Row:
    """The weights of all labels in a stage, each with the same bias."""
    return _ROW.unpack_from(vector.to_bytes(_BYTES, "little"), _ROW.size * stage)


class View:
    """What the tagger sees of a document."""

    def __init__(self, chart: Chart) -> None:
        self.forms = chart.forms
        surface = chart.tokens.surface
        self.common_endings = [has_common_ending(surface(token)) for token in range(len(chart.forms))]
        self.classes = [coarse_class(form) for form in self.forms]
        self.rules = rule_labels(chart)


def remember(forms: Sequence[str], labels: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """By token the features of what other places of its form are labelled, in a document labelled once.

    A form that stands in a name counts for its readings without clitics too, so that «لبلير» and «بلير» know each
    other. A document without names has no memory.
    """
    counts: dict[str, Counter[str]] = {}
    for form, label in zip(forms, labels, strict=True):
        if label != OUTSIDE and form[0].isalpha():
            counts.setdefault(form, Counter())[label] += 1
    if not counts:
        return {}
    outside = Counter([form for form, label in zip(forms, labels, strict=True) if label == OUTSIDE])
    tails = {form[-_TAIL:] for form in counts}
    seen_as = {
        form: seen
        for form in dict.fromkeys(forms)
        if form[0].isalpha()
        and (outside[form] > 1 or form[-_TAIL:] in tails or len(form) < _SHORT)
        and (seen := _seen(form, counts, outside[form])) is not None
    }
    return {
        token: features
        for token, (form, label) in enumerate(zip(forms, labels, strict=True))
        if form in seen_as and (features := memory_features(seen_as[form], label))
    }


def _seen(form: str, counts: Mapping[str, Counter[str]], outside: int) -> Counter[str] | None:
    """The labels of a form and, in names, of its readings without clitics; null for a form that stands but once."""
    seen: Counter[str] | None = None
    for stem in stems(form):
        if stem.form in counts:
            seen = Counter() if seen is None else seen
            seen.update(counts[stem.form])
    if outside > 1 or seen is not None:
        seen = Counter() if seen is None else seen
        seen[OUTSIDE] += outside
    return seen if seen is not None and seen.total() > 1 else None


@cache
def stages() -> Stages | None:
    """The two stages, null where the package was installed without their weights."""
    file = resources.files("tawatur.data").joinpath(WEIGHTS)
    return read_stages(file.read_text(encoding="utf-8")) if file.is_file() else None


def read_stages(text: str) -> Stages:
    """The stages of a weights file: after each line ``[stage]`` seven rows between labels, then a row a feature."""
    _, *parts = text.split("[stage]\n")
    first, second = (part.splitlines() for part in parts)
    weights = Weights(first[len(LABELS) :], second[len(LABELS) :])
    return Stages(weights, _read_model(first), _read_model(second))


def _read_model(lines: Sequence[str]) -> Model:
    return Model([[int(number) for number in line.split(" ")] for line in lines[: len(LABELS)]])


def spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The names of a sequence of labels as (first, after, kind); an I without its B begins one."""
    first, kind = 0, ""
    for token, label in enumerate([*labels, OUTSIDE]):
        if kind and label != "I-" + kind:
            yield first, token, kind
            kind = ""
        if label != OUTSIDE and not kind:
            first, kind = token, label[2:]


def tag(chart: Chart, by: Stages) -> tuple[list[Tagged], Scores]:
    """The names the tagger reads in a chart that the rules have filled, and the scores of its second stage.

    «قال كوفريغا إن الخطة جاهزة»: «كوفريغا» stands in no list.
    """
    labels, scores = by.label(View(chart))
    found = [Tagged(a, b, kind, by.second.margin(scores, a, b, kind)) for a, b, kind in spans(labels)]
    return found, scores
