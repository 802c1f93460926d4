"""A report enters linking or leaves it: its tellings and grams, and the pairs that come and go with them."""

from __future__ import annotations

import sqlite3
from functools import lru_cache

from tawatur.link import weights
from tawatur.link.blocking import NEIGHBOURS, keys, number_of, place_of
from tawatur.link.compare import weigh
from tawatur.link.copies import COMPARED, containment, index_keys, is_copy, shingles, stable_number, words_of
from tawatur.link.copies import place_of as place_of_report
from tawatur.link.coreference import LEAST_CONFIDENCE, find_tellings
from tawatur.link.tellings import Telling
from tawatur.model import Document
from tawatur.store.linking import pending
from tawatur.store.linking.blocks import Blocks, Member
from tawatur.store.linking.records import Records, encode_grams, encode_report, encode_telling

# Tellings whose keys are remembered.
_MEMBERS = 2000


class Linker:
    """Keeps the linking records of a store; each method runs inside its caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.records = Records(connection)
        self.tellings = Blocks(connection, "link", NEIGHBOURS)
        self.copies = Blocks(connection, "copy", COMPARED)
        self._member = lru_cache(maxsize=_MEMBERS)(self._telling)

    def enter(self, document: Document) -> None:
        """Take in what a report tells and which text it prints."""
        found = find_tellings(document)
        grams = frozenset(shingles(words_of(document.text)))
        report = stable_number(document.id)
        self.connection.execute(
            "INSERT INTO link_reports (number, report, record, grams) VALUES (?, ?, ?, ?)",
            (report, document.id, encode_report(found[0].report) if found else None, encode_grams(grams)),
        )
        for telling in found:
            number = number_of(telling)
            self.connection.execute(
                "INSERT INTO link_tellings (number, report, record) VALUES (?, ?, ?)",
                (number, report, encode_telling(telling)),
            )
            pending.mark(self.connection, "telling", (number,))
            if telling.confidence >= LEAST_CONFIDENCE:
                self._enter_telling(telling)
        self._enter_copy(report, document.id, grams)

    def _enter_telling(self, telling: Telling) -> None:
        found = self.tellings.enter(keys(telling), place_of(telling))
        self.tellings.join(found.compared, self._weigh)
        pending.mark(self.connection, "telling", self.tellings.part_unheld(found.parted, self._member))

    def _enter_copy(self, number: int, report: str, grams: frozenset[int]) -> None:
        found = self.copies.enter(index_keys(grams), place_of_report(report, len(grams)))
        joined = self.copies.join(found.compared, self._share)
        parted = self.copies.part_unheld(found.parted, self._report)
        pending.mark(self.connection, "copy", {number} | joined | parted)

    def leave(self, report: str) -> None:
        """Forget a report: its rows, its pairs, and what it kept others from."""
        row = self.connection.execute("SELECT number FROM link_reports WHERE report = ?", (report,)).fetchone()
        if row is None:
            return
        (number,) = row
        for telling_number, telling in self.records.of_report(report):
            self._leave_telling(telling_number, telling)
        grams = self.records.grams(number)
        touched = set(self.copies.partners(number))
        found = self.copies.leave(index_keys(grams), place_of_report(report, len(grams)))
        touched |= self.copies.join(found.compared, self._share)
        self.connection.execute("DELETE FROM link_reports WHERE number = ?", (number,))
        pending.mark(self.connection, "copy", touched)
        self.records.forget()
        self._member.cache_clear()

    def _leave_telling(self, number: int, telling: Telling) -> None:
        (event,) = self.connection.execute("SELECT event FROM link_tellings WHERE number = ?", (number,)).fetchone()
        touched = set(self.tellings.partners(number))
        if telling.confidence >= LEAST_CONFIDENCE:
            found = self.tellings.leave(keys(telling), place_of(telling))
            touched |= self.tellings.join(found.compared, self._weigh)
        if event is not None:
            pending.mark(self.connection, "event", (event,))
            rows = self.connection.execute("SELECT number FROM link_tellings WHERE event = ?", (event,))
            touched.update(other for (other,) in rows)
        self.connection.execute("DELETE FROM link_tellings WHERE number = ?", (number,))
        pending.mark(self.connection, "telling", touched - {number})

    def _weigh(self, one: int, other: int) -> float | None:
        """The weight of a likely pair of two reports."""
        first, second = self.records.telling(one), self.records.telling(other)
        if first.report.document == second.report.document:
            return None
        weight = weigh(first, second) if first.ref < second.ref else weigh(second, first)
        return weight if weight >= weights.LINK else None

    def _share(self, one: int, other: int) -> float | None:
        """The share of the shorter text that stands in the longer one, where the two are copies."""
        first, second = self.records.grams(one), self.records.grams(other)
        return containment(first, second) if is_copy(first, second) else None

    def _telling(self, number: int) -> Member:
        telling = self.records.telling(number)
        return keys(telling), place_of(telling)

    def _report(self, number: int) -> Member:
        (report,) = self.connection.execute("SELECT report FROM link_reports WHERE number = ?", (number,)).fetchone()
        grams = self.records.grams(number)
        return index_keys(grams), place_of_report(report, len(grams))
