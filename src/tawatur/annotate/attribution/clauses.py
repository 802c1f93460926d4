"""A statement of one cue, and the subject of its verb.

Note [Subject before or after]
    «قال الوزير إن» has its subject behind the cue, «الوزير قال إن» and «كان الوزير قد قال إن» before it. A noun phrase
    before the cue is its subject only where a clause begins with it: at the sentence's start, after a comma, after
    كان or a complementizer. Then the noun phrase behind the cue is the one spoken to («كان الوزير دعا العراق إلى …»).
    Without either, the speaker is understood: `voices` carries on the last one.
"""

from __future__ import annotations

from functools import cache

import msgspec

from tawatur.annotate.attribution.complements import Complement, frame_of, is_ours, is_spoken
from tawatur.annotate.attribution.cues import Form, cue_forms, letter, words
from tawatur.annotate.attribution.listeners import is_called
from tawatur.annotate.attribution.nouns import adverbs, is_owned, source_words
from tawatur.annotate.attribution.phrases import Phrase
from tawatur.annotate.attribution.relays import Relay
from tawatur.annotate.attribution.sources import name_of, office_before
from tawatur.annotate.attribution.speakers import read_phrase
from tawatur.annotate.attribution.view import View

# How far a subject may stand before its verb, in tokens with its apposition.
_LONGEST_BEFORE = 24
_ASKS = frozenset({"ask", "ask-for", "warn"})
# «معارضي القانون الجديد في البرلمان | يؤكدون»
_LONGEST_MANY = 7
# «تقارير صحفية غربية | تفيد»
_LONGEST_TELLING = 3
# «(…) وكانت المرأة | تقول»: within a sentence كان stands so near.
_NEAR_BEING = 4
_COMMAS = frozenset({"\u060c", ",", "-", "\u2013"})


class Statement(msgspec.Struct):
    """One cue with what it governs. `clause` is the token its clause begins with, its subject and conjunction included.

    `via` passes the speaker's words on, `through` is one between the two («نقلت الوكالة عن الصحيفة، نقلا عن مسؤول»).
    `before` is the quote or stretch of tokens that the content is where it stands before the cue; a `comment` takes up
    the clause before it («وهو ما نفته موسكو»). `around` is the first part of a quote that the cue breaks in two.
    `him` tells of «نقلت عنه»: whoever spoke last of the gender speaks; `owned` of a noun with its speaker's pronoun.
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
    around: tuple[int, int] | None = None
    via: Phrase | None = None
    through: Phrase | None = None
    relative: bool = False
    ends_with_comma: bool = False
    comment: bool = False
    him: bool = False
    owned: bool = False


class Reading(msgspec.Struct):
    """What one sentence holds: its tokens [first, after), statements and source prepositions in order."""

    first: int
    after: int
    statements: list[Statement]
    relays: list[Relay]


def joins_clause(view: View, token: int) -> bool:
    """Whether a word is a conjunction that begins a clause of its own: «فيما», «بل», the second word of «في حين»."""
    form, before = view.forms[token], view.forms[token - 1].removeprefix(letter("waw"))
    return form in words("clauses") or (form == letter("while") and before == letter("fi"))


def bare(form: str) -> str:
    """A closed-class word without the conjunction written onto it."""
    return form[1:] if form[0] in (letter("waw"), letter("fa")) else form


def past_listener(view: View, at: int, after: int) -> int:
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


def find_subject(view: View, statement: Statement, first: int, start: int, after: int) -> Phrase | None:
    """Set a verb's subject, see Note [Subject before or after]; the phrase where it stands behind the verb."""
    token = statement.cue
    before = None if statement.letters else _telling(view, statement, first) or _subject_before(view, statement, first)
    if before:
        statement.subject, statement.clause = before, before.first
        return None
    statement.pronoun = _is_pronoun(view, token, first)
    statement.passive = _is_passive(view, statement, first)
    held = token > first and view.forms[token - 1] in words("pronoun_conjunctions")
    many = statement.form.plural and statement.form.kind in {"past", "imperfect"}
    if statement.pronoun or statement.passive or held or many:
        # a verb before its subject is singular
        return None
    named_alike = start < after and is_ours(view.forms[start]) and not (statement.letters and _is_he(statement.form))
    if start < after and is_spoken(view, start, statement.form.lemma) and not named_alike:
        return None
    inner = not statement.letters and token > first and view.forms[token - 1] in words("complementizers")
    statement.subject = _subject_behind(view, statement, start, after, inner)
    return statement.subject


def _is_he(form: Form) -> bool:
    """Whether a verb has a man as its subject, behind which «دينا» is no name: «وقال | افتتحنا الجسر»."""
    return form.gender == "m" and not form.plural


