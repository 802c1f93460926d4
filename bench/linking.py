"""How the time of linking grows, on invented annotated reports.

    python -m bench.linking [REPORTS …]       default 1000 3000 10000; 30000 takes four minutes

Note [What grows]
    The news of a day stays as it is (REPORTS_A_DAY) and the days grow, as in a store that is fed daily. A day has its
    own events: actors, places and types are drawn by a Zipf law from the entity table, so that a few states and
    statesmen stand in much of the news and thousands of names in little. An event is told by one to eight reports, some
    of which print one text; each report tells its event, now and then another one of the day, and recalls an older one.
    Words come from data/ar/word_shares.tsv by their shares. What is measured is linking alone: from annotated reports
    in a store to its events, then ADDED further ones, each by itself. Annotation is measured in bench/throughput.py.
"""

from __future__ import annotations

import datetime
import gc
import math
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tawatur.data import read_rows
from tawatur.lexicon.entities import entities
from tawatur.model import Argument, Document, EventMention, Mention, Meta, Sentence, Timex, make_document
from tawatur.store import open_store

REPORTS_A_DAY = 100
# Reports that are added one by one, and those that are stored at a time.
ADDED, BATCH = 50, 256
SIZES = (1000, 3000, 10000)
FIRST_DAY = datetime.date(2020, 1, 1)
KINDS = (
    *(("CONSULT", "visit"), ("CONSULT", "phone"), ("ASSAULT", "explosives"), ("ASSAULT", "aerial")),
    *(("PROTEST", "demo"), ("COERCE", "arrest"), ("ACCUSE", "disapprove"), ("AGREE", None), ("REQUEST", "change")),
)
TOLD_MOST, WORDS, COPIED = 8, 60, 0.3


class World:
    """The actors, places and words that news is made of."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        known = [entity for _, entity in sorted(entities().items())]
        self.actors = [e for e in known if e.kind in {"PERSON", "ORG"} or "country" in e.flags]
        self.places = [e for e in known if e.kind == "GPE"]
        self.random.shuffle(self.actors)
        self.random.shuffle(self.places)
        rows = [(word, float(row["share"])) for row in read_rows("ar/word_shares.tsv") for word in row["ar"].split("|")]
        self.words = [word for word, _ in rows]
        self.shares = [share for _, share in rows]

    def zipf(self, count: int) -> int:
        """A place among `count`, the n-th as often as 1/n."""
        return min(count - 1, int(math.exp(self.random.random() * math.log(count))) - 1)

    def event(self, day: datetime.date) -> dict[str, object]:
        """What happens: kind, two parties, a place, a day."""
        kind = self.random.choice(KINDS)
        who = [self.actors[self.zipf(len(self.actors))] for _ in range(2)]
        return {"kind": kind, "who": who, "place": self.places[self.zipf(len(self.places))], "day": day}

    def text(self) -> str:
        """The words of one report."""
        return " ".join(self.random.choices(self.words, self.shares, k=WORDS))


def reports(count: int, seed: int = 1) -> Iterator[Document]:
    """So many reports, REPORTS_A_DAY a day."""
    world = World(seed)
    made, day, past = 0, FIRST_DAY, [world.event(FIRST_DAY - datetime.timedelta(days=9))]
    while made < count:
        today = [world.event(day) for _ in range(REPORTS_A_DAY // 3)]
        for place, event in enumerate(today):
            text = world.text()
            for _ in range(min(world.random.randint(1, TOLD_MOST), count - made)):
                if world.random.random() > COPIED:
                    text = world.text()
                told = [event, *([world.random.choice(today)] if place % 3 == 0 else [])]
                yield _report(made, day, text, [*told, world.random.choice(past[-200:])])
                made += 1
                if made % REPORTS_A_DAY == 0:
                    break
        past.extend(today)
        day += datetime.timedelta(days=1)


def _report(number: int, day: datetime.date, text: str, events: list[dict[str, object]]) -> Document:
    meta = Meta(outlet=f"Outlet {number % 40}", published=day)
    words = text.split()
    third = len(words) // len(events)
    body, sentences, mentions, times, triggers = "", [], [], [], []
    for place, event in enumerate(events):
        start = len(body)
        body += " ".join(words[place * third : (place + 1) * third]) + " " + event["day"].isoformat() + ".\n"  # type: ignore[attr-defined]
        end = len(body) - 1
        sentences.append(Sentence(start=start, end=end, rule="bench"))
        times.append(Timex(start=end - 11, end=end - 1, rule="bench", type="DATE", value=str(event["day"])))
        one, two = event["who"]  # type: ignore[misc]
        kind, mode = event["kind"]  # type: ignore[misc]
        spans = [Argument(start=start, end=start + 3, entity=e.key, name=e.name) for e in (one, two, event["place"])]
        mentions += [
            Mention(start=start, end=start + 3, rule="bench", kind=e.kind, entity=e.key, name=e.name, country=e.country)
            for e in (one, two, event["place"])  # type: ignore[union-attr]
        ]
        triggers.append(
            EventMention(
                start=start,
                end=start + 3,
                rule="bench.event.x",
                type=kind,
                mode=mode,
                actors=(spans[0],),
                recipients=(spans[1],),
                place=spans[2],
                confidence=0.8,
                date=Argument(start=end - 11, end=end - 1, value=str(event["day"])),
            )
        )
    document = make_document(body, meta, f"r{number:06}")
    for layer, rows in ((Sentence, sentences), (Timex, times), (Mention, mentions), (EventMention, triggers)):
        document = document.with_layer(layer, rows)
    return document


class Measured(NamedTuple):
    """CPU seconds of linking all, wall and CPU seconds of adding reports one by one, and what it took."""

    linked: float
    waited: list[float]
    added: list[float]
    shared: int
    megabytes: float


def measure(count: int, folder: Path) -> Measured:
    """Link so many reports in a new store, then ADDED further ones, each by itself."""
    made = reports(count + ADDED)
    with open_store(folder / f"{count}.db", create=True) as store:
        for first in range(0, count, BATCH):
            store.add(islice(made, min(BATCH, count - first)))
        start = time.process_time()
        store.relink()
        linked = time.process_time() - start
        waited, added = [], []
        gc.freeze()  # as `tawatur run` does
        for document in made:
            store.add([document])
            clock, start = time.perf_counter(), time.process_time()
            store.relink()
            waited.append(time.perf_counter() - clock)
            added.append(time.process_time() - start)
        shared = store._connection.execute("SELECT count(*) FROM events WHERE reports > 1").fetchone()[0]
    return Measured(linked, waited, added, shared, (folder / f"{count}.db").stat().st_size / 1e6)


def main() -> None:
    """Print one line a size, then the exponent between the first and the last."""
    sizes = [int(argument) for argument in sys.argv[1:]] or list(SIZES)
    with tempfile.TemporaryDirectory() as folder:
        measure(200, Path(folder))  # the tables are read
        seconds = []
        for size in sizes:
            found = measure(size, Path(folder))
            seconds.append(found.linked)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{size:>6} reports  linked in {found.linked:6.1f} s CPU, {memory:.0f} MB;  one more: median"
                f" {median(found.added):.3f} s CPU, {median(found.waited):.3f} s wall, slowest {max(found.added):.3f} s"
                f" CPU, {max(found.waited):.3f} s wall;  {found.shared} shared events, {found.megabytes:.0f} MB file"
            )
    if len(sizes) > 1:
        exponent = math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])
        print(f"time of linking grows with exponent {exponent:.2f}")


if __name__ == "__main__":
    main()
