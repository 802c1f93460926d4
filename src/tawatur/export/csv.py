"""csv: one row an event, for spreadsheets.

Note [Formulas in spreadsheets]
    A cell that begins with ``= + - @``, a tab or a carriage return is run as a formula when the file is opened, also
    behind signs that are not seen and as a full-width form. Such a cell gets an apostrophe in front; numbers and dates,
    which are ours, stay as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from tawatur.model import Event, Participant
from tawatur.reconcile.bestview import Rule, estimate, plain

if TYPE_CHECKING:
    from tawatur.store import Store

# column → what stands in it
COLUMNS: dict[str, str] = {
    "event": "id of the event",
    "type": "PLOVER type",
    "mode": "PLOVER mode, empty where the type has none",
    "realis": "actual, future, hypothetical or historical",
    "actors": "names of the actors, parted by |",
    "actor_entities": "their entity keys, in the same order",
    "recipients": "names of the recipients, parted by |",
    "recipient_entities": "their entity keys, in the same order",
    "place": "name of the place",
    "place_entity": "its entity key",
    "date": "best date, a TIMEX3 value",
    "date_low": "first day it allows",
    "date_high": "last day it allows",
    "reports": "number of reports",
    "outlets": "number of outlets",
    "accounts": "number of independent accounts",
    "conflicts": "fields whose values contradict each other, parted by |",
    "findings": "codes of findings, parted by |",
    "killed": "number killed under the rule; all values parted by | under the rule all",
    "wounded": "number wounded under the rule; all values parted by | under the rule all",
    "documents": "ids of the reports, parted by |",
    "part_of": "id of the event it is a part of",
}
# columns that the rule best adds
BOUNDS: dict[str, str] = {
    "killed_low": "lowest number killed that a report gives",
    "killed_high": "highest number killed that a report gives",
    "wounded_low": "lowest number wounded that a report gives",
    "wounded_high": "highest number wounded that a report gives",
}
_COUNTS = ("killed", "wounded")
_UNSEEN = "\\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f\x00-\x1f\x7f-\x9f"
_FORMULA = re.compile(f"[\t\r\n]|[{_UNSEEN}]*[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b\u2212|%]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def write(store: Store, out: BinaryIO, *, bom: bool = True, rule: Rule = "all") -> None:
    """All events, sorted by date and id, under a header of `COLUMNS`, and of `BOUNDS` under the rule `best`.

    `rule` chooses the number killed and wounded; see Note [Three rules] in reconcile/bestview.py.
    UTF-8 with a byte order mark, without which spreadsheets misread Arabic; lines end with CR LF as RFC 4180 asks.
    """
    text = io.TextIOWrapper(out, encoding="utf-8-sig" if bom else "utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([*COLUMNS, *(BOUNDS if rule == "best" else ())])
    for event in store.events():
        bounds = [cell for kind in _COUNTS for cell in _bounds(event, kind)] if rule == "best" else []
        writer.writerow([safe_cell(cell) for cell in (*_row(event, rule), *bounds)])
    text.detach()


def safe_cell(cell: str) -> str:
    """The cell, with an apostrophe in front where a spreadsheet would run it; see Note [Formulas in spreadsheets]."""
    if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return "'" + cell
    return cell


def _row(event: Event, rule: Rule) -> list[str]:
    place, date = event.place, event.date
    codes = [f.code for f in event.findings] + [f.code for c in event.conflicts for f in c.findings]
    return [
        *(event.id, event.type, event.mode or "", event.realis),
        *(_names(event.actors), _keys(event.actors), _names(event.recipients), _keys(event.recipients)),
        *((_names([place]), place.entity or "") if place else ("", "")),
        *((date.value, date.low or "", date.high or "") if date else ("", "", "")),
        *(str(len(event.documents)), str(event.outlets), str(event.accounts)),
        *(_join(c.field for c in event.conflicts), _join(sorted(codes))),
        *(_count(event, kind, rule) for kind in _COUNTS),
        *(_join(event.documents), event.part_of or ""),
    ]


def _count(event: Event, kind: str, rule: Rule) -> str:
    if rule == "all":
        return _join(value.value for value in event.fields.get(kind, ()))
    found = estimate(event, kind, rule)
    return plain(found.value) if found else ""


def _bounds(event: Event, kind: str) -> tuple[str, str]:
    found = estimate(event, kind, "best")
    return (plain(found.low), plain(found.high)) if found else ("", "")


def _names(people: Iterable[Participant]) -> str:
    return " | ".join(one.name or one.entity or "?" for one in people)


def _keys(people: Iterable[Participant]) -> str:
    return " | ".join(one.entity or "" for one in people)


def _join(parts: Iterable[str]) -> str:
    return " | ".join(dict.fromkeys(parts))
