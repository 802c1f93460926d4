"""The statements of a report, sentence by sentence: cue, subject and complement together.

Note [What asserts]
    A form of a cue is no statement by itself. One of its frames must be filled; a negated, future or subjunctive verb
    asserts nothing; a verb that is also an everyday word (flags weak, noun, initial, named, duty of data/ar/cues.tsv)
    needs the evidence of a clause, a quote, or a subject that can speak.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from tawatur.annotate.attribution.clauses import Reading, Statement, bare, find_subject, past_listener
from tawatur.annotate.attribution.comments import read_comment, weak_spellings
from tawatur.annotate.attribution.complements import Complement, after_colon
from tawatur.annotate.attribution.cues import HEADING, Form, cue_forms, letter, spellings, words
from tawatur.annotate.attribution.frames import find_complement
from tawatur.annotate.attribution.listeners import past_adjectives, spoken_to
from tawatur.annotate.attribution.participles import is_state, read_participle
from tawatur.annotate.attribution.passed_on import read_relay
from tawatur.annotate.attribution.phrases import Phrase, skip_adjuncts
from tawatur.annotate.attribution.relays import Relay, find_relays
from tawatur.annotate.attribution.soundness import is_clear, is_evident, is_sound
from tawatur.annotate.attribution.speakers import read_phrase
from tawatur.annotate.attribution.verbal_nouns import (
    is_governed_noun,
    read_governed,
    read_noun,
    read_owned,
    read_purpose,
)
from tawatur.annotate.attribution.view import View
from tawatur.text.clitics import endings
from tawatur.text.memo import MOST_READ, ByForm

# A quote that stands before its cue («"…"، قال …») has at least so many words.
_SHORTEST_QUOTE_BEFORE = 3
# A headline says at least so many words, its colon counted.
_SHORTEST_HEADING = 4
# «طلب عدم الكشف عن اسمه لحساسية الموضوع»: the name is so near.
_LONGEST_ANONYMITY = 8
# «لأنه غير مخول له بالتحدث إلى وسائل الإعلام»
_LONGEST_REASON = 12
# «الوزير المكلف بالعلاقة مع مجلس النواب والناطق باسم الحكومة | سامر الحلبي»: the name stands so near.
_LATEST_NAME = 14
# «الوزير يدعى أن» is a slip for يدعي where the clause is so near.
_CLAUSE_WITHIN = 3
# Cues that may follow what they bring on: «"…"، قال», not «"…"، رحب».
_LONGEST_BROKEN = 60
_BEHIND_QUOTES = frozenset({"say", "think", "warn", "ask", "promise"})
_COMMAS = frozenset({"\u060c", ",", "-", "\u2013"})
# «وعلى سؤال "…؟"، أجاب كيري: "…"»: the question is another's.
_QUESTIONS = frozenset({"?", "\u061f"})
_ANSWERS = frozenset({"answer", "reply"})


def read_statements(view: View) -> list[Reading]:
    """The readings of all sentences of the report, in order."""
    found = []
    opening = [*map(_OPENING.__getitem__, view.forms)]
    for first, after in view.sentences:
        relays = find_relays(view, first, after)
        found.append(Reading(first, after, _in_sentence(view, first, after, relays, opening), relays))
    return found


def _may_open(form: str) -> bool:
    """Whether a statement may begin with a word at all: no form of a cue is in most words of a report."""
    cores = [ending.form for ending in endings(form)]
    cores += [spelling for core in cores[1:] for spelling in weak_spellings(core)]
    if form[0] in (letter("waw"), letter("fa")):
        cores += [core[1:] for core in cores]
    article = letter("lam") * 2
    if form.startswith(article):
        cores.append(form[len(article) :])
    return is_governed_noun(form) or not cue_forms().keys().isdisjoint(cores)


_OPENING = ByForm(_may_open, MOST_READ)


def _in_sentence(view: View, first: int, after: int, relays: list[Relay], opening: Sequence[bool]) -> list[Statement]:
    taken = {relay.cue for relay in relays}
    heading = _read_heading(view, first, after)
    found: list[Statement] = [heading] if heading and heading.complement else []
    token = heading.cue_after if heading else first
    while token < after:
        if token in view.mention_at and view.mention_after[token] > token + 1:
            token = view.mention_after[token]
            continue
        if not opening[token]:
            token += 1
            continue
        statement = read_comment(view, token, first, after, found) or read_purpose(view, token, first, after)
        if statement is None and token not in taken and view.is_word(token):
            statement = _cue_at(view, token, first, after)
        if statement is None:
            token += 1
            continue
        found.append(statement)
        token = max(statement.complement.token if statement.complement else statement.cue_after, token + 1)
    return found


def _cue_at(view: View, token: int, first: int, after: int) -> Statement | None:
    """The statement of the first reading of a word as a cue, «و» or «ف» before it or not, that makes one."""
    form = view.forms[token]
    for letters in (0, 1):
        if letters and (form[0] not in (letter("waw"), letter("fa")) or _takes_up(view, token, first)):
            continue
        for reading in (*cue_forms().get(form[letters:], ()), *_spoken_to(view, token, form[letters:])):
            statement = _read(view, token, letters, reading, first, after)
            if statement:
                return statement
    return read_owned(view, token, after) or read_governed(view, token, first, after)


def _read(view: View, token: int, letters: int, form: Form, first: int, after: int) -> Statement | None:
    """The statement that a cue makes in its sentence; None where no frame of it is filled or it asserts nothing."""
    if not _asserts(view, token, letters, form, first):
        return None
    statement = Statement(token, token + 1, letters, form, token)
    statement.relative = token > first and bare(view.forms[token - 1]) in words("relatives")
    statement.ends_with_comma = statement.relative
    if form.lemma.group == "relay":
        return read_relay(view, statement, after)
    if form.kind == "participle":
        governed = (token > first and view.forms[token - 1] in words("prepositions")) or is_state(view, token, first)
        if governed or (form.gender == "f" and not view.ends_in_feminine(token)):
            return None
        return read_participle(view, statement, after)
    if form.kind == "noun":
        return read_noun(view, statement, after)
    return _read_verb(view, statement, first, after)


def _takes_up(view: View, token: int, first: int) -> bool:
    """Whether a relative pronoun stands before a word, so that its first letter is no conjunction: «الذي وعد»."""
    return token > first and bare(view.forms[token - 1]) in words("relatives")


def _spoken_to(view: View, token: int, form: str) -> tuple[Form, ...]:
    """The readings of a word as a verb and a pronoun; «هناك» and «تهنئة» are none."""
    return () if form in words("adverbs") or view.ends_in_feminine(token) else _with_pronoun(form)


def _with_pronoun(form: str) -> tuple[Form, ...]:
    """The readings of a verb with the one spoken to written onto it: «أبلغه بأن», «طالبهم بالخروج»."""
    return tuple(
        reading
        for ending in endings(form)[1:]
        for reading in cue_forms().get(ending.form, ())
        if "a" in reading.lemma.frames and reading.kind in {"past", "imperfect"}
    )


def _asserts(view: View, token: int, letters: int, form: Form, first: int) -> bool:
    is_noun = letter("tanwin") in view.tokens.surface(token)
    if form.kind != "participle" and is_noun and view.forms[token][letters:] in words("adverbs"):
        return False
    if view.forms[token][letters:] in words("in_answer") or _is_another(view, token, letters, form):
        return False
    if form.kind == "past" and view.forms[token][letters:] in words("prepositions"):
        # «عبر» speaks only where a clause begins, or behind its subject
        return bool(letters) or _opens_clause(view, token, first)
    if token == first:
        return True
    before = bare(view.forms[token - 1])
    if form.kind == "past" and (before in words("done") or before in words("conditions")):
        return False
    if before in words("negations"):
        return "negatable" in form.lemma.flags
    if before == letter("min") and form.kind in {"past", "imperfect"}:
        # «من قال إن»: whoever says so
        return False
    if form.kind == "past" and before in words("prepositions"):
        return before in words("before_verbs")
    return not (form.kind == "imperfect" and before in words("subjunctives"))


def _is_another(view: View, token: int, letters: int, form: Form) -> bool:
    """Whether the signs show another verb: «يدعى» gives a name, «عادة» is an adverb, «آمل» is the writer's."""
    seen = view.seen(token, letters)
    doubled = letter("shadda") in seen
    bare = "".join(sign for sign in seen if not unicodedata.combining(sign))
    if (form.lemma.name == "promise" and doubled) or (bare in spellings("usually") and not doubled):
        return True
    if seen in spellings("prepositions_like_verbs") or seen in spellings("i_hope"):
        return True
    return seen in spellings("named_so") and not _clause_behind(view, token)


