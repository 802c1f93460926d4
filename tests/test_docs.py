"""The documentation against the code."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from eval import tables

from tawatur.cli.main import COMMANDS, cli

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CONVENTIONS.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_readme(name: str) -> None:
    assert f"tawatur {name}" in README


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_named_tests_and_modules_exist(page: Path) -> None:
    for path in re.findall(
        r"`((?:src|tests|eval|bench|data|docs|tools)/[\w./-]+\.(?:py|toml|tsv|md|cases))", page.read_text("utf-8")
    ):
        assert any((base / path).exists() for base in (ROOT, ROOT / "src" / "tawatur")), path


def test_score_tables_are_those_of_the_floors() -> None:
    for page in tables.PAGES:
        assert tables.render(page) == page.read_text(encoding="utf-8")


def test_the_readme_shows_the_conflicts_that_the_demo_prints(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["demo", "--db", str(tmp_path / "demo.db")])
    assert result.exit_code == 0, result.output
    printed = " ".join(plain(result.output).split())
    (block,) = re.findall(r"```console\n\$ make demo\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines():
        if line.strip() and line.strip() != "…":
            assert " ".join(line.split()) in printed, line


def plain(text: str) -> str:
    """Without isolates, which a page does not show."""
    return re.sub("[\u2066-\u2069]", "", text)


def test_the_readmes_python_example_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert blocks
    result = CliRunner().invoke(cli, ["demo", "--db", str(tmp_path / "demo.db")])
    assert result.exit_code == 0
    monkeypatch.chdir(tmp_path)
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})


def test_every_finding_of_the_contract_is_in_the_data() -> None:
    found = tomllib.loads((ROOT / "src/tawatur/data/findings.toml").read_text(encoding="utf-8"))
    codes = set(found.get("findings", found))
    wanted = {"C101", "C201", "C202", "C203", "C204", "C205", "C206", "C207", "C301", "C302", "C303"}
    wanted |= {"C401", "C402", "C403", "C404", "C501", "C502", "C601"}
    assert wanted <= codes


def test_decisions_name_their_confirmation() -> None:
    for page in sorted((ROOT / "docs" / "decisions").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        assert "**Confirmation.**" in text, page.name
        assert "Status: " in text, page.name


def test_no_place_of_this_workplace_or_index_is_named() -> None:
    forbidden = re.compile(
        r"pypi\.org|files\.pythonhosted|registry\.npmjs|deb\.debian|--index-url|/work/main|/work/shared|/root/"
    )
    for path in ROOT.rglob("*"):
        if path.suffix in {".md", ".py", ".txt", ".toml", ".cff", ".cases", ".tsv"} or path.name in {"Makefile", "run"}:
            inside = path.relative_to(ROOT).parts[0]
            if inside in {".venv", ".git", "build"} or path.name == "test_docs.py" or ".egg-info" in str(path):
                continue
            assert not forbidden.search(path.read_text(encoding="utf-8")), path
