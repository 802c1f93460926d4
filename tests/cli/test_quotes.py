"""`tawatur quotes`: who said what, as table, JSON Lines and CSV, from files and from a store."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tawatur.annotate.pipeline import annotate
from tawatur.cli.main import EXIT_INPUT_FAILED, EXIT_NOTHING, EXIT_USAGE, cli
from tawatur.cli.quotes import COLUMNS, quote_rows
from tawatur.model import Attribution

REPORT = (
    "قال وزير النقل المصري إن الجسر سيفتح غداً، وفق ما نقلت وكالة رويترز.\n"
    "ونفت وزارة الداخلية اللبنانية وجود أي تأخير.\n"
    'وقال مصدر أمني: "=لن نتأخر عن الموعد يوماً واحداً".'
)


def quotes(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["quotes", *map(str, arguments)])


def objects(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("قال وزير النقل المصري إن الجسر سيفتح غداً.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("قالت وزارة الصحة اللبنانية إن اللقاح متوفر.", encoding="utf-8")
    (tmp_path / "sources.csv").write_text(
        "file,outlet,published\na.txt,Sada,2024-05-01\nb.txt,Al-Ufuq,2024-05-02\n", encoding="utf-8"
    )
    return tmp_path


def test_json_has_one_object_a_quote_whose_spans_hold(report: Path) -> None:
    rows = objects(quotes(report, "--json"))
    assert len(rows) == 3
    for row in rows:
        for span in (row["cue"], *row["content"]):  # type: ignore[misc]
            assert REPORT[span["start"] : span["end"]] == span["text"]


def test_json_is_never_escaped(report: Path) -> None:
    assert "الجسر" in quotes(report, "--json").stdout


def test_a_chain_goes_from_the_outlet_to_the_speaker(report: Path) -> None:
    first = objects(quotes(report, "--json"))[0]
    roles = [link["role"] for link in first["chain"]]  # type: ignore[attr-defined]
    assert roles[0] == "outlet"
    assert len(roles) == 3
    assert first["chain"][-1] == first["speaker"]  # type: ignore[index]


def test_a_denial_says_so(report: Path) -> None:
    rows = objects(quotes(report, "--json"))
    assert [row["stance"] for row in rows] == ["said", "denied", "said"]


def test_the_table_names_speaker_and_words(report: Path) -> None:
    shown = quotes(report).stdout
    assert "speaker" in shown and "Reuters" in shown
    assert "denied" in shown
    assert "الجسر" in shown


def test_csv_has_the_columns_and_is_safe_for_spreadsheets(report: Path) -> None:
    done = quotes(report, "--csv")
    rows = list(csv.reader(io.StringIO(done.stdout_bytes.decode("utf-8-sig"))))
    assert rows[0] == list(COLUMNS)
    assert len(rows) == 4
    assert all(len(row) == len(COLUMNS) for row in rows)
    assert rows[3][list(COLUMNS).index("text")].startswith("'=")


def test_csv_begins_with_a_byte_order_mark(report: Path) -> None:
    assert quotes(report, "--csv").stdout_bytes.startswith(b"\xef\xbb\xbf")


def test_every_column_is_explained() -> None:
    assert all(meaning and not meaning.endswith(".") for meaning in COLUMNS.values())


@pytest.mark.parametrize("wished", ["Transport", "minister of transport"])
def test_a_speaker_is_found_by_a_part_of_the_name(report: Path, wished: str) -> None:
    rows = objects(quotes(report, "--json", "--speaker", wished))
    found = [row["speaker"]["name"] for row in rows]  # type: ignore[index]
    assert len(found) == 1
    assert wished.casefold() in found[0].casefold()


def test_a_speaker_is_found_across_spelling_variants(report: Path) -> None:
    assert len(objects(quotes(report, "--json", "--speaker", "مصدر امنى"))) == len(
        objects(quotes(report, "--json", "--speaker", "مصدر أمني"))
    )


def test_a_speaker_is_found_by_entity(report: Path) -> None:
    entity = objects(quotes(report, "--json"))[1]["speaker"]["entity"]  # type: ignore[index]
    (row,) = objects(quotes(report, "--json", "--speaker", entity))
    assert row["stance"] == "denied"


def test_an_unknown_speaker_is_nobody(report: Path) -> None:
    done = quotes(report, "--speaker", "لا أحد بهذا الاسم")
    assert done.exit_code == EXIT_NOTHING
    assert "nobody is quoted here" in done.stdout


def test_only_one_outlet(folder: Path) -> None:
    rows = objects(quotes(folder, "--json", "--outlet", "al-ufuq"))
    assert [row["outlet"] for row in rows] == ["Al-Ufuq"]
    assert [row["published"] for row in rows] == ["2024-05-02"]


def test_all_outlets_come_in_order(folder: Path) -> None:
    assert [row["outlet"] for row in objects(quotes(folder, "--json"))] == ["Sada", "Al-Ufuq"]


def test_a_store_gives_what_its_files_give(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "quotes.db"
    assert CliRunner().invoke(cli, ["run", str(folder), "--db", str(db), "--quiet"]).exit_code == 0
    from_store = {json.dumps(row, sort_keys=True) for row in objects(quotes("--db", db, "--json"))}
    from_files = {json.dumps(row, sort_keys=True) for row in objects(quotes(folder, "--json"))}
    assert from_store == from_files


@pytest.mark.parametrize("arguments", [(), ("--json", "--csv", "x.txt"), ("--db", "x.db", "x.txt")])
def test_usage(arguments: tuple[str, ...]) -> None:
    assert quotes(*arguments).exit_code == EXIT_USAGE


def test_a_file_that_fails_is_named_and_the_others_are_read(folder: Path) -> None:
    done = quotes(folder / "a.txt", folder / "none.txt", "--json")
    assert done.exit_code == EXIT_INPUT_FAILED
    assert "none.txt" in done.stderr
    assert len(objects(done)) == 1


def test_a_text_without_quotes_has_none(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("هطلت الأمطار على الساحل طوال الليل.", encoding="utf-8")
    done = quotes(path, "--json")
    assert done.exit_code == EXIT_NOTHING
    assert done.stdout == ""


def test_rows_are_the_layer_in_its_order() -> None:
    document = annotate(REPORT, "2024-05-01", "Sada")
    rows = list(quote_rows(document))
    assert [row["rule"] for row in rows] == [one.rule for one in document[Attribution]]
    assert [row["level"] for row in rows] == [one.level for one in document[Attribution]]
