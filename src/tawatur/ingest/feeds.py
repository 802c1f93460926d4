"""RSS and Atom feeds: one record an item.

Note [Feeds that are traps]
    The parser is expat without namespaces, external entities or own entities: a document type that declares entities is
    refused, nesting is capped, and named entities that only HTML knows (``&nbsp;``) are read as HTML reads them. Where
    the XML is broken the items after the break are read one by one, so that one bad item harms no other.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from xml.parsers import expat

from tawatur.ingest.encodings import decode
from tawatur.ingest.html import text_of_fragment
from tawatur.ingest.records import (
    DAMAGED_FEED,
    LARGEST_DOCUMENT,
    NO_TEXT,
    UNKNOWN_KIND,
    WRONG_ENCODING,
    Failure,
    Record,
    parse_published,
    too_large,
)

_LARGEST_FEED = 100 * 1024 * 1024
_DEEPEST = 200
_CHUNK = 1 << 16
_ROOTS = {"rss", "feed", "rdf:RDF"}
_ITEMS = {"item", "entry"}
# element → field; of two elements with one field the first of the list that is filled wins
_FIELDS = {
    "content:encoded": "content",
    "content": "content",
    "description": "summary",
    "summary": "summary",
    "title": "title",
    "link": "link",
    "pubDate": "published",
    "published": "published",
    "dc:date": "date",
    "updated": "date",
    "date": "date",
}
_NAMED = {"channel", "feed"}
_BLOCKS = {"p", "div", "br", "li", "h1", "h2", "h3", "h4", "blockquote", "tr"}
_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{2,40})[\"']")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ITEM_START = re.compile(rb"<(?:atom:)?(item|entry)[\s>]")
_CURE = "repair the XML, or save the pages themselves"


class _RefusedError(Exception):
    """What the parser is told to stop at."""


def read_feed(stream: io.BufferedReader, path: str) -> Iterator[Record | Failure]:
    """The items of a feed, each at the place ``path:line``.

    The text is the item's content, else its summary, else its title; markup in it is taken out. The outlet is the
    feed's title, the date the day the item gives, as it is written there.
    """
    data = stream.read(_LARGEST_FEED + 1)
    if len(data) > _LARGEST_FEED:
        yield too_large(path)
        return
    match = _ENCODING.match(data[:200].lstrip())
    text = decode(data, match[1].decode("ascii") if match else None)
    if text is None:
        yield Failure(place=path, code=WRONG_ENCODING, message="no text encoding fits", cure="save it as UTF-8")
        return
    data = _NO_XML.sub("\ufffd", text.lstrip()).encode("utf-8", "replace")
    parser = _Parser(path)
    yield from parser.read(data)
    if parser.broken_at is not None:
        yield from _read_rest(data, parser)


def _read_rest(data: bytes, broken: _Parser) -> Iterator[Record | Failure]:
    """The items after a break, each parsed alone."""
    at = broken.broken_at or 0
    line = data.count(b"\n", 0, at) + 1
    while match := _ITEM_START.search(data, at):
        line += data.count(b"\n", at, match.start())
        following = _ITEM_START.search(data, match.end())
        limit = following.start() if following else len(data)
        closing = b"</" + data[match.start() + 1 : match.end(1)] + b">"
        closed = data.find(closing, match.end(), limit)
        end = limit if closed < 0 else closed + len(closing)
        item = data[match.start() : end]
        parser = _Parser(broken.path, first_line=line, outlet=broken.channel_title())
        yield from parser.read(b"<rss>" + item + b"</rss>")
        line += data.count(b"\n", match.start(), end)
        at = end


class _Parser:
    """One pass of expat; keeps only the item in hand."""

    def __init__(self, path: str, first_line: int = 1, outlet: str | None = None) -> None:
        self.path = path
        self.outlet = outlet
        self.broken_at: int | None = None
        self._first_line = first_line
        self._stack: list[str] = []
        self._item: dict[str, list[str]] | None = None
        self._item_depth = 0
        self._item_line = 0
        self._item_at = 0
        self._field: str | None = None
        self._field_depth = 0
        self._size = 0
        self._outlet_parts: list[str] = []
        self._found: list[Record | Failure] = []
        self._expat = self._make_expat()

    def read(self, data: bytes) -> Iterator[Record | Failure]:
        """The items of XML in UTF-8; a break ends it with a failure and sets `broken_at`."""
        for start in range(0, max(len(data), 1), _CHUNK):
            last = start + _CHUNK >= len(data)
            try:
                self._expat.Parse(data[start : start + _CHUNK], last)
            except expat.ExpatError as error:
                yield from self._drain()
                yield self._break_off(f"broken XML: {expat.ErrorString(error.code)}", self._expat.ErrorByteIndex)
                return
            except _RefusedError as error:
                yield from self._drain()
                if self._item is not None:
                    yield self._break_off(str(error), 0)
                else:
                    place = f"{self.path}:{self._line()}"
                    cure = "give an RSS or Atom feed"
                    yield Failure(place=place, code=UNKNOWN_KIND, message=str(error), cure=cure)
                return
            yield from self._drain()

    def _drain(self) -> Iterator[Record | Failure]:
        yield from self._found
        self._found.clear()

    def _make_expat(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8")
        parser.UseForeignDTD(True)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.SkippedEntityHandler = self._entity
        parser.EntityDeclHandler = self._refuse_entities
        return parser

    def _refuse_entities(self, *declaration: object) -> None:
        raise _RefusedError("the document type declares entities")

    def _entity(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._characters(html.unescape(f"&{name};"))

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        name = qualified.removeprefix("atom:")
        if not self._stack and name not in _ROOTS:
            raise _RefusedError(f"<{name[:40]}> is no feed")
        self._stack.append(name)
        depth = len(self._stack)
        if depth > _DEEPEST:
            raise _RefusedError("elements nest too deep")
        if self._item is None:
            if name in _ITEMS:
                self._item, self._item_depth, self._size = {}, depth, 0
                self._item_line = self._line()
                self._item_at = self._expat.CurrentByteIndex
            return
        if depth == self._item_depth + 1:
            self._field, self._field_depth = _FIELDS.get(name), depth
            if name == "link" and attributes.get("href") and attributes.get("rel", "alternate") == "alternate":
                self._item.setdefault("link", []).append(attributes["href"])
                self._field = None
        elif self._field and name in _BLOCKS and name != "br":
            self._characters("\n")

    def _end(self, qualified: str) -> None:
        depth = len(self._stack)
        name = self._stack.pop()
        if self._item is None:
            self._outlet_parts.append("\0")
            return
        if depth == self._item_depth:
            self._found.append(self._make_record(self._item))
            self._item = None
        elif depth == self._field_depth and self._field:
            self._item.setdefault(self._field, []).append("\0")
            self._field = None
        elif self._field and name in _BLOCKS:
            self._characters("\n")

    def _characters(self, data: str) -> None:
        if self._item is None:
            if self._stack[-1:] == ["title"] and self._stack[-2] in _NAMED and len(self._outlet_parts) < _CHUNK:
                self._outlet_parts.append(data)
            return
        if self._field and self._size <= LARGEST_DOCUMENT:
            self._size += len(data)
            self._item.setdefault(self._field, []).append(data)

    def _make_record(self, item: dict[str, list[str]]) -> Record | Failure:
        if self._size > LARGEST_DOCUMENT:
            return too_large(f"{self.path}:{self._item_line}")
        # \0 parts the elements of one field; the first filled one counts
        fields = {
            name: next((part for part in "".join(parts).split("\0") if part.strip()), "")
            for name, parts in item.items()
        }
        title = _one_line(text_of_fragment(fields.get("title", "")))
        bodies = (text_of_fragment(fields.get(name, "")) for name in ("content", "summary"))
        text = next((body for body in bodies if body.strip()), title or "")
        place = f"{self.path}:{self._item_line}"
        if not text:
            return Failure(place=place, code=NO_TEXT, message="an item without text", cure="leave the item out")
        link = fields.get("link", "").strip()
        dates = (parse_published(fields.get(name, "").strip()) for name in ("published", "date"))
        return Record(
            place=place,
            text=text,
            title=title,
            outlet=self.channel_title(),
            published=next((date for date in dates if date), None),
            url=link if link.startswith(("http://", "https://")) else None,
        )

    def channel_title(self) -> str | None:
        """The feed's own title, the first there is."""
        if self.outlet is None:
            titles = "".join(self._outlet_parts).split("\0")
            self.outlet = next(filter(None, map(_one_line, titles)), None)
        return self.outlet

    def _line(self) -> int:
        return self._first_line + self._expat.CurrentLineNumber - 1

    def _break_off(self, message: str, at: int) -> Failure:
        """Note where to go on: after the break, or after the start of an open item, which takes in those after it."""
        in_item = self._item is not None
        self.broken_at = self._item_at + 1 if in_item else max(at, 1)
        line = self._item_line if in_item else self._line()
        return Failure(place=f"{self.path}:{line}", code=DAMAGED_FEED, message=message, cure=_CURE)


def _one_line(value: str) -> str | None:
    return " ".join(value.split()) or None
