"""The project's own benchmark of linking and reconciling: invented stories in full Arabic reports.

    python -m eval.stories [--errors]

Each story (eval/stories/*.toml) has at least three reports with planted agreements, refinements, updates, copies, sums
and true conflicts. The whole pipeline reads them. What a story says:

    main        the type and mode of its main event, "CONSULT/visit"
    linked      the reports that one event of this kind must hold
    apart       pairs of reports that no event of this type may hold together
    conflicts   all conflicts of all its events, as "field:CODE+CODE"; a story without has none
    updates     the counts that a later report supersedes (C303)
    accounts    the independent accounts of the main event
    copies      the groups of reports that print one text
    parts       how many events are part of another

Scores: precision and recall of conflicts (over field and codes) and of updates, the share of stories whose reports are
linked as wanted, the share whose main event is linked, and the share of checks on accounts, copies and parts that hold.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tawatur.annotate.pipeline import run_stages
from tawatur.model import Document, Event, Meta, make_document
from tawatur.reconcile import View, link_and_reconcile

FOLDER = Path(__file__).parent / "stories"
Outcome = dict[str, Any]


def read_stories(folder: Path = FOLDER) -> list[dict[str, Any]]:
    """All stories, by file and place."""
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))]
    return [story for table in tables for story in table["story"]]


def documents_of(story: dict[str, Any]) -> list[Document]:
    """The reports of a story with all layers."""
    return [
        run_stages(
            make_document(row["text"].strip(), Meta(outlet=row["outlet"], published=row["published"]), row["id"])
        )
        for row in story["report"]
    ]


def conflicts_of(events: Iterable[Event]) -> list[str]:
    """The conflicts as "field:CODE+CODE"."""
    return sorted(
        f"{conflict.field}:{'+'.join(sorted({finding.code for finding in conflict.findings}))}"
        for event in events
        for conflict in event.conflicts
    )


def updates_of(events: Iterable[Event]) -> list[str]:
    """The counts of which a later one supersedes an earlier one, once an event."""
    return sorted(
        field
        for event in events
        for field in {f.message.rpartition(" for ")[2].partition(" ")[0] for f in event.findings if f.code == "C303"}
    )


def main_of(story: dict[str, Any], view: View) -> Event | None:
    """The event of the story's kind that holds most of the reports that belong together."""
    code, _, mode = story["main"].partition("/")
    fitting = [event for event in view.events if event.type == code and (not mode or event.mode in {mode, None})]
    wanted = set(story["linked"])
    return max(fitting, key=lambda e: (len(wanted & set(e.documents)), e.mode == mode, e.id), default=None)


def judge(story: dict[str, Any]) -> Outcome:
    """What was wanted and found in one story."""
    view = link_and_reconcile(documents_of(story))
    main = main_of(story, view)
    told = set(main.documents) if main else set()
    kind = story["main"].partition("/")[0]
    together = [
        e
        for e in view.events
        if e.type == kind and any(set(pair) <= set(e.documents) for pair in story.get("apart", ()))
    ]
    checks = {}
    if "accounts" in story:
        checks["accounts"] = main is not None and main.accounts == story["accounts"]
    if "copies" in story:
        checks["copies"] = [list(group) for group in view.linkage.copies.groups] == story["copies"]
    if "parts" in story:
        checks["parts"] = sum(event.part_of is not None for event in view.events) == story["parts"]
    return {
        "name": story["name"],
        "conflicts": (conflicts_of(view.events), sorted(story.get("conflicts", ()))),
        "updates": (updates_of(view.events), sorted(story.get("updates", ()))),
        "linked": told == set(story["linked"]),
        "apart": not together,
        "missing": sorted(set(story["linked"]) - told),
        "checks": checks,
    }


def precision_recall(pairs: Iterable[tuple[list[str], list[str]]]) -> tuple[float, float]:
    """Over all stories; 1 where nothing was found, or wanted."""
    right = found = wanted = 0
    for ours, gold in pairs:
        right += sum((Counter(ours) & Counter(gold)).values())
        found += len(ours)
        wanted += len(gold)
    return right / found if found else 1.0, right / wanted if wanted else 1.0


def score(outcomes: list[Outcome]) -> dict[str, float]:
    """The scores by "stories/name"."""
    conflicts = precision_recall(o["conflicts"] for o in outcomes)
    updates = precision_recall(o["updates"] for o in outcomes)
    checks = [held for o in outcomes for held in o["checks"].values()]
    return {
        "conflicts/precision": conflicts[0],
        "conflicts/recall": conflicts[1],
        "updates/precision": updates[0],
        "updates/recall": updates[1],
        "linked/accuracy": sum(o["linked"] for o in outcomes) / len(outcomes),
        "apart/accuracy": sum(o["apart"] for o in outcomes) / len(outcomes),
        "checks/accuracy": sum(checks) / len(checks),
    }


def main() -> int:
    """Print the scores; with --errors the stories that fail, too."""
    outcomes = [judge(story) for story in read_stories()]
    for name, value in score(outcomes).items():
        print(f"{name:<20} {value:.3f}")
    if "--errors" in sys.argv:
        for o in outcomes:
            wrong = [key for key in ("conflicts", "updates") if o[key][0] != o[key][1]]
            wrong += [key for key in ("linked", "apart") if not o[key]] + [
                k for k, held in o["checks"].items() if not held
            ]
            if wrong:
                print(f"{o['name']}: {', '.join(wrong)}  {o['conflicts']} {o['updates']} missing {o['missing']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
