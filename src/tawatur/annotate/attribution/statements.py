"""The statements of a report, sentence by sentence: cue, subject and complement together.

Note [Subject before or after]
    «قال الوزير إن» has its subject behind the cue, «الوزير قال إن» and «كان الوزير قد قال إن» before it. A noun phrase
    before the cue is its subject only where a clause begins with it: at the sentence's start, after a comma, after
    كان or a complementizer. Then the noun phrase behind the cue is the one spoken to («كان الوزير دعا العراق إلى …»).
    Without either, the speaker is understood: `chains` carries on the last one.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from tawatur.annotate.attribution.cues import HEADING, Form, cue_forms, letter, words
from tawatur.annotate.attribution.frames import Complement, after_colon, find_complement, frame_of, is_called
from tawatur.annotate.attribution.relays import Relay, find_relays
from tawatur.annotate.attribution.speakers import Phrase, adverbs, read_phrase, skip_adjuncts, source_words
from tawatur.annotate.attribution.view import View
from tawatur.text.clitics import endings

# How far a subject may stand before its verb, in tokens with its apposition.
_LONGEST_BEFORE = 24
# A quote that stands before its cue («"…"، قال …») has at least so many words.
_SHORTEST_QUOTE_BEFORE = 3
# «نقلت الوكالة عن فلان، قائد القوات في المنطقة، قوله»: so far the next word of the frame may stand.
_LONGEST_APPOSITION = 9
# A headline says at least so many words, its colon counted.
_SHORTEST_HEADING = 4
# Between a verbal noun's subject and its clause only a date may stand.
_LONGEST_NOUN_GAP = 4
# Between a participle and what it governs: «مشيرا في الوقت نفسه إلى»; the longest in 2,480 reports is 11.
_LONGEST_PARTICIPLE_GAP = 12
# «كما قال», «من جانبه قال»: a verb so near the start of its sentence opens it.
_OPENING = 3
_COMMAS = frozenset({"\u060c", ",", "-", "\u2013"})


class Statement(msgspec.Struct):
    """One cue with what it governs. `clause` is the token its clause begins with, its subject and conjunction included.

    `before` is the quote or stretch of tokens that the content is where it stands before the cue.
    """

    cue: int
    cue_after: int
    letters: int
    form: Form
    clause: int
    subject: Phrase | None = None
    pronoun: bool = False
    passive: bool = False
    complement: Complement | None = None
    before: tuple[int, int] | None = None
    via: Phrase | None = None
    relative: bool = False
    ends_with_comma: bool = False


class Reading(msgspec.Struct):
    """What one sentence holds: its tokens [first, after), statements and source prepositions in order."""

    first: int
    after: int
    statements: list[Statement]
    relays: list[Relay]


def read_statements(view: View) -> list[Reading]:
    """The readings of all sentences of the report, in order."""
    found = []
    for first, after in view.sentences:
        relays = find_relays(view, first, after)
        found.append(Reading(first, after, _in_sentence(view, first, after, relays), relays))
    return found


def _in_sentence(view: View, first: int, after: int, relays: list[Relay]) -> list[Statement]:
    taken = {relay.cue for relay in relays}
    forms = cue_forms()
    heading = _read_heading(view, first, after)
    found: list[Statement] = [heading] if heading and heading.complement else []
    token = heading.cue_after if heading else first
    while token < after:
        if token in view.mention_at and view.mention_after[token] > token + 1:
            token = view.mention_after[token]
            continue
        statement = None
        if token not in taken and view.is_word(token):
            for letters in (0, 1):
                form = view.forms[token]
                if letters and (form[0] not in (letter("waw"), letter("fa")) or _takes_up(view, token, first)):
                    continue
                for reading in (*forms.get(form[letters:], ()), *_with_pronoun(form[letters:])):
                    statement = _read(view, token, letters, reading, first, after)
                    if statement:
                        break
                if statement:
                    break
        if statement is None:
            token += 1
            continue
        found.append(statement)
        token = max(statement.complement.token if statement.complement else statement.cue_after, token + 1)
    return found


def _read(view: View, token: int, letters: int, form: Form, first: int, after: int) -> Statement | None:
    """The statement that a cue makes in its sentence; None where no frame of it is filled or it asserts nothing."""
    if not _asserts(view, token, form, first):
        return None
    statement = Statement(token, token + 1, letters, form, token)
    statement.relative = token > first and _bare(view.forms[token - 1]) in words("relatives")
    statement.ends_with_comma = statement.relative
    if form.lemma.group == "relay":
        return _read_relay(view, statement, after)
    if form.kind == "participle":
        if form.gender == "f" and not view.ends_in_feminine(token):
            return None
        return _read_participle(view, statement, after)
    if form.kind == "noun":
        return _read_noun(view, statement, after)
    return _read_verb(view, statement, first, after)


def _takes_up(view: View, token: int, first: int) -> bool:
    """Whether a relative pronoun stands before a word, so that its first letter is no conjunction: «الذي وعد»."""
    return token > first and _bare(view.forms[token - 1]) in words("relatives")


@lru_cache(maxsize=1 << 14)
def _with_pronoun(form: str) -> tuple[Form, ...]:
    """The readings of a verb with the one spoken to written onto it: «أبلغه بأن», «طالبهم بالخروج»."""
    return tuple(
        reading
        for ending in endings(form)[1:]
        for reading in cue_forms().get(ending.form, ())
        if "a" in reading.lemma.frames and reading.kind in {"past", "imperfect"}
    )


def _bare(form: str) -> str:
    """A closed-class word without the conjunction written onto it."""
    return form[1:] if form[0] in (letter("waw"), letter("fa")) else form


def _asserts(view: View, token: int, form: Form, first: int) -> bool:
    if token == first:
        return True
    before = _bare(view.forms[token - 1])
    if before in words("negations"):
        return "negatable" in form.lemma.flags
    if form.kind == "past" and view.forms[token - 1] in words("prepositions"):
        return before in words("before_verbs") or before == letter("min")
    return not (form.kind == "imperfect" and before in words("subjunctives"))


def _read_verb(view: View, statement: Statement, first: int, after: int) -> Statement | None:
    tail = statement.form.tail
    at = _past_tail(view, statement.cue + 1, tail)
    if at > statement.cue + 1:
        tail = ()
    start = _past_listener(view, skip_adjuncts(view, at, after), after)
    behind = _find_subject(view, statement, first, start, after)
    at = _past_tail(view, behind.after if behind else start, tail)
    if tail and at == (behind.after if behind else start):
        return None
    known = statement.subject is not None or statement.pronoun
    statement.complement = _complement(view, statement, at, after, known)
    if behind and behind.soft and not _is_clear(statement.complement):
        at = behind.after = behind.soft
        behind.mentions = [m for m in behind.mentions if m.start < view.tokens.starts[at]]
        statement.complement = _complement(view, statement, at, after, known)
    if behind and statement.complement is None and _is_bare_object(view, behind, statement):
        statement.subject, behind = None, None
        statement.complement = Complement(start, "object")
    doubtful = behind is not None and _is_doubtful(view, behind, statement.form)
    if doubtful and not _is_clear(statement.complement) and not _is_evident(view, statement.complement):
        statement.subject = None
        statement.complement = _complement(view, statement, start, after, False)
    if statement.complement is None:
        return _content_before(view, statement, first)
    return statement if _is_sound(view, statement, first) else None


def _past_listener(view: View, at: int, after: int) -> int:
    """The subject behind the one spoken to: «أكد لـ"الوطن" مصدر أمني أن», «قال لرويترز مسؤول»; else `at`."""
    if at + 1 >= after or view.forms[at][0] != letter("lam"):
        return at
    stop = at
    if view.forms[at] == letter("lam") and at + 1 in view.quote_at:
        stop = view.quote_stop(at + 1)
    elif at in view.mention_at and view.offset(at) == 1:
        stop = view.mention_after[at]
    if stop == at or stop >= after:
        return at
    phrase = read_phrase(view, stop, after)
    return stop if phrase and (phrase.mentions or phrase.group) else at


def _past_tail(view: View, at: int, tail: tuple[str, ...]) -> int:
    """The token after the further words of a cue where they stand at `at`, else `at`."""
    return at + len(tail) if tail and tuple(view.forms[at : at + len(tail)]) == tail else at


def _find_subject(view: View, statement: Statement, first: int, start: int, after: int) -> Phrase | None:
    """Set a verb's subject, see Note [Subject before or after]; the phrase where it stands behind the verb."""
    token = statement.cue
    before = None if statement.letters else _subject_before(view, token, first)
    if before:
        statement.subject, statement.clause = before, before.first
        return None
    statement.pronoun = _is_pronoun(view, token, first)
    statement.passive = _is_passive(view, statement, first)
    if statement.pronoun or statement.passive:
        return None
    inner = not statement.letters and token > first and view.forms[token - 1] in words("complementizers")
    statement.subject = _subject_behind(view, start, after, statement.form, inner)
    return statement.subject


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


