"""The outlets and agencies of data/outlets.toml.

Note [A line a value]
    The general TOML reader takes a fifth of the time that five reports take in all. outlets.toml keeps to the part of
    TOML in which a value is one line of strings or a list of strings, and there TOML and JSON are one: each value is
    read as JSON, in a fifth of the time. A test holds this against the general reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import msgspec

from tawatur.data import read_text
from tawatur.errors import LexiconError

_FILE = "outlets.toml"


class Outlet(msgspec.Struct, frozen=True, gc=False):
    """An outlet or agency: its kind, the ISO 3166 code of its country, its names (canonical ones first), its domains.

    `month_system` and `weekend` are explained in the head of the file.
    """

    kind: str
    country: str
    english: tuple[str, ...] = msgspec.field(name="en")
    arabic: tuple[str, ...] = msgspec.field(name="ar")
    domains: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    month_system: str | None = None
    weekend: str | None = None

    @property
    def name(self) -> str:
        """The canonical English name."""
        return self.english[0]


@cache
def outlets() -> Mapping[str, Outlet]:
    """The outlets by key, in the order of the file.

    >>> outlets()["reuters"].name, outlets()["reuters"].country
    ('Reuters', 'GB')
    """
    return MappingProxyType(parse_outlets(read_text(_FILE), f"data/{_FILE}"))


def parse_outlets(text: str, place: str) -> dict[str, Outlet]:
    """The outlets of a text in the form of the file; LexiconError with `place` and line where it has another form."""
    tables: dict[str, dict[str, Any]] = {}
    lines: dict[str, int] = {}
    key = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line[0] == "#":
            continue
        if line[0] == "[":
            key = line.strip('[]"')
            tables[key] = {}
            lines[key] = number
            continue
        name, equals, value = line.partition(" = ")
        try:
            if not (equals and key):
                raise msgspec.DecodeError("it is no 'name = value' of a table")
            tables[key][name] = msgspec.json.decode(value)
        except msgspec.DecodeError as error:
            cure = "write strings and lists of strings, each on one line"
            raise LexiconError(f"cannot be read: {error}", place=f"{place}:{number}", cure=cure) from error
    found = {}
    for key, table in tables.items():
        try:
            found[key] = msgspec.convert(table, Outlet)
        except msgspec.ValidationError as error:
            raise LexiconError(str(error), place=f"{place}:{lines[key]}", cure="see the outlets around it") from error
    return found
