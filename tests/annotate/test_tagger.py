"""The tagger of names: its weights, its labels, and what it changes of the rules' reading."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tomllib
from collections import Counter
from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.annotate.mentions import find_mentions, read_rules, tagger, tagging
from tawatur.annotate.mentions.chart import Chart
from tawatur.annotate.mentions.features import (
    DISTANCES,
    class_features,
    coarse_class,
    describe_letters,
    describe_lists,
    describe_near,
    letter_features,
    memory_features,
    read_facts,
    rule_features,
)
from tawatur.annotate.mentions.sequences import Model
from tawatur.annotate.mentions.tagger import Stages, View, read_stages, remember, spans
from tawatur.annotate.mentions.weights import LABELS, lead, pack, running, unpack
from tawatur.model import Mention, Meta, make_document
from tests.cases_format import Case, parametrize

WEIGHTS = resources.files("tawatur.data").joinpath(tagger.WEIGHTS)
OUTSIDE_ONLY = "\n".join(["[stage]", *["0 0 0 0 0 0 0"] * 7, ""])
NAME_LETTERS = "ابتجدرسعفقكلمنهوي "


def mentions(text: str) -> list[Mention]:
    return [mention for mention in find_mentions(make_document(text, Meta())) if not mention.nested]


def chart_of(text: str) -> Chart:
    chart = Chart(make_document(text, Meta()))
    read_rules(chart)
    return chart


def built_in() -> Stages:
    found = tagger.stages()
    assert found is not None
    return found


def hand_made(*rows: str) -> Stages:
    """Both stages alike, with the given feature rows; "no name" is the default of every token."""
    stage = "\n".join([*["0 0 0 0 0 0 0"] * 7, *rows]) + "\n"
    return read_stages(f"# head\n[stage]\n{stage}[stage]\n{stage}")


@parametrize("names_tagger")
def test_cases(case: Case) -> None:
    found = mentions(case.text)
    assert [(m.start, m.end) for m in found] == case.marked(), [(m.kind, case.text[m.start : m.end]) for m in found]
    if case.expected[0][0] == "NONE":
        return
    for mention, words in zip(found, case.expected, strict=True):
        assert mention.kind == words[0]
        if len(words) > 1:
            assert mention.entity == words[1]


def test_the_description_names_licence_sources_and_digest() -> None:
    description = tomllib.loads(WEIGHTS.parent.joinpath("names.toml").read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    assert description["licence"] == "CC-BY-SA-4.0"
    assert "ANERcorp" in description["trained_on"][0]
    assert description["command"] == "make train"
    assert description["sha256"] == hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()


def test_weights_are_small() -> None:
    assert len(WEIGHTS.read_bytes()) < 5_000_000


def test_weights_are_read_only_when_names_are_asked_for() -> None:
    code = (
        "import tawatur.annotate.pipeline, tawatur.annotate.mentions.tagger as t; print(t.stages.cache_info().misses)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "0"


def test_without_weights_the_rules_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "قال وزير الخارجية الفرنسي إن باريس مستعدة"
    monkeypatch.setattr(tagging, "stages", lambda: None)
    chart = chart_of(text)
    before = [(found.first, found.after, found.kind) for found in chart.ordered()]
    tagging.ask_tagger(chart)
    assert [(found.first, found.after, found.kind) for found in chart.ordered()] == before
    assert [m.kind for m in mentions(text)] == ["TITLE", "GPE"]


def test_a_missing_file_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagger, "WEIGHTS", "weights/of-nothing")
    tagger.stages.cache_clear()
    try:
        assert tagger.stages() is None
    finally:
        monkeypatch.undo()
        tagger.stages.cache_clear()


def test_weights_without_features_find_nothing() -> None:
    by = read_stages("# head\n" + OUTSIDE_ONLY + OUTSIDE_ONLY)
    labels, scores = by.label(View(chart_of("وصل القطار")))
    assert set(labels) <= {"O"}
    assert len(scores) == 2


def test_a_form_with_a_weight_of_its_own_becomes_a_name() -> None:
    by = hand_made("0 9000 0 0 0 0 0\t0.w=برينكلاو")
    tagged, _ = tagger.tag(chart_of("حصل برينكلاو على الجائزة"), by)
    assert [(name.first, name.after, name.kind) for name in tagged] == [(1, 2, "PERS")]
    assert tagged[0].margin == 9000


def test_an_inside_label_follows_only_its_own_kind() -> None:
    by = hand_made("0 9000 0 0 0 0 0\t0.w=برينكلاو", "0 0 0 0 9000 0 0\t0.w=هندرسبي")
    labels, _ = by.label(View(chart_of("حصل برينكلاو هندرسبي على الجائزة")))
    assert all(after[2:] == before[2:] for before, after in pairwise(labels) if after[0] == "I")


weight = st.integers(-9_000, 9_000)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.lists(weight, min_size=7, max_size=7), min_size=7, max_size=7),
    st.lists(st.tuples(*[st.integers(-7_000, 5_000)] * len(LABELS)), max_size=6),
)
def test_what_is_not_searched_holds_no_name(between: list[list[int]], scores: list[tuple[int, ...]]) -> None:
    by = Model(between)
    leads = {token: lead(row) for token, row in enumerate(scores)}
    assert by.best([*scores], leads) == by._best_run([*scores])


@pytest.mark.parametrize(("length", "count"), [(1, 4), (2, 19)])
def test_all_sequences_of_a_short_run(length: int, count: int) -> None:
    sequences, totals, picks = Model([[0] * 7 for _ in range(7)])._all_sequences(length)
    assert len(sequences) == len(totals) == count
    assert sequences[0] == [0] * length
    assert len(picks) == length
    names = [[LABELS[state] for state in sequence] for sequence in sequences]
    assert all(after[2:] == before[2:] for labels in names for before, after in pairwise(labels) if after[0] == "I")


def test_of_equally_good_labels_of_a_short_run_the_first_stays() -> None:
    by = Model([[0] * 7 for _ in range(7)])
    rows = [(0, 0, 0, 0, 0, 0, 0)] * 2
    assert by._best_short(rows) == by._best_run(rows) == [0, 0]


def test_same_text_same_labels() -> None:
    text = "وقد حصل برينكلاو على الجائزة ثم شكر برينكلاو زملاءه في بيروت\n"
    first = built_in().label(View(chart_of(text)))
    fresh = read_stages(WEIGHTS.read_text(encoding="utf-8"))
    assert fresh.label(View(chart_of(text))) == first


def test_spans_are_exact_with_marks_and_tatweel() -> None:
    text = "أحرز هانْسـن الهدف الأول قبل أن يدرك الضيوف التعادل"
    assert [text[m.start : m.end] for m in mentions(text)] in (["هانْسـن"], [])


@pytest.mark.parametrize(
    ("form", "kind", "names", "letters"),
    [
        ("وخالد", "PERS", set(), 1),
        ("لمحمد", "PERS", set(), 1),
        ("محمد", "PERS", set(), 0),
        ("وليد", "PERS", set(), 0),
        ("بلال", "PERS", set(), 0),
        ("فهد", "PERS", set(), 0),
        ("كريم", "PERS", set(), 0),
        ("ولبرينكلاو", "PERS", {"برينكلاو"}, 2),
        ("برينكلاو", "PERS", {"برينكلاو"}, 0),
        ("بباريس", "LOC", set(), 1),
        ("بغداد", "LOC", set(), 0),
        ("لندن", "LOC", set(), 0),
        ("فلسطين", "LOC", set(), 0),
    ],
)
def test_clitics_stay_outside(form: str, kind: str, names: set[str], letters: int) -> None:
    reading = tagging._Reading(chart_of(form), built_in(), [], frozenset(names))
    assert tagging._name_start(reading, form, kind) == letters


def test_pack_and_unpack() -> None:
    rows = [(5, -3, 0, 70_000, -70_000, 1, 2), (-5, 3, 9, -1, 1, -1, -2)]
    total = unpack(pack(rows[0]) + pack(rows[1]))
    assert [value - total[2] + 9 for value in total] == [a + b for a, b in zip(*rows, strict=True)]


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.integers(-90_000, 90_000)] * len(LABELS)), min_size=1, max_size=12))
def test_sums_of_packed_rows_are_sums_of_rows(rows: list[tuple[int, ...]]) -> None:
    total = unpack(sum(pack(row) for row in rows))
    wanted = [sum(column) for column in zip(*rows, strict=True)]
    assert [value - total[0] for value in total] == [value - wanted[0] for value in wanted]
    assert lead(total) == wanted[0] - max(wanted[1:])


def test_a_text_is_summed_in_one_walk() -> None:
    given = [sum(pack([10 * word + place] * len(LABELS)) << 448 * place for place in range(5)) for word in range(4)]
    sums = [
        unpack(total)[0] - unpack(pack([0] * len(LABELS)))[0] * seen
        for total, seen in zip(running(given), (3, 4, 4, 3), strict=True)
    ]
    # word 0 is given by itself in the middle lane, by the words after it in the lanes below
    assert sums == [2 + 11 + 20, 3 + 12 + 21 + 30, 4 + 13 + 22 + 31, 14 + 23 + 32]


def test_a_word_weighs_on_its_neighbours() -> None:
    by = hand_made("0 9000 0 0 0 0 0\t1.w=سالم", "0 9000 0 0 0 0 0\t-2.w=سالم", "0 7000 0 0 0 0 0\t-1.suf=لم")
    _, scores = by.label_once(View(chart_of("حصل برينكلاو سالم على الجائزة")))
    assert [row[1] - row[0] for row in scores] == [0, 9000, 0, 7000, 9000]


def test_letters_are_seen_from_near_and_forms_from_afar() -> None:
    seen = {distance: [*letter_features("برينكلاو", False, distance)] for distance in DISTANCES}
    assert seen[1] == seen[-1] == ["w=برينكلاو", "suf=او"]
    assert seen[2] == seen[-2] == ["w=برينكلاو"]
    assert {*seen[1]} < {*seen[0]}


def test_of_certain_tokens_only_names_are_remembered() -> None:
    forms, labels = ["برينكلاو", "قال", "لبرينكلاو", "قال"], ["B-PERS", "O", "O", "O"]
    everything = remember(forms, labels)
    assert remember(forms, labels, ()) == {2: everything[2]}


def test_spans_of_labels() -> None:
    labels = ["B-PERS", "I-PERS", "O", "B-LOC", "B-LOC", "I-ORG", "I-ORG", "O", "B-ORG"]
    assert list(spans(labels)) == [(0, 2, "PERS"), (3, 4, "LOC"), (4, 5, "LOC"), (5, 7, "ORG"), (8, 9, "ORG")]
    assert list(spans([])) == []


def test_document_memory_knows_other_places_and_clitics() -> None:
    forms = ["برينكلاو", "قال", "لبرينكلاو", "قال"]
    memory = remember(forms, ["B-PERS", "O", "O", "O"])
    assert memory[2][0] == "m=B-PERS"
    assert memory[1] == ("m=O", "m=O1")
    assert 0 not in memory


def test_a_document_without_names_has_no_memory() -> None:
    assert remember(["وصل", "وصل"], ["O", "O"]) == {}


def test_memory_leaves_the_place_itself_out() -> None:
    memory = remember(["سالم", "سالم"], ["B-PERS", "O"])
    assert memory[0] == ("m=O", "m=O1")
    assert memory[1][0] == "m=B-PERS"


def test_features_have_no_line_breaks_or_tabs() -> None:
    for form in ["\n", "2023", "،", "بغداد", "abc", "."]:
        everything = [*describe_letters(form, False), *describe_near(form), *describe_lists(read_facts(form))]
        assert all("\n" not in feature and "\t" not in feature for feature in everything)


@pytest.mark.parametrize(
    ("form", "name"),
    [("\n", "break"), ("24", "9"), ("،", "،"), ("قال", "says"), ("محمد", "given"), ("في", "clause")],
)
def test_coarse_classes(form: str, name: str) -> None:
    assert coarse_class(form) == name


def test_run_and_rule_features() -> None:
    assert class_features("a", "b", "c") == ("b.a|b", "a.b|c", "t.a|b|c")
    assert rule_features("O", "B-PERSON-given-name-2", "I-PERSON-given-name-2")[1:3] == (
        "r.k=B-PERSON",
        "r.b=O|B-PERSON",
    )


def test_memory_features_of_nothing() -> None:
    assert memory_features(Counter({"O": 1}), "O") == ()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=NAME_LETTERS, max_size=80))
def test_any_text_has_spans_inside_it(text: str) -> None:
    for mention in find_mentions(make_document(text, Meta())):
        assert 0 <= mention.start < mention.end
        assert not len(text) < mention.end


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_never_raises(text: str) -> None:
    built_in().label(View(chart_of(text)))
