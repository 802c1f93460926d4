"""From statements to attributions: speakers carried on, statements nested, chains ordered from the outside in.

Note [The chain]
    outlet (metadata; name null where unknown) ← agency (dateline, credit line) ← document's issuer or relay ← speaker.
    A statement inside another continues its chain; a source that already stands in a chain is not added again.
    «جاء ذلك في …، وفق ما أعلنه المتحدث» gives its source to the sentence before. A document that is referred back to
    («وفقا للبيان») stands behind the statements that follow, until the report turns to something else.
"""

from __future__ import annotations

from functools import cache

import msgspec

from tawatur.annotate.attribution.channels import WRITTEN, channel_between
from tawatur.annotate.attribution.content import clause_before, content_of, stands_inside
from tawatur.annotate.attribution.cues import letter, words
from tawatur.annotate.attribution.relays import Relay
from tawatur.annotate.attribution.speakers import Phrase, read_phrase, skip_adjuncts, source_of
from tawatur.annotate.attribution.statements import Reading, Statement
from tawatur.annotate.attribution.view import View
from tawatur.model import Attribution, Source, Span
from tawatur.text.scan import PhraseTable

# A turn of the report is announced within the first words of a sentence.
_TURN_WITHIN = 3
_LEADING_WITHIN = 3
# «يذكر أن» at a clause's start only recalls.
_IMPERSONAL = frozenset({"mention", "remind"})
_TOPICS = frozenset({"PERSON", "ORG", "TITLE", "GPE"})
# So many words between a source preposition and a cue are a clause of their own.
_BETWEEN = 3
# An adjunct of a source phrase is no longer than this.
_LONGEST_ADJUNCT = 10
_COMMAS = frozenset({"\u060c", ","})


class Voice(msgspec.Struct):
    """A source that later sentences may carry on, with the gender its verb showed."""

    source: Source
    gender: str | None
    phrase: Phrase | None = None


class Item(msgspec.Struct):
    """An attribution in the making."""

    cue: Span
    content: Span
    voice: Voice
    via: list[Source]
    kind: str
    rule: str
    statement: Statement | None = None
    parent: Item | None = None
    channel: str | None = None
    addressee: str | None = None
    stance: str = "said"

    @property
    def level(self) -> int:
        """How many attributions it stands inside."""
        return 0 if self.parent is None else self.parent.level + 1


class _State(msgspec.Struct):
    """What a sentence hands on to the next."""

    last: Voice | None = None
    by_gender: dict[str, Voice] = {}
    issuer: Source | None = None
    section: Source | None = None
    topic: Voice | None = None
    items: list[Item] = []
    first: int = 0
    after: int = 0


@cache
def _turns() -> PhraseTable[bool]:
    return PhraseTable([(phrase, True) for phrase in sorted(words("turns"))])


@cache
def _comes() -> PhraseTable[bool]:
    return PhraseTable([(phrase, True) for phrase in sorted(words("comes"))])


def attributions_of(view: View, readings: list[Reading]) -> list[Attribution]:
    """The attributions of all sentences, sorted by (start, end)."""
    base = [Source(role="outlet", name=view.document.meta.outlet), *view.wires]
    state = _State()
    made: list[Item] = []
    for reading in readings:
        made.extend(_sentence(view, reading, state))
    return sorted((_finished(view, item, base) for item in made), key=lambda a: (a.start, a.end))


def _sentence(view: View, reading: Reading, state: _State) -> list[Item]:
    comes = any(
        _comes().at(view.tokens, token) for token in range(reading.first, min(reading.first + 2, reading.after))
    )
    if state.section and (_turns_away(view, reading) or not reading.statements):
        state.section = None
    topic = _topic(view, reading)
    own = _leading(view, reading, state)
    items = _statements(view, reading, state, topic)
    found = [*own, *items, *_relays(view, reading, items, state, comes, own)]
    if comes:
        found.extend(_comes_from(view, reading, state))
    if state.section:
        _add_via([i for i in items if i.parent is None], state.section)
    state.items = [item for item in found if item.parent is None]
    state.first, state.after = reading.first, reading.after
    state.topic = topic or state.topic
    return found


