"""Documents to and from the JSON of the contract: one object a document, spans as flat start and end.

Every object that has a span also has its `text`, which makes a row readable and the anchor checkable; it is derived
when written and ignored when read.
"""

from __future__ import annotations

from typing import Any

import msgspec

from tawatur.errors import CodecError
from tawatur.model.claims import Event
from tawatur.model.document import Document, Meta
from tawatur.model.layers import (
    Attribution,
    Boilerplate,
    EventMention,
    Finding,
    Mention,
    Numeral,
    Quantity,
    Quote,
    Sentence,
    Timex,
)

# JSON name → layer, in the order in which they are written
LAYERS: dict[str, type] = {
    "boilerplate": Boilerplate,
    "sentences": Sentence,
    "quotes": Quote,
    "timexes": Timex,
    "numbers": Numeral,
    "quantities": Quantity,
    "mentions": Mention,
    "attributions": Attribution,
    "events": EventMention,
    "findings": Finding,
}
_WITHOUT_TEXT = {"boilerplate", "sentences", "quotes"}
_ENCODER = msgspec.json.Encoder(order=None)
_DECODER = msgspec.json.Decoder()


def to_wire(document: Document) -> dict[str, Any]:
    """The document as plain dicts and lists, in the shape of `tawatur annotate`; layers not provided are left out."""
    wire: dict[str, Any] = {
        "document": {"id": document.id, **msgspec.to_builtins(document.meta)},
        "text": document.text,
    }
    for name, layer in LAYERS.items():
        if not document.has(layer):
            continue
        rows: list[dict[str, Any]] = [msgspec.to_builtins(annotation) for annotation in document.layers[layer]]
        if layer is Finding:
            rows = [_finding_to_wire(row) for row in rows]
        elif name not in _WITHOUT_TEXT:
            for row in rows:
                _add_text(row, document.text)
        wire[name] = rows
    return wire


def encode(document: Document) -> bytes:
    """One line of UTF-8 JSON, never ``\\u``-escaped, without the line end."""
    return encode_value(to_wire(document))


def encode_value(value: Any) -> bytes:
    """Any value of the model as one line of JSON."""
    return _ENCODER.encode(value)


def decode(line: bytes | str) -> Document:
    """The document that `encode` wrote.

    Raises CodecError where the JSON is damaged or a span lies outside the text.
    """
    try:
        wire = _DECODER.decode(line)
        return from_wire(wire)
    except (msgspec.MsgspecError, KeyError, TypeError, UnicodeError) as error:
        raise CodecError(
            f"no document in this JSON: {error}", cure="give a line that `tawatur annotate` wrote"
        ) from None


def from_wire(wire: dict[str, Any]) -> Document:
    """The document of a decoded JSON object."""
    meta = dict(wire["document"])
    identity = meta.pop("id")
    text = msgspec.convert(wire["text"], str)
    layers: dict[type, tuple[Any, ...]] = {}
    for name, layer in LAYERS.items():
        if name in wire:
            layers[layer] = msgspec.convert(tuple(wire[name]), tuple[layer, ...])  # type: ignore[valid-type]
    document = Document(id=identity, text=text, meta=msgspec.convert(meta, Meta), layers=layers)
    for layer_rows in layers.values():
        for annotation in layer_rows:
            if annotation.start < 0 or annotation.end < annotation.start or len(text) < annotation.end:
                raise CodecError(
                    f"{type(annotation).__name__} [{annotation.start}, {annotation.end}) lies outside the text",
                    place=identity,
                )
    return document


def schema() -> dict[str, Any]:
    """JSON Schema of every layer, of the metadata and of an event."""
    types: list[type] = [Meta, *LAYERS.values(), Event]
    _, components = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    layers = {name: {"type": "array", "items": {"$ref": f"#/$defs/{layer.__name__}"}} for name, layer in LAYERS.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "tawatur annotate",
        "type": "object",
        "required": ["document", "text"],
        "properties": {"document": {"$ref": "#/$defs/Meta"}, "text": {"type": "string"}, **layers},
        "$defs": components,
    }


def _add_text(value: dict[str, Any], text: str) -> None:
    start, end = value.get("start"), value.get("end")
    if start is not None and end is not None:
        value["text"] = text[start:end]
    for inner in value.values():
        if isinstance(inner, dict):
            _add_text(inner, text)
        elif isinstance(inner, (list, tuple)):
            for item in inner:
                if isinstance(item, dict):
                    _add_text(item, text)


def _finding_to_wire(row: dict[str, Any]) -> dict[str, Any]:
    for evidence in row["evidence"]:
        if evidence["document"] is None:
            del evidence["document"]
    row["suggestion"] = row["suggestions"][0] if row["suggestions"] else None
    return row


__all__ = ["LAYERS", "decode", "encode", "encode_value", "from_wire", "schema", "to_wire"]
