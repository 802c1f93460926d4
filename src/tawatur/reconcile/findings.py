"""Findings that only several reports expose, and those of single reports told of the whole collection."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from tawatur.lexicon.entities import english_name
from tawatur.link.dates import Days, format_day
from tawatur.link.slips import same_day_elsewhere, solar_in_words
from tawatur.model import Evidence, Finding, Suggestion
from tawatur.model.layers import Number
from tawatur.reconcile.accounts import Accounts
from tawatur.reconcile.claims import Reading
from tawatur.reconcile.conflicts import Clash
from tawatur.reconcile.counts import Bounds

_MESSAGES = {
    "C301": "{first} and {second} for {field} cannot both be true",
    "C303": "the later count {second} for {field} supersedes {first}",
    "C402": "the place is {first} in one report and {second} in another",
    "C403": "the actor is {first} in one report and {second} in another",
    "C404": "affirmed in one report, denied in another",
}


def findings_of_clash(clash: Clash, suspects: Collection[str]) -> Iterator[Finding]:
    """What bears on two values that clash: the reports' own findings, then what the pair itself exposes.

    `suspects` are the reports in which a calendar slip was found.
    """
    slips = tuple(_slip(a, b, suspects) for a, b in ((clash.first, clash.second), (clash.second, clash.first)))
    for reading in (clash.first, clash.second):
        for finding in reading.findings:
            yield placed(finding, reading.document)
    for slip in slips:
        if slip is not None:
            yield slip
    if clash.code:
        yield finding_of(clash)


def finding_of(clash: Clash) -> Finding:
    """The coded finding of two values that differ."""
    first, second = clash.first.claim, clash.second.claim
    message = _MESSAGES[clash.code].format(
        first=first.name or first.value, second=second.name or second.value, field=first.field
    )
    return Finding(
        code=clash.code,
        message=message,
        evidence=tuple(dict.fromkeys((first.evidence, second.evidence))),
        rule=f"ar.reconcile.{_RULES[clash.code]}",
    )


_RULES = {
    "C301": "counts-differ",
    "C303": "later-count",
    "C402": "place-differs",
    "C403": "actor-differs",
    "C404": "denied",
}


def placed(finding: Finding, document: str) -> Finding:
    """A report's own finding with the report named in its evidence."""
    evidence = tuple(msgspec.structs.replace(e, document=e.document or document) for e in finding.evidence)
    return msgspec.structs.replace(finding, evidence=evidence)


def _slip(written: Reading, other: Reading, suspects: Collection[str]) -> Finding | None:
    """C202 where a date of a suspect report has the day number of the other date in the Solar Hijri calendar."""
    if written.document not in suspects or any(f.code == "C202" for f in written.findings):
        return None
    a, b = written.meaning, other.meaning
    if not isinstance(a, Days) or not isinstance(b, Days) or a.width > 1 or b.width > 1:
        return None
    if not same_day_elsewhere(a.low, b.low):
        return None
    day, solar = format_day(b.low), solar_in_words(b.low)
    return Finding(
        code="C202",
        message=f"{written.claim.value} fits {solar}, which is {day}, the date that other reports give",
        evidence=(written.claim.evidence, other.claim.evidence),
        suggestions=(Suggestion(value=day, why=f"{solar} is {day}; {other.document} has this date"),),
        rule="ar.reconcile.calendar-slip",
    )


def parts_findings(readings: Sequence[Reading], totals: Mapping[str, Reading]) -> list[Finding]:
    """C302 where the parts that a report names are more than its total."""
    found = []
    by_report: dict[str, dict[int, Reading]] = {}
    for reading in readings:
        if reading.part and isinstance(reading.meaning, Bounds) and reading.meaning.exact:
            by_report.setdefault(reading.document, {})[reading.claim.evidence.start] = reading
    for report, parts in sorted(by_report.items()):
        total = totals.get(report)
        if total is None or not isinstance(total.meaning, Bounds):
            continue
        added = sum(part.meaning.low for part in parts.values() if isinstance(part.meaning, Bounds))
        if added > total.meaning.high:
            numbers = " + ".join(part.claim.value for _, part in sorted(parts.items()))
            found.append(
                Finding(
                    code="C302",
                    message=f"{numbers} is {_plain(added)}, more than the total {total.claim.value}",
                    evidence=(total.claim.evidence, *(part.claim.evidence for _, part in sorted(parts.items()))),
                    suggestions=(Suggestion(value=_plain(added), why="the sum of the parts"),),
                    rule="ar.reconcile.parts",
                )
            )
    return found


def _plain(number: Number) -> str:
    return str(int(number)) if number == int(number) else str(number)


def named_origin(key: str) -> str:
    """The name of an origin; of one that no lexicon knows, its words: "per.~سليم-الحداد" → سليم الحداد."""
    return english_name(key) or key.partition(".~")[2].replace("-", " ") or key


def source_findings(accounts: Accounts, outlets: int, named: bool, evidence: Iterable[Evidence]) -> list[Finding]:
    """C501 where nobody is named as the source, C502 where several outlets agree and rest on one account."""
    places = tuple(evidence)
    if not named:
        return [_source_finding("C501", "no source is named", places)]
    reports = len(accounts.reports)
    if outlets < 2 or accounts.count() > 1:
        return []
    origins = sorted({origin for origin in accounts.origins.values() if origin is not None})
    reason = f"all rest on {named_origin(origins[0])}" if len(origins) == 1 else "they print one text"
    return [_source_finding("C502", f"{reports} reports, {outlets} outlets, 1 account: {reason}", places)]


def _source_finding(code: str, message: str, evidence: tuple[Evidence, ...]) -> Finding:
    rule = "ar.reconcile.no-source" if code == "C501" else "ar.reconcile.one-origin"
    return Finding(code=code, message=message, evidence=evidence, rule=rule)
