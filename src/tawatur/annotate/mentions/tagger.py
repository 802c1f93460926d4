"""A linear tagger for names that no list knows: a conditional random field in two stages, in whole numbers.

Note [Two stages]
    The first stage labels every token by its form, its neighbours and what the rules made of them. The second sees in
    addition which labels the first gave to other places of the same form in the document: a surname that stands beside
    a title once is recognised everywhere. Both are trained by `make train`; nothing of the trainer is needed to read.

Note [Certain tokens]
    A token whose weight for "no name" leads by `_CERTAIN` is no part of a name whatever stands beside it, and one whose
    own form leads by `_PLAIN` where the rules read nothing is not even looked at: of 25,000 tokens of the folds, one in
    four hundred tokens of names is lost by the first, one in four hundred by the second. Certain tokens part the text
    into short runs, so that the second stage and the search over label sequences touch half of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import compress
from typing import NamedTuple

import msgspec

from tawatur.annotate.mentions.chart import Chart
from tawatur.annotate.mentions.features import (
    DISTANCES,
    MEMORY_OUTSIDE,
    SEEN_END,
    Facts,
    after_feature,
    before_feature,
    coarse_class,
    describe_letters,
    describe_lists,
    list_features,
    memory_features,
    read_facts,
    rule_features,
    rule_labels,
    run_feature,
)
from tawatur.annotate.mentions.sequences import CERTAIN_ROW, Model, Scores
from tawatur.annotate.mentions.vocabulary import has_common_ending
from tawatur.annotate.mentions.weights import (
    ITSELF,
    LABELS,
    OUTSIDE,
    SCALE,
    Row,
    Vector,
    Weights,
    lead,
    running,
    unpack,
)
from tawatur.text.clitics import proclitics, stems
from tawatur.text.memo import FORMS_AT_HAND, MOST_READ, ByForm
from tawatur.text.segment import NEWLINE, fold_token

WEIGHTS = "weights/names.weights"
_CERTAIN = 4 * SCALE
_PLAIN = 1 * SCALE
# A form ends in as many letters as its readings without clitics, where these have as many; in one fewer, where not; a
# form shorter than `_SHORT` may lose one of them («لل»).
_TAIL = 3
_SHORT = 4

# The classes or labels of a token and its neighbours.
Run = tuple[str, ...]


class Tagged(msgspec.Struct, frozen=True, gc=False):
    """A name by the tagger: tokens [first, after), PERS, LOC or ORG, and by how much it beats "no name"."""

    first: int
    after: int
    kind: str
    margin: int


class _Form(msgspec.Struct, frozen=True, gc=False):
    """What a form gives to its place and those around it, its class, and whether it is plain for the rules' silence."""

    given: Vector
    coarse: str
    plain: bool


