"""Scores on the public Arabic gold standard records for PLOVER ASSAULT and PROTEST (gsr_sentences, gsr_spans).

Note [Decision]
    Annotators judged sentences: yes (all of them), easy or difficult no, ambiguous (left out). A sentence counts as yes
    where an event of its type, told as done, has a confidence of one half; that is what a confidence of the learned
    types is made for (eval/train_events.py, which also shows what five folds by document give).

Note [Overlap]
    The spans are word lists without offsets. An actor, trigger or recipient is right where one of its words is a word
    of any coder, or within one, or the other way round. The coders call the counted dead and wounded of an attack its
    target too; here they are counts of the event, and only recipients are scored.
"""

from __future__ import annotations

import random

from tawatur.annotate.pipeline import annotate
from tawatur.evaluate.gold import Row, Score, share
from tawatur.model import Argument, EventMention

Pair = tuple[float, bool]

# F1 of one coder against the others, and of TF-IDF with logistic regression; overlap of one coder with the others.
CODER_F1 = {"ASSAULT": 0.655, "PROTEST": 0.442}
TFIDF_F1 = {"ASSAULT": 0.663, "PROTEST": 0.313}
CODER_OVERLAP = {"ASSAULT": {"source": 0.82, "target": 0.74}}
DECISION = 0.5
_ROUNDS = 500
_ROLES = {"source": "source_actor", "verb": "verb", "target": "target_actor"}


def score_sentences(rows: list[Row]) -> list[Score]:
    """Per type: precision, recall and F1 at one half, a bootstrap interval of F1, average precision and Brier score.

    Beside them stand what one coder reaches against the others and what a bag of words does.
    """
    scores: list[Score] = []
    for kind in sorted({row["type"] for row in rows}):
        judged = [row for row in rows if row["type"] == kind and row["label"] != "ambiguous"]
        pairs = [(confidence(row["text"], kind), row["label"] == "yes") for row in judged]
        layer = f"sentences {kind}"
        hits = sum(gold for score, gold in pairs if score >= DECISION)
        wrong = [
            f"{'MISS' if gold else 'SPURIOUS'} {row['id']} {score:.2f}"
            for (score, gold), row in zip(pairs, judged, strict=True)
            if (score >= DECISION) != gold
        ]
        low, high = interval(pairs, DECISION)
        scores += [
            share(layer, "precision", hits, sum(score >= DECISION for score, _ in pairs)),
            share(layer, "recall", hits, sum(gold for _, gold in pairs), wrong),
            Score(layer=layer, metric="f1", value=f1(pairs, DECISION)),
            Score(layer=layer, metric="f1, 2.5 %", value=low),
            Score(layer=layer, metric="f1, 97.5 %", value=high),
            Score(layer=layer, metric="average precision", value=average_precision(pairs)),
            Score(layer=layer, metric="Brier", value=brier(pairs)),
        ]
        for metric, peers in (("f1 of a coder", CODER_F1), ("f1 of TF-IDF", TFIDF_F1)):
            if kind in peers:
                scores.append(Score(layer=layer, metric=metric, value=peers[kind]))
    return scores


def score_spans(rows: list[Row]) -> list[Score]:
    """Per type: how often actor, trigger and recipient overlap with any coder's, where the coders give one."""
    scores: list[Score] = []
    for kind in sorted({row["type"] for row in rows}):
        found = {role: [0, 0] for role in _ROLES}
        missed: dict[str, list[str]] = {role: [] for role in _ROLES}
        for row in (r for r in rows if r["type"] == kind):
            texts = _texts(row["text"], kind)
            for role, column in _ROLES.items():
                wanted = {w for coder in row["spans"] for w in coder[column] if len(w) > 1}
                if wanted:
                    hit = any(_touches(word, wanted) for text in texts[role] for word in text.split())
                    found[role][0] += hit
                    found[role][1] += 1
                    if not hit:
                        missed[role].append(f"{row['id']} {sorted(wanted)}, got {texts[role]}")
        for role, (hits, total) in found.items():
            scores.append(share(f"spans {kind}", role, hits, total, missed[role]))
            peer = CODER_OVERLAP.get(kind, {}).get(role)
            if peer is not None:
                scores.append(Score(layer=f"spans {kind}", metric=f"{role} of a coder", value=peer))
    return scores


def confidence(text: str, type: str) -> float:
    """The highest confidence of an event of the type that is told as done, 0 where there is none."""
    events = annotate(text)[EventMention]
    return max((e.confidence for e in events if e.type == type and is_done(e)), default=0.0)


def is_done(event: EventMention) -> bool:
    """Whether the annotators would call the reading an event: told as done, now or before."""
    return event.polarity == "affirmed" and event.realis in ("actual", "historical")


def f1(pairs: list[Pair], threshold: float) -> float:
    """F1 of the scores of a threshold or more."""
    hits = sum(1 for score, gold in pairs if gold and score >= threshold)
    both = sum(1 for score, _ in pairs if score >= threshold) + sum(1 for _, gold in pairs if gold)
    return 2 * hits / both if both else 0.0


def average_precision(pairs: list[Pair]) -> float:
    """The mean precision at each hit, best score first, ties to the disadvantage."""
    hits, total = 0, 0.0
    for rank, (_, gold) in enumerate(sorted(pairs, key=lambda pair: (-pair[0], pair[1])), start=1):
        if gold:
            hits += 1
            total += hits / rank
    return total / hits if hits else 0.0


def brier(pairs: list[Pair]) -> float:
    """The mean squared distance between score and verdict.

    >>> brier([(1.0, True), (0.5, False)])
    0.125
    """
    return sum((score - gold) ** 2 for score, gold in pairs) / len(pairs) if pairs else 0.0


def interval(pairs: list[Pair], threshold: float) -> tuple[float, float]:
    """The 95 % interval of F1 over resampled sentences; the same for the same pairs."""
    if not pairs:
        return 0.0, 0.0
    dice = random.Random(1)
    samples = sorted(f1(dice.choices(pairs, k=len(pairs)), threshold) for _ in range(_ROUNDS))
    return samples[_ROUNDS // 40], samples[-_ROUNDS // 40]


def _texts(text: str, type: str) -> dict[str, list[str]]:
    document = annotate(text)
    events = [e for e in document[EventMention] if e.type == type]

    def said(arguments: list[Argument]) -> list[str]:
        return [text[a.start : a.end] for a in arguments]

    return {
        "source": said([a for e in events for a in e.actors]),
        "verb": [text[e.start : e.end] for e in events],
        "target": said([a for e in events for a in e.recipients]),
    }


def _touches(word: str, wanted: set[str]) -> bool:
    return len(word) > 1 and any(word in other or other in word for other in wanted)