def _subject_behind(view: View, start: int, after: int, form: Form, inner: bool) -> Phrase | None:
    """The subject that follows a verb; a described one only where the words cannot be its object."""
    phrase = read_phrase(view, start, after)
    if phrase is None:
        return None
    if start in view.quote_at:
        return phrase
    if phrase.mentions and phrase.mentions[0].start == view.tokens.starts[start]:
        if "a" in form.lemma.frames and _is_addressee(view, phrase, form, inner):
            return None
        return phrase
    if phrase.group and phrase.group != "never":
        return phrase
    word = view.forms[start]
    frame = frame_of(view, start)
    if frame in {"bi", "li"}:
        return None
    called = is_called(word) if "a" in form.lemma.frames else word in words("called_upon")
    if (frame and frame in form.lemma.frames) or called:
        return None
    return phrase


def _is_doubtful(view: View, phrase: Phrase, form: Form) -> bool:
    """Whether the words behind a verb may as well be its object: no mention, no noun of source, no article."""
    if phrase.mentions and phrase.mentions[0].start == view.tokens.starts[phrase.first]:
        return False
    if phrase.group or phrase.head in view.surnames:
        return False
    return "o" in form.lemma.frames and (phrase.head in words("objects") or not phrase.definite)


def _is_bare_object(view: View, phrase: Phrase, statement: Statement) -> bool:
    """Whether the only noun phrase behind a verb is its object: unknown as a speaker, and not of the verb's gender."""
    if "o" not in statement.form.lemma.frames or phrase.mentions or phrase.group:
        return False
    if not (statement.letters or statement.relative):
        return False
    feminine = phrase.head.endswith((letter("feminine"), letter("feminine_plural")))
    return feminine != (statement.form.gender == "f")


