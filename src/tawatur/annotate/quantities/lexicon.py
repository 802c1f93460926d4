"""The tables of amounts: counted nouns, units, modifiers, governing words."""

from __future__ import annotations

from functools import cache

import msgspec

from tawatur.annotate.numerals.lexicon import accusative
from tawatur.data import read_rows
from tawatur.text.clitics import article as the_article
from tawatur.text.clitics import stems
from tawatur.text.fold import fold_word
from tawatur.text.memo import ByForm
from tawatur.text.scan import PhraseTable
from tawatur.text.segment import tokenize

_NO_FATE = frozenset({"people", "cardinal", "attacks", "duration"})
_NO_DUAL = frozenset({"age", "percent", "permille", "duration", "points"})


class Noun(msgspec.Struct, frozen=True):
    """A noun that numbers count: what a count of it is, and whether a governing verb may say more."""

    kind: str
    human: bool
    plural: bool


class Unit(msgspec.Struct, frozen=True):
    """A measure: its sign and the kind of quantity it makes; `family` names a currency whose country is not said."""

    sign: str
    kind: str
    family: str = ""


class Governor(msgspec.Struct, frozen=True):
    """A word that says what befell the counted, on which side of it.

    `persons`: only where what is counted is known to be persons; `noun`: may carry the article; `then`: the word that
    must follow it.
    """

    kind: str
    before: bool
    after: bool
    persons: bool = False
    noun: bool = False
    then: str = ""


@cache
def nouns() -> dict[str, Noun]:
    """Folded noun without article → what it counts."""
    time = Noun("duration", False, False)
    found = {
        fold_word(word): time
        for row in read_rows("ar/units.tsv")
        for word in (row["word"].split("|") if row["kind"] == time.kind else ())
    }
    for row in read_rows("ar/counted.tsv"):
        flags = row["flags"].split(",")
        human = "human" in flags
        one, many = Noun(row["kind"], human, False), Noun(row["kind"], human, True)
        for word in filter(None, row["word"].split("|")):
            form = fold_word(word)
            found.setdefault(form, one)
            found.setdefault(form + accusative(), one)
            if "sound" in flags:
                for ending in _endings("sound-plural"):
                    found.setdefault(_before_ending(form) + ending, many)
        for word in filter(None, row["plural"].split("|")):
            found.setdefault(fold_word(word), many)
            found.setdefault(fold_word(word) + accusative(), many)
    return found


@cache
def duals() -> dict[str, Noun]:
    """Folded undetermined dual → its noun, for the nouns whose dual is no plural («طائرتان», «جنديين»)."""
    known = nouns()
    others = single_words("not-dual")
    found: dict[str, Noun] = {}
    for row in read_rows("ar/counted.tsv"):
        sound = "sound" in row["flags"].split(",")
        for word in filter(None, row["word"].split("|")):
            form = fold_word(word)
            for kind in ("dual", "dual-oblique") if not sound or form != _before_ending(form) else ("dual",):
                for ending in _endings(kind):
                    dual = _before_ending(form, joined=True) + ending
                    if dual not in known and dual not in others:
                        found.setdefault(dual, known[form])
    return found


@cache
def dual_endings() -> tuple[str, ...]:
    """How a dual ends."""
    return (*_endings("dual"), *_endings("dual-oblique"))


@cache
def _endings(kind: str) -> tuple[str, ...]:
    return tuple(row["phrase"] for row in read_rows("ar/quantity_words.tsv") if row["kind"] == kind)


def _before_ending(form: str, *, joined: bool = False) -> str:
    """The form that an ending is put to: a final ة falls away, or is written ت."""
    (feminine,) = _endings("feminine")
    feminine = fold_word(feminine)
    (open_t,) = _endings("feminine-joined")
    if not form.endswith(feminine) or len(form) < 3:
        return form
    return form[:-1] + (open_t if joined else "")


@cache
def units() -> PhraseTable[Unit]:
    """The units of measure and money, with the accusative and the article of their words."""
    rows = list(read_rows("ar/units.tsv"))
    entries: list[tuple[str, Unit]] = []
    heads: dict[str, list[str]] = {}
    for row in rows:
        words = row["word"].split("|")
        if row["base"] and not row["base"].endswith("+"):
            heads[row["base"]] = [form for word in words for form in _cases(word)]
        unit = Unit(row["unit"], row["kind"], row["base"].rstrip("+"))
        if row["base"].endswith("+"):
            adjectives = [form for word in words for form in (*_cases(word), fold_word(word) + _feminine())]
            phrases = [f"{head} {form}" for head in heads[unit.family] for form in adjectives]
            phrases += [
                f"{the_article()}{head} {the_article()}{form}" for head in heads[unit.family] for form in adjectives
            ]
        else:
            phrases = [form for word in words for form in _cases(word)]
            if not row["base"]:
                unit = Unit(row["unit"], row["kind"])
        entries += [(phrase, unit) for phrase in dict.fromkeys(phrases)]
    return PhraseTable(entries, proclitics=False, article=True)


