"""The forms of verbs and verbal nouns, by rule from two principal parts and the noun.

Note [Two principal parts]
    An Arabic verb follows from its perfect and its imperfect third person; unvocalised, everything else is affixes and
    what weak letters do: the middle ا of a hollow verb (زار، يزور، لم يزر، زيرت), the last و ى ي of a defective one
    (دعا، دعت، دعوا، يدعون، دعي), the lengthened first syllable of form III in the passive (هاجم، هوجم). In all other
    verbs the passive is written like the active, and `passive` is None: syntax decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from tawatur.data import read_toml
from tawatur.text.fold import fold_word

# The shortest stem that a shortened form may leave; a form of one letter would match anything.
_SHORTEST = 2
# The shortest stem before the ن of the feminine plural: «قتلن»; «ضمن» is a preposition.
_SHORTEST_FEMININE = 3
_FORM_III_LENGTH = 4
_HOLLOW_LENGTH = 3


class Form(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One inflected form, unfolded, without proclitics and object pronoun.

    tense: perfect, imperfect or noun. passive is None where the spelling does not tell. number: s, d or p. `bound`
    forms stand only before a pronoun, `jussive` ones only after لم، لا and ل. A `participle` goes on with a
    subject told before it, so that what follows is its object.
    """

    form: str
    tense: str
    passive: bool | None = None
    number: str = "s"
    feminine: bool = False
    first: bool = False
    bound: bool = False
    jussive: bool = False
    participle: bool = False


class Letters(msgspec.Struct, frozen=True, kw_only=True):
    """The letters of inflection, as data/ar/morphology.toml names them."""

    article: str
    alef: str
    waw: str
    yeh: str
    alef_maqsura: str
    hamza: str
    teh: str
    noon: str
    lam: str
    meem: str
    by: str
    teh_marbuta: str
    future: str
    causative: str
    conjunctions: tuple[str, ...]
    passive_mark: str
    tanwin: str
    feminine: str
    feminine_dual: str
    plural: str
    first_plural: str
    him: str
    owners: tuple[str, ...]
    them: str
    persons: tuple[str, str, str]
    imperfect_endings: tuple[str, str, str, str, str]
    dual: tuple[str, str]
    accusative: str


@cache
def letters() -> Letters:
    """The letters of inflection."""
    return msgspec.convert(read_toml("ar/morphology.toml"), Letters)


@cache
def feminine_ending() -> str:
    """The ending of most feminine nouns, folded."""
    return fold_word(letters().teh_marbuta)


def inflect_perfect(perfect: str) -> Iterator[Form]:
    """The perfect: third persons and the first plural, active and passive.

    «التقى» gives التقى، التقت، التقوا، التقيا، التقينا; «أصاب» gives also أصيب and أصيبوا.
    """
    c = letters()
    if perfect[-1] in (c.alef_maqsura, c.alef):
        stem = perfect[:-1]
        long = c.waw if perfect[-1] == c.alef else c.yeh
        yield from _perfect(perfect, stem, stem + long, None if long == c.yeh else False)
        yield Form(form=stem + c.alef, tense="perfect", bound=True)
        if long == c.yeh and perfect[0] == c.causative:
            # «ألقيت القنابل»; of other verbs «التقيت» is rather what I did
            yield Form(form=stem + c.yeh + c.feminine, tense="perfect", passive=True, feminine=True)
        if long == c.waw:
            yield from _perfect(stem + c.yeh, stem + c.yeh, stem + c.yeh, True)
    elif perfect[-1] == c.yeh:
        yield from _perfect(perfect, perfect, perfect, None, plural_stem=perfect[:-1])
    elif len(perfect) >= _HOLLOW_LENGTH and perfect[-2] == c.alef:
        yield from _perfect(perfect, perfect, perfect, False, first=perfect[:-2] + perfect[-1])
        passive = perfect[:-2] + c.yeh + perfect[-1]
        yield from _perfect(passive, passive, passive, True)
    else:
        third = len(perfect) == _FORM_III_LENGTH and perfect[1] == c.alef
        yield from _perfect(perfect, perfect, perfect, False if third else None)
        if third:
            passive = perfect[0] + c.waw + perfect[2:]
            yield from _perfect(passive, passive, passive, True)


