"""A sentence as the event coder sees it: its words, the noun phrases that may fill a role, and its breaks.

Note [Chunks, not a parse]
    News Arabic is regular enough for a linear reading: a role filler is a known mention or a common noun of
    data/ar/parties.tsv, with the preposition before it. A title and the name after it are one chunk, a common noun and
    the name it belongs to («مقاتلو حماس») another, whose entity is the name's. و right after a chunk gives the next one
    the same place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tawatur.annotate.events.lexicon import Reading
from tawatur.annotate.events.morphology import feminine_ending, letters
from tawatur.annotate.events.words import CueHit, Party, Word, clitic_prepositions, find_cues, read_token
from tawatur.lexicon.entities import country_names, english_name
from tawatur.model import Argument, Attribution, Boilerplate, Document, Mention, Quantity, Sentence, Timex
from tawatur.text.clitics import article
from tawatur.text.segment import NEWLINE, Tokens, tokenize

_TOP_KINDS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "TITLE"})
_NAMING = frozenset({"PERSON", "ORG", "FAC", "TITLE", "GPE", "LOC"})
_PLACE_KINDS = frozenset({"GPE", "LOC", "FAC"})
# Text of the page that tells nothing of the report's own.
_FOREIGN = frozenset({"share", "related", "update", "byline", "credit"})
# How far back a preposition may stand before the chunk it governs: «على مواقع في جنوب إسرائيل».
_PREPOSITION_REACH = 3
_NO_PEOPLE = frozenset({"money", "distance", "percent", "duration", "area", "weight", "attacks", "age", "measure"})
_COUNTED = Party("counted", "CVL", "r")
_SINCE_REACH = 4
_GRAMMAR = frozenset({"function-word", "hard-break", "relative", "neutral-adverb", "before-report", "particle-done"})
# In tokens; the longest sentence of the clusters of development reports has 130.
_LONGEST = 240
_SHORTEST_HEAD = 4
_GOVERNMENT = "org.government-of-"
_ARMED = frozenset({"UAF", "MIL", "COP"})
_STRONG_STOPS = frozenset(".؛;:!?؟…")
_COMMAS = frozenset("،,")
_DATELINE = frozenset("-–—ـ)")
_OPENING = frozenset('«"“”»()[]‏')


class Chunk:
    """A noun phrase: tokens [first, after), source [start, end), and what it names.

    `preposition` is null for a bare phrase; `joined` chunks are coordinated with the one before.
    """

    __slots__ = (
        "after",
        "end",
        "entity",
        "first",
        "index",
        "joined",
        "mention",
        "name",
        "party",
        "preposition",
        "start",
    )

    def __init__(self, first: int, after: int, start: int, end: int) -> None:
        self.first = first
        self.after = after
        self.start = start
        self.end = end
        self.preposition: str | None = None
        self.joined = False
        self.mention: Mention | None = None
        self.party: Party | None = None
        self.entity: str | None = None
        self.name: str | None = None
        self.index = 0

    @property
    def kind(self) -> str:
        """The mention's kind, "" for a common noun."""
        return self.mention.kind if self.mention else ""

    @property
    def is_place(self) -> bool:
        """Whether it names a place."""
        return self.kind in _PLACE_KINDS and self.party is None

    @property
    def suffers(self) -> bool:
        """Whether a common noun is mostly the one to whom things are done."""
        return self.party is not None and self.party.side in ("r", "t")

    def argument(self, *, inferred: bool = False) -> Argument:
        """The chunk as the filler of a role."""
        return Argument(start=self.start, end=self.end, name=self.name, entity=self.entity, inferred=inferred)


def _clitics() -> frozenset[str]:
    """The letters that may stand before the article."""
    return frozenset(letters().conjunctions) | clitic_prepositions().keys()


def _named(mention: Mention) -> tuple[str | None, str | None]:
    """Entity and name: a title stands for its holder, a nationality for its country, a government too."""
    if mention.kind == "TITLE" and mention.holder is not None:
        return mention.holder, english_name(mention.holder) or mention.name
    if mention.kind == "NORP" and mention.country is not None:
        country = country_names().get(mention.country)
        if country is not None:
            return country.key, country.name
    if (mention.entity or "").startswith(_GOVERNMENT) and mention.country is not None:
        country = country_names().get(mention.country)
        if country is not None:
            return country.key, country.name
    return mention.entity, mention.name