@cache
def signs() -> dict[str, Unit]:
    """The units of one sign («%», «$»), which stand before or after a number."""
    return {
        sign: Unit(row["unit"], row["kind"])
        for row in read_rows("ar/units.tsv")
        for sign in row["word"].split("|")
        if len(sign) == 1 and not sign.isalpha()
    }


@cache
def currencies() -> dict[str, tuple[str, ...]]:
    """Family of money → the ISO codes in it."""
    found: dict[str, list[str]] = {}
    for row in read_rows("ar/units.tsv"):
        if row["base"].endswith("+"):
            found.setdefault(row["base"][:-1], []).append(row["unit"])
    return {family: tuple(codes) for family, codes in found.items()}


@cache
def unit_duals() -> dict[str, Unit]:
    """«كيلومترين», «طنان»: the dual of a unit of one word."""
    found: dict[str, Unit] = {}
    for row in read_rows("ar/units.tsv"):
        word = fold_word(row["word"].split("|")[0])
        if row["kind"] in _NO_DUAL or not word.isalpha() or row["base"].endswith("+"):
            continue
        unit = Unit(row["unit"], row["kind"], row["base"])
        for ending in dual_endings():
            dual = _before_ending(word, joined=True) + ending
            if dual not in single_words("not-dual"):
                found.setdefault(dual, unit)
    return found


def _feminine() -> str:
    return fold_word(_endings("feminine")[0])


def _cases(word: str) -> tuple[str, ...]:
    """A word, and with the accusative's letter on each of its words where that is possible."""
    forms, last = tokenize(word).forms, accusative()
    plain = " ".join(forms)
    # an abbreviation («كم») would become another word («كما»)
    if not all(form.isalpha() for form in forms) or forms[0] + last in single_words("stop"):
        return (plain,)
    if forms[-1].endswith(_feminine()):
        return (plain,)
    ends = [form + last for form in forms]
    variants = (plain, " ".join(ends), " ".join([ends[0], *forms[1:]]), " ".join([forms[0], *ends[1:]]))
    return tuple(dict.fromkeys(variants))


@cache
def governor_rows() -> dict[str, Governor]:
    """Folded word → what it governs: the verbs and nouns of harm and the like, and the plurals that say it alone."""
    found: dict[str, Governor] = {}
    for row in read_rows("ar/number_governors.tsv"):
        for word in row["word"].split("|"):
            form, _, then = fold_word(word).partition(" ")
            side = row["side"]
            known = found.get(form)
            if known is None:
                found[form] = Governor(
                    row["kind"], side != "after", side in {"after", "both"}, side == "persons", then=then
                )
            elif known.kind == row["kind"]:
                found[form] = Governor(row["kind"], known.before or side != "after", known.after or side != "before")
    for form, noun in nouns().items():
        if noun.plural and noun.kind not in _NO_FATE:
            found.setdefault(form, Governor(noun.kind, True, False, noun=True))
    return found


def _find_governor(form: str) -> Governor | None:
    rows = governor_rows()
    the = the_article()
    for stem in stems(form):
        if stem.form in rows:
            return rows[stem.form]
        found = rows.get(stem.form.removeprefix(the)) if stem.article else None
        if found and found.noun:
            return found
    return None


# Folded form → what it governs, clitics before it left out.
GOVERNORS = ByForm(_find_governor)


@cache
def words(kind: str) -> frozenset[tuple[str, ...]]:
    """The folded phrases of one kind in data/ar/quantity_words.tsv, each a tuple of tokens."""
    return frozenset(
        tuple(tokenize(row["phrase"]).forms) for row in read_rows("ar/quantity_words.tsv") if row["kind"] == kind
    )


@cache
def single_words(kind: str) -> frozenset[str]:
    """The one-word phrases of one kind."""
    return frozenset(phrase[0] for phrase in words(kind) if len(phrase) == 1)


def starts_phrase(forms: list[str], token: int, kind: str) -> int:
    """The token after the longest phrase of a kind that begins at a token; the token itself where none does."""
    longest = token
    for phrase in _by_first(kind).get(forms[token], ()) if token < len(forms) else ():
        if token + len(phrase) > longest and tuple(forms[token : token + len(phrase)]) == phrase:
            longest = token + len(phrase)
    return longest


@cache
def _by_first(kind: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(words(kind)):
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(phrases) for first, phrases in found.items()}
