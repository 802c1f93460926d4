"""The event coder as a stage: spans, roles, dates, counts, and bad input."""

from __future__ import annotations

import random

import msgspec
import pytest

from tawatur.annotate.events import find_events, grounded
from tawatur.annotate.events.confidence import confidence_of, is_learned, least_of
from tawatur.annotate.events.dates import as_point, first_day, last_day
from tawatur.annotate.events.words import find_cues, read_token
from tawatur.annotate.pipeline import DEFAULT, annotate, replace_stage, run_stages
from tawatur.lexicon import plover
from tawatur.model import (
    Argument,
    Attribution,
    Boilerplate,
    Document,
    EventMention,
    Mention,
    Meta,
    Quantity,
    Quote,
    Sentence,
    Timex,
    make_document,
)
from tawatur.text.fold import fold_word
from tawatur.text.segment import tokenize

REPORT = (
    "شن مسلحون هجوما على قرية في مالي أمس، ما أسفر عن مقتل 12 شخصا.\n"
    "وأدانت فرنسا الهجوم، ودعت إلى حماية المدنيين.\n"
    "وزار وزير الدفاع باماكو اليوم."
)


def events(text: str, published: str | None = "2024-03-06") -> tuple[EventMention, ...]:
    return annotate(text, published)[EventMention]


def texts(text: str, arguments: tuple[Argument, ...]) -> list[str]:
    return [text[a.start : a.end] for a in arguments]


def test_a_report_in_order() -> None:
    told = [(e.type, REPORT[e.start : e.end]) for e in events(REPORT)]
    assert told[:3] == [("ASSAULT", "هجوما"), ("ACCUSE", "أدانت"), ("REQUEST", "دعت")]
    assert told == sorted(told, key=lambda pair: REPORT.index(pair[1]))


def test_spans_leave_out_conjunctions() -> None:
    assert all(not REPORT[e.start : e.end].startswith(("و", "ف")) for e in events(REPORT))


def test_every_value_is_of_the_ontology_and_in_the_text() -> None:
    ontology = plover.load()
    for event in events(REPORT):
        ontology.check(event.type, event.mode, "test")
        assert set(event.contexts) <= set(ontology.contexts)
        assert 0 <= event.start < event.end <= len(REPORT)
        assert 0.0 <= event.confidence <= 1.0
        assert event.rule.startswith("ar.event.")
        for argument in (*event.actors, *event.recipients, event.place, event.date, event.instrument):
            assert argument is None or 0 <= argument.start < argument.end <= len(REPORT)


def test_the_date_is_the_nearest_of_the_clause() -> None:
    attack = events(REPORT)[0]
    assert attack.date is not None
    assert attack.date.value == "2024-03-05"
    assert not attack.date.inferred


def test_the_dead_belong_to_the_attack() -> None:
    document = annotate(REPORT, "2024-03-06")
    attack = document[EventMention][0]
    assert [c.kind for c in attack.counts] == ["killed"]


def test_a_dropped_subject_is_the_last_one() -> None:
    request = next(e for e in events(REPORT) if e.type == "REQUEST")
    assert texts(REPORT, request.actors) == ["فرنسا"]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("قصف الجيش قرية", ["الجيش"], ["قرية"]),
        ("الجيش قصف قرية", ["الجيش"], ["قرية"]),
        ("القرية التي قصفها الجيش", ["الجيش"], ["القرية"]),
        ("قتل مدنيون على يد مسلحين", ["مسلحين"], ["مدنيون"]),
        ("اغتيل القاضي أمس", [], ["القاضي"]),
        ("اعتقلت تركيا والعراق ناشطين", ["تركيا", "العراق"], ["ناشطين"]),
        ("هجوم حماس على إسرائيل أمس", ["حماس"], ["إسرائيل"]),
        ("مقتل إسماعيل هنية في طهران", [], ["إسماعيل هنية"]),
    ],
)
def test_roles(text: str, actors: list[str], recipients: list[str]) -> None:
    event = events(text)[0]
    assert texts(text, event.actors) == actors
    assert texts(text, event.recipients) == recipients


def test_two_parties_are_resolved_and_marked() -> None:
    text = "التقى أنتوني بلينكن محمود عباس في رام الله.\nواتفقا على لقاء آخر."
    agreed = next(e for e in events(text) if e.type == "AGREE")
    assert [a.entity for a in agreed.actors] == ["per.antony-blinken", "per.mahmoud-abbas"]
    assert all(a.inferred for a in agreed.actors)


def test_the_host_of_a_visit_is_the_country() -> None:
    event = events("زار أنتوني بلينكن بغداد")[0]
    assert [r.entity for r in event.recipients] == ["gpe.iraq"]
    assert event.place is not None
    assert event.place.entity == "gpe.baghdad"


def test_a_warning_of_armed_men_is_a_threat() -> None:
    assert events("حذرت كتائب القسام إسرائيل من عواقب الهجوم")[0].type == "THREATEN"
    assert events("حذرت فرنسا لبنان من التأخير")[0].type == "ACCUSE"


def test_news_without_a_date_bears_the_reports_own() -> None:
    date = events("التقى أنتوني بلينكن محمود عباس")[0].date
    assert date is not None
    assert (date.value, date.inferred) == ("2024-03-06", True)
    assert events("التقى أنتوني بلينكن محمود عباس", None)[0].date is None


