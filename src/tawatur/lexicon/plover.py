"""The PLOVER ontology: event types with their modes, quads and scores, and the contexts; and a user's own additions.

Note [Own triggers]
    A TOML file of one's own joins without code:

        [types.CONSULT.modes.pilgrimage]        # a mode of a type that is there, or [types.NEW] with quad and score
        score = 1.0
        definition = "Comes to a holy place."

        [[verbs]]                               # columns of data/ar/verbs.tsv: perfect|imperfect|noun
        key = "pilgrim"
        type = "CONSULT"
        mode = "pilgrimage"
        frame = "s>ila"
        ar = "حج|يحج|-"

        [[triggers]]                            # columns of data/ar/triggers.tsv: singular|plural, or a phrase
        key = "pilgrim-tour"
        type = "CONSULT"
        mode = "pilgrimage"
        frame = "g>ila"
        flags = "phrase"
        ar = "رحلة حج"

    Own rows are weighed before those of the lexicon.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

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


class OwnTrigger(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A trigger of the user's, with the columns of data/ar/verbs.tsv."""

    key: str
    type: str
    ar: str
    frame: str = "s>o"
    mode: str = ""
    flags: str = ""


class OwnFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of one's own: types and modes to add, verbs, and nouns or phrases."""

    types: dict[str, dict[str, Any]] = {}
    verbs: tuple[OwnTrigger, ...] = ()
    triggers: tuple[OwnTrigger, ...] = ()


_own: list[OwnFile] = []
_forget: list[Callable[[], None]] = []


def add_triggers(path: Path) -> None:
    """Let the types, modes and triggers of a user's file join, for all that is annotated from now on.

    See Note [Own triggers] for the file. Raises LexiconError for a file of another shape, for a trigger of a type or
    mode that neither the ontology nor the file has, and for a verb without its two principal parts.
    """
    try:
        own = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), OwnFile)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(str(error), place=str(path), cure="see lexicon/plover.py, Note [Own triggers]") from None
    ontology = _ontology((*_own, own), str(path))
    for row in (*own.verbs, *own.triggers):
        ontology.check(row.type, row.mode or None, f"{path}: {row.key}")
        if ">" not in row.frame:
            raise LexiconError(f"frame {row.frame!r}", place=f"{path}: {row.key}", cure="write actor>recipient")
    for row in own.verbs:
        if "|" not in row.ar:
            raise LexiconError("a verb needs perfect|imperfect", place=f"{path}: {row.key}", cure="write both, or -")
    _own.append(own)
    _renew()


def remove_triggers() -> None:
    """Forget all that `add_triggers` added."""
    _own.clear()
    _renew()


def own_files() -> tuple[OwnFile, ...]:
    """What `add_triggers` added, a file each, in the order they came."""
    return tuple(_own)


def own_rows(kind: str) -> list[dict[str, str]]:
    """The user's rows of one kind, verbs or triggers, with the columns of the lexicon's tables."""
    return [msgspec.to_builtins(row) for own in _own for row in (own.verbs if kind == "verbs" else own.triggers)]


def when_added(forget: Callable[[], None]) -> None:
    """Have `forget` called whenever own triggers come or go: for what has memoised the lexicon."""
    _forget.append(forget)


def _renew() -> None:
    load.cache_clear()
    for forget in _forget:
        forget()


@cache
def load() -> Plover:
    """The ontology, read once, with what `add_triggers` added.

    Raises LexiconError where the file has another shape.
    """
    return _ontology(own_files(), "data/plover.toml")


def _ontology(own: tuple[OwnFile, ...], place: str) -> Plover:
    table = read_toml("plover.toml")
    for file in own:
        for name, added in file.types.items():
            kind = table["types"].setdefault(name, {})
            modes = {**kind.get("modes", {}), **added.get("modes", {})}
            kind.update({**added, "modes": modes} if modes else added)
    try:
        return msgspec.convert(table, Plover)
    except msgspec.ValidationError as error:
        raise LexiconError(str(error), place=place, cure="see lexicon/plover.py") from None
