"""A report and its sentences as the event coder sees them: what each word may be, and where the breaks are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain
from operator import attrgetter

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.lexicon import Reading
from tawatur.annotate.events.morphology import feminine_ending, letters
from tawatur.annotate.events.spoken import Spoken
from tawatur.annotate.events.words import TOKENS, CueHit, Word, clitic_prepositions, find_cues, read_token
from tawatur.model import Attribution, Boilerplate, Document, Mention, Quantity, Sentence, Source, Timex
from tawatur.text.clitics import article
from tawatur.text.segment import NEWLINE, Tokens, tokenize

_CLASSES = attrgetter("classes")
_NAMING = frozenset({"PERSON", "ORG", "FAC", "TITLE", "GPE", "LOC"})
# Text of the page that tells nothing of the report's own.
_FOREIGN = frozenset({"share", "related", "update", "byline", "credit"})
# Contexts are few; more than these say nothing.
_MOST_CONTEXTS = 4
_SINCE_REACH = 4
_LATER_REACH = 8
# «بعد أسبوعين على», «بعد شهر من»; weeks, months and years of a TIMEX3 duration.
_COUNTED_FROM = frozenset({"ala", "min"})
_LONG = frozenset("WMY")
# In tokens; the longest sentence of the clusters of development reports has 130.
_LONGEST = 240
_SHORTEST_GOVERNED = 4
_SHORTEST_PLURAL = 5
STOPS = frozenset(".؛;:!?؟…")
COMMAS = frozenset("،,")
_ENDS = STOPS | {NEWLINE}
OPENING = frozenset('«"“”»()[]\u200f')
_DATELINE = frozenset("-–—ـ)|")
_PEOPLE = frozenset({"CVL", "JRN", "REF", "LAB"})
_HONOURS = frozenset({"honorific", "grace", "highness", "kin", "profession"})
_HEADLINE_MARKS = frozenset(":.…")
# The role of a source without a name: it tells of others' deeds and words and is never the actor.
ANONYMOUS = "anonymous"


class SentenceView:
    """The tokens [first, after) of one sentence, its chunks, and its cues by their tables."""

    __slots__ = ("_cues", "after", "chunks", "contexts", "facts", "first", "timexes")

    def __init__(self, first: int, after: int) -> None:
        self.first = first
        self.after = after
        self.chunks: list[Chunk] = []
        self._cues: dict[str, list[CueHit]] = {}
        self.contexts: tuple[str, ...] = ()
        self.timexes: list[Timex] = []
        # what the confidence reads of the sentence, filled when first asked for
        self.facts: set[str] | None = None

    def take(self, cues: Sequence[CueHit]) -> None:
        """Keep the cues of the sentence; its contexts are the same for all its events."""
        for hit in cues:
            self._cues.setdefault(hit.cue.table, []).append(hit)
        found = {hit.cue.value for hit in self.cues("context")}
        self.contexts = tuple(sorted(found)[:_MOST_CONTEXTS])

    def cues(self, table: str) -> Sequence[CueHit]:
        """The cues of one table, in order."""
        return self._cues.get(table, ())


class ReportView:
    """A report for the event coder: tokens with what they may be, and a view of each sentence."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.tokens: Tokens = tokenize(document.text)
        self.forms = self.tokens.forms
        self.stops = {*self.tokens.among(_ENDS)}
        self.commas = {*self.tokens.among(COMMAS)}
        self.words: list[Word] = [*map(TOKENS.__getitem__, self.forms)]
        # whether a word of a class is in the report at all; of most classes none is
        self.classes = frozenset(chain.from_iterable({*map(_CLASSES, self.words)}))
        self.sporting = "sport" in self.classes and any(
            "sport" in w.classes and "sport-maybe" not in w.classes for w in self.words
        )
        self.attributions: tuple[Attribution, ...] = document[Attribution]
        self.spoken = Spoken(self.attributions)
        self.quantities: tuple[Quantity, ...] = document[Quantity]
        self.timex_tokens = self._cover(document[Timex])
        self.number_tokens = self._cover(self.quantities)
        self.skipped = self._cover([b for b in document[Boilerplate] if b.kind in _FOREIGN])
        self.dateline = self._cover([b for b in document[Boilerplate] if b.kind == "dateline"])
        self.people_tokens = self._cover([m for m in document[Mention] if m.kind == "NORP"])
        self._named_at = frozenset(m.start for m in document[Mention] if m.name is not None)
        self.named_tokens = self._cover([m for m in document[Mention] if m.named and m.kind in _NAMING])
        self.deities = self._of_class("deity") - self.named_tokens
        # «حفظه الله», «أيده الله» behind the name of a ruler
        self.blessings = {token for token in self._of_class("blessing") if token + 1 in self.deities}
        self.deities -= {token + 1 for token in self.blessings}
        self._cues = find_cues(self.forms, self.words)
        self.adjectives = {self.forms[h.first] for h in self._cues if h.cue.table == "adjective"}
        self._cue_starts = [hit.first for hit in self._cues]
        self.sentences = [view for sentence in document[Sentence] for view in self._sentence(sentence)]
        self._fill_timexes(document[Timex])
        self.head_end = self._head_end()
        # what its register adds to the score of its events, filled when first asked for
        self.register: list[float] | None = None

    def _of_class(self, name: str) -> set[int]:
        """The tokens of a class that few reports have."""
        if name not in self.classes:
            return set()
        return {token for token, word in enumerate(self.words) if name in word.classes}

    def _cover(self, annotations: object) -> set[int]:
        covered: set[int] = set()
        for annotation in annotations:  # type: ignore[attr-defined]
            token = self.token_at(annotation.start)
            covered.update(range(token, bisect_left(self.tokens.starts, annotation.end, token)))
        return covered

    def _sentence(self, sentence: Sentence) -> list[SentenceView]:
        """The view of a sentence; one longer than news writes is read in pieces, so that time stays linear."""
        first = self.token_at(sentence.start)
        after = bisect_left(self.tokens.starts, sentence.end, first)
        while first < after and self.forms[first] == NEWLINE:
            first += 1
        views = []
        for start in range(first, max(after, first + 1), _LONGEST):
            view = SentenceView(start, min(after, start + _LONGEST))
            low, high = bisect_left(self._cue_starts, view.first), bisect_left(self._cue_starts, view.after)
            view.take(self._cues[low:high])
            views.append(view)
        return views

    def _fill_timexes(self, timexes: tuple[Timex, ...]) -> None:
        starts = [t.start for t in timexes]
        for view in self.sentences:
            if view.first < view.after:
                low = bisect_left(starts, self.tokens.starts[view.first])
                high = bisect_left(starts, self.tokens.ends[view.after - 1])
                view.timexes = list(timexes[low:high])

    def _head_end(self) -> int:
        """Where the headline ends: at the first line break, else with the first sentence."""
        line = self.text.find("\n", self.tokens.starts[0] if self.tokens.starts else 0)
        if line >= 0 or not self.sentences or self.sentences[0].first >= self.sentences[0].after:
            return line
        return self.tokens.ends[self.sentences[0].after - 1]

    def token_at(self, place: int) -> int:
        """The first token that ends after a source place."""
        return bisect_right(self.tokens.ends, place)

    def in_name(self, token: int) -> bool:
        """Whether a token is part of a longer name («حرب تشرين», «منظمة الإضراب»)."""
        return token in self.named_tokens

    def heads(self, view: SentenceView, token: int) -> bool:
        """Whether a noun stands first in a headline, or behind its colon: «السجن … لمتهم», «المجلس: التحقيق في»."""
        if view is not self.sentences[0]:
            return False
        return token == view.first or self.forms[token - 1] in _HEADLINE_MARKS

    def told_before(self, view: SentenceView, token: int) -> bool:
        """Whether a verb in the perfect stands before a token in its sentence."""
        return any(r.form.tense == "perfect" for place in range(view.first, token) for r in self.words[place].readings)

    def is_since(self, view: SentenceView, token: int) -> bool:
        """Whether what the report tells is dated from the event: «منذ الهجوم», «في أعقاب هجوم»."""
        return "since" in self.classes and any(
            "since" in self.words[t].classes for t in range(max(view.first, token - _SINCE_REACH), token)
        )

    def is_background(self, view: SentenceView, token: int) -> bool:
        """Whether a noun after بعد is the ground of what is told in the present: «تأتي الزيارة بعد اغتيال»."""
        places = range(view.first, token)
        verbs = (r for place in places for r in self.words[place].readings if r.form.tense != "noun")
        first = next(verbs, None)
        leads = first is None and "background" in self.words[view.first].classes
        if not leads and (first is None or first.form.tense != "imperfect"):
            return False
        return any("after-word" in self.words[place].classes for place in places)

    def is_long_before(self, view: SentenceView, token: int) -> bool:
        """Whether a noun lies weeks or more before what is told: «يأتي افتتاحه بعد أسبوعين على قمة بريكس»."""
        if token - 1 <= view.first or self.words[token - 1].preposition not in _COUNTED_FROM:
            return False
        start, end = self.tokens.starts[token - 2], self.tokens.ends[token - 2]
        durations = (t for t in view.timexes if t.type == "DURATION" and t.start <= start < end <= t.end)
        return any(t.value[-1] in _LONG for t in durations)

    def looks_back(self, view: SentenceView) -> bool:
        """Whether a sentence goes on with a time told before: «قال حينها»."""
        words = self.words[view.first : view.after]
        return "anaphor" in self.classes and any("anaphor" in word.classes for word in words)

    def goes_on(self, view: SentenceView, token: int) -> bool:
        """Whether a verb goes on with what was told before it: «وأخلي سبيله لاحقا»."""
        near = range(max(view.first, token - _LATER_REACH), min(view.after, token + _LATER_REACH))
        return any("later" in self.words[place].classes for place in near)

    def speaker_at(self, place: int) -> Source | None:
        """Who speaks innermost at a source place, where the text names or describes him."""
        index = self.spoken.innermost(place)
        chain = self.attributions[index].chain if index is not None else ()
        source = chain[-1] if chain else None
        if source is None or source.start is None or source.end is None or source.role == ANONYMOUS:
            return None
        return source

    def is_quoted(self, place: int) -> bool:
        """Whether a source place stands in somebody's own words."""
        index = self.spoken.innermost(place)
        return index is not None and self.attributions[index].kind == "direct"

    def is_one_of(self, token: int) -> bool:
        """Whether one of several is meant: «أحد الهجمات»."""
        return token > 0 and "one-of" in self.words[token - 1].classes

    def is_dateline(self, token: int) -> bool:
        """Whether a dash or bracket closes a dateline: «أربيل (وكالة) - رحب»."""
        return self.forms[token] in _DATELINE

    def is_governed(self, token: int) -> bool:
        """Whether a token is a known word after a clitic preposition: «بعبوة»; not «برلين»."""
        form = self.forms[token]
        if form[0] not in clitic_prepositions() or self.tokens.starts[token] in self._named_at:
            return False
        rest = read_token(form[1:])
        if rest.classes or rest.party or rest.readings or form.startswith(article(), 1) or token in self.number_tokens:
            return True
        by = clitic_prepositions()[form[0]] == "b"
        return by and len(form) > _SHORTEST_GOVERNED and "noun-in-b" not in self.words[token].classes

    def is_adjective(self, token: int) -> bool:
        """Whether a token is an adjective that says what an attack was like: «قصف صاروخي», «الهجوم المسلح»."""
        return self.forms[token] in self.adjectives or "attack-adjective" in self.words[token].classes

    def is_written_passive(self, token: int, reading: Reading) -> bool:
        """Whether a perfect bears the mark of the passive: «قُتل», «اعتُقل», not that of a plural («قتلُوا»)."""
        if reading.form.tense != "perfect":
            return False
        c = letters()
        ending = self.tokens.surface(token)[-1:] == c.yeh and not reading.pronoun
        if ending and reading.form.number == "s" and c.alef_maqsura in self.text:
            # «أخلي» beside «أخلى», where the text tells the two letters apart
            return True
        return c.passive_mark in self.tokens.surface(token).replace(c.passive_mark + c.waw, c.waw)

    def is_counted(self, chunk: Chunk) -> bool:
        """Whether a number stands right before a chunk, or before its «من»: «ستة مدنيين», «أربعة من جنود الجيش»."""
        before = chunk.first - 1
        return before in self.number_tokens or (
            before - 1 in self.number_tokens and self.words[before].preposition == "min"
        )

    def is_oblique(self, chunk: Chunk) -> bool:
        """Whether the ending of a plural of people shows that it is no subject: «وحث المانحين»; after a number it shows
        nothing."""
        form = self.forms[chunk.first]
        # «الحوثيين» name a body by its people
        plural = chunk.kind == "NORP" or (chunk.kind == "ORG" and chunk.after == chunk.first + 1)
        if (chunk.mention is not None and not plural) or self.is_counted(chunk):
            return False
        people = chunk.party is not None or chunk.kind == "NORP" or form.startswith(article())
        if "masculine-body" in self.words[chunk.first].classes:
            # «الكرملين» is no plural
            return False
        if self.is_construct(chunk.first):
            return True
        return people and form.endswith(letters().dual[1]) and len(form) > _SHORTEST_PLURAL

    def is_construct(self, token: int) -> bool:
        """Whether a word is a plural of people whose genitive follows, which is no subject: «ودعا مسؤولي الحزب»."""
        form = self.forms[token]
        if not form.endswith(letters().yeh):
            form = next((form.removesuffix(p) for p in letters().owners if form.endswith(letters().yeh + p)), "")
        if not form:
            return False
        whole = read_token(form + letters().noon)
        return whole.party is not None or "people" in whole.classes

    def is_bound(self, token: int) -> bool:
        """Whether a word is a plural of people that has lost its ن before a genitive: «مسلحو القبيلة»."""
        c, form = letters(), self.forms[token]
        return form.endswith((c.waw, c.yeh)) and read_token(form + c.noon).party is not None

    def is_nominative(self, chunk: Chunk) -> bool:
        """Whether the ending of a plural of people shows that it is no object: «وجرح آخرون»."""
        form = self.forms[chunk.first]
        ending = letters().waw + letters().noon
        return chunk.mention is None and form.endswith(ending) and len(form) >= _SHORTEST_PLURAL

    def is_accusative(self, chunk: Chunk) -> bool:
        """Whether the ending of a single common noun shows that it is no subject: «اعتقلت متظاهرا»; after a number it
        shows nothing."""
        if chunk.party is None or chunk.mention is not None or self.is_counted(chunk) or self.is_definite(chunk):
            return False
        return self.is_tanwin(chunk.after - 1)

    def is_tanwin(self, token: int) -> bool:
        """Whether a word ends as an accusative without the article: «خصوصا», «متظاهرا»."""
        form = self.forms[token]
        return len(form) > _SHORTEST_GOVERNED and form.endswith(letters().alef)

    def is_definite(self, chunk: Chunk) -> bool:
        """Whether a common noun has the article, so that no genitive can follow it."""
        return self.text.startswith(article(), chunk.start)

    def is_body(self, chunk: Chunk) -> bool:
        """Whether a chunk is a force or an office, which arrests and is not arrested."""
        return chunk.kind == "ORG" or "body" in self.words[chunk.first].classes

    def tells(self, chunk: Chunk, place: int) -> bool:
        """Whether a chunk is a source of what stands, or is said, at a source place: «… بحسب وكالة الأنباء»."""
        told = [index for _, index in self.spoken.at(place)]
        if (said := self.spoken.cued.get(place)) is not None:
            told.append(said)
        return any(
            source.start is not None
            and source.end is not None
            and source.start < chunk.end
            and chunk.start < source.end
            for index in told
            for source in self.attributions[index].chain
        )

    def is_subordinate(self, token: int) -> bool:
        """Whether the verb at a token is an imperfect after أن, whose subject may stand before أن."""
        readings = self.words[token].readings
        return any(r.form.tense == "imperfect" for r in readings)

    def agrees(self, chunk: Chunk, reading: Reading) -> bool:
        """Whether a chunk may be the subject of a singular verb right before it: a masculine verb takes no country
        but those few that are masculine, and no organisation whose head is feminine; a feminine one no council."""
        if reading.form.feminine:
            return chunk.kind not in ("", "ORG") or "masculine-body" not in self.words[chunk.first].classes
        if chunk.kind not in ("GPE", "ORG") or chunk.party is not None:
            # «ودعا الشركات»: no masculine verb stands right before a feminine plural
            many = self.forms[chunk.first].endswith(letters().alef + letters().teh)
            return chunk.mention is not None or not many or "many" in self.words[chunk.first].classes
        head = self.forms[chunk.first][chunk.start - self.tokens.starts[chunk.first] :]
        if chunk.kind == "GPE":
            return "masculine-place" in read_token(head).classes
        return not head.endswith(feminine_ending())

    def is_feminine(self, chunk: Chunk) -> bool:
        """Whether the first word of a chunk ends as a feminine: «الصحفية الأميركية»; names do not show it."""
        return self.forms[chunk.first].endswith(feminine_ending())

    def is_owner(self, chunk: Chunk) -> bool:
        """Whether a chunk is the genitive of a noun in ة right before it: «وفاة الملا عمر», «قضية الأسرى»; no word of
        honour or kin has one."""
        before = chunk.first - 1
        if before < 0 or not self.tokens.surface(before).endswith(letters().teh_marbuta):
            return False
        word, form = self.words[before], self.forms[before]
        named = before in self.named_tokens or word.party is not None or bool(word.classes & _HONOURS)
        return not named and not form.startswith(article())

    def is_somebody(self, token: int) -> bool:
        """Whether a word names people it does not define, whom a clause without a pronoun may follow: «سائح خطف»."""
        party = self.words[token].party
        if self.forms[token].startswith(article()) or party is None:
            return token in self.people_tokens and not self.forms[token].startswith(article())
        return party.side in ("r", "-") and party.sector in _PEOPLE

    def is_man(self, chunk: Chunk) -> bool:
        """Whether a chunk opens with a masculine title, so that no feminine verb takes it: «ودعت المبعوث الأممي»."""
        return chunk.kind == "TITLE" and not self.forms[chunk.first].endswith(feminine_ending())
