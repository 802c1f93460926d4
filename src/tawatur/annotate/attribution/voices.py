"""Who speaks: the subject of a cue, or the one an understood subject takes up.

Note [The understood speaker]
    «وأضاف أن» goes on with the last speaker whose verb had its gender; a participle with the speaker or the subject of
    its own sentence; «إنه أوضح» with the speaker around it; a relative clause with the mention before its pronoun; a
    verb behind و within a sentence with what the sentence is about. A verb inside another's words whose subject is
    neither named nor one of these makes no attribution.
"""

from __future__ import annotations

import msgspec

from tawatur.annotate.attribution.channels import channel_between
from tawatur.annotate.attribution.clauses import Reading, Statement, bare, begins_clause
from tawatur.annotate.attribution.cues import letter, words
from tawatur.annotate.attribution.items import COMMAS, TOPICS, Context, Item, State, Voice
from tawatur.annotate.attribution.nouns import adverbs, closed, group_of, honours, source_words
from tawatur.annotate.attribution.phrases import Phrase, bare_head, shortened, skip_adjuncts
from tawatur.annotate.attribution.relays import find_issuer
from tawatur.annotate.attribution.soundness import is_clear
from tawatur.annotate.attribution.sources import is_holderless, office_before, source_of
from tawatur.annotate.attribution.speakers import is_medium, read_phrase
from tawatur.annotate.attribution.view import View
from tawatur.model import Source

# «يذكر أن» at a clause's start only recalls.
_IMPERSONAL = frozenset({"mention", "remind", "suppose", "narrate"})
# «كما أكد», «من جانبه أكد»: a verb so near the start of its sentence opens it.
_OPENING = 4
# «وقدم مدير المدرسة»: the subject of a sentence that begins with its verb.
_SUBJECT_WITHIN = 2
# «الجسر الذي قال إنه سيفتح»: what is told of need not be the one who tells.
_TELLS = frozenset({"say", "think"})
# Whom a noun with a pronoun may take up.
_OWNERS = frozenset({"group", "office", "person", "anonymous"})
# «التقارير الصحفية الغربية | التي أكدت»
_LONGEST_NOUN = 3
# «كتب قادة مصر وفرنسا والأردن | مقالا»; a text is spoken of so far behind the verb that brought it out.
_LONGEST_ISSUED = 12
_FARTHEST_TEXT = 200


def topic_of(view: View, reading: Reading) -> Voice | None:
    """The one a sentence is about: its first mention that no preposition governs, or the office it begins with."""
    for token in range(reading.first, reading.after):
        mention = view.mention_at.get(token)
        if mention is None and _opens_clause(view, reading, token) and _is_office(view, token):
            phrase = read_phrase(view, token, reading.after)
            if phrase:
                phrase = shortened(view, phrase)
                return Voice(source_of(view, phrase), None, phrase)
        if mention is None and view.forms[token] in view.surnames:
            phrase = read_phrase(view, token, token + 1)
            if phrase:
                return Voice(source_of(view, phrase), None, phrase)
        if (
            mention is None
            or mention.kind not in TOPICS
            or _is_genitive(view, reading, token)
            or _is_aside(view, token)
        ):
            continue
        stuck = view.offset(token)
        if stuck and view.forms[token][:stuck] not in (letter("waw"), letter("fa")):
            continue
        if token > reading.first and view.forms[token - 1] in words("prepositions"):
            continue
        phrase = read_phrase(view, token, reading.after, stuck)
        if phrase:
            return Voice(source_of(view, phrase), None, phrase)
    return None


def _opens_clause(view: View, reading: Reading, token: int) -> bool:
    """Whether a word stands first or second in its sentence, or behind the verb of a clause joined by a comma."""
    return token < reading.first + _SUBJECT_WITHIN or view.forms[token - 2] in COMMAS


def _is_office(view: View, token: int) -> bool:
    """Whether a word right at a sentence's start or behind its verb is an office or a described person."""
    many = view.forms[token].endswith(letter("plural_nominative")) and token not in view.mention_at
    return many or source_words().get(view.forms[token]) in {"office", "person", "anonymous"}


def _is_aside(view: View, token: int) -> bool:
    """Whether a mention only glosses the word before its bracket, or something is done to it: «لمعالي الوزير»."""
    before = view.forms[token - 1] if token else ""
    stuck = (letter("lam"), letter("ba"), letter("waw")) if token > 1 else ()
    return before == "(" or (before.startswith(stuck) and before[1:] in honours())


