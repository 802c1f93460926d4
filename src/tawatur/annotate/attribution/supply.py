"""What source prepositions supply: a link to the statements of their clause, or an attribution of their own.

Note [What a source preposition governs]
    At a sentence's start it governs the statement that follows at once («وفقا للبيان، أكد …»), else the clause that
    follows. Behind a clause it governs that clause's statement («دعا … إلى …، بحسب الوزارة»), else the clause itself.
    Without a comma, behind a reported clause, it belongs to the words reported.
"""

from __future__ import annotations

import msgspec

from tawatur.annotate.attribution.channels import WRITTEN, channel_between
from tawatur.annotate.attribution.clauses import Statement
from tawatur.annotate.attribution.content import clause_before, inside_marks
from tawatur.annotate.attribution.cues import cue_forms, letter, words
from tawatur.annotate.attribution.items import COMMAS, TOPICS, Context, Item, Voice, add_via
from tawatur.annotate.attribution.phrases import skip_adjuncts
from tawatur.annotate.attribution.relays import Relay
from tawatur.annotate.attribution.sources import press_of, source_of
from tawatur.annotate.attribution.speakers import is_medium, read_phrase
from tawatur.annotate.attribution.view import View
from tawatur.annotate.attribution.voices import channel_of, issuer_before, taken_up
from tawatur.model import Source, Span

# So many words between a source preposition and a cue are a clause of their own.
_BETWEEN = 3
# What a speaker issues himself where no one else is named.
_OWN = frozenset({"statement", "remarks", "social media post"})
# «تقارير نشرتها وكالات الأنباء التي تابعت الخبر | فإن»
_LONGEST_SOURCE = 14
# An adjunct of a source phrase is no longer than this.
_LONGEST_ADJUNCT = 10


def leading_item(context: Context) -> Item | None:
    """The attribution of a source preposition at the sentence's start that governs a clause and no statement."""
    view, reading, state = context.view, context.reading, context.state
    if not reading.relays or not _leads(context, reading.relays[0]):
        return None
    relay = reading.relays[0]
    first = skip_adjuncts(view, relay.after, reading.after)
    clause = min((s.clause for s in reading.statements if s.cue > relay.first), default=reading.after)
    if clause < first + _BETWEEN:
        return None
    item = _own_item(context, relay, reading.first, leading=True)
    if item:
        state.remember(item.voice)
    return item


def supply_sources(context: Context, led: Item | None, supplies_before: bool) -> list[Item]:
    """Give the sources of source prepositions to the statements they govern; the attributions of the others.

    `led` is what `leading_item` made of the first. A sentence like «جاء ذلك في …» supplies the one before it.
    """
    made: list[Item] = []
    reached = context.reading.first
    outer = [item for item in context.items.values() if item.parent is None and item.statement]
    for relay in context.reading.relays:
        leading = _leads(context, relay)
        in_gap = [item for item in outer if item.statement and _stands_in_gap(item.statement, relay)]
        if in_gap or (led is not None and leading):
            if not any(item.statement and _has_relay(item.statement) for item in in_gap):
                add_via(in_gap, _source(context, relay))
            reached = relay.after if leading else reached
            continue
        governed = _governed(outer, relay, leading, reached)
        if governed and not leading and not _after_comma(context, relay) and _is_clause(governed[0]):
            reached = relay.after
            continue
        source = _source(context, relay)
        if relay.document is not None and relay.source is relay.document and leading:
            context.state.section = source
        if governed and not leading and governed[0].voice.source.start is None:
            _tell_of(context, relay, governed[0], source)
        elif governed and not supplies_before:
            _supply(context, relay, governed, source)
        else:
            item = _own_item(context, relay, reached, leading=leading)
            if item:
                made.append(item)
                _hand_on(context, relay, item, source)
            if supplies_before:
                add_via(context.state.items, source)
        reached = relay.after
    return made


