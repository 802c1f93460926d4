"""Participles that carry on a speaker: «مؤكدا أن …», «مشيرا المصدر إلى …».

Note [The subject of a participle]
    A participle of saying takes the speaker of its sentence. Where one who can speak stands right behind it («مضيفا
    الوزير أن», «مؤكدا وزير النقل حرص بلاده») he is its subject, unless the verb has the one spoken to as its object
    («داعيا الحكومة إلى») or the noun is what is said («مؤكدا دعم الحكومة»).
"""

from __future__ import annotations

from tawatur.annotate.attribution.clauses import Statement, bare
from tawatur.annotate.attribution.complements import Complement
from tawatur.annotate.attribution.cues import cue_forms, letter, words
from tawatur.annotate.attribution.frames import find_complement
from tawatur.annotate.attribution.phrases import Phrase, skip_adjuncts
from tawatur.annotate.attribution.soundness import is_clear, is_evident
from tawatur.annotate.attribution.speakers import read_phrase
from tawatur.annotate.attribution.view import View

# Between a participle and what it governs: «مشيرا في الوقت نفسه إلى»; the longest in 2,480 reports is 11.
_LONGEST_GAP = 12
# «قائلا في أول رد له، خلال لقاء مع محطة "النيل": "…"»
_LONGEST_BEFORE_QUOTE = 24
# «أصبح مدير المصنع الجديد مطالبا»: the verb stands so near.
_LONGEST_STATE = 4
# «طالبا عدم الكشف عن اسمه لحساسية الموضوع»: the name is so near.
_LONGEST_ANONYMITY = 8
_COMMAS = frozenset({"\u060c", ",", "-", "\u2013"})
# Who may stand behind a participle as its subject; a place there is what is spoken of.
_SPEAKING = frozenset({"PERSON", "TITLE", "ORG"})
_SOURCES = frozenset({"anonymous", "person", "office", "document"})


def is_state(view: View, token: int, first: int) -> bool:
    """Whether a participle tells what someone became: «بات مطالبا بحل», «أصبح المدير مطالبا بحل»."""
    for at in range(token - 1, max(first, token - _LONGEST_STATE) - 1, -1):
        if view.forms[at] in _COMMAS:
            return False
        if bare(view.forms[at]) in words("became"):
            return True
    return False


def _caller(view: View, token: int) -> Phrase | None:
    """Who calls out within a quote: the noun between a verb that begins it and «قائلا»: «"صاح الحارس | قائلا»."""
    noun = token - 1
    opens = noun > 1 and not view.is_word(noun - 2) and view.is_word(noun - 1)
    if not opens or view.forms[noun - 1] in cue_forms() or view.forms[noun - 1] in words("prepositions"):
        return None
    phrase = read_phrase(view, noun, token)
    return phrase if phrase and phrase.definite and phrase.after == token else None


def read_participle(view: View, statement: Statement, after: int) -> Statement | None:
    """A participle that carries on a speaker or names its own, see Note [The subject of a participle]."""
    at = skip_adjuncts(view, statement.cue + 1, after)
    tail = statement.form.tail
    if tail:
        if tuple(view.forms[at : at + len(tail)]) != tail:
            return None
        at += len(tail)
    complement = _with_subject(view, statement, at, after)
    if complement is None:
        complement = find_complement(view, at, after, statement.form.lemma, True)
    else:
        at = statement.subject.after if statement.subject else at
    statement.complement = complement
    if complement is None:
        return None
    if statement.form.plural and statement.cue in view.inside_quote:
        # «"نحن سعداء، متطلعين إلى المزيد"»: what they say of themselves
        return None
    if any(form in words("prayed_to") for form in view.forms[statement.cue + 1 : complement.token]):
        return None
    if view.forms[statement.cue] in words("saying"):
        statement.subject = _caller(view, statement.cue)
    if "accused" in statement.form.lemma.flags and complement.token == statement.cue + 1:
        return None
    crossed = any(
        view.forms[token] in cue_forms() and view.forms[token - 1] != letter("what")
        for token in range(at, complement.last_gap)
    )
    called = view.forms[statement.cue] in words("saying") and complement.quote is not None
    near = complement.last_gap - at < (_LONGEST_BEFORE_QUOTE if called else _LONGEST_GAP) and not crossed
    before = view.forms[statement.cue - 1]
    near = near and not any(form in words("identity") for form in view.forms[at : at + _LONGEST_ANONYMITY])
    sure = letter("tanwin") in view.tokens.surface(statement.cue)
    masdar = view.forms[statement.cue][statement.letters :] in words("masdars")
    far = complement.style in {"object", "phrase"} or (masdar and complement.last_gap > at)
    loose = not sure and statement.form.gender == "f" and before not in _COMMAS and far
    return statement if near and not loose else None


def _with_subject(view: View, statement: Statement, at: int, after: int) -> Complement | None:
    """Set the subject right behind a participle, see Note [The subject of a participle]; its complement, else None."""
    lemma = statement.form.lemma
    if "a" in lemma.frames or lemma.group not in {"say", "think"}:
        return None
    phrase = read_phrase(view, at, after)
    if phrase is None or not _may_speak(view, phrase):
        return None
    found = find_complement(view, phrase.after, after, lemma, True)
    near = found is not None and found.last_gap == skip_adjuncts(view, phrase.after, after)
    if found is None or not near or not (is_clear(found) or is_evident(view, found) or found.style == "phrase"):
        return None
    statement.subject = phrase
    return found


def _may_speak(view: View, phrase: Phrase) -> bool:
    """Whether a phrase is one who can speak: named, an office, a definite source."""
    if phrase.mentions and phrase.mentions[0].start == view.tokens.starts[phrase.first]:
        return phrase.mentions[0].kind in _SPEAKING
    return phrase.group in _SOURCES and phrase.definite
