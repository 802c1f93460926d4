"""Whom a pronoun means: «حبسهما», «أفرج عنه», «أخلي سبيله».

Note [Antecedents]
    A pronoun means the nearest chunk before it that fits its number and gender and does not act in the same event: in
    its own sentence one that no preposition governs, then any, else in the few sentences before. «هما» means the two
    persons told last. Names do not show their gender, so that «ها» takes no bare name of a person.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.morphology import letters
from tawatur.annotate.events.view import ReportView, SentenceView
from tawatur.text.clitics import endings

# In tokens: how far behind a verb the word that bears its pronoun may stand («أخلي سبيله», «أفرجت السلطات عنه»).
_REACH = 3
# Of the chunks told before a sentence only the last may be meant.
_RECENT = 12
_PEOPLE = frozenset({"PERSON", "TITLE"})
# Sectors of common nouns that name one person: an office may be a man, and is mostly a house where it is feminine.
_ANYBODY = frozenset({"CVL", "JRN", "LAB", "REF"})
_MEN = _ANYBODY | {"GOV", "OPP"}


def meant_by(report: ReportView, view: SentenceView, told: Sequence[Chunk], token: int, pronoun: str) -> list[Chunk]:
    """The chunks that a pronoun at a token means; `told` are the chunks of the sentences before.

    «مثل الرجلان أمام المحكمة وتم حبسهما»: the two persons told last.
    """
    here = [c for c in view.chunks if c.after <= token][::-1]
    # who is set in front or acts is meant before one that a preposition governs
    here.sort(key=lambda chunk: chunk.preposition is not None)
    before = [*here, *told[: -_RECENT - 1 : -1]]
    c = letters()
    if pronoun == c.them + c.alef:
        return _two([*(c for c in view.chunks[::-1] if c.after <= token), *told[: -_RECENT - 1 : -1]])
    if pronoun == c.them:
        return [chunk for chunk in before if _is_many(report, chunk)][:1]
    man = len(pronoun) == 1
    return [chunk for chunk in before if _is_one(report, chunk, man=man)][:1]


def doer_meant(report: ReportView, view: SentenceView, token: int, pronoun: str) -> list[Chunk]:
    """The party before a noun that its pronoun says has done the deed: the nearest with a name, else the nearest.

    «هددت طهران بالرد بعد اتهامها لإسرائيل»: طهران.
    """
    here = [c for c in view.chunks if c.after <= token and c.preposition is None][::-1]
    c = letters()
    if pronoun == c.them:
        return [chunk for chunk in here if _is_many(report, chunk) or _is_people(report, chunk)][:1]
    if pronoun not in (c.him, c.him + c.alef):
        return []
    fitting = [chunk for chunk in here if fits_pronoun(report, chunk, pronoun)]
    return [*(chunk for chunk in fitting if chunk.entity is not None), *fitting][:1]


def fits_pronoun(report: ReportView, chunk: Chunk, pronoun: str) -> bool:
    """Whether «ه» or «ها» may mean a party."""
    return _is_he(report, chunk) if len(pronoun) == 1 else _is_she(report, chunk)


def _is_people(report: ReportView, chunk: Chunk) -> bool:
    """Whether a chunk is a name of many, by the ending of its first word: «الحوثيون»."""
    return chunk.kind == "ORG" and report.forms[chunk.first].endswith(_many_endings())


def _is_she(report: ReportView, chunk: Chunk) -> bool:
    """Whether «ها» may mean a party: a country, a body that is no «حزب» or the like, a noun with a feminine ending."""
    word = report.words[chunk.first]
    feminine = report.is_feminine(chunk) or report.forms[chunk.first].endswith(letters().alef + letters().teh)
    if chunk.party is not None:
        return feminine and chunk.party.side != "t" and (chunk.mention is not None or report.is_definite(chunk))
    if chunk.kind == "GPE":
        return "masculine-place" not in word.classes
    if chunk.kind == "ORG":
        return "masculine-body" not in word.classes and not _is_people(report, chunk)
    return chunk.kind == "TITLE" and feminine


def _is_he(report: ReportView, chunk: Chunk) -> bool:
    """Whether «ه» may mean a party: a person, a «حزب» or the like, a singular noun without a feminine ending."""
    if report.is_feminine(chunk) and chunk.kind != "PERSON":
        return False
    if chunk.kind in ("ORG", "GPE"):
        classes = report.words[chunk.first].classes
        return bool(classes & {"masculine-body", "masculine-place"})
    if chunk.kind in _PEOPLE:
        return not report.forms[chunk.first].endswith(_many_endings())
    body = chunk.party is not None and "masculine-body" in report.words[chunk.first].classes
    return chunk.mention is None and report.is_definite(chunk) and (body or _is_one(report, chunk, man=True))


def pronoun_after(report: ReportView, view: SentenceView, first: int, prepositions: Sequence[str], need: str) -> str:
    """The pronoun on a preposition of a frame or on the word that completes it, right behind a verb; "" for none."""
    for token in range(first, min(first + _REACH, view.after)):
        if token in report.stops or token in report.commas:
            return ""
        classes = report.words[token].classes
        if need in classes or any(f"{name}-him" in classes for name in prepositions):
            if report.tokens.surface(token).endswith(letters().teh_marbuta):
                # «بحياة» has none
                return ""
            found = [e.pronoun for e in endings(report.forms[token]) if e.pronoun]
            return max(found, key=len) if found else ""
    return ""


def _two(before: list[Chunk]) -> list[Chunk]:
    """The two persons told last, each once."""
    found: list[Chunk] = []
    for chunk in before:
        if chunk.kind == "PERSON" and all(chunk.entity != other.entity for other in found):
            found.append(chunk)
    return found[:2][::-1] if len(found) > 1 else []


def _is_many(report: ReportView, chunk: Chunk) -> bool:
    """Whether a chunk names several people: counted, or a plural by its ending."""
    people = chunk.kind == "NORP" or (chunk.party is not None and chunk.party.side != "t" and chunk.mention is None)
    several = _is_crowd(report, chunk) or report.forms[chunk.first].endswith(_many_endings())
    return people and (report.is_counted(chunk) or several)


def _is_crowd(report: ReportView, chunk: Chunk) -> bool:
    """Whether a word of number opens a chunk, or «بهم» makes it a plural: «مئات من أنصاره», «المشتبه بهم»."""
    words = report.words[chunk.first : chunk.after]
    of_them = chunk.after < len(report.forms) and report.forms[chunk.after] == letters().by + letters().them
    people = not any(word.party is not None and word.party.side == "t" for word in words)
    return of_them or (people and "many" in words[0].classes)


def _many_endings() -> tuple[str, ...]:
    c = letters()
    return (c.waw + c.noon, c.dual[1])


def _is_one(report: ReportView, chunk: Chunk, *, man: bool) -> bool:
    if report.is_counted(chunk) or report.forms[chunk.first].endswith(_many_endings()):
        return False
    if not man and chunk.mention is None and chunk.party is not None and _is_crowd(report, chunk):
        return True
    person = chunk.kind in _PEOPLE or chunk.kind == "NORP"
    party = chunk.party if chunk.mention is None else None
    common = party is not None and party.side in ("r", "-") and party.sector in (_MEN if man else _ANYBODY)
    if not (person or common):
        return False
    feminine = report.is_feminine(chunk) and (chunk.kind != "PERSON" or chunk.after - chunk.first > 1)
    return feminine is not man