def _tell_of(context: Context, relay: Relay, item: Item, source: Source) -> None:
    """Give what «يعتقد» tells without a speaker to the source behind it: «ويعتقد أن …، بحسب شخصين»."""
    view = context.view
    item.cue = view.span(relay.cue, relay.cue_after, relay.letters)
    item.voice = _voice(view, relay, source)
    item.via = [source] if relay.inner else []
    item.rule = "ar.attribution.source-preposition"
    context.state.remember(item.voice)


def _supply(context: Context, relay: Relay, governed: list[Item], source: Source) -> None:
    """Put a relay's sources behind the statements it governs; «…، في بيان» makes it the issuer of that."""
    if relay.inner and (relay.inner.group != "document" or taken_up(context, relay.inner)):
        add_via(governed, taken_up(context, relay.inner) or source_of(context.view, relay.inner))
    if _speaks_through(governed, relay):
        for item in governed:
            item.via = [*item.via, item.voice.source]
            item.voice = Voice(source, None, relay.source)
        return
    if relay.heard and not press_of(context.view, relay.source):
        return
    if not _is_own_statement(context.view, relay, governed):
        add_via(governed, source)
        _tell(context, relay, governed, source)
        _issue(context, relay, source)
    for one in governed:
        one.channel = one.channel or (channel_of(context.view, relay.document) if relay.document else None)


def _tell(context: Context, relay: Relay, governed: list[Item], source: Source) -> None:
    """Keep the press that quotes an unnamed source for what «المصدر» says further on: «…، بحسب موقع الساحل»."""
    if relay.document is None and is_medium(relay.source):
        unnamed = [item.voice.source for item in governed if item.voice.source.role == "anonymous"]
        keys = (one.entity or one.name for one in unnamed)
        context.state.told = {**context.state.told, **{key: [source] for key in keys if key}}


def _is_own_statement(view: View, relay: Relay, governed: list[Item]) -> bool:
    """Whether a statement in writing is the speaker's own: «أوضح الوزير …، بحسب بيان صحفي»."""
    document = relay.document
    own = document is not None and document is relay.source and not document.definite
    return own and channel_of(view, document) in _OWN and all(item.voice.source.role == "speaker" for item in governed)  # type: ignore[arg-type]


def _speaks_through(governed: list[Item], relay: Relay) -> bool:
    """Whether a paper tells what the source of its clause says: «قالت الصحيفة إن …، بحسب الشرطة»."""
    phrases = [item.voice.phrase for item in governed]
    told = all(phrase is not None and is_medium(phrase) for phrase in phrases)
    return told and relay.document is None and relay.inner is None and not is_medium(relay.source)


def _issue(context: Context, relay: Relay, source: Source) -> None:
    channel = channel_between(context.view, relay.first, context.reading.after)
    if channel in WRITTEN:
        context.state.issue(channel, source)


def _hand_on(context: Context, relay: Relay, item: Item, source: Source) -> None:
    """The source of a clause goes on speaking; the issuer of a document behind a clause stands behind what follows."""
    context.state.remember(item.voice)
    _issue(context, relay, source)
    written = relay.document is not None and relay.document.head not in words("unwritten")
    if written and relay.inner is None and relay.first > context.reading.first:
        context.state.section = msgspec.structs.replace(source, role="document")


def supply_issuer(context: Context) -> None:
    """«جاء ذلك في بيان للوزارة»: channel and issuer of the sentence before, where no source preposition names them."""
    view, reading, state = context.view, context.reading, context.state
    if reading.relays:
        return
    channel = channel_between(view, reading.first, reading.after)
    for item in state.items:
        item.channel = item.channel or channel
    if channel not in WRITTEN:
        return
    for token in range(reading.first, reading.after):
        mention = view.mention_at.get(token)
        if mention and mention.kind in TOPICS:
            phrase = read_phrase(view, token, reading.after, view.offset(token))
            if phrase:
                add_via(state.items, msgspec.structs.replace(source_of(view, phrase), role="document"))
            return


def _governed(outer: list[Item], relay: Relay, leading: bool, reached: int) -> list[Item]:
    if leading:
        return [i for i in outer if i.statement and i.statement.cue > relay.first]
    return [i for i in outer if i.statement and i.statement.clause >= reached and i.statement.clause < relay.first][-1:]