def _is_genitive(view: View, reading: Reading, token: int) -> bool:
    """Whether a place only belongs to the noun before it: «متحف إسرائيل»."""
    if view.mention_at[token].kind != "GPE" or view.mention_at[token].metonym:
        return False
    return token > reading.first + 1 and not begins_clause(view, token, reading.first)


def voice_of(context: Context, number: int) -> Voice | None:
    """The speaker of a statement; None where nothing tells, see Note [The understood speaker]."""
    view = context.view
    statement = context.reading.statements[number]
    if statement.passive:
        return None if is_impersonal(statement) else Voice(Source(role="anonymous"), None)
    relayed = statement.complement.relay if statement.complement else None
    speaks = statement.complement is not None and statement.complement.relay_speaks
    if relayed and (speaks or statement.subject is None):
        return Voice(taken_up(context, relayed) or source_of(view, relayed), None, relayed)
    if statement.subject is not None and statement.subject.head not in words("honorific_pronouns"):
        return _named(context, statement, statement.subject)
    parent, earlier = context.parent(number), context.earlier(number)
    if statement.form.kind == "noun":
        return _of_owner(context, parent, statement, earlier) if statement.owned else context.topic
    inner = (_topic_between(view, parent, statement) or parent.voice) if parent else None
    if statement.form.kind == "participle":
        return earlier.voice if earlier else inner or _of_participle(context, statement)
    if statement.relative and view.forms[statement.cue + 1] in words("told_within"):
        # «تصريحات أدلى بها الوزير وادعى فيها»: the pronoun takes up what was said, not who said it
        return inner or context.topic
    if statement.relative:
        antecedent = _antecedent(context, statement)
        if antecedent or parent or statement.form.kind == "imperfect" or statement.form.lemma.group not in _TELLS:
            return antecedent
    if parent is not None:
        return _within(context, parent, statement, earlier)
    return _carried(context, statement, earlier)


def _of_owner(context: Context, parent: Item | None, statement: Statement, earlier: Item | None) -> Voice | None:
    """The one whom the pronoun on a noun takes up: «توعدت طهران بالرد بعد | اتهامها واشنطن بـ»."""
    gender = statement.form.gender
    near = earlier.voice if earlier else parent.voice if parent else None
    if near and near.gender in (gender, None):
        return near
    topic = context.topic
    if topic and topic.phrase and topic.phrase.first < statement.cue:
        return topic
    return near or _first_source(context, statement) or _last_of(context.state, gender)


def _first_source(context: Context, statement: Statement) -> Voice | None:
    """The first noun of source before a noun, no preposition before it: «واصلت | أسر الصيادين مطالبتها»."""
    view = context.view
    for token in range(context.reading.first, statement.cue):
        governed = token > context.reading.first and view.forms[token - 1] in words("prepositions")
        if governed or group_of(view.forms[token], 0) not in _OWNERS:
            continue
        phrase = read_phrase(view, token, statement.cue)
        return Voice(source_of(view, phrase), None, phrase) if phrase else None
    return None


def _of_participle(context: Context, statement: Statement) -> Voice | None:
    """The speaker of a participle outside others' words: at a sentence's start the last one, else its topic."""
    opens = statement.cue == context.reading.first
    topic = context.topic
    if statement.form.plural and topic and topic.phrase and _is_one(topic.phrase):
        # «… أسامة، متمنين»: the plural is that of the writer
        return None
    return (context.state.last if opens else None) or topic or context.state.last


def _is_one(phrase: Phrase) -> bool:
    """Whether a phrase is one named person."""
    return bool(phrase.mentions) and phrase.mentions[0].kind == "PERSON"


def is_impersonal(statement: Statement) -> bool:
    """Whether a verb only recalls, so that no one speaks: «يذكر أن»."""
    return statement.passive and statement.form.lemma.name in _IMPERSONAL


def _within(context: Context, parent: Item, statement: Statement, earlier: Item | None) -> Voice | None:
    """The speaker of an understood subject within another's words: «إنه أكد», «وأكد», of many «صورا زعموا أنها»."""
    view = context.view
    if statement.pronoun:
        many = parent.statement is not None and parent.statement.form.plural
        return parent.voice if statement.form.plural or not many else None
    if not statement.letters:
        return context.state.many if statement.form.plural else None
    if earlier and earlier.voice.gender in (statement.form.gender, None):
        return earlier.voice
    return _topic_between(view, parent, statement) or _noun_between(view, parent, statement) or parent.voice


