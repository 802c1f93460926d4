"""`tawatur quotes`: who said what, through whom, from files or from a store."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from tawatur.cli.main import EXIT_INPUT_FAILED, EXIT_NOTHING
from tawatur.cli.options import json_option, sources_option, warn, write_json
from tawatur.model import Attribution, Document, Source

# column of the CSV → what stands in it
COLUMNS: dict[str, str] = {
    "document": "id of the report",
    "outlet": "its outlet",
    "published": "its date of publication",
    "speaker": "who says so, the last link of the chain",
    "speaker_entity": "the speaker's entity key",
    "role": "the speaker's role: speaker, spokesman, anonymous, document, agency",
    "chain": "the links behind the outlet, outermost first, the speaker last, parted by ←",
    "kind": "direct, indirect or mixed",
    "stance": "said, denied or claimed",
    "channel": "the way it was said",
    "addressee": "whom it was said to",
    "level": "0, or the number of quotes it stands inside",
    "cue": "the word that attributes",
    "text": "what is said",
    "start": "first character of what is said",
    "end": "the character after it",
    "rule": "the rule that found it",
}


@click.command("quotes")
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True))
@click.option("--db", type=click.Path(path_type=Path, dir_okay=False), help="Read a store instead of files.")
@click.option("--speaker", help="Part of a speaker's name, spelling variants folded, or an entity key.")
@click.option("--outlet", help="Only reports of this outlet.")
@click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values instead of a table.")
@json_option
@sources_option
def command(
    paths: tuple[str, ...],
    db: Path | None,
    speaker: str | None,
    outlet: str | None,
    as_csv: bool,
    as_json: bool,
    sources: Path | None,
) -> None:
    """List who said what, with the chain of transmission."""
    if bool(paths) == bool(db) or (as_csv and as_json):
        raise click.UsageError("give either PATHs or --db, and at most one of --json and --csv")
    failed: list[str] = []
    documents = _stored(db) if db else _read(paths, sources, failed)
    rows = [row for document in documents if _is_of(document, outlet) for row in quote_rows(document, speaker)]
    if as_json:
        write_json(rows)
    elif as_csv:
        sys.stdout.buffer.write(_csv(rows))
        sys.stdout.buffer.flush()
    else:
        from tawatur.cli.tables import print_quotes

        print_quotes(rows)
    if failed:
        sys.exit(EXIT_INPUT_FAILED)
    if not rows:
        if as_json or as_csv:
            warn("tawatur: nobody is quoted here")
        sys.exit(EXIT_NOTHING)


def _stored(db: Path) -> Iterator[Document]:
    from tawatur.store import open_store

    with open_store(db) as store:
        yield from store.documents()


def _read(paths: tuple[str, ...], sources: Path | None, failed: list[str]) -> Iterator[Document]:
    from tawatur.annotate.pipeline import run_stages
    from tawatur.ingest import Failure, read_paths

    for item in read_paths(paths, sources=sources):
        if isinstance(item, Failure):
            failed.append(str(item))
            warn(str(item))
        else:
            yield run_stages(item)


def _is_of(document: Document, outlet: str | None) -> bool:
    return outlet is None or (document.meta.outlet or "").casefold() == outlet.casefold()


def quote_rows(document: Document, speaker: str | None = None) -> Iterator[dict[str, Any]]:
    """The attributions of a report as JSON objects, in order; only those of a speaker where one is wished.

    Spans are code points of the report's text; `chain` goes from the outlet to the speaker as in `tawatur annotate`.
    «قال الوزير إن الجسر سيفتح» gives one row whose text is «إن الجسر سيفتح».
    """
    from tawatur.text.fold import fold_word

    text = document.text
    wanted = fold_word(speaker) if speaker else None
    for one in document[Attribution]:
        last = one.chain[-1]
        if wanted and last.entity != speaker and wanted not in fold_word(last.name or ""):
            continue
        yield {
            "document": document.id,
            "outlet": document.meta.outlet,
            "published": document.meta.published,
            "speaker": _link(last),
            "chain": [_link(link) for link in one.chain],
            "kind": one.kind,
            "stance": one.stance,
            "channel": one.channel,
            "addressee": one.addressee,
            "level": one.level,
            "cue": {"start": one.cue.start, "end": one.cue.end, "text": one.cue.of(text)},
            "content": [{"start": span.start, "end": span.end, "text": span.of(text)} for span in one.content],
            "rule": one.rule,
        }


def _link(source: Source) -> dict[str, Any]:
    return {
        "role": source.role,
        "name": source.name,
        "entity": source.entity,
        "start": source.start,
        "end": source.end,
    }


def _csv(rows: Iterable[dict[str, Any]]) -> bytes:
    """The rows under a header of `COLUMNS`, safe to open in a spreadsheet: UTF-8 with a mark, lines end with CR LF."""
    from tawatur.export.csv import safe_cell

    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([safe_cell("" if cell is None else str(cell)) for cell in _cells(row)])
    return out.getvalue().encode("utf-8-sig")


def _cells(row: dict[str, Any]) -> list[object]:
    speaker, content = row["speaker"], row["content"]
    return [
        *(row["document"], row["outlet"], row["published"], speaker["name"], speaker["entity"], speaker["role"]),
        *(" ← ".join(link["name"] or "?" for link in row["chain"][1:]), row["kind"], row["stance"], row["channel"]),
        *(row["addressee"], row["level"], row["cue"]["text"], " … ".join(span["text"] for span in content)),
        *(content[0]["start"], content[-1]["end"], row["rule"]),
    ]
