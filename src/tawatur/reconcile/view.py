"""Events as views over claims: what several reports tell of one event, its values, its conflicts, and its whole."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import msgspec

from tawatur.link import Copies, Linkage, Telling
from tawatur.link.dates import format_day
from tawatur.link.parties import DESCRIBED, Party, compare_parties, compare_places
from tawatur.link.people import UNKNOWN
from tawatur.link.tellings import Reader
from tawatur.model import (
    Claim,
    Conflict,
    DateValue,
    Document,
    Event,
    Evidence,
    Finding,
    MentionRef,
    Participant,
    Relation,
)
from tawatur.reconcile.accounts import Accounts
from tawatur.reconcile.claims import COUNTED, Reading, read_claims
from tawatur.reconcile.conflicts import Clash, compare_tolls, find_clashes, principals
from tawatur.reconcile.decisions import accepted_readings
from tawatur.reconcile.fields import by_field, field_values, rank
from tawatur.reconcile.findings import finding_of, findings_of_clash, parts_findings, placed, source_findings
from tawatur.reconcile.occasions import Context, find_context, occasion_keys

_OTHER_SIDE = {"actors": "recipients", "recipients": "actors"}


class View(msgspec.Struct, frozen=True):
    """The events of a collection, all claims on them, and the linkage that joined them (for `why`)."""

    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    linkage: Linkage


def event_id(mentions: Sequence[MentionRef]) -> str:
    """The id of an event: a hash of its least mention.

    >>> event_id([MentionRef("a", 0, 4), MentionRef("b", 0, 4)]) == event_id([MentionRef("a", 0, 4)])
    True
    """
    least = min(mentions)
    place = f"{least.document}\0{least.start}\0{least.end}"
    return "ev-" + hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Background(msgspec.Struct, frozen=True):
    """What events are built from beside their tellings: the reports, their copies, what people have decided."""

    readers: Mapping[str, Reader]
    copies: Copies
    decisions: Sequence[Claim] = ()

    def quote(self, ref: MentionRef) -> Evidence:
        """A mention with its words."""
        text = self.readers[ref.document].document.text[ref.start : ref.end]
        return Evidence(start=ref.start, end=ref.end, text=text, document=ref.document)


def build_view(documents: Sequence[Document], linkage: Linkage, decisions: Sequence[Claim] = ()) -> View:
    """The view over linked documents; events in the order of their least mentions.

    Values that people have accepted stand first in their fields; they are no claims of the view.
    """
    readers = {document.id: Reader(document) for document in sorted(documents, key=lambda document: document.id)}
    background = Background(readers, linkage.copies, decisions)
    sharing: dict[str, list[int]] = {}
    for place, tellings in enumerate(linkage.clusters):
        for key in occasion_keys(tellings):
            sharing.setdefault(key, []).append(place)
    events: list[Event] = []
    claims: list[Claim] = []
    for place, tellings in enumerate(linkage.clusters):
        others = {other for key in occasion_keys(tellings) for other in sharing[key]} - {place}
        context = find_context(tellings, (linkage.clusters[other] for other in others), background.quote)
        event, told = build_event(tellings, context, background)
        events.append(event)
        claims.extend(told)
    return View(tuple(events), tuple(claims), linkage)


def build_event(tellings: Sequence[Telling], context: Context, background: Background) -> tuple[Event, list[Claim]]:
    """One event of these tellings, and the claims on it."""
    builder = _EventBuilder(tellings, background)
    builder.accept(background.decisions)
    return builder.event(context), [reading.claim for reading in builder.readings]


class _EventBuilder:
    """Puts one event together from its tellings."""

    def __init__(self, tellings: Sequence[Telling], background: Background) -> None:
        self.tellings = tellings
        self.copies = background.copies
        reports = sorted({telling.report.document for telling in tellings})
        self.documents = {report: background.readers[report].document for report in reports}
        self.mentions = tuple(sorted(ref for telling in tellings for ref in telling.mentions))
        self.id = event_id(self.mentions)
        self.readings = read_claims(self.id, tellings, background.readers)
        self.accounts = Accounts(tellings, self.documents, self.copies)
        self.fields = by_field(self.readings)
        self.type = tellings[0].type
        self.shown = self.fields

    def accept(self, decisions: Sequence[Claim]) -> None:
        """Take in what people have decided on fields of this event."""
        accepted = accepted_readings(self.tellings, decisions) if decisions else []
        self.shown = by_field([*self.readings, *accepted]) if accepted else self.fields

    def event(self, context: Context) -> Event:
        """The event, and what other events say of it."""
        series = any(telling.series for telling in self.tellings)
        clashes = {field: [] if series else find_clashes(self.type, field, rows) for field, rows in self.fields.items()}
        values = {
            field: field_values(rows, clashes.get(field, ()), self.accounts)
            for field, rows in self.shown.items()
            if field != "polarity" or len({row.claim.value for row in rows}) > 1 or rows[0].claim.value == "negated"
        }
        reports = self.accounts.reports
        outlets = {outlet for report in reports if (outlet := self.documents[report].meta.outlet) is not None}
        conflicts, parts = self.conflicts(clashes)
        named = bool(outlets) or any(origin is not None for origin in self.accounts.origins.values())
        told = [reading.claim.evidence for reading in self.fields["polarity"]]
        findings = [
            *(
                finding_of(clash)
                for rows in self.counts().values()
                for clash in compare_tolls(rows)
                if clash.code == "C303"
            ),
            *parts,
            *self.doubts(conflicts),
            *context.findings,
            *source_findings(self.accounts, len(outlets), named, told),
        ]
        return Event(
            id=self.id,
            type=self.type,
            mode=values["mode"][0].value if "mode" in values else None,
            realis=self.realis(),
            actors=self.participants("actors"),
            recipients=self.participants("recipients"),
            place=next(iter(self.participants("place")), None),
            date=self.date(),
            mentions=self.mentions,
            documents=reports,
            outlets=len(outlets),
            accounts=self.accounts.count(),
            copies=self.printed_together(),
            fields=values,
            conflicts=conflicts,
            findings=tuple(findings),
            part_of=event_id([context.whole]) if context.whole else None,
        )

    def printed_together(self) -> tuple[tuple[str, ...], ...]:
        """The groups of copies among the reports of this event."""
        members: dict[int, list[str]] = {}
        for report in self.accounts.reports:
            for group in self.copies.groups_of(report):
                members.setdefault(group, []).append(report)
        return tuple(sorted({tuple(group) for group in members.values() if len(group) > 1}))

    def doubts(self, conflicts: Sequence[Conflict]) -> list[Finding]:
        """What the reports' own findings say of its dates, as far as no conflict says it."""
        said = {finding for conflict in conflicts for finding in conflict.findings}
        rows = [row for row in self.fields.get("date", ()) if not row.claim.inferred]
        own = [placed(finding, row.document) for row in rows for finding in row.findings]
        return [finding for finding in dict.fromkeys(own) if finding not in said]

    def counts(self) -> dict[str, list[Reading]]:
        return {field: rows for field, rows in self.fields.items() if field in COUNTED}

    def conflicts(self, clashes: Mapping[str, Sequence[Clash]]) -> tuple[tuple[Conflict, ...], list[Finding]]:
        """The conflicts by field, and the findings on parts and totals."""
        suspects = {t.report.document for t in self.tellings if t.report.suspect}
        parts = {
            field: parts_findings(rows, {r.document: r for r in principals(rows)})
            for field, rows in self.counts().items()
        }
        conflicts = []
        for field, rows in self.fields.items():
            if not clashes[field]:
                continue
            order = [group[0].claim.value for group in rank(rows, self.accounts)]
            involved = _involved(clashes[field], order[0])
            found = dict.fromkeys(f for clash in clashes[field] for f in findings_of_clash(clash, suspects))
            conflicts.append(
                Conflict(
                    event=self.id,
                    field=field,
                    values=tuple(dict.fromkeys(value for value in order if value in involved)),
                    findings=tuple(found),
                )
            )
        return tuple(conflicts), [finding for rows in parts.values() for finding in rows]

    def realis(self) -> str:
        """As the earliest news tell it: what is recalled somewhere and news elsewhere has happened."""
        found = {telling.realis for telling in self.tellings}
        return next(r for r in ("actual", "historical", "future", "hypothetical") if r in found)

    def participants(self, field: str) -> tuple[Participant, ...]:
        """The parties of a field, best supported first; one that another refines, or outvotes, is left out.

        Those that are only described («مسلحون») stand where nobody is named.

        Of two that met, each may be told as the guest: a party stands where most mentions have it.
        """
        rows = self.shown.get(field)
        if rows is not None and self.type == "CONSULT" and field in _OTHER_SIDE:
            rows = [row for row in rows if row.decided or not self.elsewhere(row, field)]
        if not rows:
            return ()
        groups = rank(rows, self.accounts)
        voted = [group[0].meaning for group in groups if not _outvoted(group, groups[0], field)]
        parties = [party for party in voted if isinstance(party, Party)]
        finer = parties + self.hosts() if field == "actors" and self.type == "CONSULT" else parties
        kept: list[Party] = []
        for party in parties:
            if any(_refined(party, other, field) for other in finer):
                continue
            same = [place for place, other in enumerate(kept) if _relation(party, other, field) is Relation.EQUAL]
            if not same:
                kept.append(party)
            else:
                kept[same[0]] = _fuller(kept[same[0]], party)
        named = [party for party in kept if party.kind != DESCRIBED]
        if not named:
            return tuple(Participant(name=party.name, entity=None) for party in kept)
        return tuple(Participant(name=party.name, entity=party.key) for party in named)

    def hosts(self) -> list[Party]:
        """The hosts of an encounter: their country among the actors means them."""
        return [row.meaning for row in self.fields.get("recipients", ()) if isinstance(row.meaning, Party)]

    def elsewhere(self, reading: Reading, field: str) -> bool:
        """Whether more mentions have this party on the other side; on a draw it is the host."""
        ours = sum(1 for row in self.fields.get(field, ()) if row.claim.value == reading.claim.value)
        theirs = sum(1 for row in self.fields.get(_OTHER_SIDE[field], ()) if row.claim.value == reading.claim.value)
        return ours < theirs or (ours == theirs and field == "actors")

    def date(self) -> DateValue | None:
        rows = self.shown.get("date")
        if rows is None:
            return None
        best = rank(rows, self.accounts)[0][0]
        days = best.dated.days if best.dated else None
        if days is None:
            return None
        return DateValue(value=best.claim.value, low=format_day(days.low), high=format_day(days.high))


