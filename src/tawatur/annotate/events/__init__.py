"""Events: a PLOVER coder by rule. Types and modes: data/plover.toml; doubts: docs/codebook/events.md."""

from tawatur.annotate.events.coder import find_events
from tawatur.annotate.events.hook import grounded
from tawatur.annotate.events.main import main_mention

__all__ = ["find_events", "grounded", "main_mention"]
