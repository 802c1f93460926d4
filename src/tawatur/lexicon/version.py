"""What codes a report: the version of the code, and one hash over all data it reads words from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from msgspec.json import encode

from tawatur import __version__
from tawatur.lexicon.entities import own_entities
from tawatur.lexicon.plover import own_files

_ENDINGS = (".tsv", ".toml")


def code_version() -> str:
    """The version of the package that runs, as it names itself."""
    return __version__


def lexicon_version() -> str:
    """The SHA-256 over all that words are read from, in hexadecimal; equal data give equal versions.

    It covers name and bytes of every data file, and the tables of one's own that have joined them.
    """
    own = (own_entities(), own_files())
    return _sha256([("shipped", _shipped_version().encode()), ("own", encode(own))]) if any(own) else _shipped_version()


@cache
def _shipped_version() -> str:
    return _sha256((name, file.read_bytes()) for name, file in data_files())


def _sha256(parts: Iterable[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for name, content in parts:
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def data_files() -> list[tuple[str, Traversable]]:
    """Every TSV and TOML file under data/ with its path there, sorted by it."""
    return sorted(_walk(resources.files("tawatur.data"), ""), key=lambda pair: pair[0])


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(_ENDINGS):
            yield prefix + entry.name, entry
