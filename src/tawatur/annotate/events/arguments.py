"""Who did it and to whom: the places of a verb's and a noun's clause, and what fills them.

Note [Word order]
    A verb's bare chunks after it are subject and object (VSO); where a bare chunk closes right before it, that is the
    subject and the first one after it the object (SVO). After الذي the noun before it is meant. A verb of killing whose
    only bare chunk is one who suffers («قتل خمسة مدنيين») is passive, unless the sentence has told of an attacker
    before. A subject that is not said is the last verb's in the sentence, then the last actor told.
"""

from __future__ import annotations

from tawatur.annotate.events.lexicon import Entry, Light, Reading
from tawatur.annotate.events.memory import Memory
from tawatur.annotate.events.triggers import Trigger
from tawatur.annotate.events.view import Chunk, ReportView, SentenceView
from tawatur.lexicon.entities import country_names
from tawatur.model import Argument

# In tokens: how far a bare chunk may stand from its verb, a prepositional one from its trigger, a genitive from its noun.
_BARE_REACH = 9
_PREPOSITION_REACH = 22
_GENITIVE_GAP = 1
_ADJACENT = 3
_MOST = 6
_SHORTEST_NOUN = 3
_FUNCTION = frozenset({"function-word", "hard-break", "relative", "neutral-adverb", "before-report", "particle-done"})
_SPOKEN = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE"})
_SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE", "ASSAULT", "SUPPORT"})


class Roles:
    """The fillers of one event."""

    __slots__ = ("actor_chunks", "actors", "recipient_chunks", "recipients")

    def __init__(self) -> None:
        self.actors: list[Argument] = []
        self.recipients: list[Argument] = []
        self.actor_chunks: list[Chunk] = []
        self.recipient_chunks: list[Chunk] = []

    def act(self, chunks: list[Chunk], *, inferred: bool = False) -> None:
        """Add actors."""
        for chunk in chunks:
            if chunk not in self.actor_chunks:
                self.actor_chunks.append(chunk)
                self.actors.append(chunk.argument(inferred=inferred))

    def receive(self, chunks: list[Chunk]) -> None:
        """Add recipients that are not actors already."""
        for chunk in chunks:
            if chunk not in self.recipient_chunks and chunk not in self.actor_chunks:
                self.recipient_chunks.append(chunk)
                self.recipients.append(chunk.argument())


def resolve_roles(report: ReportView, trigger: Trigger, memory: Memory) -> Roles:
    """The actors and recipients of a trigger, with what the report told before it as the last resort."""
    roles = Roles()
    if trigger.verbal:
        _fill_verb(report, trigger, memory, roles)
    else:
        _fill_noun(report, trigger, memory, roles)
    _share(trigger, roles)
    if trigger.entry.type == "PROTEST":
        _fill_protest(report, trigger, roles)
    if trigger.hits is not None and not roles.recipients:
        hit = trigger.hits
        bounds = Bounds(report, trigger.view, hit.first, hit.after)
        roles.receive(_bare(trigger.view, hit.after, bounds.right)[:1])
        unknown = _unknown_after(report, trigger.view, hit.after)
        if not roles.recipients and unknown is not None:
            roles.receive([unknown])
    if trigger.entry.mode == "visit" and not roles.recipients and not trigger.verbal:
        roles.receive(_destination(trigger))
    if trigger.entry.type == "CONSULT" and trigger.entry.mode == "visit" and "ila" in trigger.entry.recipients:
        roles.recipients = [
            _host(chunk, argument) for chunk, argument in zip(roles.recipient_chunks, roles.recipients, strict=True)
        ]
    return roles


def _destination(trigger: Trigger) -> list[Chunk]:
    """Where a visit goes that the sentence names before it: «وصل إلى العراق في زيارة»."""
    if "ila" not in trigger.entry.recipients:
        return []
    places = [c for c in trigger.view.chunks if c.is_place and c.after <= trigger.first]
    return [c for c in places if c.preposition in ("ila", "l")][-1:]