def _outvoted(group: Sequence[Reading], best: Sequence[Reading], field: str) -> bool:
    """Whether a party contradicts the best one and half as many claims speak for it."""
    party, other = group[0].meaning, best[0].meaning
    if not isinstance(party, Party) or not isinstance(other, Party) or len(best) < 2 * len(group):
        return False
    return _relation(party, other, field) is Relation.CONTRADICTS


def _fuller(first: Party, second: Party) -> Party:
    """Of two parties that are one: the holder rather than the office, the known name, else the longer one."""

    def key(party: Party) -> tuple[bool, bool, int]:
        unknown = UNKNOWN in party.key
        return (party.kind != "TITLE", not unknown, len(party.name or "") if unknown else 0)

    return second if key(second) > key(first) else first


def _involved(clashes: Sequence[Clash], best: str) -> set[str]:
    """The values of a conflict: the best one and what clashes with it; all that clash where the best one does not."""
    pairs = [{clash.first.claim.value, clash.second.claim.value} for clash in clashes]
    against = [pair for pair in pairs if best in pair] or pairs
    return {value for pair in against for value in pair}


def _refined(party: Party, other: Party, field: str) -> bool:
    return _relation(other, party, field) is Relation.REFINES


def _relation(party: Party, other: Party, field: str) -> Relation:
    relate = compare_places if field == "place" else compare_parties
    return relate(party, other)
