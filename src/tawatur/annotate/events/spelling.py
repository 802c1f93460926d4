"""What the spelling of a word in the text says of a reading of its folded form."""

from __future__ import annotations

from tawatur.annotate.events.lexicon import Entry, Reading, spelt_out
from tawatur.annotate.events.morphology import letters
from tawatur.annotate.events.view import ReportView, SentenceView
from tawatur.annotate.events.words import clitic_prepositions

# In tokens: how far before a verb of two its two may be named.
_TWO_REACH = 26
# Types whose verb has its object bare and whose noun has it behind «لـ».
_TAKING = frozenset({"REJECT", "ACCUSE", "ASSAULT"})


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


def has_object_behind(report: ReportView, view: SentenceView, token: int) -> bool:
    """Whether a word spelt like a verb and like a noun has its object behind «لـ», as only the noun has: «ودعمها
    للحركة», «ورفضه للقرار»."""
    if token + 1 >= view.after or not any(_takes_bare(r) for r in report.words[token].readings):
        return False
    behind = report.forms[token + 1]
    if clitic_prepositions().get(behind[0]) != "l":
        return False
    named = any(c.first == token + 1 and c.preposition == "l" for c in view.chunks)
    return named or behind[1:2] == letters().lam or report.is_governed(token + 1)


def _takes_bare(reading: Reading) -> bool:
    """Whether a verb in the perfect, with a pronoun or of two, takes its object without «لـ»."""
    entry, form = reading.entry, reading.form
    if form.tense != "perfect" or not isinstance(entry, Entry) or not (reading.pronoun or form.number == "d"):
        return False
    return entry.type in _TAKING or {"o", "l"} <= set(entry.recipients)