def _fill_protest(report: ReportView, trigger: Trigger, roles: Roles) -> None:
    """A crowd acts; what it is against stands after ضد or after words of grievance."""
    view = trigger.view
    crowd = [c for c in view.chunks if c.party is not None and c.party.key == "crowd"]
    if not roles.actors and crowd:
        roles.act([min(crowd, key=lambda c: abs(c.first - trigger.first))])
    if roles.recipients:
        return
    for token in range(trigger.after, view.after):
        if "grievance" in report.words[token].classes:
            against = [c for c in view.chunks if token < c.first <= token + _BARE_REACH and c.mention is not None]
            roles.receive(against[:1])
            if roles.recipients:
                return
    roles.receive([c for c in view.chunks if c.first >= trigger.after and c.preposition in ("amam", "didd")][:1])


def _host(chunk: Chunk, argument: Argument) -> Argument:
    """Who receives a visitor to a city is its country."""
    mention = chunk.mention
    if mention is None or not chunk.is_place or mention.country is None:
        return argument
    country = country_names().get(mention.country)
    if country is None:
        return argument
    return Argument(start=chunk.start, end=chunk.end, name=country.name, entity=country.key)


def _share(trigger: Trigger, roles: Roles) -> None:
    """Between two parties both act."""
    between = [
        c
        for c in trigger.view.chunks
        if c.preposition == "bayn" and trigger.first < c.first < trigger.after + _PREPOSITION_REACH
    ]
    if between and not roles.actors and trigger.entry.type in _SYMMETRIC:
        roles.act(between[:_MOST])


class Bounds:
    """Where a verb's own words end: tokens [left, verb) before it and (verb, right) after it."""

    __slots__ = ("left", "relative", "right")

    def __init__(self, report: ReportView, view: SentenceView, first: int, after: int) -> None:
        self.left = first
        self.relative = False
        self.right = after
        self._go_left(report, view, first)
        self._go_right(report, view, after)

    def _go_left(self, report: ReportView, view: SentenceView, first: int) -> None:
        for token in range(first - 1, view.first - 1, -1):
            word = report.words[token]
            if report.is_stop(token) or report.is_dateline(token):
                return
            if "hard-break" in word.classes and not (token == first - 1 and report.is_subordinate(first)):
                return
            if "relative" in word.classes:
                self.relative = True
                self.left = token
                return
            if token < first - 1 and is_verb(report, token):
                return
            self.left = token

    def _go_right(self, report: ReportView, view: SentenceView, after: int) -> None:
        for token in range(after, view.after):
            word = report.words[token]
            if report.is_stop(token) or "hard-break" in word.classes or "relative" in word.classes:
                return
            if is_verb(report, token) and token > after:
                return
            self.right = token + 1


def is_verb(report: ReportView, token: int) -> bool:
    """Whether a token can only be read as a known verb."""
    readings = report.words[token].readings
    return bool(readings) and all(r.form.tense != "noun" for r in readings) and report.words[token].preposition is None


def group(view: SentenceView, chunk: Chunk) -> list[Chunk]:
    """A chunk with those coordinated to it."""
    found = [chunk]
    for other in view.chunks[chunk.index + 1 :]:
        if not other.joined or len(found) == _MOST:
            break
        found.append(other)
    return found


def _bare(view: SentenceView, first: int, after: int) -> list[Chunk]:
    return [c for c in view.chunks if first <= c.first < after and c.preposition is None and not c.joined]


