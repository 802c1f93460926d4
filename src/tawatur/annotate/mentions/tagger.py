"""A linear tagger for names that no list knows: a conditional random field in two stages, in whole numbers.

Note [Two stages]
    The first stage labels every token by its form, its neighbours and what the rules made of them. The second sees in
    addition which labels the first gave to other places of the same form in the document: a surname that stands beside
    a title once is recognised everywhere. Both are trained by `make train`; nothing of the trainer is needed to read.

Note [Whole numbers]
    Weights are stored as thousandths and added as integers: the same labels on every machine, whatever the order of
    the sums.

Note [Certain tokens]
    A token whose weight for "no name" leads by `_CERTAIN` is no part of a name whatever stands beside it. It parts the
    text into short runs, so that the search over label sequences touches one token in five.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources

import msgspec

from tawatur.annotate.mentions.chart import Chart
from tawatur.annotate.mentions.features import (
    DISTANCES,
    class_features,
    coarse_class,
    features_of,
    memory_features,
    rule_features,
    rule_labels,
)
from tawatur.text.clitics import stems
from tawatur.text.segment import NEWLINE

WEIGHTS = "weights/names.weights"
# Weights are thousandths.
SCALE = 1000
OUTSIDE = "O"
LABELS = ("O", "B-PERS", "I-PERS", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
_CERTAIN = 8 * SCALE
_NONE = (0,) * len(LABELS)
_PADDING = (_NONE,) * len(DISTANCES)
_EDGE = OUTSIDE

Vector = tuple[int, ...]
Scores = list[list[int]]


class Tagged(msgspec.Struct, frozen=True):
    """A name by the tagger: tokens [first, after), PERS, LOC or ORG, and by how much it beats "no name"."""

    first: int
    after: int
    kind: str
    margin: int


class Model:
    """One stage: weights by feature and between neighbouring labels."""

    def __init__(self, weights: dict[str, str], between: list[list[int]]) -> None:
        self._weights = weights
        self.between = between
        self.words = lru_cache(maxsize=1 << 16)(self._words)
        self.classes = lru_cache(maxsize=1 << 14)(self._classes)
        self.rules = lru_cache(maxsize=1 << 14)(self._rules)
        self.memory = lru_cache(maxsize=1 << 12)(self._sum)

    def _sum(self, features: tuple[str, ...]) -> Vector:
        rows = [row for feature in features if (row := self._weights.get(feature)) is not None]
        return tuple(map(sum, zip(*(map(int, row.split(" ")) for row in rows), strict=True))) if rows else _NONE

    def _words(self, form: str, surface: str) -> tuple[Vector, ...]:
        """The weights of a form for each distance it is seen from."""
        return tuple(self._sum(features_of(form, surface, distance)) for distance in DISTANCES)

    def _classes(self, before: str, here: str, after: str) -> Vector:
        return self._sum(class_features(before, here, after))

    def _rules(self, before: str, here: str, after: str) -> Vector:
        return self._sum(rule_features(before, here, after))

    def knows(self, form: str, kind: str) -> bool:
        """Whether a form by itself speaks for a kind of name."""
        return self._sum((f"0.w={form}",))[LABELS.index("B-" + kind)] > 0

    def scores(self, view: View, memory: Sequence[tuple[str, ...]] | None = None) -> Scores:
        """The weight of every label for every token, neighbours' labels left aside."""
        words = [_PADDING, _PADDING, *map(self.words, view.forms, view.surfaces), _PADDING, _PADDING]
        classes = map(self.classes, [NEWLINE_CLASS, *view.classes], view.classes, [*view.classes[1:], NEWLINE_CLASS])
        rules = map(self.rules, [_EDGE, *view.rules], view.rules, [*view.rules[1:], _EDGE])
        found = []
        for token, (run, rule) in enumerate(zip(classes, rules, strict=False)):
            left2, left, here, right, right2 = words[token : token + 5]
            found.append(
                [
                    a + b + c + d + e + f + g
                    for a, b, c, d, e, f, g in zip(
                        left2[0], left[1], here[2], right[3], right2[4], run, rule, strict=True
                    )
                ]
            )
        for token, features in enumerate(memory or ()):
            if features:
                found[token] = [a + b for a, b in zip(found[token], self.memory(features), strict=True)]
        return found

    def best(self, scores: Scores) -> list[int]:
        """The labels of the best sequence, by their place in LABELS."""
        labels = [0] * len(scores)
        first = 0
        for token, row in enumerate([*scores, [_CERTAIN + 1, *([0] * (len(LABELS) - 1))]]):
            if row[0] - max(row[1:]) > _CERTAIN:
                if token > first:
                    labels[first:token] = self._best_run(scores[first:token])
                first = token + 1
        return labels

    def _best_run(self, scores: Scores) -> list[int]:
        """Viterbi over a run of uncertain tokens between tokens outside names."""
        between = self.between
        states = range(len(LABELS))
        columns = list(zip(*between, strict=True))
        path = [row + here for row, here in zip(between[0], scores[0], strict=True)]
        pointers: list[list[int]] = []
        for row in scores[1:]:
            pointer = []
            following = []
            for state in states:
                sums = [a + b for a, b in zip(path, columns[state], strict=True)]
                top = max(sums)
                pointer.append(sums.index(top))
                following.append(top + row[state])
            pointers.append(pointer)
            path = following
        ends = [a + b for a, b in zip(path, columns[0], strict=True)]
        labels = [ends.index(max(ends))]
        for pointer in reversed(pointers):
            labels.append(pointer[labels[-1]])
        return labels[::-1]

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


