"""Numbers in digits: separators, and the digits that are part of something else.

Note [Point and comma]
    The press writes «1,400», «1.400», «1400», «1,4» and «١٬٤٠٠». Two kinds of separator: the last one is the decimal
    point. One separator repeated: thousands. One separator once: thousands where exactly three digits follow one to
    three digits (a leading zero excepted), else a decimal point. «1.400» before «مليون» or a per cent sign is 1.4:
    the reading that the caller may choose instead is returned as the second one.
"""

from __future__ import annotations

import re
from fractions import Fraction

# An exact value: whole numbers stay ints, which are the faster by far.
Exact = int | Fraction

# 10^15 has 16 digits; a longer run is an account, a telephone or a serial number.
_LONGEST = 16
_ARABIC_DECIMAL, _ARABIC_THOUSANDS = "\u066b", "\u066c"
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:[^0-9][0-9]{3})+")
_SEPARATOR = re.compile(r"[^0-9]")


def read_digits(form: str) -> tuple[Exact, Exact | None] | None:
    """The exact value of a token of digits and its second reading, or None where it is no number.

    `form` is folded: ASCII digits with single separators inside. «1,400» is (1400, 1.4), «٣٫٥» is (3.5, None).
    """
    if form.isdecimal():
        return (int(form), None) if len(form) <= _LONGEST else None
    if len(form) > _LONGEST * 2:
        return None
    separators = _SEPARATOR.findall(form)
    kinds = set(separators)
    last = separators[-1]
    if len(kinds) == 1 and len(separators) > 1:
        return (_whole(form), None) if _GROUPED.fullmatch(form) and last != _ARABIC_DECIMAL else None
    whole, _, part = form.rpartition(last)
    if len(whole) >= _LONGEST + len(separators):
        return None
    if len(kinds) > 1:
        # two kinds: the last is the point and stands once, what stands before it groups thousands
        if separators.count(last) > 1 or len(kinds) > 2 or not _GROUPED.fullmatch(whole):
            return None
        return _decimal(_SEPARATOR.sub("", whole), part), None
    if last == _ARABIC_DECIMAL:
        return _decimal(whole, part), None
    if not _GROUPED.fullmatch(form):
        return None if last == _ARABIC_THOUSANDS else (_decimal(whole, part), None)
    return _whole(form), None if last == _ARABIC_THOUSANDS else _decimal(whole, part)


def _whole(form: str) -> int:
    return int(_SEPARATOR.sub("", form))


def _decimal(whole: str, part: str) -> Fraction:
    return Fraction(f"{whole}.{part}")


def exact(written: str) -> Exact:
    """A value of the data files: «3» or «1/4».

    >>> exact("1/4") * 4
    Fraction(1, 1)
    """
    return int(written) if written.isdecimal() else Fraction(written)
