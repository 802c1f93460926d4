"""Events: a PLOVER coder by rule. Types and modes: data/plover.toml; doubts: docs/codebook/events.md."""

from tawatur.annotate.events.coder import find_events
from tawatur.annotate.events.main import main_mention

__all__ = ["find_events", "main_mention"]