def _telling(view: View, statement: Statement, first: int) -> Phrase | None:
    """The indefinite noun of source right before its verb: «مع وجود | تقارير تفيد بأن»."""
    token = statement.cue
    if statement.form.gender != "f" or statement.form.kind not in {"past", "imperfect"}:
        return None
    for start in range(token - 1, max(first, token - _LONGEST_TELLING) - 1, -1):
        form = view.forms[start].removesuffix(letter("tanwin_seat"))
        letters = int(form not in words("telling"))
        if form[letters:] in words("telling") and form[:letters] in _stuck():
            if start > first and not letters and view.forms[start - 1] in words("prepositions"):
                statement.ends_with_comma = True
            phrase = read_phrase(view, start, token, letters)
            return phrase if phrase and phrase.group and phrase.after == token else _told(view, start, token, letters)
        if not (view.is_word(start) and view.ends_in_feminine(start)) or form.startswith(letter("article")):
            return None
    return None


def _told(view: View, start: int, token: int, letters: int) -> Phrase:
    return Phrase(start, token, [], "document", head=view.forms[start][letters:], letters=letters)


@cache
def _stuck() -> frozenset[str]:
    return frozenset({"", letter("waw"), letter("lam"), letter("ba")})


def _subject_behind(view: View, statement: Statement, start: int, after: int, inner: bool) -> Phrase | None:
    """The subject that follows a verb; a described one only where the words cannot be its object.

    Behind «ودعا» those usually called upon («السكان») are called upon: the subject is understood.
    """
    form, joined = statement.form, statement.letters
    phrase = read_phrase(view, start, after)
    if phrase is None:
        return None
    if start in view.quote_at:
        return phrase
    if phrase.mentions and phrase.mentions[0].start == view.tokens.starts[start]:
        if "a" in form.lemma.frames and _is_addressee(view, phrase, form, inner):
            return None
        return _before_object(view, phrase, form)
    word = view.forms[start]
    lemma = form.lemma
    if joined and lemma.group in _ASKS and is_owned(word) and not phrase.mentions:
        # «وأمر | قواته بالانسحاب»
        return None
    asked = joined and lemma.group == "ask-for" and "a" in lemma.frames and "noun" not in lemma.flags
    if asked and is_called(word):
        return None
    if phrase.group and phrase.group != "never":
        return _before_object(view, phrase, form)
    frame = frame_of(view, start)
    if frame in {"bi", "li"}:
        return None
    called = is_called(word) if "a" in form.lemma.frames else word in words("called_upon")
    if (frame and frame in form.lemma.frames) or called:
        return None
    return phrase


def _before_object(view: View, phrase: Phrase, form: Form) -> Phrase:
    """The subject of a verb without the one spoken to: «حذرت الوزيرة | سامر الحلبي» where the minister is another."""
    office = phrase.first
    definite = view.forms[office].startswith(letter("article"))
    if "a" not in form.lemma.frames or not definite or office + 1 >= phrase.after:
        return phrase
    person = view.mention_at.get(office + 1)
    if person is None or person.kind != "PERSON" or view.offset(office + 1):
        return phrase
    offices = (mention for mention in phrase.mentions if mention.start < view.tokens.ends[office])
    mentions = [msgspec.structs.replace(mention, holder=None) for mention in offices]
    lone = msgspec.structs.replace(phrase, after=office + 1, mentions=mentions)
    holder = office_before(view, lone)
    return lone if holder and holder.name not in {name_of(view, person)[0], None} else phrase


def _is_addressee(view: View, phrase: Phrase, form: Form, inner: bool) -> bool:
    """Whether the noun behind «دعا» is the one called upon: it ends in ة or ات and the verb is masculine.

    Behind «بعد أن دعا» a country or a body is the one called upon too: the subject is that of the main clause.
    """
    head = phrase.head
    if is_called(head):
        return True
    country = phrase.mentions[0].kind == "GPE" and head not in words("masculine_countries")
    if country and form.gender == "m" and not form.plural:
        return True
    if inner and phrase.mentions[0].kind in {"ORG", "NORP", "GPE"}:
        return True
    feminine = head.endswith((letter("feminine"), letter("feminine_plural")))
    return phrase.mentions[0].kind in {"ORG", "NORP"} and feminine and form.gender == "m" and not form.plural