def _leading(view: View, reading: Reading, state: _State) -> list[Item]:
    """A source preposition at the sentence's start that governs a clause and not the first statement."""
    made: list[Item] = []
    for relay in reading.relays[:1]:
        if not _leads(view, reading, relay):
            continue
        first = skip_adjuncts(view, relay.after, reading.after)
        clause = min((s.clause for s in reading.statements if s.cue > relay.first), default=reading.after)
        if clause < first + _BETWEEN:
            continue
        source = _relay_source(view, relay, state)
        own = _own(view, reading, relay, source, reading.first, True)
        if own:
            made.append(own)
            state.last = own.voice
            state.by_gender = {}
    return made


def _turns_away(view: View, reading: Reading) -> bool:
    stop = min(reading.first + _TURN_WITHIN, reading.after)
    return any(_turns().at(view.tokens, token) for token in range(reading.first, stop))


def _topic(view: View, reading: Reading) -> Voice | None:
    """The one a sentence is about: its first mention that no preposition governs."""
    for token in range(reading.first, reading.after):
        mention = view.mention_at.get(token)
        if mention is None or mention.kind not in _TOPICS:
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


def _statements(view: View, reading: Reading, state: _State, topic: Voice | None) -> list[Item]:
    statements = reading.statements
    parents: list[int | None] = []
    stack: list[int] = []
    for number, statement in enumerate(statements):
        while stack and not stands_inside(view, statements[stack[-1]], statement):
            stack.pop()
        parents.append(stack[-1] if stack else None)
        stack.append(number)
    items: dict[int, Item] = {}
    for number, statement in enumerate(statements):
        outer = parents[number]
        if outer is not None and outer not in items:
            continue
        parent = items[outer] if outer is not None else None
        content = content_of(view, statement, *_bounds(view, reading, statements, parents, number, parent))
        if content is None:
            continue
        earlier = [items[n] for n in range(number) if n in items and parents[n] == outer]
        voice = _voice(view, reading, statement, parent, earlier[-1] if earlier else None, state, topic)
        if voice is None:
            continue
        items[number] = _item(view, reading, statement, content, voice, parent, earlier, state)
    return list(items.values())


def _bounds(
    view: View,
    reading: Reading,
    statements: list[Statement],
    parents: list[int | None],
    number: int,
    parent: Item | None,
) -> tuple[int, list[int]]:
    """The token a content ends at the latest, and the tokens that end it before."""
    stop = reading.after
    if parent is not None:
        stop = min(stop, view.tokens.at(parent.content.end - 1) + 1)
    cuts = []
    if number + 1 < len(statements):
        following = next((n for n in range(number + 1, len(statements)) if parents[n] == parents[number]), None)
        inner = parents[number + 1] == number
        if following is not None:
            cuts.append(statements[following].clause)
        elif not inner and parents[number] is not None:
            cuts.append(statements[number + 1].clause)
    begins = statements[number].cue
    cuts.extend(relay.first for relay in reading.relays if relay.first > begins)
    return stop, cuts


