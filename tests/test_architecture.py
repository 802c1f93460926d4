"""The laws of CONVENTIONS.md that the shape of the code must keep."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "tawatur"
MODULES = sorted(SRC.rglob("*.py"))
# Which packages each package may import; anything not named here is forbidden.
BELOW = {
    "errors": set(),
    "data": {"errors"},
    "model": {"errors"},
    "text": {"errors", "data", "model"},
    "lexicon": {"errors", "data", "model", "text", ""},
    "ingest": {"errors", "data", "model", "text", "lexicon"},
    "annotate": {"errors", "data", "model", "text", "lexicon"},
    "link": {"errors", "data", "model", "text", "lexicon", "annotate"},
    "reconcile": {"errors", "data", "model", "text", "lexicon", "annotate", "link"},
    "store": {"errors", "data", "model", "text", "lexicon", "ingest", "link", "reconcile"},
    "export": {"errors", "data", "model", "text", "lexicon", "link", "reconcile", "store"},
    "evaluate": {"errors", "data", "model", "text", "lexicon", "annotate", "link", "reconcile"},
}
LONGEST_MODULE = 500
LONGEST_FUNCTION = 80
MOST_ARGUMENTS = 6
ARABIC = re.compile("[\u0620-\u063f\u0641-\u064a\u0671-\u06d3]")


def name_of(path: Path) -> str:
    return str(path.relative_to(SRC))


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "tawatur":
            found.add([*node.module.split("."), ""][1])
        elif isinstance(node, ast.Import):
            found.update([*a.name.split("."), ""][1] for a in node.names if a.name.split(".")[0] == "tawatur")
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_run_one_way(path: Path) -> None:
    package = path.relative_to(SRC).parts[0].removesuffix(".py")
    if package in BELOW:
        forbidden = imported(parse(path)) - BELOW[package] - {package}
        assert not forbidden, f"{package} must not import {sorted(forbidden)}"
    else:
        assert package in {"cli", "__init__", "__main__"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_arabic_letters_in_code(path: Path) -> None:
    tree = parse(path)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            source = ast.get_source_segment(path.read_text(encoding="utf-8"), node) or ""
            assert not ARABIC.search(node.value), f"line {node.lineno}: {source}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < LONGEST_MODULE + 1
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length < LONGEST_FUNCTION + 1, f"{node.name} has {length} lines"
            named = [a for a in [*node.args.posonlyargs, *node.args.args] if a.arg not in {"self", "cls"}]
            # click commands take one argument an option; that is their interface
            if "cli" not in path.parts:
                assert len(named) < MOST_ARGUMENTS + 1, f"{node.name} takes {len(named)} arguments"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_library_never_prints_or_sleeps_or_asks_the_clock(path: Path) -> None:
    tree = parse(path)
    package = path.relative_to(SRC).parts[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and package != "cli":
            assert node.func.id != "print", f"line {node.lineno}"
        if isinstance(node, ast.Attribute) and package in {"annotate", "link", "reconcile"}:
            assert node.attr not in {"today", "now", "random", "shuffle", "urandom"}, f"line {node.lineno}"
    if package in {"annotate", "link", "reconcile", "text", "lexicon", "model", "store"}:
        names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
        names |= {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}
        assert not names & {"random", "socket", "urllib", "urllib.request", "http.client", "requests", "time"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_leftovers(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(TODO|FIXME|XXX)\b|NotImplementedError|To be written", text)
    for node in ast.walk(ast.parse(text)):
        assert not isinstance(node, ast.Assert), f"line {node.lineno}: a naked assert"


def test_tests_are_at_least_as_long_as_the_source() -> None:
    def lines(folder: Path, *endings: str) -> int:
        files = [p for p in folder.rglob("*") if p.suffix in endings]
        return sum(len(p.read_text(encoding="utf-8").splitlines()) for p in files)

    assert lines(SRC, ".py") < lines(Path(__file__).parent, ".py", ".cases", ".toml") + 1
