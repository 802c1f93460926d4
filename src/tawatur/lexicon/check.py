"""The rules of the data files, checked: provenance, licence, keys, plain spelling, no word twice in one meaning."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable

from tawatur.lexicon.version import data_files
from tawatur.text.fold import fold_word

_ENTRIES = "sources.d/"
_REQUIRED = ("title", "origin", "licence", "made", "gaps")
_RESOURCE = re.compile(r"# resource: ([a-z0-9][a-z0-9._-]*)")
_LICENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*( (AND|OR|WITH) [A-Za-z0-9][A-Za-z0-9.+-]*)*")
# Marks and embeddings that turn the direction of a line.
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
# Tatweel and harakat: words are kept in plain spelling.
# A value that is one sign speaks of the sign itself.
_LONE_SIGN = re.compile(r'"."')
_NOT_PLAIN = re.compile("[\u0640\u064b-\u0652]")
_FARSI_LETTERS = re.compile(f"[{chr(0x6CC)}{chr(0x6A9)}]")
# First columns that name an entry; other first columns name a group that several rows belong to.
_KEYS = {"key", "name", "letter"}
# Columns that say nothing of what a word means, beside the first and the last.
_LABELS = {"en", "us"}
# The table of letters is about Persian letters and marks.
_ABOUT_LETTERS = {"ar/fold.tsv"}
# Tables of principal parts: the place in the cell says which part a word is, and two parts may be spelled alike.
_PARTS = {"ar/cues.tsv", "ar/light_verbs.tsv", "ar/verbs.tsv"}
_ALIAS = "|"


def check_data(files: Iterable[tuple[str, Traversable]] | None = None) -> list[str]:
    """Every breach of the rules of the data as one line ``data/FILE:LINE: what is wrong``, in the order of the files.

    Every file names its resource in its first line, and ``sources.d/RESOURCE.toml`` has its title, origin, licence
    (SPDX), making and gaps. Keys are unique, rows begin with ASCII, no cell has direction marks or outer spaces, words
    are spelled plainly and in Arabic letters, and no word stands twice with one meaning, spelling folded. `files`
    are pairs of a path under data/ and the file; all data files if not given.
    """
    found = list(data_files() if files is None else files)
    entries = {name: file for name, file in found if name.startswith(_ENTRIES)}
    problems: list[str] = []
    resources: set[str] = set()
    for name, file in found:
        text, failure = _read(name, file)
        if failure:
            problems.append(failure)
        elif name not in entries:
            resource = _RESOURCE.fullmatch(text.split("\n", 1)[0])
            if resource is None:
                problems.append(f"data/{name}:1: the first line is not '# resource: NAME'")
            else:
                resources.add(resource[1])
                if f"{_ENTRIES}{resource[1]}.toml" not in entries:
                    problems.append(f"data/{name}:1: no entry {_ENTRIES}{resource[1]}.toml")
            problems += _check_toml(name, text) if name.endswith(".toml") else _check_table(name, text)
    for name, file in entries.items():
        problems += _check_entry(name, file, resources)
    return problems


def _read(name: str, file: Traversable) -> tuple[str, str | None]:
    try:
        return file.read_bytes().decode("utf-8"), None
    except UnicodeDecodeError as error:
        return "", f"data/{name}: byte {error.start} is not UTF-8"


def _check_entry(name: str, file: Traversable, resources: set[str]) -> Iterator[str]:
    resource = name.removeprefix(_ENTRIES).removesuffix(".toml")
    if resource not in resources:
        yield f"data/{name}: no data file has the resource {resource}"
    try:
        entry = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        yield f"data/{name}: {error}"
        return
    for field in _REQUIRED:
        if not str(entry.get(field, "")).strip():
            yield f"data/{name}: no {field}"
    licence = str(entry.get("licence", ""))
    if licence and not _LICENCE.fullmatch(licence):
        yield f"data/{name}: {licence!r} is no SPDX licence"


def _check_toml(name: str, text: str) -> Iterator[str]:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        yield f"data/{name}: {error}"
    for number, line in enumerate(text.split("\n"), start=1):
        yield from _check_letters(name, number, _LONE_SIGN.sub("", line.partition("#")[0]))


def _check_table(name: str, text: str) -> Iterator[str]:
    columns: list[str] | None = None
    keys: dict[str, int] = {}
    words: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        if columns is None:
            columns = line.split("\t")
            continue
        place = f"data/{name}:{number}"
        cells = line.split("\t")
        if not line[0].isascii():
            yield f"{place}: the row does not begin with ASCII"
        if len(cells) > len(columns):
            yield f"{place}: {len(cells)} cells under {len(columns)} columns"
        if any(cell != cell.strip() for cell in cells):
            yield f"{place}: spaces around a cell"
        if columns[0] in _KEYS and keys.setdefault(cells[0], number) != number:
            yield f"{place}: the key {cells[0]} stands in line {keys[cells[0]]} already"
        yield from _check_letters(name, number, line)
        if len(cells) == len(columns) and name not in _ABOUT_LETTERS | _PARTS:
            yield from _check_words(place, columns, cells, words, number)


def _check_letters(name: str, number: int, line: str) -> Iterator[str]:
    place = f"data/{name}:{number}"
    if _BIDI.search(line):
        yield f"{place}: a direction mark or byte order mark"
    if name in _ABOUT_LETTERS or not name.startswith(("ar/", "entities/")):
        return
    if _FARSI_LETTERS.search(line):
        yield f"{place}: a Persian yeh or kaf"
    if _NOT_PLAIN.search(line):
        yield f"{place}: tatweel or harakat; words are spelled plainly"


def _check_words(
    place: str, columns: list[str], cells: list[str], words: dict[tuple[str, ...], int], number: int
) -> Iterator[str]:
    """Empty aliases, and words that stand a second time in a row of the same meaning."""
    aliases = cells[-1].split(_ALIAS)
    if len(aliases) > 1 and not all(alias.strip() for alias in aliases):
        yield f"{place}: an empty alias"
    first = 1 if columns[0] in _KEYS else 0
    meaning = [cell for name, cell in zip(columns[first:-1], cells[first:-1], strict=True) if name not in _LABELS]
    # where nothing but the key tells rows apart, the key is the meaning
    meaning = meaning if any(meaning) else [cells[0]]
    seen: set[str] = set()
    for alias in aliases:
        folded = fold_word(alias.strip())
        earlier = words.setdefault((*meaning, folded), number)
        if alias.isascii():
            continue
        if earlier != number:
            yield f"{place}: {alias} stands in line {earlier} already"
        elif folded in seen:
            yield f"{place}: {alias} is folded to the same as an earlier word of the row"
        seen.add(folded)
