"""Events: a PLOVER coder by rule. Types and modes are data/plover.toml's; docs/codebook/events.md settles the doubts."""

from tawatur.annotate.events.coder import find_events

__all__ = ["find_events"]
