"""How many independent accounts stand behind a value.

Note [What counts as one account]
    Outlets mislead: most of the press prints agency texts. These count once:
    copies of one text (link/copies.py); reports whose sentences on the event are the same passage; reports that credit
    the same agency; reports that rest on one named origin, the last named link of their chains without the outlet; and
    two reports of one outlet in its own voice. An unnamed outlet in its own voice is no account of its own, but an
    event that nobody else tells has one account all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from tawatur.data import read_rows
from tawatur.lexicon.outlets import outlets
from tawatur.link import Copies, Telling
from tawatur.link.copies import CONTAINMENT, containment
from tawatur.model import Attribution, Boilerplate, Document, EventMention, Source
from tawatur.text.fold import fold_word
from tawatur.text.scan import PhraseTable
from tawatur.text.segment import tokenize


class Accounts:
    """The independent accounts of one event: reports that depend on one another share a root."""

    def __init__(self, tellings: Sequence[Telling], documents: Mapping[str, Document], copies: Copies) -> None:
        self._parent: dict[str, str] = {}
        self._copies = copies
        by_report: dict[str, list[Telling]] = {}
        for telling in tellings:
            by_report.setdefault(telling.report.document, []).append(telling)
        self.reports = tuple(sorted(by_report))
        self.origins: dict[str, str | None] = {}
        self._own: dict[str, bool] = {}
        for report in self.reports:
            self._place(documents[report], by_report[report])
        self._join_passages([(report, t.grams) for report in self.reports for t in by_report[report] if t.grams])

    def _place(self, document: Document, tellings: Sequence[Telling]) -> None:
        report = document.id
        self._join(report, self._copies.source.get(report, report))
        agency = credit_of(document)
        if agency is not None:
            self._join(report, f"credit:{agency}")
        origin = self.origins[report] = origin_of(document, tellings)
        outlet = document.meta.outlet
        self._own[report] = origin is not None or outlet is not None
        if origin is not None:
            self._join(report, f"origin:{origin}")
        elif outlet is not None:
            self._join(report, f"outlet:{outlet}")

    def _join_passages(self, passages: Iterable[tuple[str, frozenset[int]]]) -> None:
        """Join reports whose sentences on the event share half their grams; each gram remembers its first sentence."""
        first: dict[int, tuple[str, frozenset[int]]] = {}
        for report, grams in passages:
            tried: set[tuple[str, frozenset[int]]] = set()
            for gram in sorted(grams):
                holder = first.setdefault(gram, (report, grams))
                if holder[0] != report and holder not in tried:
                    tried.add(holder)
                    if containment(grams, holder[1]) >= CONTAINMENT:
                        self._join(report, holder[0])

    def root(self, report: str) -> str:
        """The account that a report belongs to."""
        place = report
        while (parent := self._parent.get(place, place)) != place:
            self._parent[place] = self._parent.get(parent, parent)
            place = parent
        return place

    def _join(self, first: str, second: str) -> None:
        a, b = self.root(first), self.root(second)
        if a != b:
            self._parent[max(a, b)] = min(a, b)

    def count(self, reports: Iterable[str] | None = None) -> int:
        """The independent accounts among these reports of the event (among all without an argument)."""
        chosen = self.reports if reports is None else tuple(reports)
        roots = {self.root(report) for report in chosen if self._own.get(report, False)}
        return max(len(roots), 1) if chosen else 0


def origin_of(document: Document, tellings: Sequence[Telling]) -> str | None:
    """The one named origin that all a report says of an event rests on; null where it has none or several."""
    attributions = document[Attribution] if document.has(Attribution) else ()
    mentions = document[EventMention]
    found: set[str | None] = set()
    for telling in tellings:
        for row in telling.rows:
            place = mentions[row].attribution
            chain = attributions[place].chain if place is not None and place < len(attributions) else ()
            found.add(_named(chain))
    return found.pop() if len(found) == 1 else None


def _named(chain: Sequence[Source]) -> str | None:
    """The key or folded name of a chain's last named link without the outlet."""
    for source in reversed(chain):
        if source.role == "outlet":
            break
        if source.role == "anonymous":
            return None
        if source.entity or source.name:
            return source.entity or fold_word(source.name or "")
    return None


def _agency_names() -> Iterator[tuple[str, str]]:
    """Every spelling of an agency with its canonical name."""
    for outlet in outlets().values():
        if outlet.kind == "agency":
            yield from ((name, outlet.name) for name in (*outlet.arabic, *outlet.english))
    for row in read_rows("ar/newswires.tsv"):
        if row["role"] == "agency":
            yield from ((name, row["en"]) for name in row["ar"].split("|"))


@cache
def _agencies() -> PhraseTable[str]:
    return PhraseTable(_agency_names())


def credit_of(document: Document) -> str | None:
    """The one agency that signs a report («(رويترز)»); null where none does, or several do."""
    if not document.has(Boilerplate):
        return None
    found: set[str] = set()
    for line in document[Boilerplate]:
        if line.kind == "credit":
            found.update(hit.value for hit in _agencies().find(tokenize(line.span.of(document.text))))
    return found.pop() if len(found) == 1 else None
