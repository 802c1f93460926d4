"""Count in what share of reports each word stands, for src/tawatur/data/ar/word_shares.tsv.

    python tools/measure_words.py REPORTS.jsonl > src/tawatur/data/ar/word_shares.tsv

Each line of the input is a record with text. Words are stems without clitics and article; only those of at least LEAST
reports are kept, sorted within one share, so that nothing of a text remains but how common its words are.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from tawatur.link.words import stem_of
from tawatur.text.segment import tokenize

LEAST = 12


def main(path: str) -> None:
    """Print the table."""
    reports: Counter[str] = Counter()
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    for line in lines:
        forms = tokenize(json.loads(line)["text"]).forms
        reports.update({stem_of(form) for form in forms if form[0].isalpha() and len(form) >= 3})
    by_share: dict[float, list[str]] = {}
    for word, count in reports.items():
        if count >= LEAST:
            by_share.setdefault(float(f"{count / len(lines):.2g}"), []).append(word)
    sys.stdout.write(
        "# resource: ar.word_shares\n# Share of reports that use a word, without clitics and article.\nshare\tar\n"
    )
    for share, words in sorted(by_share.items(), reverse=True):
        sys.stdout.write(f"{share:g}\t{'|'.join(sorted(words))}\n")


if __name__ == "__main__":
    main(sys.argv[1])
