"""Stories: several hand-made reports of one or more events, and what must come out of them.

    STORY name
    REPORT id outlet=NAME published=DATE [credit=WORDS] [text=N]
    EVENT TYPE/mode key=value …
    EXPECT key=value …

An EVENT belongs to the report above it. Its keys: actors, recipients (entity keys parted by commas), place, on (a
TIMEX3 value; `mod:` before it, `~` for a relative date), count kinds (killed, wounded, …: a number with > >= <= < ~
before it, `/part` or `/noun` behind it, several parted by +), realis, polarity, trigger, by (the chain, parted by
commas), denied. FINDING code suggestion… stands under the event whose date it is about. `text=N` gives a report the
N-th long text, so that reports with one N are copies; without it each has a text of its own.

EXPECT: events (how many), reports, accounts (of the largest event), date, conflicts (field:CODE+CODE,… or none),
findings (codes of the largest event or none), part_of (how many events are part of another), first (field:value).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tawatur.model import Document
from tests.link.builders import Report

STORIES = Path(__file__).parents[1] / "cases" / "reconcile" / "stories.cases"
COUNTS = ("killed", "wounded", "detained", "missing", "displaced", "hostages", "attacks")
_SIGNS = {">=": "at_least", "<=": "up_to", ">": "more_than", "<": "less_than", "~": "approx"}


@dataclass
class Story:
    name: str
    place: str
    reports: list[Report] = field(default_factory=list)
    expected: dict[str, str] = field(default_factory=dict)

    def documents(self) -> list[Document]:
        return [report.build() for report in self.reports]


def read_stories(path: Path = STORIES) -> list[Story]:
    stories: list[Story] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        head, *words = line.split()
        if head == "STORY":
            stories.append(Story(words[0], f"{path.name}:{number}"))
            continue
        story = stories[-1]
        values = dict(word.split("=", 1) for word in words if "=" in word)
        bare = [word for word in words if "=" not in word]
        if head == "REPORT":
            own = str(sum(map(ord, story.name)) * 100 + len(story.reports))
            story.reports.append(_report(bare[0], {"text": own, **values}))
        elif head == "EVENT":
            _event(story.reports[-1], bare[0], values)
        elif head == "FINDING":
            story.reports[-1].finding(*bare)
        elif head == "EXPECT":
            story.expected |= values
        else:
            raise ValueError(f"{path.name}:{number}: {head}?")
    return stories


def _report(id: str, values: dict[str, str]) -> Report:
    report = Report(id, values.get("outlet"), values.get("published"))
    report.sentence(long_text(int(values["text"])))
    if "credit" in values:
        report.credit(values["credit"].replace("_", " "))
    return report


def long_text(seed: int) -> str:
    """Sixty words that only the same seed gives."""
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    chooser = random.Random(seed)
    return " ".join("".join(chooser.choices(letters, k=6)) for _ in range(60))


def _event(report: Report, kind: str, values: dict[str, str]) -> None:
    code, _, mode = kind.partition("/")
    on = values.get("on")
    modifier = None
    relative = False
    if on is not None:
        if ":" in on:
            modifier, on = on.split(":")
        relative = on.startswith("~")
        on = on.lstrip("~")
    attribution = None
    if "by" in values:
        attribution = report.say(*values["by"].split(","), stance="denied" if "denied" in values else "said")
    report.event(
        code,
        mode or None,
        _keys(values.get("actors")),
        _keys(values.get("recipients")),
        values.get("place"),
        on,
        mod=modifier,
        relative=relative,
        counts=[row for name in COUNTS if name in values for row in _counts(name, values[name])],
        trigger=values.get("trigger", "x"),
        realis=values.get("realis", "actual"),
        polarity=values.get("polarity", "affirmed"),
        attribution=attribution,
    )


def _keys(words: str | None) -> list[str]:
    return words.replace("_", " ").split(",") if words else []


def _counts(kind: str, written: str) -> Iterator[tuple[object, ...]]:
    for part in written.split("+"):
        number, _, note = part.partition("/")
        sign = next((s for s in _SIGNS if number.startswith(s)), "")
        value = int(number.removeprefix(sign))
        modifier = _SIGNS.get(sign, "exact")
        low = None if modifier in {"up_to", "less_than"} else value
        high = None if modifier in {"more_than", "at_least"} else value
        yield (kind, low, high, modifier, note or None)
