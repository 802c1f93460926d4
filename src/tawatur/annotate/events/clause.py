"""The places of a clause: where a verb's own words end, its subject and object, what a preposition governs.

Note [Word order]
    A verb's bare chunks after it are subject and object (VSO); where a bare chunk closes right before it, that is the
    subject and the first one after it the object (SVO). After الذي the noun before it is meant; with a pronoun on the
    verb («الهجوم الذي شنته الحركة») the noun before it is the object. A masculine verb takes no feminine subject right
    after it, and a plural verb none at all.
"""

from __future__ import annotations

from tawatur.annotate.events.antecedents import antecedent, is_about_noun, is_resumed
from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.lexicon import Entry, Light, Reading
from tawatur.annotate.events.morphology import feminine_ending, letters
from tawatur.annotate.events.view import ReportView, SentenceView
from tawatur.annotate.events.words import clitic_prepositions
from tawatur.model import Argument
from tawatur.text.clitics import article

# In tokens: how far a bare chunk may stand from its verb, a prepositional one from its trigger.
BARE_REACH = 9
PREPOSITION_REACH = 22
ADJACENT = 3
MOST = 6
_SHORTEST_NOUN = 3
_OPENING_QUOTES = frozenset("«“")
_BOTH_QUOTES = frozenset('"”')
_QUOTES = frozenset('«“"”»')
# Modes of attacks that strike of themselves: «القصف», «التفجير».
_STRIKES = frozenset({"shell", "aerial", "heavy-weapons", "explosives", "drone"})
# Prepositions whose words may be long: no subject stands within them.
_DEEP = frozenset({"ala", "ila", "an", "min", "b"})
# What is said of a chunk that no preposition governs.
_UNGOVERNED = frozenset({None, "adjective", "dateline"})
_FUNCTION = frozenset(
    {"function-word", "hard-break", "relative", "neutral-adverb", "before-report", "particle-done", "self", "within-it"}
)
# Words that a trigger needs beside it; they complete its meaning and fill no role («أطلق النار»).
_STUFF = frozenset(
    {
        "other-people",
        "gunfire",
        "teargas",
        "stones",
        "bomb",
        "shells",
        "arrest",
        "drill",
        "curfew",
        "sanctions",
        "relief",
        "freedom",
    }
)


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

    def drop_actors(self, chunks: list[Chunk]) -> None:
        """Take chunks out of the actors."""
        spans = {(c.start, c.end) for c in chunks}
        self.actor_chunks = [c for c in self.actor_chunks if c not in chunks]
        self.actors = [a for a in self.actors if (a.start, a.end) not in spans]

    def drop_recipients(self, chunks: list[Chunk]) -> None:
        """Take chunks out of the recipients."""
        spans = {(c.start, c.end) for c in chunks}
        self.recipient_chunks = [c for c in self.recipient_chunks if c not in chunks]
        self.recipients = [a for a in self.recipients if (a.start, a.end) not in spans]

    def swap(self) -> None:
        """Let those who act receive, and those who receive act."""
        self.actors, self.recipients = self.recipients, self.actors
        self.actor_chunks, self.recipient_chunks = self.recipient_chunks, self.actor_chunks

    def receive(self, chunks: list[Chunk]) -> None:
        """Add recipients that are not actors already."""
        for chunk in chunks:
            if chunk not in self.recipient_chunks and chunk not in self.actor_chunks:
                self.recipient_chunks.append(chunk)
                self.recipients.append(chunk.argument())


class Bounds:
    """Where a verb's own words end: tokens [left, verb) before it and (verb, right) after it."""

    __slots__ = ("left", "relative", "right")

    def __init__(self, report: ReportView, view: SentenceView, first: int, after: int) -> None:
        self.left = first
        self.relative = False
        self.right = after
        self._go_left(report, view, first)
        self._go_right(report, view, after)
        if not self.relative and _follows_somebody(report, view, first):
            self.relative = True
            self.left = first

    def _go_left(self, report: ReportView, view: SentenceView, first: int) -> None:
        closed = 0
        for token in range(first - 1, view.first - 1, -1):
            word = report.words[token]
            if token in report.stops or report.is_dateline(token):
                return
            if report.forms[token] in _QUOTES:
                opens = _opens_quote(report, view.first, token)
                if opens and not closed and token < first - 1:
                    return
                # a quoted name closes before its verb
                closed += -1 if opens and closed else 0 if opens else 1
            if "hard-break" in word.classes and not (token == first - 1 and report.is_subordinate(first)):
                return
            if "relative" in word.classes:
                self.relative = True
                self.left = token
                return
            if word.verb and token < first - 1 and is_verb(report, token):
                return
            self.left = token

    def _go_right(self, report: ReportView, view: SentenceView, after: int) -> None:
        for token in range(after, view.after):
            word = report.words[token]
            if token in report.stops or "hard-break" in word.classes or "relative" in word.classes:
                return
            if word.verb and token > after and is_verb(report, token):
                return
            self.right = token + 1


