"""Search: spelling folded, clitics passed over, nothing read as an operator."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.model import Meta, make_document
from tawatur.store import Store
from tests.store.samples import VISIT, report

FOUND = [
    "مسقط",
    "مَسْقَط",
    "مســقط",
    "الي مسقط",
    "حافله",
    "عاصمة",
    "العاصمة",
    "للعاصمة",
    "مازن الحلبى",
    "الحلبي مازن",
    "12",
    "١٢",
    "الاحد",
    "\u202bمسقط\u202c",
    '"مسقط"',
    "(مسقط)",
    "مسقط*",
    "^مسقط",
    "-مسقط",
    "مسقط؛ وصل",
]
NOT_FOUND = [
    "صلالة",
    "مسقط صلالة",
    "مس",
    "مسقط OR صلالة",
    "مسقط AND وصل",
    "text:مسقط",
    "NEAR(مسقط وصل)",
    "NOT صلالة",
    "",
    " ",
    '"',
    "* ( ) ^",
    "؟!",
    "\u202e",
]


@pytest.mark.parametrize("words", FOUND)
def test_words_that_are_found(store: Store, words: str) -> None:
    document = report()
    store.add([document])
    (hit,) = store.search(words)
    assert hit.document == document.id
    assert hit.snippet == VISIT[hit.start : hit.end]
    assert hit.hits


@pytest.mark.parametrize("words", NOT_FOUND)
def test_words_that_are_not_found(store: Store, words: str) -> None:
    store.add([report()])
    assert store.search(words) == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.sampled_from('"()*^-+:.,{}[]\\/\0\n aANDORTE NEAR مسقطو\u202e\u0651😀'), max_size=30))
def test_no_question_raises(store: Store, words: str) -> None:
    store.add([report()])
    for hit in store.search(words):
        assert hit.snippet == VISIT[hit.start : hit.end]


def test_hits_are_spans_of_the_words(store: Store) -> None:
    text = "قَالَ الوَزِيرُ إنّ الوزير لن يعود"
    store.add([make_document(text, Meta())])
    (hit,) = store.search("الوزير")
    assert [text[a:b] for a, b in hit.hits] == ["الوَزِيرُ", "الوزير"]


def test_a_snippet_is_cut_at_spaces_from_the_original(store: Store) -> None:
    text = "كلمة أولى " * 40 + "الهدف هنا " + "كلمة أخيرة " * 40
    store.add([make_document(text, Meta())])
    (hit,) = store.search("الهدف")
    assert text[hit.start : hit.end] == hit.snippet
    assert "الهدف" in hit.snippet
    assert len(hit.snippet) < 200
    assert text[hit.start - 1].isspace()
    assert text[hit.end].isspace()


def test_a_text_without_spaces_has_a_snippet_too(store: Store) -> None:
    text = "،" * 500 + "هدف" + "،" * 500
    store.add([make_document(text, Meta())])
    (hit,) = store.search("هدف")
    assert "هدف" in hit.snippet and len(hit.snippet) < 200


def test_a_word_of_the_title_alone_is_found(store: Store) -> None:
    store.add([report(title="زيارة تاريخية")])
    (hit,) = store.search("تاريخية")
    assert hit.hits == ()
    assert hit.start == 0
    assert VISIT.startswith(hit.snippet)


def test_who_and_when_stand_beside_the_hit(store: Store) -> None:
    store.add([report(outlet="Al-Rasd")])
    (hit,) = store.search("مسقط")
    assert (hit.outlet, hit.published) == ("Al-Rasd", "2024-05-12")


def test_the_limit_holds_and_the_order_is_fixed(store: Store) -> None:
    store.add(report(outlet=f"{n}") for n in range(30))
    assert len(store.search("مسقط", limit=7)) == 7
    everything = [hit.document for hit in store.search("مسقط", limit=100)]
    assert everything == sorted(everything)


def test_many_words_and_many_hits_are_capped(store: Store) -> None:
    store.add([make_document("خبر " * 5000, Meta())])
    (hit,) = store.search("خبر " * 3000)
    assert len(hit.hits) == 64
    assert store.search(" ".join(f"كلمة{n}" for n in range(1000))) == []


def test_latin_words_are_found_whatever_their_case(store: Store) -> None:
    store.add([make_document("نشر حساب NetBlocks رسما", Meta())])
    assert len(store.search("netblocks")) == len(store.search("NETBLOCKS")) == 1