def _voice(
    view: View,
    reading: Reading,
    statement: Statement,
    parent: Item | None,
    earlier: Item | None,
    state: _State,
    topic: Voice | None,
) -> Voice | None:
    """Who speaks: the subject, or the speaker that an understood subject carries on."""
    gender = statement.form.gender
    if statement.passive:
        reports = statement.form.lemma.name not in _IMPERSONAL
        return Voice(Source(role="anonymous"), None) if reports else None
    subject = statement.subject
    relayed = statement.complement.relay if statement.complement else None
    if relayed:
        return Voice(source_of(view, relayed), None, relayed)
    if subject is not None:
        return _spoken(view, subject, gender, statement, state)
    if statement.form.kind == "participle":
        inner = (_topic_between(view, parent, statement) or parent.voice) if parent else None
        return (earlier.voice if earlier else None) or inner or topic or state.last
    if statement.relative and parent is None and statement.form.kind == "imperfect":
        return _antecedent(view, statement)
    if parent is not None:
        if statement.relative:
            return _antecedent(view, statement)
        if not (statement.pronoun or statement.letters):
            return None
        inner = None if statement.pronoun else _topic_between(view, parent, statement)
        return inner or parent.voice
    if earlier and earlier.voice.gender in (gender, None):
        return earlier.voice
    opens = statement.letters or statement.cue < reading.first + 4
    fits = state.last is not None and state.last.gender in (gender, None)
    carried = state.last if fits else state.by_gender.get(gender)
    if opens and not _has_subject_before(view, reading, statement):
        return carried or state.last or state.topic
    return topic or carried or state.last


def _antecedent(view: View, statement: Statement) -> Voice | None:
    """The mention that a relative pronoun takes up: «الحزب الذي يدين الهجوم»."""
    at = statement.clause - 1
    while at > 0 and view.forms[at - 1] in _COMMAS:
        at -= 1
    start = view.mention_before.get(at)
    mention = view.mention_at[start] if start is not None else None
    if start is None or mention is None or mention.kind not in _TOPICS:
        return None
    phrase = read_phrase(view, start, at, view.offset(start))
    return Voice(source_of(view, phrase), None, phrase) if phrase else None


def _has_subject_before(view: View, reading: Reading, statement: Statement) -> bool:
    """Whether a verb joined by و goes on a clause of its own sentence and not the sentence before."""
    return any(
        token in view.mention_at and view.mention_at[token].kind in _TOPICS and not view.offset(token)
        for token in range(reading.first, statement.cue)
    )


def _spoken(view: View, subject: Phrase, gender: str, statement: Statement, state: _State) -> Voice:
    if not subject.mentions and subject.definite:
        if subject.group == "document" and state.issuer:
            return Voice(msgspec.structs.replace(state.issuer, role="document"), gender, subject)
        if subject.group and state.last and _same_head(state.last.phrase, subject):
            return Voice(state.last.source, gender, subject)
    return Voice(source_of(view, subject), gender if statement.form.kind != "participle" else None, subject)


def _same_head(phrase: Phrase | None, subject: Phrase) -> bool:
    """Whether «المصدر» takes up «مصدر أمني»: the same head word, now definite."""
    if phrase is None:
        return False
    article = letter("article")
    return phrase.head.removeprefix(article) == subject.head.removeprefix(article)


def _topic_between(view: View, parent: Item, statement: Statement) -> Voice | None:
    """The one that the content around an inner statement is about."""
    first = view.tokens.at(parent.content.start)
    for token in range(first, statement.cue):
        mention = view.mention_at.get(token)
        if mention and mention.kind in _TOPICS and view.offset(token) == 0:
            phrase = read_phrase(view, token, statement.cue)
            return Voice(source_of(view, phrase), None, phrase) if phrase else None
    return None


def _item(
    view: View,
    reading: Reading,
    statement: Statement,
    content: Span,
    voice: Voice,
    parent: Item | None,
    earlier: list[Item],
    state: _State,
) -> Item:
    complement = statement.complement
    begins = complement.token if complement else statement.cue_after
    from_start = reading.first if not earlier and parent is None else statement.clause
    channel = channel_between(view, from_start, begins)
    if channel is None and statement.form.kind == "participle" and earlier:
        channel = earlier[-1].channel
    cue = view.span(statement.cue, statement.cue_after, statement.letters)
    item = Item(cue, content, voice, [], _kind(view, statement, content), _rule(statement), statement, parent, channel)
    if statement.via:
        item.via.append(source_of(view, statement.via))
    if complement and complement.addressee:
        item.addressee = _called(view, complement.addressee)
        if _is_press(complement.addressee):
            item.via.append(source_of(view, complement.addressee, "agency"))
    item.stance = _stance(view, statement)
    if statement.form.kind == "participle" and earlier:
        item.via.extend(earlier[-1].via)
    if parent is None:
        state.last = voice
        if voice.gender:
            state.by_gender = {**state.by_gender, voice.gender: voice}
        leads = any(relay.first < statement.cue for relay in reading.relays)
        if channel in WRITTEN and voice.source.role != "anonymous" and not leads:
            state.issuer = voice.source
    return item


