"""The table of outlets, read line by line, against the general TOML reader."""

from __future__ import annotations

import tomllib

import msgspec
import pytest

from tawatur.data import read_text
from tawatur.errors import LexiconError
from tawatur.lexicon.outlets import Outlet, outlets, parse_outlets


def test_the_fast_reader_reads_what_the_general_one_reads() -> None:
    tables = tomllib.loads(read_text("outlets.toml"))
    assert {key: msgspec.convert(table, Outlet) for key, table in tables.items()} == dict(outlets())
    assert list(tables) == list(outlets())


def test_every_outlet_has_the_known_fields_only() -> None:
    fields = {field.encode_name for field in msgspec.structs.fields(Outlet)}
    tables = tomllib.loads(read_text("outlets.toml"))
    assert {name for table in tables.values() for name in table} <= fields


def test_an_outlet_is_called_by_its_first_english_name() -> None:
    assert outlets()["reuters"].name == "Reuters"
    assert outlets()["reuters"].kind == "agency"


def test_a_quoted_key_is_read_bare() -> None:
    text = '["24x"]\nkind = "outlet"\ncountry = "AE"\nen = ["24 X"]\nar = ["24 X"]\n'
    assert list(parse_outlets(text, "here")) == ["24x"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('kind = "outlet"\n', "here:1"),
        ('# resource: outlets\n\n[a]\nkind = "outlet\n', "here:4"),
        ('[a]\nkind="outlet"\n', "here:2"),
        ('[a]\nen = [\n"A"\n]\n', "here:2"),
        ("[a]\nkind = 'outlet'\n", "here:2"),
        ('[a]\nkind = "outlet"\n', "here:1"),
        ('\n[a]\nkind = 3\ncountry = "EG"\nen = ["A"]\nar = ["A"]\n', "here:2"),
    ],
)
def test_another_form_is_named_by_its_line(text: str, place: str) -> None:
    with pytest.raises(LexiconError) as caught:
        parse_outlets(text, "here")
    assert str(caught.value).startswith(f"{place}: ")
    assert caught.value.cure
