"""Verbal nouns that tell what someone says: «إعلان الوزارة أن», «اتهامها لواشنطن بـ», «حرص على التوضيح بأن».

Note [Whose noun]
    A noun of saying speaks where its owner stands behind it, or in a pronoun on it, or where a verb with a subject
    governs it. Its words are a reported clause; those of an accusation or a demand with the one spoken to may be a
    noun phrase («اتهام موسكو لكييف بـ», «مطالبتها للسلطات بـ»), those of a denial or announcement their evident object.
"""

from __future__ import annotations

import msgspec

from tawatur.annotate.attribution.clauses import Statement
from tawatur.annotate.attribution.complements import Complement
from tawatur.annotate.attribution.cues import Form, cue_forms, letter, words
from tawatur.annotate.attribution.frames import find_complement
from tawatur.annotate.attribution.listeners import past_adjectives
from tawatur.annotate.attribution.phrases import Phrase, skip_adjuncts
from tawatur.annotate.attribution.soundness import is_evident
from tawatur.annotate.attribution.speakers import read_phrase
from tawatur.annotate.attribution.view import View
from tawatur.text.clitics import endings

# Between a verbal noun's subject and its clause only a date may stand.
_LONGEST_GAP = 4
# «اتهام الرئيس | نائبه السابق سامر الحلبي | بالتخطيط»: the one accused is no longer.
_LONGEST_ACCUSED = 8
# «تصريحات الوزير بأن»: whose words a noun may tell, beside those of a mention.
_OWNERS = frozenset({"office", "person", "group"})
_CALLS = frozenset({"ask-for", "blame"})
# «نفي الوزارة وقوع الحادث», «إعلان الوزارة إغلاق المعبر»: their object is told too.
_WITH_OBJECT = frozenset({"deny", "announce"})
# «خرج متظاهرون، السبت، إلى شوارع المدينة ووسطها | للمطالبة»: the verb stands so near.
_LONGEST_PROTEST = 18
# «ينبغي للجميع | التأكيد على أن»: a verb of the writer's own stands so near.
_EDITORIAL_WITHIN = 4


def read_noun(view: View, statement: Statement, after: int) -> Statement | None:
    """A verbal noun with its subject and what it says: «بعد إعلان الوزارة أن»."""
    at = statement.cue + 1
    statement.subject = read_phrase(view, at, after)
    named = statement.subject is not None and (view.starts_mention(at) or statement.subject.group in _OWNERS)
    if statement.subject is None or not named:
        return None
    return _with_words(view, statement, statement.subject.after, after)


def read_owned(view: View, token: int, after: int) -> Statement | None:
    """A verbal noun with its owner in a pronoun: «بعد اتهامها لواشنطن ب», «رغم تأكيده أن»."""
    form = _owned_form(view.forms[token])
    if form is None or view.ends_in_feminine(token):
        return None
    statement = Statement(token, token + 1, 0, form, token, owned=True)
    return _with_words(view, statement, token + 1, after)


def _owned_form(form: str) -> Form | None:
    for ending in endings(form)[1:]:
        if ending.pronoun not in words("object_pronouns"):
            continue
        for one in cue_forms().get(ending.form, ()):
            if one.kind == "noun" and not one.tail:
                gender = "f" if ending.pronoun == letter("her") else "m"
                return msgspec.structs.replace(one, gender=gender)
    return None


def _with_words(view: View, statement: Statement, at: int, after: int) -> Statement | None:
    """The statement with the words of its noun, which begin near the token `at`; None where none do."""
    statement.ends_with_comma = True
    lemma = statement.form.lemma
    called = _called(view, at, after) if "a" in lemma.frames else None
    complement = find_complement(view, called.after if called else at, after, lemma, True)
    if complement is None:
        return None
    complement.addressee = complement.addressee or called
    statement.complement = complement
    return statement if _fits(view, statement, complement, at) else None


def _called(view: View, at: int, after: int) -> Phrase | None:
    """The one spoken to behind ل: «اتهامها | لإسرائيل», «مطالبتها | للسلطات»."""
    at = skip_adjuncts(view, at, after)
    if at >= after or view.forms[at][0] != letter("lam") or view.starts_mention(at):
        return None
    phrase = read_phrase(view, at, after, view.offset(at) if at in view.mention_at else 1)
    if phrase is None or phrase.mentions:
        return phrase
    alone = past_adjectives(view, at + 1, phrase.after)
    return msgspec.structs.replace(phrase, after=alone) if phrase.group else None


def _fits(view: View, statement: Statement, complement: Complement, at: int) -> bool:
    """Whether what follows a noun is what it says, see Note [Whose noun]."""
    lemma = statement.form.lemma
    gap = complement.token - at
    if complement.style == "clause" and gap < _LONGEST_GAP:
        return True
    if complement.style == "phrase":
        told = complement.addressee is not None or (lemma.group == "blame" and not statement.owned and gap > 0)
        return told and lemma.group in _CALLS and "bi" in lemma.frames and gap < _LONGEST_ACCUSED
    object_told = lemma.group in _WITH_OBJECT or lemma.name in _WITH_OBJECT
    return (
        object_told and complement.token == skip_adjuncts(view, at, complement.token) and is_evident(view, complement)
    )


def is_governed_noun(form: str) -> bool:
    """Whether a word is a definite noun of saying that a verb may govern: «التوضيح»."""
    return form in words("governed")


def read_governed(view: View, token: int, first: int, after: int) -> Statement | None:
    """A noun of saying behind a verb and its preposition: «حرص الوزير على | التوضيح بأن», not «تجدر الإشارة إلى أن»."""
    if not is_governed_noun(view.forms[token]) or token < first + 2:
        return None
    if view.forms[token - 1] not in words("governing"):
        return None
    if any(form in words("editorial") for form in view.forms[max(first, token - _EDITORIAL_WITHIN) : token]):
        return None
    form = next(one for one in cue_forms()[letter("say")] if one.lemma.name == "say")
    complement = find_complement(view, token + 1, after, form.lemma, True)
    if complement is None or complement.style != "clause" or complement.token > token + 1:
        return None
    noun = Form(form.lemma, "noun", "m", False)
    return Statement(token, token + 1, 0, noun, token, complement=complement, ends_with_comma=True)


def read_purpose(view: View, token: int, first: int, after: int) -> Statement | None:
    """What people do something for is what they ask: «تظاهر العمال أمام المصنع | للمطالبة برفع الأجور»."""
    form, article = view.forms[token], letter("lam") * 2
    if not form.startswith(article) or token + 1 >= after:
        return None
    noun = next((one for one in cue_forms().get(form[len(article) :], ()) if one.kind == "noun"), None)
    if noun is None or noun.lemma.group not in _CALLS or not _protested(view, token, first):
        return None
    complement = find_complement(view, token + 1, after, noun.lemma, True)
    if complement is None or complement.style != "phrase" or complement.token > token + 1:
        return None
    return Statement(token, token + 1, 1, noun, token, complement=complement)


def _protested(view: View, token: int, first: int) -> bool:
    """Whether people took to the streets earlier in the clause, so that a purpose is what they call for."""
    near = view.forms[max(first, token - _LONGEST_PROTEST) : token]
    return any(form in words("protests") or form[1:] in words("protests") for form in near)
