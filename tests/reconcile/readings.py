"""Readings made by hand: what one report says of one field."""

from __future__ import annotations

import datetime

from tawatur.link.dates import read_days
from tawatur.link.parties import Party, kind_of_key
from tawatur.link.tellings import Dated
from tawatur.model import Claim, Evidence, Finding, Source
from tawatur.reconcile.claims import Reading
from tawatur.reconcile.counts import Bounds, bounds_of, format_count


def claim(field: str, value: str, document: str, start: int = 0, inferred: bool = False) -> Claim:
    return Claim(
        id=f"cl-{document}-{field}-{value}-{start}",
        event="ev-1",
        field=field,
        value=value,
        chain=(Source(role="outlet", name=document),),
        evidence=Evidence(start=start, end=start + 1, text="x", document=document),
        rule="t",
        inferred=inferred,
    )


def ordinal(day: str | None) -> int | None:
    return datetime.date.fromisoformat(day).toordinal() if day else None


def date(
    value: str,
    document: str = "a",
    modifier: str | None = None,
    *,
    relative: bool = False,
    inferred: bool = False,
    findings: tuple[Finding, ...] = (),
) -> Reading:
    days = read_days(value, modifier)
    assert days is not None
    dated = Dated(value, days, (), bool(findings), relative, inferred)
    return Reading(
        claim("date", value, document, inferred=inferred), document, None, days, dated=dated, findings=findings
    )


def count(
    number: int,
    document: str = "a",
    day: str | None = "2024-03-10",
    kind: str = "killed",
    modifier: str = "exact",
    *,
    part: bool = False,
    counted: str = "",
    start: int = 0,
) -> Reading:
    low = None if modifier in {"up_to", "less_than"} else number
    high = None if modifier in {"more_than", "at_least"} else number
    bounds: Bounds = bounds_of(low, high, modifier)  # type: ignore[arg-type]
    value = format_count(low, high, modifier)  # type: ignore[arg-type]
    return Reading(claim(kind, value, document, start), document, ordinal(day), bounds, part=part, counted=counted)


def party(field: str, key: str, document: str = "a", *, near: bool = True, country: str | None = None) -> Reading:
    return Reading(claim(field, key, document), document, None, Party(key, kind_of_key(key), country), near=near)


def word(field: str, value: str, document: str = "a") -> Reading:
    return Reading(claim(field, value, document), document, None, value)
