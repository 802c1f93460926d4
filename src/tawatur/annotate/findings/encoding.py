"""C601: a text that passed through a faulty conversion."""

from __future__ import annotations

import re
from functools import cache

from tawatur.data import read_toml
from tawatur.model import Document, Evidence, Finding

# UTF-8 Arabic read as Latin-1 or Windows-1252: the lead bytes D8 to DB are Ø Ù Ú Û, each with a sign after it.
# The signs may be lost on the way.
_MOJIBAKE = re.compile("(?:[\u00d8-\u00db][\u0080-\u00bf\u0152-\u2122]? ?){8,}")
_REPLACED = re.compile("\ufffd+")
_QUESTIONED = re.compile(r"\?{4,}(?: +\?{3,})+")
_MOST_REPLACED = 3


@cache
def _windows_1256() -> re.Pattern[str]:
    """UTF-8 Arabic read as Windows-1256: the four lead letters, each with a sign after it."""
    leads = read_toml("ar/encoding.toml")["windows_1256_leads"]
    return re.compile(f"(?:[{leads}][\u00a0-\u00bf\u0080-\u009f\u2013-\u2122]){{4,}}")


def find_bad_encoding(document: Document) -> list[Finding]:
    """One finding at the first place that shows the fault, none for a sound text."""
    text = document.text
    for pattern, message in (
        (_MOJIBAKE, "UTF-8 was read as a Latin code page"),
        (_windows_1256(), "UTF-8 was read as Windows-1256"),
        (_QUESTIONED, "letters were lost to question marks"),
    ):
        match = pattern.search(text)
        if match:
            return [_finding(text, match, message)]
    if text.count("\ufffd") > _MOST_REPLACED and (match := _REPLACED.search(text)):
        return [_finding(text, match, "characters were lost in decoding")]
    return []


def _finding(text: str, match: re.Match[str], message: str) -> Finding:
    start, end = match.span()
    return Finding(
        code="C601",
        message=message,
        evidence=(Evidence(start=start, end=end, text=text[start:end]),),
        rule="ar.finding.encoding",
    )