@pytest.mark.parametrize(
    ("value", "point"),
    [("2023-11-04TEV", "2023-11-04"), ("2023-11", "2023-11"), ("2023-10-07/2023-11-24", "2023-10-07/2023-11-24")],
)
def test_points(value: str, point: str) -> None:
    assert as_point(value) == point


def test_days() -> None:
    assert str(first_day("2023-11")) == "2023-11-01"
    assert str(last_day("2023-11")) == "2023-11-30"
    assert str(last_day("2023")) == "2023-12-31"
    assert str(last_day("2024-W32")) == "2024-08-11"
    assert first_day("PAST_REF") is None
    assert first_day("2023-13") is None
    assert last_day("2023-W99") is None


def test_cues_are_found_after_clitics() -> None:
    forms = tokenize("ولمنع الهجمات من المقرر").forms
    hits = find_cues(forms, [read_token(form) for form in forms])
    assert next(h.cue.value for h in hits if h.cue.table == "realis") == "hypothetical"


def test_tokens_know_their_classes() -> None:
    assert read_token(fold_word("والمتظاهرون")).party is not None
    assert "relative" in read_token(fold_word("الذي")).classes
    assert read_token(fold_word("إلى")).preposition == "ila"
    assert read_token(fold_word("طاولة")).readings == ()


def test_confidence_is_squashed_and_learned_where_judged() -> None:
    assert is_learned("ASSAULT")
    assert is_learned("PROTEST")
    assert not is_learned("CONSULT")
    assert confidence_of("CONSULT", {"recipient": 1.0}) > confidence_of("CONSULT", {"plural_noun": 1.0})
    assert 0.0 < least_of("ASSAULT") < least_of("CONSULT") < 0.5


def test_a_specific_attack_is_surer_than_a_topic() -> None:
    sure = events("قتل سبعة أشخاص في تفجير سيارة مفخخة في بغداد أمس")[0].confidence
    topic = max((e.confidence for e in events("يبحث الكتاب جذور عمليات القتل والتفجير")), default=0.0)
    assert sure > 0.5 > topic


def liar(document: Document) -> list[EventMention]:
    true = EventMention(start=0, end=3, rule="x.event.true", type="CONSULT", mode="visit", confidence=7.0)
    far = Argument(start=10_000, end=10_005, name="Nobody")
    return [
        msgspec.structs.replace(true, actors=(far,), place=far, attribution=99, contexts=("gossip",)),
        msgspec.structs.replace(true, type="RUMOUR", mode=None),
        msgspec.structs.replace(true, mode="letter"),
        msgspec.structs.replace(true, start=5_000, end=5_001),
        msgspec.structs.replace(true, start=3, end=3),
    ]


def test_a_back_end_that_lies_is_stripped() -> None:
    stages = replace_stage(DEFAULT, EventMention, grounded(liar))
    document = run_stages(make_document("زار الرئيس تونس", Meta()), stages)
    (kept,) = document[EventMention]
    assert (kept.type, kept.actors, kept.place, kept.attribution, kept.contexts) == ("CONSULT", (), None, None, ())
    assert kept.confidence == 1.0


def test_a_back_end_that_tells_the_truth_is_kept() -> None:
    stages = replace_stage(DEFAULT, EventMention, grounded(find_events))
    assert run_stages(make_document(REPORT, Meta()), stages)[EventMention] == annotate(REPORT)[EventMention]


ODD = ["", " ", "\n\n", "؟!؟", "و", "ل", "ب", "ـــ", "قتل", "قصف\n", "()«»", "\u200f\u200e", "ﷺ", "و قتل", "«قتل"]


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_do_no_harm(text: str) -> None:
    document = make_document(text, Meta())
    for layer in (Boilerplate, Quote, Timex, Mention, Attribution, Quantity):
        document = document.with_layer(layer, ())
    document = document.with_layer(Sentence, (Sentence(start=0, end=len(text), rule="test"),))
    for event in find_events(document):
        assert 0 <= event.start < event.end <= len(text)


def test_scrambled_words_do_no_harm() -> None:
    words = (REPORT + " الذي أن إن كان قد لم لن سيقصف هجماتها بين وبين على يد الجانبان مفخخة نفسه").split()
    dice = random.Random(7)
    for _ in range(60):
        dice.shuffle(words)
        for event in events(" ".join(words)):
            assert event.start < event.end


def test_boilerplate_tells_nothing() -> None:
    text = "وصل المطر إلى الساحل.\nاقرأ أيضاً\nمسلحون يهاجمون قرية في مالي\nوهدأت الريح."
    assert events(text) == ()


def test_same_text_same_events() -> None:
    assert events(REPORT) == events(REPORT)


def test_a_giant_sentence_is_read_in_pieces() -> None:
    text = "شن مسلحون هجوما على قرية وقتل 12 شخصا " * 60
    document = make_document(text, Meta())
    for layer in (Boilerplate, Quote, Timex, Mention, Attribution, Quantity):
        document = document.with_layer(layer, ())
    document = document.with_layer(Sentence, (Sentence(start=0, end=len(text), rule="test"),))
    assert len(find_events(document)) >= 60
