"""What the tagger's reading changes of the rules' reading.

Note [Who decides]
    A reading with evidence of its own stays: a country, a known full name, a title, an organisation by its grammar. The
    tagger adds names where the rules read nothing, more readily a place of the lexicon; it replaces persons that the
    grammar of names only guessed, and single towns that it holds to be part of another name; and it takes out guesses,
    and towns that only a list of the world's towns has, where it holds them to be plain words. The bounds
    are margins over "no name", set where more than half of the names were right on the folds of training/crossval.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tawatur.annotate.mentions import tagger
from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import is_definite, place_cues, place_letters
from tawatur.annotate.mentions.families import is_blessing
from tawatur.annotate.mentions.heads import Word, read_word
from tawatur.annotate.mentions.likeness import likeness
from tawatur.annotate.mentions.names import UNLIKE_VERB
from tawatur.annotate.mentions.particles import is_written_as_name
from tawatur.annotate.mentions.places import named_here
from tawatur.annotate.mentions.sequences import Scores
from tawatur.annotate.mentions.tagger import Stages, Tagged
from tawatur.annotate.mentions.vocabulary import (
    is_exact_lemma,
    is_imperfect,
    is_lemma,
    is_nisba,
    is_particle,
    is_plain_lemma,
    is_verb,
    is_whole_word,
    is_written_accusative,
)
from tawatur.annotate.mentions.weights import SCALE
from tawatur.lexicon.entities import entities, read_endings
from tawatur.text.clitics import article, stems

_CLASSES = {"PERSON": "PERS", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
_KINDS = {"PERS": "PERSON", "ORG": "ORG", "LOC": "GPE"}
_PREFIX = {"PERS": "per.~", "ORG": "org.~", "LOC": "gpe.~"}
# Least margin of a name where the rules read nothing: below it fewer than half were right.
_ADDS = {"PERS": SCALE * 3 // 2, "LOC": SCALE, "ORG": SCALE}
# Least margin of a place that the lexicon has and the rules left out for want of evidence: three in four were right.
_KNOWN_ADDS = -2 * SCALE
# Least margin of a name that takes the place of a guess.
_REPLACES = SCALE
# Least margin of a person or organisation that takes the place of a town.
_OVERRULES = 4 * SCALE
# A guess of the rules that "no name" beats by so much was never right.
_VETO = 3 * SCALE
_VETO_LONG = 6 * SCALE
# The same for a word that only the generated rows of the lexicon have as a town («رالي», «القصور»): five in six wrong.
_VETO_TOWN = 2 * SCALE
# Least margin of a single word that is a common one too («نيسان»).
_SURE = 6 * SCALE
# Cues of words that a name goes on with: «ابن غازي», «الثاني».
_GOES_ON = frozenset({"lineage", "vague"})
_IN_NAMES = frozenset({"kunya", "particle", "compound", "completion"})
# Readings of the rules that say no more than that a run of words looks like a name.
_GUESSES = frozenset({"given-name", "witnessed-name", "joined-name", "kunya", "person-longer"})
_MAIN = frozenset({"country", "capital"})
_SURE_PLACES = _MAIN | {"large"}
# Words before a place.
_LEADING = frozenset({"place", "placeprep", "settlement"})
_SHORTEST_STEM = 3
# How much more a stem must look like a name than the whole word, to leave out a letter that could be a conjunction.
_LIKER = 0.1
# Likeness below which a preposition and a noun are no name: «بارباع» lies above, «بضرورة» below.
_LIKE_NOUN = -0.3

stages: Callable[[], Stages | None] = tagger.stages


def ask_tagger(chart: Chart) -> None:
    """Add what the tagger reads where the rules leave a choice, and take out what it holds to be plain words.

    Without the weights, or in a text with no word that could be a name, nothing changes. «وعلق بلاتر على القرار»: the
    rules may read a town «لاتر» after a preposition, the tagger a person.
    """
    by = stages()
    if by is None or not any(_is_open(word) for word in chart.words):
        return
    tagged, scores = tagger.tag(chart, by)
    reading = _Reading(chart, by, scores, frozenset(chart.forms[name.first] for name in tagged))
    for name in tagged:
        for part in _parts(reading, name):
            _settle(reading, part)
    taken = {token for name in tagged for token in range(name.first, name.after)}
    for found in chart.ordered():
        doubtful = _is_guess(found) or _is_lone_town(chart, found)
        if doubtful and taken.isdisjoint(range(found.first, found.after)):
            _doubt(reading, found)


class _Reading(NamedTuple):
    """The chart, the tagger's stages, its scores for every token, and the words that begin its names."""

    chart: Chart
    stages: Stages
    scores: Scores
    names: frozenset[str]


