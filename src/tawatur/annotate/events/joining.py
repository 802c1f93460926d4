"""Which neighbouring phrases of a report are one: title and name, common noun and name, name and title.

Note [One party]
    A title and the name after it are one chunk, and so are a common noun and the name it belongs to («مقاتلو حماس»),
    whose entity is the name's. Two titles of different countries are two people.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.annotate.events.chunk import ARMED, Chunk
from tawatur.annotate.events.view import COMMAS, OPENING, ReportView
from tawatur.text.clitics import article

# Who held an office first in a report: entity and name.
Holders = dict[str, tuple[str, str | None]]
# Classes of common nouns that are nobody's title.
_BODIES = frozenset({"body", "masculine-body"})
# Sectors whose people are called by their post: «الوزير فلان».
_TITLED = frozenset({"GOV", "OPP", "MIL"})


def merged(report: ReportView, chunks: list[Chunk], holders: Holders) -> list[Chunk]:
    """Title and name, common noun and name, name and title after a comma: one chunk each."""
    merged: list[Chunk] = []
    for chunk in chunks:
        last = merged[-1] if merged else None
        if last is not None and _is_another(last, chunk, holders):
            last.entity, last.name = holders[_office(last)]
            merged.append(chunk)
        elif last is not None and chunk.first >= last.after and _joins(report, last, chunk):
            last.after = chunk.after
            last.end = chunk.end
            if last.kind != "PERSON" or chunk.kind == "PERSON":
                _take_name(last, chunk)
        else:
            merged.append(chunk)
    return merged


def _joins(report: ReportView, last: Chunk, chunk: Chunk) -> bool:
    between = report.forms[last.after : chunk.first]
    if chunk.start != report.tokens.starts[chunk.first]:
        return False
    if not between and _is_same(last, chunk):
        return True
    if _stands_alone(report, last, chunk):
        return False
    signs = all(form in COMMAS or form in OPENING for form in between)
    if last.kind == "TITLE" and chunk.kind == "PERSON":
        styled = bool(between) and "honorific" in report.words[chunk.first - 1].classes
        return (signs or (styled and all(form in COMMAS for form in between[:-1]))) and len(between) <= 2
    if last.kind == "PERSON" and chunk.kind == "TITLE":
        return signs and len(between) <= 1 and (bool(between) or _may_hold(report, last, chunk))
    if last.kind == "NORP" and (chunk.is_place or chunk.kind == "PERSON"):
        return not between and last.after - last.first > 1
    if last.party is None or last.mention is not None:
        return last.mention is not None and chunk.kind == "NORP" and not between
    return _joins_common(report, last, chunk, between)


def _stands_alone(report: ReportView, last: Chunk, chunk: Chunk) -> bool:
    """Whether nothing that follows belongs to a chunk: a common noun with the article but for a number of people
    («المئات من أنصار الحزب»), a word of courtesy («التقى معاليه المدير»)."""
    classes, single = report.words[last.first].classes, last.after == last.first + 1
    if last.mention is None and report.is_definite(last) and chunk.kind not in ("NORP", "PERSON"):
        many = last.party is not None and "many" in classes
        of_them = chunk.first == last.after + 1 and report.words[last.after].preposition == "min"
        return not many or (single and not of_them)
    return single and "grace" in classes


def _is_same(last: Chunk, chunk: Chunk) -> bool:
    """Whether a chunk goes on with the one right before it: «ولي العهد الأمير محمد»."""
    same = last.entity is not None and last.entity == chunk.entity
    return same and last.kind == "TITLE" and chunk.kind in ("TITLE", "PERSON")


def _is_another(title: Chunk, person: Chunk, holders: Holders) -> bool:
    """Whether a word of office means one told before, so that the name right behind it, of another country, is
    another's: «حذرت الوزيرة ترامب»."""
    if title.kind != "TITLE" or person.kind != "PERSON" or not title.first + 1 == title.after == person.first:
        return False
    told = holders.get(_office(title))
    abroad = None not in (title.country, person.country) and title.country != person.country
    return abroad and told is not None and told[0] != person.entity


