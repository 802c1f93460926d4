"""The grammar of Arabic numbers: from atoms to values, exact and greedy.

Note [How a number is built]
    A *coefficient* is what stands below a thousand («ثلاثمئة وخمسة وعشرون») or digits. A *group* is a coefficient and
    the scales written after it («24 ألفاً», «مئة ألف مليون»), a scale alone or a dual («ألفا»). A *number* is groups
    joined by و, each smaller than the scale before it («مليونان وثلاثمئة ألف وخمسة»), and at most a fraction at the
    end («مليون ونصف المليون»). «بين ألف وألفين» are two numbers, since 2000 is not below the scale of the first.
"""

from __future__ import annotations

from fractions import Fraction

import msgspec

from tawatur.annotate.numerals.digits import Exact, read_digits
from tawatur.annotate.numerals.lexicon import ATOMS, Atom, conjunction, context_words, letter, measures_in_decimals
from tawatur.text.clitics import article as the_article
from tawatur.text.segment import Tokens

_SCALES = frozenset({"scale", "scale-accusative", "scale-plural"})
_LONE_SCALES = frozenset({"scale", "scale-accusative", "scale-dual"})
_FRACTIONS = frozenset({"fraction", "fraction-dual"})
_UNITS = frozenset({"unit", "one", "teen-head"})
_HUNDREDS = frozenset({"hundred", "hundreds", "hundred-dual"})
_TENS = frozenset({"ten", "tens", "teen"})
_COUNTS_HUNDREDS = range(3, 10)
_HUNDRED = 100
_YEAR_THOUSANDS = frozenset({1000, 2000})
_MILLION = 1_000_000
_LARGEST_SCALE = 10**15
_TANWIN = "\u064b"
_THOUSANDS_GROUP = 3


class Parsed(msgspec.Struct, frozen=True):
    """A number read up to token `after`; `scale` is what its last group was multiplied by."""

    value: Exact
    after: int
    scale: Exact = 1
    rule: str = "words"


