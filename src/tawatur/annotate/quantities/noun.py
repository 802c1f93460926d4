"""The counted noun: what follows a number (or stands before «الثلاثة», «واحد», «عدة») and belongs to it.

Note [How far a counted noun reaches]
    The head is the first word after the number, «من» left out. To it belong adjectives that agree and a noun that
    makes one thing with it: «جندياً أميركياً» (two accusatives), «قواعد عسكرية» (a relation in ي, ية, ين), «شاحنة
    مساعدات» (a feminine with a plural in ات), «عناصر الشرطة» after من. Everything else ends it: there is no parser
    here, and a short span is right more often than a long one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from tawatur.annotate.numerals.lexicon import ATOMS, accusative, conjunction, letter
from tawatur.annotate.quantities.lexicon import Noun, nouns, single_words, starts_phrase
from tawatur.text.clitics import article as the_article
from tawatur.text.clitics import endings, stems
from tawatur.text.segment import Tokens

_LONGEST_TAIL = 2
# In tokens: a noun and what belongs to it.
_LONE_PHRASE = 2
_SHORTEST_GUESS = 5
_SHORTEST_DUE = 3
_PERSON, _PERSONS = Noun("people", True, False), Noun("people", True, True)
_SHORTEST_ADJECTIVE = 4
_WEAK_KINDS = frozenset({"people", "cardinal"})
_OF = "range-from"


class Counted(msgspec.Struct, frozen=True):
    """The counted noun at tokens [first, after), from letter `letters` of the first; `noun` where it is known."""

    first: int
    after: int
    noun: Noun | None
    letters: int = 0


def look_up(form: str) -> Noun | None:
    """A noun of the lexicon, with or without the article."""
    known = nouns()
    found = known.get(form)
    the = the_article()
    if found is None and form.startswith(the):
        found = known.get(form.removeprefix(the))
    return found


def _is_accusative(tokens: Tokens, token: int) -> bool:
    """Whether a word that no lexicon knows may be the indefinite accusative that a number asks for."""
    form = tokens.forms[token]
    if len(form) < _SHORTEST_DUE or not form.isalpha() or form.isascii() or ATOMS[form] is not None:
        return False
    stop = single_words("stop")
    if form in stop or form.endswith(tuple(single_words("verb-plural"))) or has_article(tokens, token):
        return False
    joined = [stem for stem in stems(form) if stem.start]
    if any(stem.article or stem.form in stop or look_up(stem.form) for stem in joined):
        return False
    if any(ending.pronoun and (ending.form in stop or look_up(ending.form)) for ending in endings(form)):
        return False
    return form.endswith(accusative()) or tokens.surface(token).endswith(letter("feminine"))


def has_article(tokens: Tokens, token: int) -> bool:
    """Whether a word is written with the article; «آلية», folded to the same letters, is not."""
    the = the_article()
    return tokens.forms[token].startswith(the) and tokens.surface(token).startswith(the)


def _guess(form: str, *, determined: bool = False) -> Noun | None:
    """Persons by the shape of a word that no lexicon knows: «مهاجمين», «فلسطينياً», «نصراني», «(من) المحبوسين»."""
    if determined and form.startswith(the_article()) and form.endswith(tuple(single_words("human-plural"))):
        return _PERSONS if len(form) > _SHORTEST_GUESS else None
    if len(form) < _SHORTEST_GUESS or form.startswith(the_article()):
        return None
    if form.endswith(tuple(single_words("human-plural"))):
        return _PERSONS
    relation = letter("yeh")
    return _PERSON if form.endswith((relation, relation + accusative())) and len(form) > _SHORTEST_GUESS else None


def noun_after(tokens: Tokens, token: int, *, vague: bool = False, accusative_due: bool = False) -> Counted | None:
    """The counted noun that begins at a token, or after «من» there.

    `accusative_due`: the number is one of 11 to 99, which take an indefinite accusative («46 وافدا», «25 بسطة»).
    """
    forms = tokens.forms
    if token >= len(forms):
        return None
    partitive = forms[token] in single_words(_OF)
    head = token + 1 if partitive else token
    if head >= len(forms):
        return None
    due = accusative_due and not partitive and _is_accusative(tokens, head)
    if not due and not _is_head(tokens, head, determined=partitive or vague):
        return None
    noun = look_up(forms[head]) or _guess(forms[head], determined=partitive)
    after = _tail(tokens, head, noun)
    if vague and forms[head].startswith(the_article()):
        after = _coordinated(tokens, after)
    return Counted(head, after, noun)


def noun_before(tokens: Tokens, token: int) -> Counted | None:
    """The noun right before a number that follows its noun («الجنود الثلاثة», «شخص واحد», «مدن عدة»).

    Its adjective or genitive belongs to it: «المحطات النووية الأربع», «طائرات الإنقاذ الثلاث».
    """
    found = _word_before(tokens, token)
    if found is None or token < _LONE_PHRASE or (found.noun is not None and found.noun.plural):
        return found
    last, head = tokens.forms[token - 1], _word_before(tokens, token - 1)
    if head is None or not has_article(tokens, token - 1) or not last.isalpha():
        return found
    many = head.noun is not None and head.noun.plural
    described = tokens.forms[head.first].startswith(the_article(), head.letters) and relates(tokens, token - 1)
    return Counted(head.first, token, head.noun, head.letters) if many or described else found


def _word_before(tokens: Tokens, token: int) -> Counted | None:
    if token == 0:
        return None
    form = tokens.forms[token - 1]
    for stem in stems(form):
        noun = look_up(stem.form)
        if noun is not None:
            return Counted(token - 1, token, noun, stem.start)
    for bare in owned_stems(form):
        noun = look_up(bare)
        if noun is not None and noun.plural:
            return Counted(token - 1, token, noun)
    the = the_article()
    if form.startswith(the) and form.isalpha():
        return Counted(token - 1, token, None)
    return None


def owned_stems(form: str) -> Iterator[str]:
    """What a noun with a pronoun may be without it: «عناصره», «مداه» → «مدى», «أبناؤه» → «أبناء»."""
    for stem in [ending.form for ending in endings(form) if ending.pronoun and len(ending.form) > 1]:
        yield stem
        if stem.endswith(accusative()):
            yield stem[:-1] + letter("yeh")
        elif stem[-2] == accusative() and stem[-1] in (conjunction(), letter("yeh")):
            yield stem[:-1] + letter("hamza")


def _is_head(tokens: Tokens, token: int, *, determined: bool) -> bool:
    form = tokens.forms[token]
    # «آلية» is folded to «إليه»
    other = form in nouns() and tokens.surface(token).startswith(letter("alef-madda"))
    if not form.isalpha() or form.isascii() or (form in single_words("stop") and not other) or len(form) < 2:
        return False
    if ATOMS[form] is not None and form not in nouns():
        return False
    if form in nouns():
        return True
    the = the_article()
    if has_article(tokens, token) and len(form) > len(the) + 1:
        return determined
    if any(form.endswith(ending) for ending in single_words("verb-plural")):
        return False
    if form[0] == conjunction():
        return False
    if any(stem.start and (stem.article or stem.form in single_words("stop")) for stem in stems(form)):
        return False
    if form[0] in single_words("clitic"):
        return form.endswith(_noun_endings())
    return form[0] not in single_words("imperfect") or form.endswith((*_noun_endings(), *single_words("feminine")))


@cache
def _noun_endings() -> tuple[str, ...]:
    """How a noun ends that a preposition or a verb would not."""
    plurals = (*single_words("idafa"), *single_words("human-plural"))
    return (accusative(), *sorted(plurals))


def _tail(tokens: Tokens, head: int, noun: Noun | None) -> int:
    forms = tokens.forms
    after = head + 1
    for _ in range(_LONGEST_TAIL):
        longer = starts_phrase(forms, after, "tail")
        if longer == after and _belongs(tokens, head, after, noun):
            longer = after + 1
        if longer == after:
            break
        after = longer
    return after


def _belongs(tokens: Tokens, head: int, token: int, noun: Noun | None) -> bool:
    """Whether the word at a token is an adjective of the head or makes one thing with it."""
    if token >= len(tokens.forms):
        return False
    form, first, previous = tokens.forms[token], tokens.forms[head], tokens.forms[token - 1]
    if not form.isalpha() or form.isascii() or _is_particle(form) or ATOMS[form] is not None:
        return False
    if first in single_words("case"):
        second = look_up(form)
        return token == head + 1 and second is not None and second.kind not in _WEAK_KINDS
    the = the_article()
    if first.startswith(the):
        return form.startswith(the) and (relates(tokens, token) or _agrees_in_plural(first, form))
    if form.startswith(the):
        return head > 0 and tokens.forms[head - 1] in single_words(_OF) and token == head + 1 and noun is not None
    if form[0] == conjunction() or len(form) < _SHORTEST_ADJECTIVE:
        return False
    if any(stem.start and stem.article for stem in stems(form)):
        return False
    if previous.endswith(accusative()):
        return form.endswith(accusative()) and not form.endswith(tuple(single_words("verb-plural")))
    if relates(tokens, token) or (noun is not None and noun.human and _agrees_in_plural(first, form)):
        return True
    return is_feminine(tokens, head) and form.endswith(tuple(single_words("idafa")))


def _is_particle(form: str) -> bool:
    """Whether a word is no noun, by itself or with a pronoun («خلالها»)."""
    stop = single_words("stop")
    return form in stop or any(ending.pronoun and ending.form in stop for ending in endings(form))


def relates(tokens: Tokens, token: int) -> bool:
    """Whether a word ends like an adjective of relation: «أميركي», «عسكرية», «إسرائيليين»; a final ى is none."""
    form = tokens.forms[token]
    if form[0] in single_words("imperfect") and len(form) <= _SHORTEST_ADJECTIVE:
        return False
    if form.endswith(letter("yeh")):
        return tokens.surface(token).endswith(letter("yeh"))
    return form.endswith(tuple(single_words("nisba"))) and len(form) >= _SHORTEST_ADJECTIVE


def _agrees_in_plural(first: str, form: str) -> bool:
    endings = tuple(single_words("human-plural"))
    return form.endswith(endings) and len(form) > _SHORTEST_ADJECTIVE and not first.endswith(accusative())


def is_feminine(tokens: Tokens, token: int) -> bool:
    """Whether a word ends in ة or ات."""
    form = tokens.forms[token]
    return tokens.surface(token).endswith(letter("feminine")) or form.endswith(tuple(single_words("idafa")))


def _coordinated(tokens: Tokens, after: int) -> int:
    """«عدد من المواضيع والملفات»: a second determined noun after و belongs to a vague amount."""
    if after >= len(tokens.forms):
        return after
    form = tokens.forms[after]
    the = the_article()
    return after + 1 if form.startswith(conjunction() + the) and form.isalpha() else after
