"""What follows the noun of a deed: its genitive, its object, and what they may be.

Note [Whose deed]
    The genitive of a noun acts or suffers by its lexical row. Only what stands close by changes that: an object right
    behind it («قصف الجيش للمدينة») makes it act; a nationality behind an attack says whose it is («قصف إسرائيلي»);
    what a preposition governs further on is not whom the deed is done to («طرد المتمردين من المدينة»).
"""

from __future__ import annotations

from tawatur.annotate.events.chunk import Chunk
from tawatur.annotate.events.clause import ADJACENT, group
from tawatur.annotate.events.governors import Trigger
from tawatur.annotate.events.lexicon import Entry
from tawatur.annotate.events.view import ReportView, SentenceView
from tawatur.annotate.events.words import clitic_prepositions
from tawatur.lexicon.entities import capitals, country_names

# In tokens: how far a genitive may stand from its noun.
_GENITIVE_GAP = 1
_AGAINST = ("ala", "didd")
# Light verbs that leave the actor out.
_DONE = frozenset({"be-done", "occur", "happen"})
_PEOPLE = frozenset({"PERSON", "TITLE"})
# What is said of a genitive that no preposition governs.
_UNGOVERNED = frozenset({None, "adjective"})
# The prepositions of the object of a noun whose genitive acts («قصف الجيش للمدينة»).
_OF_OBJECT = frozenset({"l", "ala"})
# Flags of the nouns of deeds that somebody undergoes.
_DONE_TO = frozenset({"og", "victim"})
# Types of which the speaker is the actor where no other stands.
SPOKEN = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE"})


def is_told_of(report: ReportView, trigger: Trigger, genitive: list[Chunk], right: int) -> bool:
    """Whether the support, refusal or readiness that somebody tells of is that of a body, its genitive, where a
    preposition says behind it whom it is for."""
    light = trigger.governor.light if trigger.governor is not None else None
    if (
        light is None
        or light.subject == "recipient"
        or trigger.entry.type not in SPOKEN
        or "obj" in trigger.entry.flags
    ):
        return False
    if genitive[0].kind in _PEOPLE or not (genitive[0].entity or report.is_body(genitive[0])):
        return False
    wanted = {*noun_recipients(trigger.entry), "l"}
    last = min(genitive[-1].after + ADJACENT, right)
    return any(_bears(report, token) in wanted for token in range(genitive[-1].after, last))


def _bears(report: ReportView, token: int) -> str | None:
    """The preposition that a token is or begins with."""
    word = report.words[token]
    return word.preposition or (
        clitic_prepositions().get(report.forms[token][0]) if report.is_governed(token) else None
    )


def is_done(trigger: Trigger) -> bool:
    """Whether «تم» or «جرى» leaves the actor out."""
    light = trigger.governor.light if trigger.governor is not None else None
    return light is not None and light.key in _DONE


def is_nationality(trigger: Trigger, chunk: Chunk) -> bool:
    """Whether an adjective says whose attack it is, and not who was attacked: «قصف إسرائيلي», «ضربة أميركية»."""
    return chunk.preposition == "adjective" and trigger.entry.type == "ASSAULT"


def is_nearer(report: ReportView, trigger: Trigger, genitive: list[Chunk], received: list[Chunk]) -> bool:
    """Whether the genitive of a deed suffers, and not what a preposition governs behind it: «طرد العدو من المدينة»."""
    low = genitive[-1].after
    high = received[0].first if received else low - 1
    if high < low or not trigger.entry.flags >= _DONE_TO:
        return False
    near = high - low < ADJACENT and not any(report.words[t].preposition for t in range(low, high))
    return not (near and received[0].preposition in _OF_OBJECT)


def is_raised(report: ReportView, chunk: Chunk) -> bool:
    """Whether a genitive names forces that are raised or sent, and not who sends them: «حشد مقاتلين جدد»."""
    return chunk.entity is None and chunk.party is not None and not report.is_definite(chunk)


def is_thing(chunk: Chunk) -> bool:
    """Whether a chunk is a building or a thing, which does nothing: «إعادة فتح مطار عدن»."""
    return chunk.kind == "FAC" or (chunk.party is not None and chunk.party.side == "t")


