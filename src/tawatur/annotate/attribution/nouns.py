"""The words around a source: nouns that name one, the prepositions before one, the closed classes that are none."""

from __future__ import annotations

from functools import cache, lru_cache

from tawatur.annotate.attribution.cues import cue_forms, letter, words
from tawatur.data import read_rows
from tawatur.text.clitics import endings
from tawatur.text.fold import fold_word
from tawatur.text.scan import PhraseTable

# Classes whose sound plurals stand behind prepositions too: «بحسب مقربين».
_MANY = frozenset({"anonymous", "person", "group"})
_PEOPLE = frozenset({"anonymous", "person", "office"})
_OWNED = frozenset({"anonymous", "person", "group", "office", "document"})
# «العربي» is an adjective, «الى» is none.
_SHORTEST_NISBA = 5


@cache
def source_words() -> dict[str, str]:
    """The class of each single word of data/ar/source_words.tsv, folded."""
    found: dict[str, str] = {}
    for row in read_rows("ar/source_words.tsv"):
        if row["class"].startswith("preposition"):
            continue
        for word in row["ar"].split("|"):
            found.setdefault(fold_word(word), row["class"])
            if word.endswith(letter("plural_nominative")) and row["class"] in _MANY:
                oblique = word.removesuffix(letter("plural_nominative")) + letter("plural_accusative")
                found.setdefault(fold_word(oblique), row["class"])
    return found


@cache
def source_prepositions() -> PhraseTable[str]:
    """The prepositions that a source follows; the value is their class."""
    rows = [row for row in read_rows("ar/source_words.tsv") if row["class"].startswith("preposition")]
    return PhraseTable([(row["ar"], row["class"]) for row in rows])


@cache
def adverbs() -> PhraseTable[bool]:
    """Adverbs and set phrases that may stand between a cue, its subject and what is said."""
    return PhraseTable([(word, True) for word in sorted(words("adverbs"))])


@cache
def honours() -> frozenset[str]:
    """Forms of address before a title or a name: «معالي», «سعادة»."""
    rows = (row["ar"] for row in read_rows("ar/titles.tsv") if row["class"] == "honour")
    return frozenset(fold_word(word) for row in rows for word in row.split("|"))


def group_of(form: str, letters: int) -> str:
    """The class of a head word; behind an assimilated article («للبيان») too."""
    group = source_words().get(form, "")
    if group == "never":
        return ""
    if not group and letters and form.startswith(letter("lam")):
        form = letter("article") + form[1:]
        group = source_words().get(form, "")
    return group or _owned(form)


def is_owned(form: str) -> bool:
    """Whether a head has a pronoun written onto it, which ends its noun phrase: «نقابتهم»."""
    return form not in source_words() and not form.startswith(letter("article")) and bool(_owned(form))


@lru_cache(maxsize=1 << 12)
def _owned(form: str) -> str:
    """The class of a head with a pronoun written onto it («نقابتهم», «مساعدوه») or with its article («الخبيرة»)."""
    bare = form.removeprefix(letter("article"))
    if bare != form:
        group = source_words().get(bare, "")
        return group if group in _OWNED - {"document"} and form not in words("ranks") else ""
    accusative = form.removesuffix(letter("tanwin_seat"))
    if accusative != form and source_words().get(accusative, "") in _PEOPLE:
        return source_words()[accusative]
    hosts = (source_words().get(ending.form, "") for ending in endings(form)[1:])
    return next((group for group in hosts if group in _OWNED and group != "document"), "")


@cache
def closed() -> frozenset[str]:
    """Words of grammar that neither begin nor go on a source."""
    names = (
        "complementizers",
        "complementizers_bi",
        "prepositions",
        "prepositional_pronouns",
        "negations",
        "auxiliaries",
        "relatives",
        "clauses",
        "said_by",
        "joined_what",
        "pronouns",
        "circumstance",
    )
    return frozenset().union(*(words(name) for name in names))


def is_adjective(form: str) -> bool:
    """Whether a definite word goes on a noun phrase: an adjective of the list, or one with the ending of relation."""
    if form in words("adjectives"):
        return True
    related = any(form.endswith(ending) for ending in words("nisba"))
    return related and len(form) > _SHORTEST_NISBA and form not in closed() and form not in source_words()


@cache
def tails() -> frozenset[str]:
    """The second words of cues of two words: «باللوم»."""
    return frozenset(word for forms in cue_forms().values() for form in forms for word in form.tail)
