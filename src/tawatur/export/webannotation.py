"""webannotation: one W3C Web Annotation a claim, anchored by position and by quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from tawatur.model import Claim, Document
from tawatur.model.codec import encode_value
from tawatur.store.rows import chain_text

if TYPE_CHECKING:
    from tawatur.store import Store

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# So much of the text on either side makes a quotation findable on a page whose markup has moved.
_AROUND = 32


def write(store: Store, out: BinaryIO) -> None:
    """An AnnotationPage of all claims, by event, field, report and place, one annotation a line.

    Positions count code points, as the Web Annotation Data Model does. The source is the report's address, or a urn
    of its id where it has none.
    """
    out.write(encode_value({"@context": _CONTEXT, "id": "urn:tawatur:claims", "type": "AnnotationPage"})[:-1])
    out.write(b',"items":[')
    documents: dict[str, Document] = {document.id: document for document in store.documents()}
    claims = [claim for claim in store.claims() if claim.evidence.document in documents]
    for number, claim in enumerate(claims):
        out.write(b",\n" if number else b"\n")
        out.write(encode_value(_annotation(claim, documents[claim.evidence.document or ""])))
    out.write(b"\n]}\n")


def _annotation(claim: Claim, document: Document) -> dict[str, Any]:
    start, end, text = claim.evidence.start, claim.evidence.end, document.text
    return {
        "id": f"urn:tawatur:{claim.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": f"{claim.field}: {claim.name or claim.value}"},
            {"type": "TextualBody", "purpose": "linking", "value": claim.event},
            {"type": "TextualBody", "purpose": "describing", "value": chain_text(claim.chain)},
        ],
        "target": {
            "source": document.meta.url or f"urn:tawatur:{document.id}",
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - _AROUND) : start],
                    "suffix": text[end : end + _AROUND],
                },
            ],
        },
    }
