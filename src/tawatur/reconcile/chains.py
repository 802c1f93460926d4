"""Stories: events chained by actors and time.

Note [What chains two events]
    The later event has parties of the earlier one that are rare together (CHAIN_BITS: one unknown man, or two known
    ones, or a statesman and a country), and not more than CHAIN_DAYS lie between them; or one is part of the other.
    Every party looks back at the event before it alone, so that a long story costs no more than its events.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tawatur.link.dates import Days, read_days
from tawatur.link.parties import kind_of_key, rarity
from tawatur.model import Event, Participant

CHAIN_DAYS = 30
# Kerry alone has 7.3 bits, a country 4 to 6, an unknown man 11 (data/linkage.toml).
CHAIN_BITS = 9.0
# So many events back a party is looked for with the same company.
_LOOK_BACK = 12
_TOLD = frozenset({"actual", "historical"})
_ACTORS_MOST = 6


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """Events by date, the parties that most of them have, the days they span and the reports that tell them.

    `main` is the event that most reports tell; `id` is that of the first event.
    """

    id: str
    main: str
    events: tuple[str, ...]
    actors: tuple[Participant, ...]
    first_day: str
    last_day: str
    documents: tuple[str, ...]


def chain_events(events: Iterable[Event]) -> tuple[Story, ...]:
    """The stories of at least two dated events and two reports, in the order of their first days.

    >>> chain_events(())
    ()
    """
    dated = sorted(
        ((days, event) for event in events if event.realis in _TOLD and (days := _days(event)) is not None),
        key=lambda row: (row[0], row[1].id),
    )
    places = {event.id: place for place, (_, event) in enumerate(dated)}
    root = list(range(len(dated)))
    for place, other in _links(dated, places):
        a, b = _root(root, place), _root(root, other)
        root[max(a, b)] = min(a, b)
    groups: dict[int, list[Event]] = {}
    for place, (_, event) in enumerate(dated):
        groups.setdefault(_root(root, place), []).append(event)
    found = (_story(group) for group in groups.values() if len(group) > 1)
    return tuple(story for story in found if len(story.documents) > 1)


def _days(event: Event) -> Days | None:
    days = read_days(event.date.value) if event.date else None
    return days if days is not None and days.width <= CHAIN_DAYS else None


def _links(dated: Sequence[tuple[Days, Event]], places: dict[str, int]) -> Iterator[tuple[int, int]]:
    seen: dict[str, list[int]] = {}
    for place, (days, event) in enumerate(dated):
        if event.part_of in places:
            yield place, places[event.part_of or ""]
        parties = _parties(event)
        near = {other for key in parties for other in seen.get(key, ())[-_LOOK_BACK:]}
        for other in sorted(near):
            earlier, before = dated[other]
            if days.low - earlier.high <= CHAIN_DAYS and _bits(parties & _parties(before)) >= CHAIN_BITS:
                yield place, other
        for key in sorted(parties):
            seen.setdefault(key, []).append(place)


def _parties(event: Event) -> frozenset[str]:
    return frozenset(one.entity for one in (*event.actors, *event.recipients) if one.entity)


def _bits(keys: frozenset[str]) -> float:
    return sum(sorted(rarity(key, kind_of_key(key)) for key in keys))


def _root(root: list[int], place: int) -> int:
    while root[place] != place:
        root[place] = root[root[place]]
        place = root[place]
    return place


def _story(events: Sequence[Event]) -> Story:
    people: dict[str, Participant] = {}
    times: Counter[str] = Counter()
    for event in events:
        for one in (*event.actors, *event.recipients):
            people.setdefault(one.entity or one.name or "?", one)
        times.update(_parties(event))
    common = sorted((key for key in people if times[key] > 1), key=lambda key: (-times[key], key))
    dates = [event.date for event in events if event.date]
    return Story(
        id=events[0].id,
        main=min(events, key=lambda event: (-len(event.documents), -event.accounts, event.id)).id,
        events=tuple(event.id for event in events),
        actors=tuple(people[key] for key in common[:_ACTORS_MOST]),
        first_day=min(date.low or date.value for date in dates),
        last_day=max(date.high or date.value for date in dates),
        documents=tuple(sorted({report for event in events for report in event.documents})),
    )
