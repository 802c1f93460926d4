"""kill -9 and several writers: what was acknowledged is there, once, and nothing is there by half."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tawatur.store import open_store
from tests.store.samples import VISIT, report

ROOT = Path(__file__).parents[2]
# A child that adds reports in batches and prints a line once a batch is acknowledged.
WRITER = """
import sys
sys.path.insert(0, {root!r})
from tawatur.store import open_store
from tests.store.samples import VISIT, claim, event, report
first, last, size, view = map(int, sys.argv[2:6])
with open_store(sys.argv[1], create=True) as store:
    for start in range(first, last, size):
        batch = [report(VISIT + f" ({{n}})", identity=f"r{{n:05}}") for n in range(start, min(last, start + size))]
        store.add(batch)
        print("added", start, len(batch), flush=True)
        if view:
            documents = list(store.documents())
            events = [event(d) for d in documents]
            store.replace_view(events, [claim(e, d) for e, d in zip(events, documents)])
            print("view", len(events), flush=True)
"""


def start(path: Path, first: int, last: int, size: int = 5, view: bool = False) -> subprocess.Popen[str]:
    code = WRITER.format(root=str(ROOT))
    arguments = [sys.executable, "-c", code, str(path), *(str(int(n)) for n in (first, last, size, view))]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ))


def kill_after(child: subprocess.Popen[str], lines: int, delay: float) -> list[str]:
    """What the child had acknowledged when it was killed, a little after so many lines.

    A line without its end was cut by the kill and acknowledges nothing: «added 5 1» may be the start of «added 5 16».
    """
    assert child.stdout is not None
    seen = [child.stdout.readline() for _ in range(lines)]
    time.sleep(delay)
    child.send_signal(signal.SIGKILL)
    rest, _ = child.communicate()
    return [line for line in (*seen, *rest.splitlines(keepends=True)) if line.endswith("\n")]


def acknowledged(lines: list[str]) -> set[str]:
    found = set()
    for line in lines:
        if line.startswith("added"):
            _, first, count = line.split()
            found |= {f"r{n:05}" for n in range(int(first), int(first) + int(count))}
    return found


@pytest.mark.parametrize("seed", range(6))
def test_killed_writers_lose_nothing_they_acknowledged(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    size = chance.choice((1, 5, 16))
    child = start(path, 0, 100_000, size, view=seed % 2 == 0)
    lines = kill_after(child, chance.randrange(1, 6), chance.random() / 20)
    with open_store(path) as store:
        stored = [d.id for d in store.documents()]
        assert acknowledged(lines) <= set(stored)
        assert len(stored) == len(set(stored))
        # a batch is there as a whole or not at all
        assert len(stored) % size == 0
        assert store.verify()[1] == []
        views = [int(line.split()[1]) for line in lines if line.startswith("view")]
        assert len(store.events()) >= max(views, default=0)
        # and the work goes on where it stopped
        store.add(report(VISIT + f" ({n})", identity=f"r{n:05}") for n in range(len(stored) + 3))
        assert len(list(store.documents())) == len(stored) + 3


def test_a_kill_while_the_store_is_made_leaves_a_usable_file(path: Path) -> None:
    for attempt in range(4):
        child = start(path, 0, 5)
        time.sleep(0.1 + attempt * 0.05)
        child.send_signal(signal.SIGKILL)
        child.communicate()
    with open_store(path, create=True) as store:
        store.add([report()])
        assert store.verify()[1] == []


def test_writers_at_the_same_time_wait_for_each_other(path: Path) -> None:
    children = [start(path, 0, 120, 3), start(path, 60, 180, 7), start(path, 0, 180, 11)]
    for child in children:
        _, errors = child.communicate(timeout=120)
        assert child.returncode == 0, errors
    with open_store(path) as store:
        assert [d.id for d in store.documents()] == [f"r{n:05}" for n in range(180)]
        assert store.verify()[1] == []


LIMITED = """
import resource, sys
sys.path.insert(0, {root!r})
from tawatur.errors import StoreError
from tawatur.store import open_store
from tests.store.samples import VISIT, report
with open_store(sys.argv[1], create=True) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_200_000, 1_200_000))
    try:
        for n in range(10_000):
            store.add([report(VISIT + f" ({{n}})", identity=f"r{{n:05}}")])
            print("added", n, 1, flush=True)
    except StoreError as error:
        print(error, flush=True)
"""


def test_a_full_disk_is_named_and_what_was_acknowledged_is_kept(path: Path) -> None:
    code = LIMITED.format(root=str(ROOT))
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, timeout=120)
    *lines, error = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert "free space on the disk" in error
    assert len(lines) > 5
    with open_store(path) as store:
        assert {d.id for d in store.documents()} == acknowledged(lines)
        assert store.verify()[1] == []
        assert store.add([report(identity="later")]) == 1


def test_a_reader_is_never_held_up_by_a_writer(path: Path) -> None:
    open_store(path, create=True).close()
    child = start(path, 0, 200, 2, view=False)
    counts = []
    with open_store(path) as reader:
        while child.poll() is None:
            counts.append(len(reader.search("مسقط", limit=1000)))
    _, errors = child.communicate()
    assert child.returncode == 0, errors
    assert counts == sorted(counts)
