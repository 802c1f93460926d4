"""What the tagger of names sees of a word, of its neighbours and of what the rules made of them.

Note [Features per form]
    Nearly every feature follows from one word form and its distance from the word in question. The weights of a form
    are therefore summed once for each distance and kept; a text costs a few additions of short vectors a token. Only
    runs of coarse classes, the labels of the rules and the memory of the document join several words, and they have few
    values.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.heads import Word, read_word
from tawatur.annotate.mentions.likeness import likeness
from tawatur.annotate.mentions.vocabulary import (
    has_common_shape,
    is_common,
    is_nisba,
    is_particle,
    is_plain_lemma,
    is_speech_verb,
    is_verb,
    plural_endings,
)
from tawatur.text.clitics import article, stems
from tawatur.text.memo import MOST_READ
from tawatur.text.segment import NEWLINE

# How far a word is seen from: all of it, the next ones by form and lists, those after by lists.
DISTANCES = (-2, -1, 0, 1, 2)
_LONGEST_AFFIX = 4
_LONGEST_LENGTH = 9
_STEPS_OF_LIKENESS = 4
_MANY = 3
_FAR = 2
_LISTS_FROM_FAR = 4
_BREAK = "break"
# The memory of a form that the document has outside names only.
MEMORY_OUTSIDE = "m=O"


def _shown(form: str) -> str:
    """A form as features write it: a line break by name, digits by their number."""
    if form == NEWLINE:
        return _BREAK
    return form if not form[0].isdigit() else "9" * len(form)


@lru_cache(maxsize=MOST_READ)
def coarse_class(form: str) -> str:
    """The class of a folded token: sign, number, kind of cue, listed name, known entity, common or unknown word."""
    if not form[0].isalpha():
        return "9" if form[0].isdigit() else _BREAK if form == NEWLINE else form
    return _word_class(form) + ("d" if form.startswith(article()) else "")


def _word_class(form: str) -> str:
    word = read_word(form)
    if word.cues:
        return min(word.cues)
    if word.title:
        return "title"
    if is_speech_verb(form):
        return "says"
    return "verb" if is_verb(form) else _noun_class(form, word)


def _noun_class(form: str, word: Word) -> str:
    if word.given == 0 or word.surname == 0:
        return "weak" if word.weak else "given" if word.given == 0 else "surname"
    if word.names and (kinds := _known_kinds(word)):
        return kinds[0]
    if word.organisation or word.site:
        return "head"
    if is_particle(form):
        return "particle"
    return "common" if is_common(form) else f"new{max(-2, min(2, round(likeness(form) * 2)))}"


def _known_kinds(word: Word) -> list[str]:
    """The kinds of entities that a word alone names, with doubts: a clitic, an ambiguous row, a generated row."""
    found = set()
    for letter, rest, named in word.names:
        for entity in named:
            if not rest:
                doubt = ("l" if letter else "") + ("a" if entity.ambiguous else "")
                found.add(entity.kind + doubt + ("g" if "generated" in entity.flags else ""))
    return sorted(found)


def _lists(form: str) -> tuple[str, ...]:
    """What the lists say of a form."""
    found = ["c=" + coarse_class(form)]
    if not form[0].isalpha():
        return tuple(found)
    word = read_word(form)
    found += ["cue=" + cue for cue in sorted(word.cues)]
    if word.names:
        found += ["ent=" + kind for kind in _known_kinds(word)]
        found += ["begins=" + kind for kind in sorted({e.kind for _, rest, named in word.names if rest for e in named})]
    if word.given >= 0:
        found.append(f"given={min(word.given, 2)}{word.weak:d}")
    if word.surname >= 0:
        found.append(f"surname={min(word.surname, 2)}{word.weak:d}")
    tests = {
        "title": word.title,
        "org": word.organisation,
        "site": word.site,
        "unknown": word.unknown,
        "says": is_speech_verb(form),
        "verb": is_verb(form),
        "common": is_common(form),
        "plain": is_plain_lemma(form),
        "shape": has_common_shape(form),
    }
    return (*found, *(name for name, true in tests.items() if true))


def _letters(form: str, common_ending: bool) -> tuple[str, ...]:
    """The form, its readings without clitics, its ends, its letters."""
    found = ["w=" + _shown(form), f"len={min(len(form), _LONGEST_LENGTH)}"]
    if not form[0].isalpha():
        return tuple(found)
    found += [f"s{stem.start}=" + stem.form for stem in stems(form)[1:]]
    widths = range(1, min(_LONGEST_AFFIX, len(form) - 1) + 1)
    found += ["suf=" + form[-width:] for width in widths]
    found += ["pre=" + form[:width] for width in widths[: _LONGEST_AFFIX - 1]]
    found.append(f"like={max(-8, min(8, round(likeness(form) * _STEPS_OF_LIKENESS)))}")
    if common_ending:
        found.append("end=common")
    if is_nisba(form):
        found.append("end=nisba")
    if form.endswith(plural_endings()):
        found.append("end=plural")
    if form.isascii():
        found.append("latin")
    return tuple(found)


class FormFeatures(NamedTuple):
    """What a word form tells: by its letters to itself, by its letters to its neighbours, by the lists to all."""

    own: tuple[str, ...]
    near: tuple[str, ...]
    far: tuple[str, ...]
    lists: tuple[str, ...]


def describe(form: str, common_ending: bool) -> FormFeatures:
    """The features of a word form, written with an ending of common words or not, without their distance."""
    shown = "w=" + _shown(form)
    near = (shown, "suf=" + form[-2:]) if form[0].isalpha() else (shown,)
    return FormFeatures(_letters(form, common_ending), near, (shown,), _lists(form))


def letter_features(word: FormFeatures, distance: int) -> tuple[str, ...]:
    """The features of the letters of a word seen from `distance` words away."""
    return word.own if distance == 0 else word.near if abs(distance) == 1 else word.far


def list_features(lists: tuple[str, ...], distance: int) -> tuple[str, ...]:
    """The features of what the lists say of a word seen from `distance` words away; from far the first few."""
    return lists if abs(distance) < _FAR else lists[:_LISTS_FROM_FAR]


def class_features(before: str, here: str, after: str) -> tuple[str, ...]:
    """The features of a run of coarse classes."""
    return (f"b.{before}|{here}", f"a.{here}|{after}", f"t.{before}|{here}|{after}")


def rule_label(found: Found | None, token: int) -> str:
    """What the rules made of a token: O, or B or I, kind and rule."""
    if found is None:
        return "O"
    place = "B" if found.first == token else "I"
    length = min(found.after - found.first, _MANY)
    return f"{place}-{found.kind}-{found.rule.rsplit('.', 1)[-1]}-{length}{'l' if found.letter else ''}"


def rule_labels(chart: Chart) -> list[str]:
    """The labels of the rules, one a token."""
    return [rule_label(found, token) for token, found in enumerate(chart.cover)]


def rule_features(before: str, here: str, after: str) -> tuple[str, ...]:
    """The features of the labels of the rules for a token and its neighbours."""
    kinds = ["-".join(label.split("-")[:2]) for label in (before, here, after)]
    return (
        f"r.0={here}",
        f"r.k={kinds[1]}",
        f"r.b={kinds[0]}|{kinds[1]}",
        f"r.a={kinds[1]}|{kinds[2]}",
        f"r.t={kinds[0]}|{kinds[1]}|{kinds[2]}",
    )


def memory_features(seen: Counter[str], label: str) -> tuple[str, ...]:
    """The features of the labels that a form has in the document, its own place with `label` left out."""
    names = [
        (times - (name == label), name) for name, times in seen.items() if name != "O" and times - (name == label) > 0
    ]
    outside = seen["O"] - (label == "O")
    if names:
        times, name = max(names)
        return (f"m={name}", f"m={name}{'+' if times > 1 else ''}|{'o' if outside > 0 else ''}")
    return (MEMORY_OUTSIDE, f"m=O{min(outside, _MANY)}") if outside > 0 else ()
