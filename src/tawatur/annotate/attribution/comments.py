"""Clauses that take up what was just told: «…، وهو ما نفته موسكو», «…، الأمر الذي أكده المتحدث»."""

from __future__ import annotations

from tawatur.annotate.attribution.clauses import Statement, bare
from tawatur.annotate.attribution.cues import Form, cue_forms, letter, words
from tawatur.annotate.attribution.frames import find_complement
from tawatur.annotate.attribution.phrases import Phrase, skip_adjuncts
from tawatur.annotate.attribution.speakers import read_phrase
from tawatur.annotate.attribution.view import View
from tawatur.text.clitics import endings

_COMMAS = frozenset({"\u060c", ",", "-", "\u2013"})
_FINITE = frozenset({"past", "imperfect"})
# Such verbs may stand with a pronoun that is not the one spoken to.
_TAKES_UP = frozenset({"say", "think", "deny", "blame", "praise", "reject", "warn", "claim"})


def read_comment(view: View, token: int, first: int, after: int, earlier: list[Statement]) -> Statement | None:
    """The statement of a verb that takes up the clause before it; None where `token` holds none.

    Its content is that clause, from the last statement's own on («اتهمت الوكالة … بالوقوف …، وهو ما نفته موسكو»),
    unless words of its own follow («وهو ما وصفه الوزير بأنه "خطأ"»).
    """
    clause = _clause_of(view, token, first)
    if not clause:
        return None
    form = next(iter(with_object(view.forms[token])), None)
    if form is None:
        return None
    subject = read_phrase(view, skip_adjuncts(view, token + 1, after), after)
    if subject is None or not (
        subject.mentions or subject.group or subject.definite or _stands_alone(view, subject, after)
    ):
        return None
    statement = Statement(token, token + 1, 0, form, clause, subject, comment=True)
    complement = find_complement(view, subject.after, after, form.lemma, True)
    if complement and (complement.quote or complement.style == "clause"):
        statement.complement = complement
        return statement
    start = earlier[-1].clause if earlier else first
    statement.before = (start, clause)
    return statement


def _stands_alone(view: View, subject: Phrase, end: int) -> bool:
    """Whether a name that no table knows is all that follows the verb in its clause: «وهو ما نفته | بارك،»."""
    one = subject.after == subject.first + 1
    return one and (subject.after >= end or not view.is_word(subject.after))


def _clause_of(view: View, token: int, first: int) -> int:
    """The token that «وهو ما» or «الأمر الذي» before a verb begins with; 0 where neither stands there."""
    if token < first + 3:
        return 0
    before, one = view.forms[token - 1], view.forms[token - 2]
    if before == letter("what") and bare(one) in words("takes_up"):
        return token - 2
    if before in words("relatives") and one in words("matter"):
        return token - 2
    return token - 1 if before == letter("what") and one in _COMMAS else 0


def weak_spellings(stem: str) -> tuple[str, str]:
    """A verb before a pronoun as it is written without one: «نفا» → «نفى», «أكدو» → «أكدوا»."""
    seat = letter("tanwin_seat")
    return stem[:-1] + letter("ya") if stem.endswith(seat) else stem, stem + seat


def with_object(form: str) -> tuple[Form, ...]:
    """The readings of a verb with a pronoun written onto it: «نفته», «نفاه», «أكدوه»."""
    found: list[Form] = []
    for ending in endings(form)[1:]:
        for spelling in (ending.form, *weak_spellings(ending.form)):
            found.extend(
                one
                for one in cue_forms().get(spelling, ())
                if one.kind in _FINITE and one.lemma.group in _TAKES_UP and not one.tail
            )
    return tuple(found)
