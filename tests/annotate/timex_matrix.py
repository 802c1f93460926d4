"""Prints the coverage matrix of the case files of time: ``python -m tests.annotate.timex_matrix``.

A heading ``# == form | style | kind`` holds for the cases below it.
"""

from __future__ import annotations

import sys
from collections import Counter

from tests.cases_format import CASES

KINDS = ("plain", "tricky", "negative")
PRESS = ("egypt", "levant", "iraq", "gulf", "maghreb", "translated")
FORMS = (
    *("months", "day-month", "numeric", "weekday", "weekday-date", "deictic", "parts"),
    *("clock", "periods", "ago", "duration", "set", "year"),
)


def matrix(name: str) -> Counter[tuple[str, str, str]]:
    """How many cases each cell of one file has; a NONE case counts as negative wherever it stands."""
    cells: Counter[tuple[str, str, str]] = Counter()
    heading = ("", "", "plain")
    for line in (CASES / f"{name}.cases").read_text(encoding="utf-8").splitlines():
        if line.startswith("# == "):
            form, style, kind = (cell.strip() for cell in line.removeprefix("# == ").split("|"))
            heading = (form, style, kind)
        elif line.strip() and not line.startswith("#"):
            cells[heading[0], heading[1], "negative" if line.startswith("NONE") else heading[2]] += 1
    return cells


def grid(name: str) -> list[str]:
    """One line per form, one column per press; a cell shows its plain, tricky and negative cases as ``2/2/2``."""
    cells = matrix(name)
    lines = [f"  {'form':16} " + " ".join(f"{press:>10}" for press in PRESS)]
    for form in FORMS:
        counts = ("/".join(str(cells[form, press, kind]) for kind in KINDS) for press in PRESS)
        lines.append(f"  {form:16} " + " ".join(f"{count:>10}" for count in counts))
    return lines


def main() -> None:
    for name in ("timex", "findings"):
        cells = matrix(name)
        sys.stdout.write(f"{name}: {cells.total()} cases\n")
        for form, style in dict.fromkeys((form, style) for form, style, _ in cells):
            counts = "  ".join(f"{kind} {cells[form, style, kind]:3}" for kind in KINDS)
            sys.stdout.write(f"  {form:16} {style:10} {counts}\n")
    sys.stdout.write(f"timex_grid: {matrix('timex_grid').total()} cases, plain/tricky/negative\n")
    sys.stdout.write("".join(f"{line}\n" for line in grid("timex_grid")))


if __name__ == "__main__":
    main()
