"""Fixtures that several folders share."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports and gold; tests that need it are skipped where it is absent."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("../shared is not beside the project")
    return SHARED


@pytest.fixture(scope="session")
def demo_folder() -> Path:
    """The bundled reports."""
    return ROOT / "src" / "tawatur" / "data" / "demo"
