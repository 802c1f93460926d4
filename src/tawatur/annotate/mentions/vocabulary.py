"""Common words: what a word has to be unlike to be taken for a name that no list knows.

Note [Unknown words]
    Names of the whole world stand in the press and no list has them all. A word that is neither a common lemma of
    data/ar/common_words.tsv nor a word of another table, with its clitics, pronouns and regular endings or without, is
    unknown; beside a title or a verb of speech it is taken for a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import msgspec

from tawatur.data import read_toml
from tawatur.lexicon.tables import read_forms
from tawatur.text.clitics import Stem, article, bears_pronoun, endings, stems
from tawatur.text.fold import fold_word
from tawatur.text.memo import MOST_FORMS, MOST_READ, ByForm

# Tables whose words are common ones.
_TABLES = (
    "common_words",
    "verbs",
    "triggers",
    "classes",
    "weekdays",
    "months",
    "timex",
    "timex_units",
    "numerals",
    "cues",
)
_SHORTEST = 2
_LONGEST_ENDING = 3
# A conjunction may stand before a particle, a conjunction and one letter more before a finite verb.
_MOST_BEFORE_PARTICLE = 2
_MOST_BEFORE_VERB = 3


class _Affixes(msgspec.Struct, frozen=True):
    endings: frozenset[str]
    feminine: str
    imperfect: str
    persons: tuple[str, ...]
    future: str
    verbal: tuple[str, ...]
    weak: tuple[str, ...]
    finite: tuple[str, ...]


@cache
def _affixes() -> _Affixes:
    table = read_toml("ar/nominal_endings.toml")
    regular = frozenset(fold_word(ending) for ending in table["regular"])
    persons = tuple(fold_word(person) for person in table["imperfect_persons"])
    return _Affixes(
        regular,
        fold_word(read_toml("ar/clitics.toml")["feminine_ending"]),
        table["imperfect"],
        persons,
        table["future"],
        tuple(table["verbal"]),
        tuple(fold_word(letter) for letter in table["weak"]),
        (*persons, table["imperfect"]),
    )


@cache
def _lemmas() -> frozenset[str]:
    tables = (read_forms(f"ar/{table}.tsv") for table in _TABLES)
    return frozenset(form for table in tables for _, forms in table for form in forms if form.isalpha())


class Traits(msgspec.Struct, frozen=True, gc=False):
    """What the tables of common words make of a folded word; the words of the press are of some dozens of kinds."""

    particle: bool
    common: bool
    speech: bool
    verb: bool
    shaped: bool


_shared_traits = cache(Traits)


def _read_traits(form: str) -> Traits:
    """Everything that is asked of nearly every word of a text, from one reading of its clitics."""
    read = stems(form)
    readings = [stem.form for stem in read]
    return _shared_traits(
        not _particles().isdisjoint(readings[:_MOST_BEFORE_PARTICLE]),
        _has_common_stem(read),
        any(map(_is_speech, read)),
        not _finite_forms().isdisjoint(readings[:_MOST_BEFORE_VERB]),
        any(map(_is_shaped, read)),
    )


_TRAITS = ByForm(_read_traits, MOST_READ)


def traits_of(form: str) -> Traits:
    """What the tables of common words make of a folded word."""
    return _TRAITS[form]


def is_common(form: str) -> bool:
    """Whether a folded word is a common one.

    >>> is_common(fold_word("وسيزورونها")), is_common(fold_word("بلينكن"))
    (True, False)
    """
    return _TRAITS[form].common


def is_speech_verb(form: str) -> bool:
    """Whether a folded word is a finite verb of saying («وقالت», «يؤكد»)."""
    return _TRAITS[form].speech


def is_verb(form: str) -> bool:
    """Whether a folded word is a finite form of a known verb."""
    return _TRAITS[form].verb


def has_common_shape(form: str) -> bool:
    """Whether a folded word has the shape of a verbal noun, a plural, a participle or a noun with a pronoun."""
    return _TRAITS[form].shaped


def is_particle(form: str) -> bool:
    """Whether a folded word is a particle, a pronoun or an adverb, with a conjunction before it or not."""
    return _TRAITS[form].particle


def _has_common_stem(read: Sequence[Stem]) -> bool:
    lemmas, the, future = _lemmas(), article(), _affixes().future
    # most words with an article or a clitic are common without it
    for stem in reversed(read):
        word = stem.form
        if word in lemmas or (stem.article and _is_lemma(word[len(the) :])) or _is_lemma(word):
            return True
        if word[0] == future and _is_verb(word[1:]):
            return True
    return False


def _is_lemma(word: str) -> bool:
    return _is_regular(word) or _is_verb(word)


def _is_regular(word: str) -> bool:
    """A lemma with a regular ending, a pronoun after it or not."""
    if _regular(word):
        return True
    return bears_pronoun(word) and any(map(_regular, [ending.form for ending in endings(word)[1:]]))


@cache
def _underived() -> frozenset[str]:
    """Folded names that only look like a word with an ending: «مهدي» is none of «مهد»."""
    return frozenset(map(fold_word, read_toml("ar/nominal_endings.toml")["underived"]))


def _regular(word: str) -> bool:
    """A lemma, bare or with one of the regular endings; the feminine ending may be lost before it."""
    lemmas = _lemmas()
    if word in lemmas:
        return True
    if word in _underived():
        return False
    table = _affixes()
    for width in _ENDINGS[word[-_LONGEST_ENDING:]]:
        if len(word) - width >= _SHORTEST:
            bare = word[:-width]
            if bare in lemmas or bare + table.feminine in lemmas:
                return True
    if word.endswith(table.verbal[0]):
        return any(word[:-1] + weak in lemmas for weak in table.weak)
    return False


# The numbers of letters of the regular endings that a word with such last letters may have.
_ENDINGS = ByForm[str, tuple[int, ...]](
    lambda last: tuple([width for width in range(1, len(last) + 1) if last[-width:] in _affixes().endings])
)


def _is_verb(word: str) -> bool:
    """An imperfect in another person than the third (تزور, نزور → يزور)."""
    table = _affixes()
    return word.startswith(table.finite) and _is_regular(table.imperfect + word[1:])


@cache
def _speech_verbs() -> frozenset[str]:
    """The finite forms of the verbs of saying: perfect and imperfect of cues.tsv."""
    found: set[str] = set()
    for _, forms in read_forms("ar/cues.tsv"):
        found.update(form for form in forms[:2] if len(form) > 1)
    return frozenset(found)


@cache
def _speech_forms() -> tuple[frozenset[str], frozenset[str]]:
    """The verbs of saying with the endings of finite verbs; and what follows the first letter of their imperfects."""
    imperfect = _affixes().imperfect
    verbs = _speech_verbs()
    return _with_endings(verbs), _with_endings(verb[1:] for verb in verbs if verb.startswith(imperfect))


def _is_speech(stem: Stem) -> bool:
    forms, imperfects = _speech_forms()
    bare = not (stem.article or len(stem.clitics) > 1)
    return bare and (stem.form in forms or stem.form[1:] in imperfects)


def _with_endings(verbs: Iterable[str]) -> frozenset[str]:
    """Verbs as they stand and with each ending of finite verbs."""
    return frozenset(verb + ending for verb in verbs for ending in ("", *_affixes().verbal))


@cache
def _verbs() -> frozenset[str]:
    """The verbs of common_words.tsv and of saying, perfect and imperfect."""
    found = set(_speech_verbs())
    for key, forms in read_forms("ar/common_words.tsv"):
        if key.startswith("verbs"):
            found.update(forms)
    return frozenset(found)


@lru_cache(maxsize=MOST_FORMS)
def is_feminine_finite(form: str) -> bool:
    """Whether a folded word is a finite verb in the third person feminine («تدعو», «ستواصل», «أعلنت»)."""
    table = _affixes()
    verbs = _verbs()
    first = table.persons[0]
    for stem in stems(form)[:3]:
        word = stem.form.removeprefix(table.future)
        if word.startswith(first) and table.imperfect + word[1:] in verbs:
            return True
        bare = stem.form[: -len(table.verbal[0])]
        if stem.form.endswith(table.verbal[0]) and (bare in verbs or any(bare + weak in verbs for weak in table.weak)):
            return True
    return False


@cache
def _finite_forms() -> frozenset[str]:
    """The known verbs with the endings of finite verbs, the imperfects also in other persons and in the future."""
    table, verbs = _affixes(), _verbs()
    stems_of_imperfects = [verb[1:] for verb in verbs if verb.startswith(table.imperfect)]
    persons = [person + stem for person in table.persons for stem in stems_of_imperfects]
    return _with_endings(verbs).union(persons, [table.future + form for form in persons])


def is_feminine_perfect(form: str) -> bool:
    """Whether a folded word is the perfect of a known verb in the third person feminine («أعلنت», «استدعت»)."""
    table = _affixes()
    ending = table.verbal[0]
    return any(
        stem.form.endswith(ending) and any(stem.form[:-1] + weak in _lemmas() for weak in ("", *table.weak))
        for stem in stems(form)[:3]
    )


@cache
def plural_endings() -> tuple[str, ...]:
    """The endings of the sound masculine plural, which only persons have."""
    return tuple(read_toml("ar/nominal_endings.toml")["persons"])


@cache
def dual_ending() -> str:
    """The ending of a dual in the nominative (ان)."""
    return fold_word(str(read_toml("ar/nominal_endings.toml")["dual"]))


@cache
def _shapes() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The shapes of common words; and the endings that only a pronoun leaves, after two letters or more."""
    table = read_toml("ar/nominal_endings.toml")
    return re.compile("|".join(map(fold_word, table["shapes"]))), tuple(map(fold_word, table["possessed"]))


