"""A linear tagger for names that no list knows: a conditional random field in two stages, in whole numbers.

Note [Two stages]
    The first stage labels every token by its form, its neighbours and what the rules made of them. The second sees in
    addition which labels the first gave to other places of the same form in the document: a surname that stands beside
    a title once is recognised everywhere. Both are trained by `make train`; nothing of the trainer is needed to read.

Note [Whole numbers]
    Weights are stored as thousandths and added as integers: the same labels on every machine, whatever the order of
    the sums. The seven weights of a feature, one a label, stand side by side in one large integer, 32 bits each, so
    that one addition adds all seven; a bias that is added before they are parted again keeps each above zero and
    changes no comparison.

Note [Certain tokens]
    A token whose weight for "no name" leads by `_CERTAIN` is no part of a name whatever stands beside it, and one whose
    own form leads by `_PLAIN` where the rules read nothing is not even looked at: of 25,000 tokens of the folds, one in
    four hundred tokens of names is lost by the first, one in four hundred by the second. Certain tokens part the text
    into short runs, so that the second stage and the search over label sequences touch half of it.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

import msgspec

from tawatur.annotate.mentions.chart import Chart
from tawatur.annotate.mentions.features import (
    DISTANCES,
    MEMORY_OUTSIDE,
    FormFeatures,
    class_features,
    coarse_class,
    describe,
    letter_features,
    list_features,
    memory_features,
    rule_features,
    rule_labels,
)
from tawatur.text.clitics import stems
from tawatur.text.memo import MOST_FORMS
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
_LANE = 32
_BIAS = sum(1 << (_LANE * state + _LANE - 1) for state in range(len(LABELS)))
_BYTES = _LANE // 8 * len(LABELS)
_UNPACK = struct.Struct(f"<{len(LABELS)}I").unpack
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
_CERTAIN_ROW: Row = (2 * _WINDOW, *([0] * (len(LABELS) - 1)))
_PADDING = [0] * len(DISTANCES)

Vector = int
Row = Sequence[int]
Scores = list[Row]


class Tagged(msgspec.Struct, frozen=True):
    """A name by the tagger: tokens [first, after), PERS, LOC or ORG, and by how much it beats "no name"."""

    first: int
    after: int
    kind: str
    margin: int


class Model:
    """One stage: weights by feature and between neighbouring labels."""

    def __init__(self, weights: dict[str, str], between: list[list[int]]) -> None:
        self._unread = weights
        self._weights: dict[str, Vector] = {}
        self.between = between
        self._columns = [
            [row[state] if before in _OPENED[state] else _NEVER for before, row in enumerate(between)]
            for state in _STATES
        ]
        self._lists = lru_cache(maxsize=1 << 12)(self._sums_of_lists)
        self.classes = lru_cache(maxsize=MOST_FORMS)(lambda *run: self._sum(class_features(*run)))
        self.rules = lru_cache(maxsize=MOST_FORMS)(lambda *run: self._sum(rule_features(*run)))
        self.memory = lru_cache(maxsize=1 << 12)(self._sum)

    def _sum(self, features: Iterable[str]) -> Vector:
        """The sum of the weights of features; a row is read from text when it is first asked for."""
        total = 0
        for feature in features:
            row = self._weights.get(feature)
            if row is None:
                text = self._unread.get(feature)
                if text is None:
                    continue
                row = self._weights[feature] = pack(map(int, text.split(" ")))
            total += row
        return total

    def _sums_of_lists(self, lists: tuple[str, ...]) -> list[Vector]:
        return [self._sum(list_features(lists, distance)) for distance in DISTANCES]

    def vectors(self, word: FormFeatures) -> list[Vector]:
        """The weights of a form for each distance it is seen from."""
        return [
            lists + self._sum(letter_features(word, distance))
            for distance, lists in zip(DISTANCES, self._lists(word.lists), strict=True)
        ]

    def knows(self, form: str, kind: str) -> bool:
        """Whether a form by itself speaks for a kind of name."""
        return lead(unpack(self._sum((f"0.w={form}",))), LABELS.index("B-" + kind)) < 0

    def scores(
        self, view: View, words: Sequence[list[Vector]], skipped: Sequence[bool], memory: Mapping[int, tuple[str, ...]]
    ) -> Scores:
        """The weight of every label for every token, neighbours' labels left aside; skipped ones are no names.

        `words` are the vectors of the view's words.
        """
        vectors = [_PADDING, _PADDING, *words, _PADDING, _PADDING]
        classes = [NEWLINE_CLASS, *view.classes, NEWLINE_CLASS]
        rules = [OUTSIDE, *view.rules, OUTSIDE]
        found = [_CERTAIN_ROW] * len(skipped)
        for token, skip in enumerate(skipped):
            if skip:
                continue
            run = self.classes(classes[token], classes[token + 1], classes[token + 2])
            rule = self.rules(rules[token], rules[token + 1], rules[token + 2])
            seen = self.memory(memory.get(token, ()))
            left2, left, here, right, right2 = vectors[token : token + 5]
            found[token] = unpack(left2[0] + left[1] + here[2] + right[3] + right2[4] + run + rule + seen)
        return found

    def best(self, scores: Scores) -> list[int]:
        """The labels of the best sequence, by their place in LABELS."""
        labels = [0] * len(scores)
        first = 0
        for token, row in enumerate([*scores, _CERTAIN_ROW]):
            if row is _CERTAIN_ROW or lead(row) > _CERTAIN:
                if token > first:
                    labels[first:token] = self._best_run(scores[first:token])
                first = token + 1
        return labels

    def _best_run(self, scores: Scores) -> list[int]:
        """Viterbi over a run of uncertain tokens between tokens outside names."""
        states, path = [0], [0]
        pointers: list[tuple[list[int], list[int]]] = []
        for row in [*scores, _CERTAIN_ROW]:
            floor = max(row) - _WINDOW
            kept = [0, *(s for s in _NAMES if row[s] > floor and not _OPENED[s].isdisjoint(states))]
            pointer, following = [], []
            for state in kept:
                column = self._columns[state]
                sums = [total + column[before] for before, total in zip(states, path, strict=True)]
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


class Stages:
    """Both stages, and what they keep of every word form."""

    def __init__(self, first: Model, second: Model) -> None:
        self.first = first
        self.second = second
        self.words = lru_cache(maxsize=MOST_FORMS)(self._words)

    def _words(self, form: str, surface: str) -> tuple[list[Vector], list[Vector], bool]:
        """The vectors of a form in each stage, and whether it is no name by itself where the rules read nothing."""
        word = describe(form, surface)
        first = self.first.vectors(word)
        return first, self.second.vectors(word), lead(unpack(first[DISTANCES.index(0)])) > _PLAIN

    def label_once(self, view: View) -> tuple[list[str], Scores]:
        """The labels and scores of the first stage."""
        words = [self.words(form, surface) for form, surface in zip(view.forms, view.surfaces, strict=True)]
        skipped = [word[2] and rule == OUTSIDE for word, rule in zip(words, view.rules, strict=True)]
        rows = self.first.scores(view, [word[0] for word in words], skipped, {})
        return [LABELS[state] for state in self.first.best(rows)], rows

    def label(self, view: View) -> tuple[list[str], Scores]:
        """The labels and scores of the second stage.

        It looks at what the first was not certain of, and at every form that the first has in a name.
        """
        labels, rows = self.label_once(view)
        memory = remember(view.forms, labels)
        named = {token for token, features in memory.items() if features[0] != MEMORY_OUTSIDE}
        skipped = [lead(row) > _CERTAIN and token not in named for token, row in enumerate(rows)]
        words = [self.words(form, surface)[1] for form, surface in zip(view.forms, view.surfaces, strict=True)]
        scores = self.second.scores(view, words, skipped, memory)
        return [LABELS[state] for state in self.second.best(scores)], scores


NEWLINE_CLASS = coarse_class(NEWLINE)


def lead(row: Row, state: int | None = None) -> int:
    """By how much "no name" leads before a label, the best one of a name if none is given."""
    return row[0] - (max(row[1:]) if state is None else row[state])


def pack(weights: Iterable[int]) -> Vector:
    """The weights of all labels side by side in one integer."""
    return sum(weight << (_LANE * state) for state, weight in enumerate(weights))


def unpack(vector: Vector) -> Row:
    """The weights of all labels, each with the same bias."""
    return _UNPACK((vector + _BIAS).to_bytes(_BYTES, "little"))


class View:
    """What the tagger sees of a document."""

    def __init__(self, chart: Chart) -> None:
        self.forms = chart.forms
        self.surfaces = [chart.tokens.surface(token) for token in range(len(chart.forms))]
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
    outside = Counter(form for form, label in zip(forms, labels, strict=True) if label == OUTSIDE)
    seen_as = {form: _seen(form, counts, outside[form]) for form in dict.fromkeys(forms) if form[0].isalpha()}
    return {
        token: features
        for token, (form, label) in enumerate(zip(forms, labels, strict=True))
        if (seen := seen_as.get(form)) is not None and (features := memory_features(seen, label))
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
    _, first, second = text.split("[stage]\n")
    return Stages(_read_model(first), _read_model(second))


def _read_model(text: str) -> Model:
    lines = text.splitlines()
    between = [[int(number) for number in line.split(" ")] for line in lines[: len(LABELS)]]
    rows = (line.partition("\t") for line in lines[len(LABELS) :])
    return Model({feature: weights for weights, _, feature in rows}, between)


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
