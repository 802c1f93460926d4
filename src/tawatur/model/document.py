"""A report as it was read, with the layers that stages have added."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, cast

import msgspec

from tawatur.errors import PipelineError

Layer = TypeVar("Layer")


class Meta(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a report besides its text.

    `published` is the date that relative expressions are anchored to (TimeML's document creation time).
    `published_from` says where it comes from: "given" (by the caller), "record" (the input record),
    "sources" (sources.csv), "text" (read from the report itself), or null where there is none.
    `country` is the outlet's ISO 3166 code, which decides the order of day and month and the weekend.
    """

    path: str | None = None
    outlet: str | None = None
    published: datetime.date | None = None
    published_from: str | None = None
    title: str | None = None
    language: str | None = None
    url: str | None = None
    country: str | None = None


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A text that is never edited, its metadata, and its layers.

    ``document[Timex]`` is the tuple of its time expressions, sorted by (start, end).
    """

    id: str
    text: str
    meta: Meta = Meta()
    layers: Mapping[type, tuple[Any, ...]] = {}

    def __getitem__(self, layer: type[Layer]) -> tuple[Layer, ...]:
        """The annotations of one layer.

        Raises PipelineError where no stage has provided it.
        """
        try:
            return cast("tuple[Layer, ...]", self.layers[layer])
        except KeyError:
            raise PipelineError(
                f"document {self.id} has no {layer.__name__} layer; run the stage that provides it first"
            ) from None

    def has(self, layer: type) -> bool:
        """Whether a stage has provided this layer, be it empty."""
        return layer in self.layers

    def with_layer(self, layer: type[Layer], annotations: Iterable[Layer]) -> Document:
        """The same document with one layer more, sorted by (start, end)."""
        ordered = tuple(sorted(annotations, key=lambda a: (a.start, a.end)))  # type: ignore[attr-defined]
        return msgspec.structs.replace(self, layers={**self.layers, layer: ordered})

    def with_meta(self, meta: Meta) -> Document:
        """The same document with other metadata; its id stays."""
        return msgspec.structs.replace(self, meta=meta)


def make_document(text: str, meta: Meta, identity: str | None = None) -> Document:
    """A document without layers; its id is the one given, else a hash over outlet, url, published and text.

    Two outlets that print the same words are two documents.
    """
    if identity is None:
        published = meta.published.isoformat() if meta.published else ""
        parts = "\0".join((meta.outlet or "", meta.url or "", published, text))
        identity = "sha256:" + hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return Document(id=identity, text=text, meta=meta)