def _office(title: Chunk) -> str:
    return (title.mention.entity or "") if title.mention is not None else ""


def _may_hold(report: ReportView, person: Chunk, title: Chunk) -> bool:
    """Whether a post right after a name may be that person's: not «قيس سعيد السفير الأميركي», who are two."""
    mention = title.mention
    if mention is None or mention.holder is not None or mention.country is None:
        return mention is None or mention.holder in (None, person.entity)
    known = person.country or (person.mention.country if person.mention is not None else None)
    return known in (None, mention.country)


def _joins_common(report: ReportView, last: Chunk, chunk: Chunk, between: Sequence[str]) -> bool:
    """Whether a common noun and what follows it are one: «مقاتلو حماس», «مئات من الطلاب», «شركة "إيني"»."""
    between = [form for form in between if form not in OPENING]
    party = last.party
    if party is None or _is_part(report, last, chunk):
        return party is not None
    if party.side == "t":
        if chunk.is_place and not between:
            last.party = None
            return True
        return False
    anew = chunk.kind == "ORG" or (chunk.kind in ("", "TITLE") and not report.is_definite(chunk))
    if anew and _has_genitive(report, last):
        return False
    if chunk.mention is not None:
        return not between and _may_be_called(report, last, chunk)
    if chunk.party is None:
        return False
    if chunk.party.side == "a" and party.side != "t" and not between and chunk.party.sector == "UAF":
        # «رجال مسلحين», «مهاجما انتحاريا»
        last.party = chunk.party
        return True
    if not between and "men-of" in report.words[last.first].classes and report.is_body(chunk):
        # «رجال الجيش» are the army
        last.party = chunk.party
        return True
    many = "many" in report.words[last.first].classes
    if many and len(between) == 1 and report.words[last.after].preposition == "min":
        return True
    owned = report.is_definite(chunk) or party.sector == chunk.party.sector
    return not between and (many or (party.side == "-" and owned and (chunk.party.side != "t" or report.is_body(last))))


def _may_be_called(report: ReportView, last: Chunk, chunk: Chunk) -> bool:
    """Whether the name right behind a common noun may be its own: not that of whom «اتهمت الشرطة ميركل» accuses."""
    if chunk.kind != "PERSON":
        return True
    classes = report.words[last.first].classes
    if not classes.isdisjoint(_BODIES):
        return False
    titled = (last.party is not None and last.party.sector in _TITLED) or "profession" in classes
    # a name that has taken in its noun, or follows one with the article, is the same man
    return titled or report.is_definite(last) or report.forms[chunk.first].startswith(article())


def _has_genitive(report: ReportView, last: Chunk) -> bool:
    """Whether a common noun has a genitive with the article already, behind which a new noun stands: «دعا مسؤولو الحزب
    الحكومة»."""
    return last.after > last.first + 1 and report.forms[last.after - 1].startswith(article())


def _is_part(report: ReportView, last: Chunk, chunk: Chunk) -> bool:
    """Whether armed men are said to be of a body: «مسلحون من الحركة», «قوة من الشرطة»."""
    if last.party is None or last.mention is not None or last.party.sector not in ARMED or report.is_definite(last):
        return False
    if chunk.first != last.after + 1 or report.words[last.after].preposition != "min":
        return False
    return chunk.kind == "ORG" or (chunk.party is not None and chunk.party.sector in ARMED)


def _take_name(last: Chunk, chunk: Chunk) -> None:
    last.country = last.country or chunk.country
    if chunk.mention is not None and chunk.kind != "TITLE":
        if chunk.kind == "NORP" and last.mention is not None:
            return
        last.entity = chunk.entity
        last.name = chunk.name
        if last.mention is None or chunk.kind == "PERSON" or last.kind == "NORP":
            last.take(chunk.mention)
