"""Score the event coder on the public Arabic gold for PLOVER ASSAULT and PROTEST (../shared/dev/gsr_*.jsonl).

    python eval/gsr.py [--folder DIR] [--errors TYPE]

Sentence decision: yes against easy and difficult no (ambiguous ones left out); a sentence counts as yes where an
event of its type has the confidence of the threshold. The threshold is chosen on four fifths of the documents and
scored on the last fifth. Beside it: average precision and a bootstrap interval. Spans: overlap with any coder.
"""

from __future__ import annotations

import argparse
import json
import random
import zlib
from pathlib import Path

from tawatur.annotate.pipeline import annotate
from tawatur.model import EventMention

FOLDER = Path(__file__).parents[1] / ".." / "shared" / "dev"
# F1 of one coder against the others, and of TF-IDF with logistic regression.
PEERS = {"ASSAULT": (0.655, 0.663), "PROTEST": (0.442, 0.313)}
FOLDS = 5
ROUNDS = 500


def read(path: Path) -> list[dict[str, object]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def score_of(text: str, type: str) -> float:
    """The highest confidence of an event of the type in a sentence, 0 where there is none."""
    events = annotate(text)[EventMention]
    return max((e.confidence for e in events if e.type == type and counts(e)), default=0.0)


def counts(event: EventMention) -> bool:
    """Whether the annotators would call the reading an event: told as done."""
    return event.polarity == "affirmed" and event.realis in ("actual", "historical")


def f1(pairs: list[tuple[float, bool]], threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 at a threshold."""
    hits = sum(1 for score, gold in pairs if gold and score >= threshold)
    found = sum(1 for score, _ in pairs if score >= threshold)
    wanted = sum(1 for _, gold in pairs if gold)
    precision, recall = hits / found if found else 0.0, hits / wanted if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def best_threshold(pairs: list[tuple[float, bool]]) -> float:
    """The threshold of the highest F1."""
    return max(sorted({score for score, _ in pairs if score > 0} or {1.0}), key=lambda t: f1(pairs, t)[2])


def average_precision(pairs: list[tuple[float, bool]]) -> float:
    """The mean precision at each hit, best score first."""
    ordered = sorted(pairs, key=lambda pair: (-pair[0], pair[1]))
    hits, total = 0, 0.0
    for rank, (_, gold) in enumerate(ordered, start=1):
        if gold:
            hits += 1
            total += hits / rank
    return total / hits if hits else 0.0


def sentences(folder: Path, type: str, *, errors: bool) -> None:
    """Print the sentence decision of one type."""
    rows = [r for r in read(folder / "gsr_sentences.jsonl") if r["type"] == type and r["label"] != "ambiguous"]
    scored = []
    for row in rows:
        document = str(row["id"]).rsplit("-", 1)[0]
        fold = zlib.crc32(document.encode()) % FOLDS
        scored.append((fold, score_of(str(row["text"]), type), row["label"] == "yes", row))
    decided: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        threshold = best_threshold([(s, g) for f, s, g, _ in scored if f != fold])
        decided += [(float(s >= threshold), g) for f, s, g, _ in scored if f == fold]
    precision, recall, value = f1(decided, 1.0)
    dice = random.Random(1)
    samples = sorted(f1(dice.choices(decided, k=len(decided)), 1.0)[2] for _ in range(ROUNDS))
    low, high = samples[ROUNDS // 40], samples[-ROUNDS // 40]
    pairs = [(s, g) for _, s, g, _ in scored]
    brier = sum((s - g) ** 2 for s, g in pairs) / len(pairs)
    coder, tfidf = PEERS[type]
    print(
        f"{type} sentences: P {precision:.3f} R {recall:.3f} F1 {value:.3f} [{low:.3f}, {high:.3f}]"
        f" AP {average_precision(pairs):.3f} Brier {brier:.3f} (coder {coder}, TF-IDF {tfidf})"
        f" threshold {best_threshold(pairs):.3f}, any event {f1(pairs, 0.001)[0]:.2f}/{f1(pairs, 0.001)[1]:.2f}"
    )
    if errors:
        threshold = best_threshold(pairs)
        for _, score, gold, row in scored:
            if (score >= threshold) != gold:
                print("MISS" if gold else "SPURIOUS", row["label"], round(score, 2), row["text"])


def spans(folder: Path, type: str, *, errors: bool = False) -> None:
    """Print how often actor, trigger and recipient overlap with any coder's, where the coders give one."""
    found = {"source_actor": [0, 0], "verb": [0, 0], "target_actor": [0, 0]}
    for row in read(folder / "gsr_spans.jsonl"):
        if row["type"] != type:
            continue
        text = str(row["text"])
        events = [e for e in annotate(text)[EventMention] if e.type == type]
        texts = {
            "source_actor": [text[a.start : a.end] for e in events for a in e.actors],
            "verb": [text[e.start : e.end] for e in events],
            "target_actor": [text[a.start : a.end] for e in events for a in e.recipients],
        }
        for role, tally in found.items():
            wanted = {w for s in row["spans"] for w in s[role] if len(w) > 1}  # type: ignore[attr-defined]
            if wanted:
                tally[1] += 1
                hit = any(len(w) > 1 and any(w in g or g in w for g in wanted) for t in texts[role] for w in t.split())
                tally[0] += hit
                if errors and not hit:
                    print(role, wanted, texts[role], text[:300])
    print(
        f"{type} spans: " + ", ".join(f"{role} {hit}/{of} = {hit / of:.3f}" for role, (hit, of) in found.items() if of)
    )


def main() -> None:
    """Score both types."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--errors", choices=sorted(PEERS))
    parser.add_argument("--span-errors", choices=sorted(PEERS))
    arguments = parser.parse_args()
    for kind in PEERS:
        sentences(arguments.folder, kind, errors=arguments.errors == kind)
        spans(arguments.folder, kind, errors=arguments.span_errors == kind)


if __name__ == "__main__":
    main()
