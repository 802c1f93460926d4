"""Scores of event mentions, and of linking them across reports."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.evaluate.gold import Corpus, Names, Row, Score, f1, share, span_of
from tawatur.model import Argument, Document, Event, EventMention
from tawatur.text.fold import fold_word

# A prediction this near to a row of its type repeats it.
_REPEATS = 25


def score_events(corpus: Corpus, rows: dict[str, list[Row]], mentions: dict[str, list[Row]]) -> list[Score]:
    """Recall and precision on trigger and type; then mode, actor, recipient, date and realis on matched rows."""
    names = Names(mentions)
    matched: list[tuple[Document, Row, EventMention]] = []
    missed, extra = [], []
    asked = predicted = fitting = 0
    for name, document in corpus.items():
        gold = rows.get(name, [])
        for row in (r for r in gold if not r["ignore"]):
            asked += 1
            hits = [e for e in document[EventMention] if e.span.overlaps(span_of(row)) and e.type in _types(row)]
            if hits:
                matched.append((document, row, hits[0]))
            else:
                missed.append(f"{name}:{row['start']} {row['trigger']} {row['type']}/{row['mode']}")
        for event in document[EventMention]:
            if any(event.span.overlaps(span_of(row)) for row in gold if row["ignore"]):
                continue
            predicted += 1
            if any(_fits(event, row) for row in gold if not row["ignore"]):
                fitting += 1
            else:
                extra.append(f"{name}:{event.start} {event.span.of(document.text)} {event.type}/{event.mode}")
    recall = share("events", "recall", len(matched), asked, missed)
    precision = share("events", "precision", fitting, predicted, extra)
    return [recall, precision, f1("events", precision, recall), *_parts(matched, names)]


def _types(row: Row) -> set[str]:
    return {row["type"], *(other["type"] for other in row["accept"])}


def _fits(event: EventMention, row: Row) -> bool:
    span = span_of(row)
    near = event.start < span.end + _REPEATS and span.start < event.end + _REPEATS
    return near and event.type in _types(row)


def _parts(matched: list[tuple[Document, Row, EventMention]], names: Names) -> list[Score]:
    metrics = ("mode", "actor", "recipient", "date", "realis")
    right = dict.fromkeys(metrics, 0)
    total = dict.fromkeys(metrics, 0)
    errors: dict[str, list[str]] = {metric: [] for metric in metrics}
    for document, row, event in matched:
        modes = {row["mode"], *(a.get("mode", row["mode"]) for a in row["accept"])}
        checks = {
            "mode": event.mode in modes,
            "actor": _same_parties(names, document, row["actor"], event.actors),
            "recipient": _same_parties(names, document, row["recipient"], event.recipients),
            "realis": event.realis == row["realis"],
        }
        if row["date"] is not None:
            checks["date"] = event.date is not None and _same_date(row["date"], event.date.value or "")
        for metric, fine in checks.items():
            total[metric] += 1
            right[metric] += fine
            if not fine:
                got = {
                    "mode": event.mode,
                    "actor": [a.name for a in event.actors],
                    "recipient": [a.name for a in event.recipients],
                    "date": event.date and event.date.value,
                    "realis": event.realis,
                }[metric]
                errors[metric].append(f"{document.id}:{row['start']} {row['trigger']}: {row[metric]}, got {got}")
    return [share("events", metric, right[metric], total[metric], errors[metric]) for metric in metrics]


def _same_date(gold: str, value: str) -> bool:
    return bool(value) and (gold.startswith(value) or value.startswith(gold))


def _same_parties(names: Names, document: Document, gold: list[str], found: Iterable[Argument]) -> bool:
    arguments = list(found)
    if not gold or not arguments:
        return not gold and not arguments
    return any(
        names.same(document.id, name, a.name, a.span, a.entity) or _same_words(name, a, document)
        for name in gold
        for a in arguments
    )


def _same_words(gold: str, argument: Argument, document: Document) -> bool:
    """Whether a party that the gold calls by its words alone is found by them: «متظاهرا»."""
    return fold_word(gold) == fold_word(argument.span.of(document.text))


def score_links(rows: dict[str, list[Row]], events: Iterable[Event]) -> list[Score]:
    """B-cubed precision, recall and F1 over the rows that name an event, ignore rows left out."""
    items = [(name, row) for name, found in sorted(rows.items()) for row in found if row["event"] and not row["ignore"]]
    clusters = []
    all_events = list(events)
    for number, (name, row) in enumerate(items):
        span = span_of(row)
        home = [
            event.id
            for event in all_events
            if row["type"] is None or event.type in _types(row)
            for ref in event.mentions
            if ref.document == name and ref.start < span.end and span.start < ref.end
        ]
        clusters.append(home[0] if home else f"alone-{number}")
    gold = [row["event"] for _, row in items]
    precision = share("links", "B-cubed precision", 0, 0)
    totals = [0.0, 0.0]
    errors = []
    for i, (name, row) in enumerate(items):
        same_cluster = {j for j in range(len(items)) if clusters[j] == clusters[i]}
        same_event = {j for j in range(len(items)) if gold[j] == gold[i]}
        both = len(same_cluster & same_event)
        totals[0] += both / len(same_cluster)
        totals[1] += both / len(same_event)
        if same_cluster != same_event:
            errors.append(f"{name}:{row['start']} {row['trigger']} {gold[i]} in {clusters[i]}")
    count = len(items) or 1
    precision = Score(layer="links", metric="B-cubed precision", value=totals[0] / count, errors=tuple(errors))
    recall = Score(layer="links", metric="B-cubed recall", value=totals[1] / count)
    return [precision, recall, f1("links", precision, recall)]