def is_relative(report: ReportView, token: int, reading: Reading, bounds: Bounds) -> bool:
    """Whether the subject of a verb is the noun that its clause is about: «العمل الذي استهدف رجال الأمن»."""
    return bounds.relative and not reading.pronoun and is_about_noun(report, token, bounds.left)


def _opens_quote(report: ReportView, first: int, token: int) -> bool:
    """Whether somebody's words begin with a sign, none being open at a first token: «وقال الحاكم "هذا الصباح فجر
    انتحاري"»."""
    form = report.forms[token]
    if form in _BOTH_QUOTES:
        return sum(report.forms[t] == form for t in range(first, token)) % 2 == 0
    return form in _OPENING_QUOTES


def _follows_somebody(report: ReportView, view: SentenceView, token: int) -> bool:
    """Whether a clause without الذي tells of people governed right before it: «هدد بإعدام كرواتي خطفه»."""
    if token <= view.first or report.words[token].conjunction or not report.is_somebody(token - 1):
        return False
    head = next((c for c in view.chunks if c.after == token), None)
    if head is None or head.is_place:
        return False
    governed = head.preposition not in _UNGOVERNED or _is_governed_genitive(report, head)
    return governed or report.is_accusative(head)


def is_verb(report: ReportView, token: int) -> bool:
    """Whether a token can only be read as a known verb; a part of a name is none: «الأمير فيصل»."""
    word = report.words[token]
    if not word.verb or token in report.named_tokens:
        return False
    if token - 1 not in report.commas and all(r.form.participle for r in word.readings):
        # «إجراء غير معلن»: an adjective
        return False
    # «تسعة» is no verb with a pronoun
    return not report.tokens.surface(token).endswith(letters().teh_marbuta)


def group(view: SentenceView, chunk: Chunk) -> list[Chunk]:
    """A chunk with those coordinated to it."""
    found = [chunk]
    for other in view.chunks[chunk.index + 1 :] if chunk.index >= 0 else ():
        if not other.joined or len(found) == MOST:
            break
        found.append(other)
    return found


def bare_chunks(view: SentenceView, first: int, after: int) -> list[Chunk]:
    """The chunks of a stretch that no preposition governs, without coordinated ones."""
    return [c for c in view.chunks if first <= c.first < after and c.preposition is None and not c.joined]


def subject_of(
    report: ReportView, view: SentenceView, token: int, reading: Reading, bounds: Bounds
) -> tuple[list[Chunk], list[Chunk], bool]:
    """Subject and object chunks of a verb, and whether the subject stands before it."""
    after = _bare_behind(report, view, token, reading, bounds)
    striking = _striking(report, view, token, after, bounds)
    if striking is not None or is_done_by_deed(report, view, token, reading):
        return [striking] if striking is not None else [], group(view, after[0]) if after else [], False
    if after and bounds.relative and after[0].first == token + 2 and is_resumed(report, token):
        # «البلدة التي سيطر عليها المتمردون»
        return group(view, after[0]), [], False
    if after and is_relative(report, token, reading, bounds) and antecedent(report, view, bounds.left) is None:
        return [], group(view, after[0]), False
    return _subject_around(report, view, token, reading, (bounds, after))


