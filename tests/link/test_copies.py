from __future__ import annotations

import random

import pytest

from tawatur.link.copies import Sketches, containment, find_copies, group_copies, shingles, words_of
from tawatur.model import Document, Meta, make_document

WORDS = [f"كلمة{chr(0x627 + i % 28)}{chr(0x628 + i // 28)}" for i in range(600)]


def text_of(seed: int, length: int = 90) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def report(id: str, text: str, outlet: str = "Alpha") -> Document:
    return make_document(text, Meta(outlet=outlet), id)


def test_equal_texts_are_copies() -> None:
    assert find_copies([report("a", text_of(1)), report("b", text_of(1))]).groups == (("a", "b"),)


def test_different_texts_are_none() -> None:
    copies = find_copies([report("a", text_of(1)), report("b", text_of(2))])
    assert copies.groups == ()
    assert copies.source == {"a": "a", "b": "b"}


def test_spelling_does_not_hide_a_copy() -> None:
    first = "أعلنت الإدارة إلى أهالي المدينة فتح المدرسة الأولى في الحي الشرقي بعد إصلاح الأنابيب وإعادة الكهرباء"
    second = "اعلنت الادارة الى اهالى المدينه فتح المدرسه الاولى فى الحى الشرقى بعد اصلاح الانابيب، واعاده الكهرباء"
    assert find_copies([report("a", first), report("b", second)]).groups == (("a", "b"),)


def test_a_cut_is_a_copy_of_the_whole() -> None:
    whole = text_of(3, 200)
    cut = " ".join(whole.split()[50:110])
    copies = find_copies([report("whole", whole), report("cut", cut)])
    assert copies.groups == (("cut", "whole"),)
    assert copies.source["cut"] == "whole"


def test_two_cuts_of_different_halves_share_a_source_but_no_group() -> None:
    words = text_of(4, 200).split()
    copies = find_copies(
        [report("w", " ".join(words)), report("x", " ".join(words[:80])), report("y", " ".join(words[120:]))]
    )
    assert copies.groups == (("w", "x"), ("w", "y"))
    assert copies.source == {"w": "w", "x": "w", "y": "w"}


def test_less_than_half_is_no_copy() -> None:
    shared, rest = text_of(5, 40).split(), text_of(6, 60).split()
    other = text_of(7, 60).split()
    copies = find_copies([report("a", " ".join(shared + rest)), report("b", " ".join(shared + other))])
    assert copies.groups == ()


def test_a_shared_headline_is_no_copy() -> None:
    assert (
        find_copies([report("a", "خبر عاجل من المدينة"), report("b", text_of(8) + " خبر عاجل من المدينة")]).groups == ()
    )


def test_equal_short_texts_are_copies() -> None:
    assert find_copies([report("a", "خبر عاجل من المدينة"), report("b", "خبر عاجل من المدينة")]).groups == (("a", "b"),)


@pytest.mark.parametrize("text", ["", " ", "\n", "…", "،،،"])
def test_texts_without_words(text: str) -> None:
    copies = find_copies([report("a", text), report("b", text)])
    assert copies.groups == ()


def test_the_order_of_reports_does_not_matter() -> None:
    reports = [report(f"r{i}", text_of(i // 3) + (" " + text_of(100 + i, 20) if i % 3 else "")) for i in range(30)]
    expected = find_copies(reports)
    assert len(expected.groups) == 10
    for seed in range(5):
        shuffled = reports[:]
        random.Random(seed).shuffle(shuffled)
        assert find_copies(shuffled) == expected


def test_a_thousand_near_copies_make_one_group() -> None:
    words = text_of(9, 120).split()
    reports = []
    for number in range(1000):
        changed = words[:]
        changed[number % 120] = WORDS[number % 600]
        reports.append(report(f"r{number:04}", " ".join(changed)))
    copies = find_copies(reports)
    assert len(set(copies.source.values())) == 1
    assert [len(group) for group in copies.groups] == [1000]


def test_found_pairs_agree_with_exact_containment() -> None:
    """No wrong pair, and most right ones, even where every text is a mixture of passages that many share."""
    passages = [text_of(200 + i, 30) for i in range(25)]
    chooser = random.Random(10)
    reports = [report(f"r{i:03}", " ".join(chooser.sample(passages, 4))) for i in range(120)]
    grams = {r.id: frozenset(shingles(words_of(r.text))) for r in reports}
    ids = sorted(grams)
    exact = {(a, b) for a in ids for b in ids if a < b and containment(grams[a], grams[b]) >= 0.5}
    found = {(a, b) for group in group_copies(Sketches(reports)).groups for a in group for b in group if a < b}
    assert found <= exact
    assert len(found) >= 0.5 * len(exact)


def test_shingles_of_short_and_long_texts() -> None:
    assert shingles([]) == []
    assert len(shingles(["a", "b"])) == 1
    assert len(shingles(list("abcdefg"))) == 3
    assert shingles(list("abcdefg"))[1:] == shingles(list("bcdefg"))
    assert all(0 <= gram < 1 << 61 for gram in shingles(list("abcdefg")))


def test_containment_is_of_the_smaller() -> None:
    assert containment(frozenset({1, 2}), frozenset({2, 3, 4, 5})) == 0.5
    assert containment(frozenset(), frozenset({1})) == 0
