"""Who is who in one report: the name behind a description, the country and the offices of a holder.

Note [Described, then named]
    «نظيره الجزائري كمال بوعلام» names a man after his nationality. The description is read as an argument of its own
    and stands for the country; where a name follows it at once, the two are one party: that person, of that country.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tawatur.lexicon.entities import entities
from tawatur.link.parties import is_state
from tawatur.model import Argument, Document, EventMention, Mention

# The key of what no lexicon knows has this sign.
UNKNOWN = "~"
# What may stand between a description and the name.
_BETWEEN = " ,\u060c"
_GAP_MOST = 3
# One word alone is a country, or the trigger that stands for it.
_FEWEST_WORDS = 2


class People:
    """The people, offices and unknown names of one report."""

    def __init__(self, document: Document, mentions: Sequence[Mention]) -> None:
        self._text = document.text
        self._persons: dict[int, Mention] = {}
        self._whole: set[tuple[int, int]] = set()
        self._names: dict[str, str] = {}
        self._offices: dict[str, set[str]] = {}
        self._countries: dict[str, str] = {}
        for mention in mentions:
            self._read(mention)
        if document.has(EventMention):
            for event in document[EventMention]:
                for argument in (*event.actors, *event.recipients):
                    self._describe(argument)

    def _read(self, mention: Mention) -> None:
        key = mention.entity
        if key is None:
            return
        if mention.kind == "TITLE":
            if mention.holder and mention.country and UNKNOWN not in key:
                self._offices.setdefault(mention.holder, set()).add(key)
                self._countries.setdefault(mention.holder, mention.country)
            return
        if mention.kind == "PERSON":
            self._persons.setdefault(mention.start, mention)
        if mention.kind in {"GPE", "LOC"}:
            self._whole.add((mention.start, mention.end))
        written = " ".join(mention.span.of(self._text).split())
        if UNKNOWN in key and mention.named and len(written) > len(self._names.get(key, "")):
            self._names[key] = written

    def _describe(self, argument: Argument) -> None:
        named = self.named(argument)
        entity = entities().get(argument.entity or "")
        if named is not argument and named.entity and entity is not None and entity.country:
            self._countries.setdefault(named.entity, entity.country)

    def named(self, argument: Argument) -> Argument:
        """The argument with the name that follows its description, «نظيره الجزائري [كمال بوعلام]»; else itself."""
        if argument.entity is None or argument.inferred or not is_state(argument.entity):
            return argument
        if (argument.start, argument.end) in self._whole or len(argument.span.of(self._text).split()) < _FEWEST_WORDS:
            return argument
        gap = self._text[argument.end : argument.end + _GAP_MOST]
        person = self._persons.get(argument.end + len(gap) - len(gap.lstrip(_BETWEEN)))
        if person is None:
            return argument
        return replace(argument, end=person.end, entity=person.entity, name=person.name)

    def name(self, key: str) -> str | None:
        """The longest form in which an unknown entity is named; null for a known one."""
        return self._names.get(key)

    def country(self, key: str) -> str | None:
        """The country that a person's office or description gives him."""
        return self._countries.get(key)

    def offices(self, key: str) -> tuple[str, ...]:
        """The keys of the offices that the report gives a person, sorted; those of no country left out."""
        return tuple(sorted(self._offices.get(key, ())))
