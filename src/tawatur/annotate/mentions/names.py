"""Names of people: given names and surnames, particles, and what stands beside a title."""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart, Found

_LONGEST_NAME = 6


def find_people(chart: Chart) -> None:
    """Add the people whose names begin with a given name or follow a title."""
    token = 0
    while token < len(chart.forms):
        word = chart.words[token]
        if word.given < 0 or chart.covering(token) is not None:
            token += 1
            continue
        after = token + 1
        while after - token < _LONGEST_NAME and _continues(chart, after):
            after += 1
        if after - token > 1:
            chart.add(person(chart, token, after, word.given, "ar.mentions.given-name"))
        token = after


def _continues(chart: Chart, token: int) -> bool:
    word = chart.word(token)
    cover = chart.covering(token)
    return (word.given == 0 or word.surname == 0) and (cover is None or cover.kind == "NORP")


def person(chart: Chart, first: int, after: int, letter: int, rule: str) -> Found:
    """A person that no lexicon knows, keyed by the folded full name."""
    forms = chart.forms[first:after]
    forms[0] = forms[0][letter:]
    return Found(first=first, after=after, letter=letter, kind="PERSON", rule=rule, entity="per.~" + "-".join(forms))
