"""Towns, quarters and regions by their grammar: «حي النزهة», «بلدة تل الورد», «قرية أبو حجر», «حلب القديمة».

Note [Names of places are open]
    No list has every village and quarter of the world. After a word such as "village of" stands a name; how much is
    believed of one depends on that word: a quarter may be called by any definite noun («حي السلام») or by a person («حي
    الملك فهد»), a town by a word that is no common one, a region only by what looks like a name. Words that names of
    places begin with (تل, عين, بيت, …) take the next one along.
"""

from __future__ import annotations

from functools import cache

from tawatur.annotate.mentions import english
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import is_adjective, is_definite, quoted
from tawatur.annotate.mentions.heads import alef_maqsura, cues, read_word
from tawatur.annotate.mentions.likeness import likeness
from tawatur.annotate.mentions.names import named_after, unlisted
from tawatur.annotate.mentions.toponyms import HYPHENS, foreign_end, opened_end, past_half, past_hyphen, son_end
from tawatur.annotate.mentions.vocabulary import (
    has_common_ending,
    has_common_shape,
    is_common,
    is_imperfect,
    is_particle,
    is_verb,
    plural_endings,
)
from tawatur.lexicon.entities import entities, is_country, read_endings
from tawatur.text.clitics import article, stems
from tawatur.text.scan import Hit, PhraseTable

_SHORT, _LONG = 3, 6
_LONGEST_UNLISTED = 2
_LONGEST_PERSON = 3
_OF_PERSONS = frozenset({"PERSON", "TITLE"})
_OPENING = frozenset("(")
_GROUND = frozenset({"GPE", "LOC"})
_QUARTER, _TOWN, _REGION, _SEVERAL = "quarter", "settlement", "region", "places"
# «جماعة أولاد سعدون»: a word for a commune that means other things too is believed before the beginning of such a name.
_COMMUNE = "commune"
_KINDS = (_SEVERAL, _QUARTER, _TOWN, _REGION, _COMMUNE)
_MOST_IN_ROW, _MOST_BETWEEN = 12, 3
# Likeness of a name that a region or a second word needs.
_LIKE_NAME = 0.0
# Likeness of one with the shape of a common word.
_ODD = 0.3


@cache
def _heads() -> PhraseTable[str]:
    """The words that a name of a place stands after, with the class that says how much is believed."""
    kinds = {
        form: kind
        for form, (classes, _) in cues().items()
        if (kind := next((kind for kind in _KINDS if kind in classes), None)) is not None
    }
    # some stand there with their clitics too
    bare = {form: kind for form, kind in kinds.items() if not any(stem.form in kinds for stem in stems(form)[1:])}
    return PhraseTable(bare.items())


def find_parts(chart: Chart) -> None:
    """A town and a word such as "old" or "new" are a place of their own: «حلب القديمة»."""
    for found in chart.ordered():
        if found.kind != "GPE" or found.after - found.first > 1 or is_country(found.entity):
            continue
        cue = chart.word(found.after)
        if "part" in cue.cues and chart.cover[found.after] is None and found.name:
            chart.add(_part(chart, found, f"{cue.english.title()} {found.name}"))


def _part(chart: Chart, whole: Found, name: str) -> Found:
    key = f"gpe.{english.slug(name)}"
    known = entities().get(key)
    found = whole.again(whole.first, whole.letter, "ar.mentions.part-of-town")
    found.after = whole.after + 1
    found.entity, found.name = key, known.name if known else name
    return found


def find_unlisted_places(chart: Chart) -> None:
    """A name that no list has after "city of", "village of": a place, here and where it stands alone."""
    memory: dict[str, Found] = {}
    for hit in _heads().find(chart.tokens):
        for found in _row(chart, hit.after) if hit.value == _SEVERAL else _named(chart, hit):
            if chart.add(found) and _is_memorable(chart, found):
                memory.setdefault(chart.forms[found.first][found.letter :], found)
    if memory:
        _recall_places(chart, memory)


def find_places_between(chart: Chart) -> None:
    """What «و» joins to a town and the next town to it are towns too: «صبيا، وضمد، وأبو عريش»."""
    for found in chart.ordered():
        if found.kind == "GPE":
            between: list[int] = []
            token = found.after + chart.is_sign(found.after)
            while len(between) < _MOST_BETWEEN and _may_be_between(chart, token):
                between.append(token)
                token += 1 + chart.is_sign(token + 1)
            following = chart.at(token) if between else None
            if following is not None and following.kind == "GPE" and _is_joined(chart, token) and following.letter == 1:
                for place in between:
                    chart.add(_place(chart, place, place + 1, 1))


