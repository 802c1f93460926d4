"""From statements to attributions: statements nested, chains ordered from the outside in.

Note [The chain]
    outlet (metadata; name null where unknown) ← agency (dateline, credit line) ← document's issuer or relay ← speaker.
    A statement inside another continues its chain; a source that already stands in a chain is not added again.
    «جاء ذلك في …، وفق ما أعلنه المتحدث» gives its source to the sentence before. A document that is referred back to
    («وفقا للبيان») stands behind the statements that follow, until the report turns to something else.
"""

from __future__ import annotations

from functools import cache

from tawatur.annotate.attribution.channels import WRITTEN, channel_between
from tawatur.annotate.attribution.clauses import Reading, Statement
from tawatur.annotate.attribution.content import content_of, opening_of, paragraphs_after, stands_inside
from tawatur.annotate.attribution.cues import words
from tawatur.annotate.attribution.items import Context, Item, State, Voice, add_via, same_source
from tawatur.annotate.attribution.phrases import Phrase, skip_adjuncts
from tawatur.annotate.attribution.sources import press_of, source_of
from tawatur.annotate.attribution.speakers import is_medium, read_phrase
from tawatur.annotate.attribution.supply import leading_item, supply_issuer, supply_sources
from tawatur.annotate.attribution.view import View
from tawatur.annotate.attribution.voices import is_impersonal, taken_up, topic_of, voice_of
from tawatur.annotate.boilerplate import wire_at
from tawatur.model import Attribution, Source, Span
from tawatur.text.scan import PhraseTable

# A turn of the report is announced within the first words of a sentence, «جاء ذلك» within the first two.
_TURN_WITHIN = 3
_COMES_WITHIN = 2
# Passives that tell what the report itself expects, unless a source is named.
_ONLY_EXPECTED = frozenset({"expect", "deem-likely", "fear", "suppose", "predict"})
_COMMAS = frozenset({"\u060c", ","})
# Verbs that go on with what was said, whether they name the speaker again or not.
_GOING_ON = frozenset({"add", "continue", "go-on", "go-on-2", "carry-on", "complete", "go-on-saying"})
# «مقابلة تلفزيونية خاصة مع»: the preposition stands so near.
_LONGEST_TALK = 4


@cache
def _turns() -> PhraseTable[bool]:
    return PhraseTable([(phrase, True) for phrase in sorted(words("turns"))])


@cache
def _comes() -> PhraseTable[bool]:
    return PhraseTable([(phrase, True) for phrase in sorted(words("comes"))])


def attributions_of(view: View, readings: list[Reading]) -> list[Attribution]:
    """The attributions of all sentences, sorted by (start, end)."""
    base = [Source(role="outlet", name=view.document.meta.outlet), *view.wires]
    state = State()
    made: list[Item] = []
    for reading in readings:
        made.extend(_in_sentence(Context(view, reading, state)))
    return sorted((_finished(item, base) for item in made), key=lambda a: (a.start, a.end))


def _in_sentence(context: Context) -> list[Item]:
    state = context.state
    comes = _begins_with(context, _comes(), _COMES_WITHIN)
    if state.section and (not context.reading.statements or _begins_with(context, _turns(), _TURN_WITHIN)):
        state.section = None
    context.topic = topic_of(context.view, context.reading)
    led = leading_item(context)
    _read_items(context)
    outer = [item for item in context.items.values() if item.parent is None]
    supplied = supply_sources(context, led, comes)
    outer = [item for item in outer if not _is_no_ones(item)]
    if comes:
        supply_issuer(context)
    if state.section:
        add_via([item for item in outer if not item.via and not _is_press(item.voice)], state.section)
    own = [*([led] if led else []), *supplied]
    state.items = [*outer, *own]
    state.topic = context.topic or state.topic
    return [*own, *(item for item in context.items.values() if not _is_no_ones(item))]


def _is_no_ones(item: Item) -> bool:
    """Whether something is only expected and no source says so: «ويتوقع أن يصل الوفد»."""
    lemma = item.statement.form.lemma.name if item.statement else ""
    return lemma in _ONLY_EXPECTED and item.voice.source.start is None and item.voice.source.name is None


def _is_press(voice: Voice) -> bool:
    """Whether a paper or an agency speaks itself, so that no document before stands behind it."""
    return voice.phrase is not None and is_medium(voice.phrase)


def _begins_with(context: Context, table: PhraseTable[bool], within: int) -> bool:
    reading = context.reading
    tokens = context.view.tokens
    places = table.places(tokens, reading.first, min(reading.first + within, reading.after))
    return any(table.at(tokens, token) for token in places)


def _read_items(context: Context) -> None:
    """The items of a sentence's statements, each with the one it stands inside."""
    view, statements = context.view, context.reading.statements
    context.parents = _nested(view, statements)
    for number, statement in enumerate(statements):
        outer = context.parents[number]
        if outer is not None and outer not in context.items:
            continue
        content = content_of(view, statement, *_bounds(context, number))
        voice = voice_of(context, number) if content else None
        if content and voice:
            context.items[number] = _item(context, number, content, voice)
            if statement.form.plural and statement.form.kind != "participle":
                context.state.many = voice
            if outer is None:
                _hand_on(context, context.items[number])


