"""Who is meant: full names looked up, surnames and given names on their own, misspelt names.

Note [Document memory]
    A person once introduced by a full name is recognised by the last name alone, before and after, and wins over a
    nationality of that form («السوداني»). Of two people with one surname the one named last is meant, but who is only
    told as another's kin («زوجها كريم المجاطي») or is known to no lexicon yields to who is. A surname that reads as a
    common word needs a witness each time. A misspelt name
    is compared with the names of the same report only: the letters that the press confuses or drops are left out on
    both sides, and at most one letter of a word of five or more may differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import OSA

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import is_definite
from tawatur.annotate.mentions.heads import read_word
from tawatur.annotate.mentions.names import has_witness, person
from tawatur.annotate.mentions.places import named_here
from tawatur.annotate.mentions.trail import Trail
from tawatur.annotate.mentions.vocabulary import is_common, is_particle, is_plain_lemma
from tawatur.lexicon.entities import Entity, entities, holder_of, is_country, offices
from tawatur.text.clitics import article, stems
from tawatur.text.segment import NEWLINE

_SHORTEST_SURNAME = 3
_SHORTEST_FUZZY = 5
# Cues of words that nobody is called by alone: particles of names, numbers of kings («عبد الله الثاني»).
_NO_SURNAMES = frozenset({"particle", "vague", "completion"})
_MOST_EDITS = 1
_HEADS_OF_STATE = ("office.president-of-", "office.prime-minister-of-")
# A report has a few dozen people; a text with more is compared with the first ones only.
_MOST_COMPARED = 64
_PLACES = frozenset({"GPE", "LOC"})
_REPLACEABLE = frozenset({"NORP", "PERSON", "GPE", "LOC"})


def link_people(chart: Chart) -> None:
    """Look every name that was read by its grammar or by the tagger up in the lexicon.

    A single word only where it is no person: «عمر» may be anyone, but what stands as an organisation and is called
    «طالبان» is the one of that name.
    """
    for found in chart.ordered():
        single = found.after - found.first == 1
        if "~" not in (found.entity or "") or not found.named or (single and found.kind == "PERSON"):
            continue
        words = chart.forms[found.first : found.after]
        words[0] = words[0][found.letter :]
        kinds = _PLACES if found.kind in _PLACES else {found.kind}
        known = next((entity for entity in named_here(chart, words) if entity.kind in kinds), None)
        if known is not None:
            found.kind = known.kind
            identify(found, known)


def identify(found: Found, known: Entity) -> None:
    """Give a mention the identity of a known person."""
    found.entity, found.name, found.country, found.sector = known.key, known.name, known.country, known.sector


class _Memory:
    """The people of a report by last name; per name, the places where another person takes it over."""

    def __init__(self, chart: Chart) -> None:
        self._text = NEWLINE.join(chart.forms)
        self.names: dict[str, Trail] = {}
        self.alike: dict[str, list[str]] = {}
        self._last: dict[str, Found] = {}
        # Last names that are common words too.
        self.common: set[str] = set()
        people = [found for found in chart.ordered() if found.kind == "PERSON"]
        for found in people:
            if _is_full(found):
                self._add(chart, found)
        for found in people:
            if not _is_full(found):
                self._add(chart, found)

    def _add(self, chart: Chart, found: Found) -> None:
        last = chart.forms[found.after - 1]
        full = _is_full(found)
        word = chart.word(found.after - 1)
        last = last[found.letter :] if found.after - found.first == 1 else last
        listed = not found.is_guess() or word.given >= 0 or word.surname >= 0
        if len(last) < _SHORTEST_SURNAME or word.cues & _NO_SURNAMES or is_particle(last):
            return
        if not listed and is_common(last):
            if not full or word.cues or is_plain_lemma(last.removeprefix(article())):
                return
            self.common.add(last)
        before = self._last.get(last)
        if before is not None and (not full or before.entity == found.entity or _yields(chart, found, before)):
            return
        if before is None and len(last) >= _SHORTEST_FUZZY:
            self.alike.setdefault(last[0], []).append(last)
        self._last[last] = found
        self.names.setdefault(last, Trail()).add(found)

    def add_known(self, chart: Chart, last: str, known: Entity) -> None:
        """Take in who is known by office, where the text has the last name and names nobody else by it."""
        short = len(last) < _SHORTEST_SURNAME or bool(read_word(last).cues & _NO_SURNAMES)
        named = self._last.get(last)
        if short or (named is not None and _is_full(named)) or last not in self._text:
            return
        found = person(chart, len(chart.forms) - 1, len(chart.forms), 0, "ar.mentions.surname-alone")
        identify(found, known)
        self.names[last] = Trail()
        self.names[last].add(found)


def _in_office(chart: Chart) -> Iterator[tuple[str, Entity]]:
    """Who headed the states that the report speaks of on its day, with their last names: «حكومة هادي» in 2015."""
    if chart.published is None:
        return
    for country in sorted(code for code in chart.countries if code):
        for office in _headed().get(country, ()):
            known = entities().get(holder_of(office, chart.published) or "")
            if known is not None and known.arabic:
                yield known.arabic[0].rsplit(" ", 1)[-1], known


@cache
def _headed() -> dict[str, list[str]]:
    """The offices of the heads of state and government of each country."""
    found: dict[str, list[str]] = {}
    for key, office in offices().items():
        if key.startswith(_HEADS_OF_STATE) and office.country:
            found.setdefault(office.country, []).append(key)
    return found


def _yields(chart: Chart, found: Found, before: Found) -> bool:
    """Whether a second person of a surname is not whom it means: another's kin, or unknown where the first is known."""
    kin = "kin" in chart.word(found.first - 1).cues and found.letter == 0
    return kin or (found.is_guess() and not before.is_guess())


