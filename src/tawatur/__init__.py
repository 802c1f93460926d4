"""Tawatur turns Arabic news reports into event data that can account for itself.

``tawatur.annotate(text)`` gives one report's layers, ``tawatur.open(path)`` a store of reports and events.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["annotate", "open"]

if TYPE_CHECKING:
    from tawatur.annotate.pipeline import annotate
    from tawatur.store import open_store as open


def __getattr__(name: str) -> Any:
    """Load `annotate` and `open` when first asked for, so that ``tawatur --help`` stays fast."""
    if name == "annotate":
        return importlib.import_module("tawatur.annotate")
    if name == "open":
        from tawatur.store import open_store

        return open_store
    raise AttributeError(f"module 'tawatur' has no attribute {name!r}")