class SentenceView:
    """The tokens [first, after) of one sentence, its chunks and cues."""

    __slots__ = ("after", "chunks", "cues", "facts", "first", "timexes")

    def __init__(self, first: int, after: int) -> None:
        self.first = first
        self.after = after
        self.chunks: list[Chunk] = []
        self.cues: list[CueHit] = []
        self.timexes: list[Timex] = []
        # what the confidence reads of the sentence, filled when first asked for
        self.facts: set[str] | None = None


class ReportView:
    """A report for the event coder: tokens with what they may be, and a view of each sentence."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.tokens: Tokens = tokenize(document.text)
        self.forms = self.tokens.forms
        self._stops = {t for t, form in enumerate(self.forms) if form in _STRONG_STOPS or form == NEWLINE}
        self._commas = {t for t, form in enumerate(self.forms) if form in _COMMAS}
        self.words: list[Word] = [read_token(form) for form in self.forms]
        self.attributions: tuple[Attribution, ...] = document[Attribution]
        self.quantities: tuple[Quantity, ...] = document[Quantity]
        self.timex_tokens = self._cover(document[Timex])
        self.number_tokens = self._cover(self.quantities)
        self.skipped = self._cover([b for b in document[Boilerplate] if b.kind in _FOREIGN])
        self.named_tokens = self._cover([m for m in document[Mention] if m.named and m.kind in _NAMING])
        self._cues = find_cues(self.tokens)
        self._adjectives = {self.forms[h.first] for h in self._cues if h.cue.table == "adjective"}
        self._cue_starts = [hit.first for hit in self._cues]
        self.sentences = [view for sentence in document[Sentence] for view in self._sentence(sentence)]
        self._fill_chunks(document[Mention])
        self._fill_timexes(document[Timex])

    def _cover(self, annotations: object) -> set[int]:
        covered: set[int] = set()
        starts = self.tokens.starts
        for annotation in annotations:  # type: ignore[attr-defined]
            token = self.token_at(annotation.start)
            while token < len(starts) and starts[token] < annotation.end:
                covered.add(token)
                token += 1
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
            view.cues = self._cues[low:high]
            views.append(view)
        return views

    def _fill_timexes(self, timexes: tuple[Timex, ...]) -> None:
        starts = [t.start for t in timexes]
        for view in self.sentences:
            if view.first < view.after:
                low = bisect_left(starts, self.tokens.starts[view.first])
                high = bisect_left(starts, self.tokens.ends[view.after - 1])
                view.timexes = list(timexes[low:high])

    def _fill_chunks(self, mentions: tuple[Mention, ...]) -> None:
        top = [m for m in mentions if not m.nested and m.kind in _TOP_KINDS]
        starts = [m.start for m in top]
        for view in self.sentences:
            if view.first >= view.after:
                continue
            low = bisect_left(starts, self.tokens.starts[view.first])
            high = bisect_left(starts, self.tokens.ends[view.after - 1])
            chunks = [self._from_mention(m) for m in top[low:high]]
            self._add_parties(view, chunks)
            chunks.sort(key=lambda chunk: (chunk.start, -chunk.end))
            self._widen(view, chunks)
            view.chunks = self._merged(chunks)
            self._govern(view)

    def _from_mention(self, mention: Mention) -> Chunk:
        first = self.token_at(mention.start)
        after = max(first + 1, bisect_left(self.tokens.starts, mention.end, first))
        chunk = Chunk(first, after, mention.start, mention.end)
        chunk.mention = mention
        chunk.entity, chunk.name = _named(mention)
        return chunk

    def _add_parties(self, view: SentenceView, chunks: list[Chunk]) -> None:
        taken: set[int] = set()
        for chunk in chunks:
            taken.update(range(chunk.first, chunk.after))
        known = len(chunks)
        for token in range(view.first, view.after):
            party = self.words[token].party
            if (
                party is not None
                and token not in taken
                and token not in self.timex_tokens
                and not self._is_means(token)
            ):
                start = self.tokens.place(token, self.words[token].party_start)
                chunk = Chunk(token, token + 1, start, self.tokens.ends[token])
                chunk.party = party
                chunks.append(chunk)
        taken.update(chunk.first for chunk in chunks[known:])
        self._counted(view, chunks, taken)

    def _is_means(self, token: int) -> bool:
        """Whether a common noun is only the means («سيارة مفخخة») or an attack's adjective («هجوم انتحاري»)."""
        after, before = token + 1, token - 1
        if after < len(self.words) and "bomb-adjective" in self.words[after].classes:
            return True
        if before < 0 or not self.is_adjective(token):
            return False
        plain = self.forms[token] in self._adjectives
        nouns = (reading for reading in self.words[before].readings if reading.form.tense == "noun")
        return any(plain or "attack" in getattr(reading.entry, "flags", ()) for reading in nouns)

    def _counted(self, view: SentenceView, chunks: list[Chunk], taken: set[int]) -> None:
        """The nouns that quantities of people count are parties too."""
        start, end = self.tokens.starts[view.first], self.tokens.ends[view.after - 1]
        for quantity in self.quantities:
            counted = quantity.counted
            if counted is None or quantity.kind in _NO_PEOPLE or not start <= counted.start < end:
                continue
            first = self.token_at(counted.start)
            if first in taken:
                continue
            chunk = Chunk(first, first + 1, counted.start, self.tokens.ends[first])
            chunk.party = _COUNTED
            chunks.append(chunk)
            taken.add(first)

    def _merged(self, chunks: list[Chunk]) -> list[Chunk]:
        """Title and name, common noun and name, name and title after a comma: one chunk each."""
        merged: list[Chunk] = []
        for chunk in chunks:
            last = merged[-1] if merged else None
            if last is not None and chunk.first >= last.after and self._joins(last, chunk):
                last.after = chunk.after
                last.end = chunk.end
                if last.kind != "PERSON" or chunk.kind == "PERSON":
                    self._take_name(last, chunk)
            else:
                merged.append(chunk)
        return merged

    def _widen(self, view: SentenceView, chunks: list[Chunk]) -> None:
        """An adjective of nationality belongs to the noun before it: «القواعد الأميركية»."""
        taken = {token for chunk in chunks for token in range(chunk.first, chunk.after)}
        for chunk in chunks:
            token = chunk.first - 1
            if chunk.kind != "NORP" or token < view.first or token in taken or token in self.number_tokens:
                continue
            word, form = self.words[token], self.forms[token]
            if (
                word.readings
                or word.preposition
                or word.classes & _GRAMMAR
                or form in self._adjectives
                or len(form) < _SHORTEST_HEAD
                or not form.isalpha()
            ):
                continue
            led = form[0] in letters().conjunctions and "whole" not in word.classes and len(form) > _SHORTEST_HEAD
            width = 1 if led or (form[1:3] == article() and form[0] in _clitics()) else 0
            chunk.first = token
            chunk.start = self.tokens.place(token, width)

    def _joins(self, last: Chunk, chunk: Chunk) -> bool:
        between = self.forms[last.after : chunk.first]
        if chunk.start != self.tokens.starts[chunk.first]:
            return False
        if last.mention is None and self._is_definite(last) and chunk.kind not in ("NORP", "PERSON"):
            return False
        signs = all(form in _COMMAS or form in _OPENING for form in between)
        if last.kind == "TITLE" and chunk.kind == "PERSON":
            styled = bool(between) and "honorific" in self.words[chunk.first - 1].classes
            return (signs or (styled and all(form in _COMMAS for form in between[:-1]))) and len(between) <= 2
        if last.kind == "PERSON" and chunk.kind == "TITLE":
            return signs and len(between) <= 1
        if last.kind == "NORP" and (chunk.is_place or chunk.kind == "PERSON"):
            return not between and last.after - last.first > 1
        if last.party is None or last.mention is not None:
            return last.mention is not None and chunk.kind == "NORP" and not between
        return self._joins_common(last, chunk, between)

    def _joins_common(self, last: Chunk, chunk: Chunk, between: Sequence[str]) -> bool:
        """Whether a common noun and what follows it are one: «مقاتلو حماس», «مئات من الطلاب», «مدينة حلب»."""
        party = last.party
        if party is None or self._is_part(last, chunk):
            return party is not None
        if party.side == "t":
            if chunk.is_place and not between:
                last.party = None
                return True
            return False
        if chunk.mention is not None:
            titled = party.sector in ("GOV", "OPP", "MIL") or "profession" in self.words[last.first].classes
            return not between and (chunk.kind != "PERSON" or titled)
        if chunk.party is None:
            return False
        many = "many" in self.words[last.first].classes
        if many and len(between) == 1 and self.words[last.after].preposition == "min":
            return True
        owned = self._is_definite(chunk) or party.sector == chunk.party.sector
        return not between and (many or (party.side == "-" and chunk.party.side != "t" and owned))

    def _is_part(self, last: Chunk, chunk: Chunk) -> bool:
        """Whether armed men are said to be of a body: «مسلحون من الحركة», «قوة من الشرطة»."""
        if last.party is None or last.mention is not None or last.party.sector not in _ARMED or self._is_definite(last):
            return False
        if chunk.first != last.after + 1 or self.words[last.after].preposition != "min":
            return False
        return chunk.kind == "ORG" or (chunk.party is not None and chunk.party.sector in _ARMED)

    def _is_definite(self, chunk: Chunk) -> bool:
        """Whether a common noun has the article, so that no genitive can follow it."""
        return self.text.startswith(article(), chunk.start)

    @staticmethod
    def _take_name(last: Chunk, chunk: Chunk) -> None:
        if chunk.mention is not None and chunk.kind != "TITLE":
            if chunk.kind == "NORP" and last.mention is not None:
                return
            last.entity = chunk.entity
            last.name = chunk.name
            if last.mention is None or chunk.kind == "PERSON" or last.kind == "NORP":
                last.mention = chunk.mention

    def _govern(self, view: SentenceView) -> None:
        for index, chunk in enumerate(view.chunks):
            chunk.index = index
            last = view.chunks[index - 1] if index else None
            width = chunk.start - self.tokens.starts[chunk.first]
            clitic = self.forms[chunk.first][:width] if width else ""
            names = clitic_prepositions()
            named = names.get(clitic[-1:])
            if chunk.first == view.first and chunk.is_place and self._opens_dateline(view, chunk):
                chunk.preposition = "dateline"
            elif chunk.kind == "NORP" and not named and self._is_bare_adjective(chunk):
                chunk.preposition = "adjective"
            elif named:
                chunk.preposition = named
            elif self._coordinated(last, chunk, clitic):
                chunk.joined = True
                chunk.preposition = last.preposition if last else None
            else:
                chunk.preposition = self._preposition_before(view, chunk, last)

    def _is_bare_adjective(self, chunk: Chunk) -> bool:
        """Whether a nationality describes a word that names neither party nor deed: «مسيرة إسرائيلية»."""
        if chunk.party is not None or chunk.after > chunk.first + 1:
            return False
        deed = any(self.words[token].readings for token in range(max(chunk.first - 2, 0), chunk.first))
        return not deed and self.forms[chunk.first].endswith(feminine_ending())

    def _opens_dateline(self, view: SentenceView, chunk: Chunk) -> bool:
        """Whether a dash right after a sentence's first place makes it a dateline: «باريس - بدأ»."""
        return chunk.after < view.after and self.is_dateline(chunk.after)

    def _coordinated(self, last: Chunk | None, chunk: Chunk, clitic: str) -> bool:
        if last is None or not clitic:
            return False
        between = self.forms[last.after : chunk.first]
        return len(between) <= 1 and all(form not in _STRONG_STOPS and form not in _COMMAS for form in between)

    def _preposition_before(self, view: SentenceView, chunk: Chunk, last: Chunk | None) -> str | None:
        floor = max(view.first, last.after if last else view.first, chunk.first - _PREPOSITION_REACH)
        found: str | None = None
        for token in range(chunk.first - 1, floor - 1, -1):
            form = self.forms[token]
            word = self.words[token]
            if form in _OPENING:
                continue
            if word.preposition is not None:
                if "agent-noun" in word.classes and self.words[token - 1].preposition == "min":
                    return "by"
                if found is None or word.preposition not in ("fi", "with-other"):
                    found = word.preposition
                if word.preposition not in ("fi",):
                    return found
                continue
            if found or form in _STRONG_STOPS or form in _COMMAS or word.readings or "hard-break" in word.classes:
                return found
            if token in self.timex_tokens:
                return None
        return found

    def token_at(self, place: int) -> int:
        """The first token that ends after a source place."""
        return bisect_right(self.tokens.ends, place)

    def is_stop(self, token: int) -> bool:
        """Whether a full stop, semicolon, colon or line break stands at a token."""
        return token in self._stops

    def in_name(self, token: int) -> bool:
        """Whether a token is part of a longer name («حرب تشرين», «منظمة الإضراب»)."""
        return token in self.named_tokens

    def told_before(self, view: SentenceView, token: int) -> bool:
        """Whether a verb in the perfect stands before a token in its sentence."""
        return any(r.form.tense == "perfect" for place in range(view.first, token) for r in self.words[place].readings)

    def is_since(self, view: SentenceView, token: int) -> bool:
        """Whether what the report tells is dated from the event: «منذ الهجوم», «في أعقاب هجوم»."""
        return any("since" in self.words[t].classes for t in range(max(view.first, token - _SINCE_REACH), token))

    def is_background(self, view: SentenceView, token: int) -> bool:
        """Whether a noun after بعد is the ground of what is told in the present: «تأتي الزيارة بعد اغتيال»."""
        places = range(view.first, token)
        verbs = (r for place in places for r in self.words[place].readings if r.form.tense != "noun")
        first = next(verbs, None)
        leads = first is None and "background" in self.words[view.first].classes
        if not leads and (first is None or first.form.tense != "imperfect"):
            return False
        return any("after-word" in self.words[place].classes for place in places)

    def looks_back(self, view: SentenceView) -> bool:
        """Whether a sentence goes on with a time told before: «قال حينها»."""
        return any("anaphor" in word.classes for word in self.words[view.first : view.after])

    def is_one_of(self, token: int) -> bool:
        """Whether one of several is meant: «أحد الهجمات»."""
        return token > 0 and "one-of" in self.words[token - 1].classes

    def is_dateline(self, token: int) -> bool:
        """Whether a dash or bracket closes a dateline: «أربيل (وكالة) - رحب»."""
        return self.forms[token] in _DATELINE

    def is_governed(self, token: int) -> bool:
        """Whether a token is a known word after a clitic preposition: «بعبوة»."""
        form = self.forms[token]
        if form[0] not in clitic_prepositions():
            return False
        rest = read_token(form[1:])
        if rest.classes or rest.party or rest.readings or form.startswith(article(), 1):
            return True
        by = clitic_prepositions()[form[0]] == "b"
        return by and len(form) > _SHORTEST_HEAD and "noun-in-b" not in self.words[token].classes

    def is_adjective(self, token: int) -> bool:
        """Whether a token is an adjective that says what an attack was like: «قصف صاروخي», «الهجوم المسلح»."""
        return self.forms[token] in self._adjectives or "attack-adjective" in self.words[token].classes

    def is_subordinate(self, token: int) -> bool:
        """Whether the verb at a token is an imperfect after أن, whose subject may stand before أن."""
        readings = self.words[token].readings
        return any(r.form.tense == "imperfect" for r in readings)

    def agrees(self, chunk: Chunk, reading: Reading) -> bool:
        """Whether a chunk may be the subject of a singular verb right before it: a masculine verb takes no country
        but those few that are masculine, and no organisation whose head is feminine."""
        if reading.form.feminine or chunk.kind not in ("GPE", "ORG") or chunk.party is not None:
            return True
        head = self.forms[chunk.first][chunk.start - self.tokens.starts[chunk.first] :]
        if chunk.kind == "GPE":
            return "masculine-place" in read_token(head).classes
        return not head.endswith(feminine_ending())

    def is_man(self, chunk: Chunk) -> bool:
        """Whether a chunk opens with a masculine title, so that no feminine verb takes it: «ودعت المبعوث الأممي»."""
        return chunk.kind == "TITLE" and not self.forms[chunk.first].endswith(feminine_ending())

    def is_comma(self, token: int) -> bool:
        """Whether a comma stands at a token."""
        return token in self._commas
