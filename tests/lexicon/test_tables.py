"""Tables read as they lie."""

from __future__ import annotations

import pytest

from tawatur.data import read_rows
from tawatur.errors import LexiconError
from tawatur.lexicon.tables import ALIAS, parse_table, read_forms, read_lines, read_table
from tawatur.text.fold import fold_word


@pytest.mark.parametrize("name", ["ar/common_words.tsv", "ar/name_cues.tsv", "ar/given_names.tsv", "entities/orgs.tsv"])
def test_a_table_has_the_rows_of_the_general_reader(name: str) -> None:
    rows = list(read_rows(name))
    table = read_table(name)
    assert [dict(zip(table.columns, cells, strict=True)) for cells in table.cells] == rows
    assert table.folded == [fold_word(row["ar"]) for row in rows]


def test_forms_are_folded_words_by_the_first_cell() -> None:
    for key, forms in read_forms("ar/common_words.tsv"):
        assert key
        assert all(form == fold_word(form) for form in forms)


def test_lines_are_rows_with_their_folded_names() -> None:
    columns = tuple(read_table("entities/orgs.tsv").columns)
    lines = list(read_lines("entities/orgs.tsv", columns))
    assert [line.split("\t") for line, _ in lines] == read_table("entities/orgs.tsv").cells
    assert all(ALIAS + fold_word(line.rsplit("\t", 1)[1]) == ALIAS + folded for line, folded in lines)


def test_other_columns_are_refused() -> None:
    with pytest.raises(LexiconError, match=r"data/entities/orgs\.tsv"):
        read_lines("entities/orgs.tsv", ("key", "ar"))


def test_a_row_of_other_length_is_named_by_its_line() -> None:
    with pytest.raises(LexiconError) as caught:
        parse_table("# resource: x\nkey\tar\n\na.b\tx\na.c\n", "mine.tsv")
    assert str(caught.value).startswith("mine.tsv:5: 1 cells under 2 columns")
    assert "tabs" in str(caught.value)


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_a_table_may_be_empty(text: str) -> None:
    table = parse_table(text, "mine.tsv")
    assert table.columns == []
    assert table.cells == table.folded == table.lines == []


def test_a_header_alone_is_a_table_without_rows() -> None:
    assert parse_table("key\tar\n", "mine.tsv").columns == ["key", "ar"]
    assert parse_table("key\tar\n", "mine.tsv").cells == []