def _is_evident(view: View, complement: Complement | None) -> bool:
    """Whether the object is of those that only an act of saying has: «مسؤوليته»."""
    return complement is not None and view.forms[complement.token] in words("objects")


def _is_clear(complement: Complement | None) -> bool:
    return complement is not None and complement.style in {"clause", "quote", "colon"}


def _is_addressee(view: View, phrase: Phrase, form: Form, inner: bool) -> bool:
    """Whether the noun behind «دعا» is the one called upon: it ends in ة or ات and the verb is masculine.

    Behind «بعد أن دعا» a country or a body is the one called upon too: the subject is that of the main clause.
    """
    head = phrase.head
    if is_called(head):
        return True
    if inner and phrase.mentions[0].kind in {"ORG", "NORP", "GPE"}:
        return True
    feminine = head.endswith((letter("feminine"), letter("feminine_plural")))
    return phrase.mentions[0].kind in {"ORG", "NORP"} and feminine and form.gender == "m" and not form.plural


def _subject_before(view: View, token: int, first: int) -> Phrase | None:
    """The subject that stands before a verb, see Note [Subject before or after]."""
    at = _skip_back(view, token, first)
    start = _mentions_back(view, at, first)
    if start == at or not _begins_clause(view, start, first):
        far = _subject_of_clause(view, token, first) or _subject_of_being(view, token, first)
        if far:
            return far
    if start == at:
        word = at - 1
        group = source_words().get(view.forms[word]) if word >= first else None
        if not group or group == "never" or not _begins_clause(view, word, first):
            return None
        return Phrase(word, at, [], group, view.forms[word].startswith(letter("article")), view.forms[word])
    if not _begins_clause(view, start, first):
        return None
    return read_phrase(view, start, token, view.offset(start))


def _subject_of_clause(view: View, token: int, first: int) -> Phrase | None:
    """The mention behind a complementizer whose verb an adjunct parts from it: «أن الوزير، وخلال لقائه …، دعا»."""
    for at in range(token - 2, max(first, token - _LONGEST_BEFORE) - 1, -1):
        form = view.forms[at]
        if form in cue_forms() and at not in view.mention_at:
            return None
        if form not in words("complementizers"):
            continue
        phrase = read_phrase(view, at + 1, token)
        if phrase is None or phrase.after == token:
            return phrase
        if not phrase.mentions:
            return None
        following = view.forms[phrase.after]
        bare = following[1:] if following[0] == letter("waw") else following
        return phrase if following in _COMMAS or bare in words("prepositions") else None
    return None


def _subject_of_being(view: View, token: int, first: int) -> Phrase | None:
    """The noun phrase between كان at the sentence's start and its verb: «وكانت إدارة المصنع قد أعلنت»."""
    for at in (first, first + 1):
        form = view.forms[at] if at < token else ""
        if form not in words("being") and form[1:] not in words("being"):
            continue
        phrase = read_phrase(view, at + 1, token)
        if phrase is None or any(form in cue_forms() for form in view.forms[phrase.after : token]):
            return None
        return phrase
    return None