def _after_comma(context: Context, relay: Relay) -> bool:
    return relay.first == context.reading.first or context.view.forms[relay.first - 1] in COMMAS


def _is_clause(item: Item) -> bool:
    complement = item.statement.complement if item.statement else None
    return complement is not None and complement.style == "clause"


def _has_relay(statement: Statement) -> bool:
    return statement.complement is not None and statement.complement.relay is not None


def _stands_in_gap(statement: Statement, relay: Relay) -> bool:
    begins = statement.complement.token if statement.complement else statement.cue
    return statement.cue < relay.first < begins


def _leads(context: Context, relay: Relay) -> bool:
    reading = context.reading
    return relay.first == reading.first or skip_adjuncts(context.view, reading.first, reading.after) == relay.first


def _source(context: Context, relay: Relay) -> Source:
    """The issuer of a document, the document itself, or whoever the preposition names."""
    if relay.document is not None and relay.source is relay.document:
        issuer = issuer_before(context, relay.document) if relay.document.definite else None
        if issuer:
            return issuer
        return source_of(context.view, relay.source, "document")
    return taken_up(context, relay.source) or source_of(context.view, relay.source)


def _past_adjunct(view: View, token: int, end: int) -> int:
    """The comma that ends a source phrase with an adjunct: «بحسب الوكالة الوطنية في المدينة، فإن»."""
    joined = token < end and view.forms[token][0] == letter("waw") and view.forms[token][1:] not in cue_forms()
    if token < end and (joined or view.forms[token] in words("prepositions")):
        stop = min(end, token + _LONGEST_ADJUNCT)
        return next((at for at in range(token, stop) if view.forms[at] in COMMAS), token)
    return token


def _at_clause(view: View, first: int, end: int) -> int:
    """The «فإن» near behind a source that goes on for longer than it was read; else `first`."""
    for token in range(first, min(first + _LONGEST_SOURCE, end)):
        form = view.forms[token]
        if form[0] == letter("fa") and form[1:] in words("complementizers"):
            return token
        if form in COMMAS or form in words("complementizers"):
            break
    return first


def _clause_after(context: Context, relay: Relay) -> Span | None:
    view, reading = context.view, context.reading
    first = skip_adjuncts(view, _past_adjunct(view, relay.after, reading.after), reading.after)
    first = _at_clause(view, first, reading.after)
    ends = [other.first for other in reading.relays if other.first > relay.first]
    ends += [s.clause for s in reading.statements if s.clause > first and s.letters]
    return clause_before(view, first, min(ends, default=reading.after))


def _voice(view: View, relay: Relay, source: Source) -> Voice:
    """The speaker of a source preposition: whom its source quotes, else the source."""
    return Voice(source_of(view, relay.inner), None, relay.inner) if relay.inner else Voice(source, None, relay.source)


def _passed_by(view: View, relay: Relay, source: Source) -> list[Source]:
    """Who passes on the words of the one a source preposition names: the source that quotes him, the press he told."""
    if relay.heard:
        return press_of(view, relay.source)
    return [source] if relay.inner else []


def _own_item(context: Context, relay: Relay, reached: int, *, leading: bool) -> Item | None:
    view = context.view
    content = _clause_after(context, relay) if leading else clause_before(view, reached, relay.first)
    if content is None:
        return None
    first, last = view.tokens.at(content.start), view.tokens.at(content.end - 1)
    quoted = any(token in view.quote_at for token in range(first, last + 1))
    whole = view.quote_at.get(first)
    direct = whole is not None and whole.closed and view.quote_stop(first) == last + 1
    if whole is not None and direct:
        content = inside_marks(view, whole.content) or content
    source = _source(context, relay)
    voice = _voice(view, relay, source)
    return Item(
        cue=view.span(relay.cue, relay.cue_after, relay.letters),
        content=content,
        voice=voice,
        via=_passed_by(view, relay, source),
        kind="direct" if direct else "mixed" if quoted else "indirect",
        rule="ar.attribution.source-preposition",
        channel=channel_of(view, relay.document) if relay.document else channel_between(view, relay.first, relay.after),
    )