def find_bracketed_places(chart: Chart) -> None:
    """A word before the side of the country where it lies is a town: «وخريبقة (وسط) وتاونات (شمال)»."""
    for sign in chart.tokens.among(_OPENING):
        token = sign - 1
        if "direction" not in chart.word(sign + 1).cues or chart.covering(token) is not None or sign < 1:
            continue
        closed = next((place for place in range(sign + 2, sign + 4) if chart.form(place) == ")"), None)
        if closed is None or not chart.form(token).isalpha():
            continue
        letter = 1 if _is_joined(chart, token) else 0
        bare = chart.form(token)[letter:]
        word = read_word(bare) if len(bare) > _SHORT else None
        if word is not None and not (word.cues or word.title or is_common(bare)):
            chart.add(_place(chart, token, token + 1, letter))


def _is_joined(chart: Chart, token: int) -> bool:
    return chart.form(token)[0] == read_endings().conjunction


def _may_be_between(chart: Chart, token: int) -> bool:
    form = chart.form(token)
    if not _is_joined(chart, token) or len(form) <= _SHORT or not form.isalpha() or chart.covering(token) is not None:
        return False
    word, bare = read_word(form[1:]), form[1:]
    named = word.cues or word.title or word.organisation or word.site
    return not (named or is_particle(bare) or is_verb(bare) or is_common(bare))


def _is_memorable(chart: Chart, found: Found) -> bool:
    """A single word that means nothing else is known again where it stands alone."""
    form = chart.forms[found.first][found.letter :]
    word = read_word(form)
    single = found.after - found.first == 1 and len(form) > _SHORT
    return single and not is_common(form) and word.given != 0 and word.surname != 0


def _named(chart: Chart, hit: Hit[str]) -> list[Found]:
    first, kind = hit.after, hit.value
    if chart.covering(hit.first) is not None or chart.tokens.surface(hit.first).endswith(alef_maqsura()):
        # «وأدى المدير» is no «وادي»
        return []
    if kind == _QUARTER and hit.clitics == read_endings().conjunction:
        # «وحي الإنسان»
        kind = _TOWN
    quote, end = quoted(chart, first)
    if end > quote and kind != _REGION and end - quote < _LONGEST_PERSON and chart.covering(quote) is None:
        return [_place(chart, quote, end)]
    core = chart.at(first)
    if core is not None and core.kind not in _OF_PERSONS:
        return []
    after = _name_end(chart, first, kind)
    return [_place(chart, first, after)] if after > first else []


def _row(chart: Chart, first: int) -> list[Found]:
    """The places of a row behind a plural: «قرى الهديدة والفسلوج», «نواحي الزاب والرياض والرشاد».

    A definite word that is a common one too is believed beside a name: «أحياء الكرادة والسلام».
    """
    found: list[Found] = []
    token, sure, count = first, 0, 0
    while count < _MOST_IN_ROW:
        letter = min(count, 1)
        cover = chart.at(token)
        if cover is not None:
            if cover.kind not in _GROUND or cover.letter != letter:
                break
            after, certain = cover.after, True
        else:
            after, certain = _in_row(chart, token, letter)
            if after == token:
                break
            found.append(_place(chart, token, after, letter))
        token, sure, count = after, sure + certain, count + 1
        token += chart.is_sign(token) and chart.form(token + 1)[0] == read_endings().conjunction
    return found if sure and count > 1 else []


def _in_row(chart: Chart, token: int, letter: int) -> tuple[int, bool]:
    """Where a name in a row ends that begins behind so many letters of a token, and whether it is surely one."""
    form = chart.form(token)
    if not letter:
        after = _name_end(chart, token, _TOWN)
        return (after, True) if after > token else (token + _is_any_definite(chart, token), False)
    if form[0] != read_endings().conjunction or len(form) < _SHORT or chart.covering(token) is not None:
        return token, False
    word, surface = read_word(form[1:]), chart.tokens.surface(token)
    plain = not (word.cues or word.title or word.organisation or word.site or surface.endswith(plural_endings()))
    # «… وكفرشوبا وقعت»: the letter is the verb's own
    if not plain or has_common_ending(surface) or is_verb(form):
        return token, False
    if form[1:].startswith(article()):
        return token + 1, not is_common(form[1:])
    return (token + 1, True) if word.unknown and likeness(form[1:]) > _LIKE_NAME else (token, False)


