"""Spells an integer in Arabic words, in every form that grammar and the press allow. The opposite of the parser.

It shares nothing with the parser's tables: the words stand here a second time on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

MOST = 10**15

# the form that counts masculine nouns, then the one that counts feminine nouns
_UNITS = {
    3: ("ثلاثة", "ثلاث"),
    4: ("أربعة", "أربع"),
    5: ("خمسة", "خمس"),
    6: ("ستة", "ست"),
    7: ("سبعة", "سبع"),
    8: ("ثمانية", "ثماني"),
    9: ("تسعة", "تسع"),
    10: ("عشرة", "عشر"),
}
_TENS = {2: "عشر", 3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}
_HUNDREDS = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}
# value, singular, plural
_SCALES = (
    (10**12, "تريليون", "تريليونات"),
    (10**9, "مليار", "مليارات"),
    (10**6, "مليون", "ملايين"),
    (10**3, "ألف", "آلاف"),
)


@dataclass(frozen=True)
class Style:
    """How a number is spelled: what it counts, its case, the spelling of a hundred, and small habits."""

    feminine: bool = False
    oblique: bool = False
    hundred: str = "مئة"
    joined: bool = True
    parted_and: bool = False
    tanwin: bool = True
    repeated: bool = False

    @property
    def link(self) -> str:
        return " و " if self.parted_and else " و"


def styles() -> Iterator[Style]:
    """All combinations of gender, case, spelling and joining, and one each of the rarer habits."""
    for feminine, oblique, hundred, joined in product((False, True), (False, True), ("مئة", "مائة"), (True, False)):
        yield Style(feminine, oblique, hundred, joined)
    yield Style(parted_and=True)
    yield Style(tanwin=False)
    yield Style(oblique=True, tanwin=False, joined=False)
    yield Style(repeated=True)


def spell(number: int, style: Style) -> str:
    """An integer from 1 to 10^15 in words."""
    if not 1 <= number <= MOST:
        raise ValueError(f"{number} is out of range")
    if number == MOST:
        return "بليار"
    parts: list[str] = []
    rest = number
    for value, singular, plural in _SCALES:
        count, rest = divmod(rest, value)
        if count:
            parts.append(_scaled(count, singular, plural, style))
    if rest:
        parts.append(_below_thousand(rest, style))
    return style.link.join(parts)


def _dual(word: str, style: Style) -> str:
    return word + ("ين" if style.oblique else "ان")


def _scaled(count: int, singular: str, plural: str, style: Style) -> str:
    small = count % 100
    if count == 1:
        return singular
    if count == 2:
        return _dual(singular, style)
    if style.repeated and count > 100 and small in (1, 2):
        again = singular if small == 1 else _dual(singular, style)
        return f"{_below_thousand(count - small, style)} {singular}{style.link}{again}"
    # scales are masculine
    words = _below_thousand(count, Style(False, style.oblique, style.hundred, style.joined, style.parted_and))
    if 3 <= small <= 10:
        return f"{words} {plural}"
    if 11 <= small <= 99:
        return f"{words} {singular}{'اً' if style.tanwin else 'ا'}"
    return f"{words} {singular}"


def _below_thousand(number: int, style: Style) -> str:
    hundreds, rest = divmod(number, 100)
    parts = []
    if hundreds == 1:
        parts.append(style.hundred)
    elif hundreds == 2:
        parts.append(_dual(style.hundred[:-1] + "ت", style))
    elif hundreds:
        stem = _HUNDREDS[hundreds]
        if style.joined:
            parts.append(stem + style.hundred)
        else:
            parts.append(("ثماني" if hundreds == 8 else stem) + " " + style.hundred)
    if rest:
        parts.append(_below_hundred(rest, style))
    return style.link.join(parts)


def _below_hundred(number: int, style: Style) -> str:
    tens, unit = divmod(number, 10)
    if number <= 10:
        return _unit(number, style)
    if number < 20:
        return _teen(unit, style)
    ten = _TENS[tens] + ("ين" if style.oblique else "ون")
    return f"{_unit(unit, style)}{style.link}{ten}" if unit else ten


def _unit(number: int, style: Style) -> str:
    if number == 1:
        return "واحدة" if style.feminine else "واحد"
    if number == 2:
        return _dual("اثنت" if style.feminine else "اثن", style)
    return _UNITS[number][style.feminine]


def _teen(unit: int, style: Style) -> str:
    ten = "عشرة" if style.feminine else "عشر"
    if unit == 1:
        return f"{'إحدى' if style.feminine else 'أحد'} {ten}"
    if unit == 2:
        stem = "اثنت" if style.feminine else "اثن"
        return f"{stem}{'ي' if style.oblique else 'ا'} {ten}"
    return f"{_UNITS[unit][style.feminine]} {ten}"


_ORDINALS = {
    2: ("ثاني", "ثانية"),
    3: ("ثالث", "ثالثة"),
    4: ("رابع", "رابعة"),
    5: ("خامس", "خامسة"),
    6: ("سادس", "سادسة"),
    7: ("سابع", "سابعة"),
    8: ("ثامن", "ثامنة"),
    9: ("تاسع", "تاسعة"),
    10: ("عاشر", "عاشرة"),
}


def spell_ordinal(number: int, *, feminine: bool, oblique: bool) -> str:
    """A determined ordinal from 1 to 99 that needs no noun before it (tens excepted: those are cardinals in form)."""
    tens, unit = divmod(number, 10)
    if number == 1:
        return "الأولى" if feminine else "الأول"
    if number <= 10:
        return "ال" + _ORDINALS[number][feminine]
    head = "ال" + (("حادية" if feminine else "حادي") if unit == 1 else _ORDINALS[unit][feminine])
    if number < 20:
        return f"{head} {'عشرة' if feminine else 'عشر'}"
    return f"{head} وال{_TENS[tens]}{'ين' if oblique else 'ون'}"