def _subject_around(
    report: ReportView, view: SentenceView, token: int, reading: Reading, places: tuple[Bounds, list[Chunk]]
) -> tuple[list[Chunk], list[Chunk], bool]:
    """Subject and object of a verb by Note [Word order]."""
    bounds, after = places
    before = _subject_before(report, view, token, bounds, joined=bool(reading.clitics))
    if before is not None and after and not bounds.relative and _is_within_it(report, token, after[0]):
        before = None
    objective = bool(after) and (_is_no_subject(report, after[0]) or _is_called_on(report, reading, after))
    many = reading.form.number in ("p", "d") or objective
    if before is not None and reading.pronoun and after and _touches(report, before, token):
        return group(view, after[0]), group(view, before), False
    if before is not None and (
        bounds.relative
        or many
        or not after
        or not _follows_at_once(report, before, token, after)
        or not report.agrees(after[0], reading)
    ):
        if bounds.relative and reading.pronoun and after:
            return group(view, after[0]), group(view, before), False
        if bounds.relative and _means(report, reading, before):
            return [], group(view, before), False
        return group(view, before), group(view, after[0]) if after else [], True
    own = token > view.first and "own-land" in report.words[token - 1].classes
    if before is None and not many and not own and (not after or after[0].first > token + 1):
        unknown = _unknown_subject(report, view, token, reading, bounds)
        if unknown is not None:
            # no genitive follows an article: whoever comes right after it is the object
            ends = report.text.startswith(article(), unknown.start)
            rest = [c for c in after if c.first + (ends and c.mention is not None) > unknown.after]
            return [unknown], group(view, rest[0]) if rest else [], False
    if not after:
        return [], [], False
    if many or not report.agrees(after[0], reading):
        return [], group(view, after[0]), False
    second = _second(report, view, after)
    return group(view, after[0]), group(view, second[0]) if second else [], False


def _second(report: ReportView, view: SentenceView, after: list[Chunk]) -> list[Chunk]:
    """The bare chunks behind the subject that follows a verb which may be its object."""
    second = [c for c in after[1:] if c.first - after[0].after < BARE_REACH and not is_same(c, after[0])]
    if _is_object(report, view, after[0].after):
        # «طالب المجلس الشركات بإلزام التجار»
        second = [c for c in second if not report.is_governed(c.first - 1)]
    return [c for c in second if not _is_of_another_deed(report, c) and not _is_owner(report, after[0], c)]


def _unknown_subject(
    report: ReportView, view: SentenceView, token: int, reading: Reading, bounds: Bounds
) -> Chunk | None:
    """The word right behind a verb that no lexicon knows, where neither its ending nor its gender shows an object."""
    unknown = unknown_after(report, view, token + 1)
    if unknown is None or unknown.first >= bounds.right:
        return None
    objective = report.is_tanwin(unknown.first) or report.is_construct(unknown.first)
    return None if objective or not report.agrees(unknown, reading) else unknown


def _is_called_on(report: ReportView, reading: Reading, after: list[Chunk]) -> bool:
    """Whether a word means those whom one calls on: «ودعا الأطراف إلى», not «دعت بعض الأطراف الحكومة إلى»."""
    called, asks = after[0], isinstance(reading.entry, Entry) and reading.entry.type == "REQUEST"
    if not asks or called.mention is not None or any(c.first == called.after for c in after[1:]):
        return False
    return "called-on" in report.words[called.first].classes


def _bare_behind(report: ReportView, view: SentenceView, token: int, reading: Reading, bounds: Bounds) -> list[Chunk]:
    """The bare chunks behind a verb; a nominative is no object of a plural: «قتلوا وجرح آخرون»."""
    after = bare_chunks(view, token + 1, min(bounds.right, token + 1 + BARE_REACH))
    after = [c for c in after if not _is_deep(report, token, c)]
    return [c for c in after if reading.form.number != "p" or not report.is_nominative(c)]


def _is_deep(report: ReportView, token: int, chunk: Chunk) -> bool:
    """Whether a common noun belongs to words that a preposition governs behind a verb: «شدد على تضافر جهود أبناء»."""
    if chunk.mention is not None or chunk.entity is not None or chunk.first <= token + 2:
        return False
    last = chunk.first - 1
    word = report.words[last]
    plain = word.preposition is None and report.forms[last].isalpha() and last not in report.timex_tokens
    governed = any(report.words[t].preposition in _DEEP for t in range(token + 1, last))
    return plain and not word.readings and last not in report.number_tokens and governed


def _striking(report: ReportView, view: SentenceView, token: int, after: list[Chunk], bounds: Bounds) -> Chunk | None:
    """The nationality of the strike or craft right behind a verb, which stands for who struck: «استهدفت غارة جوية
    إسرائيلية سيارة»."""
    last = min(token + 1 + ADJACENT, bounds.right, after[0].first if after else bounds.right)
    said = (c for c in view.chunks if token + 1 < c.first < last and c.preposition == "adjective")
    return next((c for c in said if not any(report.words[t].preposition for t in range(token + 1, c.first))), None)


