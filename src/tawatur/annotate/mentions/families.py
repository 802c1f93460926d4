"""Words that go on a name only for what stands around them: middle names, families called by a participle, initials."""

from __future__ import annotations

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import is_definite, place_letters
from tawatur.annotate.mentions.vocabulary import (
    feminine_endings,
    has_common_ending,
    has_definite_shape,
    is_exact_lemma,
    is_imperfect,
    is_lemma,
    is_nisba,
    is_particle,
    is_speech_verb,
    is_verb,
    plural_endings,
    purpose_letter,
)
from tawatur.lexicon.entities import entities, read_endings
from tawatur.text.clitics import article
from tawatur.text.fold import fold_word

# Prepositions that depend on a participle.
_GOVERNED = frozenset({"placeprep", "relationprep", "governed"})
_MAIN = frozenset({"country", "capital"})
# Letters of a word behind an initial.
_SHORTEST = 2


def is_middle_name(chart: Chart, token: int, count: int) -> bool:
    """A word, common or not, between a given name and a family's: «علي زارع الرفاعي»."""
    word, form, following = chart.word(token), chart.form(token), chart.word(token + 1)
    if count > 1 or chart.word(token - 1).given != 0 or following.surname != 0 or following.weak:
        return False
    family = is_definite(chart, token + 1) and chart.covering(token + 1) is None
    plain = not (word.cues or word.title or is_definite(chart, token) or has_common_ending(chart.tokens.surface(token)))
    return family and plain and not (is_particle(form) or is_verb(form) or form[0] == read_endings().conjunction)


def is_family_nisba(chart: Chart, token: int) -> bool:
    """A family called by a nisba that is an adjective too: behind a rank and a given name, or behind a compound.

    «اللواء مسعود العدواني», «نور الدين البحري».
    """
    before = chart.word(token - 1)
    given = (token - 1 in chart.addressed and before.given == 0) or "completion" in before.cues
    return given and is_nisba(chart.form(token)) and chart.covering(token) is None


def is_participle_name(chart: Chart, token: int) -> bool:
    """A family called by a participle («خالد الباتع»), which nothing depends on: not «خالد المقيم في …»."""
    form, word = chart.form(token), chart.word(token)
    bare = form.removeprefix(article())
    if bare == form or word.cues or word.title:
        return False
    if is_lemma(bare):
        # «… باسم الوزارة تيسير المفرج أن»
        if "clause" not in chart.word(token + 1).cues or not _is_behind_title(chart, token - 1):
            return False
    elif not has_definite_shape(bare):
        return False
    not_singular = chart.tokens.surface(token).endswith((*plural_endings(), *feminine_endings()))
    if not_singular or chart.covering(token) is not None:
        return False
    before, following = chart.word(token - 1), chart.form(token + 1)
    son = "lineage" in chart.word(token - 2).cues or "completion" in before.cues
    given = before.given == 0 and not (before.weak or is_verb(chart.form(token - 1)))
    governs = chart.word(token + 1).cues & _GOVERNED or following[0] in place_letters() or is_definite(chart, token + 1)
    return (son or given) and not governs


def is_told_name(chart: Chart, token: int, count: int) -> bool:
    """A word of common shape behind a given name that speaks or is called so: «قالت خديجة عاشق إنها»."""
    before, form, word = chart.word(token - 1), chart.form(token), chart.word(token)
    if count > 1 or before.given != 0 or before.weak or word.cues or word.title or is_definite(chart, token):
        return False
    verbal = is_particle(form) or is_verb(form) or is_imperfect(form)
    joined = form[0] == read_endings().conjunction or is_led_twice(form)
    plain = verbal or joined or form.endswith(article()[0])
    if plain or chart.covering(token) is not None or has_common_ending(chart.tokens.surface(token)):
        return False
    closed = "clause" in chart.word(token + 1).cues or chart.form(token + 1) in {"(", "\u060c"}
    told = is_speech_verb(chart.form(token - 2)) or "witness" in chart.word(token - 2).cues
    return closed and (told or _is_behind_title(chart, token - 1) or token - 1 in chart.addressed)


def is_closing_family(chart: Chart, token: int) -> bool:
    """A word with the article behind the first name that a title leads to, where a clause follows: «بدران العمر إن».

    A family that is called by that first name needs nothing more: «سلطان السلطان».
    """
    first = token - 1
    form, word, before = chart.form(token), chart.word(token), chart.form(first)
    if not is_definite(chart, token) or chart.covering(token) is not None or is_definite(chart, first):
        return False
    if form == article() + before:
        return chart.word(first).given == 0
    if is_particle(before) and chart.word(first).given != 0:
        return False
    if word.cues or word.title or not (_is_behind_title(chart, first) or first in chart.addressed):
        return False
    closed = closes_name(chart, token + 1) or (first in chart.addressed and _ends_clause(chart, token + 1))
    return closed and not chart.tokens.surface(token).endswith(feminine_endings()[1:])


