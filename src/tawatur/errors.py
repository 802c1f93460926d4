"""The exception tree.

    TawaturError
    ├── InputError       a file, a line or a record that cannot be read
    ├── LexiconError     a lexicon row that breaks a rule of the data
    ├── PipelineError    stages in the wrong order, or a missing layer
    ├── StoreError       a database that is missing, foreign, damaged or newer than the code
    └── CodecError       JSON that is no document of ours

Each message is one line: what is wrong, where, and the cure. `code` is stable. A contradiction in the news is
never an exception but a `Finding`.
"""

from __future__ import annotations


class TawaturError(Exception):
    """Base of all errors raised on purpose; ``str(error)`` is one line."""

    code = "E000"

    def __init__(self, message: str, *, place: str | None = None, cure: str | None = None) -> None:
        self.message = message
        self.place = place
        self.cure = cure
        super().__init__(": ".join(part for part in (place, message) if part) + (f"; {cure}" if cure else ""))


class InputError(TawaturError):
    """An input that cannot be read; `place` names file and line or record."""

    code = "E100"


class LexiconError(TawaturError):
    """A row of a lexicon that breaks a rule; `place` names file and line."""

    code = "E200"


class PipelineError(TawaturError):
    """A stage run before the layers it requires."""

    code = "E300"


class StoreError(TawaturError):
    """A database that cannot be used as it is."""

    code = "E400"


class CodecError(TawaturError):
    """JSON that does not describe a document."""

    code = "E500"
