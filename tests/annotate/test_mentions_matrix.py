"""The coverage of the mention cases: every kind after every clitic, in every spelling, as a homograph, with negatives.

The cell of a case is not taken on trust: the letters before a bracket must be the clitic that it names.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from tawatur.text.fold import fold
from tests.cases_format import Case, read_cases

KINDS = ("gpe", "loc", "fac", "org", "person", "norp", "title")
# what stands joined before the mention, and whether the mention begins with an assimilated article
CLITICS = {
    "w": ("و", False),
    "f": ("ف", False),
    "b": ("ب", False),
    "l": ("ل", False),
    "ll": ("ل", True),
    "k": ("ك", False),
    "wb": ("وب", False),
    "wl": ("ول", False),
}
# Variants of spelling that each kind must be read through.
VARIANTS = ("vowels", "tatweel", "hamza")
# Forms of titles in titles.cases.
FORMS = (
    *(
        "before",
        "after",
        "commas",
        "alone",
        "counterpart",
        "voice",
        "of-place",
        "deputy",
        "local",
        "feminine",
        "former",
    ),
)
LEAST = 2


@cache
def cells(name: str) -> Counter[str]:
    return Counter(case.options["cell"] for case in read_cases(name) if "cell" in case.options and not case.known_gap)


def joined(case: Case) -> list[tuple[str, bool]]:
    """For every bracket of a case the letters joined before it, and whether it begins with the assimilated article."""
    found = []
    for start, _ in case.marked():
        place = start
        while place and case.text[place - 1].isalpha():
            place -= 1
        before = case.text[place:start]
        found.append((before, before.endswith("ل") and case.text[start] == "ل"))
    return found


@pytest.mark.parametrize("clitic", CLITICS)
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_stands_after_each_clitic(kind: str, clitic: str) -> None:
    found = cells("mention_matrix")
    assert found[f"{kind}.{clitic}"] >= LEAST
    assert found[f"{kind}.{clitic}-not"] >= LEAST


@pytest.mark.parametrize("case", list(read_cases("mention_matrix")), ids=lambda case: case.place)
def test_a_cell_is_what_it_says(case: Case) -> None:
    kind, _, clitic = case.options["cell"].partition(".")
    assert kind in KINDS
    if clitic.endswith("-not"):
        assert not case.marked()
        assert case.expected[0][0] == "NONE"
        assert case.text.startswith(CLITICS[clitic.removesuffix("-not")][0])
        return
    letters, article = CLITICS[clitic]
    found = joined(case)
    assert (letters, article) in found or (letters == "ول" and (letters, True) in found)
    assert case.expected[0][0].lower() == kind or kind == "fac"


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_read_in_other_spellings(kind: str, variant: str) -> None:
    found = cells("mention_forms")
    assert found[f"{kind}.{variant}"] >= LEAST
    assert found[f"{kind}.{variant}-not"] >= LEAST


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_homographs_and_their_common_words(kind: str) -> None:
    found = cells("mention_forms")
    assert found[f"{kind}.homograph"] >= LEAST
    assert found[f"{kind}.homograph-not"] >= LEAST


@pytest.mark.parametrize("form", FORMS)
def test_each_form_of_a_title_has_its_negatives(form: str) -> None:
    found = cells("titles")
    assert found[form] >= LEAST
    assert found[f"{form}-not"] >= LEAST


def test_variants_differ_from_plain_spelling() -> None:
    for case in read_cases("mention_forms"):
        _, _, variant = case.options["cell"].removesuffix("-not").partition(".")
        if variant in {"vowels", "tatweel"}:
            assert len(fold(case.text).text) < len(case.text), case.place


def test_a_third_of_the_cases_are_negative() -> None:
    names = ("mentions", "mention_matrix", "mention_forms", "titles")
    all_cases = [case for name in names for case in read_cases(name)]
    negative = [case for case in all_cases if case.expected[0][0] == "NONE"]
    assert len(negative) * 3 >= len(all_cases)


def test_no_sentence_stands_twice() -> None:
    names = ("mention_matrix", "mention_forms")
    texts = Counter(case.text for name in names for case in read_cases(name))
    assert [text for text, count in texts.items() if count > 1 and "احتفل" not in text] == []
