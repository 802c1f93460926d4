"""Scores of times, numbers, distractors and mentions."""

from __future__ import annotations

from typing import Any, get_args

from tawatur.errors import InputError
from tawatur.evaluate.gold import Corpus, Names, Row, Score, f1, share, shared_characters, span_of
from tawatur.lexicon.entities import english_name
from tawatur.model import Document, Mention, Numeral, Quantity, Span, Timex
from tawatur.model.layers import MentionKind

Rows = dict[str, list[Row]]


def score_timexes(corpus: Corpus, rows: Rows) -> list[Score]:
    """Required values right, and predictions that overlap no row at all."""
    right, total, errors, spurious = 0, 0, [], []
    for name, document in corpus.items():
        timexes = document[Timex]
        gold = rows.get(name, [])
        for row in gold:
            if not row["required"]:
                continue
            total += 1
            best = max(timexes, key=lambda t: shared_characters(t.span, span_of(row)), default=None)
            accepted = {row["value"], *(a["value"] for a in row.get("alternatives", ()) if "value" in a)}
            if best is not None and shared_characters(best.span, span_of(row)) and best.value in accepted:
                right += 1
            else:
                value = best.value if best is not None and best.span.overlaps(span_of(row)) else None
                errors.append(f"{name}:{row['start']} {row['text']}: {row['value']}, got {value}")
        spurious += [
            f"{name}:{timex.start} {timex.span.of(document.text)} = {timex.value}"
            for timex in timexes
            if not any(timex.span.overlaps(span_of(row)) for row in gold)
        ]
    return [
        share("timexes", "required values", right, total, errors),
        Score(layer="timexes", metric="spurious", value=float(len(spurious)), errors=tuple(spurious)),
    ]


def score_numbers(corpus: Corpus, rows: Rows) -> list[Score]:
    """Required values, modifiers and counted nouns."""
    counts = {"required values": 0, "modifier": 0, "counted": 0}
    errors: dict[str, list[str]] = {name: [] for name in counts}
    total = counted_total = 0
    for name, document in corpus.items():
        for row in rows.get(name, ()):
            if not row["required"]:
                continue
            total += 1
            counted_total += row["counted"] is not None
            span = span_of(row)
            quantities = [q for q in document[Quantity] if q.span.overlaps(span)]
            values: list[float | int | None] = [n.value for n in document[Numeral] if n.span.overlaps(span)]
            values += [bound for q in quantities for bound in (q.low, q.high)]
            checks = {"required values": row["value"] in values}
            ordinal = row["kind"] == "ordinal" and any(n.ordinal for n in document[Numeral] if n.span.overlaps(span))
            checks["modifier"] = ordinal or any(q.modifier == row["modifier"] for q in quantities)
            if row["counted"] is not None:
                nouns = [q.counted.of(document.text) for q in quantities if q.counted is not None]
                checks["counted"] = ordinal or any(
                    noun.startswith(row["counted"]) or row["counted"].startswith(noun) for noun in nouns
                )
            for metric, fine in checks.items():
                counts[metric] += fine
                if not fine:
                    errors[metric].append(f"{name}:{row['start']} {row['text']} {row['value']} {row['counted']}")
    return [
        share("numbers", metric, right, counted_total if metric == "counted" else total, errors[metric])
        for metric, right in counts.items()
    ]


def score_distractors(corpus: Corpus, rows: Rows) -> list[Score]:
    """Spans left alone by the types that they must not be. Raises InputError for a type that is none."""
    right, total, errors = 0, 0, []
    for name, document in corpus.items():
        for row in rows.get(name, ()):
            total += 1
            wrong = [kind for kind in row["must_not_be"].split("|") if _is_tagged(document, span_of(row), kind)]
            right += not wrong
            if wrong:
                errors.append(f"{name}:{row['start']} {row['text']} is tagged {wrong[0]}")
    return [share("distractors", "left alone", right, total, errors)]


def _is_tagged(document: Document, span: Span, kind: str) -> bool:
    tagged: dict[str, list[Any]] = {
        "DATE": [t for t in document[Timex] if t.type != "DURATION"],
        "NUMBER": list(document[Quantity]),
        "ORDINAL": [n for n in document[Numeral] if n.ordinal],
        **{kind: [t for t in document[Timex] if t.type == kind] for kind in ("TIME", "DURATION", "SET")},
        **{kind: [m for m in document[Mention] if m.kind == kind] for kind in get_args(MentionKind)},
    }
    if kind not in tagged:
        place = f"must_not_be of a distractor at {span.start}"
        raise InputError(f"no type {kind!r} is known", place=place, cure=f"name one of: {' '.join(tagged)}")
    return any(annotation.span.overlaps(span) for annotation in tagged[kind])


def score_mentions(corpus: Corpus, rows: Rows) -> list[Score]:
    """Exact span and kind; then canonical names, and offices with their holders, on what was found."""
    found = total = wrong = predicted = named_right = named_total = role_right = role_total = 0
    missed, extra, names_wrong, roles_wrong = [], [], [], []
    names = Names(rows)
    for name, document in corpus.items():
        gold = {(r["start"], r["end"], r["type"]): r for r in rows.get(name, ())}
        mentions = {(m.start, m.end, m.kind): m for m in document[Mention]}
        for key, mention in mentions.items():
            predicted += 1
            if key not in gold:
                wrong += 1
                extra.append(f"{name}:{key[0]} {mention.span.of(document.text)} {mention.kind} {mention.name}")
        for key, row in gold.items():
            if not row["named"] or row["nested"]:
                continue
            total += 1
            hit = mentions.get(key)
            if hit is None:
                missed.append(f"{name}:{row['start']} {row['text']} {row['type']}")
                continue
            found += 1
            named_total += 1
            fine = names.same(name, row["canonical"], hit.name, None, hit.entity)
            named_right += fine
            if not fine:
                names_wrong.append(f"{name}:{row['start']} {row['text']}: {row['canonical']}, got {hit.name}")
            if row["type"] == "TITLE":
                role_total += 1
                holder = english_name(hit.holder) if hit.holder else None
                wanted = row["role"]["holder"]
                held = wanted is None or names.same(name, wanted, holder, None, hit.holder)
                role_right += fine and held
                if not (fine and held):
                    roles_wrong.append(f"{name}:{row['start']} {row['text']}: {wanted}, got {hit.name} {hit.holder}")
    precision = share("mentions", "precision", predicted - wrong, predicted, extra)
    recall = share("mentions", "recall", found, total, missed)
    return [
        precision,
        recall,
        f1("mentions", precision, recall),
        share("mentions", "canonical name", named_right, named_total, names_wrong),
        share("mentions", "office and holder", role_right, role_total, roles_wrong),
    ]
