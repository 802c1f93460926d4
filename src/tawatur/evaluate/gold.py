"""Gold files and the documents they speak of (formats of shared/gold/README.md)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

import msgspec

from tawatur.errors import InputError
from tawatur.lexicon.entities import entities, office_of
from tawatur.lexicon.outlet_country import country_of
from tawatur.model import Document, Meta, Span, make_document
from tawatur.text.fold import fold_word

# Layers in the order in which they are reported; a gold file is known by the word in its name.
GOLD_LAYERS = ("timexes", "numbers", "distractors", "mentions", "attributions", "events", "sentences", "spans")

# Dotless i has no decomposition; hyphens and apostrophes are spelling.
_LIKE = str.maketrans({"\u0131": "i", "-": " ", "'": None, "\u2019": None})


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """One measured figure: `right` of `total`, or a derived value such as F1, with the places that were missed."""

    layer: str
    metric: str
    value: float
    right: int | None = None
    total: int | None = None
    errors: tuple[str, ...] = ()


Row = dict[str, Any]
Corpus = dict[str, Document]


def share(layer: str, metric: str, right: int, total: int, errors: list[str] | None = None) -> Score:
    """right / total as a score; an empty total counts as fully right."""
    value = right / total if total else 1.0
    return Score(layer=layer, metric=metric, value=value, right=right, total=total, errors=tuple(errors or ()))


def f1(layer: str, precision: Score, recall: Score) -> Score:
    """The harmonic mean of a precision and a recall."""
    total = precision.value + recall.value
    return Score(layer=layer, metric="f1", value=2 * precision.value * recall.value / total if total else 0.0)


def find_gold(path: Path, layer: str | None = None) -> dict[str, Path]:
    """Gold files by layer: `path` is one file or a folder of them.

    Raises InputError where none is found.
    """
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    found = {name: file for file in files for name in GOLD_LAYERS if name in file.stem}
    if layer is not None:
        found = {name: file for name, file in found.items() if name == layer}
    if not found:
        raise InputError(
            "no gold file here",
            place=str(path),
            cure=f"name it after its layer ({', '.join(GOLD_LAYERS)}) and end it in .jsonl",
        )
    return found


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of one gold file; each names its document in `doc` and its span in start and end."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(
                f"no JSON object: {error}", place=f"{path}:{number}", cure="mend or drop the line"
            ) from None


def rows_by_document(path: Path) -> dict[str, list[Row]]:
    """The rows of one gold file, grouped by document."""
    grouped: dict[str, list[Row]] = {}
    for row in read_rows(path):
        grouped.setdefault(row["doc"], []).append(row)
    return grouped


def read_texts(folder: Path, names: set[str]) -> Corpus:
    """The documents that gold rows name, with outlet and publication date of the folder's sources.csv."""
    sources: dict[str, dict[str, str]] = {}
    table = folder / "sources.csv"
    if table.is_file():
        with table.open(encoding="utf-8", newline="") as lines:
            sources = {row["file"]: row for row in csv.DictReader(lines)}
    corpus: Corpus = {}
    for name in sorted(names):
        path = folder / name
        if not path.is_file():
            raise InputError(
                "the gold speaks of a text that is not here", place=str(path), cure="give its folder as --texts"
            )
        source = sources.get(name, {})
        published = source.get("published")
        meta = Meta(
            path=str(path),
            outlet=source.get("outlet") or None,
            country=country_of(source.get("outlet"), None),
            published=date.fromisoformat(published) if published else None,
            published_from="sources" if published else None,
        )
        corpus[name] = make_document(path.read_bytes().decode("utf-8"), meta, identity=name)
    return corpus


def span_of(row: Row) -> Span:
    """A row's span."""
    return Span(row["start"], row["end"])


def shared_characters(left: Span, right: Span) -> int:
    """How many code points two spans share."""
    return max(0, min(left.end, right.end) - max(left.start, right.start))


_MINISTER, _OF = " minister of ", " of "
# "Prime Minister of Iraq" is none of prime.
_NO_PORTFOLIO = frozenset({"prime", "deputy", "deputy prime", "assistant", "former", "acting"})


class Names:
    """Whether a prediction stands for a gold entity.

    By its canonical name or another English name of the same entity or office ("Interior Minister of Iraq" is "Minister
    of Interior of Iraq"), by lying on a gold mention of it, or, for a name that no lexicon knows, by the folded name in
    its key being that of a gold mention. Accents count for nothing.
    """

    def __init__(self, mention_rows: dict[str, list[Row]]) -> None:
        self._rows = mention_rows

    def same(
        self, document: str, canonical: str, name: str | None, span: Span | None = None, entity: str | None = None
    ) -> bool:
        """Whether (name, span, entity) stands for the gold's `canonical` in this document."""
        wanted = _plain(canonical)
        known = entities().get(entity or "")
        if wanted in {_plain(form) for form in (name, *(known.english if known is not None else ())) if form}:
            return True
        if name and (_as_portfolio(wanted) == _as_portfolio(_plain(name)) or office_of(canonical) == (entity or "")):
            return True
        if entity is not None and "~" in entity:
            key = entity.partition("~")[2].replace("-", " ")
            if any(fold_word(row["text"]) == key for row in self._about(document, wanted)):
                return True
        return span is not None and any(span.overlaps(span_of(row)) for row in self._about(document, wanted))

    def _about(self, document: str, wanted: str) -> list[Row]:
        return [row for row in self._rows.get(document, ()) if _is_about(row, wanted)]


def _is_about(row: Row, wanted: str) -> bool:
    role = row.get("role")
    holder = role.get("holder") if isinstance(role, dict) else None
    return wanted in {_plain(row.get("canonical") or ""), _plain(holder or "")}


def _as_portfolio(name: str) -> str:
    """A minister's office in one order of words: "interior minister of …" → "minister of interior of …"."""
    portfolio, minister, country = name.partition(_MINISTER)
    plain = minister and portfolio not in _NO_PORTFOLIO and _OF not in f"{portfolio} "
    return f"{_MINISTER.lstrip()}{portfolio}{_OF}{country}" if plain else name


def _plain(name: str) -> str:
    bare = "".join(letter for letter in normalize("NFKD", name.split(" (")[0].casefold()) if not combining(letter))
    return bare.translate(_LIKE).removeprefix("the ").strip()