def _perfect(
    third: str, stem: str, dual: str, passive: bool | None, *, plural_stem: str | None = None, first: str | None = None
) -> Iterator[Form]:
    c = letters()
    short = stem if plural_stem is None else plural_stem
    yield Form(form=third, tense="perfect", passive=passive)
    yield Form(form=stem + c.feminine, tense="perfect", passive=passive, feminine=True)
    yield Form(form=dual + c.alef, tense="perfect", passive=passive, number="d")
    yield Form(form=stem + c.feminine_dual, tense="perfect", passive=passive, number="d", feminine=True)
    yield Form(form=short + c.plural, tense="perfect", passive=passive, number="p")
    yield Form(form=short + c.waw, tense="perfect", passive=passive, number="p", bound=True)
    if len(first or dual) >= _SHORTEST_FEMININE:
        yield Form(form=(first or dual) + c.noon, tense="perfect", passive=passive, number="p", feminine=True)
    yield Form(form=(first or dual) + c.first_plural, tense="perfect", passive=passive, number="p", first=True)


def inflect_imperfect(imperfect: str, perfect: str) -> Iterator[Form]:
    """The imperfect with all persons that news uses, its shortened form and a passive that is written differently."""
    c = letters()
    stem = imperfect[1:]
    weak = (c.waw, c.yeh, c.alef_maqsura)
    if stem[-1] in weak:
        yield from _imperfect(stem, stem[:-1], stem[:-1] + (c.waw if stem[-1] == c.waw else c.yeh), None)
        yield from _shortened(stem[:-1])
        if stem[-1] == c.waw:
            yield from _imperfect(stem[:-1] + c.yeh, stem[:-1], stem[:-1] + c.yeh, True)
    elif perfect[-2] == c.alef and len(stem) >= _HOLLOW_LENGTH and stem[-2] in (*weak, c.alef):
        yield from _imperfect(stem, stem, stem, None if stem[-2] == c.alef else False)
        yield from _shortened(stem[:-2] + stem[-1])
        if stem[-2] != c.alef:
            passive = stem[:-2] + c.alef + stem[-1]
            yield from _imperfect(passive, passive, passive, True)
    else:
        yield from _imperfect(stem, stem, stem, None)
        if perfect[0] == c.waw and len(perfect) == _HOLLOW_LENGTH and stem[0] != c.waw:
            yield from _imperfect(c.waw + stem, c.waw + stem, c.waw + stem, True)


def _imperfect(singular: str, plural: str, dual: str, passive: bool | None) -> Iterator[Form]:
    c = letters()
    he, she, we = c.persons
    yield Form(form=we + singular, tense="imperfect", passive=passive, number="p", first=True)
    for person, feminine in ((he, False), (she, True)):
        yield Form(form=person + singular, tense="imperfect", passive=passive, feminine=feminine)
        for ending in c.imperfect_endings[:2]:
            yield Form(form=person + plural + ending, tense="imperfect", passive=passive, number="p")
        for ending in c.imperfect_endings[2:4]:
            yield Form(form=person + dual + ending, tense="imperfect", passive=passive, number="d", feminine=feminine)
        yield Form(form=person + plural + c.waw, tense="imperfect", passive=passive, number="p", bound=True)


def _shortened(stem: str) -> Iterator[Form]:
    if len(stem) >= _SHORTEST:
        for person in letters().persons:
            yield Form(form=person + stem, tense="imperfect", jussive=True)


def inflect_noun(noun: str, *, plural: bool = False) -> Iterator[Form]:
    """A noun with its accusative, dual and the hamza it takes before a pronoun.

    «لقاء» gives لقاءان، لقاءين and, before a pronoun, لقائـ and لقاؤـ; a broken plural only its accusative.
    """
    c = letters()
    number = "p" if plural else "s"
    feminine = noun[-1] == c.teh_marbuta
    yield Form(form=noun, tense="noun", number=number, feminine=feminine)
    if noun[-1] == c.hamza:
        yield Form(form=noun[:-1] + c.yeh, tense="noun", number=number, bound=True)
        yield Form(form=noun[:-1] + c.waw, tense="noun", number=number, bound=True)
    if feminine:
        stem = noun[:-1] + c.teh
    else:
        stem = noun
        if noun[-1] not in (c.alef, c.hamza) and not noun.endswith(c.alef + c.teh):
            yield Form(form=noun + c.accusative, tense="noun", number=number)
    if not plural:
        for ending in c.dual:
            yield Form(form=stem + ending, tense="noun", number="d", feminine=feminine)
