"""Which reports print one text: copies, cuts and shared passages.

Note [Two steps]
    A report is reduced to its 5-grams of folded words. A fixed quarter of all grams (those whose stable hash is
    divisible by SAMPLING) is indexed; reports that share an indexed gram are candidates, and the share of the shorter
    report's grams that also stand in the longer one decides exactly. A quarter finds 99.97 % of two 60-word reports
    that share half their text. What is sampled depends on the words alone, so that order and size of a store change
    nothing.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from tawatur.model import Document
from tawatur.text.segment import tokenize

GRAM = 5
# A gram is indexed where its hash is divisible by this.
SAMPLING = 4
# Two reports are copies where this share of the shorter one's grams stands in the other (the issue's own measure).
CONTAINMENT = 0.5
# A shorter text is only a copy of an equal one: a headline of eight words is shared by chance.
_FEWEST_GRAMS = 8
# A gram that this many groups of different reports share is a set phrase and proposes no candidates.
_SET_PHRASE = 60
# Candidates that are compared exactly, those with most indexed grams in common first.
_TRIED = 8

_MASK = (1 << 61) - 1
_BASE = 1_000_003


@lru_cache(maxsize=1 << 17)
def _word_hash(word: str) -> int:
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") & _MASK


def shingles(words: Sequence[str]) -> list[int]:
    """The stable hashes of all runs of five words, in order; a shorter text is one gram as a whole."""
    hashes = [_word_hash(word) for word in words]
    if not hashes:
        return []
    if len(hashes) < GRAM:
        hashes += [0] * (GRAM - len(hashes))
    rows = zip(*(hashes[at:] for at in range(GRAM)), strict=False)
    return [(((((a * _BASE + b) * _BASE + c) & _MASK) * _BASE + d) * _BASE + e) & _MASK for a, b, c, d, e in rows]


def words_of(text: str) -> list[str]:
    """The folded words and numbers of a text, without signs and line breaks."""
    return [form for form in tokenize(text).forms if form[0].isalnum()]


def containment(first: frozenset[int], second: frozenset[int]) -> float:
    """The share of the smaller set that stands in the other; 0 where one is empty."""
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


class Sketches:
    """The grams of many reports, packed: eight bytes a gram."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self.grams: dict[str, array[int]] = {}
        for document in documents:
            self.add(document)

    def add(self, document: Document) -> None:
        """Read one report's grams."""
        self.grams[document.id] = array("Q", sorted(set(shingles(words_of(document.text)))))

    def of(self, document: str) -> frozenset[int]:
        """All grams of one report."""
        return frozenset(self.grams[document])


class Copies(msgspec.Struct, frozen=True):
    """Who prints whose text.

    `groups` are the groups in which every report shares half its text with every other, as sorted tuples of ids, groups
    of one left out; a long report that takes in two texts stands in two groups. `source` maps each report to the
    longest report that its text is part of (itself where there is none): two cuts of different halves of one long
    report share a source, but no group.
    """

    groups: tuple[tuple[str, ...], ...]
    source: Mapping[str, str]
    places: Mapping[str, tuple[int, ...]]

    def groups_of(self, report: str) -> tuple[int, ...]:
        """The places of the groups that a report stands in."""
        return self.places.get(report, ())


def find_copies(documents: Sequence[Document]) -> Copies:
    """The copies among reports.

    >>> find_copies([]).groups
    ()
    """
    return group_copies(Sketches(documents))


def group_copies(sketches: Sketches) -> Copies:
    """The copies among sketched reports.

    A report joins the head, the longest report of a group, that contains most of it; heads are taken longest first, so
    that thousands of near-copies cost a few comparisons each.
    """
    heads = _Heads(sketches)
    groups: dict[str, list[list[str]]] = {}
    source: dict[str, str] = {}
    for report in sorted(sketches.grams, key=lambda report: (-len(sketches.grams[report]), report)):
        grams = sketches.of(report)
        found = heads.holding(grams)
        for head in found:
            _join(groups[head], report, grams, heads)
        if not found:
            heads.add(report, grams)
            groups[report] = [[report]]
        source[report] = found[0] if found else report
    whole = {tuple(sorted(group)) for parts in groups.values() for group in parts if len(group) > 1}
    ordered = tuple(sorted(whole))
    places: dict[str, list[int]] = {}
    for place, group in enumerate(ordered):
        for report in group:
            places.setdefault(report, []).append(place)
    return Copies(ordered, source, {report: tuple(found) for report, found in places.items()})


def _join(groups: list[list[str]], report: str, grams: frozenset[int], heads: _Heads) -> None:
    """Put a report into the first group all of whose (first few) members share half its text, else beside the head."""
    for group in groups:
        if all(containment(grams, heads.grams(member)) >= CONTAINMENT for member in group[:_TRIED]):
            group.append(report)
            return
    groups.append([groups[0][0], report])


class _Heads:
    """The longest report of each group, found again by the sampled grams."""

    def __init__(self, sketches: Sketches) -> None:
        self.grams = lru_cache(maxsize=4096)(sketches.of)
        self._index: dict[int, list[str]] = {}

    def add(self, report: str, grams: frozenset[int]) -> None:
        for gram in _sampled(grams):
            self._index.setdefault(gram, []).append(report)

    def holding(self, grams: frozenset[int]) -> list[str]:
        """The heads that share at least half of the shorter text, the largest share first."""
        shared: dict[str, int] = {}
        for gram in _sampled(grams):
            holders = self._index.get(gram, ())
            if len(holders) < _SET_PHRASE:
                for holder in holders:
                    shared[holder] = shared.get(holder, 0) + 1
        likely = sorted(shared, key=lambda report: (-shared[report], report))[:_TRIED]
        needed = CONTAINMENT if len(grams) >= _FEWEST_GRAMS else 1.0
        scored = sorted((-containment(grams, self.grams(report)), report) for report in likely)
        return [report for share, report in scored if -share >= needed]


def _sampled(grams: frozenset[int]) -> list[int]:
    return sorted(grams) if len(grams) < _FEWEST_GRAMS else [gram for gram in grams if gram % SAMPLING == 0]
