"""A user's own table of entities, read and checked."""

from __future__ import annotations

import re
from pathlib import Path

from tawatur.errors import LexiconError
from tawatur.lexicon.tables import ALIAS, Table, parse_table
from tawatur.text.fold import fold_word

COLUMNS = ("key", "kind", "country", "sector", "from", "until", "lat", "lon", "flags", "en", "ar")
# The front of a key by kind.
PREFIXES = {"PERSON": "per", "ORG": "org", "GPE": "gpe", "LOC": "loc", "FAC": "fac", "NORP": "norp"}
_KINDS = {prefix: kind for kind, prefix in PREFIXES.items()}
# In this order, so that the first cell that is wrong is the one named.
_SHAPES = {
    "key": (re.compile(r"[a-z]+\.[^\s,|]+"), "write a key as org.name-in-latin-letters, or leave it empty"),
    "country": (re.compile(r"[A-Z]{2,3}"), "write an ISO 3166 code of two capital letters"),
    "sector": (re.compile(r"[A-Z]{3}"), "write a PLOVER sector of three capital letters, such as GOV"),
    "from": (re.compile(r"\d{4}(-\d\d){0,2}"), "write a date as 2023-11-05, 2023-11 or 2023"),
    "until": (re.compile(r"\d{4}(-\d\d){0,2}"), "write a date as 2023-11-05, 2023-11 or 2023"),
    "lat": (re.compile(r"-?\d{1,2}(\.\d+)?"), "write a latitude in degrees"),
    "lon": (re.compile(r"-?\d{1,3}(\.\d+)?"), "write a longitude in degrees"),
}
_MARK = "~"
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def read_own(path: Path) -> list[tuple[str, str]]:
    """The rows of a user's table with all cells in the order of `COLUMNS`, and the folded Arabic names of each.

    Columns may be missing and stand in any order. A row without a key gets one from its kind and English name, or from
    its Arabic name ("org.~<folded name>"); without an English name it is called by its Arabic one. Raises LexiconError
    with file, line and cure.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        cause = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror or str(error)
        raise LexiconError(f"cannot read the table: {cause}", place=str(path), cure="give a TSV in UTF-8") from error
    table = parse_table(text.replace("\r\n", "\n"), str(path))
    unknown = [name for name in table.columns if name not in COLUMNS]
    if unknown or "ar" not in table.columns:
        message = f"no column {unknown[0]!r} is known" if unknown else "there is no column 'ar'"
        raise LexiconError(message, place=f"{path}:1", cure=f"name columns from: {' '.join(COLUMNS)}")
    return [_row(table, number, path) for number in range(len(table.cells))]


def _row(table: Table, number: int, path: Path) -> tuple[str, str]:
    place = f"{path}:{table.lines[number]}"
    row = {name: cell.strip() for name, cell in zip(table.columns, table.cells[number], strict=True)}
    names = [name.strip() for name in row["ar"].split(ALIAS)]
    if not all(name.strip(_MARK) for name in names):
        raise LexiconError("a name in 'ar' is empty", place=place, cure="write the names parted by single |")
    for column, (shape, cure) in _SHAPES.items():
        cell = row.get(column, "")
        if cell and not shape.fullmatch(cell):
            raise LexiconError(f"{column} {cell!r} cannot be read", place=place, cure=cure)
    kind = row.get("kind") or _KINDS.get(row.get("key", "").partition(".")[0], "")
    if kind not in PREFIXES:
        cure = f"write one of {' '.join(PREFIXES)}"
        raise LexiconError(f"kind {kind!r} is none of ours" if kind else "the row has no kind", place=place, cure=cure)
    if row.get("key") and not row["key"].startswith(PREFIXES[kind] + "."):
        raise LexiconError(f"key {row['key']!r} of a {kind}", place=place, cure=f"begin the key with {PREFIXES[kind]}.")
    row["kind"] = kind
    row["en"] = row.get("en") or names[0].lstrip(_MARK)
    row["key"] = row.get("key") or _key(kind, row["en"])
    return "\t".join(row.get(column, "") for column in COLUMNS), ALIAS.join(fold_word(name) for name in names)


def _key(kind: str, name: str) -> str:
    """A key made of the first English name; of a name in other letters, its folded words."""
    first = fold_word(name.split(ALIAS)[0])
    slug = _NOT_SLUG.sub("-", first).strip("-")
    return f"{PREFIXES[kind]}.{slug}" if slug else f"{PREFIXES[kind]}.{_MARK}{'-'.join(first.split())}"
