"""The amount as it is being made: bounds, place, counted noun, before its kind is decided."""

from __future__ import annotations

import msgspec

from tawatur.annotate.quantities.noun import Counted
from tawatur.model.layers import Modifier, Number


class Draft(msgspec.Struct):
    """An amount at tokens [first, after); `opens` is where its modifier begins, `closes` where what belongs to it ends.

    `kind` is "" until it is decided; `source` says what decided it and makes the rule id.
    """

    first: int
    after: int
    start: int
    end: int
    low: Number | None
    high: Number | None
    modifier: Modifier = "exact"
    unit: str | None = None
    kind: str = ""
    counted: Counted | None = None
    part_of: int | None = None
    opens: int = 0
    closes: int = 0
    source: str = "number"
    bare: bool = False
    linked: bool = False