def _past_that(view: View, at: int, end: int) -> int:
    """The subject behind «ذلك», which takes up what was told: «أوضح ذلك | مدير الصحة بقوله: …»; else `at`."""
    if at + 1 >= end or view.forms[at] != letter("that") or not view.starts_mention(at + 1):
        return at
    return at + 1 if view.mention_at[at + 1].kind in {"PERSON", "TITLE"} else at


def _opens_clause(view: View, token: int, first: int) -> bool:
    """Whether a word begins a clause, stands behind its subject («أوباما عبر», «أوباما «عبر»), or behind an adverb."""
    if token == first or view.forms[token - 1] in _COMMAS or view.forms[token - 1] in words("auxiliaries"):
        return True
    behind = token - 1 if token - 1 in view.quote_at else token
    return behind in view.mention_before or skip_adjuncts(view, first, token) == token


def _clause_behind(view: View, token: int) -> bool:
    """Whether a reported clause begins near behind «يدعى», so that it alleges and does not give a name."""
    return any(form in words("complementizers") for form in view.forms[token + 1 : token + _CLAUSE_WITHIN])


def _read_verb(view: View, statement: Statement, first: int, after: int) -> Statement | None:
    tail = statement.form.tail
    at = _past_tail(view, statement.cue + 1, tail)
    if at > statement.cue + 1:
        tail = ()
    begins = _past_that(view, skip_adjuncts(view, at, after), after)
    start = past_listener(view, begins, after)
    behind = find_subject(view, statement, first, start, after)
    at = _past_tail(view, behind.after if behind else start, tail)
    if behind:
        at = _past_anonymity(view, at, after)
    if tail and at == (behind.after if behind else start):
        return None
    held = statement.cue > first and view.forms[statement.cue - 1] in words("pronoun_conjunctions")
    known = statement.subject is not None or statement.pronoun or held
    statement.complement = _complement(view, statement, at, after, known)
    if behind and behind.soft and not is_clear(statement.complement):
        at = behind.after = behind.soft
        behind.mentions = [m for m in behind.mentions if m.start < view.tokens.starts[at]]
        statement.complement = _complement(view, statement, at, after, known)
    if behind and _is_only_object(view, statement, behind):
        # «واتهم إسرائيل بالقصف», «ووصف الاتفاق بأنه»: whoever spoke last
        statement.complement.addressee = behind  # type: ignore[union-attr]
        statement.subject, behind = None, None
    if behind and _is_bare_object(view, behind, statement, statement.complement):
        statement.subject, behind = None, None
        statement.complement = Complement(start, "object")
    doubtful = behind is not None and _is_doubtful(view, behind, statement.form)
    if doubtful and not is_clear(statement.complement) and not is_evident(view, statement.complement):
        statement.subject = None
        statement.complement = _complement(view, statement, start, after, False)
    if statement.complement is None:
        return _content_before(view, statement, first)
    if start > begins and statement.complement.addressee is None:
        # «أكد لـ"الأهرام" مصدر أمني أن»: the paper stands before the subject
        statement.complement.addressee = spoken_to(view, begins, start, statement.form.lemma, False)
    return _finished(view, statement, behind) if is_sound(view, statement, first) else None


