"""The two sources of the tagger of names as documents: text, tokens with labels, names as spans of words.

ANERcorp's file has no document marks: twenty sentences in a row count as one report. Its words are taken apart by
tawatur's own tokenizer, and a word's label goes to all its parts. MISC counts as no name. In the project's own
sentences a comment line begins a new report; GPE, LOC and FAC become LOC, NORP and TITLE no name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tawatur.annotate.mentions import read_rules
from tawatur.annotate.mentions.chart import Chart
from tawatur.annotate.mentions.tagger import View
from tawatur.model import Meta, make_document

ROOT = Path(__file__).resolve().parents[1]
ANERCORP = ROOT.parent / "shared" / "dev" / "ner" / "anercorp_train.txt"
OWN = ROOT / "training" / "names"
KINDS = {"PERSON": "PERS", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
CLASSES = ("PERS", "LOC", "ORG")
SENTENCES_A_REPORT = 20
_MARK = re.compile(r"\[\[([A-Z]+)\|(.*?)\]\]")

Word = tuple[str, str]
Span = tuple[int, int, str]


@dataclass
class Report:
    """A text with the source places of its names."""

    text: str
    names: list[Span]
    words: list[tuple[int, int]] = field(default_factory=list)

    def gold(self) -> set[Span]:
        """The names as spans of words (of whole words: clitics in)."""
        return {self.in_words(*name) for name in self.names}

    def in_words(self, start: int, end: int, kind: str) -> Span:
        """A span of the text as a span of the words it touches."""
        starts = [first for first, _ in self.words]
        return bisect_right(starts, start) - 1, bisect_right(starts, end - 1), kind


@dataclass
class Example:
    """A report as the tagger sees it, with the label of every token."""

    report: Report
    view: View
    labels: list[str]


def read_anercorp(path: Path = ANERCORP) -> list[list[Word]]:
    """The sentences of the file as pairs of word and label."""
    sentences: list[list[Word]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            word, _, label = line.strip().rpartition(" ")
            sentences[-1].append((word, label))
        elif sentences[-1]:
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def reports_of(sentences: list[list[Word]]) -> list[Report]:
    """Sentences in reports of twenty, a line each, words parted by single spaces."""
    return [
        _report(sentences[first : first + SENTENCES_A_REPORT]) for first in range(0, len(sentences), SENTENCES_A_REPORT)
    ]


def _report(sentences: list[list[Word]]) -> Report:
    pieces: list[str] = []
    words: list[tuple[int, int]] = []
    names: list[Span] = []
    place = 0
    for sentence in sentences:
        for word, label in sentence:
            end = place + len(word)
            if label.startswith("I-") and names and names[-1][1] == place - 1 and names[-1][2] == label[2:]:
                names[-1] = (names[-1][0], end, label[2:])
            elif label != "O":
                names.append((place, end, label[2:]))
            words.append((place, end))
            pieces.append(word + " ")
            place = end + 1
        pieces.append("\n")
        words.append((place, place + 1))
        place += 1
    return Report("".join(pieces), [name for name in names if name[2] in CLASSES], words)


def read_own(folder: Path = OWN) -> list[Report]:
    """The project's own sentences, the lines between two comments as one report."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        story: list[str] = []
        for line in [*path.read_text(encoding="utf-8").splitlines(), "#"]:
            if not line.startswith("#"):
                story.append(line.strip())
            elif story:
                found.append(_own_report([line for line in story if line]))
                story = []
    return [report for report in found if report.text.strip()]


def _own_report(lines: list[str]) -> Report:
    text = ""
    names: list[Span] = []
    for line in lines:
        last = 0
        for match in _MARK.finditer(line):
            text += line[last : match.start()]
            if match[1] in KINDS:
                names.append((len(text), len(text) + len(match[2]), KINDS[match[1]]))
            text += match[2]
            last = match.end()
        text += line[last:] + "\n"
    return Report(text, names)


def single_sentences(report: Report) -> list[Report]:
    """Each line of a report as a report of its own: what stands elsewhere is unknown there."""
    found = []
    start = 0
    for line in report.text.splitlines(keepends=True):
        end = start + len(line)
        names = [(a - start, b - start, kind) for a, b, kind in report.names if start <= a < end]
        found.append(Report(line, names))
        start = end
    return found


def example_of(report: Report) -> Example:
    """A report with the rules' reading and the label of every token."""
    chart = Chart(make_document(report.text, Meta()))
    read_rules(chart)
    labels = ["O"] * len(chart.forms)
    for start, end, kind in report.names:
        begun = False
        for token in range(chart.tokens.at(start), len(labels)):
            if not chart.tokens.starts[token] < end:
                break
            if begun or chart.forms[token].isalnum():
                labels[token] = ("I-" if begun else "B-") + kind
                begun = True
    return Example(report, View(chart), labels)


def examples(reports: Iterable[Report]) -> list[Example]:
    """All reports as examples."""
    return [example_of(report) for report in reports]
