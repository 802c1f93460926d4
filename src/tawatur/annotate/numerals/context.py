"""What stands around a number and decides what it is: names, months, weekdays, pages and telephones.

Note [Digits that are no number]
    Digits written together with Latin letters, after a hyphen on a letter («إف-16»), inside an address or in a chain
    of hyphens that is no date («0770-123-4567») carry no value here. A run of more digits than 10^15 has is none.
"""

from __future__ import annotations

from tawatur.annotate.numerals.lexicon import (
    ATOMS,
    Atom,
    accusative,
    context_words,
    counted_plurals,
    letter,
    named_ordinals,
)
from tawatur.text.clitics import article as the_article
from tawatur.text.clitics import endings
from tawatur.text.segment import NEWLINE, Tokens

_HYPHENS = frozenset("-\u2010\u2011\u2012\u2013")
_ADDRESS = frozenset("@#_=&?\\~")
# a separator with no digit before it («٫٥»), or doubled («1,,2»): no reading is sure
_SEPARATORS = frozenset("\u066b\u066c,.")
_PERCENT = frozenset("%\u066a\uff05\u2030")
_NAME_REACH = 3
_LONG_RUN = 7
_SHORT_PHONE = 5
_YEAR_DIGITS = 4
_DAY_DIGITS = 2
_DATE_PARTS = 3
_MOST_PARTS = 8
_SHORTEST_DETERMINED = 5
_CHANNEL = "24"
_SHADDA = "\u0651"


def is_sign_of_percent(form: str) -> bool:
    """Whether a token is a per cent sign of any script."""
    return form in _PERCENT


def word_at(tokens: Tokens, token: int) -> str:
    """The folded token, "" beyond the text and for a line break."""
    if not 0 <= token < len(tokens.forms):
        return ""
    form = tokens.forms[token]
    return "" if form == NEWLINE else form


def is_determined(form: str) -> bool:
    """Whether a word is long enough to begin with the article («الى», «الا» and «الف» do not)."""
    return form.startswith(the_article()) and len(form) >= _SHORTEST_DETERMINED


def looks_counted(form: str) -> bool:
    """Whether a word looks like an undetermined accusative, the noun that 11 to 99 count («شخصاً»)."""
    return len(form) > 3 and form.endswith(accusative()) and not form.startswith(the_article())


def is_vetoed_digits(tokens: Tokens, token: int) -> bool:
    """Whether the digits at a token belong to a name, an address, a telephone or a serial number."""
    form = tokens.forms[token]
    source = tokens.source
    start, end = tokens.starts[token], tokens.ends[token]
    before = source[start - 1] if start else " "
    after = source[end] if end < len(source) else " "
    if before in _ADDRESS or after in _ADDRESS - {"?"} or _is_percent_code(source, start, end):
        return True
    if _is_latin(before) or (_is_latin(after) and word_at(tokens, token + 1) not in context_words()["latin-unit"]):
        return True
    if before == "/" and start > 1 and (_is_latin(source[start - 2]) or source[start - 2] == "/"):
        return True
    if before.isalpha() and _in_hashtag(tokens, token):
        return True
    if _has_loose_separator(source, start, end):
        return True
    if before in _HYPHENS and start > 1 and _names_a_thing(tokens, token):
        return True
    if form.isdecimal() and len(form) >= _LONG_RUN and (form[0] == "0" or before == "+"):
        return True
    if before in _HYPHENS or after in _HYPHENS:
        return _in_odd_chain(tokens, token)
    return _after_name(tokens, token)


def _has_loose_separator(source: str, start: int, end: int) -> bool:
    """«٫٥», «1,,2»: an Arabic separator right before the digits, or two separators that touch digits on both sides."""
    before, after = source[max(0, start - 3) : start], source[end : end + 3]
    if before[-1:] in ("\u066b", "\u066c"):
        return True
    doubled_before = len(before) == 3 and before[0].isdecimal() and set(before[1:]) <= _SEPARATORS
    return doubled_before or (len(after) == 3 and after[2].isdecimal() and set(after[:2]) <= _SEPARATORS)