def _is_open(word: Word) -> bool:
    return word.opens_name or bool(word.names)


def _is_guess(found: Found) -> bool:
    return found.kind == "PERSON" and found.is_guess() and found.rule.rsplit(".", 1)[-1] in _GUESSES


def _is_lone_town(chart: Chart, found: Found) -> bool:
    """Whether a mention is a single word that only a list of the world's towns has, and nothing leads to a place."""
    if found.kind != "GPE" or found.after - found.first > 1:
        return False
    entity = entities().get(found.entity or "")
    if entity is None or entity.flags & _SURE_PLACES:
        return False
    return "generated" in entity.flags and not found.letter and not place_cues(chart, found.first - 1) & _LEADING


def _doubt(reading: _Reading, found: Found) -> None:
    """Take out a guess that the tagger holds to be plain words."""
    bound = _VETO if found.after - found.first == 1 else _VETO_LONG
    if found.kind == "GPE":
        bound = _VETO_TOWN
    if reading.stages.second.margin(reading.scores, found.first, found.after, _CLASSES[found.kind]) < -bound:
        reading.chart.remove(found)


def _settle(reading: _Reading, name: Tagged) -> None:
    """Let a name of the tagger stand, beside or instead of what the rules read of its tokens."""
    chart = reading.chart
    if (same := chart.at(name.first)) is not None and _reads_the_same(same, name):
        return
    covers: list[Found] = []
    for token in range(name.first, name.after):
        cover = chart.cover[token]
        if cover is not None and (not covers or covers[-1] is not cover):
            covers.append(cover)
    if name.margin < _least(chart, covers, name) or not all(_may_yield(chart, cover, name) for cover in covers):
        return
    if _is_doubtful(chart, name) or any(_loses_given_name(chart, cover, name) for cover in covers):
        return
    for cover in covers:
        chart.remove(cover)
    chart.add(_found(reading, name))


def _least(chart: Chart, covers: list[Found], name: Tagged) -> int:
    """The least margin of a name: with more to lose where the rules read something, less where the lexicon has it."""
    if covers:
        return _REPLACES
    known = name.kind == "LOC" and _is_known(chart, name)
    # «المدينة» is rather any town, «بالقصر» any palace
    known = known and not any(
        is_plain_lemma(stem.form.removeprefix(article())) for stem in stems(chart.forms[name.first])
    )
    return _KNOWN_ADDS if known else _ADDS[name.kind]


def _is_written_as_word(chart: Chart, token: int) -> bool:
    """«دوماً» is no town «دوما», «باكرا» no «أكرا» after a preposition, «النيل من سمعته» no river."""
    if is_written_accusative(chart.tokens.surface(token)) or "relationprep" in chart.word(token + 1).cues:
        return True
    return is_whole_word(chart.forms[token]) and all(letter for letter, _, _ in chart.words[token].names)


def _parts(reading: _Reading, name: Tagged) -> Iterator[Tagged]:
    """A name without the verbs and plain words at its ends, a joined second name parted from it.

    «عمر وزيد» are two; in «عمر قال» the verb is no name.
    """
    first = name.first
    for token in range(name.first + 1, name.after):
        form = reading.chart.forms[token]
        joined = form[0] == read_endings().conjunction and _known_start(reading, form, name.kind) == 1
        if (name.kind == "PERS" and not form[0].isalpha()) or joined:
            yield from _trimmed(reading, name, first, token)
            first = token
    yield from _trimmed(reading, name, first, name.after)


def _trimmed(reading: _Reading, name: Tagged, first: int, after: int) -> Iterator[Tagged]:
    """The tokens [first, after) of a name without signs and plain words at the ends, if any are left."""
    chart = reading.chart
    while first < after and not chart.forms[first][0].isalpha():
        first += 1
    while first < after and not chart.forms[after - 1][-1].isalnum():
        after -= 1
    if name.kind == "PERS":
        first, after = _person_alone(chart, first, after)
    if name.kind == "PERS" and first + 1 == after and _has_number(chart, first):
        after += 1
    if (first, after) == (name.first, name.after):
        yield name
    elif first < after:
        yield Tagged(first, after, name.kind, reading.stages.second.margin(reading.scores, first, after, name.kind))


def _person_alone(chart: Chart, first: int, after: int) -> tuple[int, int]:
    """A person's name without a blessing, without whose son he is, and without plain words at its ends."""
    if after - first > 2 and "completion" in chart.words[after - 1].cues and is_blessing(chart, after - 2):
        # «الشافعي رحمه الله»
        after -= 2
    if after - first > 2 and "fathers" in chart.words[first].cues:
        # «ابن ماركو ماريك»
        first += 1
    while after - first > 1 and (_is_plain(chart, after - 1) or _is_led_noun(chart, after - 1)):
        after -= 1
    while after - first > 1 and _is_plain(chart, first) and not _is_believed(chart, first):
        first += 1
    return first, after


