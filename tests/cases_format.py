"""Case files: one Arabic case per line, expected first, text last; see tests/cases/README.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases" / "ar"
_MARKS = {"[[": "]]", "{{": "}}", "<<": ">>"}
_MARK = re.compile(r"\[\[|\]\]|\{\{|\}\}|<<|>>")


@dataclass(frozen=True)
class Case:
    """One line: what is expected, the options, the bare text and its marked spans by opening mark."""

    place: str
    expected: tuple[tuple[str, ...], ...]
    options: dict[str, str]
    text: str
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    known_gap: bool = False

    def marked(self, mark: str = "[[") -> list[tuple[int, int]]:
        return self.spans.get(mark, [])


def parse_line(line: str, place: str) -> Case:
    """One case; expectations are parted by ``;``, words with ``=`` are options of the whole case."""
    known_gap = line.startswith("?")
    head, bar, marked = line.lstrip("?").partition(" | ")
    if not bar:
        raise ValueError(f"{place}: no ' | ' between what is expected and the text")
    options: dict[str, str] = {}
    expected = []
    for part in head.split(";"):
        words = []
        for word in part.split():
            name, equals, value = word.partition("=")
            if equals:
                options[name] = value
            else:
                words.append(word)
        expected.append(tuple(words))
    text, spans = _unmark(marked.replace("\\n", "\n"), place)
    return Case(place, tuple(expected), options, text, spans, known_gap)


def _unmark(marked: str, place: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    text = ""
    spans: dict[str, list[tuple[int, int]]] = {}
    open_marks: list[tuple[str, int]] = []
    last = 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        mark = match.group()
        if mark in _MARKS:
            open_marks.append((mark, len(text)))
        else:
            if not open_marks or _MARKS[open_marks[-1][0]] != mark:
                raise ValueError(f"{place}: {mark} closes nothing")
            opening, start = open_marks.pop()
            spans.setdefault(opening, []).append((start, len(text)))
    if open_marks:
        raise ValueError(f"{place}: {open_marks[-1][0]} is never closed")
    return text + marked[last:], {mark: sorted(found) for mark, found in spans.items()}


def read_cases(name: str) -> Iterator[Case]:
    """The cases of one file, in order."""
    path = CASES / f"{name}.cases"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield parse_line(line, f"{name}.cases:{number}")


def parametrize(name: str) -> pytest.MarkDecorator:
    """One pytest case per line, named by its place; a ``?`` line is a strict expected failure."""
    return pytest.mark.parametrize(
        "case",
        [
            pytest.param(
                case,
                id=case.place,
                marks=[pytest.mark.xfail(strict=True, reason="known gap")] if case.known_gap else [],
            )
            for case in read_cases(name)
        ],
    )
