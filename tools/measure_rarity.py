"""Measure how rare entities are in a collection of reports, for src/tawatur/data/linkage.toml.

    python tools/measure_rarity.py REPORTS.jsonl > rows

Each line of the input is a record with text. Printed are the median share of the rare entities by kind, then a row for
each entity that at least LEAST reports name, with its share of reports to two digits. No text is kept.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from statistics import median

from tawatur.annotate.boilerplate import find_boilerplate
from tawatur.annotate.mentions import find_mentions
from tawatur.annotate.sentences import find_sentences
from tawatur.model import Boilerplate, Meta, Sentence, make_document

LEAST = 12


def main(path: str) -> None:
    """Print the rows."""
    reports: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    total = 0
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        document = make_document(json.loads(line)["text"], Meta())
        document = document.with_layer(Boilerplate, find_boilerplate(document))
        document = document.with_layer(Sentence, find_sentences(document))
        named = {m.entity: m.kind for m in find_mentions(document) if m.entity and m.named}
        reports.update(named.keys())
        kinds |= named
        total += 1
    sys.stdout.write("[share_of_kind]\n")
    for kind in sorted(set(kinds.values())):
        rest = [n for key, n in reports.items() if kinds[key] == kind and n < LEAST]
        sys.stdout.write(f"{kind} = {median(rest) / total if rest else 0:.2g}\n")
    sys.stdout.write("\n[share]\n")
    for key, count in sorted(reports.items(), key=lambda row: (-row[1], row[0])):
        if count >= LEAST and "~" not in key:
            sys.stdout.write(f'"{key}" = {count / total:.2g}\n')


if __name__ == "__main__":
    main(sys.argv[1])