class Grammar:
    """Reads numbers from the tokens of one text; a method is given a token and returns None where none begins."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.forms = tokens.forms
        self._size = len(tokens.forms)
        self._points: dict[str, bool] = {}

    def atom(self, token: int) -> Atom | None:
        """What a token can be inside a number; «وأحد» and «واحد», which fold to one form, are told apart."""
        if token >= self._size:
            return None
        atom = ATOMS[self.forms[token]]
        if atom is None or atom.split is None:
            return atom
        if letter("hamza-alef") in self.tokens.surface(token):
            return atom.split
        after = ATOMS[self.forms[token + 1]] if token + 1 < len(self.forms) else None
        return atom.split if after and after.kind == "ten" and not after.letters else atom

    def joined(self, token: int) -> int | None:
        """The token of the atom that و joins on here: this one («وعشرون») or the next («و 20»)."""
        atom = self.atom(token)
        if atom:
            return token if atom.linked else None
        if token < len(self.forms) and self.forms[token] == conjunction():
            after = self.atom(token + 1)
            return token + 1 if after and after.letters == 0 else None
        return None

    def number(self, token: int) -> Parsed | None:
        """The longest cardinal or fraction that begins at a token."""
        first = self.group(token)
        if first is None:
            return self.fraction(token)
        article = self._article(token)
        value, rule, last = first.value, first.rule, first
        while last.scale > 1:
            place = self.joined(last.after)
            more = self.group(place) if place is not None else None
            if place is None or more is None or (self._article(place) and not article):
                break
            if not _is_whole(last) or not _is_whole(more):
                break
            if more.value >= last.scale and not self._repeats(last, more, place):
                break
            value, last = value + more.value, more
            rule = rule if rule == more.rule else "mixed"
        return self._with_fraction(Parsed(value, last.after, last.scale, rule))

    def _repeats(self, hundreds: Parsed, more: Parsed, place: int) -> bool:
        """«مئة ألف وألف» is 101,000, «مئة ألف وألفان» 102,000: the scale again after full hundreds of it."""
        count = hundreds.value // hundreds.scale
        return (
            more.after == place + 1
            and more.scale == hundreds.scale
            and more.value <= 2 * more.scale
            and _is_whole(hundreds)
            and count >= _HUNDRED
            and count % _HUNDRED == 0
        )

    def year(self, token: int) -> Parsed | None:
        """A year from its smallest part: «خمس وعشرين وأربعمئة وألف» (1425), «ستة وألفين» (2006)."""
        found = self._below_hundred(token)
        if found is None:
            return None
        value, after = found.value, found.after
        place = self.joined(after)
        hundreds = self.atom(place) if place is not None else None
        if place is not None and hundreds and hundreds.kind in _HUNDREDS:
            value, after = value + hundreds.value, place + 1
            place = self.joined(after)
        thousand = self.group(place) if place is not None else None
        if thousand is None or thousand.value not in _YEAR_THOUSANDS:
            return None
        return Parsed(value + thousand.value, thousand.after, rule="year-words")

    def group(self, token: int) -> Parsed | None:
        """A coefficient with its scales, or a scale alone."""
        atom = self.atom(token)
        if atom is None:
            return None
        if atom.kind in _LONE_SCALES:
            return self._with_scales(self._lone_scale(token, atom))
        found = self._coefficient(token)
        return self._with_scales(self._with_decimals(found, token)) if found else None

    def fraction(self, token: int) -> Parsed | None:
        """«نصف», «ثلثي», «ثلاثة أرباع», each with a scale after it («نصف مليون», «ثلاثة أرباع المليون»)."""
        part = self._part(token)
        scale = self.atom(part.after) if part else None
        if part and scale and scale.kind in _SCALES and not scale.letters:
            return Parsed(part.value * scale.value, part.after + 1, 1, "fraction-of-scale")
        return part

    def _article(self, token: int) -> bool:
        atom = self.atom(token)
        return atom is not None and atom.article

    def _lone_scale(self, token: int, atom: Atom) -> Parsed:
        """«ألف», «ألفان»; «ألفا» right before its noun is two thousand, «ألفاً» and «ألفا و…» are one."""
        if atom.kind == "scale-dual":
            return Parsed(atom.value, token + 1, atom.value // 2)
        single = _TANWIN in self.tokens.surface(token) or self.joined(token + 1) is not None
        if atom.kind == "scale-accusative" and not single:
            return Parsed(atom.value * 2, token + 1, atom.value)
        return Parsed(atom.value, token + 1, atom.value)

    def _with_scales(self, found: Parsed) -> Parsed:
        value, after, scale = found.value, found.after, found.scale
        while (atom := self.atom(after)) and atom.kind in _SCALES and not atom.letters:
            if (atom.article and scale > 1) or scale > _LARGEST_SCALE:
                break
            value, scale, after = value * atom.value, scale * atom.value, after + 1
        rule = "digits-and-scale" if found.rule == "digits" and after > found.after else found.rule
        return Parsed(value, after, scale, rule)

    def _with_decimals(self, found: Parsed, token: int) -> Parsed:
        """«خمسة فاصلة ثلاثة»: the words after the point are its digits."""
        point = self.atom(found.after)
        if point is None or point.kind != "decimal" or point.letters:
            return found
        after = self._coefficient(found.after + 1)
        if after is None or after.value.denominator != 1 or found.value.denominator != 1:
            return found
        part = Fraction(after.value.numerator, 10 ** len(str(after.value)))
        return Parsed(found.value + part, after.after, 1, "decimal-words")

    def _coefficient(self, token: int) -> Parsed | None:
        atom = self.atom(token)
        if atom is None:
            return None
        if atom.kind == "digit":
            return self._digits(token, atom)
        if atom.kind in _HUNDREDS:
            return self._hundreds_tail(Parsed(atom.value, token + 1), atom.article)
        if atom.kind in _UNITS and atom.value in _COUNTS_HUNDREDS:
            after = self.atom(token + 1)
            if after and after.kind in {"hundred", "hundred-plural"} and not after.letters:
                return self._hundreds_tail(Parsed(atom.value * 100, token + 2), atom.article)
        if atom.kind == "zero":
            return Parsed(atom.value, token + 1)
        return self._below_hundred(token)

    def _hundreds_tail(self, found: Parsed, article: bool) -> Parsed:
        place = self.joined(found.after)
        if place is None or self._article(place) != article:
            return found
        rest = self._below_hundred(place)
        above = self.atom(rest.after) if rest else None
        if above and above.kind == "hundred" and not above.letters:
            return found
        return Parsed(found.value + rest.value, rest.after) if rest else found

    def _below_hundred(self, token: int) -> Parsed | None:
        atom = self.atom(token)
        if atom is None or atom.pronoun:
            return None
        if atom.kind in _TENS:
            return Parsed(atom.value, token + 1)
        if atom.kind not in _UNITS:
            return None
        after = self.atom(token + 1)
        if after and after.kind == "ten" and not (after.letters or after.article):
            return Parsed(atom.value + 10, token + 2)
        if after and after.kind == "fraction-plural" and not after.letters:
            return None
        place = self.joined(token + 1)
        tens = self.atom(place) if place is not None else None
        if place is not None and tens and tens.kind == "tens" and tens.article == atom.article:
            return Parsed(atom.value + tens.value, place + 1)
        return Parsed(atom.value, token + 1) if atom.kind == "unit" else None

    def _digits(self, token: int, atom: Atom) -> Parsed:
        value, after = atom.value, token + 1
        spaced = self._spaced_thousands(token)
        if spaced > after:
            return Parsed(int("".join(self.forms[token:spaced])), spaced, rule="digits")
        if atom.other is None and (point := self._after_comma(token) or self._after_letter(token)):
            value, after = point, token + 3
        scale = self.atom(after)
        if atom.other is not None and scale and scale.kind in _SCALES and scale.value >= _MILLION and not scale.letters:
            value = atom.other if "." in self.forms[token] or self._reads_as_point(",") else value
        elif atom.other is not None and "." in self.forms[token] and self._measures(after):
            value = atom.other
        return Parsed(value, after, rule="digits")

    def _spaced_thousands(self, token: int) -> int:
        """The token after «10 000 000», where groups of three are parted by one blank."""
        first = self.forms[token]
        after = token + 1
        if len(first) > _THOUSANDS_GROUP or first[0] == "0" or not first.isdecimal():
            return after
        while (
            after < len(self.forms)
            and len(self.forms[after]) == _THOUSANDS_GROUP
            and self.forms[after].isdecimal()
            and self.tokens.starts[after] - self.tokens.ends[after - 1] == 1
            and after - token < _THOUSANDS_GROUP + 2
        ):
            after += 1
        return after

    def _after_comma(self, token: int) -> Exact | None:
        """«3،5» written with the Arabic comma and no blank."""
        forms, starts, ends = self.forms, self.tokens.starts, self.tokens.ends
        if token + 2 >= len(forms) or forms[token + 1] not in context_words()["comma"]:
            return None
        if not forms[token + 2].isdecimal() or starts[token + 2] != starts[token + 1] + 1:
            return None
        if starts[token + 1] != ends[token]:
            return None
        if token + 3 < len(forms) and forms[token + 3] == forms[token + 1] and starts[token + 3] == ends[token + 2]:
            return None
        found = read_digits(f"{forms[token]},{forms[token + 2]}")
        return found[0] if found else None

    def _after_letter(self, token: int) -> Exact | None:
        """«5ر1» of the news agencies: read from left to right as it is displayed, 1.5."""
        forms, starts, ends = self.forms, self.tokens.starts, self.tokens.ends
        if token + 2 >= len(forms) or forms[token + 1] not in context_words()["raa"]:
            return None
        touching = ends[token] == starts[token + 1] and ends[token + 1] == starts[token + 2]
        if not touching or not (forms[token].isdecimal() and forms[token + 2].isdecimal()):
            return None
        found = read_digits(f"{forms[token + 2]}.{forms[token]}") if len(forms[token]) < _THOUSANDS_GROUP else None
        return found[0] if found else None

    def _measures(self, token: int) -> bool:
        """Whether a price or a percentage follows in a text that writes decimals with a point («0.250 دينار»)."""
        word = self.forms[token] if token < len(self.forms) else ""
        percent = word in context_words()["in"] and token + 1 < len(self.forms)
        following = self.atom(token + 1) if percent else None
        if not (word in measures_in_decimals() or (following and following.kind == "hundred")):
            return False
        return self._reads_as_point(".")

    def _reads_as_point(self, sign: str) -> bool:
        """Whether the text writes decimals with a sign: before one or two digits, or after a lone zero."""
        known = self._points.get(sign)
        if known is None:
            written = [form for form in self.forms if sign in form and form[0].isdecimal()]
            short = any(len(form.rpartition(sign)[2]) < _THOUSANDS_GROUP for form in written)
            known = short or any(form.startswith("0" + sign) for form in written)
            self._points[sign] = known
        return known

    def _part(self, token: int) -> Parsed | None:
        atom = self.atom(token)
        if atom is None:
            return None
        if atom.kind in _FRACTIONS:
            return Parsed(atom.value, token + 1, rule="fraction")
        after = self.atom(token + 1)
        if atom.kind == "unit" and after and after.kind == "fraction-plural" and not after.letters:
            return Parsed(atom.value * after.value, token + 2, rule="fraction")
        return None

    def _with_fraction(self, found: Parsed) -> Parsed:
        """«ثلاثة ملايين ونصف المليون», «خمسة ونصف»; «مئة ونصف السكان» stays a hundred."""
        place = self.joined(found.after)
        part = self._part(place) if place is not None else None
        if place is None or part is None:
            return found
        if self._article(place) and found.scale == 1:
            return found
        scale = self.atom(part.after)
        if scale and scale.kind in _SCALES and not scale.letters:
            if found.scale == 1:
                whole = (found.value + part.value) * scale.value
            elif scale.value == found.scale:
                whole = found.value + part.value * scale.value
            else:
                return found
            return Parsed(whole, part.after + 1, scale.value, "with-fraction")
        if part.after < len(self.forms) and self.forms[part.after].startswith(the_article()):
            return found
        return Parsed(found.value + part.value * found.scale, part.after, found.scale, "with-fraction")


def _is_whole(group: Parsed) -> bool:
    """Whether a group counts its scale in whole numbers («1,1 مليار» takes nothing after it)."""
    return group.value % group.scale == 0
