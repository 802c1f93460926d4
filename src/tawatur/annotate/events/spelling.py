"""What the spelling of a word in the text says of a reading of its folded form."""

from __future__ import annotations

from tawatur.annotate.events.lexicon import Reading, spelt_out
from tawatur.annotate.events.morphology import letters
from tawatur.annotate.events.view import ReportView, SentenceView

# In tokens: how far before a verb of two its two may be named.
_TWO_REACH = 26


def is_spelt(report: ReportView, token: int, reading: Reading) -> bool:
    """Whether a word that is a trigger only in one spelling is so spelt: «قاضى» sues, «قاضي» is a judge."""
    written = spelt_out().get(report.forms[token][reading.start :])
    return written is None or report.tokens.surface(token).endswith(written)


def is_misread(report: ReportView, view: SentenceView, token: int, reading: Reading) -> bool:
    """Whether a word is written as a noun: ة is no pronoun («دعوة»), an accusative no verb of two («دعما ماليا»,
    «طالبًا»), which has its two before it."""
    form, surface = reading.form, report.tokens.surface(token)
    if len(reading.pronoun) == 1 and surface[-1] == letters().teh_marbuta:
        return True
    if form.tense != "perfect" or form.number != "d" or form.feminine or reading.pronoun:
        return False
    if letters().tanwin in surface:
        return True
    low = max(view.first, token - _TWO_REACH)
    return not reading.clitics and not any(before.endswith(letters().dual) for before in report.forms[low:token])