def _noun_between(view: View, parent: Item, statement: Statement) -> Voice | None:
    """The noun that a reported clause begins with, for a verb not of its teller's gender: «أن رجلا انهار واعترف»."""
    token = view.tokens.at(parent.content.start)
    noun = token + 1
    if view.forms[token] not in words("complementizers") or parent.voice.gender in (statement.form.gender, None):
        return None
    if noun + 1 >= statement.cue or not view.is_word(noun) or view.ends_in_feminine(noun) or noun in view.time_after:
        return None
    phrase = Phrase(noun, noun + 2, [], "anonymous", head=view.forms[noun])
    return Voice(source_of(view, phrase), statement.form.gender, phrase)


def _last_fits(state: State, gender: str) -> bool:
    return state.last is not None and state.last.gender in (gender, None)


def _last_of(state: State, gender: str) -> Voice | None:
    """Whoever spoke last, or last of a gender."""
    return state.last if _last_fits(state, gender) else state.by_gender.get(gender)


def _carried(context: Context, statement: Statement, earlier: Item | None) -> Voice | None:
    """The last speaker of a verb's gender, or what its own sentence is about."""
    state = context.state
    gender = statement.form.gender
    if earlier and earlier.voice.gender in (gender, None):
        return earlier.voice
    fits = _last_fits(state, gender)
    if state.last and not fits and gender == "m" and _is_announced(context.view, statement):
        return None
    carried = _last_of(state, gender)
    if statement.him:
        return carried
    held = _told_by(context, statement) or _held_by(context, statement)
    if held:
        return held
    if _is_told_of(context.view, context.reading, statement):
        return None
    if _opens_sentence(context, statement):
        return carried or state.last or state.topic
    topic = context.topic
    if topic and topic.phrase and topic.phrase.first < statement.cue and not _is_place(topic.phrase):
        return topic
    return None if _has_other_subject(context.view, context.reading, statement) else carried or state.last or topic


def _opens_sentence(context: Context, statement: Statement) -> bool:
    """Whether a verb goes on the sentence before; «نشر الوزير تغريدة | قال فيها» goes on its own."""
    view, reading = context.view, context.reading
    phrase = context.topic.phrase if context.topic else None
    if not statement.letters and phrase and phrase.first < statement.cue and not phrase.mentions:
        return False
    near = statement.letters or statement.cue < reading.first + _OPENING
    return bool(near) and not _has_subject_before(view, reading, statement)


def _is_announced(view: View, statement: Statement) -> bool:
    """Whether a verb is passive, since it stands right before عن and no one of its gender spoke: «وأعلن عن مقتل»."""
    complement = statement.complement
    near = complement is not None and complement.token == statement.cue_after and view.forms[complement.token]
    return statement.form.lemma.name == "announce" and near == letter("an")


def _told_by(context: Context, statement: Statement) -> Voice | None:
    """The indefinite source right before a verb, whose clause that is: «وفقا لمصادر أمنية | أكدت أن»."""
    if statement.letters or statement.form.gender == "m" or statement.cue <= context.reading.first:
        return None
    phrase = _source_before(context.view, statement.cue)
    return _taken(context, phrase) if phrase and phrase.head in words("telling") else None


def _held_by(context: Context, statement: Statement) -> Voice | None:
    """The first one of the sentence that no preposition governs, for «لكنها زعمت» and, of many, «وأكدوا»."""
    view, reading = context.view, context.reading
    if statement.cue == reading.first or view.forms[statement.cue - 1] not in words("pronoun_conjunctions"):
        topic = context.topic.phrase if context.topic else None
        many = (
            topic is not None
            and topic.first < statement.cue
            and (topic.head in words("many") or _is_plural(topic.head))
        )
        return context.topic if statement.form.plural and many else None
    for token in range(reading.first, statement.cue):
        mention = view.mention_at.get(token)
        if mention and mention.kind in TOPICS and not view.offset(token) and token > reading.first:
            if view.forms[token - 1] in words("prepositions"):
                continue
            phrase = read_phrase(view, token, statement.cue)
            return Voice(source_of(view, phrase), None, phrase) if phrase else None
    return None


