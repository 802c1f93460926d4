"""Invented news in full sentences, from text to events by the whole pipeline."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tawatur.annotate.pipeline import run_stages
from tawatur.model import Document, Event, Meta, make_document
from tawatur.reconcile import View, link_and_reconcile

NEWS = Path(__file__).parents[1] / "cases" / "reconcile" / "news.cases"


@dataclass
class News:
    name: str
    documents: list[Document] = field(default_factory=list)
    expected: dict[str, str] = field(default_factory=dict)


def read_news() -> list[News]:
    """The stories of the file; TEXT stands under its REPORT."""
    found: list[News] = []
    meta, name = Meta(), ""
    for line in NEWS.read_text(encoding="utf-8").splitlines():
        head, _, rest = line.partition(" ")
        values = dict(word.split("=", 1) for word in rest.split() if "=" in word)
        if head == "STORY":
            found.append(News(rest))
        elif head == "REPORT":
            name = rest.split()[0]
            meta = Meta(outlet=values["outlet"], published=datetime.date.fromisoformat(values["published"]))
        elif head == "TEXT":
            found[-1].documents.append(make_document(rest, meta, name))
        elif head == "EXPECT":
            found[-1].expected = values
    return found


ALL = read_news()


def main_event(view: View, wanted: str) -> Event:
    """The event of the wanted type and mode that most reports share."""
    code, _, mode = wanted.partition("/")
    fitting = [event for event in view.events if event.type == code and (not mode or event.mode == mode)]
    assert fitting, f"no {wanted} among {[(event.type, event.mode) for event in view.events]}"
    return max(fitting, key=lambda event: (len(event.documents), event.id))


@pytest.mark.parametrize("news", ALL, ids=lambda news: news.name)
def test_news(news: News) -> None:
    view = link_and_reconcile([run_stages(document) for document in news.documents])
    event = main_event(view, news.expected["main"])
    if "reports" in news.expected:
        assert len(event.documents) == int(news.expected["reports"])
    if "accounts" in news.expected:
        assert event.accounts == int(news.expected["accounts"])
    found = sorted(
        conflict.field + ":" + "+".join(sorted({finding.code for finding in conflict.findings}))
        for each in view.events
        for conflict in each.conflicts
    )
    wanted = news.expected["conflicts"]
    assert found == ([] if wanted == "none" else sorted(wanted.split(",")))


def test_every_evidence_is_exact() -> None:
    for news in ALL:
        documents = {document.id: document for document in news.documents}
        view = link_and_reconcile([run_stages(document) for document in news.documents])
        for claim in view.claims:
            place = claim.evidence
            assert place.document is not None
            assert documents[place.document].text[place.start : place.end] == place.text