def noun_recipients(entry: Entry) -> tuple[str, ...]:
    """The places where the recipient of a noun stands; an attack is على or ضد somebody: «هجوم على القاعدة»."""
    if "attack" in entry.flags:
        return tuple(dict.fromkeys((*entry.recipients, *_AGAINST)))
    if entry.verbal and "o" in entry.recipients:
        return (
            (*[p for p in entry.recipients if p != "o"], "l", "ala")
            if entry.type != "CONSULT"
            else (*[p for p in entry.recipients if p != "o"],)
        )
    return entry.recipients


def is_town(chunk: Chunk) -> bool:
    """Whether the genitive of an attack is a place that cannot attack: «هجوم سوروتش», «تفجير عسير»."""
    mention = chunk.mention
    if mention is None or not chunk.is_place or mention.country is None:
        return False
    country = country_names().get(mention.country)
    return country is not None and country.key != mention.entity


def is_country(chunk: Chunk) -> bool:
    """Whether a chunk names a country."""
    country = country_names().get(chunk.country or "")
    return chunk.kind == "GPE" and country is not None and country.key == chunk.entity


def is_seat(report: ReportView, chunk: Chunk) -> bool:
    """Whether the genitive of talks is the city they are held in: «محادثات جنيف», «مفاوضات القاهرة»."""
    if is_town(chunk):
        return True
    capital = capitals().get(chunk.mention.country or "") if chunk.mention is not None else None
    return capital is not None and report.forms[chunk.after - 1] in capital.arabic


def can_act(chunk: Chunk) -> bool:
    """Whether a genitive may do a deed: «قصف الجيش»."""
    mention = chunk.mention
    if mention is not None:
        return mention.kind in ("ORG", "GPE", "PERSON")
    return chunk.party is not None and chunk.party.side in ("a", "-")


def object_after(report: ReportView, view: SentenceView, chunk: Chunk, right: int) -> list[Chunk]:
    """The object of a verbal noun after its subject: «قصف الجيش للمدينة», «استهداف الطيران مواقع», «احتجاز الشرطة ثلاثة
    صيادين»."""
    behind = chunk.after
    while behind < right and behind in report.number_tokens:
        behind += 1
    for other in view.chunks[chunk.index + 1 :]:
        if other.first >= right or other.first - chunk.after > ADJACENT:
            break
        bare = other.preposition is None and chunk.after <= other.first <= behind
        if not other.joined and (other.preposition == "l" or bare):
            return group(view, other)
    return []


def genitive_of(report: ReportView, trigger: Trigger, right: int) -> list[Chunk]:
    """The genitive of a noun before a token, with what is coordinated with it: «زيارة بلينكن»."""
    for chunk in trigger.view.chunks:
        if chunk.first < trigger.after:
            continue
        between = [t for t in range(trigger.after, chunk.first) if not _is_count(report, t)]
        if chunk.preposition not in _UNGOVERNED or chunk.first >= right or len(between) > _GENITIVE_GAP:
            return []
        if trigger.reading is not None and trigger.reading.article and not _is_its_adjective(report, chunk):
            # no genitive follows the article: «قتلت الغارة قياديا»
            return []
        if report.words[chunk.first].conjunction and chunk.start > report.tokens.starts[chunk.first]:
            # nor does one begin with و: «بغارات جوية ومدفعية»
            return []
        if any(t in report.commas or report.words[t].preposition or t in report.timex_tokens for t in between):
            return []
        if any(report.words[t].readings or report.is_governed(t) for t in between):
            return []
        return group(trigger.view, chunk)
    return []


def _is_its_adjective(report: ReportView, chunk: Chunk) -> bool:
    """Whether a name behind a noun with the article may be its adjective: «الهجوم الحوثي», «القصف الإسرائيلي»."""
    single = chunk.mention is not None and chunk.after == chunk.first + 1 and report.is_definite(chunk)
    return chunk.kind == "NORP" or single


def _is_count(report: ReportView, token: int) -> bool:
    """Whether a word only says how many: «مقتل تسعة من جنود الجيش»."""
    if token in report.number_tokens:
        return True
    return report.words[token].preposition == "min" and token - 1 in report.number_tokens
