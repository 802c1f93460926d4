"""Events: a PLOVER coder by rule. Types and modes: data/plover.toml; doubts: docs/codebook/events.md."""

from tawatur.annotate.events.coder import find_events

__all__ = ["find_events"]
