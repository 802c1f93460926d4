"""C302: parts that one sentence lists together and that are more than the total it gives."""

from __future__ import annotations

from itertools import groupby

from tawatur.annotate.quantities import opens_part
from tawatur.model import Document, Evidence, Finding, Quantity, Suggestion
from tawatur.text.segment import NEWLINE, tokenize

# A list of one part is no list: it is held against its total when the part is told.
_FEWEST = 2
# «8 رجال و5 سيدات»: parts that stand farther apart than this many characters are told apart.
_LONGEST_GAP = 60
_ENDS = frozenset({".", NEWLINE, "\u061b", "!"})


def find_excess(document: Document) -> list[Finding]:
    """«12 شخصا، بينهم 8 رجال و5 سيدات» gives 13 of 12.

    Parts after a further «منهم» may be of the parts before them and are added up by themselves.
    """
    quantities = document[Quantity] if document.has(Quantity) else ()
    parts = [quantity for quantity in quantities if quantity.part_of is not None]
    found = []
    for place, of_total in groupby(parts, key=lambda part: part.part_of):
        total = quantities[place] if place is not None else None
        if total is None or total.modifier != "exact" or total.high is None:
            continue
        for listed in _lists(document, list(of_total)):
            exact = [part.low for part in listed if part.modifier == "exact" and part.low is not None]
            if len(exact) >= _FEWEST and sum(exact) > total.high:
                found.append(_finding(document, total, listed, sum(exact)))
    return found


def _lists(document: Document, parts: list[Quantity]) -> list[list[Quantity]]:
    """The parts, cut where a word like «منهم» or a long stretch parts them."""
    lists: list[list[Quantity]] = []
    for part in parts:
        if lists and part.start - lists[-1][-1].end <= _LONGEST_GAP and not _is_cut(document, lists[-1][-1], part):
            lists[-1].append(part)
        else:
            lists.append([part])
    return lists


def _is_cut(document: Document, one: Quantity, other: Quantity) -> bool:
    tokens = tokenize(document.text)
    between = range(tokens.at(one.end), tokens.at(other.start))
    return any(opens_part(tokens, token) or tokens.forms[token] in _ENDS for token in between)


def _finding(document: Document, total: Quantity, parts: list[Quantity], added: int | float) -> Finding:
    text = document.text
    places = [Evidence(start=part.start, end=part.end, text=text[part.start : part.end]) for part in (total, *parts)]
    numbers = " + ".join(f"{part.low:g}" for part in parts if part.low is not None)
    return Finding(
        code="C302",
        message=f"{numbers} is {added:g}, more than the total {total.high:g}",
        evidence=tuple(places),
        suggestions=(Suggestion(value=f"{added:g}", why="the sum of the parts"),),
        rule="ar.finding.parts",
    )