@cache
def _written_endings() -> tuple[str, ...]:
    return tuple(read_toml("ar/nominal_endings.toml")["written_endings"])


def _is_shaped(stem: Stem) -> bool:
    word = stem.form
    if not len(word) > _SHORTEST:
        return False
    if stem.article or _has_shape(word):
        return True
    return bears_pronoun(word) and any(map(_has_shape, [ending.form for ending in endings(word)[1:]]))


def _has_shape(word: str) -> bool:
    shapes, possessed = _shapes()
    return word[_SHORTEST:].endswith(possessed) or bool(shapes.fullmatch(word))


@cache
def _definite_shapes() -> re.Pattern[str]:
    table = read_toml("ar/nominal_endings.toml")
    return re.compile("(?:" + "|".join(fold_word(shape) for shape in table["definite_shapes"]) + ")")


@lru_cache(maxsize=MOST_FORMS)
def has_definite_shape(bare: str) -> bool:
    """Whether a folded word without its article has the shape of a participle that tells of the noun before it."""
    return bool(_definite_shapes().fullmatch(bare))


@cache
def _plain() -> frozenset[str]:
    return frozenset(
        form for key, forms in read_forms("ar/common_words.tsv") if not key.startswith("function") for form in forms
    )


@cache
def _listed(part: str) -> frozenset[str]:
    """The words of common_words.tsv in the rows of one part of speech."""
    return frozenset(form for key, forms in read_forms("ar/common_words.tsv") if key.startswith(part) for form in forms)