def _described_before(view: View, at: int, first: int) -> Phrase | None:
    """The noun phrase that a plural verb follows, which it can do only in its clause: «لكن معارضي القانون يؤكدون»."""
    for start in range(at - 1, max(first, at - _LONGEST_MANY) - 1, -1):
        form = view.forms[start]
        if not view.is_word(start) or form in cue_forms() or form in words("complementizers"):
            return None
        if begins_clause(view, start, first):
            letters = int(form[0] == letter("waw") and form not in words("waw_words"))
            phrase = read_phrase(view, start, at, letters)
            spoke = phrase is not None and view.forms[phrase.after - 1] in words("spoke")
            return phrase if phrase and (phrase.after == at or (spoke and phrase.group)) else None
    return None


def _subject_before(view: View, statement: Statement, first: int) -> Phrase | None:
    """The subject that stands before a verb, see Note [Subject before or after]."""
    token = statement.cue
    at = _skip_back(view, token, first)
    start = _mentions_back(view, at, first)
    if start == at or not begins_clause(view, start, first):
        far = _subject_of_clause(view, token, first) or _subject_of_being(view, token, first)
        if far:
            return far
    if start == at and statement.form.plural and statement.form.kind in {"past", "imperfect"}:
        many = _described_before(view, at, first)
        if many:
            return many
    if start == at:
        word = at - 1
        group = source_words().get(view.forms[word]) if word >= first else None
        if not group or group == "never" or not begins_clause(view, word, first):
            return None
        return Phrase(word, at, [], group, view.forms[word].startswith(letter("article")), view.forms[word])
    if not begins_clause(view, start, first):
        return None
    return read_phrase(view, start, token, view.offset(start))


def _subject_of_clause(view: View, token: int, first: int) -> Phrase | None:
    """The mention behind a complementizer whose verb an adjunct parts from it: «أن الوزير، وخلال لقائه …، دعا»."""
    for at in range(token - 2, max(first, token - _LONGEST_BEFORE) - 1, -1):
        form = view.forms[at]
        if form in cue_forms() and at not in view.mention_at:
            return None
        if form not in words("complementizers") and bare(form) not in words("adverse"):
            continue
        # «بعد أن صوت المجلس، قال | الوزير»: a verb follows there
        phrase = None if at and view.forms[at - 1] in words("verb_behind") else read_phrase(view, at + 1, token)
        if phrase is None or phrase.after == token:
            return phrase
        if any(form in words("clauses") for form in view.forms[phrase.after : token]):
            return None
        if all(mention.kind == "NORP" for mention in phrase.mentions):
            tied = phrase.group == "anonymous" and view.forms[phrase.after].endswith(letter("tanwin_seat"))
            return phrase if tied else None
        following = view.forms[phrase.after].removeprefix(letter("waw")) or letter("waw")
        return phrase if following in _COMMAS or following in words("prepositions") else None
    return None


def _subject_of_being(view: View, token: int, first: int) -> Phrase | None:
    """The noun phrase between كان at the sentence's start and its verb: «وكانت إدارة المصنع قد أعلنت»."""
    for at in (first, first + 1, *range(max(first, token - _NEAR_BEING), token - 1)):
        form = view.forms[at] if at < token else ""
        if form not in words("being") and form[1:] not in words("being"):
            continue
        phrase = read_phrase(view, at + 1, token)
        if phrase is None or any(form in cue_forms() for form in view.forms[phrase.after : token]):
            return None
        return phrase if at < first + 2 or phrase.after == token else None
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
        elif at == token and at - 1 in view.quote_at:
            at -= 1
        elif at - 1 in view.quote_end and view.tokens.at(view.quote_end[at - 1].start) > floor:
            at = view.tokens.at(view.quote_end[at - 1].start)
            # «مصادر مطلعة لـ"الساحل" | قالت»
            at -= view.forms[at - 1] == letter("lam")
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


def begins_clause(view: View, start: int, first: int) -> bool:
    """Whether a clause begins with the token `start`: the sentence's first, or behind a sign, كان, أن."""
    letters = view.offset(start) if start in view.mention_at else 0
    if letters:
        return letters == 1 and view.forms[start][0] in (letter("waw"), letter("fa"))
    if start < first + 1:
        return True
    before = view.forms[start - 1]
    if not before[0].isalnum():
        return before not in {")", "(", "/"}
    bare = before[1:] if before[0] in (letter("waw"), letter("fa")) else before
    if before in words("still"):
        return True
    opens = ("auxiliaries", "complementizers", "complementizers_bi", "clauses")
    return any(before in words(name) or bare in words(name) for name in opens) or bare in words("relatives")


def _is_passive(view: View, statement: Statement, first: int) -> bool:
    """Whether a verb says that it is said, without a speaker: «يعتقد أن» at a clause's start, «ذُكر»."""
    token = statement.cue
    following = view.forms[token + 1] if token + 1 < len(view.forms) else ""
    marked = letter("damma") in view.seen(token, statement.letters)[1:2]
    if marked and statement.form.kind == "past":
        return True
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
