"""Which tellings of different reports are worth comparing.

Note [Blocking keys]
    Two tellings are compared where they share a key: their type, a week in which it may have happened, and one rare
    entity or a pair of common ones. A telling without a date may have happened in the weeks before its report. A shared
    sentence is a key of its own, whatever the week. Each key is read from one telling alone, so that neither order nor
    size of a collection changes which pairs are compared, up to blocks of BLOCK_MOST.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from tawatur.link.copies import SAMPLING
from tawatur.link.dates import Days
from tawatur.link.parties import Party, ancestors, rarity
from tawatur.link.slips import days_elsewhere
from tawatur.link.tellings import Telling
from tawatur.link.words import word_bits

WEEK = 7
# A telling without a date is looked for in the weeks of so many days before its report.
UNDATED_DAYS = 7
# A date of more days than this blocks by its parties alone.
WIDEST = 62
# Entities of fewer bits are common and block only in pairs: about one report in thirty names them.
COMMON = 5.0
# So many of the rarest words around a trigger block in pairs.
WORDS_MOST = 7
# Up to this size all pairs of a block are compared; in a larger one (a war's daily news, a text that a thousand outlets
# print) tellings of equal content are chained and one of each content is compared with the others.
BLOCK_MOST = 60
SPEAKERS_MOST = 400


def candidate_pairs(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """The places of the pairs to compare, sorted, each once; never two tellings of one report.

    A pair is kept as one number, which takes a quarter of the memory of two.
    """
    blocks: dict[tuple[object, ...], list[int]] = {}
    for at, telling in enumerate(tellings):
        for key in dict.fromkeys(keys(telling)):
            blocks.setdefault(key, []).append(at)
    count = len(tellings)
    pairs: set[int] = set()
    for block in blocks.values():
        if len(block) > 1:
            pairs.update(a * count + b for a, b in _pairs(block, tellings))
    del blocks
    ordered = array("Q", sorted(pairs))
    pairs.clear()
    yield from (divmod(pair, count) for pair in ordered)


def _pairs(block: list[int], tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """The pairs of one block; of a large one those of equal content and those of one speaker for each content."""
    if len(block) <= BLOCK_MOST:
        speakers = block
    else:
        alike: dict[tuple[object, ...], list[int]] = {}
        for at in block:
            alike.setdefault(tellings[at].content, []).append(at)
        for group in alike.values():
            yield from ((group[0], at) for at in group[1:] if not _one_report(tellings, group[0], at))
            yield from (pair for pair in pairwise(group) if not _one_report(tellings, *pair))
        speakers = [group[0] for group in alike.values()][:SPEAKERS_MOST]
    yield from ((a, b) for a, b in combinations(speakers, 2) if not _one_report(tellings, a, b))


def _one_report(tellings: Sequence[Telling], a: int, b: int) -> bool:
    return tellings[a].report.document == tellings[b].report.document


def keys(telling: Telling) -> Iterator[tuple[object, ...]]:
    """The blocking keys of one telling."""
    weeks = _weeks(telling)
    rare, common = _entities(telling)
    kind = telling.type
    for week in weeks:
        for key in rare:
            yield (kind, week, key)
        for pair in combinations(common, 2):
            yield (kind, week, *pair)
        for mode in telling.modes:
            for key in common:
                yield (kind, week, mode, key)
        for pair in combinations(_rare_words(telling), 2):
            yield (kind, week, *pair)
    for gram in sorted(telling.grams):
        if gram % SAMPLING == 0:
            yield (kind, gram)


def _rare_words(telling: Telling) -> list[str]:
    """The rarest words around the trigger, in alphabetical order."""
    ranked = sorted((-word_bits(word), word) for word in telling.words)
    return sorted(word for bits, word in ranked[:WORDS_MOST] if -bits >= COMMON)


def _weeks(telling: Telling) -> list[int]:
    """The weeks of all readings with a day's slack, a doubtful date also as if there were none.

    [-1] stands for what is too wide to tell.
    """
    readings = [days for dated in telling.dates for days in dated.readings]
    reported = telling.report.reported
    if not readings and (reported is None or telling.realis == "historical"):
        return [-1]
    if reported is not None and (not readings or any(dated.flawed for dated in telling.dates)):
        readings.append(Days(max(1, reported - UNDATED_DAYS), reported))
    if telling.report.suspect:
        literal = [dated.days for dated in telling.dates if dated.days.width == 1]
        readings.extend(Days(day, day) for days in literal for day in days_elsewhere(days.low))
    weeks: set[int] = set()
    for days in readings:
        if days.width > WIDEST:
            weeks.add(-1)
        else:
            weeks.update(range((days.low - 1) // WEEK, (days.high + 1) // WEEK + 1))
    return sorted(weeks)


def _entities(telling: Telling) -> tuple[list[str], list[str]]:
    """The keys of parties and places with the countries they stand for, parted into rare and common ones."""
    found: dict[str, float] = {}
    for party in (*telling.parties, *telling.places, *telling.around):
        found[party.key] = _bits(party)
        for key in ancestors(party.key):
            found.setdefault(key, rarity(key, "GPE"))
    rare = sorted(key for key, bits in found.items() if bits >= COMMON)
    return rare, sorted(key for key in found if found[key] < COMMON)


def _bits(party: Party) -> float:
    return rarity(party.key, party.kind)