def subject_of(
    report: ReportView, view: SentenceView, token: int, reading: Reading, bounds: Bounds
) -> tuple[list[Chunk], list[Chunk], bool]:
    """Subject and object chunks of a verb, and whether the subject stands before it."""
    after = _bare(view, token + 1, min(bounds.right, token + 1 + _BARE_REACH))
    before = _subject_before(report, view, token, bounds, joined=bool(reading.clitics))
    many = reading.form.number in ("p", "d")
    if before is not None and reading.pronoun and after and _touches(report, before, token):
        return group(view, after[0]), group(view, before), False
    if before is not None and (
        bounds.relative or many or not after or not _follows_at_once(report, before, token, after)
    ):
        if bounds.relative and reading.pronoun and after:
            return group(view, after[0]), group(view, before), False
        return group(view, before), group(view, after[0]) if after else [], True
    if not after:
        return [], [], False
    if many or not report.agrees(after[0], reading):
        return [], group(view, after[0]), False
    second = [c for c in after[1:] if c.first - after[0].after < _BARE_REACH]
    return group(view, after[0]), group(view, second[0]) if second else [], False


def _subject_before(
    report: ReportView, view: SentenceView, token: int, bounds: Bounds, *, joined: bool
) -> Chunk | None:
    """The chunk before a verb that is its subject: what الذي refers to, else a bare one that nothing parts from it."""
    if bounds.relative:
        earlier = [c for c in view.chunks if c.after <= bounds.left]
        return earlier[-1] if earlier and bounds.left - earlier[-1].after <= _ADJACENT else None
    if joined:
        return None
    bare = [c for c in _bare(view, bounds.left, token) if c.after <= token]
    touching = [c for c in bare if _touches(report, c, token)]
    return touching[-1] if touching else bare[0] if bare else None


def _touches(report: ReportView, chunk: Chunk, token: int) -> bool:
    between = [t for t in range(chunk.after, token) if t not in report.timex_tokens and len(report.forms[t]) > 1]
    return len(between) <= _ADJACENT - 1


def _follows_at_once(report: ReportView, before: Chunk, token: int, after: list[Chunk]) -> bool:
    """Whether the first chunk after a verb, not the one before it, is its subject: a comma or more parts the latter."""
    if after[0].first > token + 1:
        return not _touches(report, before, token)
    if not _touches(report, before, token):
        return True
    inner = any(report.is_comma(t) for t in range(before.first, before.after))
    return not inner and any(report.is_comma(t) for t in range(before.after, token))