class Stages:
    """Both stages, and what they keep of every word form."""

    def __init__(self, weights: Weights, first: Model, second: Model) -> None:
        self.weights = weights
        self.first = first
        self.second = second
        self._forms = ByForm(self._read_form, MOST_READ)
        self._lists = ByForm(self._read_lists)
        self._lasts = ByForm[str, Vector](lambda letter: weights.seen_from(0, ("suf=" + letter,)))
        self._befores = ByForm[Run, Vector](lambda run: weights.joint((before_feature(*run),)))
        self._afters = ByForm[Run, Vector](lambda run: weights.joint((after_feature(*run),)))
        self.runs = ByForm(self._read_run, FORMS_AT_HAND)
        self.rules = ByForm[Run, Vector](lambda run: weights.joint(rule_features(*run)))
        self._memory = ByForm[Run, Vector](weights.joint)

    def _read_form(self, written: str) -> _Form:
        form = fold_token(written)
        facts = read_facts(form)
        given = self._lists[facts] + self.weights.given(describe_letters(form, has_common_ending(written)))
        if form[0].isalpha():
            if len(form) > 1:
                given += self._lasts[form[-1]]
            if not len(form) > SEEN_END:
                given += self._seen_near(form)
        return _Form(given, facts.coarse, lead(unpack(given, ITSELF)) > _PLAIN)

    def _read_lists(self, facts: Facts) -> Vector:
        lists = describe_lists(facts)
        return sum(self.weights.seen_from(distance, list_features(lists, distance)) for distance in DISTANCES)

    def _seen_near(self, form: str) -> Vector:
        """What the end of a form gives to its neighbours, where that is the whole form and weighs nothing on itself."""
        return sum(self.weights.seen_from(distance, ("suf=" + form,)) for distance in (-1, 1))

    def _read_run(self, classes: Run) -> Vector:
        """What the coarse classes of a token and its neighbours weigh."""
        before, here, after = classes
        pairs = self._befores[before, here] + self._afters[here, after]
        return pairs + self.weights.joint((run_feature(before, here, after),))

    def knows(self, form: str, kind: str) -> bool:
        """Whether a form by itself speaks for a kind of name."""
        return lead(unpack(self.weights.given((f"w={form}",)), ITSELF), LABELS.index("B-" + kind)) < 0

    def label_once(self, view: View) -> tuple[list[str], Scores]:
        """The labels and scores of the first stage."""
        once = self._first(view)
        return once.labels, once.scores

    def _first(self, view: View) -> _Once:
        forms = [*map(self._forms.__getitem__, view.written)]
        sums = _Sums(self, view, forms)
        seen = zip(forms, view.rules, strict=True)
        open_tokens = [token for token, (form, rule) in enumerate(seen) if not form.plain or rule != OUTSIDE]
        scores, leads = _scored(len(forms), {token: unpack(sums[token]) for token in open_tokens})
        return _Once(sums, scores, leads, [LABELS[state] for state in self.first.best(scores, leads)])

    def label(self, view: View) -> tuple[list[str], Scores]:
        """The labels and scores of the second stage.

        It looks at what the first was not certain of, and at every form that the first has in a name.
        """
        once = self._first(view)
        memory = remember(view.forms, once.labels, once.leads)
        named = [token for token, seen in memory.items() if seen[0] != MEMORY_OUTSIDE]
        rows = {
            token: unpack(once.sums[token] + self._memory[memory.get(token, ())], 1)
            for token in sorted({*once.leads, *named})
        }
        scores, leads = _scored(len(view.forms), rows)
        return [LABELS[state] for state in self.second.best(scores, leads)], scores


class _Sums(dict[int, Vector]):
    """``sums[token]`` are the weights of a token and its neighbours in both stages, memory left aside."""

    def __init__(self, by: Stages, view: View, forms: Sequence[_Form]) -> None:
        super().__init__()
        self._by = by
        self._words = running([form.given for form in forms])
        self._classes = (NEWLINE_CLASS, *[form.coarse for form in forms], NEWLINE_CLASS)
        self._rules = (OUTSIDE, *view.rules, OUTSIDE)

    def __missing__(self, token: int) -> Vector:
        near = slice(token, token + 3)
        around = self._by.runs[self._classes[near]] + self._by.rules[self._rules[near]]
        total = self[token] = self._words[token] + around
        return total


class _Once(NamedTuple):
    """What the first stage makes of a document."""

    sums: _Sums
    scores: Scores
    leads: dict[int, int]
    labels: list[str]


def _scored(length: int, rows: Mapping[int, Row]) -> tuple[Scores, dict[int, int]]:
    """A row for every token of a text, from those that are not certain without a look.

    With them, by how much "no name" leads, for the tokens that may be part of a name beside some others.
    """
    scores = [CERTAIN_ROW] * length
    leads: dict[int, int] = {}
    for token, row in rows.items():
        scores[token] = row
        ahead = lead(row)
        if not ahead > _CERTAIN:
            leads[token] = ahead
    return scores, leads


NEWLINE_CLASS = coarse_class(NEWLINE)


