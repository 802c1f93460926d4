"""What the commands print for people: tables and cards, Arabic isolated so that columns hold.

Note [Isolated Arabic]
    A terminal that reorders text would let a right-to-left cell swallow the digits and signs beside it. Every cell that
    may hold Arabic is put between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, and its line ends become spaces.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawatur.model import Conflict, Event, Evidence, FieldValue, Finding, Participant, Relation, Source

if TYPE_CHECKING:
    from tawatur.evaluate import Score
    from tawatur.lexicon.occurrences import Occurrence
    from tawatur.store import SearchHit, Store

# field, value and evidence → the chains of the claims that rest on it
Chains = dict[tuple[str, str, Evidence], list[tuple[Source, ...]]]
_ISOLATE = "\u2068"
_POP = "\u2069"
# Where output is piped there is no terminal to fit; this width keeps a row on a line.
_PIPED_WIDTH = 160
_LONGEST_EVIDENCE = 60
_LONGEST_SAID = 90
_ID_SHOWN = 11
_MOST_VARIANTS = 6


def console() -> Console:
    """A console on stdout, made when it is needed so that redirection is seen."""
    found = Console(highlight=False, soft_wrap=False)
    if not found.is_terminal:
        found = Console(highlight=False, width=_PIPED_WIDTH)
    return found


def isolate(text: str) -> str:
    """The text on one line, shut off from the direction of what stands around it."""
    return f"{_ISOLATE}{' '.join(text.split())}{_POP}"


def names_of(people: Sequence[Participant]) -> str:
    """Their names in one cell."""
    return ", ".join(isolate(person.name or person.entity or "?") for person in people) or "–"


def kind_of(event: Event) -> str:
    """Type and mode."""
    return f"{event.type} {event.mode}" if event.mode else event.type


def short(identity: str) -> str:
    """The beginning of an id, enough to name it."""
    return identity[:_ID_SHOWN]


def print_events(events: Sequence[Event]) -> None:
    """One row an event."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("event", "what", "who", "to whom", "when", "where"):
        table.add_column(column, overflow="fold")
    for column in ("reports", "accounts", "conflicts"):
        table.add_column(column, justify="right")
    for event in events:
        what = kind_of(event) + (f" ({event.realis})" if event.realis != "actual" else "")
        conflicts = Text(str(len(event.conflicts)) if event.conflicts else "", style="red")
        table.add_row(
            short(event.id),
            what,
            names_of(event.actors),
            names_of(event.recipients),
            event.date.value if event.date else "–",
            isolate(event.place.name or "?") if event.place else "–",
            str(len(event.documents)),
            str(event.accounts),
            conflicts,
        )
    console().print(table)


def print_conflicts(store: Store, conflicts: Sequence[Conflict], events: Iterable[Event] = ()) -> None:
    """One card an event in conflict: the values of each field with their sources, and all findings.

    Then the findings of `events` that rest on no disagreement between reports, such as a weekday that does not fit.
    """
    out = console()
    printed = set()
    for identity, group in itertools.groupby(conflicts, key=lambda conflict: conflict.event):
        event = store.event(identity)
        printed.add(identity)
        out.print()
        _print_head(out, event)
        chains = _chains(store, event)
        shown: list[Finding] = []
        for conflict in group:
            values = event.fields.get(conflict.field, ())
            _print_field(out, store, chains, conflict.field, values, set(conflict.values))
            _print_findings(out, conflict.findings)
            shown += conflict.findings
        _print_findings(out, [finding for finding in event.findings if finding not in shown])
    lone = [event for event in events if event.findings and event.id not in printed]
    for event in lone:
        out.print()
        _print_head(out, event)
        _print_findings(out, event.findings)
    if not conflicts and not lone:
        out.print("no conflicts")


def _print_head(out: Console, event: Event) -> None:
    head = Text(f"{kind_of(event)} · {names_of(event.actors)} → {names_of(event.recipients)}", style="bold")
    told = f"   {plural(len(event.documents), 'report')}, {plural(event.accounts, 'account')}   {short(event.id)}"
    head.append(told, style="not bold dim")
    out.print(head)


