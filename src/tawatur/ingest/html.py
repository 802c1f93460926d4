"""A web page: its main text, and what its head says of title, date, outlet and address.

Note [Pages that are traps]
    The extractor's time grows with the square of the nesting (100,000 nested elements took 274 s), browsers stop at
    512. Beyond `_DEEPEST` the markup is stripped in one linear pass instead, and a page is never read past the cap.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from tawatur.ingest.encodings import decode
from tawatur.ingest.records import (
    LARGEST_DOCUMENT,
    NO_TEXT,
    WRONG_ENCODING,
    Failure,
    Record,
    parse_published,
    too_large,
)

_DEEPEST = 400
# A main text shorter than this is a teaser or a cookie wall; all visible text is taken instead.
_SHORTEST_MAIN = 120
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{2,40})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_NEVER_NESTED = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
    *("p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody"),
}
_SKIPPED = re.compile(r"<(script|style|template|noscript)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|div|br|li|h[1-6]|tr|article|section|blockquote)\b[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
_BLANK = re.compile(r"[ \t\xa0]+")
_DATES = (
    ("meta[property='article:published_time']", "content"),
    ("meta[name='article:published_time']", "content"),
    ("meta[itemprop='datePublished']", "content"),
    ("meta[property='og:published_time']", "content"),
    ("meta[name='pubdate']", "content"),
    ("meta[name='publishdate']", "content"),
    ("meta[name='date']", "content"),
    ("meta[name='DC.date.issued']", "content"),
    ("article time[datetime]", "datetime"),
    ("time[datetime]", "datetime"),
)
_JSON_LD_DATE = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")


def read_html(data: bytes, path: str, declared: str | None = None) -> Iterator[Record | Failure]:
    """The one report of a page; `declared` is the encoding an envelope names.

    The record's text is the extracted text, whose line breaks part the page's blocks. The title is that of the page,
    the date the page's own publication date (meta, JSON-LD, <time>), the address its canonical one.
    """
    if len(data) > LARGEST_DOCUMENT:
        yield too_large(path)
        return
    match = _CHARSET.search(data[:4096])
    source = decode(data, declared or (match[1].decode("ascii") if match else None))
    if source is None:
        yield Failure(place=path, code=WRONG_ENCODING, message="no text encoding fits", cure="save the page as UTF-8")
        return
    source = source.replace("\0", "\ufffd")
    too_deep = _depth(source) > _DEEPEST
    record = Record(place=path, text=_strip(source)) if too_deep else _extract(source, path)
    if record.text.strip():
        yield record
    else:
        yield Failure(
            place=path, code=NO_TEXT, message="no text in this page", cure="save the page after its scripts have run"
        )


def text_of_fragment(fragment: str) -> str:
    """The text of a piece of HTML, as feeds carry it."""
    if "<" not in fragment and "&" not in fragment:
        return fragment
    if _depth(fragment) > _DEEPEST:
        return _strip(fragment)
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(fragment, preserve_formatting=True, alt_texts=False, list_bullets=False))


def _extract(source: str, path: str) -> Record:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(source)
    options: dict[str, Any] = {"preserve_formatting": True, "alt_texts": False, "list_bullets": False}
    text = str(extract_plain_text(tree, main_content=True, comments=False, **options))
    if len(text.strip()) < _SHORTEST_MAIN:
        text = str(extract_plain_text(tree, **options)) or text
    date = next((value for value in _date_strings(tree, source) if parse_published(value)), None)
    return Record(
        place=path,
        text=text,
        title=_attribute(tree, "meta[property='og:title']", "content") or _clean(tree.title),
        outlet=_attribute(tree, "meta[property='og:site_name']", "content"),
        published=parse_published(date) if date else None,
        url=_address(tree),
        language=_attribute(tree, "html", "lang"),
    )


def _date_strings(tree: Any, source: str) -> Iterator[str]:
    for selector, name in _DATES[:-2]:
        yield _attribute(tree, selector, name) or ""
    match = _JSON_LD_DATE.search(source)
    yield match[1] if match else ""
    for selector, name in _DATES[-2:]:
        yield _attribute(tree, selector, name) or ""


def _address(tree: Any) -> str | None:
    address = _attribute(tree, "link[rel='canonical']", "href") or _attribute(
        tree, "meta[property='og:url']", "content"
    )
    return address if address and address.startswith(("http://", "https://")) else None


def _attribute(tree: Any, selector: str, name: str) -> str | None:
    node = tree.document.query_selector(selector)
    return _clean(node.getattr(name)) if node is not None else None


def _clean(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _depth(source: str) -> int:
    """How deep elements nest, counted over the tags; elements whose end tag is optional do not count."""
    depth = deepest = 0
    for match in _TAG.finditer(source):
        if match[2].lower() in _NEVER_NESTED:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _strip(source: str) -> str:
    """The text between the tags, in one pass."""
    text = _ANY_TAG.sub(" ", _BLOCK.sub("\n", _SKIPPED.sub(" ", source)))
    lines = (_BLANK.sub(" ", line).strip() for line in html.unescape(text).split("\n"))
    return "\n".join(line for line in lines if line)
