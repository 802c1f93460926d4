"""The noun phrases of a report: which words make one, and the preposition before each.

Note [Chunks, not a parse]
    News Arabic is regular enough for a linear reading: a role filler is a known mention or a common noun of
    data/ar/parties.tsv, with the preposition before it. A title and the name after it are one chunk, a common noun and
    the name it belongs to («مقاتلو حماس») another, whose entity is the name's. و right after a chunk gives the next one
    the same place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress
from operator import attrgetter

from tawatur.annotate.events.belonging import OWN_COUNTRY, country_chunk, name_groups, native_country
from tawatur.annotate.events.chunk import Chunk, named_by
from tawatur.annotate.events.epithets import only_describes
from tawatur.annotate.events.honorifics import courtesy_chunks
from tawatur.annotate.events.joining import Holders, merged
from tawatur.annotate.events.lexicon import Entry, Light
from tawatur.annotate.events.morphology import feminine_ending, letters
from tawatur.annotate.events.view import COMMAS, OPENING, STOPS, ReportView, SentenceView
from tawatur.annotate.events.words import Party, clitic_prepositions
from tawatur.lexicon.entities import english_name, is_country
from tawatur.model import Document, Mention
from tawatur.text.clitics import article
from tawatur.text.fold import fold_word

_PARTY = attrgetter("party")
_TOP_KINDS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "TITLE"})
# How far back a preposition may stand before the chunk it governs: «على مواقع في جنوب إسرائيل».
_PREPOSITION_REACH = 3
# In tokens: how far behind «عبر» its «عن» may stand.
_UTTERED_REACH = 14
_NO_PEOPLE = frozenset({"duration", "attacks", "age", "measure"})
_COUNTED = Party("counted", "CVL", "r")
_GRAMMAR = frozenset({"function-word", "hard-break", "relative", "neutral-adverb", "before-report", "particle-done"})
_SHORTEST_HEAD = 4
# Classes of words of number and totality.
_COUNTING = frozenset({"many", "each"})
# An aside between coordinated names: «خالد عمر (24 عاما) وشقيقه».
_CLAUSES = frozenset({"hard-break", "that-somebody"})
_DASHES = frozenset("-–—")
_OPEN, _CLOSE = "()"
_LONGEST_ASIDE = 5
# The clitics behind which a thing may be owned: «كان» is no noun after ك.
_OWNED_AFTER = frozenset({"b", "l"})
_ARMS = frozenset({"shells", "bomb", "weapons", "gunfire", "missile"})
# Modes of attacks that are done from afar.
_FROM_AFAR = frozenset({"shell", "aerial", "drone", "heavy-weapons"})


def read_report(document: Document) -> ReportView:
    """A report with the noun phrases of its sentences, each with its preposition."""
    report = ReportView(document)
    _fill_chunks(report, document[Mention])
    return report


def _fill_chunks(report: ReportView, mentions: tuple[Mention, ...]) -> None:
    top = [m for m in mentions if not m.nested and m.kind in _TOP_KINDS]
    starts = [m.start for m in top]
    holders: Holders = {}
    for mention in top:
        if mention.kind == "TITLE" and mention.holder is not None and mention.entity is not None:
            holders.setdefault(mention.entity, (mention.holder, english_name(mention.holder)))
    for view in report.sentences:
        if view.first >= view.after:
            continue
        low = bisect_left(starts, report.tokens.starts[view.first])
        high = bisect_left(starts, report.tokens.ends[view.after - 1])
        chunks = [_from_mention(report, m) for m in top[low:high]]
        _add_parties(report, view, chunks, top)
        chunks += courtesy_chunks(report, view, top)
        chunks.sort(key=lambda chunk: (chunk.start, -chunk.end))
        _widen(report, view, chunks)
        _take_titles(report, view, chunks)
        view.chunks = merged(report, chunks, holders)
        _govern(report, view)
        name_groups(report, view)


def _from_mention(report: ReportView, mention: Mention) -> Chunk:
    first = report.token_at(mention.start)
    after = max(first + 1, bisect_left(report.tokens.starts, mention.end, first))
    chunk = Chunk(first, after, mention.start, mention.end)
    chunk.take(mention)
    chunk.entity, chunk.name = named_by(mention)
    return chunk


def _add_parties(report: ReportView, view: SentenceView, chunks: list[Chunk], people: Sequence[Mention]) -> None:
    taken: set[int] = set()
    for chunk in chunks:
        taken.update(range(chunk.first, chunk.after))
    known = len(chunks)
    for token in compress(range(view.first, view.after), map(_PARTY, report.words[view.first : view.after])):
        party = report.words[token].party
        if (
            party is not None
            and "function-word" not in report.words[token].classes
            and not (party.key == "some" and report.forms[token].startswith(article()))
            and token not in taken
            and token not in report.timex_tokens
            and not only_describes(report, token, party)
        ):
            if party.key == OWN_COUNTRY:
                own = country_chunk(report, token, native_country(report, view, people, token))
                chunks += [own] if own is not None else []
                continue
            start = report.tokens.place(token, report.words[token].party_start)
            chunk = Chunk(token, token + 1, start, report.tokens.ends[token])
            chunk.party = party
            _take_one(report, view, chunk)
            chunks.append(chunk)
    taken.update(chunk.first for chunk in chunks[known:])
    _counted(report, view, chunks, taken)


def _take_one(report: ReportView, view: SentenceView, chunk: Chunk) -> None:
    """«إحدى المرأتين», «أحد عناصره»: the word for one of several belongs to their noun."""
    token = chunk.first - 1
    if token >= view.first and "one-among" in report.words[token].classes and chunk.party and chunk.party.side != "t":
        chunk.first = token
        chunk.start = report.tokens.ends[token] - len(report.tokens.surface(token))


def _counted(report: ReportView, view: SentenceView, chunks: list[Chunk], taken: set[int]) -> None:
    """The nouns that quantities of people count are parties too."""
    start, end = report.tokens.starts[view.first], report.tokens.ends[view.after - 1]
    for quantity in report.quantities:
        counted = quantity.counted
        if counted is None or quantity.unit or quantity.kind in _NO_PEOPLE or not start <= counted.start < end:
            continue
        first = report.token_at(counted.start)
        if first in taken or report.words[first].classes & _ARMS:
            continue
        chunk = Chunk(first, first + 1, counted.start, report.tokens.ends[first])
        chunk.party = _COUNTED
        chunks.append(chunk)
        taken.add(first)


def _widen(report: ReportView, view: SentenceView, chunks: list[Chunk]) -> None:
    """An adjective of nationality belongs to the noun before it: «القواعد الأميركية»."""
    taken = {token for chunk in chunks for token in range(chunk.first, chunk.after)}
    for chunk in chunks:
        token = chunk.first - 1
        if chunk.kind != "NORP" or token < view.first or token in taken or token in report.number_tokens:
            continue
        word, form = report.words[token], report.forms[token]
        if not _is_plain_noun(report, token) or len(form) < _SHORTEST_HEAD:
            continue
        led = form[0] in letters().conjunctions and "whole" not in word.classes and len(form) > _SHORTEST_HEAD
        width = 1 if led or (form[1:3] == article() and form[0] in _clitics()) else 0
        chunk.first = token
        chunk.start = report.tokens.place(token, width)


def _take_titles(report: ReportView, view: SentenceView, chunks: list[Chunk]) -> None:
    """A noun with the article that no lexicon knows, right before a name, says who that is: «المحامي طارق السيوفي»."""
    taken = {token for chunk in chunks for token in range(chunk.first, chunk.after)}
    for chunk in chunks:
        token = chunk.first - 1
        if chunk.kind != "PERSON" or chunk.start != report.tokens.starts[chunk.first]:
            continue
        if token < view.first or token in taken or not _is_plain_noun(report, token):
            continue
        form = report.forms[token]
        if "kin" in report.words[token].classes:
            chunk.first = token
            chunk.start = report.tokens.place(token, form[0] in letters().conjunctions)
        elif form.startswith(article()) and len(form) > _SHORTEST_HEAD:
            chunk.first = token
            chunk.start = report.tokens.starts[token]


def _is_plain_noun(report: ReportView, token: int) -> bool:
    """Whether a token can be a noun or adjective, by what it is not."""
    word = report.words[token]
    known = word.readings or word.preposition or word.classes & _GRAMMAR or report.forms[token] in report.adjectives
    return not known and report.forms[token].isalpha() and token not in report.timex_tokens


def _clitics() -> frozenset[str]:
    """The letters that may stand before the article."""
    return frozenset(letters().conjunctions) | clitic_prepositions().keys()


def _govern(report: ReportView, view: SentenceView) -> None:
    for index, chunk in enumerate(view.chunks):
        chunk.index = index
        last = view.chunks[index - 1] if index else None
        # folded, since invisible signs may stand between its letters
        clitic = fold_word(report.text[report.tokens.starts[chunk.first] : chunk.start])
        names = clitic_prepositions()
        named = names.get(clitic[-1:])
        if chunk.first in report.dateline or _opens_dateline(report, view, chunk):
            chunk.preposition = "dateline"
        elif last is not None and _is_pair(report, last, chunk):
            chunk.joined = True
            chunk.preposition = last.preposition
        elif chunk.kind == "NORP" and not named and _is_bare_adjective(report, chunk):
            chunk.preposition = "adjective"
        elif named == "b" and last is not None and _is_of_office(report, last, chunk):
            chunk.preposition = "office"
        elif named:
            chunk.preposition = named
        elif _coordinated(report, last, chunk, clitic):
            chunk.joined = True
            chunk.preposition = last.preposition if last else None
        elif last is not None and last.is_seat and chunk.kind == "GPE" and chunk.first == last.after:
            # «في بلدة الرس السعودية»
            chunk.preposition = last.preposition
        else:
            chunk.preposition = _preposition_before(report, view, chunk, last)


def _is_of_office(report: ReportView, last: Chunk, chunk: Chunk) -> bool:
    """Whether a country only says where an office is held: «المرشد الأعلى بإيران»."""
    common = last.mention is None and last.party is not None and last.party.sector == "GOV"
    between = report.forms[last.after : chunk.first]
    near = len(between) <= 1 and all(form.startswith(article()) for form in between)
    office = (last.kind == "TITLE" or common) and last.country in (None, chunk.country)
    return near and office and chunk.kind == "GPE" and is_country(chunk.entity)


def _counts(report: ReportView, token: int) -> bool:
    """Whether من after a word only names what it counts: «خمسة من المشتبه بهم», «كلا من الوزير ونائبه»."""
    return token in report.number_tokens or bool(report.words[token].classes & _COUNTING)


def _is_bare_adjective(report: ReportView, chunk: Chunk) -> bool:
    """Whether a nationality describes a word that names no party: «مسيرة إسرائيلية», «قصف إسرائيلي»."""
    if chunk.party is not None or chunk.after > chunk.first + 1:
        return False
    before = report.words[chunk.first - 1].readings if chunk.first else ()
    if before and all(r.form.tense != "noun" for r in before):
        return False
    if report.forms[chunk.first].endswith(feminine_ending()):
        return True
    if report.is_oblique(chunk):
        return False
    same = chunk.first > 0 and report.is_definite(chunk) is report.forms[chunk.first - 1].startswith(article())
    return same and any(r.form.tense == "noun" and _is_from_afar(r.entry) for r in before)


def _is_from_afar(entry: object) -> bool:
    """Whether a noun tells of an attack that no single person suffers: «قصف», «هجوم», «غارة»."""
    return (
        isinstance(entry, Entry) and entry.type == "ASSAULT" and (entry.mode in _FROM_AFAR or "attack" in entry.flags)
    )


def _opens_dateline(report: ReportView, view: SentenceView, chunk: Chunk) -> bool:
    """Whether a dash right after a sentence's first place makes it a dateline: «باريس - بدأ»."""
    if chunk.first != view.first or not chunk.is_place:
        return False
    return chunk.after < view.after and report.is_dateline(chunk.after)