def _is_percent_code(source: str, start: int, end: int) -> bool:
    """«%D8%86%» in an address: a per cent sign that touches further letters or digits on its other side."""
    before = source[start - 1] == "%" and _is_code(source[start - 2]) if start > 1 else False
    return before or (source[end : end + 1] == "%" and _is_code(source[end + 1 : end + 2]))


def _is_code(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _names_a_thing(tokens: Tokens, token: int) -> bool:
    """«إف-16», «كوفيد-19»: the hyphen stands on a letter of a word that is no lone article."""
    word = word_at(tokens, token - 2)
    touches = tokens.ends[token - 2] == tokens.starts[token - 1] if token > 1 else False
    return touches and word.isalpha() and (len(word) > 1 or word.isascii()) and word != the_article()


def _in_hashtag(tokens: Tokens, token: int) -> bool:
    """«#رؤية2030»: the digits end a word that a sign opens."""
    for place in range(token - 1, max(-1, token - _MOST_PARTS), -1):
        if tokens.ends[place] != tokens.starts[place + 1]:
            return False
        form = tokens.forms[place]
        if form in _ADDRESS:
            return True
        if not form.isalnum():
            return False
    return False


def _in_odd_chain(tokens: Tokens, token: int) -> bool:
    """Digits joined by hyphens: two are a range or a score, three a date if they look like one, more no number."""
    first = last = token
    while last - first < _MOST_PARTS * 2 and _chained(tokens, first - 2):
        first -= 2
    while last - first < _MOST_PARTS * 2 and _chained(tokens, last):
        last += 2
    parts = [tokens.forms[place] for place in range(first, last + 1, 2)]
    if len(parts) == 1:
        return _after_name(tokens, token)
    if len(parts) == _DATE_PARTS:
        lengths = sorted(len(part) for part in parts)
        return lengths[-1] > _YEAR_DIGITS or lengths[1] > _DAY_DIGITS
    return len(parts) > _DATE_PARTS or any(
        len(part) >= _LONG_RUN or (part[0] == "0" and len(part) > 2) for part in parts
    )


def _chained(tokens: Tokens, token: int) -> bool:
    """Whether the digits at a token, a hyphen and further digits stand without a blank."""
    if token < 0 or token + 2 >= len(tokens.forms):
        return False
    return (
        tokens.forms[token].isdecimal()
        and tokens.forms[token + 1] in _HYPHENS
        and tokens.forms[token + 2].isdecimal()
        and tokens.ends[token] == tokens.starts[token + 1]
        and tokens.ends[token + 1] == tokens.starts[token + 2]
    )


def _after_name(tokens: Tokens, token: int) -> bool:
    words = context_words()
    form = tokens.forms[token]
    before = word_at(tokens, token - 1)
    if not before:
        return False
    if before in words["brand"] or before[1:] in words["brand"]:
        return True
    if len(form) >= _SHORT_PHONE and any(
        word_at(tokens, place) in words["phone"] for place in range(token - _NAME_REACH, token)
    ):
        return True
    if form != _CHANNEL:
        return False
    if before in words["brand-24"] or before[1:] in words["brand-24"]:
        return not looks_counted(word_at(tokens, token + 1)) or _has_medium(tokens, token)
    return not looks_counted(word_at(tokens, token + 1)) and _has_medium(tokens, token)


def _has_medium(tokens: Tokens, token: int) -> bool:
    """Whether a word for a channel or the like stands shortly before."""
    words = context_words()
    return any(word_at(tokens, place) in words["medium"] for place in range(token - _NAME_REACH, token))


def is_vetoed_word(tokens: Tokens, token: int, atom: Atom, after: int) -> bool:
    """Whether a number word that stands alone is something else; `after` is the token after the parsed number."""
    words = context_words()
    form = tokens.forms[token]
    if is_other_word(tokens, token, atom):
        return True
    before, following = word_at(tokens, token - 1), word_at(tokens, after)
    if atom.kind == "hundred" and (form in words["percent"] or (atom.article and before in words["in"])):
        return True
    if after > token + 1:
        return False
    if atom.kind == "scale":
        return _is_rate(tokens, token, atom) or _SHADDA in tokens.surface(token)
    if atom.kind == "scale-accusative":
        return before in words["alpha"] or not following.isalpha()
    if atom.kind in {"fraction", "fraction-dual"}:
        ordinal = ATOMS[following] if following else None
        return following in words["no-fraction"] or (atom.article and ordinal is not None and ordinal.kind == "ordinal")
    if atom.kind == "zero":
        return not _is_zero(tokens, token, atom)
    monday = form.endswith(tuple(words["monday"]))
    return atom.kind == "unit" and monday and (atom.article or before in words["weekday"])


def _is_rate(tokens: Tokens, token: int, atom: Atom) -> bool:
    """«40 في الألف», «40 بالألف»: a thousand that says of how many."""
    number = token - 2 if word_at(tokens, token - 1) in context_words()["in"] else token - 1
    return atom.article and (number < token - 1 or atom.letters > 0) and bool(_atom_at(tokens, number))


def _atom_at(tokens: Tokens, token: int) -> Atom | None:
    return ATOMS[tokens.forms[token]] if 0 <= token < len(tokens) else None


def is_other_word(tokens: Tokens, token: int, atom: Atom) -> bool:
    """Whether a word is another one: «لست», or «ميتا» without the hamza of «مئتا»."""
    words = context_words()
    form, surface = tokens.forms[token], tokens.surface(token)
    if not words["never"].isdisjoint((form, form[atom.letters :])):
        return True
    if form in words["needs-hamza-alef"]:
        return letter("hamza-alef") not in surface
    bare = form[atom.letters :]
    return not words["needs-hamza-yeh"].isdisjoint((form, bare)) and letter("hamza-yeh") not in surface


def _is_zero(tokens: Tokens, token: int, atom: Atom) -> bool:
    """«صفر» is a number beside what is measured or scored, a month beside شهر, a day or a Hijri year."""
    words = context_words()
    before, after = word_at(tokens, token - 1), word_at(tokens, token + 1)
    if len(tokens) == 1:
        return True
    if atom.article or before in words["hijri"]:
        return False
    second = word_at(tokens, token + 2)
    percent = (
        is_sign_of_percent(after) or after in words["percent"] or (after in words["in"] and second[:2] == the_article())
    )
    return percent or before in words["zero"] or after in words["zero"] or before in _HYPHENS or after in _HYPHENS


def stands_for_one(tokens: Tokens, token: int, atom: Atom) -> bool:
    """Whether أحد or إحدى alone is the partitive one («أحد الهجمات», «إحداهن»), not Sunday, not "anyone"."""
    words = context_words()
    before, after = word_at(tokens, token - 1), word_at(tokens, token + 1)
    if atom.article or before in words["nobody"] or before in words["weekday"] or after in words["feast"]:
        return False
    if after in words["anyone-of"]:
        return False
    if atom.pronoun or is_determined(after) or tokens.forms[token].endswith(tuple(words["one-feminine"])):
        return True
    plural = after.endswith((*words["plural-ending"], letter("yeh"))) and len(after) >= _SHORTEST_DETERMINED
    known = any(ending.form in counted_plurals() for ending in endings(after)) if after else False
    return plural or known or (after.isalpha() and is_determined(word_at(tokens, token + 2)))


def is_vetoed_ordinal(tokens: Tokens, token: int, atom: Atom, after: int) -> bool:
    """Whether an ordinal is part of a month's or a family's name, or another word spelled like one."""
    words = context_words()
    forms = tokens.forms
    firsts = named_ordinals()
    for first in range(max(0, token - 2), token + 1):
        for head in (forms[first], forms[first][1:]):
            for rest in firsts.get(head, ()):
                if token <= first + len(rest) and tuple(forms[first + 1 : first + 1 + len(rest)]) == rest:
                    return True
    if after > token + 1:
        return False
    surface = tokens.surface(token)
    form = forms[token]
    before, following = word_at(tokens, token - 1), word_at(tokens, token + 1)
    if is_other_word(tokens, token, atom):
        return True
    if atom.value == 1 and surface.endswith(letter("yeh")):
        return True
    if before in words["family"] and not atom.article:
        return True
    if form[atom.letters :] in words["second"]:
        number = ATOMS[before] if before else None
        return before in words["weekday"] or (number is not None and number.kind != "ordinal")
    return not atom.article and (before in words["square-head"] or following in words["square"])
