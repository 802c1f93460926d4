"""What the tagger of names sees of a word, of its neighbours and of what the rules made of them.

Note [Features per form]
    Nearly every feature follows from one word form and its distance from the word in question. The weights of a form
    are therefore summed once for each distance and kept; a text costs a few additions of short vectors a token. Only
    runs of coarse classes, the labels of the rules and the memory of the document join several words, and they have few
    values. What the lists say of a form is said of many others too: what that weighs is kept as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from tawatur.annotate.mentions.chart import Chart
from tawatur.annotate.mentions.heads import Word, read_word
from tawatur.annotate.mentions.likeness import likeness
from tawatur.annotate.mentions.vocabulary import (
    Traits,
    is_nisba,
    is_plain_lemma,
    plural_endings,
    traits_of,
)
from tawatur.text.clitics import article, stems
from tawatur.text.segment import NEWLINE

# How far a word is seen from: all of it, the next ones by form and lists, those after by lists.
DISTANCES = (-2, -1, 0, 1, 2)
# The letters of the ends and beginnings of a form; none is the whole form.
_LONGEST_END = 4
_LONGEST_BEGINNING = 3
# The letters of a form's end that its neighbours see.
SEEN_END = 2
_LONGEST_LENGTH = 9
_STEPS_OF_LIKENESS = 4
_MOST_LIKENESS = 8
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
    return form if not form[0].isdecimal() else "9" * len(form)


def coarse_class(form: str) -> str:
    """The class of a folded token: sign, number, kind of cue, listed name, known entity, common or unknown word."""
    return read_facts(form).coarse


class Facts(msgspec.Struct, frozen=True, gc=False):
    """What the lists say of a form; the words of a report share some hundred of them.

    `kinds` are the entities that the word alone names, `begins` those that it may begin; of the stem that is in the
    lists of names, `given` and `surname` are the letters before it, -1 where none is.
    """

    coarse: str
    cues: frozenset[str] = frozenset()
    kinds: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    given: int = -1
    surname: int = -1
    weak: bool = False
    title: bool = False
    organisation: bool = False
    site: bool = False
    unknown: bool = False
    says: bool = False
    verb: bool = False
    common: bool = False
    plain: bool = False
    shape: bool = False


# Classes of cues made after the weights were trained, which know nothing of them.
_UNTRAINED = frozenset(
    {
        *(
            "according",
            "agent",
            "arm",
            "channel",
            "cityadj",
            "commune",
            "direction",
            "faction",
            "finance",
            "fought",
            "governs",
            "half",
            "island",
            "kin",
            "kins",
            "led",
            "numbered",
            "ownrealm",
            "passing",
            "people",
            "places",
            "province",
            "siteadj",
            "staff",
            "this",
            "townpart",
        ),
    }
)


def read_facts(form: str) -> Facts:
    """What the lists say of a folded token."""
    if not form[0].isalpha():
        return Facts("9" if form[0].isdecimal() else _BREAK if form == NEWLINE else form)
    word = read_word(form)
    traits = traits_of(form)
    says, verb, common = traits.speech, traits.verb, traits.common
    kinds = _known_kinds(word) if word.names else ()
    cues = word.cues - _UNTRAINED
    coarse = _cue_class(word, cues) or ("says" if says else "verb" if verb else _noun_class(form, word, kinds, traits))
    return Facts(
        coarse + "d" if form.startswith(article()) else coarse,
        cues,
        kinds,
        _begun_kinds(word) if word.names else (),
        min(word.given, _FAR),
        min(word.surname, _FAR),
        word.weak,
        word.title,
        word.organisation,
        word.site,
        word.unknown,
        says,
        verb,
        common,
        is_plain_lemma(form),
        traits.shaped,
    )


def _cue_class(word: Word, cues: frozenset[str]) -> str:
    return min(cues) if cues else "title" if word.title else ""


def _noun_class(form: str, word: Word, kinds: tuple[str, ...], traits: Traits) -> str:
    if word.given == 0 or word.surname == 0:
        return "weak" if word.weak else "given" if word.given == 0 else "surname"
    if kinds:
        return kinds[0]
    if word.organisation or word.site:
        return "head"
    if traits.particle:
        return "particle"
    return "common" if traits.common else f"new{max(-2, min(2, round(likeness(form) * 2)))}"


def _known_kinds(word: Word) -> tuple[str, ...]:
    """The kinds of entities that a word alone names, with doubts: a clitic, an ambiguous row, a generated row."""
    found = set()
    for letter, rest, named in word.names:
        for entity in named:
            if not rest:
                doubt = ("l" if letter else "") + ("a" if entity.ambiguous else "")
                found.add(entity.kind + doubt + ("g" if "generated" in entity.flags else ""))
    return tuple(sorted(found))


def _begun_kinds(word: Word) -> tuple[str, ...]:
    """The kinds of entities whose longer names a word may begin."""
    return tuple(sorted({entity.kind for _, rest, named in word.names if rest for entity in named}))


def describe_lists(facts: Facts) -> tuple[str, ...]:
    """The features of what the lists say of a form."""
    found = ["c=" + facts.coarse]
    found += ["cue=" + cue for cue in sorted(facts.cues)]
    found += ["ent=" + kind for kind in facts.kinds]
    found += ["begins=" + kind for kind in facts.begins]
    if facts.given >= 0:
        found.append(f"given={facts.given}{facts.weak:d}")
    if facts.surname >= 0:
        found.append(f"surname={facts.surname}{facts.weak:d}")
    tests = {
        "title": facts.title,
        "org": facts.organisation,
        "site": facts.site,
        "unknown": facts.unknown,
        "says": facts.says,
        "verb": facts.verb,
        "common": facts.common,
        "plain": facts.plain,
        "shape": facts.shape,
    }
    return (*found, *(name for name, true in tests.items() if true))


def describe_letters(form: str, common_ending: bool) -> list[str]:
    """The features of a form, written with an ending of common words or not, but for its last letter."""
    found = ["w=" + _shown(form), f"len={min(len(form), _LONGEST_LENGTH)}"]
    if not form[0].isalpha():
        return found
    found += [f"s{stem.start}=" + stem.form for stem in stems(form)[1:]]
    found += ["suf=" + form[-width:] for width in range(SEEN_END, min(len(form), _LONGEST_END + 1))]
    found += ["pre=" + form[:width] for width in range(1, min(len(form), _LONGEST_BEGINNING + 1))]
    steps = round(likeness(form) * _STEPS_OF_LIKENESS)
    found.append(f"like={max(-_MOST_LIKENESS, min(_MOST_LIKENESS, steps))}")
    if common_ending:
        found.append("end=common")
    if is_nisba(form):
        found.append("end=nisba")
    if form.endswith(plural_endings()):
        found.append("end=plural")
    if form.isascii():
        found.append("latin")
    return found


def describe_near(form: str) -> tuple[str, ...]:
    """The features of the letters of a form for its neighbours; the first one is seen from afar too."""
    shown = "w=" + _shown(form)
    return (shown, "suf=" + form[-SEEN_END:]) if form[0].isalpha() else (shown,)


def list_features(lists: tuple[str, ...], distance: int) -> tuple[str, ...]:
    """The features of what the lists say of a word seen from `distance` words away; from far the first few."""
    return lists if abs(distance) < _FAR else lists[:_LISTS_FROM_FAR]


def letter_features(form: str, common_ending: bool, distance: int) -> Sequence[str]:
    """The features of the letters of a word seen from `distance` words away."""
    if distance == 0:
        last = ("suf=" + form[-1],) if len(form) > 1 and form[0].isalpha() else ()
        return [*describe_letters(form, common_ending), *last]
    return describe_near(form)[: _FAR - abs(distance) + 1]


def before_feature(before: str, here: str) -> str:
    """The feature of a coarse class and the one before it."""
    return f"b.{before}|{here}"


def after_feature(here: str, after: str) -> str:
    """The feature of a coarse class and the one after it."""
    return f"a.{here}|{after}"


def run_feature(before: str, here: str, after: str) -> str:
    """The feature of a run of three coarse classes."""
    return f"t.{before}|{here}|{after}"


def class_features(before: str, here: str, after: str) -> tuple[str, ...]:
    """The features of a run of coarse classes."""
    return before_feature(before, here), after_feature(here, after), run_feature(before, here, after)


def rule_labels(chart: Chart) -> list[str]:
    """What the rules made of every token: O, or B or I, kind and rule."""
    labels = ["O"] * len(chart.forms)
    for found in chart.outer.values():
        length = found.after - found.first
        begin, inside = _rule_label(found.kind, found.rule, min(length, _MANY), found.letter > 0)
        labels[found.first : found.after] = [begin, *[inside] * (length - 1)]
    return labels


@cache
def _rule_label(kind: str, rule: str, length: int, joined: bool) -> tuple[str, str]:
    """The labels of the first token and the others of what a rule read."""
    shown = f"-{kind}-{rule.rsplit('.', 1)[-1]}-{length}{'l' if joined else ''}"
    return "B" + shown, "I" + shown


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


def memory_features(seen: Mapping[str, int], label: str) -> tuple[str, ...]:
    """The features of the labels that a form has in the document, its own place with `label` left out."""
    names = [
        (times - (name == label), name) for name, times in seen.items() if name != "O" and times - (name == label) > 0
    ]
    outside = seen["O"] - (label == "O")
    if names:
        times, name = max(names)
        return (f"m={name}", f"m={name}{'+' if times > 1 else ''}|{'o' if outside > 0 else ''}")
    return (MEMORY_OUTSIDE, f"m=O{min(outside, _MANY)}") if outside > 0 else ()
