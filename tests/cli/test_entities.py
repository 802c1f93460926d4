"""`tawatur entities`, and tables of one's own on the command line."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tawatur.store import open_store


def tawatur(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tawatur.cli.main", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, "NO_COLOR": "1"})


def lines(output: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> Path:
    path = tmp_path_factory.mktemp("entities") / "demo.db"
    done = tawatur("run", demo_folder, "--db", path, "--quiet")
    assert done.returncode == 0, done.stderr.decode()
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports that speak of a body no lexicon knows."""
    reports = tmp_path / "reports"
    reports.mkdir()
    texts = ["وصلت فرقة السنديان إلى عدن مساء الأحد.", "قالت فرقة السنديان إن العرض تأجل أسبوعا."]
    for number, text in enumerate(texts):
        (reports / f"{number}.txt").write_text(text, encoding="utf-8")
    return reports


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.tsv"
    path.write_text("kind\ten\tcountry\tsector\tar\nORG\tOak Troupe\tYE\tCVL\tفرقة السنديان\n", encoding="utf-8")
    return path


def test_each_entity_is_one_object(db: Path) -> None:
    done = tawatur("entities", "--db", db, "--json")
    assert done.returncode == 0
    found = {row["entity"]: row for row in lines(done.stdout)}
    aden = found["gpe.aden"]
    assert set(aden) == {
        *("entity", "name", "kind", "country", "sector", "variants", "reports", "mentions", "doubts"),
    }
    assert (aden["name"], aden["kind"], aden["country"]) == ("Aden", "GPE", "YE")
    assert aden["reports"] == 4
    assert aden["mentions"] == sum(variant["count"] for variant in aden["variants"])  # type: ignore[attr-defined]


def test_those_of_most_reports_stand_first(db: Path) -> None:
    rows = lines(tawatur("entities", "--db", db, "--json").stdout)
    order = [(-row["reports"], -row["mentions"], row["entity"]) for row in rows]  # type: ignore[operator]
    assert order == sorted(order)


def test_variants_are_surfaces_with_the_commonest_first(db: Path) -> None:
    rows = lines(tawatur("entities", "--db", db, "--json", "--kind", "PERSON").stdout)
    assert {row["kind"] for row in rows} == {"PERSON"}
    for row in rows:
        counts = [variant["count"] for variant in row["variants"]]  # type: ignore[attr-defined]
        assert counts == sorted(counts, reverse=True)
    assert any(len(row["variants"]) > 1 for row in rows)  # type: ignore[arg-type]


def test_offices_only_where_asked_for(db: Path) -> None:
    assert all(row["kind"] != "TITLE" for row in lines(tawatur("entities", "--db", db, "--json").stdout))
    offices = lines(tawatur("entities", "--db", db, "--json", "--kind", "title").stdout)
    assert offices
    assert {row["kind"] for row in offices} == {"TITLE"}


def test_a_limit(db: Path) -> None:
    assert len(lines(tawatur("entities", "--db", db, "--json", "--limit", "2").stdout)) == 2


@pytest.mark.parametrize("wrong", [("--kind", "CLUB"), ("--limit", "0")])
def test_a_wrong_option_is_a_usage_error(db: Path, wrong: tuple[str, str]) -> None:
    assert tawatur("entities", "--db", db, *wrong).returncode == 2


def test_the_table_isolates_arabic(db: Path) -> None:
    out = tawatur("entities", "--db", db).stdout.decode("utf-8")
    assert "gpe.aden" in out
    assert "\u2068عدن\u2069" in out


def test_nobody_occurs_in_an_empty_store(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    open_store(path, create=True).close()
    done = tawatur("entities", "--db", path)
    assert done.returncode == 0
    assert "nobody occurs" in done.stdout.decode("utf-8")


def test_a_removed_report_takes_its_people_along(tmp_path: Path, folder: Path, own: Path) -> None:
    db = tmp_path / "news.db"
    tawatur("run", folder, "--db", db, "--quiet", "--entities", own)
    with open_store(db) as store:
        identity = next(document.id for document in store.documents() if "تأجل" in document.text)
    tawatur("remove", identity, "--db", db)
    troupe = next(r for r in lines(tawatur("entities", "--db", db, "--json").stdout) if r["entity"] == "org.oak-troupe")
    assert troupe["reports"] == troupe["mentions"] == 1


def test_doubtful_links_are_told(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text("قال الطبيب راشد زعيتر إن المريض تعافى.", encoding="utf-8")
    (reports / "b.txt").write_text("وأكد الطبيب راشد زعتر أن الدواء متوفر.", encoding="utf-8")
    db = tmp_path / "news.db"
    tawatur("run", reports, "--db", db, "--quiet")
    rows = {row["entity"]: row for row in lines(tawatur("entities", "--db", db, "--json").stdout)}
    (doubt,) = rows["per.~راشد-زعيتر"]["doubts"]  # type: ignore[misc]
    assert doubt == {"entity": "per.~راشد-زعتر", "name": None, "why": "alike"}


def test_a_table_of_ones_own_joins_a_run(tmp_path: Path, folder: Path, own: Path) -> None:
    db = tmp_path / "news.db"
    done = tawatur("run", folder, "--db", db, "--quiet", "--entities", own)
    assert done.returncode == 0, done.stderr.decode()
    found = {row["entity"]: row for row in lines(tawatur("entities", "--db", db, "--json").stdout)}
    troupe = found["org.oak-troupe"]
    assert (troupe["name"], troupe["country"], troupe["sector"]) == ("Oak Troupe", "YE", "CVL")
    assert troupe["reports"] == troupe["mentions"] == 2


def test_the_store_keeps_nothing_of_the_table_but_the_mentions(tmp_path: Path, folder: Path, own: Path) -> None:
    with_own, without = tmp_path / "a.db", tmp_path / "b.db"
    tawatur("run", folder, "--db", with_own, "--quiet", "--entities", own)
    tawatur("run", folder, "--db", without, "--quiet")
    schemas = []
    for path in (with_own, without):
        connection = sqlite3.connect(path)
        schemas.append(connection.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall())
        connection.close()
    assert schemas[0] == schemas[1]
    assert "org.oak-troupe" not in tawatur("entities", "--db", without, "--json").stdout.decode("utf-8")


def test_a_table_of_ones_own_joins_annotate(folder: Path, own: Path) -> None:
    with_own = lines(tawatur("annotate", folder, "--entities", own).stdout)
    without = lines(tawatur("annotate", folder).stdout)
    keys = [{m["entity"] for row in rows for m in row["mentions"]} for rows in (with_own, without)]  # type: ignore[attr-defined]
    assert "org.oak-troupe" in keys[0] - keys[1]


def test_two_tables_may_be_given(tmp_path: Path, folder: Path, own: Path) -> None:
    second = tmp_path / "second.tsv"
    second.write_text("key\tar\nfac.old-theatre\tعرض السنديان\n", encoding="utf-8")
    assert tawatur("annotate", folder, "--entities", own, "--entities", second).returncode == 0


def test_a_fault_in_the_table_is_one_line(tmp_path: Path, folder: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("kind\tar\nCLUB\tنادي صدى\n", encoding="utf-8")
    done = tawatur("annotate", folder, "--entities", own)
    assert done.returncode == 1
    (line,) = done.stderr.decode("utf-8").splitlines()
    assert line.startswith(f"tawatur: E200 {own}:2: kind 'CLUB' is none of ours; ")


def test_a_table_that_is_missing_is_a_usage_error(tmp_path: Path, folder: Path) -> None:
    assert tawatur("annotate", folder, "--entities", tmp_path / "nothing.tsv").returncode == 2
