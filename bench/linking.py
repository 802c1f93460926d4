"""How the time of linking grows, on invented annotated reports.

    python -m bench.linking [REPORTS …]       default 1000 3000 10000; 30000 takes two minutes

Note [What grows]
    The news of a day stays as it is (REPORTS_A_DAY) and the days grow, as in a store that is fed daily. A day has its
    own events: actors, places and types are drawn by a Zipf law from the entity table, so that a few states and
    statesmen stand in much of the news and thousands of names in little. An event is told by one to eight reports, some
    of which print one text; each report tells its event, now and then another one of the day, and recalls an older one.
    Words come from data/ar/word_shares.tsv by their shares. What is measured is linking alone, from annotated documents
    to clusters, and the view of events after it. Annotation is measured in bench/throughput.py.
"""

from __future__ import annotations

import datetime
import math
import random
import resource
import sys
import time
from collections.abc import Iterator

from tawatur.data import read_rows
from tawatur.lexicon.entities import entities
from tawatur.link import link
from tawatur.model import Argument, Document, EventMention, Mention, Meta, Sentence, Timex, make_document
from tawatur.reconcile.view import build_view

REPORTS_A_DAY = 100
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


def measure(count: int) -> tuple[float, float, int]:
    """CPU seconds of linking and of the view, and the events that more than one report tells."""
    documents = list(reports(count))
    start = time.process_time()
    linkage = link(documents)
    linked = time.process_time()
    view = build_view(documents, linkage)
    done = time.process_time()
    return linked - start, done - linked, sum(len(event.documents) > 1 for event in view.events)


def main() -> None:
    """Print one line a size, then the exponent between the first and the last."""
    sizes = [int(argument) for argument in sys.argv[1:]] or list(SIZES)
    measure(200)  # the tables are read
    seconds = []
    for size in sizes:
        linked, viewed, shared = measure(size)
        seconds.append(linked)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:>6} reports  link {linked:7.2f} s  view {viewed:7.2f} s  shared events {shared:>6}  {memory:.0f} MB"
        )
    if len(sizes) > 1:
        exponent = math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])
        print(f"time of linking grows with exponent {exponent:.2f}")


if __name__ == "__main__":
    main()