def is_done_by_deed(report: ReportView, view: SentenceView, token: int, reading: Reading) -> bool:
    """Whether an attack with the article is the subject right behind a verb of hurting: «استهدف القصف قوات الأمن»."""
    if token + 1 >= view.after or not isinstance(reading.entry, Entry) or reading.entry.type != "ASSAULT":
        return False
    readings = report.words[token + 1].readings
    return any(r.article and not r.clitics and r.form.tense == "noun" and _is_attack(r.entry) for r in readings)


def _is_attack(entry: Entry | Light) -> bool:
    if not isinstance(entry, Entry) or entry.type != "ASSAULT":
        return False
    return "attack" in entry.flags or entry.mode in _STRIKES


def _is_within_it(report: ReportView, token: int, after: Chunk) -> bool:
    """Whether a verb goes on with «خلالها» or the like, behind which its subject stands: «جولة التقى خلالها الوزير»."""
    return after.first == token + 2 and "within-it" in report.words[token + 1].classes


def _means(report: ReportView, reading: Reading, chunk: Chunk) -> bool:
    """Whether the pronoun of a relative verb means the word before it: «الصحفي الذي خطفه»."""
    feminine = report.is_feminine(chunk)
    return bool(reading.pronoun) and (len(reading.pronoun) == 1) is not feminine and chunk.kind != "PERSON"


def is_same(chunk: Chunk, other: Chunk) -> bool:
    """Whether two chunks name one party: «خادم الحرمين الشريفين الملك سلمان»."""
    return chunk.entity is not None and chunk.entity == other.entity


def _subject_before(
    report: ReportView, view: SentenceView, token: int, bounds: Bounds, *, joined: bool
) -> Chunk | None:
    """The chunk before a verb that is its subject: what الذي refers to, else a bare one that nothing parts from it."""
    if bounds.relative:
        return antecedent(report, view, bounds.left)
    if joined:
        return None
    bare = [c for c in bare_chunks(view, bounds.left, token) if c.after <= token and not _is_genitive(report, c)]
    bare = [c for c in bare if not _goes_with_unknown(report, view, c)]
    touching = [c for c in bare if _touches(report, c, token)]
    return touching[-1] if touching else bare[0] if bare else None


def _goes_with_unknown(report: ReportView, view: SentenceView, chunk: Chunk) -> bool:
    """Whether a common noun is joined by و to a word that no lexicon knows: «أمام المندوبيات والمعاهد والمدارس»."""
    led = chunk.mention is None and chunk.first > view.first + 1 and report.words[chunk.first].conjunction
    return led and chunk.start > report.tokens.starts[chunk.first] and report.words[chunk.first - 1].conjunction


def _is_genitive(report: ReportView, chunk: Chunk) -> bool:
    """Whether a chunk belongs to the event noun right before it: «زيارة بلينكن»."""
    readings = report.words[chunk.first - 1].readings if chunk.first else ()
    return any(reading.form.tense == "noun" and not reading.article for reading in readings)


def _is_of_another_deed(report: ReportView, chunk: Chunk) -> bool:
    """Whether a chunk stands right behind a deed that «إلى» governs or و joins: «دعا أمير قطر إلى زيارة بيروت», «هنأ
    القيادة وشكر البلدية»."""
    deed = chunk.first - 1
    joined = report.words[deed].conjunction or any(r.clitics in letters().conjunctions for r in _nouns(report, deed))
    return _is_genitive(report, chunk) and (joined or report.words[deed - 1].preposition == "ila")


def _is_object(report: ReportView, view: SentenceView, token: int) -> bool:
    """Whether a plural in ات that no lexicon knows stands at a token with its article: no adjective of who acts."""
    unknown = unknown_after(report, view, token)
    plural = letters().alef + letters().teh
    return unknown is not None and report.forms[token].endswith(plural) and report.is_definite(unknown)


def _is_owner(report: ReportView, subject: Chunk, chunk: Chunk) -> bool:
    """Whether a chunk is the genitive of a plural that has lost its ن: «هاجم مسلحو القبيلة حاجزا»."""
    bound = subject.after == subject.first + 1 == chunk.first and report.is_bound(subject.first)
    return bound and report.is_definite(chunk)


def _nouns(report: ReportView, token: int) -> list[Reading]:
    return [r for r in report.words[token].readings if r.form.tense == "noun" and r.clitics]