def _is_pair(report: ReportView, last: Chunk, chunk: Chunk) -> bool:
    """Whether a dash parts two nationalities: «الاجتماع الجزائري - الإسباني»."""
    between = report.forms[last.after : chunk.first]
    return last.kind == chunk.kind == "NORP" and len(between) == 1 and between[0] in _DASHES


def _coordinated(report: ReportView, last: Chunk | None, chunk: Chunk, clitic: str) -> bool:
    between = report.forms[last.after : chunk.first] if last is not None else []
    if last is not None and len(between) == 1 and between[0] in letters().conjunctions and not clitic:
        # a conjunction written apart
        return True
    if last is None or not clitic:
        return False
    if _is_aside(report, last, chunk):
        return True
    return len(between) <= 1 and all(form not in STOPS and form not in COMMAS for form in between)


def _is_aside(report: ReportView, last: Chunk, chunk: Chunk) -> bool:
    """Whether only an aside parts coordinated names: «خالد عمر (24 عاما) وشقيقه», «خالد عمر، وعمره 24 عاما، وعمه»."""
    between = report.forms[last.after : chunk.first]
    if not between or len(between) > _LONGEST_ASIDE:
        return False
    if between[0] == _OPEN and between[-1] == _CLOSE:
        return True
    people = last.kind == chunk.kind == "PERSON"
    return people and len(between) > 2 and between[0] in COMMAS and between[-1] in COMMAS