def _finished(view: View, statement: Statement, behind: Phrase | None) -> Statement:
    """The statement with the name that its subject ends with, and with the noun of saying as its cue."""
    complement = statement.complement
    if behind and complement and complement.quote and not statement.letters and statement.subject:
        statement.around = _quote_before(view, statement, max(0, statement.clause - _LONGEST_BROKEN))
    if behind and complement:
        called = complement.addressee
        _add_late_name(view, behind, called.first if called and not called.letters else complement.token)
    if "by-saying" in statement.form.lemma.flags:
        _move_cue(view, statement)
    return statement


def _add_late_name(view: View, subject: Phrase, end: int) -> None:
    """Give a subject the name that its office ends with further on: «المتحدث باسم الصحة في المنطقة | سامر الحلبي»."""
    if subject.group not in {"office", "person", ""} or any(m.kind == "PERSON" for m in subject.mentions):
        return
    for token in range(subject.after, min(end, subject.after + _LATEST_NAME)):
        mention = view.mention_at.get(token)
        if mention is None or mention.kind != "PERSON" or view.offset(token) or not mention.named:
            continue
        before = view.forms[token - 1]
        after = view.mention_after[token]
        closed = after >= end or view.forms[after] in _COMMAS or view.forms[after] in words("prepositions")
        if closed and before not in words("prepositions") and before not in words("relations"):
            subject.mentions.append(mention)
            subject.after = after
        return


