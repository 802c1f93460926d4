"""The data files and the two ways to read them: TSV rows and TOML tables.

A TSV has one entry a line, an ASCII key first and the Arabic last (a line that starts with Arabic or a digit is
displayed with its columns reversed, UAX #9 P2/P3). Lines that start with ``#`` are comments. The first comment line,
``# resource: NAME``, names the resource, whose provenance and licence stand in sources.d/. The first other line names
the columns.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

from tawatur.errors import LexiconError


def read_text(name: str) -> str:
    """The text of one data file, by its path under data/."""
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


def read_toml(name: str) -> dict[str, Any]:
    """One TOML file as a table."""
    return tomllib.loads(read_text(name))


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one TSV, each a mapping from column name to text; a missing last cell is "".

    Raises LexiconError for a row with more cells than the header has columns.
    """
    columns: list[str] | None = None
    for number, line in enumerate(read_text(name).split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if columns is None:
            columns = cells
            continue
        if len(cells) > len(columns):
            raise LexiconError(
                f"{len(cells)} cells under {len(columns)} columns",
                place=f"data/{name}:{number}",
                cure="part the cells by single tabs",
            )
        cells += [""] * (len(columns) - len(cells))
        yield dict(zip(columns, cells, strict=True))