def is_noun(bare: str) -> bool:
    """Whether a folded word is a noun of common_words.tsv as it stands («تهنئة», «قضية»)."""
    return bare in _listed("nouns")


def is_listed_adjective(bare: str) -> bool:
    """Whether a folded word is an adjective of common_words.tsv, masculine or feminine («مالية»)."""
    return bare.removesuffix(_affixes().feminine) in _listed("adjectives")


def is_exact_lemma(form: str) -> bool:
    """Whether a folded word is a lemma of any table as it stands."""
    return form in _lemmas()


def is_plain_lemma(bare: str) -> bool:
    """Whether a folded word stands in common_words.tsv as it is."""
    return bare in _plain()


def is_whole_word(form: str) -> bool:
    """Whether a folded word is a common one without any clitic before it («باكرا» is no «أكرا»)."""
    return _regular(form)


def without_clitic(form: str, letter: int) -> str:
    """A folded word behind its clitic of so many letters; an article that ل has swallowed is put back.

    >>> without_clitic("للحمايه", 1), without_clitic("ببغداد", 1)
    ('الحمايه', 'بغداد')
    """
    rest = form[letter:]
    lam = purpose_letter()
    swallowed = letter and form[letter - 1] == lam and rest.startswith(lam) and is_whole_word(rest[1:])
    return article()[0] + rest if swallowed and not is_whole_word(rest) else rest


