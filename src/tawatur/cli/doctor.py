"""`tawatur doctor`: is this installation complete and sound."""

from __future__ import annotations

import platform
import sqlite3
import sys
from importlib import metadata

import click

import tawatur
from tawatur.cli.main import EXIT_INPUT_FAILED

_OLDEST_PYTHON = (3, 11)
_NEEDS = ("click", "hijridate", "msgspec", "rapidfuzz", "resiliparse", "rich")


@click.command("doctor")
def command() -> None:
    """Check that this installation is complete and sound."""
    checks = [
        ("tawatur", True, tawatur.__version__),
        ("python", sys.version_info >= _OLDEST_PYTHON, platform.python_version()),
        _sqlite(),
        *(_package(name) for name in _NEEDS),
        _lexicons(),
        _terminal(),
    ]
    for name, fine, detail in checks:
        click.echo(f"{'ok ' if fine else 'BAD'}  {name:<12} {detail}")
    if not all(fine for _, fine, _ in checks):
        sys.exit(EXIT_INPUT_FAILED)


def _sqlite() -> tuple[str, bool, str]:
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("pragma compile_options")}
    full_text = "ENABLE_FTS5" in options
    return (
        "sqlite",
        full_text,
        f"{sqlite3.sqlite_version}{'' if full_text else ' without FTS5: install a complete one'}",
    )


def _package(name: str) -> tuple[str, bool, str]:
    try:
        return name, True, metadata.version(name)
    except metadata.PackageNotFoundError:
        return name, False, f"missing: pip install {name}"


def _lexicons() -> tuple[str, bool, str]:
    from tawatur.lexicon.check import check_data
    from tawatur.lexicon.version import lexicon_version

    problems = check_data()
    return "lexicons", not problems, f"{lexicon_version()[:12]}, {len(problems)} problems"


def _terminal() -> tuple[str, bool, str]:
    encoding = sys.stdout.encoding or "unknown"
    fine = encoding.lower().replace("-", "") == "utf8"
    return "terminal", fine, f"{encoding}{'' if fine else ': set PYTHONUTF8=1'}"
