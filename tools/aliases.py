"""The last cell of a generated row."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.text.fold import fold_word


def join_aliases(names: Iterable[str]) -> str:
    """The names parted by |, each folded spelling once, the first one kept."""
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(name if name.isascii() else fold_word(name.strip()), name)
    return "|".join(kept.values())
