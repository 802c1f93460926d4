"""Verbs that pass on another's words: «نقلت الوكالة عن مصدر قوله إن», «ونقلت عنه قوله»."""

from __future__ import annotations

import msgspec

from tawatur.annotate.attribution.clauses import Statement
from tawatur.annotate.attribution.cues import letter, words
from tawatur.annotate.attribution.frames import find_complement, relay_in_gap
from tawatur.annotate.attribution.phrases import Phrase, skip_adjuncts
from tawatur.annotate.attribution.speakers import read_phrase
from tawatur.annotate.attribution.view import View

# «نقلت الوكالة عن فلان، قائد القوات في المنطقة، قوله»: so far the next word of the frame may stand.
_LONGEST_APPOSITION = 9


def read_relay(view: View, statement: Statement, after: int) -> Statement | None:
    """«نقلت الوكالة عن مصدر قوله إن»: the relay, the speaker, and the cue that the content belongs to."""
    at = skip_adjuncts(view, statement.cue + 1, after)
    relay = read_phrase(view, at, after)
    if pronoun := _from_him(view, statement.cue + 1, relay.after + 1 if relay else at):
        return _read_from_him(view, statement, relay, pronoun, after)
    at = _next_word(view, relay.after if relay else at, after, frozenset({letter("an")}))
    if at < after and view.forms[at] == letter("an"):
        speaker = read_phrase(view, at + 1, after)
        if speaker is None:
            return None
        inner = relay_in_gap(view, skip_adjuncts(view, speaker.after, after), after)
        statement.via, statement.subject = relay, speaker
        if inner and inner[1]:
            statement.through, statement.subject, speaker = speaker, inner[0], inner[0]
        at = _next_word(view, speaker.after, after, words("said_by"))
        if at < after and view.forms[at] in words("said_by"):
            statement.cue, statement.cue_after, statement.letters = at, at + 1, 0
            at += 1
    elif relay and (relay.mentions or relay.group == "medium"):
        statement.subject = relay
    else:
        return None
    statement.complement = find_complement(view, at, after, statement.form.lemma, True)
    complement = statement.complement
    if complement is None or (statement.via is None and complement.style not in {"clause", "quote"}):
        return None
    return statement


def _from_him(view: View, first: int, after: int) -> int:
    """The token of «عنه» near behind a relay; 0 where none stands there."""
    return next((at for at in range(first, min(after, len(view.forms))) if view.forms[at] in words("from_him")), 0)


def _read_from_him(
    view: View, statement: Statement, relay: Phrase | None, pronoun: int, after: int
) -> Statement | None:
    """«ونقلت الوكالة عنه قوله إن»: whoever spoke last of the pronoun's gender speaks through the relay."""
    behind = max(pronoun + 1, relay.after if relay else 0)
    at = _next_word(view, behind, after, words("said_by"))
    if at >= after or view.forms[at] not in words("said_by"):
        return None
    feminine = view.forms[pronoun].endswith(letter("her"))
    statement.form = msgspec.structs.replace(statement.form, gender="f" if feminine else "m")
    statement.cue, statement.cue_after, statement.letters = at, at + 1, 0
    statement.via, statement.him = relay, True
    statement.complement = find_complement(view, at + 1, after, statement.form.lemma, True)
    return statement if statement.complement else None


def _next_word(view: View, at: int, after: int, wanted: frozenset[str]) -> int:
    """The first of the wanted words behind a source and its apposition; else the token behind adjuncts."""
    for token in range(at, min(at + _LONGEST_APPOSITION, after)):
        if view.forms[token] in wanted:
            return token
        if view.forms[token] in words("complementizers") or view.forms[token] == ":":
            break
    return skip_adjuncts(view, at, after)
