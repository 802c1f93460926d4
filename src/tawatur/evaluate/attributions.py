"""Scores of attributions: cue, speaker, content and chain."""

from __future__ import annotations

from tawatur.evaluate.gold import Corpus, Names, Row, Score, f1, share, shared_characters, span_of
from tawatur.model import Attribution, Document, Source, Span

# A cue that starts within this many characters of the gold's is the same cue.
_CUE_SLACK = 3
_MATCH = 0.5
_OVERLAP = 0.9


def score_attributions(corpus: Corpus, rows: dict[str, list[Row]], mentions: dict[str, list[Row]]) -> list[Score]:
    """Precision, recall and F1 of content and speaker; then each part on the rows that were matched."""
    names = Names(mentions)
    right = predicted = total = cues = speakers = overlaps = chains = 0
    errors: dict[str, list[str]] = {"recall": [], "precision": [], "cue": [], "speaker": [], "content": [], "chain": []}
    for name, document in corpus.items():
        unused = list(document[Attribution])
        predicted += len(unused)
        for row in rows.get(name, ()):
            total += 1
            place = f"{name}:{row['start']} {row['cue']} {row['speaker']}"
            match = _best(row, unused)
            cued = match is not None and _same_cue(row, match)
            cues += cued
            if not cued:
                errors["cue"].append(place)
            if match is None:
                errors["recall"].append(place)
                continue
            unused.remove(match)
            speaks = _same_source(names, name, row["speaker"], match.chain[-1])
            close = _jaccard(row, match)
            right += speaks and (cued or close >= _MATCH)
            speakers += speaks
            overlaps += close >= _OVERLAP
            in_order = _same_chain(names, document, row, match)
            chains += in_order
            got = " ← ".join(str(source.name) for source in match.chain)
            for metric, fine in (("speaker", speaks), ("content", close >= _OVERLAP), ("chain", in_order)):
                if not fine:
                    said = _content(match).of(document.text)
                    errors[metric].append(f"{place}: got {got} | {said[:40]}…{said[-20:]} ({close:.2f})")
        errors["precision"] += [
            f"{name}:{a.start} {a.cue.of(document.text)} | {_content(a).of(document.text)[:60]}" for a in unused
        ]
    layer = "attributions"
    precision = share(layer, "precision", right, predicted, errors["precision"])
    recall = share(layer, "recall", right, total, errors["recall"])
    return [
        precision,
        recall,
        f1(layer, precision, recall),
        share(layer, "cue", cues, total, errors["cue"]),
        share(layer, "speaker", speakers, total, errors["speaker"]),
        share(layer, "content ≥ .9", overlaps, total, errors["content"]),
        share(layer, "chain", chains, total, errors["chain"]),
    ]


def _content(attribution: Attribution) -> Span:
    return Span(attribution.content[0].start, attribution.content[-1].end)


def _jaccard(row: Row, attribution: Attribution) -> float:
    content, gold = _content(attribution), span_of(row)
    both = shared_characters(content, gold)
    return both / (len(content) + len(gold) - both) if both else 0.0


def _same_cue(row: Row, attribution: Attribution) -> bool:
    return abs(attribution.cue.start - row["cue_start"]) < _CUE_SLACK + 1 and bool(
        shared_characters(_content(attribution), span_of(row))
    )


def _best(row: Row, unused: list[Attribution]) -> Attribution | None:
    candidates = [a for a in unused if _jaccard(row, a) >= _MATCH or _same_cue(row, a)]
    return max(candidates, key=lambda a: (_same_cue(row, a), _jaccard(row, a)), default=None)


def _same_source(names: Names, document: str, canonical: str, source: Source) -> bool:
    span = Span(source.start, source.end) if source.start is not None and source.end is not None else None
    return names.same(document, canonical, source.name, span, source.entity)


def _same_chain(names: Names, document: Document, row: Row, attribution: Attribution) -> bool:
    outlet = (document.meta.outlet or "").casefold()
    via = [relay for relay in reversed(row["via"]) if not (outlet and outlet.startswith(relay.casefold()))]
    gold = [*via, row["speaker"]]
    chain = [source for source in attribution.chain if source.role != "outlet"]
    return len(gold) == len(chain) and all(
        _same_source(names, document.id, wanted, source) for wanted, source in zip(gold, chain, strict=True)
    )
