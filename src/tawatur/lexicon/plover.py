"""The PLOVER ontology: event types with their modes, quads and scores, and the contexts."""

from __future__ import annotations

from functools import cache

import msgspec

from tawatur.data import read_toml
from tawatur.errors import LexiconError


class Mode(msgspec.Struct, frozen=True, kw_only=True):
    """A mode of one type; `score` is null where the ontology gives none."""

    definition: str
    score: float | None = None


class EventType(msgspec.Struct, frozen=True, kw_only=True):
    """An event type: its quad class (1 to 4), its score and its modes by name."""

    quad: int
    score: float
    definition: str
    recipient_required: bool = False
    modes: dict[str, Mode] = {}


class Plover(msgspec.Struct, frozen=True, kw_only=True):
    """The whole ontology, as data/plover.toml has it."""

    version: str
    quads: dict[str, str]
    types: dict[str, EventType]
    contexts: dict[str, str]

    def check(self, type: str, mode: str | None, place: str) -> None:
        """Raise LexiconError where `type` is no type or `mode` none of its modes."""
        if type not in self.types:
            raise LexiconError(f"no event type {type!r}", place=place, cure="take one of data/plover.toml")
        if mode is not None and mode not in self.types[type].modes:
            raise LexiconError(f"{type} has no mode {mode!r}", place=place, cure="take one of data/plover.toml")

    def score(self, type: str, mode: str | None = None) -> float | None:
        """The intensity of a mode, or of its type where the event has no mode.

        >>> load().score("CONSULT", "phone")
        1.5
        """
        found = self.types[type]
        return found.modes[mode].score if mode else found.score

    def quad(self, type: str) -> int:
        """1 and 2 are verbal and material cooperation, 3 and 4 verbal and material conflict."""
        return self.types[type].quad


@cache
def load() -> Plover:
    """The ontology, read once.

    Raises LexiconError where the file has another shape.
    """
    try:
        return msgspec.convert(read_toml("plover.toml"), Plover)
    except msgspec.ValidationError as error:
        raise LexiconError(str(error), place="data/plover.toml", cure="see lexicon/plover.py") from None
