"""The commands as a user meets them: exit codes, JSON, tables, errors."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tawatur.cli.main import COMMANDS, cli

REPORT = "وصل وزير الخارجية المصري إلى عمّان يوم الأحد في زيارة رسمية.\nوقال الوزير إن الجسر سيفتح غداً."


def tawatur(*arguments: str | Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tawatur.cli.main", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env={**os.environ, "NO_COLOR": "1"})


def lines(output: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


@pytest.fixture(scope="module")
def demo_db(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> Path:
    db = tmp_path_factory.mktemp("store") / "demo.db"
    done = tawatur("run", demo_folder, "--db", db, "--quiet")
    assert done.returncode == 0, done.stderr.decode()
    return db


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_command_says(name: str) -> None:
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    assert COMMANDS[name][1] in " ".join(result.output.split())


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from tawatur.cli.main import cli\n"
        "try: cli(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'rich', 'hijridate', 'resiliparse', 'rapidfuzz', 'sqlite3', 'tawatur.annotate'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_annotate_prints_one_object_a_document(report: Path) -> None:
    done = tawatur("annotate", report, "--published", "2024-05-05", "--outlet", "Sada")
    assert done.returncode == 0
    (document,) = lines(done.stdout)
    assert document["text"] == REPORT
    assert document["document"]["outlet"] == "Sada"  # type: ignore[index]
    assert {"boilerplate", "sentences", "timexes", "numbers", "quantities", "mentions"} <= set(document)
    assert {"attributions", "events", "findings"} <= set(document)


def test_annotate_reads_json_lines_from_stdin() -> None:
    record = json.dumps({"text": REPORT, "source": "Sada", "published": "2024-05-05", "id": "r1"}, ensure_ascii=False)
    done = tawatur("annotate", "-", stdin=record.encode("utf-8"))
    assert done.returncode == 0
    assert lines(done.stdout)[0]["document"]["id"] == "r1"  # type: ignore[index]


def test_one_bad_record_is_named_and_the_others_are_coded(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(
        json.dumps({"text": REPORT}) + "\n{broken\n" + json.dumps({"text": "خبر آخر."}) + "\n", encoding="utf-8"
    )
    done = tawatur("annotate", path)
    assert done.returncode == 1
    assert len(lines(done.stdout)) == 2
    assert b"in.jsonl:2" in done.stderr
    assert b"Traceback" not in done.stderr


def test_nothing_to_code_is_exit_3(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert tawatur("annotate", tmp_path / "empty").returncode == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ("annotate",),
        ("annotate", "x.txt", "--published", "yesterday"),
        ("events", "--db", "missing.db"),
        ("events", "--db", "missing.db", "--from", "5/11/2023"),
        ("nonsense",),
    ],
)
def test_usage_errors_are_exit_2_in_one_place(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tawatur.cli.main", *arguments], capture_output=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert done.stderr.strip()


def test_run_twice_does_no_work_twice(demo_folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    first = tawatur("run", demo_folder, "--db", db)
    assert first.returncode == 0
    assert b"10 new" in first.stderr
    before = tawatur("events", "--db", db, "--json").stdout
    second = tawatur("run", demo_folder, "--db", db)
    assert b"0 new, 10 known" in second.stderr
    assert tawatur("events", "--db", db, "--json").stdout == before


def test_order_and_workers_change_nothing(demo_folder: Path, tmp_path: Path) -> None:
    reports = sorted(demo_folder.glob("*.txt"))
    sources = demo_folder / "sources.csv"
    exports = []
    for number, (order, workers) in enumerate(((reports, "1"), (reports[::-1], "2"))):
        db = tmp_path / f"{number}.db"
        for half in (order[:5], order[5:]):
            done = tawatur("run", *half, "--db", db, "--sources", sources, "--workers", workers, "--quiet")
            assert done.returncode == 0, done.stderr.decode()
        exports.append([tawatur("export", name, "--db", db).stdout for name in ("csv", "events-jsonl", "claims-jsonl")])
    assert exports[0] == exports[1]
    assert all(exports[0])


def test_recode_gives_the_same_view(demo_db: Path, demo_folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "copy.db"
    shutil.copy(demo_db, db)
    before = tawatur("events", "--db", db, "--json").stdout
    done = tawatur("run", demo_folder, "--db", db, "--recode", "--quiet")
    assert done.returncode == 0, done.stderr.decode()
    assert tawatur("events", "--db", db, "--json").stdout == before


def test_events_have_the_fields_of_the_contract(demo_db: Path) -> None:
    events = lines(tawatur("events", "--db", demo_db, "--json").stdout)
    names = {"event", "type", "mode", "realis", "actors", "recipients", "place", "date", "documents", "outlets"}
    names |= {"accounts", "copies", "mentions", "fields", "conflicts", "part_of"}
    assert events
    for event in events:
        assert names <= set(event)


def test_filters_narrow_the_list(demo_db: Path) -> None:
    visits = lines(tawatur("events", "--db", demo_db, "--json", "--type", "CONSULT", "--mode", "visit").stdout)
    assert visits
    assert {(e["type"], e["mode"]) for e in visits} == {("CONSULT", "visit")}
    assert len(lines(tawatur("events", "--db", demo_db, "--json", "--limit", "1").stdout)) == 1
    assert lines(tawatur("events", "--db", demo_db, "--json", "--from", "2031-01-01").stdout) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--type", "FOO"), "'FOO' is no type of ours; there are: ACCUSE"),
        (("--type", "consult", "--mode", "bar"), "'bar' is no mode of ours; there are: multilateral"),
        (("--finding", "C999"), "'C999' is no finding of ours; there are: C101"),
        (("--actor", "nobody at all"), "no event fits"),
        (("--confidence", "1"), "no event fits"),
    ],
)
def test_what_finds_nothing_says_why(demo_db: Path, arguments: tuple[str, ...], told: str) -> None:
    result = CliRunner().invoke(cli, ["events", "--db", str(demo_db), *arguments])
    assert result.exit_code == 0
    assert result.stdout == ""
    assert told in result.stderr


def test_show_tells_every_claim_with_its_chain(demo_db: Path) -> None:
    (event,) = lines(tawatur("events", "--db", demo_db, "--json", "--limit", "1").stdout)
    shown = tawatur("show", str(event["event"])[:9], "--db", demo_db, "--json")
    assert shown.returncode == 0
    (full,) = lines(shown.stdout)
    assert full["event"] == event["event"]
    claims = full["claims"]
    assert isinstance(claims, list)
    assert all(claim["chain"] and claim["evidence"]["text"] for claim in claims)
    assert tawatur("show", str(event["event"]), "--db", demo_db).returncode == 0


def test_an_unknown_event_is_one_line(demo_db: Path) -> None:
    done = tawatur("show", "ev-nothing", "--db", demo_db)
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 1


def test_conflicts_name_their_findings(demo_db: Path) -> None:
    conflicts = lines(tawatur("conflicts", "--db", demo_db, "--json").stdout)
    codes = {finding["code"] for conflict in conflicts for finding in conflict["findings"]}  # type: ignore[attr-defined, union-attr]
    assert {"C201", "C202", "C301"} <= codes
    table = tawatur("conflicts", "--db", demo_db).stdout.decode("utf-8")
    assert "C202" in table
    assert "1403" in table


def test_tables_isolate_arabic(demo_db: Path) -> None:
    table = tawatur("conflicts", "--db", demo_db).stdout.decode("utf-8")
    assert table.count("\u2068") == table.count("\u2069") > 0


def test_search_folds_spelling_and_points_at_the_place(demo_db: Path, demo_folder: Path) -> None:
    hits = lines(tawatur("search", "سيارة مفخخه", "--db", demo_db, "--json").stdout)
    assert hits
    texts = [path.read_text(encoding="utf-8") for path in demo_folder.glob("*.txt")]
    for hit in hits:
        assert any("سيارة" in text[hit["start"] : hit["end"]] for text in texts)  # type: ignore[misc]
    assert tawatur("search", '"', "AND", "(", "--db", demo_db).returncode == 0


def test_explain_names_rules(demo_folder: Path) -> None:
    path = demo_folder / "02_muscat_visit_levant.txt"
    offset = path.read_text(encoding="utf-8").index("أيار")
    done = tawatur("explain", path, "--at", str(offset), "--json")
    rules = {row["rule"] for row in lines(done.stdout) if row["layer"] == "timexes"}
    assert rules
    assert tawatur("explain", path, "--at", str(offset)).returncode == 0
    assert tawatur("explain", path, "--at", "999999").returncode == 2


def test_verify_finds_every_span_exact_and_a_changed_text(demo_db: Path, tmp_path: Path) -> None:
    assert tawatur("verify", "--db", demo_db).returncode == 0
    import sqlite3

    db = tmp_path / "copy.db"
    shutil.copy(demo_db, db)
    with sqlite3.connect(db) as connection:
        connection.execute("update reports set text = 'ء' || text")
    connection.close()
    done = tawatur("verify", "--db", db)
    assert done.returncode == 1


def test_export_csv_opens_as_a_table(demo_db: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    assert tawatur("export", "csv", "--db", demo_db, "-o", out).returncode == 0
    with out.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.DictReader(text))
    events = lines(tawatur("events", "--db", demo_db, "--json").stdout)
    assert len(rows) == len(events)
    assert tawatur("export", "nonsense", "--db", demo_db).returncode == 2


def test_remove_takes_a_report_out(demo_db: Path, tmp_path: Path) -> None:
    db = tmp_path / "copy.db"
    shutil.copy(demo_db, db)
    (event, *_) = lines(tawatur("events", "--db", db, "--json").stdout)
    victim = event["documents"][0]  # type: ignore[index]
    assert tawatur("remove", victim, "--db", db).returncode == 0
    assert tawatur("verify", "--db", db).returncode == 0
    for left in lines(tawatur("events", "--db", db, "--json").stdout):
        assert victim not in left["documents"]  # type: ignore[operator]


def test_demo_prints_events_conflicts_and_the_next_command(tmp_path: Path) -> None:
    db = tmp_path / "demo.db"
    done = tawatur("demo", "--db", db)
    assert done.returncode == 0, done.stderr.decode()
    assert b"CONSULT" in done.stdout
    assert b"C201" in done.stdout
    assert b"tawatur show" in done.stderr
    assert db.is_file()


def test_doctor_and_data_check_are_content() -> None:
    assert tawatur("doctor").returncode == 0
    assert tawatur("data", "check").returncode == 0


def test_a_closed_pipe_is_no_error(demo_folder: Path) -> None:
    command = f"{sys.executable} -m tawatur.cli.main annotate {demo_folder} | head -c 10"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr


def test_evaluate_prints_a_table_and_json(demo_folder: Path) -> None:
    gold = Path(__file__).parents[1] / "gold" / "reports"
    done = tawatur("evaluate", gold, "--texts", demo_folder, "--json")
    assert done.returncode == 0, done.stderr.decode()
    assert {"timexes", "numbers", "mentions", "attributions", "events"} <= {str(s["layer"]) for s in lines(done.stdout)}
    one = tawatur("evaluate", gold / "timexes.jsonl", "--texts", demo_folder, "--errors")
    assert one.returncode == 0
    assert b"required values" in one.stdout
