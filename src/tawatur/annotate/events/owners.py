"""Who is hit where a thing is named: the owner of an office, unit or network, the people aboard a vehicle."""

from __future__ import annotations

import msgspec

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.clause import Roles
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.morphology import letters
from tawatur.annotate.events.view import ReportView, SentenceView
from tawatur.model import Argument
from tawatur.text.clitics import article

# In tokens: how far behind a thing «التابعة ل» and «كان على متنها» may stand.
_BELONGING_REACH = 2
_ABOARD_REACH = 4
_ABOARD = frozenset({"soldiers", "police", "civilians", "counted", "services", "units", "staff"})
# The row of parties.tsv for whatever a number counts, things too: «سيارتين».
_COUNTED = "counted"
# Sectors of those who fight, whose posts, vehicles and stores are hit.
_FIGHTING = frozenset({"UAF", "MIL", "COP", "OPP"})
_GRAMMAR = frozenset({"function-word", "hard-break", "relative"})
# Adjectives of number and kind that are function words elsewhere: «مواقع عدة ل».
_SEVERAL = "several"


def take_owners(report: ReportView, trigger: Trigger, roles: Roles) -> None:
    """Name the things that were hit after whose they are: «اخترقوا أنظمة وزارة العدل», «مركز للشرطة التركية».

    The span grows to the owner. What holds people gives way to them: «هجوم على حافلة تقل جنودا».
    """
    for index, chunk in enumerate(roles.recipient_chunks):
        if index >= len(roles.recipients) or chunk.entity is not None or _is_person(chunk):
            continue
        people = _people_aboard(report, trigger.view, chunk)
        owner = None if people is not None else _owner(report, trigger.view, chunk)
        if people is None and owner is not None and owner.mention is None:
            people = owner
        if people is not None:
            roles.recipient_chunks[index] = people
            roles.recipients[index] = people.argument()
        elif owner is not None:
            roles.recipients[index] = _named_after(roles.recipients[index], owner)


def _named_after(argument: Argument, owner: Chunk) -> Argument:
    return msgspec.structs.replace(argument, end=owner.end, name=owner.name, entity=owner.entity)


def _is_person(chunk: Chunk) -> bool:
    """Whether a chunk is people rather than a thing or unit, so that its genitive is not whom the deed is done to."""
    party = chunk.party
    return chunk.mention is not None or (party is not None and party.side in ("a", "r") and party.key != _COUNTED)


def _owner(report: ReportView, view: SentenceView, chunk: Chunk) -> Chunk | None:
    """The body named right after a thing: as its genitive, after ل, or after «التابعة ل»."""
    for other in view.chunks:
        between = range(chunk.after, other.first)
        if other.first < chunk.after or other.joined or not _may_own(report, chunk, other):
            continue
        if len(between) > _BELONGING_REACH or not report.commas.isdisjoint(between):
            return None
        belongs = bool(between) and "belonging" in report.words[other.first - 1].classes and other.preposition == "l"
        beside = not between and other.preposition in (None, "l", chunk.preposition) and not report.is_definite(chunk)
        parted = bool(between) and other.preposition == "l" and all(_describes(report, token) for token in between)
        return other if belongs or beside or parted else None
    return None


def _may_own(report: ReportView, thing: Chunk, chunk: Chunk) -> bool:
    """Whether a chunk is one whose post, vehicle or home is hit: «سيارتين للحركة», «منازل المدنيين»."""
    home = thing.party is not None and thing.party.side == "t" and chunk.suffers and report.is_definite(chunk)
    people = home and chunk.party is not None and chunk.party.side == "r" and chunk.preposition is None
    # a patrol of the army is a party itself
    unit = thing.party is not None and thing.party.sector in _FIGHTING
    return people or _is_named_body(chunk) or (not unit and _is_force(report, chunk))


def _describes(report: ReportView, token: int) -> bool:
    """Whether a word behind a thing may say what kind it is: «مستودعات ذخيرة ل», «رتلا عسكريا ل»; an adverb in the
    accusative («دعما ل», «وفقا ل») begins something new."""
    word, form, c = report.words[token], report.forms[token], letters()
    if _SEVERAL in word.classes:
        return True
    if word.preposition or word.conjunction or word.classes & _GRAMMAR or report.is_governed(token):
        return False
    if token in report.timex_tokens or (word.readings and all(r.form.tense != "noun" for r in word.readings)):
        return False
    return form.isalpha() and (not form.endswith(c.alef) or form.endswith(c.yeh + c.alef))


def _is_force(report: ReportView, chunk: Chunk) -> bool:
    """Whether a chunk is a force without a name, whose post or store is hit: «مركز للشرطة», «مواقع المعارضة»."""
    if chunk.mention is not None or chunk.party is None or chunk.party.sector not in _FIGHTING:
        return False
    if chunk.preposition == "l":
        definite = report.forms[chunk.first].startswith((letters().lam * 2, letters().lam + article()))
        return definite or report.is_body(chunk)
    return chunk.entity is not None or report.is_definite(chunk)


def _is_named_body(chunk: Chunk) -> bool:
    return chunk.kind == "ORG" and chunk.mention is not None and chunk.mention.named


def _people_aboard(report: ReportView, view: SentenceView, chunk: Chunk) -> Chunk | None:
    """The people in a vehicle that is hit: «سيارة كان على متنها أربعة جنود»."""
    last = min(view.after, chunk.after + _ABOARD_REACH)
    aboard = [t for t in range(chunk.after, last) if "aboard" in report.words[t].classes]
    if not aboard or not report.stops.isdisjoint(range(chunk.after, last)):
        return None
    people = [c for c in view.chunks if aboard[0] < c.first <= aboard[0] + _ABOARD_REACH]
    known = [c for c in people if c.kind in ("PERSON", "ORG", "NORP") or (c.party and c.party.key in _ABOARD)]
    return known[0] if known else None