def _fill_verb(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    reading, view, entry = trigger.reading, trigger.view, trigger.entry
    if reading is None:
        return
    bounds = Bounds(report, view, trigger.first, trigger.after)
    subject, objects, _ = subject_of(report, view, trigger.first, reading, bounds)
    subject, objects = _voice(report, trigger, memory, subject, objects)
    if entry.actor == "x":
        roles.receive(subject if "s" in entry.recipients else [])
    elif subject:
        roles.act([c for c in _parties(memory, subject) if c.party is None or c.party.side != "t"])
    for place in entry.recipients:
        if place == "o":
            roles.receive(objects)
        elif place != "s":
            roles.receive(_governed(view, trigger.after, bounds.right, place))
        if roles.recipients:
            break
    by = _governed(view, trigger.after, view.after, "by")
    if not roles.actors and by:
        roles.act(by)
    if not roles.recipients and "victim" in entry.flags and (found := _unknown_after(report, view, trigger.after)):
        roles.receive([found])
    if not roles.actors and entry.actor == "s" and not _passive(trigger, subject, roles):
        _infer_actor(report, trigger, memory, roles)
    memory.verb(view, trigger.first, roles.actor_chunks)


def _passive(trigger: Trigger, subject: list[Chunk], roles: Roles) -> bool:
    reading = trigger.reading
    if reading is not None and reading.form.passive:
        return True
    return "victim" in trigger.entry.flags and bool(roles.recipients) and not subject and not trigger.verbal


def _voice(
    report: ReportView, trigger: Trigger, memory: Memory, subject: list[Chunk], objects: list[Chunk]
) -> tuple[list[Chunk], list[Chunk]]:
    """Who acts and who suffers, where the spelling does not tell."""
    reading = trigger.reading
    if reading is not None and reading.form.passive:
        return [], subject or objects
    if subject and not objects and _is_goal(trigger, subject[0]):
        return [], subject
    if "victim" not in trigger.entry.flags or not subject or objects or (reading is not None and reading.pronoun):
        return subject, objects
    first = subject[0]
    active = first.party is not None and first.party.side == "a"
    if active or (first.first >= trigger.after and _unknown_after(report, trigger.view, first.after) is not None):
        found = _unknown_after(report, trigger.view, first.after)
        return subject, [found] if found is not None else []
    actor = memory.attacker(trigger.view, trigger.first)
    return ([actor] if actor is not None else []), subject


def _is_goal(trigger: Trigger, chunk: Chunk) -> bool:
    """Whether the only bare chunk of a verb of going is where it goes: «ثم زار العراق»."""
    entry = trigger.entry
    return entry.type == "CONSULT" and "o" in entry.recipients and chunk.is_place and chunk.first >= trigger.after


def _unknown_after(report: ReportView, view: SentenceView, token: int) -> Chunk | None:
    """The bare noun at a token that no lexicon knows: the victim of a known actor."""
    if token >= view.after or len(report.forms[token]) < _SHORTEST_NOUN or token in report.timex_tokens:
        return None
    word = report.words[token]
    if word.readings or word.preposition or word.conjunction or word.classes & _FUNCTION:
        return None
    if report.is_stop(token) or report.is_comma(token) or not report.forms[token].isalpha():
        return None
    start = report.tokens.starts[token]
    return Chunk(token, token + 1, start, report.tokens.ends[token])


def _governed(view: SentenceView, first: int, after: int, preposition: str) -> list[Chunk]:
    """The chunks of one preposition, nearest group first."""
    for chunk in view.chunks:
        if (
            chunk.preposition == preposition
            and first <= chunk.first < min(after, first + _PREPOSITION_REACH)
            and not chunk.joined
        ):
            return group(view, chunk)
    return []


def _infer_actor(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    reading = trigger.reading
    feminine = bool(reading and reading.form.feminine)
    plural = bool(reading and reading.form.number == "d")
    if plural:
        roles.act(memory.pair(), inferred=True)
        if roles.actors:
            return
    same = memory.verb_actor(trigger.view, trigger.first)
    topic = None if reading is not None and reading.clitics and same else _topic(trigger)
    if topic is not None or same:
        roles.act([topic] if topic is not None else same)
        return
    speaker = memory.speaker(report, trigger.start)
    if speaker is not None:
        roles.actors.append(speaker)
        return
    chunk = memory.last(feminine=feminine)
    if chunk is not None and trigger.entry.type != "ASSAULT":
        roles.act([chunk], inferred=True)


def _topic(trigger: Trigger) -> Chunk | None:
    """The person or body that a sentence is about: its first bare chunk, before the verb."""
    for chunk in trigger.view.chunks:
        if chunk.first >= trigger.first:
            return None
        if chunk.preposition is None and chunk.kind in ("PERSON", "ORG", "TITLE"):
            return chunk
    return None


def _parties(memory: Memory, chunks: list[Chunk]) -> list[Chunk]:
    """«الجانبان» stands for the two parties told last."""
    if len(chunks) == 1 and chunks[0].mention is None and chunks[0].party is not None and memory.is_pair(chunks[0]):
        return memory.pair() or chunks
    return chunks


def _fill_noun(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    view, entry = trigger.view, trigger.entry
    if entry.actor == "src":
        _fill_said(report, trigger, memory, roles)
        return
    right = _noun_right(report, trigger)
    genitive = _genitive(report, trigger, right)
    subject_is_recipient = _fill_governor(report, trigger, memory, roles, right)
    wanted = [place for place in _noun_recipients(entry) if place != "g"]
    received = next((found for place in wanted if (found := _governed(view, trigger.after, right, place))), [])
    if trigger.governor is not None and not trigger.governor.relative and not received:
        received = next((f for p in wanted if (f := _governed(view, trigger.governor.token, trigger.first, p))), [])
    objective = "obj" in entry.flags or "og" in entry.flags or "g" in entry.recipients
    if _goes_to_meet(trigger) and genitive:
        objective = True
        received = []
    if trigger.entry.mode in ("visit", "phone") and "ila" not in entry.recipients:
        received = [c for c in received if not (c.is_place and c.preposition == "b")]
    if genitive:
        if objective and not received and not (_armed_actor(genitive[0]) and _object_after(view, genitive[-1], right)):
            received = genitive
        elif roles.actors and not received:
            received = genitive
        elif not roles.actors and entry.actor in ("g", "s"):
            roles.act(_parties(memory, genitive))
            if not received and (found := _object_after(view, genitive[-1], right)):
                received = found
    if not subject_is_recipient:
        roles.receive(received)
    if not roles.recipients and objective and not roles.actors:
        unknown = _unknown_after(report, view, trigger.after)
        roles.receive([unknown] if unknown is not None else [])
    by = _governed(view, trigger.after, view.after, "by")
    if not roles.actors and by:
        roles.act(by)
    if not roles.actors and subject_is_recipient:
        roles.act(_governed(view, trigger.after, right, "min"))
    if not roles.recipients and entry.type == "ACCUSE":
        roles.receive(
            [c for c in view.chunks if trigger.after <= c.first < min(right, trigger.after + _BARE_REACH)][:1]
        )
    if not roles.actors and entry.actor in ("g", "s") and (not objective or _goes_to_meet(trigger)):
        _infer_noun_actor(report, trigger, memory, roles)


def _goes_to_meet(trigger: Trigger) -> bool:
    """«توجه … للقاء الرئيس»: the genitive of a meeting gone to is the one met."""
    reading = trigger.reading
    return bool(
        reading and trigger.entry.key == "meet" and reading.clitics and not reading.article and not reading.pronoun
    )


def _noun_recipients(entry: Entry) -> tuple[str, ...]:
    if entry.verbal and "o" in entry.recipients:
        return (
            (*[p for p in entry.recipients if p != "o"], "l", "ala")
            if entry.type != "CONSULT"
            else (*[p for p in entry.recipients if p != "o"],)
        )
    return entry.recipients


def _armed_actor(chunk: Chunk) -> bool:
    mention = chunk.mention
    if mention is not None:
        return mention.kind in ("ORG", "GPE", "PERSON")
    return chunk.party is not None and chunk.party.side == "a"


def _object_after(view: SentenceView, chunk: Chunk, right: int) -> list[Chunk]:
    """The object of a verbal noun after its subject: «قصف الجيش للمدينة», «استهداف الطيران مواقع»."""
    for other in view.chunks[chunk.index + 1 :]:
        if other.first >= right or other.first - chunk.after > _ADJACENT:
            break
        if not other.joined and (
            other.preposition == "l" or (other.preposition is None and other.first == chunk.after)
        ):
            return group(view, other)
    return []


def _noun_right(report: ReportView, trigger: Trigger) -> int:
    governor = trigger.governor
    start = max(trigger.after, governor.token + 1 if governor is not None and governor.relative else 0)
    for token in range(start, trigger.view.after):
        word = report.words[token]
        if (
            report.is_stop(token)
            or "hard-break" in word.classes
            or "relative" in word.classes
            or is_verb(report, token)
        ):
            return token
    return trigger.view.after


def _genitive(report: ReportView, trigger: Trigger, right: int) -> list[Chunk]:
    for chunk in trigger.view.chunks:
        if chunk.first < trigger.after:
            continue
        between = range(trigger.after, chunk.first)
        if chunk.preposition is not None or chunk.first >= right or len(between) > _GENITIVE_GAP:
            return []
        if any(report.is_comma(t) or report.words[t].preposition or t in report.timex_tokens for t in between):
            return []
        if any(report.words[t].readings for t in between):
            return []
        return group(trigger.view, chunk)
    return []


def _fill_governor(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles, right: int) -> bool:
    """Roles that a light verb gives; true where its subject is the recipient."""
    governor = trigger.governor
    if governor is None or governor.light is None:
        return False
    view = trigger.view
    bounds = Bounds(report, view, governor.token, governor.token + 1)
    if governor.light.subject == "none":
        if governor.relative and governor.light.key in ("target", "hit", "strike-down", "befall"):
            roles.receive(_bare(view, governor.token + 1, bounds.right)[:1])
        return False
    subject: list[Chunk] = []
    if governor.reading.form.tense == "noun":
        bare = _bare(view, governor.token + 1, trigger.first)
        subject = group(view, bare[0]) if bare else []
    elif not governor.reading.form.passive:
        subject, _, _ = subject_of(report, view, governor.token, governor.reading, bounds)
        memory.verb(view, governor.token, subject)
        subject = [c for c in subject if c.first >= trigger.after or c.after <= trigger.first]
    if governor.relative and not governor.reading.pronoun and subject and subject[0].first < trigger.first:
        subject = []
    receives = governor.light.subject == "recipient"
    if receives:
        roles.receive(subject)
        return True
    if subject:
        roles.act(_parties(memory, subject))
    elif governor.reading.form.tense != "noun" and not governor.reading.form.passive:
        same = memory.verb_actor(view, governor.token)
        roles.act(same) if same else _infer_actor(report, trigger, memory, roles)
    return False


def _infer_noun_actor(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """«خلال زيارة لبغداد قال»: the subject of the sentence, for nouns of meeting, saying and what has a pronoun."""
    pronoun = bool(trigger.reading and trigger.reading.pronoun)
    speaker = memory.speaker(report, trigger.start)
    if speaker is not None and trigger.entry.type in _SPOKEN:
        roles.actors.append(speaker)
        return
    if not pronoun and trigger.entry.type == "ASSAULT":
        return
    bare = [c for c in trigger.view.chunks if c.preposition is None and c.kind in ("PERSON", "ORG", "TITLE", "GPE")]
    taken = set(map(id, roles.recipient_chunks))
    before = [c for c in bare if c.after <= trigger.first and id(c) not in taken]
    later = [c for c in bare if c.first >= trigger.after and id(c) not in taken]
    if before:
        people = [c for c in before if c.kind == "PERSON"]
        roles.act([(people or before)[-1]])
    elif pronoun and memory.last(feminine=False) is not None:
        chunk = memory.last(feminine=False)
        roles.act([chunk] if chunk is not None else [], inferred=True)
    elif later and trigger.entry.type == "CONSULT":
        roles.act([later[0]])
    elif trigger.entry.type == "CONSULT" and (chunk := memory.last(feminine=False)) is not None:
        roles.act([chunk], inferred=True)


def _fill_said(report: ReportView, trigger: Trigger, memory: Memory, roles: Roles) -> None:
    """A judgement within somebody's words: its speaker acts, what it is about receives."""
    speaker = memory.speaker(report, trigger.start)
    bounds = Bounds(report, trigger.view, trigger.first, trigger.after)
    topic = [c for c in trigger.view.chunks if c.after <= trigger.first and c.first >= bounds.left]
    earlier = [c for c in trigger.view.chunks if c.after <= trigger.first and c.kind == "PERSON"]
    if speaker is not None:
        roles.actors.append(speaker)
    elif earlier:
        roles.act([earlier[0]])
    topic = [c for c in topic if c not in roles.actor_chunks and c.kind != "PERSON"]
    if "top" in trigger.entry.recipients and topic:
        roles.receive([topic[0]])


def light_of(trigger: Trigger) -> Light | None:
    """The light verb of a noun trigger, if it has one."""
    return trigger.governor.light if trigger.governor else None