def _ends_clause(chart: Chart, token: int) -> bool:
    """Whether a sign or a relative pronoun follows: «الأستاذ حمد الطبيب،», «اللواء عبدالمحسن الطويل الذي»."""
    return not chart.form(token).isalnum() or "preverb" in chart.word(token).cues


def closes_name(chart: Chart, token: int) -> bool:
    """Whether what a person says follows («إن», «: »), a comma before it or not."""
    token += chart.form(token) == "\u060c"
    return "clause" in chart.word(token).cues or chart.form(token) == ":"


def _is_behind_title(chart: Chart, token: int) -> bool:
    before = chart.before(token)
    return before is not None and before.kind == "TITLE"


def past_initial(chart: Chart, token: int) -> int:
    """The end of a name behind an initial and its full stop («ويليام أ. لابلانيت»); the token where none is."""
    first = token + 2
    form = chart.form(first)
    if len(chart.form(token)) > 1 or chart.form(token + 1) != "." or not form.isalpha() or len(form) < _SHORTEST:
        return token
    plain = is_particle(form) or is_exact_lemma(form) or is_speech_verb(form) or chart.covering(first) is not None
    return token if plain else first + 1


def is_led_twice(form: str) -> bool:
    """«للصحفيين»: ل and the article are never part of a name."""
    return form.startswith(2 * purpose_letter())


def is_family_kunya(chart: Chart, token: int) -> bool:
    """A family called "father of" a thing, after a given name: «إبراهيم أبو رأس»."""
    before, word = chart.word(token - 1), chart.word(token + 1)
    named = (before.given == 0 or "completion" in before.cues) and "opens" in chart.word(token).cues
    form = chart.form(token + 1)
    return named and form.isalpha() and not (word.title or is_particle(form) or is_definite(chart, token + 1))


def is_blessing(chart: Chart, token: int) -> bool:
    """«رحمه الله» after the name of a dead man, written with the pronoun, is not «رحمة الله»."""
    folded = fold_word(feminine_endings()[0])
    return chart.form(token).endswith(folded) and not chart.tokens.surface(token).endswith(feminine_endings())


def is_born(chart: Chart, token: int) -> bool:
    """«ولد حسين في كينيا»: the verb, and no son of his who is called so behind a title or a verb of saying."""
    if "fathers" in chart.word(token).cues:
        # «ابن يوسف نصر» is the son of another
        son = chart.word(token + 1)
        return (son.given == 0 or son.unknown) and chart.word(token + 2).opens_name
    if "lineage" not in chart.word(token).cues or not is_verb(chart.form(token)):
        return False
    called = token in chart.addressed or _is_behind_title(chart, token) or is_speech_verb(chart.form(token - 1))
    return not called


def is_family(chart: Chart, token: int) -> bool:
    """A listed family that is a noun too («ليلى الحداد»), right behind a given name in a clause that goes on."""
    before, word = chart.word(token - 1), chart.word(token)
    listed = word.surname == 0 and word.given < 0 and not word.cues and not word.title and is_definite(chart, token)
    return listed and before.given == 0 and not before.title and is_verb(chart.form(token - 2))


def joins_name(chart: Chart, token: int, cover: Found) -> bool:
    """A nationality, a known surname or the name of a village may be part of a name («محمد شياع السوداني»)."""
    if cover.after - cover.first != 1 or cover.letter:
        return False
    if cover.kind == "NORP" and "lineage" in chart.word(token - 1).cues:
        return True
    if cover.kind == "ORG":
        return chart.word(token).surname == 0 and is_definite(chart, token)
    if cover.kind == "GPE":
        entity = entities().get(cover.entity or "")
        village = entity is not None and not entity.flags & _MAIN and ("generated" in entity.flags or entity.ambiguous)
        return village and is_definite(chart, token) and not is_verb(chart.form(token - 2))
    if _is_known_alone(chart, token - 1):
        # «انتقد ترامب بايدن» speaks of two
        return False
    if cover.kind == "NORP":
        before = [chart.word(token - 1), chart.word(token - 2)]
        listed = any(word.given >= 0 or word.surname >= 0 or "completion" in word.cues for word in before)
        return listed and is_definite(chart, token) and is_nisba(chart.form(token))
    return cover.kind == "PERSON"


def _is_known_alone(chart: Chart, token: int) -> bool:
    """Whether a word by itself names a known person."""
    return any(entity.kind == "PERSON" for entity in chart.word(token).entities())