def _move_cue(view: View, statement: Statement) -> None:
    """Make «القول» the cue of «ختم حديثه بالقول»: the verb tells what he did, the noun that he spoke."""
    for token in range(statement.cue + 1, statement.complement.token if statement.complement else 0):
        if view.forms[token] in words("saying") and view.forms[token][1:] in words("said_by"):
            statement.cue, statement.cue_after, statement.letters = token, token + 1, 1
            return


def _past_anonymity(view: View, at: int, end: int) -> int:
    """The token after «رفض الكشف عن اسمه» or «طلب عدم ذكر هويته» behind an unnamed source; else `at`."""
    start = skip_adjuncts(view, at, end)
    if start < end and view.forms[start] in words("declines"):
        for token in range(start + 1, min(start + _LONGEST_ANONYMITY, end)):
            if view.forms[token] in words("identity"):
                return _past_reason(view, token + 1, end)
    return at


def _past_reason(view: View, at: int, end: int) -> int:
    """The token after why he gives no name: «لأنه غير مخول بالحديث», «لحساسية المسألة»; else `at`."""
    if at < end and view.forms[at] in words("reasons"):
        for token in range(at, min(at + _LONGEST_REASON, end)):
            form = view.forms[token]
            if form in _COMMAS or form == ":" or form in words("complementizers"):
                return token
    return at


def _past_tail(view: View, at: int, tail: tuple[str, ...]) -> int:
    """The token after the further words of a cue where they stand at `at`, else `at`."""
    return at + len(tail) if tail and tuple(view.forms[at : at + len(tail)]) == tail else at


def _complement(view: View, statement: Statement, at: int, after: int, known: bool) -> Complement | None:
    """The complement within the quote the cue stands in, else that within the sentence."""
    quote = view.inside_quote.get(statement.cue)
    lemma = statement.form.lemma
    if quote is not None:
        found = find_complement(view, at, min(after, view.quote_stop(quote) - 1), lemma, known)
        if found:
            return found
        at = max(at, view.quote_stop(quote))
    return find_complement(view, at, after, lemma, known)