def _nested(view: View, statements: list[Statement]) -> list[int | None]:
    """For each statement the number of the one it stands inside."""
    parents: list[int | None] = []
    stack: list[int] = []
    for number, statement in enumerate(statements):
        left = None
        for _ in range(_left_by_participle(statements, stack, statement)):
            stack.pop()
        while stack and not stands_inside(view, statements[stack[-1]], statement):
            left = stack.pop()
            if _goes_on(view, statements[left], statement) and parents[left] is not None:
                break
        parents.append(stack[-1] if stack else None)
        if not is_impersonal(statement):
            stack.append(number)
    return parents


def _left_by_participle(statements: list[Statement], stack: list[int], statement: Statement) -> int:
    """How many inner statements a participle leaves that agrees with an outer one alone.

    «أضافت الوزيرة أن النواب اعترفوا بذلك، | متهمة الحزب»: the minister accuses.
    """
    if statement.form.kind != "participle" or statement.subject is not None or not stack:
        return 0
    agreeing = [depth for depth, number in enumerate(reversed(stack)) if _agree(statements[number], statement)]
    return agreeing[0] if agreeing else 0


def _agree(outer: Statement, participle: Statement) -> bool:
    one, other = outer.form, participle.form
    return one.kind not in {"participle", "noun"} and (one.gender, one.plural) == (other.gender, other.plural)


def _goes_on(view: View, relative: Statement, statement: Statement) -> bool:
    """Whether a verb goes on a relative clause and stands where that does: «التي ادعى فيها … | وطالب بـ»."""
    joined = statement.letters and statement.subject is None and statement.form.gender == relative.form.gender
    return bool(joined) and relative.relative and view.forms[statement.cue - 1] not in _COMMAS


def _bounds(context: Context, number: int) -> tuple[int, list[int]]:
    """The token a content ends at the latest, and the tokens that end it before."""
    statements, parents = context.reading.statements, context.parents
    parent = context.parent(number)
    stop = context.reading.after
    if parent is not None:
        stop = min(stop, context.view.tokens.at(parent.content.end - 1) + 1)
    cuts = [relay.first for relay in context.reading.relays if relay.first > statements[number].cue]
    following = range(number + 1, len(statements))
    sibling = next((n for n in following if parents[n] == parents[number]), None)
    if sibling is not None:
        cuts.append(opening_of(context.view, statements[sibling].clause))
    elif following and parents[number] is not None and parents[number + 1] != number:
        cuts.append(statements[number + 1].clause)
    return stop, cuts


def _item(context: Context, number: int, content: Span, voice: Voice) -> Item:
    view, statement = context.view, context.reading.statements[number]
    complement = statement.complement
    parent, earlier = context.parent(number), context.earlier(number)
    begins = complement.token if complement else statement.cue_after
    first = context.reading.first if earlier is None and parent is None else statement.clause
    item = Item(
        cue=view.span(statement.cue, statement.cue_after, statement.letters),
        content=content,
        voice=voice,
        kind=_kind(view, statement, content),
        rule=_rule(statement),
        statement=statement,
        parent=parent,
        channel=channel_between(view, first, begins),
        stance=_stance(view, statement),
    )
    if statement.around and (begun := view.span(*statement.around)):
        item.content, item.more = begun, (content,)
    if complement and complement.quote and not complement.quote.closed:
        item.more = paragraphs_after(view, complement.quote)
    if statement.form.kind == "participle" and earlier:
        item.channel = item.channel or earlier.channel
        item.via = list(earlier.via)
    relay = _relay_of(statement)
    told: list[Source] = []
    if relay:
        carrier = taken_up(context, relay) or source_of(view, relay)
        item.via = [*item.via, carrier]
        told = [carrier] if is_medium(relay) else []
    if statement.through:
        item.via = [*item.via, source_of(view, statement.through)]
    if complement and complement.addressee and not _is_speaker(complement.addressee, voice):
        item.addressee = _called(view, complement.addressee)
        spoken_to = press_of(view, complement.addressee)
        item.via, told = [*item.via, *spoken_to], [*told, *spoken_to]
    if complement is None or complement.relay is None:
        passed_on = _passed_on(view, statement.clause, begins)
        item.via, told = [*passed_on, *item.via], [*passed_on, *told]
    _through_same(context.state, item, told)
    return item


def _is_speaker(phrase: Phrase, voice: Voice) -> bool:
    """Whether the one behind ل only issued the document that speaks: «أفاد بيان | للإعلام الحربي»."""
    return voice.phrase is not None and voice.phrase.first == phrase.first