def _is_believed(chart: Chart, token: int) -> bool:
    """«مقتل علي أحمد»: a preposition where the report writes that one otherwise, and the rules begin a name with it."""
    cover = chart.at(token)
    more = cover is not None and cover.kind == "PERSON" and cover.after - cover.first > 1
    return more and is_particle(chart.forms[token])


def _is_led_noun(chart: Chart, token: int) -> bool:
    """«مجدي بضرورة»: a preposition and a noun, unlike a name."""
    form, word = chart.forms[token], chart.words[token]
    if word.given == 0 or word.surname == 0 or likeness(form) > _LIKE_NOUN:
        return False
    return any(stem.clitics in place_letters() and is_exact_lemma(stem.form) for stem in stems(form)[1:])


def _has_number(chart: Chart, token: int) -> bool:
    """Whether the number of a king follows a given name («فؤاد الأول»), and not one of several («محمد الأول من …»)."""
    numbered = "regnal" in chart.word(token + 1).cues and chart.covering(token + 1) is None
    return numbered and chart.words[token].given == 0 and "relationprep" not in chart.word(token + 2).cues


def _is_plain(chart: Chart, token: int) -> bool:
    """A verb, a particle or a common word, with the article or without, that no list has as a name."""
    form, word = chart.forms[token], chart.words[token]
    if "completion" in chart.word(token - 1).cues and form.startswith(article()) and not word.cues:
        # «محمد بن عبد الرحمن الدرس»: the name is whole before it
        return word.surname < 0 and is_exact_lemma(form[len(article()) :]) and not is_nisba(form)
    if (word.cues | chart.word(token - 1).cues) & _IN_NAMES:
        return False
    listed = word.given == 0 or word.surname == 0
    if form.startswith(article()):
        before = chart.covering(token - 1)
        guessed = before is not None and _is_guess(before) and before.after == token
        return guessed and not listed and is_lemma(form.removeprefix(article()))
    acts = is_verb(form) and likeness(form) < 0
    plain = is_exact_lemma(form) or acts or (is_imperfect(form) and likeness(form) < UNLIKE_VERB)
    return plain and (not listed or not is_written_as_name(chart, token))


def _is_doubtful(chart: Chart, name: Tagged) -> bool:
    """A common word alone, «بالله», «بسماع دوي», what follows a particle («سان»), an address on the web."""
    first = chart.forms[name.first]
    if name.kind == "PERS" and any("completion" in _cues(stem.form) for stem in stems(first)):
        return True
    if name.kind == "PERS" and "completion" in chart.words[name.after - 1].cues:
        # «نحمد الله», «رحمه الله»
        return not any(_cues(stem.form) & _IN_NAMES for stem in stems(chart.form(name.after - 2)))
    if name.kind == "PERS" and any("particle" in _cues(stem.form) for stem in stems(chart.form(name.first - 1))):
        return chart.covering(name.first - 1) is None
    if first.isascii() and name.after - name.first == 1:
        return True
    if name.kind != "PERS" and name.after - name.first > 1 and "vague" in chart.words[name.after - 1].cues:
        # «نيسان الجاري»
        return True
    if name.kind == "LOC" and _is_known(chart, name) and _is_written_as_word(chart, name.first):
        return True
    if name.kind == "ORG" and "completion" in chart.words[name.after - 1].cues:
        # «رحمه الله», «بإذن الله»: no body that the lists lack is God's
        return not chart.words[name.first].organisation
    if name.kind != "ORG" and name.margin < _SURE and _is_phrase(first, name.kind):
        return True
    if name.after - name.first > 1 or chart.cover[name.first] is not None or _is_known(chart, name):
        return False
    return is_exact_lemma(first) and name.margin < _SURE


def _is_phrase(form: str, kind: str) -> bool:
    """Whether a word reads as a clitic and a common word («بسماع»), and not as a listed name («وبسام»)."""
    after_clitic = [stem.form for stem in stems(form)[1:]]
    if any(_is_listed(stem, kind) for stem in (form, *after_clitic)):
        return False
    return any(map(is_exact_lemma, after_clitic))


def _is_known(chart: Chart, name: Tagged) -> bool:
    """Whether the lexicon has an entity of that name, which the rules left out for want of evidence."""
    rest_of_name = tuple(chart.forms[name.first + 1 : name.after])
    readings = chart.words[name.first].names
    kinds = {entity.kind for _, rest, named in readings if rest == rest_of_name for entity in named}
    return any(_CLASSES.get(kind) == name.kind for kind in kinds)


