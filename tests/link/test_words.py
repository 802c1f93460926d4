from __future__ import annotations

import pytest

from tawatur.data import read_rows, read_toml
from tawatur.link.words import REACH, stem_of, word_bits, words_around
from tawatur.text.fold import fold_word


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("وبالمدرسة", "مدرسة"),
        ("المدرسة", "مدرسة"),
        ("فالمدرسة", "المدرسة"),
        ("للمدرسة", "مدرسة"),
        ("والمدرسة", "مدرسة"),
    ],
)
def test_clitics_and_article_do_not_part_words(first: str, second: str) -> None:
    assert stem_of(fold_word(first)) == stem_of(fold_word(second))


@pytest.mark.parametrize("word", ["ولد", "باب", "من", "فيل"])
def test_short_words_stay_whole(word: str) -> None:
    assert stem_of(fold_word(word)) == fold_word(word)


def test_rare_words_tell_more() -> None:
    common, rare = stem_of(fold_word("الرئيس")), stem_of(fold_word("الزنجبيل"))
    assert word_bits(rare) > word_bits(common) > 0


def test_words_around_a_trigger() -> None:
    forms = [f"كلمه{letter}" for letter in "ابتثجحخدذرزسشصضطظعغفقك"]
    forms.append("5")
    found = words_around(forms, 0, len(forms), 0)
    assert len(found) == REACH
    assert stem_of(forms[0]) not in found
    assert "5" not in words_around(forms, 0, len(forms), len(forms) - 2)


def test_words_stop_at_the_sentence() -> None:
    forms = ["اولي", "ثانيه", "ثالثه", "رابعه"]
    assert words_around(forms, 2, 4, 2) == frozenset({"رابعه"})


def test_the_frozen_tables_are_shares() -> None:
    rows = list(read_rows("ar/word_shares.tsv"))
    assert all(0 < float(row["share"]) < 1 for row in rows)
    words = [word for row in rows for word in row["ar"].split("|")]
    assert len(words) == len(set(words))
    table = read_toml("linkage.toml")
    assert all(0 < share < 1 for share in (*table["share"].values(), *table["share_of_kind"].values()))
    assert "~" not in "".join(table["share"])
