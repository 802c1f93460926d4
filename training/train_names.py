"""Train the tagger of names and write its weights.

    python -m training.train_names

Reads ANERcorp's training split (../shared/dev/ner, never copied here) and training/names; writes
src/tawatur/data/weights/names.weights and names.toml. The second stage is trained on labels of the first that a model
of the other half gave, so that it learns to trust them as far as unseen text deserves. L-BFGS with an L1 and an L2
penalty (python-crfsuite, MIT); same data, same weights.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pycrfsuite

from tawatur.annotate.mentions.features import (
    DISTANCES,
    class_features,
    describe_lists,
    letter_features,
    list_features,
    read_facts,
    rule_features,
)
from tawatur.annotate.mentions.tagger import NEWLINE_CLASS, WEIGHTS, View, read_stages, remember
from tawatur.annotate.mentions.vocabulary import has_common_ending
from tawatur.annotate.mentions.weights import LABELS, OUTSIDE, SCALE
from tawatur.text.segment import NEWLINE
from training.corpus import ANERCORP, ROOT, Example, examples, read_anercorp, read_own, reports_of, single_sentences

DATA = ROOT / "src" / "tawatur" / "data"
# Chosen on the folds of training/crossval.py: without a least frequency organisations gain 2 points.
PARAMETERS = {"c1": 0.05, "c2": 0.05, "max_iterations": 70, "feature.minfreq": 1, "feature.possible_transitions": True}
HALVES = 2

Memory = Mapping[int, tuple[str, ...]]


def features(view: View, memory: Memory | None = None) -> list[list[str]]:
    """Every feature of every token, as the model of tawatur.annotate.mentions.tagger sums them."""
    words = [*zip(view.forms, map(has_common_ending, view.written), strict=True)]
    facts = [read_facts(form) for form in view.forms]
    lists = [describe_lists(known) for known in facts]
    classes = [NEWLINE_CLASS, *[known.coarse for known in facts], NEWLINE_CLASS]
    rules = [OUTSIDE, *view.rules, OUTSIDE]
    found = []
    for token in range(len(words)):
        row: list[str] = []
        for distance in DISTANCES:
            place = token + distance
            if 0 <= place < len(words):
                seen = [*letter_features(*words[place], distance), *list_features(lists[place], distance)]
                row += [f"{distance}.{feature}" for feature in seen]
        row += class_features(*classes[token : token + 3])
        row += rule_features(*rules[token : token + 3])
        if memory is not None:
            row += memory.get(token, ())
        found.append(row)
    return found


def train(data: Sequence[Example], memories: Sequence[Memory] | None = None) -> str:
    """The text of one stage: rows between labels, then a row a feature."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(PARAMETERS)
    for place, example in enumerate(data):
        trainer.append(features(example.view, memories[place] if memories else None), example.labels)
    with tempfile.TemporaryDirectory() as home:
        path = str(Path(home) / "stage.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    rows: dict[str, list[int]] = defaultdict(lambda: [0] * len(LABELS))
    for (feature, label), weight in info.state_features.items():
        rows[feature][LABELS.index(label)] = round(weight * SCALE)
    between = [[round(info.transitions.get((a, b), 0.0) * SCALE) for b in LABELS] for a in LABELS]
    lines = [" ".join(map(str, row)) for row in between]
    lines += [" ".join(map(str, row)) + "\t" + feature for feature, row in sorted(rows.items()) if any(row)]
    return "\n".join(lines) + "\n"


def memories_of(data: Sequence[Example], stage: str) -> list[Memory]:
    """The document memory of examples that a first stage labels."""
    by = read_stages(f"[stage]\n{stage}[stage]\n{stage}")
    return [remember(example.view.forms, by.label_once(example.view)[0]) for example in data]


def train_stages(data: Sequence[Example]) -> str:
    """The text of a weights file without its head: both stages.

    The second reads every sentence twice, in its report and alone: a name that stands once in a long report is no less
    a name, and a text of one sentence is a text too.
    """
    first = train(data)
    again: list[Example] = []
    memories: list[Memory] = []
    for half in range(HALVES):
        held = list(data[half::HALVES])
        held += examples(line for example in data[half::HALVES] for line in single_sentences(example.report))
        others = [example for place, example in enumerate(data) if place % HALVES != half]
        again += held
        memories += memories_of(held, train(others))
    return f"[stage]\n{first}[stage]\n{train(again, memories)}"


def main() -> None:
    """Train on everything and write the weights and their description."""
    borrowed = examples(reports_of(read_anercorp(ANERCORP)))
    own = examples(read_own())
    text = "# resource: names.weights\n" + train_stages([*borrowed, *own])
    path = DATA / WEIGHTS
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    write_description(path.with_suffix(".toml"), digest, borrowed, own)


def write_description(path: Path, digest: str, borrowed: Sequence[Example], own: Sequence[Example]) -> None:
    """Write sizes and digest into the description that stands beside the weights; its other lines stay."""
    sizes = {
        "sha256": f'"{digest}"',
        "tokens_anercorp": str(sum(len(e.labels) for e in borrowed)),
        "tokens_own": str(sum(len(e.labels) for e in own)),
        "sentences_own": str(sum(e.report.text.count(NEWLINE) for e in own)),
        "names_own": str(sum(len(e.report.names) for e in own)),
    }
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.partition(" = ")[0] not in sizes]
    path.write_text("\n".join([*kept, *(f"{key} = {value}" for key, value in sizes.items())]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
