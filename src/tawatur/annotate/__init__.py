"""From a document to its layers: one module or small folder per layer, run in the order of `pipeline.DEFAULT`.

Note [A package that can be called]
    The public function is ``tawatur.annotate(text)`` and the verb of the flow is the package ``tawatur.annotate``.
    Importing a submodule binds the package to the name, so the package itself answers the call; importing the
    function eagerly instead would load every stage for ``tawatur --help``.
"""

from __future__ import annotations

import sys
import types
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from tawatur.model import Document


class _Package(types.ModuleType):
    """This package, callable."""

    def __call__(self, text: str, published: datetime.date | str | None = None, outlet: str | None = None) -> Document:
        """All layers of one report given as text; see `pipeline.annotate`."""
        from tawatur.annotate.pipeline import annotate

        return annotate(text, published, outlet)


sys.modules[__name__].__class__ = _Package