def _is_press(phrase: Phrase) -> bool:
    """Whether the one spoken to is an agency or a station, which passes the words on."""
    return phrase.group == "medium" or any(mention.sector in {"MED", "JRN"} for mention in phrase.mentions)


def _called(view: View, phrase: Phrase) -> str | None:
    if phrase.mentions:
        return source_of(view, phrase).name
    return view.span(phrase.first, phrase.after, phrase.letters).of(view.document.text)


def _kind(view: View, statement: Statement, content: Span) -> str:
    complement = statement.complement
    if complement is None or complement.quote or complement.style == "colon":
        return "direct"
    first, last = complement.token, view.tokens.at(content.end - 1)
    return "mixed" if any(token in view.quote_at for token in range(first, last + 1)) else "indirect"


def _rule(statement: Statement) -> str:
    if statement.before:
        return "ar.attribution.quote-before"
    if statement.form.lemma.group == "relay" and statement.via:
        return "ar.attribution.relayed"
    return f"ar.attribution.{statement.form.kind}"


def _stance(view: View, statement: Statement) -> str:
    group = statement.form.lemma.group
    complement = statement.complement
    if group == "deny":
        return "denied"
    if group == "claim":
        return "claimed"
    responsible = complement is not None and view.forms[complement.token] in words("responsibility")
    return "claimed" if responsible and statement.form.lemma.name == "announce" else "said"


def _add_via(items: list[Item], source: Source) -> None:
    for item in items:
        if not any(_same(source, one) for one in [*item.via, item.voice.source]):
            item.via.insert(0, source)


def _same(one: Source, other: Source) -> bool:
    if one.entity and other.entity:
        return one.entity == other.entity
    return one.name is not None and one.name == other.name


def _relays(view: View, reading: Reading, items: list[Item], state: _State, comes: bool, own: list[Item]) -> list[Item]:
    """What source prepositions add: a link to the statements of their clause, or an attribution of their own."""
    made: list[Item] = []
    reached = reading.first
    outer = [item for item in items if item.parent is None and item.statement]
    for relay in reading.relays:
        leading = _leads(view, reading, relay)
        if leading and any(item.cue.start == view.tokens.place(relay.cue, relay.letters) for item in own):
            reached = relay.after
            continue
        source = _relay_source(view, relay, state)
        gapped = [i for i in outer if i.statement and _in_gap(i.statement, relay)]
        if gapped:
            continue
        if leading:
            governed = [i for i in outer if i.statement and i.statement.cue > relay.first]
        else:
            governed = [i for i in outer if i.statement and reached <= i.statement.clause < relay.first][-1:]
        if relay.document is not None and relay.source is relay.document and leading:
            state.section = source
        loose = view.forms[relay.first - 1] not in _COMMAS if relay.first > reading.first else False
        if governed and not leading and loose and _is_clause(governed[0]):
            reached = relay.after
            continue
        if governed and not comes:
            _add_via(governed, source)
            for item in governed:
                item.channel = item.channel or ("statement" if relay.document else None)
        else:
            item = _own(view, reading, relay, source, reached, leading)
            if item:
                made.append(item)
                state.last = item.voice
            if comes:
                _add_via(state.items, source)
        reached = relay.after
    return made


def _is_clause(item: Item) -> bool:
    """Whether a source preposition without a comma belongs to the words reported and not to the report."""
    complement = item.statement.complement if item.statement else None
    return complement is not None and complement.style == "clause"


