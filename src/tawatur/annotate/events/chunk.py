"""A noun phrase that may fill a role."""

from __future__ import annotations

from tawatur.annotate.events.words import Party
from tawatur.lexicon.entities import country_names, english_name, entities
from tawatur.model import Argument, Mention

# Sectors of those who bear arms.
ARMED = frozenset({"UAF", "MIL", "COP"})
_PLACE_KINDS = frozenset({"GPE", "LOC", "FAC"})
_WITHIN = frozenset({"fi", "b"})
_PEOPLE = "people"
_GOVERNMENT = "org.government-of-"


class Chunk:
    """A noun phrase: tokens [first, after), source [start, end), and what it names.

    `preposition` is null for a bare phrase; `joined` chunks are coordinated with the one before.
    """

    __slots__ = (
        "after",
        "country",
        "end",
        "entity",
        "first",
        "index",
        "joined",
        "kind",
        "mention",
        "name",
        "party",
        "preposition",
        "start",
    )

    def __init__(self, first: int, after: int, start: int, end: int) -> None:
        self.first = first
        self.after = after
        self.start = start
        self.end = end
        self.preposition: str | None = None
        self.joined = False
        self.mention: Mention | None = None
        # the mention's kind, "" for a common noun
        self.kind = ""
        self.party: Party | None = None
        self.entity: str | None = None
        self.name: str | None = None
        # the country of the name or of a title before it
        self.country: str | None = None
        self.index = 0

    def take(self, mention: Mention | None) -> None:
        """Name what the mention names."""
        self.mention = mention
        self.kind = mention.kind if mention is not None else ""
        self.country = (mention.country if mention is not None else None) or self.country

    @property
    def is_place(self) -> bool:
        """Whether it names a place."""
        return self.kind in _PLACE_KINDS and self.party is None

    @property
    def is_seat(self) -> bool:
        """Whether it names the place where something is: «في القاهرة», «بالقاهرة»."""
        return self.preposition in _WITHIN and self.is_place

    @property
    def suffers(self) -> bool:
        """Whether a common noun is mostly the one to whom things are done."""
        return self.party is not None and self.party.side in ("r", "t")

    def argument(self, *, inferred: bool = False) -> Argument:
        """The chunk as the filler of a role."""
        return Argument(start=self.start, end=self.end, name=self.name, entity=self.entity, inferred=inferred)


def named_by(mention: Mention) -> tuple[str | None, str | None]:
    """Entity and name: a title stands for its holder, a nationality for its country, a government too.

    A people is not the country it lives in: «الإيغور» are not China. A movement's adjective means the movement.
    """
    if mention.kind == "TITLE" and mention.holder is not None:
        return mention.holder, english_name(mention.holder) or mention.name
    people = entities().get(mention.entity or "")
    if mention.kind == "NORP" and people is not None and _PEOPLE in people.flags:
        seat = people.flag("seat")
        return (seat, english_name(seat)) if seat else (mention.entity, mention.name)
    if mention.kind == "NORP" and mention.country is not None:
        country = country_names().get(mention.country)
        if country is not None:
            return country.key, country.name
    if (mention.entity or "").startswith(_GOVERNMENT) and mention.country is not None:
        country = country_names().get(mention.country)
        if country is not None:
            return country.key, country.name
    return mention.entity, mention.name
