"""The case files of mentions and titles: exactly the bracketed spans, with kind, entity, office and holder."""

from __future__ import annotations

import datetime

from tawatur.annotate.mentions import find_mentions
from tawatur.lexicon.outlet_country import country_of
from tawatur.model import Mention, Meta, make_document
from tests.cases_format import Case, parametrize


def _mentions(case: Case) -> list[Mention]:
    day, outlet = case.options.get("dct"), case.options.get("outlet")
    published = datetime.date.fromisoformat(day) if day else None
    meta = Meta(published=published, outlet=outlet, country=case.options.get("country") or country_of(outlet, None))
    return list(find_mentions(make_document(case.text, meta)))


def _outer(case: Case) -> list[Mention]:
    return [mention for mention in _mentions(case) if not mention.nested]


def _kind(mention: Mention) -> str:
    return mention.kind + ("" if mention.named else "-") + ("*" if mention.metonym else "")


@parametrize("mentions")
def test_mentions(case: Case) -> None:
    check_mentions(case)


@parametrize("mention_matrix")
def test_kinds_and_clitics(case: Case) -> None:
    check_mentions(case)


@parametrize("mention_forms")
def test_variants_and_homographs(case: Case) -> None:
    check_mentions(case)


@parametrize("mention_reach")
def test_reach(case: Case) -> None:
    check_mentions(case)
    inner = [(mention.start, mention.end) for mention in _mentions(case) if mention.nested]
    assert not set(case.marked("{{")) - set(inner)


@parametrize("mention_wider")
def test_names_that_take_more_in(case: Case) -> None:
    check_mentions(case)
    inner = [(mention.start, mention.end) for mention in _mentions(case) if mention.nested]
    assert not set(case.marked("{{")) - set(inner)


@parametrize("mention_homonyms")
def test_towns_called_like_something_else(case: Case) -> None:
    check_mentions(case)


@parametrize("mention_press")
def test_press_and_public_life(case: Case) -> None:
    check_mentions(case)


def check_mentions(case: Case) -> None:
    """Exactly the bracketed spans, each of its kind and, where it is told, its entity."""
    found = _outer(case)
    shown = [(_kind(m), case.text[m.start : m.end], m.entity) for m in found]
    assert [(m.start, m.end) for m in found] == case.marked(), shown
    if case.expected[0][0] == "NONE":
        return
    assert [_kind(m) for m in found] == [words[0] for words in case.expected]
    for mention, words in zip(found, case.expected, strict=True):
        if len(words) > 1:
            assert mention.entity == words[1]


@parametrize("titles")
def test_titles(case: Case) -> None:
    check_titles(case)


@parametrize("offices")
def test_offices(case: Case) -> None:
    check_titles(case)


@parametrize("title_press")
def test_titles_of_the_press(case: Case) -> None:
    check_titles(case)


def check_titles(case: Case) -> None:
    """Exactly the bracketed titles, each with its office and, where it is told, its holder."""
    found = [mention for mention in _outer(case) if mention.kind == "TITLE"]
    shown = [(case.text[m.start : m.end], m.name, m.holder) for m in found]
    assert [(m.start, m.end) for m in found] == case.marked(), shown
    if case.expected[0][0] == "NONE":
        return
    for mention, words in zip(found, case.expected, strict=True):
        assert mention.name == (None if words[1] == "-" else words[1].replace("_", " "))
        if len(words) > 2:
            assert mention.holder == (None if words[2] == "-" else words[2])
