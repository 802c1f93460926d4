"""What is worked out once for a form."""

from __future__ import annotations

import pytest

from tawatur.text import memo


def test_a_form_is_asked_about_once() -> None:
    asked: list[str] = []

    def length(form: str) -> int:
        asked.append(form)
        return len(form)

    table = memo.ByForm(length)
    assert [table["قم"], table["قم"], table["قلم"]] == [2, 2, 3]
    assert asked == ["قم", "قلم"]


def test_a_table_too_long_is_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "MOST_FORMS", 2)
    table = memo.ByForm(len)
    assert [table[form] for form in ("ا", "اب", "ابت")] == [1, 2, 3]
    assert len(table) == 1
