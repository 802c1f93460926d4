"""The file of the event coder's weights, written table by table."""

from __future__ import annotations

from pathlib import Path

from tawatur.data import read_toml

FILE = Path(__file__).parents[1] / "src" / "tawatur" / "data" / "event_weights.toml"
# A weight smaller than this is not written.
LEAST = 0.03
_HEAD = (
    "# resource: event_weights",
    "# Weights of the features of annotate/events/confidence.py. [weights] and [register] are learned by",
    "# eval/train_judged.py, the tables of types by eval/train_events.py.",
)


def write_tables(changed: dict[str, dict[str, float]]) -> None:
    """Replace some tables of the file and keep the others; features in order of their names."""
    tables = read_toml(FILE.name) | changed
    lines = list(_HEAD)
    for name in ("weights", "register", *sorted(tables.keys() - {"weights", "register"})):
        lines += ["", f"[{name}]"]
        lines += [
            f'"{feature}" = {value:.3f}'
            for feature, value in sorted(tables[name].items())
            if abs(value) >= LEAST or feature == "bias"
        ]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