def _skip_back(view: View, token: int, first: int) -> int:
    at = token
    floor = max(first, token - _LONGEST_BEFORE)
    while at > floor:
        form = view.forms[at - 1]
        if form in words("auxiliaries") or form in _COMMAS or (at - 1 not in view.mention_at and form in adverbs()):
            at -= 1
        elif at in view.time_before:
            at = view.time_before[at]
        elif at - 1 in view.quote_end and view.tokens.at(view.quote_end[at - 1].start) > floor:
            at = view.tokens.at(view.quote_end[at - 1].start)
        else:
            break
    return at


def _mentions_back(view: View, at: int, first: int) -> int:
    """The first token of the mentions that stand one after the other before `at`."""
    floor = max(first, at - _LONGEST_BEFORE)
    start = at
    while start in view.mention_before and view.mention_before[start] >= floor:
        start = view.mention_before[start]
        if view.offset(start):
            break
        comma = start - 1
        if comma > floor and view.forms[comma] in _COMMAS and comma in view.mention_before:
            earlier = view.mention_at[view.mention_before[comma]]
            if earlier.kind in {"TITLE", "PERSON"}:
                start = comma
    return start


def _begins_clause(view: View, start: int, first: int) -> bool:
    letters = view.offset(start) if start in view.mention_at else 0
    if letters:
        return letters == 1 and view.forms[start][0] in (letter("waw"), letter("fa"))
    if start < first + 1:
        return True
    before = view.forms[start - 1]
    if not before[0].isalnum():
        return before not in {")", "(", "/"}
    bare = before[1:] if before[0] in (letter("waw"), letter("fa")) else before
    opens = ("auxiliaries", "complementizers", "complementizers_bi", "clauses")
    return any(before in words(name) or bare in words(name) for name in opens) or bare in words("relatives")


def _is_passive(view: View, statement: Statement, first: int) -> bool:
    """Whether a verb says that it is said, without a speaker: «يعتقد أن» at a clause's start, «ذُكر»."""
    token = statement.cue
    following = view.forms[token + 1] if token + 1 < len(view.forms) else ""
    if letter("damma") in view.tokens.surface(token)[statement.letters + 1 : statement.letters + 2]:
        return statement.form.kind == "past"
    bare = view.forms[token][statement.letters :]
    if bare in words("passives") and letter("damma") in view.tokens.surface(token):
        return following in words("complementizers")
    opens = token < first + 2 or view.forms[token - 1] in _COMMAS or statement.relative
    return bare in words("passives") and opens and following in words("complementizers")


def _is_pronoun(view: View, token: int, first: int) -> bool:
    """Whether the subject is the pronoun of the complementizer before the verb: «إنه أوضح»."""
    if token - 1 in view.quote_at:
        token -= 1
    before = view.forms[token - 1] if token > first else ""
    if token > first + 1 and view.forms[token - 2] in words("no_clause"):
        return False
    return before in words("masculine_pronouns") or before in words("feminine_pronouns")


def _is_sound(view: View, statement: Statement, first: int) -> bool:
    """Whether a weak or ambiguous verb has the evidence that it speaks here."""
    lemma = statement.form.lemma
    complement = statement.complement
    clear = complement is not None and complement.style in {"clause", "quote"}
    if complement and any(form in words("prayed_to") for form in view.forms[statement.cue + 1 : complement.token]):
        return lemma.group != "ask-for"
    subject = statement.subject
    if "named" in lemma.flags and complement and complement.style == "object":
        return statement.form.kind == "past" and bool(subject and (subject.mentions or subject.group))
    if "initial" in lemma.flags and not _begins_clause(view, statement.clause, first):
        return False
    joined = statement.letters and statement.cue == first and complement and complement.style == "phrase"
    named = bool(subject and (subject.mentions or subject.group or subject.head in view.surnames))
    if "noun" in lemma.flags and not (clear or joined or named):
        return False
    if "weak" in lemma.flags and not named:
        return clear and subject is None and bool(statement.letters or statement.cue < first + _OPENING)
    if subject and subject.head in words("proverbial"):
        return False
    if "duty" in lemma.flags and complement is not None:
        near = view.forms[complement.token : complement.token + 3]
        return any(word in words("duty") for word in near)
    known = subject is None or subject.mentions or subject.group or subject.head in view.surnames
    clear = clear or _is_evident(view, complement) or _agrees(view, statement)
    quoted = statement.cue in view.inside_quote
    phrased = complement is not None and complement.style != "object" and lemma.group in {"say", "deny"}
    phrased = phrased and statement.form.kind == "past"
    return bool(known or (not quoted and (clear or phrased)))


