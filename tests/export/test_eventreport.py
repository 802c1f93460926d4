"""eventreport and the rules of csv, as files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from tawatur.cli.main import cli
from tawatur.export import write_export
from tawatur.export.csv import BOUNDS
from tawatur.export.csv import COLUMNS as EVENT_COLUMNS
from tawatur.export.eventreport import COLUMNS
from tawatur.reconcile import link_and_reconcile
from tawatur.store import Store, open_store
from tests.link.builders import Report


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    documents = []
    for name, published, killed in (("a", "2024-03-10", 9), ("b", "2024-03-10", 15), ("c", "2024-03-11", 13)):
        report = Report(name, name.upper(), published)
        report.event("ASSAULT", "explosives", place="gpe.damascus", on="2024-03-09", counts=[("killed", killed)])
        documents.append(report.build())
    plan = Report("d", "D", "2024-03-10").event("CONSULT", "visit", ["gpe.egypt"], ["gpe.iraq"], realis="future")
    documents.append(plan.build())
    with open_store(tmp_path / "x.db", create=True) as made:
        made.add(documents)
        view = link_and_reconcile(documents)
        made.replace_view(view.events, view.claims)
        yield made


def table(store: Store, format: str, **options: str) -> list[dict[str, str]]:
    out = io.BytesIO()
    write_export(format, store, out, **options)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig"))))


def test_one_row_a_report_of_an_event(store: Store) -> None:
    rows = table(store, "eventreport")
    assert [(row["report_id"], row["deaths_best"]) for row in rows] == [("a", "9"), ("b", "15"), ("c", "13")]
    assert len({row["event_id"] for row in rows}) == 1
    assert list(rows[0]) == list(COLUMNS)
    assert rows[0]["source"] == "A"
    assert rows[0]["source_date"] == "2024-03-10"
    assert (rows[0]["date_start"], rows[0]["date_end"]) == ("2024-03-09", "2024-03-09")
    assert (rows[0]["location"], rows[0]["country"]) == ("Damascus", "SY")
    assert float(rows[0]["latitude"]) == pytest.approx(33.5, abs=0.1)
    assert rows[0]["injuries_best"] == ""


def test_plans_are_no_event_reports(store: Store) -> None:
    assert {row["event_type"] for row in table(store, "eventreport")} == {"ASSAULT"}


def test_the_rules_of_csv(store: Store) -> None:
    every, best, lowest = (table(store, "csv", rule=rule)[0] for rule in ("all", "best", "conservative"))
    assert list(every) == list(lowest) == list(EVENT_COLUMNS)
    assert list(best) == [*EVENT_COLUMNS, *BOUNDS]
    assert set(every["killed"].split(" | ")) == {"9", "13", "15"}
    assert best["killed_low"] == lowest["killed"]
    assert best["killed_high"] == "15"
    assert float(lowest["killed"]) <= float(best["killed"]) <= 15


def test_without_a_rule_all_values_stand(store: Store) -> None:
    assert table(store, "csv") == table(store, "csv", rule="all")


def test_a_rule_belongs_to_csv(store: Store) -> None:
    arguments = ["export", "claims-jsonl", "--db", str(store.path), "--rule", "best"]
    assert CliRunner().invoke(cli, arguments).exit_code == 2
    good = CliRunner().invoke(cli, ["export", "csv", "--db", str(store.path), "--rule", "best"])
    assert good.exit_code == 0
    assert "killed_low" in good.output