@lru_cache(maxsize=MOST_FORMS)
def is_lemma(bare: str) -> bool:
    """Whether a folded word is a lemma as it stands, or its feminine or sound plural."""
    lemmas = _lemmas()
    feminine = _affixes().feminine
    return (
        bare in lemmas
        or bare.removesuffix(feminine) in lemmas
        or any(bare.endswith(ending) and bare[: -len(ending)] in lemmas for ending in plural_endings())
    )


def has_common_ending(surface: str) -> bool:
    """Whether a word is written with an ending that names of the world outside the lists never have (ة, the tanwin)."""
    return surface.endswith(_written_endings())


@cache
def feminine_endings() -> tuple[str, ...]:
    """The written endings of feminine nouns, singular and plural (ة, ات)."""
    return tuple(read_toml("ar/nominal_endings.toml")["feminine"])


@cache
def _accusative_endings() -> tuple[str, ...]:
    return tuple(ending for ending in _written_endings() if len(ending) > 1)


def is_written_accusative(surface: str) -> bool:
    """Whether a word is written with the tanwin of the indefinite accusative («فاراً»), which no name bears."""
    return surface.endswith(_accusative_endings())


def is_nisba(form: str) -> bool:
    """Whether a folded word has the masculine singular ending of a nationality or a surname («السوداني»)."""
    return form.endswith(_affixes().imperfect)


@cache
def _particles() -> frozenset[str]:
    return frozenset(
        form for key, forms in read_forms("ar/common_words.tsv") if key.startswith("function") for form in forms
    )


@cache
def purpose_letter() -> str:
    """The preposition by which a body says what it is for (ل)."""
    return str(read_toml("ar/clitics.toml")["lam"])


def inflected_lemmas() -> tuple[str, ...]:
    """Every common lemma, with its feminine and with a conjunction, for counting letters."""
    feminine = _affixes().feminine
    conjunction = _letters_before()[0]
    found: dict[str, None] = {}
    for lemma in sorted(_lemmas()):
        found |= {lemma: None, lemma + feminine: None, conjunction + lemma: None}
    return tuple(found)


def _letters_before() -> tuple[str, ...]:
    letters = read_toml("ar/clitics.toml")
    return (*letters["conjunctions"], *letters["prepositions"])


def is_accusative(form: str) -> bool:
    """Whether a folded word is a common lemma in the indefinite accusative («ليلا»)."""
    alef = article()[0]
    return form.endswith(alef) and form[:-1] in _lemmas()


def is_future(form: str) -> bool:
    """Whether a folded word begins like a verb in the future («سيزور», «ستعقد»)."""
    table = _affixes()
    return form[:1] == table.future and form[1:2] in (*table.persons, table.imperfect)


def is_imperfect(form: str) -> bool:
    """Whether a folded word begins like an imperfect in the third person («يعتزم», «تتناثر»), be it a verb or not."""
    table = _affixes()
    return len(form) > _SHORTEST and form.startswith((table.imperfect, table.persons[0]))


@cache
def nisba_endings() -> tuple[str, ...]:
    """The endings of an adjective made of a noun, masculine and feminine."""
    table = _affixes()
    return (table.imperfect, table.imperfect + table.feminine)
