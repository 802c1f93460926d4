"""Hostile text for every pattern of attribution, quotes, sentences and boilerplate: doubling it doubles the cost."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count

import pytest

from tawatur.annotate.attribution import find_attributions
from tawatur.annotate.boilerplate import find_boilerplate
from tawatur.annotate.quotes import find_quotes, quotes_of
from tawatur.annotate.sentences import find_sentences
from tawatur.model import Boilerplate, Document, Mention, Meta, Quote, Sentence, Timex, make_document
from tests.cases_format import Case, read_cases
from tests.hostile import GROWTH, growth

# Characters of the smallest text; the largest has eight times as many.
_SIZE = 1500

HOSTILE = {
    "addressees": "ودعا السكان إلى ",
    "agencies": "(وكالة ",
    "being": "كان الوزير قد ",
    "brackets": "قال (",
    "circumstances": "قالت وهي ",
    "colons": "قال: ",
    "comes": "جاء ذلك في بيان. ",
    "commas": "قال، ",
    "complementizers": "إن أن بأن ",
    "cues": "قال ",
    "cues and subjects": "قال الوزير ",
    "datelines": "القاهرة (رويترز) - ",
    "described": "مسؤول في الوزارة ",
    "documents": "أفاد بيان صادر عن ",
    "hedges": "ما يسمى ب",
    "honours": "معالي سعادة ",
    "initials": "م. ",
    "issuers": "حسب بيان الوزارة، ",
    "joined cues": "وقال وأضاف وأكد ",
    "lines": "قال\n",
    "listeners": "قال للصحفيين لرويترز ",
    "names": "وزير الخارجية المصري ",
    "nested quotes": "قال «قال “قال ",
    "nicknames": 'قال "الوزير" ',
    "no cue": "الوزير الوزير ",
    "offices": "الوزير، رئيس ",
    "participles": "مؤكدا أن، ",
    "passives": "يعتقد أن ",
    "plurals": "لكن الوزراء يؤكدون ",
    "quotes": 'قال "',
    "quotes before": '"لن نعود إلى هنا"، قال الوزير ',
    "ranks": "الأستاذ الوزير ",
    "relatives": "الذي يقول إن ",
    "relays": "نقلت عن قوله ",
    "sentences": "قال الوزير إن. ",
    "source prepositions": "بحسب وفق ما قال ",
    "sources of sources": "وفق نقلا عن ",
    "stray marks": 'قال » ” " ',
    "supplies": "، وفق ما أعلنه الوزير",
    "turns": "وفي سياق متصل قال الوزير. ",
}


def _base(text: str, name: str) -> Document:
    """A document with every layer attributions read, made without the slower stages."""
    document = make_document(text, Meta())
    mentions = [
        Mention(start=m.start(), end=m.end(), rule="test", kind="TITLE", name="Minister", entity="office.m")
        for m in re.finditer(name, text)
    ]
    document = document.with_layer(Boilerplate, find_boilerplate(document)).with_layer(Timex, ())
    document = document.with_layer(Sentence, find_sentences(document)).with_layer(Quote, find_quotes(document))
    return document.with_layer(Mention, mentions)


def _grows(piece: str, name: str) -> float:
    return growth(lambda size: _base(piece * (size // len(piece) + 1), name), find_attributions, _SIZE)


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_pieces(name: str) -> None:
    title = "وزير الخارجية المصري" if name == "names" else "الوزير"
    assert _grows(HOSTILE[name], title) < GROWTH


def _patterns() -> list[Case]:
    """The first case of each class of cue, order and kind: what the grammar reads, repeated without end."""
    found: dict[tuple[str, ...], Case] = {}
    for name in ("attribution", "attribution_more"):
        for case in read_cases(name):
            found.setdefault(tuple(sorted({" ".join(one[:3]) for one in case.expected})), case)
    return list(found.values())


@pytest.mark.parametrize("case", _patterns(), ids=lambda case: case.place)
def test_every_pattern_repeated(case: Case) -> None:
    speakers = {case.text[start:end] for start, end in case.marked("<<")}
    piece = case.text.replace("\n", " ").rstrip(".") + " "
    assert _grows(piece, "|".join(map(re.escape, sorted(speakers))) or "الوزير") < GROWTH


@pytest.mark.parametrize("case", _patterns()[::6], ids=lambda case: case.place)
def test_every_pattern_in_lines(case: Case) -> None:
    speakers = {case.text[start:end] for start, end in case.marked("<<")}
    assert _grows(case.text + "\n", "|".join(map(re.escape, sorted(speakers))) or "الوزير") < GROWTH


_fresh = count()


def _grows_bare(find: Callable[[Document], object], piece: str, size: int) -> float:
    """The growth of a stage that reads the bare text; a number at its end keeps caches from knowing it."""

    def prepare(wished: int) -> Document:
        quotes_of.cache_clear()
        return make_document(piece * (wished // len(piece) + 1) + str(next(_fresh)), Meta())

    return growth(prepare, find, size)


@pytest.mark.parametrize(
    "piece", ["«", "»", '"', "“ ", "«ا ", '"ا ', "'ا ", "«\n", '"ا"', "«“‘", 'ا" ', '" ', 'قال "ا', "”ا“", '(")', "'\n"]
)
def test_quotes(piece: str) -> None:
    assert _grows_bare(find_quotes, piece, 6000) < GROWTH


@pytest.mark.parametrize(
    "piece", ["ا. ", "...", "«ا. ", '"ا. ', "ا\n", "د. أ. م. ", "((((", "؟!", "3.5", "ا", ". ", "…»"]
)
def test_sentences(piece: str) -> None:
    assert _grows_bare(find_sentences, piece, 6000) < GROWTH


@pytest.mark.parametrize(
    "piece",
    [
        "اقرأ أيضا\n",
        "(رويترز) ",
        "- ",
        "اقرأ أيضا ",
        "(تحرير ",
        "أ ف ",
        "كتب: ",
        "\n",
        "(((",
        "تم تحديث هذا الخبر ",
        "ا\nا\n",
        "وكالات ",
    ],
)
def test_boilerplate(piece: str) -> None:
    assert _grows_bare(find_boilerplate, piece, 6000) < GROWTH
