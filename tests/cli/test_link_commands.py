"""why, timeline, stories and decide as a user meets them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tawatur.cli.main import cli

SAID = ("--author", "Layla", "--reason", "read both", "--at", "2024-07-01T12:00:00+03:00")


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def rows(*arguments: str | Path) -> list[dict[str, Any]]:
    result = call(*arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> Path:
    db = tmp_path_factory.mktemp("store") / "demo.db"
    assert call("run", demo_folder, "--db", db, "--quiet").exit_code == 0
    return db


@pytest.fixture
def db(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "demo.db"))


def events(db: Path) -> dict[str, dict[str, Any]]:
    return {str(row["event"]): row for row in rows("events", "--db", db, "--json")}


def find(db: Path, type: str, mode: str | None) -> dict[str, Any]:
    """The event of this type and mode that most reports tell."""
    fitting = [row for row in events(db).values() if (row["type"], row["mode"]) == (type, mode)]
    return max(fitting, key=lambda row: (len(row["documents"]), row["event"]))


def identity(db: Path, type: str, mode: str) -> str:
    return str(find(db, type, mode)["event"])


def test_why_two_events_are_two(db: Path) -> None:
    bombing, call_ = identity(db, "ASSAULT", "explosives"), identity(db, "CONSULT", "phone")
    (found,) = rows("why", bombing, call_, "--db", db, "--json")
    assert found["excluded"] == "types differ"
    assert found["linked"] is False
    table = call("why", bombing, call_, "--db", db)
    assert "two events" in table.output
    assert "excluded: types differ" in table.output


def test_why_one_event_is_one(db: Path) -> None:
    phone = find(db, "CONSULT", "phone")
    mentions = phone["mentions"]
    assert isinstance(mentions, list)
    first, last = mentions[0], mentions[-1]
    places = [f"{ref['document']}:{ref['start']}" for ref in (first, last)]
    (found,) = rows("why", *places, "--db", db, "--json")
    assert found["linked"] is True
    assert found["excluded"] is None
    levels = found["levels"]
    assert isinstance(levels, list)
    assert {"prior", "mode", "date", "parties"} <= {level["field"] for level in levels}
    assert found["weight"] == pytest.approx(sum(level["weight"] for level in levels))
    assert "one event" in call("why", str(phone["event"]), str(phone["event"]), "--db", db).output


def test_why_names_what_it_cannot_find(db: Path) -> None:
    report = str(next(iter(events(db).values()))["documents"][0])
    assert call("why", f"{report}:0", f"{report}:0", "--db", db).exit_code == 2
    assert call("why", "ev-nothing", "ev-nothing", "--db", db).exception is not None


def test_timeline_is_in_order_and_dated(db: Path) -> None:
    found = rows("timeline", "--db", db, "--json")
    lows = [row["date"]["low"] for row in found]
    assert lows == sorted(lows)
    assert len(found) < len(events(db))
    narrowed = rows("timeline", "--db", db, "--from", "2024-06-01", "--to", "2024-06-30", "--json")
    assert narrowed
    assert all(row["date"]["high"] >= "2024-06" and row["date"]["low"] <= "2024-06-30" for row in narrowed)
    assert rows("timeline", "--db", db, "--actor", "nobody of this name", "--json") == []
    assert "2024-03-14" in call("timeline", "--db", db).output
    assert "no dated event" in call("timeline", "--db", db, "--actor", "nobody of this name").output


def test_stories_chain_events_of_the_same_people(db: Path) -> None:
    found = rows("stories", "--db", db, "--json")
    visit, meeting = identity(db, "CONSULT", "visit"), find(db, "CONSULT", "visit")["part_of"]
    story = next(row for row in found if visit in row["events"])
    assert meeting is None or meeting in story["events"]
    assert len(story["documents"]) >= 3
    assert all(identity(db, "ASSAULT", "explosives") not in row["events"] for row in found if row is story)
    assert "events" in call("stories", "--db", db).output
    assert "no stories" in call("stories", "--db", db, "--from", "1999-01-01", "--to", "1999-01-02").output


def test_a_split_survives_another_run(db: Path, demo_folder: Path) -> None:
    bombing = find(db, "ASSAULT", "explosives")
    report = bombing["documents"][-1]
    assert call("decide", bombing["event"], "--db", db, "--split", report, *SAID).exit_code == 0
    assert report not in find(db, "ASSAULT", "explosives")["documents"]
    before = events(db)
    assert call("run", demo_folder, "--db", db, "--recode", "--quiet").exit_code == 0
    assert events(db) == before


def test_a_merge_undoes_a_split(db: Path) -> None:
    before = events(db)
    bombing = find(db, "ASSAULT", "explosives")
    report = str(bombing["documents"][-1])
    assert call("decide", bombing["event"], "--db", db, "--split", report, *SAID).exit_code == 0
    apart = next(row for row in events(db).values() if row["documents"] == [report] and row["type"] == "ASSAULT")
    later = ("--author", "Omar", "--reason", "same square", "--at", "2024-07-02T12:00:00Z")
    assert call("decide", bombing["event"], "--db", db, "--merge", apart["event"], *later).exit_code == 0
    assert events(db) == before


def test_an_accepted_value_comes_first_and_hides_nothing(db: Path) -> None:
    bombing = find(db, "ASSAULT", "explosives")
    values = [value["value"] for value in bombing["fields"]["killed"]]
    (claim,) = rows("decide", bombing["event"], "--db", db, "--accept", "killed=14", *SAID, "--json")
    assert claim["author"] == "Layla"
    assert claim["reason"] == "read both"
    assert claim["at"] == "2024-07-01T09:00:00+00:00"
    after = find(db, "ASSAULT", "explosives")
    assert [value["value"] for value in after["fields"]["killed"]] == ["14", *values]
    assert after["conflicts"] == bombing["conflicts"]
    assert "Layla" in call("show", bombing["event"], "--db", db).output
    exported = rows("export", "claims-jsonl", "--db", db)
    assert [row["value"] for row in exported if row["author"] != "text"] == ["14"]


@pytest.mark.parametrize(
    "choice",
    [
        (),
        ("--accept", "killed"),
        ("--accept", "colour=red"),
        ("--accept", "date=soon"),
        ("--accept", "killed=9", "--split", "x"),
    ],
)
def test_a_wrong_decision_is_a_usage_error(db: Path, choice: tuple[str, ...]) -> None:
    before = events(db)
    result = call("decide", identity(db, "ASSAULT", "explosives"), "--db", db, *choice, *SAID)
    assert result.exit_code == 2
    assert events(db) == before


def test_a_decision_needs_author_reason_and_a_real_time(db: Path) -> None:
    bombing = identity(db, "ASSAULT", "explosives")
    assert call("decide", bombing, "--db", db, "--accept", "killed=9").exit_code == 2
    assert call("decide", bombing, "--db", db, "--accept", "killed=9", *SAID[:4], "--at", "noon").exit_code == 2
    assert call("decide", bombing, "--db", db, "--merge", bombing, *SAID).exit_code == 2
    (claim,) = rows("decide", bombing, "--db", db, "--accept", "killed=9", *SAID[:4], "--json")
    assert str(claim["at"]).startswith("20")
