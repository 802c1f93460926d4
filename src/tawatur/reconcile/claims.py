"""One claim for each value that one mention gives one field of its event, with chain and evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from tawatur.link import Telling
from tawatur.link.dates import Days
from tawatur.link.described import described_party
from tawatur.link.parties import Party
from tawatur.link.tellings import Dated, Reader, is_near
from tawatur.model import (
    Argument,
    Attribution,
    Claim,
    EventMention,
    Evidence,
    Finding,
    Quantity,
    Source,
    Span,
)
from tawatur.reconcile.counts import Bounds, bounds_of, format_count

# The counts that several reports can agree or disagree on; measures and sums of money belong to no toll.
COUNTED = frozenset(
    {"killed", "wounded", "detained", "hostages", "missing", "displaced", "attacks", "released", "rescued", "arrested"}
)

_SIDES = frozenset({"actors", "recipients"})


class Reading(msgspec.Struct, frozen=True):
    """A claim with what its value means.

    `meaning` is the days of a date, the entity of a party or place, the bounds of a count, else the text itself.
    `near` is false for a party or place that stands far from its trigger or was inferred: it clashes with nothing.
    `part` is set for a count that is part of another one in its report, `counted` are the folded words it counts.
    """

    claim: Claim
    document: str
    reported: int | None
    meaning: Days | Party | Bounds | str
    dated: Dated | None = None
    part: bool = False
    counted: str = ""
    near: bool = True
    findings: tuple[Finding, ...] = ()

    @property
    def decided(self) -> bool:
        """Whether a person said it, not a report."""
        return self.claim.author != "text"


class _Writer:
    """Writes the claims of one mention."""

    def __init__(self, event: str, reader: Reader, row: int) -> None:
        self.event = event
        self.reader = reader
        self.document = reader.document
        self.row = row
        self.mention: EventMention = self.document[EventMention][row]
        self.reported = reader.report.reported

    def chain(self, attribution: int | None) -> tuple[Source, ...]:
        """The chain of an attribution, outlet first; the outlet alone where there is none."""
        layer = self.document[Attribution] if self.document.has(Attribution) else ()
        outlet = Source(role="outlet", name=self.document.meta.outlet)
        if attribution is None or attribution >= len(layer):
            return (outlet,)
        chain = layer[attribution].chain
        return chain if chain and chain[0].role == "outlet" else (outlet, *chain)

    def claim(self, field: str, value: str, span: Span, attribution: int | None) -> Claim:
        evidence = Evidence(start=span.start, end=span.end, text=span.of(self.document.text), document=self.document.id)
        return Claim(
            id=_claim_id(self.document.id, self.mention, field, value, evidence),
            event=self.event,
            field=field,
            value=value,
            chain=self.chain(attribution),
            evidence=evidence,
            rule=self.mention.rule,
        )

    def text(self, field: str, value: str) -> Reading:
        claim = self.claim(field, value, self.mention.span, self.mention.attribution)
        return Reading(claim, self.document.id, self.reported, value)

    def party(self, field: str, argument: Argument) -> Iterator[Reading]:
        argument = self.reader.people.named(argument)
        party = self.reader.party(argument)
        unnamed = described_party(self.document.text, argument) if party is None and field in _SIDES else None
        if unnamed is not None:
            claim = replace(self.claim(field, unnamed.key, argument.span, self.mention.attribution), name=unnamed.name)
            yield Reading(claim, self.document.id, self.reported, unnamed, near=False)
        if party is not None:
            claim = self.claim(field, party.key, argument.span, self.mention.attribution)
            claim = replace(claim, name=party.name, inferred=argument.inferred)
            near = is_near(argument, self.mention)
            yield Reading(claim, self.document.id, self.reported, party, near=near)

    def date(self, argument: Argument) -> Iterator[Reading]:
        for dated in self.reader.date(argument):
            modifier = self.reader.modifier_at(argument.span)
            name = f"{dated.value} {modifier}" if modifier and dated.days.width > 1 else None
            claim = self.claim("date", dated.value, argument.span, self.mention.attribution)
            claim = replace(claim, name=name, inferred=argument.inferred)
            found = self.reader.findings_at(argument.span)
            yield Reading(claim, self.document.id, self.reported, dated.days, dated=dated, findings=found)

    def count(self, kind: str, quantity: Quantity) -> Reading:
        attribution = quantity.attribution if quantity.attribution is not None else self.mention.attribution
        low, high, modifier = quantity.low, quantity.high, quantity.modifier
        claim = self.claim(kind, format_count(low, high, modifier), quantity.span, attribution)
        claim = replace(claim, low=low, high=high)
        return Reading(
            claim,
            self.document.id,
            self.reported,
            bounds_of(low, high, modifier),
            part=quantity.part_of is not None,
            counted=self.reader.folded(quantity.counted) if quantity.counted else "",
        )

    def readings(self) -> Iterator[Reading]:
        mention = self.mention
        for argument in mention.actors:
            yield from self.party("actors", argument)
        for argument in mention.recipients:
            yield from self.party("recipients", argument)
        if mention.place is not None:
            yield from self.party("place", mention.place)
        date = self.reader.date_of(self.row)
        if date is not None:
            yield from self.date(date)
        if mention.mode is not None:
            yield self.text("mode", mention.mode)
        polarity = "negated" if mention.polarity == "negated" or self._denied() else "affirmed"
        dated = mention.date is not None and not mention.date.inferred
        yield replace(self.text("polarity", polarity), near=dated or self._denied())
        layer = self.reader.quantities
        for count in mention.counts:
            if count.quantity < len(layer) and count.kind in COUNTED:
                yield self.count(count.kind, layer[count.quantity])

    def _denied(self) -> bool:
        layer = self.document[Attribution] if self.document.has(Attribution) else ()
        place = self.mention.attribution
        return place is not None and place < len(layer) and layer[place].stance == "denied"


def _claim_id(document: str, mention: EventMention, field: str, value: str, evidence: Evidence) -> str:
    parts = (document, mention.start, mention.end, field, value, evidence.start, evidence.end)
    return "cl-" + hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def read_claims(event: str, tellings: Sequence[Telling], readers: Mapping[str, Reader]) -> list[Reading]:
    """All claims on one event, in the order of their mentions and fields, each once; `readers` by document id.

    >>> read_claims("ev-0", (), {})
    []
    """
    found: dict[str, Reading] = {}
    for telling in tellings:
        reader = readers[telling.report.document]
        for row in telling.rows:
            for reading in _Writer(event, reader, row).readings():
                found.setdefault(reading.claim.id, reading)
    return list(found.values())