NEWLINE_CLASS = coarse_class(NEWLINE)


class View:
    """What the tagger sees of a document."""

    def __init__(self, chart: Chart) -> None:
        self.forms = chart.forms
        self.surfaces = [chart.tokens.surface(token) for token in range(len(chart.forms))]
        self.classes = [coarse_class(form) for form in self.forms]
        self.rules = rule_labels(chart)


def remember(forms: Sequence[str], labels: Sequence[str]) -> list[tuple[str, ...]]:
    """For each token the features of what other places of its form are labelled, in a document labelled once.

    A form that begins a name counts for its readings without clitics too, so that «لبلير» and «بلير» know each other.
    """
    counts: dict[str, Counter[str]] = {}
    for form, label in zip(forms, labels, strict=True):
        if form[0].isalpha():
            counts.setdefault(form, Counter())[label] += 1
    named = {form for form, seen in counts.items() if len(seen) > 1 or OUTSIDE not in seen}
    if not named:
        return [()] * len(forms)
    seen_as = {form: _seen(form, counts, named) for form in counts}
    return [
        memory_features(seen, label) if (seen := seen_as.get(form)) is not None else ()
        for form, label in zip(forms, labels, strict=True)
    ]


def _seen(form: str, counts: dict[str, Counter[str]], named: set[str]) -> Counter[str] | None:
    """The labels of a form and of its readings without clitics; null where nothing but itself outside names is seen."""
    seen = Counter(counts[form])
    for stem in stems(form)[1:]:
        if stem.form in named:
            for label, times in counts[stem.form].items():
                if label != OUTSIDE:
                    seen[label] += times
    return seen if seen.total() > 1 else None


@cache
def models() -> tuple[Model, Model] | None:
    """The two stages, null where the package was installed without their weights."""
    file = resources.files("tawatur.data").joinpath(WEIGHTS)
    if not file.is_file():
        return None
    return read_models(file.read_text(encoding="utf-8"))


def read_models(text: str) -> tuple[Model, Model]:
    """The stages of a weights file: after each line ``[stage]`` seven rows between labels, then a row a feature."""
    _, first, second = text.split("[stage]\n")
    return _read_model(first), _read_model(second)


def _read_model(text: str) -> Model:
    lines = text.splitlines()
    between = [[int(number) for number in line.split(" ")] for line in lines[: len(LABELS)]]
    rows = (line.partition("\t") for line in lines[len(LABELS) :])
    return Model({feature: weights for weights, _, feature in rows}, between)


def label_names(chart: Chart, stages: tuple[Model, Model]) -> tuple[list[str], Scores]:
    """The labels of the second stage, one a token, and its scores."""
    view = View(chart)
    first, second = stages
    labels = [LABELS[state] for state in first.best(first.scores(view))]
    scores = second.scores(view, remember(view.forms, labels))
    return [LABELS[state] for state in second.best(scores)], scores


def spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The names of a sequence of labels as (first, after, kind); an I without its B begins one."""
    first, kind = 0, ""
    for token, label in enumerate([*labels, OUTSIDE]):
        if kind and label != "I-" + kind:
            yield first, token, kind
            kind = ""
        if label != OUTSIDE and not kind:
            first, kind = token, label[2:]


def tag(chart: Chart, stages: tuple[Model, Model]) -> tuple[list[Tagged], Scores]:
    """The names the tagger reads in a chart that the rules have filled, and the scores of its second stage.

    >>> stages = models()  # «قال كوفريغا إن الخطة جاهزة»: کوفريغا stands in no list
    """
    labels, scores = label_names(chart, stages)
    found = [Tagged(a, b, kind, stages[1].margin(scores, a, b, kind)) for a, b, kind in spans(labels)]
    return found, scores
