"""Who says what, through whom: cue, content, speaker and the chain of transmission.

The conventions of spans and chains stand in docs/codebook/attribution.md. `View` holds the layers by token, `cues` the
verbs, `frames` reads a cue's subject and complement, `speakers` reads who may speak, `sources` makes links of them,
`relays` finds source prepositions, `statements` joins these sentence by sentence, `chains` nests them.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.annotate.attribution.chains import attributions_of
from tawatur.annotate.attribution.statements import read_statements
from tawatur.annotate.attribution.view import View
from tawatur.model import Attribution, Document


def find_attributions(document: Document) -> Sequence[Attribution]:
    """Every attribution of a report, nested ones too, sorted by (start, end).

    A chain begins with the outlet of the metadata (name null where unknown) and ends with the speaker.
    «نقل مسؤول عن الوزير قوله إن الجسر سيفتح» gives one attribution: outlet, official, minister.
    """
    view = View(document)
    return attributions_of(view, read_statements(view))
