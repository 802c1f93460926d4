from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from tawatur.ingest import Failure, read_paths
from tawatur.model import Document

ARABIC = "وصل وزير النقل إلى مسقط صباح الأحد، وقال إن الحافلات ستعمل في العيد."


def read(*paths: str | Path, **options: Any) -> tuple[list[Document], list[Failure]]:
    """The documents and the failures of some paths, apart."""
    items = list(read_paths(paths, **options))
    documents = [item for item in items if isinstance(item, Document)]
    failures = [item for item in items if isinstance(item, Failure)]
    assert len(documents) + len(failures) == len(items)
    assert all("\n" not in str(failure) and failure.place for failure in failures)
    return documents, failures


def read_bytes(folder: Path, name: str, content: bytes, **options: Any) -> tuple[list[Document], list[Failure]]:
    file = folder / name
    file.write_bytes(content)
    return read(file, **options)


def read_stdin(content: bytes) -> tuple[list[Document], list[Failure]]:
    return read("-", stdin=io.BufferedReader(io.BytesIO(content)))  # type: ignore[arg-type]
