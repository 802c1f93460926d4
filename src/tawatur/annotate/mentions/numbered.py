"""Bodies called by a number: «الفرقة 98», «اللواء 35 مدرع», «القناة 11»."""

from __future__ import annotations

from tawatur.annotate.mentions.bodies import key_of
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import nationality
from tawatur.annotate.mentions.vocabulary import is_accusative, is_noun
from tawatur.text.clitics import stems

_CHANNEL, _UNIT = "JRN", "MIL"


def find_numbered(chart: Chart) -> None:
    """Add the units and channels that a definite head and a number name, with the arm behind it and the nationality."""
    for token in chart.tokens.numbers():
        head = token - 1
        if "numbered" not in chart.word(head).cues or chart.covering(head) is not None or not _is_alone(chart, token):
            continue
        letter = next((stem.start for stem in stems(chart.forms[head]) if stem.article), 0)
        after = token + 1 + ("arm" in chart.word(token + 1).cues)
        where = nationality(chart, after)
        sector = _CHANNEL if "channel" in chart.word(head).cues else _UNIT
        found = Found(first=head, after=where.after, letter=letter, kind="ORG", rule="ar.mentions.numbered-body")
        found.entity, found.country, found.sector = key_of(chart, head, where.after, letter), where.country, sector
        chart.add(found)


def _is_alone(chart: Chart, token: int) -> bool:
    """Whether a number is whole and counts nothing: «اللواء 35 عاما» is a man's age."""
    form = chart.form(token + 1)
    parted = not form.isalpha() and chart.form(token + 2)[0].isdecimal()
    return chart.forms[token].isdecimal() and not (parted or is_noun(form) or is_accusative(form))
