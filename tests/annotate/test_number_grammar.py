"""The parts of the number parser one by one: atoms, groups, ordinals, and the context that vetoes."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tawatur.annotate.numerals import find_numerals, number_of
from tawatur.annotate.numerals.context import (
    is_determined,
    is_vetoed_digits,
    looks_counted,
    stands_for_one,
)
from tawatur.annotate.numerals.digits import exact
from tawatur.annotate.numerals.grammar import Grammar
from tawatur.annotate.numerals.lexicon import (
    ATOMS,
    accusative,
    conjunction,
    context_words,
    counted_plurals,
    months,
    named_ordinals,
    parts,
)
from tawatur.annotate.numerals.ordinals import parse_ordinal
from tawatur.data import read_rows
from tawatur.model import Meta, make_document
from tawatur.text.fold import fold_word
from tawatur.text.segment import tokenize
from tests.annotate.number_words import Style, spell, spell_ordinal, styles


def values(text: str) -> list[int | float]:
    return [n.value for n in find_numerals(make_document(text, Meta()))]


@pytest.mark.parametrize(
    ("word", "kind", "value", "letters", "linked", "article"),
    [
        ("ثلاثة", "unit", 3, 0, False, False),
        ("وثلاثة", "unit", 3, 1, True, False),
        ("بثلاثة", "unit", 3, 1, False, False),
        ("وبثلاثة", "unit", 3, 2, False, False),
        ("الثلاثة", "unit", 3, 0, False, True),
        ("والثلاثة", "unit", 3, 1, True, True),
        ("للثلاثة", "unit", 3, 1, False, True),
        ("ألفان", "scale-dual", 2000, 0, False, False),
        ("ألفا", "scale-accusative", 1000, 0, False, False),
        ("آلاف", "scale-plural", 1000, 0, False, False),
        ("ثمانمئة", "hundreds", 800, 0, False, False),
        ("ثلاثمائة", "hundreds", 300, 0, False, False),
        ("مئتين", "hundred-dual", 200, 0, False, False),
        ("عشرون", "tens", 20, 0, False, False),
        ("السابع", "ordinal", 7, 0, False, True),
        ("حادية", "ordinal-head", 1, 0, False, False),
        ("نصف", "fraction", Fraction(1, 2), 0, False, False),
        ("ثلثي", "fraction-dual", Fraction(2, 3), 0, False, False),
        ("خمسةعشر", "teen", 15, 0, False, False),
    ],
)
def test_atoms(word: str, kind: str, value: Fraction, letters: int, linked: bool, article: bool) -> None:
    atom = ATOMS[fold_word(word)]
    assert atom is not None
    assert (atom.kind, atom.value, atom.letters, atom.linked, atom.article) == (kind, value, letters, linked, article)


@pytest.mark.parametrize(
    "word",
    [
        "كتاب",
        "الفقر",
        "الفا\u0631س",
        "سبعاوي",
        "ثلاثي",
        "رباعية",
        "خميس",
        "الخميس",
        "الأربعاء",
        "مليونية",
        "مؤلف",
        "واحة",
        "عشيرة",
        "تسعيرة",
    ],
)
def test_words_that_are_no_atoms(word: str) -> None:
    assert ATOMS[fold_word(word)] is None


def test_one_form_two_readings() -> None:
    one = ATOMS[fold_word("واحد")]
    assert one is not None
    assert one.letters == 0
    assert one.split is not None
    assert (one.split.kind, one.split.letters, one.split.linked) == ("one", 1, True)
    assert values("مئة وأحد عشر") == [111]
    assert values("مئة وواحد وعشرون") == [121]
    assert values("واحد وعشرون") == [21]


@pytest.mark.parametrize(
    ("text", "value", "length"),
    [
        ("ثلاثة كتب", 3, 1),
        ("ثلاثة آلاف كتاب", 3000, 2),
        ("ثلاثة عشر ألفا", 13000, 3),
        ("خمس مئة ألف", 500_000, 3),
        ("مئة ألف مليون", 10**11, 3),
        ("ألف مليار", 10**12, 2),
        ("ألفا كتاب", 2000, 1),
        ("ألفاً وخمسة", 1000, 1),
        ("مليونان", 2_000_000, 1),
        ("5 ملايين", 5_000_000, 2),
    ],
)
def test_groups(text: str, value: int, length: int) -> None:
    group = Grammar(tokenize(text)).group(0)
    assert group is not None
    assert (group.value, group.after) == (value, length)


@pytest.mark.parametrize("text", ["كتاب", "آلاف الكتب", "أرباع", "مئات", "في المئة", ""])
def test_no_group(text: str) -> None:
    tokens = tokenize(text)
    assert not len(tokens) or Grammar(tokens).group(0) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ثلاثة وعشرة", [3, 10]),
        ("عشرة وعشرون", [10, 20]),
        ("عشرون وثلاثون", [20, 30]),
        ("مئة ومئتان", [100, 200]),
        ("ألف وألفان", [1000, 2000]),
        ("10 آلاف و15 ألفا", [10_000, 15_000]),
        ("مليون ومليونان", [1_000_000, 2_000_000]),
        ("خمسة، عشرون", [5, 20]),
        ("خمسة\nوعشرون", [5, 20]),
        ("ثلاثة والعشرون", [3, 20]),
        ("مئة ألف وألف", [101_000]),
        ("ألف وألف", [1000, 1000]),
        ("2.5 مليار و200 ألف", [2_500_000_000, 200_000]),
        ("خمسمئة وخمس مئة", [500, 500]),
        ("مئة وخمسة آلاف", [105_000]),
        ("ثلاثة أرباع ونصف", [0.75, 0.5]),
        ("مئة ونصف السكان", [100, 0.5]),
        ("مليون ونصف المليون", [1_500_000]),
        ("خمسة ونصف مليون", [5_500_000]),
        ("ثلاثة فاصلة خمسة مليون", [3_500_000]),
    ],
)
def test_where_numbers_end(text: str, expected: list[float]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize("style", list(styles()), ids=str)
def test_a_number_keeps_its_value_inside_a_sentence(style: Style) -> None:
    for number in (3, 12, 19, 45, 100, 107, 215, 1999, 23_400, 1_000_008, 7_500_016_002):
        words = spell(number, style)
        text = f"أحصت البلدية {words} شجرة"
        (found,) = find_numerals(make_document(text, Meta()))
        assert (text[found.start : found.end], found.value) == (words, number)


@pytest.mark.parametrize("number", [2, 7, 10, 11, 12, 15, 19, 21, 27, 38, 99])
@pytest.mark.parametrize("feminine", [False, True])
def test_ordinals_after_a_noun(number: int, feminine: bool) -> None:
    words = spell_ordinal(number, feminine=feminine, oblique=True)
    tokens = tokenize(words)
    parsed = parse_ordinal(Grammar(tokens), 0)
    assert parsed is not None
    assert (parsed.value, parsed.after) == (number, len(tokens))


@pytest.mark.parametrize("text", ["حادي", "كتاب", "ثلاثة", "الثلاثين"])
def test_no_ordinal_form(text: str) -> None:
    assert parse_ordinal(Grammar(tokenize(text)), 0) is None


@pytest.mark.parametrize(
    ("text", "vetoed"),
    [
        ("F-16", True),
        ("إف-16", True),
        ("كوفيد-19", True),
        ("A380", True),
        ("5G", True),
        ("5km", False),
        ("20kg", False),
        ("#قمة2023", True),
        ("user@mail7.org", True),
        ("0770-123-4567", True),
        ("2023-11-05", False),
        ("20-30", False),
        ("07701234567", True),
        ("+96477012345", True),
        ("1000000", False),
        ("الـ24", False),
        ("فرانس 24", True),
        ("بوينغ 737", True),
        ("هاتف رقم 5551234", True),
        ("%D8%86%D9", True),
        ("15%", False),
        ("%15", False),
        ("عام2023", False),
    ],
)
def test_digits_of_other_things(text: str, vetoed: bool) -> None:
    tokens = tokenize(text)
    digits = [place for place, form in enumerate(tokens.forms) if form[0].isdigit()]
    assert any(is_vetoed_digits(tokens, place) for place in digits) is vetoed


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("أحد الشهود", True),
        ("إحدى المدن", True),
        ("أحدهم", True),
        ("أحد أبرز القادة", True),
        ("أحد مستشفيات البلدة", True),
        ("أحد من الناس", False),
        ("أحد الشعانين", False),
        ("أحد", False),
    ],
)
def test_one_of(text: str, one: bool) -> None:
    tokens = tokenize(text)
    atom = ATOMS[tokens.forms[0]]
    assert atom is not None
    assert stands_for_one(tokens, 0, atom) is one


def test_helpers_of_context() -> None:
    assert looks_counted(fold_word("شخصاً"))
    assert not looks_counted(fold_word("الدنيا"))
    assert is_determined(fold_word("الهجمات"))
    assert not is_determined(fold_word("إلى"))


def test_tables() -> None:
    assert len(conjunction()) == len(accusative()) == 1
    assert parts()[fold_word("خمس")] == Fraction(1, 5)
    assert fold_word("يناير") in months()
    assert fold_word("قتلى") in counted_plurals()
    assert fold_word("تشرين") in named_ordinals()
    assert {"percent", "brand", "monday"} <= context_words().by_kind.keys()
    assert number_of(exact("7/2")) == 3.5
    assert number_of(exact("12")) == 12


def test_every_row_of_the_lexicon_is_read() -> None:
    for row in read_rows("ar/numerals.tsv"):
        if row["kind"] in {"part", "hundreds-stem", "ending-dual", "ending-accusative"}:
            continue
        for word in row["word"].split("|"):
            atom = ATOMS[fold_word(word)]
            assert atom is not None, word
            assert (atom.kind, atom.value) == (row["kind"], exact(row["value"])), word


def test_no_month_or_day_name_yields_an_ordinal() -> None:
    for first, rests in named_ordinals().items():
        for rest in rests:
            name = " ".join((first, *rest))
            found = find_numerals(make_document(f"في {name} الماضي", Meta()))
            assert not [n for n in found if n.ordinal], name
