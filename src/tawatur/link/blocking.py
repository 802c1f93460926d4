"""Which tellings of different reports are worth comparing.

Note [Blocking keys]
    Two tellings are compared where they share a key: their type, a week in which it may have happened, and one rare
    entity, a pair of common ones, two rare words around the triggers, or two rare entities of the reports. A telling
    without a date may have happened in the weeks before its report. A shared sentence is a key of its own, whatever the
    week. Each key is read from one telling alone.

Note [Within a block]
    The tellings that share a key are sorted by day, wording and report and compared with their neighbours
    (link/neighbours.py): all with all but for a war's daily news or a text that a thousand outlets print. Of tellings
    that say the same in the same words only the nearest few are compared, for they link in a chain.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

import msgspec

from tawatur.link.copies import SAMPLING, stable_number
from tawatur.link.dates import Days
from tawatur.link.neighbours import Place, Width, near
from tawatur.link.parties import Party, ancestors, kind_of_key, rarity
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
# So many of the rare entities that a report names block in pairs: those with the least stable hashes, so that reports
# that share most of their entities share some of these. 424 events of the 123 reports of 2015 become 406.
COMPANY_MOST = 6
# Of 143,000 blocks of 2,357 real reports one is larger.
NEIGHBOURS = Width(60, 2)

# The week of what is compared whatever the week.
_NO_WEEK = -2
_BUCKET_BITS, _KEY_BITS, _WORDING_BITS = 15, 32, 24


def number_of(telling: Telling) -> int:
    """A stable number of 63 bits for a telling, made from its report and its first row alone."""
    return stable_number(f"{telling.report.document}\0{telling.rows[0]}")


def place_of(telling: Telling) -> Place:
    """Where a telling stands in each of its blocks: by its first day, its wording, its number."""
    day = min((dated.days.low for dated in telling.dates), default=telling.report.reported or 0)
    said = _ENCODER.encode((telling.content, telling.words))
    return (day << _WORDING_BITS | zlib.crc32(said) >> (_KEY_BITS - _WORDING_BITS), number_of(telling))


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def candidate_pairs(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """The places of the pairs to compare, sorted, each once; never two tellings of one report.

    A pair is kept as one number, which takes a quarter of the memory of two.
    """
    blocks: dict[int, list[Place]] = {}
    at = {}
    for row, telling in enumerate(tellings):
        place = place_of(telling)
        at[place[1]] = row
        for key in keys(telling):
            blocks.setdefault(key, []).append(place)
    count = len(tellings)
    pairs: set[int] = set()
    for block in blocks.values():
        if len(block) > 1:
            found = (sorted((at[a], at[b])) for a, b in near(sorted(block), NEIGHBOURS))
            pairs.update(a * count + b for a, b in found if not _one_report(tellings, a, b))
    del blocks
    ordered = array("Q", sorted(pairs))
    pairs.clear()
    yield from (divmod(pair, count) for pair in ordered)


def _one_report(tellings: Sequence[Telling], a: int, b: int) -> bool:
    return tellings[a].report.document == tellings[b].report.document


def keys(telling: Telling) -> list[int]:
    """The blocking keys of one telling as numbers of 47 bits, sorted; those of one type and week lie together."""
    found: set[int] = set()
    said = [_bytes("\0".join(words)) for words in _features(telling)]
    for week in _weeks(telling):
        found.update(_numbers(telling.type, week, said))
    found.update(_numbers(telling.type, _NO_WEEK, (_bytes(str(g)) for g in telling.grams if g % SAMPLING == 0)))
    return sorted(found)


def _numbers(type: str, week: int, said: Iterable[bytes]) -> Iterator[int]:
    start = zlib.crc32(f"{type}\0{week}\0".encode())
    bucket = start >> (_KEY_BITS - _BUCKET_BITS) << _KEY_BITS
    return (bucket | zlib.crc32(words, start) for words in said)


def _bytes(words: str) -> bytes:
    return words.encode("utf-8", "surrogatepass")


def _features(telling: Telling) -> Iterator[tuple[str, ...]]:
    """What tellings of one type and week must have in common to be compared."""
    rare, common = _entities(telling)
    yield from ((key,) for key in rare)
    yield from combinations(common, 2)
    yield from ((mode, key) for mode in telling.modes for key in common)
    yield from combinations(_rare_words(telling), 2)
    yield from (("company", *pair) for pair in combinations(_company(telling.report.company), 2))


def _rare_words(telling: Telling) -> list[str]:
    """The rarest words around the trigger, in alphabetical order."""
    ranked = sorted((-word_bits(word), word) for word in telling.words)
    return sorted(word for bits, word in ranked[:WORDS_MOST] if -bits >= COMMON)


@lru_cache(maxsize=1 << 10)
def _company(named: frozenset[str]) -> list[str]:
    """Some rare entities of a report, in alphabetical order."""
    rare = sorted((stable_number(key), key) for key in named if rarity(key, kind_of_key(key)) >= COMMON)
    return sorted(key for _, key in rare[:COMPANY_MOST])


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
