"""Common words, verbs, shapes and how much a word looks like a name."""

from __future__ import annotations

import pytest

from tawatur.annotate.mentions import likeness as module
from tawatur.annotate.mentions.likeness import likeness
from tawatur.annotate.mentions.vocabulary import (
    has_common_ending,
    has_definite_shape,
    inflected_lemmas,
    is_exact_lemma,
    is_feminine_perfect,
    is_lemma,
    is_nisba,
    is_particle,
    is_plain_lemma,
    is_speech_verb,
    is_verb,
    is_whole_word,
    nisba_endings,
    plural_endings,
)
from tawatur.text.fold import fold_word


@pytest.mark.parametrize("word", ["أعلنت", "وأعلنت", "استدعت", "قالت"])
def test_feminine_perfects(word: str) -> None:
    assert is_feminine_perfect(fold_word(word))


@pytest.mark.parametrize("word", ["أعلن", "شجرة", "يقول"])
def test_no_feminine_perfects(word: str) -> None:
    assert not is_feminine_perfect(fold_word(word))


@pytest.mark.parametrize("word", ["قال", "وقالت", "فقالوا", "يقولون", "تقول", "ونقول"])
def test_verbs_of_saying(word: str) -> None:
    assert is_speech_verb(fold_word(word))


@pytest.mark.parametrize("word", ["القول", "شجرة", "بقولهم", "مقال"])
def test_no_verbs_of_saying(word: str) -> None:
    assert not is_speech_verb(fold_word(word))


@pytest.mark.parametrize("word", ["يقول", "ستقول", "وستقول", "نقول", "قالوا", "فقالت"])
def test_finite_verbs(word: str) -> None:
    assert is_verb(fold_word(word))


@pytest.mark.parametrize("word", ["شجرة", "الشجرة", "مدرسة", "سقف"])
def test_no_finite_verbs(word: str) -> None:
    assert not is_verb(fold_word(word))


@pytest.mark.parametrize(("word", "true"), [("في", True), ("وفي", True), ("بعد", True), ("شجرة", False)])
def test_particles(word: str, true: bool) -> None:
    assert is_particle(fold_word(word)) is true


@pytest.mark.parametrize(("word", "true"), [("حكومة", True), ("والحكومة", False), ("بلينكن", False)])
def test_exact_lemmas(word: str, true: bool) -> None:
    assert is_exact_lemma(fold_word(word)) is true


@pytest.mark.parametrize(("word", "true"), [("كبير", True), ("كبيرة", True), ("معلمون", True), ("زيلينسكي", False)])
def test_lemmas_with_their_feminine_and_plural(word: str, true: bool) -> None:
    assert is_lemma(fold_word(word)) is true


def test_a_particle_is_no_plain_lemma() -> None:
    assert is_plain_lemma(fold_word("حكومة"))
    assert not is_plain_lemma(fold_word("في"))


@pytest.mark.parametrize(("word", "true"), [("حكومات", True), ("بحكومة", False)])
def test_whole_words_have_no_clitic(word: str, true: bool) -> None:
    assert is_whole_word(fold_word(word)) is true


@pytest.mark.parametrize(("surface", "true"), [("مدرسة", True), ("كثيراً", True), ("منى", True), ("بلينكن", False)])
def test_endings_that_foreign_names_never_have(surface: str, true: bool) -> None:
    assert has_common_ending(surface) is true


@pytest.mark.parametrize(("word", "true"), [("سوداني", True), ("سودان", False)])
def test_nisba(word: str, true: bool) -> None:
    assert is_nisba(fold_word(word)) is true


@pytest.mark.parametrize(("word", "true"), [("حائز", True), ("منتقل", True), ("كرد", False)])
def test_shapes_of_participles(word: str, true: bool) -> None:
    assert has_definite_shape(fold_word(word)) is true


def test_tables_of_endings_are_not_empty() -> None:
    assert plural_endings()
    assert len(nisba_endings()) == 2
    assert len(inflected_lemmas()) == len(set(inflected_lemmas()))


@pytest.mark.parametrize("word", ["بوبوف", "شتاينماير", "زيلينسكي", "أوبنهايمر"])
def test_foreign_names_look_like_names(word: str) -> None:
    assert likeness(fold_word(word)) > 0


@pytest.mark.parametrize("word", ["المستشفيات", "استقبالهم", "والمعلمين", "يتحدثون"])
def test_inflected_words_do_not(word: str) -> None:
    assert likeness(fold_word(word)) < 0


def test_runs_are_counted_as_if_each_word_were_read_alone() -> None:
    words = ["ابجد", "هوز", "ابجد", "ح"]
    marked = [f"#{word}#" for word in words]
    alone = [word[at : at + width] for word in marked for width in (2, 3) for at in range(len(word) - width + 1)]
    counted = module._count(words)
    assert counted == {run: alone.count(run) for run in alone}
    assert module._count([]) == {}


def test_a_likeness_is_the_mean_of_all_runs() -> None:
    ratios, unseen = module._ratios()
    marked = f"#{fold_word('بوبوف')}#"
    runs = [marked[at : at + width] for width in (2, 3) for at in range(len(marked) - width + 1)]
    assert likeness(marked[1:-1]) == pytest.approx(sum(ratios.get(run, unseen) for run in runs) / len(runs))


def test_a_run_never_seen_has_a_likeness_too() -> None:
    assert isinstance(likeness("qqqq"), float)
