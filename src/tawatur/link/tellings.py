"""What one report tells of one event, in the form that linking compares.

Note [A telling]
    The unit of linking is all that one report says of one event: first one event mention, then (link/coreference.py)
    the union of those that speak of the same event. Dates keep their literal reading and, beside it, what the
    findings suggest; a date with an unresolved finding is `flawed`: it weighs less and excludes nothing.

Note [Visits and meetings]
    PLOVER codes both as CONSULT/visit. A visit has a country or a place as host, a meeting has people or bodies, and a
    meeting may be part of a visit, so the two are told apart here: by the trigger (the last part of the event's rule
    id), else by the host.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

import msgspec
from msgspec.structs import replace

from tawatur.data import read_toml
from tawatur.lexicon.entities import entities
from tawatur.link.copies import shingles
from tawatur.link.dates import Days, read_days
from tawatur.link.parties import Party, kind_of_key
from tawatur.link.people import People
from tawatur.link.words import words_around
from tawatur.model import (
    Argument,
    Document,
    EventMention,
    Finding,
    Mention,
    MentionRef,
    Quantity,
    Sentence,
    Span,
    Timex,
)
from tawatur.model.layers import Number
from tawatur.text.clitics import endings
from tawatur.text.fold import fold_word
from tawatur.text.segment import Tokens, tokenize

# Findings that make a date doubtful: an ambiguous one and every contradiction within dates.
_DATE_FINDINGS = ("C101", "C2")
_SLIP_FINDINGS = ("C202", "C207")
_PEOPLE = frozenset({"PERSON", "ORG", "TITLE"})
# A count of at least this many attacks makes a telling one of a series.
_SERIES = 2
# Triggers of data/ar/verbs.tsv and triggers.tsv that tell of a journey, and of a talk, whoever the host is.
_TRAVEL = frozenset(
    {
        "visit",
        "arrive",
        "head-to",
        "travel",
        "leave-for",
        "stop-over",
        "tour",
        "land",
        "enter-visit",
        "trip",
        "tour-noun",
    }
)
_TALK = frozenset(
    {
        "meet",
        "talks",
        "discussions",
        "negotiations",
        "consultations",
        "meeting",
        "gathering",
        "session-talks",
        "discuss",
    }
    | {"assemble", "receive-guest", "deliberate", "talk-over", "touch-upon", "negotiate", "consult", "talk-with"}
)
# Shorter sentences are shared by chance.
_FEWEST_WORDS = 8
# A place farther from its trigger than this is as often that of another event (counted on the five seed reports).
NEAR_CHARACTERS = 60
_AHEAD = frozenset({"future", "hypothetical"})
# How many mentions back the event may stand whose date is taken over.
_BEFORE = 6
# Talks are plural and one; attacks and protests are not.
_COUNTABLE = frozenset({"ASSAULT", "PROTEST", "COERCE"})
# What a count of a series counts.
_SERIES_KINDS = frozenset({"attacks", "strikes", "raids", "incidents"})


class Dated(msgspec.Struct, frozen=True, array_like=True):
    """A date of an event: its value, the days of the literal reading and those of the suggestions beside it.

    `flawed` where a finding stands against the literal reading, `relative` where it was resolved against another date
    («أمس»), `inferred` where it was read outside the trigger's sentence.
    """

    value: str
    days: Days
    others: tuple[Days, ...] = ()
    flawed: bool = False
    relative: bool = False
    inferred: bool = False

    @property
    def readings(self) -> tuple[Days, ...]:
        """The literal reading, then the suggested ones."""
        return (self.days, *self.others)


class Tally(msgspec.Struct, frozen=True, array_like=True):
    """A count of an event: what is counted, and its bounds (null where open)."""

    kind: str
    low: Number | None
    high: Number | None


class Report(msgspec.Struct, frozen=True, array_like=True):
    """What all tellings of one report share.

    `reported` is the day of publication as an ordinal, `suspect` whether a calendar slip was found in it, `company` the
    entities it names.
    """

    document: str
    reported: int | None
    suspect: bool
    company: frozenset[str]


class Telling(msgspec.Struct, frozen=True, array_like=True):
    """What one report tells of one event; the tuples are sorted and without repeats.

    `places` are named with the event, `around` where it was only read nearby. `series` is set where several events are
    told as one («الهجمات»).
    """

    report: Report
    mentions: tuple[MentionRef, ...]
    rows: tuple[int, ...]
    type: str
    kind: str
    modes: tuple[str, ...]
    realis: str
    polarities: tuple[str, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    places: tuple[Party, ...]
    around: tuple[Party, ...]
    dates: tuple[Dated, ...]
    tallies: tuple[Tally, ...]
    series: bool
    confidence: float
    grams: frozenset[int]
    words: frozenset[str]

    @property
    def ref(self) -> MentionRef:
        """Its least mention."""
        return self.mentions[0]

    @property
    def content(self) -> tuple[object, ...]:
        """All that comparison reads but the report and the wording: tellings of equal content link alike."""
        return (
            *(self.type, self.kind, self.realis, self.series, self.modes, self.polarities, self.report.suspect),
            *(self.actors, self.recipients, self.places, self.around, self.dates, self.tallies),
        )

    @property
    def parties(self) -> tuple[Party, ...]:
        """Actors and recipients together, for encounters, where either may be named first."""
        return _unique((*self.actors, *self.recipients))


def _unique(parties: Sequence[Party]) -> tuple[Party, ...]:
    return tuple(sorted({party.key: party for party in parties}.values(), key=lambda party: party.key))


@cache
def _plural() -> str:
    return fold_word(read_toml("ar/coreference.toml")["plural"])


def is_near(argument: Argument, mention: EventMention) -> bool:
    """Whether an argument stands so near its trigger that another event can hardly be meant."""
    gap = max(argument.start - mention.end, mention.start - argument.end)
    return not argument.inferred and gap <= NEAR_CHARACTERS


def _goes_on(mention: EventMention, earlier: EventMention) -> bool:
    """Whether an encounter goes on with the people of an earlier event."""
    if earlier.realis in _AHEAD:
        return False
    guests, guests_before = _keys(mention.actors), _keys(earlier.actors)
    if earlier.type == mention.type:
        return bool(guests & guests_before)
    everyone = guests | _keys(mention.recipients)
    return len(everyone) > 1 and everyone <= guests_before | _keys(earlier.recipients)


def _keys(arguments: Sequence[Argument]) -> set[str]:
    return {argument.entity for argument in arguments if argument.entity is not None}


class Reader:
    """Reads the arguments of one document's event mentions; keeps what they share."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.timexes = document[Timex] if document.has(Timex) else ()
        self.quantities = document[Quantity] if document.has(Quantity) else ()
        self.findings = [
            finding
            for finding in (document[Finding] if document.has(Finding) else ())
            if finding.code.startswith(_DATE_FINDINGS)
        ]
        mentions = document[Mention] if document.has(Mention) else ()
        self.by_entity: dict[str, Mention] = {}
        for mention in mentions:
            if mention.entity is not None:
                self.by_entity.setdefault(mention.entity, mention)
        self.people = People(document, mentions)
        self.sentences = document[Sentence] if document.has(Sentence) else ()
        self._starts = [sentence.start for sentence in self.sentences]
        self._tokens: Tokens | None = None
        published = document.meta.published
        self.report = Report(
            document.id,
            published.toordinal() if published else None,
            any(finding.code in _SLIP_FINDINGS for finding in self.findings),
            frozenset(mention.entity for mention in mentions if mention.entity and mention.named),
        )

    @property
    def tokens(self) -> Tokens:
        """The tokens of the text, read when first asked for: most claims need none."""
        if self._tokens is None:
            self._tokens = tokenize(self.document.text)
        return self._tokens

    def party(self, argument: Argument) -> Party | None:
        """The entity of an argument, by its English name or as it is written; null where nobody is named.

        An unknown entity has the longest form in which the report names it.
        """
        argument = self.people.named(argument)
        if argument.entity is None and argument.name is None:
            return None
        key = argument.entity or f"name.~{argument.name}"
        mention = self.by_entity.get(key)
        entity = entities().get(key)
        kind = mention.kind if mention else entity.kind if entity else kind_of_key(key)
        country = (mention.country if mention else None) or (entity.country if entity else None)
        name = self.people.name(key) or (entity.name if entity else None) or argument.name
        name = name or (mention.name if mention else None) or argument.span.of(self.document.text)
        sector = mention.sector if mention else entity.sector if entity else None
        return Party(key, kind, country or self.people.country(key), name, self.people.offices(key), sector)

    def parties(self, arguments: Sequence[Argument]) -> tuple[Party, ...]:
        """The entities of arguments, sorted by key, each once."""
        return _unique([party for party in map(self.party, arguments) if party is not None])

    def date(self, argument: Argument | None) -> tuple[Dated, ...]:
        """The date of an event with what findings say of it; empty where it is no calendar value."""
        if argument is None or argument.value is None:
            return ()
        timex = self._timex_at(argument.span)
        days = read_days(argument.value, timex.mod if timex else None)
        if days is None:
            return ()
        findings = self.findings_at(argument.span)
        suggested = (read_days(s.value) for finding in findings for s in finding.suggestions)
        others = tuple(dict.fromkeys(d for d in suggested if d is not None and d != days))
        relative = timex is not None and timex.anchor is not None
        return (Dated(argument.value, days, others, bool(findings), relative, argument.inferred),)

    def findings_at(self, span: Span) -> tuple[Finding, ...]:
        """The findings on dates whose first evidence touches a span; the others only bear it out."""
        return tuple(f for f in self.findings if Span(f.start, f.end).overlaps(span))

    def modifier_at(self, span: Span) -> str | None:
        """The modifier of the time expression at a span."""
        timex = self._timex_at(span)
        return timex.mod if timex else None

    def folded(self, span: Span) -> str:
        """The folded words of a span, parted by blanks."""
        first, after = self.tokens.at(span.start), self.tokens.at(span.end)
        if after < len(self.tokens) and self.tokens.starts[after] < span.end:
            after += 1
        return " ".join(self.tokens.forms[first:after])

    def date_of(self, row: int) -> Argument | None:
        """The date of an event mention: its own, else the one its sentence takes over from the one before.

        Note [Time goes on]
            An encounter's date that was only inferred gives way to that of an event in the sentence before which has
            the same people, or is an encounter of the same guest («حثّ فلان فلانا بداية الشهر. وأضاف خلال اتصال
            معه…»). It stays inferred.
        """
        mentions = self.document[EventMention]
        mention = mentions[row]
        own = mention.date
        if own is None or not own.inferred or mention.type != "CONSULT" or mention.realis in _AHEAD:
            return own
        place = self._sentence_at(mention.start)
        for earlier in reversed(mentions[max(0, row - _BEFORE) : row]):
            before = place - self._sentence_at(earlier.start)
            if before == 1 and earlier.date is not None and not earlier.date.inferred and _goes_on(mention, earlier):
                return replace(earlier.date, inferred=True)
        return own

    def _sentence_at(self, place: int) -> int:
        return bisect_right(self._starts, place)

    def _timex_at(self, span: Span) -> Timex | None:
        for timex in self.timexes:
            if timex.start >= span.end:
                return None
            if timex.span.overlaps(span):
                return timex
        return None

    def telling(self, row: int, mention: EventMention) -> Telling:
        """What one event mention tells."""
        actors, recipients = self.parties(mention.actors), self.parties(mention.recipients)
        tallies = tuple(
            Tally(count.kind, quantity.low, quantity.high)
            for count in mention.counts
            if count.quantity < len(self.quantities) and (quantity := self.quantities[count.quantity])
        )
        places = self.parties((mention.place,) if mention.place else ())
        near = mention.place is not None and is_near(mention.place, mention)
        dates = self.date(self.date_of(row))
        return Telling(
            self.report,
            (MentionRef(self.document.id, mention.start, mention.end),),
            (row,),
            mention.type,
            self._kind(mention, actors, recipients),
            (mention.mode,) if mention.mode else (),
            mention.realis,
            (mention.polarity,),
            actors,
            recipients,
            places if near else (),
            () if near else places,
            dates,
            tallies,
            self._series(mention, dates, tallies),
            mention.confidence,
            *self._wording(mention),
        )

    def _series(self, mention: EventMention, dates: Sequence[Dated], tallies: Sequence[Tally]) -> bool:
        """Whether it tells of several events: it counts them, or names them in the plural and no day."""
        if any(t.kind in _SERIES_KINDS and t.low is not None and t.low >= _SERIES for t in tallies):
            return True
        if mention.type not in _COUNTABLE or any(d.days.width == 1 and not d.inferred for d in dates):
            return False
        word = self.tokens.at(mention.start)
        if word >= len(self.tokens):
            return False
        return any(ending.form.endswith(_plural()) for ending in endings(self.tokens.forms[word]))

    def _kind(self, mention: EventMention, actors: Sequence[Party], recipients: Sequence[Party]) -> str:
        if mention.type != "CONSULT":
            return ""
        if mention.mode not in {None, "visit"}:
            return mention.mode or ""
        trigger = mention.rule.rpartition(".")[2]
        people = any(party.kind in _PEOPLE for party in recipients)
        if trigger in _TRAVEL:
            return "visit"
        if trigger in _TALK or people or (not recipients and len(actors) > 1):
            return "meeting"
        return "visit"

    def _wording(self, mention: EventMention) -> tuple[frozenset[int], frozenset[str]]:
        """The 5-grams of the sentence that tells it (none of a short one) and the words around its trigger."""
        place = self._sentence_at(mention.start) - 1
        if place < 0 or self.sentences[place].end <= mention.start:
            return frozenset(), frozenset()
        sentence = self.sentences[place]
        first, after = self.tokens.at(sentence.start), self.tokens.at(sentence.end)
        forms = self.tokens.forms
        words = [form for form in forms[first:after] if form[0].isalnum()]
        grams = frozenset(shingles(words)) if len(words) >= _FEWEST_WORDS else frozenset()
        return grams, words_around(forms, first, after, self.tokens.at(mention.start))


