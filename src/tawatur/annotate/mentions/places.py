"""Known names of every kind, read from the lexicon with the evidence a doubtful one needs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawatur.annotate.mentions.chart import Chart, Found
from tawatur.annotate.mentions.complements import (
    QUOTES,
    is_adjective,
    is_definite,
    named_through_quotes,
    place_cues,
    place_letters,
    quoted,
)
from tawatur.annotate.mentions.groups import people_of
from tawatur.annotate.mentions.heads import organisation_heads, titles
from tawatur.annotate.mentions.peoples import is_people
from tawatur.annotate.mentions.situated import (
    WITHIN,
    is_led,
    is_local,
    is_told_where,
    lies_in,
    may_be_local,
    names_province,
)
from tawatur.annotate.mentions.vocabulary import (
    feminine_endings,
    is_common,
    is_exact_lemma,
    is_feminine_perfect,
    is_lemma,
    is_noun,
    is_particle,
    is_plain_lemma,
    is_speech_verb,
    is_verb,
    is_whole_word,
    is_written_accusative,
    plural_endings,
)
from tawatur.lexicon.entities import Entity, entities, name_index, read_endings
from tawatur.text.clitics import article, stems
from tawatur.text.fold import fold_word

# A stem this short is a known name after clitics only beside other evidence: «كلية» is no place «لية».
_SHORT = 3
_PLACES = frozenset({"GPE", "LOC", "FAC"})
# The kinds whose names may be common nouns.
_NOUNS_TOO = _PLACES | {"ORG"}
# Written, it tells the city from the country: «عمّان».
SHADDA = "\u0651"
_MAIN = frozenset({"country", "capital"})
# Words after which a country is named itself.
_LEADING = frozenset({"place", "placeprep", "settlement", "realm", "stance"})
_HEADS = frozenset({"place", "settlement"})
# The classes of a word that tells where beside a place something is: «شمال», «ريف».
_BESIDE = frozenset({"place"})
_PREPOSITIONS = frozenset({"placeprep", "governed"})
# Prepositions that no verb follows.
_BEFORE_NOUNS = frozenset({"governed", "toward", "inside"})
# What follows a noun that is spelt like a place.
_AFTER_NOUN = frozenset({"relationprep", "intense"})
# The sector of outlets and the heads that only say what kind of outlet a name is.
_OUTLETS = "JRN"
_AGENCY = "agency"
_BLOC = "bloc"
_PARTISAN = "partisan"
_CHANNEL = "channel"
_OUTLET_LABELS = frozenset({"newspaper", "site", _CHANNEL})


def find_known(chart: Chart) -> None:
    """Add every known name to the chart, leftmost and longest first.

    A place whose name is a common noun («القطاع», «الضفة») is taken where the report names it in full too, a
    nationality that is one («مالية») where the report names the country.
    """
    doubtful: list[Found] = []
    homonyms: list[Found] = []
    certain: set[str] = set()
    free = 0
    for token in chart.marked("named"):
        read = _read(chart, token) if token >= free else None
        if read is None:
            doubtful += _led_places(chart, token) if token >= free else []
            continue
        entity, found = read
        if not entity.flags & _MAIN and (_PARTISAN in entity.flags or _is_doubtful(chart, found)):
            doubtful.append(found)
        elif _is_homonym(chart, found, entity):
            homonyms.append(found)
        else:
            certain.add(entity.key)
            chart.countries.add(entity.country)
            if entity.kind == "GPE" and entity.country:
                certain.add(entity.country)
            chart.add(found)
        free = found.after
    for found in homonyms:
        if _add_homonym(chart, found) and found.entity:
            certain.add(found.entity)
    _add_doubtful(chart, doubtful, certain)


def _add_doubtful(chart: Chart, doubtful: list[Found], certain: set[str]) -> None:
    """Add what is a common noun too where the report names it beyond doubt."""
    for found in doubtful:
        if found.kind == "NORP":
            partisan = _PARTISAN in entities()[found.entity or ""].flags
            told = found.country in (chart.countries if partisan else certain)
        elif _PARTISAN in entities()[found.entity or ""].flags:
            told = found.country in chart.countries
        else:
            told = (found.entity in certain or is_local(chart, found)) and not is_definite(chart, found.after)
        if told and chart.cover[found.first] is None:
            chart.add(found)


def _is_homonym(chart: Chart, found: Found, entity: Entity) -> bool:
    """Whether a town bears the name of a thing, a person or another town, and no list by hand vouches for it."""
    if "generated" not in entity.flags or entity.kind != "GPE" or found.after - found.first > 1:
        return False
    return entity.ambiguous or lies_in(chart, found.after, found.country) is False


def _add_homonym(chart: Chart, found: Found) -> bool:
    """Take in a town where its country is spoken of, «في مشهد» in a report on Iran; else what a head calls a town.

    True where it is the listed town.
    """
    if found.country in chart.countries or names_province(chart, found):
        chart.countries.add(found.country)
        return chart.add(found)
    chart.strangers.add(found.entity)
    before = place_cues(chart, found.first - 1)
    if "settlement" in before and "governs" not in before:
        found.entity = "gpe.~" + chart.forms[found.first][found.letter :]
        found.name = found.country = None
        found.rule = "ar.mentions.unlisted-place"
        chart.add(found)
    return False


def named_here(chart: Chart, forms: Sequence[str]) -> list[Entity]:
    """The entities of a name, without doubtful towns of countries that the report does not speak of."""
    return [entity for entity in name_index().named(tuple(forms)) if not _is_strange(chart, entity)]


def _is_strange(chart: Chart, entity: Entity) -> bool:
    doubtful = entity.ambiguous and "generated" in entity.flags and entity.kind == "GPE"
    return entity.key in chart.strangers or (doubtful and entity.country not in chart.countries)


def _is_led_verb(chart: Chart, token: int) -> bool:
    """A word that is a verb and no noun: behind a preposition it is neither («سيطر على تدمر»)."""
    form = chart.forms[token]
    noun = is_plain_lemma(form) or is_noun(form)
    return is_verb(form) and not noun and not chart.word(token - 1).cues.isdisjoint(_BEFORE_NOUNS)


def _led_places(chart: Chart, token: int) -> list[Found]:
    """A town that is a common word too, after a preposition: read where the report has the town («على حلب»)."""
    alone = chart.words[token].alone
    if not any(entity.kind == "GPE" for _, _, named in alone for entity in named):
        return []
    led = bool(place_cues(chart, token - 1) & _PREPOSITIONS)
    return [
        known(entity, token, token + 1, letter)
        for letter, _, named in alone
        if (led if not letter else chart.forms[token][letter - 1] in place_letters())
        for entity in named
        if entity.kind == "GPE"
    ]


def _read(chart: Chart, token: int) -> tuple[Entity, Found] | None:
    """The longest known name at a token whose evidence suffices."""
    following = chart.form(token + 1)
    word = chart.words[token]
    opens = following in QUOTES
    for letter, rest, named in word.names if opens or following in word.seconds else word.alone:
        if rest and rest[0] != following and not opens:
            continue
        end = named_through_quotes(chart, token, rest) if rest else token + 1
        if end < 0 or (
            rest and (_is_place_and_name(chart, token, end, named) or _is_apposition(chart, token, end, named))
        ):
            continue
        entity = _choose(chart, token, end, letter, named)
        if entity is not None:
            if rest and (inner := _after_label(chart, token, end, entity)) is not None:
                return entity, inner
            titled = entity.kind == "PERSON" and rest and _is_titled(chart, token, " ".join(rest), entity)
            return entity, known(entity, token + 1, end, 0) if titled else known(entity, token, end, letter)
    return None


def _is_titled(chart: Chart, token: int, rest: str, entity: Entity) -> bool:
    """Whether a name begins with a title of its own («البابا فرنسيس»).

    A form of address belongs to the name where the rest alone is none of his: «الملا عمر».
    """
    if not chart.words[token].title:
        return False
    hit = next(iter(chart.hits(titles(), token)), None)
    return hit is None or hit.value.kind != "honour" or rest in entity.arabic


def _after_label(chart: Chart, first: int, after: int, entity: Entity) -> Found | None:
    """The name of an outlet that the lexicon holds with its label, which stays outside: «صحيفة الأهرام».

    What is only told from a place by its word for a station keeps it: «تلفزيون لبنان».
    """
    if entity.sector != _OUTLETS or is_definite(chart, first):
        return None
    label = next((hit.value.key for hit in chart.hits(organisation_heads(), first)), "")
    start, end = quoted(chart, first + 1)
    if end > start:
        return known(entity, start, end, 0) if label in {*_OUTLET_LABELS, _AGENCY} else None
    of_place = any(one.kind in _PLACES for one in name_index().named(tuple(chart.forms[first + 1 : after])))
    if label not in _OUTLET_LABELS or (label == _CHANNEL and of_place):
        return None
    return known(entity, first + 1, after, 0)


def _is_doubtful(chart: Chart, found: Found) -> bool:
    """Whether a word is no place yet: a common noun, or a town that only its country tells from a common word."""
    if found.after - found.first > 1:
        return False
    if _is_common_noun(chart, found):
        return True
    common = is_common(chart.forms[found.first]) and may_be_local(entities()[found.entity or ""])
    return common and not _is_town(chart, found)


def _is_common_noun(chart: Chart, found: Found) -> bool:
    """Whether a single word is no name yet: «القطاع», «مالية»."""
    if not is_plain_lemma(chart.forms[found.first][found.letter :].removeprefix(article())):
        return False
    if _is_town(chart, found) or _BLOC in entities()[found.entity or ""].flags:
        return False
    if found.kind == "NORP":
        return True
    if found.kind not in _NOUNS_TOO or not is_definite(chart, found.first, found.letter):
        return False
    # «حرب الخليج», «في الخليج»
    sure = found.kind == "LOC" and not entities()[found.entity or ""].ambiguous
    return not (sure and chart.form(found.first - 1).isalpha())


def _is_town(chart: Chart, found: Found) -> bool:
    """«محافظة الخبر»; «جبل الزاوية» is called by no town."""
    if found.kind != "GPE":
        return False
    before = found.first - 1
    named = "settlement" in place_cues(chart, before) and "toponym" not in chart.word(before).cues
    return named or is_told_where(chart, found.first, found.letter, found.country)


def _is_place_and_name(chart: Chart, first: int, after: int, whole: tuple[Entity, ...]) -> bool:
    """A word such as "city of" or "south of" before a name of its own: «جنوب لبنان» speaks of لبنان.

    A province that is called so is a place of its own: «ريف دمشق», «شمال سيناء».
    """
    if not (heads := place_cues(chart, first) & _HEADS):
        return False
    if heads == _BESIDE and any("admin1" in entity.flags for entity in whole):
        return False
    rest = tuple(chart.forms[first + 1 : after])
    inner = name_index().named(rest)
    places = any(entity.kind in _PLACES for entity in inner)
    # «ولاية سيناء» is a body and no province
    return places and all(entity.kind != "ORG" and "country" not in entity.flags for entity in whole)


def _is_apposition(chart: Chart, first: int, after: int, named: tuple[Entity, ...]) -> bool:
    """A label and a name («موقع أكسيوس»), or a name and another in quotation marks: each is a mention of its own."""
    forms = chart.forms[first:after]
    if "labelword" in chart.words[first].cues:
        words = [form for form in forms if form.isalnum()]
        # «جماعة الحوثي»
        return people_of(words[-1]) is None and bool(set(name_index().named(tuple(words[1:]))) & set(named))
    marked = next((place for place, form in enumerate(forms) if not form.isalnum()), 0)
    return marked > 1 and bool(set(name_index().named(tuple(forms[:marked]))) & set(named))


@cache
def _known_rule(kind: str) -> str:
    return f"ar.mentions.known-{kind.lower()}"


def known(entity: Entity, first: int, after: int, letter: int) -> Found:
    """A mention of a known entity."""
    return Found(
        first=first,
        after=after,
        letter=letter,
        kind=entity.kind,
        rule=_known_rule(entity.kind),
        entity=entity.key,
        name=entity.name,
        country=entity.country,
        sector=entity.sector,
    )


def _choose(chart: Chart, first: int, after: int, letter: int, named: tuple[Entity, ...]) -> Entity | None:
    """The first entity of a name whose evidence suffices; countries and capitals before other places.

    What is listed as it stands comes before an inflected nationality: «أفريقيا» is no accusative of «أفريقي».
    """
    if len(named) > 1:
        name = " ".join(chart.forms[first:after])[letter:]
        settled = after == first + 1 and "settlement" in place_cues(chart, first - 1)
        named = tuple(sorted(named, key=lambda entity: _rank(entity, name) - 3 * (settled and entity.kind == "GPE")))
    for entity in named:
        if "country" in entity.flags and _is_no_country(chart, first, after, letter, named):
            continue
        if _has_evidence(chart, first, after, letter, entity):
            return entity
    return None


def _is_no_country(chart: Chart, first: int, after: int, letter: int, named: tuple[Entity, ...]) -> bool:
    """Whether a word is written as the capital of another («عمّان»), or describes what stands before it."""
    if SHADDA in chart.tokens.surface(first) and any("capital" in entity.flags for entity in named):
        return True
    return after == first + 1 and _describes(chart, first, letter)


def _describes(chart: Chart, token: int, letter: int) -> bool:
    """Whether a word with the article stands as an adjective after a feminine noun: «المرأة السعودية»."""
    before = chart.word(token - 1)
    if not token or letter or not is_definite(chart, token):
        return False
    if before.cues & _LEADING or not chart.tokens.surface(token - 1).endswith(feminine_endings()):
        return False
    if not any(stem.article for stem in stems(chart.forms[token - 1])):
        return False
    return any(entity.kind == "NORP" for entity in chart.words[token].entities())


def _rank(entity: Entity, name: str) -> int:
    if "country" in entity.flags:
        return 0
    if entity.kind == "NORP":
        return 4 if name[-1:] == read_endings().accusative and name not in entity.arabic else 2
    return 1 if "capital" in entity.flags else 3


def _has_evidence(chart: Chart, first: int, after: int, letter: int, entity: Entity) -> bool:
    if after - first > 1:
        if "sons" in chart.words[first].cues and "generated" in entity.flags and not is_led(chart, first, letter):
            # «حضر أولاد سعيد»
            return False
        return not entity.ambiguous or letter == 0
    if entity.kind == "PERSON":
        return _is_surname_alone(chart, first, letter, entity)
    if entity.kind == "NORP":
        return is_people(chart, first, letter, entity)
    if entity.kind in _PLACES:
        bloc = _BLOC in entity.flags
        return _is_bloc(chart, first, letter) if bloc else _is_place(chart, first, letter, entity)
    form = chart.forms[first]
    if is_verb(form) or is_plain_lemma(form) or (letter and chart.words[first].given == 0):
        return False
    return not (entity.ambiguous or ("noun" in entity.flags and _is_noun(chart, first, letter)))


def _is_noun(chart: Chart, token: int, letter: int) -> bool:
    """«بحماس شديد», «حماس الجمهور»: a noun with its adjective or its owner."""
    following = chart.form(token + 1)
    if "intense" in chart.word(token + 1).cues:
        return True
    people = following.endswith(plural_endings()) or "crowd" in chart.word(token + 1).cues
    return letter > 0 and people and is_definite(chart, token + 1) and chart.covering(token + 1) is None


def _is_surname_alone(chart: Chart, first: int, letter: int, entity: Entity) -> bool:
    """A distinctive surname; one that is a common word too only beside a title or a verb of saying."""
    form = chart.forms[first]
    if entity.ambiguous or letter > 1 or chart.words[first].given == 0:
        return False
    before = chart.word(first - 1)
    witnessed = "witness" in before.cues or before.title or is_speech_verb(chart.form(first - 1))
    return witnessed or not is_plain_lemma(form[letter:].removeprefix(article()))


def _is_bloc(chart: Chart, first: int, letter: int) -> bool:
    """«الغرب» as a party («مفاوضات مع الغرب»), not as a direction («إلى الغرب من المدينة», «الشرق والغرب»)."""
    if not is_definite(chart, first, letter) or is_adjective(chart, first + 1):
        return False
    before, following = chart.word(first - 1).cues, chart.word(first + 1).cues
    if "direction" in before | following or "direction" in chart.word(first - 2).cues:
        return False
    led = "placeprep" in before or (letter > 0 and chart.forms[first][0] in place_letters())
    return not (led and "relationprep" in following)


def _is_place(chart: Chart, first: int, letter: int, entity: Entity) -> bool:
    """A country or capital at once; another place only where its name is no common word, or a head stands before it."""
    form = chart.forms[first]
    before = place_cues(chart, first - 1)
    if (letter and is_whole_word(form)) or is_written_accusative(chart.tokens.surface(first)):
        return False
    if "noun" in entity.flags and chart.word(first + 1).cues & _AFTER_NOUN:
        # «محاولات النيل من الوحدة», «مسقط رأسه»
        return False
    shown = not before.isdisjoint(WITHIN) or _is_led_verb(chart, first)
    if "generated" in entity.flags and not (shown or letter) and _is_verb_or_adjective(chart, first):
        return False
    if not (shown or letter or entity.flags & _MAIN) and (is_verb(form) or is_feminine_perfect(form)):
        return False
    if not (shown or letter) and _is_owned(chart, first):
        return False
    if not entity.ambiguous and (entity.flags & _MAIN or "generated" not in entity.flags):
        return not (letter and chart.words[first].given == 0)
    strict = letter > 0 or entity.ambiguous or "placeprep" not in before
    common = is_particle(form) or _reads_as_common(form, strict) or chart.words[first].title
    if "settlement" in before:
        return letter == 0
    if common or (letter and (chart.words[first].given >= 0 or chart.words[first].surname >= 0)):
        told = _ends_as_town(chart, first, letter, entity) or is_told_where(chart, first, letter, entity.country)
        return told or (may_be_local(entity) and (letter > 0 or is_led(chart, first, letter)))
    stem = len(form) - letter
    if entity.ambiguous or (letter and stem <= _SHORT) or stem < _SHORT:
        led = letter > 0 and (form[letter - 1] in place_letters() or _is_named_place(chart.covering(first - 1)))
        return led or "place" in before or "placeprep" in before
    return chart.words[first].given != 0 or "placeprep" in before or "place" in before


def _ends_as_town(chart: Chart, first: int, letter: int, entity: Entity) -> bool:
    """«بجدة» is written as a town and not as «بجد» with a pronoun, and is no feminine adjective."""
    form = chart.forms[first]
    led = letter > 0 and form[letter - 1] in place_letters() and not entity.flags & {"ambiguous", "generated"}
    return led and chart.tokens.surface(first).endswith(feminine_endings()[0]) and not is_lemma(form)


def _is_verb_or_adjective(chart: Chart, token: int) -> bool:
    """Whether a word spelt like a town tells of the word before it: «الوجبة الدسمة», «الذي أبهر», «لم يزد»."""
    if not token:
        return False
    if "preverb" in chart.word(token - 1).cues:
        return True
    known_before = chart.covering(token - 1)
    return is_definite(chart, token) and is_definite(chart, token - 1) and known_before is None


def _is_owned(chart: Chart, token: int) -> bool:
    """Whether a word is written as a common one with a pronoun: «جده حسين» is no town «جدة»."""
    form = chart.forms[token]
    feminine = form.endswith(fold_word(feminine_endings()[0]))
    return feminine and is_common(form) and not chart.tokens.surface(token).endswith(feminine_endings())


def _reads_as_common(form: str, strict: bool) -> bool:
    """Whether a word is rather a common one; where a place is expected, only if it is one as it stands.

    «ليون» would be «يون» after «ل», «ألماتي» a plural with a pronoun: «في ليون» is neither.
    """
    if not is_common(form) or (is_exact_lemma(form) and not is_plain_lemma(form)):
        return False
    return strict or is_verb(form) or is_plain_lemma(form.removeprefix(article()))


def _is_named_place(before: Found | None) -> bool:
    """Whether a town stands before what «و» joins: «المنستير والمهدية»."""
    return before is not None and before.kind == "GPE"