def _is_only_object(view: View, statement: Statement, phrase: Phrase) -> bool:
    """Whether the one noun phrase behind a verb that needs two is its object, since the verb goes on a speaker."""
    complement = statement.complement
    if "two" not in statement.form.lemma.flags or complement is None or complement.addressee or not statement.letters:
        return False
    if view.forms[statement.cue][statement.letters :] not in cue_forms() or complement.style == "object":
        return False
    behind = skip_adjuncts(view, phrase.after, complement.token + 1)
    if behind < complement.token and view.forms[behind] in words("prepositions"):
        behind = view.mention_after.get(behind + 1) or past_adjectives(view, behind + 2, complement.token)
        behind = skip_adjuncts(view, behind, complement.token + 1)
    alone = behind == complement.token
    return alone and not phrase.soft and not (len(phrase.mentions) > 1 and phrase.mentions[-1].kind in {"GPE", "ORG"})


def _is_doubtful(view: View, phrase: Phrase, form: Form) -> bool:
    """Whether the words behind a verb may as well be its object: no mention, no noun of source, no article."""
    if phrase.mentions and phrase.mentions[0].start == view.tokens.starts[phrase.first]:
        return False
    if phrase.group or phrase.head in view.surnames:
        return False
    return "o" in form.lemma.frames and (phrase.head in words("objects") or not phrase.definite)


def _is_bare_object(view: View, phrase: Phrase, statement: Statement, complement: Complement | None) -> bool:
    """Whether the only noun phrase behind a verb is its object: unknown as a speaker, and not of the verb's gender."""
    if "o" not in statement.form.lemma.frames or phrase.mentions or phrase.group:
        return False
    if complement is not None:
        # «وأدان الهجوم "الجبان"»: what follows is part of the object
        joined = bool(statement.letters) and complement.token == phrase.after
        return joined and phrase.head in words("objects") and complement.style in {"quote", "object"}
    if not (statement.letters or statement.relative):
        return False
    feminine = phrase.head.endswith((letter("feminine"), letter("feminine_plural")))
    return phrase.head in words("objects") or feminine != (statement.form.gender == "f")


def _content_before(view: View, statement: Statement, first: int) -> Statement | None:
    """A statement whose content stands before its cue: «"لن نعود"، قال المتحدث»."""
    subject = statement.subject
    if subject is None or statement.letters or statement.form.lemma.group not in _BEHIND_QUOTES:
        return None
    if not (subject.mentions or subject.group):
        return None
    statement.before = _quote_before(view, statement, first)
    return statement if statement.before else None


def _quote_before(view: View, statement: Statement, first: int) -> tuple[int, int] | None:
    """The inside of the quote that ends right before a statement, as tokens."""
    token = statement.clause
    while token > first and view.forms[token - 1] in _COMMAS:
        token -= 1
    quote = view.quote_end.get(token - 1)
    if quote is None:
        return None
    start = view.tokens.at(quote.start)
    if token - start - 2 < _SHORTEST_QUOTE_BEFORE or start < first:
        return None
    if view.forms[token - 2] in _QUESTIONS and statement.form.lemma.name in _ANSWERS:
        return None
    return start + 1, token - 1


def _is_title(view: View, first: int) -> bool:
    """Whether a sentence is the headline, whose speaker may have no name: «صحيفة محلية: …», not «المصدر: وكالات»."""
    return first == view.sentences[0][0] and view.forms[first] not in words("credited")


def _read_heading(view: View, first: int, after: int) -> Statement | None:
    """A headline that parts speaker and words by a colon: «وزير المالية: لا ضرائب جديدة»."""
    named = view.starts_mention(first) and view.mention_at[first].kind in {"PERSON", "ORG", "TITLE"}
    if not named and not _is_title(view, first):
        return None
    subject = read_phrase(view, first, after)
    if subject is None or not (named or subject.group):
        return None
    listener = spoken_to(view, subject.after, after, HEADING.lemma, True)
    colon = listener.after if listener else subject.after
    if colon + _SHORTEST_HEADING > after or view.forms[colon] != ":":
        return None
    if view.forms[after - 1] == "." and colon + 1 not in view.quote_at:
        return None
    complement = after_colon(view, colon + 1, after)
    if complement:
        complement.addressee = listener
    return Statement(colon, colon + 1, 0, HEADING, first, subject, complement=complement)