def _ends_phrase(report: ReportView, token: int) -> bool:
    word = report.words[token]
    signs = token in report.stops or token in report.commas or token in report.timex_tokens
    return signs or bool(word.readings) or bool(word.classes & _CLAUSES)


def _is_governed_thing(report: ReportView, chunk: Chunk, token: int) -> bool:
    """Whether a party owns the thing right before it, which bears the preposition: «اختراق لأنظمة وزارة الدفاع»."""
    # behind a preposition a word has none of its own: «من برنامج إيران»
    if token != chunk.first - 1 or not chunk.kind or (token and report.words[token - 1].preposition):
        return False
    return clitic_prepositions().get(report.forms[token][0]) in _OWNED_AFTER and report.is_governed(token)


def _preposition_at(report: ReportView, view: SentenceView, token: int) -> str | None:
    """The preposition that a token is; «عبر» is the verb of voicing where «عن» follows: «عبر عدد من النواب عن»."""
    word = report.words[token]
    if word.preposition is None:
        # a clitic is written apart before a sign: «لـ«عكاظ»»
        return clitic_prepositions().get(report.forms[token])
    if any(isinstance(r.entry, Light) and r.form.tense == "perfect" for r in word.readings):
        last = min(view.after, token + _UTTERED_REACH)
        if any(report.words[t].preposition == "an" for t in range(token + 1, last)):
            return None
    return word.preposition


def _number_before(report: ReportView, chunk: Chunk) -> int:
    """Where the number begins that counts a chunk, else the chunk."""
    token = chunk.first
    while token - 1 in report.number_tokens:
        token -= 1
    return token


def _preposition_before(report: ReportView, view: SentenceView, chunk: Chunk, last: Chunk | None) -> str | None:
    floor = max(view.first, last.after if last else view.first, _number_before(report, chunk) - _PREPOSITION_REACH)
    found: str | None = None
    for token in range(chunk.first - 1, floor - 1, -1):
        form = report.forms[token]
        word = report.words[token]
        if form in OPENING:
            continue
        name = _preposition_at(report, view, token)
        if name is not None:
            if "agent-noun" in word.classes and report.words[token - 1].preposition == "min":
                return "by"
            if name == "min" and _counts(report, token - 1):
                return found
            if found is None or name not in ("fi", "with-other"):
                found = name
            if name not in ("fi",):
                return found
            continue
        if found or _ends_phrase(report, token):
            return found
        if _is_governed_thing(report, chunk, token):
            return clitic_prepositions()[form[0]]
    return found
