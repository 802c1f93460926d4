"""Words of people that only describe the noun before them.

Note [Nouns or adjectives]
    «عسكري», «إرهابي» and «مسلح» are people alone («مقتل إرهابي») and adjectives behind what they agree with: a thing
    with the article as they have it («الخطاب المتطرف»), an attack («تفجير إرهابي»), two things («مركزين عسكريين»).
    «بقوة» says how a thing is done, unless a word behind it says what force it is.
"""

from __future__ import annotations

from tawatur.annotate.events.lexicon import Entry
from tawatur.annotate.events.morphology import feminine_ending, letters
from tawatur.annotate.events.view import OPENING, ReportView
from tawatur.annotate.events.words import Party
from tawatur.text.clitics import article

_COURT = "court"
# Modes of attacks that nobody suffers by their genitive: «تفجير إرهابي».
_BLASTS = frozenset({"explosives", "suicide-attack", "aerial", "drone", "heavy-weapons"})
# A verbal noun that is spelt like a dual: «تعيين».
_VERBAL_NOUN = 5
_SHORTEST_DUAL = 5


def only_describes(report: ReportView, token: int, party: Party) -> bool:
    """Whether a word of people at a token is no party, by Note [Nouns or adjectives].

    «هجوم انتحاري», «سيارة مفخخة», «الخطاب المتطرف», «كمائن محكمة».
    """
    return (
        _is_means(report, token)
        or _is_epithet(report, token)
        or _is_adjective(report, token, party)
        or _is_of_two_things(report, token)
        or _is_manner(report, token)
    )


def _is_means(report: ReportView, token: int) -> bool:
    """Whether a common noun is only the means («سيارة مفخخة») or an attack's adjective («هجوم انتحاري»)."""
    after, before = token + 1, token - 1
    if after < len(report.words) and "bomb-adjective" in report.words[after].classes:
        return True
    if before < 0 or not report.is_adjective(token):
        return False
    plain = report.forms[token] in report.adjectives
    himself = after < len(report.words) and "self" in report.words[after].classes
    nouns = (reading.entry for reading in report.words[before].readings if reading.form.tense == "noun")
    return any(plain or _is_attack(entry, himself=himself) for entry in nouns)


def _is_attack(entry: object, *, himself: bool) -> bool:
    """Whether a noun tells of an attack that an adjective may describe; «تفجير انتحاري نفسه» has one who does it."""
    if not isinstance(entry, Entry):
        return False
    return "attack" in entry.flags or (entry.type == "ASSAULT" and entry.mode in _BLASTS and not himself)


def _is_epithet(report: ReportView, token: int) -> bool:
    """Whether a word of people with the article describes a noun or name: «الخطاب المتطرف», «تنظيم "داعش" الإرهابي»."""
    if "people-adjective" not in report.words[token].classes or not report.forms[token].startswith(article()):
        return False
    before = token - 1
    while before > 0 and report.forms[before] in OPENING:
        before -= 1
    if before < 0 or before in report.named_tokens:
        return before >= 0
    word = report.words[before]
    people = word.party is not None and word.party.side in ("a", "r")
    plain = word.preposition is None and before not in report.number_tokens
    return report.forms[before].startswith(article()) and plain and not people


def _is_adjective(report: ReportView, token: int, party: Party) -> bool:
    """Whether «آخرين» only says that people are others, or a word describes a thing: «كمائن محكمة», «مؤتمرا صحفيا»."""
    before = report.words[token - 1] if token else None
    if before is None:
        return False
    if "other-people" in report.words[token].classes:
        return before.party is not None and before.party.side != "t"
    if party.key == "journalists" and "press-thing" in before.classes:
        return True
    nouns = (r.entry for r in before.readings if r.form.tense == "noun")
    return party.key == _COURT and any(isinstance(entry, Entry) and entry.type == "ASSAULT" for entry in nouns)


def _is_of_two_things(report: ReportView, token: int) -> bool:
    """Whether a word in يين describes two things right before it: «مركزين عسكريين», but not «بين عسكريين»."""
    c = letters()
    if not token or not report.forms[token].endswith(c.yeh + c.dual[1]):
        return False
    word, form = report.words[token - 1], report.forms[token - 1]
    verbal = form.startswith(c.teh) and len(form) == _VERBAL_NOUN
    if len(form) < _SHORTEST_DUAL or not form.endswith(c.dual[1]) or verbal or word.preposition:
        return False
    things = word.party is None or word.party.side == "t"
    return things and not word.readings and not form.startswith(article()) and token - 1 not in report.number_tokens


def _is_manner(report: ReportView, token: int) -> bool:
    """Whether «بقوة» says how: «ندد بقوة بالقصف», but not «بقوة عسكرية», «بقوة من الجيش»."""
    if "with-force" not in report.words[token].classes:
        return False
    if token + 1 >= len(report.words):
        return True
    word, form = report.words[token + 1], report.forms[token + 1]
    said = form.endswith(feminine_ending()) and not form.startswith(article()) and not report.is_governed(token + 1)
    return not said and word.preposition != "min"