def _through_same(state: State, item: Item, told: list[Source]) -> None:
    """Let «وأضاف», «وتابع كيري» and «وقال المصدر» go on through the press that the source was `told` by before."""
    source, phrase, statement = item.voice.source, item.voice.phrase, item.statement
    if not source.name or item.parent is not None or statement is None:
        return
    key = source.entity or source.name
    definite = source.role == "anonymous" and phrase is not None and phrase.definite
    finite = statement.form.kind in {"past", "imperfect"}
    goes_on = finite and statement.form.lemma.name in _GOING_ON
    goes_on = goes_on or (statement.subject is None and statement.form.kind == "past")
    if told:
        state.told = {**state.told, key: told}
    elif not item.via and (definite or goes_on):
        item.via = list(state.told.get(key, []))


def _passed_on(view: View, first: int, after: int) -> list[Source]:
    """The agency named in passing: «في بيان تلقته وكالة رويترز», «سكان تحدثوا مع رويترز»."""
    for token in range(first, min(after, len(view.forms) - 2)):
        form = view.forms[token]
        at = skip_adjuncts(view, token + 1, after) if form in words("received") else 0
        at = token + 2 if form in words("spoke") and view.forms[token + 1] in words("with") else at
        at = token + 1 if form in words("aired_on") and view.forms[token + 1] in words("stations") else at
        talk = _past_talk(view, token, after)
        at = talk or at
        phrase = read_phrase(view, at, after) if at and wire_at(view.tokens, at) is None else None
        if talk and phrase and not phrase.mentions and phrase.after - 1 not in view.quote_end:
            continue
        if at and (wire := wire_at(view.tokens, at)):
            phrase = Phrase(at, wire.after, [], "medium")
        if phrase:
            return press_of(view, phrase)
    return []


def _past_talk(view: View, token: int, after: int) -> int:
    """The token behind a talk and its preposition: «في اتصال هاتفي مع | قناة», «في حديث إلى | إذاعة»; 0 without one."""
    if view.forms[token] not in words("talks"):
        return 0
    for at in range(token + 1, min(token + _LONGEST_TALK, after)):
        if view.forms[at] in words("with"):
            return at + 1
    return 0


def _relay_of(statement: Statement) -> Phrase | None:
    """The one who passes a speaker's words on: «نقلت الوكالة عن …», «قالت الوكالة، نقلا عن …، إن»."""
    complement = statement.complement
    if complement is None or complement.relay is None:
        return statement.via
    return statement.subject if complement.relay_speaks else complement.relay if statement.subject else None


def _hand_on(context: Context, item: Item) -> None:
    """Remember a speaker for the verbs that follow, the one who passed his words on, and the issuer of a document."""
    state, statement = context.state, item.statement
    if statement and statement.via:
        relay = source_of(context.view, statement.via)
        state.remember(Voice(relay, statement.form.gender, statement.via))
    state.remember(item.voice)
    led = any(statement and relay.first < statement.cue for relay in context.reading.relays)
    if item.channel and item.channel in WRITTEN and item.voice.source.role != "anonymous" and not led:
        state.issue(item.channel, item.voice.source)


def _called(view: View, phrase: Phrase) -> str | None:
    if phrase.mentions:
        return source_of(view, phrase).name
    return view.span(phrase.first, phrase.after, phrase.letters).of(view.document.text)


def _kind(view: View, statement: Statement, content: Span) -> str:
    complement = statement.complement
    if statement.comment and complement is None:
        return _mixed(view, view.tokens.at(content.start), view.tokens.at(content.end - 1))
    if complement is None or complement.quote or complement.style == "colon":
        return "direct"
    first, last = complement.token, view.tokens.at(content.end - 1)
    return _mixed(view, first, last)


def _mixed(view: View, first: int, last: int) -> str:
    return "mixed" if any(token in view.quote_at for token in range(first, last + 1)) else "indirect"


def _rule(statement: Statement) -> str:
    if statement.comment:
        return "ar.attribution.comment"
    if statement.before:
        return "ar.attribution.quote-before"
    if statement.form.lemma.group == "relay" and statement.via:
        return "ar.attribution.relayed"
    return f"ar.attribution.{statement.form.kind}"


def _stance(view: View, statement: Statement) -> str:
    group = statement.form.lemma.group
    complement = statement.complement
    if group in {"deny", "claim"}:
        return {"deny": "denied", "claim": "claimed"}[group]
    responsible = complement is not None and view.forms[complement.token] in words("responsibility")
    return "claimed" if responsible and statement.form.lemma.name == "announce" else "said"


def _finished(item: Item, base: list[Source]) -> Attribution:
    chain = list(base)
    line: list[Item] = []
    at: Item | None = item
    while at is not None:
        line.append(at)
        at = at.parent
    for one in reversed(line):
        for source in (*one.via, one.voice.source):
            known = next((n for n, link in enumerate(chain) if n and same_source(link, source)), None)
            if known is not None:
                del chain[known:]
            chain.append(source)
    return Attribution(
        start=min(item.cue.start, item.content.start),
        end=max(item.cue.end, item.content.end, *(span.end for span in item.more)),
        rule=item.rule,
        kind=item.kind,  # type: ignore[arg-type]
        cue=item.cue,
        content=(item.content, *item.more),
        chain=tuple(chain),
        channel=item.channel,
        addressee=item.addressee,
        level=item.level,
        stance=item.stance,  # type: ignore[arg-type]
    )
