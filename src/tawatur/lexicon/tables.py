"""Tables read as they lie: lines parted into cells, and the words of the last column folded all at once.

Folding thirty thousand words one by one takes twenty times as long as folding their file.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from tawatur.data import read_text
from tawatur.errors import LexiconError
from tawatur.text.fold import fold_text

_LINE = "\n"
ALIAS = "|"


class Table(msgspec.Struct, frozen=True):
    """The cells of every row as they are written, the last column folded, and the line each row stands in."""

    columns: list[str]
    cells: list[list[str]]
    folded: list[str]
    lines: list[int]


def parse_table(text: str, place: str) -> Table:
    """The rows of a TSV: comment lines and empty lines left out, the first other line names the columns.

    Raises LexiconError, with `place` and line, for a row that has not as many cells as the header.
    """
    columns: list[str] | None = None
    cells: list[list[str]] = []
    lines: list[int] = []
    for number, line in enumerate(text.split(_LINE), start=1):
        if not line or line[0] == "#":
            continue
        row = line.split("\t")
        if columns is None:
            columns = row
            continue
        if len(row) != len(columns):
            raise LexiconError(
                f"{len(row)} cells under {len(columns)} columns",
                place=f"{place}:{number}",
                cure=f"write {len(columns)} cells parted by single tabs",
            )
        cells.append(row)
        lines.append(number)
    folded = fold_text(_LINE.join(row[-1] for row in cells)).split(_LINE) if cells else []
    return Table(columns or [], cells, folded, lines)


def read_lines(name: str, columns: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The rows of a large table of the data folder as they are written, each with its folded last cell.

    Raises LexiconError where its columns are not these, or a row has not as many cells.
    """
    rows = [line for line in read_text(name).split(_LINE) if line and line[0] != "#"]
    header = "\t".join(columns)
    tabs = len(columns) - 1
    if rows[:1] != [header] or any(row.count("\t") != tabs for row in rows):
        parse_table(read_text(name), f"data/{name}")
        raise LexiconError("the columns are others", place=f"data/{name}", cure=f"name them {' '.join(columns)}")
    folded = fold_text(_LINE.join([row.rpartition("\t")[2] for row in rows])).split(_LINE)
    return zip(rows[1:], folded[1:], strict=True)


# What is read twice is read twice in a row; sixteen tables held 5 MB for good and saved nothing.
@lru_cache(maxsize=2)
def read_table(name: str) -> Table:
    """A table of the data folder by its path there; see `parse_table`."""
    return parse_table(read_text(name), f"data/{name}")


def read_forms(name: str) -> list[tuple[str, list[str]]]:
    """The first cell of every row of a table with its folded words.

    >>> dict(read_forms("ar/weekdays.tsv"))["sunday"][0]
    'احد'
    """
    table = read_table(name)
    return [(row[0], words.split(ALIAS)) for row, words in zip(table.cells, table.folded, strict=True)]
