"""Full text with spelling folded: what is asked, where it stands, and a piece of the report around it."""

from __future__ import annotations

import re
import sqlite3
from functools import cache

import msgspec

from tawatur.data import read_toml
from tawatur.text.fold import fold, fold_word

_WORD = re.compile(r"\w+")
_BEFORE = 60
_SNIPPET = 180
_MOST_WORDS = 32
_MOST_HITS = 64


class SearchHit(msgspec.Struct, frozen=True, kw_only=True):
    """A report that has all words: `snippet` is ``text[start:end]`` of it, `hits` the words' spans in the text."""

    document: str
    outlet: str | None
    published: str | None
    snippet: str
    start: int
    end: int
    hits: tuple[tuple[int, int], ...] = ()


def find_reports(connection: sqlite3.Connection, words: str, limit: int) -> list[SearchHit]:
    """The reports that have every word of `words`, best first.

    Spelling is folded, and a word is found behind و ف ب ل ك and the article too: a search for «عراق» finds «للعراق».
    Nothing in `words` is read as an operator; no words find nothing.
    """
    asked = list(dict.fromkeys(_WORD.findall(fold_word(words))))[:_MOST_WORDS]
    if not asked:
        return []
    forms = [_forms(word) for word in asked]
    query = " AND ".join("(" + " OR ".join(f'"{form}"' for form in one) + ")" for one in forms)
    rows = connection.execute(
        "SELECT r.id, r.outlet, r.published, r.text FROM search JOIN reports r ON r.n = search.rowid"
        " WHERE search MATCH ? ORDER BY search.rank, r.id LIMIT ?",
        (query, limit),
    )
    wanted = {form for one in forms for form in one}
    return [_hit(row, wanted) for row in rows]


def _hit(row: tuple[str, str | None, str | None, str], wanted: set[str]) -> SearchHit:
    identity, outlet, published, text = row
    folded = fold(text)
    hits = []
    for match in _WORD.finditer(folded.text):
        if match.group() in wanted:
            span = folded.span(match.start(), match.end())
            hits.append((span.start, span.end))
            if len(hits) == _MOST_HITS:
                break
    start, end = _window(text, hits[0][0] if hits else 0)
    return SearchHit(
        document=identity,
        outlet=outlet,
        published=published,
        snippet=text[start:end],
        start=start,
        end=end,
        hits=tuple(hits),
    )


def _window(text: str, at: int) -> tuple[int, int]:
    """A stretch around a place that begins and ends at white space where there is some near."""
    start = max(0, at - _BEFORE)
    end = min(len(text), start + _SNIPPET)
    if start > 0:
        start = next((i + 1 for i in range(start, at) if text[i].isspace()), start)
    if end < len(text):
        end = next((i for i in range(end, max(at + 1, end - _BEFORE), -1) if text[i].isspace()), end)
    return start, end


def _forms(word: str) -> list[str]:
    """The word alone and behind the clitics that grammar allows."""
    conjunctions, prepositions, article, doubled = _clitics()
    found = []
    for conjunction in conjunctions:
        for preposition in prepositions:
            found.append(conjunction + preposition + word)
            if not word.startswith(article):
                found.append(conjunction + preposition + article + word)
        bare = word.removeprefix(article) if word.startswith(article) else word
        found.append(conjunction + doubled + bare)
    return list(dict.fromkeys(found))


@cache
def _clitics() -> tuple[tuple[str, ...], tuple[str, ...], str, str]:
    table = read_toml("ar/clitics.toml")
    return ("", *table["conjunctions"]), ("", *table["prepositions"]), table["article"], table["lam"] * 2
