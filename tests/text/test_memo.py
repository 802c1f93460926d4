"""What is worked out once for a form."""

from __future__ import annotations

from tawatur.text import memo


def test_a_form_is_asked_about_once() -> None:
    asked: list[str] = []

    def length(form: str) -> int:
        asked.append(form)
        return len(form)

    table = memo.ByForm(length)
    assert [table["قم"], table["قم"], table["قلم"]] == [2, 2, 3]
    assert asked == ["قم", "قلم"]


def test_a_full_table_begins_anew_and_keeps_what_is_met_again() -> None:
    asked: list[str] = []

    def length(form: str) -> int:
        asked.append(form)
        return len(form)

    table = memo.ByForm(length, 2)
    assert [table[form] for form in ("ا", "اب", "ابت", "ا", "ابتث", "ا", "اب")] == [1, 2, 3, 1, 4, 1, 2]
    assert asked == ["ا", "اب", "ابت", "ابتث", "اب"]
    assert len(table) < 3


def test_a_table_forgets() -> None:
    table = memo.ByForm(len, 2)
    assert [table[form] for form in ("ا", "اب")] == [1, 2]
    table.clear()
    assert table == {}
    assert table["ا"] == 1
