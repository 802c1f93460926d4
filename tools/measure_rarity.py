"""Measure how rare entities are in a collection of reports, for src/tawatur/data/linkage.toml.

    python tools/measure_rarity.py REPORTS.jsonl > rows

Each line of the input is a record with text. Printed are the median share of the rare entities by kind, the share of
each mode among the events of its type, then a row for each entity that at least LEAST reports name, with its share of
reports to two digits. No text is kept.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from statistics import median

from tawatur.annotate.pipeline import run_stages
from tawatur.model import EventMention, Mention, Meta, make_document

LEAST = 12


def main(path: str) -> None:
    """Print the rows."""
    reports: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    modes: Counter[tuple[str, str | None]] = Counter()
    total = 0
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        document = run_stages(make_document(json.loads(line)["text"], Meta()))
        named = {m.entity: m.kind for m in document[Mention] if m.entity and m.named}
        modes.update((event.type, event.mode) for event in document[EventMention])
        reports.update(named.keys())
        kinds |= named
        total += 1
    sys.stdout.write("[share_of_kind]\n")
    for kind in sorted(set(kinds.values())):
        rest = [n for key, n in reports.items() if kinds[key] == kind and n < LEAST]
        sys.stdout.write(f"{kind} = {median(rest) / total if rest else 0:.2g}\n")
    sys.stdout.write("\n[share_of_mode]\n")
    for (kind, mode), count in sorted(
        (row for row in modes.items() if row[0][1]), key=lambda row: (row[0][0], -row[1])
    ):
        of_type = sum(n for (other, _), n in modes.items() if other == kind)
        sys.stdout.write(f'"{kind}/{mode}" = {count / of_type:.2g}\n')
    sys.stdout.write("\n[share]\n")
    for key, count in sorted(reports.items(), key=lambda row: (-row[1], row[0])):
        if count >= LEAST and "~" not in key:
            sys.stdout.write(f'"{key}" = {count / total:.2g}\n')


if __name__ == "__main__":
    main(sys.argv[1])