def _is_plural(head: str) -> bool:
    return head.endswith((letter("plural_nominative"), letter("plural_accusative")))


def _has_other_subject(view: View, reading: Reading, statement: Statement) -> bool:
    """Whether a definite noun that is nobody stands right before a verb: «المقالات المترجمة تعبر عن»."""
    at = statement.cue - 1
    if statement.letters or at < reading.first or at in view.mention_at or at + 1 in view.time_before:
        return False
    form = view.forms[at]
    return form.startswith(letter("article")) and form not in words("article_like")


def _is_told_of(view: View, reading: Reading, statement: Statement) -> bool:
    """Whether a verb only describes the indefinite noun before it: «بثوا تسجيلا | يدعو إلى»."""
    at = statement.cue - 1
    if statement.letters or statement.form.kind != "imperfect" or at < reading.first or not view.is_word(at):
        return False
    if at == reading.first or view.forms[at - 1] in COMMAS or group_of(view.forms[at], 0) == "document":
        # «ومضى يقول»: another verb before it; «أصدرت الوزارة بيانا يفيد بأن»: a document of theirs
        return False
    form = view.forms[at]
    named = at in view.mention_at or at + 1 in view.mention_before or at + 1 in view.time_before
    return not (
        named
        or form.startswith(letter("article"))
        or form in closed()
        or bare(form) in closed()
        or _is_adverb(view, at)
    )


def _is_adverb(view: View, token: int) -> bool:
    return any(
        hit.after == token + 1 for start in (token, token - 1, token - 2) for hit in adverbs().at(view.tokens, start)
    )


def _is_place(phrase: Phrase) -> bool:
    """Whether a phrase names a place that does not stand for its government."""
    return bool(phrase.mentions) and phrase.mentions[0].kind == "GPE" and not phrase.mentions[0].metonym


def _source_before(view: View, end: int) -> Phrase | None:
    """The noun of source that ends with its adjectives before a token: «التقارير الغربية | التي أكدت»."""
    for start in range(end - 1, max(end - _LONGEST_NOUN, 0) - 1, -1):
        form = view.forms[start]
        if not view.is_word(start) or form in closed():
            return None
        stuck = int(form[0] in (letter("lam"), letter("ba")) and form not in source_words())
        if group_of(form[stuck:], stuck):
            phrase = read_phrase(view, start, end, stuck)
            return phrase if phrase and phrase.after == end else None
    return None


def _agrees(relative: str, statement: Statement) -> bool:
    """Whether a relative pronoun is of its verb's gender and a clause follows, so that it speaks: «التي أكدت أن»."""
    return is_clear(statement.complement) and (bare(relative) in words("feminine_relatives")) == (
        statement.form.gender == "f"
    )


def _taken(context: Context, phrase: Phrase) -> Voice:
    return Voice(taken_up(context, phrase) or source_of(context.view, phrase), None, phrase)


def _antecedent(context: Context, statement: Statement) -> Voice | None:
    """The mention or noun of source that a relative pronoun takes up: «الحزب الذي يدين», «التقارير التي أكدت»."""
    view = context.view
    at = statement.clause - 1
    while at > 0 and view.forms[at - 1] in COMMAS:
        at -= 1
    start = view.mention_before.get(at)
    if start is None or view.mention_at[start].kind not in TOPICS:
        phrase = _source_before(view, at) if _agrees(view.forms[at], statement) else None
        return _taken(context, phrase) if phrase and phrase.definite else None
    phrase = read_phrase(view, start, at, view.offset(start))
    return Voice(source_of(view, phrase), None, phrase) if phrase else None


def _has_subject_before(view: View, reading: Reading, statement: Statement) -> bool:
    """Whether a verb joined by و goes on a clause of its own sentence and not the sentence before."""
    return any(
        token in view.mention_at and view.mention_at[token].kind in TOPICS and not view.offset(token)
        for token in range(reading.first, statement.cue)
    )


def _named(context: Context, statement: Statement, subject: Phrase) -> Voice:
    """The speaker a subject names; «المصدر» and «البيان» point back to one named before."""
    gender = _gender_shown(context.view, statement)
    known = taken_up(context, subject)
    if known:
        return Voice(known, gender, subject)
    if subject.group == "document" and statement.complement:
        issuer = find_issuer(context.view, subject, statement.complement.token)
        if issuer:
            source = source_of(context.view, issuer)
            context.state.by_head = {**context.state.by_head, bare_head(subject): source}
            return Voice(source, gender, issuer)
    return Voice(source_of(context.view, subject), gender, subject)