def read_tellings(document: Document) -> list[Telling]:
    """One telling for each event mention of a document, in order; empty where it has no such layer."""
    if not document.has(EventMention):
        return []
    reader = Reader(document)
    return [reader.telling(row, mention) for row, mention in enumerate(document[EventMention])]


def join_tellings(tellings: Sequence[Telling]) -> Telling:
    """What several tellings of one report say together."""
    if len(tellings) == 1:
        return tellings[0]
    ordered = sorted(tellings, key=lambda telling: telling.mentions)
    first = ordered[0]
    kinds = [t.kind for t in ordered]
    return Telling(
        first.report,
        tuple(sorted({ref for t in ordered for ref in t.mentions})),
        tuple(sorted({row for t in ordered for row in t.rows})),
        first.type,
        max(sorted(set(kinds)), key=kinds.count),
        tuple(sorted({mode for t in ordered for mode in t.modes})),
        "actual" if any(t.realis == "actual" for t in ordered) else first.realis,
        tuple(sorted({polarity for t in ordered for polarity in t.polarities})),
        _unique([party for t in ordered for party in t.actors]),
        _unique([party for t in ordered for party in t.recipients]),
        _unique([party for t in ordered for party in t.places]),
        _unique([party for t in ordered for party in t.around]),
        tuple(dict.fromkeys(dated for t in ordered for dated in t.dates)),
        tuple(dict.fromkeys(tally for t in ordered for tally in t.tallies)),
        all(t.series for t in ordered),
        max(t.confidence for t in ordered),
        frozenset().union(*(t.grams for t in ordered)),
        frozenset().union(*(t.words for t in ordered)),
    )