def _cues(form: str) -> frozenset[str]:
    """The classes of cues of a folded word."""
    return read_word(form).cues


def _loses_given_name(chart: Chart, cover: Found, name: Tagged) -> bool:
    """Whether the tagger leaves out a listed given name that the rules read at the head of a name."""
    return any(
        chart.words[token].given == (cover.letter if token == cover.first else 0)
        and (not chart.words[token].weak or _is_believed(chart, token))
        for token in range(cover.first, name.first)
    )


def _reads_the_same(cover: Found, name: Tagged) -> bool:
    return cover.after == name.after and _CLASSES.get(cover.kind) == name.kind


def _cuts_given_name(chart: Chart, cover: Found, name: Tagged) -> bool:
    """Whether a name of the tagger leaves out the listed given name that the rules' reading of it begins with."""
    word = chart.words[cover.first]
    if name.first <= cover.first or name.after != cover.after or word.given != cover.letter:
        return False
    return not word.weak or _is_believed(chart, cover.first)


def _cuts_after_given_name(chart: Chart, cover: Found, name: Tagged) -> bool:
    """Whether a name of the tagger breaks the rules' reading at a father's name, a king's number or «علي»."""
    breaks = [token for token in (name.first, name.after) if cover.first < token < cover.after]
    return any(
        chart.words[token].cues & _GOES_ON
        or len(form := chart.forms[token]) == 1
        or (is_particle(form) and is_written_as_name(chart, token))
        for token in breaks
    )


def _may_yield(chart: Chart, cover: Found, name: Tagged) -> bool:
    """Whether the rules' reading gives way to a name of the tagger that touches it."""
    if _is_guess(cover):
        if name.kind != "PERS" and (before := chart.before(cover.first)) is not None and before.kind == "TITLE":
            return False
        return not (_cuts_given_name(chart, cover, name) or _cuts_after_given_name(chart, cover, name))
    inside = not cover.first < name.first and not name.after < cover.after
    longer = name.kind == "PERS" and name.after - name.first > cover.after - cover.first
    if cover.kind == "NORP":
        # «يوسف روسي»
        return longer and inside and not name.margin < _OVERRULES and not is_definite(chart, cover.first, cover.letter)
    if cover.kind == "PERSON":
        return name.kind == "PERS" and inside and cover.after - cover.first == 1
    if cover.kind == "GPE" and name.kind != "LOC" and inside and not name.margin < _OVERRULES:
        entity = entities().get(cover.entity or "")
        if entity is None and cover.after - cover.first > 1:
            # «قرية بن زروال»: the word before it says that it is one
            return longer
        return longer or entity is None or not entity.flags & _MAIN
    return False


def _found(reading: _Reading, name: Tagged) -> Found:
    """A name of the tagger as a mention: the entity of that name, else one that is known by its words alone."""
    forms = reading.chart.forms[name.first : name.after]
    letter = _name_start(reading, forms[0], name.kind)
    forms[0] = forms[0][letter:]
    known = next((e for e in named_here(reading.chart, forms) if _CLASSES.get(e.kind) == name.kind), None)
    return Found(
        first=name.first,
        after=name.after,
        letter=letter,
        kind=known.kind if known else _KINDS[name.kind],
        rule="ar.mentions.tagged-name",
        entity=known.key if known else _PREFIX[name.kind] + "-".join(form for form in forms if form.isalnum()),
        name=known.name if known else None,
        country=known.country if known else None,
        sector=known.sector if known else None,
    )


def _name_start(reading: _Reading, form: str, kind: str) -> int:
    """How many letters of a name's first word are clitics: the reading that the lists, the report or the weights know.

    «وبلير» is و + «بلير» where the report names «بلير»; «بلاتر» stays whole. A conjunction is left out also where the
    rest looks more like a name than the whole.
    """
    known = _known_start(reading, form, kind)
    if known is not None:
        return known
    conjunction = form[0] == read_endings().conjunction
    return 1 if conjunction and likeness(form[1:]) > likeness(form) + _LIKER else 0


def _known_start(reading: _Reading, form: str, kind: str) -> int | None:
    """The letters before the reading that is known, null where none is."""
    by = reading.stages
    if _is_listed(form, kind):
        return 0
    for stem in stems(form)[1:]:
        if len(stem.form) < _SHORTEST_STEM:
            continue
        if stem.article or stem.form in reading.names or _is_listed(stem.form, kind) or by.knows(stem.form, kind):
            return stem.start
    return 0 if by.knows(form, kind) else None


def _is_listed(form: str, kind: str) -> bool:
    """Whether the lists have a whole word as a name of that kind."""
    word = read_word(form)
    if kind == "PERS":
        return word.given == 0 or word.surname == 0
    return any(letter == 0 and not rest for letter, rest, _ in word.names)
