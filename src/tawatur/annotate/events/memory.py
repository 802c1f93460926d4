"""What a report has told so far: actors, attackers, the two parties of a meeting, and who speaks where."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import msgspec

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.conflicts import enemy_of
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.view import ANONYMOUS, ReportView, SentenceView
from tawatur.data import read_rows
from tawatur.model import Argument
from tawatur.text.fold import fold_word

_RECENT = 6
# Actors of the same sentence that may stand behind a place.
_AHEAD = 6
# In tokens: how far «الحرب» stands before «بين».
_CONFLICT_REACH = 4
# Classes of duals by the kind of mention they mean.
_DUALS = {
    "two-people": frozenset({"PERSON"}),
    "two-bodies": frozenset({"ORG"}),
    "two-countries": frozenset({"GPE"}),
}
# Of the chunks told before only the last may be meant.
_TOLD = 24
_PEOPLE = frozenset({"PERSON", "TITLE"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
_WHO = frozenset({"PERSON", "ORG", "GPE", "TITLE"})
# PLOVER's sector of those who report: they are rarely who did it.
_MEDIA = "JRN"
_UNNAMED = "~unnamed-"


@cache
def _pairs() -> frozenset[str]:
    rows = (row for row in read_rows("ar/classes.tsv") if row["class"] == "two-parties")
    return frozenset(fold_word(word) for row in rows for word in row["ar"].split("|"))


@cache
def _dual_kinds() -> dict[str, frozenset[str]]:
    """Of what kind of mention the two are that a dual means, by the dual."""
    rows = (row for row in read_rows("ar/classes.tsv") if row["class"] in _DUALS)
    return {fold_word(word): _DUALS[row["class"]] for row in rows for word in row["ar"].split("|")}


class Told(NamedTuple):
    """An event that was told: its trigger and its parties."""

    trigger: Trigger
    actors: list[Chunk]
    recipients: list[Chunk]


class Memory:
    """Grows from sentence to sentence; nothing is ever looked up ahead."""

    def __init__(self, report: ReportView) -> None:
        self._report = report
        self._actors: list[Chunk] = []
        self._verbs: list[tuple[SentenceView, int, list[Chunk]]] = []
        self._attackers: list[tuple[SentenceView, int, Chunk]] = []
        self._met: list[Chunk] = []
        self._accused: tuple[SentenceView, list[Chunk]] | None = None
        self._asked: dict[str, Argument] = {}
        self._opponents: dict[str, Chunk] = {}
        self._sufferers: tuple[SentenceView, list[Chunk]] | None = None
        # the last event and the last deed: sentence, who acts, who suffers
        self._last: Told | None = None
        self._deed: Told | None = None
        self._views: list[SentenceView] = []
        self._spoke: tuple[SentenceView, Chunk] | None = None
        # the chunks of the sentences before
        self.told: list[Chunk] = []
        # the date of the last look-back, for «حينها», and whether what was told last was one, for «لاحقا»
        self.past_date: Argument | None = None
        self.past_told = False
        self._speakers = sorted(
            source.start
            for a in report.attributions
            for source in a.chain[-1:]
            if source.start is not None and source.role != ANONYMOUS
        )

    def event(self, trigger: Trigger, actors: list[Chunk], recipients: list[Chunk]) -> None:
        """Remember the roles of an event."""
        kind, view, token = trigger.entry.type, trigger.view, trigger.first
        self._last = Told(trigger, actors, recipients)
        if kind in _DEEDS:
            self._deed = self._last
        for chunk in actors:
            if chunk.kind in _WHO:
                self._actors.append(chunk)
        if actors and kind == "ASSAULT":
            self._attackers.append((view, token, actors[0]))
        if kind == "CONSULT":
            met = [c for c in (*actors, *recipients) if c.kind in _WHO]
            people = [c for c in met if c.kind in ("PERSON", "TITLE")]
            if len(people) > 1:
                self._met = people[:2]
            elif len(met) > 1 and not self._met:
                self._met = met[:2]

    def fight(self, view: SentenceView, actors: list[Chunk], recipients: list[Chunk]) -> None:
        """Remember who fights whom: by an attack that was told, or «الحرب بين … و…»."""
        pairs = [(actors[0], recipients[0])] if actors and recipients else []
        for chunk in view.chunks:
            if chunk.preposition == "bayn" and not chunk.joined and self._is_conflict(view, chunk):
                pairs += [(chunk, other) for other in view.chunks[chunk.index + 1 : chunk.index + 2] if other.joined]
        for one, other in pairs:
            for left, right in ((one, other), (other, one)):
                if left.entity is not None and right.entity is not None and left.entity != right.entity:
                    self._opponents.setdefault(left.entity, right)

    def _is_conflict(self, view: SentenceView, chunk: Chunk) -> bool:
        words = self._report.words[max(view.first, chunk.first - _CONFLICT_REACH) : chunk.first]
        return any("conflict" in word.classes for word in words)

    def opponent(self, entity: str) -> Chunk | None:
        """Against whom a party was told to fight, else its known enemy that the report names."""
        return self._opponents.get(entity) or enemy_of(self._report, entity)

    def verb(self, view: SentenceView, token: int, actors: list[Chunk]) -> None:
        """Remember the subject of a verb."""
        if actors:
            self._verbs.append((view, token, actors))

    def suffer(self, view: SentenceView, recipients: list[Chunk]) -> None:
        """Remember whom the last verb hurt."""
        if recipients:
            self._sufferers = (view, recipients)

    def accuse(self, view: SentenceView, recipients: list[Chunk]) -> None:
        """Remember who is accused in a sentence."""
        if recipients:
            self._accused = (view, recipients)

    def accused(self, view: SentenceView, token: int) -> list[Chunk]:
        """Who was accused earlier in the same sentence: «اتهم … الجيش بشن هجمات»."""
        if self._accused is None or self._accused[0] is not view:
            return []
        return [c for c in self._accused[1] if c.after <= token]

    def ask(self, actors: list[Argument], recipients: list[Argument]) -> None:
        """Who is asked: one who asks again without naming anybody asks the same («كما دعا إلى …»)."""
        if not actors or actors[0].entity is None:
            return
        if recipients:
            self._asked[actors[0].entity] = recipients[0]
        elif (asked := self._asked.get(actors[0].entity)) is not None:
            recipients.append(msgspec.structs.replace(asked, inferred=True))

    def sufferers(self, view: SentenceView) -> list[Chunk]:
        """Whom a number without a noun counts: «قتل 12 مدنيا واعتقل 30»."""
        return self._sufferers[1] if self._sufferers is not None and self._sufferers[0] is view else []

    def verb_actor(self, view: SentenceView, token: int) -> list[Chunk]:
        """The subject of the last verb before a token in its sentence."""
        for other, place, actors in reversed(self._verbs):
            if other is view and place < token:
                return actors
            if other is not view:
                break
        return []

    def verb_actors(self, view: SentenceView, token: int) -> list[list[Chunk]]:
        """The subjects of the verbs before a token in its sentence, the last one first."""
        return [actors for other, place, actors in reversed(self._verbs[-_AHEAD:]) if other is view and place < token]

    def subject_before(self, view: SentenceView, token: int) -> list[Chunk]:
        """The subject of the last verb before a token in its sentence, else who speaks there."""
        actors = self.verb_actor(view, token)
        if actors:
            return actors
        spoken = [c for c in self._actors[-_AHEAD:] if view.first <= c.first < token]
        return spoken[-1:]

    def attacker(self, view: SentenceView, token: int) -> Chunk | None:
        """Who attacked earlier in the same sentence."""
        for other, place, chunk in reversed(self._attackers):
            if other is view and place < token:
                return chunk
            if other is not view:
                break
        return None

    def last(self, place: int, *, feminine: bool) -> Chunk | None:
        """The last actor before a source place; for a feminine verb one that is no person, else a person or other."""
        recent = [c for c in self._actors[-_RECENT - _AHEAD :] if c.start < place][-_RECENT:][::-1]
        recent = [c for c in recent if not self.is_reporter(c, place) and not _is_anonymous(c)]
        people = [c for c in recent if (c.kind == "PERSON" or c.kind == "TITLE") is not feminine]
        found = people or recent
        return found[0] if found else None

    def told_here(self, view: SentenceView, *, deed: bool) -> Told | None:
        """The last event, or deed, that was told in the same sentence."""
        last = self._deed if deed else self._last
        return last if last is not None and last.trigger.view is view else None

    def last_speaker(self, view: SentenceView) -> Chunk | None:
        """The person who spoke in the sentence before."""
        before = self._views[-2:-1]
        if self._spoke is None or not before or self._spoke[0] is not before[0] or self._views[-1] is not view:
            return None
        return self._spoke[1] if self._spoke[1].kind in _PEOPLE else None

    def last_voice(self) -> Chunk | None:
        """Who spoke last, in whatever sentence: an interview goes on without naming him."""
        return self._spoke[1] if self._spoke is not None else None

    def doers(self, view: SentenceView) -> list[Chunk]:
        """Who did the last deed of the sentence before."""
        if self._deed is None or len(self._views) < 2 or self._views[-1] is not view:
            return []
        return self._deed.actors if self._deed.trigger.view is self._views[-2] else []

    def spoke(self, view: SentenceView) -> None:
        """Remember who speaks in a sentence."""
        self._views = [*self._views[-1:], view]
        for chunk in view.chunks:
            if chunk.kind in _WHO and chunk.start <= self._next_speaker(chunk.start) < chunk.end:
                self._actors.append(chunk)
                self._spoke = (view, chunk)

    def _next_speaker(self, place: int) -> int:
        index = bisect_left(self._speakers, place)
        return self._speakers[index] if index < len(self._speakers) else -1

    def is_pair(self, chunk: Chunk) -> bool:
        """Whether a common noun means two parties known before."""
        return self._report.forms[chunk.first] in _pairs()

    def pair_of(self, chunk: Chunk) -> list[Chunk]:
        """The two that a dual with the article means: the last ones told together, else the last two told."""
        report = self._report
        kinds = _dual_kinds().get(report.forms[chunk.first][chunk.start - report.tokens.starts[chunk.first] :])
        if kinds is None:
            return []
        here = self._views[-1].chunks if self._views else []
        before = [*self.told[-_TOLD:], *(c for c in here if c.after <= chunk.first)]
        fitting = [c for c in before if c.kind in kinds and c.entity is not None][::-1]
        for one, other in pairwise(fitting):
            if one.joined and one.entity != other.entity:
                return [other, one]
        last = next((c for c in fitting[1:] if c.entity != fitting[0].entity), None)
        return [last, fitting[0]] if last is not None else []

    def met(self) -> list[Chunk]:
        """The two persons or bodies that were told to meet last."""
        return self._met

    def pair(self) -> list[Chunk]:
        """The two parties that met last."""
        if self._met:
            return self._met
        seen: list[Chunk] = []
        for chunk in reversed(self._actors):
            if all(chunk.entity != other.entity for other in seen):
                seen.append(chunk)
            if len(seen) == 2:
                return seen[::-1]
        return []

    def is_reporter(self, chunk: Chunk, place: int) -> bool:
        """Whether a chunk only tells of what stands at a source place: «قالت القناة إن المفاوضات …»."""
        if chunk.mention is not None and chunk.mention.sector == _MEDIA:
            return True
        return self._report.tells(chunk, place)

    def speaker(self, report: ReportView, place: int) -> Argument | None:
        """The innermost speaker of a place, where the text names one."""
        source = report.speaker_at(place)
        if source is None or source.start is None or source.end is None:
            return None
        return Argument(start=source.start, end=source.end, name=source.name, entity=source.entity, inferred=True)


def _is_anonymous(chunk: Chunk) -> bool:
    """Whether a chunk is a source without a name, who tells of others' deeds: «مصدر مصري»."""
    return chunk.entity is not None and _UNNAMED in chunk.entity
