"""A web page: its main text, and what its head says of title, date, outlet and address.

Note [Pages that are traps]
    The extractor's time grows with the square of the nesting (100,000 nested elements took 274 s), real ones nest
    less than 50 deep. Beyond `_DEEPEST` the markup is stripped in one linear pass instead, and a page is never read
    past the cap.
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

_DEEPEST = 120
# A main text shorter than this is a teaser or a cookie wall; all visible text is taken instead.
_SHORTEST_MAIN = 120
# Elements that pages mark as the article, from the surest to the vaguest.
_BODIES = (
    *("[itemprop='articleBody']", ".article-body", ".article__body", ".articleBody", ".article-content"),
    *(".entry-content", ".post-content", ".story-body", ".field-name-body", "article"),
)
_SHORTEST_BODY = 250
_MOST_BODIES = 8
# A page above this size is looked through once only.
_LARGEST_SEARCHED = 4 * 1024 * 1024
_LEAD = 40
_LONGEST_DATE_LINE = 60
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BLANK_LINES = re.compile(r"\n[ \t\xa0\u200b-\u200f]*\n\s*")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{2,40})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_NEVER_NESTED = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
    *("p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody"),
}
_UNSEEN = re.compile(r"<(script|style|template|noscript)\b|<!--", re.IGNORECASE)
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
    return _text(fragment)


def _extract(source: str, path: str) -> Record:
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(source)
    text = _text(tree, main_content=True, comments=False)
    body = _body(tree) if len(source) < _LARGEST_SEARCHED else None
    date = next((value for value in _date_strings(tree, source) if parse_published(value)), None)
    if body:
        text = ("" if date else _date_line(text, body)) + _lead(tree, text, body) + body
    elif len(text) < _SHORTEST_MAIN:
        text = _text(tree) or text
    return Record(
        place=path,
        text=text,
        title=_attribute(tree, "meta[property='og:title']", "content") or _clean(tree.title),
        outlet=_attribute(tree, "meta[property='og:site_name']", "content"),
        published=parse_published(date) if date else None,
        url=_address(tree),
        language=_attribute(tree, "html", "lang"),
    )


def _text(page: Any, **options: Any) -> str:
    """The visible text of a tree or of markup, blocks parted by line breaks, at most one blank line in a row."""
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(page, preserve_formatting=True, alt_texts=False, list_bullets=False, **options)
    return _BLANK_LINES.sub("\n\n", text).strip()


def _body(tree: Any) -> str | None:
    """The text of the element that the page itself marks as its article, None where there is no single one."""
    for selector in _BODIES:
        texts = [_text(node.html) for node in tree.document.query_selector_all(selector)[:_MOST_BODIES]]
        longest = max(texts, key=len, default="")
        if len(longest) >= _SHORTEST_BODY and len(longest) * 2 > sum(map(len, texts)):
            return longest
    return None


def _lead(tree: Any, main: str, body: str) -> str:
    """The lead, where the page sets it above its article: the paragraph that its description repeats."""
    description = _attribute(tree, "meta[name='description']", "content") or _attribute(
        tree, "meta[property='og:description']", "content"
    )
    begin = (description or "")[:_LEAD]
    if len(begin) < _LEAD or begin in " ".join(body.split()):
        return ""
    return next((line.strip() + "\n\n" for line in main.split("\n") if begin in " ".join(line.split())), "")


def _date_line(main: str, body: str) -> str:
    """The last short line with a year that stands above the article, for pages whose head gives no date."""
    found = ""
    for line in main[: max(main.find(body[:_LEAD]), 0)].split("\n"):
        if len(line.strip()) < _LONGEST_DATE_LINE and _YEAR.search(line):
            found = line.strip() + "\n\n"
    return found


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


def _without_unseen(source: str) -> str:
    """The markup without scripts, styles and comments; one that is never closed takes in the rest."""
    lower = source.lower()
    if len(lower) != len(source):
        lower = source
    pieces = []
    place = 0
    while match := _UNSEEN.search(source, place):
        pieces.append(source[place : match.start()])
        closing = f"</{match[1].lower()}" if match[1] else "-->"
        end = lower.find(closing, match.end())
        if end < 0:
            return " ".join(pieces)
        place = end + len(closing) if match[1] is None else max(lower.find(">", end) + 1, end + len(closing))
    return " ".join([*pieces, source[place:]])


def _strip(source: str) -> str:
    """The text between the tags, in one pass."""
    text = _ANY_TAG.sub(" ", _BLOCK.sub("\n", _without_unseen(source)))
    lines = (_BLANK.sub(" ", line).strip() for line in html.unescape(text).split("\n"))
    return "\n".join(line for line in lines if line)