def plural(count: int, noun: str) -> str:
    """A count with its noun: "1 report", "3 reports"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _print_field(
    out: Console,
    store: Store,
    chains: Chains,
    field: str,
    values: Sequence[FieldValue],
    in_conflict: set[str] | None = None,
) -> None:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(width=12, no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    label = field
    for value in values:
        shown = isolate(value.name or value.value)
        relation = "" if value.relation is Relation.EQUAL else value.relation.value
        style = "red" if in_conflict and relation == "contradicts" else ""
        for evidence in value.evidence:
            for chain in chains.get((field, value.value, evidence), [value.chain]):
                source = _source(store, evidence, chain)
                table.add_row(f"  {label}", Text(shown, style=style), Text(relation, style=style), source)
                label = shown = relation = ""
        if not value.evidence:
            by = ", ".join(source.name or "?" for source in value.chain)
            table.add_row(f"  {label}", shown, relation, f"decided by {isolate(by)}")
            label = ""
    out.print(table)


def _chains(store: Store, event: Event) -> Chains:
    """The distinct chains that each piece of evidence of an event came through, the shortest first."""
    found: Chains = {}
    for claim in sorted(store.claims(event.id), key=lambda claim: (len(claim.chain), claim.id)):
        chains = found.setdefault((claim.field, claim.value, claim.evidence), [])
        if claim.chain not in chains:
            chains.append(claim.chain)
    return found


def _source(store: Store, evidence: Evidence, chain: Sequence[Source]) -> str:
    report = store.meta(evidence.document or "")
    outlet = report.outlet or report.path or evidence.document or "?"
    relays = "".join(f" ← {isolate(s.name or '?')}" for s in chain if s.role != "outlet")
    quote = evidence.text if len(evidence.text) < _LONGEST_EVIDENCE else evidence.text[:_LONGEST_EVIDENCE] + "…"
    return f"{isolate(outlet)}{relays}  «{isolate(quote)}»"


def _print_findings(out: Console, findings: Iterable[Finding]) -> None:
    for finding in findings:
        line = Text(f"    {finding.code} ", style="yellow")
        line.append(isolate(finding.message), style="not bold")
        out.print(line)
        if finding.suggestion is not None:
            why = finding.suggestion.why
            out.print(Text(f"         suggested {finding.suggestion.value}: {isolate(why)}", style="green"))


def print_event(store: Store, event: Event) -> None:
    """One event with every field, claim, chain and evidence."""
    out = console()
    _print_head(out, event)
    out.print(f"  id {event.id}   realis {event.realis}" + (f"   part of {event.part_of}" if event.part_of else ""))
    out.print(f"  outlets {event.outlets}, independent accounts {event.accounts}")
    for copies in event.copies:
        out.print(f"  copies of one text: {', '.join(copies)}")
    chains = _chains(store, event)
    for field, values in event.fields.items():
        _print_field(out, store, chains, field, values)
    shown = [finding for conflict in event.conflicts for finding in conflict.findings]
    _print_findings(out, [*shown, *(finding for finding in event.findings if finding not in shown)])


def print_hits(hits: Sequence[SearchHit]) -> None:
    """Search hits with their snippets."""
    out = console()
    for hit in hits:
        published = hit.published or "no date"
        out.print(f"{hit.document}  {isolate(hit.outlet or '?')}  {published}  [{hit.start}, {hit.end})")
        out.print(f"  {isolate(hit.snippet)}")
    if not hits:
        out.print("nothing found")


def print_quotes(rows: Sequence[dict[str, Any]]) -> None:
    """One row a quote: who, through whom, how, what, and where it stands."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("speaker", "through", "kind", "channel", "said", "report", "span"):
        table.add_column(column, overflow="fold")
    for row in rows:
        names = [isolate(link["name"] or "?") for link in row["chain"]]
        kind = row["kind"] if row["stance"] == "said" else f"{row['kind']}, {row['stance']}"
        said = " … ".join(span["text"] for span in row["content"])
        said = said if len(said) < _LONGEST_SAID else said[:_LONGEST_SAID] + "…"
        span = f"[{row['content'][0]['start']}, {row['content'][-1]['end']})"
        report = isolate(row["outlet"] or short(row["document"]))
        table.add_row(names[-1], " ← ".join(names[1:-1]), kind, row["channel"] or "", isolate(said), report, span)
    console().print(table if rows else "nobody is quoted here")


def print_entities(found: Sequence[Occurrence]) -> None:
    """One row an entity: who, under which names, how often, and who else it may be."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("entity", "name", "kind", "country", "sector", "variants"):
        table.add_column(column, overflow="fold")
    for column in ("reports", "mentions"):
        table.add_column(column, justify="right")
    table.add_column("may be", overflow="fold")
    for one in found:
        shown = [f"{isolate(variant.text)} {variant.count}" for variant in one.variants[:_MOST_VARIANTS]]
        rest = len(one.variants) - len(shown)
        table.add_row(
            isolate(one.entity),
            isolate(one.name or one.variants[0].text),
            one.kind,
            one.country or "–",
            one.sector or "–",
            ", ".join(shown) + (f" and {rest} more" if rest else ""),
            str(one.reports),
            str(one.mentions),
            "; ".join(f"{isolate(doubt.name or doubt.entity)} ({doubt.why})" for doubt in one.doubts),
        )
    console().print(table if found else "nobody occurs")


def print_explanation(text: str, offset: int, rows: Sequence[dict[str, Any]]) -> None:
    """The rules that speak of one character, innermost span last."""
    out = console()
    out.print(f"character {offset}: {isolate(text[max(0, offset - 20) : offset + 21])}")
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("layer", "rule", "span", "text", "value"):
        table.add_column(column, overflow="fold")
    for row in sorted(rows, key=lambda row: (row.get("start", 0) - row.get("end", 0), row["layer"])):
        value = next((row[key] for key in ("value", "name", "type", "kind", "message") if row.get(key)), "")
        span = f"[{row['start']}, {row['end']})" if "start" in row else ""
        quoted = row.get("text") or (row["evidence"][0]["text"] if "evidence" in row else "")
        table.add_row(row["layer"], row["rule"], span, isolate(quoted[:_LONGEST_EVIDENCE]), isolate(str(value)))
    out.print(table if rows else "no rule speaks of this character")


def print_scores(scores: Sequence[Score], *, with_errors: bool) -> None:
    """Scores as a table; with the places that were missed, if wished."""
    out = console()
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("layer")
    table.add_column("metric")
    table.add_column("value", justify="right")
    table.add_column("right", justify="right")
    for score in scores:
        counts = f"{score.right}/{score.total}" if score.total is not None else ""
        value = f"{score.value:.0f}" if score.metric == "spurious" else f"{score.value:.3f}"
        table.add_row(score.layer, score.metric, value, counts)
    out.print(table)
    if with_errors:
        for score in scores:
            for error in score.errors:
                out.print(f"{score.layer} {score.metric}: {isolate(error)}")
