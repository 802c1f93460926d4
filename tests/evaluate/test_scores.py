"""The formulas, on predictions made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tawatur.errors import InputError
from tawatur.evaluate.attributions import score_attributions
from tawatur.evaluate.events import score_events, score_links
from tawatur.evaluate.gold import Names, f1, find_gold, read_rows, read_texts, share
from tawatur.evaluate.layers import score_distractors, score_mentions, score_numbers, score_timexes
from tawatur.model import (
    Argument,
    Attribution,
    Document,
    Event,
    EventMention,
    Mention,
    MentionRef,
    Meta,
    Numeral,
    Quantity,
    Source,
    Span,
    Timex,
    make_document,
)

TEXT = "قال الوزير إن ثلاثة جنود وصلوا الأحد إلى بيروت"


def corpus(layer: type, *annotations: Any) -> dict[str, Document]:
    document = make_document(TEXT, Meta(outlet="Sada"), identity="a.txt")
    for other in (Timex, Numeral, Quantity, Mention, Attribution, EventMention):
        document = document.with_layer(other, annotations if other is layer else ())
    return {"a.txt": document}


def row(surface: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(surface)
    return {"doc": "a.txt", "start": start, "end": start + len(surface), "text": surface, **fields}


def at(surface: str) -> dict[str, Any]:
    start = TEXT.index(surface)
    return {"start": start, "end": start + len(surface), "rule": "test"}


def values(scores: list[Any]) -> dict[str, float]:
    return {score.metric: score.value for score in scores}


def test_a_time_is_right_by_value_and_spurious_where_it_overlaps_no_row() -> None:
    gold = {"a.txt": [row("الأحد", required=True, value="2024-05-05", alternatives=[{"value": "X"}])]}
    right = Timex(**at("الأحد"), type="DATE", value="X")
    stray = Timex(**at("بيروت"), type="DATE", value="2024")
    assert values(score_timexes(corpus(Timex, right, stray), gold)) == {"required values": 1.0, "spurious": 1.0}
    wrong = Timex(**at("الأحد"), type="DATE", value="2024-05-06")
    assert values(score_timexes(corpus(Timex, wrong), gold)) == {"required values": 0.0, "spurious": 0.0}


def test_the_prediction_that_overlaps_most_decides() -> None:
    gold = {"a.txt": [row("وصلوا الأحد", required=True, value="A")]}
    much = Timex(**at("وصلوا الأحد"), type="DATE", value="B")
    little = Timex(**at("الأحد"), type="DATE", value="A")
    assert values(score_timexes(corpus(Timex, much, little), gold))["required values"] == 0.0


def test_a_number_is_right_by_numeral_or_bound() -> None:
    gold = {"a.txt": [row("ثلاثة", required=True, value=3, modifier="exact", kind="cardinal", counted="جنود")]}
    numeral = Numeral(**at("ثلاثة"), value=3)
    assert values(score_numbers(corpus(Numeral, numeral), gold))["required values"] == 1.0
    start = TEXT.index("جنود")
    quantity = Quantity(**at("ثلاثة"), low=3, high=3, modifier="exact", kind="cardinal", counted=Span(start, start + 4))
    assert set(values(score_numbers(corpus(Quantity, quantity), gold)).values()) == {1.0}
    assert values(score_numbers(corpus(Quantity), gold))["required values"] == 0.0


def test_a_distractor_must_be_left_alone() -> None:
    gold = {"a.txt": [row("الأحد", must_not_be="DATE|NUMBER")]}
    assert values(score_distractors(corpus(Timex), gold))["left alone"] == 1.0
    tagged = Timex(**at("الأحد"), type="DATE", value="A")
    assert values(score_distractors(corpus(Timex, tagged), gold))["left alone"] == 0.0
    person = Mention(**at("الأحد"), kind="PERSON")
    told = {"a.txt": [row("الأحد", must_not_be="PERSON")]}
    assert values(score_distractors(corpus(Mention, person), told))["left alone"] == 0.0


def test_a_distractor_of_an_unknown_type_is_named() -> None:
    with pytest.raises(InputError, match="no type 'FACILITY' is known"):
        score_distractors(corpus(Timex), {"a.txt": [row("الأحد", must_not_be="FACILITY")]})


def test_mentions_need_exact_span_and_kind() -> None:
    gold = {
        "a.txt": [
            row("بيروت", type="GPE", canonical="Beirut", named=True, nested=False, role=None),
            row("الوزير", type="TITLE", canonical="minister", named=False, nested=False, role=None),
        ]
    }
    exact = Mention(**at("بيروت"), kind="GPE", name="Beirut")
    found = values(score_mentions(corpus(Mention, exact), gold))
    assert found["f1"] == found["canonical name"] == 1.0
    unasked = Mention(**at("الوزير"), kind="TITLE")
    assert values(score_mentions(corpus(Mention, exact, unasked), gold))["precision"] == 1.0
    other_kind = Mention(**at("بيروت"), kind="LOC")
    assert values(score_mentions(corpus(Mention, other_kind), gold))["f1"] == 0.0


def attribution(content: str, speaker: str | None, cue: str = "قال", via: tuple[str, ...] = ()) -> Attribution:
    chain = (Source(role="outlet", name="Sada"), *(Source(role="document", name=v) for v in via))
    cue_start = TEXT.index(cue)
    start = TEXT.index(content)
    return Attribution(
        start=0,
        end=len(TEXT),
        rule="test",
        kind="indirect",
        cue=Span(cue_start, cue_start + len(cue)),
        content=(Span(start, start + len(content)),),
        chain=(*chain, Source(role="speaker", name=speaker)),
    )


CONTENT = "إن ثلاثة جنود وصلوا الأحد إلى بيروت"


def said(**changes: Any) -> dict[str, list[dict[str, Any]]]:
    fields = {"speaker": "the minister", "cue": "قال", "cue_start": 0, "via": [], **changes}
    return {"a.txt": [row(CONTENT, **fields)]}


def test_an_attribution_needs_content_and_speaker() -> None:
    right = values(score_attributions(corpus(Attribution, attribution(CONTENT, "minister")), said(), {}))
    assert set(right.values()) == {1.0}
    wrong = values(score_attributions(corpus(Attribution, attribution(CONTENT, "Beirut")), said(), {}))
    assert wrong["f1"] == wrong["speaker"] == 0.0
    assert wrong["cue"] == 1.0


def test_a_chain_must_be_equal_in_order_without_the_outlet() -> None:
    predicted = corpus(Attribution, attribution(CONTENT, "minister", via=("a statement",)))
    assert values(score_attributions(predicted, said(), {}))["chain"] == 0.0
    assert values(score_attributions(predicted, said(via=["a statement", "Sada"]), {}))["chain"] == 1.0


def test_a_short_content_lowers_the_overlap_but_the_cue_matches() -> None:
    found = values(score_attributions(corpus(Attribution, attribution("إن ثلاثة", "minister")), said(), {}))
    assert found["content ≥ .9"] == 0.0
    assert found["recall"] == 1.0


def event_row(**changes: Any) -> dict[str, list[dict[str, Any]]]:
    fields: dict[str, Any] = {
        "trigger": "وصلوا", "type": "CONSULT", "mode": "visit", "actor": ["soldiers"], "recipient": [],
        "date": "2024-05-05", "realis": "actual", "accept": [], "ignore": False, "event": "arrival", **changes,
    }  # fmt: skip
    return {"a.txt": [row("وصلوا", **fields)]}


def coded(**changes: Any) -> EventMention:
    start = TEXT.index("جنود")
    fields: dict[str, Any] = {
        "type": "CONSULT",
        "mode": "visit",
        "actors": (Argument(start=start, end=start + 4, name="soldiers"),),
        "date": Argument(start=0, end=1, value="2024-05"),
        **changes,
    }
    return EventMention(**at("وصلوا"), **fields)


def test_an_event_is_matched_by_trigger_and_type() -> None:
    assert set(values(score_events(corpus(EventMention, coded()), event_row(), {})).values()) == {1.0}
    other = values(score_events(corpus(EventMention, coded(type="AID")), event_row(), {}))
    assert other["recall"] == other["precision"] == 0.0
    accepted = values(score_events(corpus(EventMention, coded(type="AID")), event_row(accept=[{"type": "AID"}]), {}))
    assert accepted["recall"] == 1.0


def test_ignored_rows_are_neither_asked_nor_punished() -> None:
    scores = values(score_events(corpus(EventMention, coded(type="AID")), event_row(ignore=True), {}))
    assert scores["recall"] == scores["precision"] == 1.0


def test_parts_of_an_event() -> None:
    scores = values(score_events(corpus(EventMention, coded(mode=None, date=None, actors=())), event_row(), {}))
    assert (scores["mode"], scores["actor"], scores["recipient"], scores["date"]) == (0.0, 0.0, 1.0, 0.0)


def cluster(identity: str, *starts: int) -> Event:
    refs = tuple(MentionRef("a.txt", start, start + 2) for start in starts)
    fields: dict[str, Any] = {"mode": None, "realis": "actual", "documents": ("a.txt",), "outlets": 1, "accounts": 1}
    return Event(id=identity, type="CONSULT", mentions=refs, **fields)


def link_rows(*events: str) -> dict[str, list[dict[str, Any]]]:
    rows = []
    for number, event in enumerate(events):
        fields = {"type": "CONSULT", "accept": [], "ignore": False, "event": event, "trigger": "x"}
        rows.append({"doc": "a.txt", "start": number * 4, "end": number * 4 + 2, **fields})
    return {"a.txt": rows}


def test_b_cubed() -> None:
    rows = link_rows("visit", "visit", "call")
    assert values(score_links(rows, [cluster("1", 0, 4), cluster("2", 8)]))["f1"] == 1.0
    merged = values(score_links(rows, [cluster("1", 0, 4, 8)]))
    assert merged["B-cubed recall"] == 1.0
    assert merged["B-cubed precision"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    apart = values(score_links(rows, []))
    assert apart["B-cubed precision"] == 1.0
    assert apart["B-cubed recall"] == pytest.approx((0.5 + 0.5 + 1) / 3)


def test_names_match_by_canonical_name_or_by_place() -> None:
    gold = {"a.txt": [row("الوزير", type="TITLE", canonical="minister", role={"holder": "Rami Haddad"})]}
    names = Names(gold)
    assert names.same("a.txt", "The Rami-Haddad", "rami haddad", None)
    assert names.same("a.txt", "Rami Haddad", None, Span(4, 10))
    assert not names.same("a.txt", "Rami Haddad", "someone", Span(12, 14))
    assert names.same("a.txt", "Binali Yildirim", "Binali Yıldırım")
    assert names.same("a.txt", "Daesh", None, None, "org.islamic-state-daesh")
    assert not names.same("a.txt", "Daesh", None, None, "org.hamas")


def test_shares_and_f1() -> None:
    assert share("x", "y", 0, 0).value == 1.0
    assert f1("x", share("x", "p", 1, 2), share("x", "r", 1, 2)).value == 0.5
    assert f1("x", share("x", "p", 0, 2), share("x", "r", 0, 2)).value == 0.0


def test_gold_files_are_known_by_their_names(tmp_path: Path) -> None:
    (tmp_path / "my_timexes.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "other.jsonl").write_text("", encoding="utf-8")
    assert list(find_gold(tmp_path)) == ["timexes"]
    with pytest.raises(InputError, match="no gold file"):
        find_gold(tmp_path, "events")


def test_a_broken_row_is_named_by_line(tmp_path: Path) -> None:
    path = tmp_path / "timexes.jsonl"
    path.write_text(json.dumps({"doc": "a"}) + "\n\n{\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"timexes.jsonl:3"):
        list(read_rows(path))


def test_texts_come_with_outlet_and_date(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "sources.csv").write_text("file,outlet,published\na.txt,Sada,2024-05-05\n", encoding="utf-8")
    document = read_texts(tmp_path, {"a.txt"})["a.txt"]
    assert (document.meta.outlet, str(document.meta.published)) == ("Sada", "2024-05-05")
    with pytest.raises(InputError, match="not here"):
        read_texts(tmp_path, {"b.txt"})