def _name_end(chart: Chart, first: int, kind: str) -> int:
    """Where the name of a place ends that begins at a token; the token itself where none does."""
    after = opened_end(chart, first)
    if kind == _COMMUNE:
        return after if "kunya" not in chart.word(first).cues else first
    if after > first or (after := foreign_end(chart, first)) > first:
        return past_hyphen(chart, after)
    if kind != _REGION and (after := max(named_after(chart, first), son_end(chart, first))) > first:
        return after
    after = first
    while after - first < _LONGEST_UNLISTED and unlisted(chart, after) and _looks_named(chart, after, first, kind):
        after += 1
    if after > first:
        after = past_hyphen(chart, past_half(chart, after))
        return first if kind == _REGION and is_definite(chart, after) else after
    if kind != _REGION and (after := _person_end(chart, first)) > first:
        return after
    if kind == _QUARTER and _is_any_definite(chart, first):
        return first + 1
    if _is_odd(chart, first):
        return past_half(chart, first + 1)
    return first + 1 if _is_named_definite(chart, first) else first


def _looks_named(chart: Chart, token: int, first: int, kind: str) -> bool:
    """The first word after "city of" is believed; a second one, or one after "region of", has to look like a name."""
    return (kind != _REGION and token == first) or likeness(chart.form(token)) > _LIKE_NAME


def _person_end(chart: Chart, first: int) -> int:
    """The end of the name of a person that a place is called by: «حي سلطان بيلي», «قرية حليمة»."""
    after = first
    while after - first < _LONGEST_PERSON:
        word, cover = chart.word(after), chart.covering(after)
        named = word.given == 0 or word.surname == 0 or (after > first and unlisted(chart, after))
        if not named or (cover is not None and cover.kind != "PERSON") or _is_mere_word(chart, after, first):
            break
        after += 1
    return after


def _is_mere_word(chart: Chart, token: int, first: int) -> bool:
    """A common word that no name follows: «سلطان» of «سلطان بيلي» is a name."""
    following = chart.word(token + 1)
    family = (following.surname == 0 and not following.weak) or unlisted(chart, token + 1)
    goes_on = token == first and family
    return chart.word(token).weak and not goes_on


def _is_odd(chart: Chart, token: int) -> bool:
    """A word with the shape of a common one that is none and looks much like a name: «ناحية تازروت»; not «حي يرزق»."""
    word, form, following = chart.word(token), chart.form(token), chart.word(token + 1)
    if not form.isalpha() or len(form) <= _SHORT or chart.covering(token) is not None or word.cues or word.title:
        return False
    verbal = is_verb(form) or (is_imperfect(form) and len(form) < _LONG)
    if is_common(form) or verbal or is_particle(form) or is_definite(chart, token):
        return False
    goes_on = following.unknown or following.given == 0 or following.surname == 0
    return not goes_on and likeness(form) > _ODD


def _is_named_definite(chart: Chart, token: int) -> bool:
    form = chart.form(token)
    plain = chart.covering(token) is None and is_definite(chart, token)
    return (
        plain
        and not (chart.word(token).cues or chart.word(token).title)
        and not is_common(form)
        and not has_common_shape(form[len(article()) :])
        and not chart.tokens.surface(token).endswith(plural_endings())
    )


def _is_any_definite(chart: Chart, token: int) -> bool:
    """A definite word that is no adjective and no title: «حي الزهور», «قرية الطيور»."""
    word = chart.word(token)
    plain = chart.covering(token) is None and is_definite(chart, token) and not (word.cues or word.title)
    return plain and not is_adjective(chart, token) and not chart.tokens.surface(token).endswith(plural_endings())


def _place(chart: Chart, first: int, after: int, letter: int = 0) -> Found:
    forms = chart.forms[first:after]
    forms[0] = forms[0][letter:]
    return Found(
        first=first,
        after=after,
        letter=letter,
        kind="GPE",
        rule="ar.mentions.unlisted-place",
        entity="gpe.~" + "-".join(form for form in forms if form not in HYPHENS),
    )


def _recall_places(chart: Chart, memory: dict[str, Found]) -> None:
    for token, form in enumerate(chart.forms):
        if chart.covering(token) is None:
            for stem in stems(form):
                if stem.form in memory:
                    chart.add(_place(chart, token, token + 1, stem.start))
                    break