def _gender_shown(view: View, statement: Statement) -> str | None:
    """The gender that a cue shows of its speaker; behind «نقلت عن» only «قوله» and «قولها» do."""
    if statement.via:
        feminine = view.forms[statement.cue].endswith(letter("her"))
        spoken = view.forms[statement.cue] in words("said_by")
        return ("f" if feminine else "m") if spoken else None
    return statement.form.gender if statement.form.kind != "participle" else None


def channel_of(view: View, document: Phrase) -> str:
    """The kind of a document by its head word."""
    return channel_between(view, document.first, document.first + 1) or "statement"


def issuer_before(context: Context, document: Phrase) -> Source | None:
    """Who issued the document that a definite one takes up: the last of its kind, else whoever spoke last.

    A report or a study is no one's because he spoke last, a statement is.
    """
    state = context.state
    channel = channel_of(context.view, document)
    if named := state.by_head.get(bare_head(document)):
        return named
    issuer = state.issuers.get(channel) or _brought_out(context.view, document)
    head = letter("article") + bare_head(document)
    told = channel == "statement" and head not in words("told_by_none")
    if issuer is None and told and state.last and state.last.source.role != "anonymous":
        issuer = state.last.source
    return msgspec.structs.replace(issuer, role="document") if issuer else None


def _brought_out(view: View, document: Phrase) -> Source | None:
    """Who brought out the text that a definite noun takes up: «كتب قادة الدول مقالا … ويقول المقال»; no paper does."""
    bare_word = bare_head(document)
    wanted = {bare_word, bare_word + letter("tanwin_seat")}
    for token in range(document.first - 1, max(document.first - _FARTHEST_TEXT, 0), -1):
        if view.forms[token] in wanted:
            for verb in range(token - 1, max(token - _LONGEST_ISSUED, -1), -1):
                form = view.forms[verb]
                if form in words("brings_out") or form[1:] in words("brings_out"):
                    phrase = read_phrase(view, skip_adjuncts(view, verb + 1, token), token)
                    named = phrase is not None and (phrase.mentions or phrase.group) and not is_medium(phrase)
                    return source_of(view, phrase) if phrase and named else None
    return None


def _in_headline(view: View, source: Source) -> bool:
    """Whether a source was last named in the report's first line."""
    return source.start is not None and source.start < view.tokens.ends[view.sentences[0][1] - 1]


def taken_up(context: Context, phrase: Phrase) -> Source | None:
    """The source named before that a definite phrase takes up: «المصدر» that of «مصدر أمني», «البيان» its issuer.

    «المصدر ذاته» may take up a document too, as the press of the Maghreb has it.
    """
    state = context.state
    if not phrase.definite or (phrase.mentions and not is_holderless(phrase)):
        return None
    if phrase.group == "document" and phrase.head in source_words():
        return issuer_before(context, phrase)
    if not phrase.group and not phrase.mentions:
        return None
    known = state.by_head.get(bare_head(phrase)) or office_before(context.view, phrase)
    if known and state.unnamed and phrase.group == "anonymous" and _in_headline(context.view, known):
        # the body of the report tells who it was
        known = state.unnamed
    if known is None and phrase.head in words("epithets"):
        return _last_person(state)
    if known or not phrase.back or phrase.group not in {"anonymous", "document"}:
        return known
    return state.issuer or (state.last.source if state.last else None)


def _last_person(state: State) -> Source | None:
    """The person who spoke last, whom a definite noun takes up: «الفنان» of one named and quoted before."""
    phrase = state.last.phrase if state.last else None
    if state.last is None or phrase is None:
        return None
    plain = not phrase.mentions and not phrase.group and not phrase.definite
    person = not is_medium(phrase) and any(mention.kind == "PERSON" for mention in phrase.mentions)
    return state.last.source if plain or person else None


def _topic_between(view: View, parent: Item, statement: Statement) -> Voice | None:
    """The one that the content around an inner statement is about."""
    for token in range(view.tokens.at(parent.content.start), statement.cue):
        mention = view.mention_at.get(token)
        if mention and mention.kind in TOPICS and view.offset(token) == 0:
            phrase = read_phrase(view, token, statement.cue)
            return Voice(source_of(view, phrase), None, phrase) if phrase else None
    return None
