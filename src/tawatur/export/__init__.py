"""The store in other formats: one module a format, each with one `write` function.

A format is a function ``write(store, out, **options)`` that puts bytes into `out`, the same bytes for the same store.
A new one is a module here and a line in `FORMATS`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from tawatur.errors import StoreError

if TYPE_CHECKING:
    from tawatur.store import Store

Writer = Callable[..., None]


def _format(module: str) -> Writer:
    """The writer of one module, imported when it is first used."""

    def write(store: Store, out: BinaryIO, **options: Any) -> None:
        cast("Writer", import_module(f"{__name__}.{module}").write)(store, out, **options)

    return write


FORMATS: dict[str, Writer] = {
    "claims-jsonl": _format("claims_jsonl"),
    "csv": _format("csv"),
    "eventreport": _format("eventreport"),
    "events-jsonl": _format("events_jsonl"),
    "geojson": _format("geojson"),
    "polecat": _format("polecat"),
    "webannotation": _format("webannotation"),
}


def write_export(format: str, store: Store, out: BinaryIO | Path, **options: Any) -> None:
    """Write a store in a format of `FORMATS`; the same store gives the same bytes.

    A path gets its content all at once, so that a run that breaks off leaves the old file. Raises KeyError for an
    unknown format and StoreError where the file cannot be written.
    """
    writer = FORMATS[format]
    if not isinstance(out, Path):
        writer(store, out, **options)
        out.flush()
        return
    partial = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        with partial.open("wb") as file:
            writer(store, file, **options)
        partial.replace(out)
    except OSError as error:
        raise StoreError(
            f"cannot write: {error.strerror}", place=str(out), cure="give a file in a folder that can be written"
        ) from error
    finally:
        partial.unlink(missing_ok=True)


__all__ = ["FORMATS", "write_export"]