class View:
    """What the tagger sees of a document."""

    def __init__(self, chart: Chart) -> None:
        self.forms = chart.forms
        self.written = chart.tokens.written
        self.rules = rule_labels(chart)


def remember(
    forms: Sequence[str], labels: Sequence[str], doubtful: Iterable[int] | None = None
) -> dict[int, tuple[str, ...]]:
    """By token the features of what other places of its form are labelled, in a document labelled once.

    A form that stands in a name counts for its readings without clitics too, so that «لبلير» and «بلير» know each
    other. A document without names has no memory. Of tokens that are not `doubtful`, where that is given, only names
    are remembered.
    """
    counts: dict[str, dict[str, int]] = {}
    for form, label in zip(forms, labels, strict=True):
        if label != OUTSIDE and form[0].isalpha():
            seen = counts.setdefault(form, {})
            seen[label] = seen.get(label, 0) + 1
    if not counts:
        return {}
    times = Counter(forms)
    kin = _kin(counts, times)
    found = {}
    again = range(len(forms)) if doubtful is None else doubtful
    for token in {*compress(range(len(forms)), map(kin.__contains__, forms)), *again}:
        form = forms[token]
        if form not in kin and (times[form] == 1 or not form[0].isalpha()):
            continue
        seen = kin.get(form) or {OUTSIDE: times[form]}
        if features := memory_features(seen, labels[token]):
            found[token] = features
    return found


def _count(seen: dict[str, int], more: Mapping[str, int]) -> None:
    for label, times in more.items():
        seen[label] = seen.get(label, 0) + times


def _kin(counts: Mapping[str, Mapping[str, int]], times: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """The labels of forms that stand in names or have a reading that does, by form."""
    found = {form: {**seen} for form, seen in counts.items()}
    tails = {form[-_TAIL:] for form in counts}
    letters = proclitics()
    for form in times:
        if form.startswith(letters) and (form[-_TAIL:] in tails or form[1 - _TAIL :] in tails or len(form) < _SHORT):
            for stem in stems(form)[1:]:
                if stem.form in counts:
                    _count(found.setdefault(form, {}), counts[stem.form])
    for form, seen in found.items():
        seen[OUTSIDE] = times[form] - sum(counts.get(form, {}).values())
    return found


@cache
def stages() -> Stages | None:
    """The two stages, null where the package was installed without their weights."""
    file = resources.files("tawatur.data").joinpath(WEIGHTS)
    return read_stages(file.read_text(encoding="utf-8")) if file.is_file() else None


def read_stages(text: str) -> Stages:
    """The stages of a weights file: after each line ``[stage]`` seven rows between labels, then a row a feature."""
    _, *parts = text.split("[stage]\n")
    first, second = (part.splitlines() for part in parts)
    weights = Weights((first[len(LABELS) :], second[len(LABELS) :]))
    return Stages(weights, _read_model(first), _read_model(second))


def _read_model(lines: Sequence[str]) -> Model:
    return Model([[int(number) for number in line.split(" ")] for line in lines[: len(LABELS)]])


def spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The names of a sequence of labels as (first, after, kind); an I without its B begins one."""
    first, after, kind = 0, 0, ""
    for token in compress(range(len(labels)), map(OUTSIDE.__ne__, labels)):
        if token != after or labels[token] != "I-" + kind:
            if kind:
                yield first, after, kind
            first, kind = token, labels[token][2:]
        after = token + 1
    if kind:
        yield first, after, kind


def tag(chart: Chart, by: Stages) -> tuple[list[Tagged], Scores]:
    """The names the tagger reads in a chart that the rules have filled, and the scores of its second stage.

    «قال كوفريغا إن الخطة جاهزة»: «كوفريغا» stands in no list.
    """
    labels, scores = by.label(View(chart))
    found = [Tagged(a, b, kind, by.second.margin(scores, a, b, kind)) for a, b, kind in spans(labels)]
    return found, scores
