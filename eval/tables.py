"""The score tables of the documentation, written from eval/floors.json so that no figure is typed by hand.

python -m eval.tables            rewrite the tables between their markers
python -m eval.tables --check    exit 1 where a table is not what it would be
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from eval.gate import FLOORS, ROOT

PAGES = (ROOT / "README.md", ROOT / "docs" / "evaluation.md")
MARKED = re.compile(r"(<!-- scores -->\n).*?(<!-- end of scores -->)", re.DOTALL)


def table(floors: dict[str, dict[str, dict[str, float]]]) -> str:
    """One row a metric, one column a set."""
    sets = [name for name in ("seeds", "project") if name in floors]
    metrics = sorted({metric for name in sets for metric in floors[name]["floors"]}, key=order)
    lines = ["| layer | metric | " + " | ".join(sets) + " |", "|---|---|" + "---:|" * len(sets)]
    for metric in metrics:
        layer, _, name = metric.partition("/")
        cells = [show(name, floors[s]["floors"].get(metric)) for s in sets]
        lines.append(f"| {layer} | {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


LAYERS = ("timexes", "numbers", "distractors", "mentions", "attributions", "events", "links")


def order(metric: str) -> tuple[int, str]:
    """Layers in the order of the pipeline, metrics by name."""
    layer, _, name = metric.partition("/")
    return LAYERS.index(layer), name


def show(metric: str, value: float | None) -> str:
    """A score as it is printed; nothing where it was not measured."""
    if value is None:
        return ""
    return f"{value:.0f}" if metric == "spurious" else f"{value:.3f}"


def render(page: Path) -> str:
    """The page with its table made anew."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    return MARKED.sub(lambda m: m.group(1) + table(floors) + m.group(2), page.read_text(encoding="utf-8"))


def main() -> int:
    """Rewrite or check."""
    stale = [page for page in PAGES if render(page) != page.read_text(encoding="utf-8")]
    if "--check" in sys.argv:
        for page in stale:
            print(
                f"{page.name}: the scores are not those of eval/floors.json; run python -m eval.tables", file=sys.stderr
            )
        return 1 if stale else 0
    for page in stale:
        page.write_text(render(page), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