def _is_no_subject(report: ReportView, chunk: Chunk) -> bool:
    """Whether a chunk's ending or the word before it show that it is no subject."""
    owned = "no-subject" in report.words[chunk.first].classes
    owned = owned or report.is_oblique(chunk) or report.is_accusative(chunk)
    return owned or _is_governed_genitive(report, chunk) or _is_counted_genitive(report, chunk)


def _is_counted_genitive(report: ReportView, chunk: Chunk) -> bool:
    """Whether people counted behind «من» belong to a deed: «تبدأ محاكمة 100 من الصيادين»."""
    place = chunk.first - 1
    if place < 1 or report.words[place].preposition != "min" or place - 1 not in report.number_tokens:
        return False
    while place - 1 in report.number_tokens:
        place -= 1
    readings = report.words[place - 1].readings if place else ()
    return bool(readings) and all(r.form.tense == "noun" and not r.article for r in readings)


def _is_governed_genitive(report: ReportView, chunk: Chunk) -> bool:
    """Whether a chunk belongs to a deed that a preposition governs, so that it is no subject: «يهدد بإعدام رهينة»."""
    before = chunk.first - 1
    readings = report.words[before].readings if chunk.first else ()
    names = clitic_prepositions()
    if any(r.form.tense == "noun" and not r.article and names.get(r.clitics[-1:]) for r in readings):
        return True
    while before in report.number_tokens:
        before -= 1
    # «نوه بدور الجمعية», «أودى بحياة 32 شخصا»
    return before >= 0 and "share-of" in report.words[before].classes and report.is_governed(before)


def _touches(report: ReportView, chunk: Chunk, token: int) -> bool:
    between = [t for t in range(chunk.after, token) if t not in report.timex_tokens and len(report.forms[t]) > 1]
    return len(between) <= ADJACENT - 1


def _follows_at_once(report: ReportView, before: Chunk, token: int, after: list[Chunk]) -> bool:
    """Whether the first chunk after a verb, not the one before it, is its subject: a comma or more parts the latter."""
    if after[0].first > token + 1:
        return not _touches(report, before, token)
    if not _touches(report, before, token) or "subordinate" in report.words[token - 1].classes:
        return True
    if _opens_quote(report, before.after, token - 1):
        # «وقال المسؤول "رد الجنود"»
        return True
    if before.first and "that" in report.words[before.first - 1].classes and _is_parted_only(report, before, token):
        return False
    inner = not report.commas.isdisjoint(range(before.first, before.after))
    return not inner and not report.commas.isdisjoint(range(before.after, token))


def _is_parted_only(report: ReportView, before: Chunk, token: int) -> bool:
    """Whether only signs, times and adverbs stand between a subject and its verb: «إن مسلحا، أمس، فجر»."""
    between = (t for t in range(before.after, token) if t not in report.timex_tokens and len(report.forms[t]) > 1)
    return all("neutral-adverb" in report.words[t].classes for t in between)


def unknown_after(report: ReportView, view: SentenceView, token: int) -> Chunk | None:
    """The bare noun at a token that no lexicon knows: the victim of a known actor."""
    if token >= view.after or len(report.forms[token]) < _SHORTEST_NOUN or token in report.timex_tokens:
        return None
    word = report.words[token]
    if word.readings or word.preposition or word.conjunction or word.classes & _FUNCTION or report.is_governed(token):
        return None
    if token in report.stops or token in report.commas or not report.forms[token].isalpha():
        return None
    if word.classes & _STUFF or not word.classes.isdisjoint(("highness", "suspected-of")):
        return None
    if token in report.number_tokens or report.is_adjective(token) or "profession" in report.words[token - 1].classes:
        return None
    if token + 1 < view.after and "bomb-adjective" in report.words[token + 1].classes:
        return None
    if report.forms[token].endswith(letters().yeh + feminine_ending()) and not report.words[token - 1].readings:
        # «طائرات حربية», «منشآت أمنية»
        return None
    chunk = Chunk(token, token + 1, report.tokens.starts[token], report.tokens.ends[token])
    chunk.index = -1
    return chunk


def governed(view: SentenceView, first: int, after: int, preposition: str) -> list[Chunk]:
    """The chunks of one preposition, nearest group first."""
    for chunk in view.chunks:
        if (
            chunk.preposition == preposition
            and first <= chunk.first < min(after, first + PREPOSITION_REACH)
            and not chunk.joined
        ):
            return group(view, chunk)
    return []
