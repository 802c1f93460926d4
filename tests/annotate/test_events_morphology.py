"""Inflection by rule: each kind of verb, and nouns with what may be joined to them."""

from __future__ import annotations

import pytest

from tawatur.annotate.events.lexicon import read_phrases, read_word, spelt_out
from tawatur.annotate.events.morphology import Form, inflect_imperfect, inflect_noun, inflect_perfect
from tawatur.text.fold import fold_word


def forms(found: object) -> set[str]:
    return {form.form for form in found}  # type: ignore[attr-defined]


def passives(found: object) -> set[str]:
    return {form.form for form in found if form.passive}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("perfect", "some"),
    [
        ("قصف", "قصف قصفت قصفوا قصفا قصفتا قصفنا"),
        ("زار", "زار زارت زاروا زارا زرنا"),
        ("دعا", "دعا دعت دعوا دعتا دعونا"),
        ("التقى", "التقى التقت التقوا التقيا التقينا"),
        ("لقي", "لقي لقيت لقوا لقيا"),
        ("شن", "شن شنت شنوا"),
        ("أصاب", "أصاب أصابت أصابوا"),
        ("هاجم", "هاجم هاجمت هاجموا"),
    ],
)
def test_perfect(perfect: str, some: str) -> None:
    assert set(some.split()) <= forms(inflect_perfect(perfect))


@pytest.mark.parametrize(
    ("perfect", "passive"),
    [
        ("أصاب", "أصيب"),
        ("اغتال", "اغتيل"),
        ("هاجم", "هوجم"),
        ("حاصر", "حوصر"),
        ("دعا", "دعي"),
        ("زار", "زير"),
    ],
)
def test_a_passive_that_is_written_differently(perfect: str, passive: str) -> None:
    assert passive in passives(inflect_perfect(perfect))


@pytest.mark.parametrize("perfect", ["قتل", "اعتقل", "فجر", "استهدف"])
def test_a_passive_that_is_written_alike_is_left_open(perfect: str) -> None:
    assert not passives(inflect_perfect(perfect))
    assert all(form.passive is None for form in inflect_perfect(perfect))


@pytest.mark.parametrize(
    ("perfect", "imperfect", "some"),
    [
        ("قصف", "يقصف", "يقصف تقصف نقصف يقصفون تقصفون يقصفا"),
        ("دعا", "يدعو", "يدعو تدعو ندعو يدعون يدعوان يدع"),
        ("التقى", "يلتقي", "يلتقي تلتقي يلتقون يلتقيان يلتق"),
        ("زار", "يزور", "يزور تزور يزورون يزر تزر"),
        ("أصاب", "يصيب", "يصيب يصاب يصب"),
        ("وصل", "يصل", "يصل تصل يصلون يوصل"),
    ],
)
def test_imperfect(perfect: str, imperfect: str, some: str) -> None:
    assert set(some.split()) <= forms(inflect_imperfect(imperfect, perfect))


def test_a_shortened_form_is_marked() -> None:
    short = [form for form in inflect_imperfect("يزور", "زار") if form.form == "يزر"]
    assert short
    assert all(form.jussive for form in short)


@pytest.mark.parametrize(
    ("noun", "some"),
    [
        ("هجوم", "هجوم هجوما هجومان هجومين"),
        ("غارة", "غارة غارتان غارتين"),
        ("لقاء", "لقاء لقاءان لقاي لقاو"),
    ],
)
def test_noun(noun: str, some: str) -> None:
    assert set(some.split()) <= forms(inflect_noun(noun))


def test_a_feminine_noun_takes_no_accusative_letter() -> None:
    assert "زيارةا" not in forms(inflect_noun("زيارة"))


def test_a_broken_plural_takes_no_dual() -> None:
    assert forms(inflect_noun("معارك", plural=True)) == {"معارك", "معاركا"}


def test_a_form_is_a_value() -> None:
    assert Form(form="قصف", tense="noun") == Form(form="قصف", tense="noun")


@pytest.mark.parametrize(
    ("word", "key", "start", "pronoun"),
    [
        ("وقصفت", "bomb", 1, ""),
        ("فاعتقلوا", "arrest", 1, ""),
        ("سيزور", "visit", 0, ""),
        ("وسيزور", "visit", 1, ""),
        ("لقائه", "meet", 0, "ه"),
        ("ولقاؤه", "meet", 1, "ه"),
        ("هجماتها", "attack", 0, "ها"),
        ("بالهجوم", "attack", 1, ""),
        ("للزيارة", "visit", 1, ""),
        ("اعتقلته", "arrest", 0, "ه"),
        ("قتلوهم", "kill", 0, "هم"),
    ],
)
def test_reading(word: str, key: str, start: int, pronoun: str) -> None:
    readings = read_word(fold_word(word))
    assert (key, start, pronoun) in [(r.entry.key, r.start, r.pronoun) for r in readings]


@pytest.mark.parametrize("word", ["وزير", "فجرا", "هناك", "بيان", "حلوى", "كتاب", "والد", "يوم"])
def test_no_reading(word: str) -> None:
    assert read_word(fold_word(word)) == ()


def test_the_future_letter_needs_an_imperfect() -> None:
    assert all(not r.future for r in read_word(fold_word("سحب")))
    assert any(r.future for r in read_word(fold_word("سيسحب")))


def test_phrases_know_article_and_accusative() -> None:
    assert any(p.entry.key == "strike-air" for _, p in read_phrases(fold_word("الضربات")))
    assert any(p.entry.key == "ceasefire" for _, p in read_phrases(fold_word("لوقف")))
    assert read_phrases(fold_word("كتاب")) == ()


def test_hamza_may_decide() -> None:
    assert "هنأ" in spelt_out().values()
