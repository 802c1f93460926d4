"""Attribution cases: content, cue, speaker, kind and length of the chain; and the matrix they must fill."""

from __future__ import annotations

from collections import Counter

import pytest

from tawatur.annotate.attribution.cues import cue_forms
from tawatur.model import Attribution, Span
from tawatur.text.fold import fold_word
from tests.annotate.attribution_helpers import attributions
from tests.cases_format import Case, parametrize, read_cases

_FILES = ("attribution", "attribution_more", "attribution_hand", "attribution_press", "attribution_reach")
_ROLES = {"anonymous", "spokesman", "agency", "document"}
_STANCES = {"denied", "claimed"}
_CLASSES = {"say", "think", "warn", "deny", "claim", "ask", "ask-for", "promise", "praise", "blame", "reject", "relay"}


def check(case: Case) -> None:
    """Compare the attributions of a case with what it expects."""
    found = attributions(case.text, case.options.get("outlet"))
    if case.expected[0][0] == "NONE":
        assert not found, [case.text[a.cue.start : a.cue.end] for a in found]
        return
    assert [(a.cue.start, a.cue.end) for a in found] == case.marked("{{")
    assert sorted((a.content[0].start, a.content[-1].end) for a in found) == case.marked("[[")
    speakers = case.marked("<<")
    at = -1
    for expected, attribution in zip(case.expected, found, strict=True):
        words = set(expected)
        _check_one(expected, attribution, case.text)
        if "none" in words:
            assert attribution.chain[-1].start is None
            continue
        at += "again" not in words
        source = attribution.chain[-1]
        assert source.start is not None and source.end is not None
        assert Span(source.start, source.end).overlaps(Span(*speakers[at])), source
    if "channel" in case.options:
        assert found[0].channel is not None
        assert found[0].channel.replace(" ", "-") == case.options["channel"]
    if "addressee" in case.options:
        assert found[0].addressee is not None
        assert found[0].addressee.replace(" ", "-") == case.options["addressee"]


def _check_one(expected: tuple[str, ...], attribution: Attribution, text: str) -> None:
    group, _, kind, length, *rest = expected
    assert attribution.kind == kind
    assert len(attribution.chain) - 1 == int(length[1:]), [source.name for source in attribution.chain]
    assert attribution.level == int(next((word[1:] for word in rest if word in {"L1", "L2"}), "0"))
    assert attribution.stance == next((word for word in rest if word in _STANCES), "said")
    for role in _ROLES & set(rest):
        assert attribution.chain[-1].role == role
    cue = fold_word(text[attribution.cue.start : attribution.cue.end])
    if group in _CLASSES and group != "relay" and cue in cue_forms():
        assert group in {form.lemma.group for form in cue_forms()[cue]}


@parametrize("attribution")
def test_attribution(case: Case) -> None:
    check(case)


@parametrize("attribution_more")
def test_more(case: Case) -> None:
    check(case)


@parametrize("attribution_press")
def test_by_the_ways_of_the_press(case: Case) -> None:
    check(case)


@parametrize("attribution_reach")
def test_beyond_the_plain_sentence(case: Case) -> None:
    check(case)


@parametrize("attribution_hand")
def test_by_hand(case: Case) -> None:
    check(case)


@parametrize("attribution_verbs")
def test_every_verb(case: Case) -> None:
    check(case)


@parametrize("attribution_none")
def test_none(case: Case) -> None:
    check(case)


def _cells() -> Counter[tuple[str, str]]:
    cells: Counter[tuple[str, str]] = Counter()
    for name in _FILES:
        for case in read_cases(name):
            for expected in case.expected if case.expected[0][0] != "NONE" else ():
                group, order, kind, length = expected[:4]
                cells.update({(group, order): 1, (group, kind): 1, (order, kind): 1, (kind, length): 1})
    return cells


@pytest.mark.parametrize("group", sorted(_CLASSES | {"source"}))
def test_every_class_of_cue_is_covered(group: str) -> None:
    cells = _cells()
    orders = {order for (name, order) in cells if name == group}
    assert orders
    assert all(cells[group, order] >= 2 for order in orders), [o for o in orders if cells[group, o] < 2]


_ORDERS = ["vso", "svo", "understood", "participle", "before", "lead", "relative", "noun", "passive", "comment"]


@pytest.mark.parametrize("order", _ORDERS)
def test_every_order_is_covered(order: str) -> None:
    assert sum(count for (name, _), count in _cells().items() if name == order) >= 2


@pytest.mark.parametrize("kind", ["direct", "indirect", "mixed"])
@pytest.mark.parametrize("length", ["n1", "n2"])
def test_every_kind_and_length_is_covered(kind: str, length: str) -> None:
    assert _cells()[kind, length] >= 2


def test_there_are_many_cases() -> None:
    lines = [case for name in (*_FILES, "attribution_none") for case in read_cases(name)]
    negatives = [case for case in lines if case.expected[0][0] == "NONE"]
    assert len(lines) >= 250
    assert len(negatives) >= 60