def _agrees(view: View, statement: Statement) -> bool:
    """Whether a definite noun behind a verb is its subject, an indefinite one its object: «أعلنت القيادة إرسال»."""
    subject, complement = statement.subject, statement.complement
    if subject is None or complement is None or not subject.definite:
        return False
    feminine = subject.head.endswith((letter("feminine"), letter("feminine_plural")))
    joined = complement.style == "phrase"
    indefinite = joined or not view.forms[complement.token].startswith(letter("article"))
    return feminine == (statement.form.gender == "f") and indefinite and statement.form.kind == "past"


def _content_before(view: View, statement: Statement, first: int) -> Statement | None:
    """A statement whose content stands before its cue: «"لن نعود"، قال المتحدث»."""
    subject = statement.subject
    if subject is None or statement.letters or statement.form.lemma.group not in {"say", "think"}:
        return None
    if not (subject.mentions or subject.group):
        return None
    token = statement.clause
    while token > first and view.forms[token - 1] in _COMMAS:
        token -= 1
    quote = view.quote_end.get(token - 1)
    if quote is None:
        return None
    start = view.tokens.at(quote.start)
    if token - start - 2 < _SHORTEST_QUOTE_BEFORE or start < first:
        return None
    statement.before = (start + 1, token - 1)
    return statement


def _read_participle(view: View, statement: Statement, after: int) -> Statement | None:
    """A participle that carries on a speaker: «مؤكدا أن …»; it has no subject of its own."""
    at = skip_adjuncts(view, statement.cue + 1, after)
    tail = statement.form.tail
    if tail:
        if tuple(view.forms[at : at + len(tail)]) != tail:
            return None
        at += len(tail)
    statement.complement = find_complement(view, at, after, statement.form.lemma, True)
    complement = statement.complement
    if complement is None:
        return None
    crossed = any(form in cue_forms() for form in view.forms[at : complement.last_gap])
    near = complement.last_gap - at < _LONGEST_PARTICIPLE_GAP and not crossed
    before = view.forms[statement.cue - 1]
    loose = statement.form.gender == "f" and before not in _COMMAS and complement.style in {"object", "phrase"}
    return statement if near and not loose else None


def _read_noun(view: View, statement: Statement, after: int) -> Statement | None:
    """A verbal noun with its subject and a reported clause: «بعد إعلان الوزارة أن»."""
    at = statement.cue + 1
    if at >= after or not view.starts_mention(at):
        return None
    statement.subject = read_phrase(view, at, after)
    if statement.subject is None:
        return None
    statement.ends_with_comma = True
    statement.complement = find_complement(view, statement.subject.after, after, statement.form.lemma, True)
    complement = statement.complement
    near = complement is not None and complement.token - statement.subject.after < _LONGEST_NOUN_GAP
    return statement if near and complement is not None and complement.style == "clause" else None


def _next_word(view: View, at: int, after: int, wanted: frozenset[str]) -> int:
    """The first of the wanted words behind a source and its apposition; else the token behind adjuncts."""
    for token in range(at, min(at + _LONGEST_APPOSITION, after)):
        if view.forms[token] in wanted:
            return token
        if view.forms[token] in words("complementizers") or view.forms[token] == ":":
            break
    return skip_adjuncts(view, at, after)


def _read_heading(view: View, first: int, after: int) -> Statement | None:
    """A headline that parts speaker and words by a colon: «وزير المالية: لا ضرائب جديدة»."""
    if not view.starts_mention(first) or view.mention_at[first].kind not in {"PERSON", "ORG", "TITLE"}:
        return None
    subject = read_phrase(view, first, after)
    colon = subject.after if subject else after
    if colon + _SHORTEST_HEADING > after or view.forms[colon] != ":":
        return None
    if view.forms[after - 1] == "." and colon + 1 not in view.quote_at:
        return None
    return Statement(colon, colon + 1, 0, HEADING, first, subject, complement=after_colon(view, colon + 1, after))


def _read_relay(view: View, statement: Statement, after: int) -> Statement | None:
    """«نقلت الوكالة عن مصدر قوله إن»: the relay, the speaker, and the cue that the content belongs to."""
    at = skip_adjuncts(view, statement.cue + 1, after)
    relay = read_phrase(view, at, after)
    at = _next_word(view, relay.after if relay else at, after, frozenset({letter("an")}))
    if at < after and view.forms[at] == letter("an"):
        speaker = read_phrase(view, at + 1, after)
        if speaker is None:
            return None
        statement.via, statement.subject = relay, speaker
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
