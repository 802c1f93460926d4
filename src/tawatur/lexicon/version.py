"""What codes a report: the version of the code, and one hash over all data files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from tawatur import __version__

_ENDINGS = (".tsv", ".toml")


def code_version() -> str:
    """The version of the package that runs, as it names itself."""
    return __version__


@cache
def lexicon_version() -> str:
    """The SHA-256 over name and bytes of every data file, in hexadecimal; equal data give equal versions."""
    digest = hashlib.sha256()
    for name, file in data_files():
        content = file.read_bytes()
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
