"""What kind of text a report is, from the words it is full of and from what it names, dates and sources.

Note [Register]
    Columns, sermons, features and sports pages use the verbs of the news of what nobody did on any day: «يقتل الطموح»,
    «هاجم فريقنا». A reader tells them by their words of argument and address («بل», «لماذا», «أيها»), by few names,
    titles, speakers and fresh dates, and by the nouns of their section. Each is a density here, and the confidence of
    an event weighs them (Biber, Variation across Speech and Writing, 1988, shows such features to part registers).
    What a text is never vetoes an event by itself: a column recalls real ones.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache

from tawatur.annotate.events.dates import as_point, is_near
from tawatur.annotate.events.morphology import letters
from tawatur.annotate.events.view import ReportView
from tawatur.data import read_rows
from tawatur.model import Mention, Timex
from tawatur.text.fold import fold_word

# Register shows in no shorter text: a post, a headline, a sentence.
_SHORTEST = 100
# Densities are counts in so many tokens.
_PER = 100
_USUAL_LENGTH = 200
_EXCLAMATIONS = frozenset("!?؟…")


@cache
def _classes() -> dict[str, str]:
    """The class of every word, of those that a conjunction leads too: «ولماذا»."""
    found = {fold_word(word): row["class"] for row in read_rows("ar/register.tsv") for word in row["ar"].split("|")}
    led = {letter + form: name for form, name in found.items() for letter in letters().conjunctions}
    return led | found


def register_of(report: ReportView) -> dict[str, float]:
    """The register of a report as features: logarithms of densities in a hundred tokens, and of its length.

    Empty for a short text. ``register`` itself is 1, so that what is usual in the news can be weighed out. Words are
    counted by the classes of ``ar/register.tsv``, quoted speech included.

    A sermon («أيها الإنسان، لماذا تقتل الأمل») is rich in ``register=reader``, ``register=asking`` and
    ``register=living``, poor in ``register=named``.
    """
    length = len(report.forms)
    if length < _SHORTEST:
        return {}
    classes = _classes()
    counts = Counter(classes[report.forms[token]] for token in report.tokens.among(classes))
    counts["exclaimed"] = len([*report.tokens.among(_EXCLAMATIONS)])
    counts["sourced"] = len(report.attributions)
    counts["counted"] = len(report.quantities)
    counts["named"] = sum(mention.named for mention in report.document[Mention])
    counts["titled"] = sum(mention.kind == "TITLE" for mention in report.document[Mention])
    counts["fresh"] = sum(is_near(report, as_point(timex.value)) for timex in report.document[Timex])
    found = {f"register={name}": math.log1p(count * _PER / length) for name, count in sorted(counts.items())}
    return found | {"register": 1.0, "register=length": math.log(length / _USUAL_LENGTH)}
