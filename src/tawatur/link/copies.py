"""Which reports print one text: copies, cuts and shared passages.

Note [Two steps]
    A report is reduced to its 5-grams of folded words. A fixed quarter of all grams (those whose stable hash is
    divisible by SAMPLING) is indexed. Under each indexed gram the reports stand by length, and each is compared with
    its COMPARED neighbours on either side: the share of the shorter report's grams that also stand in the longer one
    decides exactly. A quarter finds 99.97 % of two 60-word reports that share half their text. What is sampled depends
    on the words alone, and who is compared on those who share a gram alone, so that neither order nor size of a store
    changes anything; a set phrase that thousands of reports share costs a few comparisons each.

Note [Groups]
    Reports that are connected by copies make a component, and each component is grouped by itself: a new report changes
    the groups of its own component only.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from tawatur.link.neighbours import Width, near
from tawatur.model import Document
from tawatur.text.segment import tokenize

GRAM = 5
# A gram is indexed where its hash is divisible by this.
SAMPLING = 4
# Two reports are copies where this share of the shorter one's grams stands in the other (the issue's own measure).
CONTAINMENT = 0.5
# A shorter text is only a copy of an equal one: a headline of eight words is shared by chance.
_FEWEST_GRAMS = 8
# Neighbours by length that are compared under one gram. Of 2,357 real reports 8, 12 and 24 find the same 596 pairs.
COMPARED = Width(12, 12)
# A gram that this many heads of one component share is a set phrase and proposes no candidates.
_SET_PHRASE = 60
# Candidates that are compared exactly, those with most indexed grams in common first.
_TRIED = 8

_MASK = (1 << 61) - 1
_BASE = 1_000_003
# Grams have 61 bits; so many fewer take less room in an index and still hardly ever meet.
_BITS_LEFT_OFF = 14


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


def is_copy(first: frozenset[int], second: frozenset[int]) -> bool:
    """Whether half of the shorter report's grams stand in the longer one; all of a very short one."""
    smaller = min(len(first), len(second))
    return containment(first, second) >= (CONTAINMENT if smaller >= _FEWEST_GRAMS else 1.0)


def sampled(grams: frozenset[int]) -> list[int]:
    """The grams under which a report is indexed, sorted; all of a very short one."""
    return sorted(gram for gram in grams if len(grams) < _FEWEST_GRAMS or gram % SAMPLING == 0)


def index_keys(grams: frozenset[int]) -> list[int]:
    """The sampled grams as keys of 47 bits, sorted, under which a report looks for its copies."""
    return sorted({gram >> _BITS_LEFT_OFF for gram in sampled(grams)})


def stable_number(text: str) -> int:
    """63 bits of a hash that is the same in every run."""
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def place_of(report: str, grams: int) -> tuple[int, int]:
    """Where a report of so many grams stands under each of them: the longest first, then by its number."""
    return -grams, stable_number(report)


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
    """The copies among sketched reports."""
    groups: list[tuple[str, ...]] = []
    source: dict[str, str] = {}
    for component in _components(sketches):
        found, sources = group_component(component, sketches.of)
        groups.extend(found)
        source |= sources
    ordered = tuple(sorted(set(groups)))
    places: dict[str, list[int]] = {}
    for place, group in enumerate(ordered):
        for report in group:
            places.setdefault(report, []).append(place)
    return Copies(ordered, source, {report: tuple(found) for report, found in places.items()})


def _components(sketches: Sketches) -> list[list[str]]:
    """The reports that copies connect, each component sorted."""
    order = sorted(sketches.grams, key=lambda report: place_of(report, len(sketches.grams[report])))
    blocks: dict[int, list[tuple[int, int]]] = {}
    for at, report in enumerate(order):
        for key in index_keys(sketches.of(report)):
            blocks.setdefault(key, []).append((at, at))
    root = list(range(len(order)))
    grams = lru_cache(maxsize=4096)(sketches.of)
    for a, b in sorted({pair for block in blocks.values() for pair in near(block, COMPARED)}):
        if is_copy(grams(order[a]), grams(order[b])):
            first, second = _root(root, a), _root(root, b)
            root[max(first, second)] = min(first, second)
    found: dict[int, list[str]] = {}
    for at, report in enumerate(order):
        found.setdefault(_root(root, at), []).append(report)
    return [sorted(component) for component in found.values()]


def _root(root: list[int], at: int) -> int:
    while root[at] != at:
        root[at] = root[root[at]]
        at = root[at]
    return at


def group_component(
    reports: Sequence[str], grams_of: Callable[[str], frozenset[int]]
) -> tuple[list[tuple[str, ...]], dict[str, str]]:
    """The groups of more than one report and the sources of the reports of one component.

    A report joins the head, the longest report of a group, that contains most of it; heads are taken longest first, so
    that thousands of near-copies cost a few comparisons each.
    """
    if len(reports) == 1:
        return [], {report: report for report in reports}
    known = lru_cache(maxsize=4096)(grams_of)
    heads = _Heads(known)
    groups: dict[str, list[list[str]]] = {}
    source: dict[str, str] = {}
    for report in sorted(reports, key=lambda report: (-len(known(report)), report)):
        grams = known(report)
        found = heads.holding(grams)
        for head in found:
            _join(groups[head], report, grams, heads)
        if not found:
            heads.add(report, grams)
            groups[report] = [[report]]
        source[report] = found[0] if found else report
    return [tuple(sorted(group)) for parts in groups.values() for group in parts if len(group) > 1], source


def _join(groups: list[list[str]], report: str, grams: frozenset[int], heads: _Heads) -> None:
    """Put a report into the first group all of whose (first few) members share half its text, else beside the head."""
    for group in groups:
        if all(containment(grams, heads.grams(member)) >= CONTAINMENT for member in group[:_TRIED]):
            group.append(report)
            return
    groups.append([groups[0][0], report])


class _Heads:
    """The longest report of each group, found again by the sampled grams."""

    def __init__(self, grams_of: Callable[[str], frozenset[int]]) -> None:
        self.grams = grams_of
        self._index: dict[int, list[str]] = {}

    def add(self, report: str, grams: frozenset[int]) -> None:
        for gram in sampled(grams):
            self._index.setdefault(gram, []).append(report)

    def holding(self, grams: frozenset[int]) -> list[str]:
        """The heads that share at least half of the shorter text, the largest share first."""
        shared: dict[str, int] = {}
        for gram in sampled(grams):
            holders = self._index.get(gram, ())
            if len(holders) < _SET_PHRASE:
                for holder in holders:
                    shared[holder] = shared.get(holder, 0) + 1
        likely = sorted(shared, key=lambda report: (-shared[report], report))[:_TRIED]
        needed = CONTAINMENT if len(grams) >= _FEWEST_GRAMS else 1.0
        scored = sorted((-containment(grams, self.grams(report)), report) for report in likely)
        return [report for share, report in scored if -share >= needed]
