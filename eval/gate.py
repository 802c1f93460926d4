"""The quality gate: scores per layer must not fall below the floors in eval/floors.json, and floors only rise.

    python -m eval.gate                       compare; exit 1 where a score is below its floor
    python -m eval.gate --update              raise the floors to what is measured; refuses to lower one
    python -m eval.gate --update --allow-regression

Three sets: `project` (tests/gold/reports, written by the project) and `stories` (eval/stories, invented) always run;
`seeds` (the five real reports) runs where ../shared is there. Each set carries a SHA-256 over its files, so that a
changed corpus cannot pass for progress.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

from eval.stories import judge, read_stories, score
from tawatur.evaluate import evaluate

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "eval" / "floors.json"
STORIES = ROOT / "eval" / "stories"
SETS = {
    "project": (ROOT / "tests" / "gold" / "reports", ROOT / "src" / "tawatur" / "data" / "demo"),
    "stories": (STORIES, STORIES),
    "seeds": (ROOT.parent / "shared" / "gold", ROOT.parent / "shared" / "seeds"),
}
# Scores where less is better.
FALLING = {"spurious"}
# Scores are written with four decimals; a floor is the measured value cut to them.
DECIMALS = 10_000


def corpus_hash(gold: Path, texts: Path) -> str:
    """SHA-256 over names and bytes of a set's gold and texts."""
    digest = hashlib.sha256()
    files = [*gold.glob("*.jsonl"), *gold.glob("*.toml"), *texts.glob("*.txt"), *texts.glob("*.csv")]
    for path in sorted(files):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def measure(gold: Path, texts: Path) -> dict[str, float]:
    """Every score of one set by "layer/metric", cut to four decimals."""
    if gold == STORIES:
        scores = score([judge(story) for story in read_stories(gold)])
    else:
        scores = {f"{s.layer}/{s.metric}": s.value for s in evaluate(gold, texts)}
    return {name: int(value * DECIMALS) / DECIMALS for name, value in scores.items()}


def below(name: str, value: float, floor: float) -> bool:
    """Whether a score is worse than its floor."""
    return floor < value if name.split("/")[1] in FALLING else value < floor


def compare(label: str, measured: dict[str, float], floors: dict[str, float]) -> list[str]:
    """One line for each score that fell, or that vanished."""
    problems = [f"{label} {name}: no longer measured" for name in floors if name not in measured]
    problems += [
        f"{label} {name}: {measured[name]:.4f}, floor {floor:.4f}"
        for name, floor in floors.items()
        if name in measured and below(name, measured[name], floor)
    ]
    return problems


def main() -> int:
    """Compare, or update the floors."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    options = parser.parse_args()
    stored = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    problems: list[str] = []
    for label, (gold, texts) in SETS.items():
        if not gold.is_dir():
            print(f"gate: {label} skipped, {gold} is not here")
            continue
        measured = measure(gold, texts)
        entry = stored.get(label, {})
        fallen = compare(label, measured, entry.get("floors", {}))
        changed = entry.get("corpus") != corpus_hash(gold, texts)
        if options.update and (options.allow_regression or not fallen):
            stored[label] = {"corpus": corpus_hash(gold, texts), "floors": measured}
        else:
            problems += fallen
            if changed:
                problems.append(f"{label}: the corpus changed; measure it and run --update")
        width = max(len(name) for name in measured)
        for name, value in measured.items():
            print(f"{label:8} {name:<{width}} {value:.4f}  floor {entry.get('floors', {}).get(name, 0.0):.4f}")
    if options.update:
        FLOORS.write_text(json.dumps(stored, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    for problem in problems:
        print(f"gate: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
