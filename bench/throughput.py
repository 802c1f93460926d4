"""Throughput on this machine in CPU time: the best and the median of repeated runs, since other work slows a machine.

    python -m bench.throughput [FOLDER-OF-TXT | RECORDS.jsonl]

Prints characters a second for each stage and for all, the cost of doubling the text, the CPU time of `tawatur --help`,
and the wall time of a cold `tawatur run` on the texts. Of a file of records every n-th is taken, `SAMPLE` in all, and
no cold run is made.

Time and number (issue 3) are measured twice: by themselves, as one uses them who wants no more, and among all stages,
which leave them the processor's caches full of other things. `first` is the first time that the texts are read: the
tables are loaded, but no word has been met before.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tawatur.annotate.mentions import tagging
from tawatur.annotate.pipeline import DEFAULT, Stage, run_stages
from tawatur.model import Document, Meta, make_document
from tawatur.text import segment

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
DEMO = ROOT / "src" / "tawatur" / "data" / "demo"
ROUNDS = 7
# The length of a usual report, in characters.
REPORT = 2400
# Stages that issue 3 measures together, and those that they need.
TIME_AND_NUMBER = ("Numeral", "Timex", "Quantity")
NEEDED = tuple(stage for stage in DEFAULT if stage.provides.__name__ in {"Sentence", "Quote", *TIME_AND_NUMBER})
# How many records of a file are read.
SAMPLE = 150


def read(source: Path) -> list[str]:
    """The texts of a folder, or a sample of those of a file of records."""
    if source.is_dir():
        return [path.read_text(encoding="utf-8") for path in sorted(source.glob("*.txt"))]
    texts = [json.loads(line)["text"] for line in source.read_text(encoding="utf-8").splitlines()]
    return texts[:: max(1, len(texts) // SAMPLE)][:SAMPLE]


def documents(texts: list[str], salt: int) -> list[Document]:
    """Documents that no cache has seen whole: a line break more at the end."""
    return [make_document(text + "\n" * salt, Meta(outlet="bench")) for text in texts]


def stage_seconds(texts: list[str], stages: tuple[Stage[Any], ...] = DEFAULT) -> list[dict[str, float]]:
    """CPU seconds per stage over all texts, one table a round; tokens are counted apart from the stages."""
    rounds = []
    for salt in range(ROUNDS):
        spent = dict.fromkeys(["tokens", *(stage.provides.__name__ for stage in stages)], 0.0)
        for document in documents(texts, salt + 1):
            start = time.process_time()
            segment.tokenize(document.text)
            spent["tokens"] += time.process_time() - start
            current = document
            for stage in stages:
                start = time.process_time()
                current = current.with_layer(stage.provides, stage.run(current))
                spent[stage.provides.__name__] += time.process_time() - start
        rounds.append(spent)
    return rounds


def without_tagger(texts: list[str]) -> list[dict[str, float]]:
    """CPU seconds per stage as `stage_seconds` gives them, with names by rules alone."""
    loaded, tagging.stages = tagging.stages, lambda: None  # type: ignore[assignment]
    try:
        return stage_seconds(texts)
    finally:
        tagging.stages = loaded


def speeds(characters: int, rounds: list[dict[str, float]], names: tuple[str, ...]) -> str:
    """Million characters a second of some stages together: the first round, the best, and the median one."""
    seconds = [sum(spent[name] for name in names) for spent in rounds]
    shown = {"first": seconds[0], "best": min(seconds), "median": statistics.median(seconds)}
    return " ".join(f"{characters / max(value, 1e-9) / 1e6:8.2f} {name}" for name, value in shown.items())


def doubling(text: str) -> float:
    """How many times more CPU time twice the text takes, all stages; the best of some rounds each."""
    best = []
    for times_over in (4, 8):
        seconds = []
        for salt in range(ROUNDS):
            document = make_document((text + "\n") * times_over + "\n" * salt, Meta(outlet="bench"))
            start = time.process_time()
            run_stages(document)
            seconds.append(time.process_time() - start)
        best.append(min(seconds))
    return best[1] / best[0]


def child_seconds(*arguments: str) -> tuple[float, float]:
    """Median CPU and wall seconds of a fresh process."""
    cpu, wall = [], []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "tawatur.cli.main", *arguments], check=True, capture_output=True)
        wall.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(cpu), statistics.median(wall)


def cold_run(folder: Path) -> tuple[float, float]:
    """CPU and wall seconds of `tawatur run` into a new database."""
    results = []
    for _ in range(3):
        with tempfile.TemporaryDirectory() as home:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            start = time.perf_counter()
            command = [sys.executable, "-m", "tawatur.cli.main", "run", str(folder), "--db", f"{home}/x.db", "--quiet"]
            subprocess.run(command, check=True, capture_output=True)
            wall = time.perf_counter() - start
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            results.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall))
    return statistics.median(r[0] for r in results), statistics.median(r[1] for r in results)


def main() -> None:
    """Print the table."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else (SEEDS if SEEDS.is_dir() else DEMO)
    texts = read(source)
    characters = sum(map(len, texts))
    print(f"{source.name}: {len(texts)} texts, {characters} characters")
    print("  million characters a second")
    for document in documents(read(DEMO), 0):
        run_stages(document)  # loads the tables
    rounds = stage_seconds(texts)
    alone = stage_seconds(texts, NEEDED)
    for name in rounds[0]:
        print(f"  {name:<14} {speeds(characters, rounds, (name,))}")
    print(f"  time + number  {speeds(characters, rounds, ('tokens', *TIME_AND_NUMBER))}, tokens included")
    print(f"    by itself    {speeds(characters, alone, ('tokens', *TIME_AND_NUMBER))}, no word new")
    print(f"  all layers     {speeds(characters, rounds, tuple(rounds[0]))}")
    ruled = without_tagger(texts)
    print(f"  Mention        {speeds(characters, ruled, ('Mention',))}, no tagger")
    for counted, what in ((rounds, ""), (ruled, ", no tagger")):
        best = min(sum(spent.values()) for spent in counted)
        print(f"  one report     {REPORT * best / characters * 1e3:8.1f} ms CPU for {REPORT} characters{what}")
    print(f"  twice the text {doubling(texts[0]):8.2f} times the time")
    print(f"  tawatur --help {child_seconds('--help')[0]:8.2f} s CPU")
    if source.is_dir():
        cpu, wall = cold_run(source)
        print(f"  cold run       {wall:8.2f} s wall, {cpu:.2f} s CPU")


if __name__ == "__main__":
    main()