def _in_gap(statement: Statement, relay: Relay) -> bool:
    begins = statement.complement.token if statement.complement else statement.cue
    return statement.cue < relay.first < begins


def _leads(view: View, reading: Reading, relay: Relay) -> bool:
    if relay.first < reading.first + 1:
        return True
    return skip_adjuncts(view, reading.first, reading.after) == relay.first


def _relay_source(view: View, relay: Relay, state: _State) -> Source:
    if relay.document is not None and relay.source is relay.document:
        if relay.document.definite and state.issuer:
            return msgspec.structs.replace(state.issuer, role="document")
        return source_of(view, relay.source, "document")
    return source_of(view, relay.source)


def _past_adjunct(view: View, token: int, end: int) -> int:
    """The comma that ends a source phrase with an adjunct: «بحسب الوكالة الوطنية في المدينة، فإن»."""
    if token < end and view.forms[token] in words("prepositions"):
        stop = min(end, token + _LONGEST_ADJUNCT)
        return next((at for at in range(token, stop) if view.forms[at] in _COMMAS), token)
    return token


def _own(view: View, reading: Reading, relay: Relay, source: Source, reached: int, leading: bool) -> Item | None:
    if leading:
        first = skip_adjuncts(view, _past_adjunct(view, relay.after, reading.after), reading.after)
        others = [other.first for other in reading.relays if other.first > relay.first]
        others += [s.clause for s in reading.statements if s.clause > first and s.letters]
        end = min(others, default=reading.after)
        content = clause_before(view, first, msgspec.structs.replace(relay, first=end)) if first < end else None
    else:
        content = clause_before(view, reached, relay)
    if content is None:
        return None
    if content.end > content.start and view.document.text[content.end - 1] in ".!\u061f?\u2026":
        content = Span(content.start, content.end - 1)
    cue = view.span(relay.cue, relay.cue_after, relay.letters)
    voice = Voice(source, None, relay.source)
    channel = "statement" if relay.document else channel_between(view, relay.first, relay.after)
    first, last = view.tokens.at(content.start), view.tokens.at(content.end - 1)
    mixed = any(token in view.quote_at for token in range(first, last + 1))
    kind = "mixed" if mixed else "indirect"
    return Item(cue, content, voice, [], kind, "ar.attribution.source-preposition", channel=channel)


def _comes_from(view: View, reading: Reading, state: _State) -> list[Item]:
    """«جاء ذلك في بيان للوزارة» without a source preposition: channel and issuer of the sentence before."""
    if reading.relays:
        return []
    channel = channel_between(view, reading.first, reading.after)
    topic = None
    for token in range(reading.first, reading.after):
        mention = view.mention_at.get(token)
        if mention and mention.kind in _TOPICS:
            phrase = read_phrase(view, token, reading.after, view.offset(token))
            topic = source_of(view, phrase) if phrase else None
            break
    for item in state.items:
        item.channel = item.channel or channel
    if topic and channel in WRITTEN:
        _add_via(state.items, msgspec.structs.replace(topic, role="document"))
    return []


def _finished(view: View, item: Item, base: list[Source]) -> Attribution:
    chain = list(base)
    line: list[Item] = []
    at: Item | None = item
    while at is not None:
        line.append(at)
        at = at.parent
    for one in reversed(line):
        for source in (*one.via, one.voice.source):
            known = next((n for n, link in enumerate(chain) if n and _same(link, source)), None)
            if known is not None:
                del chain[known:]
            chain.append(source)
    return Attribution(
        start=min(item.cue.start, item.content.start),
        end=max(item.cue.end, item.content.end),
        rule=item.rule,
        kind=item.kind,  # type: ignore[arg-type]
        cue=item.cue,
        content=(item.content,),
        chain=tuple(chain),
        channel=item.channel,
        addressee=item.addressee,
        level=item.level,
        stance=item.stance,  # type: ignore[arg-type]
    )
