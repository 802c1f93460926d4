"""Random strings of number words, digits, signs and clitics: nothing raised, spans in order, bounds in order."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from tawatur.annotate.numerals import find_numerals
from tawatur.annotate.quantities import find_quantities
from tawatur.data import read_rows
from tawatur.model import Meta, Numeral, make_document

_SIGNS = ["،", ".", ",", "-", "–", "/", ":", "%", "٪", "(", ")", "«", "»", '"', "\n", "$", "€", "#", "@", "+", "_", "°"]
_DIGITS = ["5", "20", "1,400", "1.400", "٣٫٥", "۴۲", "2023", "0", "000", "07701234567", "1.2.3", "9" * 20, "½", "5ر1"]
_CLITICS = ["", "", "", "و", "ف", "ب", "ل", "ك", "ال", "وال", "لل", "بال", "و ", "الـ"]


def vocabulary() -> list[str]:
    words = [word for row in read_rows("ar/numerals.tsv") for word in row["word"].split("|")]
    words += [row["word"] for row in read_rows("ar/number_context.tsv")]
    words += [
        word for row in read_rows("ar/counted.tsv") for word in (row["plural"] + "|" + row["word"]).split("|") if word
    ]
    words += [word for row in read_rows("ar/units.tsv") for word in row["word"].split("|")]
    words += [word for row in read_rows("ar/number_governors.tsv") for word in row["word"].split("|")]
    words += [row["phrase"] for row in read_rows("ar/modifiers.tsv")]
    words += [row["phrase"] for row in read_rows("ar/quantity_words.tsv")]
    return words


@pytest.mark.parametrize("seed", range(8))
def test_random_texts(seed: int) -> None:
    chance = random.Random(seed)
    words = vocabulary()
    numbers = [word for row in read_rows("ar/numerals.tsv") for word in row["word"].split("|")]
    for _ in range(400):
        pieces = []
        for _ in range(chance.randrange(1, 40)):
            kind = chance.random()
            pool = numbers if kind < 0.35 else words if kind < 0.7 else _DIGITS if kind < 0.85 else _SIGNS
            pieces.append(chance.choice(_CLITICS) + chance.choice(pool) + chance.choice(["", " ", " ", " "]))
        text = "".join(pieces)
        document = make_document(text, Meta(country=chance.choice([None, "IQ", "TN"])))
        found = list(find_numerals(document))
        assert all(0 <= n.start < n.end <= len(text) for n in found), text
        assert all(one.end <= other.start for one, other in pairwise(found)), text
        assert all(0 <= n.value < 10**18 for n in found), text
        amounts = list(find_quantities(document.with_layer(Numeral, found)))
        assert amounts == list(find_quantities(document.with_layer(Numeral, found)))
        assert all(one.end <= other.start for one, other in pairwise(amounts)), text
        for place, amount in enumerate(amounts):
            assert amount.low is None or amount.high is None or amount.low <= amount.high, text
            assert amount.part_of is None or amount.part_of < place, text
            assert amount.counted is None or 0 <= amount.counted.start < amount.counted.end <= len(text), text
            assert amount.kind
            assert amount.rule.startswith("ar.quantity.")