def _is_full(found: Found) -> bool:
    """A name of several words, or a known person: not a mere surname that a fuller name may explain."""
    return found.after - found.first > 1 or not found.is_guess()


def recall_names(chart: Chart) -> None:
    """Recognise the people of the report by their last names, and misspelt ones by likeness."""
    memory = _Memory(chart)
    for last, holder in _in_office(chart):
        memory.add_known(chart, last, holder)
    if not memory.names:
        return
    # whatever stands before a name, its last letters are those of the word
    tails = {name[-_SHORTEST_SURNAME:] for name in memory.names}
    misspelt: dict[str, Trail | None] = {}
    for token, form in enumerate(chart.forms):
        listed = form[-_SHORTEST_SURNAME:] in tails
        if not (listed or chart.words[token].unknown):
            continue
        cover = chart.cover[token]
        if cover is not None and not _may_replace(cover):
            continue
        if listed and _recall_listed(chart, token, memory, cover):
            continue
        if cover is None and chart.words[token].unknown and len(form) >= _SHORTEST_FUZZY:
            if form not in misspelt:
                misspelt[form] = _like(memory, form)
            trail = misspelt[form]
            known = trail.nearest(token) if trail is not None else None
            if known is not None:
                _recall(chart, token, 0, known, None)


def _recall_listed(chart: Chart, token: int, memory: _Memory, cover: Found | None) -> bool:
    """Whether a token is the last name of someone of the report, with clitics before it or without."""
    for stem in stems(chart.forms[token]):
        trail = memory.names.get(stem.form)
        known = trail.nearest(token) if trail is not None else None
        if stem.form in memory.common and cover is None and not has_witness(chart, token, token + 1, chart.addressed):
            continue
        if known is not None and _fits(chart, token, stem.start, known):
            _recall(chart, token, stem.start, known, cover)
            return True
    return False


def _like(memory: _Memory, form: str) -> Trail | None:
    """The last name that a misspelt one is like."""
    for last in memory.alike.get(form[0], ())[:_MOST_COMPARED]:
        if OSA.distance(form, last, score_cutoff=_MOST_EDITS) <= _MOST_EDITS:
            return memory.names[last]
    return None


def _may_replace(cover: Found) -> bool:
    return cover.kind in _REPLACEABLE and cover.after - cover.first == 1 and not is_country(cover.entity)


def _fits(chart: Chart, token: int, letter: int, known: Found) -> bool:
    """A common word is a name only where it stands as one: not after a noun it could describe."""
    cover = chart.cover[token]
    if cover is not None and cover.kind == "NORP":
        before = chart.covering(token - 1)
        return letter > 0 or (not is_definite(chart, token - 1) if before is None else before.kind == "PERSON")
    form = chart.forms[token]
    if "relation" in chart.word(token - 1).cues and letter:
        # «القوات الموالية لهادي»
        return True
    if cover is not None or not (known.entity or "").startswith("per.~"):
        return cover is not None or not is_plain_lemma(form[letter:]) or has_witness(chart, token, token + 1, set())
    if chart.words[token].weak or (is_common(form) and not is_definite(chart, token, letter)):
        return letter == 0 and has_witness(chart, token, token + 1, set())
    return True


def _recall(chart: Chart, token: int, letter: int, known: Found, cover: Found | None) -> None:
    if cover is not None and cover.kind == "PERSON" and not (cover.entity or "").startswith("per.~"):
        return
    found = person(chart, token, token + 1, letter, "ar.mentions.surname-alone")
    found.entity, found.name, found.country, found.sector = known.entity, known.name, known.country, known.sector
    if cover is not None:
        if cover is known:
            return
        chart.remove(cover)
    chart.add(found)
