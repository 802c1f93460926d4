"""Two tellings field by field: what they share, what it weighs, and what excludes that they tell of one event."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from tawatur.link import weights as w
from tawatur.link.copies import CONTAINMENT, containment
from tawatur.link.dates import Days
from tawatur.link.parties import Party, compare_parties, compare_places, is_state, kind_of_key, mode_share, rarity
from tawatur.link.slips import same_day_elsewhere
from tawatur.link.tellings import Dated, Telling
from tawatur.link.words import word_bits
from tawatur.model import Relation

# «أمس» and «اليوم» shift by a day with the time of printing and of the event's place.
RELATIVE_SLACK = 1
# A date within so many days of its report is the date of news and shared by much of it.
NEWS_DAYS = 4
# A smaller count is shared by chance.
TELLING_COUNT = 3
# What a report tells as its news without a date happened in these days before it.
NEWS_WINDOW = 14
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
_TOLD_AHEAD = frozenset({"future", "hypothetical"})


class Level(msgspec.Struct, frozen=True):
    """One field of a comparison: the level that was reached and its weight in bits."""

    field: str
    level: str
    weight: float


class Comparison(msgspec.Struct, frozen=True):
    """Two tellings compared: the levels, their sum with the prior, and the reason why they can not be one event."""

    levels: tuple[Level, ...]
    weight: float
    excluded: str | None = None


# What the events of one report have in common anyway.
_SHARED_WITHIN = frozenset({"date", "place"})


def compare(first: Telling, second: Telling) -> Comparison:
    """All fields of two tellings; the prior is that of one report or of two.

    The result is the same whichever stands first.
    """
    levels = _levels(first, second)
    return Comparison(tuple(levels), sum(level.weight for level in levels), exclusion(first, second))


def weigh(first: Telling, second: Telling) -> float:
    """The weight of `compare`; minus infinity where the two exclude each other, which is asked first."""
    if exclusion(first, second) is not None:
        return -math.inf
    return sum(level.weight for level in _levels(first, second))


def _levels(first: Telling, second: Telling) -> list[Level]:
    """The prior, and the fields that both tell."""
    if second.ref < first.ref:
        first, second = second, first
    within = first.report.document == second.report.document
    levels = [Level("prior", "one report" if within else "two reports", w.PRIOR_WITHIN if within else w.PRIOR_ACROSS)]
    if first.type in SPOKEN:
        levels.append(Level("type", "spoken", w.VERBAL))
    for field in _FIELDS:
        level = field(first, second)
        if level is not None:
            shared = within and level.field in _SHARED_WITHIN and level.weight > 0
            levels.append(replace(level, weight=level.weight * w.SHARED_WITHIN) if shared else level)
    return levels


# ── dates ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _compare_dates(first: Telling, second: Telling) -> Level | None:
    if not first.dates and not second.dates:
        return _compare_reports(first, second)
    if not first.dates or not second.dates:
        return _date_against_report(first, second) if first.dates else _date_against_report(second, first)
    pairs = [_two_dates(a, b, first, second) for a in first.dates for b in second.dates]
    return max(pairs, key=lambda level: level.weight)


def _two_dates(a: Dated, b: Dated, first: Telling, second: Telling) -> Level:
    if a.days.overlaps(b.days):
        return Level(
            "date", "same day" if a.days.width == b.days.width == 1 else "overlap", _overlap(a, b, first, second)
        )
    if any(x.overlaps(y) for x in a.readings for y in b.readings):
        return Level("date", "suggested reading", w.SUGGESTED_DAY)
    if slipped(a, b, first, second):
        return Level("date", "same day of another calendar", w.SLIPPED_DAY)
    if a.flawed or b.flawed:
        return Level("date", "differs, with a finding", w.FLAWED_DAY)
    if a.days.gap(b.days) <= slack(a, b):
        return Level("date", "a day apart", w.NEAR_DAYS)
    return Level("date", "differs", w.NEWS_FAR_APART)


def slack(a: Dated, b: Dated) -> int:
    """Days that two dates may lie apart and still be one: relative and inferred dates shift."""
    return RELATIVE_SLACK if a.relative or b.relative or a.inferred or b.inferred else 0


def slipped(a: Dated, b: Dated, first: Telling, second: Telling) -> bool:
    """Whether one date is the other misread from the Solar Hijri calendar, in a report where such a slip was found."""
    if a.days.width > 1 or b.days.width > 1:
        return False
    return (first.report.suspect and same_day_elsewhere(a.days.low, b.days.low)) or (
        second.report.suspect and same_day_elsewhere(b.days.low, a.days.low)
    )


def _overlap(a: Dated, b: Dated, first: Telling, second: Telling) -> float:
    width = max(a.days.width, b.days.width)
    if width > 1:
        return max(0.0, min(w.SAME_PERIOD_MOST, math.log2(60 / width)))
    if a.inferred or b.inferred:
        return w.INFERRED_DAY
    reported = [t.report.reported for t in (first, second) if t.report.reported is not None]
    news = any(abs(day - a.days.low) <= NEWS_DAYS for day in reported)
    return w.SAME_DAY if news else w.SAME_PAST_DAY


def _compare_reports(first: Telling, second: Telling) -> Level | None:
    days, others = first.report.reported, second.report.reported
    if days is None or others is None or first.report.document == second.report.document:
        return None
    if "historical" in {first.realis, second.realis}:
        return None
    return _apart(abs(days - others))


def _date_against_report(dated: Telling, undated: Telling) -> Level | None:
    reported = undated.report.reported
    if reported is None or undated.realis == "historical" or dated.report.document == undated.report.document:
        return None
    gap = min(max(0, d.low - reported - 1, reported - d.high) for dated_ in dated.dates for d in dated_.readings)
    return _apart(gap)


def _apart(days: int) -> Level:
    if days <= 1:
        return Level("date", "news of one day", w.NEWS_OF_ONE_DAY)
    if days <= NEWS_DAYS:
        return Level("date", "news of a few days", w.NEWS_OF_THREE_DAYS)
    if days <= NEWS_WINDOW:
        return Level("date", "news of two weeks", w.NEWS_OF_TWO_WEEKS)
    return Level("date", "news far apart", w.NEWS_FAR_APART)


# ── parties and places ─────────────────────────────────────────────────────────────────────────────────────────────


def _compare_actors(first: Telling, second: Telling) -> Level | None:
    if first.type == "CONSULT":
        return _compare_sets("parties", first.parties, second.parties, compare_parties)
    return _compare_sets("actors", first.actors, second.actors, compare_parties)


def _compare_recipients(first: Telling, second: Telling) -> Level | None:
    if first.type == "CONSULT":
        return None
    return _compare_sets("recipients", first.recipients, second.recipients, compare_parties)


def _compare_sets(
    field: str, ours: tuple[Party, ...], theirs: tuple[Party, ...], relate: Callable[[Party, Party], Relation]
) -> Level | None:
    if not ours or not theirs:
        return None
    relations = [(relate(a, b), a, b) for a in ours for b in theirs]
    shared = sorted({min(a.key, b.key): _worth(a, b) for r, a, b in relations if r is Relation.EQUAL}.values())
    if shared:
        # the rarest counts whole, every further one half: parties come in company
        weight = shared[-1] + sum(shared[:-1]) / 2
        return Level(
            field, "same" if len(shared) > 1 or len(ours) == len(theirs) == 1 else "shared", min(weight, w.PARTIES_MOST)
        )
    found = {relation for relation, _, _ in relations}
    if found & {Relation.REFINES, Relation.REFINED_BY}:
        return Level(field, "refined", w.PARTY_REFINED)
    if found == {Relation.CONTRADICTS}:
        return Level(field, "differ", w.PARTY_CONTRADICTED)
    return Level(field, "other", w.PARTY_OTHER)


def _worth(a: Party, b: Party) -> float:
    return min(max(min(rarity(a.key, a.kind), rarity(b.key, b.kind)), w.PARTY_LEAST), w.PARTY_MOST)


def _compare_places(first: Telling, second: Telling) -> Level | None:
    ours, theirs = places_of(first), places_of(second)
    if not ours or not theirs:
        return _compare_surroundings(first, second)
    relations = [(compare_places(a, b), a, b) for a in ours for b in theirs]
    shared = [_worth(a, b) for r, a, b in relations if r is Relation.EQUAL]
    if shared:
        return Level("place", "same", max(shared))
    found = {relation for relation, _, _ in relations}
    if found & {Relation.REFINES, Relation.REFINED_BY}:
        return Level("place", "refined", w.PLACE_REFINED)
    if found == {Relation.CONTRADICTS}:
        return Level("place", "differs", w.PLACE_CONTRADICTED)
    return Level("place", "other", w.PLACE_OTHER)


def _compare_surroundings(first: Telling, second: Telling) -> Level | None:
    """A place that was only read nearby speaks half as loud, and never against."""
    ours = {place.key: place for place in (*first.places, *first.around)}
    shared = [_worth(place, place) for place in (*second.places, *second.around) if place.key in ours]
    return Level("place", "same nearby", max(shared) / 2) if shared else None


def places_of(telling: Telling) -> tuple[Party, ...]:
    """Where it happened; the hosts of an encounter are compared as parties and do not count twice."""
    parties = {party.key for party in telling.parties}
    return tuple(place for place in telling.places if place.key not in parties)


# ── the rest ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _compare_modes(first: Telling, second: Telling) -> Level | None:
    if not first.modes or not second.modes:
        return None
    shared = set(first.modes) & set(second.modes)
    if shared:
        rarest = min(mode_share(first.type, mode) for mode in shared)
        return Level("mode", "same", min(max(math.log2(w.MODE_KEPT / rarest), w.SAME_MODE), w.SAME_MODE_MOST))
    return Level("mode", "differs", w.OTHER_MODE)


def _compare_tallies(first: Telling, second: Telling) -> Level | None:
    best: Level | None = None
    for a in first.tallies:
        for b in second.tallies:
            if a.kind != b.kind or a.low is None or b.low is None:
                continue
            if a.low == b.low and a.high == b.high:
                weight = min(w.SAME_COUNT_MOST, math.log2(1 + a.low)) if a.low > 1 else 0.5
                level = Level("counts", "same", weight)
            else:
                level = Level("counts", "differ", w.OTHER_COUNT)
            if best is None or best.weight < level.weight:
                best = level
    return best


def _compare_polarity(first: Telling, second: Telling) -> Level | None:
    if set(first.polarities) & set(second.polarities):
        return None
    return Level("polarity", "affirmed and denied", w.OTHER_POLARITY)


def _compare_sentences(first: Telling, second: Telling) -> Level | None:
    if first.report.document == second.report.document or not first.grams or not second.grams:
        return None
    if containment(first.grams, second.grams) >= CONTAINMENT:
        return Level("text", "same sentence", w.SAME_SENTENCE)
    return None


def _compare_words(first: Telling, second: Telling) -> Level | None:
    """The rare words around both triggers."""
    if not first.words or not second.words:
        return None
    bits = sorted((word_bits(word) - w.WORD_COMMON for word in first.words & second.words), reverse=True)
    weight = w.WORDS_NONE + sum(b * w.WORD_SHARE for b in bits[: w.WORDS_COUNTED] if b > 0)
    return Level("words", f"{sum(b > 0 for b in bits)} rare words", round(min(weight, w.WORDS_MOST), 2))


def _compare_company(first: Telling, second: Telling) -> Level | None:
    """The entities that the two reports name: reports of one event name the same rare ones."""
    if first.report.document == second.report.document:
        return None
    ours, theirs = first.report.company, second.report.company
    if not ours or not theirs:
        return None
    least = min(_total(ours), _total(theirs))
    share = _sum(ours & theirs) / least if least else 0.0
    weight = w.COMPANY_NONE + (w.COMPANY_MOST - w.COMPANY_NONE) * min(1.0, share / FULL_COMPANY)
    return Level("company", f"{share:.0%} of the entities", round(weight, 2))


# Reports that share half of their entities are as near as two reports get.
FULL_COMPANY = 0.5


@lru_cache(maxsize=1 << 12)
def _total(keys: frozenset[str]) -> int:
    return _sum(keys)


def _sum(keys: Iterable[str]) -> int:
    """The rarity of entities together, in whole thousandths: a sum of floats would depend on their order."""
    return sum(map(_thousandths, keys))


@lru_cache(maxsize=1 << 16)
def _thousandths(key: str) -> int:
    return round(1000 * rarity(key, kind_of_key(key)))


_FIELDS: tuple[Callable[[Telling, Telling], Level | None], ...] = (
    _compare_modes,
    _compare_dates,
    _compare_actors,
    _compare_recipients,
    _compare_places,
    _compare_tallies,
    _compare_polarity,
    _compare_sentences,
    _compare_words,
    _compare_company,
)


# ── exclusion ──────────────────────────────────────────────────────────────────────────────────────────────────────


def exclusion(first: Telling, second: Telling) -> str | None:
    """Why two tellings can not be of one event, null where nothing excludes it.

    Clustering never joins what this parts. Literal and suggested dates are looked at alike, and a date with an
    unresolved finding excludes nothing.
    """
    if first.type != second.type:
        return "types differ"
    if first.kind != second.kind and (_CLOSED_KINDS & {first.kind, second.kind}):
        return "kinds differ"
    if first.realis != second.realis and _TOLD_AHEAD & {first.realis, second.realis}:
        return "one is planned, the other has happened"
    if first.series != second.series:
        return "one is a series"
    if _dates_exclude(first, second):
        return "dates differ"
    if _parties_exclude(first, second):
        return "parties differ"
    if _abduction(first) != _abduction(second) and first.modes and second.modes:
        return "modes differ"
    return None


# A call is no visit, a journey is no talk; a talk of two and of many are told of one another.
_CLOSED_KINDS = frozenset({"phone", "visit"})


def _abduction(telling: Telling) -> bool:
    return "abduct" in telling.modes


def _dates_exclude(first: Telling, second: Telling) -> bool:
    if not first.dates or not second.dates:
        return False
    for a in first.dates:
        for b in second.dates:
            if a.flawed or b.flawed or slipped(a, b, first, second):
                return False
            if any(_near(x, y, slack(a, b)) for x in a.readings for y in b.readings):
                return False
    return True


def _near(a: Days, b: Days, slack: int) -> bool:
    return a.gap(b) <= slack


def _parties_exclude(first: Telling, second: Telling) -> bool:
    if first.type == "CONSULT":
        return _partners_exclude(first.parties, second.parties) or (
            first.kind == second.kind == "visit" and _all_contradict(_visitors(first), _visitors(second))
        )
    if first.type in SPOKEN:
        return _all_contradict(first.actors, second.actors)
    if first.report.document == second.report.document:
        return _two_places(first.places, second.places) or _all_contradict(first.actors, second.actors)
    if _all_contradict(first.places, second.places, compare_places):
        return _different_countries(first, second) or not _same_tally(first, second)
    if not _all_contradict(first.actors, second.actors):
        return False
    return not (_same_tally(first, second) or _same_spot(first, second))


def _visitors(visit: Telling) -> tuple[Party, ...]:
    """Who visits: an actor of the country visited is its host, however the report puts it."""
    hosts = {party.country for party in (*visit.recipients, *visit.places) if is_state(party.key)} - {None}
    return tuple(actor for actor in visit.actors if actor.country not in hosts)


def _same_tally(first: Telling, second: Telling) -> bool:
    """Whether both count the same: accounts of one attack part on place or actor before they part on the dead."""
    return any(
        a.kind == b.kind and a.low is not None and a.low == b.low and a.low >= TELLING_COUNT
        for a in first.tallies
        for b in second.tallies
    )


def _same_spot(first: Telling, second: Telling) -> bool:
    """Whether both name the same day and the same place below a country."""
    places = {place.key for place in first.places} & {place.key for place in second.places}
    days = {d.days for d in first.dates if d.days.width == 1} & {d.days for d in second.dates if d.days.width == 1}
    return bool(days) and any(not is_state(place) for place in places)


def _two_places(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> bool:
    """One report that names two places of which none lies in the other tells of two events."""
    relations = {compare_places(a, b) for a in ours for b in theirs}
    return bool(relations) and relations <= {Relation.CONTRADICTS, Relation.INCOMPARABLE}


def _all_contradict(
    ours: tuple[Party, ...],
    theirs: tuple[Party, ...],
    relate: Callable[[Party, Party], Relation] = compare_parties,
) -> bool:
    if not ours or not theirs:
        return False
    return all(relate(a, b) is Relation.CONTRADICTS for a in ours for b in theirs)


def _different_countries(first: Telling, second: Telling) -> bool:
    ours = {place.country for place in first.places}
    theirs = {place.country for place in second.places}
    return None not in ours | theirs and not ours & theirs


def _partners_exclude(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> bool:
    """Whether each encounter has a partner that the other has not and can not mean.

    «بلينكن والسوداني» and «بلينكن وعباس» are two meetings; «بلينكن والعراق» may be the first one.
    """
    if len(ours) == 1 == len(theirs):
        return False
    left = [a for a in ours if not any(_may_mean(a, b) for b in theirs)]
    right = [b for b in theirs if not any(_may_mean(a, b) for a in ours)]
    if not left or not right:
        return False
    shared = len(ours) - len(left)
    if shared >= 2 and not _pair(ours) and not _pair(theirs):
        return False
    return any(compare_parties(a, b) is Relation.CONTRADICTS for a in left for b in right)


def _pair(parties: tuple[Party, ...]) -> bool:
    return len(parties) == 2


def _may_mean(a: Party, b: Party) -> bool:
    return compare_parties(a, b) not in {Relation.CONTRADICTS, Relation.INCOMPARABLE} or (
        a.kind != b.kind and a.country is not None and a.country == b.country and is_state(a.key) != is_state(b.key)
    )
