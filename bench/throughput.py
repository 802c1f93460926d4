"""Throughput on this machine in CPU time: the best and the median of repeated runs, since other work slows a machine.

    python -m bench.throughput [FOLDER-OF-TXT]

Prints characters a second for each stage and for all, the cost of doubling the text, the CPU time of `tawatur --help`,
and the wall time of a cold `tawatur run` on the texts.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tawatur.annotate.pipeline import DEFAULT, run_stages
from tawatur.model import Document, Meta, make_document
from tawatur.text import segment

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
DEMO = ROOT / "src" / "tawatur" / "data" / "demo"
ROUNDS = 7
# The length of a usual report, in characters.
REPORT = 2400
# Stages that issue 3 measures together.
TIME_AND_NUMBER = ("Numeral", "Timex", "Quantity")


def read(folder: Path) -> list[str]:
    """The texts of a folder."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]


def documents(texts: list[str], salt: int) -> list[Document]:
    """Documents that no cache has seen whole: a line break more at the end."""
    return [make_document(text + "\n" * salt, Meta(outlet="bench")) for text in texts]


def stage_seconds(texts: list[str]) -> list[dict[str, float]]:
    """CPU seconds per stage over all texts, one table a round; tokens are counted apart from the stages."""
    rounds = []
    for salt in range(ROUNDS):
        spent = dict.fromkeys(["tokens", *(stage.provides.__name__ for stage in DEFAULT)], 0.0)
        for document in documents(texts, salt + 1):
            start = time.process_time()
            segment.tokenize(document.text)
            spent["tokens"] += time.process_time() - start
            current = document
            for stage in DEFAULT:
                start = time.process_time()
                current = current.with_layer(stage.provides, stage.run(current))
                spent[stage.provides.__name__] += time.process_time() - start
        rounds.append(spent)
    return rounds


def speeds(characters: int, rounds: list[dict[str, float]], names: tuple[str, ...]) -> str:
    """Million characters a second of some stages together: the best round, and the median one."""
    seconds = [sum(spent[name] for name in names) for spent in rounds]
    best, median = (characters / max(value, 1e-9) / 1e6 for value in (min(seconds), statistics.median(seconds)))
    return f"{best:8.2f} best {median:8.2f} median, M characters/s"


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
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else (SEEDS if SEEDS.is_dir() else DEMO)
    texts = read(folder)
    characters = sum(map(len, texts))
    print(f"{folder.name}: {len(texts)} texts, {characters} characters")
    rounds = stage_seconds(texts)
    for name in rounds[0]:
        print(f"  {name:<14} {speeds(characters, rounds, (name,))}")
    print(f"  time + number  {speeds(characters, rounds, ('tokens', *TIME_AND_NUMBER))}, tokens included")
    print(f"  all layers     {speeds(characters, rounds, tuple(rounds[0]))}")
    best = min(sum(spent.values()) for spent in rounds)
    print(f"  one report     {REPORT * best / characters * 1e3:8.1f} ms CPU for {REPORT} characters")
    print(f"  twice the text {doubling(texts[0]):8.2f} times the time")
    print(f"  tawatur --help {child_seconds('--help')[0]:8.2f} s CPU")
    cpu, wall = cold_run(folder)
    print(f"  cold run       {wall:8.2f} s wall, {cpu:.2f} s CPU")


if __name__ == "__main__":
    main()
