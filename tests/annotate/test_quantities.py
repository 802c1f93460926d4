"""Amounts together with the other layers: what they block, what they inherit, and whose words they stand in."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tawatur.annotate.numerals import find_numerals
from tawatur.annotate.quantities import find_quantities
from tawatur.annotate.quantities.lexicon import GOVERNORS, currencies, duals, nouns, unit_duals, units
from tawatur.annotate.quantities.modifiers import modifier_after, modifier_before
from tawatur.annotate.quantities.noun import noun_after
from tawatur.data import read_rows
from tawatur.model import (
    Attribution,
    Document,
    Mention,
    Meta,
    Numeral,
    Quantity,
    Sentence,
    Source,
    Span,
    Timex,
    make_document,
)
from tawatur.text.segment import tokenize

MODIFIERS = {"exact", "approx", "more_than", "at_least", "up_to", "less_than", "vague"}


def read(text: str, meta: Meta | None = None) -> Document:
    document = make_document(text, meta or Meta())
    return document.with_layer(Numeral, find_numerals(document))


def quantities(text: str, meta: Meta | None = None) -> list[Quantity]:
    return list(find_quantities(read(text, meta)))


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_layers_may_be_absent() -> None:
    document = make_document("قتل 5 جنود", Meta())
    assert find_quantities(document) == []
    assert [q.low for q in quantities("قتل 5 جنود")] == [5]


def test_numbers_of_times_are_no_amounts() -> None:
    text = "وصلت 20 حافلة في 12 مارس 2021"
    span = place(text, "12 مارس 2021")
    timex = Timex(start=span.start, end=span.end, type="DATE", value="2021-03-12", rule="test")
    document = read(text).with_layer(Timex, [timex])
    assert [q.low for q in find_quantities(document)] == [20]


def test_duals_of_times_are_no_amounts() -> None:
    text = "استمر الحريق ساعتين وقتل عاملين"
    span = place(text, "ساعتين")
    timex = Timex(start=span.start, end=span.end, type="DURATION", value="PT2H", rule="test")
    document = read(text).with_layer(Timex, [timex])
    assert all(q.start >= span.end for q in find_quantities(document))


def test_numbers_of_names_are_no_amounts() -> None:
    text = "أعلنت قناة الأفق 9 مقتل 3 جنود"
    span = place(text, "الأفق 9")
    name = Mention(start=span.start, end=span.end, kind="ORG", rule="test")
    document = read(text).with_layer(Mention, [name])
    assert [q.low for q in find_quantities(document)] == [3]


def test_places_are_not_counted() -> None:
    text = "وهم 11 من البحيرة و9 من المنيا وقتل 4 من الجنود"
    names = [
        Mention(start=span.start, end=span.end, kind="GPE", rule="test")
        for span in (place(text, "البحيرة"), place(text, "المنيا"))
    ]
    found = find_quantities(read(text).with_layer(Mention, names))
    assert [q.counted.of(text) for q in found if q.counted] == ["الجنود"]


def test_the_innermost_attribution() -> None:
    text = "قالت الوكالة إن الوزير أعلن أن 12 جنديا قتلوا وأن 3 طائرات سقطت. وأصيب 7 عمال"
    outer = place(text, "إن الوزير أعلن أن 12 جنديا قتلوا وأن 3 طائرات سقطت")
    inner = place(text, "أن 12 جنديا قتلوا")
    chain = (Source(role="agency"),)
    cue = place(text, "قالت")
    said = [
        Attribution(
            start=span.start,
            end=span.end,
            kind="indirect",
            cue=cue,
            content=(span,),
            chain=chain,
            level=level,
            rule="t",
        )
        for span, level in ((outer, 0), (inner, 1))
    ]
    document = read(text).with_layer(Attribution, said)
    assert [(q.low, q.attribution) for q in find_quantities(document)] == [(12, 1), (3, 0), (7, None)]


def test_a_part_points_to_its_total() -> None:
    text = "سقط 200 صاروخ. وقتل 6100 قروي، بينهم 3200 راع و1450 امرأة، وأصيب 300 آخرون"
    document = read(text)
    starts = [Sentence(start=0, end=14, rule="t"), Sentence(start=15, end=len(text), rule="t")]
    found = list(find_quantities(document.with_layer(Sentence, starts)))
    assert [(q.low, q.kind, q.part_of) for q in found] == [
        (200, "cardinal", None),
        (6100, "killed", None),
        (3200, "killed", 1),
        (1450, "killed", 1),
        (300, "wounded", None),
    ]


def test_no_kind_crosses_a_sentence() -> None:
    text = "قتل خمسة جنود في المعركة\nوصل 20 موظفا"
    assert [q.kind for q in quantities(text)] == ["killed", "people"]


@pytest.mark.parametrize(
    ("country", "unit"), [("TN", "TND"), ("IQ", "IQD"), ("JO", "JOD"), ("EG", "dinar"), (None, "dinar")]
)
def test_the_outlets_country_tells_the_money(country: str | None, unit: str) -> None:
    (found,) = quantities("بقيمة 30 مليون دينار", Meta(country=country))
    assert (found.low, found.unit, found.kind) == (30_000_000, unit, "money")


def test_named_money_is_not_the_outlets() -> None:
    (found,) = quantities("بقيمة 30 مليون دينار كويتي", Meta(country="IQ"))
    assert found.unit == "KWD"


def test_bounds_follow_from_the_modifier() -> None:
    for row in read_rows("ar/modifiers.tsv"):
        if row["side"] in ("gap", "around"):
            continue
        before = row["side"] == "before"
        text = f"وصل {row['phrase']} 40 كتابا" if before else f"وصل 40 كتابا {row['phrase']}"
        found = [q for q in quantities(text) if 40 in (q.low, q.high)]
        assert len(found) == 1, row
        (quantity,) = found
        assert quantity.modifier == row["modifier"], row
        has = {"more_than": (40, None), "at_least": (40, None), "up_to": (None, 40), "less_than": (None, 40)}
        assert (quantity.low, quantity.high) == has.get(row["modifier"], (40, 40)), row
        assert (quantity.start, quantity.end) == (text.index("40"), text.index("40") + 2)


def test_every_unit_is_read() -> None:
    for row in read_rows("ar/units.tsv"):
        if row["base"].endswith("+"):
            continue
        for word in row["word"].split("|"):
            found = quantities(f"بلغ 40 {word} فقط")
            assert [q.kind for q in found] == [row["kind"]] or row["kind"] in {"degree", "temperature"}, (row, word)


def test_every_currency_is_read() -> None:
    heads = {row["base"]: row["word"].split("|")[0] for row in read_rows("ar/units.tsv")}
    for row in read_rows("ar/units.tsv"):
        if not row["base"].endswith("+"):
            continue
        head = heads[row["base"][:-1]]
        for adjective in row["word"].split("|"):
            feminine = head.endswith("ة")
            (found,) = quantities(f"دفع 40 {head} {adjective}{'ة' if feminine else ''} نقدا")
            assert (found.unit, found.kind) == (row["unit"], "money")


def test_every_dual_is_two() -> None:
    assert len(duals()) > 300
    for form, noun in duals().items():
        found = quantities(f"شاهدنا {form} هناك")
        assert [(q.low, q.high) for q in found] == [(2, 2)], form
        assert found[0].kind == noun.kind or noun.kind == "cardinal"
    for form, unit in unit_duals().items():
        assert [(q.low, q.kind) for q in quantities(f"قطعوا {form} هناك")][:1] == [(2, unit.kind)] or form in duals()


def test_kinds_are_known_names() -> None:
    known = {row["kind"] for row in read_rows("ar/counted.tsv")}
    known |= {row["kind"] for row in read_rows("ar/number_governors.tsv")}
    assert known == {
        "attacks", "cardinal", "detained", "displaced", "hostages", "infected", "killed", "missing", "none", "people",
        "protesters", "released", "rescued", "wounded",
    } - ({"infected"} - known)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "modifier"),
    [
        ("بأكثر من", "more_than"),
        ("ولنحو", "approx"),
        ("لحوالي", "approx"),
        ("وما لا يقل عن", "at_least"),
        ("ليصل إلى", None),
    ],
)
def test_modifiers_take_clitics(words: str, modifier: str | None) -> None:
    tokens = tokenize(f"{words} 5")
    assert modifier_before(tokens, len(tokens) - 1)[0] == modifier


def test_a_modifier_after_is_no_comparison() -> None:
    tokens = tokenize("خمسة أو أكثر من ذلك")
    assert modifier_after(tokens, 1) == (None, 1)


@pytest.mark.parametrize(
    ("after", "noun"),
    [
        ("جندياً أميركياً في القاعدة", "جندياً أميركياً"),
        ("قواعد عسكرية تتمركز فيها", "قواعد عسكرية"),
        ("شاحنة مساعدات تتحرك", "شاحنة مساعدات"),
        ("طائرات بدون طيار في الجو", "طائرات بدون طيار"),
        ("من عناصر الشرطة قتلوا", "عناصر الشرطة"),
        ("من الجنود الأميركيين", "الجنود الأميركيين"),
        ("شخصا بعدما انهار السقف", "شخصا"),
        ("أشخاص بجروح", "أشخاص"),
        ("في المستشفى", None),
        ("قتلوا أمس", None),
        ("بجروح خطيرة", None),
        ("منهم", None),
        ("، وفق المصدر", None),
        ("والجنود عادوا", None),
        ("", None),
    ],
)
def test_counted_nouns(after: str, noun: str | None) -> None:
    tokens = tokenize(after)
    found = noun_after(tokens, 0)
    assert (tokens.span(found.first, found.after).of(after) if found else None) == noun


BAD = [
    "",
    "5",
    "%",
    "و" * 5_000,
    "بين " * 5_000 + "5 و6",
    "5-" * 4_000,
    "5 إلى " * 4_000,
    "5 و" * 4_000,
    "منهم 5 " * 3_000,
    "قتل 5 " * 3_000,
    "إصابة 5 " * 3_000,
    "عشرات " * 4_000,
    "عدد من " * 4_000,
    "قتيلان " * 4_000,
    "أكثر من " * 4_000 + "5",
    "(5)" * 4_000,
    "9" * 10_000 + " قتيل",
    "5 دينار " * 3_000,
    "\ud800 5 \udfff قتلى",
    "٣،٥،٧ قتلى",
]


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_bad_input_raises_nothing(text: str) -> None:
    found = quantities(text)
    for quantity in found:
        assert 0 <= quantity.start < quantity.end <= len(text)
        assert quantity.modifier in MODIFIERS
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        assert quantity.part_of is None or 0 <= quantity.part_of < len(found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_governors_keep_their_letters() -> None:
    for form, kind in {"قتل": "killed", "ومقتل": "killed", "بإصابة": "wounded", "واعتقلت": "detained"}.items():
        governor = GOVERNORS[tokenize(form).forms[0]]
        assert governor is not None
        assert governor.kind == kind
    assert GOVERNORS[tokenize("الأسر").forms[0]] is None


def test_tables_are_not_empty() -> None:
    assert len(nouns()) > 1000
    assert set(currencies()) == {"dollar", "dinar", "riyal", "dirham", "lira", "pound"}
    assert units().at(tokenize("كيلومتر مربع"), 0)[0].value.sign == "km2"
