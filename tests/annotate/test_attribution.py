"""Attributions as a layer: spans that hold, chains in order, hostile text in linear time, and the bundled gold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.annotate.attribution.channels import channel_between
from tawatur.annotate.attribution.cues import cue_forms, words
from tawatur.annotate.attribution.speakers import source_prepositions, source_words
from tawatur.annotate.attribution.view import View
from tawatur.data import read_rows
from tawatur.model import Attribution, Document
from tawatur.text.fold import fold_word
from tests.annotate.attribution_helpers import annotated, attributions, names

_SHARED = Path(__file__).parents[2] / ".." / "shared"


def test_a_text_without_words_has_none() -> None:
    for text in ("", "\n\n", "…", "123", '"', "قال", "قال إن", ":", "«»"):
        assert attributions(text) == []


def test_chain_begins_with_the_outlet() -> None:
    (one,) = attributions("قال وزير الخارجية المصري إن المعبر مفتوح.", outlet="Al-Ahram")
    assert one.chain[0].role == "outlet"
    assert one.chain[0].name == "Al-Ahram"
    assert one.chain[0].start is None


def test_unknown_outlet_has_no_name() -> None:
    (one,) = attributions("قال وزير الخارجية المصري إن المعبر مفتوح.")
    assert one.chain[0].name is None


def test_speaker_is_last_and_carries_its_place() -> None:
    text = "قال وزير الخارجية المصري إن المعبر مفتوح."
    (one,) = attributions(text)
    speaker = one.chain[-1]
    assert speaker.start is not None and speaker.end is not None
    assert text[speaker.start : speaker.end].startswith("وزير")


def test_agency_of_the_dateline_stands_behind_the_outlet() -> None:
    (one,) = attributions("القاهرة (رويترز) - قال وزير الخارجية المصري إن المعبر مفتوح.", outlet="Al-Ahram")
    assert [source.role for source in one.chain][:2] == ["outlet", "agency"]
    assert one.chain[1].name == "Reuters"


def test_agency_that_is_the_outlet_is_not_named_twice() -> None:
    (one,) = attributions("القاهرة (رويترز) - قال وزير الخارجية المصري إن المعبر مفتوح.", outlet="Reuters")
    assert len(one.chain) == 2


def test_agency_of_a_closing_credit() -> None:
    (one,) = attributions("قال وزير الخارجية المصري إن المعبر مفتوح.\n(أ ف ب)")
    assert names(one)[0] == "Agence France-Presse"


def test_statement_within_a_statement_continues_the_chain() -> None:
    outer, inner = attributions("قالت وزارة الخارجية الأميركية إن وزير الدفاع الإسرائيلي طلب أن تسرع الشحنات.")
    assert inner.level == 1
    assert names(inner)[:-1] == names(outer)


def test_a_loop_is_cut() -> None:
    outer, inner = attributions("قال وزير الخارجية الأميركي إنه أوضح أن الوقت يضيق.")
    assert names(outer) == names(inner)


def test_a_sentence_that_supplies_the_source_of_the_one_before() -> None:
    found = attributions(
        "رحب وزير الخارجية الأميركي بالاتفاق. جاء ذلك في اتصال هاتفي، وفق ما أعلنه المتحدث باسم البنتاغون."
    )
    assert len(found[0].chain) == 3
    assert found[-1].rule == "ar.attribution.source-preposition"


def test_a_document_that_is_referred_back_to_stands_behind_what_follows() -> None:
    found = attributions(
        "وذكرت وزارة الخارجية القطرية في بيان أن الوفد عاد. وفقا للبيان، أكد الرئيس الفرنسي التزام بلاده بالاتفاق."
        " وشدد على أهمية الحوار."
    )
    assert [len(one.chain) for one in found] == [2, 3, 3]
    assert names(found[1])[0] == names(found[0])[0]
    assert found[1].chain[1].role == "document"


def test_a_turn_ends_what_a_document_covers() -> None:
    found = attributions(
        "وذكرت وزارة الخارجية القطرية في بيان أن الوفد عاد. وفقا للبيان، أكد الرئيس الفرنسي التزام بلاده بالاتفاق."
        "\nوفي سياق آخر، قال وزير الدفاع التركي إن العملية انتهت."
    )
    assert len(found[-1].chain) == 2


def test_boilerplate_makes_no_attribution() -> None:
    text = "اقرأ أيضا\nوزير المالية المصري يؤكد أهمية الإصلاح\nهطلت الأمطار على الساحل طوال الليل."
    assert attributions(text) == []


def test_denial_and_claim_have_their_stance() -> None:
    (denied,) = attributions("نفت وزارة الدفاع التركية استهداف القرية.")
    (claimed,) = attributions("أعلنت حركة طالبان مسؤوليتها عن تفجير القافلة.")
    assert denied.stance == "denied"
    assert claimed.stance == "claimed"


def test_kinds() -> None:
    kinds = [
        attributions(text)[0].kind
        for text in (
            "قال وزير الصحة المصري إن اللقاح متوفر.",
            'قال وزير الصحة المصري: "اللقاح متوفر في كل مكان".',
            'قال وزير الصحة المصري إن اللقاح "متوفر" في كل مكان.',
        )
    ]
    assert kinds == ["indirect", "direct", "mixed"]


def test_an_unclosed_quote_ends_with_its_paragraph() -> None:
    text = 'قال وزير الصحة المصري: "اللقاح متوفر في كل مكان.\nوغادر القاعة.'
    (one,) = attributions(text)
    assert one.content[0].end == text.index("\n")


def test_channel_is_the_most_telling_one() -> None:
    (one,) = attributions("قال وزير الدفاع الباكستاني في بيان نشره على منصة إكس إن الحدود آمنة.")
    assert one.channel == "X (Twitter)"


def test_channel_of_no_words_is_none() -> None:
    view = View(annotated("قال وزير الصحة المصري إن اللقاح متوفر."))
    assert channel_between(view, 0, 0) is None


def _holds(document: Document) -> None:
    text = document.text
    for one in document[Attribution]:
        assert one.start >= 0 and one.end < len(text) + 1
        assert one.content and all(span.start < span.end for span in one.content)
        assert one.start == min(one.cue.start, one.content[0].start)
        assert one.end == max(one.cue.end, one.content[-1].end)
        assert text[one.cue.start : one.cue.end].strip()
        assert not text[one.content[0].start].isspace() and not text[one.content[-1].end - 1].isspace()
        assert one.chain[0].role == "outlet"
        assert len(one.chain) > 1
        assert re.fullmatch(r"ar\.attribution\.[a-z-]+", one.rule)


_PIECES = [
    "قال",
    "وأضاف",
    "مؤكدا",
    "إن",
    "أن",
    "بأن",
    "على",
    "من",
    "الوزير",
    "وزير الخارجية المصري",
    "مصر",
    "بحسب",
    "وفق ما",
    "نقلت",
    "عن",
    "قوله",
    "كما",
    "كان",
    "قد",
    "الذي",
    "التي",
    "،",
    ".",
    ":",
    '"',
    "«",
    "»",
    "\n",
    "(",
    ")",
    "في بيان",
    "جاء ذلك",
    "البيان",
    "مصدر أمني",
    "دعا",
    "إلى",
    "رفض",
    "أمس",
    "5",
    "اقرأ أيضا",
    "(رويترز) -",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=40))
def test_spans_and_chains_hold_on_any_text(pieces: list[str]) -> None:
    _holds(annotated(" ".join(pieces) + " ."))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=30))
def test_the_same_text_gives_the_same_layer(pieces: list[str]) -> None:
    text = " ".join(pieces) + " ."
    assert annotated(text)[Attribution] == annotated(text)[Attribution]


def test_every_row_of_the_cues_has_four_parts_and_known_frames() -> None:
    frames = {"c", "q", "o", "a", "ala", "ila", "min", "bi", "an", "fi", "li"}
    for row in read_rows("ar/cues.tsv"):
        assert len(row["ar"].split("|")) == 4, row["name"]
        assert set(row["frames"].split(",")) <= frames, row["name"]


def test_there_are_150_verbs() -> None:
    verbs = {row["ar"].split("|")[0] for row in read_rows("ar/cues.tsv")}
    assert len(verbs) >= 150


def test_verbs_are_inflected() -> None:
    forms = cue_forms()
    for spelling in ("قالت", "قالوا", "يقول", "تقول", "يقولون", "نفت", "دعت", "دعوا", "ينفون", "أكدا", "مؤكدين"):
        assert fold_word(spelling) in forms, spelling


def test_gender_and_number_of_forms() -> None:
    forms = cue_forms()
    assert {form.gender for form in forms[fold_word("أعلنت")]} == {"f"}
    assert {form.plural for form in forms[fold_word("أعلنوا")]} == {True}
    assert {form.kind for form in forms[fold_word("مشيرا")]} == {"participle"}


def test_a_weak_letter_falls() -> None:
    assert fold_word("نفىت") not in cue_forms()
    assert fold_word("دعاوا") not in cue_forms()


def test_source_words_have_a_class() -> None:
    assert source_words()[fold_word("مصدر")] == "anonymous"
    assert source_words()[fold_word("القانون")] == "never"
    assert fold_word("بحسب") in source_prepositions()


def test_closed_classes_are_not_empty() -> None:
    for name in ("complementizers", "prepositions", "relatives", "adverbs", "objects", "comes", "turns"):
        assert words(name)


@pytest.mark.skipif(not (_SHARED / "seeds").exists(), reason="../shared is absent")
def test_spans_hold_on_the_seeds() -> None:
    for path in sorted((_SHARED / "seeds").glob("*.txt")):
        document = annotated(path.read_text(encoding="utf-8"))
        assert document[Attribution]
        _holds(document)
